import { Agent } from 'node:http'
import { INDICATORS } from '@hongzhu/domain/indicator'
import pg from 'pg'
import { recompute, refreshCache } from '../src/modules/engines/obligations/index.ts'
import { inTransaction, wallOfAll } from '../src/platform/db/transaction.ts'
import type { Capture, Statement } from './capture.ts'
import { get, latency, median, type Target, throughput } from './load.ts'
import type { Ground } from './prepare.ts'
import { type Child, startBare } from './processes.ts'

/** One line of the table. `ratio` and `limit` say whether smaller or larger is right by `better`. */
export interface Line {
  name: string
  ours: string
  reference: string
  value: number
  limit: number
  better: 'lower' | 'higher'
  unit: string
}

const CONCURRENCY = 8
const REQUESTS = 400
const ROUNDS = 3
const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`

/** Where a figure of an organisation is. */
const figurePage = (org: string, id: string) => `/api/orgs/${org}/figures/value?ref=${encodeURIComponent(id)}`
/** Where a county's member page is. */
export const memberPage = (county: string) => `/api/members?orgId=${county}&page=1&pageSize=20`

/** A page of members in requests per second, in turns with the bare server that runs its SQL. */
export async function measureMemberPage(ground: Ground, server: Child, cookie: string, capture: Capture): Promise<Line> {
  const path = memberPage('2')
  const statements = (await capture.statementsOf(path, cookie)).filter(({ text }) => /\b(person|membership|member)\b/.test(text))
  const bare = await startBare(ground, statements)
  try {
    const ours: Target = { port: server.port, path, cookie }
    const theirs: Target = { port: bare.port, path: '/page' }
    for (const target of [ours, theirs]) await throughput(target, 60, CONCURRENCY)
    const found = { ours: [] as number[], theirs: [] as number[] }
    for (let round = 0; round < ROUNDS; round++) {
      found.ours.push(await throughput(ours, REQUESTS, CONCURRENCY))
      found.theirs.push(await throughput(theirs, REQUESTS, CONCURRENCY))
    }
    const [mine, other] = [median(found.ours), median(found.theirs)]
    return {
      name: `一县党员名册一页 20 行（并发 ${CONCURRENCY}，${statements.length} 条语句）`,
      ours: `${Math.round(mine)} 次/秒`,
      reference: `裸 Fastify+pg ${Math.round(other)} 次/秒`,
      value: mine / other,
      limit: 0.5,
      better: 'higher',
      unit: '倍',
    }
  } finally {
    await bare.stop()
  }
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** The statement of a page that takes longest. */
async function slowest(client: pg.Client, statements: readonly Statement[]): Promise<Statement> {
  let found: { statement: Statement; taken: number } | undefined
  for (const statement of statements) {
    const run = () => client.query(statement.text, statement.values)
    await run()
    const taken = await timed(run)
    if (!found || taken > found.taken) found = { statement, taken }
  }
  if (!found) throw new Error('页面没有发出语句。')
  return found.statement
}

const TURNS = 15
/** Requests before the first measure: a server that has been up for a while is what people meet. */
const WARM_UP = 200

/** Every whole-city figure over HTTP against the slowest statement it sends, run by the owner past row-level security. */
export async function measureFigures(ground: Ground, server: Child, cookie: string, capture: Capture): Promise<Line[]> {
  const owner = new pg.Client({ connectionString: ground.url })
  await owner.connect()
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const lines: Line[] = []
  try {
    const [first] = INDICATORS
    for (let turn = 0; first && turn < WARM_UP; turn++)
      await get(agent, { port: server.port, path: figurePage('1', first.id), cookie })
    for (const { id, title } of INDICATORS) {
      const path = figurePage('1', id)
      const statements = await capture.statementsOf(path, cookie)
      const { text, values } = await slowest(owner, statements)
      const target: Target = { port: server.port, path, cookie }
      await get(agent, target)
      // In turns, so that what else the machine does meets both alike.
      const found = { ours: [] as number[], raw: [] as number[] }
      for (let turn = 0; turn < TURNS; turn++) {
        found.raw.push(await timed(() => owner.query(text, values)))
        found.ours.push((await get(agent, target)).milliseconds)
      }
      const [ours, raw] = [median(found.ours), median(found.raw)]
      lines.push({
        name: `${title}（${id}）`,
        ours: ms(ours),
        reference: ms(raw),
        value: ours / raw,
        limit: 1.5,
        better: 'lower',
        unit: '倍',
      })
    }
  } finally {
    agent.destroy()
    await owner.end()
  }
  return lines
}

/** The whole due list from nothing, and one branch after one meeting. */
export async function measureDuties(ground: Ground, capture: Capture): Promise<Line[]> {
  const { services } = capture
  const owner = new pg.Client({ connectionString: ground.url })
  await owner.connect()
  await owner.query('truncate obligation, obligation_run, org_finding')
  await owner.end()
  const began = performance.now()
  const count = await refreshCache(services, true)
  const whole = performance.now() - began
  const found: number[] = []
  for (let turn = 0; turn < 15; turn++) {
    const taken = await oneBranch(ground, capture, turn)
    if (turn > 2) found.push(taken)
  }
  const one = median(found)
  return [
    {
      name: `全部待办从零推导（${count} 项）`,
      ours: `${(whole / 1000).toFixed(1)} 秒`,
      reference: '上限 10 秒',
      value: whole / 1000,
      limit: 10,
      better: 'lower',
      unit: '秒',
    },
    {
      name: '登记一次会议后重算一个支部',
      ours: ms(one),
      reference: '上限 50 ms',
      value: one,
      limit: 50,
      better: 'lower',
      unit: 'ms',
    },
  ]
}

/** A meeting of the branch is written, its duties are derived again; then everything is taken back. */
async function oneBranch(ground: Ground, { services }: Capture, turn: number): Promise<number> {
  let taken = Number.NaN
  const undone = new Error('taken back')
  await inTransaction(services.pool, wallOfAll(ground.today), 'read write', async (db, client) => {
    const { rows } = await client.query<{ id: string }>(
      `insert into meeting (org_id, client_key, state, held_on, recorded_on, due_count, present_count) values (5, gen_random_uuid(), 'confirmed', $1, $1, $2, $2) returning id`,
      [ground.today, 9 + turn],
    )
    await client.query(`insert into meeting_section (meeting_id, kind) values ($1, 'themeDay'), ($1, 'general')`, [rows[0]?.id])
    const began = performance.now()
    await recompute(db, ['5'], ground.today)
    taken = performance.now() - began
    throw undone
  }).catch((error: unknown) => {
    if (error !== undone) throw error
  })
  return taken
}

/** Pages a county office opens every day. */
export const COUNTY_PAGES: readonly { name: string; path: string }[] = [
  { name: '党员名册', path: memberPage('2') },
  { name: '组织树', path: '/api/orgs' },
  { name: '组织生活记录', path: '/api/meetings?orgId=2' },
  { name: '学校名录', path: '/api/schools' },
  { name: '待办', path: '/api/obligations?bucket=late' },
  { name: '待办汇总', path: '/api/obligations/counts' },
  { name: '覆盖', path: '/api/coverage' },
  { name: '决定事项', path: '/api/decisions' },
  { name: '下级组织', path: '/api/orgs/2/children' },
  { name: '组织覆盖率', path: figurePage('2', 'coverage.org') },
  { name: '到会率', path: figurePage('2', 'attendance.rate') },
]

/** Milliseconds of every county page; undefined where the page does not answer. */
export async function measurePages(server: Child, cookie: string): Promise<Map<string, number | undefined>> {
  const found = new Map<string, number | undefined>()
  for (const { name, path } of COUNTY_PAGES)
    found.set(name, await latency({ port: server.port, path, cookie }, 9).catch(() => undefined))
  return found
}
