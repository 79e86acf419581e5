import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN } from '../../testing/world.ts'

let app: TestApp
let system: Caller
let security: Caller
beforeAll(async () => {
  app = await startApp()
  system = await app.as(LOGIN.system)
  security = await app.as(LOGIN.security)
})
afterAll(() => app.close())

const id = async (login: string) =>
  (await app.owner.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow()).id
const lastEvent = (type: string) =>
  app.owner.selectFrom('event').selectAll().where('type', '=', type).orderBy('seq', 'desc').executeTakeFirst()
const codes = (answer: { body: { refusals?: { code: string }[] } }) => (answer.body.refusals ?? []).map((one) => one.code)
const ask = async (login: string, more: object = {}) =>
  system.post(`/accounts/${await id(login)}/grants`, {
    role: 'inspector',
    orgId: '3',
    reach: 'subtree',
    reason: '督查需要',
    ...more,
  })

describe('两步授权 SEC-15', () => {
  test('asked by one, approved by another, at work at once, seen by the third', async () => {
    expect((await app.anonymous.post('/accounts/1/grants', {})).status).toBe(401)
    expect((await security.post(`/accounts/${await id(LOGIN.inspector)}/grants`, {})).status).toBe(403)
    const inspector = await app.as(LOGIN.inspector)
    const asked = await ask(LOGIN.inspector)
    expect(asked.status).toBe(200)
    expect((await inspector.get('/me')).body.grants).toHaveLength(1)
    expect((await security.get('/grants?state=requested')).body.rows).toEqual([
      expect.objectContaining({ id: asked.body.grantId, name: '严督', requestedBy: '任系统', orgName: '白鹭县教育工委' }),
    ])
    expect((await system.post(`/grants/${asked.body.grantId}/approve`, {})).status).toBe(403)
    expect((await security.post(`/grants/${asked.body.grantId}/approve`, { note: '同意' })).status).toBe(200)
    expect((await security.post(`/grants/${asked.body.grantId}/approve`, {})).status).toBe(409)
    expect((await inspector.get('/me')).body.grants).toHaveLength(2)
    const auditor = await app.as(LOGIN.audit)
    const seen = (await auditor.get('/audit/events?type=grant')).body.rows.map((row: { type: string }) => row.type)
    expect(seen).toEqual(['grant.approved', 'grant.requested'])
  })
  test('the same request twice is a conflict; a malformed one is invalid; an unknown grant is not found', async () => {
    expect((await ask(LOGIN.inspector)).status).toBe(409)
    expect((await ask(LOGIN.inspector, { role: 'king' })).status).toBe(400)
    expect((await ask(LOGIN.inspector, { orgId: '999' })).status).toBe(404)
    for (const act of ['approve', 'refuse', 'end'])
      expect(
        (await security.post(`/grants/999/${act}`, act === 'refuse' ? { note: '无' } : act === 'end' ? { reason: '无' } : {}))
          .status,
      ).toBe(404)
  })
  test('a refusal has a reason and gives nothing', async () => {
    const asked = await ask(LOGIN.clerk, { role: 'schoolOffice', orgId: '4' })
    expect((await security.post(`/grants/${asked.body.grantId}/refuse`, {})).status).toBe(400)
    expect((await security.post(`/grants/${asked.body.grantId}/refuse`, { note: '不是本人职责' })).status).toBe(200)
    expect(await lastEvent('grant.refused')).toMatchObject({ reason: '不是本人职责', org_id: '4' })
    const account = (await system.get(`/accounts/${await id(LOGIN.clerk)}`)).body
    expect(account.roles).toEqual(['clerk'])
    expect(account.grants[0]).toMatchObject({ state: 'refused', decidedBy: '安全衡', decisionNote: '不是本人职责' })
  })
  test('the database itself refuses a grant asked for and approved by one', async () => {
    const actor = await id(LOGIN.security)
    const alone = app.owner
      .insertInto('role_grant')
      .values({
        account_id: actor,
        role: 'clerk',
        org_id: '5',
        reach: 'own',
        from_on: '2026-01-01',
        requested_by: actor,
        decided_by: actor,
      })
      .execute()
    await expect(alone).rejects.toThrow(/check/)
  })
})

