import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, type Reply, startApp, type TestApp } from '../../../testing/app.ts'
import { beginCourse, type Course, countSheet, fillBranch, rulesOf, tally } from '../../../testing/election.ts'
import { LOGIN, ORG } from '../../../testing/world.ts'

let app: TestApp
let secretary: Caller
let stranger: Caller
let county: Caller
let member: Caller
let inspector: Caller
let school: Caller
let people: string[]
const who = (number: number) => people[number - 1] ?? ''
beforeAll(async () => {
  app = await startApp()
  secretary = await app.as(LOGIN.neighbour)
  stranger = await app.as(LOGIN.secretary)
  county = await app.as(LOGIN.county)
  member = await app.as(LOGIN.member)
  inspector = await app.as(LOGIN.inspector)
  school = await app.as(LOGIN.school)
  people = await fillBranch(app, ORG.science, 23)
})
afterAll(() => app.close())

const MEETING = '2026-10-08'
const TERM = { occasion: 'term', meetingOn: MEETING, hasCommittee: true, seats: 3, deputies: 1 }
const BEGIN = { procedure: 'election', on: '2026-04-10', mode: 'live', entry: TERM }
const path = `/orgs/${ORG.science}/cases`
const begin = (caller: Caller, change: object = {}) => caller.post(path, { clientKey: crypto.randomUUID(), ...BEGIN, ...change })
const eventsOf = async (caseId: string) =>
  (
    await app.owner
      .selectFrom('event')
      .select(['type', 'summary'])
      .where('subject_kind', '=', 'case')
      .where('subject_id', '=', caseId)
      .orderBy('seq')
      .execute()
  ).map((event) => `${event.type} ${event.summary}`)
const storedEvents = async (caseId: string) =>
  (await app.owner.selectFrom('procedure_event').select('seq').where('case_id', '=', caseId).execute()).length
const cases = async () => (await app.owner.selectFrom('procedure_case').select('id').execute()).length
const codes = ({ body }: Reply) => (body.refusals ?? body.findings).map((one: { code: string }) => one.code)

test('GET /procedures：表单用的步骤、内容、条文', async () => {
  expect((await app.anonymous.get('/procedures')).status).toBe(401)
  expect((await member.get('/procedures')).status).toBe(403)
  const { rows } = (await secretary.get('/procedures')).body
  expect(rows).toMatchObject([{ id: 'election', title: '选举', rule: 'ELE-19' }])
  expect(rows[0].versions[0].steps.map((step: { title: string }) => step.title).slice(0, 3)).toEqual([
    '上级提醒换届',
    '研究决定换届',
    '报送换届请示',
  ])
})

describe('开始办理 POST /orgs/{orgId}/cases', () => {
  test('未登录、无权限、范围外、填错', async () => {
    expect((await begin(app.anonymous)).status).toBe(401)
    expect((await begin(member)).status).toBe(403)
    expect((await begin(inspector)).status).toBe(403)
    expect((await begin(stranger)).status).toBe(404)
    expect((await begin(secretary, { on: '2026-02-30' })).status).toBe(400)
    expect((await begin(secretary, { procedure: 'unheard' })).body.fields[0]).toMatchObject({ path: 'procedure' })
    const { seats: _, ...lacking } = TERM
    const refused = await begin(secretary, { entry: lacking })
    expect([refused.status, codes(refused)]).toEqual([422, ['case.missing']])
    expect(codes(await begin(secretary, { entry: { ...TERM, meetingOn: '明天' } }))).toEqual(['case.malformed'])
    expect(codes(await begin(secretary, { entry: { ...TERM, opinion: '好' } }))).toEqual(['case.unknown-field'])
    expect(codes(await begin(secretary, { on: '2026-11-23' }))).toEqual(['case.future'])
    expect(await cases()).toBe(0)
  })

  test('试办只回答，不写入；同一张表提交两次只开始一次；记入审计', async () => {
    const tried = await begin(secretary, { isTrial: true, entry: { ...TERM, deputies: -1 } })
    expect([tried.status, tried.body.isWritten, codes(tried)]).toEqual([200, false, ['case.malformed']])
    expect(await cases()).toBe(0)
    const clientKey = crypto.randomUUID()
    const first = await begin(secretary, { clientKey })
    expect(first.body).toMatchObject({ seq: 1, isWritten: true })
    expect((await begin(secretary, { clientKey })).body.id).toBe(first.body.id)
    expect(await cases()).toBe(1)
    expect(await eventsOf(first.body.id)).toEqual(['case.begun 开始办理：换届选举（2026年4月10日）'])
  })
})

