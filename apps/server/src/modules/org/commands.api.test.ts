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
const page = async (id: string, on?: string) => (await (await as(LOGIN.city)).get(`/orgs/${id}${on ? `?on=${on}` : ''}`)).body
const ownEvents = () => app.owner.selectFrom('event').selectAll().where('type', 'not like', 'identity.%').orderBy('seq', 'desc')
const lastEvent = () => ownEvents().executeTakeFirstOrThrow()
const person = (name: string) => app.world.person[name] ?? ''
const DOC = { on: '2026-06-01', docNo: '青教工委〔2026〕11号' }

describe('every command: who may, where, what', () => {
  const commands: [string, object][] = [
    ['children', { ...DOC, kind: 'branch', name: '中共甲支部', shortName: '甲党支部' }],
    ['rename', { ...DOC, name: '中共乙支部委员会', shortName: '乙党支部' }],
    ['retype', { ...DOC, kind: 'jointBranch', name: '中共乙支部', shortName: '乙党支部' }],
    ['move', { ...DOC, parentId: ORG.qinghe }],
    ['split', { ...DOC, parts: [{ kind: 'branch', name: '中共丙支部', shortName: '丙党支部', personIds: ['1'] }] }],
    ['merge', { ...DOC, intoId: ORG.science }],
    ['dissolve', DOC],
    ['terms', { startedOn: '2026-06-01', seats: 3, hasCommittee: true }],
    ['posts', { personId: '1', duty: 'secretary', appointment: 'elected', from: '2026-06-01' }],
  ]
  test.each(commands)('%s', async (path, body) => {
    const at = (org: string) => `/orgs/${org}/${path}`
    expect((await app.anonymous.post(at(ORG.maths), body)).status).toBe(401)
    expect((await post(LOGIN.clerk, at(ORG.maths), body)).status).toBe(403)
    expect((await post(LOGIN.countyPeer, at(ORG.maths), body)).status).toBe(404)
    expect((await post(LOGIN.county, at(ORG.maths), {})).status).toBe(400)
  })
  test('what is decided by the superior is refused to the organisation itself', async () => {
    const answer = await post(LOGIN.secretary, `/orgs/${ORG.maths}/rename`, {
      ...DOC,
      name: '中共新名支部委员会',
      shortName: '新名',
    })
    expect(answer.status).toBe(403)
    expect(answer.body.code).toBe('org.superior-decides')
  })
})

describe('成立', () => {
  const at = `/orgs/${ORG.qinghe}/children`
  const base = {
    ...DOC,
    kind: 'branch',
    name: '中共青禾县晨光幼儿园支部',
    shortName: '晨光幼儿园党支部',
    repliedOn: '2026-05-30',
    isDirectDecision: true,
  }
  test('正式党员不足三人不能成立（ORG-01），引条文', async () => {
    const answer = await post(LOGIN.county, at, { ...base, statedFull: 2 })
    expect(answer.status).toBe(422)
    expect(answer.body.refusals[0]).toMatchObject({ rule: 'ORG-01', code: 'org.too-few-full-members' })
    expect(answer.body.refusals[0].cite.law).toBeTruthy()
  })
  test('没有批复文号不能成立（ORG-02）；启用早于批复不能成立（ORG-07）', async () => {
    const { docNo: _none, ...without } = base
    expect((await post(LOGIN.county, at, { ...without, statedFull: 3 })).body.code).toBe('org.no-approval')
    expect((await post(LOGIN.county, at, { ...base, statedFull: 3, repliedOn: '2026-06-02' })).body.code).toBe(
      'org.active-before-reply',
    )
  })
  test('临时党支部没有结束日期不能成立（ORG-06）；审批权只属党委、工委（GEN-05）', async () => {
    expect((await post(LOGIN.county, at, { ...base, kind: 'temporaryBranch', statedFull: 3 })).body.code).toBe('org.no-end-date')
    expect((await post(LOGIN.county, at, { ...base, statedFull: 3, canApproveProbationary: true })).body.code).toBe(
      'org.no-approval-power',
    )
  })
  test('别处的党员和学校当作没有', async () => {
    expect((await post(LOGIN.county, at, { ...base, personIds: [person('杨帆')] })).status).toBe(404)
    expect((await post(LOGIN.county, at, { ...base, statedFull: 3, schoolIds: [SCHOOL.heron] })).status).toBe(404)
  })
  test('成立：补登过去的日期，覆盖学校，留下变动和记录时间', async () => {
    const answer = await post(LOGIN.county, at, { ...base, statedFull: 3, schoolIds: [SCHOOL.uncovered] })
    expect(answer.status).toBe(200)
    const made = await page(answer.body.id)
    expect(made).toMatchObject({ exists: true, kind: 'branch', foundedOn: '2026-06-01', foundedDocNo: DOC.docNo })
    expect(made.trail.map((part: { id: string }) => part.id)).toEqual([ORG.city, ORG.qinghe])
    expect(made.schools[0]).toMatchObject({ id: SCHOOL.uncovered, form: 'own', from: '2026-06-01' })
    expect(made.events[0]).toMatchObject({ kind: 'found', on: '2026-06-01', recordedBy: '何青' })
    expect((await page(answer.body.id, '2026-05-31')).exists).toBe(false)
    expect(await lastEvent()).toMatchObject({ type: 'org.founded', org_id: answer.body.id, actor: '何青' })
  })
  test('党小组只能在支部之内', async () => {
    const group = { ...DOC, kind: 'group', name: '第二党小组', shortName: '第二党小组' }
    expect((await post(LOGIN.county, at, group)).body.code).toBe('org.wrong-parent')
    expect((await post(LOGIN.secretary, `/orgs/${ORG.maths}/children`, group)).status).toBe(200)
  })
})

