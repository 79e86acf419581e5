import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { type Caller, startApp, type TestApp, TODAY } from '../../testing/app.ts'
import { LOGIN, ORG } from '../../testing/world.ts'
import { listMembersOn } from './index.ts'

let app: TestApp
let secretary: Caller
let neighbour: Caller
let county: Caller
let school: Caller
beforeAll(async () => {
  app = await startApp()
  ;[secretary, neighbour, county, school] = (await Promise.all(
    [LOGIN.secretary, LOGIN.neighbour, LOGIN.county, LOGIN.school].map((login) => app.as(login)),
  )) as [Caller, Caller, Caller, Caller]
})
afterAll(() => app.close())

const idOf = (name: string) => app.world.person[name] ?? ''
const lastEvent = () => app.owner.selectFrom('event').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()

describe('组织关系转接 (ORG-17)', () => {
  const path = () => `/members/${idOf('蒋一帆')}/transfer`
  const move = { toOrgId: ORG.maths, on: '2026-09-01' }
  test('401, 403, 404 for the person and for the target, 400', async () => {
    expect((await app.anonymous.post(path(), move)).status).toBe(401)
    expect((await (await app.as(LOGIN.inspector)).post(path(), move)).status).toBe(403)
    expect((await secretary.post(path(), move)).status).toBe(404)
    expect((await neighbour.post(path(), move)).status).toBe(404)
    expect((await school.post(path(), { ...move, on: '2026-9-1' })).status).toBe(400)
  })
  test('refused: the future, before the present home, the same home, a home that is no branch', async () => {
    const rule = async (body: object) => (await school.post(path(), body)).body.refusals?.map((one: { rule: string }) => one.rule)
    expect(await rule({ ...move, on: '2026-12-01' })).toEqual(['MDS-25'])
    expect(await rule({ ...move, on: '2015-01-01' })).toEqual(['MDS-16'])
    expect(await rule({ ...move, toOrgId: ORG.science })).toEqual(['MDS-17'])
    expect(await rule({ ...move, toOrgId: ORG.school })).toEqual(['ORG-17'])
  })
  test('one home ends, the next begins the same day; the past list keeps the member, the new home sees the whole history', async () => {
    expect((await school.post(path(), { ...move, docNo: '校内调整' })).status).toBe(200)
    expect(await lastEvent()).toMatchObject({ type: 'member.transferred', before: { orgId: ORG.science }, org_id: ORG.maths })
    const homes = (await secretary.get(`/members/${idOf('蒋一帆')}`)).body.homes
    expect(homes).toMatchObject([
      { orgName: '青禾一中数学组党支部', fromOn: '2026-09-01', untilOn: null, entryKind: 'IN_COUNTY' },
      { orgName: '青禾一中理科组党支部', untilOn: '2026-09-01', leaveKind: 'TO_COUNTY' },
    ])
    const listed = async (on: string) =>
      (await neighbour.get(`/members?on=${on}`)).body.rows.map((row: { name: string }) => row.name)
    expect(await listed('2026-08-31')).toContain('蒋一帆')
    expect(await listed('2026-09-01')).not.toContain('蒋一帆')
  })
  test('the former home sees name and past, nothing else, and may change nothing', async () => {
    const past = (await neighbour.get('/members?on=2026-08-31&text=jyf')).body.rows[0]
    expect(past).toMatchObject({ name: '蒋一帆', idNoMasked: null, phoneMasked: null, bornYear: null })
    const { body } = await neighbour.get(`/members/${idOf('蒋一帆')}`)
    expect(body).toMatchObject({ isKept: false, orgTrail: [], orgName: '青禾一中理科组党支部' })
    expect(body.fields.map((field: { key: string }) => field.key)).toEqual(['name', 'sex', 'joinedOn', 'fullOn'])
    expect(body.homes).toHaveLength(1)
    expect((await neighbour.put(`/members/${idOf('蒋一帆')}/fields`, { version: 1, title: '教师' })).status).toBe(404)
    expect((await neighbour.post(`/members/${idOf('蒋一帆')}/unmask`, { reason: '核对信息' })).status).toBe(404)
  })
  test('two transfers at the same time: one is done, the other refused; never two homes', async () => {
    const both = await Promise.all([
      school.post(`/members/${idOf('卫青禾')}/transfer`, { toOrgId: ORG.maths, on: '2026-10-08' }),
      county.post(`/members/${idOf('卫青禾')}/transfer`, { toOrgId: ORG.primary, on: '2026-10-08' }),
    ])
    expect(both.map((answer) => answer.status).filter((status) => status === 200)).toHaveLength(1)
    expect(both.some((answer) => [404, 409, 422].includes(answer.status))).toBe(true)
    const open = await app.owner
      .selectFrom('membership')
      .selectAll()
      .where('person_id', '=', idOf('卫青禾'))
      .where('until_on', 'is', null)
      .execute()
    expect(open).toHaveLength(1)
    const second = app.owner
      .insertInto('membership')
      .values({ person_id: idOf('卫青禾'), org_id: ORG.heron, from_on: '2026-11-01' })
      .execute()
    await expect(second).rejects.toMatchObject({ constraint: 'membership_one_home' })
  })
})

