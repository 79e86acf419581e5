import { LAW_ONLY } from '@hongzhu/domain/norms'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseOf } from '../../platform/db/pool.ts'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, ORG, SCHOOL } from '../../testing/world.ts'
import { loadNorms } from '../norm/index.ts'
import { loadOrgFacts } from './facts.ts'

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
const page = async (id: string, on?: string) => (await (await as(LOGIN.city)).get(`/orgs/${id}${on ? `?on=${on}` : ''}`)).body
const person = (name: string) => app.world.person[name] ?? ''
const lastEvent = () =>
  app.owner
    .selectFrom('event')
    .selectAll()
    .where('type', 'not like', 'identity.%')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow()
const termOf = async (org: string) => (await page(org)).terms[0]

describe('组织页', () => {
  test('anonymous 401, out of reach 404, no permission 403, malformed 400', async () => {
    expect((await app.anonymous.get(`/orgs/${ORG.maths}`)).status).toBe(401)
    expect((await (await as(LOGIN.countyPeer)).get(`/orgs/${ORG.maths}`)).status).toBe(404)
    expect((await (await as(LOGIN.system)).get(`/orgs/${ORG.maths}`)).status).toBe(403)
    expect((await (await as(LOGIN.city)).get(`/orgs/${ORG.maths}?on=2026-13-01`)).status).toBe(400)
  })
  test('六件事：类型、上级、书记、党员数、届期、覆盖学校', async () => {
    const maths = await page(ORG.maths)
    expect(maths).toMatchObject({ kind: 'branch', members: { ownFull: 8, ownProbationary: 1, full: 8, probationary: 1 } })
    expect(maths.body[0]).toMatchObject({ name: '周明远', duty: 'secretary' })
    expect(maths.terms[0]).toMatchObject({ startedOn: '2024-09-15', endsOn: '2027-09-15', state: 'running', isCurrent: true })
    const school = await page(ORG.school)
    expect(school.members).toMatchObject({ ownFull: 0, full: 11, probationary: 1 })
    expect(school.schools[0]).toMatchObject({ id: SCHOOL.middle, form: 'own' })
    expect(school.children.map((child: { id: string }) => child.id)).toEqual([ORG.maths, ORG.science])
  })
  test('提示带条文和办法：届满逾期（ORG-13）', async () => {
    const findings = (await page(ORG.science)).findings
    expect(findings.find((entry: { rule: string }) => entry.rule === 'ORG-13')).toMatchObject({
      code: 'term.overdue',
      severity: 'warn',
      cite: { law: 'term-2018' },
    })
  })
  test('下级看不到的上级写明不在范围', async () => {
    const { trail, isSuperior } = (await (await as(LOGIN.secretary)).get(`/orgs/${ORG.maths}`)).body
    expect(trail.map((part: { inReach: boolean }) => part.inReach)).toEqual([false, false, false])
    expect(isSuperior).toBe(false)
  })
  test('树上有届期、书记、含下级人数', async () => {
    const rows = (await (await as(LOGIN.city)).get('/orgs')).body.rows
    const row = (id: string) => rows.find((entry: { id: string }) => entry.id === id)
    expect(row(ORG.qinghe)).toMatchObject({ members: 0, below: 15 })
    expect(row(ORG.maths)).toMatchObject({ secretary: '周明远', termEnd: '2027-09-15', termState: 'running' })
    expect(row(ORG.science).termState).toBe('overdue')
    expect(row(ORG.group)).toMatchObject({ members: 4, below: 4 })
    expect(row(ORG.primary).school).toBe('青禾县实验小学')
  })
})

describe('loadOrgFacts', () => {
  test('many organisations at once, absent when they do not exist that day', async () => {
    const [ids, day] = [Object.values(ORG), '2026-11-22' as never]
    const facts = await loadOrgFacts(app.owner, ids, day, await loadNorms(app.owner, ids, day))
    expect(facts.size).toBe(9)
    expect(facts.get(ORG.maths)).toMatchObject({ fullMembers: 8, probationaryMembers: 1, parentKind: 'committee' })
    expect(facts.get(ORG.maths)?.groups[0]).toMatchObject({ members: 4, hasLeader: false })
    expect(facts.get(ORG.maths)?.memberCounts?.map((count) => count.full)).toEqual([8, 8, 8])
    expect((await loadOrgFacts(databaseOf(app.services.pool), ids, '2014-12-31' as never, () => LAW_ONLY)).size).toBe(0)
  })
})

