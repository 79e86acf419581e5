import { addDays } from '@hongzhu/domain'
import { administratorRole, DEFAULT_POLICY, roleOf } from '@hongzhu/domain/access'
import type { Database } from '../../platform/db/pool.ts'
import { inTransaction, wallOfAll } from '../../platform/db/transaction.ts'
import { type EventDraft, SYSTEM, writeEvents } from '../../platform/events/record.ts'
import type { Services } from '../../platform/http/context.ts'
import { countOtherHolders, setAccountState } from './account-queries.ts'
import { closeGrant } from './grant-queries.ts'
import { type DueAccount, listDormant, listGone, listLeftPosts, listWithoutGrant } from './life-cycle-queries.ts'
import { makeCode } from './password-service.ts'
import { endAllSessions, forgetAllSessions, instant } from './session.ts'
import { findAccountByLogin, findPolicy } from './sign-in-queries.ts'

export interface Disabled {
  /** Accounts disabled, with the reason. */
  disabled: { accountId: string; reason: string }[]
  endedGrants: string[]
  /** The last administrator of a kind is left alone, and named (SEC-14). */
  spared: string[]
}

/** The nightly look at accounts: unused for long, people gone, posts ended (SEC-11). Doing it twice changes nothing. */
export async function disableIdleAccounts(services: Services): Promise<Disabled> {
  const today = services.clock.today()
  const result: Disabled = { disabled: [], endedGrants: [], spared: [] }
  await inTransaction(services.pool, wallOfAll(today), 'read write', async (db) => {
    const drafts: EventDraft[] = []
    const policy = (await findPolicy(db)) ?? DEFAULT_POLICY
    const night = { db, services, drafts, result }
    for (const account of await listGone(db, today)) await disableOne(night, account, '本人已不在本系统，自动停用')
    await endLeftPosts(night)
    // A demonstration, whose day is moved at will, keeps its accounts.
    const isDemo = services.config.env === 'demo'
    for (const account of isDemo ? [] : await listDormant(db, addDays(today, -policy.dormantDays), today))
      await disableOne(night, account, `${policy.dormantDays} 天未登录，自动停用`)
    await writeEvents(db, SYSTEM, drafts)
  })
  forgetAllSessions()
  return result
}

interface Night {
  db: Database
  services: Services
  drafts: EventDraft[]
  result: Disabled
}

async function disableOne({ db, services, drafts, result }: Night, account: DueAccount, reason: string): Promise<void> {
  const role = administratorRole(account.roles)
  if (role && (await countOtherHolders(db, account.id, role, services.clock.today())) === 0) {
    result.spared.push(`${account.name}（${roleOf(role)?.label}）`)
    return
  }
  await setAccountState(db, account.id, 'disabled', reason)
  await endAllSessions({ db, services, afterCommit: () => {} }, account.id, '账号已停用')
  result.disabled.push({ accountId: account.id, reason })
  drafts.push({
    type: 'account.disabled',
    summary: `停用${account.name}的账号 ${account.login}：${reason}`,
    orgId: account.orgId,
    subject: { kind: 'account', id: account.id },
    before: { state: 'active' },
    after: { state: 'disabled' },
    reason,
  })
}

/** A grant that came with a post ends with it; an account left with nothing is disabled. */
async function endLeftPosts(night: Night): Promise<void> {
  const { db, services, drafts, result } = night
  const today = services.clock.today()
  const left = await listLeftPosts(db, today)
  for (const grant of left) {
    await closeGrant(db, grant.id, null, instant(services.clock.now()), '已不在该组织任职', today)
    result.endedGrants.push(grant.id)
    drafts.push({
      type: 'grant.ended',
      summary: `${grant.name}已不在${grant.orgName}任职，终止“${roleOf(grant.role)?.label}”授权`,
      orgId: grant.orgId,
      subject: { kind: 'account', id: grant.accountId },
      reason: '已不在该组织任职',
    })
  }
  const accounts = await listWithoutGrant(
    db,
    left.map((grant) => grant.accountId),
    today,
  )
  for (const account of accounts) await disableOne(night, account, '已离任，没有其他授权，自动停用')
}

/** For the operator at the server, two people present: a one-time code for any account, administrators included (SEC-12). */
export async function issueResetCode(
  services: Services,
  login: string,
): Promise<{ code: string; expiresAt: string } | undefined> {
  const made = await inTransaction(services.pool, wallOfAll(services.clock.today()), 'read write', async (db) => {
    const account = await findAccountByLogin(db, login)
    if (!account) return undefined
    const code = await makeCode({ db, services }, account.id)
    await endAllSessions({ db, services, afterCommit: () => {} }, account.id, '口令重置')
    await writeEvents(db, SYSTEM, [
      {
        type: 'account.code-issued',
        summary: `在服务器上为账号 ${login} 发一次性代码`,
        subject: { kind: 'account', id: account.id },
      },
    ])
    return code
  })
  forgetAllSessions()
  return made
}
