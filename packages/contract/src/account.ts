import { IDENTITY_CHECKS, type IdentityCheck } from '@hongzhu/domain/access'
import { z } from 'zod'
import { endpoint, fileAnswer } from './endpoint.ts'
import { day, flag, id, line, pageOf, paging, prose } from './fields.ts'
import { loginName } from './identity.ts'

const IDENTITY_CHECK_IDS = Object.keys(IDENTITY_CHECKS) as [IdentityCheck, ...IdentityCheck[]]
const ok = z.object({ ok: z.literal(true) })
const accountId = { accountId: id }
const reason = line(200)
const roleId = z.enum([
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
  'cityOffice',
  'countyOffice',
  'schoolOffice',
  'secretary',
  'clerk',
  'inspector',
  'member',
])
const reach = z.enum(['own', 'subtree', 'listed', 'self'])
const grantState = z.enum(['requested', 'active', 'refused', 'ended'])

const accountGrant = z.object({
  id,
  role: roleId,
  roleLabel: z.string(),
  orgId: id,
  orgName: z.string(),
  reach,
  listedOrgs: z.array(z.object({ id, name: z.string() })),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  state: grantState,
  reason: z.string(),
  requestedBy: z.string().nullable(),
  requestedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decisionNote: z.string().nullable(),
  endedBy: z.string().nullable(),
  endedAt: z.string().nullable(),
  endReason: z.string().nullable(),
})
const accountRow = z.object({
  id,
  login: z.string(),
  name: z.string(),
  orgId: id,
  orgName: z.string(),
  state: z.enum(['active', 'disabled']),
  disabledReason: z.string().nullable(),
  isLocked: z.boolean(),
  isWaitingForCode: z.boolean(),
  lastLoginAt: z.string().nullable(),
  createdAt: z.string(),
  roles: z.array(z.string()),
  requested: z.number().int(),
})
const code = z.object({ code: z.string(), expiresAt: z.string() })
const policy = z.strictObject({
  sessions: z.number().int(),
  administratorDays: z.number().int(),
  otherDays: z.number().int(),
  dormantDays: z.number().int(),
})
const requestedGrant = z.strictObject({
  role: roleId,
  orgId: id,
  reach,
  listedOrgIds: z.array(id).max(50).default([]),
  fromOn: day.optional(),
  untilOn: day.optional(),
  reason,
})

const filter = {
  q: prose(40).optional(),
  orgId: id.optional(),
  role: roleId.optional(),
  state: z.enum(['active', 'disabled', 'locked', 'requested']).optional(),
}

