import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../apps/server/src/platform/db/embedded.ts'
import { expect, signIn, test } from './journey.ts'
import { freePort, type Product, startProduct } from './product.ts'

const PASSWORD = 'Paddle-41-lamp'

/** The way to the database, which can be cut and mended while the database itself goes on. */
class Line {
  private server: Server | undefined
  private readonly open = new Set<Socket>()
  readonly port: number
  private readonly target: number
  constructor(port: number, target: number) {
    this.port = port
    this.target = target
  }
  mend(): Promise<void> {
    this.server = createServer((from) => {
      const to = connect(this.target, '127.0.0.1')
      for (const socket of [from, to]) {
        this.open.add(socket)
        socket.on('error', () => {})
        socket.on('close', () => this.open.delete(socket))
      }
      from.pipe(to).pipe(from)
    })
    return new Promise((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve))
  }
  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve))
    for (const socket of this.open) socket.destroy()
    await closed
  }
}

let home: string
let database: Awaited<ReturnType<typeof startEmbedded>>
let line: Line
let product: Product
test.beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hongzhu-journey-database-'))
  database = await startEmbedded(home)
  const url = new URL(database.url)
  line = new Line(await freePort(), Number(url.port))
  await line.mend()
  url.port = String(line.port)
  product = await startProduct({ APP_ENV: 'production', APP_TODAY: '', SECURE_COOKIES: '0', DATABASE_URL: url.toString() })
})
test.afterAll(async () => {
  await product.stop()
  await line.cut()
  await database.stop()
  await rm(home, { recursive: true, force: true })
})

test('数据库断开：页面说清楚，不露内情；恢复后页面自己好，会话还在', async ({ page }) => {
  const token = /setup\?token=(\S+)/.exec(product.said())?.[1] ?? ''
  const officer = (name: string, login: string) => ({ name, login })
  const org = { level: 'county', code: 'QH0001', name: '中共青禾县委教育工作委员会', shortName: '青禾县教育工委' }
  const done = await page.request.post(`${product.url}/api/setup`, {
    headers: { 'x-hongzhu': '1' },
    data: {
      token,
      org: { ...org, foundedOn: '2015-01-01', foundedDocNo: '青委〔2015〕1号' },
      systemAdmin: { ...officer('任系统', 'sysadmin'), password: PASSWORD },
      securityAdmin: officer('安全衡', 'secadmin'),
      auditAdmin: officer('申计', 'auditadmin'),
      office: officer('何青', 'heqing'),
    },
  })
  expect(done.status()).toBe(200)
  await signIn(page, 'sysadmin', product.url, PASSWORD)
  await page.goto(`${product.url}/accounts`)
  await expect(page.getByRole('link', { name: '何青' })).toBeVisible()

  await line.cut()
  await page.getByText('运行情况', { exact: true }).click()
  const notice = page.getByRole('alert').filter({ hasText: '数据库暂时连不上' }).first()
  await expect(notice).toBeVisible({ timeout: 40_000 })
  await expect(notice).toContainText('已保存的内容没有丢失')
  await page.screenshot({ path: 'test-results/database-gone.png' })
  expect(await page.locator('body').textContent()).not.toMatch(/ECONN|node_modules|\.ts\b|\bat .+:\d+:\d+|postgres:/i)

  await line.mend()
  await expect(notice).toBeHidden({ timeout: 40_000 })
  await expect(
    page
      .getByText('数据库版本')
      .or(page.getByText(/PostgreSQL/))
      .first(),
  ).toBeVisible()

  // 断开时才打开页面的人：同样说清楚，恢复后自己进来。
  await line.cut()
  await page.goto(`${product.url}/accounts`)
  await expect(page.getByText('数据库暂时连不上').first()).toBeVisible({ timeout: 40_000 })
  await page.screenshot({ path: 'test-results/database-gone-entrance.png' })
  await line.mend()
  await expect(page.getByRole('link', { name: '何青' })).toBeVisible({ timeout: 40_000 })
})
