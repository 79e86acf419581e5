import { addMonths, type PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import { type MeetingKind, sittingTitle } from '@hongzhu/domain/meeting'
import type { MemberStatus } from '@hongzhu/domain/member'
import type { OrgKind } from '@hongzhu/domain/org'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'
import { byLabel, inForce } from './sql-queries.ts'

/** A person resolved through a scope: kept by an organisation in reach, or formerly a member of one. */
export interface PersonRef {
  id: string
  name: string
  orgId: string
  orgPath: string
  version: number
  /** False: has left for elsewhere; only what happened within reach is shown. */
  isKept: boolean
}

/** The person within the scope on the day, or undefined. */
export async function findPerson(db: Database, scope: Scope, personId: string, today: PlainDate): Promise<PersonRef | undefined> {
  const { rows } = await sql<PersonRef>`
    select p.id, p.name, p.keeper_org_id as "orgId", r.path as "orgPath", p.version, ${inScope(sql.ref('r.path'), scope)} as "isKept"
    from person p join org_placement r on r.org_id = p.keeper_org_id and ${inForce('r', today)}
    where p.id = ${personId} and (${inScope(sql.ref('r.path'), scope)} or exists (
      select from org_placement f where f.org_id = any(p.former_org_ids) and ${inForce('f', today)} and ${inScope(sql.ref('f.path'), scope)}))`.execute(
    db,
  )
  return rows[0]
}

/** How much of the sensitive fields may leave the database: masked for whom, or in full for the person themself. */
export interface View {
  kind: 'masked' | 'own'
  isEntitled: boolean
}

export interface IdentityRow {
  name: string
  version: number
  sex: '1' | '2' | null
  ethnicity: string | null
  bornOn: PlainDate | null
  /** Whether the birth date is known to the day or to the month alone; the day then stored is the first. */
  bornPrecision: 'day' | 'month'
  birthNote: string | null
  education: string | null
  degree: string | null
  workPost: string | null
  title: string | null
  nativePlace: string | null
  workedFrom: PlainDate | null
  isFrontLine: boolean | null
  idNo: string | null
  phone: string | null
  address: string | null
  hasIdNo: boolean
  hasPhone: boolean
  hasAddress: boolean
  isMember: boolean
  appliedOn: PlainDate | null
  activistOn: PlainDate | null
  candidateOn: PlainDate | null
  joinedOn: PlainDate | null
  fullOn: PlainDate | null
  isFloating: boolean
  floatingTo: string | null
  floatingFrom: PlainDate | null
  floatingReason: string | null
  floatingContact: string | null
  isLost: boolean
  lostOn: PlainDate | null
  recordedAt: string
  recordedBy: string | null
  orgId: string
  orgName: string
}

const accountName = (column: string): RawBuilder<string | null> =>
  sql`(select a.display_name from account a where a.id = ${sql.ref(column)})`
const orgName = (column: string, on: string): RawBuilder<string> =>
  sql`coalesce((select n.short_name from org_name n where n.org_id = ${sql.ref(column)} and n.from_on <= ${sql.ref(on)} and (n.until_on is null or n.until_on > ${sql.ref(on)})),
    (select n.short_name from org_name n where n.org_id = ${sql.ref(column)} order by n.from_on desc limit 1), '')`
const recorded = (alias: string) =>
  sql`${sql.ref(`${alias}.recorded_at`)} as "recordedAt", ${accountName(`${alias}.recorded_by`)} as "recordedBy"`

/** The absence of this kind on the day, of person `p` (MDS-19). */
const awayOn = (alias: string, kind: 'floating' | 'lost', on: PlainDate): RawBuilder<unknown> =>
  sql`left join member_away ${sql.ref(alias)} on ${sql.ref(`${alias}.person_id`)} = p.id and ${sql.ref(`${alias}.kind`)} = ${kind}
    and (${sql.ref(`${alias}.from_on`)} is null or ${sql.ref(`${alias}.from_on`)} <= ${on})
    and (${sql.ref(`${alias}.until_on`)} is null or ${sql.ref(`${alias}.until_on`)} > ${on})`

/** Identity and member fields of one person; sensitive ones masked in the select unless it is the person's own page. */
export async function findIdentity(
  db: Database,
  personId: string,
  view: View,
  on: PlainDate,
  today: PlainDate,
): Promise<IdentityRow | undefined> {
  const own = view.kind === 'own'
  const { rows } = await sql<IdentityRow>`
    select p.name, p.version, p.sex, p.ethnicity, p.born_on as "bornOn", p.born_precision as "bornPrecision", p.birth_note as "birthNote", p.education, p.degree,
      p.work_post as "workPost", p.title, p.native_place as "nativePlace", p.worked_from as "workedFrom", p.is_front_line as "isFrontLine",
      ${own ? sql`p.id_no` : byLabel('idNo', 'p.id_no', view.isEntitled)} as "idNo", ${own ? sql`p.phone` : byLabel('phone', 'p.phone')} as phone,
      ${own ? sql`p.address` : byLabel('address', 'p.address')} as address,
      p.id_no is not null as "hasIdNo", p.phone is not null as "hasPhone", p.address is not null as "hasAddress", m.person_id is not null as "isMember",
      m.applied_on as "appliedOn", m.activist_on as "activistOn", m.candidate_on as "candidateOn", m.joined_on as "joinedOn", m.full_on as "fullOn",
      f.person_id is not null as "isFloating", f.destination as "floatingTo", f.from_on as "floatingFrom",
      f.reason as "floatingReason", f.contact as "floatingContact", l.person_id is not null as "isLost", l.from_on as "lostOn",
      ${recorded('p')}, p.keeper_org_id as "orgId",
      (select n.short_name from org_name n where n.org_id = p.keeper_org_id and ${inForce('n', today)}) as "orgName"
    from person p left join member m on m.person_id = p.id
    ${awayOn('f', 'floating', on)} ${awayOn('l', 'lost', on)} where p.id = ${personId}`.execute(db)
  return rows[0]
}

interface Span {
  fromOn: PlainDate
  untilOn: PlainDate | null
  docNo: string | null
  recordedAt: string
  recordedBy: string | null
}

/** Homes of the person that may be seen here, newest first. */
export const listHomes = async (db: Database, personId: string) =>
  (
    await sql<Span & { orgId: string; orgName: string; entryKind: string; leaveKind: string | null }>`
      select s.org_id as "orgId", ${orgName('s.org_id', 's.from_on')} as "orgName", s.entry_kind as "entryKind", s.leave_kind as "leaveKind",
        s.from_on as "fromOn", s.until_on as "untilOn", s.doc_no as "docNo", ${recorded('s')}
      from homes_of(${personId}) s order by s.from_on desc`.execute(db)
  ).rows

export const listStatuses = async (db: Database, personId: string) =>
  (
    await sql<Span & { status: MemberStatus; orgName: string; decidedBy: string | null; reason: string | null }>`
      select s.status, ${orgName('s.org_id', 's.from_on')} as "orgName",
        case when s.decided_by is not null then ${orgName('s.decided_by', 's.from_on')} end as "decidedBy", s.reason,
        s.from_on as "fromOn", s.until_on as "untilOn", s.doc_no as "docNo", ${recorded('s')}
      from statuses_of(${personId}) s order by s.from_on desc`.execute(db)
  ).rows

export const listPosts = async (db: Database, personId: string) =>
  (
    await sql<Span & { orgId: string; orgName: string; duty: string; appointment: string }>`
      select s.org_id as "orgId", ${orgName('s.org_id', 's.from_on')} as "orgName", s.duty, s.appointment,
        s.from_on as "fromOn", s.until_on as "untilOn", s.doc_no as "docNo", ${recorded('s')}
      from posts_of(${personId}) s order by s.from_on desc`.execute(db)
  ).rows

export const listGroups = async (db: Database, personId: string) =>
  (
    await sql<Omit<Span, 'docNo'> & { groupId: string; groupName: string }>`
      select s.group_id as "groupId", ${orgName('s.group_id', 's.from_on')} as "groupName",
        s.from_on as "fromOn", s.until_on as "untilOn", ${recorded('s')}
      from group_member s where s.person_id = ${personId} order by s.from_on desc`.execute(db)
  ).rows

export const listReliefs = async (db: Database, personId: string) =>
  (
    await sql<Span & { id: string; kind: 'attendance' | 'rights'; reason: string; reviewOn: PlainDate | null }>`
      select s.id, s.kind, s.reason, s.review_on as "reviewOn",
        s.from_on as "fromOn", s.until_on as "untilOn", s.doc_no as "docNo", ${recorded('s')}
      from member_relief s where s.person_id = ${personId} order by s.from_on desc, s.id desc`.execute(db)
  ).rows

/** Sittings that count: confirmed or archived. */
const counted = sql<SqlBool>`t.state in ('confirmed', 'archived')`

/** What each count of attendance counts; the number and the list behind it go by the same words. */
const COUNTED = {
  due: sql<SqlBool>`a.is_due`,
  present: sql<SqlBool>`a.state = 'present'`,
  leave: sql<SqlBool>`a.is_due and a.state = 'leave'`,
  absent: sql<SqlBool>`a.is_due and a.state = 'absent'`,
}
export type AttendanceCount = keyof typeof COUNTED

/** The twelve months up to the day; the first day itself is outside. */
const yearUpTo = (on: PlainDate) => sql<SqlBool>`a.held_on > ${addMonths(on, -12)} and a.held_on <= ${on}`

/** Counts of the twelve months up to the day. */
export async function countAttendance(db: Database, personId: string, on: PlainDate) {
  const { rows } = await sql<Record<AttendanceCount, number>>`
    select count(*) filter (where ${COUNTED.due})::int as due, count(*) filter (where ${COUNTED.present})::int as present,
      count(*) filter (where ${COUNTED.leave})::int as leave, count(*) filter (where ${COUNTED.absent})::int as absent
    from attendance_of(${personId}) a join meeting t on t.id = a.meeting_id where ${counted} and ${yearUpTo(on)}`.execute(db)
  return { fromOn: addMonths(on, -12), untilOn: on, ...(rows[0] ?? { due: 0, present: 0, leave: 0, absent: 0 }) }
}

interface AttendancePage {
  page: number
  pageSize: number
  /** The sittings behind one count of the twelve months up to a day. */
  only?: { count: AttendanceCount; on: PlainDate } | undefined
}

/** The sittings of one person with their names, newest first, with the total; all of them, or those behind one count. */
export async function listAttendance(db: Database, personId: string, { page, pageSize, only }: AttendancePage) {
  const { rows } = await sql<{
    total: number
    meetingId: string
    heldOn: PlainDate
    title: string
    kinds: MeetingKind[]
    orgName: string
    orgKind: OrgKind
    state: 'present' | 'leave' | 'absent'
    isRelieved: boolean
  }>`
    select count(*) over ()::int as total, a.meeting_id as "meetingId", a.held_on as "heldOn", t.title, ${orgName('a.org_id', 'a.held_on')} as "orgName",
      array(select s.kind from meeting_section s where s.meeting_id = a.meeting_id) as kinds,
      (select kind from org_kind where org_id = a.org_id order by (from_on <= a.held_on) desc, from_on desc limit 1) as "orgKind",
      a.state, a.is_relieved as "isRelieved"
    from attendance_of(${personId}) a join meeting t on t.id = a.meeting_id
    where ${counted} ${only ? sql`and ${COUNTED[only.count]} and ${yearUpTo(only.on)}` : sql``}
    order by a.held_on desc, a.meeting_id desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ total: _total, kinds, orgKind, ...row }) => ({ ...row, title: sittingTitle({ ...row, kinds, orgKind }) })),
  }
}

/** Names of the organisations from the top of the scope down to the person's home. */
export async function listTrail(db: Database, path: string, scope: Scope, today: PlainDate): Promise<string[]> {
  const ids = path.split('/').filter(Boolean)
  const { rows } = await sql<{ name: string }>`
    select n.short_name as name from org_placement r join org_name n on n.org_id = r.org_id and ${inForce('n', today)}
    where r.org_id in (${sql.join(ids)}) and ${inForce('r', today)} and ${inScope(sql.ref('r.path'), scope)} order by r.path`.execute(
    db,
  )
  return rows.map((row) => row.name)
}

export interface EventRow {
  seq: string
  at: string
  type: string
  actor: string
  role: string | null
  summary: string
  reason: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** What was done about the person, newest first; a single type where only looks are asked for. */
export async function listEvents(
  db: Database,
  personId: string,
  input: { page: number; pageSize: number; type?: string; since?: PlainDate },
) {
  const { rows } = await sql<EventRow & { total: number }>`
    select count(*) over ()::int as total, e.seq::text, e.at, e.type, e.actor, e.role, e.summary, e.reason, e.before, e.after
    from event_all e where e.subject_kind = 'person' and e.subject_id = ${personId} and e.ok
      ${input.type ? sql`and e.type = ${input.type}` : sql``} ${input.since ? sql`and e.at >= ${input.since}::date` : sql``}
    order by e.seq desc limit ${input.pageSize} offset ${(input.page - 1) * input.pageSize}`.execute(db)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _total, ...row }) => row) }
}
