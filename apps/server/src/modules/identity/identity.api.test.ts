import { argon2 } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, PASSWORD } from '../../testing/world.ts'

vi.mock('node:crypto', async (original) => {
  const real = await original<typeof import('node:crypto')>()
  return { ...real, argon2: vi.fn(real.argon2) }
})
const slow = vi.mocked(argon2)

const MINUTE = 60_000
let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const signIn = (login: string, password: string) => app.anonymous.post('/session', { login, password })
const lastEvent = (type: string, on = app) =>
  on.owner.selectFrom('event').selectAll().where('type', '=', type).orderBy('seq', 'desc').executeTakeFirst()
const cookieOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers['set-cookie']).split(';')[0] ?? ''
const withCookie = (cookie: string, path: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE' = 'GET', payload?: object) =>
  app.anonymous.send({
    method,
    url: `/api${path}`,
    headers: { cookie, ...(payload ? { 'content-type': 'application/json' } : {}) },
    ...(payload ? { payload } : {}),
  })
const opened = async (login: string, password = PASSWORD) => cookieOf(await signIn(login, password))

describe('登录 SEC-04', () => {
  test('wrong name, wrong password and locked account answer the same words', async () => {
    const unknown = await signIn('nobody', 'whatever-1')
    const wrong = await signIn(LOGIN.neighbour, 'whatever-1')
    expect([unknown.status, wrong.status]).toEqual([401, 401])
    expect(wrong.body.title).toBe(unknown.body.title)
    for (let count = 0; count < 4; count += 1) await signIn(LOGIN.neighbour, 'whatever-1')
    const locked = await signIn(LOGIN.neighbour, PASSWORD)
    expect([locked.status, locked.body.title]).toEqual([401, unknown.body.title])
    expect(await lastEvent('identity.locked')).toMatchObject({ ok: false })
    expect(await lastEvent('identity.sign-in-failed')).toMatchObject({ ok: false, ip: '127.0.0.1' })
    app.advance(21 * MINUTE)
    expect((await signIn(LOGIN.neighbour, PASSWORD)).status).toBe(200)
    expect(await lastEvent('identity.signed-in')).toMatchObject({ ok: true, org_id: '6', actor: '褚文' })
  })

  test('a wrong name costs the same slow work as a wrong password', async () => {
    const workOf = async (login: string) => {
      slow.mockClear()
      await signIn(login, 'whatever-1')
      return slow.mock.calls.map(([method, { memory, passes, parallelism, tagLength }]) => ({
        method,
        memory,
        passes,
        parallelism,
        tagLength,
      }))
    }
    const wrong = await workOf(LOGIN.city)
    expect(wrong).toEqual([{ method: 'argon2id', memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }])
    expect(await workOf('nobody')).toEqual(wrong)
  })

  test('attempts at the same moment are counted one by one', async () => {
    await Promise.all(Array.from({ length: 6 }, () => signIn(LOGIN.countyPeer, 'whatever-1')))
    expect((await signIn(LOGIN.countyPeer, PASSWORD)).status).toBe(401)
    app.advance(21 * MINUTE)
    expect((await signIn(LOGIN.countyPeer, PASSWORD)).status).toBe(200)
  })
})

test('SEC-04: thirty failures from one address in ten minutes stop it, and only it', async () => {
  const other = await startApp()
  const from = (remoteAddress: string, password: string) =>
    other.anonymous.send({
      method: 'POST',
      url: '/api/session',
      payload: { login: LOGIN.city, password },
      headers: { 'content-type': 'application/json' },
      remoteAddress,
    })
  const failed = { type: 'identity.sign-in-failed', actor: '未登录', summary: '登录失败', ok: false, ip: '10.0.0.9' }
  for (let count = 0; count < 29; count += 1)
    await other.owner
      .insertInto('event')
      .values(failed as never)
      .execute()
  expect((await from('10.0.0.9', 'wrong-1')).status).toBe(401)
  expect(await lastEvent('identity.address-limited', other)).toMatchObject({ ip: '10.0.0.9' })
  expect((await from('10.0.0.9', PASSWORD)).status).toBe(429)
  expect((await from('10.0.0.8', PASSWORD)).status).toBe(200)
  other.advance(11 * MINUTE)
  expect((await from('10.0.0.9', PASSWORD)).status).toBe(200)
  await other.close()
})

describe('会话 SEC-05、SEC-06', () => {
  test('the cookie is HttpOnly and SameSite=Lax; the token is not kept', async () => {
    const answer = await signIn(LOGIN.clerk, PASSWORD)
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Lax/)
    const token = cookieOf(answer).split('=')[1] ?? ''
    const kept = await app.owner.selectFrom('session').select('token_hash').execute()
    expect(kept.map((row) => row.token_hash)).not.toContain(token)
  })
  test('a session rests 30 minutes, an administrator’s 15', async () => {
    const [clerk, audit] = [await opened(LOGIN.clerk), await opened(LOGIN.audit)]
    app.advance(14 * MINUTE)
    expect((await withCookie(audit, '/me')).status).toBe(200)
    app.advance(16 * MINUTE)
    expect((await withCookie(audit, '/me')).status).toBe(401)
    expect((await withCookie(clerk, '/me')).status).toBe(401)
    const again = await opened(LOGIN.clerk)
    app.advance(29 * MINUTE)
    expect((await withCookie(again, '/me')).status).toBe(200)
  })
  test('one click goes on; after twelve hours nothing does', async () => {
    const clerk = await opened(LOGIN.clerk)
    for (let count = 0; count < 25; count += 1) {
      app.advance(28 * MINUTE)
      expect((await withCookie(clerk, '/session/extension', 'POST', {})).status).toBe(200)
    }
    app.advance(21 * MINUTE)
    expect((await withCookie(clerk, '/me')).status).toBe(401)
  })
  test('a third sign-in ends the oldest session', async () => {
    const first = await opened(LOGIN.clerk)
    app.advance(MINUTE)
    const second = await opened(LOGIN.clerk)
    app.advance(MINUTE)
    const third = await opened(LOGIN.clerk)
    expect((await withCookie(first, '/me')).status).toBe(401)
    expect((await withCookie(second, '/me')).status).toBe(200)
    expect((await withCookie(third, '/me')).status).toBe(200)
  })
  test('signing out ends every session of the account, not only this one', async () => {
    const [one, two] = [await opened(LOGIN.clerk), await opened(LOGIN.clerk)]
    await withCookie(one, '/session', 'DELETE', {})
    expect([(await withCookie(one, '/me')).status, (await withCookie(two, '/me')).status]).toEqual([401, 401])
    const why = await app.owner.selectFrom('session').select('ended_why').where('ended_why', '=', '本人在别处退出').execute()
    expect(why).toHaveLength(1)
  })
  test('an old cookie is refused after signing out', async () => {
    const clerk = await opened(LOGIN.clerk)
    await withCookie(clerk, '/session', 'DELETE', {})
    expect((await withCookie(clerk, '/me')).status).toBe(401)
    expect(await lastEvent('identity.signed-out')).toBeDefined()
  })
})

