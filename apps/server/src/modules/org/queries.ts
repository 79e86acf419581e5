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
