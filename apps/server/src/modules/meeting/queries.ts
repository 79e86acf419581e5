import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import type { MeetingKind, MeetingState } from '@hongzhu/domain/meeting'
import { minutesLateDays } from '@hongzhu/domain/norms'
import type { OrgKind } from '@hongzhu/domain/org'
import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'
import { localOverTime } from '../norm/index.ts'

export interface ListFilter {
  orgId?: string | undefined
  kind?: MeetingKind | undefined
  from?: PlainDate | undefined
  to?: PlainDate | undefined
  state?: MeetingState | undefined
  late?: boolean | undefined
  q?: string | undefined
  sort: 'heldOn' | 'recordedOn' | 'org'
  order: 'asc' | 'desc'
  page: number
  pageSize: number
}

export interface ListRow {
  id: string
  clientKey: string
  orgId: string
  orgName: string
  /** On the day of the meeting. */
  orgKind: OrgKind
  kinds: MeetingKind[]
  title: string
  heldOn: PlainDate
  startTime: string | null
  place: string
  due: number
  present: number
  state: MeetingState
  isLate: boolean
  recordedOn: PlainDate
  warnings: number
  changedAt: string
}

const SORT = {
  heldOn: { asc: sql`m.held_on asc, m.id asc`, desc: sql`m.held_on desc, m.id desc` },
  recordedOn: { asc: sql`m.recorded_on asc, m.id asc`, desc: sql`m.recorded_on desc, m.id desc` },
  org: { asc: sql`r.path asc, m.held_on desc, m.id desc`, desc: sql`r.path desc, m.held_on desc, m.id desc` },
} as const

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** Organisations in reach with the place of the day (dissolved ones keep their last place). */
export const reachOf = (scope: Scope, on: PlainDate, orgId: string | undefined) => sql`
  select p.org_id, p.path from org_placement p
  where p.from_on <= ${on} and (p.until_on is null or p.until_on > ${on}) and ${inScope(sql.ref('p.path'), scope)}
    ${
      orgId
        ? sql`and exists (select from org_placement a where a.org_id = ${orgId} and a.from_on <= ${on} and (a.until_on is null or a.until_on > ${on})
            and p.path >= a.path and p.path < (a.path || '~') collate "C")`
        : sql``
    }`

/** MTG-14：会后几天之内录入算及时，以会议当日的规定为准，有当地规定的组织从其规定。 */
async function lateness(db: Database) {
  const local = await localOverTime(db, minutesLateDays)
  const law = minutesLateDays.history
    .toReversed()
    .map((entry) => sql`when m.held_on >= ${entry.from} then ${entry.value === 'repealed' ? null : entry.value}::int`)
  const column = <T>(read: (stretch: (typeof local)[number]) => T) => local.map(read)
  return {
    join: sql`left join unnest(${column((one) => one.orgId)}::bigint[], ${column((one) => one.from)}::date[],
        ${column((one) => one.until ?? null)}::date[], ${column((one) => one.value)}::int[]) as late (org_id, from_on, until_on, days)
      on late.org_id = m.org_id and late.from_on <= m.held_on and (late.until_on is null or late.until_on > m.held_on)`,
    isLate: sql<boolean>`coalesce(m.recorded_on - m.held_on > coalesce(late.days, case ${sql.join(law, sql` `)} end), false)`,
  }
}

/** Meetings of the organisations in reach and below, as they stood on the day. */
export async function listMeetings(
  db: Database,
  scope: Scope,
  filter: ListFilter,
  on: PlainDate,
): Promise<{ rows: ListRow[]; total: number }> {
  const { join, isLate } = await lateness(db)
  // Every meeting is measured only when asked for; otherwise those of the page alone.
  const asked = filter.late === undefined ? sql`` : join
  const where = sql`
    m.org_id = r.org_id and m.held_on <= ${filter.to && filter.to < on ? filter.to : on}
    ${filter.from ? sql`and m.held_on >= ${filter.from}` : sql``}
    ${filter.kind ? sql`and exists (select from meeting_section s where s.meeting_id = m.id and s.kind = ${filter.kind})` : sql``}
    ${filter.state ? sql`and m.state = ${filter.state}` : sql`and m.state <> 'voided'`}
    ${filter.late === undefined ? sql`` : filter.late ? sql`and ${isLate} and m.state in ('confirmed', 'archived')` : sql`and not ${isLate}`}
    ${
      filter.q
        ? sql`and (m.title ilike ${like(filter.q)} or m.place ilike ${like(filter.q)} or m.theme ilike ${like(filter.q)}
            or exists (select from agenda_item a where a.meeting_id = m.id and a.title ilike ${like(filter.q)}))`
        : sql``
    }`
  const page = sql<ListRow>`
    with reach as (${reachOf(scope, on, filter.orgId)})
    select m.id, m.client_key as "clientKey", m.org_id as "orgId", n.name as "orgName", m.title, m.held_on as "heldOn", m.starts_at as "startTime",
      m.place, m.due_count as due, m.present_count as present, m.state, ${isLate} as "isLate", m.recorded_on as "recordedOn",
      jsonb_array_length(m.passed_warnings) as warnings, m.changed_at as "changedAt",
      (select kind from org_kind where org_id = m.org_id order by (from_on <= m.held_on) desc, from_on desc limit 1) as "orgKind",
      array(select s.kind from meeting_section s where s.meeting_id = m.id order by s.kind) as kinds
    from (select m.*, r.path from meeting m join reach r on m.org_id = r.org_id ${asked} where ${where}
      order by ${SORT[filter.sort][filter.order]} limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}) m
    ${join}
    join lateral (select m.path) r on true
    cross join lateral (select name from org_name where org_id = m.org_id and from_on <= ${on} order by from_on desc limit 1) n
    order by ${SORT[filter.sort][filter.order]}`
  const count = sql<{ total: number }>`
    with reach as (${reachOf(scope, on, filter.orgId)})
    select count(*)::int as total from meeting m join reach r on m.org_id = r.org_id ${asked} where ${where}`
  const [found, counted] = await Promise.all([page.execute(db), count.execute(db)])
  return { rows: found.rows, total: counted.rows[0]?.total ?? 0 }
}