describe('一件事项', () => {
  let course: Course
  beforeAll(async () => {
    course = await beginCourse(secretary, ORG.science, BEGIN)
  })

  test('GET /cases/{caseId}：未登录、无权限、范围外、上级和督查可看', async () => {
    expect((await course.read(app.anonymous)).status).toBe(401)
    expect((await course.read(member)).status).toBe(403)
    expect((await course.read(stranger)).status).toBe(404)
    expect((await secretary.get('/cases/999999')).status).toBe(404)
    const { body } = await course.read(secretary)
    expect(body).toMatchObject({
      orgName: '青禾一中理科组党支部',
      name: '换届选举',
      status: 'running',
      current: 'remind',
      seq: 1,
      missing: '缺换届提醒函',
      may: { own: true, superior: false },
    })
    expect((await course.read(county)).body.may).toEqual({ own: true, superior: true })
    expect((await course.read(inspector)).body.may).toEqual({ own: false, superior: false })
    // 支部的上级是学校党委。
    expect((await course.read(school)).body.may).toEqual({ own: true, superior: true })
  })

  test('上级的步骤由上级办：书记不能办，也不能批准不办；经批准不办要写明上级组织', async () => {
    const remind = { act: 'do', step: 'remind', on: '2026-04-10', entry: {} }
    expect((await course.send(app.anonymous, remind)).status).toBe(401)
    expect((await course.send(stranger, remind)).status).toBe(404)
    expect((await course.send(inspector, remind)).status).toBe(403)
    const own = await course.send(secretary, remind)
    expect([own.status, own.body.code]).toEqual([403, 'case.superior-acts'])
    const except = (decidedBy: string) => ({
      act: 'except',
      step: 'remind',
      on: '2026-04-11',
      exception: { decidedBy, docNo: '青教工委〔2026〕9号', reason: '已口头提醒' },
    })
    expect((await course.send(secretary, except(ORG.qinghe))).body.code).toBe('case.superior-acts')
    expect((await course.send(county, except(ORG.heron))).body.fields[0].path).toBe('exception.decidedBy')
    expect((await course.send(county, except(ORG.qinghe))).status).toBe(200)
    const step = (await course.read(secretary)).body.rail[0]
    expect([step.state, step.exception.decidedBy]).toEqual(['excepted', '青禾县教育工委'])
  })

  test('试办不写入；过时的页面得到现在的情况；更正另记一条', async () => {
    const decide = { act: 'do', step: 'decide', on: '2026-06-20', entry: {} }
    const before = await storedEvents(course.caseId)
    const trial = await course.send(secretary, decide, { isTrial: true })
    expect([trial.status, trial.body.isWritten]).toEqual([200, false])
    expect(await storedEvents(course.caseId)).toBe(before)
    expect((await course.send(secretary, decide)).status).toBe(200)
    const stale = await secretary.post(`/cases/${course.caseId}/acts`, { seq: before, command: decide })
    expect([stale.status, stale.body.code, stale.body.present]).toEqual([
      409,
      'case.moved',
      { seq: before + 1, status: 'running', current: 'request' },
    ])
    expect((await course.send(secretary, { ...decide, act: 'correct', on: '2026-06-22' })).status).toBe(400)
    const corrected = await course.send(secretary, { ...decide, act: 'correct', on: '2026-06-22', reason: '日期写错' })
    expect(corrected.status).toBe(200)
    expect(await storedEvents(course.caseId)).toBe(before + 2)
    const { history } = (await course.read(secretary)).body
    expect(history.at(-1)).toMatchObject({ label: '更正', on: '2026-06-22', step: '研究决定换届', reason: '日期写错' })
  })

  test('编号不在本组织的人员、会议不收；需要说明的先写理由', async () => {
    const request = { docNo: '青一中理支〔2026〕1号', method: 'surplus', meetingOn: MEETING }
    const step = (entry: object, more: object = {}) => ({ act: 'do', step: 'request', on: '2026-08-01', entry, ...more })
    const meeting = { act: 'correct', step: 'decide', on: '2026-06-22', entry: { meetingId: '999' }, reason: '补会议' }
    expect((await course.send(secretary, meeting)).body.refusals[0]).toMatchObject({
      code: 'case.meeting-unknown',
      field: 'meetingId',
    })
    expect(codes(await course.send(secretary, step({ ...request, opinion: '好' })))).toEqual(['case.unknown-field'])
    const late = await course.send(secretary, { ...step(request), on: '2026-09-20' })
    expect([late.status, late.body.code, codes(late)]).toEqual([422, 'reason-needed', ['case.too-late']])
    expect((await course.send(secretary, step(request))).status).toBe(200)
    const returned = await course.send(secretary, { act: 'return', to: 'request', on: '2026-08-03', reason: '名额有误' })
    expect(returned.body.code).toBe('case.superior-acts')
    expect((await course.send(county, { act: 'return', to: 'request', on: '2026-08-03', reason: '名额有误' })).status).toBe(200)
    expect((await course.read(secretary)).body).toMatchObject({ current: 'request', returned: { reason: '名额有误' } })
    expect((await course.send(secretary, { ...step(request), on: '2026-08-04' })).status).toBe(200)
    await course.do(county, 'requestReply', '2026-08-10', { docNo: '青教工委〔2026〕11号', seats: 3 })
    const people_ = await course.send(secretary, {
      act: 'do',
      step: 'voterList',
      on: '2026-08-20',
      entry: { exclusions: [{ personId: app.world.person.周明远, reason: 'abroad' }] },
    })
    expect([people_.status, people_.body.code, people_.body.refusals[0].field]).toEqual([
      422,
      'case.person-unknown',
      'exclusions',
    ])
    expect(JSON.stringify(people_.body)).not.toContain('周明远')
  })

  test('中止、恢复、撤回；撤回以后不能再办；全部记入审计', async () => {
    const late = { on: '2026-09-01', reason: '等待批复' }
    expect((await course.send(secretary, { act: 'suspend', ...late })).status).toBe(200)
    expect((await course.send(secretary, { act: 'suspend', ...late })).status).toBe(422)
    expect((await course.send(secretary, { act: 'resume', on: '2026-09-02' })).status).toBe(200)
    expect((await course.send(secretary, { act: 'withdraw', ...late })).status).toBe(200)
    expect((await course.do(secretary, 'voterList', '2026-09-03', {})).status).toBe(422)
    const types = (await eventsOf(course.caseId)).map((event) => event.split(' ')[0])
    expect(types).toEqual(
      'begun excepted done corrected done returned done done suspended resumed withdrawn'
        .split(' ')
        .map((past) => `case.${past}`),
    )
  })

  test('办理记录只追加：应用账号改不了、删不了', async () => {
    const { pool } = app.services
    await expect(pool.query('update procedure_event set on_day = on_day')).rejects.toThrow(/permission denied/)
    await expect(pool.query('delete from procedure_event')).rejects.toThrow(/permission denied/)
    await expect(pool.query('update procedure_case set org_id = org_id')).rejects.toThrow(/permission denied/)
  })
})

