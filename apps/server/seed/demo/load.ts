import pg from 'pg'
import { copyIn } from '../../src/platform/db/copy.ts'
import { type Cell, COLUMNS, copyLine, DEMO_TABLES, type DemoTable, type Sink } from './rows.ts'

const FULL = 4_000_000
const CHUNK = 256 * 1024

/** Text of one table, kept as bytes outside the heap: millions of small strings would make the process large. */
interface Waiting {
  done: Buffer[]
  open: Buffer
  used: number
}

function append(waiting: Waiting, line: string): number {
  const size = Buffer.byteLength(line)
  if (waiting.used + size > waiting.open.length) {
    waiting.done.push(waiting.open.subarray(0, waiting.used))
    waiting.open = Buffer.allocUnsafeSlow(Math.max(CHUNK, size))
    waiting.used = 0
  }
  waiting.used += waiting.open.write(line, waiting.used)
  return size
}

/** Collects rows as COPY text and writes them out in the order of the tables' references. */
export function copySink(): Sink & { isFull: () => boolean; flush: (client: pg.Client) => Promise<void>; rows: () => number } {
  const tables = new Map<DemoTable, Waiting>()
  let size = 0
  let rows = 0
  return {
    put: (table, cells: readonly Cell[]) => {
      let waiting = tables.get(table)
      if (!waiting) {
        waiting = { done: [], open: Buffer.allocUnsafeSlow(CHUNK), used: 0 }
        tables.set(table, waiting)
      }
      size += append(waiting, copyLine(cells))
      rows++
    },
    isFull: () => size > FULL,
    rows: () => rows,
    flush: async (client) => {
      for (const table of DEMO_TABLES) {
        const waiting = tables.get(table)
        if (!waiting || (waiting.used === 0 && waiting.done.length === 0)) continue
        const names = COLUMNS[table].split(' ').map((name) => `"${name}"`)
        await copyIn(client, `${table} (${names.join(', ')})`, [...waiting.done, waiting.open.subarray(0, waiting.used)])
        waiting.done = []
        waiting.used = 0
      }
      size = 0
    },
  }
}

/** A connection of the owner for loading: dates and keys need no parsing. */
export async function connectOwner(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'hongzhu-seed' })
  // A connection that breaks fails the statement under way; the event besides says nothing more.
  client.on('error', () => {})
  await client.connect()
  return client
}

/**
 * Row triggers and reference checks rest while a consistent set is loaded (the generator guarantees what they would check,
 * and a test proves it). A server whose owner is no superuser keeps its reference checks and rests our own triggers only.
 */
export async function restTriggers(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ rolsuper: boolean }>('select rolsuper from pg_roles where rolname = current_user')
  if (rows[0]?.rolsuper) {
    await client.query('set local session_replication_role = replica')
    return async () => void (await client.query('set local session_replication_role = origin'))
  }
  await client.query('alter table membership disable trigger user')
  return async () => void (await client.query('alter table membership enable trigger user'))
}
