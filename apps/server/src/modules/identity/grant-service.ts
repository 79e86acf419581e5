import { addDays, date, maxDate, type PlainDate } from '@hongzhu/domain'
import {
  decisionFindings,
  ENDING_SOON_DAYS,
  endGrantFindings,
  grantFindings,
  type Reach,
  type RoleId,
  roleOf,
} from '@hongzhu/domain/access'
import type { Context } from '../../platform/http/context.ts'
import { conflict, notFound, refuseBlocked } from '../../platform/http/failure.ts'
import { countOtherHolders, findAccount } from './account-queries.ts'
import { accountOf, atOf, labelled } from './account-service.ts'
import {
  closeGrant,
  decideGrant,
  findOrgFacts,
  type GrantRow,
  holdGrant,
  insertGrant,
  listGrants,
  listOtherRoles,
  requirePasswordChange,
} from './grant-queries.ts'
import { forgetSession, instant } from './session.ts'
import { listOpenSessions } from './session-queries.ts'

const labelOf = (role: string) => roleOf(role)?.label ?? role
const shown = (grant: Pick<GrantRow, 'role' | 'orgName' | 'reach' | 'fromOn' | 'untilOn'>) => ({
  role: labelOf(grant.role),
  org: grant.orgName,
  reach: grant.reach,
  fromOn: grant.fromOn,
  untilOn: grant.untilOn,
})

export async function list(
  ctx: Context<'account.read'>,
  input: { state?: string | undefined; isEnding?: boolean | undefined; page: number; pageSize: number },
) {
  const endsBefore = input.isEnding ? addDays(ctx.today, ENDING_SOON_DAYS) : undefined
  const { rows, total } = await listGrants(ctx.db, ctx.scope, { ...input, endsBefore }, ctx.today)
  return { rows: rows.map(labelled), total }
}

interface Request {
  accountId: string
  role: RoleId
  orgId: string
  reach: Reach
  listedOrgIds: string[]
  fromOn?: PlainDate | undefined
  untilOn?: PlainDate | undefined
  reason: string
}

/** First step: the 系统管理员 asks, within their own reach (SEC-15, SEC-23). */
export async function requestGrant(ctx: Context<'account.write'>, input: Request) {
  const account = await accountOf(ctx, input.accountId)
  const org = await ctx.org(input.orgId)
  for (const listed of input.listedOrgIds) await ctx.org(listed)
  const others = await listOtherRoles(ctx.db, account.id, null, ctx.today)
  if (others.some((other) => other.role === input.role && other.orgId === org.id))
    throw conflict('同一授权已经有了，或正在等待批准。')
  const place = await findOrgFacts(ctx.db, org.id, ctx.today)
  const fromOn = input.fromOn ?? ctx.today
  const request = { role: input.role, reach: input.reach, listedOrgs: input.listedOrgIds, fromOn, untilOn: input.untilOn ?? null }
  const facts = {
    otherRoles: others.map((other) => other.role),
    orgKind: place.kind,
    isRootOrg: place.isRoot,
    isAccountActive: account.state === 'active',
    accountId: account.id,
    actorId: ctx.actor.accountId,
  }
  refuseBlocked(grantFindings(request, facts, ctx.today))
  const grantId = await insertGrant(ctx.db, {
    account_id: account.id,
    role: input.role,
    org_id: org.id,
    reach: input.reach,
    listed_orgs: input.listedOrgIds,
    from_on: fromOn,
    until_on: input.untilOn ?? null,
    state: 'requested',
    reason: input.reason,
    requested_by: ctx.actor.accountId,
    requested_at: instant(ctx.services.clock.now()),
  })
  ctx.events.record({
    type: 'grant.requested',
    summary: `为${account.name}申请“${labelOf(input.role)}”授权`,
    orgId: org.id,
    subject: { kind: 'account', id: account.id },
    after: {
      grantId,
      role: labelOf(input.role),
      reach: input.reach,
      listedOrgIds: input.listedOrgIds,
      fromOn,
      untilOn: input.untilOn ?? null,
    },
    reason: input.reason,
  })
  return { grantId }
}

async function requestedGrant(ctx: Context<'grant.decide'>, grantId: string): Promise<GrantRow> {
  const grant = await holdGrant(ctx.db, ctx.scope, grantId, ctx.today)
  if (!grant) throw notFound('授权')
  if (grant.state !== 'requested') throw conflict('这项授权已经办过了。')
  refuseBlocked(decisionFindings({ requestedBy: grant.requestedById, accountId: grant.accountId, actorId: ctx.actor.accountId }))
  return grant
}

