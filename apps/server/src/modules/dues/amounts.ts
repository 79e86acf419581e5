import { fen, known } from '@hongzhu/domain'
import {
  type AmountChange,
  amountIn,
  type FixedAmounts,
  type Month,
  month,
  type Reduction,
  reductionIn,
} from '@hongzhu/domain/dues'
import type { OrgKind } from '@hongzhu/domain/org'
import type { Database } from '../../platform/db/pool.ts'
import { type ChangeRow, listChanges, listReductions, type ReductionRow } from './change-queries.ts'
import { type FixedLine, type FixingRow, findFixing, listFixed } from './queries.ts'

const changeOf = (row: ChangeRow): AmountChange => ({
  personId: row.personId,
  reason: row.cause,
  fromMonth: month(row.fromMonth),
  ...(row.oldFen === null ? {} : { oldFen: fen(row.oldFen) }),
  newFen: fen(row.newFen),
  decidedOn: row.decidedOn,
})

/** A decision as the rules read it; who approved was checked when it was recorded. */
export const reductionOf = (row: Omit<ReductionRow, 'id'> & { id?: string }, approver: OrgKind = 'committee'): Reduction => ({
  id: row.id ?? '',
  kind: row.kind,
  from: month(row.fromMonth),
  until: month(row.untilMonth),
  ...(row.amountFen === null ? {} : { amountFen: fen(row.amountFen) }),
  ...(row.appliedOn ? { applicationOn: row.appliedOn } : {}),
  branchMinutesOn: row.branchMinutesOn,
  ...(row.approvalDocNo && row.approvedOn
    ? { approval: { orgKind: approver, docNo: row.approvalDocNo, on: row.approvedOn } }
    : {}),
})

/** What the branch decided for a year: its sheet, the changes after it, who pays less or nothing. */
export interface YearAmounts {
  fixing: FixingRow | undefined
  fixed: FixedLine[]
  amounts: FixedAmounts
  changes: ChangeRow[]
  reductions: ReductionRow[]
}

/** DUE-10、DUE-11、DUE-16：一个支部某年的核定、调整和减免。 */
export async function loadYear(db: Database, orgId: string, year: number): Promise<YearAmounts> {
  const fixing = await findFixing(db, orgId, year)
  const fixed = fixing ? await listFixed(db, fixing.id) : []
  const changes = await listChanges(db, orgId, year)
  const reductions = await listReductions(db, orgId, year)
  const lines = fixed.map((line) => {
    const amountFen = known(fen(line.amountFen))
    return { personId: line.personId, name: line.name ?? '', kind: line.kind, amountFen, assessedFen: amountFen }
  })
  const sheets = fixing ? [{ orgId, year, lines, decidedOn: fixing.decidedOn, docNo: fixing.docNo }] : []
  return { fixing, fixed, changes, reductions, amounts: { sheets, changes: changes.map(changeOf) } }
}

/** What a member pays in the month: the amount in force, and what a decision leaves of it; null is undetermined. */
export function paysIn(year: YearAmounts, personId: string, of: Month): { amountFen: number | null; paysFen: number | null } {
  const amount = amountIn(year.amounts, personId, of)
  if (!amount.known) return { amountFen: null, paysFen: null }
  const { amountFen } = amount.value
  const own = year.reductions.filter((row) => row.personId === personId).map((row) => reductionOf(row))
  const reduction = reductionIn(own, of)
  if (!reduction) return { amountFen, paysFen: amountFen }
  return { amountFen, paysFen: reduction.kind === 'exempt' ? 0 : Math.min(amountFen, reduction.amountFen ?? amountFen) }
}
