import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, ORG } from '../../testing/world.ts'

let app: TestApp
let secretary: Caller
let clerk: Caller
let neighbour: Caller
let county: Caller
let school: Caller
let member: Caller
let who: (name: string) => string
beforeAll(async () => {
  app = await startApp()
  secretary = await app.as(LOGIN.secretary)
  clerk = await app.as(LOGIN.clerk)
  neighbour = await app.as(LOGIN.neighbour)
  county = await app.as(LOGIN.county)
  school = await app.as(LOGIN.school)
  member = await app.as(LOGIN.member)
  who = (name) => app.world.person[name] ?? ''
})
afterAll(() => app.close())

const SHEET = `/orgs/${ORG.maths}/dues/fixing`
const PAY = `/orgs/${ORG.maths}/dues/pay-items`
/** 6000.00 of pay less 480.00 of insurance: base 5520.00, 1.5 %, 82.80 a month. */
const SLIP = [
  { code: 'postPay', amountFen: 500_000 },
  { code: 'gradePay', amountFen: 100_000 },
  { code: 'pensionInsurance', amountFen: 48_000 },
]
const slipOf = (personId: string, year = 2026) => ({ personId, kind: 'salaried', month: `${year}-01`, items: SLIP })
const payOf = (rows: object[], year = 2026) => ({ year, clientKey: randomUUID(), rows })
const decision = (more: object = {}) => ({
  year: 2026,
  clientKey: randomUUID(),
  decidedOn: '2026-01-08',
  docNo: '1 月 8 日支部委员会会议记录',
  confirmedOn: '2026-01-06',
  ...more,
})
const sheetOf = async (year = 2026, more = '') => (await secretary.get(`${SHEET}?year=${year}${more}`)).body
const lineOf = async (name: string, year = 2026) =>
  (await sheetOf(year)).lines.find((line: { name: string }) => line.name === name)
const eventsOf = async (type: string) =>
  app.owner.selectFrom('event').select(['summary', 'after', 'org_id']).where('type', '=', type).orderBy('seq').execute()

describe('核定表 GET /orgs/{orgId}/dues/fixing', () => {
  test('未登录、没有权限（上级机关、学校、党员）、范围外、不是本支部、填错', async () => {
    expect((await app.anonymous.get(`${SHEET}?year=2026`)).status).toBe(401)
    for (const caller of [county, school, member]) expect((await caller.get(`${SHEET}?year=2026`)).status).toBe(403)
    expect((await neighbour.get(`${SHEET}?year=2026`)).status).toBe(404)
    const group = await secretary.get(`/orgs/${ORG.group}/dues/fixing?year=2026`)
    expect([group.status, group.body.code]).toEqual([403, 'dues.not-keeper'])
    expect((await secretary.get(`${SHEET}?year=1900`)).status).toBe(400)
  })
  test('工资未知的未核定，不是零', async () => {
    const sheet = await sheetOf()
    expect(sheet).toMatchObject({ decision: null, totalFen: 0 })
    expect(sheet.undetermined).toBe(sheet.lines.length)
    expect(await lineOf('周明远')).toMatchObject({ kind: null, amountFen: null, baseFen: null, missing: '2026年工资项目' })
  })
})