describe('党籍状态 (MDS-30)', () => {
  const path = () => `/members/${idOf('王知夏')}/status`
  const stop = {
    status: 'STOPPED',
    on: '2026-08-01',
    decidedByOrgId: ORG.school,
    docNo: '青一中党〔2026〕5号',
    reason: '失去联系满六个月',
  }
  test('401, a branch 403, a neighbour county 404, no document 422', async () => {
    expect((await app.anonymous.post(path(), stop)).status).toBe(401)
    expect((await secretary.post(path(), stop)).status).toBe(403)
    expect((await (await app.as(LOGIN.countyPeer)).post(path(), stop)).status).toBe(404)
    expect((await school.post(path(), { ...stop, decidedByOrgId: ORG.heron })).status).toBe(404)
    expect((await school.post(path(), { ...stop, docNo: undefined })).body.refusals[0]).toMatchObject({ field: 'docNo' })
    expect((await school.post(path(), { ...stop, status: 'NORMAL' })).body.refusals[0]).toMatchObject({
      code: 'member.status-order',
    })
  })
  test('stopped by a superior: off the rolls from that day, listed under its status, restored later', async () => {
    expect((await school.post(path(), { ...stop, decidedByOrgId: ORG.city })).status).toBe(200)
    expect(await lastEvent()).toMatchObject({
      type: 'member.status-changed',
      reason: '失去联系满六个月',
      before: { status: 'NORMAL' },
    })
    const has = async (query: string) =>
      (await secretary.get(`/members?${query}`)).body.rows.some((row: { name: string }) => row.name === '王知夏')
    expect(await has('on=2026-07-31')).toBe(true)
    expect(await has('on=2026-08-01')).toBe(false)
    expect(await has('status=STOPPED')).toBe(true)
    expect((await secretary.get(`/members/${idOf('王知夏')}`)).body.statuses[0]).toMatchObject({
      status: 'STOPPED',
      decidedBy: '云山市教育工委',
    })
    const moved = await school.post(`/members/${idOf('王知夏')}/transfer`, { toOrgId: ORG.science, on: '2026-09-01' })
    expect(moved.body.refusals[0]).toMatchObject({ code: 'member.not-normal' })
    const back = { ...stop, status: 'NORMAL', on: '2026-10-01', docNo: '青一中党〔2026〕8号', reason: '取得联系，恢复党籍' }
    expect((await school.post(path(), back)).status).toBe(200)
    expect(await has('on=2026-10-01')).toBe(true)
    expect((await secretary.get(`/members/${idOf('王知夏')}`)).body.homes[0]).toMatchObject({ entryKind: 'RESTORE' })
  })
})

