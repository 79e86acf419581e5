import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { day, id, line } from './fields.ts'

const ok = z.object({ ok: z.literal(true) })
const grant = z.object({ id, role: z.string(), roleLabel: z.string(), orgId: id, orgName: z.string(), reach: z.string() })
/** A login name as accounts have it. */
export const loginName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,31}$/, '登录名用 3 到 32 位小写字母、数字、点、横线，以字母或数字开头')
const password = z.string().min(1, '不能为空').max(200, '不能超过 200 位')
const setupToken = z.string().min(20).max(100)
const officer = z.strictObject({ name: line(30), login: loginName, phone: z.string().trim().max(20).optional() })

export const identity = {
  signIn: endpoint({
    method: 'POST',
    path: '/session',
    summary: '登录',
    access: 'public',
    input: z.strictObject({ login: line(32), password }),
    output: z.object({ mustChangePassword: z.boolean() }).nullable(),
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/session',
    summary: '退出',
    access: 'self',
    beforePasswordChange: true,
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
  extendSession: endpoint({
    method: 'POST',
    path: '/session/extension',
    summary: '继续办理（延长会话）',
    access: 'self',
    beforePasswordChange: true,
    input: z.strictObject({}),
    output: z.object({ idleMinutes: z.number(), endsAt: z.string() }),
  }),
  me: endpoint({
    method: 'GET',
    path: '/me',
    summary: '我的身份与权限',
    access: 'self',
    beforePasswordChange: true,
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
      /** The session ends then, whatever one does. */
      sessionEndsAt: z.string(),
      grant: grant.nullable(),
      grants: z.array(grant),
      permissions: z.array(z.string()),
    }),
  }),
  changePassword: endpoint({
    method: 'PUT',
    path: '/password',
    summary: '修改本人口令',
    access: 'self',
    beforePasswordChange: true,
    input: z.strictObject({ password, newPassword: password }),
    output: ok.nullable(),
  }),
  resetPassword: endpoint({
    method: 'POST',
    path: '/password/reset',
    summary: '凭一次性代码设置口令',
    access: 'public',
    // Nobody is signed in yet, and the new password is compared with name, phone and ID number of the account's person.
    wall: 'all',
    input: z.strictObject({ login: line(32), code: z.string().trim().min(1, '不能为空').max(40), newPassword: password }),
    output: ok.nullable(),
  }),
  demoAccounts: endpoint({
    method: 'GET',
    path: '/demo-accounts',
    summary: '演示账号（仅演示环境）',
    access: 'public',
    input: z.strictObject({}),
    output: z.object({
      rows: z.array(z.object({ login: z.string(), password: z.string(), name: z.string(), role: z.string(), line: z.string() })),
    }),
  }),
  setupState: endpoint({
    method: 'GET',
    path: '/setup',
    summary: '首次设置的链接是否有效',
    access: 'public',
    input: z.strictObject({ token: setupToken }),
    output: z.object({ isOpen: z.boolean() }),
  }),
  setUp: endpoint({
    method: 'POST',
    path: '/setup',
    summary: '首次设置：根组织、三员、第一个业务账号',
    access: 'public',
    // Writes the first people of an organisation that exists only from here on.
    wall: 'all',
    input: z.strictObject({
      token: setupToken,
      org: z.strictObject({
        level: z.enum(['city', 'county']),
        code: z.string().trim().min(1, '不能为空').max(40),
        name: line(80),
        shortName: line(40),
        foundedOn: day,
        foundedDocNo: line(60),
      }),
      /** From which day the instance is kept; today when left out. */
      startOn: day.optional(),
      systemAdmin: officer.extend({ password }),
      securityAdmin: officer,
      auditAdmin: officer,
      office: officer,
    }),
    output: z.object({
      codes: z.array(z.object({ login: z.string(), name: z.string(), role: z.string(), code: z.string() })),
      expiresAt: z.string(),
    }),
  }),
}
