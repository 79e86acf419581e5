import { date } from '@hongzhu/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { contextFor, makeSheet, saveSheet } from '../../testing/meeting.ts'
import { partsOf, wordsOf } from '../../testing/office.ts'
import { LOGIN, ORG } from '../../testing/world.ts'
import { loadLifeFacts, loadOpenDecisions } from './index.ts'

let app: TestApp
let secretary: Caller
let neighbour: Caller
let county: Caller
let peer: Caller
let inspector: Caller
/** Archived meetings of the branch by kind. */
let archived: Record<string, string>
beforeAll(async () => {
  app = await startApp()
  secretary = await app.as(LOGIN.secretary)
  neighbour = await app.as(LOGIN.neighbour)
  county = await app.as(LOGIN.county)
  peer = await app.as(LOGIN.countyPeer)
  inspector = await app.as(LOGIN.inspector)
  const owner = app.world.person.吴晓岚 ?? null
  const general = await saveSheet(secretary, '2026-11-20', ['general'], {
    isNoDecision: false,
    decisions: [
      { text: '更新党员活动室展板', ownerPersonId: owner, dueOn: date('2026-12-10') },
      { text: '慰问退休党员', ownerPersonId: owner, dueOn: date('2026-11-21') },
    ],
    guests: [{ name: '许向阳', title: '学校党委书记' }],
  })
  const combined = await saveSheet(secretary, '2026-11-18', ['class', 'themeDay'], {
    lecturerPersonId: app.world.person.周明远 ?? null,
  })
  const draft = await saveSheet(secretary, '2026-11-21', ['general'], { place: '操场' })
  for (const { id } of [general, combined])
    expect((await secretary.post(`/meetings/${id}/archive`, { version: 1, reasons: [] })).status).toBe(200)
  archived = { general: general.id, combined: combined.id, draft: draft.id }
})
afterAll(() => app.close())

const NO_VOTE = {
  matter: 'ordinary' as const,
  entitled: null,
  presentVoters: null,
  yes: null,
  no: 0,
  abstain: 0,
  void: null,
  writtenYes: null,
  withdrawn: null,
  issued: null,
  returned: null,
  subjects: [],
  writtenOn: [],
}

const typesOf = async (kind: string, id: string) =>
  (
    await app.owner
      .selectFrom('event')
      .select('type')
      .where('subject_kind', '=', kind)
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute()
  ).map((event) => event.type)

describe('列表 GET /meetings', () => {
  const idsOf = async (caller: Caller, query = '') =>
    (await caller.get(`/meetings${query}`)).body.rows.map((row: { id: string }) => row.id)
  test('anonymous, without permission, malformed', async () => {
    expect((await app.anonymous.get('/meetings')).status).toBe(401)
    expect((await (await app.as(LOGIN.member)).get('/meetings')).status).toBe(403)
    expect((await secretary.get('/meetings?kind=party')).status).toBe(400)
    expect((await secretary.get('/meetings?oops=1')).status).toBe(400)
  })
  test('只见管理范围之内的，上级看到下级的', async () => {
    expect(await idsOf(secretary)).toEqual([archived.draft, archived.general, archived.combined])
    expect(await idsOf(county, `?orgId=${ORG.school}`)).toHaveLength(3)
    expect(await idsOf(neighbour)).toEqual([])
    expect(await idsOf(peer, `?orgId=${ORG.maths}`)).toEqual([])
  })
  test('按种类、状态、日期、文字筛选，按日期排序，分页', async () => {
    expect(await idsOf(secretary, '?kind=themeDay')).toEqual([archived.combined])
    expect(await idsOf(secretary, '?kind=class')).toEqual([archived.combined])
    expect(await idsOf(secretary, '?state=draft')).toEqual([archived.draft])
    expect(await idsOf(secretary, '?from=2026-11-19&to=2026-11-20')).toEqual([archived.general])
    expect(await idsOf(secretary, `?q=${encodeURIComponent('操场')}`)).toEqual([archived.draft])
    expect(await idsOf(secretary, '?sort=heldOn&order=asc')).toEqual([archived.combined, archived.general, archived.draft])
    const page = (await secretary.get('/meetings?page=2&pageSize=2')).body
    expect(page).toMatchObject({ total: 3, rows: [{ id: archived.combined }] })
  })
  test('一行写明种类、应到实到和状态', async () => {
    const { rows } = (await secretary.get('/meetings?state=archived&kind=general')).body
    expect(rows[0]).toMatchObject({ due: 9, present: 9, state: 'archived', isLate: false, kinds: ['general'], orgId: ORG.maths })
  })
  test('截止日之后的会议不列', async () => {
    expect(await idsOf(secretary, '?on=2026-11-19')).toEqual([archived.combined])
  })
})

