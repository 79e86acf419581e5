import type { PlainDate } from '@hongzhu/domain'
import pg from 'pg'
import { type Database, databaseOn } from './pool.ts'

/** What row-level security is told about a transaction. */
export interface Wall {
  prefixes: readonly string[]
  selfPersonId: string | null
  /** The day whose tree decides what is below the prefixes. */
  on: PlainDate
}

/** Everything: jobs and operators' commands, and commands of the platform about accounts. */
export const wallOfAll = (on: PlainDate): Wall => ({ prefixes: ['/'], selfPersonId: null, on })

function opening(wall: Wall, mode: 'read only' | 'read write'): string {
  const set = (name: string, value: string) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`
  return `begin isolation level ${mode === 'read only' ? 'repeatable read' : 'read committed'} ${mode}; select ${set('hz.prefixes', wall.prefixes.join(','))}, ${set('hz.self', wall.selfPersonId ?? '')}, ${set('hz.on', wall.on)}`
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
  try {
    const opened = client.query(opening(wall, mode))
    opened.catch(() => {})
    const result = await work(databaseOn(client), client)
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
    client.release(broken)
  }
}
