import { maxDate, type PlainDate } from '@hongzhu/domain'
import { startRefusals } from '@hongzhu/domain/obligation'
import type { Context } from '../../../platform/http/context.ts'
import { Failure, notFound, refuseBlocked } from '../../../platform/http/failure.ts'
import { listStarts } from '../../org/index.ts'
import { listOrgIds } from './queries.ts'
import { refreshOrgs } from './service.ts'
import { findStartPlace, insertStart } from './start-queries.ts'

/** 登记启用日期，由上级按文件登记；下级的应办事项随之重新推导（MTG-01，产品默认）。 */
export async function recordStart(
  ctx: Context<'excuse.write'>,
  input: { orgId: string; from: PlainDate; reason: string; docNo: string },
) {
  const org = await ctx.org(input.orgId)
  const place = await findStartPlace(ctx.db, org.id, ctx.today)
  if (!place) throw notFound('组织')
  if (place.parentId)
    await ctx.org(place.parentId).catch(() => {
      throw new Failure('forbidden', '启用日期由上级党组织登记，请报上级办理。', { code: 'start.superior-decides' })
    })
  const starts = (await listStarts(ctx.db, [org.id], ctx.today)).get(org.id) ?? []
  const above = starts.filter((start) => start.orgId !== org.id).map((start) => start.from)
  refuseBlocked(
    startRefusals({
      from: input.from,
      today: ctx.today,
      foundedOn: place.foundedOn as PlainDate,
      above: above.length > 0 ? above.reduce((a, b) => maxDate(a, b)) : undefined,
    }),
  )
  const id = await insertStart(ctx.db, { ...input, orgId: org.id, recordedBy: ctx.actor.accountId })
  const before = starts.find((start) => start.orgId === org.id)
  ctx.events.record({
    type: 'start.recorded',
    summary: `${place.name}：登记启用日期 ${input.from}（${input.docNo}）`,
    orgId: org.id,
    subject: { kind: 'org', id: org.id },
    reason: input.reason,
    ...(before ? { before: { from: before.from } } : {}),
    after: { from: input.from, docNo: input.docNo },
  })
  await refreshOrgs(ctx, await listOrgIds(ctx.db, ctx.scope, ctx.today, org.path))
  return { id }
}
