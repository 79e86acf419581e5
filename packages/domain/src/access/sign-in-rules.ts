import { roleOf } from './roles.ts'

/** 登录失败、会话时限（SEC-04、SEC-05）：取值为产品默认，等保二级要求有失败处理和超时退出。 */
export const SIGN_IN_LIMITS = {
  failures: 5,
  windowMinutes: 10,
  lockMinutes: 20,
  failuresPerAddress: 30,
} as const

export const SESSION_LIMITS = {
  administratorIdleMinutes: 15,
  idleMinutes: 30,
  absoluteHours: 12,
  /** The page warns this long before the end, with one click to go on (ACC-13). */
  warnMinutes: 2,
} as const

/** How long a session may rest in this role (SEC-05). */
export const idleMinutesOf = (role: string | null | undefined): number =>
  role && roleOf(role)?.isAdministrator ? SESSION_LIMITS.administratorIdleMinutes : SESSION_LIMITS.idleMinutes

const MINUTE = 60_000

/** Failures of an account so far; instants in milliseconds. */
export interface FailureCount {
  failed: number
  failedSince: number | null
  lockedUntil: number | null
}

export const isLocked = (count: FailureCount, now: number): boolean => count.lockedUntil !== null && count.lockedUntil > now

/** The count after one more failure; the fifth within ten minutes locks for twenty (SEC-04). */
export function afterFailure(count: FailureCount, now: number): FailureCount {
  const isRecent = count.failedSince !== null && now - count.failedSince < SIGN_IN_LIMITS.windowMinutes * MINUTE
  const failed = isRecent ? count.failed + 1 : 1
  if (failed >= SIGN_IN_LIMITS.failures)
    return { failed: 0, failedSince: null, lockedUntil: now + SIGN_IN_LIMITS.lockMinutes * MINUTE }
  return { failed, failedSince: isRecent ? count.failedSince : now, lockedUntil: count.lockedUntil }
}
