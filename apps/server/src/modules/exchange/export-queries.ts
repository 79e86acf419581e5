import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import { type RawBuilder, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'

const all = (conditions: readonly (RawBuilder<boolean> | false | undefined)[]) => {
  const given = conditions.filter((condition) => condition !== false && condition !== undefined)
  return given.length > 0 ? sql.join(given, sql` and `) : sql`true`
}
const matches = (q: string, ...columns: string[]) =>
  sql<boolean>`(${sql.join(
    columns.map((column) => sql`strpos(${sql.ref(column)}, ${q}) > 0`),
    sql` or `,
  )})`

export interface SchoolRow {
  code: string
  name: string
  shortName: string
  stage: string
  ownership: string
  region: string
  manager: string | null
  openedOn: string | null
  legal: string | null
  governance: string | null
  staff: number | null
  teachers: number | null
  pupils: number | null
  partyStaff: number | null
  countedOn: string | null
}

/** Schools managed or covered within reach, with their latest numbers by the day. */
export async function listSchoolRows(
  db: Database,
  scope: Scope,
  on: PlainDate,
  filters: { q?: string | undefined; stage?: string | undefined; ownership?: string | undefined; region?: string | undefined },
): Promise<SchoolRow[]> {
  const { rows } = await sql<SchoolRow>`
    with reach as (select p.org_id from org_placement p where ${inScope(sql.ref('p.path'), scope)}
      and p.from_on <= ${on} and (p.until_on is null or p.until_on > ${on})),
    latest as (select distinct on (school_id, item) school_id, item, amount, counted_on from school_number
      where counted_on <= ${on} order by school_id, item, counted_on desc),
    numbers as (select school_id, max(amount) filter (where item = 'staff') as staff, max(amount) filter (where item = 'teachers') as teachers,
      max(amount) filter (where item = 'pupils') as pupils, max(amount) filter (where item = 'partyStaff') as party_staff,
      max(counted_on) as counted_on from latest group by school_id)
    select s.code, s.name, s.short_name as "shortName", s.stage, s.ownership, r.name as region, m.short_name as manager, s.opened_on as "openedOn",
      s.legal_representative as legal, s.governance, n.staff, n.teachers, n.pupils, n.party_staff as "partyStaff", n.counted_on as "countedOn"
    from school s join region r on r.code = s.region_code
    left join org_name m on m.org_id = s.manager_org_id and m.from_on <= ${on} and (m.until_on is null or m.until_on > ${on})
    left join numbers n on n.school_id = s.id
    where (s.manager_org_id in (select org_id from reach) or s.id in (select c.school_id from school_org c
        where c.org_id in (select org_id from reach) and c.from_on <= ${on} and (c.until_on is null or c.until_on > ${on})))
      and (s.opened_on is null or s.opened_on <= ${on}) and (s.closed_on is null or s.closed_on > ${on})
      and ${all([
        filters.q !== undefined && filters.q !== '' && matches(filters.q, 's.name', 's.short_name', 's.initials', 's.code'),
        filters.stage !== undefined && sql<boolean>`s.stage = ${filters.stage}`,
        filters.ownership !== undefined && sql<boolean>`s.ownership = ${filters.ownership}`,
        filters.region !== undefined && sql<boolean>`s.region_code = ${filters.region}`,
      ])}
    order by r.sort, r.code, s.name_key`.execute(db)
  return rows
}

export interface OrgRow {
  code: string
  name: string
  shortName: string
  kind: string
  parent: string | null
  foundedOn: string
  foundedDocNo: string | null
  school: string | null
  coverage: string | null
  termStart: string | null
  seats: number | null
  hasCommittee: boolean | null
  termDocNo: string | null
  secretary: string | null
  members: number
}

/** Organisations within reach as of the day, with the term of that day, secretary, schools and members. */
export async function listOrgRows(
  db: Database,
  scope: Scope,
  on: PlainDate,
  filters: { q?: string | undefined; kind?: string | undefined; underPath?: string | undefined },
): Promise<OrgRow[]> {
  const { rows } = await sql<OrgRow>`
    select o.code, o.name, o.short_name as "shortName", o.kind, p.short_name as parent, o.founded_on as "foundedOn", g.founded_doc_no as "foundedDocNo",
      s.names as school, s.form as coverage, t.started_on as "termStart", t.seats, t.has_committee as "hasCommittee",
      t.approval_doc_no as "termDocNo", c.names as secretary, coalesce(m.members, 0) as members
    from org_at(${on}) o join org g on g.id = o.id
    left join org_name p on p.org_id = o.parent_id and p.from_on <= ${on} and (p.until_on is null or p.until_on > ${on})
    left join lateral (select string_agg(x.name, '、' order by x.id) as names, min(so.form) as form from school_org so join school x on x.id = so.school_id
      where so.org_id = o.id and so.from_on <= ${on} and (so.until_on is null or so.until_on > ${on})) s on true
    left join lateral (select started_on, seats, has_committee, approval_doc_no from term where org_id = o.id and started_on <= ${on}
      order by started_on desc limit 1) t on true
    left join (select post.org_id, string_agg(person.name, '、') as names from post join person on person.id = post.person_id
      where post.duty = 'secretary' and post.from_on <= ${on} and (post.until_on is null or post.until_on > ${on}) group by 1) c on c.org_id = o.id
    left join (select org_id, count(*)::int as members from member_at(${on}) group by org_id) m on m.org_id = o.id
    where ${inScope(sql.ref('o.path'), scope)} and ${all([
      filters.q !== undefined && filters.q !== '' && matches(filters.q, 'o.name', 'o.short_name', 'o.initials', 'o.code'),
      filters.kind !== undefined && sql<boolean>`o.kind = ${filters.kind}`,
      filters.underPath !== undefined &&
        sql<boolean>`o.path >= ${filters.underPath} collate "C" and o.path < ${`${filters.underPath}~`} collate "C"`,
    ])}
    order by o.path`.execute(db)
  return rows
}

export interface MemberRow {
  name: string
  idNo: string | null
  sex: string | null
  ethnicity: string | null
  bornOn: string | null
  education: string | null
  degree: string | null
  workPost: string | null
  title: string | null
  phone: string | null
  category: string
  org: string
  joinedOn: string | null
  fullOn: string | null
  duties: string | null
}

/** Members on the rolls within reach as of the day. Masks are put on by whoever writes them out. */
export async function listMemberRows(
  db: Database,
  scope: Scope,
  on: PlainDate,
  filters: { q?: string | undefined; category?: string | undefined; underPath?: string | undefined },
): Promise<MemberRow[]> {
  // Who has left for elsewhere since a past day keeps name and sex in that day's roll, as on the page; the rest belongs to the keeper now.
  const kept = sql<boolean>`k.org_id is not null`
  const { rows } = await sql<MemberRow>`
    select p.name, case when ${kept} then p.id_no end as "idNo", p.sex, case when ${kept} then p.ethnicity end as ethnicity,
      case when ${kept} then p.born_on end as "bornOn", case when ${kept} then p.education end as education,
      case when ${kept} then p.degree end as degree, case when ${kept} then p.work_post end as "workPost",
      case when ${kept} then p.title end as title, case when ${kept} then p.phone end as phone,
      a.category, o.short_name as org, a.joined_on as "joinedOn", case when a.category = 'F' then a.full_on end as "fullOn", d.duties
    from member_at(${on}) a join person p on p.id = a.person_id join org_at(${on}) o on o.id = a.org_id
    left join org_placement k on k.org_id = p.keeper_org_id and k.until_on is null and ${inScope(sql.ref('k.path'), scope)}
    left join (select person_id, string_agg(duty, ',' order by id) as duties from post
      where from_on <= ${on} and (until_on is null or until_on > ${on}) group by 1) d on d.person_id = p.id
    where ${inScope(sql.ref('o.path'), scope)} and ${all([
      filters.q !== undefined && filters.q !== '' && matches(filters.q, 'p.name', 'p.initials'),
      filters.category !== undefined && sql<boolean>`a.category = ${filters.category}`,
      filters.underPath !== undefined &&
        sql<boolean>`o.path >= ${filters.underPath} collate "C" and o.path < ${`${filters.underPath}~`} collate "C"`,
    ])}
    order by o.path, p.name_key`.execute(db)
  return rows
}

/** How far the first filling has come, within reach. */
export async function countGuide(db: Database, scope: Scope, on: PlainDate) {
  const { rows } = await sql<{
    schools: number
    orgs: number
    branches: number
    branchesWithTerm: number
    branchesWithMembers: number
    members: number
  }>`
    with reach as materialized (select o.id, o.kind from org_at(${on}) o where ${inScope(sql.ref('o.path'), scope)}),
    branches as (select id from reach where kind in ('branch', 'jointBranch', 'temporaryBranch')),
    homes as materialized (select org_id, count(*)::int as members from member_at(${on}) group by org_id)
    select (select count(*)::int from school s where s.closed_on is null and (s.manager_org_id in (select id from reach)
        or s.id in (select school_id from school_org where until_on is null and org_id in (select id from reach)))) as schools,
      (select count(*)::int from reach) as orgs,
      (select count(*)::int from branches) as branches,
      (select count(*)::int from branches b where exists (select from term t where t.org_id = b.id and t.started_on is not null)) as "branchesWithTerm",
      (select count(*)::int from branches b where exists (select from homes h where h.org_id = b.id)) as "branchesWithMembers",
      (select coalesce(sum(h.members), 0)::int from homes h where h.org_id in (select id from reach)) as members`.execute(db)
  const [row] = rows
  if (!row) throw new Error('no counts')
  return row
}

/** The name of a region. */
export const findRegionName = async (db: Database, code: string) =>
  (await db.selectFrom('region').select('name').where('code', '=', code).executeTakeFirst())?.name
