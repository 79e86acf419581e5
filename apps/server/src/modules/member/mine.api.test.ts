import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, ORG } from '../../testing/world.ts'

let app: TestApp
let secretary: Caller
let neighbour: Caller
let member: Caller
beforeAll(async () => {
  app = await startApp()
  ;[secretary, neighbour, member] = (await Promise.all(
    [LOGIN.secretary, LOGIN.neighbour, LOGIN.member].map((login) => app.as(login)),
  )) as [Caller, Caller, Caller]
})
afterAll(() => app.close())

const idOf = (name: string) => app.world.person[name] ?? ''
const lastEvent = () => app.owner.selectFrom('event').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()
const fullNumbers = async () =>
  (await app.owner.selectFrom('person').select(['id_no', 'phone']).execute())
    .flatMap((row) => [row.id_no, row.phone])
    .filter((text) => text !== null)

describe('POST /members/{personId}/unmask 查看完整号码 (SEC-75)', () => {
  const path = () => `/members/${idOf('吴晓岚')}/unmask`
  const reason = { reason: '核对转接介绍信' }
  test('anonymous 401, no permission 403, neighbour 404, no reason 400, a phone 422', async () => {
    expect((await app.anonymous.post(path(), reason)).status).toBe(401)
    expect((await (await app.as(LOGIN.inspector)).post(path(), reason)).status).toBe(403)
    expect((await neighbour.post(path(), reason)).status).toBe(404)
    expect((await secretary.post(path(), { reason: '看' })).body.fields[0]).toMatchObject({ path: 'reason' })
    const phone = await secretary.send({
      method: 'POST',
      url: `/api${path()}`,
      payload: reason,
      headers: { 'user-agent': 'Mozilla/5.0 (Linux; Android 14) Mobile' },
    })
    expect(phone).toMatchObject({ status: 422, body: { code: 'member.unmask-on-phone' } })
  })
  test('per record, with reason, for sixty seconds, recorded without the number', async () => {
    const { body, status } = await secretary.post(path(), reason)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      fields: { idNo: expect.stringMatching(/^990101\d{11}[\dX]$/), phone: '13800001001' },
      seconds: 60,
    })
    const event = await lastEvent()
    expect(event).toMatchObject({
      type: 'member.unmasked',
      subject_id: idOf('吴晓岚'),
      reason: '核对转接介绍信',
      org_id: ORG.maths,
    })
    expect(JSON.stringify(event)).not.toContain(body.fields.idNo)
  })
  test('at most five a minute (429) and twenty a day (SEC-19)', async () => {
    for (let count = 1; count < 5; count += 1) expect((await secretary.post(path(), reason)).status).toBe(200)
    expect((await secretary.post(path(), reason)).status).toBe(429)
    const account = await app.owner.selectFrom('account').select('id').where('login', '=', LOGIN.clerk).executeTakeFirstOrThrow()
    for (let count = 0; count < 20; count += 1)
      await app.owner
        .insertInto('event')
        .values({
          seq: '0',
          type: 'member.unmasked',
          account_id: account.id,
          actor: '吴晓岚',
          summary: '查看',
          prev_hash: '',
          hash: '',
        })
        .execute()
    app.advance(120_000)
    const clerk = await app.as(LOGIN.clerk)
    expect(await clerk.post(path(), reason)).toMatchObject({ status: 422, body: { code: 'member.unmask-day' } })
  })
})