describe('列表和导出', () => {
  test('未登录、无权限、范围外；上级看到下级的；按程序、情况筛选', async () => {
    expect((await app.anonymous.get(path)).status).toBe(401)
    expect((await member.get(path)).status).toBe(403)
    expect((await stranger.get(path)).status).toBe(404)
    const all = (await county.get(`/orgs/${ORG.qinghe}/cases`)).body
    expect([all.total, all.rows[0].orgName, all.rows[0].status]).toEqual([2, '青禾一中理科组党支部', 'running'])
    expect((await secretary.get(`${path}?status=withdrawn&procedure=election`)).body.total).toBe(1)
    expect((await secretary.get(`${path}?procedure=other`)).body.total).toBe(0)
    expect((await stranger.get(`/orgs/${ORG.maths}/cases`)).body.total).toBe(0)
    const file = await county.get('/exports/cases?status=running&procedure=election')
    expect([file.status, String(file.headers['content-disposition'])]).toEqual([200, expect.stringContaining('xlsx')])
    expect((await app.anonymous.get('/exports/cases')).status).toBe(401)
    expect((await inspector.get('/exports/cases')).status).toBe(403)
  })

  test('可选的人员、会议、上级', async () => {
    const choices = (caller: Caller) => caller.get(`/orgs/${ORG.science}/case-choices?on=2026-10-08`)
    expect((await choices(app.anonymous)).status).toBe(401)
    expect((await choices(inspector)).status).toBe(403)
    expect((await choices(stranger)).status).toBe(404)
    const { body } = await choices(secretary)
    expect(body.people).toHaveLength(23)
    expect(body.superiors.map((one: { name: string }) => one.name)).toEqual(['青禾一中党委', '青禾县教育工委', '云山市教育工委'])
  })

  test('正在办的步骤是上级、本组织各自的待办', async () => {
    const duties = await app.owner
      .selectFrom('obligation')
      .select(['title', 'org_id', 'subject_org_id', 'due_on'])
      .where('rule', '=', 'ELE-19')
      .execute()
    expect(duties).toEqual([
      { title: '换届选举：上级提醒换届', org_id: ORG.school, subject_org_id: ORG.science, due_on: '2026-04-10' },
    ])
  })
})

