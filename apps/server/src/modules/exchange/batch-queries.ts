import type { ImportBatch, ImportRow } from '@hongzhu/contract/exchange'
import type { Scope } from '@hongzhu/domain/access'
import type { Cells, ImportKind, Values } from '@hongzhu/domain/exchange'
import { type RawBuilder, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'
import { packCells, unpackCells } from './pack.ts'
import {
  type Action,
  asRead,
  type Candidate,
  type Counts,
  type InputRow,
  type PlannedRow,
  type Remarks,
  type RowState,
} from './plan.ts'

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
      b.all_or_nothing as "allOrNothing", b.recorded_at as "recordedAt", coalesce(a.display_name, '') as "recordedBy", b.recorded_by as "uploaderId",
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
  batch: { kind: ImportKind; orgId: string; fileName: string; accountId: string; note: string },
): Promise<string> {
  const row = await db
    .insertInto('import_batch')
    .values({
      kind: batch.kind,
      org_id: batch.orgId,
      file_name: batch.fileName,
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

export const deleteRows = (db: Database, batchId: string) => db.deleteFrom('import_row').where('batch_id', '=', batchId).execute()

/** Values, action, candidates, what reading found. */
interface Parsed {
  v: Values
  a: Action
  c?: Candidate[]
  r: Remarks
}

const parsedOf = (plan: PlannedRow): Parsed => ({
  v: plan.row.values,
  a: plan.action,
  r: plan.row.remarks,
  ...(plan.candidates.length > 0 ? { c: plan.candidates } : {}),
})

const recordOf = (plan: PlannedRow) => ({
  seq: plan.row.seq,
  sheet: plan.row.sheet,
  row_no: plan.row.rowNo,
  state: plan.state,
  cells: packCells(plan.row.cells),
  parsed: parsedOf(plan),
  target_id: plan.targetId,
  choice: plan.row.choice,
})

/** Writes rows of a preview, many at a time. */
export const insertRows = (db: Database, batchId: string, plans: readonly PlannedRow[]) =>
  sql`insert into import_row (batch_id, seq, sheet, row_no, state, cells, parsed, target_id, choice)
    select ${batchId}, r.seq, r.sheet, r.row_no, r.state, r.cells, r.parsed, r.target_id, r.choice
    from jsonb_to_recordset(${JSON.stringify(plans.map(recordOf))}::jsonb)
      as r(seq int, sheet text, row_no int, state text, cells jsonb, parsed jsonb, target_id bigint, choice text)`.execute(db)

/** Writes back rows that a person's choice or a second look changed. */
export const updateRows = (db: Database, batchId: string, plans: readonly PlannedRow[]) =>
  sql`update import_row i set state = r.state, cells = r.cells, parsed = r.parsed, target_id = r.target_id, choice = r.choice
    from jsonb_to_recordset(${JSON.stringify(plans.map(recordOf))}::jsonb)
      as r(seq int, state text, cells jsonb, parsed jsonb, target_id bigint, choice text)
    where i.batch_id = ${batchId} and i.seq = r.seq`.execute(db)

interface StoredRow {
  seq: number
  sheet: string
  rowNo: number
  state: RowState
  cells: Record<string, unknown>
  parsed: Parsed
  targetId: string | null
  choice: string | null
  total: number
}

const selectRows = (db: Database, batchId: string, condition: RawBuilder<boolean>, rest: RawBuilder<unknown>) =>
  sql<StoredRow>`
    select seq, sheet, row_no as "rowNo", state, cells, parsed, target_id as "targetId", choice, count(*) over ()::int as total
    from import_row where batch_id = ${batchId} and ${condition} ${rest}`.execute(db)

export async function listRows(
  db: Database,
  batchId: string,
  query: { state?: RowState | undefined; q?: string | undefined; page: number; pageSize: number },
): Promise<{ rows: (Omit<ImportRow, 'cells'> & { cells: Cells })[]; total: number }> {
  const state = query.state ? sql<boolean>`state = ${query.state}` : sql<boolean>`true`
  const text = query.q ? sql<boolean>`strpos(parsed->'v'->>'name', ${query.q}) > 0` : sql<boolean>`true`
  const rest = sql`order by seq limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`
  const { rows } = await selectRows(db, batchId, sql<boolean>`${state} and ${text}`, rest)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      seq: row.seq,
      sheet: row.sheet,
      rowNo: row.rowNo,
      state: row.state,
      action: row.parsed.a,
      cells: unpackCells(row.cells),
      candidates: row.parsed.c ?? [],
      choice: row.choice,
    })),
  }
}

const inputOf = (row: StoredRow): InputRow => ({
  seq: row.seq,
  sheet: row.sheet,
  rowNo: row.rowNo,
  values: row.parsed.v,
  cells: asRead(unpackCells(row.cells), row.parsed.r),
  remarks: row.parsed.r,
  choice: row.choice,
})

/** Rows in these states, all when none is named, as they go into a plan again. */
export async function loadRows(db: Database, batchId: string, states?: readonly RowState[]): Promise<InputRow[]> {
  const condition = states ? sql<boolean>`state = any (${states}::text[])` : sql<boolean>`true`
  const { rows } = await selectRows(db, batchId, condition, sql`order by seq`)
  return rows.map(inputOf)
}

/** Rows for a confirmation, without the texts of their cells: half of what is stored, and nobody looks at them then. */
export async function loadForConfirmation(db: Database, batchId: string, states: readonly RowState[]): Promise<InputRow[]> {
  const { rows } = await sql<Pick<StoredRow, 'seq' | 'sheet' | 'rowNo' | 'parsed' | 'choice'>>`
    select seq, sheet, row_no as "rowNo", parsed, choice from import_row
    where batch_id = ${batchId} and state = any (${states}::text[]) order by seq`.execute(db)
  return rows.map(({ parsed, ...row }) => ({ ...row, values: parsed.v, cells: asRead({}, parsed.r), remarks: parsed.r }))
}

/** Rows by number as they go into a plan again. */
export async function loadChosen(db: Database, batchId: string, seqs: readonly number[]): Promise<InputRow[]> {
  const { rows } = await selectRows(db, batchId, sql<boolean>`seq = any (${seqs}::int[])`, sql`order by seq`)
  return rows.map(inputOf)
}

/** State and action of every row, for counting again. */
export async function listStates(db: Database, batchId: string): Promise<{ state: RowState; action: Action }[]> {
  const { rows } = await sql<{ state: RowState; action: Action }>`
    select state, parsed->>'a' as action from import_row where batch_id = ${batchId}`.execute(db)
  return rows
}

/** The state as stored. */
export const findBatchState = async (db: Database, id: string): Promise<string | undefined> =>
  (await db.selectFrom('import_batch').select('state').where('id', '=', id).executeTakeFirst())?.state

/** State and cells of every row, for the marked workbook. */
export async function listMarks(db: Database, batchId: string) {
  const { rows } = await selectRows(db, batchId, sql<boolean>`true`, sql`order by seq`)
  return rows.map((row) => ({ sheet: row.sheet, rowNo: row.rowNo, state: row.state, cells: unpackCells(row.cells) }))
}

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
