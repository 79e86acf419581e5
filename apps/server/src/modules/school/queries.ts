import type { Scope } from '@hongzhu/domain/access'
import type { ManagingOrg } from '@hongzhu/domain/school'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'

/** Organisations of the scope today, as a common table `reach`. */
const reach = (scope: Scope, today: string) => sql`reach as materialized (
  select org_id from org_placement
  where from_on <= ${today} and (until_on is null or until_on > ${today}) and ${inScope(sql.ref('path'), scope)})`

/** A school is in reach through whoever manages it, or through an organisation that covers it today. Two index look-ups, never every school. */
const IN_REACH = (today: string) => sql<SqlBool>`s.id = any (array(
  select m.id from school m join reach on reach.org_id = m.manager_org_id
  union
  select so.school_id from school_org so join reach on reach.org_id = so.org_id where so.until_on is null or so.until_on > ${today}))`

export interface SchoolRow {
  id: string
  code: string
  name: string
  shortName: string
  initials: string
  stage: string
  ownership: string
  governance: string | null
  regionCode: string
  regionName: string
  openedOn: string | null
  closedOn: string | null
  legalRepresentative: string | null
  managerOrgId: string | null
  version: number
  isManaged: boolean
}

async function listWhere(db: Database, scope: Scope, today: string, condition: RawBuilder<SqlBool>): Promise<SchoolRow[]> {
  const { rows } = await sql<SchoolRow>`
    with ${reach(scope, today)}
    select s.id, s.code, s.name, s.short_name as "shortName", s.initials, s.stage, s.ownership, s.governance, s.region_code as "regionCode",
      r.name as "regionName", s.opened_on as "openedOn", s.closed_on as "closedOn", s.legal_representative as "legalRepresentative",
      s.manager_org_id as "managerOrgId", s.version, coalesce(s.manager_org_id in (select org_id from reach), false) as "isManaged"
    from school s join region r on r.code = s.region_code
    where ${condition}
    order by r.sort, s.region_code, s.name_key, s.id`.execute(db)
  return rows
}

/** The named schools, which a figure has found within the scope of its day. */
export const listSchools = (db: Database, scope: Scope, today: string, ids: readonly string[]) =>
  listWhere(db, scope, today, sql<SqlBool>`s.id = any(${ids}::bigint[])`)

/** One school in reach; with `lock` for a command. */
export async function findSchool(db: Database, scope: Scope, today: string, id: string, lock = false) {
  if (lock) await sql`select id from school where id = ${id} for update`.execute(db)
  return (await listWhere(db, scope, today, sql<SqlBool>`${IN_REACH(today)} and s.id = ${id}`))[0]
}

interface Recorded {
  recordedAt: string
  recordedBy: string | null
}
export interface LinkRow extends Recorded {
  id: string
  schoolId: string
  orgId: string
  orgName: string
  orgDissolvedOn: string | null
  form: string
  from: string
  until: string | null
  docNo: string | null
}

/** Always of named schools: a county's page must not read what hangs on the schools of others. */
const ofSchools = (ids: readonly string[]) => sql`x.school_id = any(${ids}::bigint[])`
const recorded = sql`x.recorded_at as "recordedAt", a.display_name as "recordedBy"`

/** Which organisations cover the schools, oldest first, each by its latest name up to the day. */
export async function listLinks(db: Database, on: string, ids: readonly string[]): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select x.id, x.school_id as "schoolId", x.org_id as "orgId", n.short_name as "orgName", o.dissolved_on as "orgDissolvedOn", x.form,
      x.from_on as "from", x.until_on as until, x.doc_no as "docNo", ${recorded}
    from school_org x
    join org o on o.id = x.org_id
    join org_name n on n.org_id = x.org_id and n.from_on <= greatest(${on}::date, o.founded_on) and (n.until_on is null or n.until_on > greatest(${on}::date, o.founded_on))
    left join account a on a.id = x.recorded_by
    where ${ofSchools(ids)} order by x.from_on, x.id`.execute(db)
  return rows
}

export interface WorkRow extends Recorded {
  id: string
  schoolId: string
  form: string
  detail: string
  from: string
  until: string | null
  docNo: string | null
}

/** Party work that reaches the schools, oldest first. */
export async function listWork(db: Database, ids: readonly string[]): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select x.id, x.school_id as "schoolId", x.form, x.detail, x.from_on as "from", x.until_on as until, x.doc_no as "docNo", ${recorded}
    from work_cover x left join account a on a.id = x.recorded_by where ${ofSchools(ids)} order by x.from_on, x.id`.execute(db)
  return rows
}

export interface DossierRow extends Recorded {
  id: string
  schoolId: string
  item: string
  content: string
  source: string
  knownOn: string
  fullMembers: number | null
}

