import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, PASSWORD } from '../../testing/world.ts'
import { disableIdleAccounts, issueResetCode } from './index.ts'

const DAY = 86_400_000
let app: TestApp
let system: Caller
let security: Caller
let id: (login: string) => Promise<string>
beforeAll(async () => {
  app = await startApp()
  system = await app.as(LOGIN.system)
  security = await app.as(LOGIN.security)
  id = async (login) =>
    (await app.owner.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow()).id
})
afterAll(() => app.close())

const lastEvent = (type: string) =>
  app.owner.selectFrom('event').selectAll().where('type', '=', type).orderBy('seq', 'desc').executeTakeFirst()
const codes = (answer: { body: { refusals?: { code: string }[] } }) => (answer.body.refusals ?? []).map((one) => one.code)
const signIn = (login: string, password: string) => app.anonymous.post('/session', { login, password })
/** A system administrator of 青禾县 alone, for what lies out of reach. */
const countyAdministrator = async () => {
  const person = await app.owner
    .insertInto('person')
    .values({ name: '县系统', name_key: 'xxt', initials: 'xxt', keeper_org_id: '2' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const from = await app.owner
    .selectFrom('account')
    .select('password_hash')
    .where('login', '=', LOGIN.city)
    .executeTakeFirstOrThrow()
  const account = await app.owner
    .insertInto('account')
    .values({
      person_id: person.id,
      login: 'xian',
      display_name: '县系统',
      must_change: false,
      password_hash: from.password_hash,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await app.owner
    .insertInto('role_grant')
    .values({
      account_id: account.id,
      role: 'systemAdmin',
      org_id: '2',
      reach: 'subtree',
      from_on: '2026-01-01',
      state: 'active',
    })
    .execute()
  return app.as('xian')
}

describe('账号清单', () => {
  test('anonymous 401, business roles and the auditor 403', async () => {
    expect((await app.anonymous.get('/accounts')).status).toBe(401)
    for (const login of [LOGIN.city, LOGIN.audit, LOGIN.member])
      expect((await (await app.as(login)).get('/accounts')).status, login).toBe(403)
  })
  test('both administrators see accounts with their roles, found by name, initials, organisation, role and state', async () => {
    const all = await security.get('/accounts?pageSize=50')
    expect(all.body.total).toBe(12)
    expect(all.body.rows[0]).not.toHaveProperty('path')
    const found = async (query: string) =>
      (await system.get(`/accounts?${query}`)).body.rows.map((row: { login: string }) => row.login)
    expect(await found('q=zmy')).toEqual([LOGIN.secretary])
    expect(await found(`q=${encodeURIComponent('吴晓')}`)).toEqual([LOGIN.clerk])
    expect(await found('orgId=6')).toEqual([LOGIN.neighbour])
    expect(await found('role=auditAdmin')).toEqual([LOGIN.audit])
    expect(await found('state=disabled')).toEqual([])
    expect((await system.get('/accounts?orgId=999')).status).toBe(404)
    expect((await system.get('/accounts?state=odd')).status).toBe(400)
  })
  test('out of reach is not found', async () => {
    const county = await countyAdministrator()
    expect((await county.get('/accounts?q=bailu')).body.total).toBe(0)
    expect((await county.get(`/accounts/${await id(LOGIN.countyPeer)}`)).status).toBe(404)
    expect((await county.post(`/accounts/${await id(LOGIN.countyPeer)}/disable`, { reason: '越权' })).status).toBe(404)
    expect((await county.post('/accounts', { orgId: '3', login: 'newone', newPerson: { name: '新人' } })).status).toBe(404)
    expect((await county.get('/orgs/3/people-without-account')).status).toBe(404)
    const reach = { role: 'inspector', orgId: '2', reach: 'listed', listedOrgIds: ['3'], untilOn: '2026-12-31', reason: '查看' }
    expect((await county.post(`/accounts/${await id(LOGIN.clerk)}/grants`, reach)).status).toBe(404)
  })
})

describe('建立账号 SEC-01、SEC-12', () => {
  test('people without account are offered with a free login name', async () => {
    const { body } = await system.get(`/orgs/7/people-without-account?q=${encodeURIComponent('韩')}`)
    expect(body.rows).toEqual([expect.objectContaining({ name: '韩雪', orgName: '青禾实验小学党支部', login: 'hanxue' })])
    expect(body.rows[0]).not.toHaveProperty('id_no')
  })
  test('an account is made, its holder sets the password with a code that works once', async () => {
    expect((await (await app.as(LOGIN.city)).post('/accounts', { orgId: '7', login: 'hanxue' })).status).toBe(403)
    const personId = app.world.person.韩雪 ?? ''
    const made = await system.post('/accounts', { orgId: '7', personId, login: 'HanXue' })
    expect(made.status).toBe(200)
    expect(made.body.code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)
    expect(await lastEvent('account.created')).toMatchObject({ org_id: '7', subject_id: made.body.accountId })
    expect(JSON.stringify(await lastEvent('account.created'))).not.toContain(made.body.code)
    const set = (code: string, newPassword: string) =>
      app.anonymous.post('/password/reset', { login: 'hanxue', code, newPassword })
    expect((await set('AAAA-BBBB-CCCC', 'Paddle-41-lamp')).body.code).toBe('identity.code-wrong')
    expect(codes(await set(made.body.code, 'hanxue'))).toContain('identity.password-has-login')
    expect((await set(made.body.code.toLowerCase(), 'Paddle-41-lamp')).status).toBe(200)
    expect(await lastEvent('identity.password-set')).toMatchObject({ ok: true, actor: '韩雪', org_id: '7' })
    expect((await set(made.body.code, 'Kettle-52-rain')).body.code).toBe('identity.code-wrong')
    expect((await signIn('hanxue', 'Paddle-41-lamp')).status).toBe(200)
  })
  test('a second account for the same person, a taken login, a namesake are refused', async () => {
    const personId = app.world.person.韩雪 ?? ''
    expect(codes(await system.post('/accounts', { orgId: '7', personId, login: 'hanxue2' }))).toEqual([
      'account.person-has-account',
    ])
    expect(codes(await system.post('/accounts', { orgId: '7', login: 'city', newPerson: { name: '新人' } }))).toEqual([
      'account.login-taken',
    ])
    expect(codes(await system.post('/accounts', { orgId: '7', login: 'hanxue3', newPerson: { name: '韩雪' } }))).toEqual([
      'account.namesake',
    ])
    expect(codes(await system.post('/accounts', { orgId: '7', login: 'nobody1' }))).toEqual(['account.no-person'])
    const person = app.world.person.秦川 ?? ''
    expect((await system.post('/accounts', { orgId: '7', personId: person, login: 'qinchuan' })).status).toBe(404)
    expect((await system.post('/accounts', { orgId: '7', login: '坏', newPerson: { name: '甲' } })).status).toBe(400)
  })
  test('a code is good for a day', async () => {
    const made = await system.post('/accounts', {
      orgId: '7',
      login: 'liming',
      newPerson: { name: '黎明', phone: '13900000000' },
    })
    app.advance(DAY + 1000)
    const late = await app.anonymous.post('/password/reset', {
      login: 'liming',
      code: made.body.code,
      newPassword: 'Paddle-41-lamp',
    })
    expect(late.body.code).toBe('identity.code-wrong')
    system = await app.as(LOGIN.system)
    security = await app.as(LOGIN.security)
  })
})

describe('停用、启用、重置、解锁 SEC-11、SEC-12、SEC-14', () => {
  test('disabling ends the sessions at once; enabling lets in again', async () => {
    const clerk = await app.as(LOGIN.clerk)
    expect((await clerk.get('/me')).status).toBe(200)
    const account = await id(LOGIN.clerk)
    expect((await security.post(`/accounts/${account}/disable`, { reason: '离岗' })).status).toBe(403)
    expect((await system.post(`/accounts/${account}/disable`, { reason: '' })).status).toBe(400)
    expect((await system.post(`/accounts/${account}/disable`, { reason: '离岗' })).status).toBe(200)
    expect((await clerk.get('/me')).status).toBe(401)
    expect((await signIn(LOGIN.clerk, PASSWORD)).status).toBe(401)
    expect(await lastEvent('account.disabled')).toMatchObject({ reason: '离岗', org_id: '5' })
    expect((await system.post(`/accounts/${account}/disable`, { reason: '离岗' })).status).toBe(409)
    expect((await system.post(`/accounts/${account}/enable`, { reason: '回岗' })).status).toBe(200)
    expect(await lastEvent('account.enabled')).toMatchObject({ reason: '回岗' })
    expect((await signIn(LOGIN.clerk, PASSWORD)).status).toBe(200)
  })
  test('nobody disables oneself or the last of a kind of administrator', async () => {
    const disable = async (login: string) => codes(await system.post(`/accounts/${await id(login)}/disable`, { reason: '试' }))
    expect(await disable(LOGIN.system)).toEqual(['account.own'])
    expect(await disable(LOGIN.audit)).toEqual(['account.last-administrator'])
    expect(await disable(LOGIN.security)).toEqual(['account.last-administrator'])
  })
  test('a reset kills the old password and the sessions; the administrator never sees a password', async () => {
    const clerk = await app.as(LOGIN.clerk)
    const made = await system.post(`/accounts/${await id(LOGIN.clerk)}/code`, {
      identityCheck: 'inPerson',
      reason: '忘记口令',
    })
    expect(Object.keys(made.body).toSorted()).toEqual(['code', 'expiresAt'])
    expect((await clerk.get('/me')).status).toBe(401)
    expect((await signIn(LOGIN.clerk, PASSWORD)).status).toBe(401)
    const event = await lastEvent('account.code-issued')
    expect(event).toMatchObject({ reason: '忘记口令', after: { identityCheck: 'inPerson' } })
    expect(event?.summary).toContain('当面核对身份证件')
    expect(JSON.stringify(event)).not.toContain(made.body.code)
    const same = await app.anonymous.post('/password/reset', {
      login: LOGIN.clerk,
      code: made.body.code,
      newPassword: 'Paddle-41-lamp',
    })
    expect(same.status).toBe(200)
  })
  test('SEC-12: how the person was identified is said, and calling back needs a number on record', async () => {
    const path = `/accounts/${await id(LOGIN.clerk)}/code`
    expect((await system.post(path, { reason: '忘记口令' })).body.fields).toEqual([
      { path: 'identityCheck', label: '身份核对', message: '请选择怎样核对了本人身份' },
    ])
    expect((await system.post(path, { identityCheck: 'trusted', reason: '熟人' })).status).toBe(400)
    const phoneless = app.owner.updateTable('person').where('id', '=', app.world.person.吴晓岚 ?? '')
    const { phone } = await app.owner
      .selectFrom('person')
      .select('phone')
      .where('id', '=', app.world.person.吴晓岚 ?? '')
      .executeTakeFirstOrThrow()
    await phoneless.set({ phone: null }).execute()
    expect(codes(await system.post(path, { identityCheck: 'callback', reason: '忘记口令' }))).toEqual(['account.no-phone'])
    await phoneless.set({ phone }).execute()
    const clerk = await signIn(LOGIN.clerk, 'Paddle-41-lamp')
    expect(clerk.status).toBe(200)
  })
  test('an administrator’s password is not reset by another on the page, but on the server by two', async () => {
    const answer = await system.post(`/accounts/${await id(LOGIN.security)}/code`, { identityCheck: 'inPerson', reason: '忘记' })
    expect(codes(answer)).toEqual(['account.administrator-reset'])
    expect((await issueResetCode(app.services, LOGIN.audit))?.code).toMatch(/-/)
    expect(await issueResetCode(app.services, 'nobody')).toBeUndefined()
    const hash = await app.owner
      .selectFrom('account')
      .select('password_hash')
      .where('login', '=', LOGIN.city)
      .executeTakeFirstOrThrow()
    await app.owner.updateTable('account').set(hash).where('login', '=', LOGIN.audit).execute()
  })
  test('only the 安全管理员 unlocks', async () => {
    const account = await id(LOGIN.member)
    expect((await security.post(`/accounts/${account}/unlock`, { reason: '核对' })).status).toBe(409)
    for (let count = 0; count < 5; count += 1) await signIn(LOGIN.member, 'wrong-1')
    expect((await system.get('/accounts?state=locked')).body.rows).toHaveLength(1)
    expect((await system.post(`/accounts/${account}/unlock`, { reason: '核对' })).status).toBe(403)
    expect((await security.post(`/accounts/${account}/unlock`, { reason: '核对' })).status).toBe(200)
    expect((await signIn(LOGIN.member, PASSWORD)).status).toBe(200)
    expect(await lastEvent('account.unlocked')).toMatchObject({ reason: '核对' })
  })
})

describe('账号参数 SEC-03、SEC-06', () => {
  test('only the 安全管理员 sets them, only stricter, with a reason', async () => {
    const now = (await system.get('/account-policy')).body
    expect(now).toEqual({ sessions: 2, administratorDays: 90, otherDays: 0, dormantDays: 90 })
    const change = (caller: Caller, more: object) => caller.put('/account-policy', { ...now, reason: '工作要求', ...more })
    expect((await change(system, { sessions: 1 })).status).toBe(403)
    expect(codes(await change(security, { administratorDays: 365 }))).toEqual(['account.policy-out-of-bounds'])
    expect((await change(security, { sessions: 1 })).status).toBe(200)
    expect(await lastEvent('account.policy-changed')).toMatchObject({ before: now, after: { ...now, sessions: 1 } })
    const first = await app.as(LOGIN.city)
    await app.as(LOGIN.city)
    expect((await first.get('/me')).status).toBe(401)
    expect((await change(security, { sessions: 2 })).status).toBe(200)
  })
})

describe('多余账号 SEC-11', () => {
  test('the quarterly list names reasons and is confirmed', async () => {
    const before = (await security.get('/account-surplus')).body
    expect(before).toMatchObject({ quarter: '2026年第4季度', confirmedBy: null })
    await app.owner
      .updateTable('account')
      .set({ last_login_at: '2026-09-01T00:00:00Z' })
      .where('login', '=', LOGIN.inspector)
      .execute()
    const { body } = await system.get('/account-surplus')
    expect(body.rows).toContainEqual(
      expect.objectContaining({ login: LOGIN.inspector, why: 'dormant', lastUsedOn: '2026-09-01' }),
    )
    expect((await security.post('/account-surplus/confirmation', { note: '已核' })).status).toBe(403)
    expect((await system.post('/account-surplus/confirmation', { note: '已逐一核对' })).status).toBe(200)
    expect(await lastEvent('account.surplus-confirmed')).toMatchObject({ reason: '已逐一核对' })
    app.setToday('2026-11-22')
  })
  test('the night disables the dormant, the gone and the left, spares the last administrator, and repeats nothing', async () => {
    const person = app.world.person
    await app.owner
      .updateTable('account')
      .set({ last_login_at: '2026-08-24T00:00:00Z' })
      .where('login', 'in', [LOGIN.inspector, LOGIN.audit])
      .execute()
    await app.owner
      .updateTable('person')
      .set({ died_on: '2026-11-20' })
      .where('id', '=', person.钱一诺 ?? '')
      .execute()
    await app.owner
      .updateTable('post')
      .set({ until_on: '2026-11-22' })
      .where('person_id', '=', person.褚文 ?? '')
      .execute()
    const result = await disableIdleAccounts(app.services)
    const logins = await app.owner.selectFrom('account').select('login').where('state', '=', 'disabled').orderBy('id').execute()
    expect(logins.map((row) => row.login)).toEqual([LOGIN.neighbour, LOGIN.member, LOGIN.inspector])
    expect(result.endedGrants).toHaveLength(1)
    expect(result.spared).toEqual(['申计（审计管理员）'])
    expect(await lastEvent('grant.ended')).toMatchObject({ actor: '系统', reason: '已不在该组织任职' })
    expect((await signIn(LOGIN.neighbour, PASSWORD)).status).toBe(401)
    expect((await disableIdleAccounts(app.services)).disabled).toEqual([])
  })
})
