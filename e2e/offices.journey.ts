import { readFile } from 'node:fs/promises'
import { at, choose, expect, heading, openMenu, signIn, test } from './journey.ts'

test('市教育工委：一个数打开到记录', async ({ page }) => {
  await signIn(page, 'city')
  await page.goto(at('/'))
  await openMenu(page, '数据与材料')
  const figure = page.getByRole('button', { name: /^党支部数\d+，查看数据来源$/ })
  const value = (await figure.textContent()) ?? ''
  await figure.click()
  const source = page.getByRole('dialog', { name: '数据来源' })
  await expect(source.getByRole('row', { name: /^截止日 2026-11-22/ })).toBeVisible()
  await expect(source.getByRole('row', { name: /^依据 《/ })).toBeVisible()
  await expect(source.getByRole('tab', { name: `记录（${value}）` })).toBeVisible()
  const record = source.getByRole('link').first()
  const name = (await record.textContent()) ?? ''
  await record.click()
  await expect(page).toHaveURL(/\/orgs\/\d+/)
  await expect(page.getByRole('main').getByText(name).first()).toBeVisible()
})

test('市教育工委：起草年度总结，插入一个数，定稿，下载成 Word，再打开定稿时的数', async ({ page }) => {
  await signIn(page, 'city')
  await page.goto(at('/reports'))
  await page.getByRole('button', { name: '新建材料' }).click()
  await expect(page.getByRole('radio', { name: /年度党建工作总结/ })).toBeChecked()
  await page.getByRole('button', { name: /^建\s*立$/ }).click()
  await expect(heading(page, '云山市教育工委2026年度党建工作总结')).toBeVisible()
  await expect(page.getByRole('button', { name: /^党员总数\d+，查看数据来源$/ }).first()).toBeVisible()

  await page.getByRole('textbox', { name: '正文' }).getByText('补齐组织短板').click()
  await page.keyboard.press('End')
  await page.getByRole('tab', { name: '插入数据' }).click()
  await choose(page, page.getByRole('combobox', { name: '选择数据' }), '届期正常的党组织数')
  await page.getByRole('button', { name: '插入到光标处' }).click()
  await expect(
    page.getByRole('heading', { name: /补齐组织短板/ }).getByRole('button', { name: /^届期正常的党组织数\d+/ }),
  ).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()

  await page.getByRole('button', { name: /^定\s*稿$/ }).click()
  await page.getByRole('button', { name: '确认定稿' }).click()
  await expect(page.getByText(/由林知秋定稿，文中 47 项数据连同记录已固化/)).toBeVisible()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Word' }).click()])
  expect(file.suggestedFilename()).toMatch(/\.docx$/)
  expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK')

  await page.reload()
  await page
    .getByRole('button', { name: /^届期正常的党组织数\d+，查看数据来源$/ })
    .first()
    .click()
  const source = page.getByRole('dialog', { name: '数据来源（已定稿）' })
  await expect(source.getByRole('row', { name: /^记录校验 与固化时一致/ })).toBeVisible()
  await expect(source.getByRole('link').first()).toBeVisible()
})

test('县教育工委：落实情况表打开到一次会议的记录', async ({ page }) => {
  await signIn(page, 'qinghe')
  await page.goto(at('/matrix'))
  await page
    .getByRole('button', { name: /，3月，应办\d+项，已办[1-9]/ })
    .first()
    .click()
  const cell = page.getByRole('dialog', { name: /2026年3月$/ })
  await cell.getByRole('link', { name: '查看记录' }).first().click()
  await expect(page).toHaveURL(/\/meetings\/\d+/)
  await expect(page.getByRole('main').getByText('已归档').first()).toBeVisible()
})

test('县教育工委：登记免办决定，市里看得见', async ({ page, browser }) => {
  await signIn(page, 'qinghe')
  await page.goto(at('/home?org=5'))
  const late = page.getByRole('region', { name: '已逾期' })
  const duty = late.getByRole('button', { name: /支部委员会会议$/ }).last()
  const title = (await duty.textContent()) ?? ''
  await duty.click()
  await page.getByRole('button', { name: '登记免办决定' }).click()
  await page.getByLabel('文号').fill('青教工委〔2026〕31号')
  await page.getByLabel('事由').fill('全员集中培训，经批准并入次月会议')
  await page.getByRole('button', { name: '登记免办', exact: true }).click()
  await expect(late.getByRole('button', { name: title })).toHaveCount(0)

  const above = await browser.newPage()
  await signIn(above, 'city')
  await above.goto(at('/home?org=5'))
  await above.getByRole('button', { name: '看已办结' }).click()
  await above.getByRole('button', { name: title }).first().click()
  const why = above.getByRole('dialog', { name: title })
  await expect(why.getByText('已批准免办')).toBeVisible()
  await expect(why.getByText('青教工委〔2026〕31号').first()).toBeVisible()
  await above.close()
})

test('截止日：选一个过去的日子，组织树是那天的，不能办理事项；回到今天又能', async ({ page }) => {
  await signIn(page, 'qinghe')
  await page.goto(at('/'))
  await openMenu(page, '组织')
  await page.getByRole('searchbox', { name: '查找组织' }).fill('暑期集训队')
  const young = page.getByRole('link', { name: '青禾暑期集训队临时党支部' })
  await expect(young).toBeVisible()
  await page.getByRole('button', { name: /^截止日/ }).click()
  await page.locator('.ant-picker-calendar-month-select').click()
  await page.getByTitle('3月').click()
  await page.getByTitle('2026-03-05').click()
  await expect(page.getByText('正在查看 2026-03-05 的情况，不能办理事项。')).toBeVisible()
  await expect(young).toHaveCount(0)
  await openMenu(page, '党员')
  await expect(heading(page, /党员/)).toBeVisible()
  await expect(page.getByRole('button', { name: /登记|新增|接收/ })).toHaveCount(0)
  await page.getByRole('button', { name: '截止日 2026-03-05' }).click()
  await page.getByRole('button', { name: '回到今天' }).click()
  await expect(page.getByText('不能办理事项')).toHaveCount(0)
})
