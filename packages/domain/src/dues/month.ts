import { date, type PlainDate, periodOf } from '../kernel/index.ts'

/** A calendar month as `YYYY-MM`. Compares correctly as a string. */
export type Month = string & { readonly __month: true }

const SHAPE = /^\d{4}-(0[1-9]|1[0-2])$/

/** Reads `YYYY-MM`; undefined when it is not a month. */
export const readMonth = (text: string): Month | undefined => (SHAPE.test(text) ? (text as Month) : undefined)

/** A month known to be right, for constants and rows from the database. Throws on anything else. */
export function month(text: string): Month {
  const value = readMonth(text)
  if (!value) throw new Error(`不是月份：${text}`)
  return value
}

/** The month that contains the day. */
export const monthOn = (day: PlainDate) => day.slice(0, 7) as Month
export const firstDay = (of: Month) => date(`${of}-01`)
export const lastDay = (of: Month) => periodOf('month', firstDay(of)).last
/** 2026年4月. */
export const monthLabel = (of: Month) => periodOf('month', firstDay(of)).label
export const yearOfMonth = (of: Month) => Number(of.slice(0, 4))
/** The quarter the month lies in. */
export const quarterOf = (of: Month) => periodOf('quarter', firstDay(of))

const indexOf = (of: Month) => yearOfMonth(of) * 12 + Number(of.slice(5)) - 1
const fromIndex = (index: number) =>
  month(`${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`)

/** Adds whole months; negative goes back. */
export const plusMonths = (of: Month, months: number) => fromIndex(indexOf(of) + months)
/** Months from `from` to `to`; negative when `to` is earlier. */
export const monthsApart = (from: Month, to: Month) => indexOf(to) - indexOf(from)
/** All months from `from` to `to`, both included. */
export const monthsFrom = (from: Month, to: Month): Month[] =>
  Array.from({ length: Math.max(0, monthsApart(from, to) + 1) }, (_, index) => plusMonths(from, index))
export const monthOfYear = (year: number, number: number) => fromIndex(year * 12 + number - 1)

/** Months in words: 2026年1月、2026年2月; the reader sees each one. */
export const monthsInWords = (months: readonly Month[]) => months.map(monthLabel).join('、')
