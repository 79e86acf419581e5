import { done, inWords, type Outcome, type PlainDate, type Refusal, type Trace, unlessBlocked } from '../kernel/index.ts'
import { block, type Norms, warn } from '../norms/index.ts'
import { type CaseEvent, type CaseState, pathOf, stepOf, versionOf } from './events.ts'
import { type Entry, entryRefusals, tidy } from './fields.ts'
import {
  CASE_STATUS_LABELS,
  type CaseMode,
  type ExceptionRecord,
  type Procedure,
  type ProcedureVersion,
  type Step,
  type StepInput,
} from './types.ts'

/** What a person may do with a case; the same in every procedure. */
export type CaseCommand =
  | { act: 'do'; step: string; on: PlainDate; entry: Entry; reason?: string | undefined }
  | { act: 'except'; step: string; on: PlainDate; exception: ExceptionRecord }
  | { act: 'correct'; step: string; on: PlainDate; entry: Entry; reason: string }
  | { act: 'return'; to: string; on: PlainDate; reason: string }
  | { act: 'suspend'; on: PlainDate; reason: string; docNo?: string | undefined }
  | { act: 'resume'; on: PlainDate; reason?: string | undefined }
  | { act: 'withdraw'; on: PlainDate; reason: string }
  | { act: 'expire'; on: PlainDate; reason: string }

export const CASE_ACT_LABELS: Record<CaseCommand['act'], string> = {
  do: '办理',
  except: '经批准不办',
  correct: '更正',
  return: '退回',
  suspend: '中止',
  resume: '恢复',
  withdraw: '撤回',
  expire: '按失效处理',
}

/** GEN-09：补录历史时，不能办理改为提醒，列入清理清单。 */
export const softened = (findings: readonly Refusal[], mode: CaseMode): Refusal[] =>
  findings.map((found) => (mode === 'history' && found.severity === 'block' ? { ...found, severity: 'warn' } : found))

/** The day against the step before it on the way. */
function orderFindings<F>(version: ProcedureVersion<F>, step: Step<F>, { on, view }: StepInput<F>): Refusal[] {
  const path = pathOf(version, view)
  const before = path.slice(0, path.indexOf(step))
  const rule = 'GEN-06'
  const weigh = step.isGate ? block : warn
  const cite = step.cites[0]
  const missing = before.findLast((entry) => !view.done[entry.id])
  const latest = before
    .flatMap((entry) => {
      const record = view.done[entry.id]
      return record ? [{ title: entry.title, on: record.on }] : []
    })
    .reduce<{ title: string; on: PlainDate } | undefined>(
      (found, entry) => (!found || entry.on > found.on ? entry : found),
      undefined,
    )
  return [
    ...(missing
      ? [
          weigh(rule, 'case.step-before', `“${missing.title}”没有记录，${step.isGate ? '不能' : '不宜'}办理“${step.title}”`, {
            cite,
            remedy: `先登记${missing.papers.join('、')}`,
          }),
        ]
      : []),
    ...(latest && on < latest.on
      ? [
          weigh(rule, 'case.step-order', `“${step.title}”${inWords(on)}，早于“${latest.title}”${inWords(latest.on)}`, {
            cite,
            remedy: '核对两项记录的日期',
            field: 'on',
          }),
        ]
      : []),
  ]
}

function windowFindings<F>(step: Step<F>, { on, view, facts, norms }: StepInput<F>): Refusal[] {
  const { earliest, latest } = step.window?.(view, facts, norms) ?? {}
  const cite = (found: typeof earliest) => found?.trace.findLast((line) => line.cite)?.cite ?? step.cites[0]
  return [
    ...(earliest && on < earliest.day
      ? [
          block('GEN-06', 'case.too-early', `“${step.title}”不能早于${inWords(earliest.day)}`, {
            cite: cite(earliest),
            remedy: '核对日期',
            field: 'on',
          }),
        ]
      : []),
    ...(latest && on > latest.day
      ? [
          warn('GEN-06', 'case.too-late', `“${step.title}”${inWords(on)}，晚于最迟日${inWords(latest.day)}`, {
            cite: cite(latest),
            remedy: '写明原因',
            field: 'on',
          }),
        ]
      : []),
  ]
}