export const account = {
  list: endpoint({
    method: 'GET',
    path: '/accounts',
    summary: '账号',
    access: { permission: 'account.read' },
    input: z.strictObject({ ...filter, ...paging }),
    output: pageOf(accountRow),
  }),
  exportList: endpoint({
    method: 'GET',
    path: '/exports/accounts',
    summary: '账号',
    access: { permission: 'account.read' },
    input: z.strictObject(filter),
    output: fileAnswer,
    sends: 'file',
    isExport: true,
  }),
  get: endpoint({
    method: 'GET',
    path: '/accounts/{accountId}',
    summary: '一个账号和它的授权',
    access: { permission: 'account.read' },
    input: z.strictObject(accountId),
    output: accountRow.extend({
      passwordSetAt: z.string().nullable(),
      sessions: z.number().int(),
      grants: z.array(accountGrant),
    }),
  }),
  findPeople: endpoint({
    method: 'GET',
    path: '/orgs/{orgId}/people-without-account',
    summary: '本组织及下级没有账号的人员（建账号时选人）',
    access: { permission: 'account.write', org: 'orgId' },
    input: z.strictObject({ orgId: id, q: prose(40).optional() }),
    output: z.object({ rows: z.array(z.object({ id, name: z.string(), orgId: id, orgName: z.string(), login: z.string() })) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/accounts',
    summary: '建立账号（选已有人员，或登记一名工作人员）',
    access: { permission: 'account.write', org: 'orgId' },
    input: z.strictObject({
      orgId: id,
      personId: id.optional(),
      newPerson: z
        .strictObject({ name: line(30), phone: z.string().trim().max(20).optional(), isNamesake: z.boolean().default(false) })
        .optional(),
      login: loginName,
    }),
    output: code.extend({ accountId: id, name: z.string() }),
  }),
  disable: endpoint({
    method: 'POST',
    path: '/accounts/{accountId}/disable',
    summary: '停用账号',
    access: { permission: 'account.write' },
    input: z.strictObject({ ...accountId, reason }),
    output: ok,
  }),
  enable: endpoint({
    method: 'POST',
    path: '/accounts/{accountId}/enable',
    summary: '启用账号',
    access: { permission: 'account.write' },
    input: z.strictObject({ ...accountId, reason }),
    output: ok,
  }),
  issueCode: endpoint({
    method: 'POST',
    path: '/accounts/{accountId}/code',
    summary: '发一次性代码（重置口令，只显示一次）',
    access: { permission: 'account.write' },
    input: z.strictObject({
      ...accountId,
      identityCheck: z.enum(IDENTITY_CHECK_IDS, { error: '请选择怎样核对了本人身份' }),
      reason,
    }),
    output: code,
  }),
  unlock: endpoint({
    method: 'POST',
    path: '/accounts/{accountId}/unlock',
    summary: '解除锁定',
    access: { permission: 'grant.decide' },
    input: z.strictObject({ ...accountId, reason }),
    output: ok,
  }),
  surplus: endpoint({
    method: 'GET',
    path: '/account-surplus',
    summary: '多余账号清单（每季度确认）',
    access: { permission: 'account.read' },
    input: z.strictObject({ ...paging }),
    output: pageOf(
      accountRow.extend({ why: z.enum(['dormant', 'left', 'no-grant']), whyLabel: z.string(), lastUsedOn: z.string() }),
    ).extend({ quarter: z.string(), confirmedBy: z.string().nullable(), confirmedAt: z.string().nullable() }),
  }),
  confirmSurplus: endpoint({
    method: 'POST',
    path: '/account-surplus/confirmation',
    summary: '确认本季度多余账号清单',
    access: { permission: 'account.write' },
    input: z.strictObject({ note: reason }),
    output: ok,
  }),
  policy: endpoint({
    method: 'GET',
    path: '/account-policy',
    summary: '账号参数',
    access: { permission: 'account.read' },
    input: z.strictObject({}),
    output: policy,
  }),
  changePolicy: endpoint({
    method: 'PUT',
    path: '/account-policy',
    summary: '修改账号参数',
    access: { permission: 'grant.decide' },
    input: policy.extend({ reason }),
    output: ok,
  }),
  grants: endpoint({
    method: 'GET',
    path: '/grants',
    summary: '授权（待批准、有效、已终止）',
    access: { permission: 'account.read' },
    input: z.strictObject({ state: grantState.optional(), isEnding: flag.optional(), ...paging }),
    output: pageOf(accountGrant.extend({ accountId: id, login: z.string(), name: z.string() })),
  }),
  requestGrant: endpoint({
    method: 'POST',
    path: '/accounts/{accountId}/grants',
    summary: '申请授权',
    access: { permission: 'account.write', org: 'orgId' },
    input: requestedGrant.extend(accountId),
    output: z.object({ grantId: id }),
  }),
  approveGrant: endpoint({
    method: 'POST',
    path: '/grants/{grantId}/approve',
    summary: '批准授权',
    access: { permission: 'grant.decide' },
    input: z.strictObject({ grantId: id, note: prose(200).optional() }),
    output: ok,
  }),
  refuseGrant: endpoint({
    method: 'POST',
    path: '/grants/{grantId}/refuse',
    summary: '不同意授权',
    access: { permission: 'grant.decide' },
    input: z.strictObject({ grantId: id, note: reason }),
    output: ok,
  }),
  endGrant: endpoint({
    method: 'POST',
    path: '/grants/{grantId}/end',
    summary: '终止授权（立即生效）',
    access: { permission: 'account.read' },
    input: z.strictObject({ grantId: id, reason }),
    output: ok,
  }),
}