describe('口令 SEC-02、SEC-03', () => {
  const change = (cookie: string, password: string, newPassword: string) =>
    withCookie(cookie, '/password', 'PUT', { password, newPassword })
  /** Changes it and goes on with the session that replaces the one before. */
  const changed = async (cookie: string, password: string, newPassword: string) => {
    const answer = await change(cookie, password, newPassword)
    expect(answer.status).toBe(200)
    return cookieOf(answer)
  }

  test('anonymous is refused; a wrong present password is refused at its field and recorded', async () => {
    expect((await app.anonymous.put('/password', { password: 'a', newPassword: 'b' })).status).toBe(401)
    const answer = await change(await opened(LOGIN.school), 'not-this-1', 'Paddle-41-lamp')
    expect(answer.status).toBe(422)
    expect(answer.body.refusals[0]).toMatchObject({ field: 'password' })
    expect(await lastEvent('identity.password-change-failed')).toMatchObject({ ok: false })
  })
  test('a weak one is refused with the reasons; a good one ends all sessions, this one goes on under a new id', async () => {
    const [other, mine] = [await opened(LOGIN.school), await opened(LOGIN.school)]
    const weak = await change(mine, PASSWORD, 'school')
    expect(weak.body.refusals.map((one: { code: string }) => one.code)).toContain('identity.password-has-login')
    const before = (await withCookie(mine, '/me')).body
    const renewed = await changed(mine, PASSWORD, 'Paddle-41-lamp')
    expect((await withCookie(mine, '/me')).status, '旧的会话标识').toBe(401)
    expect((await withCookie(renewed, '/me')).body).toMatchObject({ grant: before.grant, mustChangePassword: false })
    expect((await withCookie(other, '/me')).status).toBe(401)
    expect(await lastEvent('identity.password-changed')).toMatchObject({ ok: true, before: null, after: null })
    expect((await signIn(LOGIN.school, PASSWORD)).status).toBe(401)
  })
  test('the last five are not reusable, the sixth back is', async () => {
    let mine = await opened(LOGIN.school, 'Paddle-41-lamp')
    const used = ['Paddle-41-lamp', 'Kettle-52-rain', 'Bamboo-63-moss', 'Lichen-74-dune', 'Walnut-85-reef', 'Ginkgo-96-tide']
    for (const [index, next] of used.entries()) if (index > 0) mine = await changed(mine, used[index - 1] ?? '', next)
    const reused = await change(mine, 'Ginkgo-96-tide', 'Kettle-52-rain')
    expect(reused.body.code).toBe('identity.password-reused')
    expect((await change(mine, 'Ginkgo-96-tide', 'Paddle-41-lamp')).status).toBe(200)
  })
  test('an administrator’s password must have twelve places and is changed every 90 days', async () => {
    const mine = await opened(LOGIN.audit)
    const short = await change(mine, PASSWORD, 'Kx7mq2Wd#31')
    expect(short.body.refusals[0]).toMatchObject({ code: 'identity.password-short', rule: 'SEC-02' })
    app.setToday('2027-02-01')
    expect((await signIn(LOGIN.audit, PASSWORD)).body).toEqual({ mustChangePassword: true })
    expect((await signIn(LOGIN.inspector, PASSWORD)).body).toEqual({ mustChangePassword: false })
    app.setToday('2026-11-22')
  })
  test('whoever must change the password can do nothing else first', async () => {
    const mine = await opened(LOGIN.audit)
    const refused = await withCookie(mine, '/audit/events')
    expect([refused.status, refused.body.code]).toEqual([403, 'identity.must-change-password'])
    expect((await withCookie(mine, '/session/grant', 'PUT', { grantId: '1' })).status).toBe(403)
    expect((await withCookie(mine, '/me')).body.mustChangePassword).toBe(true)
    const renewed = await changed(mine, PASSWORD, 'Walnut-85-reef-tide')
    expect((await withCookie(renewed, '/audit/events')).status).toBe(200)
  })
  test('five wrong present passwords lock the account', async () => {
    const mine = await opened(LOGIN.secretary)
    for (let count = 0; count < 5; count += 1) await change(mine, 'not-this-1', 'Paddle-41-lamp')
    expect((await change(mine, PASSWORD, 'Paddle-41-lamp')).status).toBe(422)
    expect((await signIn(LOGIN.secretary, PASSWORD)).status).toBe(401)
    app.advance(21 * MINUTE)
  })
  test('SEC-09: only a slow salted hash is kept', async () => {
    const rows = await app.owner.selectFrom('account').select(['password_hash', 'password_history']).execute()
    for (const row of rows) {
      expect(row.password_hash).toMatch(/^argon2id\$19456\$2\$/)
      for (const hash of row.password_history) expect(hash).toMatch(/^argon2id\$/)
    }
  })
})

