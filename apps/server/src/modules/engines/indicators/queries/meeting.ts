import { lengthOf, type PlainDate, yearOf } from '@hongzhu/domain'
import {
  type CalendarSlot,
  calendarSlot,
  dutyKeyOf,
  lastDayFor,
  owedIfBegunBy,
  owingKinds,
  promptDays,
  timesNeeded,
} from '@hongzhu/domain/indicator'
import { LIFE_KINDS, MEETING_KIND_LABELS, type MeetingKind } from '@hongzhu/domain/meeting'
import { type RawBuilder, sql } from 'kysely'
import { latestStart } from '../../../org/index.ts'
import {
  below,
  bound,
  byNorms,
  byPlace,
  isLife,
  labelled,
  listed,
  nameOn,
  orgColumns,
  type RowArgs,
  type RowQuery,
  type RowQueryOf,
  valid,
  valueAsOf,
} from './row-query.ts'

type Sql = RawBuilder<unknown>

const recorded = sql`t.state in ('confirmed', 'archived')`
const within = ({ from, on }: RowArgs) => sql`t.held_on between ${from} and ${on}`
const kindsOf = sql`(select string_agg(${labelled(sql`k.kind`, MEETING_KIND_LABELS)}, '、' order by k.kind) from meeting_section k where k.meeting_id = t.id)`

/** `t`: what was held in the span; `pl`: where its organisation stood on the day (dissolved ones where they stood last). */
const heldIn = (args: RowArgs, join: Sql = sql``) => sql`from meeting t
    join org_placement pl on pl.org_id = t.org_id and ${valid('pl', args.on)} and ${below(sql`pl.path`, args.path)} ${join}
    where ${recorded} and ${within(args)} and ${isLife}`

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
  from: heldIn(args, sql`join meeting_section k on k.meeting_id = t.id and k.kind in ${listed(LIFE_KINDS)}`),
}))

const counted = () => ({ measure: sql`t.present_count`, base: sql`t.due_count` })

/** By the norms of the day and place at which the meeting was held, as its own sheet and the list of late records go. */
const daysAllowed = (args: RowArgs) =>
  byPlace(args.norms(), sql`held_at.path`, promptDays, (days) => valueAsOf(days, sql`t.held_on`))
const isOnTime = (args: RowArgs) => sql`coalesce(t.recorded_on - t.held_on <= ${daysAllowed(args)}, true)`
/** Where the organisation stood on the day of the meeting; looked up only where notices make it matter. */
const heldAt = (args: RowArgs) =>
  args.norms().issuers.length === 0
    ? sql``
    : sql`left join org_placement held_at on held_at.org_id = t.org_id and held_at.from_on <= t.held_on
        and (held_at.until_on is null or held_at.until_on > t.held_on)`
const recordedNote = sql`'会议 ' || t.held_on || '，录入 ' || t.recorded_on`
const promptness = (args: RowArgs) => ({
  parts: { promptness: sql`case when ${isOnTime(args)} then 'onTime' else 'late' end` },
  note: recordedNote,
  from: heldIn(args, heldAt(args)),
})

/** What was held for the slot by organisation: the days, with a year stated where the calendar goes by it (MTG-08). */
const heldFor = ({ item, period }: CalendarSlot, to: PlainDate) => sql`(
    select t.org_id, array_agg(t.held_on) as days, count(*)::int as times, max(t.held_on) as last_on
    from meeting t join meeting_section k on k.meeting_id = t.id and k.kind = ${item.kind}
    where ${recorded} and t.held_on between ${period.first} and ${to}
      ${item.hasGrace ? sql`and coalesce(t.for_year, extract(year from t.held_on)::int) = ${yearOf(period.first)}::int` : sql``}
    group by t.org_id)`

/**
 * Organisations that owe the meeting in the slot of the day (or the one before it), by the norms of each, as the due list
 * derives them; one whose duty was excused and not met is left out.
 */
const owed = (kind: MeetingKind, back = false): RowQueryOf =>
  byNorms((args) => {
    const slot = calendarSlot(kind, args.on, back)
    const { item, period } = slot
    const norms = args.norms(args.path)
    const need = byPlace(norms, sql`o.path`, (local) => timesNeeded(slot, local), bound)
    const due = byPlace(norms, sql`o.path`, (local) => lastDayFor(slot, local), bound)
    const isOver = back && item.hasGrace
    const inTime = sql`(select count(*)::int as times, max(d.day) as last_on from unnest(h.days) d(day) where d.day <= ${due})`
    // Founded or taken into use inside the period: only what could still be held, as the due list counts it (dutyMinDays).
    const reachable = sql`case when b.begun <= ${period.first} then ${need}
      else greatest(1, ${need} * (${period.last}::date - b.begun + 1) / ${lengthOf(period)}::int) end`
    const hit = sql`coalesce(e.times, 0) >= ${reachable}`
    return {
      ...orgColumns,
      hit,
      day: sql`e.last_on`,
      note: sql`'应开 ' || ${reachable} || ' 次，' || case when e.times > 0 then '已开 ' || e.times || ' 次，最近 ' || e.last_on else '未见记录' end`,
      from: sql`from org_at(${args.on}) o
      cross join lateral (select greatest(o.founded_on, ${latestStart(sql`o.path`)}) as begun) b
      left join ${heldFor(slot, args.on)} h on h.org_id = o.id
      cross join lateral ${isOver ? inTime : sql`(select h.times, h.last_on)`} e
      left join excuse x on x.key = replace(${dutyKeyOf(slot, '{org}')}, '{org}', o.id::text) and x.revoked_at is null
      where ${below(sql`o.path`, args.path)} and o.kind in ${listed(owingKinds(slot))} and ${need} >= 1
        and b.begun <= ${owedIfBegunBy(slot)}
        and (o.kind <> 'temporaryBranch' or exists (select from membership s where s.org_id = o.id and ${valid('s', args.on)}))
        and (o.dissolved_on is null or o.dissolved_on > ${due}) and (x.key is null or ${hit})`,
    }
  })

export const MEETING_QUERIES: Record<string, RowQueryOf> = {
  'meeting.sessions': meetings(),
  'meeting.byKind': byKind,
  'meeting.themeDay': owed('themeDay'),
  'meeting.general': owed('general'),
  'meeting.class': owed('class'),
  'meeting.life': owed('life'),
  'meeting.lifeLastYear': owed('life', true),
  'attendance.personTimes': meetings(counted),
  'attendance.rate': meetings(counted),
  'timeliness.onTime': byNorms(meetings((args) => ({ hit: isOnTime(args), ...promptness(args) }))),
  'timeliness.late': byNorms(meetings((args) => ({ hit: sql`not (${isOnTime(args)})`, ...promptness(args), parts: {} }))),
}
