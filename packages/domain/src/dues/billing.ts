import { type Fen, fen, type Known, known, type PlainDate } from '../kernel/index.ts'
import { amountIn, type FixedAmounts } from './fixing.ts'
import { type LedgerEntry, standing } from './ledger.ts'
import { type Month, monthLabel } from './month.ts'
import { reductionIn } from './reduction.ts'
import type { Reduction } from './types.ts'

/** What one member is billed for a month: the scale's amount, and what a decision waives of it; fen. */
export interface BillLine {
  personId: string
  dueFen: Known<Fen>
  waivedFen: Fen
  docNo?: string | undefined
}

/** DUE-10、DUE-11、DUE-16：一名党员某月应出的账：核定数额，另列当月决定减免多少（分）。 */
export function billLine(fixed: FixedAmounts, reductions: readonly Reduction[], personId: string, of: Month): BillLine {
  const amount = amountIn(fixed, personId, of)
  if (!amount.known) return { personId, dueFen: amount, waivedFen: fen(0) }
  const { amountFen } = amount.value
  const reduction = reductionIn(reductions, of)
  const pays = !reduction ? amountFen : reduction.kind === 'exempt' ? 0 : Math.min(amountFen, reduction.amountFen ?? amountFen)
  return { personId, dueFen: known(amountFen), waivedFen: fen(amountFen - pays), docNo: reduction?.approval?.docNo }
}

/** Who has been billed for a month, and how often a bill was taken back. */
export interface BilledAlready {
  billed: ReadonlySet<string>
  reversed: ReadonlyMap<string, number>
}

/** DUE-18：某月已经出账的党员，以及应交被冲正过几次。 */
export function billedIn(entries: readonly LedgerEntry[], of: Month): BilledAlready {
  const dues = entries.filter((entry) => entry.kind === 'due' && entry.month === of)
  const left = new Set(standing(entries).map((entry) => entry.id))
  const reversed = new Map<string, number>()
  for (const { id, personId = '' } of dues) if (!left.has(id)) reversed.set(personId, (reversed.get(personId) ?? 0) + 1)
  return { billed: new Set(dues.filter((entry) => left.has(entry.id)).map((entry) => entry.personId ?? '')), reversed }
}

/** A month's bills of one branch, and whom it could not bill. */
export interface MonthBills {
  entries: readonly LedgerEntry[]
  undetermined: readonly { personId: string; missing: string }[]
}

/** Key of a member's bill for a month; billing again makes the same key, billing after a reversal another (DUE-18). */
const billKey = (orgId: string, personId: string, of: Month, reversals: number) =>
  `due:${orgId}:${personId}:${of}${reversals > 0 ? `:${reversals}` : ''}`

/**
 * DUE-10、DUE-18：一个支部某月的应交和减免分录。已经出过账的党员跳过，数额待定的另列，不记为零；
 * 按规定为零的（须有决定）不出账。
 */
export function billMonth(
  orgId: string,
  of: Month,
  on: PlainDate,
  lines: readonly BillLine[],
  already: BilledAlready,
): MonthBills {
  const entries: LedgerEntry[] = []
  const undetermined: { personId: string; missing: string }[] = []
  for (const line of lines) {
    const { personId, dueFen } = line
    if (already.billed.has(personId)) continue
    if (dueFen.known) entries.push(...billEntries(orgId, of, on, line, dueFen.value, already))
    else undetermined.push({ personId, missing: `${monthLabel(of)}：${dueFen.ask.label}` })
  }
  return { entries, undetermined }
}

function billEntries(
  orgId: string,
  of: Month,
  on: PlainDate,
  { personId, waivedFen, docNo }: BillLine,
  dueFen: Fen,
  already: BilledAlready,
): LedgerEntry[] {
  if (dueFen === 0) return []
  const key = billKey(orgId, personId, of, already.reversed.get(personId) ?? 0)
  const waived = `waived:${key}`
  const common = { orgId, personId, month: of, on }
  return [
    { ...common, id: key, clientKey: key, kind: 'due', amountFen: dueFen },
    ...(waivedFen > 0
      ? [{ ...common, id: waived, clientKey: waived, kind: 'waived' as const, amountFen: waivedFen, docNo }]
      : []),
  ]
}

/** DUE-10、DUE-25：更正一个月的应交：冲掉原分录，按新数额再记；原分录照样保留。 */
export function correctedBill(old: LedgerEntry, newFen: Fen, on: PlainDate, reason: string): LedgerEntry[] {
  const key = `${old.clientKey}:${newFen}`
  const { orgId, personId, month: of } = old
  const common = { orgId, personId, month: of, on }
  return [
    {
      ...common,
      id: `${key}:reversal`,
      clientKey: `${key}:reversal`,
      kind: 'reversal',
      amountFen: old.amountFen,
      reverses: old.id,
      reason,
    },
    ...(newFen > 0 ? [{ ...common, id: key, clientKey: key, kind: 'due' as const, amountFen: newFen, reason }] : []),
  ]
}
