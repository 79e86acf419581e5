// System: how the instance is running, for the system administrator; the record of every job run. It holds no business data.
// Start with routes.ts.
import { databaseOf } from '../../platform/db/pool.ts'
import type { Services } from '../../platform/http/context.ts'
import { closeRun, openRun } from './queries.ts'

export { routesFor } from './routes.ts'

/** Runs a job and keeps how it went, so that a failed night is seen. Errors go on to the queue, which tries again. */
export async function runRecorded(services: Services, name: string, work: () => Promise<unknown>): Promise<void> {
  const db = databaseOf(services.pool)
  const id = await openRun(db, name)
  try {
    const result = await work()
    await closeRun(db, id, true, result === undefined || result === null ? null : JSON.stringify(result).slice(0, 500))
  } catch (error) {
    await closeRun(db, id, false, (error as Error).message.slice(0, 500)).catch(() => {})
    throw error
  }
}
