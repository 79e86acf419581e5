import { describe, expect, test } from 'vitest'
import { date } from '../kernel/index.ts'
import {
  administratorRole,
  afterFailure,
  DEFAULT_POLICY,
  decisionFindings,
  disableFindings,
  type FailureCount,
  type GrantFacts,
  type GrantRequest,
  grantFindings,
  idleMinutesOf,
  isLocked,
  passwordChangeDay,
  policyFindings,
  ROLES,
  type RoleId,
  resetFindings,
  rolesExclude,
  weakPasswords,
} from './index.ts'
import { PASSWORD_CASES } from './password.cases.ts'

test.each(PASSWORD_CASES)('$rule：$sentence → $expected', ({ expected, outcome }) => {
  expect(outcome()).toBe(expected)
})

test('SEC-02：弱口令表不少于一万条，都是小写、没有符号', () => {
  expect(weakPasswords().size).toBeGreaterThan(10_000)
  for (const entry of weakPasswords()) expect(entry).toMatch(/^[a-z0-9]+$/)
})

test('SEC-03：到期日从设置之日起算，0 天为不要求', () => {
  expect(passwordChangeDay(date('2026-11-01'), 90)).toBe('2027-01-30')
  expect(passwordChangeDay(date('2026-11-01'), 0)).toBeUndefined()
})

describe('SEC-04：十分钟内五次失败，锁定二十分钟', () => {
  const minute = 60_000
  const none: FailureCount = { failed: 0, failedSince: null, lockedUntil: null }
  const failAt = (...minutes: number[]) => minutes.reduce((count, at) => afterFailure(count, at * minute), none)
  test('第五次锁定', () => {
    expect(isLocked(failAt(1, 2, 3, 4), 4 * minute)).toBe(false)
    const locked = failAt(1, 2, 3, 4, 5)
    expect(isLocked(locked, 24 * minute)).toBe(true)
    expect(isLocked(locked, 25 * minute)).toBe(false)
  })
  test('间隔超过十分钟重新计数', () => {
    expect(isLocked(failAt(1, 2, 3, 4, 11), 11 * minute)).toBe(false)
  })
})

test('SEC-05：管理员 15 分钟、其他 30 分钟', () => {
  expect([idleMinutesOf('auditAdmin'), idleMinutesOf('clerk'), idleMinutesOf(null)]).toEqual([15, 30, 30])
})

test('SEC-14：三员两两互斥，也与一切业务角色互斥，只与“党员”不互斥', () => {
  const administrators: RoleId[] = ['systemAdmin', 'securityAdmin', 'auditAdmin']
  for (const one of administrators)
    for (const { id } of ROLES) expect(rolesExclude(one, id), `${one} ${id}`).toBe(id !== one && id !== 'member')
  expect(rolesExclude('clerk', 'secretary')).toBe(false)
})

test('SEC-14：三员没有任何办理或查看业务的权限', () => {
  const business = /^(member|meeting|org\.(read|write)|school|figure|report|import|export|excuse|norm|obligation)/
  for (const role of ROLES.filter((one) => one.isAdministrator))
    expect(role.permissions.filter((permission) => business.test(permission))).toEqual([])
})

