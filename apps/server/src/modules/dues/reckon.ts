import {
  date,
  type Fen,
  fen,
  type Known,
  known,
  knownOr,
  type PlainDate,
  type Refusal,
  type Trace,
  unknown,
} from '@hongzhu/domain'
import {
  type Assessment,
  assess,
  FLAT_KINDS,
  type FlatKind,
  type LocalDues,
  type Month,
  month,
  monthOfYear,
  type Payer,
  quarterOf,
} from '@hongzhu/domain/dues'
import type { Norms } from '@hongzhu/domain/norms'
import type { FixedLine, PayRow } from './queries.ts'

/** January of the year: its rules fix the amount (DUE-10). */
export const januaryOf = (year: number): Month => monthOfYear(year, 1)

/** What was entered, as the rules read it. */
export function payerOf(row: Omit<PayRow, 'id'>): Payer {
  const { kind } = row
  if (kind === 'irregular') {
    const quarter = quarterOf(month(row.month)).key
    const income: Known<{ quarter: string; netFen: Fen }> =
      row.netFen === null ? unknown('dues.quarterIncome', '上季度纯收入') : known({ quarter, netFen: fen(row.netFen) })
    return { kind, income }
  }
  if ((FLAT_KINDS as readonly string[]).includes(kind)) {
    const proof = row.document ? { document: row.document, ...(row.reviewOn ? { reviewOn: row.reviewOn } : {}) } : undefined
    return { kind: kind as FlatKind, ...(proof ? { proof } : {}) }
  }
  const lines = row.items.map((item) => ({ code: item.code, amountFen: known(fen(item.amountFen)) }))
  return { kind: kind as 'salaried' | 'annual' | 'retired', pay: known({ month: month(row.month), lines }) }
}

/** One member's place on the sheet before the branch has decided. */
export interface Reckoned {
  baseFen: number | null
  amountFen: Known<Fen>
  assessedFen: Known<Fen>
  isCarried: boolean
  trace: Trace
  findings: readonly Refusal[]
}

const fromAssessment = ({ amounts, trace, findings }: Assessment): Reckoned => {
  const amount: Known<Fen> = amounts.known ? known(amounts.value.payableFen) : amounts
  return {
    baseFen: amounts.known ? (amounts.value.baseFen ?? null) : null,
    amountFen: amount,
    assessedFen: amount,
    isCarried: false,
    trace,
    findings,
  }
}

/** DUE-10：有本年依据的按规定计算；没有的待定，或者（要求沿用时）照上年数额。 */
export function reckon(
  row: PayRow | undefined,
  before: FixedLine | undefined,
  year: number,
  isCarrying: boolean,
  rules: { norms: Norms; local: LocalDues },
): Reckoned {
  if (row) return fromAssessment(assess(payerOf(row), januaryOf(year), rules.norms, rules.local))
  const missing = unknown<Fen>('dues.pay', `${year}年工资项目`)
  const carried = isCarrying ? knownOr(before && fen(before.amountFen), 'dues.before', '上年核定数额') : missing
  return {
    baseFen: null,
    amountFen: carried.known ? carried : missing,
    assessedFen: missing,
    isCarried: carried.known,
    trace: carried.known && before ? [{ label: '沿用上年', value: `${year - 1}年核定数额` }, ...before.trace] : [],
    findings: [],
  }
}

/** The day whose roll a year's sheet is made of: today, or the last day of a year gone by. */
export function rollDay(year: number, today: PlainDate): PlainDate {
  const last = date(`${year}-12-31`)
  return today > last ? last : today
}