/** Dossier entries, oldest first. */
export async function listDossier(db: Database, ids: readonly string[]): Promise<DossierRow[]> {
  const { rows } = await sql<DossierRow>`
    select x.id, x.school_id as "schoolId", x.item, x.content, x.source, x.known_on as "knownOn", x.full_members as "fullMembers", ${recorded}
    from dossier_entry x left join account a on a.id = x.recorded_by where ${ofSchools(ids)} order by x.known_on, x.id`.execute(
    db,
  )
  return rows
}

export interface CaseRow extends Recorded {
  id: string
  schoolId: string
  openedOn: string
  proposal: string | null
  proposedOn: string | null
  closedOn: string | null
  result: string | null
  orgId: string | null
  orgName: string | null
  docNo: string | null
}

/** Establishment cases, newest first. */
export async function listCases(db: Database, ids: readonly string[]): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select x.id, x.school_id as "schoolId", x.opened_on as "openedOn", x.proposal, x.proposed_on as "proposedOn", x.closed_on as "closedOn",
      x.result, x.org_id as "orgId", n.short_name as "orgName", x.doc_no as "docNo", ${recorded}
    from establishment_case x left join account a on a.id = x.recorded_by left join org_name n on n.org_id = x.org_id and n.until_on is null
    where ${ofSchools(ids)} order by x.opened_on desc, x.id desc`.execute(db)
  return rows
}

/** Full members of the day by the school they work at. */
export async function listFullMembers(db: Database, on: string, ids: readonly string[]) {
  const { rows } = await sql<{ schoolId: string; count: number }>`
    select x.school_id as "schoolId", (count(*) filter (where m.category = 'F'))::int as count
    from person x join member_at(${on}) m on m.person_id = x.id
    where x.school_id is not null and ${ofSchools(ids)} group by x.school_id`.execute(db)
  return rows
}

export interface EventRow extends Recorded {
  id: string
  schoolId: string
  kind: string
  on: string
  docNo: string | null
  detail: { text?: string; before?: Record<string, string> }
}

/** Changes of schools, newest first. */
export async function listEvents(db: Database, ids: readonly string[]): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select x.id, x.school_id as "schoolId", x.kind, x.happened_on as "on", x.doc_no as "docNo", x.detail, ${recorded}
    from school_event x left join account a on a.id = x.recorded_by where ${ofSchools(ids)} order by x.happened_on desc, x.id desc`.execute(
    db,
  )
  return rows
}

/** Numbers of one school up to the day, newest first. */
export async function listNumbers(db: Database, id: string, on: string) {
  const { rows } = await sql<Recorded & { item: string; on: string; amount: number; source: string }>`
    select x.item, x.counted_on as "on", x.amount, x.source, ${recorded}
    from school_number x left join account a on a.id = x.recorded_by
    where x.school_id = ${id} and x.counted_on <= ${on} order by x.counted_on desc, x.item`.execute(db)
  return rows
}

/** Campuses of one school in use at or before the day. */
export async function listCampuses(db: Database, id: string, on: string) {
  const { rows } = await sql<{ id: string; name: string; address: string | null; from: string; until: string | null }>`
    select id, name, address, from_on as "from", until_on as until from school_campus
    where school_id = ${id} and from_on <= ${on} order by from_on, id`.execute(db)
  return rows
}

export const listRegions = (db: Database) =>
  db.selectFrom('region').select(['code', 'name']).orderBy('sort').orderBy('code').execute()

/** An organisation and those above it, nearest first, by their names of the day. */
export async function listUpwards(db: Database, orgId: string, on: string): Promise<ManagingOrg[]> {
  const { rows } = await sql<ManagingOrg>`
    select o.kind, o.name, o.short_name as "shortName", o.parent_id as "parentId" from org_at(${on}) o
    where (select m.path from org_at(${on}) m where m.id = ${orgId}) like o.path || '%' order by length(o.path) desc`.execute(db)
  return rows
}

/** Short name of an organisation today, and whether the scope reaches organisations. */
export async function listOrgsInReach(db: Database, scope: Scope, today: string, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; shortName: string; inReach: boolean }>`
    with ${reach(scope, today)}
    select n.org_id as id, n.short_name as "shortName", n.org_id in (select org_id from reach) as "inReach"
    from org_name n where n.org_id = any(${ids}::bigint[]) and n.until_on is null`.execute(db)
  return rows
}

/** What a coverage link needs to know about an organisation. */
export async function findOrgDays(db: Database, id: string) {
  const { rows } = await sql<{ name: string; kind: string; foundedOn: string; dissolvedOn: string | null }>`
    select n.short_name as name, k.kind, o.founded_on as "foundedOn", o.dissolved_on as "dissolvedOn"
    from org o join org_name n on n.org_id = o.id and n.until_on is null join org_kind k on k.org_id = o.id and k.until_on is null
    where o.id = ${id}`.execute(db)
  return rows[0]
}