const orgPage = async (orgId: string) => (await county.get(`/orgs/${orgId}`)).body
const postsOf = async (orgId: string) =>
  (
    await app.owner
      .selectFrom('post as x')
      .innerJoin('person as p', 'p.id', 'x.person_id')
      .select(['p.name', 'x.duty', 'x.from_on', 'x.until_on'])
      .where('x.org_id', '=', orgId)
      .orderBy('x.from_on')
      .orderBy('x.id')
      .execute()
  ).map((post) => `${post.name} ${post.duty} ${post.from_on}–${post.until_on ?? ''}`)
const termsOf = async (orgId: string) =>
  (
    await app.owner
      .selectFrom('term')
      .select(['started_on', 'ended_on', 'seats', 'has_committee', 'approval_doc_no'])
      .where('org_id', '=', orgId)
      .orderBy('started_on')
      .execute()
  ).map((term) => `${term.started_on}–${term.ended_on ?? ''} ${term.seats} ${term.has_committee}`)

async function rules(course: Course): Promise<Record<string, boolean>> {
  const { rail } = (await course.read(county)).body
  return rulesOf(rail.find((step: { id: string }) => step.id === 'drafts').fields)
}
async function all(course: Course, ...steps: readonly [Caller, string, string, object][]) {
  for (const [caller, step, on, entry] of steps) {
    const answer = await course.do(caller, step, on, entry)
    expect([step, answer.status, answer.body.refusals ?? answer.body.fields]).toEqual([step, 200, undefined])
  }
}

/** 23 名正式党员的支部，大会以前各步。 */
async function prepared(change: object = {}): Promise<Course> {
  const course = await beginCourse(secretary, ORG.science, { ...BEGIN, ...change })
  const [superior, own] = [county, secretary]
  const slate = { members: [who(1), who(2), who(3), who(4)], secretary: who(1), deputies: [who(2)] }
  await all(
    course,
    [superior, 'remind', '2026-04-10', {}],
    [own, 'decide', '2026-07-01', {}],
    [own, 'request', '2026-08-01', { docNo: '理支〔2026〕1号', method: 'surplus', meetingOn: MEETING }],
    [superior, 'requestReply', '2026-08-15', { docNo: '青教工委〔2026〕11号', seats: 3 }],
    [own, 'voterList', '2026-08-25', {}],
    [own, 'recommend', '2026-09-01', {}],
    [own, 'candidateReport', '2026-09-10', { docNo: '理支〔2026〕2号', ...slate }],
    [superior, 'candidateReply', '2026-09-20', { docNo: '青教工委〔2026〕15号', ...slate }],
    [own, 'drafts', '2026-09-25', { ...(await rules(course)), hasIntroductions: true, ballotsPrinted: 23 }],
  )
  return course
}
const conduct = () => ({
  chair: who(9),
  chairBasis: 'outgoingCommittee',
  monitors: [who(20), who(21)],
  tellers: [who(22), who(23)],
  monitorsPassed: true,
  rulesYes: 20,
})
const ballot = () =>
  countSheet(23, 20, [tally(who(1), 19, 20), tally(who(2), 18, 20), tally(who(3), 15, 20), tally(who(4), 8, 20)])

