import type { PlainDate } from '@hongzhu/domain'
import type { Norms } from '@hongzhu/domain/norms'
import {
  actionAllowed,
  currentTerm,
  delayFindings,
  electionDayRefusals,
  type OrgFacts,
  seatRefusals,
  type TermFact,
} from '@hongzhu/domain/org'
import { conflict, invalid, notFound } from '../../platform/http/failure.ts'
import { normsOf } from '../norm/index.ts'
import { settle, superiorOnly, type Write } from './change.ts'
import { loadOrgFacts, termFact } from './facts.ts'
import { listTerms } from './facts-queries.ts'
import { changeTerm, insertDelay, insertTerm, lockTerms, type TermChange } from './term-queries.ts'

interface Opened {
  facts: OrgFacts
  terms: TermFact[]
  /** As they applied to the organisation on the day to be judged. */
  norms: Norms
}

async function openOrg(ctx: Write, orgId: string, on: PlainDate = ctx.today): Promise<Opened> {
  const norms = await normsOf(ctx.db, orgId, on)
  const facts = (await loadOrgFacts(ctx.db, [orgId], ctx.today, () => norms)).get(orgId)
  if (!facts) throw conflict('该组织已经撤销，届期只供查阅。')
  await lockTerms(ctx.db, orgId)
  return { facts, norms, terms: (await listTerms(ctx.db, [orgId])).map(termFact) }
}

async function openTerm(ctx: Write, orgId: string, termId: string) {
  const { facts, terms, norms } = await openOrg(ctx, orgId)
  const term = terms.find((entry) => entry.id === termId)
  if (!term) throw notFound('届期')
  return { facts, term, norms }
}

const notAfter = (field: string, day: PlainDate | undefined, today: PlainDate) => {
  if (day && day > today) throw invalid(field, '日期还没有到')
}

function record(ctx: Write, type: string, summary: string, orgId: string, termId: string, after: object, reason?: string) {
  ctx.events.record({
    type,
    summary,
    orgId,
    subject: { kind: 'term', id: termId },
    after,
    ...(reason ? { reason } : {}),
  })
}

interface NewTerm {
  orgId: string
  startedOn: PlainDate
  seats: number
  hasCommittee: boolean
  approvedSeats?: number | undefined
  approvalDocNo?: string | undefined
  earlyDocNo?: string | undefined
  endsOn?: PlainDate | undefined
  reason?: string | undefined
}

/** 登记换届：新一届自选举大会之日起，上一届同日届止（ORG-09、ORG-11、ORG-13、ORG-15）。 */
export async function addTerm(ctx: Write, input: NewTerm) {
  notAfter('startedOn', input.startedOn, ctx.today)
  const { facts, terms, norms } = await openOrg(ctx, input.orgId, input.startedOn)
  if (input.startedOn < facts.foundedOn) throw invalid('startedOn', `选举大会早于成立日 ${facts.foundedOn}`)
  const clash = terms.find(
    (term) =>
      (term.startedOn.known && term.startedOn.value >= input.startedOn) || (term.endedOn && term.endedOn > input.startedOn),
  )
  if (clash) throw conflict('这一天或者以后已经登记过届期，请核对选举大会的日期。')
  const previous = currentTerm(terms, input.startedOn)
  const allowed = actionAllowed(facts.kind, 'termElection')
  const plan = {
    kind: facts.kind,
    fullMembers: facts.fullMembers,
    hasCommittee: input.hasCommittee,
    seats: input.seats,
    approvedSeats: input.approvedSeats,
    approvalDocNo: input.approvalDocNo,
  }
  const warnings = settle(
    input,
    allowed.ok ? [] : [...allowed.refusals],
    previous ? electionDayRefusals(previous, facts.kind, input.startedOn, norms, input.earlyDocNo) : [],
    seatRefusals(plan, input.startedOn, norms),
  ).filter((warning) => warning.severity === 'warn')
  if (previous) await changeTerm(ctx.db, previous.id, { ended_on: input.startedOn })
  const id = await insertTerm(ctx.db, {
    ...input,
    approvedSeats: input.approvedSeats ?? null,
    approvalDocNo: input.approvalDocNo ?? null,
    earlyDocNo: input.earlyDocNo ?? null,
    endsOn: input.endsOn ?? null,
    accountId: ctx.actor.accountId,
  })
  record(
    ctx,
    'term.begun',
    `${facts.shortName}换届：选举大会 ${input.startedOn}，职数 ${input.seats}`,
    input.orgId,
    id,
    input,
    input.reason,
  )
  return { id, warnings }
}

