import { wordless } from '@hongzhu/domain/audit'
import type { Database } from '../platform/db/pool.ts'

/** What the events of this database say without words for it in the audit; empty is right (SEC-29). */
export async function wordlessEvents(db: Database): Promise<string[]> {
  const events = await db.selectFrom('event').select(['type', 'before', 'after']).execute()
  const found = events.flatMap(({ type, before, after }) => [...wordless(type, before), ...wordless(type, after)])
  return [...new Set(found)].sort()
}
