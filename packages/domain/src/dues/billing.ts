import type { Fen, Known, PlainDate } from '../kernel/index.ts'
import type { LedgerEntry } from './ledger.ts'
import { type Month, monthLabel } from './month.ts'

/** What one member is billed for a month: the scale's amount, and what a decision waives of it; fen. */
export interface BillLine {
  personId: string
  dueFen: Known<Fen>
  waivedFen: Fen
  docNo?: string | undefined
}

/** A month's bills of one branch, and whom it could not bill. */
export interface MonthBills {
  entries: readonly LedgerEntry[]
  undetermined: readonly { personId: string; missing: string }[]
}

/** Key of a member's bill for a month; billing again makes the same key (DUE-18). */
export const billKey = (orgId: string, personId: string, of: Month) => `due:${orgId}:${personId}:${of}`

/**
 * DUE-10、DUE-18：一个支部某月的应交和减免分录。已经出过账的党员跳过，数额待定的另列，不记为零；
 * 按规定为零的（须有决定）不出账。
 */
export function billMonth(
  orgId: string,
  of: Month,
  on: PlainDate,
  lines: readonly BillLine[],
  billed: ReadonlySet<string>,
): MonthBills {
  const entries: LedgerEntry[] = []
  const undetermined: { personId: string; missing: string }[] = []
  for (const { personId, dueFen, waivedFen, docNo } of lines) {
    if (billed.has(personId)) continue
    if (!dueFen.known) {
      undetermined.push({ personId, missing: `${monthLabel(of)}：${dueFen.ask.label}` })
      continue
    }
    if (dueFen.value === 0) continue
    const key = billKey(orgId, personId, of)
    const common = { orgId, personId, month: of, on }
    entries.push({ ...common, id: key, clientKey: key, kind: 'due', amountFen: dueFen.value })
    if (waivedFen > 0) {
      const waived = `waived:${key}`
      entries.push({ ...common, id: waived, clientKey: waived, kind: 'waived', amountFen: waivedFen, docNo })
    }
  }
  return { entries, undetermined }
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
