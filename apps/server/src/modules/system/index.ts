// System: how the instance is running, for the system administrator; the record of every job run;
// the clock; the settings of each start. It holds no business data. Start with routes.ts.
import { databaseOf } from '../../platform/db/pool.ts'
import { SYSTEM, writeEvents } from '../../platform/events/record.ts'
import type { Services } from '../../platform/http/context.ts'
import { closeRun, openRun } from './queries.ts'

export { checkClock } from './clock.ts'
export { routesFor } from './routes.ts'
export { recordSettings } from './settings.ts'

/** Runs a job and keeps how it went, also in the audit (SEC-25). Errors go on to the queue, which tries again. */
export async function runRecorded(
  services: Services,
  { name, label }: { name: string; label: string },
  work: () => Promise<unknown>,
): Promise<void> {
  const db = databaseOf(services.pool)
  const id = await openRun(db, name)
  try {
    const result = await work()
    await closeRun(db, id, true, result === undefined || result === null ? null : JSON.stringify(result).slice(0, 500))
    await writeEvents(db, SYSTEM, [{ type: 'job.done', summary: `后台任务完成：${label}` }])
  } catch (error) {
    const failed = { type: 'job.failed', summary: `后台任务失败：${label}`, ok: false }
    await closeRun(db, id, false, (error as Error).message.slice(0, 500)).catch(() => {})
    await writeEvents(db, SYSTEM, [failed]).catch(() => {})
    throw error
  }
}
