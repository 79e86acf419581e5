import {
  addDays,
  date,
  type Fen,
  fen,
  inWords,
  type Known,
  known,
  type Period,
  type PlainDate,
  periodOf,
  type Refusal,
  step,
  type Trace,
  unknown,
} from '../kernel/index.ts'
import { block, DUES_CITES as C, duesCentralShare, type Norms, rulingOn, warn } from '../norms/index.ts'
import { inYuan } from './base.ts'
import { type LedgerEntry, standing } from './ledger.ts'
import { type LocalDues, localOn, type RemittanceShare } from './local.ts'
import { roundOnce } from './rate.ts'
import { DUES_LEVEL_LABELS, type DuesLevel } from './types.ts'

const PARTS = 10_000
const EXACT = { unitFen: 1, isUp: false, cite: C.fifteen }

/** 3000 → 30%. */
export const shareInWords = (basisPoints: number) => `${basisPoints / 100}%`

/** DUE-20：某段时间实收党费（分）：党员所交和自愿多交，不含大额党费，减去退还；冲正的不计。 */
export const collectedFen = (entries: readonly LedgerEntry[], from: PlainDate, to: PlainDate): Fen =>
  fen(
    standing(entries)
      .filter((entry) => entry.on >= from && entry.on <= to)
      .reduce((sum, { kind, amountFen }) => {
        if (kind === 'paid' || kind === 'extra') return sum + amountFen
        return kind === 'refund' ? sum - amountFen : sum
      }, 0),
  )

/** The share one level passes to the next on the day; unknown until the local table has it. */
export function shareOn(from: DuesLevel, to: DuesLevel, on: PlainDate, local: LocalDues): Known<RemittanceShare> {
  const found = localOn(local.shares, on, (share) => share.fromLevel === from && share.toLevel === to)
  return found
    ? known(found)
    : unknown('dues.remittanceShare', `${DUES_LEVEL_LABELS[from]}上缴${DUES_LEVEL_LABELS[to]}的比例（本地规定）`)
}

/** What is to be passed on for a period, in fen. */
export interface RemittanceDue {
  period: Period
  collectedFen: Fen
  dueFen: Fen
  dueOn: PlainDate
  trace: Trace
}

/** DUE-20：一期应上缴多少：实收党费乘以本地规定的比例，取整到分；比例没有设定的待定。 */
export function remittanceDue(share: Known<RemittanceShare>, period: Period, collected: Fen): Known<RemittanceDue> {
  if (!share.known) return share
  const { basisPoints, dueDays, cite } = share.value
  const dueFen = roundOnce(Math.max(0, collected) * basisPoints, PARTS, EXACT)
  const dueOn = addDays(period.last, dueDays)
  return known({
    period,
    collectedFen: collected,
    dueFen,
    dueOn,
    trace: [
      step('实收党费', `${period.label} ${inYuan(collected)}（不含大额党费）`, C.fifteen),
      step('上缴比例', shareInWords(basisPoints), cite),
      step('应上缴', `${inYuan(collected)} × ${shareInWords(basisPoints)} ＝ ${inYuan(dueFen)}`, cite),
      step('期限', inWords(dueOn), cite),
    ],
  })
}

/** DUE-20：省按全年实收党费的百分之五上缴中央，于次年办理。 */
export function centralDue(collected: Fen, year: number, norms: Norms): Known<Fen> {
  const on = periodOf('year', date(`${year}-12-31`)).last
  const share = rulingOn(duesCentralShare, on, norms)
  if (!share) return unknown('norm.dues.centralShare', '当年有效的省上缴中央比例')
  return known(roundOnce(collected * share.value, 1000, EXACT))
}

/** One passing-on: what the sender sent, what the superior confirmed. */
export interface Remittance {
  period: string
  sentFen: Fen
  sentOn: PlainDate
  /** Receipt of the superior. */
  confirmedFen?: Fen | undefined
  confirmedOn?: PlainDate | undefined
}

/** 待上缴、已上缴待确认、确认一致、有差额。 */
export type RemittanceState = 'toSend' | 'sent' | 'agreed' | 'differs'
export const REMITTANCE_STATE_LABELS: Record<RemittanceState, string> = {
  toSend: '待上缴',
  sent: '已上缴，待上级确认',
  agreed: '上级已确认',
  differs: '有差额',
}

