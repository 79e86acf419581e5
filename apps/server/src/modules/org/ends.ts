import type { PlainDate } from '@hongzhu/domain'
import { conflict, invalid } from '../../platform/http/failure.ts'
import { lockState, type Write } from './change.ts'
import { findOrg } from './page-queries.ts'
import { setEnd } from './weak-queries.ts'

/** 补录临时党支部的截止日期：只填空缺，凭文号（ORG-06）。 */
export async function completeEnd(ctx: Write, input: { orgId: string; endsOn: PlainDate; docNo: string }) {
  const { org, state } = await lockState(ctx, input.orgId)
  if (state.kind !== 'temporaryBranch') throw conflict('只有临时党支部有截止日期。')
  const known = (await findOrg(ctx.db, input.orgId))?.endsOn
  if (known) throw conflict(`已有截止日期（${known}），补录只填空缺。`)
  if (input.endsOn <= org.foundedOn) throw invalid('endsOn', `截止日期应晚于成立日 ${org.foundedOn}`)
  await setEnd(ctx.db, input.orgId, input.endsOn, input.docNo)
  ctx.events.record({
    type: 'org.end-completed',
    summary: `补录${state.shortName}的截止日期 ${input.endsOn}（${input.docNo}）`,
    orgId: input.orgId,
    subject: { kind: 'org', id: input.orgId },
    after: input,
  })
  return { id: input.orgId }
}