/** Everything that speaks against a record of a step: order, days, the step's own check; softened for old papers. */
export const stepFindings = <F>(version: ProcedureVersion<F>, step: Step<F>, input: StepInput<F>): Refusal[] =>
  softened(
    [...orderFindings(version, step, input), ...windowFindings(step, input), ...(step.check?.(input) ?? [])],
    input.view.mode,
  )

/** A day that has not come, or lies before the beginning of the case (old papers may). */
function dayRefusals(on: PlainDate, state: CaseState, today: PlainDate): Refusal[] {
  if (on > today) return [block('GEN-06', 'case.future', '日期不能晚于今天', { field: 'on' })]
  if (on < state.begunOn && state.mode === 'live')
    return [
      block('GEN-06', 'case.before-begin', `日期不能早于开始办理之日${inWords(state.begunOn)}`, {
        field: 'on',
        remedy: '补录以前的事项，请选“补录历史”',
      }),
    ]
  return []
}

const wrongTurn = (state: CaseState, wanted: string): Refusal =>
  block('GEN-06', 'case.wrong-state', `本事项${CASE_STATUS_LABELS[state.status]}，不能${wanted}`, {})

interface Setting<F> {
  procedure: Procedure<F>
  state: CaseState
  facts: F
  today: PlainDate
  norms: Norms
}

/** The record as it would be written, judged with itself on the way (the way may depend on it). */
function judge<F>({ procedure, state, facts, today, norms }: Setting<F>, step: Step<F>, on: PlainDate, raw: Entry) {
  const version = versionOf(procedure, state.begunOn)
  const entry = tidy(step.fields, raw)
  const malformed = entryRefusals(step.fields, raw, state.mode === 'history')
  const view = { ...state, done: { ...state.done, [step.id]: { on, entry } } }
  const isReadable = malformed.every((found) => found.severity !== 'block')
  const findings = [
    ...dayRefusals(on, state, today),
    ...malformed,
    ...(isReadable ? stepFindings(version, step, { entry, on, view, facts, norms }) : []),
  ]
  return { entry, findings }
}

function act<F>(setting: Setting<F>, command: CaseCommand & { act: 'do' | 'except' | 'correct' }): Outcome<CaseEvent> {
  const { procedure, state, today } = setting
  const step = stepOf(versionOf(procedure, state.begunOn), command.step)
  const isOnPath = pathOf(versionOf(procedure, state.begunOn), state).some(({ id }) => id === command.step)
  if (!step || !isOnPath) return unlessBlocked(undefined as never, [block('GEN-06', 'case.no-step', '本事项没有这一步')])
  if (command.act === 'correct') {
    if (!state.done[step.id] || state.done[step.id]?.exception)
      return unlessBlocked(undefined as never, [
        block('GEN-06', 'case.nothing-to-correct', `“${step.title}”还没有记录，不能更正`),
      ])
    if (state.status !== 'running' && state.status !== 'ended')
      return unlessBlocked(undefined as never, [wrongTurn(state, '更正')])
    const { entry, findings } = judge(setting, step, command.on, command.entry)
    return unlessBlocked({ type: 'corrected', on: command.on, step: step.id, entry, reason: command.reason }, findings)
  }
  if (state.status !== 'running') return unlessBlocked(undefined as never, [wrongTurn(state, '办理')])
  if (state.done[step.id])
    return unlessBlocked(undefined as never, [
      block('GEN-06', 'case.done-already', `“${step.title}”已有记录；内容有误的，请用更正`),
    ])
  if (command.act === 'except')
    return unlessBlocked(
      { type: 'excepted', on: command.on, step: step.id, exception: command.exception },
      dayRefusals(command.on, state, today),
    )
  const { entry, findings } = judge(setting, step, command.on, command.entry)
  return unlessBlocked({ type: 'done', on: command.on, step: step.id, entry, reason: command.reason }, findings)
}