describe('切换身份 SEC-01', () => {
  test('only to one’s own posts, and it is recorded', async () => {
    const inspector = await app.owner
      .selectFrom('account')
      .select('id')
      .where('login', '=', LOGIN.inspector)
      .executeTakeFirstOrThrow()
    const added = await app.owner
      .insertInto('role_grant')
      .values({ account_id: inspector.id, role: 'clerk', org_id: '7', reach: 'own', from_on: '2026-01-01', state: 'active' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const mine = await opened(LOGIN.inspector)
    expect((await withCookie(mine, '/session/grant', 'PUT', { grantId: '1' })).status).toBe(404)
    expect((await withCookie(mine, '/session/grant', 'PUT', { grantId: 'x' })).status).toBe(400)
    expect((await withCookie(mine, '/session/grant', 'PUT', { grantId: added.id })).status).toBe(200)
    expect((await withCookie(mine, '/me')).body.grant).toMatchObject({ role: 'clerk', orgId: '7' })
    expect(await lastEvent('identity.switched')).toMatchObject({ org_id: '7' })
    // The next sign-in begins where one left off.
    expect((await withCookie(await opened(LOGIN.inspector), '/me')).body.grant).toMatchObject({ role: 'clerk' })
  })
})

test('演示账号 are told in a demonstration only', async () => {
  const row = { login: 'city', password: PASSWORD, name: '林知秋', role: '市教育工委办公室', line: '看全市' }
  await app.owner
    .insertInto('setting')
    .values({ key: 'demo.accounts', value: JSON.stringify([row]) as never })
    .execute()
  expect((await app.anonymous.get('/demo-accounts')).body).toEqual({ rows: [] })
  app.services.config.env = 'demo'
  expect((await app.anonymous.get('/demo-accounts')).body).toEqual({ rows: [row] })
  app.services.config.env = 'test'
})