describe('更名、改设', () => {
  test('更名：旧名留在旧日，重叠的日期被拒绝', async () => {
    const body = { ...DOC, name: '中共青禾县第二实验小学支部', shortName: '二实小党支部' }
    expect((await post(LOGIN.county, `/orgs/${ORG.primary}/rename`, body)).status).toBe(200)
    expect((await page(ORG.primary, '2026-05-31')).shortName).toBe('青禾实验小学党支部')
    expect((await page(ORG.primary, '2026-06-01')).shortName).toBe('二实小党支部')
    expect(await lastEvent()).toMatchObject({ type: 'org.renamed', org_id: ORG.primary })
    const again = await post(LOGIN.county, `/orgs/${ORG.primary}/rename`, { ...body, on: '2026-06-01', name: '中共又名支部' })
    expect(again.status).toBe(422)
    expect(again.body.refusals[0]).toMatchObject({ code: 'org.overlapping-change', field: 'on' })
    const future = await post(LOGIN.county, `/orgs/${ORG.primary}/rename`, { ...body, on: '2026-11-23' })
    expect(future.body.code).toBe('org.future')
    const early = await post(LOGIN.county, `/orgs/${ORG.primary}/rename`, { ...body, on: '2014-01-01' })
    expect(early.body.code).toBe('org.before-founding')
  })
  test('提醒须写明理由才能通过，理由随变动保存', async () => {
    const body = { on: '2026-07-01', name: '中共青禾县实验小学支部委员会', shortName: '青禾实验小学党支部' }
    const asked = await post(LOGIN.county, `/orgs/${ORG.primary}/rename`, body)
    expect(asked.body.code).toBe('reason-needed')
    expect(asked.body.refusals.map((entry: { code: string }) => entry.code)).toEqual(['org.no-document', 'org.name-form'])
    expect((await post(LOGIN.county, `/orgs/${ORG.primary}/rename`, { ...body, reason: '县委口头批准，文件待补' })).status).toBe(
      200,
    )
    expect((await page(ORG.primary)).events[0]).toMatchObject({ kind: 'rename', reason: '县委口头批准，文件待补' })
  })
  test('改设类型：无批复不能办理，有下级的看下级能否成立', async () => {
    const at = `/orgs/${ORG.science}/retype`
    const body = {
      on: '2026-08-01',
      kind: 'jointBranch',
      name: '中共青禾县第一中学理科组支部委员会',
      shortName: '青禾一中理科组党支部',
    }
    expect((await post(LOGIN.county, at, body)).body.refusals[0]).toMatchObject({ code: 'org.no-document', rule: 'ORG-02' })
    const whole = await post(LOGIN.county, at, { ...body, docNo: DOC.docNo })
    expect(whole.status).toBe(200)
    expect((await page(ORG.science)).kinds[0]).toMatchObject({ kind: 'jointBranch', from: '2026-08-01', docNo: DOC.docNo })
    expect((await page(ORG.science, '2026-07-31')).kind).toBe('branch')
    expect(await lastEvent()).toMatchObject({ type: 'org.retyped' })
    expect((await post(LOGIN.county, at, { ...body, docNo: DOC.docNo })).status).toBe(409)
    const general = {
      ...DOC,
      on: '2026-09-01',
      kind: 'generalBranch',
      name: '中共数学组总支部委员会',
      shortName: '数学组党总支',
      reason: '工作需要',
    }
    expect((await post(LOGIN.county, `/orgs/${ORG.maths}/retype`, general)).body.refusals[0].rule).toBe('ORG-12')
  })
})

