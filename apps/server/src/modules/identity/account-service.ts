import { addDays, monthOf, type PlainDate, periodOf, startOfDay, yearOf } from '@hongzhu/domain'
import {
  type AccountPolicy,
  administratorRole,
  DEFAULT_POLICY,
  disableFindings,
  IDENTITY_CHECKS,
  type IdentityCheck,
  type Permission,
  policyFindings,
  resetFindings,
  roleOf,
  SURPLUS_LABELS,
  surplusBefore,
} from '@hongzhu/domain/access'
import type { Context } from '../../platform/http/context.ts'
import { conflict, Failure, notFound, refuseBlocked } from '../../platform/http/failure.ts'
import { pinyinKeys } from '../../platform/pinyin.ts'
import {
  type AccountRow,
  countOtherHolders,
  findAccount,
  findConfirmation,
  findPersonBelow,
  hasNamesake,
  insertAccount,
  insertStaff,
  listAccounts,
  listPeopleWithoutAccount,
  listSurplus,
  listTakenLogins,
  setAccountState,
} from './account-queries.ts'
import { type GrantRow, listAccountGrants } from './grant-queries.ts'
import { makeCode } from './password-service.ts'
import { endAllSessions, instant } from './session.ts'
import { listOpenSessions } from './session-queries.ts'
import { findOwner, findPolicy, setFailures, setSetting } from './sign-in-queries.ts'

export const atOf = (ctx: Pick<Context, 'today' | 'services'>) => ({ today: ctx.today, now: instant(ctx.services.clock.now()) })

/** An account of the scope; out of reach is 404. */
export async function accountOf<P extends Permission>(ctx: Context<P>, accountId: string): Promise<AccountRow> {
  const account = await findAccount(ctx.db, ctx.scope, accountId, atOf(ctx))
  if (!account) throw notFound('账号')
  return account
}

const refuse = (rule: string, code: string, message: string, more: { remedy?: string; field?: string } = {}) =>
  new Failure('refused', message, { code, refusals: [{ rule, code, severity: 'block', message, ...more }] })

/** A grant as screens show it. */
export const labelled = (grant: GrantRow) => ({ ...grant, roleLabel: roleOf(grant.role)?.label ?? grant.role })

const eventOf = (account: AccountRow) => ({ orgId: account.orgId, subject: { kind: 'account', id: account.id } })

export async function list(
  ctx: Context<'account.read'>,
  input: {
    q?: string | undefined
    orgId?: string | undefined
    role?: string | undefined
    state?: string | undefined
    page: number
    pageSize: number
  },
) {
  const path = input.orgId ? (await ctx.org(input.orgId)).path : undefined
  return listAccounts(ctx.db, ctx.scope, { ...input, path }, atOf(ctx))
}

export async function get(ctx: Context<'account.read'>, input: { accountId: string }) {
  const account = await accountOf(ctx, input.accountId)
  const grants = await listAccountGrants(ctx.db, account.id, ctx.today)
  return { ...account, grants: grants.map(labelled), sessions: (await listOpenSessions(ctx.db, account.id)).length }
}

/** People to choose from, each with a login name that is free. */
export async function findPeople(ctx: Context<'account.write'>, input: { orgId: string; q?: string | undefined }) {
  const org = await ctx.org(input.orgId)
  const people = await listPeopleWithoutAccount(ctx.db, org.path, input.q ?? '', ctx.today)
  const wished = people.map((person) => pinyinKeys(person.name).nameKey.replaceAll(' ', '').slice(0, 24))
  const taken = await listTakenLogins(ctx.db, wished)
  const rows = people.map((person, index) => {
    const login = wished[index] ?? ''
    return { ...person, login: login.length < 3 || taken.has(login) ? `${login}${person.id}`.padStart(3, '0') : login }
  })
  return { rows }
}

async function personFor(
  ctx: Context<'account.write'>,
  input: {
    orgId: string
    personId?: string | undefined
    newPerson?: { name: string; phone?: string | undefined; isNamesake: boolean } | undefined
  },
): Promise<{ id: string; name: string }> {
  const org = await ctx.org(input.orgId)
  if (input.personId) {
    const person = await findPersonBelow(ctx.db, input.personId, org.path, ctx.today)
    if (!person) throw notFound('人员')
    if (person.hasAccount)
      throw refuse('SEC-01', 'account.person-has-account', `${person.name}已有账号：一人一号，多个身份在同一账号内切换。`, {
        remedy: '请在原账号上申请授权。',
        field: 'personId',
      })
    return person
  }
  const name = input.newPerson?.name
  if (!name)
    throw refuse('SEC-01', 'account.no-person', '账号须对应一个人。', {
      remedy: '请选人，或登记一名工作人员。',
      field: 'personId',
    })
  if (!input.newPerson?.isNamesake && (await hasNamesake(ctx.db, org.id, name)))
    throw refuse('SEC-01', 'account.namesake', `本组织已有${name}。`, {
      remedy: '请选用已有人员；确系同名的另一人，请勾选“同名的另一人”。',
      field: 'newPerson.name',
    })
  const { nameKey, initials } = pinyinKeys(name)
  const id = await insertStaff(ctx.db, {
    name,
    name_key: nameKey,
    initials,
    phone: input.newPerson?.phone || null,
    keeper_org_id: org.id,
    recorded_by: ctx.actor.accountId,
  })
  return { id, name }
}

