import { gzipSync } from 'node:zlib'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { at, expect, heading, signIn, test } from './journey.ts'

const ROLES = ['city', 'qinghe', 'school', 'secretary', 'clerk', 'inspector', 'member', 'sysadmin', 'secadmin', 'auditadmin']
const PC = { name: '1366×768', width: 1366, height: 768 }
const SCREENS = [PC, { name: '390 px', width: 390, height: 844 }]

const title = (page: Page) => page.getByRole('heading', { level: 1 }).first()

async function settled(page: Page): Promise<void> {
  await expect(title(page)).toBeVisible()
  await expect(page.locator('.ant-skeleton, .ant-spin-spinning')).toHaveCount(0)
}

/** How far the page sticks out to the right. */
const sticksOut = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

async function lookAtBothSizes(page: Page, wide: string[]): Promise<void> {
  await settled(page)
  for (const screen of SCREENS) {
    await page.setViewportSize(screen)
    // Tables and charts follow the size of the window a moment later.
    await expect
      .poll(() => sticksOut(page), { timeout: 3_000 })
      .toBe(0)
      .catch(async () => {
        wide.push(`${new URL(page.url()).pathname} 在 ${screen.name} 宽出 ${await sticksOut(page)} px`)
      })
  }
  await page.setViewportSize(PC)
}

/** Follows every line of the menu, and the other pages of a line's group. */
async function followMenu(page: Page, look: () => Promise<void>): Promise<number> {
  let pages = 0
  const lines = page.getByRole('menuitem')
  await expect(lines.first()).toBeVisible()
  await expect(title(page)).toBeVisible()
  const count = await lines.count()
  for (let line = 0; line < count; line++) {
    const before = await title(page).textContent()
    await lines.nth(line).click()
    // The old page stays until the new one is loaded.
    if (line > 0) await expect(title(page)).not.toHaveText(before ?? '')
    await look()
    pages += 1
    const others = page.locator('main [role=tab][aria-selected=false][id*="-tab-/"]')
    const ids = await others.evaluateAll((tabs) => tabs.map((tab) => tab.id))
    for (const id of ids) {
      const path = id.split('-tab-')[1] ?? ''
      await page.locator(`main [role=tab][id$="-tab-${path}"]`).click()
      await expect.poll(() => new URL(page.url()).pathname).toBe(path)
      await expect(page.locator(`main [role=tab][id$="-tab-${path}"]`).first()).toHaveAttribute('aria-selected', 'true')
      await expect(title(page)).toBeVisible()
      await look()
      pages += 1
    }
  }
  return pages
}

for (const login of ROLES)
  test(`${login}：菜单里的每一页在两种屏幕上都不用左右滚动`, async ({ page }) => {
    await signIn(page, login)
    await page.goto(at('/'))
    const wide: string[] = []
    const pages = await followMenu(page, () => lookAtBothSizes(page, wide))
    // A member has their own page and the rules, and nothing that is not theirs to do.
    expect(pages).toBeGreaterThan(login === 'member' ? 1 : 2)
    expect(wide).toEqual([])
  })

const MAIN_PAGES: [string, string[]][] = [
  [
    'secretary',
    [
      '/home',
      '/orgs',
      '/orgs/5',
      '/members',
      '/meetings',
      '/meetings/new?org=5&kind=general',
      '/meetings/calendar',
      '/rules',
      '/rules/MTG-07',
      '/me',
    ],
  ],
  ['city', ['/home', '/schools', '/coverage', '/figures', '/reports', '/matrix']],
  ['sysadmin', ['/accounts', '/system']],
  ['auditadmin', ['/audit']],
]
test('读屏和键盘：主要页面没有严重的可达性问题（axe）', async ({ page, browser }) => {
  test.setTimeout(300_000)
  const found: string[] = []
  const look = async (at: Page, where: string) => {
    const { violations } = await new AxeBuilder({ page: at }).analyze()
    for (const { impact, id, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        found.push(`${where}：${id}（${nodes.length} 处）${nodes[0]?.html.slice(0, 160)}`)
  }
  await page.goto(at('/'))
  await expect(page.getByLabel('登录名')).toBeVisible()
  await look(page, '登录页')
  for (const [login, addresses] of MAIN_PAGES) {
    const context = await browser.newContext()
    const own = await context.newPage()
    await signIn(own, login)
    for (const address of addresses) {
      await own.goto(at(address))
      await settled(own)
      await look(own, `${login} ${address}`)
    }
    await context.close()
  }
  expect(found).toEqual([])
})

test('党员：我的信息，大字版，手机上', async ({ page }) => {
  await signIn(page, 'member')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(at('/'))
  await page.getByRole('navigation', { name: '常用' }).getByRole('button', { name: '我' }).click()
  await expect(heading(page, '钱一诺')).toBeVisible()
  const size = () => page.getByRole('main').evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
  const before = await size()
  await page.getByRole('button', { name: /钱一诺/ }).click()
  await page.getByRole('menuitem', { name: /大字版/ }).click()
  await expect.poll(size).toBeGreaterThanOrEqual(18)
  expect(await size()).toBeGreaterThan(before)
  await settled(page)
  expect(await sticksOut(page)).toBe(0)
  await page.reload()
  await expect(heading(page, '钱一诺')).toBeVisible()
  expect(await size()).toBeGreaterThanOrEqual(18)
  await page.getByRole('tab', { name: '谁查看过' }).click()
  await expect(page.getByRole('tabpanel', { name: '谁查看过' })).toBeVisible()
  expect((await page.request.get(at('/api/members'))).status()).toBe(403)
})

async function scriptBytes(page: Page, open: () => Promise<void>): Promise<number> {
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body())
  })
  await open()
  // Nothing more comes: what is loaded after the first picture counts as well.
  let seen = -1
  await expect
    .poll(
      () => {
        const isStill = seen === bodies.length
        seen = bodies.length
        return isStill
      },
      { intervals: [1_000] },
    )
    .toBe(true)
  return (await Promise.all(bodies)).reduce((total, body) => total + gzipSync(body).length, 0)
}

test('脚本不大：登录页 200 kB 以内，待办页 400 kB 以内（压缩后）', async ({ browser }) => {
  const outside = await browser.newPage({ serviceWorkers: 'block' })
  const signInPage = await scriptBytes(outside, async () => {
    await outside.goto(at('/'))
    await expect(outside.getByLabel('登录名')).toBeVisible()
  })
  const inside = await browser.newPage({ serviceWorkers: 'block' })
  await signIn(inside, 'secretary')
  const desk = await scriptBytes(inside, async () => {
    await inside.goto(at('/'))
    await expect(inside.getByRole('region', { name: '已逾期' })).toBeVisible()
  })
  const kilo = (bytes: number) => Math.round(bytes / 1024)
  expect(kilo(signInPage), `登录页脚本压缩后 ${kilo(signInPage)} kB`).toBeLessThanOrEqual(200)
  expect(kilo(desk), `待办页脚本压缩后 ${kilo(desk)} kB`).toBeLessThanOrEqual(400)
  await outside.close()
  await inside.close()
})
