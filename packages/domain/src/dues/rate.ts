import { type Citation, type Fen, fen, type Known, known, step, type Trace, unknown } from '../kernel/index.ts'
import {
  type AnyParameter,
  duesBandsRetired,
  duesBandsSalaried,
  duesMonthlyCeiling,
  duesRounding,
  duesRoundingUp,
  type Norms,
  type Parameter,
  type RateBand,
  rulingOn,
} from '../norms/index.ts'
import { inYuan } from './base.ts'
import { firstDay, type Month } from './month.ts'

const FEN_PER_YUAN = 100
/** Whole yuan of a parameter as fen. */
export const fenOfYuan = (amount: number) => fen(amount * FEN_PER_YUAN)

/** 5 ‰ → 0.5%，15 ‰ → 1.5%. */
const percent = (perMille: number) => `${perMille / 10}%`

export type Scale = 'salaried' | 'retired'
const BANDS: Record<Scale, Parameter<readonly RateBand[]>> = { salaried: duesBandsSalaried, retired: duesBandsRetired }

/** The band a base falls into; the upper border belongs to the lower band. */
export const bandOf = (bands: readonly RateBand[], baseFen: Fen): RateBand | undefined =>
  bands.find((band) => band.most === undefined || baseFen <= fenOfYuan(band.most))

/** How an exact amount is brought to whole fen or jiao. */
export interface Rounding {
  unitFen: number
  isUp: boolean
  cite: Citation
}

/** Divides exactly and rounds once: half up, or always up; all in whole numbers. */
export function roundOnce(numerator: number, denominator: number, rounding: Rounding): Fen {
  const divisor = denominator * rounding.unitFen
  const units = rounding.isUp ? Math.ceil(numerator / divisor) : Math.floor((2 * numerator + divisor) / (2 * divisor))
  return fen(units * rounding.unitFen)
}

/** DUE-12：当月取整办法；进位只在取整到角时适用。 */
export function roundingIn(of: Month, norms: Norms): Rounding | undefined {
  const unit = rulingOn(duesRounding, firstDay(of), norms)
  const up = rulingOn(duesRoundingUp, firstDay(of), norms)
  if (!unit || !up) return undefined
  return { unitFen: unit.value, isUp: up.value && unit.value > 1, cite: unit.cite }
}

const ROUNDING_WORDS = (rounding: Rounding) =>
  rounding.unitFen === 1 ? '四舍五入到分' : rounding.isUp ? '进位到角' : '四舍五入到角'

/** What a base comes to: computed, and payable after the ceiling; fen per month. */
export interface Amounts {
  baseFen?: Fen
  computedFen: Fen
  payableFen: Fen
  isCapped: boolean
}

/** A conclusion about money with its why. */
export interface Reckoned {
  amounts: Known<Amounts>
  trace: Trace
}

export const noRule = (parameter: Pick<AnyParameter, 'id' | 'label'>, trace: Trace = []): Reckoned => ({
  amounts: unknown(`norm.${parameter.id}`, `当月有效的规定：${parameter.label}`),
  trace,
})

/** DUE-10：不超过每月上限；对各类党员一律适用，多交的另记自愿多交。 */
export function capped(computedFen: Fen, of: Month, norms: Norms, before: Trace, baseFen?: Fen): Reckoned {
  const ceiling = rulingOn(duesMonthlyCeiling, firstDay(of), norms)
  const mostFen = ceiling ? fenOfYuan(ceiling.value) : undefined
  const isCapped = mostFen !== undefined && computedFen > mostFen
  const payableFen = isCapped && mostFen !== undefined ? mostFen : computedFen
  const limit = isCapped && mostFen !== undefined ? [step('每月上限', inYuan(mostFen), ceiling?.cite)] : []
  return {
    amounts: known({ ...(baseFen === undefined ? {} : { baseFen }), computedFen, payableFen, isCapped }),
    trace: [...before, ...limit, step('每月应交', inYuan(payableFen))],
  }
}

/** DUE-04、DUE-05、DUE-06、DUE-12：全部基数乘以所在档的比例，只取整一次；当月没有规定的待定。 */
export function byRate(baseFen: Fen, scale: Scale, of: Month, norms: Norms): Reckoned {
  const ruling = rulingOn(BANDS[scale], firstDay(of), norms)
  const rounding = roundingIn(of, norms)
  const band = ruling && bandOf(ruling.value, baseFen)
  if (!ruling || !band) return noRule(BANDS[scale])
  if (!rounding) return noRule(duesRounding)
  const computedFen = roundOnce(baseFen * band.perMille, 1000, rounding)
  const sum = `${inYuan(baseFen)} × ${percent(band.perMille)} ＝ ${inYuan(computedFen)}（${ROUNDING_WORDS(rounding)}）`
  return capped(
    computedFen,
    of,
    norms,
    [step('计算基数', inYuan(baseFen)), step('比例', percent(band.perMille), ruling.cite), step('计算', sum, rounding.cite)],
    baseFen,
  )
}