describe('届期', () => {
  test('逾期换届没有延期批复的被拒绝（ORG-15）；登记延期后可以', async () => {
    const add = { startedOn: '2026-11-10', seats: 3, hasCommittee: true }
    const refused = await post(LOGIN.neighbour, `/orgs/${ORG.science}/terms`, add)
    expect(refused.status).toBe(422)
    expect(refused.body.code).toBe('term.late-unapproved')
    const { id } = await termOf(ORG.science)
    const at = `/orgs/${ORG.science}/terms/${id}`
    const delay = { delayedTo: '2026-12-31', docNo: '甲〔2026〕1号' }
    expect((await app.anonymous.post(`${at}/delay`, delay)).status).toBe(401)
    expect((await post(LOGIN.clerk, `${at}/delay`, delay)).status).toBe(403)
    expect((await post(LOGIN.countyPeer, `${at}/delay`, delay)).status).toBe(404)
    expect((await post(LOGIN.neighbour, `${at}/delay`, delay)).body).toMatchObject({ status: 403, code: 'org.superior-decides' })
    expect((await post(LOGIN.school, `${at}/delay`, { delayedTo: '2026-12-31' })).status).toBe(400)
    expect((await post(LOGIN.school, `${at}/delay`, { ...delay, decidedOn: '2026-12-01' })).status).toBe(400)
    expect((await post(LOGIN.school, `${at}/delay`, { delayedTo: '2026-10-01', docNo: '甲〔2026〕1号' })).body.code).toBe(
      'term.delay-not-later',
    )
    expect((await post(LOGIN.school, `${at}/delay`, { ...delay, delayedTo: '2026-11-30', decidedOn: '2026-10-01' })).status).toBe(
      200,
    )
    expect((await post(LOGIN.school, `${at}/delay`, { ...delay, docNo: '甲〔2026〕2号' })).status).toBe(200)
    expect(await lastEvent()).toMatchObject({ type: 'term.delayed', org_id: ORG.science })
    const delayed = await termOf(ORG.science)
    expect(delayed).toMatchObject({ state: 'delayed', delayedTo: '2026-12-31', delayDocNo: '甲〔2026〕2号' })
    expect(delayed.delays.map((one: { delayedTo: string; docNo: string }) => [one.delayedTo, one.docNo])).toEqual([
      ['2026-12-31', '甲〔2026〕2号'],
      ['2026-11-30', '甲〔2026〕1号'],
    ])
    expect(delayed.delays[0]).toMatchObject({ decidedBy: '青禾一中党委', recordedBy: '许向阳' })
    const [before] = (await page(ORG.science, '2026-11-01')).terms
    expect(before).toMatchObject({ delayedTo: '2026-11-30', delays: [{ docNo: '甲〔2026〕1号' }] })
    expect((await page(ORG.science, '2026-09-30')).terms[0].delayedTo).toBeNull()
    expect((await post(LOGIN.neighbour, `/orgs/${ORG.science}/terms`, { ...add, startedOn: '2026-11-23' })).status).toBe(400)
    // 三名正式党员设委员会不设满七人，职数三人合规
    expect((await post(LOGIN.neighbour, `/orgs/${ORG.science}/terms`, add)).status).toBe(200)
    expect(await lastEvent()).toMatchObject({ type: 'term.begun' })
    const terms = (await page(ORG.science)).terms
    expect(terms.map((term: { startedOn: string; endedOn: string | null }) => [term.startedOn, term.endedOn])).toEqual([
      ['2026-11-10', null],
      ['2023-10-10', '2026-11-10'],
    ])
    expect((await post(LOGIN.neighbour, `/orgs/${ORG.science}/terms`, add)).status).toBe(409)
  })
  test('职数不合规的被拒绝（ORG-09），提前太多须有批复（ORG-15），党小组没有届期', async () => {
    const at = `/orgs/${ORG.maths}/terms`
    const add = { startedOn: '2026-11-10', seats: 3, hasCommittee: true }
    expect((await post(LOGIN.secretary, at, add)).body.code).toBe('term.early-unapproved')
    expect((await post(LOGIN.secretary, at, { ...add, earlyDocNo: '甲〔2026〕2号', seats: 2 })).body.code).toBe(
      'org.too-few-seats',
    )
    expect((await post(LOGIN.secretary, `/orgs/${ORG.group}/terms`, add)).body.refusals[0].rule).toBe('ORG-12')
  })
  test('筹备、提醒、届止；补录只填空缺', async () => {
    const { id } = await termOf(ORG.heron)
    const at = `/orgs/${ORG.heron}/terms/${id}`
    expect((await post(LOGIN.countyPeer, `${at}/prepare`, { preparedOn: '2026-11-01', docNo: '请示' })).status).toBe(200)
    expect(await lastEvent()).toMatchObject({ type: 'term.prepared' })
    expect((await post(LOGIN.countyPeer, `${at}/prepare`, { preparedOn: '2026-11-01' })).status).toBe(409)
    expect((await post(LOGIN.countyPeer, `${at}/remind`, { remindedOn: '2026-09-01', docNo: '提醒函' })).status).toBe(200)
    expect((await termOf(ORG.heron)).remindedOn).toBe('2026-09-01')
    expect((await post(LOGIN.countyPeer, `${at}/complete`, { seats: 5 })).status).toBe(400)
    expect((await post(LOGIN.countyPeer, `${at}/complete`, { approvalDocNo: '白教工委〔2024〕3号' })).status).toBe(200)
    expect((await post(LOGIN.countyPeer, `${at}/close`, { endedOn: '2026-11-20' })).status).toBe(400)
    expect((await post(LOGIN.countyPeer, `${at}/close`, { endedOn: '2026-11-20', reason: '改设党总支' })).status).toBe(200)
    expect((await post(LOGIN.countyPeer, `${at}/delay`, { delayedTo: '2027-12-31', docNo: 'x' })).status).toBe(409)
    const { id: mine } = await termOf(ORG.maths)
    const close = { endedOn: '2026-11-20', reason: '改设党总支' }
    expect((await post(LOGIN.secretary, `/orgs/${ORG.maths}/terms/${mine}/close`, close)).body).toMatchObject({
      status: 403,
      code: 'org.superior-decides',
    })
    expect((await post(LOGIN.secretary, `/orgs/${ORG.maths}/terms/${mine}/remind`, { remindedOn: '2026-11-01' })).status).toBe(
      403,
    )
    expect((await post(LOGIN.countyPeer, `/orgs/${ORG.heron}/terms/${mine}/prepare`, { preparedOn: '2026-11-01' })).status).toBe(
      404,
    )
  })
})