describe('改变隶属', () => {
  test('成环被拒绝，类型不相容被拒绝', async () => {
    const cycle = await post(LOGIN.city, `/orgs/${ORG.qinghe}/move`, { ...DOC, parentId: ORG.school })
    expect(cycle.status).toBe(409)
    expect(cycle.body.title).toContain('成环')
    const wrong = await post(LOGIN.city, `/orgs/${ORG.school}/move`, { ...DOC, parentId: ORG.heron })
    expect(wrong.body.code).toBe('org.wrong-parent')
  })
  test('连同下级一次改完；过去的日期看到过去的树；授权随之而动', async () => {
    expect((await post(LOGIN.county, `/orgs/${ORG.school}/move`, { ...DOC, parentId: ORG.bailu })).status).toBe(404)
    const answer = await post(LOGIN.city, `/orgs/${ORG.school}/move`, { ...DOC, parentId: ORG.bailu })
    expect(answer.status).toBe(200)
    expect(await lastEvent()).toMatchObject({ type: 'org.moved', org_id: ORG.school })
    const rows = await app.owner
      .selectFrom('org_placement')
      .select(['org_id', 'path', 'from_on', 'until_on'])
      .where('org_id', 'in', [ORG.school, ORG.maths, ORG.group])
      .orderBy('from_on')
      .orderBy('path')
      .execute()
    expect(rows.map((row) => [row.org_id, row.path, row.until_on])).toEqual([
      ['4', '/1/2/4/', '2026-06-01'],
      ['5', '/1/2/4/5/', '2026-06-01'],
      ['9', '/1/2/4/5/9/', '2026-06-01'],
      ['4', '/1/3/4/', null],
      ['5', '/1/3/4/5/', null],
      ['9', '/1/3/4/5/9/', null],
    ])
    const seen = async (login: string, on: string) =>
      (await (await as(login)).get(`/orgs?on=${on}`)).body.rows.map((row: { id: string }) => row.id)
    expect(await seen(LOGIN.countyPeer, '2026-06-01')).toContain(ORG.maths)
    expect(await seen(LOGIN.countyPeer, '2026-05-31')).not.toContain(ORG.maths)
    expect((await page(ORG.maths, '2026-05-31')).trail.map((part: { id: string }) => part.id)).toEqual(['1', '2', '4'])
    expect((await post(LOGIN.county, `/orgs/${ORG.maths}/rename`, { ...DOC, name: '中共支部', shortName: '支部' })).status).toBe(
      404,
    )
    const back = await post(LOGIN.city, `/orgs/${ORG.school}/move`, { ...DOC, on: '2026-06-02', parentId: ORG.qinghe })
    expect(back.status).toBe(200)
  })
})

