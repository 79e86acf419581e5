import { date } from '@hongzhu/domain'
import { sql } from 'kysely'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction, wallOfAll } from '../../../platform/db/transaction.ts'
import { type Caller, startApp, type TestApp, TODAY } from '../../../testing/app.ts'
import { makePdf, uploadOf } from '../../../testing/files.ts'
import { LOGIN, ORG } from '../../../testing/world.ts'
import { computeDuties, recompute } from './compute.ts'
import { refreshCache } from './service.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
  await refreshCache(app.services, true)
})
afterAll(() => app.close())

interface Row {
  key: string
  rule: string
  title: string
  due: string
  subjectName: string
}
const list = async (login: string, query: string) =>
  (await (await app.as(login)).get(`/obligations?${query}`)).body as { rows: Row[]; total: number }
const firstLate = async () => (await list(LOGIN.county, `org=${ORG.maths}&bucket=late&rule=MTG-01`)).rows[0]

/** A meeting as the records have it, made by the owner. */
async function addMeeting(org: string, heldOn: string, kinds: string[]): Promise<string> {
  const row = await app.owner
    .insertInto('meeting')
    .values({
      org_id: org,
      client_key: crypto.randomUUID(),
      state: 'archived',
      held_on: heldOn,
      recorded_on: heldOn,
      due_count: 9,
      present_count: 9,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await app.owner
    .insertInto('meeting_section')
    .values(kinds.map((kind) => ({ meeting_id: row.id, kind, body: '要点' })))
    .execute()
  return row.id
}
const rows = async () =>
  (
    await sql<{
      key: string
      state: string
      due_on: string
      body: unknown
    }>`select key, state, due_on, body from obligation order by key`.execute(app.owner)
  ).rows

describe('GET /obligations 待办列表', () => {
  test('未登录 401，无权限 403，组织在范围外 404，分栏写错 400', async () => {
    expect((await app.anonymous.get('/obligations?bucket=late')).status).toBe(401)
    expect((await (await app.as(LOGIN.member)).get('/obligations?bucket=late')).status).toBe(403)
    expect((await (await app.as(LOGIN.secretary)).get(`/obligations?bucket=late&org=${ORG.heron}`)).status).toBe(404)
    expect((await (await app.as(LOGIN.secretary)).get('/obligations?bucket=soon')).status).toBe(400)
  })
  test('书记只看到本支部和所属党小组的', async () => {
    const { rows: mine, total } = await list(LOGIN.secretary, 'bucket=late&pageSize=200')
    expect(total).toBeGreaterThan(10)
    expect(new Set(mine.map((row) => row.subjectName))).toEqual(new Set(['青禾一中数学组党支部', '数学组第一党小组']))
  })
  test('逾期的期限都在今天以前，按期限排列', async () => {
    const { rows: late } = await list(LOGIN.city, 'bucket=late&pageSize=200')
    expect(late.every((row) => row.due < TODAY)).toBe(true)
    expect(late.map((row) => row.due)).toEqual(late.map((row) => row.due).toSorted())
  })
  test('过去某日按当日事实推导，与缓存无关', async () => {
    const { rows: past } = await list(LOGIN.secretary, 'bucket=late&on=2026-04-01&pageSize=200')
    expect(past.length).toBeGreaterThan(0)
    expect(past.every((row) => row.due < '2026-04-01')).toBe(true)
  })
})

describe('数量', () => {
  test.each([
    ['', LOGIN.city],
    [`?org=${ORG.school}`, LOGIN.county],
    ['?on=2026-10-15', LOGIN.county],
  ])('本级和下级各行相加等于合计 %s', async (query, login) => {
    const { body } = await (await app.as(login)).get(`/obligations/counts${query}`)
    const rows = [body.own, ...body.children]
    const columns = ['late', 'now', 'next', 'later', 'undetermined', 'excused', 'met'] as const
    expect(
      columns.map((column) => rows.reduce((sum: number, row: Record<string, number>) => sum + (row[column] ?? 0), 0)),
    ).toEqual(columns.map((column) => body[column]))
    expect(body.own.late + body.own.now + body.own.met + body.own.undetermined + body.own.later).toBeGreaterThan(0)
  })
  test('只看本级的，数与本级一行相同，每项写明条文', async () => {
    const caller = await app.as(LOGIN.city)
    const { own } = (await caller.get('/obligations/counts')).body
    for (const bucket of ['late', 'next', 'later', 'undetermined']) {
      const { body } = await caller.get(`/obligations?own=1&bucket=${bucket}&pageSize=200`)
      expect(body.total, bucket).toBe(own[bucket])
      expect(body.rows.every((row: { orgId: string; article: string }) => row.orgId === ORG.city && row.article)).toBe(true)
    }
    const { rows } = await list(LOGIN.secretary, 'bucket=late&rule=MTG-07')
    expect(rows[0]).toMatchObject({ article: '党员教育管理工作条例第十六条' })
  })
  test('上级等于本级加下级', async () => {
    const { body } = await (await app.as(LOGIN.city)).get('/obligations/counts')
    const own = await sql<{
      count: number
    }>`select count(*)::int as count from obligation where org_id = ${ORG.city} and state in ('open', 'late') and due_on < ${TODAY}`.execute(
      app.owner,
    )
    const below = body.children.reduce((sum: number, child: { late: number }) => sum + child.late, 0)
    expect(body.late).toBe(below + (own.rows[0]?.count ?? 0))
    expect(body.children.map((child: { orgName: string }) => child.orgName)).toContain('青禾县教育工委')
  })
  test('今天的缓存与当场推导一致', async () => {
    const caller = await app.as(LOGIN.county)
    const now = (await caller.get('/obligations/counts')).body
    await sql`update obligation_run set computed_for = computed_for - 1`.execute(app.owner)
    const fresh = await inTransaction(app.services.pool, wallOfAll(TODAY), 'read only', (db) =>
      computeDuties(db, [ORG.qinghe, ORG.school, ORG.maths, ORG.science, ORG.primary, ORG.group], TODAY),
    )
    expect(fresh.duties.filter((duty) => duty.state === 'met').length).toBe(now.met)
    await refreshCache(app.services)
  })
})

describe('依据', () => {
  test('一项待办说明规则、条文、用到的事实和入口', async () => {
    const duty = await firstLate()
    const { body } = await (await app.as(LOGIN.secretary)).get(
      `/orgs/${ORG.maths}/obligations/why?key=${encodeURIComponent(duty?.key ?? '')}`,
    )
    expect(body).toMatchObject({ rule: 'MTG-01', state: 'late' })
    expect(body.because.length).toBeGreaterThan(2)
    expect(body.cites[0].article).toMatch(/第十[一二]条/)
    expect(body.act.page).toBe('meeting.new')
  })
  test('没有的键、范围外的组织都是 404', async () => {
    expect(
      (await (await app.as(LOGIN.secretary)).get(`/orgs/${ORG.maths}/obligations/why?key=MTG-01:nothing:5:2026`)).status,
    ).toBe(404)
    expect(
      (await (await app.as(LOGIN.neighbour)).get(`/orgs/${ORG.maths}/obligations/why?key=MTG-01:nothing:5:2026`)).status,
    ).toBe(404)
  })
})

describe('落实情况', () => {
  test('组织×月份，格子打开到事项和记录', async () => {
    const id = await addMeeting(ORG.science, '2026-05-12', ['themeDay', 'committee'])
    const caller = await app.as(LOGIN.school)
    const { body } = await caller.get(`/obligations/matrix?year=2026&org=${ORG.school}`)
    const science = body.rows.find((row: { orgId: string }) => row.orgId === ORG.science)
    expect(science.cells[4]).toMatchObject({ month: 5, owed: 2, met: 2, late: 0 })
    const month = await caller.get(`/orgs/${ORG.science}/obligations/month?year=2026&month=5`)
    expect(month.body.rows.every((row: { evidence: { id: string }[] }) => row.evidence[0]?.id === id)).toBe(true)
  })
  test('导出与页面相同，写明截止日、口径和筛选；未登录 401，无权限 403，范围外 404，年度写错 400', async () => {
    const caller = await app.as(LOGIN.school)
    const at = `/exports/matrix?year=2026&org=${ORG.school}`
    expect((await app.anonymous.get(at)).status).toBe(401)
    expect((await (await app.as(LOGIN.inspector)).get(at)).status).toBe(403)
    expect((await caller.get(`/exports/matrix?year=2026&org=${ORG.heron}`)).status).toBe(404)
    expect((await caller.get('/exports/matrix?year=26')).status).toBe(400)
    const answer = await caller.get(at)
    expect(answer.status).toBe(200)
    const [sheet] = await readXlsxFile(answer.raw)
    const cells = (sheet?.data ?? []).flat().map(String)
    expect(cells.some((cell) => cell.includes('2026年组织生活落实情况'))).toBe(true)
    expect(cells.some((cell) => /2026(-|年)11(-|月)22/.test(cell))).toBe(true)
    expect(cells.some((cell) => cell.includes('启用前'))).toBe(true)
    const { rows } = (await caller.get(`/obligations/matrix?year=2026&org=${ORG.school}`)).body
    for (const row of rows) expect(cells).toContain(row.orgName)
    const event = await app.owner
      .selectFrom('event')
      .select('summary')
      .where('type', '=', 'export.made')
      .orderBy('seq', 'desc')
      .executeTakeFirst()
    expect(event?.summary).toContain('组织生活落实情况')
  })
  test('未登录 401，无权限 403', async () => {
    expect((await app.anonymous.get('/obligations/matrix?year=2026')).status).toBe(401)
    expect((await (await app.as(LOGIN.system)).get('/obligations/matrix?year=2026')).status).toBe(403)
  })
})

describe('免办', () => {
  const decision = {
    reason: '寒假期间学校统一安排',
    decidedBy: ORG.qinghe,
    docNo: '青教工委〔2026〕5号',
    decidedOn: '2026-03-02',
  }
  test('书记没有权限，越级、文号、日期填错都拒绝', async () => {
    const key = (await firstLate())?.key
    expect((await (await app.as(LOGIN.secretary)).post(`/orgs/${ORG.maths}/excuses`, { key, ...decision })).status).toBe(403)
    const county = await app.as(LOGIN.county)
    expect((await county.post(`/orgs/${ORG.heron}/excuses`, { key, ...decision })).status).toBe(404)
    expect((await county.post(`/orgs/${ORG.maths}/excuses`, { key, ...decision, docNo: '' })).status).toBe(400)
    expect((await county.post(`/orgs/${ORG.maths}/excuses`, { key, ...decision, decidedBy: ORG.maths })).status).toBe(400)
    expect((await county.post(`/orgs/${ORG.maths}/excuses`, { key, ...decision, decidedOn: '2026-12-01' })).status).toBe(400)
    expect((await county.post(`/orgs/${ORG.maths}/excuses`, { key, ...decision, reason: '忙' })).status).toBe(400)
  })
  test('登记后转为批准免办，上级可见，有事件；再登记一次冲突；撤回后恢复', async () => {
    const county = await app.as(LOGIN.county)
    const duty = await firstLate()
    const made = await county.post(`/orgs/${ORG.maths}/excuses`, { key: duty?.key, ...decision })
    expect(made.status).toBe(200)
    const state = async () =>
      (await sql<{ state: string }>`select state from obligation where key = ${duty?.key}`.execute(app.owner)).rows[0]?.state
    expect(await state()).toBe('excused')
    expect((await county.post(`/orgs/${ORG.maths}/excuses`, { key: duty?.key, ...decision })).status).toBe(409)
    const { body } = await (await app.as(LOGIN.city)).get('/excuses')
    expect(body.rows[0]).toMatchObject({ docNo: decision.docNo, decidedBy: '青禾县教育工委' })
    const event = await app.owner
      .selectFrom('event')
      .select(['type', 'reason'])
      .where('type', '=', 'excuse.recorded')
      .executeTakeFirst()
    expect(event?.reason).toBe(decision.reason)
    expect((await county.delete(`/orgs/${ORG.maths}/excuses/${made.body.id}`, { reason: '登记错了' })).status).toBe(200)
    expect(await state()).toBe('late')
  })
})

test('免办决定可附文件，由作出决定的组织上传，上级看得见、取得到', async () => {
  const [city, county] = [await app.as(LOGIN.city), await app.as(LOGIN.county)]
  const made = await city.post(`/orgs/${ORG.maths}/excuses`, {
    key: (await firstLate())?.key,
    reason: '全市统一安排',
    decidedBy: ORG.city,
    docNo: '云教工委〔2026〕7号',
    decidedOn: '2026-03-02',
  })
  const at = `/orgs/${ORG.maths}/excuses/${made.body.id}/files`
  const send = (caller: Caller, path = at) => caller.send(uploadOf(path, '免办决定.pdf', makePdf()))
  expect((await send(app.anonymous)).status).toBe(401)
  expect((await send(await app.as(LOGIN.secretary))).status).toBe(403)
  expect((await send(await app.as(LOGIN.countyPeer))).status).toBe(404)
  expect((await send(county)).body).toMatchObject({ status: 403, code: 'excuse.superior-decides' })
  expect((await send(city, `/orgs/${ORG.maths}/excuses/999999/files`)).status).toBe(404)
  expect((await city.post(at, {})).status).toBe(400)
  expect((await city.send(uploadOf(at, '免办决定.exe', Buffer.from('MZ')))).status).toBe(400)
  const kept = await send(city)
  expect(kept.status).toBe(200)
  const row = (await county.get('/excuses')).body.rows.find((one: { id: string }) => one.id === made.body.id)
  expect(row.files).toEqual([{ id: kept.body.id, name: '免办决定.pdf' }])
  expect((await county.get(`/files/${kept.body.id}/link`)).status).toBe(200)
  const events = await app.owner.selectFrom('event').selectAll().where('type', '=', 'file.attached').execute()
  expect(events.at(-1)).toMatchObject({ org_id: ORG.maths, subject_kind: 'excuse' })
  expect((await city.delete(`/orgs/${ORG.maths}/excuses/${made.body.id}`, { reason: '登记错了' })).status).toBe(200)
})

test('免办只能由作出决定的组织（或其上级）撤回', async () => {
  const [city, county] = [await app.as(LOGIN.city), await app.as(LOGIN.county)]
  const made = await city.post(`/orgs/${ORG.maths}/excuses`, {
    key: (await firstLate())?.key,
    reason: '全市统一安排',
    decidedBy: ORG.city,
    docNo: '云教工委〔2026〕6号',
    decidedOn: '2026-03-02',
  })
  expect(made.status).toBe(200)
  const at = `/orgs/${ORG.maths}/excuses/${made.body.id}`
  expect((await app.anonymous.delete(at, { reason: '登记错了' })).status).toBe(401)
  expect((await (await app.as(LOGIN.secretary)).delete(at, { reason: '登记错了' })).status).toBe(403)
  expect((await (await app.as(LOGIN.countyPeer)).delete(at, { reason: '登记错了' })).status).toBe(404)
  expect((await county.delete(at, { reason: '登记错了' })).body).toMatchObject({ status: 403, code: 'excuse.superior-decides' })
  expect((await city.delete(at, { reason: '登记错了' })).status).toBe(200)
  expect((await city.delete(at, { reason: '登记错了' })).status).toBe(404)
  const revoked = await app.owner.selectFrom('event').selectAll().where('type', '=', 'excuse.revoked').execute()
  expect(revoked.at(-1)).toMatchObject({ org_id: ORG.maths, subject_kind: 'excuse', reason: '登记错了' })
})

describe('缓存可以清空重算', () => {
  test('逐个组织增量推导与从头推导结果相同', async () => {
    await addMeeting(ORG.primary, '2026-11-10', ['themeDay', 'general', 'class'])
    await addMeeting(ORG.maths, '2026-06-18', ['general'])
    await inTransaction(app.services.pool, wallOfAll(TODAY), 'read write', async (db) => {
      for (const id of [ORG.primary, ORG.maths, ORG.science]) await recompute(db, [id], TODAY)
    })
    const incremental = await rows()
    await sql`delete from obligation`.execute(app.owner)
    await refreshCache(app.services, true)
    expect(await rows()).toEqual(incremental)
  })
  test('换了一天启动时重算，同一天不重算', async () => {
    expect(await refreshCache(app.services)).toBeUndefined()
    app.setToday('2026-12-01')
    expect(await refreshCache(app.services)).toBeGreaterThan(0)
    app.setToday('2026-11-22')
    await refreshCache(app.services)
  })
})

test('本地规定更严时推导跟着变', async () => {
  const before = (await list(LOGIN.county, `org=${ORG.primary}&bucket=late&rule=MTG-07&pageSize=200`)).total
  const caller = await app.as(LOGIN.county)
  const looser = await caller.post(`/orgs/${ORG.qinghe}/norms`, {
    parameter: 'themeDaysPerMonth',
    value: '0',
    from: '2026-01-01',
    docNo: '青教工委〔2026〕1号',
    gist: '不开',
  })
  expect(looser.status).toBe(422)
  const made = await caller.post(`/orgs/${ORG.qinghe}/norms`, {
    parameter: 'themeDaysPerMonth',
    value: '2',
    from: '2026-01-01',
    docNo: '青教工委〔2026〕1号',
    gist: '主题党日每月两次',
  })
  expect(made.status).toBe(200)
  const { body } = await caller.get(`/rules/MTG-07`)
  expect(body.parameters.find((one: { id: string }) => one.id === 'themeDaysPerMonth').local[0]).toMatchObject({
    issuer: '青禾县教育工委',
    value: '2',
  })
  const duties = await inTransaction(app.services.pool, wallOfAll(TODAY), 'read only', (db) =>
    computeDuties(db, [ORG.primary, ORG.heron], date('2026-11-22')),
  )
  const needed = (org: string) =>
    duties.duties.find((duty) => duty.orgId === org && duty.rule === 'MTG-07')?.because.find((step) => step.label === '应召开')
      ?.value
  expect(needed(ORG.primary)).toBe('2 次')
  expect(needed(ORG.heron)).toBe('1 次')
  expect((await list(LOGIN.county, `org=${ORG.primary}&bucket=late&rule=MTG-07&pageSize=200`)).total).toBeGreaterThanOrEqual(
    before,
  )
})

test('没有党组织覆盖的新学校列入主管教育工委的待办，登记覆盖后办结（ORG-01）', async () => {
  const county = await app.as(LOGIN.county)
  const made = await county.post('/schools', {
    code: 'QH8801',
    name: '青禾县新区小学',
    shortName: '青禾新区小学',
    stage: 'primary',
    ownership: 'public',
    regionCode: '990101',
    openedOn: '2026-10-01',
    managerOrgId: ORG.qinghe,
  })
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  const find = async (bucket: string) =>
    (await list(LOGIN.county, `org=${ORG.qinghe}&own=1&bucket=${bucket}&rule=ORG-01&pageSize=200`)).rows.find((row) =>
      row.title.includes('青禾新区小学'),
    )
  expect(await find('late')).toMatchObject({
    title: '青禾新区小学建立党组织',
    due: '2026-10-31',
    article: '中国共产党章程第三十条',
  })
  const covered = await county.post(`/schools/${made.body.id}/coverage`, {
    orgId: ORG.primary,
    form: 'joint',
    from: '2026-11-20',
    docNo: '青教工委〔2026〕40号',
  })
  expect(covered.status, JSON.stringify(covered.body)).toBe(200)
  expect(await find('late')).toBeUndefined()
  expect(await find('done')).toMatchObject({ metOn: '2026-11-20' })
})
