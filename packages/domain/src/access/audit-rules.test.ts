import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, date } from '../kernel/index.ts'
import {
  AUDIT_ONLINE_MONTHS,
  CLOCK_DRIFT_LIMIT,
  clockState,
  isNamedEvent,
  offsetInWords,
  onlineMonthsOf,
  onlineSince,
  PERSONAL_ACCESS_EVENTS,
} from './index.ts'

describe('SEC-28：审计记录的在线期限', () => {
  test.each([
    ['member.unmasked', 36],
    ['export.made', 36],
    ['file.downloaded', 36],
    ['meeting.archived', 12],
    ['identity.signed-in', 12],
  ])('%s 在线 %i 个月', (type, months) => expect(onlineMonthsOf(type)).toBe(months))
  test('任何一类都不短于法律底线六个月', () => {
    expect(Math.min(AUDIT_ONLINE_MONTHS.personal, AUDIT_ONLINE_MONTHS.other)).toBeGreaterThanOrEqual(AUDIT_ONLINE_MONTHS.atLeast)
  })
  test('点名的类型都是有的', () => expect(PERSONAL_ACCESS_EVENTS.filter((type) => !isNamedEvent(type))).toEqual([]))
  test('起算日按月倒推，月末不越界', () => {
    expect(onlineSince(date('2026-11-22'))).toEqual({ personal: '2023-11-22', other: '2025-11-22' })
    expect(onlineSince(date('2028-02-29'))).toEqual({ personal: '2025-02-28', other: '2027-02-28' })
  })
  test('无论哪一天，都比六个月早', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const today = addDays(date('2026-01-01'), days)
        expect(onlineSince(today).other < addMonths(today, -AUDIT_ONLINE_MONTHS.atLeast)).toBe(true)
      }),
    ))
})

describe('SEC-30：时钟', () => {
  test.each<[string, number | null, number | null, string]>([
    ['没有测到不等于准确', null, null, 'unknown'],
    ['正好 2 秒不告警', CLOCK_DRIFT_LIMIT, 0, 'right'],
    ['超过 2 秒告警，慢', CLOCK_DRIFT_LIMIT + 1, 0, 'off'],
    ['超过 2 秒告警，快', -CLOCK_DRIFT_LIMIT - 1, 0, 'off'],
    ['往返太久，说不准', 1_900, 400, 'unknown'],
    ['往返虽久，仍超限', 2_500, 400, 'off'],
    ['往返不久，在限内', 1_800, 400, 'right'],
  ])('%s', (_name, offset, delay, state) => expect(clockState({ offset, delay })).toBe(state))
  test('偏差的说法', () => {
    expect([2_530, -2_530, 61_000, 20, 0].map(offsetInWords)).toEqual(['慢 2.5 秒', '快 2.5 秒', '慢 61 秒', '一致', '一致'])
  })
})
