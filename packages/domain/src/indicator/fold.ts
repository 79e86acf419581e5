import type { FigureValue, Indicator, IndicatorRow, Tally } from './types.ts'
import { UNIT_LABELS } from './types.ts'

export const NO_DATA = '无数据'

/** numerator × 10^decimals ÷ denominator, rounded half up, in whole numbers only. */
function scaled(numerator: number, denominator: number, decimals: number): bigint {
  const [n, d] = [BigInt(numerator) * 10n ** BigInt(decimals), BigInt(denominator)]
  return (2n * n + d) / (2n * d)
}

/** 1,764 · 90.2: digits of a scaled whole number with thousands separators. */
function shown(value: bigint, decimals: number): string {
  const digits = String(value).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',')
  return decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`
}

/** 1,764, for whole numbers in tables and text. */
export const grouped = (n: number): string => (n < 0 ? `-${grouped(-n)}` : shown(BigInt(Math.trunc(n)), 0))

/** The rows of an indicator counted, as the aggregate in SQL counts them. */
export function tally(rows: readonly IndicatorRow[]): Tally {
  const total: Tally = { rows: 0, hits: 0, measure: 0, base: 0 }
  for (const row of rows) {
    total.rows += 1
    total.base += row.base
    if (!row.hit) continue
    total.hits += 1
    total.measure += row.measure
  }
  return total
}

const whole = (amount: number): FigureValue => ({
  numerator: amount,
  denominator: null,
  value: amount,
  text: grouped(amount),
  rounding: '整数，不取整',
})

function divided(numerator: number, denominator: number, decimals: number, isShare: boolean): FigureValue {
  const rounding = `${isShare ? '百分数' : ''}保留 ${decimals} 位小数，四舍五入`
  if (denominator === 0) return { numerator, denominator, value: null, text: NO_DATA, rounding }
  const amount = scaled(isShare ? numerator * 100 : numerator, denominator, decimals)
  return {
    numerator,
    denominator,
    value: Number(amount) / 10 ** decimals,
    text: `${shown(amount, decimals)}${isShare ? '%' : ''}`,
    rounding,
  }
}

/** The figure from counted rows. A share of nothing is 「无数据」, never 0. */
export function figureOf(indicator: Pick<Indicator, 'fold' | 'decimals'>, counted: Tally): FigureValue {
  switch (indicator.fold) {
    case 'count':
      return whole(counted.hits)
    case 'sum':
      return whole(counted.measure)
    case 'share':
      return divided(counted.hits, counted.rows, indicator.decimals, true)
    case 'ratio':
      return divided(counted.measure, counted.base, indicator.decimals, true)
    case 'average':
      return divided(counted.measure, counted.hits, indicator.decimals, false)
  }
}

/** The figure from its rows: number, list, sheet and check all come from the same rows. */
export const fold = (indicator: Pick<Indicator, 'fold' | 'decimals'>, rows: readonly IndicatorRow[]): FigureValue =>
  figureOf(indicator, tally(rows))

/** Whether a figure has nothing to tell: a count of zero, or a share of nothing. */
export const isNone = (figure: Pick<FigureValue, 'value' | 'denominator'>): boolean =>
  figure.value === null || (figure.denominator === null && figure.value === 0)

/** How many of the rows of a figure count: for sums and ratios all of them do, with their weight. */
export function hitsOf(
  fold: Indicator['fold'],
  figure: Pick<FigureValue, 'numerator' | 'denominator'> & { rows: number },
): number {
  if (fold === 'count' || fold === 'share') return figure.numerator
  return fold === 'average' ? (figure.denominator ?? 0) : figure.rows
}

/** Whether parts of a whole add up to it; the difference is shown, never hidden. */
export function closes(total: FigureValue, parts: readonly FigureValue[]): { closed: boolean; difference: number } {
  const sum = (pick: (value: FigureValue) => number) => parts.reduce((amount, part) => amount + pick(part), 0)
  const difference = sum((part) => part.numerator) - total.numerator
  const below = sum((part) => part.denominator ?? 0) - (total.denominator ?? 0)
  return { closed: difference === 0 && below === 0, difference: difference || below }
}

/** Whether two figures may be added: same unit, both additive, whole numbers; persons and person-times never. */
export const mayAdd = (a: Indicator, b: Indicator): boolean =>
  a.unit === b.unit && a.additive && b.additive && (a.fold === 'count' || a.fold === 'sum') && a.fold === b.fold

/** The sign behind the number: %, 人, 场次 …; averages and shares carry their own. */
export const unitOf = (indicator: Pick<Indicator, 'fold' | 'unit'>): string =>
  indicator.fold === 'share' || indicator.fold === 'ratio'
    ? ''
    : indicator.fold === 'average'
      ? '岁'
      : UNIT_LABELS[indicator.unit]
