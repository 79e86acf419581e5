import { addDays, type PeriodKind, type PlainDate, periodOf } from '../kernel/index.ts'
import {
  dutyMinDays,
  generalMeetingsPerQuarter,
  LAW_ONLY,
  lifeMeetingsPerYear,
  minFullMembers,
  minutesLateDays,
  type Parameter,
  partyClassPerQuarter,
  reelectionReminderMonths,
  rulingOn,
  type TermBody,
  termYears,
  themeDaysPerMonth,
} from '../norms/index.ts'
import { type OrgKind, termBody, typeVerdict } from '../org/index.ts'

/** Sizes, both ends included; `to` is open when null. */
export interface SizeRange {
  from: number
  to: number | null
}

const CEILING = 300

/** Sizes at which the kind answers `fit`, asked of the rule itself so that it is stated once (ORG-02). */
function sizesWhere(kind: OrgKind, on: PlainDate, fits: readonly string[]): SizeRange | undefined {
  const least = rulingOn(minFullMembers, on, LAW_ONLY)?.value ?? 0
  let range: SizeRange | undefined
  for (let size = least; size <= CEILING; size++) {
    const verdict = typeVerdict(kind, size, size, on, LAW_ONLY)
    if (verdict && fits.includes(verdict.fit)) range = { from: range?.from ?? size, to: size }
  }
  return range && range.to === CEILING ? { ...range, to: null } : range
}

/** ORG-02：各类组织在哪些人数下相称，哪些人数下须有批复。 */
export const sizesOf = (kind: OrgKind, on: PlainDate) => ({
  usual: sizesWhere(kind, on, ['usual']),
  approved: sizesWhere(kind, on, ['usual', 'withApproval']),
})

/** Kinds whose size is measured (ORG-02). */
export const MEASURED_KINDS: readonly OrgKind[] = ['branch', 'jointBranch', 'generalBranch', 'committee']
/** ORG-01：至少需要的正式党员数；当日无规定为 0。 */
export const leastFullMembers = (on: PlainDate) => rulingOn(minFullMembers, on, LAW_ONLY)?.value ?? 0

/** ORG-13：任期年数的历次规定，按届期起始日取用；起始日早于第一次规定的，届满日待补录。 */
export const termLengths = (): readonly { from: PlainDate; years: Record<TermBody, number> }[] =>
  termYears.history.flatMap((entry) => (entry.value === 'repealed' ? [] : [{ from: entry.from, years: entry.value }]))

/** Kinds with a term, and the body whose length applies. */
export const TERM_KINDS: readonly { kind: OrgKind; body: TermBody }[] = (
  ['committee', 'generalBranch', 'branch', 'jointBranch'] as const
).flatMap((kind) => {
  const body = termBody(kind)
  return body ? [{ kind, body }] : []
})

/** ORG-14：届满前几个月提醒。 */
export const reminderMonths = (on: PlainDate) => rulingOn(reelectionReminderMonths, on, LAW_ONLY)?.value ?? 0

/** MTG-14：会后几天内录入为按时。 */
export const promptDays = (on: PlainDate) => rulingOn(minutesLateDays, on, LAW_ONLY)?.value ?? 0

/** The last founding day on which an organisation still owes the meeting of this period (dutyMinDays). */
export function owedIfFoundedBy(period: PeriodKind, on: PlainDate): PlainDate {
  const { first, last } = periodOf(period, on)
  const days = rulingOn(dutyMinDays, first, LAW_ONLY)?.value ?? 1
  return addDays(last, 1 - days)
}

const REQUIRED: Record<'themeDay' | 'general' | 'class' | 'life', Parameter<number>> = {
  themeDay: themeDaysPerMonth,
  general: generalMeetingsPerQuarter,
  class: partyClassPerQuarter,
  life: lifeMeetingsPerYear,
}
/** MTG-01：该周期应召开几次。 */
export const requiredMeetings = (kind: keyof typeof REQUIRED, on: PlainDate) => rulingOn(REQUIRED[kind], on, LAW_ONLY)?.value ?? 1