describe('党小组、减免、流动', () => {
  test('a group of the own branch only (MDS-18), dated', async () => {
    const path = `/members/${idOf('冯远舟')}/group`
    expect((await app.anonymous.post(path, { groupId: ORG.group, on: '2026-03-01' })).status).toBe(401)
    expect((await neighbour.post(path, { groupId: null, on: '2026-03-01' })).status).toBe(404)
    expect((await secretary.post(path, { groupId: ORG.heron, on: '2026-03-01' })).status).toBe(404)
    expect((await secretary.post(path, { groupId: ORG.maths, on: '2026-03-01' })).body.refusals[0]).toMatchObject({
      rule: 'MDS-18',
    })
    expect((await secretary.post(path, { groupId: ORG.group, on: '2026-03-01' })).status).toBe(200)
    expect((await secretary.post(path, { groupId: null, on: '2026-05-01' })).status).toBe(200)
    expect((await secretary.get(`/members/${idOf('冯远舟')}`)).body.groups).toMatchObject([
      { fromOn: '2026-03-01', untilOn: '2026-05-01' },
    ])
    expect((await lastEvent()).type).toBe('member.grouped')
  })
  test('MTG-19：减免须有原因和复核日期，可以终止；中止权利须有文号', async () => {
    const path = `/members/${idOf('冯远舟')}/reliefs`
    const relief = { kind: 'attendance', reason: '年老体弱', fromOn: '2026-04-01', reviewOn: '2027-04-01' }
    expect((await app.anonymous.post(path, relief)).status).toBe(401)
    expect((await neighbour.post(path, relief)).status).toBe(404)
    expect((await secretary.post(path, { ...relief, reviewOn: undefined })).body.refusals[0]).toMatchObject({
      rule: 'MTG-19',
      field: 'reviewOn',
    })
    expect((await secretary.post(path, { ...relief, kind: 'rights' })).body.refusals[0]).toMatchObject({
      rule: 'GEN-08',
      field: 'docNo',
    })
    const { body } = await secretary.post(path, relief)
    expect(await lastEvent()).toMatchObject({ type: 'member.relieved', subject_id: idOf('冯远舟'), reason: '年老体弱' })
    const roster = await listMembersOn(app.owner, [ORG.maths], TODAY)
    expect(roster.find((row) => row.name === '冯远舟')).toMatchObject({ isRelieved: true, hasVote: true })
    expect((await secretary.get('/members?flag=relieved')).body.rows).toMatchObject([{ name: '冯远舟' }])
    expect((await secretary.put(`${path}/${body.reliefId}`, { untilOn: '2026-11-01' })).status).toBe(200)
    expect(await lastEvent()).toMatchObject({ type: 'member.relief-ended', subject_id: idOf('冯远舟') })
    expect((await secretary.put(`${path}/${body.reliefId}`, { untilOn: '2026-11-02' })).status).toBe(422)
    expect((await neighbour.put(`${path}/${body.reliefId}`, { untilOn: '2026-11-02' })).status).toBe(404)
    const suspended = await secretary.post(path, { ...relief, kind: 'rights', docNo: '青纪〔2026〕1号', fromOn: '2026-11-10' })
    expect(suspended.status).toBe(200)
    expect((await listMembersOn(app.owner, [ORG.maths], TODAY)).find((row) => row.name === '冯远舟')).toMatchObject({
      hasVote: false,
    })
  })
  test('MDS-19：流动须有流向、联系人、日期', async () => {
    const path = `/members/${idOf('钱一诺')}/floating`
    expect((await app.anonymous.put(path, { isFloating: false, isLost: false })).status).toBe(401)
    expect((await neighbour.put(path, { isFloating: false, isLost: false })).status).toBe(404)
    const empty = await secretary.put(path, { isFloating: true, isLost: true })
    expect(empty.body.refusals.map((one: { field: string }) => one.field)).toEqual([
      'floatingTo',
      'floatingContact',
      'floatingFrom',
      'lostOn',
    ])
    const away = {
      isFloating: true,
      floatingTo: '省外支教',
      floatingContact: '吴晓岚',
      floatingFrom: '2026-03-01',
      isLost: false,
    }
    expect((await secretary.put(path, away)).status).toBe(200)
    expect((await secretary.get('/members?flag=floating')).body.rows).toMatchObject([{ name: '钱一诺' }])
    expect((await lastEvent()).type).toBe('member.away-recorded')
  })
  test('流动、失联有起止：过去某天的名册和信息按当天', async () => {
    const path = `/members/${idOf('钱一诺')}/floating`
    const names = async (query: string) =>
      (await secretary.get(`/members?${query}`)).body.rows.map((row: { name: string }) => row.name)
    expect((await secretary.put(path, { isFloating: false, isLost: true, lostOn: '2026-09-01' })).status).toBe(200)
    expect(await names('flag=floating')).toEqual([])
    expect(await names('flag=floating&on=2026-02-28')).toEqual([])
    expect(await names('flag=floating&on=2026-06-01')).toEqual(['钱一诺'])
    expect(await names('flag=lost')).toEqual(['钱一诺'])
    expect(await names('flag=lost&on=2026-08-31')).toEqual([])
    const listed = (await secretary.get('/members?on=2026-08-31&text=钱一诺')).body.rows
    expect(listed).toMatchObject([{ isFloating: true, isLost: false }])
    expect((await secretary.get(`/members/${idOf('钱一诺')}?on=2026-06-01`)).body).toMatchObject({
      floating: { is: true, to: '省外支教', from: '2026-03-01' },
      lost: { is: false, on: null },
    })
    expect((await secretary.put(path, { isFloating: false, isLost: false })).status).toBe(200)
    expect(await names('flag=lost')).toEqual([])
    expect(await names('flag=lost&on=2026-10-01')).toEqual(['钱一诺'])
    const overlapping = {
      isFloating: true,
      floatingTo: '省外',
      floatingContact: '吴晓岚',
      floatingFrom: '2026-05-01',
      isLost: false,
    }
    expect((await secretary.put(path, overlapping)).status).toBe(409)
    const back = { ...overlapping, floatingFrom: TODAY }
    expect((await secretary.put(path, back)).status).toBe(200)
    const spans = await app.owner.selectFrom('member_away').select(['kind', 'from_on', 'until_on']).orderBy('id').execute()
    expect(spans).toEqual([
      { kind: 'floating', from_on: '2026-03-01', until_on: TODAY },
      { kind: 'lost', from_on: '2026-09-01', until_on: TODAY },
      { kind: 'floating', from_on: TODAY, until_on: null },
    ])
  })
})

