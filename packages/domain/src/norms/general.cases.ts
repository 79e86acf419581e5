import {
  addMonths,
  addYears,
  type Citation,
  countWorkdays,
  date,
  type HolidayCalendar,
  isWithinMonths,
  nthWorkday,
} from '../kernel/index.ts'
import type { WorkedCase } from './rule.ts'

const EXAMPLE: Citation = { law: 'holidays', article: '', gist: '示例日历', mark: 'from-memory' }

/** 示例日历：国庆放假八天，9 月 27 日、10 月 10 日上班。只用于示例，正式日历另行装入。 */
export const EXAMPLE_CALENDAR: HolidayCalendar = new Map([
  [
    2026,
    {
      year: 2026,
      off: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map(date),
      makeUp: ['2026-09-27', '2026-10-10'].map(date),
      cite: EXAMPLE,
    },
  ],
])

const months = (from: string, count: number) => () => addMonths(date(from), count)
const years = (from: string, count: number) => () => addYears(date(from), count)
const within = (from: string, day: string, count: number) => () =>
  isWithinMonths(date(from), date(day), count) ? '在期限内' : '超过期限'
const fifth = (from: string, calendar: HolidayCalendar) => () => {
  const { value, provisional } = nthWorkday(calendar, date(from), 5)
  return provisional ? `${value}（暂定）` : value
}
const counted = (from: string, to: string) => () => `${countWorkdays(EXAMPLE_CALENDAR, date(from), date(to)).value} 个工作日`

/** GEN-02、GEN-03 的示例。 */
export const GENERAL_CASES: readonly WorkedCase[] = [
  { rule: 'GEN-02', sentence: '平年 1 月 31 日加 1 个月', expected: '2026-02-28', outcome: months('2026-01-31', 1) },
  { rule: 'GEN-02', sentence: '闰年 1 月 31 日加 1 个月', expected: '2028-02-29', outcome: months('2028-01-31', 1) },
  { rule: 'GEN-02', sentence: '3 月 31 日加 1 个月', expected: '2026-04-30', outcome: months('2026-03-31', 1) },
  { rule: 'GEN-02', sentence: '8 月 31 日加 6 个月', expected: '2027-02-28', outcome: months('2026-08-31', 6) },
  { rule: 'GEN-02', sentence: '12 月 31 日加 3 个月', expected: '2027-03-31', outcome: months('2026-12-31', 3) },
  { rule: 'GEN-02', sentence: '2 月 28 日减 6 个月', expected: '2024-08-28', outcome: months('2025-02-28', -6) },
  { rule: 'GEN-02', sentence: '2 月 29 日加 1 年', expected: '2025-02-28', outcome: years('2024-02-29', 1) },
  { rule: 'GEN-02', sentence: '2 月 29 日加 4 年', expected: '2028-02-29', outcome: years('2024-02-29', 4) },
  {
    rule: 'GEN-02',
    sentence: '1 月 31 日起一个月内，2 月 28 日办理',
    expected: '在期限内',
    outcome: within('2026-01-31', '2026-02-28', 1),
  },
  {
    rule: 'GEN-02',
    sentence: '1 月 31 日起一个月内，3 月 1 日办理',
    expected: '超过期限',
    outcome: within('2026-01-31', '2026-03-01', 1),
  },
  {
    rule: 'GEN-02',
    sentence: '4 月 10 日起三个月内，7 月 10 日办理',
    expected: '在期限内',
    outcome: within('2026-04-10', '2026-07-10', 3),
  },
  {
    rule: 'GEN-02',
    sentence: '4 月 10 日起三个月内，7 月 11 日办理',
    expected: '超过期限',
    outcome: within('2026-04-10', '2026-07-11', 3),
  },
  { rule: 'GEN-03', sentence: '星期一起公示五个工作日', expected: '2026-06-12', outcome: fifth('2026-06-08', EXAMPLE_CALENDAR) },
  {
    rule: 'GEN-03',
    sentence: '星期六起公示，从下星期一计',
    expected: '2026-06-19',
    outcome: fifth('2026-06-13', EXAMPLE_CALENDAR),
  },
  {
    rule: 'GEN-03',
    sentence: '9 月 30 日起公示，跨国庆假期，10 月 10 日调休上班计入',
    expected: '2026-10-12',
    outcome: fifth('2026-09-30', EXAMPLE_CALENDAR),
  },
  {
    rule: 'GEN-03',
    sentence: '9 月 27 日（星期日，调休上班）起公示',
    expected: '2026-10-01',
    outcome: fifth('2026-09-27', new Map([[2026, { year: 2026, off: [], makeUp: [date('2026-09-27')], cite: EXAMPLE }]])),
  },
  {
    rule: 'GEN-03',
    sentence: '假日安排尚未装入，按周末推算',
    expected: '2027-01-08（暂定）',
    outcome: fifth('2027-01-04', EXAMPLE_CALENDAR),
  },
  { rule: 'GEN-03', sentence: '10 月 1 日至 7 日', expected: '0 个工作日', outcome: counted('2026-10-01', '2026-10-07') },
  {
    rule: 'GEN-03',
    sentence: '10 月 8 日至 10 日（10 日调休上班）',
    expected: '3 个工作日',
    outcome: counted('2026-10-08', '2026-10-10'),
  },
]
