import type { PlainDate } from '@hongzhu/domain'
import { type ThemeDay, themeDayInWords } from '@hongzhu/domain/meeting'
import { isBranch, type OrgKind } from '@hongzhu/domain/org'
import type { Context } from '../../platform/http/context.ts'
import { Failure, invalid } from '../../platform/http/failure.ts'
import { findOrgOnDay } from './context-queries.ts'
import { listThemeDays, replaceThemeDay } from './theme-day-queries.ts'

/** MTG-07：某日的固定日和历次登记。 */
export async function readThemeDay(ctx: Context<'meeting.read'>, input: { orgId: string; on?: PlainDate | undefined }) {
  const org = await ctx.org(input.orgId)
  const on = input.on ?? ctx.today
  const rows = (await listThemeDays(ctx.db, org.id)).filter((row) => row.from <= on)
  return { present: rows.find((row) => row.until === null || row.until > on) ?? null, rows }
}

/** MTG-07：登记固定日，自所填日期起；以前的照旧。 */
export async function fixThemeDay(ctx: Context<'meeting.write'>, input: { orgId: string; from: PlainDate; fixed: ThemeDay }) {
  const { id: orgId } = await ctx.org(input.orgId)
  const org = await findOrgOnDay(ctx.db, orgId, input.from)
  if (!org) throw invalid('from', '该组织当日尚未成立或者已经撤销，请核对日期。')
  if (!isBranch(org.kind as OrgKind))
    throw new Failure('refused', '主题党日由党支部开展，固定日登记在党支部（MTG-07）。', { code: 'theme-day.not-branch' })
  const [last] = await listThemeDays(ctx.db, orgId)
  if (last && input.from <= last.from)
    throw invalid('from', `${last.from} 起已登记为${themeDayInWords(last.fixed)}，新的固定日须从以后的日期起。`)
  const id = await replaceThemeDay(ctx.db, { ...input, orgId, accountId: ctx.actor.accountId })
  ctx.events.record({
    type: 'theme-day.fixed',
    summary: `${org.shortName}主题党日固定在${themeDayInWords(input.fixed)}，自 ${input.from} 起`,
    orgId,
    subject: { kind: 'org', id: orgId },
    ...(last ? { before: { fixed: last.fixed, from: last.from } } : {}),
    after: { fixed: input.fixed, from: input.from },
  })
  return { id }
}
