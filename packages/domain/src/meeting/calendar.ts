import { addMonths, date, type Period, type PeriodKind, type PlainDate, periodOf, yearOf } from '../kernel/index.ts'
import {
  appraisalsPerYear,
  committeeMeetingsPerMonth,
  generalMeetingsPerQuarter,
  groupMeetingsPerMonth,
  lifeMeetingGraceMonths,
  lifeMeetingsPerYear,
  type Norms,
  type Parameter,
  partyClassPerQuarter,
  rulingOn,
  themeDaysPerMonth,
} from '../norms/index.ts'
import { isBranch, type OrgKind } from '../org/types.ts'
import type { MeetingFact, MeetingKind } from './types.ts'

/** One line of the calendar of organisational life (MTG-01). */
export interface CalendarItem {
  rule: string
  kind: MeetingKind
  period: PeriodKind
  count: Parameter<number>
  /** 一般 → warn；应当、至少 → flag. */
  weight: 'flag' | 'warn'
  appliesTo: (kind: OrgKind) => boolean
  /** Only while the branch has a committee (MTG-01, GEN-04). */
  needsCommittee: boolean
  /** Eased in the months of `holidayMode` (MTG-20). */
  isEasedInHolidays: boolean
  /** May be held in the first months of the next year when it says for which year (MTG-08). */
  hasGrace: boolean
}

/** 临时支部的党员组织关系仍在原支部，年度的评议和组织生活会在原支部参加。 */
const isStandingBranch = (kind: OrgKind) => kind === 'branch' || kind === 'jointBranch'
const plain = { needsCommittee: false, isEasedInHolidays: false, hasGrace: false }

/** MTG-01：组织生活的周期和次数（支部条例第十一至十三条，教育管理条例第十六至十八条）。 */
export const CALENDAR: readonly CalendarItem[] = [
  {
    ...plain,
    rule: 'MTG-01',
    kind: 'general',
    period: 'quarter',
    count: generalMeetingsPerQuarter,
    weight: 'warn',
    appliesTo: isBranch,
  },
  {
    ...plain,
    rule: 'MTG-01',
    kind: 'committee',
    period: 'month',
    count: committeeMeetingsPerMonth,
    weight: 'warn',
    appliesTo: isBranch,
    needsCommittee: true,
    isEasedInHolidays: true,
  },
  {
    ...plain,
    rule: 'MTG-05',
    kind: 'group',
    period: 'month',
    count: groupMeetingsPerMonth,
    weight: 'warn',
    appliesTo: (kind) => kind === 'group',
    isEasedInHolidays: true,
  },
  {
    ...plain,
    rule: 'MTG-06',
    kind: 'class',
    period: 'quarter',
    count: partyClassPerQuarter,
    weight: 'warn',
    appliesTo: isBranch,
  },
  { ...plain, rule: 'MTG-07', kind: 'themeDay', period: 'month', count: themeDaysPerMonth, weight: 'flag', appliesTo: isBranch },
  {
    ...plain,
    rule: 'MTG-08',
    kind: 'life',
    period: 'year',
    count: lifeMeetingsPerYear,
    weight: 'flag',
    appliesTo: isStandingBranch,
    hasGrace: true,
  },
  {
    ...plain,
    rule: 'MTG-01',
    kind: 'appraisal',
    period: 'year',
    count: appraisalsPerYear,
    weight: 'warn',
    appliesTo: isStandingBranch,
    hasGrace: true,
  },
]

/** MTG-08：某年度的组织生活会最迟可以哪一天召开（次年 3 月 31 日）。 */
export function lastDayForYear(year: number, norms: Norms): PlainDate {
  const last = date(`${year}-12-31`)
  return addMonths(last, rulingOn(lifeMeetingGraceMonths, last, norms)?.value ?? 0)
}

/** The last day on which a meeting still meets the item for this period. */
export const dueOf = (item: CalendarItem, period: Period, norms: Norms): PlainDate =>
  item.hasGrace ? lastDayForYear(yearOf(period.first), norms) : period.last

/** Whether a meeting of the item's kind counts for this period; `due` as `dueOf` gives it. */
export function countsFor(item: CalendarItem, period: Period, due: PlainDate, meeting: MeetingFact): boolean {
  if (meeting.heldOn < period.first || meeting.heldOn > due) return false
  return !item.hasGrace || (meeting.forYear ?? yearOf(meeting.heldOn)) === yearOf(period.first)
}

/** First day from which meetings must be loaded to judge every period that the window touches. */
export const meetingsNeededFrom = (window: { from: PlainDate }): PlainDate => periodOf('year', window.from).first
