import { randomBytes } from 'node:crypto'
import { roleOf } from '@hongzhu/domain/access'
import { hashToken } from '../modules/identity/session.ts'
import type { TestApp } from './app.ts'
import { LOGIN } from './world.ts'

/** One of the cast as the matrix calls: with a session of its own, made without a password. */
export interface Member {
  id: string
  label: string
  cookie: string | undefined
  /** An organisation within reach. */
  orgId: string
  permissions: readonly string[]
}

/** An organisation each of them must not reach; those of the root reach everything there is. */
export const OUTSIDE: Record<string, string> = {
  city: '999999',
  county: '8',
  countyPeer: '5',
  school: '7',
  secretary: '6',
  clerk: '6',
  neighbour: '5',
  inspector: '3',
  system: '999999',
  security: '999999',
  audit: '999999',
}

const LABELS: [keyof typeof LOGIN, string][] = [
  ['city', '市'],
  ['county', '县'],
  ['countyPeer', '邻县'],
  ['school', '学校'],
  ['secretary', '书记'],
  ['clerk', '干部'],
  ['neighbour', '邻支部'],
  ['inspector', '督查'],
  ['member', '党员'],
  ['system', '系统'],
  ['security', '安全'],
  ['audit', '审计'],
]

async function openSession(app: TestApp, accountId: string, grantId: string | null): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = app.services.clock.now()
  await app.owner
    .insertInto('session')
    .values({
      token_hash: hashToken(token),
      account_id: accountId,
      grant_id: grantId,
      last_seen_at: new Date(now).toISOString(),
      expires_at: new Date(now + 3_600_000).toISOString(),
      ip: '127.0.0.1',
      device: 'matrix',
    })
    .execute()
  return `hongzhu_session=${token}`
}

/** Everyone of the cast, nobody at all, and somebody who still has to change the password. */
export async function castOf(app: TestApp): Promise<Member[]> {
  const rows = await app.owner
    .selectFrom('account as a')
    .innerJoin('role_grant as g', 'g.account_id', 'a.id')
    .select(['a.id', 'a.login', 'g.id as grantId', 'g.role', 'g.org_id as orgId'])
    .execute()
  const members: Member[] = [{ id: 'anonymous', label: '未登录', cookie: undefined, orgId: '1', permissions: [] }]
  for (const [id, label] of LABELS) {
    const row = rows.find((one) => one.login === LOGIN[id])
    if (!row) throw new Error(`没有 ${id}`)
    const cookie = await openSession(app, row.id, row.grantId)
    members.push({ id, label, cookie, orgId: row.orgId, permissions: roleOf(row.role)?.permissions ?? [] })
  }
  members.push(await mustChange(app))
  return members
}

async function mustChange(app: TestApp): Promise<Member> {
  const account = await app.owner
    .insertInto('account')
    .values({ person_id: app.world.person.沈默 ?? null, login: 'mustchange', display_name: '沈默', must_change: true })
    .returning('id')
    .executeTakeFirstOrThrow()
  const grant = await app.owner
    .insertInto('role_grant')
    .values({ account_id: account.id, role: 'cityOffice', org_id: '1', reach: 'subtree', from_on: '2020-01-01', state: 'active' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return {
    id: 'mustChange',
    label: '待改口令',
    cookie: await openSession(app, account.id, grant.id),
    orgId: '1',
    permissions: [],
  }
}
