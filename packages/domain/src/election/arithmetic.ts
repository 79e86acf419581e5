import type { Citation, PlainDate } from '../kernel/index.ts'
import { type ShareVerdict, shareOn, shareVerdict } from '../meeting/quorum.ts'
import { inForceFrom, type Norms, type Parameter, type Share } from '../norms/index.ts'

/** 规则书 0.1：写成「26 ≥ 4/5×31=24.8」，两边用整数比较，小数只供阅读。 */
function compared({ numerator, denominator, included }: Share, n: number, base: number, isReached: boolean): string {
  const sign = isReached ? (included ? '≥' : '>') : included ? '<' : '≤'
  const exact = (numerator * base) / denominator
  const shown = Number.isInteger(exact) ? `=${exact}` : `${denominator % 3 === 0 ? '≈' : '='}${Number(exact.toFixed(2))}`
  return `${n} ${sign} ${numerator}/${denominator}×${base}${shown}`
}

/** ELE-03、ELE-16：人数与当日有效比例的比较；undefined 表示当日尚无规定。 */
export function electionShare(
  parameter: Parameter<Share>,
  n: number,
  base: number,
  on: PlainDate,
  norms: Norms,
): ShareVerdict | undefined {
  const share = shareOn(parameter, on, norms)
  if (!share) return undefined
  const verdict = shareVerdict(share.value, n, base, share.cite)
  return { ...verdict, arithmetic: compared(share.value, n, base, verdict.isReached) }
}

/** Whether a number counts persons or ballots: a whole number not below zero. */
export const isCount = (n: number) => Number.isSafeInteger(n) && n >= 0

/** 2020 年条例施行以前的选举引 1990 年暂行条例。 */
export const citeOn = (on: PlainDate, before: Citation, now: Citation): Citation =>
  on < inForceFrom('election-2020') ? before : now
