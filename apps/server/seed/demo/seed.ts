import type { PlainDate } from '@hongzhu/domain'
import type pg from 'pg'
import { hashPassword } from '../../src/modules/identity/index.ts'
import { databaseOn } from '../../src/platform/db/pool.ts'
import { continueSequences } from '../../src/platform/db/references.ts'
import { SYSTEM, writeEvents } from '../../src/platform/events/record.ts'
import { DEMO_PASSWORD, type DemoAccount } from './accounts.ts'
import { generateCity } from './generate.ts'
import { connectOwner, copySink, restTriggers } from './load.ts'
import { type DemoSize, SIZES } from './sizes.ts'

export interface SeedOptions {
  ownerUrl: string
  size: DemoSize
  today: PlainDate
  onProgress?: (line: string) => void
}

export interface Seeded {
  rows: number
  seconds: number
  accounts: DemoAccount[]
}

/** How far an interrupted load came: cities are loaded whole or not at all. */
interface Progress {
  size: DemoSize
  today: string
  cities: number
  rows: number
  accounts: DemoAccount[]
  passwordHash: string
}

const SIZE_NAMES: Record<DemoSize, string> = { district: '一个市两个县区', city: '一个市', province: '一个省' }

async function readProgress(client: pg.Client, options: SeedOptions): Promise<Progress> {
  const { rows } = await client.query<{ value: Progress }>(`select value from setting where key = 'demo.progress'`)
  const known = rows[0]?.value
  if (known) {
    if (known.size !== options.size)
      throw new Error(
        `这个数据库里有一份没有装完的演示数据（${SIZE_NAMES[known.size]}），请继续装同样的规模，或者换一个空的数据目录。`,
      )
    return known
  }
  const { rows: found } = await client.query('select from org limit 1')
  if (found.length > 0) throw new Error('数据库里已经有组织，演示数据只能装进空的系统；请换一个数据目录（HONGZHU_DATA）。')
  return {
    size: options.size,
    today: options.today,
    cities: 0,
    rows: 0,
    accounts: [],
    passwordHash: await hashPassword(DEMO_PASSWORD),
  }
}

const put = (client: pg.Client, key: string, value: unknown) =>
  client.query('insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value', [
    key,
    JSON.stringify(value),
  ])

async function finish(client: pg.Client, progress: Progress): Promise<void> {
  await put(client, 'demo.accounts', progress.accounts)
  await put(client, 'demo.loaded', { size: progress.size, today: progress.today, rows: progress.rows })
  await client.query(`delete from setting where key = 'demo.progress'`)
  await writeEvents(databaseOn(client as unknown as pg.PoolClient), SYSTEM, [
    {
      type: 'demo.loaded',
      summary: `装入演示数据：${SIZE_NAMES[progress.size]}，截至 ${progress.today}，${progress.rows} 条记录`,
      after: { size: progress.size, today: progress.today },
    },
  ])
}

/** One city in one transaction. */
async function loadCity(
  client: pg.Client,
  progress: Progress,
  isLast: boolean,
  onProgress: (line: string) => void,
): Promise<Progress> {
  const sink = copySink()
  await client.query('begin')
  try {
    const wake = await restTriggers(client)
    let next = progress
    for (const step of generateCity(sink, {
      size: progress.size,
      index: progress.cities,
      today: progress.today,
      passwordHash: progress.passwordHash,
    })) {
      if (step.line) onProgress(step.line)
      if (sink.isFull()) await sink.flush(client)
      if (step.city) {
        next = {
          ...progress,
          cities: progress.cities + 1,
          accounts: step.city.index === 0 ? step.city.accounts : progress.accounts,
        }
      }
    }
    await sink.flush(client)
    await wake()
    next.rows = progress.rows + sink.rows()
    if (isLast) await finish(client, next)
    else await put(client, 'demo.progress', next)
    await client.query('commit')
    return next
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

/**
 * Loads the demo into an empty migrated database, in bulk, leaving what the commands would have left. A province is loaded
 * city by city and goes on where it was interrupted.
 */
export async function seedDemo(options: SeedOptions): Promise<Seeded> {
  const began = performance.now()
  const onProgress = options.onProgress ?? (() => {})
  const client = await connectOwner(options.ownerUrl)
  try {
    let progress = await readProgress(client, options)
    const { cities } = SIZES[progress.size]
    while (progress.cities < cities) {
      if (cities > 1) onProgress(`第 ${progress.cities + 1}/${cities} 个市`)
      progress = await loadCity(client, progress, progress.cities + 1 === cities, onProgress)
    }
    await continueSequences(client)
    await client.query('analyze')
    const seconds = Math.round((performance.now() - began) / 100) / 10
    onProgress(`${progress.rows} 条记录，用时 ${seconds} 秒`)
    return { rows: progress.rows, seconds, accounts: progress.accounts }
  } finally {
    await client.end()
  }
}
