import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { date, type Fen, fen, known, unknown } from '../kernel/index.ts'
import { LAW_ONLY, type Norms } from '../norms/index.ts'
import { assessed, exampleLiability, linesOf, money, onSalary, TEACHER, TO_JIAO, UP_TO_JIAO } from './examples.ts'
import { itemOn, PAY_ITEM_CODES } from './items.ts'
import { liabilityIn } from './liability.ts'
import { NO_LOCAL_DUES } from './local.ts'
import { month, monthOn, monthsApart, monthsFrom, plusMonths, readMonth } from './month.ts'
import { assess, assessBase } from './payable.ts'
import { fenOfYuan, type Scale } from './rate.ts'
import { afterReduction } from './reduction.ts'
import type { Reduction } from './types.ts'

const MARCH = month('2026-03')
const due = (baseFen: Fen, scale: Scale = 'salaried', norms: Norms = LAW_ONLY) => {
  const { amounts } = assessBase(baseFen, scale, MARCH, norms)
  if (!amounts.known) throw new Error(amounts.ask.label)
  return amounts.value
}
const anyBase = fc.integer({ min: 0, max: 20_000_000 }).map(fen)
const anyScale = fc.constantFrom<Scale>('salaried', 'retired')
const BORDERS: Record<Scale, readonly number[]> = { salaried: [3000, 5000, 10_000], retired: [5000] }
const PER_MILLE: Record<Scale, readonly number[]> = { salaried: [5, 10, 15, 20], retired: [5, 10] }
/** 独立写法：用大整数算，只取整一次。 */
function naive(baseFen: number, scale: Scale, unit: number): number {
  const band = BORDERS[scale].filter((border) => baseFen > border * 100).length
  const divisor = 1000n * BigInt(unit)
  const exact = BigInt(baseFen) * BigInt(PER_MILLE[scale][band] ?? 0)
  return Math.min(Number((2n * exact + divisor) / (2n * divisor)) * unit, 100_000)
}

describe('DUE-04、DUE-05、DUE-06、DUE-10、DUE-12：各档边界', () => {
  const borders = (Object.keys(BORDERS) as Scale[]).flatMap((scale) =>
    BORDERS[scale].map(
      (border, index) => [scale, border, PER_MILLE[scale][index] ?? 0, PER_MILLE[scale][index + 1] ?? 0] as const,
    ),
  )
  test.each(borders)('%s %i 元：少一分和本数在下一档，多一分在上一档', (scale, border, lower, upper) => {
    const at = fenOfYuan(border)
    const rates = [fen(at - 1), at, fen(at + 1)].map(
      (base) => assessBase(base, scale, MARCH, LAW_ONLY).trace.find((one) => one.label === '比例')?.value,
    )
    expect(rates).toEqual([`${lower / 10}%`, `${lower / 10}%`, `${upper / 10}%`])
    expect(due(at, scale).payableFen).toBe(Math.round((at * lower) / 1000))
    expect(due(fen(at + 1), scale).payableFen).toBeGreaterThan(due(at, scale).payableFen)
  })

  test.each([
    ['49999.75', '1000.00', false],
    ['50000.00', '1000.00', false],
    ['50000.24', '1000.00', false],
    ['50000.25', '1000.00', true],
  ])('DUE-10：基数 %s 元，应交 %s 元，是否因上限减少：%s', (base, expected, isCapped) => {
    expect(due(money(base))).toMatchObject({ payableFen: money(expected), isCapped })
  })

  test('性质：与大整数的独立算法一致', () => {
    fc.assert(
      fc.property(anyBase, anyScale, (base, scale) => {
        expect(due(base, scale).payableFen).toBe(naive(base, scale, 1))
        expect(due(base, scale, TO_JIAO).payableFen).toBe(naive(base, scale, 10))
      }),
    )
  })

  test('性质：基数越大，应交不减；不为负，不超过上限和基数', () => {
    fc.assert(
      fc.property(anyBase, anyBase, anyScale, fc.constantFrom(LAW_ONLY, TO_JIAO, UP_TO_JIAO), (a, b, scale, norms) => {
        const [less, more] = a <= b ? [a, b] : [b, a]
        const [low, high] = [due(less, scale, norms).payableFen, due(more, scale, norms).payableFen]
        expect(low <= high).toBe(true)
        expect(low >= 0 && high <= 100_000).toBe(true)
      }),
    )
  })

  test('性质：取整到角与精确数相差不到一角，进位不少收', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000 }).map(fen), anyScale, (base, scale) => {
        const exact = due(base, scale).computedFen
        expect(Math.abs(due(base, scale, TO_JIAO).computedFen - exact)).toBeLessThanOrEqual(5)
        expect(due(base, scale, UP_TO_JIAO).computedFen).toBeGreaterThanOrEqual(exact - 0.5)
        expect(due(base, scale, UP_TO_JIAO).computedFen % 10).toBe(0)
      }),
    )
  })

  test('性质：离退休从不高于同基数的在职', () => {
    fc.assert(
      fc.property(anyBase, (base) => {
        expect(due(base, 'retired').payableFen <= due(base).payableFen).toBe(true)
      }),
    )
  })

  test('依据写明基数、比例、条文、取整和每月应交', () => {
    const { trace } = assess(onSalary(TEACHER), MARCH, LAW_ONLY, NO_LOCAL_DUES)
    expect(trace.map((one) => one.label)).toEqual(['计入', '不计入', '减除', '计算基数', '比例', '计算', '每月应交'])
    expect(trace.find((one) => one.label === '比例')?.cite?.article).toBe('第二条')
    expect(trace.at(-2)?.value).toBe('5878.65 元 × 1.5% ＝ 88.18 元（四舍五入到分）')
    expect(trace[3]?.value).toBe('5878.65 元')
  })
})

