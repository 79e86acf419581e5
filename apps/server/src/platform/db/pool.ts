import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.gen.ts'

export type Database = Kysely<Tables>

const { types } = pg
const OID = { date: 1082, timestamp: 1114, timestamptz: 1184, dateArray: 1182 }

const parsers: Record<number, (text: string) => unknown> = {
  // Days stay text (no local midnight); instants become ISO in UTC; int8 stays text: identity keys are strings everywhere.
  [OID.date]: (text) => text,
  [OID.timestamp]: (text) => text,
  [OID.timestamptz]: (text) => new Date(text).toISOString(),
}

const customTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
}

export interface PoolOptions {
  url: string
  max?: number
  /** Connect as the owner: migrations, jobs' own tables, backup. The application itself never does. */
  asOwner?: boolean
}

/** The database is small against memory and on solid disks: index reads cost like others, and compiling a plan costs more than it saves. */
const PLANNING = '-c random_page_cost=1.1 -c jit=off'

/** A pool of connections. The application's connections act as hongzhu_app, so row-level security holds for them. */
export function openPool({ url, max = 10, asOwner = false }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types: customTypes,
    pipeline: true,
    application_name: 'hongzhu',
    connectionTimeoutMillis: 5_000,
    ...(asOwner
      ? {}
      : { options: `-c role=hongzhu_app -c statement_timeout=60000 -c idle_in_transaction_session_timeout=120000 ${PLANNING}` }),
  } as pg.PoolConfig)
  // A connection lost while idle (server restarted) is dropped from the pool; the next request opens a new one.
  pool.on('error', () => {})
  // One lost while at work between two queries would end the whole process; its next query fails and is answered.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Kysely over a whole pool, for jobs and commands of operators. */
export const databaseOf = (pool: pg.Pool): Database => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })

/**
 * Kysely over one connection that already holds a transaction. Once that is over the connection is somebody else's:
 * what still runs of a work that failed halfway (one of several queries sent together) gets an error, never their transaction.
 */
export function databaseOn(client: pg.PoolClient, isOver: () => boolean = () => false): Database {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  const pinned = {
    query: (...args: unknown[]) => (isOver() ? Promise.reject(new Error('the transaction is over')) : query(...args)),
    release: () => {},
  }
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: { connect: async () => pinned, end: async () => {} } as never }),
  })
}
