import { date, maxDate, type PlainDate, readDate } from '@hongzhu/domain'
import type { MeetingFact, MeetingKind, OrgLifeFacts } from '@hongzhu/domain/meeting'
import type { OrgKind } from '@hongzhu/domain/org'
import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'
import { listTalkDays } from './talk-queries.ts'

interface OrgRow {
  id: string
  name: string
  kind: OrgKind
  foundedOn: PlainDate
  dissolvedOn: PlainDate | null
  /** The day from which duties are derived in this system; empty: from founding. */
  goLiveOn: unknown
}
interface SpanRow {
  orgId: string
  personId: string
  from: PlainDate
  until: PlainDate | null
}
type MeetingRow = Omit<MeetingFact, 'forYear' | 'lecturerPersonId'> & { forYear: number | null; lecturerPersonId: string | null }

/** The day from which duties are derived in this system, as stored; empty: from founding. */
export const DUTIES_FROM = sql`(select value from setting where key = 'duties.from')`

/** Organisations that exist or existed, with the last name and kind up to the day. */
async function listOrgs(db: Database, orgIds: readonly string[], on: PlainDate): Promise<OrgRow[]> {
  const { rows } = await sql<OrgRow>`
    select o.id, n.name, k.kind, o.founded_on as "foundedOn", o.dissolved_on as "dissolvedOn",
      ${DUTIES_FROM} as "goLiveOn"
    from org o
    cross join lateral (select name from org_name where org_id = o.id and from_on <= ${on} order by from_on desc limit 1) n
    cross join lateral (select kind from org_kind where org_id = o.id and from_on <= ${on} order by from_on desc limit 1) k
    where o.id = any(${[...orgIds]}::bigint[])`.execute(db)
  return rows
}

async function listCommitteeSpans(db: Database, orgIds: readonly string[]) {
  const { rows } = await sql<{ orgId: string; from: PlainDate | null; until: PlainDate | null }>`
    select org_id as "orgId", started_on as "from", ended_on as "until" from term
    where org_id = any(${[...orgIds]}::bigint[]) and has_committee
    order by org_id, started_on nulls first`.execute(db)
  return rows
}

/** Confirmed and archived meetings; drafts and voided ones never count. */
async function listMeetings(db: Database, orgIds: readonly string[], from: PlainDate, on: PlainDate): Promise<MeetingRow[]> {
  const { rows } = await sql<MeetingRow>`
    select m.id, m.org_id as "orgId", m.held_on as "heldOn", m.recorded_on as "recordedOn", m.for_year as "forYear",
      m.lecturer_person_id as "lecturerPersonId", m.due_count as due, m.present_count as present,
      array(select s.kind from meeting_section s where s.meeting_id = m.id) as kinds
    from meeting m
    where m.org_id = any(${[...orgIds]}::bigint[]) and m.state in ('confirmed', 'archived')
      and m.held_on >= ${from} and m.held_on <= ${on}`.execute(db)
  return rows
}

async function listSecretaries(db: Database, orgIds: readonly string[]): Promise<SpanRow[]> {
  const { rows } = await sql<SpanRow>`
    select org_id as "orgId", person_id as "personId", from_on as "from", until_on as "until" from post
    where org_id = any(${[...orgIds]}::bigint[]) and duty = 'secretary' order by org_id, from_on`.execute(db)
  return rows
}

/** Party classes that secretaries of these organisations gave elsewhere (MTG-06). */
async function listLecturesElsewhere(db: Database, orgIds: readonly string[], from: PlainDate, on: PlainDate) {
  const { rows } = await sql<{ orgId: string; id: string; heldOn: PlainDate }>`
    select p.org_id as "orgId", m.id, m.held_on as "heldOn"
    from post p join meeting m on m.lecturer_person_id = p.person_id and m.org_id <> p.org_id
    where p.org_id = any(${[...orgIds]}::bigint[]) and p.duty = 'secretary'
      and p.from_on <= m.held_on and (p.until_on is null or p.until_on > m.held_on)
      and m.state in ('confirmed', 'archived') and m.held_on >= ${from} and m.held_on <= ${on}
      and exists (select from meeting_section s where s.meeting_id = m.id and s.kind = 'class')`.execute(db)
  return rows
}

