import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, ORG } from '../../testing/world.ts'
import { confirm, preview, workbook } from './testing.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const file = async (region: string, name: string) =>
  workbook({
    学校: [
      ['学校名称', '学段', '办学性质', '所在县区'],
      [name, '小学', '公办', region],
    ],
  })

test('全市的名册里还没有登记过的县区，提醒后一并登记', async () => {
  const city = await app.as(LOGIN.city)
  const batch = await preview(city, { kind: 'school', orgId: ORG.city, bytes: await file('松涛县', '松涛县中心小学') })
  expect(batch.rows[0].cells.region).toMatchObject({ level: 'warning', message: expect.stringContaining('松涛县') })
  expect(await confirm(city, batch.id)).toMatchObject({ state: 'confirmed', counts: { toAdd: 1 } })
  const school = await app.owner
    .selectFrom('school as s')
    .innerJoin('region as r', 'r.code', 's.region_code')
    .select('r.name')
    .where('s.name', '=', '松涛县中心小学')
    .executeTakeFirst()
  expect(school?.name).toBe('松涛县')
})

test('县教育工委的名册只能登记本县的学校；市里的都可以', async () => {
  const county = await app.as(LOGIN.county)
  const outside = await preview(county, { kind: 'school', orgId: ORG.qinghe, bytes: await file('白鹭县', '白鹭湖小学') })
  expect(outside.rows[0]).toMatchObject({ state: 'error', action: 'none' })
  expect(outside.rows[0].cells.region).toMatchObject({
    level: 'error',
    message: expect.stringMatching(/青禾县教育工委主管青禾县的学校.*报上级教育工委/),
  })
  const inside = await preview(county, { kind: 'school', orgId: ORG.qinghe, bytes: await file('青禾', '青禾湖小学') })
  expect(inside.rows[0]).toMatchObject({ action: 'new', cells: { region: { text: '青禾', will: '青禾县' } } })
  const city = await app.as(LOGIN.city)
  const all = await preview(city, { kind: 'school', orgId: ORG.city, bytes: await file('白鹭县', '白鹭湖小学') })
  expect(all.rows[0]).toMatchObject({ action: 'new' })
})

test('县里的名册不能添县区，写法不像县区的一律是错', async () => {
  const county = await app.as(LOGIN.county)
  const below = await preview(county, { kind: 'school', orgId: ORG.qinghe, bytes: await file('镜湖县', '镜湖县中心小学') })
  expect(below.rows[0].cells.region).toMatchObject({ level: 'error' })
  const city = await app.as(LOGIN.city)
  const odd = await preview(city, { kind: 'school', orgId: ORG.city, bytes: await file('不知道', '无名小学') })
  expect(odd.rows[0].cells.region).toMatchObject({ level: 'error' })
})
