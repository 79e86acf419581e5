import type { Refusal } from '../kernel/index.ts'
import { block } from '../norms/finding.ts'
import type { AccountPolicy } from './policy.ts'
import type { RoleId } from './roles.ts'
import { ROLES, roleOf } from './roles.ts'

export const ADMINISTRATOR_ROLES: readonly RoleId[] = ROLES.filter((role) => role.isAdministrator).map((role) => role.id)

/** The administrator's role among these, if any. */
export const administratorRole = (roles: readonly string[]): RoleId | undefined =>
  ADMINISTRATOR_ROLES.find((role) => roles.includes(role))

/** How long a one-time code to set a password is good for (SEC-12), and the link of the first set-up (SEC-10). */
export const CODE_HOURS = { reset: 24, setup: 24 } as const

/** Why an account cannot be disabled: oneself, or the last of a kind of administrator (SEC-14: none may switch off another). */
export function disableFindings(facts: {
  accountId: string
  actorId: string | null
  roles: readonly string[]
  /** Other active accounts with a live grant of the same administrator's role. */
  otherHolders: number
}): Refusal[] {
  if (facts.accountId === facts.actorId)
    return [block('SEC-11', 'account.own', '不能停用自己的账号。', { remedy: '请另一名系统管理员办理。' })]
  const role = administratorRole(facts.roles)
  if (role && facts.otherHolders === 0)
    return [
      block('SEC-14', 'account.last-administrator', `这是唯一的${roleOf(role)?.label}，停用后就没有人履行这项职责了。`, {
        remedy: '请先给另一人授权，再停用。',
      }),
    ]
  return []
}

/** How the administrator made sure who asks for a new password (SEC-12). */
export const IDENTITY_CHECKS = {
  inPerson: '当面核对身份证件',
  callback: '按名册登记的电话打回去核对',
  letter: '凭所在党组织盖章的书面证明',
} as const
export type IdentityCheck = keyof typeof IDENTITY_CHECKS

/** Why a one-time code cannot be issued on the page: whoever resets an administrator could act in their place (SEC-14). */
export function resetFindings(facts: {
  roles: readonly string[]
  state: string
  check: IdentityCheck
  /** A telephone is on record, from which the person can be called back. */
  hasPhone: boolean
}): Refusal[] {
  if (facts.state !== 'active')
    return [block('SEC-12', 'account.disabled', '账号已停用，不能重置口令。', { remedy: '请先启用账号。' })]
  if (administratorRole(facts.roles))
    return [
      block('SEC-14', 'account.administrator-reset', '管理员的口令不能由另一名管理员在页面上重置，否则等于可以顶替他。', {
        remedy: '请两人在场，在服务器上运行 npm run hongzhu -- reset-code 登录名。',
      }),
    ]
  if (facts.check === 'callback' && !facts.hasPhone)
    return [
      block('SEC-12', 'account.no-phone', '名册里没有登记本人电话，不能用电话核对；来电说的号码不能作数。', {
        remedy: '请当面核对身份证件，或凭所在党组织盖章的书面证明办理。',
        field: 'identityCheck',
      }),
    ]
  return []
}

/** Why an account is surplus and should be looked at or disabled (SEC-11). */
export type SurplusReason = 'dormant' | 'left' | 'no-grant'
export const SURPLUS_LABELS: Record<SurplusReason, string> = {
  dormant: '长期未登录',
  left: '已离任或不在本系统',
  'no-grant': '没有有效授权',
}

/** After how many unused days an account is put on the quarterly list: a month before it is disabled by itself. */
export const surplusBefore = (policy: AccountPolicy): number => Math.max(policy.dormantDays - 30, 0)

/** Why a grant cannot be ended: one's own, or the last administrator of a kind (SEC-14). */
export function endGrantFindings(facts: {
  role: string
  isActive: boolean
  otherHolders: number
  accountId: string
  actorId: string
}): Refusal[] {
  if (facts.accountId === facts.actorId)
    return [block('SEC-15', 'grant.own-account', '不能终止自己的授权。', { remedy: '请另一名管理员办理。' })]
  const role = administratorRole([facts.role])
  if (role && facts.isActive && facts.otherHolders === 0)
    return [
      block('SEC-14', 'account.last-administrator', `这是唯一的${roleOf(role)?.label}，终止后就没有人履行这项职责了。`, {
        remedy: '请先给另一人授权，再终止。',
      }),
    ]
  return []
}
