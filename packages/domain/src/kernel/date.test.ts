import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addYears,
  date,
  dateOf,
  dayOf,
  daysBetween,
  inWords,
  isWithinMonths,
  monthOf,
  monthsBetween,
  type PlainDate,
  readDate,
  weekdayOf,
  yearOf,
  yearsBetween,
} from './date.ts'

/** Any day of 1990–2060. */
const anyDay = fc.integer({ min: 0, max: 25_500 }).map((days) => addDays(date('1990-01-01'), days))
const lastDayOf = (day: PlainDate) => dayOf(addDays(addMonths(date(`${day.slice(0, 7)}-01`), 1), -1))

describe('GEN-02：日期推算', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-30', 1, '2026-02-28'],
    ['2026-01-28', 1, '2026-02-28'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
  ])('GEN-02：%s 加 %i 个月为 %s', (from, months, expected) => {
    expect(addMonths(date(from), months)).toBe(expected)
  })

  test.each([
    ['2020-02-29', 5, '2025-02-28'],
    ['2022-09-15', 3, '2025-09-15'],
    ['2096-02-29', 4, '2100-02-28'],
  ])('GEN-02：%s 加 %i 年为 %s', (from, years, expected) => {
    expect(addYears(date(from), years)).toBe(expected)
  })

  test.each([
    ['2026-01-31', '2026-02-28', 1, true],
    ['2026-01-31', '2026-03-01', 1, false],
    ['2026-01-31', '2026-01-31', 1, true],
    ['2026-01-31', '2026-01-30', 1, false],
  ])('GEN-02：自 %s 起，%s 在 %i 个月内：%s', (from, day, months, expected) => {
    expect(isWithinMonths(date(from), date(day), months)).toBe(expected)
  })

  test.each(['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '2026-06-31', '', '2026-06-10T00:00'])(
    '“%s”不是日期',
    (text) => {
      expect(readDate(text)).toBeUndefined()
      expect(() => date(text)).toThrow('不是日期')
    },
  )

  test('年月日的读写', () => {
    expect(dateOf(2024, 2, 29)).toBe('2024-02-29')
    expect(dateOf(2026, 2, 29)).toBeUndefined()
    expect(inWords(date('2026-06-01'))).toBe('2026年6月1日')
    expect(weekdayOf(date('2026-11-22'))).toBe(7)
    expect([yearOf, monthOf, dayOf].map((part) => part(date('2026-11-22')))).toEqual([2026, 11, 22])
  })

  test('monthsBetween、yearsBetween 只计满的', () => {
    expect(monthsBetween(date('2026-01-15'), date('2026-02-14'))).toBe(0)
    expect(monthsBetween(date('2026-01-15'), date('2026-02-15'))).toBe(1)
    expect(yearsBetween(date('2025-06-02'), date('2026-06-01'))).toBe(0)
    expect(yearsBetween(date('2025-06-01'), date('2026-06-01'))).toBe(1)
  })

  test('性质：加月单调，落在目标月内，日不增大，只在月末截短', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: -240, max: 240 }), (a, b, months) => {
        const [first, second] = a <= b ? [a, b] : [b, a]
        expect(addMonths(first, months) <= addMonths(second, months)).toBe(true)
        const moved = addMonths(a, months)
        const index = (day: PlainDate) => yearOf(day) * 12 + monthOf(day)
        expect(index(moved) - index(a)).toBe(months)
        expect(dayOf(moved)).toBe(Math.min(dayOf(a), lastDayOf(moved)))
      }),
    )
  })

  test('性质：期限不倒退：多给一个月，期限更晚', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 120 }), (day, months) => {
        expect(addMonths(day, months) < addMonths(day, months + 1)).toBe(true)
        expect(addYears(day, 1)).toBe(addMonths(day, 12))
      }),
    )
  })

  test('性质：加天数与相差天数互逆', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days)
      }),
    )
  })
})