describe('互斥与范围 SEC-14、SEC-23', () => {
  test('an administrator cannot hold a second administrator’s or a business role', async () => {
    expect(codes(await ask(LOGIN.audit, { role: 'securityAdmin', orgId: '1' }))).toEqual(['grant.roles-exclude'])
    expect(codes(await ask(LOGIN.audit, { role: 'clerk', orgId: '5' }))).toEqual(['grant.roles-exclude'])
    expect(codes(await ask(LOGIN.clerk, { role: 'auditAdmin', orgId: '1' }))).toEqual(['grant.roles-exclude'])
    expect((await ask(LOGIN.audit, { role: 'member', orgId: '1', reach: 'self' })).status).toBe(200)
  })
  test('exclusion is looked at again when it is approved', async () => {
    const fresh = await system.post('/accounts', { orgId: '1', login: 'both', newPerson: { name: '兼任' } })
    const grant = (role: string) =>
      system.post(`/accounts/${fresh.body.accountId}/grants`, { role, orgId: '1', reach: 'subtree', reason: '设置' })
    const asked = await grant('systemAdmin')
    await app.owner
      .insertInto('role_grant')
      .values({
        account_id: fresh.body.accountId,
        role: 'clerk',
        org_id: '5',
        reach: 'own',
        from_on: '2026-01-01',
        state: 'active',
      })
      .execute()
    expect(codes(await security.post(`/grants/${asked.body.grantId}/approve`, {}))).toEqual(['grant.roles-exclude'])
  })
  test('nobody asks for oneself; nothing is backdated', async () => {
    expect(codes(await ask(LOGIN.system, { role: 'systemAdmin', orgId: '2' }))).toContain('grant.own-account')
    expect(codes(await ask(LOGIN.clerk, { fromOn: '2026-01-01' }))).toEqual(['grant.backdated'])
  })
  test('sideways reading needs an end and stops on it', async () => {
    const sideways = { reach: 'listed', orgId: '6', listedOrgIds: ['3'] }
    expect(codes(await ask(LOGIN.neighbour, sideways))).toEqual(['grant.sideways-open'])
    const asked = await ask(LOGIN.neighbour, { ...sideways, untilOn: '2026-12-01' })
    await security.post(`/grants/${asked.body.grantId}/approve`, {})
    const neighbour = await app.as(LOGIN.neighbour)
    await neighbour.put('/session/grant', { grantId: asked.body.grantId })
    const names = async () => (await neighbour.get('/orgs')).body.rows?.map((row: { shortName: string }) => row.shortName)
    expect(await names()).toEqual(['白鹭县教育工委'])
    expect((await system.get('/grants?isEnding=true')).body.rows).toHaveLength(1)
    app.setToday('2026-12-01')
    app.advance(6_000)
    expect((await neighbour.get('/orgs')).status).toBe(403)
    app.setToday('2026-11-22')
  })
})

describe('终止授权', () => {
  test('at once, by either administrator, with a reason; never one’s own or the last of a kind', async () => {
    const grants = (await system.get('/grants?state=active&pageSize=100')).body.rows as {
      id: string
      login: string
      role: string
    }[]
    const grantOf = (login: string) => grants.find((grant) => grant.login === login)?.id
    expect((await (await app.as(LOGIN.city)).post(`/grants/${grantOf(LOGIN.school)}/end`, { reason: '试' })).status).toBe(403)
    const school = await app.as(LOGIN.school)
    expect((await school.get('/orgs')).status).toBe(200)
    expect((await system.post(`/grants/${grantOf(LOGIN.school)}/end`, {})).status).toBe(400)
    expect((await system.post(`/grants/${grantOf(LOGIN.school)}/end`, { reason: '调离' })).status).toBe(200)
    expect((await school.get('/orgs')).status).toBe(403)
    expect(await lastEvent('grant.ended')).toMatchObject({
      reason: '调离',
      before: expect.objectContaining({ role: '学校党务办公室' }),
    })
    expect((await system.post(`/grants/${grantOf(LOGIN.school)}/end`, { reason: '调离' })).status).toBe(409)
    expect(codes(await system.post(`/grants/${grantOf(LOGIN.audit)}/end`, { reason: '试' }))).toEqual([
      'account.last-administrator',
    ])
    expect(codes(await security.post(`/grants/${grantOf(LOGIN.security)}/end`, { reason: '试' }))).toEqual(['grant.own-account'])
  })
})
