// The product as a process: what it says when it cannot start, how it stops, and how it comes back after a fall.
import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  ask,
  clear,
  freePort,
  hasDatabase,
  isAlive,
  launch,
  newFolder,
  type Product,
  postmasterOf,
  start,
  until,
} from './testing/process.ts'

const PRODUCTION = { APP_ENV: 'production', SECURE_COOKIES: '0' }
const PASSWORD = 'Paddle-41-lamp'

const health = async (product: Product) => {
  const answer = await fetch(`${product.url}/healthz`, { signal: AbortSignal.timeout(15_000) })
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() }
}
const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
const post = (product: Product, path: string, body: unknown) =>
  fetch(`${product.url}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hongzhu': '1' },
    body: JSON.stringify(body),
  })

describe('settings', () => {
  let folder: string
  beforeAll(async () => {
    folder = await newFolder()
  })
  afterAll(() => clear(folder))

  test.each([
    ['an unknown one', { APP_FOO: '1' }, /APP_FOO/],
    ['a malformed port', { PORT: '80a' }, /PORT=80a 不对：须为 1 到 65535/],
    ['another today in production', { APP_ENV: 'production', APP_TODAY: '2027-01-01' }, /正式环境不得设置 APP_TODAY/],
    ['a today that does not exist', { APP_TODAY: '2026-02-30' }, /APP_TODAY=2026-02-30 不对/],
  ])('%s ends the start with one sentence and code 2', async (_what, settings, sentence) => {
    const product = await launch(folder, settings as Record<string, string>)
    expect(await product.exited).toBe(2)
    expect(product.said()).toMatch(sentence)
    expect(lines(product.said())).toHaveLength(1)
    expect(product.said()).not.toMatch(/\bat .*:\d+:\d+/)
  })
})

describe('life of one production instance', () => {
  let folder: string
  let product: Product
  const started: Product[] = []
  const again = async () => {
    product = await start(folder, PRODUCTION)
    started.push(product)
  }
  beforeAll(async () => {
    folder = await newFolder()
    await again()
  })
  afterAll(() => clear(folder, started))

  const signIn = async () => (await post(product, '/session', { login: 'sysadmin', password: PASSWORD })).status

  test('an empty instance prints a one-time set-up link that opens once', async () => {
    expect(await health(product)).toMatchObject({ status: 200 })
    const token = /setup\?token=([\w-]+)/.exec(product.said())?.[1] ?? ''
    expect(token).toMatch(/^[\w-]{20,}$/)
    const isOpen = async () =>
      ((await (await fetch(`${product.url}/api/setup?token=${token}`)).json()) as { isOpen: boolean }).isOpen
    expect(await isOpen()).toBe(true)
    const officer = (name: string, login: string) => ({ name, login })
    const done = await post(product, '/setup', {
      token,
      org: {
        level: 'county',
        code: 'QH0001',
        name: '中共青禾县委教育工作委员会',
        shortName: '青禾县教育工委',
        foundedOn: '2015-01-01',
        foundedDocNo: '青委〔2015〕1号',
      },
      systemAdmin: { ...officer('任系统', 'sysadmin'), password: PASSWORD },
      securityAdmin: officer('安全衡', 'secadmin'),
      auditAdmin: officer('申计', 'auditadmin'),
      office: officer('何青', 'qinghe'),
    })
    expect(await done.text()).toContain('codes')
    expect(done.status).toBe(200)
    expect(await isOpen()).toBe(false)
    expect(await signIn()).toBe(200)
  })

  test('a second process on the same folder is refused in one sentence; the first keeps running', async () => {
    const second = await launch(folder, PRODUCTION)
    started.push(second)
    expect(await second.exited).toBe(1)
    expect(lines(second.said())).toHaveLength(1)
    expect(second.said()).toContain(`进程号 ${product.process.pid}`)
    expect(second.said()).toContain('HONGZHU_DATA')
    expect(await health(product)).toMatchObject({ status: 200 })
    expect(await hasDatabase(folder)).toBe(true)
  })

  test.each(['SIGTERM', 'SIGINT'] as const)('%s stops everything with code 0', async (signal) => {
    const postmaster = (await postmasterOf(folder)) ?? 0
    expect(isAlive(postmaster)).toBe(true)
    expect(await product.end(signal)).toBe(0)
    expect(product.said()).toContain('已停止')
    expect(isAlive(postmaster)).toBe(false)
    expect(await hasDatabase(folder)).toBe(false)
    await again()
    expect(product.said()).not.toContain('setup?token=')
    expect(await signIn()).toBe(200)
  })

  test('kill -9 of the product: the next start ends the database left over and finds everything', async () => {
    const orphan = (await postmasterOf(folder)) ?? 0
    await product.end('SIGKILL')
    expect(isAlive(orphan)).toBe(true)
    await again()
    expect(isAlive(orphan)).toBe(false)
    expect(await signIn()).toBe(200)
  })

  test('kill -9 of both at once', async () => {
    process.kill((await postmasterOf(folder)) ?? 0, 'SIGKILL')
    await product.end('SIGKILL')
    await again()
    expect(await signIn()).toBe(200)
  })

  test('kill -9 of the database: 503 without details, then well again within 15 seconds', async () => {
    const postmaster = (await postmasterOf(folder)) ?? 0
    process.kill(postmaster, 'SIGKILL')
    const fallen = performance.now()
    const ill = await until(
      'an answer that the database is gone',
      async () => {
        const answer = await health(product)
        return answer.status === 200 ? undefined : answer
      },
      5_000,
    )
    expect(ill.status).toBe(503)
    expect(ill.type).toContain('application/problem+json')
    expect(JSON.parse(ill.text)).toMatchObject({ status: 503, code: 'database.gone' })
    expect(ill.text).not.toMatch(/node_modules|ECONN|\.ts|stack/)
    await until('recovery', async () => (await health(product)).status === 200, 15_000)
    expect(performance.now() - fallen).toBeLessThan(15_000)
    expect(await postmasterOf(folder)).not.toBe(postmaster)
    expect(await signIn()).toBe(200)
  })

  test('a database that fell and came back is stopped with the product too', async () => {
    const postmaster = (await postmasterOf(folder)) ?? 0
    expect(await product.end('SIGTERM')).toBe(0)
    expect(isAlive(postmaster)).toBe(false)
    await again()
  })

  // After a power cut the numbers written down may by now belong to programs that have nothing to do with us.
  test('process numbers left over from before a power cut belong to strangers, who are left alone', async () => {
    expect(await product.end('SIGTERM')).toBe(0)
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
    const pid = stranger.pid ?? 0
    await writeFile(join(folder, 'hongzhu.lock'), `${pid} earlier-boot/4711`)
    await writeFile(
      join(folder, 'database/pg18/postmaster.pid'),
      `${pid}\n${join(folder, 'database/pg18')}\n1\n5432\n\n\n0 0\nready\n`,
    )
    try {
      await again()
      expect(isAlive(pid)).toBe(true)
      expect(await signIn()).toBe(200)
    } finally {
      stranger.kill('SIGKILL')
    }
  })
})

describe('starts that come to nothing', () => {
  let folder: string
  let product: Product | undefined
  afterEach(() => clear(folder, product ? [product] : []))

  test('a taken port is said in one sentence, and the database just started is stopped again', async () => {
    folder = await newFolder()
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    product = await launch(folder, { ...PRODUCTION, PORT: String(port) })
    expect(await product.exited).toBe(1)
    other.close()
    expect(product.said()).toContain(`端口 ${port} 已被其他程序占用`)
    expect(lines(product.said()).filter((line) => !line.startsWith('·'))).toHaveLength(1)
    expect(product.said()).not.toMatch(/EADDRINUSE|node:net/)
    expect(await hasDatabase(folder)).toBe(false)
  })

  test('a folder that cannot be made is said in one sentence', async () => {
    folder = await newFolder()
    const file = join(folder, 'file')
    await writeFile(file, '')
    product = await launch(join(file, 'data'), PRODUCTION)
    expect(await product.exited).toBe(1)
    expect(lines(product.said())).toHaveLength(1)
    expect(product.said()).toMatch(/数据目录 .* 不能/)
  })

  test('a stop signal at any moment of the start leaves no process and no lock behind', { timeout: 150_000 }, async () => {
    folder = await newFolder()
    const moments = ['· 启动自带的', '· 数据库升级', 'postmaster', '红烛已启动']
    for (const moment of moments) {
      product = await launch(folder, PRODUCTION)
      const { said, process: child } = product
      await until(moment, async () => {
        if (child.exitCode !== null) return true
        if (moment === 'postmaster') return hasDatabase(folder)
        return said().includes(moment)
      })
      const exited = product.end('SIGTERM')
      const code = await Promise.race([exited, after(30_000, 'still running', { ref: false })])
      expect([moment, code]).toEqual([moment, 0])
      // A database that was on its way up would show itself a little later.
      await after(1_500)
      expect([moment, await hasDatabase(folder)]).toEqual([moment, false])
    }
    product = await start(folder, PRODUCTION)
    expect(await health(product)).toMatchObject({ status: 200 })
    expect(await ask(folder, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})
