import { date, minDate, type PlainDate } from '@hongzhu/domain'
import { lifeObligations, type MeetingKind, meetingsNeededFrom } from '@hongzhu/domain/meeting'
import type { Context } from '../../platform/http/context.ts'
import { notFound } from '../../platform/http/failure.ts'
import { normsOf } from '../norm/index.ts'
import { loadLifeFacts } from './facts.ts'

/** MTG-01：一个组织一年的组织生活对照：应开、已开、还差。 */
export async function readCalendar(
  ctx: Context<'meeting.read'>,
  input: { orgId: string; year: number; on?: PlainDate | undefined },
) {
  const org = await ctx.org(input.orgId)
  const on = input.on ?? ctx.today
  const window = { from: date(`${input.year}-01-01`), to: minDate(date(`${input.year}-12-31`), on) }
  if (window.to < window.from) return { rows: [] }
  const facts = (await loadLifeFacts(ctx.db, [org.id], meetingsNeededFrom(window), on)).get(org.id)
  if (!facts) throw notFound('组织')
  const duties = lifeObligations(facts, window, on, await normsOf(ctx.db, org.id, on))
  return {
    rows: duties.map((duty) => ({
      key: duty.key,
      rule: duty.rule,
      kind: (duty.key.split(':')[1] ?? 'general') as MeetingKind | 'secretaryClass',
      title: duty.title,
      opens: duty.opens,
      due: duty.due,
      state: duty.state,
      weight: duty.weight,
      ...(duty.missing ? { missing: duty.missing } : {}),
      meetings: (duty.evidence ?? []).map(({ id }) => id),
    })),
  }
}
