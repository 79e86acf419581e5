import type { Scope } from '@hongzhu/domain/access'
import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'

export interface Stay {
  personId: string
  name: string
  orgId: string
  orgName: string
  from: string
  isFull: boolean
}

const STAY = sql`s.person_id as "personId", p.name, s.org_id as "orgId", n.short_name as "orgName", s.from_on as "from",
  (m.full_on is not null) as "isFull"`

/** Open memberships of these persons in organisations within the scope, locked. */
export async function lockStays(db: Database, scope: Scope<'org.write'>, ids: readonly string[], today: string): Promise<Stay[]> {
  const { rows } = await sql<Stay>`
    select ${STAY}
    from membership s
    join person p on p.id = s.person_id
    left join member m on m.person_id = s.person_id
    join org_placement pl on pl.org_id = s.org_id and pl.from_on <= ${today} and (pl.until_on is null or pl.until_on > ${today})
    left join org_name n on n.org_id = s.org_id and n.until_on is null
    where s.person_id = any(${ids}::bigint[]) and s.until_on is null and ${inScope(sql.ref('pl.path'), scope)}
    order by s.person_id for update of s`.execute(db)
  return rows
}

/** Open memberships in one organisation, locked. */
export async function lockMembersOf(db: Database, orgId: string): Promise<Stay[]> {
  const { rows } = await sql<Stay>`
    select ${STAY}
    from membership s join person p on p.id = s.person_id left join member m on m.person_id = s.person_id
    left join org_name n on n.org_id = s.org_id and n.until_on is null
    where s.org_id = ${orgId} and s.until_on is null order by s.person_id for update of s`.execute(db)
  return rows
}

/** Members still here after the day: open stays, and stays that end later. */
export async function countMembersAfter(db: Database, orgId: string, on: string) {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from membership where org_id = ${orgId} and (until_on is null or until_on > ${on})`.execute(db)
  return rows[0]?.count ?? 0
}

/** Organisations directly below that live on past the day. */
export async function countChildrenAfter(db: Database, orgId: string, on: string) {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from org_placement p join org o on o.id = p.org_id
    where p.parent_id = ${orgId} and (p.until_on is null or p.until_on > ${on}) and (o.dissolved_on is null or o.dissolved_on > ${on})`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** Party groups directly below that live on past the day. */
export async function listGroupsAfter(db: Database, orgId: string, on: string) {
  const { rows } = await sql<{ id: string }>`
    select distinct o.id from org_placement p join org o on o.id = p.org_id join org_kind k on k.org_id = o.id and k.until_on is null
    where p.parent_id = ${orgId} and (p.until_on is null or p.until_on > ${on}) and k.kind = 'group'
      and (o.dissolved_on is null or o.dissolved_on > ${on})`.execute(db)
  return rows.map((row) => row.id)
}

/** Moves members as a reorganisation: the old stay ends, the new one begins the same day; groups are left. */
export async function moveMembers(
  db: Database,
  personIds: readonly string[],
  toOrgId: string,
  on: string,
  docNo: string | null,
  accountId: string,
) {
  if (personIds.length === 0) return
  await sql`update membership set until_on = ${on}, leave_kind = 'REORG' where person_id = any(${personIds}::bigint[]) and until_on is null`.execute(
    db,
  )
  await sql`insert into membership (person_id, org_id, from_on, entry_kind, doc_no, recorded_by)
    select id, ${toOrgId}, ${on}, 'REORG', ${docNo}, ${accountId} from unnest(${personIds}::bigint[]) as t(id)`.execute(db)
  await leaveGroups(db, personIds, on)
}

const leaveGroups = (db: Database, personIds: readonly string[], on: string) =>
  sql`update group_member set until_on = greatest(${on}::date, from_on + 1) where person_id = any(${personIds}::bigint[]) and until_on is null`.execute(
    db,
  )

/** Moves open coverage of schools from one organisation to another. */
export async function moveCoverage(
  db: Database,
  fromOrgId: string,
  toOrgId: string,
  on: string,
  docNo: string | null,
  accountId: string,
) {
  await sql`insert into school_org (school_id, org_id, form, from_on, doc_no, recorded_by)
    select so.school_id, ${toOrgId}, so.form, ${on}, ${docNo}, ${accountId} from school_org so
    where so.org_id = ${fromOrgId} and (so.until_on is null or so.until_on > ${on})
      and not exists (select from school_org x where x.school_id = so.school_id and x.org_id = ${toOrgId} and (x.until_on is null or x.until_on > ${on}))`.execute(
    db,
  )
}

/** Puts schools under a new organisation; their open establishment cases are thereby settled. */
export async function insertCoverage(
  db: Database,
  schoolIds: readonly string[],
  orgId: string,
  form: string,
  on: string,
  docNo: string | null,
  accountId: string,
) {
  await sql`insert into school_org (school_id, org_id, form, from_on, doc_no, recorded_by)
    select id, ${orgId}, ${form}, ${on}, ${docNo}, ${accountId} from unnest(${schoolIds}::bigint[]) as t(id)`.execute(db)
  await sql`update establishment_case set closed_on = ${on}, result = ${form}, org_id = ${orgId}, doc_no = ${docNo}
    where school_id = any(${schoolIds}::bigint[]) and closed_on is null and opened_on <= ${on}`.execute(db)
}

/** Schools whose manager lies within the scope, of these. */
export async function listSchoolsInReach(db: Database, scope: Scope<'org.write'>, ids: readonly string[], today: string) {
  const { rows } = await sql<{ id: string }>`
    select s.id from school s
    join org_placement pl on pl.org_id = s.manager_org_id and pl.from_on <= ${today} and (pl.until_on is null or pl.until_on > ${today})
    where s.id = any(${ids}::bigint[]) and ${inScope(sql.ref('pl.path'), scope)}`.execute(db)
  return rows.map((row) => row.id)
}
