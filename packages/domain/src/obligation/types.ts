import type { Ask, Citation, PlainDate, Trace } from '../kernel/index.ts'

export type ObligationState = 'open' | 'met' | 'late' | 'excused' | 'undetermined'

export const OBLIGATION_STATE_LABELS: Record<ObligationState, string> = {
  open: '待办',
  met: '已完成',
  late: '已逾期',
  excused: '已批准免办',
  undetermined: '待补充',
}

/** What a person does to meet the obligation: an act of the product, opened already filled. */
export interface Act {
  /** 登记会议, 补录届期 … */
  label: string
  /** Name of the page and what to fill in: `meeting.new` with `{ kind: 'general' }`. */
  page: string
  params: Readonly<Record<string, string>>
}

/** A duty of an organisation derived from rule and facts; never typed in. */
export interface Obligation {
  /** rule + subject + period; excuses, remarks and reminders attach to it and survive recomputation. */
  key: string
  rule: string
  orgId: string
  /** The organisation that must act, when it is not `orgId` itself: the superior's reminder (ORG-14). */
  actorOrgId?: string
  /** What is due, as a clerk would say it: 「2026年11月支部委员会会议」. */
  title: string
  opens: PlainDate
  due: PlainDate
  state: ObligationState
  /** The day it was met, when it was. */
  metOn?: PlainDate
  /** Whether missing it is a warning (一般) or a red flag (应当、至少). */
  weight: 'flag' | 'warn' | 'info'
  because: Trace
  cites: readonly Citation[]
  /** What is missing: 「还差 1 次党小组会」. */
  missing?: string
  /** What must be supplied first, for undetermined ones. */
  asks?: readonly Ask[]
  act?: Act
  /** The records that met it. */
  evidence?: readonly { kind: string; id: string }[]
}

/** An excuse for one obligation: a named organisation decided, by a document. */
export interface Excuse {
  key: string
  reason: string
  decidedBy: string
  docNo: string
  decidedOn: PlainDate
}
