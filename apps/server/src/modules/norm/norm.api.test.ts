import { date } from '@hongzhu/domain'
import { secretaryStandingYears, valueInForce } from '@hongzhu/domain/norms'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { saveSheet } from '../../testing/meeting.ts'
import { LOGIN, ORG } from '../../testing/world.ts'
import { computeDuties } from '../engines/obligations/index.ts'
import { loadNorms, normsOf } from './index.ts'

const TODAY = date('2026-11-22')
let app: TestApp
let city: Caller
let qinghe: Caller
let bailu: Caller

/** Notices of 青禾县 only; 白鹭县 stays with the law. */
const NOTICES = [
  { parameter: 'branchMaxMembers', value: '2', from: '2026-06-01', gist: '党支部一般不超过二人（示例）' },
  { parameter: 'secretaryStandingYears', value: '20', from: '2026-06-01', gist: '支部书记一般应有二十年党龄（示例）' },
  { parameter: 'minutesLateDays', value: '3', from: '2026-11-10', gist: '会后三天内录入' },
  { parameter: 'synchronousDays', value: '10', from: '2026-06-01', gist: '开办后十天内建立的视为同步' },
  { parameter: 'jointBranchMaxUnits', value: '3', from: '2026-06-01', gist: '联合党支部不超过三个单位' },
]

beforeAll(async () => {
  app = await startApp()
  city = await app.as(LOGIN.city)
  qinghe = await app.as(LOGIN.county)
  bailu = await app.as(LOGIN.countyPeer)
  for (const notice of NOTICES) {
    const made = await qinghe.post(`/orgs/${ORG.qinghe}/norms`, { ...notice, docNo: '青教工委〔2026〕9号' })
    expect(made.status).toBe(200)
  }
})
afterAll(() => app.close())

const over = (page: { findings: { code: string }[] }) => page.findings.find((one) => one.code === 'org.over-ceiling')
const pageOf = async (orgId: string, on = '2026-11-22') => (await city.get(`/orgs/${orgId}?on=${on}`)).body

describe('组织页', () => {
  test('按本县规定提示并引其文号，邻县同样人数不提示，规定生效以前也不提示', async () => {
    expect(over(await pageOf(ORG.primary))).toMatchObject({
      rule: 'ORG-03',
      message: '党员 3 人，超过支部人数上限 2 人',
      cite: { law: '青禾县教育工委 青教工委〔2026〕9号' },
    })
    expect(over(await pageOf(ORG.heron))).toBeUndefined()
    expect(over(await pageOf(ORG.primary, '2026-05-31'))).toBeUndefined()
  })

  test('与推导义务所得的提示一致', async () => {
    const ids = Object.values(ORG)
    const { findings } = await computeDuties(app.owner, ids, TODAY)
    for (const id of ids) {
      const { findings: shown } = await pageOf(id)
      expect(shown.map((one: { code: string }) => one.code)).toEqual(findings.get(id)?.map((one) => one.code))
    }
  })
})

describe('办理', () => {
  test('任书记的党龄按本县规定，邻县照法规', async () => {
    await app.owner.deleteFrom('post').where('duty', '=', 'secretary').where('org_id', 'in', [ORG.primary, ORG.heron]).execute()
    const assign = (caller: Caller, org: string, name: string) =>
      caller.post(`/orgs/${org}/posts`, {
        personId: app.world.person[name],
        duty: 'secretary',
        appointment: 'appointed',
        from: '2026-11-20',
        docNo: '示例〔2026〕1号',
      })
    const refused = await assign(qinghe, ORG.primary, '韩雪')
    expect(refused.status).toBe(422)
    expect(refused.body.refusals).toMatchObject([{ rule: 'ORG-10', code: 'post.short-standing' }])
    expect(refused.body.refusals[0].message).toContain('不足 20 年')
    expect((await assign(bailu, ORG.heron, '朱砂')).status).toBe(200)
  })
})

