import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Citation, date } from '../kernel/index.ts'
import { LAW_ONLY, type LocalValue, looserThan, parameter, rulingOn, valueInForce, valuesOverTime } from './parameter.ts'
import {
  branchMaxMembers,
  halfIncluded,
  holidayMonths,
  minutesLateDays,
  PARAMETERS,
  quorumMembership,
  reelectionReminderMonths,
  termYears,
} from './parameters/index.ts'

const cite: Citation = { law: 'local', article: '', gist: '示例当地通知', mark: 'from-memory' }
const local = (id: string, value: unknown, from = '2020-01-01', until?: string): LocalValue => ({
  parameter: id,
  value,
  from: date(from),
  until: until ? date(until) : undefined,
  cite,
})
const ON = date('2026-06-15')

describe('当地规定只能更严', () => {
  test.each([
    ['支部人数上限降为 40', branchMaxMembers, 40, 40],
    ['支部人数上限升为 60', branchMaxMembers, 60, 50],
    ['录入时限缩为 3 天', minutesLateDays, 3, 3],
    ['录入时限放宽为 15 天', minutesLateDays, 15, 7],
    ['换届提醒提前到 8 个月', reelectionReminderMonths, 8, 8],
    ['换届提醒推迟到 3 个月', reelectionReminderMonths, 3, 6],
  ])('%s', (_sentence, entry, value, expected) => {
    expect(rulingOn(entry, ON, { local: [local(entry.id, value)] })?.value).toBe(expected)
  })

  test('任期不能由当地改变', () => {
    const found = rulingOn(termYears, ON, { local: [local('termYears', { committee: 1, generalBranch: 1, branch: 1 })] })
    expect(found?.value).toEqual({ committee: 5, generalBranch: 3, branch: 3 })
  })

  test('规则明文交由当地决定的月份，任何值都可用', () => {
    expect(rulingOn(holidayMonths, ON, { local: [local('holidayMode', [2, 8])] })?.value).toEqual([2, 8])
  })

  test('“半数以上”只能收紧为不含半数', () => {
    expect(rulingOn(halfIncluded, ON, { local: [local('halfIncluded', false)] })?.value).toBe(false)
  })

  test.each([
    ['县 60、市 45、省 30：下级都比上级宽，取省的', [60, 45, 30], 30],
    ['县 30、市 40、省 45：层层更严，取县的', [30, 40, 45], 30],
    ['县 45、市 40：县的宽于市的，取市的', [45, 40], 40],
    ['县 40、市 60：市的宽于法规，取县的', [40, 60], 40],
    ['县 60、市 70：都宽于法规，取法规的', [60, 70], 50],
    ['县与市同为 40', [40, 40], 40],
  ])('多级规定：%s', (_sentence, values, expected) => {
    const norms = { local: values.map((value, index) => ({ ...local('branchMaxMembers', value), orgId: `o${index}` })) }
    expect(rulingOn(branchMaxMembers, ON, norms)?.value).toBe(expected)
  })

  test('上下级数值相同的，引下级自己的通知', () => {
    const own = { ...cite, gist: '本县通知' }
    const norms = { local: [{ ...local('branchMaxMembers', 40), orgId: 'o1', cite: own }, local('branchMaxMembers', 40)] }
    expect(rulingOn(branchMaxMembers, ON, norms)?.cite).toBe(own)
  })

  test.each([
    ['2026-05-31', 45],
    ['2026-06-01', 40],
    ['2026-08-31', 40],
    ['2026-09-01', 45],
  ])('县 45 在先，市 40 自 2026 年 6 月 1 日至 8 月 31 日，%s 为 %i', (on, expected) => {
    const norms = {
      local: [
        { ...local('branchMaxMembers', 45), orgId: 'county' },
        { ...local('branchMaxMembers', 40, '2026-06-01', '2026-09-01'), orgId: 'city' },
      ],
    }
    expect(rulingOn(branchMaxMembers, date(on), norms)?.value).toBe(expected)
  })

  test('同一组织后来的通知取代先前的，即使先前的更严；后来的宽于法规的，先前的也不复用', () => {
    const one = (...values: [number, string][]) => ({
      local: values.map(([value, from]) => ({ ...local('branchMaxMembers', value, from), orgId: 'o1' })),
    })
    expect(rulingOn(branchMaxMembers, ON, one([45, '2026-01-01'], [30, '2024-01-01']))?.value).toBe(45)
    expect(rulingOn(branchMaxMembers, ON, one([60, '2026-01-01'], [30, '2024-01-01']))?.value).toBe(50)
  })

  test('交由当地决定的，下级的通知优先', () => {
    const norms = {
      local: [
        { ...local('holidayMode', [8]), orgId: 'county' },
        { ...local('holidayMode', [2, 7, 8]), orgId: 'city' },
      ],
    }
    expect(rulingOn(holidayMonths, ON, norms)?.value).toEqual([8])
  })

  test('性质：任何一天，组织适用的值都不比其上级适用的宽', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(date('2018-10-28'), days))
    const notice = fc.record({
      level: fc.integer({ min: 0, max: 3 }),
      value: fc.integer({ min: 1, max: 90 }),
      from: day,
      length: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(notice, { maxLength: 10 }), day, (notices, on) => {
        const normsAt = (depth: number) => ({
          local: notices
            .filter((one) => one.level <= depth)
            .toSorted((a, b) => b.level - a.level || b.from.localeCompare(a.from))
            .map((one) => ({
              ...local('branchMaxMembers', one.value, one.from),
              orgId: `o${one.level}`,
              until: one.length === undefined ? undefined : addDays(one.from, one.length),
            })),
        })
        const values = [0, 1, 2, 3].map((depth) => rulingOn(branchMaxMembers, on, normsAt(depth))?.value ?? 0)
        expect(values).toEqual(values.toSorted((a, b) => b - a))
        expect(values[0]).toBeLessThanOrEqual(50)
        const above = normsAt(2)
        for (const value of [1, 20, 40, 50, 51])
          expect(looserThan(branchMaxMembers, value, on, above) === undefined).toBe(value <= (values[2] ?? 0))
      }),
    )
  })

  test.each([
    ['2024-12-31', 50],
    ['2025-01-01', 40],
    ['2025-12-31', 40],
    ['2026-01-01', 50],
  ])('当地规定自 2025 年 1 月 1 日至 2025 年 12 月 31 日，%s 为 %i', (on, expected) => {
    expect(
      rulingOn(branchMaxMembers, date(on), { local: [local('branchMaxMembers', 40, '2025-01-01', '2026-01-01')] })?.value,
    ).toBe(expected)
  })

  test('性质：结果不比法规宽松，且出处与值同源', () => {
    const values = fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 6 })
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 3000 }), (numbers, days) => {
        const on = addDays(date('2018-10-28'), days)
        const found = valueInForce(branchMaxMembers, on, {
          local: numbers.map((value) => local('branchMaxMembers', value, '2019-01-01')),
        })
        if (!found.inForce) throw new Error('应有值')
        expect(found.value <= 50).toBe(true)
        expect(found.value === 50 || found.cite === cite).toBe(true)
      }),
    )
  })
})

