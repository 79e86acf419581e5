import { IMPORT_KIND_LABELS } from '@hongzhu/domain/exchange'
import type { Database } from '../../platform/db/pool.ts'
import { inTransaction, wallOfAll } from '../../platform/db/transaction.ts'
import { type EventOrigin, writeEvents } from '../../platform/events/record.ts'
import { conflict } from '../../platform/http/failure.ts'
import { recompute } from '../engines/obligations/index.ts'
import { type Batch, findBatchState, updateBatch } from './batch-queries.ts'
import type { Progress } from './job.ts'
import type { OrgOp } from './org-types.ts'
import { addCounts, breathe, type Counts, countRows, noCounts, type PlannedRow } from './plan.ts'
import { memberPlanner, planRows, type Surroundings } from './planner.ts'
import { forgetUpload, type JobScope } from './preview.ts'
import { listStates, loadChosen, loadForConfirmation, loadJoined, updateRows } from './row-queries.ts'
import type { SchoolOp } from './school-plan.ts'
import { dropSensitiveTexts } from './sensitive-queries.ts'
import { writeMembers } from './write-member.ts'
import { writeOrgs } from './write-org.ts'
import type { Stamp } from './write-queries.ts'
import { writeSchools } from './write-school.ts'

/** Rows a confirmation looks at again; what is kept out stays out. */
const TAKEN = ['new', 'changed', 'warning'] as const
const WRITE_ROWS = 1_000

interface Confirmation extends JobScope {
  batch: Batch
  accountId: string
  origin: EventOrigin
  allOrNothing: boolean
}

/** A row that was fine at the preview and no longer is. */
interface Stale {
  seq: number
  state: PlannedRow['state']
}
/** What a confirmation has done so far. */
interface Done {
  touched: Set<string>
  counts: Counts
  stale: Stale[]
}

const isFine = (plan: PlannedRow) => plan.state !== 'error' && plan.state !== 'duplicate'

const surroundingsOf = (db: Database, { batch, scope, today }: Confirmation): Surroundings => ({
  db,
  scope,
  batchId: batch.id,
  orgId: batch.orgId,
  fromOn: batch.fromOn ?? today,
  today,
})

/** Takes the plans of rows apart: what is fine is written, the others are remembered. */
function sorted<Op>(plans: readonly PlannedRow<Op>[], done: Done): PlannedRow<Op>[] {
  const fine = plans.filter(isFine)
  done.stale.push(...plans.filter((plan) => !isFine(plan)).map((plan) => ({ seq: plan.row.seq, state: plan.state })))
  addCounts(done.counts, fine)
  return fine
}

/** Schools and organisations together: a row may refer to any other. */
async function writeWhole(db: Database, confirmation: Confirmation, done: Done): Promise<void> {
  const { batch, today, accountId } = confirmation
  const stamp: Stamp = { batchId: batch.id, accountId }
  const rows = await loadForConfirmation(db, batch.id, TAKEN, { after: 0 })
  const fine = sorted(await planRows(batch.kind, rows, surroundingsOf(db, confirmation)), done)
  if (confirmation.allOrNothing && done.stale.length > 0) return
  if (batch.kind === 'school') await writeSchools(db, stamp, fine as PlannedRow<SchoolOp>[])
  else for (const id of await writeOrgs(db, stamp, fine as PlannedRow<OrgOp>[], today)) done.touched.add(id)
}

/** Members a thousand at a time, so that a city's roll is never in memory as a whole; it is one transaction all the same. */
async function writeInChunks(db: Database, confirmation: Confirmation, done: Done, progress: Progress): Promise<void> {
  const { batch, accountId, allOrNothing } = confirmation
  const plan = await memberPlanner(surroundingsOf(db, confirmation), await loadJoined(db, batch.id))
  const total = batch.counts?.total ?? 0
  const next = (after: number) => loadForConfirmation(db, batch.id, TAKEN, { after, limit: WRITE_ROWS })
  for (let rows = await next(0); rows.length > 0; rows = await next(rows.at(-1)?.seq ?? 0)) {
    const fine = sorted(await plan(rows), done)
    if (!allOrNothing || done.stale.length === 0)
      for (const id of await writeMembers(db, { batchId: batch.id, accountId }, fine)) done.touched.add(id)
    const at = rows.at(-1)?.seq ?? 0
    await progress.say(5 + (90 * at) / Math.max(total, at), `正在再次核对并写入，${at} / ${total} 行`)
    await breathe()
  }
}

