import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { date, type PlainDate } from '@hongzhu/domain'
import pg from 'pg'
import { type DemoSize, loadHolidays, seedDemo } from '../seed/index.ts'
import { systemClock } from '../src/platform/clock.ts'
import { startEmbedded } from '../src/platform/db/embedded.ts'
import { databaseUser, reachableFolder } from '../src/platform/db/embedded-home.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { privateFolder } from '../src/platform/folder.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

export interface Ground {
  size: DemoSize
  url: string
  folder: string
  /** The last day of the loaded data: the bench's today. */
  today: PlainDate
  stop: () => Promise<void>
}

const loadedDay = async (url: string): Promise<string | undefined> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(`select value ->> 'today' as today from setting where key = 'demo.loaded'`)
    return rows[0]?.today
  } finally {
    await client.end()
  }
}

/** A database with the demo of this size, kept under data/bench-<size> and used again. */
export async function prepareGround(size: DemoSize, say: (line: string) => void): Promise<Ground> {
  const folder = await privateFolder(join(ROOT, 'data', `bench-${size}`))
  const home = await reachableFolder(join(folder, 'database'), await databaseUser())
  const server = await startEmbedded(home)
  try {
    await migrate(server.url)
    await loadHolidays(server.url)
    if ((await loadedDay(server.url)) === undefined) {
      say(`装入演示数据（${size}），只在第一次`)
      await seedDemo({ ownerUrl: server.url, size, today: systemClock().today(), onProgress: (line) => say(`  ${line}`) })
    }
    return { size, url: server.url, folder, today: date((await loadedDay(server.url)) ?? ''), stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}