describe('登记工资项目 POST /orgs/{orgId}/dues/pay-items', () => {
  test('未登录、没有权限、范围外、填错', async () => {
    const body = payOf([slipOf(who('周明远'))])
    expect((await app.anonymous.post(PAY, body)).status).toBe(401)
    for (const caller of [county, school, member]) expect((await caller.post(PAY, body)).status).toBe(403)
    expect((await neighbour.post(PAY, body)).status).toBe(404)
    for (const row of [
      slipOf(who('朱砂')),
      { ...slipOf(who('周明远')), items: [{ code: 'noSuchItem', amountFen: 1 }] },
      { ...slipOf(who('周明远')), items: [...SLIP, ...SLIP] },
      { ...slipOf(who('周明远')), items: [{ code: 'postPay', amountFen: 1.5 }] },
      { ...slipOf(who('周明远')), opinion: '不写' },
    ])
      expect((await secretary.post(PAY, payOf([row]))).status).toBe(400)
    expect((await secretary.post(PAY, payOf([slipOf(who('周明远')), slipOf(who('周明远'))]))).status).toBe(400)
    expect(await lineOf('周明远')).toMatchObject({ amountFen: null })
  })
  test('办成：基数、比例、数额、条文；再提交一次不重复；更正留下原来的；事件不写数额', async () => {
    const body = payOf([slipOf(who('周明远'))])
    expect((await clerk.post(PAY, body)).body).toEqual({ recorded: 1 })
    expect((await clerk.post(PAY, body)).body).toEqual({ recorded: 0 })
    const line = await lineOf('周明远')
    expect(line).toMatchObject({ kind: 'salaried', baseFen: 552_000, amountFen: 8_280, missing: null })
    const reckoned = line.trace.find((step: { label: string }) => step.label === '计算')
    expect(reckoned.value).toContain('5520.00 元 × 1.5% ＝ 82.80 元')
    expect(line.trace.find((step: { label: string }) => step.label === '比例').cite.article).toBe('第二条')
    const other = { ...slipOf(who('周明远')), items: [{ code: 'postPay', amountFen: 300_000 }] }
    expect((await secretary.post(PAY, payOf([other]))).status).toBe(200)
    expect(await lineOf('周明远')).toMatchObject({ baseFen: 300_000, amountFen: 1_500 })
    const kept = await sql<{ count: string }>`select count(*) as count from dues_pay`.execute(app.owner)
    expect(Number(kept.rows[0]?.count)).toBe(2)
    await expect(sql`update dues_pay set items = '[]'`.execute(app.owner)).rejects.toThrow()
    await expect(sql`delete from dues_pay`.execute(app.owner)).rejects.toThrow()
    const events = await eventsOf('dues.pay-recorded')
    expect(events.map((event) => event.summary)).toEqual(Array(2).fill('登记党费工资项目：青禾一中数学组党支部 2026年，1 人'))
    expect(JSON.stringify(events)).not.toMatch(/500000|8280|postPay/)
  })
  test('定额、季度收入、没有规定的项目', async () => {
    const student = { personId: who('陈新'), kind: 'student', month: '2026-01', items: [] }
    await secretary.post(PAY, payOf([student]))
    expect((await lineOf('陈新')).findings).toMatchObject([{ code: 'dues.no-proof', severity: 'block' }])
    await secretary.post(PAY, payOf([{ ...student, document: '学生证', reviewOn: '2026-09-01' }]))
    expect(await lineOf('陈新')).toMatchObject({ amountFen: 20, findings: [] })
    await secretary.post(PAY, payOf([{ personId: who('孙可'), kind: 'irregular', month: '2025-12', netFen: 900_000 }]))
    expect(await lineOf('孙可')).toMatchObject({ baseFen: 300_000, amountFen: 1_500 })
  })
})

