import { expect, test } from 'vitest'
import { startingDay } from './start.ts'
import { readTime } from './time-input.tsx'

test('时间怎么写都认得', () => {
  expect(['1530', '15:30', '15：30', '9:5', '15点30分', '１５：３０', '８'].map(readTime)).toEqual([
    '15:30',
    '15:30',
    '15:30',
    '09:05',
    '15:30',
    '15:30',
    '08:00',
  ])
  expect(['25:00', '15:60', '下午', ''].map(readTime)).toEqual([undefined, undefined, undefined, undefined])
})
test('从待办点进来，日期落在那一期里', () => {
  const today = '2026-11-22' as never
  expect(startingDay('2026-11', today)).toBe('2026-11-22')
  expect(startingDay('2026-Q4', today)).toBe('2026-11-22')
  expect(startingDay('2026-Q3', today)).toBe('2026-09-30')
  expect(startingDay('2026-02', today)).toBe('2026-02-28')
  expect(startingDay('2026-12', today)).toBe('2026-12-01')
  expect(startingDay(undefined, today)).toBe('2026-11-22')
})
