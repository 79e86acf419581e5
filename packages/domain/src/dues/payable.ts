import {
  type Fen,
  fen,
  inWords,
  type Known,
  known,
  type PlainDate,
  type Refusal,
  step,
  type Trace,
  unknown,
} from '../kernel/index.ts'
import {
  block,
  DUES_CITES as C,
  duesFlat,
  duesFlatRange,
  duesRounding,
  inForceFrom,
  type Norms,
  rulingOn,
  warn,
} from '../norms/index.ts'
import { annualBase, type Base, grossFindings, inYuan, irregularBase, payBase } from './base.ts'
import { farmerFlatOn, type LocalDues } from './local.ts'
import { firstDay, type Month } from './month.ts'
import { type Amounts, byRate, capped, noRule, type Reckoned, roundingIn, roundOnce, type Scale } from './rate.ts'
import { FLAT_KINDS, type FlatKind, PAYER_KIND_LABELS, type Payer, type UnsplitPension } from './types.ts'

/** What a member owes a month by the scale, before any decision. Unknown amounts stay unknown. */
export interface Assessment {
  month: Month
  amounts: Known<Amounts>
  trace: Trace
  findings: readonly Refusal[]
}

export const isFlat = (payer: Payer): payer is Extract<Payer, { kind: FlatKind }> =>
  (FLAT_KINDS as readonly string[]).includes(payer.kind)

const noIncome = () =>
  block('DUE-09', 'dues.zero-base', '没有可计入基数的收入，应交为零', {
    cite: C.six,
    remedy: '符合条件的改按定额交纳，确有困难的办理少交或者免交决定',
  })

function rated(base: Base, scale: Scale, of: Month, norms: Norms): Assessment {
  const { findings, trace } = base
  if (!base.base.known) return { month: of, amounts: base.base, trace, findings }
  const reckoned = byRate(base.base.value, scale, of, norms)
  const zero = base.base.value === 0 ? [noIncome()] : []
  return { month: of, amounts: reckoned.amounts, trace: [...trace, ...reckoned.trace.slice(1)], findings: [...findings, ...zero] }
}

const pensionCite = (on: PlainDate) => (on < inForceFrom('dues-2017') ? C.five : C.noticeRetired)

/** DUE-06：工资单不能拆分的，按原核定数额随总额同比例调整。 */
function unsplit(pension: UnsplitPension, of: Month, norms: Norms): Assessment {
  const { formerDuesFen, formerTotalFen, totalFen, reason } = pension
  const rounding = roundingIn(of, norms)
  const finding = warn('DUE-06', 'dues.unsplit-pension', '离退休费不能拆分出基本部分，按原数额调整', {
    cite: C.centralOrgans,
    remedy: reason?.trim() ? '取得能够拆分的凭据后重新核定' : '写明不能拆分的原因',
    field: 'unsplit.reason',
  })
  if (formerTotalFen <= 0)
    return {
      month: of,
      amounts: unknown('dues.formerTotal', '原核定数额时的离退休费总额'),
      trace: [step('原总额', '未知')],
      findings: [finding],
    }
  const reckoned: Reckoned = rounding
    ? scaled(roundOnce(formerDuesFen * totalFen, formerTotalFen, rounding))
    : noRule(duesRounding)
  return { month: of, ...reckoned, findings: [finding] }

  function scaled(computedFen: Fen) {
    const sum = `${inYuan(formerDuesFen)} × ${inYuan(totalFen)} ÷ ${inYuan(formerTotalFen)} ＝ ${inYuan(computedFen)}`
    return capped(computedFen, of, norms, [step('按原数额调整', sum, C.centralOrgans)])
  }
}