describe('DUE-02、DUE-03：基数', () => {
  test('每个项目都有名称，在两版项目表里都有归类', () => {
    for (const code of PAY_ITEM_CODES)
      for (const on of ['2010-01-01', '2026-01-01'])
        expect(itemOn(code, date(on), NO_LOCAL_DUES)?.label).toMatch(/^[\u4e00-\u9fff]/)
    expect(itemOn('postPay', date('2008-03-31'), NO_LOCAL_DUES)).toBeUndefined()
  })

  test('性质：计入或者减除的项目少一个金额，就待定，从不当作零', () => {
    const counted = ['postPay', 'gradePay', 'basicPerformance', 'pensionInsurance', 'incomeTax'] as const
    fc.assert(
      fc.property(fc.constantFrom(...counted), fc.shuffledSubarray(linesOf(TEACHER), { minLength: 1 }), (code, lines) => {
        const missing = { code, amountFen: unknown<Fen>(`dues.pay.${code}`, '这一项的金额') }
        const { amounts } = assess(
          { kind: 'salaried', pay: known({ month: MARCH, lines: [...lines, missing] }) },
          MARCH,
          LAW_ONLY,
          NO_LOCAL_DUES,
        )
        expect(amounts.known).toBe(false)
      }),
    )
  })

  test('性质：项目的先后不影响结论', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(linesOf(TEACHER), { minLength: 14, maxLength: 14 }), (lines) => {
        expect(assessed({ kind: 'salaried', pay: known({ month: MARCH, lines }) })).toBe('基数 5878.65 元，应交 88.18 元')
      }),
    )
  })

  test('性质：不计入的项目多少都不影响基数', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (yuan) => {
        expect(assessed(onSalary({ ...TEACHER, rewardPerformance: `${yuan}.00`, housingSubsidy: `${yuan}.00` }))).toBe(
          '基数 5878.65 元，应交 88.18 元',
        )
      }),
    )
  })

  test('空的工资单待定，不作零', () => {
    expect(assessed({ kind: 'salaried', pay: known({ month: MARCH, lines: [] }) })).toBe('待定：缺2026年3月的工资项目')
  })
})

describe('DUE-16：减免', () => {
  const anyReduction = fc.record({
    kind: fc.constantFrom('exempt' as const, 'reduce' as const),
    amountFen: fc.integer({ min: 0, max: 200_000 }).map(fen),
    from: fc.integer({ min: -6, max: 6 }).map((n) => plusMonths(MARCH, n)),
    length: fc.integer({ min: 0, max: 11 }),
  })
  test('性质：减免加应交等于按规定应交，都不为负', () => {
    fc.assert(
      fc.property(anyBase, anyReduction, (base, { kind, amountFen, from, length }) => {
        const reduction: Reduction = { id: 'r', kind, from, until: plusMonths(from, length), amountFen }
        const { amounts, waivedFen } = afterReduction(assessBase(base, 'salaried', MARCH, LAW_ONLY), reduction)
        if (!amounts.known) throw new Error('应有数额')
        expect(amounts.value.payableFen + waivedFen).toBe(due(base).payableFen)
        expect(amounts.value.payableFen >= 0 && waivedFen >= 0).toBe(true)
      }),
    )
  })
  test('没有终止月份的决定不起作用；待定的仍待定', () => {
    const open: Reduction = { id: 'r', kind: 'exempt', from: MARCH }
    expect(afterReduction(assessBase(money('4000.00'), 'salaried', MARCH, LAW_ONLY), open).waivedFen).toBe(0)
    const pending = assess({ kind: 'salaried', pay: unknown('dues.pay', '工资') }, MARCH, LAW_ONLY, NO_LOCAL_DUES)
    expect(afterReduction(pending, { ...open, until: MARCH }).amounts.known).toBe(false)
  })
})

describe('DUE-01：应交月份', () => {
  test('性质：入党以前都不应交，入党当月起都应交，离开以后都不应交', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => String(n).padStart(2, '0'))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), day, fc.integer({ min: 0, max: 20 }), day, (start, first, length, last) => {
        const from = plusMonths(month('2024-01'), start)
        const until = plusMonths(from, length)
        const facts = exampleLiability({
          admittedOn: known(date(`${from}-${first}`)),
          homes: [{ orgId: 'o1', from: date(`${from}-${first}`) }],
          endedOn: date(`${until}-${last}`),
        })
        for (const of of monthsFrom(plusMonths(from, -2), plusMonths(until, 2))) {
          const expected = of < from || of > until ? 'none' : of === until ? 'dueIfPaid' : 'due'
          expect(liabilityIn(facts, of)).toEqual(known(expected))
        }
      }),
    )
  })

  test('月份的读写和加减', () => {
    expect(readMonth('2026-13')).toBeUndefined()
    expect(() => month('2026-1')).toThrow('不是月份')
    expect(monthOn(date('2026-03-31'))).toBe('2026-03')
    fc.assert(
      fc.property(fc.integer({ min: -240, max: 240 }), (n) => {
        expect(monthsApart(MARCH, plusMonths(MARCH, n))).toBe(n)
        expect(plusMonths(plusMonths(MARCH, n), -n)).toBe(MARCH)
      }),
    )
  })
})