export interface DecisionRow {
  id: string
  meetingId: string
  orgId: string
  orgName: string
  heldOn: PlainDate
  text: string
  isMeasure: boolean
  ownerPersonId: string | null
  ownerName: string | null
  dueOn: PlainDate | null
  doneOn: PlainDate | null
  doneNote: string | null
}

const DECISION = sql<DecisionRow>`d.id, d.meeting_id as "meetingId", d.org_id as "orgId", m.held_on as "heldOn", d.body as text,
  d.is_measure as "isMeasure", d.owner_person_id as "ownerPersonId", d.due_on as "dueOn", d.done_on as "doneOn", d.done_note as "doneNote",
  (select name from org_name where org_id = d.org_id order by from_on desc limit 1) as "orgName"`

/** Decisions and measures of settled meetings in reach, the earliest due first. */
export async function listDecisions(
  db: Database,
  scope: Scope,
  filter: { orgId?: string | undefined; open?: boolean | undefined; page: number; pageSize: number },
  on: PlainDate,
): Promise<{ rows: DecisionRow[]; total: number }> {
  const from = sql`from decision d join meeting m on m.id = d.meeting_id
    where m.state in ('confirmed', 'archived') and m.held_on <= ${on} and d.org_id in (select org_id from reach)
    ${
      filter.open === undefined
        ? sql``
        : filter.open
          ? sql`and (d.done_on is null or d.done_on > ${on})`
          : sql`and d.done_on <= ${on}`
    }`
  const reach = sql`with reach as (${reachOf(scope, on, filter.orgId)})`
  const [found, counted] = await Promise.all([
    sql<DecisionRow>`${reach} select ${DECISION}, (select name from person where id = d.owner_person_id) as "ownerName" ${from}
      order by d.due_on nulls last, d.id limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}`.execute(db),
    sql<{ total: number }>`${reach} select count(*)::int as total ${from}`.execute(db),
  ])
  return { rows: found.rows, total: counted.rows[0]?.total ?? 0 }
}

/** Decisions of one meeting with their owners' names. */
export async function listDecisionsOf(db: Database, meetingId: string): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select ${DECISION}, w.name as "ownerName"
    from decision d join meeting m on m.id = d.meeting_id
    left join meeting_names(${meetingId}::bigint) w on w.person_id = d.owner_person_id
    where d.meeting_id = ${meetingId} order by d.seq`.execute(db)
  return rows
}

/** A decision in reach, locked; undefined when there is none. */
export async function lockDecision(db: Database, scope: Scope<'meeting.write'>, id: string, today: PlainDate) {
  const { rows } = await sql<{
    id: string
    meetingId: string
    orgId: string
    heldOn: PlainDate
    doneOn: PlainDate | null
    doneNote: string | null
    state: MeetingState
    text: string
  }>`
    select d.id, d.meeting_id as "meetingId", d.org_id as "orgId", m.held_on as "heldOn", d.done_on as "doneOn", d.done_note as "doneNote",
      m.state, d.body as text
    from decision d join meeting m on m.id = d.meeting_id join org_placement p on p.org_id = d.org_id
    where d.id = ${id} and p.from_on <= ${today} and (p.until_on is null or p.until_on > ${today}) and ${inScope(sql.ref('p.path'), scope)}
    for update of d`.execute(db)
  return rows[0]
}

/** Records that a decision was carried out; by whom and when it was recorded stays. */
export const closeDecision = (db: Database, id: string, done: { on: PlainDate; note: string; accountId: string }) =>
  db
    .updateTable('decision')
    .set({ done_on: done.on, done_note: done.note, done_recorded_at: sql`now()`, done_recorded_by: done.accountId })
    .where('id', '=', id)
    .execute()
