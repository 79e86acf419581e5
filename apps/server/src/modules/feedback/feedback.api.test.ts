import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN } from '../../testing/world.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

describe('减负意见', () => {
  const idea = { page: '/meetings/new', body: '会议地点每次都要重填' }
  test('anonymous 401, too short 400, answering needs the permission 403, unknown 404', async () => {
    expect((await app.anonymous.get('/feedback')).status).toBe(401)
    expect((await app.anonymous.post('/feedback', idea)).status).toBe(401)
    const member = await app.as(LOGIN.member)
    expect((await member.post('/feedback', { ...idea, body: '慢' })).status).toBe(400)
    expect((await app.anonymous.put('/feedback/1/answer', { answer: '好' })).status).toBe(401)
    expect((await member.put('/feedback/1/answer', { answer: '好' })).status).toBe(403)
    expect((await (await app.as(LOGIN.city)).put('/feedback/999/answer', { answer: '好' })).status).toBe(404)
  })
  test('asked by one, answered in public without the asker’s name; both recorded', async () => {
    const member = await app.as(LOGIN.member)
    const clerk = await app.as(LOGIN.clerk)
    const city = await app.as(LOGIN.city)
    const { body } = await member.post('/feedback', idea)
    expect((await clerk.get('/feedback')).body.rows).toEqual([])
    expect((await member.get('/feedback')).body.rows).toMatchObject([{ isMine: true, answer: null }])
    expect((await city.get('/feedback?open=true')).body.rows).toMatchObject([{ askedBy: '钱一诺', page: '/meetings/new' }])
    expect((await city.put(`/feedback/${body.id}/answer`, { answer: '下次默认填上次的地点' })).status).toBe(200)
    expect((await city.put(`/feedback/${body.id}/answer`, { answer: '再答' })).status).toBe(422)
    expect((await clerk.get('/feedback')).body.rows).toMatchObject([
      { askedBy: null, answer: '下次默认填上次的地点', answeredBy: '林知秋' },
    ])
    expect((await clerk.get('/feedback?mine=true')).body.total).toBe(0)
    const types = (await app.owner.selectFrom('event').select('type').execute()).map((event) => event.type)
    expect(types).toEqual(expect.arrayContaining(['feedback.given', 'feedback.answered']))
  })
  test('offices see and answer what comes from below them; what is known of nobody is the root office’s', async () => {
    const [member, county, peer, city] = await Promise.all(
      [LOGIN.member, LOGIN.county, LOGIN.countyPeer, LOGIN.city].map((login) => app.as(login)),
    )
    const { body } = await (member as Caller).post('/feedback', { ...idea, body: '每月报表重复填写' })
    const { id: old } = await app.owner
      .insertInto('feedback')
      .values({ page: '/home', body: '启用以前的意见' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const open = async (caller: Caller | undefined) =>
      (await caller?.get('/feedback?open=true'))?.body.rows.map((row: { id: string; mayAnswer: boolean }) => [
        row.id,
        row.mayAnswer,
      ])
    expect(await open(member)).toEqual([[body.id, false]])
    expect(await open(county)).toEqual([[body.id, true]])
    expect(await open(peer)).toEqual([])
    expect(await open(city)).toEqual([
      [old, true],
      [body.id, true],
    ])
    expect((await city?.get('/feedback?open=true'))?.body.rows[0]).toMatchObject({ isMine: false, askedBy: null })
    expect((await peer?.put(`/feedback/${body.id}/answer`, { answer: '好' }))?.status).toBe(404)
    expect((await county?.put(`/feedback/${old}/answer`, { answer: '好' }))?.status).toBe(404)
    expect((await county?.put(`/feedback/${body.id}/answer`, { answer: '已合并报表' }))?.status).toBe(200)
    expect((await city?.put(`/feedback/${old}/answer`, { answer: '已改进' }))?.status).toBe(200)
    expect((await peer?.get('/feedback'))?.body.rows[0]).toMatchObject({ answer: '已改进', mayAnswer: false })
  })
})