describe('支部 23 人换届：从提醒到届期、任职', () => {
  let course: Course
  test('应到不符、到会不足的不能办，试办写明算式；办成以后届期和任职随批准变动', async () => {
    course = await prepared()
    const meeting = (entry: object) => ({ act: 'do', step: 'meeting', on: MEETING, entry: { ...conduct(), ...entry } })
    const short = await course.send(secretary, meeting({ ...ballot(), due: 22 }), { isTrial: true })
    expect([short.status, codes(short)]).toEqual([200, expect.arrayContaining(['election.due-differs'])])
    const tried = await course.send(secretary, meeting(ballot()), { isTrial: true })
    expect(tried.body.verdict.map((line: { value: string }) => line.value)).toContain('23 - 0 = 23 人')
    expect(tried.body.findings).toEqual([])
    await all(course, [secretary, 'meeting', MEETING, { ...conduct(), ...ballot() }])
    expect(await postsOf(ORG.science)).toHaveLength(1)
    await all(
      course,
      [
        secretary,
        'plenary',
        MEETING,
        { chair: who(3), ...countSheet(3, 3, [tally(who(1), 3, 3, 'secretary'), tally(who(2), 2, 3, 'deputySecretary')]) },
      ],
      [secretary, 'resultReport', '2026-10-12', { docNo: '理支〔2026〕3号' }],
    )
    const approve = {
      act: 'do',
      step: 'approve',
      on: '2026-10-20',
      entry: { docNo: '青教工委〔2026〕18号', filedOn: '2026-10-20' },
    }
    expect((await course.send(secretary, approve)).body.code).toBe('case.superior-acts')
    const preview = await course.send(county, approve, { isTrial: true })
    expect(preview.body.verdict.map((line: { label: string }) => line.label)).toContain('褚文任书记')
    expect(await termsOf(ORG.science)).toHaveLength(1)
    expect((await course.send(county, approve)).status).toBe(200)
    await all(course, [secretary, 'handover', '2026-10-25', { isArchived: true }])
  })

  test('届期条：上届大会之日届止，新届同日起；书记自批准之日，委员自大会之日', async () => {
    expect(await termsOf(ORG.science)).toEqual([`2023-10-10–${MEETING} 3 true`, `${MEETING}– 3 true`])
    expect(await postsOf(ORG.science)).toEqual([
      '褚文 secretary 2024-09-15–2026-10-20',
      `蒋一帆 committeeMember ${MEETING}–`,
      `卫青禾 committeeMember ${MEETING}–2026-10-20`,
      '褚文 secretary 2026-10-20–',
      '卫青禾 deputySecretary 2026-10-20–',
    ])
    const { terms } = await orgPage(ORG.science)
    expect(terms[0]).toMatchObject({ startedOn: MEETING, seats: 3, remindedOn: null })
    // ORG-14：提醒和请示记入被换届的那一届，不用另填。
    expect(terms[1]).toMatchObject({ remindedOn: '2026-04-10', preparedOn: '2026-08-01' })
    const { body } = await course.read(secretary)
    expect([body.status, body.current, body.missing]).toEqual(['ended', null, null])
    expect(body.rail.every((step: { state: string; isLate: boolean }) => step.state === 'done' && !step.isLate)).toBe(true)
    const kinds = await app.owner.selectFrom('event').select('type').where('org_id', '=', ORG.science).execute()
    expect(kinds.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['term.reminded', 'term.prepared', 'term.begun', 'post.assigned', 'post.ended']),
    )
  })

  test('已有届期的再批准一次：不能登记，什么也没有写', async () => {
    const again = await prepared()
    await all(
      again,
      [secretary, 'meeting', MEETING, { ...conduct(), ...ballot() }],
      [
        secretary,
        'plenary',
        MEETING,
        { chair: who(3), ...countSheet(3, 3, [tally(who(1), 3, 3, 'secretary'), tally(who(2), 2, 3, 'deputySecretary')]) },
      ],
      [secretary, 'resultReport', '2026-10-12', { docNo: '理支〔2026〕3号' }],
    )
    const before = [await termsOf(ORG.science), await postsOf(ORG.science), await storedEvents(again.caseId)]
    const refused = await again.do(county, 'approve', '2026-10-20', { docNo: '青教工委〔2026〕19号', filedOn: '2026-10-20' })
    expect([refused.status, refused.body.code]).toEqual([422, 'case.effect-refused'])
    expect(refused.body.title).toContain('已经登记过届期')
    expect([await termsOf(ORG.science), await postsOf(ORG.science), await storedEvents(again.caseId)]).toEqual(before)
  })

  test('补录历史：本组织可以登记全部步骤，届期和任职不自动变动，并且写明', async () => {
    const before = [await termsOf(ORG.science), await postsOf(ORG.science)]
    const old = await beginCourse(secretary, ORG.science, { ...BEGIN, mode: 'history' })
    expect((await old.read(secretary)).body.may).toEqual({ own: true, superior: true })
    await all(old, [secretary, 'remind', '2026-04-10', {}])
    const approve = { act: 'do', step: 'approve', on: '2026-10-20', entry: { docNo: '青教工委〔2026〕18号' }, reason: '旧材料' }
    const answer = await old.send(secretary, approve)
    expect([answer.status, codes(answer)]).toEqual([200, expect.arrayContaining(['election.no-effect-history'])])
    expect([await termsOf(ORG.science), await postsOf(ORG.science)]).toEqual(before)
  })
})