describe('沿革与施行日', () => {
  test.each([
    ['2014-05-27', false, undefined],
    ['2014-05-28', true, 'development-2014'],
    ['2026-05-17', true, 'development-2014'],
    ['2026-05-18', true, 'development-2026'],
  ])('%s 发展党员表决的依据', (on, inForce, law) => {
    const found = valueInForce(quorumMembership, date(on), LAW_ONLY)
    expect(found.inForce).toBe(inForce)
    expect(found.inForce ? found.cite.law : undefined).toBe(law)
  })

  test('施行前没有值，不取最近的值代替', () => {
    expect(rulingOn(branchMaxMembers, date('2018-10-27'), LAW_ONLY)).toBeUndefined()
  })

  test('不能由当地设定的参数，忽略当地值', () => {
    const fixed = parameter({ id: 'x', label: '示例', history: [{ from: date('2020-01-01'), value: 1, cite }] })
    expect(rulingOn(fixed, ON, { local: [local('x', 9)] })?.value).toBe(1)
  })

  test('一个值的先后：法规、当地更严的、当地终止以后又回到法规', () => {
    const [from, until] = [date('2026-03-01'), date('2026-06-01')]
    const norms = { local: [{ ...local('branchMaxMembers', 40), from, until }] }
    expect(valuesOverTime(branchMaxMembers, norms)).toEqual([
      { value: 50, from: date('2018-10-28'), until: from },
      { value: 40, from, until },
      { value: 50, from: until, until: undefined },
    ])
    expect(valuesOverTime(branchMaxMembers, LAW_ONLY)).toMatchObject([{ value: 50 }])
  })

  test('参数都有沿革', () => {
    expect(PARAMETERS.length).toBeGreaterThan(40)
  })
})
