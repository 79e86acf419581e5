import type { Citation, PlainDate, Refusal, Trace } from '../kernel/index.ts'
import type { Norms } from '../norms/index.ts'
import type { Entry, Field } from './fields.ts'

/** Who acts in a step: the organisation of the case, or one above it. */
export type Actor = 'own' | 'superior'

/** Where a case stands: under way, put on hold, taken back, run out, or at its end. */
export type CaseStatus = 'running' | 'suspended' | 'withdrawn' | 'expired' | 'ended'
export const CASE_STATUS_LABELS: Record<CaseStatus, string> = {
  running: '办理中',
  suspended: '已中止',
  withdrawn: '已撤回',
  expired: '已失效',
  ended: '已办结',
}

/** Entered while it happens, or later from old papers: then blocks become warnings for the clean-up list (GEN-09). */
export type CaseMode = 'live' | 'history'
export const CASE_MODE_LABELS: Record<CaseMode, string> = { live: '现时办理', history: '补录历史' }

/** One step on record: the day it was done and what was written down; or passed by a decision. */
export interface StepRecord {
  on: PlainDate
  entry: Entry
  /** Reason typed for what was warned of. */
  reason?: string | undefined
  exception?: ExceptionRecord | undefined
}

/** A step passed without its record: a named organisation decided, by a document. */
export interface ExceptionRecord {
  decidedBy: string
  docNo: string
  reason: string
}

/** What predicates of a definition may look at: only what the case itself holds. */
export interface CaseView {
  begun: Entry
  begunOn: PlainDate
  mode: CaseMode
  /** Steps on record, by id. */
  done: Readonly<Record<string, StepRecord>>
}

/** A day with the sum in words and its article. */
export interface DayFound {
  day: PlainDate
  trace: Trace
}

/** First and last day of a step; absent where the law sets none or a fact is missing. */
export interface StepWindow {
  earliest?: DayFound | undefined
  latest?: DayFound | undefined
}

/** What a step's check sees. */
export interface StepInput<F> {
  entry: Entry
  on: PlainDate
  view: CaseView
  facts: F
  norms: Norms
}

/** An arrow of the procedure; the first whose condition holds is taken. */
export interface Edge {
  to: string
  when?: (view: CaseView) => boolean
  /** When it is taken, in words; shown on the rail. */
  because?: string
}

/** The arrow that leaves the procedure. */
export const END = 'end'

/** One step: who acts, what is recorded, by which article, how early and how late, what is checked, what follows. */
export interface Step<F> {
  id: string
  title: string
  actor: Actor
  /** What is to be done, one sentence to the person who does it. */
  task: string
  cites: readonly [Citation, ...Citation[]]
  fields: readonly Field[]
  /** Papers that prove it, as they are called in the office. */
  papers: readonly [string, ...string[]]
  /** Without the record before it the step cannot be done; otherwise that is warned of. */
  isGate: boolean
  next: readonly [Edge, ...Edge[]]
  window?: (view: CaseView, facts: F, norms: Norms) => StepWindow
  check?: (input: StepInput<F>) => Refusal[]
  /** The verdict with its arithmetic, shown beside the record. */
  verdict?: (input: StepInput<F>) => Trace
}

/** The steps as they stood from a day on; a case keeps the version of the day it began. */
export interface ProcedureVersion<F> {
  since: PlainDate
  steps: readonly [Step<F>, ...Step<F>[]]
}

/** A procedure as data. */
export interface Procedure<F> {
  id: string
  title: string
  /** Rule-book id that its duties are listed under. */
  rule: string
  /** What is asked when a case begins. */
  begin: readonly Field[]
  /** Whether a case may begin, and with what remark. */
  mayBegin?: (entry: Entry, on: PlainDate, facts: F, norms: Norms) => Refusal[]
  /** How a case is called in lists. */
  name: (view: CaseView) => string
  /** Newest last. */
  versions: readonly [ProcedureVersion<F>, ...ProcedureVersion<F>[]]
}
