import type { Citation, PlainDate, Refusal, Trace } from '../kernel/index.ts'
import type { Norms } from '../norms/index.ts'
import { stepFindings } from './advance.ts'
import { type CaseState, pathOf, versionOf } from './events.ts'
import type { Actor, DayFound, Procedure, StepRecord } from './types.ts'

/** Where a step of the rail stands. */
export type RailState = 'done' | 'excepted' | 'current' | 'later'
export const RAIL_LABELS: Record<RailState, string> = { done: '已办', excepted: '经批准不办', current: '正在办', later: '未到' }

/** One step as the page shows it. */
export interface RailStep {
  id: string
  title: string
  actor: Actor
  task: string
  state: RailState
  earliest: DayFound | undefined
  latest: DayFound | undefined
  record: StepRecord | undefined
  /** Done after its latest day, or not done and that day is past. */
  isLate: boolean
  /** What the record and the facts of today say against it; nothing of this is stored. */
  findings: readonly Refusal[]
  verdict: Trace
  papers: readonly string[]
  cites: readonly Citation[]
}

/** The steps of a case with days, records, verdicts and findings, all derived anew. */
export function railOf<F>(procedure: Procedure<F>, state: CaseState, facts: F, on: PlainDate, norms: Norms): RailStep[] {
  const version = versionOf(procedure, state.begunOn)
  return pathOf(version, state).map((step) => {
    const record = state.done[step.id]
    const { earliest, latest } = step.window?.(state, facts, norms) ?? {}
    const input = record && { entry: record.entry, on: record.on, view: state, facts, norms }
    const turn: RailState = state.current === step.id ? 'current' : 'later'
    return {
      id: step.id,
      title: step.title,
      actor: step.actor,
      task: step.task,
      state: record ? (record.exception ? 'excepted' : 'done') : turn,
      earliest,
      latest,
      record,
      isLate:
        latest !== undefined &&
        (record ? !record.exception && record.on > latest.day : state.status === 'running' && on > latest.day),
      findings: input && !record.exception ? stepFindings(version, step, input) : [],
      verdict: input && !record.exception ? (step.verdict?.(input) ?? []) : [],
      papers: step.papers,
      cites: step.cites,
    }
  })
}
