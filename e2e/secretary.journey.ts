import { readFile } from 'node:fs/promises'
import { at, expect, signIn, tabTo, test } from './journey.ts'

const THEME = '重温入党志愿书，推进课堂教学改革'

test('支部书记只用键盘：从待办登记主题党日，归档，待办办结，会议记录下载成 Word', async ({ page }) => {
  await signIn(page, 'secretary')
  await page.goto(at('/'))
  const now = page.getByRole('region', { name: '本月应办' })
  await tabTo(page, now.getByRole('link', { name: '登记主题党日' }))
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1, name: '登记主题党日' })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: '主题党日' })).toBeChecked()
  await tabTo(page, page.getByRole('textbox', { name: '主题党日的主题' }))
  await page.keyboard.type(THEME)
  await tabTo(page, page.getByRole('button', { name: '全部出席' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText(/应到 (\d+)，出席 \1，/)).toBeVisible()
  const away = page.getByRole('group', { name: '孙可的到会情况' })
  await tabTo(page, away.getByRole('radio', { name: '出席' }))
  await page.keyboard.press('2')
  await expect(away.getByRole('radio', { name: '请假' })).toBeChecked()
  await tabTo(page, away.getByRole('textbox'))
  await page.keyboard.type('外出培训')
  await tabTo(page, page.getByRole('textbox', { name: '议题 1' }))
  await page.keyboard.type('学习党章，讨论课堂教学改革')
  await tabTo(page, page.getByRole('checkbox', { name: '本次会议无决定事项' }))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('textbox', { name: '主题党日', exact: true }))
  await page.keyboard.type('集体学习党章有关章节，围绕课堂教学改革展开讨论。')
  await expect(page.getByText(/可以归档|没有需要改正/)).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: '确认归档' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('已归档').first()).toBeVisible()

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      await tabTo(page, page.getByRole('button', { name: /导出会议记录（Word）/ }))
      await page.keyboard.press('Enter')
    })(),
  ])
  expect(file.suggestedFilename()).toMatch(/\.docx$/)
  expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK')

  await page.goto(at('/'))
  await expect(now.getByText(/本月没有待办事项|期限/).first()).toBeVisible()
  await expect(now.getByRole('button', { name: '2026年11月主题党日' })).toHaveCount(0)
  await page.goto(at('/meetings?kind=themeDay'))
  await expect(page.getByRole('row', { name: /2026-11-22 .*已归档/ })).toHaveCount(1)
})

test('没有网络时填写的会议单：刷新不丢，联网后只保存一次', async ({ page, context }) => {
  await signIn(page, 'clerk')
  await page.goto(at('/meetings/new?org=5&kind=committee'))
  await expect(page.getByRole('heading', { level: 1, name: '登记支部委员会会议' })).toBeVisible()
  await expect(page.getByRole('group', { name: '周明远的到会情况' })).toBeVisible()
  // What the device needs later is on it: the product's own scripts and this sheet.
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await context.setOffline(true)
  const place = `断网会议室 ${Date.now() % 100_000}`
  await page.getByLabel('地点').fill(place)
  await page.getByRole('button', { name: '全部出席' }).click()
  await page.getByRole('textbox', { name: '支部委员会会议', exact: true }).fill('没有网络时写下的要点。')
  await expect(page.getByText(/没有网络|未联网|连不上|存在本机|本机/).first()).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('地点')).toHaveValue(place)
  await expect(page.getByText(/应到 3，出席 3，/)).toBeVisible()
  await context.setOffline(false)

  const saved = async () => {
    const answer = await page.request.get(at(`/api/meetings?orgId=5&kind=committee&q=${encodeURIComponent(place)}`))
    const { rows } = (await answer.json()) as { rows: { place: string }[] }
    return rows.filter((row) => row.place === place).length
  }
  await expect.poll(saved, { timeout: 30_000 }).toBe(1)
  await page.goto(at('/meetings'))
  await page.goto(at('/'))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await saved()).toBe(1)
})

test('两人各用一台机器改同一张会议单：后存的人得到提示，看见两份，选定之前都不丢', async ({ page, browser }) => {
  await signIn(page, 'clerk')
  await page.goto(at('/meetings/new?org=5&kind=general'))
  const place = `会议室 ${Date.now() % 100_000}`
  await page.getByLabel('地点').fill(place)
  const find = async () => {
    const answer = await page.request.get(at(`/api/meetings?orgId=5&kind=general&q=${encodeURIComponent(place)}`))
    return ((await answer.json()) as { rows: { id: string }[] }).rows[0]?.id
  }
  await expect.poll(find, { timeout: 30_000 }).toBeTruthy()
  const id = await find()
  const sheetOf = async () => {
    const answer = await page.request.get(at(`/api/meetings/${id}`))
    return ((await answer.json()) as { sheet: { place: string; sections: Record<string, string> } }).sheet
  }

  const other = await browser.newContext()
  const second = await other.newPage()
  await signIn(second, 'secretary')
  await second.goto(at(`/meetings/${id}`))
  await expect(second.getByLabel('地点')).toHaveValue(place)
  const minutesOn = (on: typeof page) => on.getByRole('textbox', { name: '支部党员大会', exact: true })
  await minutesOn(page).fill('记录员写的要点。')
  await expect.poll(async () => (await sheetOf()).sections.general, { timeout: 30_000 }).toBe('记录员写的要点。')

  await second.getByLabel('地点').fill(`${place} 二楼`)
  await minutesOn(second).fill('书记写的要点。')
  await expect(second.getByText(/也改过这张会议单，请逐节选用/)).toBeVisible({ timeout: 30_000 })
  for (const text of ['记录员写的要点。', '书记写的要点。']) await expect(second.getByText(`支部党员大会：${text}`)).toBeVisible()
  await expect(second.getByText('两边都改过', { exact: true })).toBeVisible()
  const merge = second.getByRole('button', { name: '按选择合并保存' })
  await expect(merge).toBeDisabled()
  await second.reload()
  for (const text of ['记录员写的要点。', '书记写的要点。']) await expect(second.getByText(`支部党员大会：${text}`)).toBeVisible()

  await second.getByRole('radio', { name: '用对方的' }).last().check()
  await merge.click()
  await expect.poll(async () => (await sheetOf()).place, { timeout: 30_000 }).toBe(`${place} 二楼`)
  expect((await sheetOf()).sections.general).toBe('记录员写的要点。')
  await other.close()
})