/** The flat amount of the month with its article; unknown for farmers until the province's amount is entered. */
function flatOf(kind: FlatKind, of: Month, norms: Norms, local: LocalDues): Reckoned {
  const on = firstDay(of)
  if (kind !== 'farmer') {
    const flat = rulingOn(duesFlat, on, norms)
    return flat ? capped(fen(flat.value), of, norms, [step('定额', PAYER_KIND_LABELS[kind], flat.cite)]) : noRule(duesFlat)
  }
  const set = farmerFlatOn(local, on)
  if (!set)
    return {
      amounts: unknown('dues.farmerFlat', '省里规定的农民党员每月数额'),
      trace: [step('农民党员每月数额', '本地没有设定', C.six)],
    }
  return capped(set.value, of, norms, [step('定额', PAYER_KIND_LABELS[kind], set.cite)])
}

/** DUE-09：定额须在二角至一元之间。 */
export function flatRangeFindings(amountFen: Fen, on: PlainDate, norms: Norms): Refusal[] {
  const range = rulingOn(duesFlatRange, on, norms)
  if (!range || (amountFen >= range.value.least && amountFen <= range.value.most)) return []
  const { least, most } = range.value
  return [
    block('DUE-09', 'dues.flat-range', `定额 ${inYuan(amountFen)} 不在 ${inYuan(fen(least))}至 ${inYuan(fen(most))}之间`, {
      cite: range.cite,
      remedy: '按省里规定的数额填写',
      field: 'amountFen',
    }),
  ]
}

function flatFindings(payer: Extract<Payer, { kind: FlatKind }>, on: PlainDate): Refusal[] {
  const found: Refusal[] = []
  const label = PAYER_KIND_LABELS[payer.kind]
  if (payer.payroll && payer.payroll.lines.length > 0)
    found.push(
      block('DUE-09', 'dues.flat-with-pay', `${label}党员另有工资收入，不能按定额交纳`, {
        cite: C.payingCertain,
        remedy: '改按工资收入计算',
        field: 'kind',
      }),
    )
  const { proof } = payer
  if (payer.kind === 'farmer') return found
  if (!proof?.document.trim() || !proof.reviewOn)
    found.push(
      block('DUE-09', 'dues.no-proof', `按${label}交纳，没有身份证明或者复核日期`, {
        cite: C.six,
        remedy: '登记证明材料和复核日期',
        field: 'proof',
      }),
    )
  else if (proof.reviewOn < on)
    found.push(
      warn('DUE-09', 'dues.proof-overdue', `${label}的证明应于 ${inWords(proof.reviewOn)} 复核`, {
        cite: C.six,
        remedy: '核实现状后重新登记复核日期',
        field: 'proof.reviewOn',
      }),
    )
  return found
}

/**
 * DUE-02 至 DUE-10、DUE-12：一名党员某月按规定应交多少（分），写明基数、比例、条文和取整。
 * 适用当月第一天有效的规定；收入不明的待定，不作零。
 */
export function assess(payer: Payer, of: Month, norms: Norms, local: LocalDues): Assessment {
  const on = firstDay(of)
  if (isFlat(payer)) {
    const reckoned = flatOf(payer.kind, of, norms, local)
    const range = reckoned.amounts.known ? flatRangeFindings(reckoned.amounts.value.payableFen, on, norms) : []
    return { month: of, ...reckoned, findings: [...range, ...flatFindings(payer, on)] }
  }
  if (payer.kind === 'irregular') return rated(irregularBase(payer.income, of), 'salaried', of, norms)
  if (payer.kind === 'retired')
    return payer.unsplit
      ? unsplit(payer.unsplit, of, norms)
      : rated(payBase(payer.pay, of, local, pensionCite(on), 'pension'), 'retired', of, norms)
  const base = payer.kind === 'annual' ? annualBase(payer.pay, of, local) : payBase(payer.pay, of, local)
  const gross = payer.pay.known && base.base.known ? grossFindings(payer.pay.value, base.base.value, of, local) : []
  return rated({ ...base, findings: [...base.findings, ...gross] }, 'salaried', of, norms)
}

/** DUE-04 至 DUE-06、DUE-10、DUE-12：由已知基数（分）直接查出每月应交。 */
export function assessBase(baseFen: Fen, scale: Scale, of: Month, norms: Norms): Assessment {
  return rated({ base: known(baseFen), trace: [step('计算基数', inYuan(baseFen))], findings: [] }, scale, of, norms)
}
