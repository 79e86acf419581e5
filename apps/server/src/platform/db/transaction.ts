import type { PlainDate } from '@hongzhu/domain'
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import { type Database, databaseOn } from './pool.ts'

/** What row-level security is told about a transaction. */
export interface Wall {
  /** Paths with all that is below them; `/` is the whole instance. */
  prefixes: readonly string[]
  /** Organisations in reach by themselves, without what is below. */
  exact: readonly string[]
  selfPersonId: string | null
  /** The day whose tree decides what is below the prefixes. */
  on: PlainDate
}

/** Everything: jobs and operators' commands, and commands of the platform about accounts. */
export const wallOfAll = (on: PlainDate): Wall => ({ prefixes: ['/'], exact: [], selfPersonId: null, on })

/** The role whose policies compare nothing: only for a reach over the whole instance. */
const OFFICE = 'hongzhu_office'
const set = (name: string, value: string) => `set_config(${pg.escapeLiteral(name)}, ${value}, true)`
const openWide = `${set('hz.whole', "'on'")}, ${set('role', `'${OFFICE}'`)}`

/** The organisations in reach, looked up once for the transaction. */
function reachOn({ prefixes, exact, on }: Wall): string {
  const named = pg.escapeLiteral(exact.join(','))
  if (prefixes.length === 0) return named
  const day = pg.escapeLiteral(on)
  const ranges = prefixes.map((prefix) => {
    const [low, high] = [pg.escapeLiteral(prefix), pg.escapeLiteral(`${prefix}~`)]
    return `p.path >= ${low} collate "C" and p.path < ${high} collate "C"`
  })
  return `concat_ws(',', nullif(${named}, ''), (select string_agg(p.org_id::text, ',') from org_placement p
    where (${ranges.join(' or ')}) and p.from_on <= ${day} and (p.until_on is null or p.until_on > ${day})))`
}

function opening(wall: Wall, mode: 'read only' | 'read write'): string {
  const reach = wall.prefixes.includes('/') ? openWide : set('hz.orgs', reachOn(wall))
  const level = mode === 'read only' ? 'repeatable read' : 'read committed'
  return `begin isolation level ${level} ${mode}; select ${set('hz.self', pg.escapeLiteral(wall.selfPersonId ?? ''))}, ${set('hz.on', pg.escapeLiteral(wall.on))}, ${reach}`
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
  const { rows } = await sql<{ whole: string; role: string }>`
    select coalesce(current_setting('hz.whole', true), '') as whole, current_setting('role') as role,
      set_config('hz.whole', 'on', true), set_config('role', ${OFFICE}, true)`.execute(db)
  const result = await work()
  await sql`select set_config('hz.whole', ${rows[0]?.whole ?? ''}, true), set_config('role', ${rows[0]?.role ?? ''}, true)`.execute(
    db,
  )
  return result
}

/** Opens the wall for the rest of the transaction when `condition` holds; what is read then is bounded by the query itself. */
export const openWallWhen = (db: Database, condition: RawBuilder<unknown>) =>
  sql`select set_config('hz.whole', case when ${condition} then 'on' else current_setting('hz.whole', true) end, true),
    set_config('role', case when ${condition} then ${OFFICE} else current_setting('role') end, true)`.execute(db)
