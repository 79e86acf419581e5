import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { contextFor, makeSheet, saveSheet } from '../../testing/meeting.ts'
import { LOGIN, ORG } from '../../testing/world.ts'
import { meetingSubscribers } from './index.ts'

let app: TestApp
let secretary: Caller
let clerk: Caller
let neighbour: Caller
let county: Caller
let inspector: Caller
let member: Caller
beforeAll(async () => {
  app = await startApp()
  secretary = await app.as(LOGIN.secretary)
  clerk = await app.as(LOGIN.clerk)
  neighbour = await app.as(LOGIN.neighbour)
  county = await app.as(LOGIN.county)
  inspector = await app.as(LOGIN.inspector)
  member = await app.as(LOGIN.member)
})
afterAll(() => app.close())

const eventsOf = async (meetingId: string) =>
  (
    await app.owner
      .selectFrom('event')
      .select(['type', 'org_id', 'reason', 'summary'])
      .where('subject_kind', '=', 'meeting')
      .where('subject_id', '=', meetingId)
      .orderBy('seq')
      .execute()
  ).map((event) => event)
const typesOf = async (meetingId: string) => (await eventsOf(meetingId)).map((event) => event.type)

describe('名册 GET /orgs/{orgId}/meeting-roster', () => {
  const path = `/orgs/${ORG.maths}/meeting-roster?on=2026-11-20&kinds=general`
  test('anonymous, out of reach, without permission, malformed', async () => {
    expect((await app.anonymous.get(path)).status).toBe(401)
    expect((await neighbour.get(path)).status).toBe(404)
    expect((await inspector.get(path)).status).toBe(403)
    expect((await secretary.get(`/orgs/${ORG.maths}/meeting-roster?on=2026-02-30`)).status).toBe(400)
  })
  test('支部大会应到全体党员，预备党员没有表决权', async () => {
    const context = await contextFor(secretary, '2026-11-20', ['general'])
    expect(context).toMatchObject({ orgKind: 'branch', hasCommittee: true, orgShortName: '青禾一中数学组党支部' })
    expect(context.roster).toHaveLength(9)
    expect(context.roster.every((entry) => entry.isDue && entry.state === null)).toBe(true)
    expect(context.roster.find((entry) => entry.name === '陈新')).toMatchObject({ category: 'P', hasVote: false })
    expect(context.roster.filter((entry) => entry.hasVote)).toHaveLength(8)
    expect(context.people.find((person) => person.name === '周明远')?.duties).toEqual(['secretary'])
  })
  test('学校的党组织才有党组织会议、校长办公会议', async () => {
    expect((await contextFor(secretary, '2026-11-20', ['general'])).isSchoolBody).toBe(false)
    expect((await contextFor(await app.as(LOGIN.school), '2026-11-20', ['schoolParty'], ORG.school)).isSchoolBody).toBe(true)
  })
  test('名册以会议当日为准：接收之前预备党员不在册', async () => {
    expect((await contextFor(secretary, '2026-03-01', ['general'])).roster).toHaveLength(8)
  })
  test('支委会应到委员，党小组会应到小组成员', async () => {
    expect((await contextFor(secretary, '2026-11-20', ['committee'])).roster.map((entry) => entry.name).sort()).toEqual(
      ['吴晓岚', '周明远', '郑怀谷'].sort(),
    )
    expect((await contextFor(secretary, '2026-11-20', ['group'], ORG.group)).roster.map((entry) => entry.name).sort()).toEqual(
      ['吴晓岚', '周明远', '郑怀谷', '钱一诺'].sort(),
    )
  })
  test('留党察看的应到而无表决权，年老体弱的注明', async () => {
    await app.owner
      .insertInto('member_relief')
      .values([
        {
          person_id: app.world.person.孙可 ?? '',
          org_id: '5',
          kind: 'rights',
          reason: '留党察看',
          from_on: '2026-10-01',
          until_on: '2026-10-20',
        },
        {
          person_id: app.world.person.冯远舟 ?? '',
          org_id: '5',
          kind: 'attendance',
          reason: '行动不便',
          from_on: '2026-01-01',
        },
      ])
      .execute()
    const during = await contextFor(secretary, '2026-10-10', ['general'])
    expect(during.roster.find((entry) => entry.name === '孙可')).toMatchObject({ isDue: true, hasVote: false })
    expect(during.roster.find((entry) => entry.name === '冯远舟')).toMatchObject({ isRelieved: true, hasVote: true })
    const after = await contextFor(secretary, '2026-10-20', ['general'])
    expect(after.roster.find((entry) => entry.name === '孙可')).toMatchObject({ hasVote: true })
  })
  test('昨日转出的党员：昨日之前的会议仍应到，之后不在册；名字在旧记录里仍看得见', async () => {
    const person = app.world.person.王知夏 ?? ''
    const before = await saveSheet(secretary, '2026-11-19', ['class'])
    const archived = await secretary.post(`/meetings/${before.id}/archive`, { version: 1, reasons: [] })
    expect(archived.status).toBe(200)
    await app.owner
      .updateTable('membership')
      .set({ until_on: '2026-11-21', leave_kind: 'OUT' })
      .where('person_id', '=', person)
      .execute()
    await app.owner.insertInto('membership').values({ person_id: person, org_id: ORG.heron, from_on: '2026-11-21' }).execute()
    const has = (context: { roster: readonly { personId: string }[] }) =>
      context.roster.some((entry) => entry.personId === person)
    expect(has(await contextFor(secretary, '2026-11-20', ['general']))).toBe(true)
    expect(has(await contextFor(secretary, '2026-11-21', ['general']))).toBe(false)
    const record = (await secretary.get(`/meetings/${before.id}`)).body
    expect(record.sheet.roster.find((entry: { personId: string }) => entry.personId === person)).toMatchObject({ name: '王知夏' })
  })
  test('转出的党员误记到会：归档时指出', async () => {
    const old = await contextFor(secretary, '2026-11-20', ['general'])
    const now = await contextFor(secretary, '2026-11-22', ['general'])
    const sheet = { ...makeSheet(now, ['general']), roster: old.roster.map((entry) => ({ ...entry, state: 'present' as const })) }
    const { body } = await secretary.put(`/meeting-sheets/${randomUUID()}`, { orgId: ORG.maths, version: 0, sheet })
    const answer = await secretary.post(`/meetings/${body.id}/archive`, { version: 1, reasons: [] })
    expect(answer.status).toBe(422)
    expect(answer.body.refusals[0]).toMatchObject({ code: 'meeting.not-on-roster', field: 'roster' })
    expect(answer.body.refusals[0].message).toContain('王知夏')
  })
  test('上次的地点和主持人供预填', async () => {
    expect((await contextFor(secretary, '2026-11-22', ['class'])).habits).toMatchObject({
      place: '行政楼三楼会议室',
      chairPersonId: app.world.person.周明远,
    })
  })
})

