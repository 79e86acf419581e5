import { dayAt } from '@hongzhu/domain'
import {
  type AccountPolicy,
  administratorRole,
  DEFAULT_POLICY,
  idleMinutesOf,
  isLocked,
  passwordChangeDay,
  SESSION_LIMITS,
  SIGN_IN_LIMITS,
} from '@hongzhu/domain/access'
import type { Context } from '../../platform/http/context.ts'
import { Failure, notFound } from '../../platform/http/failure.ts'
import { checkPassword } from './password.ts'
import { countFailure, refuseManyFailures } from './password-service.ts'
import { endAllSessions, endSessions, forgetSession, hashToken, instant, newToken } from './session.ts'
import {
  findLastGrant,
  findSessionEnd,
  insertSession,
  listLiveGrants,
  listOpenSessions,
  setSessionGrant,
  touchSession,
} from './session-queries.ts'
import { failuresOf, findAccountByLogin, findPolicy, type HeldAccount, holdAccount, setSignedIn } from './sign-in-queries.ts'

/** One sentence for every kind of failure, so that it tells nothing about the account (SEC-04). */
const WRONG = `登录名或口令不对。连续输错 ${SIGN_IN_LIMITS.failures} 次，账号锁定 ${SIGN_IN_LIMITS.lockMinutes} 分钟。`

/** Signs in: counts failures, locks after five (SEC-04), opens a new session and ends the oldest beyond the limit (SEC-06). */
export async function signIn(ctx: Context, input: { login: string; password: string }) {
  const failures = await refuseManyFailures(ctx)
  const found = await findAccountByLogin(ctx.db, input.login)
  const isRight = await checkPassword(input.password, found?.password_hash ?? null)
  const account = found ? await holdAccount(ctx.db, found.id) : undefined
  const now = ctx.services.clock.now()
  if (!account || !isRight || account.state !== 'active' || isLocked(failuresOf(account), now))
    return refuseSignIn(ctx, input.login, account, failures)
  return openSession(ctx, account)
}

async function refuseSignIn(ctx: Context, login: string, account: HeldAccount | undefined, failures: number) {
  if (account?.state === 'active') await countFailure(ctx, account)
  ctx.events.record({
    type: 'identity.sign-in-failed',
    summary: `登录失败：${login.slice(0, 32)}`,
    ok: false,
    ...(account ? { subject: { kind: 'account', id: account.id } } : {}),
  })
  if (failures + 1 === SIGN_IN_LIMITS.failuresPerAddress)
    ctx.events.record({
      type: 'identity.address-limited',
      summary: `${ctx.ip} 十分钟内登录失败 ${failures + 1} 次，暂停登录`,
      ok: false,
    })
  ctx.afterCommit(() => {
    throw new Failure('unauthenticated', WRONG, { code: 'identity.sign-in-failed' })
  })
  return null
}

async function openSession(ctx: Context, account: HeldAccount) {
  const now = ctx.services.clock.now()
  const policy = (await findPolicy(ctx.db)) ?? DEFAULT_POLICY
  const open = await listOpenSessions(ctx.db, account.id)
  await endSessions(ctx, open.slice(policy.sessions - 1), `同时登录超过 ${policy.sessions} 处`)
  const grants = await listLiveGrants(ctx.db, account.id, ctx.today)
  const last = await findLastGrant(ctx.db, account.id)
  const grant = grants.find((one) => one.id === last) ?? grants[0]
  const token = newToken()
  await insertSession(ctx.db, {
    token_hash: hashToken(token),
    account_id: account.id,
    grant_id: grant?.id ?? null,
    last_seen_at: instant(now),
    expires_at: instant(now + SESSION_LIMITS.absoluteHours * 3_600_000),
    ip: ctx.ip,
    device: ctx.device.slice(0, 200),
  })
  const roles = grants.map((one) => one.role)
  const mustChangePassword = account.must_change || isPasswordOld(ctx, account, roles, policy)
  await setSignedIn(ctx.db, account.id, instant(now), mustChangePassword)
  ctx.events.record({
    type: 'identity.signed-in',
    summary: `${account.display_name} 登录`,
    orgId: grant?.orgId ?? null,
    subject: { kind: 'account', id: account.id },
    by: { accountId: account.id, actor: account.display_name },
  })
  ctx.setCookie(token)
  return { mustChangePassword }
}

/** Whether the password has passed its term (SEC-03). A demonstration, whose day is moved at will, does not ask. */
function isPasswordOld(ctx: Context, account: HeldAccount, roles: readonly string[], policy: AccountPolicy): boolean {
  if (ctx.services.config.env === 'demo' || account.password_set_at === null) return false
  const setOn = dayAt(account.password_set_at)
  const due = passwordChangeDay(setOn, administratorRole(roles) ? policy.administratorDays : policy.otherDays)
  return due !== undefined && due <= ctx.today
}

/** Signing out ends every session of the account (SEC-06). */
export async function signOut(ctx: Context) {
  await endSessions(ctx, [ctx.actor.sessionHash], '退出')
  await endAllSessions(ctx, ctx.actor.accountId, '本人在别处退出')
  ctx.events.record({ type: 'identity.signed-out', summary: `${ctx.actor.name} 退出` })
  ctx.setCookie(null)
  return { ok: true as const }
}

/** Acts in another of one's own posts from now on; the switch is recorded (SEC-01). */
export async function switchGrant(ctx: Context, input: { grantId: string }) {
  const grant = (await listLiveGrants(ctx.db, ctx.actor.accountId, ctx.today)).find((one) => one.id === input.grantId)
  if (!grant) throw notFound('身份')
  await setSessionGrant(ctx.db, ctx.actor.sessionHash, grant.id)
  ctx.events.record({
    type: 'identity.switched',
    summary: `${ctx.actor.name} 切换身份为 ${grant.orgName}`,
    orgId: grant.orgId,
    before: { grantId: ctx.actor.grant?.id },
    after: { grantId: grant.id },
  })
  ctx.afterCommit(() => forgetSession(ctx.actor.sessionHash))
  return { ok: true as const }
}

/** Goes on working: the idle time begins anew, the absolute end stays (SEC-05). */
export async function extendSession(ctx: Context) {
  await touchSession(ctx.db, ctx.actor.sessionHash, instant(ctx.services.clock.now()))
  ctx.afterCommit(() => forgetSession(ctx.actor.sessionHash))
  return { idleMinutes: idleMinutesOf(ctx.actor.grant?.role), endsAt: await findSessionEnd(ctx.db, ctx.actor.sessionHash) }
}
