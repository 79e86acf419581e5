import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../testing/app.ts'
import { createSetupToken } from './index.ts'

const DAY = 86_400_000
let app: TestApp
beforeAll(async () => {
  app = await startApp({ isEmpty: true })
})
afterAll(() => app.close())

const form = (token: string) => ({
  token,
  org: {
    level: 'county',
    code: 'QH001',
    name: '中共青禾县委教育工作委员会',
    shortName: '青禾县教育工委',
    foundedOn: '2019-03-01',
    foundedDocNo: '青委〔2019〕3号',
  },
  systemAdmin: { name: '任系统', login: 'renxt', password: 'Paddle-41-lamp' },
  securityAdmin: { name: '安全衡', login: 'anqh' },
  auditAdmin: { name: '申计', login: 'shenji' },
  office: { name: '何青', login: 'heqing', phone: '13900001111' },
})

test('SEC-10：首次设置一次完成，三员为三人，链接一天内有效、只用一次', async () => {
  const late = (await createSetupToken(app.services)) ?? ''
  app.advance(DAY + 1_000)
  expect((await app.anonymous.get(`/setup?token=${late}`)).body).toEqual({ isOpen: false })
  expect((await app.anonymous.post('/setup', form(late))).body.code).toBe('setup.closed')

  const first = (await createSetupToken(app.services)) ?? ''
  const token = (await createSetupToken(app.services)) ?? ''
  expect((await app.anonymous.get(`/setup?token=${first}`)).body.isOpen, '较早的链接作废').toBe(false)
  expect((await app.anonymous.get(`/setup?token=${token}`)).body.isOpen).toBe(true)
  expect((await app.anonymous.post('/setup', { ...form(token), token: 'x'.repeat(43) })).body.code).toBe('setup.closed')
  expect((await app.anonymous.post('/setup', { ...form(token), auditAdmin: { name: '任系统', login: 'rxt2' } })).body.code).toBe(
    'setup.same-person',
  )
  const weak = { name: '任系统', login: 'renxt', password: 'Paddle41la' }
  expect((await app.anonymous.post('/setup', { ...form(token), systemAdmin: weak })).body.refusals[0]).toMatchObject({
    field: 'systemAdmin.password',
    code: 'identity.password-short',
  })

  const early = await app.anonymous.post('/setup', { ...form(token), startOn: '2019-02-28' })
  expect(early.body.refusals[0]).toMatchObject({ code: 'start.before-founding', field: 'startOn' })

  const done = await app.anonymous.post('/setup', form(token))
  expect(done.status).toBe(200)
  expect(done.body.codes.map((one: { role: string }) => one.role)).toEqual(['安全管理员', '审计管理员', '县区教育工委办公室'])
  expect((await app.anonymous.get(`/setup?token=${token}`)).body.isOpen).toBe(false)
  expect((await app.anonymous.post('/setup', form(token))).body.code).toBe('setup.closed')
  expect(await createSetupToken(app.services), '有了账号就不再生成').toBeUndefined()

  const starts = await app.owner.selectFrom('start_of_use').select('from_on').execute()
  expect(starts, '不填的自今天起启用').toEqual([{ from_on: app.services.clock.today() }])

  const types = (await app.owner.selectFrom('event').select('type').orderBy('seq').execute()).map((event) => event.type)
  expect(types.filter((type) => type === 'account.created')).toHaveLength(4)
  expect(types).toEqual(expect.arrayContaining(['identity.setup-opened', 'org.founded', 'grant.approved', 'identity.set-up']))
  expect(JSON.stringify(await app.owner.selectFrom('event').selectAll().execute())).not.toContain('Paddle')

  expect((await app.anonymous.post('/session', { login: 'renxt', password: 'Paddle-41-lamp' })).status).toBe(200)
  const office = done.body.codes[2]
  const set = { login: office.login, code: office.code, newPassword: 'Kettle-52-rain' }
  expect((await app.anonymous.post('/password/reset', set)).status).toBe(200)
  const signedIn = await app.anonymous.post('/session', { login: 'heqing', password: 'Kettle-52-rain' })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  const tree = await app.anonymous.send({ method: 'GET', url: '/api/orgs', headers: { cookie } })
  expect(tree.body.rows).toEqual([expect.objectContaining({ shortName: '青禾县教育工委', parentId: null })])
})
