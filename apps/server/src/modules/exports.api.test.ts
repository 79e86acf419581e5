// SEC-16: every endpoint that takes a list out obeys reach and masking and is recorded as an event, whichever it is.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp, TODAY } from '../testing/app.ts'
import { listEndpoints } from '../testing/endpoints.ts'
import { partsOf } from '../testing/office.ts'
import { plausibleInput } from '../testing/plausible.ts'
import { requestFor } from '../testing/request.ts'
import { LOGIN, ORG } from '../testing/world.ts'
import { refreshCache } from './engines/obligations/index.ts'
import { preview, workbook } from './exchange/testing.ts'

/** Files that are no lists of records, and why they need no export event. */
const NO_LIST: Record<string, string> = {
  'exchange.template': '空白模板，不含数据',
  'file.download': '自有事件 file.downloaded',
  'meeting.minutes': '自有事件，见会议记录',
}
const endpoints = listEndpoints()
const files = endpoints.filter((endpoint) => endpoint.meta.sends === 'file')
const exports = endpoints.filter((endpoint) => endpoint.meta.isExport)

/** The two counties: whoever acts for one must find its own in the file and nothing of the other. */
const SIDES = [
  { login: LOGIN.county, county: ORG.qinghe, branch: ORG.maths, own: '青禾', other: '白鹭' },
  { login: LOGIN.countyPeer, county: ORG.bailu, branch: ORG.heron, own: '白鹭', other: '青禾' },
] as const
type Side = (typeof SIDES)[number]

let app: TestApp
const inputs = new Map<string, Record<string, string>>()

async function personOf(orgId: string, offset = 0) {
  const query = app.owner.selectFrom('membership').select('person_id as id').where('org_id', '=', orgId).orderBy('person_id')
  return (await query.offset(offset).limit(1).executeTakeFirstOrThrow()).id
}

/** A meeting with a decision, a talk and an excuse in the branch, each naming its county. */
async function fill({ county, branch, own }: Side) {
  const place = { org_id: branch, held_on: '2026-11-02', recorded_on: '2026-11-02', state: 'archived' }
  const { id } = await app.owner
    .insertInto('meeting')
    .values({ ...place, client_key: crypto.randomUUID(), title: `${own}支部党员大会` })
    .returning('id')
    .executeTakeFirstOrThrow()
  await app.owner
    .insertInto('decision')
    .values({ meeting_id: id, org_id: branch, seq: 1, body: `${own}的决定` })
    .execute()
  const pair = { person_id: await personOf(branch), other_person_id: await personOf(branch, 1) }
  await app.owner
    .insertInto('talk')
    .values({ org_id: branch, talked_on: '2026-11-03', recorded_on: '2026-11-03', ...pair })
    .execute()
  const excuse = { key: `ORG-13:${branch}`, reason: `${own}暂缓换届`, doc_no: '一号文', decided_on: '2026-11-04' }
  await app.owner
    .insertInto('excuse')
    .values({ ...excuse, org_id: branch, decided_by_org: county })
    .execute()
}

/** Somebody who holds the permission, acting for that county and nothing else. */
async function actingFor(side: Side, permission: string | undefined): Promise<Caller> {
  const login = permission === 'audit.read' ? LOGIN.audit : permission === 'account.read' ? LOGIN.system : side.login
  const account = await app.owner.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow()
  await app.owner.updateTable('role_grant').set({ org_id: side.county }).where('account_id', '=', account.id).execute()
  return app.as(login)
}

const HEAD = ['姓名', '身份证号', '性别', '人员类别', '所在党支部', '入党时间', '转正时间', '手机号', '家庭住址']
/** What has to exist before it can be taken out: a report, an import. */
async function prepare(side: Side) {
  const caller = await actingFor(side, undefined)
  const report = await caller.post(`/orgs/${side.county}/reports`, { template: 'annual', asOf: TODAY })
  expect(report.status).toBe(200)
  const row = [`${side.own}甲`, '', '女', '正式党员', '', '2008-06-01', '2009-06-01', '13900001234', `${side.own}县育才路9号`]
  const batch = await preview(caller, { orgId: side.branch, kind: 'member', bytes: await workbook({ 名册: [HEAD, row] }) })
  inputs.set(side.county, { reportId: report.body.id, batchId: batch.id, orgId: side.county })
}

beforeAll(async () => {
  app = await startApp()
  for (const side of SIDES) await fill(side)
  await refreshCache(app.services, true)
  for (const side of SIDES) await prepare(side)
})
afterAll(() => app.close())

const exportEvents = () => app.owner.selectFrom('event').selectAll().where('type', '=', 'export.made').orderBy('seq').execute()

/** Every number, telephone and address on record: none may be in a sheet in full. */
async function secrets(): Promise<string[]> {
  const rows = await app.owner.selectFrom('person').select(['id_no', 'phone', 'address']).execute()
  return [...new Set(rows.flatMap((row) => [row.id_no, row.phone, row.address]).filter((text) => text !== null))]
}

async function take(endpoint: (typeof exports)[number], side: Side) {
  const caller = await actingFor(side, endpoint.permission)
  const known = inputs.get(side.county) ?? {}
  const given = Object.fromEntries(endpoint.params.map((name) => [name, known[name] ?? '']))
  const input = plausibleInput(endpoint.input, given)
  const request = await requestFor(endpoint, given, input, undefined)
  return caller.send({ method: request.method as 'GET', url: request.url as string })
}

test('a file is an export, or stands here with its reason', () => {
  const others = files.filter((endpoint) => !endpoint.meta.isExport).map((endpoint) => endpoint.name)
  expect(others.sort()).toEqual(Object.keys(NO_LIST).sort())
  expect(exports.filter((endpoint) => endpoint.meta.sends !== 'file')).toEqual([])
  expect(exports.length).toBeGreaterThan(10)
})

describe.each(exports.map((endpoint) => [endpoint.name, endpoint] as const))('%s', (_name, endpoint) => {
  test('401 without a session', async () => {
    const request = await requestFor(endpoint, {}, {}, undefined)
    expect((await app.anonymous.send(request)).status).toBe(401)
  })

  test.each(SIDES)('for $own: its own, nothing of $other, numbers masked, one event', async (side) => {
    const before = (await exportEvents()).length
    const answer = await take(endpoint, side)
    expect({ status: answer.status, body: answer.status === 200 ? '' : answer.body }).toEqual({ status: 200, body: '' })
    const text = Object.values(await partsOf(answer.raw)).join('\n')
    expect(text).toContain(side.own)
    // The demonstration addresses name one county for everybody; they are looked for below, whole.
    expect(text.replaceAll(/云山市青禾县\*+/g, '')).not.toContain(side.other)
    expect((await secrets()).filter((secret) => text.includes(secret))).toEqual([])
    const made = await exportEvents()
    expect(made).toHaveLength(before + 1)
    expect(made.at(-1)).toMatchObject({ summary: `导出：${endpoint.summary}`, ok: true, org_id: side.county })
    expect(made.at(-1)?.account_id).not.toBeNull()
  })
})
