import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, PASSWORD } from '../../testing/world.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

describe('GET /orgs 组织树', () => {
  test('anonymous is refused', async () => {
    expect((await app.anonymous.get('/orgs')).status).toBe(401)
  })
  test('a member without the permission is refused', async () => {
    expect((await (await app.as(LOGIN.member)).get('/orgs')).status).toBe(403)
  })
  test('a malformed day is refused in Chinese', async () => {
    const answer = await (await app.as(LOGIN.city)).get('/orgs?on=2026-02-30')
    expect(answer.status).toBe(400)
    expect(answer.body.fields[0]).toMatchObject({ path: 'on' })
  })
  test('each sees its own subtree only', async () => {
    const names = async (login: string) =>
      (await (await app.as(login)).get('/orgs')).body.rows.map((row: { shortName: string }) => row.shortName)
    expect(await names(LOGIN.city)).toHaveLength(9)
    expect(await names(LOGIN.countyPeer)).toEqual(['白鹭县教育工委', '白鹭中学党支部'])
    expect(await names(LOGIN.secretary)).toEqual(['青禾一中数学组党支部', '数学组第一党小组'])
  })
  test('members are counted where their home is', async () => {
    const { body } = await (await app.as(LOGIN.secretary)).get('/orgs')
    expect(body.rows[0]).toMatchObject({ members: 9, kind: 'branch' })
  })
  test('SEC-14：三员只看得到名称和隶属，看不到书记、人数、届期、学校', async () => {
    const business = ['members', 'below', 'secretary', 'hasTerm', 'termState', 'termEnd', 'school', 'schools']
    for (const login of [LOGIN.system, LOGIN.security, LOGIN.audit]) {
      const { rows } = (await (await app.as(login)).get('/orgs')).body
      expect(rows).toHaveLength(9)
      expect(rows[3]).toMatchObject({ id: '5', kind: 'branch', parentId: '4', shortName: '青禾一中数学组党支部' })
      for (const row of rows) expect(business.map((key) => row[key])).toEqual(business.map(() => null))
    }
    const { rows } = (await (await app.as(LOGIN.city)).get('/orgs')).body
    expect(rows[3]).toMatchObject({ members: 9, secretary: '周明远', termState: expect.any(String) })
  })
  test('unknown fields are refused', async () => {
    expect((await (await app.as(LOGIN.city)).get('/orgs?oops=1')).status).toBe(400)
  })
})

describe('GET /orgs/search 查找组织', () => {
  const found = async (login: string, query: string) =>
    (await (await app.as(login)).get(`/orgs/search?${query}`)).body.rows.map((row: { shortName: string }) => row.shortName)
  test('anonymous is refused, a member without the permission too', async () => {
    expect((await app.anonymous.get('/orgs/search?q=x')).status).toBe(401)
    expect((await (await app.as(LOGIN.member)).get('/orgs/search?q=x')).status).toBe(403)
  })
  test('by name, by initials, by code, by kind', async () => {
    expect(await found(LOGIN.city, `q=${encodeURIComponent('理科')}`)).toEqual(['青禾一中理科组党支部'])
    expect(await found(LOGIN.city, 'q=qhyzlk')).toEqual(['青禾一中理科组党支部'])
    expect(await found(LOGIN.city, 'q=YS0007')).toEqual(['青禾实验小学党支部'])
    expect(await found(LOGIN.city, 'q=&kinds=committee,group')).toEqual(['青禾一中党委', '数学组第一党小组'])
  })
  test('wildcards are text, others stay out of reach', async () => {
    expect(await found(LOGIN.city, `q=${encodeURIComponent('%')}`)).toEqual([])
    expect(await found(LOGIN.countyPeer, 'q=qh')).toEqual([])
    expect(await found(LOGIN.countyPeer, 'ids=5')).toEqual([])
    expect(await found(LOGIN.city, 'ids=5')).toEqual(['青禾一中数学组党支部'])
  })
  test('a kind that does not exist is refused', async () => {
    expect((await (await app.as(LOGIN.city)).get('/orgs/search?kinds=club')).status).toBe(400)
  })
})

describe('session', () => {
  test('a wrong password is refused, the right one is recorded as an event', async () => {
    expect((await app.anonymous.post('/session', { login: LOGIN.city, password: 'wrong' })).status).toBe(401)
    await app.as(LOGIN.city)
    const events = await app.owner.selectFrom('event').select(['type', 'ok']).orderBy('seq').execute()
    expect(events.map((event) => event.type)).toContain('identity.sign-in-failed')
    expect(events.map((event) => event.type)).toContain('identity.signed-in')
  })
  test('a call from elsewhere (no header) is refused', async () => {
    expect(
      (
        await app.anonymous.send({
          method: 'POST',
          url: '/api/session',
          payload: { login: LOGIN.city, password: PASSWORD },
          headers: { 'x-hongzhu': '' },
        })
      ).status,
    ).toBe(403)
  })
  test('an old cookie does not work after signing out', async () => {
    const caller = await app.as(LOGIN.inspector)
    expect((await caller.get('/me')).body.grant.roleLabel).toBe('督查人员')
    expect((await caller.delete('/session', {})).status).toBe(200)
    expect((await caller.get('/me')).status).toBe(401)
  })
})
