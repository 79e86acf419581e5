import { IMPORT_KIND_LABELS, type ImportKind } from '@hongzhu/domain/exchange'
import type { Database } from '../../platform/db/pool.ts'
import { inTransaction, wallOfAll } from '../../platform/db/transaction.ts'
import { type EventOrigin, writeEvents } from '../../platform/events/record.ts'
import { conflict } from '../../platform/http/failure.ts'
import { recompute } from '../engines/obligations/index.ts'
import { type Batch, findBatchState, updateBatch } from './batch-queries.ts'
import type { Progress } from './job.ts'
import type { MemberOp } from './member-types.ts'
import type { OrgOp } from './org-types.ts'
import { countRows, type PlannedRow } from './plan.ts'
import { planRows } from './planner.ts'
import { forgetUpload, type JobScope } from './preview.ts'
import { listStates, loadChosen, loadForConfirmation, updateRows } from './row-queries.ts'
import type { SchoolOp } from './school-plan.ts'
import { dropSensitiveTexts } from './sensitive-queries.ts'
import { writeMembers } from './write-member.ts'
import { writeOrgs } from './write-org.ts'
import type { Stamp } from './write-queries.ts'
import { writeSchools } from './write-school.ts'

/** Rows a confirmation looks at again; what is kept out stays out. */
const TAKEN = ['new', 'changed', 'warning'] as const

interface Confirmation extends JobScope {
  batch: Batch
  accountId: string
  origin: EventOrigin
  allOrNothing: boolean
}

async function write(
  db: Database,
  kind: ImportKind,
  stamp: Stamp,
  plans: readonly PlannedRow[],
  today: JobScope['today'],
  progress: Progress,
) {
  if (kind === 'school') {
    await writeSchools(db, stamp, plans as PlannedRow<SchoolOp>[])
    return []
  }
  if (kind === 'org') return writeOrgs(db, stamp, plans as PlannedRow<OrgOp>[], today)
  return writeMembers(db, stamp, plans as PlannedRow<MemberOp>[], progress)
}

const isFine = (plan: PlannedRow) => plan.state !== 'error' && plan.state !== 'duplicate'

/** Rows that are kept out after all get their reasons beside the texts of their cells. */
async function writeStale(db: Database, { batch, scope, today }: Confirmation, failed: readonly PlannedRow[]): Promise<void> {
  const reasons = new Map(failed.map((plan) => [plan.row.seq, plan]))
  const rows = await loadChosen(db, batch.id, [...reasons.keys()])
  const again = await planRows(batch.kind, rows, { db, scope, orgId: batch.orgId, fromOn: batch.fromOn ?? today, today })
  const plans = again.map(
    (plan): PlannedRow => (isFine(plan) ? { ...plan, state: reasons.get(plan.row.seq)?.state ?? 'error', action: 'none' } : plan),
  )
  await updateRows(db, batch.id, plans)
}

/** `stale` receives rows that were fine at the preview and no longer are. */
async function writeAll(db: Database, confirmation: Confirmation, progress: Progress, stale: PlannedRow[]): Promise<string[]> {
  const { batch, scope, today, accountId, origin, allOrNothing } = confirmation
  const started = performance.now()
  if ((await findBatchState(db, batch.id)) !== 'confirming') return []
  const rows = await loadForConfirmation(db, batch.id, TAKEN)
  const onRows = (done: number) => progress.say(5 + (35 * done) / rows.length, `正在再次核对，${done} / ${rows.length} 行`)
  const plans = await planRows(batch.kind, rows, { db, scope, orgId: batch.orgId, fromOn: batch.fromOn ?? today, today, onRows })
  const failed = plans.filter((plan) => !isFine(plan))
  if (allOrNothing && failed.length > 0) {
    stale.push(...failed)
    throw conflict(`再次核对时有 ${failed.length} 行已不能导入（期间记录有变动），按“有错即全部不导入”没有写入任何内容。`)
  }
  if (failed.length > 0) await writeStale(db, confirmation, failed)
  const fine = plans.filter(isFine)
  const touched = await write(db, batch.kind, { batchId: batch.id, accountId }, fine, today, progress)
  await dropSensitiveTexts(db, batch.id, batch.kind)
  const counts = countRows(await listStates(db, batch.id))
  const done = countRows(fine)
  const layout = { ...batch.layout, confirmMs: Math.round(performance.now() - started) }
  await updateBatch(db, batch.id, {
    state: 'confirmed',
    progress: 100,
    progress_note: failed.length > 0 ? `再次核对时有 ${failed.length} 行已不能导入，其余都已写入` : '',
    all_or_nothing: allOrNothing,
    confirmed_at: new Date(confirmation.services.clock.now()).toISOString(),
    counts: { ...counts, toAdd: done.toAdd, toChange: done.toChange },
    layout,
  })
  await writeEvents(db, origin, [
    {
      type: 'import.confirmed',
      summary: `导入${IMPORT_KIND_LABELS[batch.kind]}“${batch.fileName}”：新增 ${done.toAdd}，修改 ${done.toChange}，未导入 ${counts.error + counts.duplicate + counts.skipped}`,
      orgId: batch.orgId,
      subject: { kind: 'import', id: batch.id },
      after: { ...counts, toAdd: done.toAdd, toChange: done.toChange },
    },
  ])
  return touched
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
  const stale: PlannedRow[] = []
  try {
    const touched = await inTransaction(services.pool, wall, 'read write', (db) => writeAll(db, confirmation, progress, stale))
    await forgetUpload(services, batch.storedAs)
    await recomputeDuties(confirmation, touched)
  } catch (error) {
    if (stale.length > 0)
      await inTransaction(services.pool, wall, 'read write', async (db) => {
        await writeStale(db, confirmation, stale)
        await updateBatch(db, batch.id, { counts: countRows(await listStates(db, batch.id)) })
      })
    if (CLASHES.includes((error as { code?: string }).code ?? ''))
      throw conflict('写入时与别人刚登记的记录冲突，没有写入任何内容；请重新读取后再确认。')
    throw error
  }
}