describe('一次会议 GET /meetings/{meetingId}', () => {
  test('anonymous, out of reach', async () => {
    expect((await app.anonymous.get(`/meetings/${archived.general}`)).status).toBe(401)
    expect((await neighbour.get(`/meetings/${archived.general}`)).status).toBe(404)
    expect((await secretary.get('/meetings/999999')).status).toBe(404)
  })
  test('归档后从各表读回的与所填相同', async () => {
    const { body } = await inspector.get(`/meetings/${archived.combined}`)
    expect(body.sheet).toMatchObject({
      kinds: ['class', 'themeDay'],
      heldOn: '2026-11-18',
      startTime: '15:30',
      theme: '重温入党志愿',
      lecturerPersonId: app.world.person.周明远,
      sections: { class: '集中学习，交流讨论。', themeDay: '集中学习，交流讨论。' },
    })
    expect(body.sheet.agenda).toHaveLength(2)
    expect(body.sheet.roster).toHaveLength(9)
    expect(body).toMatchObject({ dueCount: 9, presentCount: 9, recordedBy: '周明远', recordedOn: '2026-11-22' })
  })
})

describe('更正 POST /meetings/{meetingId}/corrections', () => {
  test('guards', async () => {
    const path = `/meetings/${archived.general}/corrections`
    expect((await app.anonymous.post(path, { text: 'x' })).status).toBe(401)
    expect((await neighbour.post(path, { text: 'x' })).status).toBe(404)
    expect((await inspector.post(path, { text: 'x' })).status).toBe(403)
    expect((await secretary.post(path, { text: ' ' })).status).toBe(400)
    expect((await secretary.post(`/meetings/${archived.draft}/corrections`, { text: '改' })).status).toBe(422)
  })
  test('只追加，同样的话提交两次记一次，原记录不变', async () => {
    const path = `/meetings/${archived.general}/corrections`
    const first = await secretary.post(path, { text: '地点应为二楼会议室' })
    expect((await secretary.post(path, { text: '地点应为二楼会议室' })).body).toEqual(first.body)
    const { body } = await secretary.get(`/meetings/${archived.general}`)
    expect(body.corrections).toMatchObject([{ text: '地点应为二楼会议室', recordedBy: '周明远' }])
    expect(body.sheet.place).toBe('行政楼三楼会议室')
    expect(await typesOf('meeting', archived.general ?? '')).toEqual(['meeting.archived', 'meeting.corrected'])
  })
})

