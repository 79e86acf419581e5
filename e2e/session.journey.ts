import { at, expect, heading, signIn, test } from './journey.ts'

const MINUTE = 60_000

test('SEC-05：快到时限提前两分钟提醒，一次点击续上；再不动就退出', async ({ page }) => {
  await page.clock.install()
  await signIn(page, 'secretary')
  // 一页不再向服务器要东西的：还在路上的请求也算在用。
  await page.goto(at('/password'))
  await expect(heading(page, '修改口令')).toBeVisible()
  // An answer still on its way would count as use after the clock was moved.
  await page.waitForLoadState('networkidle')
  const warning = page.getByRole('dialog', { name: '即将自动退出' })
  // 书记三十分钟不操作退出；提醒在最后两分钟里。
  await page.clock.fastForward(27 * MINUTE)
  await expect(warning).toHaveCount(0)
  await page.clock.fastForward(MINUTE)
  await expect(warning).toContainText(/很久没有操作，1 分 \d\d 秒后自动退出/)
  const told = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.ok())
  await warning.getByRole('button', { name: '继续办理' }).click()
  await told
  await expect(warning).toBeHidden()
  await page.clock.fastForward(27 * MINUTE)
  await expect(warning).toBeHidden()
  await page.clock.fastForward(MINUTE)
  await expect(warning).toBeVisible()
  // 服务器上的会话到时限也结束：这里由本人在别处退出代替，页面到时自己回到登录。
  await page.request.delete(at('/api/session'), { data: {}, headers: { 'x-hongzhu': '1' } })
  await page.clock.fastForward(2 * MINUTE)
  await expect(page.getByLabel('登录名')).toBeVisible()
})

test('SEC-05：管理员十五分钟，提醒在第十三分钟', async ({ page }) => {
  await page.clock.install()
  await signIn(page, 'secadmin')
  await page.goto(at('/password'))
  await expect(heading(page, '修改口令')).toBeVisible()
  // An answer still on its way would count as use after the clock was moved.
  await page.waitForLoadState('networkidle')
  const warning = page.getByRole('dialog', { name: '即将自动退出' })
  await page.clock.fastForward(12 * MINUTE)
  await expect(warning).toHaveCount(0)
  await page.clock.fastForward(MINUTE)
  await expect(warning).toBeVisible()
})

test('SEC-06：退出后，旧的 Cookie 不能再用', async ({ page, context }) => {
  await signIn(page, 'clerk')
  const [cookie] = await context.cookies(at())
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  await page.request.delete(at('/api/session'), { data: {}, headers: { 'x-hongzhu': '1' } })
  const replayed = await page.request.get(at('/api/me'), { headers: { cookie: `${cookie?.name}=${cookie?.value}` } })
  expect(replayed.status()).toBe(401)
})
