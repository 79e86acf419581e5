import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, ORG, SCHOOL } from '../../testing/world.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const callers = new Map<string, Promise<Caller>>()
const as = (login: string) => {
  const caller = callers.get(login) ?? app.as(login)
  callers.set(login, caller)
  return caller
}
const post = async (login: string, path: string, body: object) => (await as(login)).post(path, body)
const get = async (login: string, path: string) => (await as(login)).get(path)
const page = async (id: string, on?: string) => (await get(LOGIN.city, `/schools/${id}${on ? `?on=${on}` : ''}`)).body
const lastEvent = () =>
  app.owner
    .selectFrom('event')
    .selectAll()
    .where('type', 'not like', 'identity.%')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow()
const NEW = {
  code: '990199',
  name: '青禾县新城小学',
  stage: 'primary',
  ownership: 'public',
  regionCode: '990101',
  openedOn: '2026-09-01',
  managerOrgId: ORG.qinghe,
}

describe('each endpoint: who may, where, what', () => {
  const at = `/schools/${SCHOOL.uncovered}`
  const commands: [string, object][] = [
    [`${at}/changes`, { on: '2026-06-01', version: 1, name: '某幼儿园' }],
    [`${at}/close`, { on: '2026-06-01', docNo: '甲1号' }],
    [`${at}/numbers`, { item: 'staff', on: '2026-06-01', amount: 10, source: '报表' }],
    [`${at}/campuses`, { name: '东校区', from: '2026-06-01' }],
    [`${at}/campuses/1/close`, { until: '2026-06-01' }],
    [`${at}/coverage`, { orgId: ORG.primary, form: 'attached', from: '2026-06-01', docNo: '甲1号' }],
    [`${at}/coverage/1/end`, { until: '2026-06-01', reason: '调整' }],
    [`${at}/work-coverage`, { form: 'instructor', detail: '何青', from: '2026-06-01' }],
    [`${at}/work-coverage/1/end`, { until: '2026-06-01' }],
    [`${at}/dossier`, { item: 'staff', content: '12 人', source: '走访', knownOn: '2026-06-01' }],
    [`${at}/cases`, { openedOn: '2026-06-01' }],
    [`${at}/cases/1/propose`, { proposedOn: '2026-06-01' }],
    [`${at}/cases/1/close`, { closedOn: '2026-06-01', result: 'notNeeded', docNo: '甲1号' }],
  ]
  test.each(commands)('POST %s', async (path, body) => {
    expect((await app.anonymous.post(path, body)).status).toBe(401)
    expect((await post(LOGIN.inspector, path, body)).status).toBe(403)
    expect((await post(LOGIN.countyPeer, path, body)).status).toBe(404)
    expect((await post(LOGIN.county, path, {})).status).toBe(400)
  })
  test.each(['/regions', '/schools', `/schools/${SCHOOL.middle}`, '/coverage', '/coverage/trend', '/coverage/export'])(
    'GET %s',
    async (path) => {
      expect((await app.anonymous.get(path)).status).toBe(401)
      expect((await get(LOGIN.system, path)).status).toBe(403)
    },
  )
  test('read out of reach is not found, malformed is refused', async () => {
    expect((await get(LOGIN.countyPeer, `/schools/${SCHOOL.middle}`)).status).toBe(404)
    expect((await get(LOGIN.city, '/schools?stage=club')).status).toBe(400)
  })
})

describe('名录', () => {
  const names = async (login: string, query = '') =>
    (await get(login, `/schools?${query}`)).body.rows.map((row: { name: string }) => row.name)
  test('范围：县看本县，学校看自己的，支部看不到', async () => {
    expect(await names(LOGIN.city)).toHaveLength(4)
    expect(await names(LOGIN.countyPeer)).toEqual(['白鹭县中学'])
    expect(await names(LOGIN.school)).toEqual(['青禾县第一中学'])
    expect(await names(LOGIN.secretary)).toEqual([])
  })
  test('按覆盖、办学性质、文字筛选', async () => {
    expect(await names(LOGIN.city, 'state=uncovered')).toEqual(['青禾县晨光幼儿园'])
    expect(await names(LOGIN.city, 'ownership=private')).toEqual(['青禾县晨光幼儿园'])
    expect(await names(LOGIN.city, `q=${encodeURIComponent('白鹭')}`)).toEqual(['白鹭县中学'])
    expect(await names(LOGIN.city, 'region=990102')).toEqual(['白鹭县中学'])
  })
})

