import { addDays, addMonths, date, daysBetween, monthOf, type PlainDate, yearOf } from './date.ts'

export type PeriodKind = 'month' | 'quarter' | 'half' | 'year'

/** A calendar period: `key` such as 2026-03, 2026-Q1, 2026-H1, 2026; both ends included. */
export interface Period {
  kind: PeriodKind
  key: string
  first: PlainDate
  last: PlainDate
  label: string
}

const MONTHS: Record<PeriodKind, number> = { month: 1, quarter: 3, half: 6, year: 12 }
const two = (n: number) => String(n).padStart(2, '0')

/** Periods already made: the due lists of thousands of organisations ask for the same few. */
const made = new Map<string, Period>()

/** The calendar period of this kind that contains the day. */
export function periodOf(kind: PeriodKind, day: PlainDate): Period {
  const name = `${kind}${day.slice(0, 7)}`
  const known = made.get(name)
  if (known) return known
  const period = makePeriod(kind, day)
  made.set(name, period)
  return period
}

function makePeriod(kind: PeriodKind, day: PlainDate): Period {
  const year = yearOf(day)
  const length = MONTHS[kind]
  const index = Math.floor((monthOf(day) - 1) / length)
  const first = date(`${year}-${two(index * length + 1)}-01`)
  const last = addDays(addMonths(first, length), -1)
  const names: Record<PeriodKind, [string, string]> = {
    month: [`${year}-${two(index + 1)}`, `${year}年${index + 1}月`],
    quarter: [`${year}-Q${index + 1}`, `${year}年第${'一二三四'[index]}季度`],
    half: [`${year}-H${index + 1}`, `${year}年${index === 0 ? '上' : '下'}半年`],
    year: [String(year), `${year}年`],
  }
  const [key, label] = names[kind]
  return Object.freeze({ kind, key, first, last, label })
}

const following = new WeakMap<Period, Period>()
/** The period right after this one. */
export function nextPeriod(period: Period): Period {
  const next = following.get(period) ?? periodOf(period.kind, addDays(period.last, 1))
  following.set(period, next)
  return next
}
const lengths = new WeakMap<Period, number>()
/** Days in the period, both ends counted. */
export function lengthOf(period: Period): number {
  const days = lengths.get(period) ?? daysBetween(period.first, period.last) + 1
  lengths.set(period, days)
  return days
}
export const previousPeriod = (period: Period) => periodOf(period.kind, addDays(period.first, -1))

/** All periods of this kind that touch the days `from`…`to`, in order. */
export function periodsBetween(kind: PeriodKind, from: PlainDate, to: PlainDate): Period[] {
  const found: Period[] = []
  for (let period = periodOf(kind, from); period.first <= to; period = nextPeriod(period)) found.push(period)
  return found
}

/** A run of days, `until` exclusive and open when absent. */
export interface Span {
  from: PlainDate
  until?: PlainDate | undefined
}

/** Whether the span holds the day. */
export const holds = (span: Span, day: PlainDate) => span.from <= day && (span.until === undefined || day < span.until)

/** Whether two spans share a day. */
export const overlaps = (a: Span, b: Span) =>
  (a.until === undefined || b.from < a.until) && (b.until === undefined || a.from < b.until)
