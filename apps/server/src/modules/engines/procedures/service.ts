import { type Outcome, type PlainDate, type Refusal, refused, type Trace } from '@hongzhu/domain'
import {
  type CaseCommand,
  type CaseEvent,
  type CaseMode,
  type CaseState,
  caseDutyKey,
  type Entry,
  entryRefusals,
  type Field,
  idsIn,
  tidy,
} from '@hongzhu/domain/procedure'
import { pastTheWall } from '../../../platform/db/transaction.ts'
import type { Context, OrgRef } from '../../../platform/http/context.ts'
import {
  conflict,
  Failure,
  invalid,
  notFound,
  orRefuse,
  refuseBlocked,
  refuseUnlessReasoned,
} from '../../../platform/http/failure.ts'
import { normsOf } from '../../norm/index.ts'
import { recordEvent } from './audit.ts'
import { listNames } from './name-queries.ts'
import { unknownIn } from './named.ts'
import { fieldsOf, refuseUnlessMay, stepIn, versionFor } from './permit.ts'
import { type CaseCache, findByKey, findCase, insertCase, insertEvent, listEvents, updateCache } from './queries.ts'
import { REGISTRY, type Registered } from './registry.ts'

type Writing = Context<'case.write'>

interface Answer {
  id: string | null
  seq: number
  isWritten: boolean
  findings: Refusal[]
  verdict: Trace[number][]
}

/** What speaks for and against a command, as the form shows it before anything is written. */
const tried = (seq: number, id: string | null, findings: readonly Refusal[], verdict: Trace): Answer => ({
  id,
  seq,
  isWritten: false,
  findings: [...findings],
  verdict: [...verdict],
})
const findingsOf = (outcome: Outcome<CaseEvent>): readonly Refusal[] => (outcome.ok ? outcome.warnings : outcome.refusals)

const cacheOf = (registered: Registered, state: CaseState, id: string): CaseCache => ({
  name: registered.name(state),
  status: state.status,
  current: state.current ?? null,
  actor: stepIn(versionFor(registered, state), state.current)?.actor ?? null,
  dutyKey: state.current ? caseDutyKey(registered, id, state.current) : null,
})

/** Ids that everything on record names, for their names. */
export function namedIn(registered: Registered, state: CaseState) {
  const version = versionFor(registered, state)
  const ids = idsIn(registered.begin, state.begun)
  for (const [stepId, record] of Object.entries(state.done)) {
    idsIn(fieldsOf(version, stepId), record.entry, ids)
    if (record.exception) ids.orgs.push(record.exception.decidedBy)
  }
  return ids
}

/** The case with its facts, whoever asks: the organisation was resolved through the scope before. */
export async function openCase(ctx: Context, registered: Registered, one: { id: string; orgId: string; state: CaseState }) {
  const norms = await normsOf(ctx.db, one.orgId, ctx.today)
  return pastTheWall(ctx.db, async () => {
    const names = await listNames(ctx.db, namedIn(registered, one.state))
    const opened = await registered.open(ctx.db, [one], {
      today: ctx.today,
      normsFor: () => norms,
      names: names.people,
      isForDays: false,
    })
    const found = opened.get(one.id)
    if (!found) throw notFound('办理事项')
    return { opened: found, names }
  })
}

export interface Begin {
  orgId: string
  clientKey: string
  procedure: string
  on: PlainDate
  mode: CaseMode
  entry: Entry
  reason?: string | undefined
  isTrial: boolean
}

async function begunBefore(ctx: Writing, org: OrgRef, clientKey: string): Promise<Answer | undefined> {
  const found = await findByKey(ctx.db, clientKey)
  if (!found) return undefined
  if (found.orgId !== org.id) throw conflict('这张表已经在另一个组织开始办理，请重新打开页面。')
  return { id: found.id, seq: found.seq, isWritten: true, findings: [], verdict: [] }
}

/** What stops an entry before any fact is loaded: its form, or somebody it must not name. Empty when nothing does. */
async function entryFindings(
  ctx: Writing,
  org: OrgRef,
  on: PlainDate,
  fields: readonly Field[],
  entry: Entry,
  isHistory: boolean,
) {
  const malformed = entryRefusals(fields, entry, isHistory)
  if (malformed.some((found) => found.severity === 'block')) return malformed
  return unknownIn(ctx, org.id, on, fields, entry)
}