/** 补录届期：只填空缺，已有的不改（ORG-13：届期不详的不猜测）。 */
export async function completeTerm(
  ctx: Write,
  input: {
    orgId: string
    termId: string
    startedOn?: PlainDate | undefined
    seats?: number | undefined
    endsOn?: PlainDate | undefined
    approvalDocNo?: string | undefined
  },
) {
  notAfter('startedOn', input.startedOn, ctx.today)
  const { facts, term } = await openTerm(ctx, input.orgId, input.termId)
  const kept = [
    input.startedOn && term.startedOn.known && 'startedOn',
    input.seats && term.seats.known && 'seats',
    input.endsOn && term.endsOn && 'endsOn',
    input.approvalDocNo && term.approvalDocNo && 'approvalDocNo',
  ].find((field) => typeof field === 'string')
  if (kept) throw invalid(kept, '这一项已经有了，补录只填空缺')
  const change: TermChange = {
    started_on: input.startedOn,
    seats: input.seats,
    ends_on: input.endsOn,
    approval_doc_no: input.approvalDocNo,
  }
  if (Object.values(change).every((value) => value === undefined)) throw invalid('startedOn', '请至少填一项')
  await changeTerm(ctx.db, input.termId, change)
  record(ctx, 'term.completed', `补录${facts.shortName}的届期`, input.orgId, input.termId, input)
  return { id: input.termId, warnings: [] }
}

/** 登记换届请示（ORG-14）。 */
export async function prepareTerm(
  ctx: Write,
  input: { orgId: string; termId: string; preparedOn: PlainDate; docNo?: string | undefined },
) {
  notAfter('preparedOn', input.preparedOn, ctx.today)
  const { facts, term } = await openTerm(ctx, input.orgId, input.termId)
  if (term.endedOn) throw conflict('这一届已经届止。')
  if (term.preparedOn) throw conflict(`已登记过换届请示（${term.preparedOn}）。`)
  await changeTerm(ctx.db, input.termId, { prepared_on: input.preparedOn, prepare_doc_no: input.docNo ?? null })
  record(ctx, 'term.prepared', `${facts.shortName}于 ${input.preparedOn} 报送换届请示`, input.orgId, input.termId, input)
  return { id: input.termId, warnings: [] }
}

/** 登记上级的换届提醒函（ORG-14）：提醒是上级的责任，由上级登记。 */
export async function remindTerm(
  ctx: Write,
  input: { orgId: string; termId: string; remindedOn: PlainDate; docNo?: string | undefined },
) {
  notAfter('remindedOn', input.remindedOn, ctx.today)
  const { facts, term } = await openTerm(ctx, input.orgId, input.termId)
  await superiorOnly(ctx, facts.parentId, '换届提醒由上级党组织发出并登记。')
  if (term.remindedOn) throw conflict(`已登记过提醒函（${term.remindedOn}）。`)
  await changeTerm(ctx.db, input.termId, { reminded_on: input.remindedOn, reminder_doc_no: input.docNo ?? null })
  record(ctx, 'term.reminded', `提醒${facts.shortName}做好换届准备`, input.orgId, input.termId, input)
  return { id: input.termId, warnings: [] }
}

/** 登记批准延期：由上级批准并登记，须有文号，晚于届满日，超过一年要写明原因；再次延期另记一笔（ORG-15）。 */
export async function delayTerm(
  ctx: Write,
  input: {
    orgId: string
    termId: string
    delayedTo: PlainDate
    docNo: string
    decidedOn?: PlainDate | undefined
    reason?: string | undefined
  },
) {
  notAfter('decidedOn', input.decidedOn, ctx.today)
  const { facts, term, norms } = await openTerm(ctx, input.orgId, input.termId)
  await superiorOnly(ctx, facts.parentId, '延期换届由上级党组织批准并登记，请报上级办理。')
  if (term.endedOn) throw conflict('这一届已经届止。')
  const warnings = settle(
    input,
    delayFindings({ ...term, delayedTo: input.delayedTo, delayDocNo: input.docNo }, facts.kind, ctx.today, norms),
  )
  await insertDelay(ctx.db, {
    termId: input.termId,
    delayedTo: input.delayedTo,
    docNo: input.docNo,
    decidedOn: input.decidedOn ?? ctx.today,
    decidedBy: facts.parentId ?? facts.orgId,
    reason: input.reason ?? null,
    accountId: ctx.actor.accountId,
  })
  ctx.events.record({
    type: 'term.delayed',
    summary: `${facts.shortName}经批准延期至 ${input.delayedTo} 前换届（${input.docNo}）`,
    orgId: input.orgId,
    subject: { kind: 'term', id: input.termId },
    before: { delayedTo: term.delayedTo, docNo: term.delayDocNo },
    after: input,
    ...(input.reason ? { reason: input.reason } : {}),
  })
  return { id: input.termId, warnings }
}

/** 登记届止：没有下届选举而届止的，由上级决定并写明原因；仍应换届（ORG-13）。 */
export async function closeTerm(
  ctx: Write,
  input: { orgId: string; termId: string; endedOn: PlainDate; docNo?: string | undefined; reason: string },
) {
  notAfter('endedOn', input.endedOn, ctx.today)
  const { facts, term } = await openTerm(ctx, input.orgId, input.termId)
  await superiorOnly(ctx, facts.parentId, '未经换届的届止由上级党组织决定并登记，请报上级办理。')
  if (term.endedOn) throw conflict('这一届已经届止。')
  if (term.startedOn.known && input.endedOn <= term.startedOn.value) throw invalid('endedOn', '届止日应晚于选举大会之日')
  await changeTerm(ctx.db, input.termId, { ended_on: input.endedOn })
  record(ctx, 'term.closed', `${facts.shortName}本届于 ${input.endedOn} 届止`, input.orgId, input.termId, input, input.reason)
  return { id: input.termId, warnings: [] }
}
