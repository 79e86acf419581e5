import { at, choose, expect, openMenu, signIn, test } from './journey.ts'

test('三员：系统管理员申请授权，安全管理员批准，审计管理员两步都看得到', async ({ browser }) => {
  const reason = `督查分工调整 ${Date.now() % 100_000}`
  const system = await browser.newPage()
  await signIn(system, 'sysadmin')
  await system.goto(at('/accounts'))
  await system.getByRole('searchbox', { name: '姓名、登录名' }).fill('inspector')
  await system.keyboard.press('Enter')
  await system.getByRole('link', { name: '严督' }).click()
  await system.getByRole('button', { name: '申请授权' }).click()
  const form = system.getByRole('dialog', { name: '申请授权：严督' })
  await choose(system, form.getByRole('combobox', { name: '身份' }), '督查人员')
  await choose(system, form.getByRole('combobox', { name: '组织' }), '白鹭县')
  await form.getByRole('textbox', { name: '事由' }).fill(reason)
  await form.getByRole('button', { name: '提交，请安全管理员批准' }).click()
  await expect(system.getByRole('row').filter({ hasText: reason })).toContainText('待批准')
  await expect(system.getByRole('button', { name: /^批\s*准$/ })).toHaveCount(0)

  const security = await browser.newPage()
  await signIn(security, 'secadmin')
  await security.goto(at('/'))
  await openMenu(security, '系统')
  const request = security.getByRole('row').filter({ hasText: reason })
  await expect(request).toContainText('严督')
  await request.getByRole('button', { name: /^批\s*准$/ }).click()
  // The dialog opens with a movement; a press on it before it stands still may be lost.
  await expect(security.locator('.ant-zoom-appear, .ant-zoom-enter')).toHaveCount(0)
  await security
    .getByRole('dialog')
    .getByRole('button', { name: /批\s*准/ })
    .click()
  await expect(request).toHaveCount(0)

  const audit = await browser.newPage()
  await signIn(audit, 'auditadmin')
  await audit.goto(at('/audit'))
  await expect(audit.getByRole('row').filter({ hasText: '任系统' }).filter({ hasText: '申请' }).first()).toBeVisible()
  await expect(audit.getByRole('row').filter({ hasText: '安全衡' }).filter({ hasText: '批准' }).first()).toBeVisible()
  await audit.getByRole('button', { name: '立即校验' }).click()
  await expect(audit.getByText(/完整/).first()).toBeVisible()
  for (const page of [system, security, audit]) await page.close()
})

test('三员看不到业务数据', async ({ page }) => {
  for (const login of ['sysadmin', 'secadmin', 'auditadmin']) {
    await signIn(page, login)
    for (const path of ['members', 'meetings', 'figures', 'reports', 'obligations?org=5', 'decisions', 'schools', 'orgs/5'])
      expect([login, path, (await page.request.get(at(`/api/${path}`))).status()]).toEqual([login, path, 403])
    await page.goto(at('/'))
    await expect(page).toHaveURL({ sysadmin: /\/system/, secadmin: /\/accounts/, auditadmin: /\/audit/ }[login] ?? /never/)
    for (const line of ['待办', '党员', '组织生活', '数据与材料', '学校与覆盖'])
      await expect(page.getByRole('menuitem', { name: line })).toHaveCount(0)
  }
})
