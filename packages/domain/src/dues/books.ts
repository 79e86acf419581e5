import {
  addYears,
  date,
  type Fen,
  fen,
  inWords,
  type Known,
  known,
  type PlainDate,
  type Refusal,
  unknown,
  yearOf,
} from '../kernel/index.ts'
import { block, DUES_CITES as C, duesKeepingYears, type KeepingYears, type Norms, rulingOn, warn } from '../norms/index.ts'
import { inYuan } from './base.ts'
import type { CashBook } from './ledger.ts'

/** Who keeps the money of one organisation (DUE-23). */
export interface AccountDuties {
  accountantId?: string | undefined
  cashierId?: string | undefined
}

/** DUE-23：会计和出纳不得由同一人担任。 */
export function dutyRefusals({ accountantId, cashierId }: AccountDuties): Refusal[] {
  if (!accountantId || !cashierId || accountantId !== cashierId) return []
  return [
    block('DUE-23', 'dues.same-keeper', '会计和出纳不能是同一人', {
      cite: C.twentyTwo,
      remedy: '另行指定一人',
      field: 'cashierId',
    }),
  ]
}

/** What was counted at the end of a month: the book as stated, the bank, and why they differ. */
export interface Statement {
  openingFen: Fen
  closingFen: Fen
  bankFen?: Fen | undefined
  explanation?: string | undefined
}

/** DUE-23：期初加收入减支出须等于期末；账面与银行不符的须说明。 */
export function reconcile(book: CashBook, statement: Statement): Refusal[] {
  const { openingFen, closingFen, bankFen, explanation } = statement
  const found: Refusal[] = []
  const more = (remedy: string, field: string) => ({ cite: C.twentyTwo, remedy, field })
  if (openingFen !== book.openingFen)
    found.push(
      block(
        'DUE-23',
        'dues.opening-differs',
        `期初填 ${inYuan(openingFen)}，账上为 ${inYuan(book.openingFen)}`,
        more('期初须等于上期期末', 'openingFen'),
      ),
    )
  if (closingFen !== book.closingFen) {
    const sum = `${inYuan(book.openingFen)} ＋ ${inYuan(book.inFen)} － ${inYuan(book.outFen)} ＝ ${inYuan(book.closingFen)}`
    found.push(
      block(
        'DUE-23',
        'dues.closing-differs',
        `期末填 ${inYuan(closingFen)}，${sum}`,
        more('逐笔核对，差额用更正分录补记', 'closingFen'),
      ),
    )
  }
  if (bankFen === undefined || bankFen === book.closingFen) return found
  const message = `账面 ${inYuan(book.closingFen)}，银行 ${inYuan(bankFen)}，相差 ${inYuan(fen(Math.abs(bankFen - book.closingFen)))}`
  const isExplained = Boolean(explanation?.trim())
  found.push(
    (isExplained ? warn : block)(
      'DUE-23',
      'dues.bank-differs',
      message,
      more(isExplained ? '下月核对差额是否消除' : '查明并写明差额原因', 'explanation'),
    ),
  )
  return found
}

/** What is kept (DUE-25). */
export type KeptRecord = keyof KeepingYears
export const KEPT_RECORD_LABELS: Record<KeptRecord, string> = {
  vouchers: '凭证和账簿',
  statements: '银行对账单和期中报表',
  handovers: '移交清册',
  reports: '年度报告',
}

/** DUE-25：某类档案保管到哪一天（自年度终了后起算）；永久保管的没有届满日。 */
export function keepUntil(kind: KeptRecord, madeOn: PlainDate, on: PlainDate, norms: Norms): Known<PlainDate | 'forever'> {
  const years = rulingOn(duesKeepingYears, on, norms)
  if (!years) return unknown('norm.dues.keepingYears', '当日有效的会计档案保管年限')
  const length = years.value[kind]
  return known(length === null ? 'forever' : addYears(date(`${yearOf(madeOn)}-12-31`), length))
}

/** DUE-25：保管期内不得销毁。 */
export function destroyRefusals(kind: KeptRecord, madeOn: PlainDate, on: PlainDate, norms: Norms): Refusal[] {
  const until = keepUntil(kind, madeOn, on, norms)
  const isOver = until.known && until.value !== 'forever' && until.value < on
  if (isOver) return []
  const end = !until.known ? '保管年限待定' : until.value === 'forever' ? '永久保管' : `保管到 ${inWords(until.value)}`
  return [
    block('DUE-25', 'dues.still-kept', `${KEPT_RECORD_LABELS[kind]}${end}，不能销毁`, {
      cite: C.archive,
      remedy: '期满后按档案规定鉴定销毁',
    }),
  ]
}

/** A handover between keepers of dues (DUE-26). */
export interface Handover {
  on?: PlainDate | undefined
  fromId: string
  toId: string
  witnessId?: string | undefined
  balanceFen?: Fen | undefined
  hasBooks: boolean
  hasReceipts: boolean
  signedBy: readonly string[]
}

/** DUE-26：变动党费管理人员前须有交接：账簿、票据、结存、监交人，三方签字；未办不得改任。 */
export function handoverRefusals(handover: Handover | undefined, bookFen: Fen): Refusal[] {
  const found: Refusal[] = []
  const refuse = (code: string, message: string, remedy: string, field: string) =>
    found.push(block('DUE-26', code, message, { cite: C.twentyFive, remedy, field }))
  if (!handover?.on) {
    refuse('dues.no-handover', '还没有办理党费交接', '办理交接并登记后再改任', 'on')
    return found
  }
  const { fromId, toId, witnessId, balanceFen, hasBooks, hasReceipts, signedBy } = handover
  if (!witnessId || witnessId === fromId || witnessId === toId)
    refuse('dues.no-witness', '没有监交人，或者监交人是交接双方之一', '另请一人监交', 'witnessId')
  if (!hasBooks || !hasReceipts) refuse('dues.handover-incomplete', '账簿或者票据没有移交', '补齐移交', 'hasBooks')
  if (balanceFen === undefined) refuse('dues.no-balance', '没有写明结存', '填写移交时的结存', 'balanceFen')
  else if (balanceFen !== bookFen)
    refuse('dues.balance-differs', `移交结存 ${inYuan(balanceFen)}，账上 ${inYuan(bookFen)}`, '核对一致后再交接', 'balanceFen')
  const unsigned = [fromId, toId, witnessId].filter((id) => id && !signedBy.includes(id))
  if (unsigned.length > 0) refuse('dues.handover-unsigned', `还有 ${unsigned.length} 人没有签字`, '三方签字后登记', 'signedBy')
  return found
}
