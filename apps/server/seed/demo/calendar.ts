/** A day as the count of days since 1970-01-01: the generator makes millions of them, so arithmetic must be plain. */
export type Day = number

const DAY = 86_400_000
const texts = new Map<Day, string>()

/** YYYY-MM-DD. */
export function textOf(day: Day): string {
  const known = texts.get(day)
  if (known) return known
  const text = new Date(day * DAY).toISOString().slice(0, 10)
  texts.set(day, text)
  return text
}

export const dayOf = (text: string): Day => Date.parse(`${text}T00:00:00Z`) / DAY
/** Month is 1–12 and may run over; the day is clamped to the month. */
export function dayAt(year: number, month: number, day: number): Day {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return Date.UTC(year, month - 1, Math.min(day, last)) / DAY
}
export const yearOf = (day: Day) => Number(textOf(day).slice(0, 4))
export const monthOf = (day: Day) => Number(textOf(day).slice(5, 7))
export const dayOfMonth = (day: Day) => Number(textOf(day).slice(8, 10))
export const addMonths = (day: Day, months: number): Day => dayAt(yearOf(day), monthOf(day) + months, dayOfMonth(day))

/** A run of days; `until` exclusive, open when absent. */
export interface Span {
  from: Day
  until?: Day | undefined
}
export const holds = (span: Span, day: Day) => span.from <= day && (span.until === undefined || day < span.until)

/** A calendar month of the demo's life. */
export interface Month {
  year: number
  month: number
  first: Day
  last: Day
}

/** The months that touch `from`…`to`. */
export function monthsBetween(from: Day, to: Day): Month[] {
  const found: Month[] = []
  for (let first = dayAt(yearOf(from), monthOf(from), 1); first <= to; first = addMonths(first, 1))
    found.push({ year: yearOf(first), month: monthOf(first), first, last: addMonths(first, 1) - 1 })
  return found
}
