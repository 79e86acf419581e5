import type { Citation } from './cite.ts'
import { addDays, type PlainDate, weekdayOf, yearOf } from './date.ts'

/** One year of the State Council holiday calendar: days off and make-up working days, with its notice. */
export interface HolidayYear {
  year: number
  off: readonly PlainDate[]
  makeUp: readonly PlainDate[]
  cite: Citation
}

/** Holiday calendars by year. A year that is missing is counted by weekends alone and marked provisional. */
export type HolidayCalendar = ReadonlyMap<number, HolidayYear>

/** A count or day that is provisional while a year's calendar is not loaded (GEN-03). */
export interface Workdays<T> {
  value: T
  provisional: boolean
  /** Years whose calendar was missing. */
  missingYears: readonly number[]
}

/** Whether people work on this day: make-up days count, holidays and weekends do not (GEN-03). */
export function isWorkday(calendar: HolidayCalendar, day: PlainDate): boolean {
  const year = calendar.get(yearOf(day))
  if (year?.makeUp.includes(day)) return true
  if (year?.off.includes(day)) return false
  return weekdayOf(day) <= 5
}

const missingYears = (calendar: HolidayCalendar, from: PlainDate, to: PlainDate) => {
  const years: number[] = []
  for (let year = yearOf(from); year <= yearOf(to); year++) if (!calendar.has(year)) years.push(year)
  return years
}

/** Working days from `from` to `to`, both days included (GEN-03). */
export function countWorkdays(calendar: HolidayCalendar, from: PlainDate, to: PlainDate): Workdays<number> {
  let value = 0
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkday(calendar, day)) value++
  const missing = to < from ? [] : missingYears(calendar, from, to)
  return { value, provisional: missing.length > 0, missingYears: missing }
}

/** The day on which the `count`-th working day falls, counting `from` itself when it is one (GEN-03). */
export function nthWorkday(calendar: HolidayCalendar, from: PlainDate, count: number): Workdays<PlainDate> {
  if (count < 1) throw new Error('工作日数须为正整数')
  let day = from
  let left = isWorkday(calendar, day) ? count - 1 : count
  while (left > 0) {
    day = addDays(day, 1)
    if (isWorkday(calendar, day)) left--
  }
  const missing = missingYears(calendar, from, day)
  return { value: day, provisional: missing.length > 0, missingYears: missing }
}
