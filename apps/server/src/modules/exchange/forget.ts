import { inTransaction, wallOfAll } from '../../platform/db/transaction.ts'
import type { Services } from '../../platform/http/context.ts'
import { listForgotten, updateBatch } from './batch-queries.ts'
import { isRunning } from './job.ts'
import { forgetUpload } from './preview.ts'
import { deleteRows } from './row-queries.ts'

const KEPT_DAYS = 30

/** Previews that nobody confirmed within thirty days lose their rows and their file: persons' data that became no record is not kept. */
export async function forgetImports(services: Services): Promise<number> {
  const today = services.clock.today()
  const before = new Date(services.clock.now() - KEPT_DAYS * 24 * 60 * 60 * 1000).toISOString()
  const forgotten = await inTransaction(services.pool, wallOfAll(today), 'read write', async (db) => {
    const batches = (await listForgotten(db, before)).filter((batch) => !isRunning(batch.id))
    for (const batch of batches) {
      await deleteRows(db, batch.id)
      await updateBatch(db, batch.id, {
        state: 'failed',
        progress: 0,
        progress_note: `超过 ${KEPT_DAYS} 天没有确认，上传的内容已删除`,
        file_stored_as: null,
      })
    }
    return batches
  })
  for (const batch of forgotten) await forgetUpload(services, batch.storedAs)
  return forgotten.length
}