/** Due, sent and confirmed of one period side by side; fen. */
export interface RemittanceComparison {
  state: RemittanceState
  sentFen: Fen
  confirmedFen: Fen
  /** sent − due. */
  againstDueFen: Fen
  /** confirmed − sent, of what was confirmed. */
  againstSentFen: Fen
}

/** DUE-20：一期的应缴、已缴、上级确认三方对照。 */
export function compareRemittance(due: RemittanceDue, remittances: readonly Remittance[]): RemittanceComparison {
  const mine = remittances.filter((one) => one.period === due.period.key)
  const sentFen = fen(mine.reduce((sum, one) => sum + one.sentFen, 0))
  const confirmed = mine.filter((one) => one.confirmedFen !== undefined)
  const confirmedFen = fen(confirmed.reduce((sum, one) => sum + (one.confirmedFen ?? 0), 0))
  const againstDueFen = fen(sentFen - due.dueFen)
  const againstSentFen = fen(confirmed.reduce((sum, one) => sum + (one.confirmedFen ?? 0) - one.sentFen, 0))
  const differs = againstSentFen !== 0 || (mine.length > 0 && againstDueFen !== 0)
  const isDone = confirmed.length === mine.length && (mine.length > 0 || due.dueFen === 0)
  const state = differs ? 'differs' : isDone ? 'agreed' : mine.length > 0 ? 'sent' : 'toSend'
  return { state, sentFen, confirmedFen, againstDueFen, againstSentFen }
}

/** DUE-20：逾期未缴、与应缴不符、与上级确认不符的提示。 */
export function remittanceFindings(due: RemittanceDue, remittances: readonly Remittance[], on: PlainDate): Refusal[] {
  const { sentFen, againstDueFen, againstSentFen, state } = compareRemittance(due, remittances)
  const found: Refusal[] = []
  const mind = (code: string, message: string, remedy: string) =>
    found.push(warn('DUE-20', code, `${due.period.label}${message}`, { cite: C.fifteen, remedy }))
  const signed = (amount: Fen) => `${amount > 0 ? '多' : '少'} ${inYuan(fen(Math.abs(amount)))}`
  if (on > due.dueOn && sentFen < due.dueFen)
    mind(
      'dues.remittance-late',
      `应上缴 ${inYuan(due.dueFen)}，已上缴 ${inYuan(sentFen)}，期限 ${inWords(due.dueOn)} 已过`,
      '尽快上缴',
    )
  else if (state === 'differs' && againstDueFen !== 0)
    mind('dues.remittance-differs', `上缴数比应缴数${signed(againstDueFen)}`, '核对实收和比例，差额用更正分录补记')
  if (againstSentFen !== 0) mind('dues.receipt-differs', `上级确认数比上缴数${signed(againstSentFen)}`, '与上级核对银行回单')
  return found
}

/** DUE-20：能否办理上缴：比例已设定，所属期间已经结束。 */
export function remitRefusals(share: Known<RemittanceShare>, period: Period, on: PlainDate): Refusal[] {
  const found: Refusal[] = []
  const refuse = (code: string, message: string, remedy: string) =>
    found.push(block('DUE-20', code, message, { cite: C.fifteen, remedy }))
  if (!share.known) refuse('dues.no-share', `没有设定${share.ask.label}`, '由区县以上主管组织按省里规定登记比例、周期和文号')
  if (on <= period.last) refuse('dues.period-open', `${period.label}还没有结束`, '期末结账后再上缴')
  return found
}

/** DUE-20：比例表的一行能否登记：大于零，不超过全部，有起止和办理期限。 */
export function shareRefusals(share: RemittanceShare): Refusal[] {
  const found: Refusal[] = []
  const refuse = (code: string, message: string, remedy: string, field: string) =>
    found.push(block('DUE-20', code, message, { cite: C.fifteen, remedy, field }))
  const { basisPoints, dueDays, from, until } = share
  if (!Number.isInteger(basisPoints) || basisPoints < 0 || basisPoints > PARTS)
    refuse('dues.share-range', `上缴比例 ${shareInWords(basisPoints)} 不在 0 至 100% 之间`, '按省里规定填写', 'basisPoints')
  if (dueDays < 0) refuse('dues.share-days', '办理期限不能为负数', '填写期末后的天数', 'dueDays')
  if (until && until <= from) refuse('dues.share-span', `终止日期须晚于 ${inWords(from)}`, '核对文件上的日期', 'until')
  if (share.fromLevel === share.toLevel) refuse('dues.share-level', '上缴的两级相同', '选择上一级', 'toLevel')
  return found
}