describe('支部核定 POST /orgs/{orgId}/dues/fixing', () => {
  test('未登录、没有权限、范围外、填错、有人未核定', async () => {
    expect((await app.anonymous.post(SHEET, decision())).status).toBe(401)
    for (const caller of [county, school, member]) expect((await caller.post(SHEET, decision())).status).toBe(403)
    expect((await neighbour.post(SHEET, decision())).status).toBe(404)
    expect((await secretary.post(SHEET, decision({ docNo: ' ' }))).status).toBe(400)
    expect((await secretary.post(SHEET, decision({ decidedOn: '2026-11-23' }))).status).toBe(400)
    const answer = await secretary.post(SHEET, decision())
    expect([answer.status, answer.body.code]).toEqual([422, 'dues.undetermined'])
    expect((await sheetOf()).decision).toBeNull()
  })
  test('没有确认的要写明理由；办成后冻结；同一张表再提交是同一件；不得改动', async () => {
    const { lines } = await sheetOf()
    await secretary.post(PAY, payOf(lines.map((line: { personId: string }) => slipOf(line.personId))))
    const body = decision({ unconfirmedIds: [who('钱一诺')] })
    const asked = await secretary.post(SHEET, body)
    expect([asked.status, asked.body.code, asked.body.refusals.length]).toEqual([422, 'reason-needed', 1])
    const done = await secretary.post(SHEET, { ...body, reason: '在外支教，电话核对' })
    expect(done.status).toBe(200)
    expect((await secretary.post(SHEET, { ...body, reason: '在外支教，电话核对' })).body).toEqual(done.body)
    expect((await secretary.post(SHEET, decision())).status).toBe(409)
    const fixed = await sheetOf()
    expect(fixed).toMatchObject({
      decision: { decidedOn: '2026-01-08', reason: '在外支教，电话核对', recordedBy: '周明远' },
      undetermined: 0,
      totalFen: 8_280 * lines.length,
    })
    expect(await lineOf('钱一诺')).toMatchObject({ confirmedOn: null, amountFen: 8_280 })
    expect(await lineOf('李沐阳')).toMatchObject({ confirmedOn: '2026-01-06' })
    const late = await secretary.post(PAY, payOf([slipOf(who('周明远'))]))
    expect([late.status, late.body.code]).toEqual([422, 'dues.already-fixed'])
    await expect(sql`update dues_fixing_line set amount_fen = 1`.execute(app.owner)).rejects.toThrow()
    await expect(sql`delete from dues_fixing`.execute(app.owner)).rejects.toThrow()
    expect(await eventsOf('dues.fixed')).toMatchObject([
      { summary: `核定党费：青禾一中数学组党支部 2026年，${lines.length} 人，2026年1月8日通过`, org_id: ORG.maths },
    ])
  })
  test('次年沿用上年数额：显示上年和增减，没有依据的仍待定，沿用须写明理由', async () => {
    expect((await sheetOf(2027)).lines[0]).toMatchObject({ amountFen: null, beforeFen: 8_280 })
    const carried = await sheetOf(2027, '&carry=true')
    expect(carried.lines[0]).toMatchObject({ amountFen: 8_280, isCarried: true, beforeFen: 8_280 })
    const body = decision({ year: 2027, decidedOn: '2026-11-20', carry: true })
    const asked = await secretary.post(SHEET, body)
    expect([asked.status, asked.body.code]).toEqual([422, 'reason-needed'])
    expect(asked.body.refusals.map((one: { code: string }) => one.code)).toContain('dues.carried')
  })
})