describe('保存草稿 PUT /meeting-sheets/{clientKey}', () => {
  test('anonymous, out of reach, without permission, invalid', async () => {
    const context = await contextFor(secretary, '2026-11-20', ['general'])
    const body = { orgId: ORG.maths, version: 0, sheet: makeSheet(context, ['general']) }
    const path = `/meeting-sheets/${randomUUID()}`
    expect((await app.anonymous.put(path, body)).status).toBe(401)
    expect((await neighbour.put(path, body)).status).toBe(404)
    expect((await inspector.put(path, body)).status).toBe(403)
    expect((await member.put(path, body)).status).toBe(403)
    expect((await secretary.put('/meeting-sheets/not-a-key', body)).status).toBe(400)
    const wrong = await secretary.put(path, { ...body, sheet: { ...body.sheet, startTime: '25:00' } })
    expect(wrong.status).toBe(400)
    expect(wrong.body.fields[0].path).toBe('sheet.startTime')
  })
  test('没有记录个人发言的栏目', async () => {
    const context = await contextFor(secretary, '2026-11-20', ['general'])
    const sheet = { ...makeSheet(context, ['general']), speeches: [{ personId: '1', text: '…' }] }
    expect((await secretary.put(`/meeting-sheets/${randomUUID()}`, { orgId: ORG.maths, version: 0, sheet })).status).toBe(400)
  })
  test('同一张会议单提交两次只有一次，同时提交也一样', async () => {
    const context = await contextFor(secretary, '2026-11-18', ['themeDay'])
    const body = { orgId: ORG.maths, version: 0, sheet: makeSheet(context, ['themeDay']) }
    const path = `/meeting-sheets/${randomUUID()}`
    const [first, second] = await Promise.all([secretary.put(path, body), secretary.put(path, body)])
    expect([first.status, second.status]).toEqual([200, 200])
    expect(first.body.id).toBe(second.body.id)
    expect((await secretary.put(path, body)).body).toMatchObject({ id: first.body.id, version: 1 })
    const rows = await app.owner.selectFrom('meeting').select('id').where('id', '=', first.body.id).execute()
    expect(rows).toHaveLength(1)
  })
  test('两人改一张会议单：后保存的被告知，并看到对方的内容', async () => {
    const { clientKey, id, sheet } = await saveSheet(secretary, '2026-11-17', ['general'])
    const path = `/meeting-sheets/${clientKey}`
    const mine = await secretary.put(path, { orgId: ORG.maths, version: 1, sheet: { ...sheet, place: '图书馆' } })
    expect(mine.body).toMatchObject({ version: 2 })
    const theirs = await clerk.put(path, { orgId: ORG.maths, version: 1, sheet: { ...sheet, place: '会议室' } })
    expect(theirs.status).toBe(409)
    expect(theirs.body).toMatchObject({ code: 'meeting.conflict' })
    expect(theirs.body.title).toContain('周明远')
    expect(theirs.body.present).toMatchObject({ id, version: 2, sheet: { place: '图书馆' } })
    expect((await clerk.put(path, { orgId: ORG.maths, version: 2, sheet: { ...sheet, place: '会议室' } })).status).toBe(200)
  })
  test('两人同时保存：只有一人成功', async () => {
    const { clientKey, sheet } = await saveSheet(secretary, '2026-11-16', ['general'])
    const path = `/meeting-sheets/${clientKey}`
    const answers = await Promise.all([
      secretary.put(path, { orgId: ORG.maths, version: 1, sheet: { ...sheet, place: '甲' } }),
      clerk.put(path, { orgId: ORG.maths, version: 1, sheet: { ...sheet, place: '乙' } }),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  })
  test('他处的登记键查不到', async () => {
    const { clientKey, sheet } = await saveSheet(secretary, '2026-11-15', ['general'])
    expect((await neighbour.put(`/meeting-sheets/${clientKey}`, { orgId: ORG.science, version: 0, sheet })).status).toBe(404)
    expect((await neighbour.get(`/meeting-sheets/${clientKey}`)).status).toBe(404)
    expect((await secretary.get(`/meeting-sheets/${clientKey}`)).body.state).toBe('draft')
  })
  test('草稿不进统计用的各表', async () => {
    const { id } = await saveSheet(secretary, '2026-11-14', ['general'])
    expect(await app.owner.selectFrom('attendance').select('person_id').where('meeting_id', '=', id).execute()).toEqual([])
  })
})

describe('确认归档', () => {
  test('anonymous, out of reach, without permission, malformed', async () => {
    const { id } = await saveSheet(secretary, '2026-11-13', ['general'])
    const body = { version: 1, reasons: [] }
    for (const verb of ['confirm', 'archive']) {
      expect((await app.anonymous.post(`/meetings/${id}/${verb}`, body)).status).toBe(401)
      expect((await neighbour.post(`/meetings/${id}/${verb}`, body)).status).toBe(404)
      expect((await inspector.post(`/meetings/${id}/${verb}`, body)).status).toBe(403)
      expect((await secretary.post(`/meetings/${id}/${verb}`, { version: 'x', reasons: [] })).status).toBe(400)
    }
  })
  test('MTG-14：缺记录人、签到、决定的不能归档，指明栏目', async () => {
    const { id } = await saveSheet(secretary, '2026-11-20', ['general'], {
      recorderPersonId: null,
      isNoDecision: false,
      roster: (await contextFor(secretary, '2026-11-20', ['general'])).roster,
    })
    const answer = await secretary.post(`/meetings/${id}/archive`, { version: 1, reasons: [] })
    expect(answer.status).toBe(422)
    const fields = answer.body.refusals.map((refusal: { field: string }) => refusal.field)
    expect(fields).toContain('recorderPersonId')
    expect(fields).toContain('decisions')
    expect(fields).toContain('roster.0.state')
    expect(answer.body.refusals[0]).toMatchObject({ severity: 'block', rule: 'MTG-14' })
    expect((await secretary.get(`/meetings/${id}`)).body.state).toBe('draft')
  })
  test('MTG-14：提醒须写明原因，原因留存并随记录显示', async () => {
    const { id } = await saveSheet(secretary, '2026-11-20', ['general'], { place: '' })
    const open = await secretary.post(`/meetings/${id}/archive`, { version: 1, reasons: [] })
    expect(open.status).toBe(422)
    expect(open.body.code).toBe('meeting.reason-needed')
    expect(open.body.refusals).toMatchObject([{ code: 'meeting.no-place', severity: 'warn' }])
    const reasons = [{ code: 'meeting.no-place', field: 'place', reason: '线上召开' }]
    expect((await secretary.post(`/meetings/${id}/archive`, { version: 1, reasons })).status).toBe(200)
    const { body } = await county.get(`/meetings/${id}`)
    expect(body).toMatchObject({ state: 'archived', passedWarnings: [{ code: 'meeting.no-place', reason: '线上召开' }] })
    expect((await eventsOf(id)).map((event) => event.reason)).toEqual(['没有地点：线上召开'])
  })
  test('MTG-14：七天之后录入的注明补录，须写原因', async () => {
    const { id } = await saveSheet(secretary, '2026-11-05', ['general'])
    const open = await secretary.post(`/meetings/${id}/archive`, { version: 1, reasons: [] })
    expect(open.body.refusals).toMatchObject([{ code: 'meeting.recorded-late' }])
    const reasons = [{ code: 'meeting.recorded-late', field: 'recordedOn', reason: '记录人出差' }]
    const done = await secretary.post(`/meetings/${id}/archive`, { version: 1, reasons })
    expect(done.body).toMatchObject({ state: 'archived', isLate: true })
    expect((await secretary.get(`/meetings/${id}`)).body).toMatchObject({
      isLate: true,
      recordedOn: '2026-11-22',
      lateReason: '记录人出差',
      sheet: { heldOn: '2026-11-05' },
    })
    expect(await typesOf(id)).toEqual(['meeting.archived', 'meeting.recorded-late'])
    const list = (await secretary.get('/meetings?late=true')).body
    expect(list.rows.map((row: { id: string }) => row.id)).toContain(id)
  })
  test('第七天录入不算补录', async () => {
    const { id } = await saveSheet(secretary, '2026-11-15', ['class'])
    expect((await secretary.post(`/meetings/${id}/confirm`, { version: 1, reasons: [] })).body).toMatchObject({ isLate: false })
  })
  test('尚未召开的会议不能归档', async () => {
    const { id } = await saveSheet(secretary, '2026-12-01', ['general'])
    const answer = await secretary.post(`/meetings/${id}/archive`, { version: 1, reasons: [] })
    expect(answer.body.refusals[0].code).toBe('meeting.not-yet-held')
  })
  test('先确认后归档；重复提交不重复记；版本旧的被告知', async () => {
    const { id } = await saveSheet(secretary, '2026-11-20', ['class'])
    const stale = await secretary.post(`/meetings/${id}/confirm`, { version: 9, reasons: [] })
    expect(stale.status).toBe(409)
    expect(stale.body.present).toMatchObject({ id, version: 1 })
    const confirmed = await secretary.post(`/meetings/${id}/confirm`, { version: 1, reasons: [] })
    expect(confirmed.body).toMatchObject({ state: 'confirmed', version: 2 })
    expect((await secretary.post(`/meetings/${id}/confirm`, { version: 1, reasons: [] })).body).toMatchObject({ version: 2 })
    expect((await clerk.post(`/meetings/${id}/archive`, { version: 2, reasons: [] })).body).toMatchObject({
      state: 'archived',
      version: 3,
    })
    expect(await typesOf(id)).toEqual(['meeting.confirmed', 'meeting.archived'])
    expect((await secretary.post(`/meetings/${id}/archive`, { version: 3, reasons: [] })).status).toBe(409)
  })
  test('归档后再送来同一张会议单算同一次，改过的被告知', async () => {
    const { id, clientKey, sheet } = await saveSheet(secretary, '2026-11-20', ['themeDay'])
    expect((await secretary.post(`/meetings/${id}/archive`, { version: 1, reasons: [] })).status).toBe(200)
    const again = await secretary.put(`/meeting-sheets/${clientKey}`, { orgId: ORG.maths, version: 0, sheet })
    expect(again).toMatchObject({ status: 200, body: { id, state: 'archived', version: 2 } })
    const changed = await secretary.put(`/meeting-sheets/${clientKey}`, {
      orgId: ORG.maths,
      version: 1,
      sheet: { ...sheet, place: '别处' },
    })
    expect(changed).toMatchObject({ status: 409, body: { code: 'meeting.settled' } })
  })
  test('主持人、责任人须是当日本组织的人', async () => {
    const { id } = await saveSheet(secretary, '2026-11-20', ['general'], { chairPersonId: app.world.person.杨帆 ?? '' })
    const answer = await secretary.post(`/meetings/${id}/archive`, { version: 1, reasons: [] })
    expect(answer.body.refusals[0]).toMatchObject({ code: 'meeting.person-unknown', field: 'chairPersonId' })
  })
  test('记录变化在同一事务里告知登记者，登记者出错则不归档', async () => {
    const { id } = await saveSheet(secretary, '2026-11-20', ['general'])
    const told: string[] = []
    const subscriber = async (_ctx: unknown, orgId: string, meetingId: string) => {
      told.push(`${orgId}:${meetingId}`)
      if (told.length === 1) throw new Error('planned')
    }
    meetingSubscribers.push(subscriber)
    try {
      expect((await secretary.post(`/meetings/${id}/archive`, { version: 1, reasons: [] })).status).toBe(500)
      expect((await secretary.get(`/meetings/${id}`)).body.state).toBe('draft')
      expect((await secretary.post(`/meetings/${id}/archive`, { version: 1, reasons: [] })).status).toBe(200)
      expect(told).toEqual([`${ORG.maths}:${id}`, `${ORG.maths}:${id}`])
    } finally {
      meetingSubscribers.splice(meetingSubscribers.indexOf(subscriber), 1)
    }
  })
})