describe('我的信息 (SEC-61)', () => {
  test('anonymous 401; an account without a person sees that there is nothing', async () => {
    for (const path of ['/me/record', '/me/attendance']) expect((await app.anonymous.get(path)).status).toBe(401)
    expect((await app.anonymous.post('/me/corrections', {})).status).toBe(401)
    await app.owner.updateTable('account').set({ person_id: null }).where('login', '=', LOGIN.audit).execute()
    const auditor = await app.as(LOGIN.audit)
    expect((await auditor.get('/me/record')).body).toMatchObject({ record: null })
    expect((await auditor.post('/me/corrections', { field: 'phone', body: '电话有误' })).status).toBe(404)
  })
  test('a member without any permission sees all that is recorded about them, and who looked', async () => {
    await secretary.post(`/members/${idOf('钱一诺')}/unmask`, { reason: '补办党员证明' })
    const { body } = await member.get('/me/record')
    const value = (key: string) => body.record.fields.find((field: { key: string }) => field.key === key)
    expect(value('idNo')).toMatchObject({ value: expect.stringMatching(/^990101\d{11}[\dX]$/), isMasked: false })
    expect(value('address').value).toBe('云山市青禾县育才路1号')
    expect(body.record).toMatchObject({ name: '钱一诺', homes: [expect.objectContaining({ orgName: '青禾一中数学组党支部' })] })
    expect(body.looks).toMatchObject([{ actor: '周明远', role: '党支部书记', reason: '补办党员证明' }])
    expect(JSON.stringify(body)).not.toMatch(/score|rank|积分|排名/)
  })
  test('attendance with days and names of confirmed meetings only', async () => {
    const meeting = async (state: string, held: string, title: string) => {
      const { id } = await app.owner
        .insertInto('meeting')
        .values({ org_id: ORG.maths, client_key: crypto.randomUUID(), state, title, held_on: held, recorded_on: held })
        .returning('id')
        .executeTakeFirstOrThrow()
      await app.owner
        .insertInto('attendance')
        .values({
          meeting_id: id,
          person_id: idOf('钱一诺'),
          org_id: ORG.maths,
          held_on: held,
          category: 'F',
          has_vote: true,
          state: 'present',
        })
        .execute()
      return id
    }
    await meeting('archived', '2026-10-09', '十月主题党日')
    await meeting('draft', '2026-11-09', '未完成')
    const untitled = await meeting('confirmed', '2026-09-09', '')
    await app.owner
      .insertInto('meeting_section')
      .values(['themeDay', 'general'].map((kind) => ({ meeting_id: untitled, kind, body: '集中学习' })))
      .execute()
    expect((await member.get('/me/attendance')).body).toMatchObject({
      total: 2,
      rows: [
        { heldOn: '2026-10-09', title: '十月主题党日', state: 'present', orgName: '青禾一中数学组党支部' },
        { heldOn: '2026-09-09', title: '2026年9月9日支部党员大会、主题党日' },
      ],
    })
    expect((await secretary.get(`/members/${idOf('钱一诺')}`)).body.attendance).toMatchObject({
      due: 2,
      present: 2,
      leave: 0,
      absent: 0,
    })
    const path = `/members/${idOf('钱一诺')}/attendance`
    expect((await secretary.get(`${path}?only=due`)).body).toMatchObject({ total: 2, rows: [{ title: '十月主题党日' }, {}] })
    expect((await secretary.get(`${path}?only=due&on=2026-09-30`)).body.total).toBe(1)
    expect((await secretary.get(`${path}?only=absent`)).body).toEqual({ rows: [], total: 0 })
    expect((await member.get('/me/attendance?only=present')).body.total).toBe(2)
    expect((await app.anonymous.get(path)).status).toBe(401)
    expect((await member.get(path)).status).toBe(403)
    expect((await secretary.get('/members/999999/attendance')).status).toBe(404)
    expect((await secretary.get(`${path}?only=opinion`)).status).toBe(400)
  })
  test('a correction goes to the branch, is answered there with a reason, and is seen by the person', async () => {
    expect((await member.post('/me/corrections', { field: 'opinion', body: '不对' })).status).toBe(400)
    expect((await member.post('/me/corrections', { field: 'phone', body: '电话已换，请改为新号码' })).status).toBe(200)
    expect(await lastEvent()).toMatchObject({ type: 'correction.requested', org_id: ORG.maths })
    expect((await app.anonymous.get('/corrections')).status).toBe(401)
    expect((await member.get('/corrections')).status).toBe(403)
    expect((await neighbour.get('/corrections')).body.rows).toEqual([])
    const { rows } = (await secretary.get('/corrections')).body
    expect(rows).toMatchObject([{ personName: '钱一诺', fieldTitle: '联系电话', state: 'open' }])
    const path = `/corrections/${rows[0].id}`
    expect((await app.anonymous.put(path, {})).status).toBe(401)
    expect((await neighbour.put(path, { state: 'refused', answer: '不属实' })).status).toBe(404)
    expect((await secretary.put(path, { state: 'refused', answer: '' })).status).toBe(400)
    expect((await secretary.put(path, { state: 'corrected', answer: '已改为新号码' })).status).toBe(200)
    expect((await secretary.put(path, { state: 'corrected', answer: '再答' })).status).toBe(422)
    expect((await lastEvent()).type).toBe('correction.answered')
    expect((await member.get('/me/record')).body.corrections).toMatchObject([
      { state: 'corrected', answer: '已改为新号码', answeredBy: '周明远' },
    ])
  })
})

describe('遮蔽 (SEC-16、SEC-74)', () => {
  test('no list, record, picker, search or event carries a full ID number or phone', async () => {
    await secretary.put(`/members/${idOf('钱一诺')}/fields`, { version: 1, phone: '13700009999' })
    const answers = await Promise.all(
      [
        '/members?pageSize=200',
        '/members/search?q=',
        '/search?q=qyn',
        `/members/${idOf('钱一诺')}`,
        `/members/${idOf('钱一诺')}/trail`,
      ].map((path) => secretary.get(path)),
    )
    const events = await app.owner.selectFrom('event').selectAll().execute()
    const text = JSON.stringify([answers.map((answer) => answer.body), events])
    for (const number of await fullNumbers()) expect(text).not.toContain(number)
  })
})
