import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, PASSWORD } from '../../testing/world.ts'

const MINUTE = 60_000
let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const signIn = (login: string, password: string) => app.anonymous.post('/session', { login, password })
const types = async () => (await app.owner.selectFrom('event').select(['type', 'summary', 'ok', 'ip', 'before', 'after']).orderBy('seq').execute())
const lastEvent = async (type: string) => (await types()).filter((event) => event.type === type).at(-1)
const cookieOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers['set-cookie']).split(';')[0] ?? ''
const withCookie = (cookie: string, path: string) => app.anonymous.send({ method: 'GET', url: `/api${path}`, headers: { cookie } })

describe('登录 SEC-04', () => {
  test('wrong name, wrong password and locked account answer the same words', async () => {
    const unknown = await signIn('nobody', 'whatever-1')
    const wrong = await signIn(LOGIN.neighbour, 'whatever-1')
    expect([unknown.status, wrong.status]).toEqual([401, 401])
    expect(wrong.body.title).toBe(unknown.body.title)
    for (let count = 0; count < 4; count += 1) await signIn(LOGIN.neighbour, 'whatever-1')
    const locked = await signIn(LOGIN.neighbour, PASSWORD)
    expect(locked.status).toBe(401)
    expect(locked.body.title).toBe(unknown.body.title)
    expect(await lastEvent('identity.locked')).toMatchObject({ ok: false })
    app.advance(21 * MINUTE)
    expect((await signIn(LOGIN.neighbour, PASSWORD)).status).toBe(200)
  })

  test('attempts at the same moment are counted one by one', async () => {
    await Promise.all(Array.from({ length: 6 }, () => signIn(LOGIN.countyPeer, 'whatever-1')))
    expect((await signIn(LOGIN.countyPeer, PASSWORD)).status).toBe(401)
    app.advance(21 * MINUTE)
    expect((await signIn(LOGIN.countyPeer, PASSWORD)).status).toBe(200)
  })

  test('an unknown name costs as long as a wrong password', async () => {
    const time = async (login: string) => {
      const begun = performance.now()
      await signIn(login, 'whatever-1')
      return performance.now() - begun
    }
    const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
    const known: number[] = []
    const unknown: number[] = []
    for (let round = 0; round < 9; round += 1) {
      known.push(await time(LOGIN.inspector))
      unknown.push(await time('nobody'))
      if (round % 3 === 2) app.advance(21 * MINUTE)
    }
    expect(Math.abs(middle(known) - middle(unknown)) / middle(known)).toBeLessThan(0.35)
  })

  test('thirty failures from one address in ten minutes stop it, and only it', async () => {
    app.advance(15 * MINUTE)
    const from = (remoteAddress: string, password: string) =>
      app.anonymous.send({
        method: 'POST',
        url: '/api/session',
        payload: { login: LOGIN.city, password },
        headers: { 'content-type': 'application/json' },
        remoteAddress,
      })
    const insert = Array.from({ length: 29 }, () => ({ type: 'identity.sign-in-failed', actor: '未登录', summary: '登录失败', ok: false, ip: '10.0.0.9' }))
    app.advance(-90 * MINUTE * 10)
    for (const row of insert) await app.owner.insertInto('event').values(row as never).execute()
    expect((await from('10.0.0.9', 'wrong-1')).status).toBe(401)
    expect(await lastEvent('identity.address-limited')).toMatchObject({ ip: '10.0.0.9' })
    expect((await from('10.0.0.9', PASSWORD)).status).toBe(429)
    expect((await from('10.0.0.8', PASSWORD)).status).toBe(200)
  })
})