describe('决定事项', () => {
  test('guards', async () => {
    expect((await app.anonymous.get('/decisions')).status).toBe(401)
    expect((await (await app.as(LOGIN.member)).get('/decisions')).status).toBe(403)
    expect((await app.anonymous.post('/decisions/1/done', { doneOn: '2026-11-22', note: '已办' })).status).toBe(401)
  })
  test('归档后列为未完成，登记完成后不再列出', async () => {
    const { rows } = (await secretary.get('/decisions?open=true')).body
    expect(rows.map((row: { text: string }) => row.text)).toEqual(['慰问退休党员', '更新党员活动室展板'])
    expect(rows[0]).toMatchObject({ ownerName: '吴晓岚', dueOn: '2026-11-21', doneOn: null })
    const path = `/decisions/${rows[0].id}/done`
    expect((await neighbour.post(path, { doneOn: '2026-11-22', note: '已办' })).status).toBe(404)
    expect((await inspector.post(path, { doneOn: '2026-11-22', note: '已办' })).status).toBe(403)
    expect((await secretary.post(path, { doneOn: '2026-11-23', note: '已办' })).body.fields[0].path).toBe('doneOn')
    expect((await secretary.post(path, { doneOn: '2026-11-19', note: '已办' })).status).toBe(400)
    expect((await secretary.post(path, { doneOn: '2026-11-22', note: '走访三户' })).status).toBe(200)
    expect((await secretary.post(path, { doneOn: '2026-11-22', note: '走访三户' })).status).toBe(200)
    expect((await secretary.post(path, { doneOn: '2026-11-21', note: '又一次' })).status).toBe(409)
    expect((await secretary.get('/decisions?open=true')).body.total).toBe(1)
    expect((await secretary.get('/decisions?open=true&on=2026-11-21')).body.total).toBe(2)
    expect((await county.get(`/decisions?open=false&orgId=${ORG.school}`)).body.rows[0]).toMatchObject({ doneNote: '走访三户' })
    expect((await peer.get('/decisions')).body.total).toBe(0)
    expect(await typesOf('decision', rows[0].id)).toEqual(['meeting.decision-done'])
  })
  test('供待办清单读取', async () => {
    const open = await loadOpenDecisions(app.owner, [ORG.maths, ORG.science], date('2026-11-22'))
    expect(open.get(ORG.maths)?.map((row) => row.text)).toEqual(['更新党员活动室展板'])
    expect(open.get(ORG.science)).toBeUndefined()
  })
})

describe('组织生活情况 loadLifeFacts', () => {
  test('已归档的才算，草稿不算；支委会届期、书记任期齐备', async () => {
    const facts = await loadLifeFacts(app.owner, [ORG.maths, ORG.primary], date('2026-01-01'), date('2026-11-22'))
    const maths = facts.get(ORG.maths)
    expect(maths?.meetings.map((meeting) => meeting.id).sort()).toEqual([archived.general, archived.combined].sort())
    expect(maths?.meetings.find((meeting) => meeting.id === archived.combined)).toMatchObject({
      kinds: ['class', 'themeDay'],
      due: 9,
      lecturerPersonId: app.world.person.周明远,
    })
    expect(maths).toMatchObject({
      kind: 'branch',
      secretaryPersonId: app.world.person.周明远,
      committeeSpans: [{ from: '2024-09-15' }],
    })
    expect(facts.get(ORG.primary)).toMatchObject({ committeeSpans: [], meetings: [] })
  })
  test('截止日之后的不算', async () => {
    const facts = await loadLifeFacts(app.owner, [ORG.maths], date('2026-01-01'), date('2026-11-19'))
    expect(facts.get(ORG.maths)?.meetings.map((meeting) => meeting.id)).toEqual([archived.combined])
  })
  test('书记在别的组织讲的党课也带出', async () => {
    await app.owner
      .insertInto('meeting')
      .values({
        id: '900',
        org_id: ORG.science,
        client_key: '5b1a4c52-0d6c-4b0f-9a54-000000000900',
        state: 'archived',
        held_on: '2026-05-10',
        recorded_on: '2026-05-11',
        lecturer_person_id: app.world.person.周明远 ?? null,
      })
      .execute()
    await app.owner.insertInto('meeting_section').values({ meeting_id: '900', kind: 'class' }).execute()
    const facts = await loadLifeFacts(app.owner, [ORG.maths], date('2026-01-01'), date('2026-11-22'))
    expect(facts.get(ORG.maths)?.secretaryLectures).toEqual([{ id: '900', heldOn: '2026-05-10' }])
  })
  test('年度对照：一次会议兼作两种，两项都完成', async () => {
    expect((await neighbour.get(`/orgs/${ORG.maths}/meeting-calendar?year=2026`)).status).toBe(404)
    expect((await app.anonymous.get(`/orgs/${ORG.maths}/meeting-calendar?year=2026`)).status).toBe(401)
    const { rows } = (await secretary.get(`/orgs/${ORG.maths}/meeting-calendar?year=2026`)).body
    const stateOf = (kind: string, due: string) =>
      rows.find((row: { kind: string; due: string }) => row.kind === kind && row.due === due)
    expect(stateOf('themeDay', '2026-11-30')).toMatchObject({ state: 'met', meetings: [archived.combined] })
    expect(stateOf('class', '2026-12-31')).toMatchObject({ state: 'met', meetings: [archived.combined] })
    expect(stateOf('themeDay', '2026-10-31')).toMatchObject({ state: 'late' })
  })
})

