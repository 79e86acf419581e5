import type { ImportBatch } from '@hongzhu/contract/exchange'
import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import type { ImportKind } from '@hongzhu/domain/exchange'
import { type RawBuilder, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'
import type { Counts } from './plan.ts'

export type BatchState = ImportBatch['state']

/** What was recognised in the file, and how long the steps took. */
export interface BatchLayout {
  sheets: ImportBatch['sheets']
  previewMs?: number
  confirmMs?: number
}

export interface Batch {
  id: string
  kind: ImportKind
  orgId: string
  orgName: string
  fileName: string
  storedAs: string | null
  state: BatchState
  progress: number
  progressNote: string
  layout: BatchLayout
  counts: Counts | null
  allOrNothing: boolean
  /** From which day homes and posts without a day of their own are registered. */
  fromOn: PlainDate | null
  recordedAt: string
  recordedBy: string
  /** Account of who uploaded it. */
  uploaderId: string | null
  confirmedAt: string | null
  reversedAt: string | null
  reversedReason: string | null
  total?: number
}

/** Advisory lock of a batch that somebody works on; gone with the connection, so a killed process frees it. */
export const LOCK_CLASS = 7_233_010

const selectBatches = (db: Database, scope: Scope, condition: RawBuilder<boolean>, rest: RawBuilder<unknown>) =>
  sql<Batch & { isStopped: boolean; total: number }>`
    select b.id, b.kind, b.org_id as "orgId", n.short_name as "orgName", b.file_name as "fileName", b.file_stored_as as "storedAs",
      b.state, b.progress, b.progress_note as "progressNote", b.layout, nullif(b.counts, '{}'::jsonb) as counts,
      b.all_or_nothing as "allOrNothing", b.from_on as "fromOn", b.recorded_at as "recordedAt", coalesce(a.display_name, '') as "recordedBy", b.recorded_by as "uploaderId",
      b.confirmed_at as "confirmedAt", b.reversed_at as "reversedAt", b.reversed_reason as "reversedReason",
      b.state in ('reading', 'confirming') and not exists (
        select from pg_locks l where l.locktype = 'advisory' and l.classid = ${LOCK_CLASS} and l.objid = b.id::int and l.granted) as "isStopped",
      count(*) over ()::int as total
    from import_batch b
    join org_placement p on p.org_id = b.org_id and p.until_on is null
    join org_name n on n.org_id = b.org_id and n.until_on is null
    left join account a on a.id = b.recorded_by
    where ${inScope(sql.ref('p.path'), scope)} and ${condition}
    ${rest}`.execute(db)

const INTERRUPTED = {
  reading: { state: 'failed' as const, note: '读取时服务中断，请重新读取或重新上传' },
  confirming: { state: 'preview' as const, note: '上次确认时服务中断，没有写入任何内容，可以再次确认' },
}

/** A batch whose worker is gone shows the state it falls back to: nothing was written, since a confirmation is one transaction. */
function settled(batch: Batch & { isStopped: boolean }, isRunning: (id: string) => boolean): Batch {
  if (!batch.isStopped || isRunning(batch.id)) return batch
  const { state, note } = batch.state === 'reading' ? INTERRUPTED.reading : INTERRUPTED.confirming
  return { ...batch, state, progressNote: note }
}

export async function findBatch(
  db: Database,
  scope: Scope,
  id: string,
  isRunning: (id: string) => boolean,
): Promise<Batch | undefined> {
  const { rows } = await selectBatches(db, scope, sql<boolean>`b.id = ${id}`, sql``)
  return rows[0] ? settled(rows[0], isRunning) : undefined
}

export async function listBatches(
  db: Database,
  scope: Scope,
  query: { kind?: ImportKind | undefined; page: number; pageSize: number },
  isRunning: (id: string) => boolean,
) {
  const condition = query.kind ? sql<boolean>`b.kind = ${query.kind}` : sql<boolean>`true`
  const rest = sql`order by b.id desc limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`
  const { rows } = await selectBatches(db, scope, condition, rest)
  return { rows: rows.map((row) => settled(row, isRunning)), total: rows[0]?.total ?? 0 }
}

export async function insertBatch(
  db: Database,
  batch: { kind: ImportKind; orgId: string; fileName: string; fromOn: PlainDate; accountId: string; note: string },
): Promise<string> {
  const row = await db
    .insertInto('import_batch')
    .values({
      kind: batch.kind,
      org_id: batch.orgId,
      file_name: batch.fileName,
      from_on: batch.fromOn,
      state: 'reading',
      progress_note: batch.note,
      recorded_by: batch.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Sets columns of a batch. */
export const updateBatch = (
  db: Database,
  id: string,
  set: {
    state?: BatchState
    progress?: number
    progress_note?: string
    layout?: BatchLayout
    counts?: Counts
    all_or_nothing?: boolean
    file_stored_as?: string | null
    confirmed_at?: string
    reversed_at?: string
    reversed_reason?: string
  },
) => {
  const { layout, counts, ...plain } = set
  return db
    .updateTable('import_batch')
    .set({
      ...plain,
      ...(layout ? { layout: JSON.stringify(layout) } : {}),
      ...(counts ? { counts: JSON.stringify(counts) } : {}),
    })
    .where('id', '=', id)
    .execute()
}

/** Takes a batch from one of these states to another; false when somebody was faster. */
export async function moveBatch(
  db: Database,
  id: string,
  from: readonly BatchState[],
  to: BatchState,
  note: string,
): Promise<boolean> {
  const result = await db
    .updateTable('import_batch')
    .set({ state: to, progress: 0, progress_note: note })
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** The state as stored. */
export const findBatchState = async (db: Database, id: string): Promise<string | undefined> =>
  (await db.selectFrom('import_batch').select('state').where('id', '=', id).executeTakeFirst())?.state

/** Imports that were uploaded before the instant, never confirmed, and still hold a file. */
export async function listForgotten(db: Database, before: string): Promise<{ id: string; storedAs: string | null }[]> {
  const rows = await db
    .selectFrom('import_batch')
    .select(['id', 'file_stored_as'])
    .where('state', 'in', ['reading', 'preview', 'confirming', 'failed'])
    .where('recorded_at', '<', before)
    .where('file_stored_as', 'is not', null)
    .execute()
  return rows.map((row) => ({ id: row.id, storedAs: row.file_stored_as }))
}
