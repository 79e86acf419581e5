import type { PlainDate } from '../kernel/index.ts'
import type { Entry } from './fields.ts'
import {
  type CaseMode,
  type CaseStatus,
  type CaseView,
  END,
  type ExceptionRecord,
  type Procedure,
  type ProcedureVersion,
  type Step,
  type StepRecord,
} from './types.ts'

/** Everything that can happen to a case. A case is its events in order; nothing else about it is stored. */
export type CaseEvent =
  | { type: 'begun'; on: PlainDate; mode: CaseMode; entry: Entry; reason?: string | undefined }
  | { type: 'done'; on: PlainDate; step: string; entry: Entry; reason?: string | undefined }
  | { type: 'excepted'; on: PlainDate; step: string; exception: ExceptionRecord }
  | { type: 'corrected'; on: PlainDate; step: string; entry: Entry; reason: string }
  | { type: 'returned'; on: PlainDate; to: string; reason: string }
  | { type: 'suspended'; on: PlainDate; reason: string; docNo?: string | undefined }
  | { type: 'resumed'; on: PlainDate; reason?: string | undefined }
  | { type: 'withdrawn'; on: PlainDate; reason: string }
  | { type: 'expired'; on: PlainDate; reason: string }

export const CASE_EVENT_LABELS: Record<CaseEvent['type'], string> = {
  begun: '开始办理',
  done: '办理',
  excepted: '经批准不办',
  corrected: '更正',
  returned: '退回',
  suspended: '中止',
  resumed: '恢复',
  withdrawn: '撤回',
  expired: '失效',
}

/** A case folded from its events. */
export interface CaseState extends CaseView {
  status: CaseStatus
  /** The step whose turn it is; absent at the end. */
  current: string | undefined
  /** Days on hold so far, for whoever reckons with them. */
  suspendedOn?: PlainDate | undefined
  /** Why it was last sent back, until the step is done again. */
  returned?: { reason: string; on: PlainDate } | undefined
}

/** The version whose steps the case runs by: that of the day it began. Before the first version the first one stands. */
export const versionOf = <F>(procedure: Procedure<F>, begunOn: PlainDate): ProcedureVersion<F> =>
  procedure.versions.findLast((version) => version.since <= begunOn) ?? procedure.versions[0]

export const stepOf = <F>(version: ProcedureVersion<F>, id: string | undefined): Step<F> | undefined =>
  version.steps.find((step) => step.id === id)

/** Where a step leads with what is on record. A definition always has an arrow that holds (checked by `flaws`). */
export const nextOf = <F>(step: Step<F>, view: CaseView): string =>
  (step.next.find((edge) => !edge.when || edge.when(view)) ?? step.next[step.next.length - 1])?.to ?? END

/** The steps on the way from the first to the end, as far as the record decides it today. */
export function pathOf<F>(version: ProcedureVersion<F>, view: CaseView): Step<F>[] {
  const path: Step<F>[] = []
  let step: Step<F> | undefined = version.steps[0]
  while (step && !path.includes(step)) {
    path.push(step)
    step = stepOf(version, nextOf(step, view))
  }
  return path
}

const without = (done: CaseState['done'], steps: readonly string[]) =>
  Object.fromEntries(Object.entries(done).filter(([id]) => !steps.includes(id)))

function withRecord<F>(version: ProcedureVersion<F>, state: CaseState, id: string, record: StepRecord): CaseState {
  const view = { ...state, done: { ...state.done, [id]: record } }
  const isTurn = state.current === id
  return isTurn ? moveTo(version, { ...view, returned: undefined }, id) : settle(version, view)
}

/** The turn passes along what is on record already, so that steps entered ahead are not asked for again. */
function moveTo<F>(version: ProcedureVersion<F>, state: CaseState, from: string): CaseState {
  let step = stepOf(version, from)
  while (step && state.done[step.id]) step = stepOf(version, nextOf(step, state))
  return step ? { ...state, current: step.id } : { ...state, current: undefined, status: 'ended' }
}

/** After a correction the way may be another: the turn is the first step on it without a record. */
const settle = <F>(version: ProcedureVersion<F>, state: CaseState): CaseState =>
  state.status === 'running' || state.status === 'ended'
    ? moveTo(version, { ...state, status: 'running' }, version.steps[0].id)
    : state

function sentBack<F>(version: ProcedureVersion<F>, state: CaseState, event: CaseEvent & { type: 'returned' }): CaseState {
  const path = pathOf(version, state).map(({ id }) => id)
  const undone = path.slice(Math.max(path.indexOf(event.to), 0))
  return {
    ...state,
    done: without(state.done, undone),
    current: event.to,
    status: 'running',
    returned: { reason: event.reason, on: event.on },
  }
}

function after<F>(version: ProcedureVersion<F>, state: CaseState, event: Exclude<CaseEvent, { type: 'begun' }>): CaseState {
  switch (event.type) {
    case 'done':
      return withRecord(version, state, event.step, { on: event.on, entry: event.entry, reason: event.reason })
    case 'excepted':
      return withRecord(version, state, event.step, { on: event.on, entry: {}, exception: event.exception })
    case 'corrected':
      return withRecord(version, state, event.step, { on: event.on, entry: event.entry, reason: event.reason })
    case 'returned':
      return sentBack(version, state, event)
    case 'suspended':
      return { ...state, status: 'suspended', suspendedOn: event.on }
    case 'resumed':
      return { ...state, status: 'running', suspendedOn: undefined }
    case 'withdrawn':
    case 'expired':
      return { ...state, status: event.type, current: undefined }
  }
}

/** The case as its events leave it. Throws when the first is not its beginning: such a case was never written. */
export function fold<F>(procedure: Procedure<F>, events: readonly CaseEvent[]): CaseState {
  const [first, ...rest] = events
  if (first?.type !== 'begun') throw new Error(`${procedure.id}：事项没有开始记录`)
  const version = versionOf(procedure, first.on)
  const start: CaseState = {
    begun: first.entry,
    begunOn: first.on,
    mode: first.mode,
    done: {},
    status: 'running',
    current: version.steps[0].id,
  }
  return rest.reduce<CaseState>((state, event) => (event.type === 'begun' ? state : after(version, state, event)), start)
}