describe('任免', () => {
  const at = `/orgs/${ORG.maths}/posts`
  const assign = { personId: '', duty: 'secretary', appointment: 'elected', from: '2026-11-01' }
  test('预备党员不能任职（ORG-10），不能有两名书记（ORG-16）', async () => {
    const probationary = await post(LOGIN.secretary, at, { ...assign, personId: person('陈新'), duty: 'youthMember' })
    expect(probationary.body.refusals[0]).toMatchObject({ rule: 'ORG-10', code: 'post.probationary', field: 'personId' })
    const second = await post(LOGIN.secretary, at, { ...assign, personId: person('孙可') })
    expect(second.body).toMatchObject({ status: 422, code: 'post.second-secretary' })
    expect(second.body.title).toContain('周明远')
  })
  test('别处的人当作没有；职务与组织不相称的被拒绝', async () => {
    expect((await post(LOGIN.secretary, at, { ...assign, personId: person('杨帆'), duty: 'youthMember' })).status).toBe(404)
    expect((await post(LOGIN.secretary, at, { ...assign, personId: person('孙可'), duty: 'groupLeader' })).status).toBe(400)
  })
  test('免职之后可以任新书记；按组织、按人员都查得到', async () => {
    const city = await as(LOGIN.city)
    const [old] = (await city.get(`${at}`)).body.rows.filter((row: { duty: string }) => row.duty === 'secretary')
    const end = `${at}/${old.id}/end`
    expect((await app.anonymous.post(end, { until: '2026-11-01' })).status).toBe(401)
    expect((await post(LOGIN.neighbour, end, { until: '2026-11-01' })).status).toBe(404)
    expect((await post(LOGIN.secretary, end, { until: '2024-09-15' })).status).toBe(400)
    expect((await post(LOGIN.secretary, end, { until: '2026-11-01', docNo: '青一中党〔2026〕9号' })).status).toBe(200)
    expect(await lastEvent()).toMatchObject({ type: 'post.ended', subject_id: old.id })
    expect((await post(LOGIN.secretary, end, { until: '2026-11-02' })).status).toBe(409)
    expect((await post(LOGIN.secretary, at, { ...assign, personId: person('孙可') })).status).toBe(200)
    expect(await lastEvent()).toMatchObject({ type: 'post.assigned' })
    expect((await page(ORG.maths)).body[0].name).toBe('孙可')
    expect((await page(ORG.maths, '2026-10-31')).body[0].name).toBe('周明远')
    expect((await city.get(`/persons/${person('周明远')}/posts`)).body.rows).toHaveLength(1)
    expect((await (await as(LOGIN.countyPeer)).get(`/persons/${person('周明远')}/posts`)).body.rows).toEqual([])
    expect((await city.get(`${at}?past=true`)).body.rows.length).toBeGreaterThan((await city.get(at)).body.rows.length)
  })
  test('可任人员只在管理范围内', async () => {
    const { rows } = (await (await as(LOGIN.secretary)).get(`/orgs/${ORG.maths}/candidates?own=true&limit=100`)).body
    expect(rows).toHaveLength(9)
    expect(rows.find((row: { name: string }) => row.name === '陈新').category).toBe('probationary')
    expect((await (await as(LOGIN.clerk)).get(`/orgs/${ORG.maths}/candidates`)).status).toBe(403)
  })
})
