import { yearOf } from '@hongzhu/domain'
import { owedIfFoundedBy, promptDays, requiredMeetings } from '@hongzhu/domain/indicator'
import { MEETING_KIND_LABELS, type MeetingKind } from '@hongzhu/domain/meeting'
import { BRANCH_KINDS, type OrgKind } from '@hongzhu/domain/org'
import { type RawBuilder, sql } from 'kysely'
import { below, labelled, listed, nameOn, orgColumns, type RowArgs, type RowQuery, type RowQueryOf, valid } from './row-query.ts'

type Sql = RawBuilder<unknown>

const recorded = sql`t.state in ('confirmed', 'archived')`
const within = ({ from, on }: RowArgs) => sql`t.held_on between ${from} and ${on}`
const kindsOf = sql`(select string_agg(${labelled(sql`k.kind`, MEETING_KIND_LABELS)}, '、' order by k.kind) from meeting_section k where k.meeting_id = t.id)`

/** `t`: what was held in the span; `pl`: where its organisation stood on the day (dissolved ones where they stood last). */
const heldIn = (args: RowArgs, join: Sql = sql``) => sql`from meeting t
    join org_placement pl on pl.org_id = t.org_id and ${valid('pl', args.on)} and ${below(sql`pl.path`, args.path)} ${join}
    where ${recorded} and ${within(args)}`

const meetings =
  (more: (args: RowArgs) => Partial<RowQuery> = () => ({})): RowQueryOf =>
  (args) => ({
    subject: 'meeting',
    id: sql`t.id`,
    label: sql`coalesce(nullif(t.title, ''), ${kindsOf}, '会议')`,
    orgId: sql`t.org_id`,
    orgName: nameOn(sql`t.org_id`, args.on),
    hit: sql`true`,
    day: sql`t.held_on`,
    note: sql`'应到 ' || t.due_count || ' 人，实到 ' || t.present_count || ' 人'`,
    path: sql`pl.path`,
    parts: {},
    from: heldIn(args),
    order: sql`t.held_on desc, t.id desc`,
    ...more(args),
  })

const byKind = meetings((args) => ({
  parts: { meetingKind: sql`k.kind` },
  note: labelled(sql`k.kind`, MEETING_KIND_LABELS),
  from: heldIn(args, sql`join meeting_section k on k.meeting_id = t.id`),
}))

const counted = () => ({ measure: sql`t.present_count`, base: sql`t.due_count` })

const isOnTime = (args: RowArgs) => sql`t.recorded_on <= t.held_on + ${promptDays(args.on)}::int`
const recordedNote = sql`'会议 ' || t.held_on || '，录入 ' || t.recorded_on`
const promptness = (args: RowArgs) => ({
  parts: { promptness: sql`case when ${isOnTime(args)} then 'onTime' else 'late' end` },
  note: recordedNote,
})

/** Branches that owe the meeting, with how often they held it in the span. */
const owed =
  (
    kind: MeetingKind & ('themeDay' | 'general' | 'class' | 'life'),
    period: 'month' | 'quarter' | 'year',
    kinds: readonly OrgKind[],
  ): RowQueryOf =>
  (args) => ({
    ...orgColumns,
    hit: sql`coalesce(h.times, 0) >= ${requiredMeetings(kind, args.on)}::int`,
    day: sql`h.last_on`,
    note: sql`coalesce('已开 ' || h.times || ' 次，最近 ' || h.last_on, '未见记录')`,
    from: sql`from org_at(${args.on}) o
      left join (
        select t.org_id, count(*) as times, max(t.held_on) as last_on
        from meeting t join meeting_section k on k.meeting_id = t.id and k.kind = ${kind}
        where ${recorded} and ${within(args)}
          ${kind === 'life' ? sql`and coalesce(t.for_year, extract(year from t.held_on)::int) = ${yearOf(args.on)}::int` : sql``}
        group by t.org_id
      ) h on h.org_id = o.id
      where ${below(sql`o.path`, args.path)} and o.kind in ${listed(kinds)} and o.founded_on <= ${owedIfFoundedBy(period, args.on)}`,
  })

export const MEETING_QUERIES: Record<string, RowQueryOf> = {
  'meeting.sessions': meetings(),
  'meeting.byKind': byKind,
  'meeting.themeDay': owed('themeDay', 'month', BRANCH_KINDS),
  'meeting.general': owed('general', 'quarter', BRANCH_KINDS),
  'meeting.class': owed('class', 'quarter', BRANCH_KINDS),
  'meeting.life': owed('life', 'year', ['branch', 'jointBranch']),
  'attendance.personTimes': meetings(counted),
  'attendance.rate': meetings(counted),
  'timeliness.onTime': meetings((args) => ({ hit: isOnTime(args), ...promptness(args) })),
  'timeliness.late': meetings((args) => ({ hit: sql`not (${isOnTime(args)})`, ...promptness(args), parts: {} })),
}
