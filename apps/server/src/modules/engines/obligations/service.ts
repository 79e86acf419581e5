import { bucketOf } from '@hongzhu/domain/duty'
import type { Obligation } from '@hongzhu/domain/obligation'
import { scopeOfSystem } from '../../../platform/access/scope.ts'
import { inTransaction, pastTheWall, wallOfAll } from '../../../platform/db/transaction.ts'
import type { Context, Services } from '../../../platform/http/context.ts'
import { Failure, notFound } from '../../../platform/http/failure.ts'
import { computeDuties, recompute } from './compute.ts'
import { closeExcuse, findDecider, insertExcuse } from './excuse-queries.ts'
import { hasStaleCache, listOrgIds } from './queries.ts'

/** Recomputes everything when the cache is not of today: at start and every night. Returns how many duties there are. */
export async function refreshCache(services: Services, force = false): Promise<number | undefined> {
  const today = services.clock.today()
  return inTransaction(services.pool, wallOfAll(today), 'read write', async (db) => {
    if (!force && !(await hasStaleCache(db, today))) return undefined
    return recompute(db, await listOrgIds(db, scopeOfSystem('obligation.read'), today), today)
  })
}

/** After a meeting, term, post or member changed: the duties of that organisation, in the same transaction. */
export const refreshOrgs = (ctx: Context, orgIds: readonly string[]) =>
  pastTheWall(ctx.db, () => recompute(ctx.db, orgIds, ctx.today))

/** One duty with its whole why, derived anew. */
export async function explainDuty(
  ctx: Context<'obligation.read'>,
  input: { orgId: string; key: string; on?: string | undefined },
): Promise<Obligation> {
  await ctx.org(input.orgId)
  const on = (input.on as typeof ctx.today | undefined) ?? ctx.today
  const { duties } = await pastTheWall(ctx.db, () => computeDuties(ctx.db, [input.orgId], on))
  const duty = duties.find((entry) => entry.key === input.key)
  if (!duty) throw notFound('待办')
  return duty
}

/** Excuses one duty: a reason, a deciding organisation above it, a document. Only what is open or late can be excused. */
export async function excuseDuty(
  ctx: Context<'excuse.write'>,
  input: { orgId: string; key: string; reason: string; decidedBy: string; docNo: string; decidedOn: string },
) {
  const org = await ctx.org(input.orgId)
  const decider = await ctx.org(input.decidedBy)
  if (!org.path.startsWith(decider.path) || org.id === decider.id)
    throw new Failure('invalid', '免办须由上级党组织决定。', { fields: [{ path: 'decidedBy', message: '请选择该组织的上级' }] })
  if (input.decidedOn > ctx.today)
    throw new Failure('invalid', '决定日期不能在今天以后。', { fields: [{ path: 'decidedOn', message: '不能晚于今天' }] })
  const { duties } = await pastTheWall(ctx.db, () => computeDuties(ctx.db, [org.id], ctx.today))
  const duty = duties.find((entry) => entry.key === input.key)
  if (!duty) throw notFound('待办')
  if (bucketOf(duty, ctx.today) === 'done') throw new Failure('conflict', `“${duty.title}”已经办结或已批准免办，不需要再登记。`)
  if (duty.state === 'undetermined')
    throw new Failure('refused', `“${duty.title}”缺少资料，请先补充，不能免办。`, { code: 'excuse.undetermined' })
  const id = await insertExcuse(ctx.db, { ...input, orgId: org.id, recordedBy: ctx.actor.accountId })
  await refreshOrgs(ctx, [org.id])
  ctx.events.record({
    type: 'excuse.recorded',
    summary: `登记免办：${duty.title}（${input.docNo}）`,
    orgId: org.id,
    subject: { kind: 'excuse', id },
    reason: input.reason,
    after: { key: input.key, docNo: input.docNo, decidedOn: input.decidedOn, decidedBy: decider.id },
  })
  return { id }
}

/** Takes an excuse back, by who reaches the organisation that decided it; the duty stands again. */
export async function revokeExcuse(ctx: Context<'excuse.write'>, input: { orgId: string; excuseId: string; reason: string }) {
  const org = await ctx.org(input.orgId)
  const decider = await findDecider(ctx.db, org.id, input.excuseId)
  if (!decider) throw notFound('免办')
  await ctx.org(decider.id).catch(() => {
    throw new Failure('forbidden', '免办由作出决定的党组织撤回，请报上级办理。', { code: 'excuse.superior-decides' })
  })
  if (!(await closeExcuse(ctx.db, org.id, input.excuseId))) throw notFound('免办')
  await refreshOrgs(ctx, [org.id])
  ctx.events.record({
    type: 'excuse.revoked',
    summary: '撤回免办',
    orgId: org.id,
    subject: { kind: 'excuse', id: input.excuseId },
    reason: input.reason,
  })
  return { ok: true as const }
}
