import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, ORG } from '../../testing/world.ts'

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
const lastEvent = () =>
  app.owner
    .selectFrom('event')
    .selectAll()
    .where('type', 'not like', 'identity.%')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow()
const duty = async (key: string) => app.owner.selectFrom('obligation').selectAll().where('key', '=', key).executeTakeFirst()

describe('软弱涣散名单（ORG-19）', () => {
  const at = `/orgs/${ORG.maths}/weak`
  const listed = { listedOn: '2026-10-01', docNo: '青一中党〔2026〕3号', reason: '长期不开组织生活会' }
  const key = `ORG-19:plan:${ORG.maths}:2026-10-01`

  test('列入：401、403、404、上级才能办、填错 400、重复 409，记事件，列入待办', async () => {
    expect((await app.anonymous.post(at, listed)).status).toBe(401)
    expect((await post(LOGIN.clerk, at, listed)).status).toBe(403)
    expect((await post(LOGIN.countyPeer, at, listed)).status).toBe(404)
    expect((await post(LOGIN.secretary, at, listed)).body).toMatchObject({ status: 403, code: 'org.superior-decides' })
    expect((await post(LOGIN.school, at, { ...listed, docNo: '' })).status).toBe(400)
    expect((await post(LOGIN.school, at, { ...listed, listedOn: '2026-12-01' })).status).toBe(400)
    expect((await post(LOGIN.school, at, { ...listed, listedOn: '2014-12-01' })).status).toBe(400)
    expect((await post(LOGIN.city, `/orgs/${ORG.qinghe}/weak`, listed)).body).toMatchObject({
      status: 422,
      code: 'weak.not-grassroots',
    })
    expect((await post(LOGIN.school, at, listed)).status).toBe(200)
    expect(await lastEvent()).toMatchObject({ type: 'weak.listed', org_id: ORG.maths })
    expect((await post(LOGIN.school, at, listed)).status).toBe(409)
    expect(await duty(key)).toMatchObject({ state: 'late', due_on: '2026-10-31' })
  })

  test('方案、验收：先方案后验收，日期有先后，移出名单后可查', async () => {
    const org = `/orgs/${ORG.maths}`
    const [listing] = (await (await as(LOGIN.school)).get(org)).body.weakListings
    expect(listing).toMatchObject({ decidedBy: '青禾一中党委', reason: listed.reason, planOn: null, recordedBy: '许向阳' })
    const [plan, accept] = [`${at}/${listing.id}/plan`, `${at}/${listing.id}/accept`]
    const planned = { planOn: '2026-11-05', docNo: '青一中党〔2026〕5号' }
    const accepted = { acceptedOn: '2026-11-20', docNo: '青一中党〔2026〕6号' }
    expect((await app.anonymous.post(plan, planned)).status).toBe(401)
    expect((await post(LOGIN.secretary, plan, planned)).status).toBe(403)
    expect((await post(LOGIN.countyPeer, plan, planned)).status).toBe(404)
    expect((await post(LOGIN.school, `/orgs/${ORG.science}/weak/${listing.id}/plan`, planned)).status).toBe(404)
    expect((await post(LOGIN.school, accept, accepted)).status).toBe(409)
    expect((await post(LOGIN.school, plan, { ...planned, planOn: '2026-09-30' })).status).toBe(400)
    expect((await post(LOGIN.school, plan, planned)).status).toBe(200)
    expect(await lastEvent()).toMatchObject({ type: 'weak.planned', subject_id: listing.id })
    expect((await post(LOGIN.school, plan, planned)).status).toBe(409)
    expect(await duty(key)).toMatchObject({ state: 'met', met_on: '2026-11-05' })
    expect((await app.anonymous.post(accept, accepted)).status).toBe(401)
    expect((await post(LOGIN.secretary, accept, accepted)).status).toBe(403)
    expect((await post(LOGIN.school, accept, { ...accepted, acceptedOn: '2026-11-01' })).status).toBe(400)
    expect((await post(LOGIN.school, accept, accepted)).status).toBe(200)
    expect(await lastEvent()).toMatchObject({ type: 'weak.accepted' })
    expect(await duty(key)).toBeUndefined()
    expect((await (await as(LOGIN.secretary)).get(org)).body.weakListings).toMatchObject([{ acceptedOn: '2026-11-20' }])
    expect((await (await as(LOGIN.secretary)).get(`${org}?on=2026-09-30`)).body.weakListings).toEqual([])
    expect((await post(LOGIN.school, at, { ...listed, listedOn: '2026-11-10' })).status).toBe(409)
    expect((await post(LOGIN.school, at, { ...listed, listedOn: '2026-11-21' })).status).toBe(200)
  })
})

describe('临时党支部的截止日期（ORG-06）', () => {
  test('只填空缺，凭文号；不是临时党支部的、已有的 409', async () => {
    const made = await post(LOGIN.school, `/orgs/${ORG.school}/children`, {
      on: '2026-11-01',
      docNo: '青一中党〔2026〕8号',
      kind: 'temporaryBranch',
      name: '中共青禾县第一中学支教队临时支部',
      shortName: '支教队临时党支部',
      appliedOn: '2026-10-20',
      repliedOn: '2026-11-01',
      endsOn: '2027-07-31',
      statedFull: 3,
      reason: '支教一年',
    })
    expect(made.status).toBe(200)
    const at = `/orgs/${made.body.id}/end`
    const end = { endsOn: '2027-07-31', docNo: '青一中党〔2026〕8号' }
    expect((await app.anonymous.post(at, end)).status).toBe(401)
    expect((await post(LOGIN.clerk, at, end)).status).toBe(403)
    expect((await post(LOGIN.countyPeer, at, end)).status).toBe(404)
    expect((await post(LOGIN.school, at, end)).status).toBe(409)
    await app.owner.updateTable('org').set({ ends_on: null }).where('id', '=', made.body.id).execute()
    expect((await post(LOGIN.school, at, { endsOn: '2027-07-31' })).status).toBe(400)
    expect((await post(LOGIN.school, at, { ...end, endsOn: '2026-11-01' })).status).toBe(400)
    expect((await post(LOGIN.school, at, end)).status).toBe(200)
    expect(await lastEvent()).toMatchObject({ type: 'org.end-completed', org_id: made.body.id })
    expect((await (await as(LOGIN.school)).get(`/orgs/${made.body.id}`)).body).toMatchObject({
      endsOn: '2027-07-31',
      endsDocNo: end.docNo,
    })
    expect((await post(LOGIN.school, `/orgs/${ORG.maths}/end`, end)).status).toBe(409)
  })
})
