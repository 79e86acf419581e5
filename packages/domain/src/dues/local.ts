import { type Citation, type Fen, holds, type PeriodKind, type PlainDate, type Span } from '../kernel/index.ts'
import type { PayItemTreatment, Ruling } from '../norms/index.ts'
import type { DuesLevel, UseCode, UseLine } from './types.ts'

/** A line of a local item table: how a pay item counts, by the notice of a named office (DUE-03). */
export interface LocalItem extends Span {
  code: string
  /** Needed for codes the national table does not have. */
  label?: string | undefined
  treatment: PayItemTreatment
  cite: Citation
}

/** What the province fixed for farmers (DUE-09). */
export interface LocalFlat extends Span {
  amountFen: Fen
  cite: Citation
}

/** The share one level passes to the next, set by the province (DUE-20). */
export interface RemittanceShare extends Span {
  fromLevel: DuesLevel
  toLevel: DuesLevel
  /** Hundredths of a percent: 3000 is 30 %. */
  basisPoints: number
  period: Exclude<PeriodKind, 'year'>
  /** Days after the period within which it is passed on. */
  dueDays: number
  cite: Citation
}

/** Which of the five permitted uses a line of the later list belongs to (DUE-21). */
export interface UseMapping extends Span {
  line: UseLine
  use: UseCode
  cite: Citation
}

/** Local data of dues for one organisation, the nearest notice first; empty until somebody sets it. */
export interface LocalDues {
  items: readonly LocalItem[]
  farmerFlats: readonly LocalFlat[]
  shares: readonly RemittanceShare[]
  uses: readonly UseMapping[]
}

export const NO_LOCAL_DUES: LocalDues = { items: [], farmerFlats: [], shares: [], uses: [] }

/** The nearest entry that holds on the day. */
export const localOn = <T extends Span>(entries: readonly T[], on: PlainDate, fits: (entry: T) => boolean = () => true) =>
  entries.find((entry) => holds(entry, on) && fits(entry))

/** As `localOn`, for a local amount with its notice. */
export function farmerFlatOn(local: LocalDues, on: PlainDate): Ruling<Fen> | undefined {
  const found = localOn(local.farmerFlats, on)
  return found && { value: found.amountFen, cite: found.cite }
}
