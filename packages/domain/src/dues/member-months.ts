import { type Fen, fen, type Known, known, type Refusal } from '../kernel/index.ts'
import { DUES_CITES as C, type Norms, warn } from '../norms/index.ts'
import type { DuesMonth } from './arrears.ts'
import { inYuan } from './base.ts'
import type { BillLine } from './billing.ts'
import type { MonthAccount } from './ledger.ts'
import { type LiabilityFacts, liabilityIn, payBy } from './liability.ts'
import { type Month, monthLabel } from './month.ts'
import { reductionIn } from './reduction.ts'
import type { QuarterlyConsent, Reduction } from './types.ts'

/** All that decides how a member's months stand. */
export interface MemberDues {
  liability: LiabilityFacts
  account: ReadonlyMap<Month, MonthAccount>
  /** What a month not billed yet would be billed. */
  billOf: (of: Month) => BillLine
  reductions: readonly Reduction[]
  consents: readonly QuarterlyConsent[]
  /** Months whose reason for not paying the branch accepted (DUE-15). */
  acceptedReasons: readonly Month[]
}

/** A member's months; those that cannot be judged yet are listed apart, with what is missing. */
export interface MemberMonths {
  months: readonly DuesMonth[]
  undetermined: readonly { month: Month; missing: string }[]
}

const owedOf = ({ dueFen, waivedFen }: BillLine): Known<Fen> => (dueFen.known ? known(fen(dueFen.value - waivedFen)) : dueFen)

/** DUE-01、DUE-13、DUE-15、DUE-16：一名党员逐月的期限、欠额和是否免于计入连续未交；数额或者应交不明的另列，不作零。 */
export function memberMonths(facts: MemberDues, months: readonly Month[], norms: Norms): MemberMonths {
  const { liability, account, billOf, reductions, consents, acceptedReasons } = facts
  const found: DuesMonth[] = []
  const undetermined: { month: Month; missing: string }[] = []
  for (const of of months) {
    const state = liabilityIn(liability, of)
    const booked = account.get(of)
    const amount: Known<Fen> = booked ? known(booked.owedFen) : owedOf(billOf(of))
    if (!state.known) {
      undetermined.push({ month: of, missing: state.ask.label })
      continue
    }
    if (state.value === 'due' && !amount.known) {
      undetermined.push({ month: of, missing: amount.ask.label })
      continue
    }
    const consent = consents.find((one) => one.from <= of && one.until !== undefined && of <= one.until)
    const isExempt = reductionIn(reductions, of)?.kind === 'exempt'
    found.push({
      month: of,
      payBy: payBy(liability, of, norms, consent),
      owedFen: state.value === 'due' && !isExempt && amount.known ? amount.value : fen(0),
      hasPaid: (booked?.paidFen ?? 0) > 0,
      isExcused: state.value !== 'due' || isExempt || acceptedReasons.includes(of),
    })
  }
  return { months: found, undetermined }
}

/** DUE-01：不应交而已经交了的月份（如接收被取消）：作退还事项，由组织决定。 */
export function refundFindings(liability: LiabilityFacts, account: ReadonlyMap<Month, MonthAccount>): Refusal[] {
  return [...account].flatMap(([of, { paidFen }]) => {
    const state = liabilityIn(liability, of)
    if (!state.known || state.value === 'due' || state.value === 'dueIfPaid' || state.value === 'elsewhere' || paidFen === 0)
      return []
    return [
      warn('DUE-01', 'dues.refund', `${monthLabel(of)}不应交而已交 ${inYuan(paidFen)}`, {
        cite: C.eight,
        remedy: '核实后由支部决定退还，登记退还分录',
      }),
    ]
  })
}
