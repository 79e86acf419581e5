import {
  addFen,
  type Citation,
  type Fen,
  fen,
  type Known,
  known,
  type Refusal,
  step,
  type Trace,
  type TraceStep,
  unknown,
  yuan,
} from '../kernel/index.ts'
import { block, DUES_CITES as C, warn } from '../norms/index.ts'
import { type ItemRuling, itemOn } from './items.ts'
import type { LocalDues } from './local.ts'
import { firstDay, type Month, monthLabel, plusMonths, quarterOf } from './month.ts'
import type { PayLine, PayStatement, QuarterIncome } from './types.ts'

/** The base of a month, fen per month, with its sum written out; unknown while anything it needs is missing. */
export interface Base {
  base: Known<Fen>
  trace: Trace
  findings: readonly Refusal[]
}

const ZERO = fen(0)
const sum = (amounts: readonly Fen[]) => amounts.reduce(addFen, ZERO)
export const inYuan = (amount: Fen) => `${yuan(amount)} 元`

interface Line {
  label: string
  amount: Fen
  cite: Citation
}
interface Sorted {
  included: Line[]
  excluded: Line[]
  deducted: Line[]
  missing?: { fact: string; label: string }
  findings: Refusal[]
}

/** Whose payslip it is: of a pensioner only the pension itself can count (DUE-06). */
export type Slip = 'pay' | 'pension'
const PENSION_CODES = ['basicPension', 'pensionSubsidy']
const treatmentOf = (item: ItemRuling, code: string, slip: Slip) =>
  slip === 'pension' && item.treatment === 'included' && !PENSION_CODES.includes(code) ? 'excluded' : item.treatment

/** Puts each line where the item table of the month says; the first thing that is missing is asked for. */
function sortLines(lines: readonly PayLine[], of: Month, local: LocalDues, slip: Slip): Sorted {
  const sorted: Sorted = { included: [], excluded: [], deducted: [], findings: [] }
  const miss = (fact: string, label: string) => {
    sorted.missing ??= { fact, label }
  }
  for (const { code, amountFen } of lines) {
    const item = itemOn(code, firstDay(of), local)
    if (!item) {
      miss(`dues.item.${code}`, `工资项目“${code}”的编码`)
      sorted.findings.push(
        block('DUE-03', 'dues.uncoded-item', `工资项目“${code}”不在项目表里`, {
          cite: C.noticeItems,
          remedy: '改用项目表中的编码，或者由区县以上主管组织在本地项目表中增设',
          field: 'lines',
        }),
      )
      continue
    }
    const { label, cite } = item
    const treatment = treatmentOf(item, code, slip)
    if (treatment === 'excluded') {
      if (amountFen.known) sorted.excluded.push({ label, amount: amountFen.value, cite })
      continue
    }
    if (!amountFen.known) {
      miss(amountFen.ask.fact, amountFen.ask.label)
      continue
    }
    if (amountFen.value < 0) {
      miss(`dues.pay.${code}`, `${label}的金额`)
      sorted.findings.push(negative(label, amountFen.value))
      continue
    }
    if (treatment !== 'ask') sorted[treatment].push({ label, amount: amountFen.value, cite })
    else if (amountFen.value > 0) miss(`dues.item.${code}`, `本地规定：${label}是否计入党费基数`)
  }
  return sorted
}

const negative = (label: string, amount: Fen) =>
  block('DUE-02', 'dues.negative-pay', `${label} ${inYuan(amount)} 为负数`, {
    cite: C.one,
    remedy: '填写当月正数金额，补扣补发的另行核对',
    field: 'lines',
  })

const stepOf = (label: string, lines: readonly Line[]): TraceStep[] =>
  lines.length === 0
    ? []
    : [step(label, `${lines.map((line) => `${line.label} ${yuan(line.amount)}`).join('＋')} ＝ ${total(lines)}`, lines[0]?.cite)]
const total = (lines: readonly Line[]) => inYuan(sum(lines.map((line) => line.amount)))

/** DUE-02、DUE-03：计入项目之和减去减除项目之和，不低于零；工资不明或者项目未定的，基数待定，不作零。 */
export function payBase(pay: Known<PayStatement>, of: Month, local: LocalDues, cite: Citation = C.one, slip: Slip = 'pay'): Base {
  if (!pay.known) return { base: pay, trace: [step(pay.ask.label, '未知')], findings: [] }
  const { lines } = pay.value
  if (lines.length === 0)
    return { base: unknown('dues.pay', `${monthLabel(of)}的工资项目`), trace: [step('工资项目', '没有填写')], findings: [] }
  const sorted = sortLines(lines, of, local, slip)
  const { included, excluded, deducted, missing, findings } = sorted
  const trace = [...stepOf('计入', included), ...stepOf('不计入', excluded), ...stepOf('减除', deducted)]
  if (missing) return { base: { known: false, ask: missing }, trace: [...trace, step(missing.label, '未知')], findings }
  const gross = sum(included.map((line) => line.amount))
  const base = fen(Math.max(0, gross - sum(deducted.map((line) => line.amount))))
  return { base: known(base), trace: [...trace, step('计算基数', inYuan(base), cite)], findings }
}

/** DUE-03：基数与全部收入相同的提醒：通常漏了减除项目。 */
export function grossFindings(pay: PayStatement, base: Fen, of: Month, local: LocalDues): Refusal[] {
  const { excluded, deducted } = sortLines(pay.lines, of, local, 'pay')
  const reduces = [...excluded, ...deducted].some((line) => line.amount > 0)
  if (base === 0 || reduces) return []
  return [
    warn('DUE-03', 'dues.base-is-gross', `基数 ${inYuan(base)} 与全部收入相同，没有不计入和减除的项目`, {
      cite: C.noticeItems,
      remedy: '核对五险一金、年金和个人所得税；确无这些项目的写明原因',
      field: 'lines',
    }),
  ]
}

/** DUE-07：年薪制的须是当月实际领取的薪酬，每月填报。 */
export function annualBase(pay: Known<PayStatement>, of: Month, local: LocalDues): Base {
  if (pay.known && pay.value.month !== of)
    return {
      base: unknown('dues.annualPay', `${monthLabel(of)}实际领取的薪酬`),
      trace: [step('已有的薪酬', monthLabel(pay.value.month), C.three)],
      findings: [],
    }
  return payBase(pay, of, local, C.three)
}

/** DUE-08：上季度纯收入除以三，四舍五入到分后再查比例；亏损的按零。 */
export function irregularBase(income: Known<QuarterIncome>, of: Month): Base {
  const quarter = quarterOf(plusMonths(of, -3))
  const ask = unknown<Fen>('dues.quarterIncome', `${quarter.label}的纯收入`)
  if (!income.known || income.value.quarter !== quarter.key)
    return { base: income.known ? ask : income, trace: [step('上季度纯收入', '未知', C.four)], findings: [] }
  const { netFen } = income.value
  const base = fen(Math.max(0, Math.floor((2 * netFen + 3) / 6)))
  return {
    base: known(base),
    trace: [step('上季度纯收入', inYuan(netFen), C.four), step('月平均', `÷3 ＝ ${inYuan(base)}`, C.four)],
    findings: [],
  }
}
