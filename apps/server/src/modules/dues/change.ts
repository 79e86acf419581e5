import { fen, inWords, type PlainDate } from '@hongzhu/domain'
import {
  amountIn,
  CHANGE_REASON_LABELS,
  type ChangeReason,
  changeRefusals,
  month,
  monthLabel,
  REDUCTION_KIND_LABELS,
  type ReductionKind,
  reductionRefusals,
  yearOfMonth,
} from '@hongzhu/domain/dues'
import type { Context } from '../../platform/http/context.ts'
import { Failure, invalid, refuseUnlessReasoned } from '../../platform/http/failure.ts'
import { normsOf } from '../norm/index.ts'
import { loadYear, reductionOf } from './amounts.ts'
import { findByKey, hasReduction, insertChange, insertReduction, listAbove } from './change-queries.ts'
import { listRoll, lockYear } from './queries.ts'
import { branchKept } from './sheet.ts'

type Deciding = Context<'dues.decide'>

/** The member's name, when on the roll today. */
async function memberOf(ctx: Deciding, orgId: string, personId: string): Promise<string> {
  const found = (await listRoll(ctx.db, orgId, ctx.today)).find((member) => member.personId === personId)
  if (!found) throw invalid('personId', '这名党员不在本支部，请核对后重新选择。')
  return found.name
}

interface Change {
  orgId: string
  clientKey: string
  personId: string
  cause: string
  fromMonth: string
  oldFen?: number | undefined
  newFen: number
  decidedOn: PlainDate
  docNo: string
  reason?: string | undefined
}

/** DUE-11：登记年内调整：自某月起按新数额交，以前的月份照旧。 */
export async function recordChange(ctx: Deciding, input: Change) {
  const branch = await branchKept(ctx, input.orgId)
  const from = month(input.fromMonth)
  const year = yearOfMonth(from)
  await lockYear(ctx.db, branch.id, year)
  const before = await findByKey(ctx.db, 'dues_change', branch.id, input.clientKey)
  if (before) return { id: before }
  await memberOf(ctx, branch.id, input.personId)
  const { amounts, fixing } = await loadYear(ctx.db, branch.id, year)
  if (!fixing)
    throw new Failure('refused', `${year}年的党费还没有经支部核定，先登记年度核定，再登记年内调整（DUE-10）。`, {
      code: 'dues.no-fixing',
    })
  const cause = input.cause as ChangeReason
  const change = {
    personId: input.personId,
    reason: cause,
    fromMonth: from,
    ...(input.oldFen === undefined ? {} : { oldFen: fen(input.oldFen) }),
    newFen: fen(input.newFen),
    decidedOn: input.decidedOn,
  }
  refuseUnlessReasoned(changeRefusals(change, amountIn(amounts, input.personId, from), ctx.today), input.reason)
  const id = await insertChange(ctx.db, {
    ...input,
    cause,
    orgId: branch.id,
    oldFen: input.oldFen ?? null,
    reason: input.reason,
    accountId: ctx.actor.accountId,
  })
  ctx.events.record({
    type: 'dues.changed',
    summary: `调整党费：${branch.shortName}，${CHANGE_REASON_LABELS[cause]}，自${monthLabel(from)}起`,
    orgId: branch.id,
    subject: { kind: 'person', id: input.personId },
    after: { decidedOn: input.decidedOn, docNo: input.docNo },
    ...(input.reason ? { reason: input.reason } : {}),
  })
  return { id: id ?? '' }
}

interface Reducing {
  orgId: string
  clientKey: string
  personId: string
  kind: string
  fromMonth: string
  untilMonth: string
  amountFen?: number | undefined
  appliedOn?: PlainDate | undefined
  branchMinutesOn: PlainDate
  approverOrgId?: string | undefined
  approvalDocNo?: string | undefined
  approvedOn?: PlainDate | undefined
  reason?: string | undefined
}

/** The approving organisation, which lies above the branch; an approval is named whole or not at all. */
async function approverOf(ctx: Deciding, orgId: string, { approverOrgId, approvalDocNo, approvedOn }: Reducing) {
  if (!approverOrgId && !approvalDocNo && !approvedOn) return undefined
  if (!approverOrgId) throw invalid('approverOrgId', '请选择批准的上级组织。')
  if (!approvalDocNo) throw invalid('approvalDocNo', '请填写批准文号。')
  if (!approvedOn || approvedOn > ctx.today) throw invalid('approvedOn', '请填写批准日期，不能晚于今天。')
  const found = (await listAbove(ctx.db, orgId, ctx.today)).find((above) => above.id === approverOrgId)
  if (!found) throw invalid('approverOrgId', '批准的组织须是本支部的上级，请重新选择。')
  return found
}

const rowOf = (input: Reducing) => ({
  personId: input.personId,
  kind: input.kind as ReductionKind,
  fromMonth: input.fromMonth,
  untilMonth: input.untilMonth,
  amountFen: input.kind === 'reduce' ? (input.amountFen ?? null) : null,
  appliedOn: input.appliedOn ?? null,
  branchMinutesOn: input.branchMinutesOn,
  approverOrgId: input.approverOrgId ?? null,
  approvalDocNo: input.approvalDocNo ?? null,
  approvedOn: input.approvedOn ?? null,
})

/** DUE-16：登记少交、免交的决定：支部研究、上一级党委批准，有起止月份。 */
export async function recordReduction(ctx: Deciding, input: Reducing) {
  const branch = await branchKept(ctx, input.orgId)
  const [from, until] = [month(input.fromMonth), month(input.untilMonth)]
  const year = yearOfMonth(from)
  await lockYear(ctx.db, branch.id, year)
  const before = await findByKey(ctx.db, 'dues_reduction', branch.id, input.clientKey)
  if (before) return { id: before }
  await memberOf(ctx, branch.id, input.personId)
  if (input.branchMinutesOn > ctx.today) throw invalid('branchMinutesOn', '支部研究的日期不能晚于今天。')
  const approver = await approverOf(ctx, branch.id, input)
  const { amounts, fixed } = await loadYear(ctx.db, branch.id, year)
  const amount = amountIn(amounts, input.personId, from)
  const kind = fixed.find((line) => line.personId === input.personId)?.kind ?? 'salaried'
  const row = rowOf(input)
  const norms = await normsOf(ctx.db, branch.id, ctx.today)
  const dueFen = amount.known ? amount.value.amountFen : undefined
  refuseUnlessReasoned(reductionRefusals(reductionOf(row, approver?.kind), kind, dueFen, norms), input.reason)
  if (await hasReduction(ctx.db, input.personId, input.fromMonth, input.untilMonth))
    throw invalid('fromMonth', '这些月份里已经有少交、免交的决定，请核对起止月份。')
  const id = await insertReduction(ctx.db, {
    ...row,
    orgId: branch.id,
    clientKey: input.clientKey,
    reason: input.reason,
    accountId: ctx.actor.accountId,
  })
  ctx.events.record({
    type: 'dues.reduced',
    summary: `登记党费${REDUCTION_KIND_LABELS[row.kind]}：${branch.shortName}，${monthLabel(from)}至${monthLabel(until)}，支部 ${inWords(input.branchMinutesOn)}研究`,
    orgId: branch.id,
    subject: { kind: 'person', id: input.personId },
    after: { docNo: input.approvalDocNo, decidedOn: input.approvedOn },
    ...(input.reason ? { reason: input.reason } : {}),
  })
  return { id: id ?? '' }
}
