import { test as base, expect, type Locator, type Page } from '@playwright/test'

export const PASSWORD = 'Hongzhu-2026'
/** Address of the product under test, with or without a path. */
export const at = (path = '') => `${process.env.PRODUCT_URL ?? ''}${path}`

/** Signs a browser in without the form; the form has its own journey. */
export async function signIn(page: Page, login: string, url = at(), password = PASSWORD): Promise<void> {
  const answer = await page.request.post(`${url}/api/session`, {
    data: { login, password },
    headers: { 'x-hongzhu': '1' },
  })
  expect(answer.status(), `${login} 登录`).toBe(200)
}

/** Moves with the Tab key until the element has the focus, as someone without a mouse does. */
export async function tabTo(page: Page, target: Locator, most = 150): Promise<void> {
  await expect(target).toBeAttached()
  for (let step = 0; step < most; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${most} 次 Tab 之后仍到不了 ${target}`)
}

/** Every journey: nothing leaves the product's own address, and no script fails. */
export const test = base.extend<{ watch: undefined }>({
  watch: [
    async ({ context }, use) => {
      const foreign: string[] = []
      const failed: string[] = []
      context.on('request', (request) => {
        const url = new URL(request.url())
        if (/^https?:$/.test(url.protocol) && url.hostname !== '127.0.0.1') foreign.push(request.url())
      })
      context.on('weberror', (error) => failed.push(error.error().message))
      await use(undefined)
      expect(foreign, '请求离开了本系统').toEqual([])
      expect(failed, '页面脚本出错').toEqual([])
    },
    { auto: true },
  ],
})
/** Chooses in a select; `words` also narrow its list where it can be searched. */
export async function choose(page: Page, select: Locator, words: string): Promise<void> {
  await select.click()
  if (await select.isEditable()) await select.fill(words)
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: words }).first().click()
}

/** Follows a line of the menu. */
export const openMenu = (page: Page, line: string) => page.getByRole('menuitem', { name: new RegExp(`${line}$`) }).click()

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

export { expect }
