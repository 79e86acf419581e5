import { endpoint } from '@hongzhu/contract/endpoint'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { inTransaction, wallOfAll } from '../platform/db/transaction.ts'
import { bind } from '../platform/http/bind.ts'
import { buildServer } from '../platform/http/server.ts'
import { startApp, type TestApp, TODAY } from '../testing/app.ts'
import { LOGIN, PASSWORD } from '../testing/world.ts'
import { identify } from './identity/index.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const slow = endpoint({
  method: 'GET',
  path: '/orgs/{orgId}/slow',
  summary: '试',
  access: { permission: 'org.read', org: 'orgId' },
  input: z.strictObject({ orgId: z.string() }),
  output: z.object({ n: z.number() }),
})

test('a read that is refused for its organisation is done with its connection before the refusal is answered', async () => {
  const seen: string[] = []
  const route = bind(slow, async (ctx) => {
    const { rows } = await sql<{ id: string }>`select 1 as id`.execute(ctx.db)
    await new Promise((resolve) => setTimeout(resolve, 60))
    const after = await sql<{ orgs: string }>`select current_setting('hz.orgs', true) as orgs`.execute(ctx.db)
    seen.push(after.rows[0]?.orgs ?? '')
    return { n: rows.length }
  })
  const server = await buildServer({
    services: app.services,
    routes: [route],
    identify,
    recall: () => undefined,
    webDir: undefined,
    plain: {},
  })
  const signedIn = await app.anonymous.post('/session', { login: LOGIN.secretary, password: PASSWORD })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  const call = (orgId: string) => server.inject({ method: 'GET', url: `/api/orgs/${orgId}/slow`, headers: { cookie } })
  const refused = await call('8')
  expect([refused.statusCode, seen]).toEqual([404, ['5,9']])
  expect((await call('5')).statusCode).toBe(200)
  await server.close()
})

test('what still runs after its transaction ended gets an error, not the next transaction', async () => {
  let late: Promise<unknown> | undefined
  const failed = inTransaction(app.services.pool, wallOfAll(TODAY), 'read only', async (db) => {
    late = new Promise((resolve) => setTimeout(resolve, 30)).then(() => sql`select 1`.execute(db))
    late.catch(() => {})
    throw new Error('halfway')
  })
  await expect(failed).rejects.toThrow('halfway')
  await expect(late).rejects.toThrow('the transaction is over')
})
