import type { Ask, Fen, PlainDate, Span } from '../kernel/index.ts'
import type { OrgKind } from '../org/types.ts'
import type { Arrears, ArrearsRecords } from './arrears.ts'
import type { LargeContribution } from './large.ts'
import type { LocalDues } from './local.ts'
import type { Month } from './month.ts'
import type { Remittance } from './remittance.ts'
import type { DuesLevel } from './types.ts'

/** How far one month's collection of a branch has come. */
export interface MonthCollection {
  month: Month
  /** Members who owe the month, exempt ones left out. */
  members: number
  settled: number
  owedFen: Fen
  /** Members without a fixed amount, and what is missing. */
  asks: readonly Ask[]
  /** Day of the last payment or waiver for the month. */
  settledOn?: PlainDate | undefined
}

/** A yearly duty as recorded: for which year, when. */
export interface YearlyAct {
  id: string
  year: number
  on: PlainDate
}

/** Dues of one organisation, from which its duties follow. */
export interface DuesFacts {
  orgId: string
  kind: OrgKind
  /** Where it stands in passing dues on; absent for organisations that pass on nothing themselves. */
  level?: { from: DuesLevel; to: DuesLevel } | undefined
  foundedOn: PlainDate
  dissolvedOn?: PlainDate | undefined
  /** The later of founding and go-live. */
  dutiesFrom: PlainDate
  /** Approved sheets: year and the day the branch decided. */
  sheets: readonly YearlyAct[]
  collections: readonly MonthCollection[]
  publications: readonly YearlyAct[]
  reports: readonly YearlyAct[]
  inspections: readonly YearlyAct[]
  /** When the organisation has its own account. */
  accountSpans: readonly Span[]
  reconciliations: readonly { month: Month; on: PlainDate }[]
  /** Dues received by period key, for levels that pass on. */
  collectedFen: ReadonlyMap<string, Fen>
  remittances: readonly Remittance[]
  large: readonly LargeContribution[]
  arrears: readonly { personId: string; arrears: Arrears; records: ArrearsRecords }[]
  /** Decisions in force or just ended, and whether the next one was taken. */
  reductions: readonly { id: string; until: Month; reviewedOn?: PlainDate | undefined }[]
  local: LocalDues
}

/** Days for which duties are asked; both ends included. */
export interface Days {
  from: PlainDate
  to: PlainDate
}