function sendBack<F>({ procedure, state, today }: Setting<F>, command: CaseCommand & { act: 'return' }): Outcome<CaseEvent> {
  const path = pathOf(versionOf(procedure, state.begunOn), state)
  if (state.status !== 'running' || !path.some(({ id }) => id === command.to && (state.done[id] || state.current === id)))
    return unlessBlocked(undefined as never, [block('GEN-06', 'case.no-return', '只能退回到已经办过的步骤')])
  return unlessBlocked(
    { type: 'returned', on: command.on, to: command.to, reason: command.reason },
    dayRefusals(command.on, state, today),
  )
}

const CHANGES = {
  suspend: { from: ['running'], words: '中止', type: 'suspended' },
  resume: { from: ['suspended'], words: '恢复', type: 'resumed' },
  withdraw: { from: ['running', 'suspended'], words: '撤回', type: 'withdrawn' },
  expire: { from: ['running', 'suspended'], words: '按失效处理', type: 'expired' },
} as const

/**
 * The record as it would stand after the command, for loading the facts it is judged by (the day of a meeting decides who
 * its members are). A malformed entry changes nothing: it is refused for its form before any fact is looked at.
 */
export function foreseen<F>(procedure: Procedure<F>, state: CaseState, command: CaseCommand): CaseState {
  if (command.act !== 'do' && command.act !== 'correct') return state
  const step = stepOf(versionOf(procedure, state.begunOn), command.step)
  if (!step || entryRefusals(step.fields, command.entry, true).some((found) => found.severity === 'block')) return state
  const record = { on: command.on, entry: tidy(step.fields, command.entry) }
  return { ...state, done: { ...state.done, [step.id]: record } }
}

/** The verdict of a step on an entry that is not on record yet, for the form. */
export function foreseenVerdict<F>({ procedure, state, facts, norms }: Setting<F>, command: CaseCommand): Trace {
  const view = foreseen(procedure, state, command)
  if (view === state || (command.act !== 'do' && command.act !== 'correct')) return []
  const step = stepOf(versionOf(procedure, state.begunOn), command.step)
  const record = view.done[command.step]
  return (record && step?.verdict?.({ entry: record.entry, on: record.on, view, facts, norms })) ?? []
}

/**
 * Decides a command: the event to write, with what is warned of; or why it cannot be done, with article and remedy.
 * Superior or own, and whether somebody may at all, is the server's to ask before.
 */
export function advance<F>(setting: Setting<F>, command: CaseCommand): Outcome<CaseEvent> {
  if (command.act === 'do' || command.act === 'except' || command.act === 'correct') return act(setting, command)
  if (command.act === 'return') return sendBack(setting, command)
  const { from, words, type } = CHANGES[command.act]
  if (!(from as readonly string[]).includes(setting.state.status))
    return unlessBlocked(undefined as never, [wrongTurn(setting.state, words)])
  const { act: _, ...more } = command
  return unlessBlocked({ type, ...more } as CaseEvent, dayRefusals(command.on, setting.state, setting.today))
}

/** Whether a case may begin, and its first event. */
export function begin<F>(
  procedure: Procedure<F>,
  asked: { on: PlainDate; mode: CaseMode; entry: Entry },
  facts: F,
  today: PlainDate,
  norms: Norms,
): Outcome<CaseEvent> {
  const { on, mode } = asked
  const malformed = entryRefusals(procedure.begin, asked.entry, mode === 'history')
  const future = on > today ? [block('GEN-06', 'case.future', '日期不能晚于今天', { field: 'on' })] : []
  const entry = tidy(procedure.begin, asked.entry)
  const own = malformed.some((found) => found.severity === 'block') ? [] : (procedure.mayBegin?.(entry, on, facts, norms) ?? [])
  const findings = [...future, ...malformed, ...softened(own, mode)]
  return findings.length === 0
    ? done({ type: 'begun', on, mode, entry })
    : unlessBlocked({ type: 'begun', on, mode, entry }, findings)
}