describe('作废 POST /meetings/{meetingId}/void', () => {
  test('guards', async () => {
    const path = `/meetings/${archived.general}/void`
    const { version } = (await secretary.get(`/meetings/${archived.general}`)).body
    expect((await app.anonymous.post(path, { version, reason: '误录' })).status).toBe(401)
    expect((await neighbour.post(path, { version, reason: '误录' })).status).toBe(404)
    expect((await inspector.post(path, { version, reason: '误录' })).status).toBe(403)
    expect((await secretary.post(path, { version, reason: '' })).body.fields[0].path).toBe('reason')
    expect((await secretary.post(path, { version: version + 1, reason: '误录' })).status).toBe(409)
  })
  test('草稿可以废弃，内容仍查得到', async () => {
    expect((await secretary.post(`/meetings/${archived.draft}/void`, { version: 1, reason: '' })).status).toBe(200)
    expect((await secretary.get(`/meetings/${archived.draft}`)).body).toMatchObject({ state: 'voided', sheet: { place: '操场' } })
    expect(await typesOf('meeting', archived.draft ?? '')).toEqual(['meeting.discarded'])
  })
  test('已归档的写明原因作废，不再计入组织生活，决定不再待办', async () => {
    const { id } = await saveSheet(secretary, '2026-11-19', ['general'], {
      isNoDecision: false,
      decisions: [{ text: '某事', ownerPersonId: app.world.person.孙可 ?? null, dueOn: date('2026-12-01') }],
    })
    await secretary.post(`/meetings/${id}/archive`, { version: 1, reasons: [] })
    expect((await secretary.post(`/meetings/${id}/void`, { version: 2, reason: '误录' })).body).toMatchObject({ state: 'voided' })
    const facts = await loadLifeFacts(app.owner, [ORG.maths], date('2026-01-01'), date('2026-11-22'))
    expect(facts.get(ORG.maths)?.meetings.map((meeting) => meeting.id)).not.toContain(id)
    expect((await secretary.get('/decisions?open=true')).body.total).toBe(1)
    expect((await secretary.get('/meetings')).body.rows.map((row: { id: string }) => row.id)).not.toContain(id)
    expect(await typesOf('meeting', id)).toEqual(['meeting.archived', 'meeting.voided'])
  })
})

describe('表决', () => {
  const voting = async (numbers: Record<string, unknown>) => {
    const context = await contextFor(secretary, '2026-11-20', ['general'])
    const sheet = makeSheet(context, ['general'])
    const vote = {
      matter: 'membership' as const,
      entitled: 8,
      presentVoters: 8,
      yes: 7,
      no: 1,
      abstain: 0,
      void: null,
      writtenYes: null,
      withdrawn: null,
      issued: null,
      returned: null,
      subjects: ['王五'],
      writtenOn: [],
      ...numbers,
    }
    const agenda = sheet.agenda.map((item) => ({
      ...item,
      title: '接收王五为预备党员',
      content: 'membership' as const,
      priorCommitteeOn: date('2026-11-12'),
      vote,
    }))
    const { id } = await saveSheet(secretary, '2026-11-20', ['general'], { agenda })
    return { id, answer: await secretary.post(`/meetings/${id}/archive`, { version: 1, reasons: [] }) }
  }
  test('MTG-03：票数、对象随记录存下', async () => {
    const { id, answer } = await voting({})
    expect(answer.status).toBe(200)
    expect((await secretary.get(`/meetings/${id}`)).body.sheet.agenda[0]).toMatchObject({
      priorCommitteeOn: '2026-11-12',
      content: 'membership',
      vote: { matter: 'membership', yes: 7, no: 1, subjects: ['王五'], writtenOn: [] },
    })
  })
  test('MTG-03：不过半数不能表决；票数多于到会；没有填齐——都指到栏目', async () => {
    const half = (await voting({ presentVoters: 4, yes: 4, no: 0 })).answer
    expect(half.status).toBe(422)
    expect(half.body.refusals[0]).toMatchObject({ rule: 'MTG-03', field: 'agenda.0.vote.presentVoters' })
    expect(half.body.refusals[0].cite.article).toBeTruthy()
    expect((await voting({ yes: 9 })).answer.body.refusals[0]).toMatchObject({ field: 'agenda.0.vote.yes' })
    expect((await voting({ yes: null })).answer.body.refusals[0]).toMatchObject({
      code: 'vote.not-a-count',
      field: 'agenda.0.vote.yes',
    })
    expect((await voting({ subjects: [] })).answer.body.refusals[0]).toMatchObject({ field: 'agenda.0.vote.subjects' })
  })
})

