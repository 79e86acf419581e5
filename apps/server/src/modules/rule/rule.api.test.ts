import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, ORG } from '../../testing/world.ts'
import { refreshCache } from '../index.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
  await refreshCache(app.services, true)
})
afterAll(() => app.close())

describe('规则目录', () => {
  test('未登录 401；每个登录的人都能看，党员看不到涉及哪些组织', async () => {
    expect((await app.anonymous.get('/rules')).status).toBe(401)
    const { body } = await (await app.as(LOGIN.member)).get('/rules')
    expect(body.rows.length).toBeGreaterThan(40)
    expect(body.rows.every((row: { affected: number | null }) => row.affected === null)).toBe(true)
  })
  test('可按编号、名称、条文和来源查找', async () => {
    const caller = await app.as(LOGIN.city)
    const ids = async (query: string) => (await caller.get(`/rules?${query}`)).body.rows.map((row: { id: string }) => row.id)
    expect(await ids('text=ORG-13')).toContain('ORG-13')
    expect(await ids(`text=${encodeURIComponent('主题党日')}`)).toContain('MTG-07')
    expect(await ids('mark=product-default')).not.toContain('ORG-13')
    expect(await ids(`text=${encodeURIComponent('没有这样的词')}`)).toEqual([])
  })
  test('一条规则有版本、参数、例子，涉及的组织在范围内', async () => {
    const { body } = await (await app.as(LOGIN.countyPeer)).get('/rules/MTG-07')
    expect(body.versions[0].cites[0].lawTitle).toContain('条例')
    expect(body.cases.length).toBeGreaterThan(0)
    expect(new Set(body.affected.map((row: { orgName: string }) => row.orgName))).toEqual(new Set(['白鹭中学党支部']))
  })
  test('没有的规则 404', async () => {
    expect((await (await app.as(LOGIN.city)).get('/rules/ORG-99')).status).toBe(404)
  })
})

describe('本地规定', () => {
  const norm = {
    parameter: 'branchMaxMembers',
    value: '40',
    from: '2026-01-01',
    docNo: '云教工委〔2026〕8号',
    gist: '党支部一般不超过四十人',
  }
  test('未登录 401，无权限 403，范围外 404', async () => {
    expect((await app.anonymous.post(`/orgs/${ORG.city}/norms`, norm)).status).toBe(401)
    expect((await (await app.as(LOGIN.secretary)).post(`/orgs/${ORG.maths}/norms`, norm)).status).toBe(403)
    expect((await (await app.as(LOGIN.county)).post(`/orgs/${ORG.city}/norms`, norm)).status).toBe(404)
  })
  test('更宽的拒绝并说明上位规定；不能由地方设的、写错的也拒绝', async () => {
    const caller = await app.as(LOGIN.city)
    const looser = await caller.post(`/orgs/${ORG.city}/norms`, { ...norm, value: '60' })
    expect(looser.status).toBe(422)
    expect(looser.body.title).toContain('不得更宽')
    expect(looser.body.refusals[0].cite.gist).toBeTruthy()
    expect((await caller.post(`/orgs/${ORG.city}/norms`, { ...norm, value: '四十' })).status).toBe(400)
    expect((await caller.post(`/orgs/${ORG.city}/norms`, { ...norm, parameter: 'nothing' })).status).toBe(400)
    expect((await caller.post(`/orgs/${ORG.city}/norms`, { ...norm, until: '2025-01-01' })).status).toBe(400)
  })
  test('不得比上级的本地规定宽，拒绝时写明上级文号；上级终止后按法规', async () => {
    const [city, county] = [await app.as(LOGIN.city), await app.as(LOGIN.county)]
    const set = { ...norm, value: '30', docNo: '云教工委〔2026〕20号' }
    const made = await city.post(`/orgs/${ORG.city}/norms`, set)
    expect(made.status).toBe(200)
    const mine = { ...norm, docNo: '青教工委〔2026〕3号' }
    const looser = await county.post(`/orgs/${ORG.qinghe}/norms`, { ...mine, value: '35' })
    expect(looser.body).toMatchObject({ status: 422, code: 'norm.looser' })
    expect(looser.body.title).toContain('云山市教育工委 云教工委〔2026〕20号')
    expect(looser.body.refusals[0].cite.source).toBe('云教工委〔2026〕20号')
    const before = await county.post(`/orgs/${ORG.qinghe}/norms`, {
      ...mine,
      value: '35',
      from: '2025-06-01',
      until: '2025-12-01',
    })
    expect(before.status).toBe(200)
    expect((await county.post(`/orgs/${ORG.qinghe}/norms`, { ...mine, value: '25', until: '2026-02-01' })).status).toBe(200)
    const end = { until: '2026-03-01', docNo: '云教工委〔2026〕21号' }
    expect((await city.put(`/orgs/${ORG.city}/norms/${made.body.id}/end`, end)).status).toBe(200)
    const after = await county.post(`/orgs/${ORG.qinghe}/norms`, {
      ...mine,
      value: '35',
      from: '2026-03-01',
      until: '2026-04-01',
    })
    expect(after.status).toBe(200)
  })
  test('更严的登记成功、有事件，可凭文号终止', async () => {
    const caller = await app.as(LOGIN.city)
    const made = await caller.post(`/orgs/${ORG.city}/norms`, norm)
    expect(made.status).toBe(200)
    const end = { until: '2026-12-01', docNo: '云教工委〔2026〕9号' }
    expect((await (await app.as(LOGIN.county)).put(`/orgs/${ORG.qinghe}/norms/${made.body.id}/end`, end)).status).toBe(404)
    expect((await caller.put(`/orgs/${ORG.city}/norms/${made.body.id}/end`, end)).status).toBe(200)
    expect((await caller.put(`/orgs/${ORG.city}/norms/${made.body.id}/end`, end)).status).toBe(404)
    const types = (
      await app.owner.selectFrom('event').select('type').where('subject_kind', '=', 'local_norm').orderBy('seq').execute()
    ).map((row) => row.type)
    expect(types.slice(-2)).toEqual(['norm.set', 'norm.ended'])
  })
})