async function forgetSessionsOf(ctx: Context, accountId: string): Promise<void> {
  const open = await listOpenSessions(ctx.db, accountId)
  ctx.afterCommit(() => {
    for (const hash of open) forgetSession(hash)
  })
}

/** Second step: the 安全管理员, another person, approves what still holds today (SEC-15). */
export async function approveGrant(ctx: Context<'grant.decide'>, input: { grantId: string; note?: string | undefined }) {
  const grant = await requestedGrant(ctx, input.grantId)
  const account = await findAccount(ctx.db, ctx.scope, grant.accountId, atOf(ctx))
  if (!account) throw notFound('账号')
  for (const listed of grant.listedOrgIds) await ctx.org(listed)
  const others = await listOtherRoles(ctx.db, grant.accountId, grant.id, ctx.today)
  const place = await findOrgFacts(ctx.db, grant.orgId, ctx.today)
  const fromOn = maxDate(date(grant.fromOn), ctx.today)
  const request = {
    role: grant.role,
    reach: grant.reach,
    listedOrgs: grant.listedOrgIds,
    fromOn,
    untilOn: grant.untilOn === null ? null : date(grant.untilOn),
  }
  const facts = {
    otherRoles: others.map((other) => other.role),
    orgKind: place.kind,
    isRootOrg: place.isRoot,
    isAccountActive: account.state === 'active',
    accountId: grant.accountId,
    actorId: ctx.actor.accountId,
  }
  refuseBlocked(grantFindings(request, facts, ctx.today))
  await decide(ctx, grant, 'active', fromOn, input.note ?? null)
  // An administrator's password is longer; the present one was made under the other rule (SEC-02).
  if (roleOf(grant.role)?.isAdministrator) await requirePasswordChange(ctx.db, grant.accountId)
  await forgetSessionsOf(ctx, grant.accountId)
  return { ok: true as const }
}

export async function refuseGrant(ctx: Context<'grant.decide'>, input: { grantId: string; note: string }) {
  const grant = await requestedGrant(ctx, input.grantId)
  await decide(ctx, grant, 'refused', grant.fromOn, input.note)
  return { ok: true as const }
}

async function decide(
  ctx: Context<'grant.decide'>,
  grant: GrantRow,
  state: 'active' | 'refused',
  fromOn: string,
  note: string | null,
): Promise<void> {
  await decideGrant(ctx.db, grant.id, {
    state,
    from_on: fromOn,
    decided_by: ctx.actor.accountId,
    decided_at: instant(ctx.services.clock.now()),
    decision_note: note,
  })
  ctx.events.record({
    type: state === 'active' ? 'grant.approved' : 'grant.refused',
    summary: `${state === 'active' ? '批准' : '不同意'}${grant.name}的“${labelOf(grant.role)}”授权（${grant.orgName}）`,
    orgId: grant.orgId,
    subject: { kind: 'account', id: grant.accountId },
    before: { state: 'requested' },
    after: { state, ...shown({ ...grant, fromOn }) },
    ...(note ? { reason: note } : {}),
  })
}

/** Ends a grant at once, by either of the two administrators; recorded for the third (SEC-15). */
export async function endGrant(ctx: Context<'account.read'>, input: { grantId: string; reason: string }) {
  const grant = await holdGrant(ctx.db, ctx.scope, input.grantId, ctx.today)
  if (!grant) throw notFound('授权')
  if (grant.state !== 'active' && grant.state !== 'requested') throw conflict('这项授权已经终止。')
  const otherHolders = await countOtherHolders(ctx.db, grant.accountId, grant.role, ctx.today)
  refuseBlocked(
    endGrantFindings({
      role: grant.role,
      isActive: grant.state === 'active',
      otherHolders,
      accountId: grant.accountId,
      actorId: ctx.actor.accountId,
    }),
  )
  await closeGrant(ctx.db, grant.id, ctx.actor.accountId, instant(ctx.services.clock.now()), input.reason, ctx.today)
  await forgetSessionsOf(ctx, grant.accountId)
  ctx.events.record({
    type: 'grant.ended',
    summary: `终止${grant.name}的“${labelOf(grant.role)}”授权（${grant.orgName}）`,
    orgId: grant.orgId,
    subject: { kind: 'account', id: grant.accountId },
    before: { state: grant.state, ...shown(grant) },
    after: { state: 'ended' },
    reason: input.reason,
  })
  return { ok: true as const }
}
