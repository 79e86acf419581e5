import type { Scope } from '@hongzhu/domain/access'
import type { ImportKind } from '@hongzhu/domain/exchange'
import { type RawBuilder, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'

interface Origin {
  /** Organisations through which the record is in reach. */
  orgs: RawBuilder<unknown>
  /** Imports that added it. */
  batches: RawBuilder<unknown>
}

const ORIGINS: Record<ImportKind, (id: string) => Origin> = {
  member: (id) => ({
    orgs: sql`select keeper_org_id from person where id = ${id}`,
    batches: sql`select import_batch_id from person where id = ${id} union select import_batch_id from member where person_id = ${id}`,
  }),
  org: (id) => ({
    orgs: sql`select id from org where id = ${id}`,
    batches: sql`select (detail->>'importBatch')::bigint from org_event where org_id = ${id} and kind = 'found'`,
  }),
  school: (id) => ({
    orgs: sql`select manager_org_id from school where id = ${id}
      union select org_id from school_org where school_id = ${id} and until_on is null`,
    batches: sql`select import_batch_id from school where id = ${id}`,
  }),
}

/** The confirmed imports in reach that added a record, oldest first; undefined when the record itself is out of reach. */
export async function listSources(db: Database, scope: Scope, kind: ImportKind, id: string) {
  const { orgs, batches } = ORIGINS[kind](id)
  const reach = (column: string) => sql`exists (select from org_placement p
    where p.org_id = ${sql.ref(column)} and p.until_on is null and ${inScope(sql.ref('p.path'), scope)})`
  const found = await sql`select from (${orgs}) o(id) where ${reach('o.id')} limit 1`.execute(db)
  if (found.rows.length === 0) return undefined
  const { rows } = await sql<{ id: string; fileName: string; confirmedAt: string }>`
    select b.id, b.file_name as "fileName", b.confirmed_at as "confirmedAt" from import_batch b
    where b.id in (${batches}) and b.state = 'confirmed' and ${reach('b.org_id')} order by b.id`.execute(db)
  return rows
}
