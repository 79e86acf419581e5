import type pg from 'pg'
import { databaseOf } from '../../platform/db/pool.ts'
import type { Services } from '../../platform/http/context.ts'
import { Failure } from '../../platform/http/failure.ts'
import { type BatchState, LOCK_CLASS, updateBatch } from './batch-queries.ts'

const running = new Set<string>()
/** Work that this process does right now. */
const working = new Map<string, Promise<void>>()

export const isRunning = (batchId: string) => running.has(batchId)

/** Waits until this process has nothing under way for the batch; for tests and an orderly stop. */
export const settleImport = (batchId: string): Promise<void> => working.get(batchId) ?? Promise.resolve()
export const settleImports = async (): Promise<void> => void (await Promise.all(working.values()))

export interface Progress {
  /** Shown on the page; written at most a few times a second. */
  say: (percent: number, note: string) => Promise<void>
}

const PAUSE = 250

function progressOf(services: Services, batchId: string): Progress {
  const db = databaseOf(services.pool)
  let last = 0
  return {
    say: async (percent, note) => {
      if (performance.now() - last < PAUSE && percent < 100) return
      last = performance.now()
      await updateBatch(db, batchId, { progress: Math.min(100, Math.round(percent)), progress_note: note })
    },
  }
}

async function withLock(client: pg.PoolClient, batchId: string, work: () => Promise<void>): Promise<void> {
  await client.query('select pg_advisory_lock($1, $2)', [LOCK_CLASS, Number(batchId)])
  try {
    await work()
  } finally {
    await client.query('select pg_advisory_unlock($1, $2)', [LOCK_CLASS, Number(batchId)])
  }
}

const noteOf = (error: unknown): string =>
  error instanceof Failure
    ? (error.fields?.[0]?.message ?? error.message)
    : '系统出了错，没有写入任何内容；请把批次编号告诉系统管理员'

/** Does the work under the batch's lock; a failure is told on the batch in words. */
async function runLocked(services: Services, batchId: string, fallback: BatchState, work: (progress: Progress) => Promise<void>) {
  const client = await services.pool.connect()
  let broken: Error | undefined
  try {
    await withLock(client, batchId, () => work(progressOf(services, batchId)))
  } catch (error) {
    if (!(error instanceof Failure))
      process.stderr.write(`import ${batchId}: ${error instanceof Error ? error.stack : String(error)}\n`)
    const told = { state: fallback, progress: 0, progress_note: noteOf(error) }
    await updateBatch(databaseOf(services.pool), batchId, told).catch((lost: Error) => {
      broken = lost
    })
  } finally {
    client.release(broken)
  }
}

/**
 * Does the work of a batch beside the requests. The batch is locked by a connection of its own, so that a killed process
 * shows: the state it left falls back (see batch-queries). So it does where no connection is to be had at all.
 */
export function startImportJob(
  services: Services,
  batchId: string,
  fallback: BatchState,
  work: (progress: Progress) => Promise<void>,
): void {
  running.add(batchId)
  const run = async () => {
    try {
      await runLocked(services, batchId, fallback, work)
    } catch (error) {
      process.stderr.write(`import ${batchId}: ${error instanceof Error ? error.message : String(error)}\n`)
    } finally {
      running.delete(batchId)
      working.delete(batchId)
    }
  }
  working.set(batchId, run())
}