/** Begins a case; the same form sent twice begins it once. */
export async function beginCase(ctx: Writing, input: Begin): Promise<Answer> {
  const org = await ctx.org(input.orgId)
  const registered = REGISTRY.get(input.procedure)
  if (!registered) throw invalid('procedure', '没有这种办理事项')
  const before = input.isTrial ? undefined : await begunBefore(ctx, org, input.clientKey)
  if (before) return before
  const wrong = await entryFindings(ctx, org, input.on, registered.begin, input.entry, input.mode === 'history')
  if (wrong.length > 0) {
    if (input.isTrial) return tried(0, null, wrong, [])
    refuseBlocked(wrong)
  }
  const first: CaseEvent = { type: 'begun', on: input.on, mode: input.mode, entry: tidy(registered.begin, input.entry) }
  const { opened } = await openCase(ctx, registered, { id: '0', orgId: org.id, state: registered.fold([first]) })
  const outcome = opened.begin(input)
  if (input.isTrial) return tried(0, null, findingsOf(outcome), [])
  const event = orRefuse(outcome)
  const findings = refuseUnlessReasoned(findingsOf(outcome), input.reason)
  const begun = input.reason && event.type === 'begun' ? { ...event, reason: input.reason } : event
  const state = registered.fold([begun])
  const id = await insertCase(ctx.db, {
    ...input,
    orgId: org.id,
    begunOn: input.on,
    accountId: ctx.actor.accountId,
    cache: cacheOf(registered, state, ''),
  })
  if (!id) throw conflict('这张表已经在另一个组织开始办理，请重新打开页面。')
  await write(ctx, registered, { id, orgId: org.id, seq: 1, event: begun, state })
  return { id, seq: 1, isWritten: true, findings, verdict: [] }
}

interface Written {
  id: string
  orgId: string
  seq: number
  event: CaseEvent
  /** The case with the event in it. */
  state: CaseState
}

async function write(ctx: Writing, registered: Registered, { id, orgId, seq, event, state }: Written): Promise<void> {
  await insertEvent(ctx.db, { caseId: id, orgId, seq, event, accountId: ctx.actor.accountId })
  await updateCache(ctx.db, id, cacheOf(registered, state, id))
  const names = await pastTheWall(ctx.db, () => listNames(ctx.db, { ...namedIn(registered, state) }))
  recordEvent(ctx, registered, { id, orgId, event, state, names })
}

/** Finds the case and folds its events; out of reach is not there. */
export async function loadCase(ctx: Context, caseId: string, lock: boolean) {
  const head = await findCase(ctx.db, caseId, lock)
  if (!head) throw notFound('办理事项')
  const org = await ctx.org(head.orgId)
  const registered = REGISTRY.get(head.procedure)
  if (!registered) throw notFound('办理事项')
  const events = await listEvents(ctx.db, [head.id])
  return { head, org, registered, events, state: registered.fold(events.map((row) => row.event)) }
}

/** The typed reason that answers for warnings: the command's own, or that of the exception. */
const reasonOf = (command: CaseCommand): string | undefined =>
  command.act === 'except' ? command.exception.reason : command.reason

/** Opens the case as the command would leave it, unless the command names whom it must not: nothing of them is looked up. */
async function decide(ctx: Writing, registered: Registered, org: OrgRef, id: string, state: CaseState, command: CaseCommand) {
  if (command.act === 'do' || command.act === 'correct') {
    const fields = fieldsOf(versionFor(registered, state), command.step)
    const isReadable = entryRefusals(fields, command.entry, true).every((found) => found.severity !== 'block')
    const unknown = isReadable ? await unknownIn(ctx, org.id, command.on, fields, command.entry) : []
    const [first, ...rest] = unknown
    if (first) return { verdict: [], effectOf: () => undefined, outcome: refused<CaseEvent>(first, ...rest) }
  }
  const { opened } = await openCase(ctx, registered, { id, orgId: org.id, state: registered.foreseen(state, command) })
  return { verdict: opened.verdict(state, command), effectOf: opened.effect, outcome: opened.advance(state, command) }
}

/** One command on a case: decided by its procedure, written with its effects, or only tried. */
export async function actOnCase(
  ctx: Writing,
  input: { caseId: string; seq: number; command: CaseCommand; isTrial: boolean },
): Promise<Answer> {
  const { head, org, registered, events, state } = await loadCase(ctx, input.caseId, !input.isTrial)
  const { command, isTrial } = input
  if (input.seq !== events.length)
    throw new Failure('conflict', '这件事项刚有新的记录，请看过现在的情况再办。', {
      code: 'case.moved',
      present: { seq: events.length, status: state.status, current: state.current ?? null },
    })
  refuseUnlessMay(ctx, org, registered, state, command)
  const decided = await decide(ctx, registered, org, head.id, state, command)
  const { outcome } = decided
  if (!outcome.ok && isTrial) return tried(input.seq, head.id, outcome.refusals, decided.verdict)
  const event = orRefuse(outcome)
  const after = registered.fold([...events.map((row) => row.event), event])
  const effect = decided.effectOf(after, event)
  const all = [...findingsOf(outcome), ...(effect?.findings ?? [])]
  const verdict = [...decided.verdict, ...(effect?.trace ?? [])]
  if (isTrial) return tried(input.seq, head.id, all, verdict)
  const findings = refuseUnlessReasoned(all, reasonOf(command))
  await effect?.apply?.(ctx, org.id)
  const seq = events.length + 1
  await write(ctx, registered, { id: head.id, orgId: org.id, seq, event, state: after })
  return { id: head.id, seq, isWritten: true, findings, verdict }
}