describe('覆盖', () => {
  test('两项指标分开，分子分母都在；过去的日期用过去的名单', async () => {
    const now = (await get(LOGIN.city, '/coverage')).body
    expect(now.total).toMatchObject({
      units: 4,
      organisation: { numerator: 3, denominator: 4, percent: '75.0%' },
      work: { numerator: 3, denominator: 4 },
      own: 3,
      orgBlank: 1,
      workBlank: 1,
    })
    expect(now.byOwnership.map((line: { key: string; units: number }) => [line.key, line.units])).toEqual([
      ['public', 3],
      ['private', 1],
    ])
    expect(now.dossier).toMatchObject({ numerator: 0, denominator: 1 })
    const before = (await get(LOGIN.city, '/coverage?on=2014-12-31')).body
    expect([before.total.units, before.total.organisation.percent]).toEqual([0, null])
    await app.owner.updateTable('school_org').set({ from_on: '2016-01-01' }).where('school_id', '=', SCHOOL.heron).execute()
    const early = (await get(LOGIN.city, '/coverage?on=2015-12-31')).body
    expect(early.total.organisation).toMatchObject({ numerator: 2, denominator: 4, percent: '50.0%' })
    expect((await get(LOGIN.countyPeer, '/coverage')).body.total.units).toBe(1)
    expect((await get(LOGIN.city, '/coverage/trend')).body.rows).toHaveLength(9)
  })
  test('只有指导员：工作覆盖有，组织覆盖没有', async () => {
    const at = `/schools/${SCHOOL.uncovered}/work-coverage`
    const made = await post(LOGIN.county, at, { form: 'instructor', detail: '何青', from: '2026-06-01' })
    expect(made.status).toBe(200)
    expect(await lastEvent()).toMatchObject({ type: 'coverage.work-begun', subject_id: SCHOOL.uncovered })
    const { total } = (await get(LOGIN.city, '/coverage')).body
    expect(total).toMatchObject({
      organisation: { numerator: 3 },
      work: { numerator: 4 },
      workOnly: 1,
      orgBlank: 1,
      workBlank: 0,
    })
    expect((await page(SCHOOL.uncovered)).basis).toBe('选派党建指导员：何青（2026年6月1日起）')
    expect((await post(LOGIN.county, `${at}/${made.body.id}/end`, { until: '2026-11-01' })).status).toBe(200)
    expect((await page(SCHOOL.uncovered)).state).toBe('blank')
    expect((await page(SCHOOL.uncovered, '2026-10-31')).state).toBe('workOnly')
  })
  test('组织覆盖：日期、方式、文号受规则约束；终止须写原因', async () => {
    const at = `/schools/${SCHOOL.uncovered}/coverage`
    const body = { orgId: ORG.primary, form: 'attached', from: '2026-10-01' }
    expect((await post(LOGIN.county, at, body)).body.code).toBe('reason-needed')
    expect((await post(LOGIN.county, at, { ...body, docNo: '甲1号', from: '2014-01-01' })).body.code).toBe(
      'coverage.before-founding',
    )
    expect((await post(LOGIN.county, at, { ...body, docNo: '甲1号', orgId: ORG.heron })).status).toBe(404)
    const made = await post(LOGIN.county, at, { ...body, docNo: '青教工委〔2026〕5号' })
    expect(made.status).toBe(200)
    expect((await page(SCHOOL.uncovered)).basis).toBe('挂靠组建：青禾实验小学党支部（2026年10月1日起，青教工委〔2026〕5号）')
    expect((await post(LOGIN.county, at, { ...body, docNo: '甲1号' })).status).toBe(409)
    expect((await post(LOGIN.county, `${at}/${made.body.id}/end`, { until: '2026-11-10' })).status).toBe(400)
    expect((await post(LOGIN.county, `${at}/${made.body.id}/end`, { until: '2026-11-10', reason: '依托支部调整' })).status).toBe(
      200,
    )
    expect(await lastEvent()).toMatchObject({ type: 'coverage.ended', reason: '依托支部调整' })
    expect((await page(SCHOOL.uncovered, '2026-11-09')).state).toBe('covered')
    expect((await page(SCHOOL.uncovered, '2026-11-10')).state).toBe('blank')
  })
  test('台账导出为工作簿，记入审计', async () => {
    const answer = await get(LOGIN.county, '/coverage/export?state=uncovered')
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toContain('spreadsheetml')
    expect(answer.raw.subarray(0, 2).toString()).toBe('PK')
    expect(await lastEvent()).toMatchObject({ type: 'export.made' })
  })
})