describe('学校的会议', () => {
  test('SCH-09：没有纸质记录的册页不能归档，写明的可以', async () => {
    const seats = [
      ['周明远', 'secretary'],
      ['吴晓岚', 'committeeMember'],
    ] as const
    for (const [name, duty] of seats)
      await app.owner
        .insertInto('post')
        .values({
          person_id: app.world.person[name] ?? '',
          org_id: ORG.school,
          duty,
          appointment: 'appointed',
          from_on: '2026-11-19',
          until_on: '2026-11-20',
        })
        .execute()
    const school = await app.as(LOGIN.school)
    const context = await contextFor(school, '2026-11-19', ['schoolParty'], ORG.school)
    const [item] = makeSheet(context, ['schoolParty']).agenda
    const agenda = item ? [{ ...item, proposedBy: '副校长', isReleased: true }] : []
    const settle = async (paperRef: string) => {
      const { id } = await saveSheet(school, '2026-11-19', ['schoolParty'], { agenda, paperRef }, ORG.school)
      return school.post(`/meetings/${id}/archive`, { version: 1, reasons: [] })
    }
    const refused = await settle('')
    expect([refused.status, refused.body.code]).toEqual([422, 'school.no-paper-page'])
    expect(refused.body.refusals[0]).toMatchObject({ rule: 'SCH-09', field: 'paperRef' })
    expect((await settle('2026 年第 1 册第 12 页')).status).toBe(200)
  })
})

describe('应到有表决权', () => {
  test('MTG-02：中止党员权利的正式党员在名册上而没有表决权，应到按其余的计', async () => {
    const on = '2026-11-17'
    const [one] = (await contextFor(secretary, on, ['general'])).roster.filter((entry) => entry.hasVote)
    await app.owner
      .insertInto('member_relief')
      .values({
        person_id: one?.personId ?? '',
        org_id: ORG.maths,
        kind: 'rights',
        reason: '留党察看',
        from_on: on,
        until_on: '2026-11-18',
      })
      .execute()
    const context = await contextFor(secretary, on, ['general'])
    expect(context.roster.filter((entry) => entry.hasVote)).toHaveLength(7)
    const [item] = makeSheet(context, ['general']).agenda
    const codes = async (entitled: number, presentVoters: number) => {
      const vote = { ...NO_VOTE, entitled, presentVoters, yes: presentVoters }
      const agenda = item ? [{ ...item, vote }] : []
      const { id } = await saveSheet(secretary, on, ['general'], { agenda })
      const { status, body } = await secretary.post(`/meetings/${id}/archive`, { version: 1, reasons: [] })
      return status === 200 ? [] : body.refusals.map((refusal: { code: string }) => refusal.code)
    }
    expect(await codes(7, 7)).toEqual([])
    expect(await codes(8, 8)).toEqual(['meeting.voters-exceed-roster', 'meeting.base-differs'])
  })
})

