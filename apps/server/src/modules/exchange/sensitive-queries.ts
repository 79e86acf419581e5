import { type ImportKind, maskedCells, sensitiveCells } from '@hongzhu/domain/exchange'
import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'
import { packCells, unpackCells } from './pack.ts'
import { breathe } from './plan.ts'

const CHUNK = 5_000

interface SensitiveRow {
  seq: number
  cells: Record<string, unknown>
}

/** The cells with these keys of rows after this one. */
const nextRows = async (db: Database, batchId: string, keys: readonly string[], after: number): Promise<SensitiveRow[]> =>
  (
    await sql<SensitiveRow>`
      select seq, coalesce((select jsonb_object_agg(c.key, c.value) from jsonb_each(cells) c where c.key = any (${keys}::text[])), '{}') as cells
      from import_row where batch_id = ${batchId} and seq > ${after} order by seq limit ${CHUNK}`.execute(db)
  ).rows

/** What has become records is kept there alone: the batch keeps what is sensitive masked (SEC-17, SEC-74). */
export async function dropSensitiveTexts(db: Database, batchId: string, kind: ImportKind): Promise<void> {
  const keys = sensitiveCells(kind)
  if (keys.length === 0) return
  const next = (after: number) => nextRows(db, batchId, keys, after)
  for (let rows = await next(0); rows.length > 0; rows = await next(rows.at(-1)?.seq ?? 0)) {
    const masked = rows.map(({ seq, cells }) => ({ seq, cells: packCells(maskedCells(kind, unpackCells(cells))) }))
    await sql`update import_row i set cells = i.cells || r.cells,
        parsed = i.parsed || jsonb_build_object('v', (i.parsed->'v') - ${keys}::text[], 'r', (i.parsed->'r') - ${keys}::text[])
      from jsonb_to_recordset(${JSON.stringify(masked)}::jsonb) as r(seq int, cells jsonb)
      where i.batch_id = ${batchId} and i.seq = r.seq`.execute(db)
    await breathe()
  }
}