describe('第二道墙', () => {
  test('the application role without prefixes sees no person; with a branch only its own', async () => {
    const count = (prefixes: string[]) =>
      inTransaction(
        app.services.pool,
        { prefixes, exact: [], selfPersonId: null, on: TODAY },
        'read only',
        async (_db, client: pg.PoolClient) => {
          const { rows } = await client.query(
            `select (select count(*)::int from person) as person, (select count(*)::int from member) as member, (select count(*)::int from membership) as membership,
            (select count(*)::int from correction_request) as correction, (select count(*)::int from homes_of(${idOf('周明远')})) as homes`,
          )
          return rows[0]
        },
      )
    expect(await count([])).toEqual({ person: 0, member: 0, membership: 0, correction: 0, homes: 0 })
    expect(await count(['/1/3/8/'])).toMatchObject({ person: 3, member: 3, membership: 3, homes: 0 })
    expect(await count(['/1/2/4/5/'])).toMatchObject({ homes: 1 })
  })
  test('a neighbour finds a person neither in list, detail, picker nor search', async () => {
    const heron = await app.as(LOGIN.countyPeer)
    expect((await heron.get('/members')).body.total).toBe(3)
    expect((await heron.get('/members/search?q=zmy')).body.rows).toEqual([])
    expect((await heron.get('/search?q=zmy')).body.people).toEqual([])
    expect((await heron.get(`/members/${idOf('周明远')}`)).status).toBe(404)
  })
})