describe('授权', () => {
  const on = date('2026-11-22')
  const request = (more: Partial<GrantRequest> = {}): GrantRequest => ({
    role: 'clerk',
    reach: 'subtree',
    listedOrgs: [],
    fromOn: on,
    untilOn: null,
    ...more,
  })
  const facts = (more: Partial<GrantFacts> = {}): GrantFacts => ({
    otherRoles: [],
    orgKind: 'branch',
    isRootOrg: false,
    isAccountActive: true,
    accountId: '7',
    actorId: '1',
    ...more,
  })
  const codes = (asked: Partial<GrantRequest>, known: Partial<GrantFacts> = {}) =>
    grantFindings(request(asked), facts(known), on).map((found) => `${found.rule} ${found.code}`)
  test('通常的授权没有问题', () => expect(codes({})).toEqual([]))
  test('SEC-14：有业务角色的人不能当审计管理员', () =>
    expect(codes({ role: 'auditAdmin' }, { otherRoles: ['clerk'] })).toEqual(['SEC-14 grant.roles-exclude']))
  test('SEC-15：不能给自己授权', () => expect(codes({}, { actorId: '7' })).toEqual(['SEC-15 grant.own-account']))
  test('SEC-15：不能倒签', () => expect(codes({ fromOn: date('2026-11-01') })).toEqual(['SEC-15 grant.backdated']))
  test('SEC-23：横向查看须有终止日期', () => {
    expect(codes({ role: 'inspector', reach: 'listed', listedOrgs: ['3'] })).toEqual(['SEC-23 grant.sideways-open'])
    expect(codes({ role: 'inspector', reach: 'listed', listedOrgs: ['3'], untilOn: date('2026-12-31') })).toEqual([])
    expect(codes({ role: 'inspector', reach: 'listed', untilOn: date('2026-12-31') })).toEqual(['SEC-23 grant.list-empty'])
  })
  test('SEC-11：停用的账号不能授权', () =>
    expect(codes({}, { isAccountActive: false })).toEqual(['SEC-11 grant.account-disabled']))
  test('SEC-13：党员仅本人，别的角色不能仅本人', () => {
    expect(codes({ role: 'member', reach: 'subtree' })).toEqual(['SEC-13 grant.reach'])
    expect(codes({ role: 'member', reach: 'self' })).toEqual([])
    expect(codes({ reach: 'self' })).toEqual(['SEC-13 grant.reach'])
  })
  test('SEC-13：工委办公室的授权只能落在工委', () => {
    expect(codes({ role: 'countyOffice' })).toEqual(['SEC-13 grant.office-org'])
    expect(codes({ role: 'cityOffice' }, { orgKind: 'workCommittee' })).toEqual(['SEC-13 grant.office-org'])
    expect(codes({ role: 'cityOffice' }, { orgKind: 'workCommittee', isRootOrg: true })).toEqual([])
  })
  test('SEC-15：申请人不能自己批准，受益人也不能', () => {
    expect(decisionFindings({ requestedBy: '1', accountId: '7', actorId: '2' })).toEqual([])
    expect(decisionFindings({ requestedBy: '2', accountId: '7', actorId: '2' })).toHaveLength(1)
    expect(decisionFindings({ requestedBy: '1', accountId: '2', actorId: '2' })).toHaveLength(1)
  })
})

describe('账号', () => {
  const disable = (roles: string[], otherHolders: number, actorId = '1') =>
    disableFindings({ accountId: '7', actorId, roles, otherHolders }).map((found) => found.code)
  test('SEC-14：唯一的审计管理员不能停用，业务账号可以', () => {
    expect(disable(['auditAdmin'], 0)).toEqual(['account.last-administrator'])
    expect(disable(['auditAdmin'], 1)).toEqual([])
    expect(disable(['clerk'], 0)).toEqual([])
    expect(disable(['clerk'], 0, '7')).toEqual(['account.own'])
  })
  test('SEC-14：管理员的口令不能在页面上由别人重置', () => {
    const reset = (more: object) =>
      resetFindings({ roles: ['clerk'], state: 'active', check: 'inPerson', hasPhone: false, ...more })
    expect(reset({ roles: ['securityAdmin'] }).map((found) => found.code)).toEqual(['account.administrator-reset'])
    expect(reset({})).toEqual([])
    expect(reset({ check: 'callback' }).map((found) => found.code)).toEqual(['account.no-phone'])
    expect(reset({ check: 'callback', hasPhone: true })).toEqual([])
    expect(reset({ state: 'disabled' })).toHaveLength(1)
  })
  test('管理员角色从多个角色中认出', () => {
    expect(administratorRole(['member', 'auditAdmin'])).toBe('auditAdmin')
    expect(administratorRole(['member'])).toBeUndefined()
  })
  test('SEC-03：参数只能更严', () => {
    expect(policyFindings(DEFAULT_POLICY)).toEqual([])
    expect(policyFindings({ ...DEFAULT_POLICY, administratorDays: 0 })).toHaveLength(1)
    expect(policyFindings({ ...DEFAULT_POLICY, dormantDays: 365, sessions: 9 })).toHaveLength(2)
  })
})
