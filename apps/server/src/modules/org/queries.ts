import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'

/** The organisations in scope as they were on the day, parents first: members own and below, secretary, school covered. */
export async function listTree(db: Database, scope: Scope<'org.tree'>, on: PlainDate) {
  const { rows } = await sql<{
    id: string
    code: string
    name: string
    shortName: string
    initials: string
    kind: string
    parentId: string | null
    path: string
    members: number
    below: number
    secretary: string | null
    school: string | null
    schools: number
    hasTerm: boolean
  }>`
    with own as (select org_id, count(*)::int as n from member_at(${on}) group by org_id),
    grouped as (
      select group_id as org_id, count(*)::int as n from group_member
      where from_on <= ${on} and (until_on is null or until_on > ${on}) group by group_id),
    here as (select * from org_at(${on}) o where ${inScope(sql.ref('o.path'), scope)}),
    below as (
      select part.id::bigint as org_id, sum(own.n)::int as n
      from own join here on here.id = own.org_id cross join unnest(string_to_array(trim(both '/' from here.path), '/')) as part(id)
      group by part.id),
    secretary as (
      select distinct on (x.org_id) x.org_id, p.name from post x join person p on p.id = x.person_id
      where x.duty = 'secretary' and x.from_on <= ${on} and (x.until_on is null or x.until_on > ${on}) order by x.org_id, x.from_on desc),
    covered as (
      select so.org_id, min(s.short_name) as name, count(*)::int as n from school_org so join school s on s.id = so.school_id
      where so.from_on <= ${on} and (so.until_on is null or so.until_on > ${on}) group by so.org_id)
    select o.id, o.code, o.name, o.short_name as "shortName", o.initials, o.kind, o.parent_id as "parentId", o.path,
      coalesce(grouped.n, own.n, 0) as members, coalesce(grouped.n, below.n, 0) as below, secretary.name as secretary,
      covered.name as school, coalesce(covered.n, 0) as schools,
      exists (select from term t where t.org_id = o.id and t.started_on is not null) as "hasTerm"
    from here o
    left join own on own.org_id = o.id
    left join grouped on grouped.org_id = o.id and o.kind = 'group'
    left join below on below.org_id = o.id
    left join secretary on secretary.org_id = o.id
    left join covered on covered.org_id = o.id
    order by o.path`.execute(db)
  return rows
}

/** The organisations in scope as they were on the day, by name, kind and place alone. */
export async function listNodes(db: Database, scope: Scope<'org.tree'>, on: PlainDate) {
  const { rows } = await sql<{
    id: string
    code: string
    name: string
    shortName: string
    initials: string
    kind: string
    parentId: string | null
  }>`
    select o.id, o.code, o.name, o.short_name as "shortName", o.initials, o.kind, o.parent_id as "parentId"
    from org_at(${on}) o where ${inScope(sql.ref('o.path'), scope)} order by o.path`.execute(db)
  return rows
}

interface Search {
  q: string
  kinds?: readonly string[] | undefined
  ids?: readonly string[] | undefined
  limit: number
}

/** Text for `like` in which wildcards are ordinary signs. */
export const escapeLike = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&')

/** Organisations of today in scope by name, initials or code; beginnings first. The named ids come in any case. */
export async function searchOrgs(db: Database, scope: Scope<'org.tree'>, on: PlainDate, search: Search) {
  const text = search.q.toLowerCase()
  const part = `%${escapeLike(text)}%`
  const start = `${escapeLike(text)}%`
  const ids = search.ids ?? []
  const matches = text
    ? sql<boolean>`(o.name ilike ${part} or o.short_name ilike ${part} or o.initials like ${part} or lower(o.code) like ${start})`
    : sql<boolean>`${ids.length === 0}`
  const { rows } = await sql<{
    id: string
    code: string
    name: string
    shortName: string
    kind: string
    parentName: string | null
  }>`
    select o.id, o.code, o.name, o.short_name as "shortName", o.kind, n.short_name as "parentName"
    from org_at(${on}) o
    left join org_name n on n.org_id = o.parent_id and n.from_on <= ${on} and (n.until_on is null or n.until_on > ${on})
    where ${inScope(sql.ref('o.path'), scope)}
      and (o.id = any(${ids}::bigint[])
        or (${matches} and ${search.kinds ? sql<boolean>`o.kind = any(${search.kinds}::text[])` : sql<boolean>`true`}))
    order by (o.id = any(${ids}::bigint[])) desc, (o.initials like ${start}) desc, length(o.path), o.path
    limit ${search.limit}`.execute(db)
  return rows
}