describe('年内调整 POST /orgs/{orgId}/dues/changes', () => {
  const path = `/orgs/${ORG.maths}/dues/changes`
  const change = (more: object = {}) => ({
    clientKey: randomUUID(),
    personId: who('李沐阳'),
    cause: 'newJob',
    fromMonth: '2026-09',
    oldFen: 8_280,
    newFen: 9_000,
    decidedOn: '2026-09-10',
    docNo: '9 月支部委员会会议记录',
    ...more,
  })
  test('未登录、没有权限、范围外、填错、原数额不符、没有年度核定', async () => {
    expect((await app.anonymous.post(path, change())).status).toBe(401)
    for (const caller of [county, school, member]) expect((await caller.post(path, change())).status).toBe(403)
    expect((await neighbour.post(path, change())).status).toBe(404)
    for (const more of [{ cause: 'other' }, { fromMonth: '2026-13' }, { newFen: -1 }, { personId: who('朱砂') }])
      expect((await secretary.post(path, change(more))).status).toBe(400)
    expect((await secretary.post(path, change({ oldFen: 1 }))).body.code).toBe('dues.old-amount')
    expect((await secretary.post(path, change({ decidedOn: '2026-11-23' }))).body.code).toBe('dues.future')
    expect((await secretary.post(path, change({ fromMonth: '2027-01' }))).body.code).toBe('dues.no-fixing')
  })
  test('普通调资要说明；办成后自起始月份起按新数额，核定表照旧；再提交一次不重复；事件不写数额', async () => {
    expect((await secretary.post(path, change({ cause: 'ordinaryRise' }))).body.code).toBe('reason-needed')
    const body = change()
    const done = await secretary.post(path, body)
    expect(done.status).toBe(200)
    expect((await secretary.post(path, body)).body).toEqual(done.body)
    expect(await lineOf('李沐阳')).toMatchObject({ amountFen: 8_280, paysFen: 9_000 })
    expect((await sheetOf()).changes).toMatchObject([{ cause: 'newJob', fromMonth: '2026-09', oldFen: 8_280, newFen: 9_000 }])
    const events = await eventsOf('dues.changed')
    expect(events[0]?.summary).toBe('调整党费：青禾一中数学组党支部，新就业或者调动，自2026年9月起')
    expect(JSON.stringify(events)).not.toMatch(/8280|9000/)
    await expect(sql`update dues_change set new_fen = 1`.execute(app.owner)).rejects.toThrow()
  })
})

describe('少交、免交 POST /orgs/{orgId}/dues/reductions', () => {
  const path = `/orgs/${ORG.maths}/dues/reductions`
  const reduction = (more: object = {}) => ({
    clientKey: randomUUID(),
    personId: who('王知夏'),
    kind: 'reduce',
    fromMonth: '2026-10',
    untilMonth: '2026-12',
    amountFen: 1_000,
    appliedOn: '2026-09-20',
    branchMinutesOn: '2026-09-22',
    approverOrgId: ORG.school,
    approvalDocNo: '青一中党〔2026〕12号',
    approvedOn: '2026-09-28',
    ...more,
  })
  test('未登录、没有权限、范围外、填错、没有上级党委批准、批准的不是上级', async () => {
    expect((await app.anonymous.post(path, reduction())).status).toBe(401)
    for (const caller of [county, school, member]) expect((await caller.post(path, reduction())).status).toBe(403)
    expect((await neighbour.post(path, reduction())).status).toBe(404)
    for (const more of [
      { kind: 'free' },
      { approverOrgId: ORG.science },
      { approvalDocNo: undefined },
      { personId: who('朱砂') },
    ])
      expect((await secretary.post(path, reduction(more))).status).toBe(400)
    const alone = { approverOrgId: undefined, approvalDocNo: undefined, approvedOn: undefined }
    expect((await secretary.post(path, reduction(alone))).body.code).toBe('dues.no-approval')
    expect((await secretary.post(path, reduction({ untilMonth: '2026-09' }))).body.code).toBe('dues.end-before-start')
    expect((await secretary.post(path, reduction({ amountFen: 8_280 }))).body.code).toBe('dues.not-reduced')
  })
  test('办成：应交照旧，本月实际少交；同一月份不重复；记入事件', async () => {
    const body = reduction()
    const done = await secretary.post(path, body)
    expect(done.status).toBe(200)
    expect((await secretary.post(path, body)).body).toEqual(done.body)
    expect((await secretary.post(path, reduction({ fromMonth: '2026-12', untilMonth: '2027-02' }))).status).toBe(400)
    expect(await lineOf('王知夏')).toMatchObject({ amountFen: 8_280, paysFen: 1_000 })
    expect((await sheetOf()).reductions).toMatchObject([
      { kind: 'reduce', amountFen: 1_000, approvalDocNo: '青一中党〔2026〕12号' },
    ])
    expect((await eventsOf('dues.reduced'))[0]?.summary).toBe(
      '登记党费少交：青禾一中数学组党支部，2026年10月至2026年12月，支部 2026年9月22日研究',
    )
    await expect(sql`delete from dues_reduction`.execute(app.owner)).rejects.toThrow()
  })
})