describe('会议记录', () => {
  /** A party class held on a day; entered today. */
  const held = async (caller: Caller, org: string, on: string) => (await saveSheet(caller, on, ['class'], {}, org)).id
  const settle = (caller: Caller, id: string, reason?: string) =>
    caller.post(`/meetings/${id}/confirm`, {
      version: 1,
      reasons: reason ? [{ code: 'meeting.recorded-late', field: 'recordedOn', reason }] : [],
    })
  const shown = async (id: string) => {
    const rows: { id: string; isLate: boolean }[] = (await city.get('/meetings?pageSize=100')).body.rows
    const late: { id: string }[] = (await city.get('/meetings?late=true&pageSize=100')).body.rows
    return {
      page: (await city.get(`/meetings/${id}`)).body.isLate,
      list: rows.find((row) => row.id === id)?.isLate,
      filtered: late.some((row) => row.id === id),
    }
  }

  test('会后四天：本县算补录，须写原因；邻县不算；列表、记录、筛选说法一致', async () => {
    const [mine, theirs] = [await held(qinghe, ORG.maths, '2026-11-18'), await held(bailu, ORG.heron, '2026-11-18')]
    const open = await settle(qinghe, mine)
    expect(open.status).toBe(422)
    expect(open.body.refusals).toMatchObject([{ code: 'meeting.recorded-late', message: '会后超过 3 天才录入' }])
    expect((await settle(qinghe, mine, '记录人出差')).body).toMatchObject({ isLate: true })
    expect((await settle(bailu, theirs)).body).toMatchObject({ isLate: false })
    expect(await shown(mine)).toEqual({ page: true, list: true, filtered: true })
    expect(await shown(theirs)).toEqual({ page: false, list: false, filtered: false })
    const types = await app.owner.selectFrom('event').select('subject_id').where('type', '=', 'meeting.recorded-late').execute()
    expect(types).toEqual([{ subject_id: mine }])
  })

  test('规定生效以前召开的会议照原来的天数', async () => {
    app.setToday('2026-11-12')
    const before = await held(qinghe, ORG.science, '2026-11-06')
    expect((await settle(qinghe, before)).body).toMatchObject({ isLate: false })
    app.setToday('2026-11-22')
    expect(await shown(before)).toEqual({ page: false, list: false, filtered: false })
  })

  test('应到名册附有当日适用的规定，网页据此判断', async () => {
    const on = async (org: string) =>
      (await city.get(`/orgs/${org}/meeting-roster?on=2026-11-20&kinds=general`)).body.norms as { parameter: string }[]
    expect((await on(ORG.maths)).map((norm) => norm.parameter)).toContain('minutesLateDays')
    expect(await on(ORG.heron)).toEqual([])
  })
})

describe('学校', () => {
  test('同步建立的天数按主管组织的规定', async () => {
    await app.owner.updateTable('school').set({ opened_on: '2026-09-01' }).where('id', 'in', ['2', '3']).execute()
    await app.owner.updateTable('school_org').set({ from_on: '2026-09-20' }).where('school_id', 'in', ['2', '3']).execute()
    expect((await city.get('/schools/2')).body.gap).toMatchObject({ days: 19, isSynchronous: false })
    expect((await city.get('/schools/3')).body.gap).toMatchObject({ days: 19, isSynchronous: true })
    const { newSchools, definition } = (await city.get('/coverage')).body
    expect(newSchools).toMatchObject({ numerator: 1, denominator: 2 })
    expect(definition.newSchools).toContain('天数按各组织适用的标准（默认 30 天，当地规定更短的从其规定）')
  })
})

describe('适用于谁', () => {
  test('同一组织后来的规定取代先前的；撤销的组织仍按最后的隶属', async () => {
    const later = {
      parameter: 'secretaryStandingYears',
      value: '5',
      from: '2026-10-01',
      gist: '五年',
      docNo: '青教工委〔2026〕20号',
    }
    expect((await qinghe.post(`/orgs/${ORG.qinghe}/norms`, later)).status).toBe(200)
    const on = async (day: string) =>
      valueInForce(secretaryStandingYears, date(day), await normsOf(app.owner, ORG.maths, date(day)))
    expect(await on('2026-09-30')).toMatchObject({ value: 20 })
    expect(await on('2026-10-01')).toMatchObject({ value: 5 })
    await app.owner.updateTable('org_placement').set({ until_on: '2026-11-01' }).where('org_id', '=', ORG.group).execute()
    const normsFor = await loadNorms(app.owner, [ORG.group, ORG.heron], TODAY)
    expect(normsFor(ORG.group).local.length).toBe(NOTICES.length + 1)
    expect(normsFor(ORG.heron)).toEqual({ local: [] })
    expect(await normsOf(app.owner, null, TODAY)).toEqual({ local: [] })
  })
})
