import { type Citation, date, type Fen, known, readYuan } from '../kernel/index.ts'
import { LAW_ONLY, type Norms, type PayItemCode } from '../norms/index.ts'
import { inYuan } from './base.ts'
import type { BillLine } from './billing.ts'
import type { FixingLine } from './fixing.ts'
import type { EntryKind, LedgerEntry } from './ledger.ts'
import type { LiabilityFacts } from './liability.ts'
import { type LocalDues, NO_LOCAL_DUES } from './local.ts'
import { month } from './month.ts'
import type { DuesFacts } from './obligation-facts.ts'
import { assess } from './payable.ts'
import type { PaymentCommand, PaymentFacts } from './payment.ts'
import type { Amounts } from './rate.ts'
import type { Payer, PayLine } from './types.ts'

export const EXAMPLE_NOTICE: Citation = { law: 'local', article: '', gist: '示例当地通知', mark: 'from-memory' }

/** 示例金额，写作元。 */
export function money(text: string): Fen {
  const amount = readYuan(text)
  if (amount === undefined) throw new Error(`不是金额：${text}`)
  return amount
}

/** 示例本地规定：自 2018 年起的一个参数值。 */
export const localNorm = (parameter: string, value: unknown): Norms['local'][number] => ({
  parameter,
  value,
  from: date('2018-01-01'),
  cite: EXAMPLE_NOTICE,
})
/** 取整到角，四舍五入。 */
export const TO_JIAO: Norms = { local: [localNorm('dues.rounding', 10)] }
/** 取整到角，一律进位。 */
export const UP_TO_JIAO: Norms = { local: [localNorm('dues.rounding', 10), localNorm('dues.roundingUp', true)] }

export type Items = Partial<Record<PayItemCode, string>>
export const linesOf = (items: Items): PayLine[] =>
  Object.entries(items).map(([code, amount]) => ({ code, amountFen: known(money(amount)) }))

/** 示例工资单。 */
export const slip = (items: Items, of = '2026-03') => known({ month: month(of), lines: linesOf(items) })
export const onSalary = (items: Items, of?: string): Payer => ({ kind: 'salaried', pay: slip(items, of) })

/** 规则书 9.2 甲：教师的工资单。 */
export const TEACHER: Items = {
  postPay: '2650.00',
  gradePay: '1584.00',
  teacherUplift: '423.40',
  basicPerformance: '2400.00',
  regulatedAllowance: '900.00',
  rewardPerformance: '1300.00',
  classTeacher: '500.00',
  transportSubsidy: '300.00',
  pensionInsurance: '620.00',
  annuity: '310.00',
  medicalInsurance: '155.00',
  unemploymentInsurance: '38.75',
  housingFund: '930.00',
  incomeTax: '25.00',
}

const inWords = (amounts: Amounts) =>
  `${amounts.baseFen === undefined ? '' : `基数 ${inYuan(amounts.baseFen)}，`}应交 ${inYuan(amounts.payableFen)}`

/** 一名党员某月的结论，写成一句。 */
export function assessed(payer: Payer, of = '2026-03', norms: Norms = LAW_ONLY, local: LocalDues = NO_LOCAL_DUES): string {
  const { amounts } = assess(payer, month(of), norms, local)
  return amounts.known ? inWords(amounts.value) : `待定：缺${amounts.ask.label}`
}

/** 示例党员：2020 年 4 月 28 日支部大会接收，一直在第一支部。 */
export const exampleLiability = (changes: Partial<LiabilityFacts> = {}): LiabilityFacts => ({
  personId: 'p1',
  admittedOn: known(date('2020-04-28')),
  homes: [{ orgId: 'o1', from: date('2020-04-28') }],
  stopped: [],
  ...changes,
})

/** 示例分录：第一支部、党员 p1、2026 年 3 月、42.00 元。 */
export const exampleEntry = (id: string, kind: EntryKind, changes: Partial<LedgerEntry> = {}): LedgerEntry => ({
  id,
  clientKey: id,
  orgId: 'o1',
  kind,
  on: date('2026-03-20'),
  amountFen: money('42.00'),
  ...(['due', 'waived', 'paid'].includes(kind) ? { personId: 'p1', month: month('2026-03') } : {}),
  ...changes,
})

/** 示例交纳：3 月 20 日本人交 3 月党费 42.00 元，有收据和收款人。 */
export const examplePayment = (changes: Partial<PaymentCommand> = {}): PaymentCommand => ({
  clientKey: 'k1',
  orgId: 'o1',
  personId: 'p1',
  paidOn: date('2026-03-20'),
  months: [{ month: month('2026-03'), amountFen: money('42.00') }],
  payer: { role: 'self' },
  channel: 'cash',
  receiptNo: '0001',
  collectorId: 'p9',
  ...changes,
})

/** 示例：某月应出的账，没有减免的不写第二项。 */
export const exampleBill = (amount: string, waived = '0.00'): BillLine => ({
  personId: 'p1',
  dueFen: known(money(amount)),
  waivedFen: money(waived),
})

/** 示例账面：每月 42.00 元，都由第一支部收。 */
export const examplePaymentFacts = (changes: Partial<PaymentFacts> = {}): PaymentFacts => ({
  entries: [],
  billOf: () => exampleBill('42.00'),
  placesOf: () => ['o1'],
  ...changes,
})

/** 示例核定行：按规定 42.00 元，本人已确认。 */
export const exampleLine = (personId: string, amount: string, changes: Partial<FixingLine> = {}): FixingLine => ({
  personId,
  name: personId,
  kind: 'salaried',
  amountFen: known(money(amount)),
  assessedFen: known(money(amount)),
  confirmedOn: date('2026-01-10'),
  ...changes,
})

/** 示例支部：没有任何党费事项的记录。 */
export const exampleDues = (changes: Partial<DuesFacts> = {}): DuesFacts => ({
  orgId: 'o1',
  kind: 'branch',
  foundedOn: date('2020-01-01'),
  dutiesFrom: date('2020-01-01'),
  sheets: [],
  collections: [],
  publications: [],
  reports: [],
  inspections: [],
  accountSpans: [],
  reconciliations: [],
  collectedFen: new Map(),
  remittances: [],
  large: [],
  arrears: [],
  reductions: [],
  local: NO_LOCAL_DUES,
  ...changes,
})
