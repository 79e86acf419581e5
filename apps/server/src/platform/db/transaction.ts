import type { PlainDate } from '@hongzhu/domain'
import { sql } from 'kysely'
import pg from 'pg'
import { type Database, databaseOn } from './pool.ts'

/** What row-level security is told about a transaction. */
export interface Wall {
  prefixes: readonly string[]
  /** Organisations in reach by themselves, without what is below. */
  exact: readonly string[]
  selfPersonId: string | null
  /** The day whose tree decides what is below the prefixes. */
  on: PlainDate
}

/** Everything: jobs and operators' commands, and commands of the platform about accounts. */
export const wallOfAll = (on: PlainDate): Wall => ({ prefixes: ['/'], exact: [], selfPersonId: null, on })

function opening(wall: Wall, mode: 'read only' | 'read write'): string {
  const set = (name: string, value: string) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`
  return `begin isolation level ${mode === 'read only' ? 'repeatable read' : 'read committed'} ${mode}; select ${set('hz.prefixes', wall.prefixes.join(','))}, ${set('hz.exact', wall.exact.join(','))}, ${set('hz.self', wall.selfPersonId ?? '')}, ${set('hz.on', wall.on)}`
}

/**
 * Runs `work` in one transaction behind the wall. The opening is sent together with the first query (pipelined),
 * so scope costs no round trip of its own. A read does not wait for its end.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  wall: Wall,
  mode: 'read only' | 'read write',
  work: (db: Database, client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  let isOver = false
  try {
    const opened = client.query(opening(wall, mode))
    opened.catch(() => {})
    const result = await work(
      databaseOn(client, () => isOver),
      client,
    )
    await opened
    const closed = client.query('commit')
    if (mode === 'read write') await closed
    else closed.catch(() => {})
    return result
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    isOver = true
    client.release(broken)
  }
}

/**
 * Derives past the wall, then puts it back: what follows from the facts does not depend on how far whoever asks can see.
 * Only conclusions about organisations that were resolved through a scope may leave `work`; nothing else runs beside it.
 */
export async function pastTheWall<T>(db: Database, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ before: string | null }>`select current_setting('hz.prefixes', true) as before`.execute(db)
  const set = (prefixes: string) => sql`select set_config('hz.prefixes', ${prefixes}, true)`.execute(db)
  await set('/')
  const result = await work()
  await set(rows[0]?.before ?? '')
  return result
}
