import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { contextFor, saveSheet } from '../../testing/meeting.ts'
import { LOGIN, ORG } from '../../testing/world.ts'
import { computeDuties } from '../engines/obligations/index.ts'

let app: TestApp
let secretary: Caller
let neighbour: Caller
let county: Caller
let member: Caller
let who: (name: string) => string
beforeAll(async () => {
  app = await startApp()
  secretary = await app.as(LOGIN.secretary)
  neighbour = await app.as(LOGIN.neighbour)
  county = await app.as(LOGIN.county)
  member = await app.as(LOGIN.member)
  who = (name) => app.world.person[name] ?? ''
})
afterAll(() => app.close())

const PATH = `/orgs/${ORG.maths}/talks`
const eventsOf = async (type: string) =>
  (await app.owner.selectFrom('event').select(['summary', 'org_id']).where('type', '=', type).orderBy('seq').execute()).map(
    (event) => event.summary,
  )
const names = async (caller: Caller, query = '') =>
  (await caller.get(`/talks${query}`)).body.rows.map(
    (row: { talkedOn: string; personName: string; otherPersonName: string }) =>
      `${row.talkedOn} ${row.personName}、${row.otherPersonName}`,
  )
/** The first members of the branch that day, the secretary first. */
async function people(): Promise<{ personId: string; name: string }[]> {
  const { people: found } = await contextFor(secretary, '2026-11-10', ['general'])
  return found.toSorted((a, b) => Number(b.duties.includes('secretary')) - Number(a.duties.includes('secretary')))
}

describe('登记谈心谈话 POST /orgs/{orgId}/talks', () => {
  test('未登录、无权限、范围外、填错', async () => {
    const [one, other] = await people()
    const body = { talkedOn: '2026-11-10', personId: one?.personId, otherIds: [other?.personId] }
    expect((await app.anonymous.post(PATH, body)).status).toBe(401)
    expect((await member.post(PATH, body)).status).toBe(403)
    expect((await neighbour.post(PATH, body)).status).toBe(404)
    expect((await secretary.post(PATH, { ...body, otherIds: [] })).status).toBe(400)
    expect((await secretary.post(PATH, { ...body, content: '谈了什么' })).status).toBe(400)
    for (const [change, field] of [
      [{ talkedOn: '2026-11-23' }, 'talkedOn'],
      [{ otherIds: [one?.personId] }, 'otherIds'],
      [{ otherIds: [who('朱砂')] }, 'otherIds'],
      [{ personId: who('朱砂') }, 'personId'],
    ] as const) {
      const answer = await secretary.post(PATH, { ...body, ...change })
      expect([answer.status, answer.body.fields?.[0]?.path]).toEqual([400, field])
    }
    expect(await names(secretary)).toEqual([])
  })

  test('一人与几人分别谈，各记一次；同一天同样两人只记一次；记入事件，不留内容', async () => {
    const [one, second, third] = await people()
    const body = { talkedOn: '2026-11-10', personId: one?.personId, otherIds: [second?.personId, third?.personId] }
    expect((await secretary.post(PATH, body)).body).toEqual({ recorded: 2, known: 0 })
    const swapped = { talkedOn: '2026-11-10', personId: second?.personId, otherIds: [one?.personId] }
    expect((await secretary.post(PATH, swapped)).body).toEqual({ recorded: 0, known: 1 })
    expect(await names(secretary)).toHaveLength(2)
    expect(await eventsOf('talk.recorded')).toEqual(['登记谈心谈话：青禾一中数学组党支部 2026年11月10日，2 人次'])
    const columns = Object.keys(await app.owner.selectFrom('talk').selectAll().executeTakeFirstOrThrow())
    expect(columns.filter((column) => /content|body|note|topic/.test(column))).toEqual([])
  })

  test('上级看到，别的支部看不到；按日期、组织筛选；导出', async () => {
    expect(await names(county, `?orgId=${ORG.school}`)).toHaveLength(2)
    expect(await names(neighbour)).toEqual([])
    expect((await app.anonymous.get('/talks')).status).toBe(401)
    expect((await member.get('/talks')).status).toBe(403)
    expect(await names(secretary, '?from=2026-11-11')).toEqual([])
    expect(await names(secretary, '?to=2026-11-09')).toEqual([])
    expect(await names(secretary, '?on=2026-11-09')).toEqual([])
    const file = await secretary.get('/exports/talks')
    expect([file.status, String(file.headers['content-disposition'])]).toEqual([200, expect.stringContaining('xlsx')])
    expect((await app.anonymous.get('/exports/talks')).status).toBe(401)
  })
})