describe('拆分、合并、撤销', () => {
  const parts = (names: string[]) => [
    { kind: 'branch', name: '中共青禾县第一中学数学二组支部', shortName: '数学二组党支部', personIds: names.map(person) },
  ]
  test('划出不足三名正式党员的不能另建（ORG-01）', async () => {
    const answer = await post(LOGIN.school, `/orgs/${ORG.maths}/split`, {
      ...DOC,
      on: '2026-10-01',
      parts: parts(['孙可', '李沐阳', '陈新']),
      reason: '按年级组设置',
    })
    expect(answer.status).toBe(422)
    expect(answer.body.refusals[0].code).toBe('org.too-few-full-members')
    const foreign = await post(LOGIN.school, `/orgs/${ORG.maths}/split`, {
      ...DOC,
      on: '2026-10-01',
      parts: parts(['褚文', '卫青禾', '蒋一帆']),
    })
    expect(foreign.status).toBe(404)
  })
  let made = ''
  test('拆分：党员随新支部，组织关系前后相接', async () => {
    const answer = await post(LOGIN.school, `/orgs/${ORG.maths}/split`, {
      ...DOC,
      on: '2026-10-01',
      parts: parts(['孙可', '李沐阳', '王知夏']),
    })
    expect(answer.status).toBe(200)
    const tree = (await (await as(LOGIN.school)).get('/orgs')).body.rows
    const part = tree.find((row: { shortName: string }) => row.shortName === '数学二组党支部')
    made = part.id
    expect(part).toMatchObject({ members: 3, parentId: ORG.school })
    expect(tree.find((row: { id: string }) => row.id === ORG.maths).members).toBe(6)
    const stays = await app.owner
      .selectFrom('membership')
      .selectAll()
      .where('person_id', '=', person('孙可'))
      .orderBy('from_on')
      .execute()
    expect(stays.map((stay) => [stay.org_id, stay.until_on, stay.leave_kind, stay.entry_kind])).toEqual([
      [ORG.maths, '2026-10-01', 'REORG', 'NEW'],
      [made, null, null, 'REORG'],
    ])
    const types = (await ownEvents().limit(2).execute()).map((event) => event.type)
    expect(types.toSorted()).toEqual(['org.divided', 'org.founded'])
  })
  test('尚有党员的不能撤销（ORG-08）', async () => {
    const answer = await post(LOGIN.school, `/orgs/${made}/dissolve`, { ...DOC, on: '2026-11-01', reason: '合并' })
    expect(answer.status).toBe(422)
    expect(answer.body.refusals[0]).toMatchObject({ code: 'org.members-left', rule: 'ORG-08' })
  })
  test('合并：党员转入，原组织撤销而资料可查', async () => {
    const body = { ...DOC, on: '2026-11-01', intoId: ORG.maths, isHandedOver: true }
    expect((await post(LOGIN.school, `/orgs/${made}/merge`, body)).body.code).toBe('reason-needed')
    expect((await post(LOGIN.school, `/orgs/${made}/merge`, { ...body, reason: '党费已结清' })).status).toBe(200)
    const gone = await page(made)
    expect(gone).toMatchObject({ exists: false, dissolvedOn: '2026-11-01', name: '中共青禾县第一中学数学二组支部' })
    expect((await page(made, '2026-10-31')).exists).toBe(true)
    expect((await page(ORG.maths)).members).toMatchObject({ ownFull: 8, ownProbationary: 1 })
    const again = await post(LOGIN.school, `/orgs/${made}/dissolve`, {
      ...DOC,
      on: '2026-11-02',
      reason: '党费已结清',
      isHandedOver: true,
    })
    expect(again.body.code).toBe('org.dissolved')
  })
  test('撤销空的组织：任职和届期随之终止', async () => {
    const group = (
      await post(LOGIN.secretary, `/orgs/${ORG.maths}/children`, {
        on: '2026-10-10',
        docNo: '支委会决定',
        kind: 'group',
        name: '第三党小组',
        shortName: '第三党小组',
      })
    ).body.id
    expect(
      (
        await post(LOGIN.secretary, `/orgs/${group}/posts`, {
          personId: person('孙可'),
          duty: 'groupLeader',
          appointment: 'appointed',
          from: '2026-11-02',
        })
      ).status,
    ).toBe(200)
    expect((await post(LOGIN.secretary, `/orgs/${group}/dissolve`, { on: '2026-11-20', docNo: '支委会决定' })).status).toBe(200)
    const posts = await app.owner.selectFrom('post').select('until_on').where('org_id', '=', group).execute()
    expect(posts).toEqual([{ until_on: '2026-11-20' }])
  })
})
