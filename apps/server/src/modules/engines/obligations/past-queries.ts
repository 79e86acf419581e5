import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import { sql } from 'kysely'
import { inScope } from '../../../platform/access/scope.ts'
import type { Database } from '../../../platform/db/pool.ts'

/** Short names of organisations on the day. */
export async function namesOf(db: Database, ids: readonly string[], on: PlainDate): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string
    short_name: string
  }>`select id, short_name from org_at(${on}) where id = any(${[...new Set(ids)]}::bigint[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row.short_name]))
}

/** Name and kind of one organisation on the day. */
export async function headOf(db: Database, id: string, on: PlainDate) {
  const { rows } = await sql<{
    orgName: string
    kind: string
  }>`select short_name as "orgName", kind from org_at(${on}) where id = ${id}`.execute(db)
  return rows[0] ?? { orgName: '', kind: 'branch' }
}

/** Paths of everything in scope on the day, and the organisations directly below one. */
export async function placesOn(db: Database, scope: Scope, on: PlainDate, parentId: string) {
  const { rows } = await sql<{ id: string; path: string; name: string; parentId: string | null }>`
    select o.id, o.path, o.short_name as name, o.parent_id as "parentId" from org_at(${on}) o where ${inScope(sql.ref('o.path'), scope)} order by o.path`.execute(
    db,
  )
  const parents = new Set(rows.map((row) => row.parentId))
  return {
    paths: new Map(rows.map((row) => [row.id, row.path])),
    children: rows
      .filter((row) => row.parentId === parentId)
      .map((row) => ({ orgId: row.id, orgName: row.name, path: row.path, hasChildren: parents.has(row.id) })),
  }
}