describe('MTG-08：组织生活会', () => {
  const life = { rectification: [{ text: '每月检查一次学习笔记', ownerPersonId: null as string | null, dueOn: null }] }
  const findingsOn = async (on: string) => {
    const { id } = await saveSheet(secretary, on, ['life'], life as never)
    const answer = await secretary.post(`/meetings/${id}/archive`, { version: 1, reasons: [] })
    return (answer.body.refusals as { code: string; message: string }[]).filter((one) => one.code === 'meeting.no-talks')
  }
  test('会前六十天内有谈话的不提示，没有的提示', async () => {
    expect(await findingsOn('2026-11-20')).toEqual([])
    const before = await findingsOn('2026-11-09')
    expect(before.map((one) => one.message)).toEqual(['会前 60 天内没有谈心谈话记录'])
  })

  test('会议单的情况里只在组织生活会带上谈话日期', async () => {
    expect((await contextFor(secretary, '2026-11-20', ['life'])).talksOn).toEqual(['2026-11-10'])
    expect((await contextFor(secretary, '2026-11-20', ['general'])).talksOn).toBeUndefined()
  })

  test('待办的依据写明最近一次谈话', async () => {
    const { duties } = await computeDuties(app.owner, [ORG.maths, ORG.heron], '2026-11-22' as never)
    const step = (org: string) =>
      duties.find((duty) => duty.key === `MTG-08:life:${org}:2026`)?.because.find((one) => one.label === '会前谈心谈话')?.value
    expect(step(ORG.maths)).toBe('最近一次 2026年11月10日')
    expect(step(ORG.heron)).toBe('未见记录，会前 60 天内应有')
  })
})

describe('作废 POST /talks/{talkId}/void', () => {
  test('未登录、无权限、范围外、不写原因、办成后不再计入，可以重新登记', async () => {
    const [row] = (await secretary.get('/talks')).body.rows
    const path = `/talks/${row.id}/void`
    expect((await app.anonymous.post(path, { reason: '登记错了' })).status).toBe(401)
    expect((await member.post(path, { reason: '登记错了' })).status).toBe(403)
    expect((await neighbour.post(path, { reason: '登记错了' })).status).toBe(404)
    expect((await secretary.post(path, { reason: ' ' })).status).toBe(400)
    expect((await secretary.post(path, { reason: '日期填错' })).status).toBe(200)
    expect((await secretary.post(path, { reason: '日期填错' })).status).toBe(404)
    expect(await names(secretary)).toHaveLength(1)
    expect(await eventsOf('talk.voided')).toEqual(['作废谈心谈话记录（2026年11月10日）'])
    const again = { talkedOn: row.talkedOn, personId: row.personId, otherIds: [row.otherPersonId] }
    expect((await secretary.post(PATH, again)).body).toEqual({ recorded: 1, known: 0 })
  })
})

describe('主题党日固定日 /orgs/{orgId}/theme-day', () => {
  const path = `/orgs/${ORG.maths}/theme-day`
  const friday = { from: '2026-03-01', fixed: { by: 'weekday', week: 2, weekday: 5 } }
  test('未登录、无权限、范围外、填错、不是支部', async () => {
    expect((await app.anonymous.post(path, friday)).status).toBe(401)
    expect((await app.anonymous.get(path)).status).toBe(401)
    expect((await member.post(path, friday)).status).toBe(403)
    expect((await neighbour.post(path, friday)).status).toBe(404)
    expect((await neighbour.get(path)).status).toBe(404)
    expect((await secretary.post(path, { ...friday, fixed: { by: 'date', day: 32 } })).status).toBe(400)
    expect((await secretary.post(path, { ...friday, from: '2014-01-01' })).status).toBe(400)
    expect((await county.post(`/orgs/${ORG.school}/theme-day`, friday)).body.code).toBe('theme-day.not-branch')
    expect((await secretary.get(path)).body).toEqual({ present: null, rows: [] })
  })

  test('登记之后改日的会议单提示，写明原因可以归档；改固定日不动以前的', async () => {
    expect((await secretary.post(path, friday)).status).toBe(200)
    expect((await secretary.post(path, friday)).body.fields[0]).toMatchObject({ path: 'from' })
    expect((await secretary.post(path, { from: '2026-11-15', fixed: { by: 'date', day: 31 } })).status).toBe(200)
    const { present, rows } = (await county.get(path)).body
    expect(present).toMatchObject({ fixed: { by: 'date', day: 31 }, from: '2026-11-15', until: null })
    expect(rows.map((row: { until: string | null }) => row.until)).toEqual([null, '2026-11-15'])
    expect((await county.get(`${path}?on=2026-11-14`)).body.present).toMatchObject({ fixed: { by: 'weekday' } })
    expect(await eventsOf('theme-day.fixed')).toEqual([
      '青禾一中数学组党支部主题党日固定在每月第二个星期五，自 2026-03-01 起',
      '青禾一中数学组党支部主题党日固定在每月 31 日，自 2026-11-15 起',
    ])
    const settle = async (on: string, reasons: object[]) => {
      const { id } = await saveSheet(secretary, on, ['themeDay'])
      return secretary.post(`/meetings/${id}/archive`, { version: 1, reasons })
    }
    expect((await settle('2026-11-13', [{ code: 'meeting.recorded-late', field: 'recordedOn', reason: '出差' }])).status).toBe(
      200,
    )
    const moved = await settle('2026-11-20', [])
    expect(moved.body.refusals).toMatchObject([
      { code: 'meeting.theme-day-moved', message: '主题党日固定在每月 31 日，本次为 2026年11月20日', rule: 'MTG-07' },
    ])
    const reason = { code: 'meeting.theme-day-moved', field: 'heldOn', reason: '月底考试，提前开展' }
    expect((await settle('2026-11-20', [reason])).status).toBe(200)
  })
})
