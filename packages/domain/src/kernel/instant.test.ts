import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, date } from './date.ts'
import { clockAt, dayAt, momentAt, secondAt, startOfDay } from './instant.ts'

describe('时刻按北京时间', () => {
  test.each([
    // Beijing's midnight is 16:00 in UTC.
    ['2026-11-29T15:59:59.999Z', '2026-11-29', '2026-11-29 23:59', '2026-11-29 23:59:59'],
    ['2026-11-29T16:00:00.000Z', '2026-11-30', '2026-11-30 00:00', '2026-11-30 00:00:00'],
    ['2026-11-30T01:05:03Z', '2026-11-30', '2026-11-30 09:05', '2026-11-30 09:05:03'],
    ['2026-11-30T00:00:00.000Z', '2026-11-30', '2026-11-30 08:00', '2026-11-30 08:00:00'],
    ['2026-12-31T15:59:59.000Z', '2026-12-31', '2026-12-31 23:59', '2026-12-31 23:59:59'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01', '2027-01-01 00:00', '2027-01-01 00:00:00'],
    ['2028-02-28T16:00:00.000Z', '2028-02-29', '2028-02-29 00:00', '2028-02-29 00:00:00'],
    ['2027-02-28T16:00:00.000Z', '2027-03-01', '2027-03-01 00:00', '2027-03-01 00:00:00'],
    ['2026-11-30T00:30:00+08:00', '2026-11-30', '2026-11-30 00:30', '2026-11-30 00:30:00'],
    ['2026-11-30T23:30:00-05:00', '2026-12-01', '2026-12-01 12:30', '2026-12-01 12:30:00'],
  ])('%s 是 %s，%s', (instant, day, moment, second) => {
    expect(dayAt(instant)).toBe(day)
    expect(momentAt(instant)).toBe(moment)
    expect(secondAt(instant)).toBe(second)
    expect(clockAt(instant)).toBe(moment.slice(11))
    expect(dayAt(Date.parse(instant))).toBe(day)
  })

  test.each(['', '昨天', '2026-13-01T00:00:00Z'])('“%s”不是时刻', (text) => {
    expect(() => dayAt(text)).toThrow(RangeError)
    expect(() => momentAt(text)).toThrow(RangeError)
  })

  test('性质：与时区表中 Asia/Shanghai 的钟面一致', () => {
    const wall = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Asia/Shanghai',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    const from = Date.parse('1992-01-01T00:00:00Z')
    fc.assert(
      fc.property(fc.integer({ min: from, max: Date.parse('2099-12-31T00:00:00Z') }), (instant) => {
        const parts = Object.fromEntries(wall.formatToParts(instant).map(({ type, value }) => [type, value]))
        expect(secondAt(instant)).toBe(`${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}:${parts.second}`)
      }),
    )
  })

  test('性质：一日从 startOfDay 起，到次日 startOfDay 之前', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25_500 }), (days) => {
        const day = addDays(date('1992-01-01'), days)
        const first = Date.parse(startOfDay(day))
        const next = Date.parse(startOfDay(addDays(day, 1)))
        expect(next - first).toBe(86_400_000)
        expect([first - 1, first, next - 1, next].map(dayAt)).toEqual([addDays(day, -1), day, day, addDays(day, 1)])
      }),
    )
  })
})
