import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { type Clock, systemClock } from '../platform/clock.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { startEmbedded } from '../platform/db/embedded.ts'
import { databaseUser, reachableFolder } from '../platform/db/embedded-home.ts'
import { openPool } from '../platform/db/pool.ts'
import { privateFolder, takeFolder } from '../platform/folder.ts'
import type { Services } from '../platform/http/context.ts'

/** How the command reached the database. */
export type DatabaseMode = 'server' | 'running' | 'started'

export interface Reached {
  config: Config
  clock: Clock
  ownerUrl: string
  filesDir: string
  mode: DatabaseMode
  close: () => Promise<void>
}

/** What is wrong with a call, in sentences for the person at the terminal. */
export class UsageError extends Error {}

export function configOf(dataDir?: string): Config {
  const config = readConfig({ ...process.env, ...(dataDir ? { HONGZHU_DATA: dataDir } : {}) })
  if ('problems' in config) throw new UsageError(config.problems.join('\n'))
  return config
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** The database that the running application keeps on this folder: PostgreSQL writes its port into its own note. */
export async function runningDatabase(home: string): Promise<string | undefined> {
  const note = await readFile(join(home, 'pg18', 'postmaster.pid'), 'utf8').catch(() => '')
  const saved = await readFile(join(home, 'embedded.json'), 'utf8').catch(() => '')
  const port = Number(note.split('\n')[3])
  if (!port || !saved) return undefined
  const { password } = JSON.parse(saved) as { password: string }
  const url = `postgres://hongzhu:${password}@127.0.0.1:${port}/postgres`
  return (await answers(url)) ? url : undefined
}

/** Where the embedded database of a data folder lives. */
export const databaseHome = async (config: Config) => reachableFolder(join(config.dataDir, 'database'), await databaseUser())

/** The database of the settings: the server they name, the one the application runs on the folder, or one started for the while. */
export async function reachDatabase(config: Config): Promise<Reached> {
  const shared = { config, clock: systemClock(config.today) }
  const files = () => privateFolder(join(config.dataDir, 'files'))
  const url = config.databaseUrl ?? (await runningDatabase(await databaseHome(config)))
  if (url)
    return {
      ...shared,
      ownerUrl: url,
      mode: config.databaseUrl ? 'server' : 'running',
      filesDir: await files(),
      close: async () => {},
    }
  const release = await takeFolder(config.dataDir)
  try {
    const server = await startEmbedded(await databaseHome(config))
    const close = async () => {
      await server.stop()
      await release()
    }
    return { ...shared, ownerUrl: server.url, mode: 'started', filesDir: await files(), close }
  } catch (error) {
    await release()
    throw error
  }
}

/** Services for a command that speaks to the modules as the application does, behind row-level security. */
export async function withServices<T>(reached: Reached, work: (services: Services) => Promise<T>): Promise<T> {
  const pool = openPool({ url: reached.ownerUrl, max: 3 })
  const { config, clock, ownerUrl, filesDir } = reached
  try {
    return await work({ config, clock, pool, ownerUrl, filesDir })
  } finally {
    await pool.end()
  }
}