/** Makes the account of one person; the password is theirs to set, with a code that is shown once (SEC-01, SEC-12). */
export async function create(
  ctx: Context<'account.write'>,
  input: {
    orgId: string
    login: string
    personId?: string | undefined
    newPerson?: { name: string; phone?: string | undefined; isNamesake: boolean } | undefined
  },
) {
  if ((await listTakenLogins(ctx.db, [input.login])).size > 0)
    throw refuse('SEC-01', 'account.login-taken', '这个登录名已有人用。', { remedy: '请换一个。', field: 'login' })
  const person = await personFor(ctx, input)
  const accountId = await insertAccount(ctx.db, {
    person_id: person.id,
    login: input.login,
    display_name: person.name,
    recorded_by: ctx.actor.accountId,
  })
  if (!accountId) throw conflict('刚有人建了同一个账号，请刷新后查看。')
  const code = await makeCode(ctx, accountId)
  ctx.events.record({
    type: 'account.created',
    summary: `为${person.name}建立账号 ${input.login}`,
    orgId: input.orgId,
    subject: { kind: 'account', id: accountId },
    after: { login: input.login, personId: person.id },
  })
  return { accountId, name: person.name, ...code }
}

export async function disable(ctx: Context<'account.write'>, input: { accountId: string; reason: string }) {
  const account = await accountOf(ctx, input.accountId)
  if (account.state === 'disabled') throw conflict('账号已经停用。')
  const role = administratorRole(account.roles)
  const otherHolders = role ? await countOtherHolders(ctx.db, account.id, role, ctx.today) : 0
  refuseBlocked(disableFindings({ accountId: account.id, actorId: ctx.actor.accountId, roles: account.roles, otherHolders }))
  await setAccountState(ctx.db, account.id, 'disabled', input.reason)
  await endAllSessions(ctx, account.id, '账号已停用')
  ctx.events.record({
    type: 'account.disabled',
    summary: `停用${account.name}的账号 ${account.login}`,
    reason: input.reason,
    before: { state: 'active' },
    after: { state: 'disabled' },
    ...eventOf(account),
  })
  return { ok: true as const }
}

export async function enable(ctx: Context<'account.write'>, input: { accountId: string; reason: string }) {
  const account = await accountOf(ctx, input.accountId)
  if (account.state === 'active') throw conflict('账号没有停用。')
  await setAccountState(ctx.db, account.id, 'active', null)
  ctx.events.record({
    type: 'account.enabled',
    summary: `启用${account.name}的账号 ${account.login}`,
    reason: input.reason,
    before: { state: 'disabled', reason: account.disabledReason },
    after: { state: 'active' },
    ...eventOf(account),
  })
  return { ok: true as const }
}

/** A one-time code instead of a password, once it is said how the person was identified; the old password and all sessions end (SEC-12). */
export async function issueCode(
  ctx: Context<'account.write'>,
  input: { accountId: string; identityCheck: IdentityCheck; reason: string },
) {
  const account = await accountOf(ctx, input.accountId)
  const hasPhone = Boolean((await findOwner(ctx.db, account.id)).phone)
  refuseBlocked(resetFindings({ roles: account.roles, state: account.state, check: input.identityCheck, hasPhone }))
  const code = await makeCode(ctx, account.id)
  await endAllSessions(ctx, account.id, '口令重置')
  ctx.events.record({
    type: 'account.code-issued',
    summary: `为${account.name}的账号 ${account.login} 发一次性代码，${IDENTITY_CHECKS[input.identityCheck]}`,
    reason: input.reason,
    after: { identityCheck: input.identityCheck },
    ...eventOf(account),
  })
  return code
}

export async function unlock(ctx: Context<'grant.decide'>, input: { accountId: string; reason: string }) {
  const account = await accountOf(ctx, input.accountId)
  if (!account.isLocked) throw conflict('账号没有锁定。')
  await setFailures(ctx.db, account.id, { failed: 0, failedSince: null, lockedUntil: null })
  ctx.events.record({
    type: 'account.unlocked',
    summary: `解除${account.name}账号的锁定`,
    reason: input.reason,
    ...eventOf(account),
  })
  return { ok: true as const }
}

export const policyOf = async (ctx: Pick<Context, 'db'>): Promise<AccountPolicy> => ({
  ...DEFAULT_POLICY,
  ...(await findPolicy(ctx.db)),
})

export async function changePolicy(ctx: Context<'grant.decide'>, { reason, ...policy }: AccountPolicy & { reason: string }) {
  refuseBlocked(policyFindings(policy))
  const before = await policyOf(ctx)
  await setSetting(ctx.db, 'identity.policy', policy, ctx.actor.accountId)
  ctx.events.record({ type: 'account.policy-changed', summary: '修改账号参数', before, after: policy, reason })
  return { ok: true as const }
}

const quarterName = (on: PlainDate) => `${yearOf(on)}年第${Math.floor((monthOf(on) - 1) / 3) + 1}季度`

export async function surplus(ctx: Context<'account.read'>, input: { page: number; pageSize: number }) {
  const policy = await policyOf(ctx)
  const before = addDays(ctx.today, -surplusBefore(policy))
  const found = await listSurplus(ctx.db, ctx.scope, { before, ...input }, atOf(ctx))
  const confirmed = await findConfirmation(ctx.db, startOfDay(periodOf('quarter', ctx.today).first))
  return {
    total: found.total,
    rows: found.rows.map((row) => ({ ...row, whyLabel: SURPLUS_LABELS[row.why] })),
    quarter: quarterName(ctx.today),
    confirmedBy: confirmed?.actor ?? null,
    confirmedAt: confirmed?.at ?? null,
  }
}

export async function confirmSurplus(ctx: Context<'account.write'>, input: { note: string }) {
  ctx.events.record({
    type: 'account.surplus-confirmed',
    summary: `确认${quarterName(ctx.today)}多余账号清单`,
    reason: input.note,
  })
  return { ok: true as const }
}