test('支部 6 人换届：不设委员会，党员大会直接选举书记', async () => {
  people = await fillBranch(app, ORG.primary, 6)
  await app.owner.updateTable('term').set({ started_on: '2023-11-20' }).where('org_id', '=', ORG.primary).execute()
  const held = '2026-11-18'
  const course = await beginCourse(county, ORG.primary, {
    on: '2026-05-20',
    mode: 'live',
    entry: { occasion: 'term', meetingOn: held, hasCommittee: false, seats: 0, deputies: 0 },
  })
  await all(
    course,
    [county, 'remind', '2026-05-20', {}],
    [county, 'decide', '2026-08-01', {}],
    [county, 'request', '2026-09-01', { docNo: '实小支〔2026〕1号', method: 'equal', meetingOn: held }],
    [county, 'requestReply', '2026-09-15', { docNo: '青教工委〔2026〕21号', seats: 0 }],
    [county, 'voterList', '2026-10-01', {}],
    [county, 'recommend', '2026-10-10', {}],
    [county, 'candidateReport', '2026-10-15', { docNo: '实小支〔2026〕2号', secretary: who(2) }],
    [county, 'candidateReply', '2026-10-25', { docNo: '青教工委〔2026〕25号', secretary: who(2) }],
    [county, 'drafts', '2026-11-01', { ...(await rules(course)), hasIntroductions: true, ballotsPrinted: 6 }],
    [
      county,
      'meeting',
      held,
      {
        chair: who(1),
        chairBasis: 'outgoingSecretary',
        monitors: [who(3)],
        tellers: [who(4)],
        monitorsPassed: true,
        rulesYes: 5,
        ...countSheet(6, 5, [tally(who(2), 5, 5, 'secretary')]),
      },
    ],
    [county, 'resultReport', '2026-11-19', { docNo: '实小支〔2026〕3号' }],
    [county, 'approve', '2026-11-20', { docNo: '青教工委〔2026〕30号', filedOn: '2026-11-20' }],
  )
  expect(await termsOf(ORG.primary)).toEqual([`2023-11-20–${held} 1 false`, `${held}– 1 false`])
  expect(await postsOf(ORG.primary)).toEqual(['沈默 secretary 2024-09-15–2026-11-20', '韩雪 secretary 2026-11-20–'])
})
