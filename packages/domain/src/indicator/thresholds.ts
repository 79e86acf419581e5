import { addDays, maxDate, type Period, type PlainDate, periodOf, previousPeriod } from '../kernel/index.ts'
import { CALENDAR, type CalendarItem, dueOf, lifeDutyKey, type MeetingKind } from '../meeting/index.ts'
import {
  dutyMinDays,
  LAW_ONLY,
  minFullMembers,
  minutesLateDays,
  type Norms,
  reelectionReminderMonths,
  rulingOn,
  synchronousDays,
  type TermBody,
  termYears,
  valuesOverTime,
} from '../norms/index.ts'
import { ORG_KIND_LABELS, type OrgKind, termBody, typeVerdict } from '../org/index.ts'

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

/** ORG-02：各类组织在哪些人数下相称，哪些人数下须有批复；界限由法规定，当地不另行规定。 */
export const sizesOf = (kind: OrgKind, on: PlainDate) => ({
  usual: sizesWhere(kind, on, ['usual']),
  approved: sizesWhere(kind, on, ['usual', 'withApproval']),
})

/** Kinds whose size is measured (ORG-02). */
export const MEASURED_KINDS: readonly OrgKind[] = ['branch', 'jointBranch', 'generalBranch', 'committee']
/** ORG-01：至少需要的正式党员数，当地不另行规定；当日无规定为 0。 */
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

/** ORG-14：届满前几个月提醒，按该组织适用的标准。 */
export const reminderMonths = (on: PlainDate, norms: Norms) => rulingOn(reelectionReminderMonths, on, norms)?.value ?? 0

/** MTG-14：会后几天内录入为按时，会议当日有效、该组织适用的标准；由早到晚。 */
export const promptDays = (norms: Norms) => valuesOverTime(minutesLateDays, norms)

/** 新建学校开办后几天内被党组织覆盖算同步建立，开办当日有效、主管组织适用的标准；由早到晚。 */
export const synchronousLimits = (norms: Norms) => valuesOverTime(synchronousDays, norms)

/** One item of the calendar of organisational life in one period (MTG-01). */
export interface CalendarSlot {
  item: CalendarItem
  period: Period
}

/** The slot of the meeting whose period contains the day; with `back`, the period before it. */
export function calendarSlot(kind: MeetingKind, on: PlainDate, back = false): CalendarSlot {
  const item = CALENDAR.find((entry) => entry.kind === kind)
  if (!item) throw new Error(`组织生活周期表中没有 ${kind}`)
  const period = periodOf(item.period, on)
  return { item, period: back ? previousPeriod(period) : period }
}

/** MTG-01：该周期应召开几次，按该组织适用的标准；当日无规定为 0。 */
export const timesNeeded = ({ item, period }: CalendarSlot, norms: Norms) => rulingOn(item.count, period.first, norms)?.value ?? 0

/** MTG-08：最迟哪一天召开仍算这个周期，按该组织适用的标准。 */
export const lastDayFor = ({ item, period }: CalendarSlot, norms: Norms) => dueOf(item, period, norms)

/** The last day on which an organisation may begin and still owe the meeting of this period (dutyMinDays). */
export function owedIfBegunBy({ period }: CalendarSlot): PlainDate {
  const days = rulingOn(dutyMinDays, period.first, LAW_ONLY)?.value ?? 1
  return maxDate(period.first, addDays(period.last, 1 - days))
}

/** The kinds of organisation that owe the meeting. */
export const owingKinds = ({ item }: CalendarSlot): OrgKind[] =>
  (Object.keys(ORG_KIND_LABELS) as OrgKind[]).filter((kind) => item.appliesTo(kind))

/** The key of the duty of an organisation in this slot: approved excuses are found by it. */
export const dutyKeyOf = ({ item, period }: CalendarSlot, orgId: string) => lifeDutyKey(item.rule, item.kind, orgId, period)
