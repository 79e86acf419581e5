import { dayAt, startOfDay } from '@hongzhu/domain'
import { onlineSince, PERSONAL_ACCESS_EVENTS } from '@hongzhu/domain/access'
import { inTransaction, wallOfAll } from '../../platform/db/transaction.ts'
import { SYSTEM, writeEvents } from '../../platform/events/record.ts'
import type { Services } from '../../platform/http/context.ts'
import { type Moved, moveToArchive } from './queries.ts'

const BATCH = 5_000

/**
 * Moves events whose time online is over into the archive, in batches that are whole by themselves and recorded as such
 * (SEC-28). It goes by the true day, not by the day a demonstration is set to. Doing it twice changes nothing.
 */
export async function archiveAudit(services: Services, size = BATCH): Promise<{ archived: number }> {
  const since = onlineSince(dayAt(services.clock.now()))
  const before = { other: startOfDay(since.other), personal: startOfDay(since.personal) }
  let archived = 0
  for (;;) {
    const { moved } = await archiveBatch(services, before, size)
    archived += moved
    if (moved < size) return { archived }
  }
}

const archiveBatch = (services: Services, before: { other: string; personal: string }, size: number): Promise<Moved> =>
  inTransaction(services.pool, wallOfAll(services.clock.today()), 'read write', async (db) => {
    const batch = await moveToArchive(db, before, PERSONAL_ACCESS_EVENTS, size)
    if (batch.moved > 0)
      await writeEvents(db, SYSTEM, [
        {
          type: 'audit.archived',
          summary: `审计记录在线期满归档 ${batch.moved} 条，第 ${batch.first} 条至第 ${batch.last} 条之间`,
          after: { moved: batch.moved, first: batch.first, last: batch.last },
        },
      ])
    return batch
  })