describe('会议记录（Word） POST /meetings/{meetingId}/minutes', () => {
  test('guards', async () => {
    const path = `/meetings/${archived.combined}/minutes`
    expect((await app.anonymous.post(path, {})).status).toBe(401)
    expect((await neighbour.post(path, {})).status).toBe(404)
    expect((await (await app.as(LOGIN.member)).post(path, {})).status).toBe(403)
  })
  test('MTG-14：赞成、反对、弃权各一个说法，发出收回的票带算式', async () => {
    const context = await contextFor(secretary, '2026-11-20', ['general'])
    const sheet = makeSheet(context, ['general'])
    const [item] = sheet.agenda
    if (!item) throw new Error('没有议题')
    const vote = {
      matter: 'ordinary' as const,
      entitled: 8,
      presentVoters: 8,
      yes: 5,
      no: 1,
      abstain: 1,
      void: 1,
      writtenYes: null,
      withdrawn: null,
      issued: 8,
      returned: 8,
      subjects: [],
      writtenOn: [],
    }
    const { id } = await saveSheet(secretary, '2026-11-20', ['general'], { agenda: [{ ...item, vote }] })
    expect((await secretary.post(`/meetings/${id}/archive`, { version: 1, reasons: [] })).status).toBe(200)
    expect((await secretary.get(`/meetings/${id}`)).body.sheet.agenda[0].vote).toMatchObject({ issued: 8, returned: 8 })
    const words = (await wordsOf((await secretary.post(`/meetings/${id}/minutes`, {})).raw)).join('\n')
    expect(words).toContain('应到有表决权 8 人，实到 8 人；赞成 5 票，反对 1 票，弃权 1 票，无效 1 票。')
    expect(words).toContain('发出 8 票，收回 8 票；赞成 5 + 反对 1 + 弃权 1 + 无效 1 = 8，与收回 8 票相符。')
    expect(words).toContain('结果：可以表决，通过。')
    expect(words).not.toContain('同意')
  })
  test('DOC-51、MTG-14：内容、版面，没有反对者姓名，有签字栏', async () => {
    const answer = await secretary.post(`/meetings/${archived.general}/minutes`, {})
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toContain('wordprocessingml')
    const words = (await wordsOf(answer.raw)).join('\n')
    expect(words).toContain('中共青禾县第一中学数学组支部委员会支部党员大会记录')
    expect(words).toContain('时间：2026年11月20日 15:30—17:00')
    expect(words).toContain('主持人：周明远')
    expect(words).toContain('应到有表决权党员 8 人，实到 8 人；预备党员应到 1 人，实到 1 人。')
    expect(words).toContain('列席：许向阳（学校党委书记）')
    expect(words).toContain('议题一：学习二十届四中全会精神')
    expect(words).toContain('慰问退休党员')
    expect(words).toContain('2026年12月10日')
    expect(words).toContain('主持人签字：')
    const { corrections } = (await secretary.get(`/meetings/${archived.general}`)).body
    const correctedOn = new Date(corrections[0].recordedAt).toLocaleDateString('zh-CN', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'long',
    })
    expect(words).toContain(`更正（${correctedOn}）：地点应为二楼会议室`)
    const body = (await partsOf(answer.raw))['word/document.xml'] ?? ''
    expect(body).toContain('w:top="2098"')
    expect(body).toContain('w:type="lines" w:linePitch="579"')
    expect(body.match(/<w:r>/g)?.length).toBe(body.match(/w:eastAsia="(仿宋_GB2312|黑体|楷体_GB2312|方正小标宋简体)"/g)?.length)
    expect(await typesOf('meeting', archived.general ?? '')).toContain('meeting.minutes-printed')
  })
})

test('行级安全：别处的草稿和到会情况读不到', async () => {
  const seen = await inTransaction(
    app.services.pool,
    { prefixes: ['/1/3/'], exact: [], selfPersonId: null, on: date('2026-11-22') },
    'read only',
    async (db) => ({
      attendance: await db.selectFrom('attendance').select('person_id').execute(),
      draft: await db.selectFrom('meeting_draft').select('meeting_id').execute(),
    }),
  )
  expect(seen).toEqual({ attendance: [], draft: [] })
})
