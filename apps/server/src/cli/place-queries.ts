import { sql } from 'kysely'
import type { Database } from '../platform/db/pool.ts'

/** Where an organisation stood on the day. */
export async function findPlace(db: Database, org: string, on: string): Promise<{ path: string } | undefined> {
  const { rows } = await sql<{ path: string }>`select path from org_at(${on}) where id = ${org}`.execute(db)
  return rows[0]
}

/** The organisation at the top of the tree. */
export async function findRoot(db: Database, on: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from org_at(${on}) where parent_id is null order by path limit 1`.execute(
    db,
  )
  return rows[0]?.id
}
