import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import {
  type AgeBand,
  birthDaysOf,
  type EducationLevel,
  educationDigits,
  type MemberCategory,
  type MemberStatus,
} from '@hongzhu/domain/member'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'
import { awayKinds, byLabel, inForce, isAway, isNamed, onRolls } from './sql-queries.ts'

export interface MemberFilter {
  on: PlainDate
  orgId?: string | undefined
  /** Where the chosen organisation stands on the day, once resolved through the scope: the plan then knows how much is below it. */
  path?: string | undefined
  below: boolean
  category?: MemberCategory | undefined
  sex?: string | undefined
  ageBand?: AgeBand | undefined
  education?: EducationLevel | undefined
  status: MemberStatus
  duty?: string | undefined
  flag?: 'floating' | 'lost' | 'relieved' | undefined
  text?: string | undefined
}

export interface MemberPage extends MemberFilter {
  sort: 'org' | 'name'
  page: number
  pageSize: number
  /** Whether ID numbers show six and four digits rather than three and two (SEC-74). */
  isEntitled: boolean
  /** Whether the day is past: who has left since is shown by name only. */
  isPast: boolean
}

export interface ListedMember {
  personId: string
  name: string
  sex: string | null
  ethnicity: string | null
  bornYear: number | null
  education: string | null
  workPost: string | null
  idNoMasked: string | null
  phoneMasked: string | null
  category: MemberCategory
  status: MemberStatus
  joinedOn: string | null
  fullOn: string | null
  orgId: string
  orgName: string
  duties: string[]
  isFloating: boolean
  isLost: boolean
}

const all = (conditions: RawBuilder<SqlBool>[]): RawBuilder<SqlBool> => sql<SqlBool>`${sql.join(conditions, sql` and `)}`
const categoryOn = (on: PlainDate) =>
  sql<MemberCategory>`case when m.full_on is not null and m.full_on <= ${on} then 'F' else 'P' end`

/** Organisations of the day within the scope, below the chosen one. */
function placeConditions(filter: MemberFilter, scope: Scope): RawBuilder<SqlBool>[] {
  const found = [inForce('r', filter.on)]
  // What is below an organisation in reach is in reach, unless the reach stops at named organisations.
  if (!filter.path || scope.exact.length > 0) found.push(inScope(sql.ref('r.path'), scope))
  if (!filter.orgId) return found
  if (!filter.below) return [...found, sql<SqlBool>`r.org_id = ${filter.orgId}`]
  if (filter.path) return [...found, inScope(sql.ref('r.path'), { ...scope, prefixes: [filter.path], exact: [] })]
  const top = sql`(select t.path from org_placement t where t.org_id = ${filter.orgId} and ${inForce('t', filter.on)})`
  return [...found, sql<SqlBool>`r.path >= ${top}`, sql<SqlBool>`r.path < ${top} || '~'`]
}

function personConditions(filter: MemberFilter): RawBuilder<SqlBool>[] {
  const found: RawBuilder<SqlBool>[] = []
  if (filter.sex) found.push(sql<SqlBool>`p.sex = ${filter.sex}`)
  if (filter.ageBand) {
    const born = birthDaysOf(filter.ageBand, filter.on)
    found.push(sql<SqlBool>`p.born_on between ${born.from} and ${born.to}`)
  }
  if (filter.education) found.push(sql<SqlBool>`left(p.education, 1) in (${sql.join(educationDigits(filter.education))})`)
  if (filter.text) found.push(isNamed('p', filter.text))
  return found
}

function memberConditions(filter: MemberFilter): RawBuilder<SqlBool>[] {
  const found: RawBuilder<SqlBool>[] = []
  if (filter.category === 'F') found.push(sql<SqlBool>`m.full_on <= ${filter.on}`)
  if (filter.category === 'P') found.push(sql<SqlBool>`(m.full_on is null or m.full_on > ${filter.on})`)
  return found
}