/** Rows that are kept out after all get their reasons beside the texts of their cells. */
async function writeStale(db: Database, confirmation: Confirmation, stale: readonly Stale[]): Promise<void> {
  const { batch } = confirmation
  const states = new Map(stale.map(({ seq, state }) => [seq, state]))
  const rows = await loadChosen(db, batch.id, [...states.keys()])
  const again = await planRows(batch.kind, rows, surroundingsOf(db, confirmation))
  const plans = again.map(
    (plan): PlannedRow => (isFine(plan) ? { ...plan, state: states.get(plan.row.seq) ?? 'error', action: 'none' } : plan),
  )
  await updateRows(db, batch.id, plans)
}

/** Closes the batch with what was written, and tells the audit. */
async function close(db: Database, { batch, origin, allOrNothing, services }: Confirmation, done: Done, started: number) {
  const { toAdd, toChange } = done.counts
  const counts = { ...countRows(await listStates(db, batch.id)), toAdd, toChange }
  const kept = done.stale.length
  await updateBatch(db, batch.id, {
    state: 'confirmed',
    progress: 100,
    progress_note: kept > 0 ? `再次核对时有 ${kept} 行已不能导入，其余都已写入` : '',
    all_or_nothing: allOrNothing,
    confirmed_at: new Date(services.clock.now()).toISOString(),
    counts,
    layout: { ...batch.layout, confirmMs: Math.round(performance.now() - started) },
  })
  await writeEvents(db, origin, [
    {
      type: 'import.confirmed',
      summary: `导入${IMPORT_KIND_LABELS[batch.kind]}“${batch.fileName}”：新增 ${toAdd}，修改 ${toChange}，未导入 ${counts.error + counts.duplicate + counts.skipped}`,
      orgId: batch.orgId,
      subject: { kind: 'import', id: batch.id },
      after: counts,
    },
  ])
}

/** `stale` receives rows that were fine at the preview and no longer are. */
async function writeAll(db: Database, confirmation: Confirmation, progress: Progress, stale: Stale[]): Promise<string[]> {
  const { batch, allOrNothing } = confirmation
  const started = performance.now()
  if ((await findBatchState(db, batch.id)) !== 'confirming') return []
  const done: Done = { touched: new Set(), counts: noCounts(), stale }
  if (batch.kind === 'member') await writeInChunks(db, confirmation, done, progress)
  else await writeWhole(db, confirmation, done)
  if (allOrNothing && stale.length > 0)
    throw conflict(`再次核对时有 ${stale.length} 行已不能导入（期间记录有变动），按“有错即全部不导入”没有写入任何内容。`)
  if (stale.length > 0) await writeStale(db, confirmation, stale)
  await dropSensitiveTexts(db, batch.id, batch.kind)
  await close(db, confirmation, done, started)
  return [...done.touched]
}

/** So many organisations at a time: what a city owes does not fit beside a city's import in memory. */
const DUTIES_AT_ONCE = 300

/** What the organisations owe changes with what was written; a failure here is made good by the nightly run. */
async function recomputeDuties({ services, today }: JobScope, orgIds: readonly string[]): Promise<void> {
  try {
    for (let at = 0; at < orgIds.length; at += DUTIES_AT_ONCE)
      await inTransaction(services.pool, wallOfAll(today), 'read write', (db) =>
        recompute(db, orgIds.slice(at, at + DUTIES_AT_ONCE), today),
      )
  } catch (error) {
    process.stderr.write(`import: duties not recomputed: ${String(error)}\n`)
  }
}

const CLASHES = ['23505', '23P01', '23503', '23514']

/** Writes everything that is fine in one transaction: all of it or, when anything fails or the process dies, nothing. */
export async function confirmBatch(confirmation: Confirmation, progress: Progress): Promise<void> {
  const { services, scope, today, batch } = confirmation
  const wall = { prefixes: scope.prefixes, exact: scope.exact, selfPersonId: null, on: today }
  const stale: Stale[] = []
  try {
    const touched = await inTransaction(services.pool, wall, 'read write', (db) => writeAll(db, confirmation, progress, stale))
    await forgetUpload(services, batch.storedAs)
    await recomputeDuties(confirmation, touched)
  } catch (error) {
    if (stale.length > 0 && confirmation.allOrNothing)
      await inTransaction(services.pool, wall, 'read write', async (db) => {
        await writeStale(db, confirmation, stale)
        await updateBatch(db, batch.id, { counts: countRows(await listStates(db, batch.id)) })
      })
    if (CLASHES.includes((error as { code?: string }).code ?? ''))
      throw conflict('写入时与别人刚登记的记录冲突，没有写入任何内容；请重新读取后再确认。')
    throw error
  }
}
