import { inWords, type PlainDate } from '@hongzhu/domain'
import { reliefRefusals } from '@hongzhu/domain/meeting'
import { awayFindings, spanFindings, suspensionFindings } from '@hongzhu/domain/member'
import type { Context } from '../../platform/http/context.ts'
import { Failure, notFound } from '../../platform/http/failure.ts'
import { endRelief as closeRelief, findRelief, insertRelief, updateAway } from './care-queries.ts'
import { memberFor, orTaken, refuseIfBlocked, subjectOf } from './commands.ts'

type Write = Context<'member.write'>

const RELIEF_WORDS = { attendance: '参加组织生活不作硬性要求', rights: '中止党员权利' } as const

/** Records relief from attendance (MTG-19) or the suspension of rights by document (GEN-08). */
export async function relieve(
  ctx: Write,
  input: {
    personId: string
    kind: 'attendance' | 'rights'
    reason: string
    fromOn: PlainDate
    untilOn?: PlainDate | undefined
    reviewOn?: PlainDate | undefined
    docNo?: string | undefined
  },
) {
  const { person, standing } = await memberFor(ctx, input.personId)
  refuseIfBlocked([
    ...spanFindings(input.fromOn, input.untilOn),
    ...(input.kind === 'attendance'
      ? reliefRefusals({ reason: input.reason, from: input.fromOn, reviewOn: input.reviewOn }, ctx.today)
      : suspensionFindings(input.docNo)),
  ])
  const orgId = standing.home?.orgId ?? person.orgId
  const reliefId = await insertRelief(ctx.db, { ...input, orgId, by: ctx.actor.accountId })
  ctx.events.record({
    type: 'member.relieved',
    summary: `${person.name} 自 ${inWords(input.fromOn)} 起${RELIEF_WORDS[input.kind]}${input.docNo ? `（${input.docNo}）` : ''}`,
    orgId,
    subject: subjectOf(person.id),
    after: { kind: input.kind, fromOn: input.fromOn, reviewOn: input.reviewOn ?? null, docNo: input.docNo ?? null },
    reason: input.reason,
  })
  return { reliefId }
}

/** Ends a relief or suspension; the row keeps its dates. */
export async function endRelief(
  ctx: Write,
  input: { personId: string; reliefId: string; untilOn: PlainDate; docNo?: string | undefined },
) {
  const { person, standing } = await memberFor(ctx, input.personId)
  const relief = await findRelief(ctx.db, person.id, input.reliefId)
  if (!relief) throw notFound()
  if (relief.untilOn) throw new Failure('refused', `这条登记已于 ${relief.untilOn} 终止。`, { code: 'member.relief-ended' })
  refuseIfBlocked([
    ...spanFindings(relief.fromOn, input.untilOn),
    ...(relief.kind === 'rights' ? suspensionFindings(input.docNo) : []),
  ])
  await closeRelief(ctx.db, relief.id, input.untilOn)
  ctx.events.record({
    type: 'member.relief-ended',
    summary: `${person.name} 的“${RELIEF_WORDS[relief.kind]}”至 ${inWords(input.untilOn)} 终止${input.docNo ? `（${input.docNo}）` : ''}`,
    orgId: standing.home?.orgId ?? person.orgId,
    subject: subjectOf(person.id),
    after: { reliefId: relief.id, untilOn: input.untilOn, docNo: input.docNo ?? null },
  })
  return { ok: true as const }
}

/** Records floating and lost-contact facts with their dates (MDS-19, FLO-01, FLO-05). */
export async function setAway(
  ctx: Write,
  input: {
    personId: string
    isFloating: boolean
    floatingTo?: string | undefined
    floatingFrom?: PlainDate | undefined
    floatingReason?: string | undefined
    floatingContact?: string | undefined
    isLost: boolean
    lostOn?: PlainDate | undefined
  },
) {
  const { person, standing } = await memberFor(ctx, input.personId)
  refuseIfBlocked(awayFindings(input, ctx.today))
  const orgId = standing.home?.orgId ?? person.orgId
  const before = await orTaken(updateAway(ctx.db, { ...input, orgId, by: ctx.actor.accountId }))
  const words = [
    input.isFloating ? `流动至${input.floatingTo}（${input.floatingFrom}起）` : '不在外流动',
    input.isLost ? `失联（${input.lostOn}起）` : '联系正常',
  ]
  ctx.events.record({
    type: 'member.away-recorded',
    summary: `${person.name}：${words.join('，')}`,
    orgId,
    subject: subjectOf(person.id),
    before,
    after: { ...input, personId: undefined },
  })
  return { ok: true as const }
}
