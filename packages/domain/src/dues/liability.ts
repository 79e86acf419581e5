import { addDays, dayOf, type Known, known, type PlainDate, type Span, unknown } from '../kernel/index.ts'
import { duesCollectDay, type Norms, rulingOn } from '../norms/index.ts'
import { firstDay, lastDay, type Month, monthLabel, monthOn, plusMonths, quarterOf } from './month.ts'
import type { QuarterlyConsent } from './types.ts'

/** A stay of a member's formal relation in a branch. */
export interface Home extends Span {
  orgId: string
}

/** The facts that decide from when, until when and where a member owes dues (DUE-01, DUE-18). */
export interface LiabilityFacts {
  personId: string
  /** The day the general meeting admitted the member, not the day of approval. */
  admittedOn: Known<PlainDate>
  homes: readonly Home[]
  /** 停止党籍. */
  stopped: readonly Span[]
  /** Removal, leaving or death. */
  endedOn?: PlainDate | undefined
  /** The admission itself was annulled: nothing was ever owed, what was paid is a refund case. */
  annulledOn?: PlainDate | undefined
}

/** due: owed in full; dueIfPaid: the month of leaving, death or stopping; elsewhere: owed to a branch not on our books. */
export type LiabilityState = 'due' | 'dueIfPaid' | 'stopped' | 'elsewhere' | 'none'
export const LIABILITY_LABELS: Record<LiabilityState, string> = {
  due: '应交',
  dueIfPaid: '离开当月，已交的不退，未交的不催',
  stopped: '停止党籍期间不交',
  elsewhere: '由名册以外的支部收',
  none: '不应交',
}

/** DUE-01：某月应不应交。入党当月（支部大会之日）全月应交；离开、去世、停止党籍的当月已交才算。 */
export function liabilityIn(facts: LiabilityFacts, of: Month): Known<LiabilityState> {
  const { admittedOn, homes, stopped, endedOn, annulledOn } = facts
  if (annulledOn) return known('none')
  if (endedOn && of > monthOn(endedOn)) return known('none')
  if (admittedOn.known ? of < monthOn(admittedOn.value) : !homes.some((home) => home.from < firstDay(of)))
    return admittedOn.known ? known('none') : admittedOn
  if (endedOn && of === monthOn(endedOn)) return known('dueIfPaid')
  const stop = stopped.find((span) => span.from <= lastDay(of) && (span.until === undefined || span.until > lastDay(of)))
  if (!stop) return known(collectorIn(facts, of).known ? 'due' : 'elsewhere')
  return known(monthOn(stop.from) === of ? 'dueIfPaid' : 'stopped')
}

const byStart = (a: Home, b: Home) => (a.from < b.from ? -1 : 1)

/** DUE-18：某月由哪个支部收：接收当月仍由原支部收，次月起由新支部收；入党当月由入党的支部收。未知时须补支部。 */
export function collectorIn(facts: LiabilityFacts, of: Month): Known<string> {
  const homes = facts.homes.toSorted(byStart)
  const before = homes.findLast((home) => home.from < firstDay(of))
  const next = before && homes[homes.indexOf(before) + 1]
  const hasLeft = before?.until !== undefined && monthOn(before.until) < of && !next
  if (before && !hasLeft) return known(before.orgId)
  const { admittedOn } = facts
  const first = homes.find((home) => monthOn(home.from) === of)
  if (first && admittedOn.known && monthOn(admittedOn.value) === of) return known(first.orgId)
  return unknown('member.home', `${monthLabel(of)}的组织关系所在支部`)
}

/** Entry in a mobile member's certificate that names where dues may be paid (DUE-18). */
export interface Certificate extends Span {
  orgId: string
  entry: string
}

/** DUE-18：某月可以向哪些组织交：组织关系所在支部，以及流动党员活动证载明的接收组织。 */
export function placesIn(facts: LiabilityFacts, certificates: readonly Certificate[], of: Month): string[] {
  const home = collectorIn(facts, of)
  const named = certificates.filter(
    (one) => one.entry.trim() !== '' && one.from <= lastDay(of) && (one.until === undefined || one.until > firstDay(of)),
  )
  return [...new Set([...(home.known ? [home.value] : []), ...named.map((one) => one.orgId)])]
}

/** DUE-13：支部的收缴日；当月没有该日的取月末。 */
export function collectDayOf(of: Month, norms: Norms): PlainDate | undefined {
  const day = rulingOn(duesCollectDay, firstDay(of), norms)
  if (!day) return undefined
  const last = lastDay(of)
  return day.value >= dayOf(last) ? last : addDays(firstDay(of), day.value - 1)
}

/** DUE-13：某月党费的交纳期限：支部收缴日；同意按季度交的为季末月的收缴日；入党时收缴日已过的，随下月一并交。 */
export function payBy(
  facts: LiabilityFacts,
  of: Month,
  norms: Norms,
  consent: QuarterlyConsent | undefined,
): PlainDate | undefined {
  const isQuarterly = consent?.until !== undefined && consent.from <= of && of <= consent.until
  const regular = collectDayOf(isQuarterly ? monthOn(quarterOf(of).last) : of, norms)
  const { admittedOn } = facts
  const isLate = regular !== undefined && admittedOn.known && monthOn(admittedOn.value) === of && admittedOn.value > regular
  return isLate ? collectDayOf(plusMonths(of, 1), norms) : regular
}

/** DUE-18：转接交接单上的“党费交至”：自入党或者转入以来连续结清的最后一个月。 */
export function paidThrough(from: Month, to: Month, isSettled: (of: Month) => boolean): Month | undefined {
  let last: Month | undefined
  for (let of = from; of <= to && isSettled(of); of = plusMonths(of, 1)) last = of
  return last
}