/** Who keeps the person of `p` now is within reach; of others only name and sex are told (SEC-16). */
const isKeptInReach = (scope: Scope): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select from org_placement k where k.org_id = p.keeper_org_id and k.until_on is null and ${inScope(sql.ref('k.path'), scope)})`

/** What is not told of somebody who has left since a past day cannot be asked for either. */
const keptWhereAsked = (page: MemberPage, scope: Scope): RawBuilder<SqlBool>[] =>
  page.isPast && (page.ageBand || page.education || page.flag) ? [isKeptInReach(scope)] : []

function homeConditions(filter: MemberPage, scope: Scope<'member.read'>): RawBuilder<SqlBool>[] {
  const found = [inForce('s', filter.on)]
  if (filter.status === 'NORMAL') found.push(onRolls('s.person_id', filter.on))
  else found.push(sql<SqlBool>`s.status = ${filter.status}`)
  if (filter.duty)
    found.push(
      sql<SqlBool>`exists (select from post d where d.person_id = s.person_id and d.duty = ${filter.duty} and ${inForce('d', filter.on)} and ${isPostInReach(scope, filter)})`,
    )
  if (filter.flag === 'floating' || filter.flag === 'lost') found.push(isAway('s.person_id', filter.flag, filter.on))
  if (filter.flag === 'relieved')
    found.push(
      sql<SqlBool>`exists (select from member_relief d where d.person_id = s.person_id and d.kind = 'attendance' and ${inForce('d', filter.on)})`,
    )
  return found
}

/** On a past day the wall stands open: posts `d` elsewhere are left out here instead. */
const isPostInReach = (scope: Scope<'member.read'>, { isPast, on }: MemberPage): RawBuilder<SqlBool> =>
  isPast
    ? sql<SqlBool>`exists (select from org_placement q where q.org_id = d.org_id and ${inForce('q', on)} and ${inScope(sql.ref('q.path'), scope)})`
    : sql<SqlBool>`true`

/**
 * One page of members with the total, in one statement. Sorted by organisation the page stops after the first branches
 * that fill it (incremental sort over the path index); the total reads persons only where a filter asks about them.
 */
export async function listMembers(db: Database, scope: Scope<'member.read'>, page: MemberPage) {
  const source = page.status === 'NORMAL' ? sql.table('membership') : sql.table('member_status')
  const place = placeConditions(page, scope)
  const home = homeConditions(page, scope)
  const person = [...personConditions(page), ...keptWhereAsked(page, scope)]
  const member = memberConditions(page)
  const countJoins = sql.join(
    [
      ...(person.length > 0 ? [sql`join person p on p.id = s.person_id`] : []),
      ...(member.length > 0 ? [sql`join member m on m.person_id = s.person_id`] : []),
    ],
    sql` `,
  )
  const order = page.sort === 'org' ? sql`r.path, p.name_key, s.person_id` : sql`p.name_key, s.person_id`
  // Who has left for elsewhere since a past day keeps name and sex in that day's list; the rest belongs to the keeper now.
  const isKept = page.isPast ? isKeptInReach(scope) : sql<boolean>`true`
  const { rows } = await sql<{ total: number; personId: string | null } & Omit<ListedMember, 'personId'>>`
    with hits as (
      select count(*)::int as total from org_placement r join ${source} s on s.org_id = r.org_id ${countJoins}
      where ${all([...place, ...home, ...person, ...member])}
    ), page as (
      select s.person_id, s.org_id, r.path, p.name_key, p.name, p.sex, p.ethnicity, p.born_on, p.education, p.work_post, p.id_no, p.phone,
        m.joined_on, m.full_on, ${categoryOn(page.on)} as category, ${isKept} as is_kept
      from org_placement r join ${source} s on s.org_id = r.org_id join person p on p.id = s.person_id join member m on m.person_id = s.person_id
      where ${all([...place, ...home, ...person, ...member])}
      order by ${order} limit ${page.pageSize} offset ${(page.page - 1) * page.pageSize}
    )
    select h.total, g.person_id as "personId", g.name, ${byLabel('sex', 'g.sex')} as sex, g.category, ${page.status} as status, g.org_id as "orgId",
      (select n.short_name from org_name n where n.org_id = g.org_id and ${inForce('n', page.on)}) as "orgName",
      case when g.is_kept then ${byLabel('bornOn', sql<number>`extract(year from g.born_on)::int`)} end as "bornYear",
      case when g.is_kept then ${byLabel('ethnicity', 'g.ethnicity')} end as ethnicity,
      case when g.is_kept then ${byLabel('education', 'g.education')} end as education,
      case when g.is_kept then ${byLabel('workPost', 'g.work_post')} end as "workPost",
      case when g.is_kept then ${byLabel('idNo', 'g.id_no', page.isEntitled)} end as "idNoMasked",
      case when g.is_kept then ${byLabel('phone', 'g.phone')} end as "phoneMasked",
      ${byLabel('joinedOn', 'g.joined_on')} as "joinedOn", ${byLabel('fullOn', 'g.full_on')} as "fullOn",
      g.is_kept and 'floating' = any(w.kinds) as "isFloating", g.is_kept and 'lost' = any(w.kinds) as "isLost",
      array(select distinct d.duty from post d where d.person_id = g.person_id and ${inForce('d', page.on)} and ${isPostInReach(scope, page)}) as duties
    from hits h left join page g on true left join lateral (${awayKinds('g.person_id', page.on)}) w on true
    order by ${page.sort === 'org' ? sql`g.path, g.name_key, g.person_id` : sql`g.name_key, g.person_id`}`.execute(db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.flatMap(({ total: _total, personId, ...row }): ListedMember[] =>
      personId === null ? [] : [{ ...row, personId, orgName: row.orgName ?? '' }],
    ),
  }
}

export interface MemberHit {
  personId: string
  name: string
  sex: string | null
  bornYear: number | null
  category: MemberCategory | null
  orgId: string
  orgName: string
}

const findHits = async (db: Database, on: PlainDate, where: RawBuilder<SqlBool>, limit: number): Promise<MemberHit[]> => {
  const { rows } = await sql<MemberHit>`
    select p.id as "personId", p.name, ${byLabel('sex', 'p.sex')} as sex,
      ${byLabel('bornOn', sql<number>`extract(year from p.born_on)::int`)} as "bornYear", ${categoryOn(on)} as category,
      s.org_id as "orgId", coalesce(n.short_name, '') as "orgName"
    from org_placement r join membership s on s.org_id = r.org_id
    join person p on p.id = s.person_id join member m on m.person_id = s.person_id
    left join org_name n on n.org_id = s.org_id and ${inForce('n', on)}
    where ${inForce('r', on)} and ${inForce('s', on)} and ${onRolls('s.person_id', on)} and ${where}
    order by p.name_key, p.id limit ${limit}`.execute(db)
  return rows
}

/** Members on the rolls of the day for pickers: by name or initials, already chosen ones first. */
export async function searchMembers(
  db: Database,
  scope: Scope<'member.read'>,
  input: { q: string; orgId?: string | undefined; below: boolean; on: PlainDate; ids?: readonly string[] | undefined },
): Promise<MemberHit[]> {
  const filter: MemberFilter = { on: input.on, orgId: input.orgId, below: input.below, status: 'NORMAL' }
  const ids = input.ids ?? []
  const [chosen, found] = await Promise.all([
    ids.length > 0
      ? findHits(db, input.on, sql<SqlBool>`p.id in (${sql.join(ids)}) and ${inScope(sql.ref('r.path'), scope)}`, ids.length)
      : [],
    findHits(db, input.on, all([...placeConditions(filter, scope), ...(input.q ? [isNamed('p', input.q)] : [])]), 20),
  ])
  return [...chosen, ...found.filter((row) => !ids.includes(row.personId))]
}
