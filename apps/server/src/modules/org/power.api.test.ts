import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, ORG } from '../../testing/world.ts'

let app: TestApp
let county: Caller
let school: Caller
let secretary: Caller
let peer: Caller
beforeAll(async () => {
  app = await startApp()
  county = await app.as(LOGIN.county)
  school = await app.as(LOGIN.school)
  secretary = await app.as(LOGIN.secretary)
  peer = await app.as(LOGIN.countyPeer)
})
afterAll(() => app.close())

const PATH = `/orgs/${ORG.school}/approval-power`
const withdraw = { isGrant: false, on: '2026-06-01', docNo: '青教工委〔2026〕30号' }
const grant = { isGrant: true, on: '2026-09-01', docNo: '青教工委〔2026〕41号' }
const powerOn = async (on: string, orgId: string = ORG.school) => {
  const { body } = await county.get(`/orgs/${orgId}?on=${on}`)
  return { holds: body.canApproveProbationary, spans: body.approvalPowers }
}

describe('GEN-05：预备党员审批权 POST /orgs/{orgId}/approval-power', () => {
  test('未登录、无权限、范围外、填错、本级自己登记', async () => {
    expect((await app.anonymous.post(PATH, withdraw)).status).toBe(401)
    expect((await (await app.as(LOGIN.member)).post(PATH, withdraw)).status).toBe(403)
    expect((await peer.post(PATH, withdraw)).status).toBe(404)
    expect((await secretary.post(`/orgs/${ORG.science}/approval-power`, grant)).status).toBe(404)
    expect((await county.post(PATH, { ...withdraw, docNo: ' ' })).status).toBe(400)
    expect((await school.post(PATH, withdraw)).body).toMatchObject({ code: 'org.superior-decides' })
  })

  test.each([
    ['现有的不再授予', grant, 'power.held'],
    ['将来的日期', { ...withdraw, on: '2026-11-23' }, 'power.future'],
    ['早于成立', { ...withdraw, on: '2014-12-31' }, 'power.before-founding'],
    ['不晚于授予日', { ...withdraw, on: '2015-01-01' }, 'power.too-early'],
  ])('%s，不能办理，引条文并写明怎么办', async (_name, body, code) => {
    const answer = await county.post(PATH, body)
    expect(answer.status).toBe(422)
    const refusal = answer.body.refusals.find((one: { code: string }) => one.code === code)
    expect(refusal).toMatchObject({ rule: 'ORG-18', severity: 'block' })
    expect(refusal.remedy && refusal.cite).toBeTruthy()
  })

  test('党支部、党总支不能持有', async () => {
    expect((await county.post(`/orgs/${ORG.maths}/approval-power`, grant)).body.refusals).toMatchObject([
      { code: 'org.no-approval-power', message: '党支部没有预备党员审批权' },
    ])
  })

  test('收回、再授予：各有日期和文号，过去某日照当日的情况，记入事件', async () => {
    expect((await county.post(PATH, withdraw)).status).toBe(200)
    expect((await county.post(PATH, withdraw)).body.refusals).toMatchObject([{ code: 'power.not-held' }])
    expect((await county.post(PATH, { ...grant, on: '2026-05-31' })).body.refusals).toMatchObject([{ code: 'power.overlap' }])
    expect((await county.post(PATH, grant)).status).toBe(200)
    expect((await powerOn('2026-05-31')).holds).toBe(true)
    expect((await powerOn('2026-06-01')).holds).toBe(false)
    expect((await powerOn('2026-08-31')).holds).toBe(false)
    expect(await powerOn('2026-09-01')).toMatchObject({
      holds: true,
      spans: [
        { from: '2026-09-01', until: null, docNo: '青教工委〔2026〕41号' },
        { from: '2015-01-01', until: '2026-06-01', docNo: '云教工委〔2015〕4号', untilDocNo: '青教工委〔2026〕30号' },
      ],
    })
    const events = await app.owner.selectFrom('event').select(['type', 'summary']).where('type', 'like', 'org.power-%').execute()
    expect(events).toEqual([
      { type: 'org.power-withdrawn', summary: '青禾一中党委：收回预备党员审批权（青教工委〔2026〕30号，2026-06-01）' },
      { type: 'org.power-granted', summary: '青禾一中党委：授予预备党员审批权（青教工委〔2026〕41号，2026-09-01）' },
    ])
  })

  test('起始和文号不详的，先补录才能收回；在补录以前视为一直有', async () => {
    await sql`update approval_power set from_on = null, doc_no = null where org_id = ${ORG.bailu}`.execute(app.owner)
    const path = `/orgs/${ORG.bailu}/approval-power`
    const city = await app.as(LOGIN.city)
    expect((await city.get(`/orgs/${ORG.bailu}?on=2016-01-01`)).body.canApproveProbationary).toBe(true)
    expect((await city.post(path, withdraw)).body.refusals).toMatchObject([{ code: 'power.incomplete' }])
    expect((await city.post(path, { isGrant: true, on: '2015-03-01', docNo: '云教工委〔2015〕8号' })).status).toBe(200)
    expect((await city.get(`/orgs/${ORG.bailu}`)).body.approvalPowers).toMatchObject([
      { from: '2015-03-01', until: null, docNo: '云教工委〔2015〕8号' },
    ])
    expect((await city.post(path, withdraw)).status).toBe(200)
  })

  test('改设为不能持有的类型，审批权自改设之日终止', async () => {
    const retype = {
      on: '2026-11-01',
      docNo: '青教工委〔2026〕50号',
      kind: 'generalBranch',
      name: '中共青禾县第一中学总支部委员会',
      shortName: '青禾一中党总支',
      reason: '按批复改设',
    }
    const answer = await county.post(`/orgs/${ORG.school}/retype`, retype)
    expect([answer.status, answer.body.title]).toEqual([200, undefined])
    expect(await powerOn('2026-10-31')).toMatchObject({ holds: true })
    expect(await powerOn('2026-11-01')).toMatchObject({ holds: false, spans: [{ until: '2026-11-01' }, {}] })
  })
})
