import { Temporal } from 'temporal-polyfill'

/** A calendar day as `YYYY-MM-DD`, without time zone (GEN-02). Compares correctly as a string. */
export type PlainDate = string & { readonly __plainDate: true }

const SHAPE = /^\d{4}-\d{2}-\d{2}$/

/** Reads a day written `YYYY-MM-DD`; undefined when it is not a day of the calendar. */
export function readDate(text: string): PlainDate | undefined {
  if (!SHAPE.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as PlainDate
  } catch {
    return undefined
  }
}

/** Days already found right: rows from the database repeat the same few thousand. */
const right = new Set<string>()
const MOST = 50_000

/** A day known to be right, for constants and rows from the database. Throws on anything else. */
export function date(text: string): PlainDate {
  if (right.has(text)) return text as PlainDate
  const value = readDate(text)
  if (!value) throw new Error(`不是日期：${text}`)
  if (right.size < MOST) right.add(value)
  return value
}

/** The day made of year, month (1–12) and day; undefined when the calendar has no such day. */
export function dateOf(year: number, month: number, day: number): PlainDate | undefined {
  const pad = (n: number, width: number) => String(n).padStart(width, '0')
  return readDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)
}

const temporal = (day: PlainDate) => Temporal.PlainDate.from(day)
const plain = (day: Temporal.PlainDate) => day.toString() as PlainDate

/** Adds whole days; negative goes back. */
export const addDays = (day: PlainDate, days: number) => plain(temporal(day).add({ days }))
/** Adds natural months and clamps to the end of the month (GEN-02: 31 Jan + 1 month = 28/29 Feb). */
export const addMonths = (day: PlainDate, months: number) => plain(temporal(day).add({ months }))
/** Adds natural years; 29 Feb becomes 28 Feb in a common year (GEN-02, ORG-13). */
export const addYears = (day: PlainDate, years: number) => plain(temporal(day).add({ years }))

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate) => temporal(from).until(temporal(to), { largestUnit: 'days' }).days

/** Completed natural months from `from` to `to`. */
export const monthsBetween = (from: PlainDate, to: PlainDate) =>
  temporal(from).until(temporal(to), { largestUnit: 'months' }).months

/** Completed natural years from `from` to `to`: age, standing. */
export const yearsBetween = (from: PlainDate, to: PlainDate) => temporal(from).until(temporal(to), { largestUnit: 'years' }).years

/** Whether `day` lies within `months` months after `from`, the corresponding day included (GEN-02). */
export const isWithinMonths = (from: PlainDate, day: PlainDate, months: number) => day >= from && day <= addMonths(from, months)

export const yearOf = (day: PlainDate) => Number(day.slice(0, 4))
export const monthOf = (day: PlainDate) => Number(day.slice(5, 7))
export const dayOf = (day: PlainDate) => Number(day.slice(8, 10))
/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: PlainDate) => temporal(day).dayOfWeek

export const maxDate = (a: PlainDate, b: PlainDate) => (a > b ? a : b)
export const minDate = (a: PlainDate, b: PlainDate) => (a < b ? a : b)

/** 2026年11月22日, for running text (DOC-26: digits, no zero padding). */
export const inWords = (day: PlainDate) => `${yearOf(day)}年${monthOf(day)}月${dayOf(day)}日`
