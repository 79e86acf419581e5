import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Citation } from './cite.ts'
import { addDays, date, type PlainDate } from './date.ts'
import { countWorkdays, type HolidayCalendar, isWorkday, nthWorkday } from './workdays.ts'

const cite: Citation = { law: 'holidays', article: '', gist: '示例日历', mark: 'from-memory' }
const calendarOf = (off: readonly PlainDate[], makeUp: readonly PlainDate[]): HolidayCalendar =>
  new Map([2025, 2026].map((year) => [year, { year, off, makeUp, cite }]))
const NONE: HolidayCalendar = new Map()

const anyDay = fc.integer({ min: 0, max: 729 }).map((days) => addDays(date('2025-01-01'), days))
const anyCalendar = fc
  .tuple(fc.array(anyDay, { maxLength: 30 }), fc.array(anyDay, { maxLength: 10 }))
  .map(([off, makeUp]) => calendarOf(off, makeUp))

describe('GEN-03：工作日', () => {
  test('GEN-03：周末不计，假日不计，调休上班日计入', () => {
    const calendar = calendarOf([date('2026-10-01')], [date('2026-10-10')])
    expect(isWorkday(calendar, date('2026-09-30'))).toBe(true)
    expect(isWorkday(calendar, date('2026-10-01'))).toBe(false)
    expect(isWorkday(calendar, date('2026-10-03'))).toBe(false)
    expect(isWorkday(calendar, date('2026-10-10'))).toBe(true)
  })

  test('GEN-03：起止两日都计入；起晚于止为零', () => {
    expect(countWorkdays(NONE, date('2026-06-08'), date('2026-06-12')).value).toBe(5)
    expect(countWorkdays(NONE, date('2026-06-12'), date('2026-06-08'))).toEqual({
      value: 0,
      provisional: false,
      missingYears: [],
    })
  })

  test('GEN-03：没有日历的年份标明暂定；跨年缺一年也是', () => {
    expect(countWorkdays(NONE, date('2026-06-08'), date('2026-06-12'))).toEqual({
      value: 5,
      provisional: true,
      missingYears: [2026],
    })
    const found = nthWorkday(calendarOf([], []), date('2026-12-30'), 5)
    expect(found).toEqual({ value: '2027-01-05', provisional: true, missingYears: [2027] })
  })

  test.each([0, -1])('GEN-03：第 %i 个工作日不成立', (count) => {
    expect(() => nthWorkday(NONE, date('2026-06-08'), count)).toThrow('正整数')
  })

  test('性质：工作日数可加：[a,b] 加 [b+1,c] 等于 [a,c]', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyDay, anyDay, (calendar, ...days) => {
        const [a, b, c] = days.toSorted() as [PlainDate, PlainDate, PlainDate]
        const count = (from: PlainDate, to: PlainDate) => countWorkdays(calendar, from, to).value
        expect(count(a, b) + count(addDays(b, 1), c)).toBe(count(a, c))
      }),
      { numRuns: 40 },
    )
  })

  test('性质：第 n 个工作日本身是工作日，且恰好数到 n；不倒退', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, fc.integer({ min: 1, max: 30 }), (calendar, from, count) => {
        const { value } = nthWorkday(calendar, from, count)
        expect(isWorkday(calendar, value)).toBe(true)
        expect(countWorkdays(calendar, from, value).value).toBe(count)
        expect(nthWorkday(calendar, from, count + 1).value > value).toBe(true)
        expect(nthWorkday(calendar, addDays(from, 1), count).value >= value).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})
