import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Citation } from './cite.ts'
import {
  atLeast,
  atLeastFourFifths,
  atLeastHalf,
  atLeastTwoThirds,
  atMost,
  leastOf,
  leastOverHalf,
  lessThan,
  moreThan,
  moreThanHalf,
} from './counting.ts'
import { addDays, date } from './date.ts'
import { type DatedValue, valueAt } from './dated.ts'
import { addFen, fen, readYuan, yuan } from './money.ts'
import { done, type Refusal, refused, unlessBlocked } from './outcome.ts'
import { holds, nextPeriod, overlaps, type PeriodKind, periodOf, periodsBetween, previousPeriod } from './period.ts'

const cite: Citation = { law: 'practice', article: '', gist: '示例', mark: 'from-memory' }
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(date('2000-01-01'), days))

describe('数量用语（规则书 0.1）', () => {
  test.each([
    ['3人以上，3 人', atLeast(3, 3), true],
    ['50人以下，50 人', atMost(50, 50), true],
    ['超过 50 人，50 人', moreThan(50, 50), false],
    ['不足 3 人，3 人', lessThan(3, 3), false],
    ['半数以上，20 人到 10 人', atLeastHalf(10, 20), true],
    ['半数以上，21 人到 10 人', atLeastHalf(10, 21), false],
    ['过半数，20 人到 10 人', moreThanHalf(10, 20), false],
    ['过半数，20 人到 11 人', moreThanHalf(11, 20), true],
    ['三分之二以上，9 人到 6 人', atLeastTwoThirds(6, 9), true],
    ['三分之二以上，7 人到 4 人', atLeastTwoThirds(4, 7), false],
    ['五分之四，25 人到 20 人', atLeastFourFifths(20, 25), true],
    ['五分之四，23 人到 18 人', atLeastFourFifths(18, 23), false],
  ])('%s', (_sentence, actual, expected) => {
    expect(actual).toBe(expected)
  })

  test('性质：最少人数恰好达到，少一人则不够', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (base) => {
        expect(atLeastTwoThirds(leastOf(2, 3, base), base)).toBe(true)
        expect(atLeastTwoThirds(leastOf(2, 3, base) - 1, base)).toBe(false)
        expect(moreThanHalf(leastOverHalf(base), base)).toBe(true)
        expect(moreThanHalf(leastOverHalf(base) - 1, base)).toBe(false)
      }),
    )
  })
})

describe('沿革', () => {
  const history: DatedValue<number>[] = [
    { from: date('2018-10-28'), value: 1, cite },
    { from: date('2024-02-29'), value: 2, cite },
    { from: date('2026-05-18'), value: 'repealed', cite },
  ]
  test.each([
    ['2018-10-27', undefined, 'not-yet'],
    ['2018-10-28', 1, undefined],
    ['2024-02-28', 1, undefined],
    ['2024-02-29', 2, undefined],
    ['2026-05-17', 2, undefined],
    ['2026-05-18', undefined, 'repealed'],
  ])('%s 的值为 %s（%s）', (on, value, reason) => {
    const found = valueAt(history, date(on))
    expect(found.inForce ? found.value : undefined).toBe(value)
    expect(found.inForce ? undefined : found.reason).toBe(reason)
  })

  test('性质：与逐条扫描一致', () => {
    const entry = fc.record({
      from: anyDay,
      value: fc.oneof(fc.integer(), fc.constant('repealed' as const)),
      cite: fc.constant(cite),
    })
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: (one) => one.from, maxLength: 8 }), anyDay, (entries, on) => {
        const sorted = entries.toSorted((a, b) => (a.from < b.from ? -1 : 1))
        const past = sorted.filter((one) => one.from <= on)
        const naive = past[past.length - 1]
        const found = valueAt(sorted, on)
        if (!naive) expect(found).toEqual({ inForce: false, reason: 'not-yet' })
        else if (naive.value === 'repealed') expect(found).toEqual({ inForce: false, reason: 'repealed' })
        else expect(found).toEqual({ inForce: true, value: naive.value, cite, from: naive.from })
      }),
    )
  })
})

describe('周期', () => {
  test.each([
    ['month', '2028-02-29', '2028-02', '2028-02-01', '2028-02-29', '2028年2月'],
    ['quarter', '2026-03-31', '2026-Q1', '2026-01-01', '2026-03-31', '2026年第一季度'],
    ['quarter', '2026-04-01', '2026-Q2', '2026-04-01', '2026-06-30', '2026年第二季度'],
    ['half', '2026-06-30', '2026-H1', '2026-01-01', '2026-06-30', '2026年上半年'],
    ['half', '2026-07-01', '2026-H2', '2026-07-01', '2026-12-31', '2026年下半年'],
    ['year', '2026-12-31', '2026', '2026-01-01', '2026-12-31', '2026年'],
  ] as const)('%s 含 %s：%s', (kind, day, key, first, last, label) => {
    expect(periodOf(kind, date(day))).toEqual({ kind, key, first, last, label })
  })

  test('性质：周期首尾相接，每一天恰在一个周期', () => {
    fc.assert(
      fc.property(fc.constantFrom<PeriodKind>('month', 'quarter', 'half', 'year'), anyDay, (kind, day) => {
        const period = periodOf(kind, day)
        expect(period.first <= day && day <= period.last).toBe(true)
        expect(nextPeriod(period).first).toBe(addDays(period.last, 1))
        expect(previousPeriod(period).last).toBe(addDays(period.first, -1))
        expect(periodsBetween(kind, day, day)).toEqual([period])
      }),
    )
  })

  test('起止：止日不含，无止日为至今', () => {
    const span = { from: date('2026-01-01'), until: date('2026-03-01') }
    expect([
      holds(span, date('2025-12-31')),
      holds(span, date('2026-01-01')),
      holds(span, date('2026-02-28')),
      holds(span, date('2026-03-01')),
    ]).toEqual([false, true, true, false])
    expect(overlaps(span, { from: date('2026-03-01') })).toBe(false)
    expect(overlaps(span, { from: date('2026-02-28') })).toBe(true)
  })
})

describe('金额和结论', () => {
  test.each([
    ['12', 1200],
    ['12.3', 1230],
    ['1,234.50', 123450],
    ['-0.05', -5],
    ['12.345', undefined],
    ['十二', undefined],
  ])('“%s”元', (text, expected) => {
    expect(readYuan(text)).toBe(expected)
  })
  test('金额只用整数分，写回两位小数', () => {
    expect(() => fen(0.5)).toThrow('整数分')
    expect(yuan(addFen(fen(5), fen(-10)))).toBe('-0.05')
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (amount) => {
        expect(readYuan(yuan(fen(amount)))).toBe(amount)
      }),
    )
  })
  test('有阻断则不成立，只有提醒则带着提醒成立', () => {
    const stop: Refusal = { code: 'a.b', severity: 'block', message: '不行' }
    const mind: Refusal = { code: 'a.c', severity: 'warn', message: '当心' }
    expect(unlessBlocked(1, [mind, stop])).toEqual(refused(stop))
    expect(unlessBlocked(1, [mind])).toEqual(done(1, [mind]))
  })
})