describe('新建学校与组建事项', () => {
  let id = ''
  test('设立学校同时立组建事项，缺口按天算', async () => {
    expect((await post(LOGIN.countyPeer, '/schools', NEW)).status).toBe(404)
    expect((await post(LOGIN.inspector, '/schools', NEW)).status).toBe(403)
    expect((await post(LOGIN.county, '/schools', { ...NEW, openedOn: '2026-12-01' })).status).toBe(400)
    const made = await post(LOGIN.county, '/schools', NEW)
    expect(made.status).toBe(200)
    id = made.body.id
    expect(await lastEvent()).toMatchObject({ type: 'school.opened', subject_id: id })
    const school = await page(id)
    expect(school.cases).toHaveLength(1)
    expect(school.gap).toEqual({ days: 82, isClosed: false, isSynchronous: false })
    expect(school).toMatchObject({ state: 'blank', nextStep: '查清党员人数', fullMembers: null })
    expect(school.proposalAsk).toContain('正式党员人数')
    expect((await page(id, '2026-08-31')).exists).toBe(false)
    expect((await post(LOGIN.county, '/schools', NEW)).status).toBe(409)
    expect((await get(LOGIN.city, '/coverage')).body.newSchools).toMatchObject({ numerator: 0, denominator: 1 })
  })
  test('人数不清不提出；按人数提出联合建立并引条文', async () => {
    const at = `/schools/${id}/cases/${(await page(id)).cases[0].id}`
    const refused = await post(LOGIN.county, `${at}/propose`, { proposedOn: '2026-11-01' })
    expect(refused.status).toBe(422)
    expect(refused.body.refusals[0]).toMatchObject({ code: 'school.members-unknown', rule: 'ORG-01' })
    await app.owner
      .updateTable('person')
      .set({ school_id: id })
      .where('id', 'in', [app.world.person.韩雪 ?? '', app.world.person.沈默 ?? ''])
      .execute()
    const school = await page(id)
    expect(school).toMatchObject({ fullMembers: 2, nextStep: '提出组建方式', proposal: { form: 'joint' } })
    expect(school.proposal.because[1].cite.law).toBe('branch-2018')
    expect((await post(LOGIN.county, `${at}/propose`, { proposedOn: '2026-11-01' })).status).toBe(200)
    expect((await page(id)).cases[0].proposal).toContain('ORG-04')
  })
  test('办结：同时登记覆盖', async () => {
    const at = `/schools/${id}/cases/${(await page(id)).cases[0].id}`
    const body = { closedOn: '2026-11-10', result: 'attached', docNo: '青教工委〔2026〕9号' }
    expect((await post(LOGIN.county, `${at}/close`, body)).status).toBe(400)
    expect((await post(LOGIN.county, `${at}/close`, { ...body, orgId: ORG.primary })).status).toBe(200)
    expect(await lastEvent()).toMatchObject({ type: 'school.case-closed' })
    expect(await page(id)).toMatchObject({
      state: 'covered',
      cases: [{ result: 'attached', orgId: ORG.primary }],
    })
    expect((await post(LOGIN.county, `${at}/close`, { ...body, orgId: ORG.primary })).status).toBe(409)
    expect((await post(LOGIN.county, `/schools/${id}/cases`, { openedOn: '2026-11-11' })).status).toBe(200)
    expect((await post(LOGIN.county, `/schools/${id}/cases`, { openedOn: '2026-11-11' })).status).toBe(409)
  })
  test('变更留前值，统计按当日办学性质；版本不符为冲突；停办终止覆盖', async () => {
    const { version } = await page(id)
    const change = { on: '2026-11-15', version, ownership: 'private', docNo: '甲2号' }
    expect((await post(LOGIN.county, `/schools/${id}/changes`, change)).status).toBe(200)
    expect((await post(LOGIN.county, `/schools/${id}/changes`, { ...change, ownership: 'public' })).status).toBe(409)
    expect((await page(id, '2026-11-14')).ownership).toBe('public')
    expect((await page(id)).ownership).toBe('private')
    expect((await page(id)).events[0]).toMatchObject({ kind: 'change', text: '办学性质改为民办' })
    const privates = async (on: string) =>
      (await get(LOGIN.city, `/coverage?on=${on}`)).body.byOwnership.find((line: { key: string }) => line.key === 'private').units
    expect([await privates('2026-11-14'), await privates('2026-11-15')]).toEqual([1, 2])
    expect((await post(LOGIN.county, `/schools/${id}/close`, { on: '2026-11-20', docNo: '甲3号' })).status).toBe(200)
    expect(await lastEvent()).toMatchObject({ type: 'school.closed' })
    expect(await privates('2026-11-20')).toBe(1)
  })
})

