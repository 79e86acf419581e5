import type { Fen, PlainDate } from '../kernel/index.ts'

/** A large contribution on its way to the centre (DUE-17). */
export interface LargeContribution {
  /** Id of the ledger entry. */
  id: string
  personId: string
  paidOn: PlainDate
  amountFen: Fen
  /** Passed on through the grassroots committee. */
  sentOn?: PlainDate | undefined
  /** Receipt of the centre. */
  receipt?: { no: string; on: PlainDate } | undefined
}

/** 待上缴、已上缴待收据、已取得收据。 */
export type LargeState = 'toSend' | 'sent' | 'receipted'
export const LARGE_STATE_LABELS: Record<LargeState, string> = {
  toSend: '待逐级上缴中央',
  sent: '已上缴，待中央收据',
  receipted: '已取得中央收据',
}

/** DUE-17：大额党费办到哪一步。 */
export const largeState = ({ sentOn, receipt }: LargeContribution): LargeState =>
  receipt ? 'receipted' : sentOn ? 'sent' : 'toSend'
