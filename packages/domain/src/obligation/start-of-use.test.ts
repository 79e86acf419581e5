import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, date, periodOf } from '../kernel/index.ts'
import { dutiesFromOf, reachableCount, startRefusals } from './index.ts'

describe('启用日期', () => {
  const founded = date('2015-01-01')
  test('没有登记的从成立之日起算；本级和上级取最晚的', () => {
    expect(dutiesFromOf(founded, [])).toBe('2015-01-01')
    const starts = [
      { orgId: '1', from: date('2026-01-01') },
      { orgId: '2', from: date('2026-09-01') },
    ]
    expect(dutiesFromOf(founded, starts)).toBe('2026-09-01')
    expect(dutiesFromOf(date('2026-10-08'), starts), '启用以后成立的从成立之日').toBe('2026-10-08')
  })
})

describe('起算日落在周期中间', () => {
  const november = periodOf('month', date('2026-11-10'))
  test.each([
    ['2026-10-01', 2, 2],
    ['2026-11-01', 2, 2],
    ['2026-11-02', 2, 1],
    ['2026-11-21', 2, 1],
    ['2026-11-21', 1, 1],
    ['2026-11-22', 1, 0],
    ['2026-11-30', 1, 0],
    ['2026-12-01', 1, 0],
  ])('自 %s 起，每月 %d 次，11 月应 %d 次', (from, need, owed) => {
    expect(reachableCount(need, november, date(from), 10)).toBe(owed)
  })
  test('起算越晚应办越少，从不超过规定次数', () => {
    const quarter = periodOf('quarter', date('2026-11-10'))
    fc.assert(
      fc.property(fc.nat(120), fc.nat(30), fc.integer({ min: 1, max: 6 }), (wait, more, need) => {
        const owed = (days: number) => reachableCount(need, quarter, addDays(quarter.first, days), 10)
        return owed(wait) <= need && owed(wait + more) <= owed(wait)
      }),
    )
  })
})

test.each([
  ['2014-12-31', undefined, 'start.before-founding'],
  ['2015-01-01', undefined, undefined],
  ['2026-01-31', '2026-02-01', 'start.before-superior'],
  ['2026-02-01', '2026-02-01', undefined],
  ['2027-11-22', undefined, undefined],
  ['2027-11-23', undefined, 'start.too-far'],
])('登记启用日期 %s，上级启用 %s：%s', (from, above, code) => {
  const found = startRefusals({
    from: date(from),
    today: date('2026-11-22'),
    foundedOn: date('2015-01-01'),
    above: above ? date(above) : undefined,
  })
  expect(found[0]?.code).toBe(code)
  expect(found.every((refusal) => refusal.cite?.mark === 'product-default' && refusal.remedy)).toBe(true)
})
