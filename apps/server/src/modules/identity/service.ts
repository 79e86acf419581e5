import type { Context } from '../../platform/http/context.ts'
import { Failure, notFound } from '../../platform/http/failure.ts'
import { checkPassword } from './password.ts'
import { ABSOLUTE_HOURS, forgetSession, hashToken, listLiveGrants, newToken } from './session.ts'

const WRONG = '登录名或口令不对。'
const ATTEMPTS = 5
const WINDOW_MINUTES = 10
const LOCK_MINUTES = 20
const SESSIONS = 2

/** Signs in: counts failures, locks after five (SEC-04), opens a new session and ends the oldest beyond two (SEC-06). */
export async function signIn(ctx: Context, input: { login: string; password: string }) {
  const now = ctx.services.clock.now()
  const iso = (at: number) => new Date(at).toISOString()
  const account = await ctx.db.selectFrom('account').selectAll().where('login', '=', input.login.toLowerCase()).executeTakeFirst()
  const isRight = await checkPassword(input.password, account?.password_hash ?? null)
  const fail = (message: string) => {
    ctx.events.record({
      type: 'identity.sign-in-failed',
      summary: `登录失败：${input.login.slice(0, 32)}`,
      ok: false,
      ...(account ? { subject: { kind: 'account', id: account.id } } : {}),
    })
    ctx.afterCommit(() => {
      throw new Failure('unauthenticated', message, { code: 'identity.sign-in-failed' })
    })
    return null
  }
  if (!account) return fail(WRONG)
  if (account.locked_until && Date.parse(account.locked_until) > now)
    return fail(`${WRONG}连续输错五次的账号锁定 ${LOCK_MINUTES} 分钟。`)
  if (!isRight || account.state !== 'active') {
    const isRecent = account.failed_since !== null && now - Date.parse(account.failed_since) < WINDOW_MINUTES * 60_000
    const failed = isRecent ? account.failed_count + 1 : 1
    await ctx.db
      .updateTable('account')
      .set({
        failed_count: failed,
        failed_since: isRecent ? account.failed_since : iso(now),
        ...(failed >= ATTEMPTS ? { locked_until: iso(now + LOCK_MINUTES * 60_000), failed_count: 0 } : {}),
      })
      .where('id', '=', account.id)
      .execute()
    return fail(WRONG)
  }
  const open = await ctx.db
    .selectFrom('session')
    .select('token_hash')
    .where('account_id', '=', account.id)
    .where('ended_at', 'is', null)
    .orderBy('last_seen_at', 'desc')
    .execute()
  for (const old of open.slice(SESSIONS - 1)) await endSession(ctx, old.token_hash, '同时登录超过两处')
  const grants = await listLiveGrants(ctx.db, account.id, ctx.today)
  const token = newToken()
  await ctx.db
    .insertInto('session')
    .values({
      token_hash: hashToken(token),
      account_id: account.id,
      grant_id: grants[0]?.id ?? null,
      last_seen_at: iso(now),
      expires_at: iso(now + ABSOLUTE_HOURS * 3_600_000),
      ip: ctx.ip,
      device: ctx.device.slice(0, 200),
    })
    .execute()
  await ctx.db
    .updateTable('account')
    .set({ failed_count: 0, failed_since: null, locked_until: null, last_login_at: iso(now) })
    .where('id', '=', account.id)
    .execute()
  ctx.events.record({
    type: 'identity.signed-in',
    summary: `${account.display_name} 登录`,
    orgId: grants[0]?.orgId ?? null,
    subject: { kind: 'account', id: account.id },
  })
  ctx.setCookie(token)
  return { mustChangePassword: account.must_change }
}

/** Ends one session for good. */
export async function endSession(ctx: Context, sessionHash: string, why: string): Promise<void> {
  await ctx.db
    .updateTable('session')
    .set({ ended_at: new Date(ctx.services.clock.now()).toISOString(), ended_why: why })
    .where('token_hash', '=', sessionHash)
    .execute()
  ctx.afterCommit(() => forgetSession(sessionHash))
}

export async function signOut(ctx: Context) {
  await endSession(ctx, ctx.actor.sessionHash, '退出')
  ctx.events.record({ type: 'identity.signed-out', summary: `${ctx.actor.name} 退出` })
  ctx.setCookie(null)
  return { ok: true as const }
}

/** Acts in another of one's own posts from now on; the switch is recorded (SEC-01). */
export async function switchGrant(ctx: Context, input: { grantId: string }) {
  const grant = (await listLiveGrants(ctx.db, ctx.actor.accountId, ctx.today)).find((one) => one.id === input.grantId)
  if (!grant) throw notFound('身份')
  await ctx.db.updateTable('session').set({ grant_id: grant.id }).where('token_hash', '=', ctx.actor.sessionHash).execute()
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
