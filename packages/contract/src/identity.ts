import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { id, line } from './fields.ts'

const ok = z.object({ ok: z.literal(true) })
const grant = z.object({ id, role: z.string(), roleLabel: z.string(), orgId: id, orgName: z.string(), reach: z.string() })

export const identity = {
  signIn: endpoint({
    method: 'POST',
    path: '/session',
    summary: '登录',
    access: 'public',
    input: z.strictObject({ login: line(32), password: z.string().min(1, '不能为空').max(200) }),
    output: z.object({ mustChangePassword: z.boolean() }).nullable(),
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/session',
    summary: '退出',
    access: 'self',
    input: z.strictObject({}),
    output: ok,
  }),
  switchGrant: endpoint({
    method: 'PUT',
    path: '/session/grant',
    summary: '切换身份',
    access: 'self',
    input: z.strictObject({ grantId: id }),
    output: ok,
  }),
  me: endpoint({
    method: 'GET',
    path: '/me',
    summary: '我的身份与权限',
    access: 'self',
    input: z.strictObject({}),
    output: z.object({
      accountId: id,
      personId: id.nullable(),
      name: z.string(),
      login: z.string(),
      mustChangePassword: z.boolean(),
      today: z.string(),
      env: z.enum(['demo', 'production', 'test']),
      idleMinutes: z.number(),
      grant: grant.nullable(),
      grants: z.array(grant),
      permissions: z.array(z.string()),
    }),
  }),
}