describe('台账', () => {
  const at = `/schools/${SCHOOL.middle}`
  test('学校自己可以登记人数、校区、五个清；覆盖关系由主管办理', async () => {
    const number = { item: 'staff', on: '2026-09-01', amount: 120, source: '事业统计' }
    expect((await post(LOGIN.school, `${at}/numbers`, number)).status).toBe(200)
    expect((await post(LOGIN.school, `${at}/numbers`, number)).status).toBe(409)
    expect((await page(SCHOOL.middle)).numbers[0]).toMatchObject({ item: 'staff', amount: 120, recordedBy: '许向阳' })
    expect((await page(SCHOOL.middle, '2026-08-31')).numbers).toEqual([])
    const campus = await post(LOGIN.school, `${at}/campuses`, { name: '东校区', from: '2026-09-01' })
    expect((await post(LOGIN.school, `${at}/campuses/${campus.body.id}/close`, { until: '2026-11-01' })).status).toBe(200)
    expect((await post(LOGIN.school, `${at}/work-coverage`, { form: 'joint', detail: '甲', from: '2026-09-01' })).body.code).toBe(
      'school.manager-decides',
    )
  })
  test('五个清追加不覆盖，完整度随之变', async () => {
    const noted = (item: string, knownOn: string, content = '已查清', more: object = {}) =>
      post(LOGIN.county, `/schools/${SCHOOL.uncovered}/dossier`, { item, content, source: '实地走访', knownOn, ...more })
    for (const item of ['affiliation', 'staff', 'members', 'principal', 'reason'])
      expect((await noted(item, '2026-06-01')).status).toBe(200)
    expect((await noted('reason', '2026-07-01', '没有正式党员')).status).toBe(200)
    const school = await page(SCHOOL.uncovered)
    expect(school.dossierMissing).toEqual([])
    expect(school.dossier.filter((entry: { item: string }) => entry.item === 'reason')).toHaveLength(2)
    expect(school).toMatchObject({ fullMembers: null, proposal: null })
    expect((await noted('staff', '2026-07-02', '12 人', { fullMembers: 1 })).status).toBe(400)
    expect((await noted('members', '2026-07-02', '党员 2 人，组织关系在原单位', { fullMembers: 2 })).status).toBe(200)
    expect(await page(SCHOOL.uncovered)).toMatchObject({ fullMembers: 2, proposal: { form: 'joint' } })
    expect((await get(LOGIN.city, '/coverage')).body.dossier).toMatchObject({ numerator: 1, denominator: 1, percent: '100.0%' })
    const [row] = (await get(LOGIN.city, '/schools?state=uncovered')).body.rows
    expect(row).toMatchObject({ reason: '没有正式党员', dossierClear: 5, nextStep: '立组建事项' })
  })
})
