import type { Refusal } from '../kernel/index.ts'
import { block } from '../norms/finding.ts'

/** What the 安全管理员 may set about accounts (SEC-03, SEC-06, SEC-11). */
export interface AccountPolicy {
  /** Sessions one account may have at a time. */
  sessions: number
  /** Days after which administrators change their password. */
  administratorDays: number
  /** Days after which everyone else does; 0 is never. */
  otherDays: number
  /** Days without signing in after which an account is disabled. */
  dormantDays: number
}

export const DEFAULT_POLICY: AccountPolicy = { sessions: 2, administratorDays: 90, otherDays: 0, dormantDays: 90 }

/** What may be set: stricter than the default, never looser. */
export const POLICY_BOUNDS: Record<
  keyof AccountPolicy,
  { label: string; unit: string; min: number; max: number; orZero?: true }
> = {
  sessions: { label: '同时登录', unit: '处', min: 1, max: 3 },
  administratorDays: { label: '管理员口令更换周期', unit: '天', min: 30, max: 90 },
  otherDays: { label: '其他人员口令更换周期（0 为不要求）', unit: '天', min: 30, max: 180, orZero: true },
  dormantDays: { label: '多久未登录即停用', unit: '天', min: 30, max: 90 },
}

/** What is wrong with a policy. */
export function policyFindings(policy: AccountPolicy): Refusal[] {
  return (Object.keys(POLICY_BOUNDS) as (keyof AccountPolicy)[]).flatMap((field) => {
    const { label, unit, min, max, orZero } = POLICY_BOUNDS[field]
    const value = policy[field]
    if ((orZero && value === 0) || (value >= min && value <= max)) return []
    return [block('SEC-03', 'account.policy-out-of-bounds', `${label}须在 ${min} 到 ${max} ${unit}之间。`, { field })]
  })
}
