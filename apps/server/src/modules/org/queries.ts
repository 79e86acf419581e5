import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'

/** The organisations in scope as they were on the day, parents first, with the members whose home each is. */
export async function listTree(db: Database, scope: Scope<'org.tree'>, on: PlainDate) {
  const { rows } = await sql<{
    id: string
    code: string
    name: string
    shortName: string
    kind: string
    parentId: string | null
    members: number
  }>`
    select o.id, o.code, o.name, o.short_name as "shortName", o.kind, o.parent_id as "parentId", coalesce(m.members, 0) as members
    from org_at(${on}) o
    left join (select org_id, count(*)::int as members from member_at(${on}) group by org_id) m on m.org_id = o.id
    where ${inScope(sql.ref('o.path'), scope)}
    order by o.path`.execute(db)
  return rows
}

interface Search {
  q: string
  kinds?: readonly string[] | undefined
  ids?: readonly string[] | undefined
  limit: number
}

const escapeLike = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&')

/** Organisations of today in scope by name, initials or code; beginnings first. The named ids come in any case. */
export async function searchOrgs(db: Database, scope: Scope<'org.tree'>, on: PlainDate, search: Search) {
  const text = search.q.toLowerCase()
  const part = `%${escapeLike(text)}%`
  const matches = text
    ? sql<boolean>`(o.name ilike ${part} or o.short_name ilike ${part} or o.initials like ${part} or lower(o.code) like ${`${escapeLike(text)}%`})`
    : sql<boolean>`${!search.ids?.length}`
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
      and (o.id = any(${search.ids ?? []}::bigint[])
        or (${matches} and ${search.kinds ? sql<boolean>`o.kind = any(${search.kinds}::text[])` : sql<boolean>`true`}))
    order by (o.id = any(${search.ids ?? []}::bigint[])) desc, (o.initials like ${`${escapeLike(text)}%`}) desc, length(o.path), o.path
    limit ${search.limit}`.execute(db)
  return rows
}
