import { mkdir, readFile as readBytes, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import type { ImportKind } from '@hongzhu/domain/exchange'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { Services } from '../../platform/http/context.ts'
import { invalid } from '../../platform/http/failure.ts'
import { type Batch, type BatchLayout, updateBatch } from './batch-queries.ts'
import { typeOfUpload } from './file-type.ts'
import type { Progress } from './job.ts'
import { addCounts, breathe, type Counts, type InputRow, noCounts } from './plan.ts'
import { memberPlanner, planRows, type Surroundings } from './planner.ts'
import { type Grid, readFile } from './read-file.ts'
import { countToRead, type GivenLayout, nothingToRead, readChunks, recogniseSheets } from './read-rows.ts'
import { deleteRows, insertRows } from './row-queries.ts'

const WRITE_ROWS = 1_000

const folderOf = (services: Services) => join(services.filesDir, 'imports')
const pathOf = (services: Services, storedAs: string) => join(folderOf(services), storedAs)

/** Keeps the upload until it is confirmed or given up: for other columns and for the marked workbook. */
export async function storeUpload(services: Services, storedAs: string, bytes: Buffer): Promise<void> {
  await mkdir(folderOf(services), { recursive: true })
  await writeFile(pathOf(services, storedAs), bytes, { mode: 0o600 })
}
export const forgetUpload = (services: Services, storedAs: string | null) =>
  storedAs ? rm(pathOf(services, storedAs), { force: true }) : Promise.resolve()

/** The sheets of the stored upload. */
export async function openUpload(services: Services, batch: Pick<Batch, 'storedAs' | 'fileName'>): Promise<Grid[]> {
  const bytes = await readBytes(pathOf(services, batch.storedAs ?? '')).catch(() => undefined)
  if (!bytes) throw invalid('file', '上传的文件已经删除，请重新上传。')
  return readFile(bytes, typeOfUpload(batch.fileName, bytes))
}

export interface JobScope {
  services: Services
  scope: Scope
  today: PlainDate
}

/** Members are planned as they are read; schools and organisations may refer to rows below, so they are planned together. */
async function planner(kind: ImportKind, surroundings: Surroundings) {
  if (kind === 'member') return { plan: await memberPlanner(surroundings, []), isWhole: false }
  return { plan: (rows: readonly InputRow[]) => planRows(kind, rows, surroundings), isWhole: true }
}

async function collect(chunks: AsyncIterable<InputRow[]>): Promise<InputRow[]> {
  const rows: InputRow[] = []
  for await (const chunk of chunks) rows.push(...chunk)
  return rows
}

interface Source {
  chunks: AsyncIterable<InputRow[]>
  total: number
}

async function writePreview(
  { services, scope, today }: JobScope,
  batch: Pick<Batch, 'id' | 'kind' | 'orgId' | 'fromOn'>,
  { chunks, total }: Source,
  progress: Progress,
): Promise<Counts> {
  const wall = { prefixes: scope.prefixes, exact: scope.exact, selfPersonId: null, on: today }
  return inTransaction(services.pool, wall, 'read write', async (db) => {
    const surroundings = { db, scope, batchId: batch.id, orgId: batch.orgId, fromOn: batch.fromOn ?? today, today }
    const { plan, isWhole } = await planner(batch.kind, surroundings)
    const counts = noCounts()
    await deleteRows(db, batch.id)
    for await (const rows of isWhole ? [await collect(chunks)] : chunks) {
      const plans = await plan(rows)
      addCounts(counts, plans)
      for (let at = 0; at < plans.length; at += WRITE_ROWS) await insertRows(db, batch.id, plans.slice(at, at + WRITE_ROWS))
      await progress.say(15 + (85 * counts.total) / Math.max(total, 1), `正在读取和核对，${counts.total} / ${total} 行`)
      await breathe()
    }
    return counts
  })
}

/** Reads the file, finds its columns, checks every cell, compares with what is on record. Nothing of it is a record yet. */
export async function makePreview(
  job: JobScope,
  batch: Pick<Batch, 'id' | 'kind' | 'orgId' | 'fromOn' | 'storedAs' | 'fileName'>,
  given: readonly GivenLayout[],
  progress: Progress,
): Promise<void> {
  const started = performance.now()
  const wall = { prefixes: job.scope.prefixes, exact: job.scope.exact, selfPersonId: null, on: job.today }
  await progress.say(2, '正在打开文件')
  const grids = await openUpload(job.services, batch)
  const sheets = recogniseSheets(batch.kind, grids, given)
  const why = nothingToRead(batch.kind, sheets)
  if (why) {
    // The columns stay on the batch, so that somebody can point them out.
    await inTransaction(job.services.pool, wall, 'read write', (db) =>
      updateBatch(db, batch.id, { state: 'failed', progress: 0, progress_note: why, layout: { sheets } }),
    )
    return
  }
  const source = { chunks: readChunks(batch.kind, grids, sheets), total: countToRead(grids, sheets) }
  const counts = await writePreview(job, batch, source, progress)
  const layout: BatchLayout = { sheets, previewMs: Math.round(performance.now() - started) }
  await inTransaction(job.services.pool, wall, 'read write', (db) =>
    updateBatch(db, batch.id, { state: 'preview', progress: 100, progress_note: '', layout, counts }),
  )
}