describe('我的党费 GET /me/dues', () => {
  test('未登录；只有本人的；书记看到的也只是自己的；没有党员身份的账号是空的', async () => {
    expect((await app.anonymous.get('/me/dues')).status).toBe(401)
    const own = (await member.get('/me/dues')).body
    expect(own).toMatchObject({
      years: [{ year: 2026, orgName: '青禾一中数学组党支部', baseFen: 552_000, amountFen: 8_280, decidedOn: '2026-01-08' }],
      changes: [],
      reductions: [],
    })
    expect(own.years).toHaveLength(1)
    const secretarys = (await secretary.get('/me/dues')).body
    expect([secretarys.years.length, secretarys.changes, secretarys.reductions]).toEqual([1, [], []])
    expect((await county.get('/me/dues')).body).toEqual({ years: [], changes: [], reductions: [] })
  })
})

describe('基数项目表 /orgs/{orgId}/dues/items', () => {
  const path = `/orgs/${ORG.qinghe}/dues/items`
  const line = { code: 'teachingAge', treatment: 'excluded', from: '2026-01-01', docNo: '青教工委〔2025〕18号' }
  test('未登录、没有权限、范围外、填错、全国已经写明的', async () => {
    expect((await app.anonymous.get(path)).status).toBe(401)
    expect((await app.anonymous.post(path, line)).status).toBe(401)
    expect((await secretary.get(path)).status).toBe(404)
    expect((await secretary.post(`/orgs/${ORG.maths}/dues/items`, line)).status).toBe(403)
    expect((await county.post(`/orgs/${ORG.bailu}/dues/items`, line)).status).toBe(404)
    expect((await county.post(path, { ...line, treatment: 'ask' })).status).toBe(400)
    expect((await county.post(path, { ...line, code: '班主任' })).status).toBe(400)
    const settled = await county.post(path, { ...line, code: 'overtime' })
    expect([settled.status, settled.body.code]).toEqual([422, 'dues.item-settled'])
    expect((await county.post(path, { ...line, code: 'ownItem' })).body.code).toBe('dues.item-unnamed')
  })
  test('没有规定的项目使数额待定；登记以后照规定计算，写明文号；以后的规定不动以前的', async () => {
    const other = `/orgs/${ORG.science}/dues`
    const body = payOf([{ ...slipOf(who('褚文')), items: [...SLIP, { code: 'teachingAge', amountFen: 60_000 }] }])
    const line2026 = async () =>
      (await neighbour.get(`${other}/fixing?year=2026`)).body.lines.find((one: { name: string }) => one.name === '褚文')
    expect((await neighbour.post(`${other}/pay-items`, body)).status).toBe(200)
    expect(await line2026()).toMatchObject({ amountFen: null, missing: '本地规定：教龄津贴是否计入党费基数' })
    expect((await county.post(path, line)).status).toBe(200)
    expect((await county.post(path, line)).status).toBe(400)
    expect(await line2026()).toMatchObject({ amountFen: 8_280, missing: null })
    expect((await county.post(path, { ...line, treatment: 'included', from: '2026-07-01' })).status).toBe(200)
    expect(await line2026()).toMatchObject({ amountFen: 8_280 })
    const { items, notices } = (await neighbour.get(`${other}/items`)).body
    expect(items.find((item: { code: string }) => item.code === 'teachingAge')).toMatchObject({ treatment: '计入' })
    expect(notices.map((one: { from: string }) => one.from)).toEqual(['2026-07-01', '2026-01-01'])
    expect((await eventsOf('dues.item-set'))[0]?.summary).toBe(
      '登记党费项目：教龄津贴不计入，自 2026-01-01 起（青教工委〔2025〕18号）',
    )
  })
})
