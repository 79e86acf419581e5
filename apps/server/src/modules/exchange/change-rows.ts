import type { Database } from '../../platform/db/pool.ts'
import { conflict } from '../../platform/http/failure.ts'
import { applySets, type EffectTable, listCurrent, recordChanged } from './effect-queries.ts'

interface Setting {
  key: Record<string, string>
  set: Record<string, unknown>
  /** Values the row must still hold, e.g. its version. */
  held?: Record<string, unknown>
}

/**
 * Changes rows and remembers what they were. All of them must still be as they were read, else the whole confirmation stops.
 * With `ifThere`, rows that do not exist are left out; answers the keys of those that do.
 */
export async function changeRows(
  db: Database,
  batchId: string,
  table: EffectTable,
  settings: readonly Setting[],
  ifThere = false,
): Promise<Set<string>> {
  if (settings.length === 0) return new Set()
  const current = new Map(
    (
      await listCurrent(
        db,
        table,
        settings.map((setting) => setting.key),
      )
    ).map(({ key, row }) => [keyText(key, settings[0]?.key ?? {}), row]),
  )
  const there = settings.filter((setting) => current.has(JSON.stringify(setting.key)))
  const applied = await applySets(db, table, there)
  if (applied !== there.length || (!ifThere && there.length !== settings.length))
    throw conflict('确认时有记录正被别人修改，没有写入任何内容；请重新核对后再确认。')
  await recordChanged(
    db,
    batchId,
    table,
    there.map(({ key, set }) => {
      const row = current.get(JSON.stringify(key)) ?? {}
      const was = Object.fromEntries(Object.keys(set).map((column) => [column, row[column] ?? null]))
      return { key, was, now: set }
    }),
  )
  return new Set(there.map((setting) => JSON.stringify(setting.key)))
}

/** Keys come back from the database with their columns in another order. */
const keyText = (key: Record<string, string>, order: Record<string, string>) =>
  JSON.stringify(Object.fromEntries(Object.keys(order).map((column) => [column, key[column]])))