function grouped<T extends { orgId: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const known = found.get(row.orgId)
    if (known) known.push(row)
    else found.set(row.orgId, [row])
  }
  return found
}
const spanOf = (from: PlainDate, until: PlainDate | null) => ({ from, ...(until ? { until } : {}) })

const factOf = (row: MeetingRow): MeetingFact => ({
  id: row.id,
  orgId: row.orgId,
  heldOn: row.heldOn,
  recordedOn: row.recordedOn,
  kinds: row.kinds as MeetingKind[],
  due: row.due,
  present: row.present,
  ...(row.forYear === null ? {} : { forYear: row.forYear }),
  ...(row.lecturerPersonId === null ? {} : { lecturerPersonId: row.lecturerPersonId }),
})

/** MTG-01 至 MTG-08：这些组织自某日起的组织生活情况，已确认和已归档的才算；每类事实一次查询。 */
export async function loadLifeFacts(
  db: Database,
  orgIds: readonly string[],
  from: PlainDate,
  on: PlainDate,
): Promise<Map<string, OrgLifeFacts>> {
  if (orgIds.length === 0) return new Map()
  const [orgs, spans, meetings, secretaries, lectures, talks] = await Promise.all([
    listOrgs(db, orgIds, on),
    listCommitteeSpans(db, orgIds).then(grouped),
    listMeetings(db, orgIds, from, on).then(grouped),
    listSecretaries(db, orgIds).then(grouped),
    listLecturesElsewhere(db, orgIds, from, on).then(grouped),
    listTalkDays(db, orgIds, from, on).then(grouped),
  ])
  return new Map(
    orgs.map((org) => {
      const goLive = typeof org.goLiveOn === 'string' ? readDate(org.goLiveOn) : undefined
      const secretarySpans = (secretaries.get(org.id) ?? []).map((row) => ({
        personId: row.personId,
        ...spanOf(row.from, row.until),
      }))
      const present = secretarySpans.find((span) => span.from <= on && (!('until' in span) || (span.until as PlainDate) > on))
      const facts: OrgLifeFacts = {
        orgId: org.id,
        kind: org.kind,
        name: org.name,
        foundedOn: org.foundedOn,
        ...(org.dissolvedOn ? { dissolvedOn: org.dissolvedOn } : {}),
        committeeSpans: (spans.get(org.id) ?? []).map((row) => spanOf(row.from ?? org.foundedOn, row.until)),
        meetings: (meetings.get(org.id) ?? []).map(factOf),
        ...(present ? { secretaryPersonId: present.personId } : {}),
        ...(secretarySpans.length > 0 ? { secretarySpans } : {}),
        secretaryLectures: (lectures.get(org.id) ?? []).map(({ id, heldOn }) => ({ id, heldOn })),
        talksOn: (talks.get(org.id) ?? []).map((row) => row.on),
        dutiesFrom: goLive ? maxDate(goLive, org.foundedOn) : date(org.foundedOn),
      }
      return [org.id, facts]
    }),
  )
}

/** A decision or measure not yet done, for the due list. */
export interface OpenDecision {
  id: string
  meetingId: string
  orgId: string
  heldOn: PlainDate
  text: string
  isMeasure: boolean
  ownerPersonId: string | null
  dueOn: PlainDate | null
}

/** MTG-14：到某日尚未完成的决定事项和整改措施；作废的会议不算。 */
export async function loadOpenDecisions(
  db: Database,
  orgIds: readonly string[],
  on: PlainDate,
): Promise<Map<string, OpenDecision[]>> {
  if (orgIds.length === 0) return new Map()
  const { rows } = await sql<OpenDecision>`
    select d.id, d.meeting_id as "meetingId", d.org_id as "orgId", m.held_on as "heldOn", d.body as text, d.is_measure as "isMeasure",
      d.owner_person_id as "ownerPersonId", d.due_on as "dueOn"
    from decision d join meeting m on m.id = d.meeting_id
    where d.org_id = any(${[...orgIds]}::bigint[]) and m.state in ('confirmed', 'archived') and m.held_on <= ${on}
      and (d.done_on is null or d.done_on > ${on})
    order by d.org_id, d.due_on nulls last, d.id`.execute(db)
  return grouped(rows)
}
