import { randomInt } from 'node:crypto'
import type { Refusal } from '@hongzhu/domain'
import {
  administratorRole,
  afterFailure,
  CODE_HOURS,
  isLocked,
  PASSWORD_RULES,
  passwordFindings,
  reuseFinding,
  SIGN_IN_LIMITS,
} from '@hongzhu/domain/access'
import type { Context } from '../../platform/http/context.ts'
import { Failure, refuseBlocked } from '../../platform/http/failure.ts'
import { pinyinKeys } from '../../platform/pinyin.ts'
import { checkPassword, hashPassword } from './password.ts'
import { endAllSessions, hashToken, instant, renewSession } from './session.ts'
import {
  countFailures,
  failuresOf,
  findAccountByLogin,
  findOwner,
  type HeldAccount,
  holdAccount,
  holdToken,
  insertToken,
  listRoles,
  setFailures,
  setPassword,
  useToken,
} from './sign-in-queries.ts'

type Writing = Pick<Context, 'db' | 'services' | 'today'>

/** Refuses when this address failed too often of late (SEC-04). Returns the number of its failures. */
export async function refuseManyFailures(ctx: Context): Promise<number> {
  const since = instant(ctx.services.clock.now() - SIGN_IN_LIMITS.windowMinutes * 60_000)
  const failures = await countFailures(ctx.db, ctx.ip, since)
  if (failures >= SIGN_IN_LIMITS.failuresPerAddress)
    throw new Failure('too-many', '这个网络地址连续登录失败太多，请十分钟后再试。', { code: 'identity.too-many-failures' })
  return failures
}

/** Counts a failure against the account and says so when that locks it (SEC-04). */
export async function countFailure(ctx: Context, account: HeldAccount): Promise<void> {
  const now = ctx.services.clock.now()
  const before = failuresOf(account)
  if (isLocked(before, now)) return
  const after = afterFailure(before, now)
  await setFailures(ctx.db, account.id, after)
  if (isLocked(after, now))
    ctx.events.record({
      type: 'identity.locked',
      summary: `${account.display_name} 连续输错口令 ${SIGN_IN_LIMITS.failures} 次，账号锁定 ${SIGN_IN_LIMITS.lockMinutes} 分钟`,
      subject: { kind: 'account', id: account.id },
      ok: false,
    })
}

/** Whether it is one of the last five. */
async function isReused(password: string, account: HeldAccount): Promise<boolean> {
  const kept = new Set([account.password_hash, ...account.password_history].filter((hash) => hash !== null))
  for (const hash of kept) if (await checkPassword(password, hash)) return true
  return false
}

/** Why this password cannot be that account's (SEC-02, SEC-03). */
async function findingsOf(ctx: Writing, account: HeldAccount, password: string): Promise<Refusal[]> {
  const owner = await findOwner(ctx.db, account.id)
  const roles = await listRoles(ctx.db, account.id, ctx.today)
  const findings = passwordFindings(password, {
    ...owner,
    pinyin: pinyinKeys(owner.name).nameKey.replaceAll(' ', ''),
    isAdministrator: administratorRole(roles) !== undefined,
  })
  return findings.length === 0 && (await isReused(password, account)) ? [reuseFinding()] : findings
}

async function replacePassword(ctx: Writing, account: HeldAccount, password: string): Promise<void> {
  refuseBlocked(await findingsOf(ctx, account, password))
  const hash = await hashPassword(password)
  const kept = account.password_history.length > 0 ? account.password_history : [account.password_hash ?? '']
  await setPassword(ctx.db, account.id, {
    password_hash: hash,
    password_set_at: instant(ctx.services.clock.now()),
    must_change: false,
    password_history: [hash, ...kept.filter(Boolean)].slice(0, PASSWORD_RULES.remembered),
  })
}

const wrongPassword = () => {
  const message = '现用口令不对。'
  return new Failure('refused', message, {
    code: 'identity.password-wrong',
    refusals: [{ code: 'identity.password-wrong', severity: 'block', message, field: 'password' }],
  })
}

/** Changes one's own password; all sessions end, the acting one goes on under a new id (SEC-03, SEC-06). */
export async function changePassword(ctx: Context, input: { password: string; newPassword: string }) {
  const account = await holdAccount(ctx.db, ctx.actor.accountId)
  const subject = { kind: 'account', id: account.id }
  const locked = isLocked(failuresOf(account), ctx.services.clock.now())
  if (locked || !(await checkPassword(input.password, account.password_hash))) {
    await countFailure(ctx, account)
    ctx.events.record({
      type: 'identity.password-change-failed',
      summary: `${account.display_name} 修改口令：现用口令不对`,
      subject,
      ok: false,
    })
    ctx.afterCommit(() => {
      throw wrongPassword()
    })
    return null
  }
  await replacePassword(ctx, account, input.newPassword)
  await renewSession(ctx, '口令已修改')
  ctx.events.record({ type: 'identity.password-changed', summary: `${account.display_name} 修改口令`, subject })
  return { ok: true as const }
}

const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const codeHash = (code: string) => hashToken(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))

/** A new one-time code of an account; the old password and all sessions end with it (SEC-12). */
export async function makeCode(ctx: Pick<Context, 'db' | 'services'>, accountId: string) {
  const now = ctx.services.clock.now()
  const signs = Array.from({ length: 12 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  const code = `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`
  const expiresAt = instant(now + CODE_HOURS.reset * 3_600_000)
  await insertToken(
    ctx.db,
    { token_hash: codeHash(code), purpose: 'reset', account_id: accountId, expires_at: expiresAt },
    instant(now),
  )
  await setPassword(ctx.db, accountId, { password_hash: null, password_set_at: null, must_change: false })
  return { code, expiresAt }
}

/** Sets the password with a one-time code; wrong ones count against the address (SEC-04, SEC-12). */
export async function resetPassword(ctx: Context, input: { login: string; code: string; newPassword: string }) {
  await refuseManyFailures(ctx)
  const now = instant(ctx.services.clock.now())
  const found = await findAccountByLogin(ctx.db, input.login)
  const token = await holdToken(ctx.db, codeHash(input.code), 'reset', now)
  const account = found && token?.account_id === found.id ? await holdAccount(ctx.db, found.id) : undefined
  if (!account || !token || account.state !== 'active') {
    ctx.events.record({ type: 'identity.sign-in-failed', summary: `一次性代码不对：${input.login.slice(0, 32)}`, ok: false })
    ctx.afterCommit(() => {
      throw new Failure('refused', '登录名或一次性代码不对，或者代码已过期、已用过。请向本单位的系统管理员重新要一个。', {
        code: 'identity.code-wrong',
      })
    })
    return null
  }
  await replacePassword(ctx, account, input.newPassword)
  await useToken(ctx.db, token.token_hash, now)
  await setFailures(ctx.db, account.id, { failed: 0, failedSince: null, lockedUntil: null })
  await endAllSessions(ctx, account.id, '口令已重置')
  ctx.events.record({
    type: 'identity.password-set',
    summary: `${account.display_name} 凭一次性代码设置口令`,
    orgId: (await findOwner(ctx.db, account.id)).orgId,
    subject: { kind: 'account', id: account.id },
    by: { accountId: account.id, actor: account.display_name },
  })
  return { ok: true as const }
}
