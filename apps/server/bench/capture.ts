import { join } from 'node:path'
import type pg from 'pg'
import { buildApp } from '../src/app.ts'
import { systemClock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import { openPool } from '../src/platform/db/pool.ts'
import type { Services } from '../src/platform/http/context.ts'
import type { Ground } from './prepare.ts'

export interface Statement {
  text: string
  values: unknown[]
}

/** Notes what goes through the connections of a pool. */
function listen(pool: pg.Pool, note: (statement: Statement) => void): void {
  const heard = new WeakSet<object>()
  pool.on('connect', (client) => {
    if (heard.has(client)) return
    heard.add(client)
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    const listening = (...args: unknown[]) => {
      const [first, second] = args
      const config = typeof first === 'string' ? { text: first, values: second as unknown[] } : (first as Statement)
      if (typeof config?.text === 'string') note({ text: config.text, values: Array.isArray(config.values) ? config.values : [] })
      return query(...args)
    }
    Object.assign(client, { query: listening })
  })
}

const isOpening = ({ text }: Statement) => /^\s*(begin|commit|rollback|set|select set_config)/i.test(text)

export interface Capture {
  services: Services
  /** The statements a page of this account sends, without the opening and closing of its transaction. */
  statementsOf: (path: string, cookie: string) => Promise<Statement[]>
  close: () => Promise<void>
}

/** The application in this process, to learn which SQL a page sends. */
export async function startCapture(ground: Ground): Promise<Capture> {
  const config = readConfig({ APP_ENV: 'test', APP_TODAY: ground.today, RATE_LIMIT: '0', LOG_LEVEL: 'silent' })
  if ('problems' in config) throw new Error(config.problems.join('\n'))
  const pool = openPool({ url: ground.url })
  let heard: Statement[] = []
  listen(pool, (statement) => heard.push(statement))
  const services = {
    config,
    clock: systemClock(ground.today),
    pool,
    ownerUrl: ground.url,
    filesDir: join(ground.folder, 'app', 'files'),
  }
  const app = await buildApp(services)
  await app.ready()
  return {
    services,
    statementsOf: async (path, cookie) => {
      // The second call finds the session remembered and sends only what the page itself needs.
      for (let turn = 0; turn < 2; turn++) {
        heard = []
        const answer = await app.inject({ method: 'GET', url: path, headers: { cookie } })
        if (answer.statusCode !== 200) throw new Error(`${path} 答复 ${answer.statusCode}：${answer.body.slice(0, 200)}`)
      }
      return heard.filter((statement) => !isOpening(statement))
    },
    close: async () => {
      await app.close()
      await pool.end()
    },
  }
}
