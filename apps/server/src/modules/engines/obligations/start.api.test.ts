import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../testing/app.ts'
import { LOGIN, ORG } from '../../../testing/world.ts'
import { refreshCache } from './service.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
  await refreshCache(app.services, true)
})
afterAll(() => app.close())

const start = { from: '2026-11-01', reason: '自十一月起纳入本系统', docNo: '青教工委〔2026〕30号' }
const at = (org: string) => `/orgs/${org}/start-of-use`
const total = async (org: string, query: string) =>
  (await (await app.as(LOGIN.city)).get(`/obligations?org=${org}&${query}`)).body.total as number

describe('登记启用日期', () => {
  test('未登录 401，无权限 403，范围外 404，写错 400', async () => {
    const county = await app.as(LOGIN.county)
    expect((await app.anonymous.post(at(ORG.school), start)).status).toBe(401)
    expect((await (await app.as(LOGIN.secretary)).post(at(ORG.maths), start)).status).toBe(403)
    expect((await county.post(at(ORG.heron), start)).status).toBe(404)
    expect((await county.post(at(ORG.school), { ...start, from: '2026-02-30' })).status).toBe(400)
    expect((await county.post(at(ORG.school), { ...start, docNo: '' })).status).toBe(400)
  })
  test('本级的由上级登记；早于成立、过远的拒绝，说明依据和怎么办', async () => {
    const county = await app.as(LOGIN.county)
    expect((await county.post(at(ORG.qinghe), start)).body).toMatchObject({ status: 403, code: 'start.superior-decides' })
    const early = await county.post(at(ORG.school), { ...start, from: '2014-01-01' })
    expect(early.status).toBe(422)
    expect(early.body.refusals[0]).toMatchObject({ code: 'start.before-founding', field: 'from' })
    expect(early.body.refusals[0].remedy).toBeTruthy()
    expect((await county.post(at(ORG.school), { ...start, from: '2028-01-01' })).body.code).toBe('start.too-far')
  })
  test('启用以前的月份不再逾期，届期照旧；落实情况写启用前；留痕，可更正', async () => {
    const terms = await total(ORG.school, 'bucket=late&rule=ORG-13')
    const undetermined = await total(ORG.school, 'bucket=undetermined&rule=ORG-13')
    expect(await total(ORG.school, 'bucket=late&rule=MTG-07')).toBeGreaterThan(5)
    const county = await app.as(LOGIN.county)
    expect((await county.post(at(ORG.school), start)).status).toBe(200)
    expect(await total(ORG.school, 'bucket=late&rule=MTG-07'), '上级登记，下级一并算').toBe(0)
    expect(await total(ORG.school, 'bucket=late&rule=ORG-13')).toBe(terms)
    expect(await total(ORG.school, 'bucket=undetermined&rule=ORG-13')).toBe(undetermined)
    expect(await total(ORG.primary, 'bucket=late&rule=MTG-07'), '别的学校不变').toBeGreaterThan(5)
    const { body } = await county.get(`/obligations/matrix?year=2026&org=${ORG.school}`)
    const cells = body.rows.find((row: { orgId: string }) => row.orgId === ORG.maths).cells
    expect(cells[9]).toMatchObject({ month: 10, owed: 0, late: 0, isBeforeUse: true })
    expect(cells[10]).toMatchObject({ month: 11, isBeforeUse: false })
    expect(cells[10].owed).toBeGreaterThan(0)
    const again = await county.post(at(ORG.maths), { ...start, from: '2026-10-01' })
    expect(again.body.code, '上级晚启用，下级不能更早').toBe('start.before-superior')
    expect((await county.post(at(ORG.school), { ...start, from: '2026-10-01', reason: '更正为十月' })).status).toBe(200)
    expect(await total(ORG.maths, 'bucket=late&rule=MTG-07')).toBe(1)
    const { rows } = (await (await app.as(LOGIN.secretary)).get(`/starts-of-use?org=${ORG.maths}`)).body
    expect(rows.map((row: { from: string; isInForce: boolean }) => [row.from, row.isInForce])).toEqual([
      ['2026-10-01', true],
      ['2026-11-01', false],
    ])
    const events = await app.owner.selectFrom('event').selectAll().where('type', '=', 'start.recorded').orderBy('seq').execute()
    expect(events.at(-1)).toMatchObject({ org_id: ORG.school, reason: '更正为十月', before: { from: '2026-11-01' } })
  })
  test('名单：未登录 401，无权限 403，范围外 404', async () => {
    expect((await app.anonymous.get('/starts-of-use')).status).toBe(401)
    expect((await (await app.as(LOGIN.system)).get('/starts-of-use')).status).toBe(403)
    expect((await (await app.as(LOGIN.secretary)).get(`/starts-of-use?org=${ORG.heron}`)).status).toBe(404)
  })
})

test('新装的系统第一天没有逾期的组织生活', async () => {
  const fresh = await startApp()
  try {
    await fresh.owner.insertInto('start_of_use').values({ org_id: ORG.city, from_on: '2026-11-22', reason: '首次设置' }).execute()
    await refreshCache(fresh.services, true)
    const rows = await fresh.owner
      .selectFrom('obligation')
      .select(['rule', 'due_on'])
      .where('rule', 'like', 'MTG%')
      .where('due_on', '<', '2026-11-22' as never)
      .execute()
    expect(rows).toEqual([])
  } finally {
    await fresh.close()
  }
})
