import { date, type Fen, fen, known, unknown } from '../kernel/index.ts'
import { inBrief, LAW_ONLY, type Norms, type WorkedCase } from '../norms/index.ts'
import { inYuan } from './base.ts'
import { assessed, EXAMPLE_NOTICE, localNorm, money, onSalary, slip, TO_JIAO, UP_TO_JIAO } from './examples.ts'
import { type LocalDues, NO_LOCAL_DUES } from './local.ts'
import { month } from './month.ts'
import { assess, assessBase } from './payable.ts'
import { fenOfYuan, type Scale } from './rate.ts'
import { afterReduction, reductionRefusals } from './reduction.ts'
import type { Payer, PayerKind, Reduction } from './types.ts'

const MARCH = month('2026-03')
const BY_JIAO = (baseFen: Fen, scale: Scale) => payable(baseFen, scale, TO_JIAO)
function payable(baseFen: Fen, scale: Scale, norms: Norms): string {
  const { amounts } = assessBase(baseFen, scale, MARCH, norms)
  return amounts.known ? inYuan(amounts.value.payableFen) : `缺${amounts.ask.label}`
}

/** 规则书 9.1 第 1 至 33 例：类别、基数、比例、算得、应交（分）、应交（角）。 */
type Row = readonly [Scale, string, string, string, string, string]
const ROWS: readonly Row[] = [
  ['salaried', '0.00', '0.5%', '0.00', '0.00', '0.00'],
  ['salaried', '1000.00', '0.5%', '5.00', '5.00', '5.00'],
  ['salaried', '2500.00', '0.5%', '12.50', '12.50', '12.50'],
  ['salaried', '2999.99', '0.5%', '15.00', '15.00', '15.00'],
  ['salaried', '3000.00', '0.5%', '15.00', '15.00', '15.00'],
  ['salaried', '3000.01', '1%', '30.00', '30.00', '30.00'],
  ['salaried', '3333.33', '1%', '33.33', '33.33', '33.30'],
  ['salaried', '4000.00', '1%', '40.00', '40.00', '40.00'],
  ['salaried', '4999.99', '1%', '50.00', '50.00', '50.00'],
  ['salaried', '5000.00', '1%', '50.00', '50.00', '50.00'],
  ['salaried', '5000.01', '1.5%', '75.00', '75.00', '75.00'],
  ['salaried', '5678.90', '1.5%', '85.18', '85.18', '85.20'],
  ['salaried', '5878.65', '1.5%', '88.18', '88.18', '88.20'],
  ['salaried', '6543.21', '1.5%', '98.15', '98.15', '98.10'],
  ['salaried', '7500.00', '1.5%', '112.50', '112.50', '112.50'],
  ['salaried', '8765.43', '1.5%', '131.48', '131.48', '131.50'],
  ['salaried', '9999.99', '1.5%', '150.00', '150.00', '150.00'],
  ['salaried', '10000.00', '1.5%', '150.00', '150.00', '150.00'],
  ['salaried', '10000.01', '2%', '200.00', '200.00', '200.00'],
  ['salaried', '12345.67', '2%', '246.91', '246.91', '246.90'],
  ['salaried', '25000.00', '2%', '500.00', '500.00', '500.00'],
  ['salaried', '49999.99', '2%', '1000.00', '1000.00', '1000.00'],
  ['salaried', '50000.00', '2%', '1000.00', '1000.00', '1000.00'],
  ['salaried', '50000.50', '2%', '1000.01', '1000.00', '1000.00'],
  ['salaried', '60000.00', '2%', '1200.00', '1000.00', '1000.00'],
  ['retired', '2800.00', '0.5%', '14.00', '14.00', '14.00'],
  ['retired', '3000.00', '0.5%', '15.00', '15.00', '15.00'],
  ['retired', '4980.00', '0.5%', '24.90', '24.90', '24.90'],
  ['retired', '5000.00', '0.5%', '25.00', '25.00', '25.00'],
  ['retired', '5000.01', '1%', '50.00', '50.00', '50.00'],
  ['retired', '5860.00', '1%', '58.60', '58.60', '58.60'],
  ['retired', '9876.54', '1%', '98.77', '98.77', '98.80'],
  ['retired', '12000.00', '1%', '120.00', '120.00', '120.00'],
]
/** 边界的归第五条，上限的归第十条，取整的归第十二条，离退休的归第六条，其余归第四条。 */
const ruleOf = (number: number) => {
  if (number > 25) return 'DUE-06'
  if (number > 21) return 'DUE-10'
  if ([5, 6, 10, 11, 18, 19].includes(number)) return 'DUE-05'
  return [7, 12, 14, 16, 20].includes(number) ? 'DUE-12' : 'DUE-04'
}

function reckon(baseFen: Fen, scale: Scale): string {
  const { amounts, trace } = assessBase(baseFen, scale, MARCH, LAW_ONLY)
  if (!amounts.known) return `缺${amounts.ask.label}`
  const rate = trace.find((step) => step.label === '比例')?.value
  const { computedFen, payableFen } = amounts.value
  return `${rate}，算得 ${inYuan(computedFen)}，应交 ${inYuan(payableFen)}；按角应交 ${BY_JIAO(baseFen, scale)}`
}

const TABLE: readonly WorkedCase[] = ROWS.map(([scale, base, rate, computed, due, dueJiao], index) => ({
  rule: ruleOf(index + 1),
  sentence: `9.1 第${index + 1}例：${scale === 'retired' ? '离退休' : '按月领取工资'}，基数 ${base} 元`,
  expected: `${rate}，算得 ${computed} 元，应交 ${due} 元；按角应交 ${dueJiao} 元`,
  outcome: () => reckon(money(base), scale),
}))

const amount = (payer: Payer, of?: string, norms?: Norms, local?: LocalDues) => () => assessed(payer, of, norms, local)
const notices =
  (payer: Payer, of = '2026-03') =>
  () =>
    inBrief(assess(payer, month(of), LAW_ONLY, NO_LOCAL_DUES).findings)
const proof = { document: '学生证', reviewOn: date('2026-12-31') }
const farmer = (yuan: string): LocalDues => ({
  ...NO_LOCAL_DUES,
  farmerFlats: [{ amountFen: money(yuan), from: date('2020-01-01'), cite: EXAMPLE_NOTICE }],
})
const exempt: Reduction = {
  id: 'r1',
  kind: 'exempt',
  from: MARCH,
  until: month('2026-08'),
  applicationOn: date('2026-02-01'),
  branchMinutesOn: date('2026-02-10'),
  approval: { orgKind: 'committee', docNo: '示例〔2026〕3号', on: date('2026-02-20') },
}
const decided =
  (reduction: Reduction, of = '2026-03') =>
  () => {
    const result = afterReduction(assessBase(money('2600.00'), 'salaried', month(of), LAW_ONLY), reduction)
    const { amounts, waivedFen } = result
    if (!amounts.known) return '待定'
    return `按规定 ${inYuan(amounts.value.computedFen)}，应交 ${inYuan(amounts.value.payableFen)}，减免 ${inYuan(waivedFen)}`
  }
const may =
  (changes: Partial<Reduction>, payer: PayerKind = 'salaried') =>
  () =>
    inBrief(reductionRefusals({ ...exempt, ...changes }, payer, money('13.00'), LAW_ONLY))
const rounded = (base: string, norms: Norms) => () => payable(money(base), 'salaried', norms)
const onDay = (base: string, of: string) => () => {
  const { amounts } = assessBase(fenOfYuan(Number(base)), 'salaried', month(of), LAW_ONLY)
  return amounts.known ? inYuan(amounts.value.payableFen) : `待定：缺${amounts.ask.label}`
}
const unsplit = (total: string): Payer => ({
  kind: 'retired',
  pay: unknown('dues.pay', '离退休费明细'),
  unsplit: {
    formerDuesFen: money('20.00'),
    formerTotalFen: money('5000.00'),
    totalFen: money(total),
    reason: '代发银行只列总额',
  },
})
const quarter = (net: string, key = '2025-Q4'): Payer => ({
  kind: 'irregular',
  income: known({ quarter: key, netFen: money(net) }),
})
const annual = (of: string): Payer => ({ kind: 'annual', pay: slip({ fixedPay: '20000.00', incomeTax: '1000.00' }, of) })

/** DUE-04 至 DUE-09、DUE-12、DUE-16、DUE-27 的示例，含规则书 9.1 第 1 至 37 例。 */
export const AMOUNT_CASES: readonly WorkedCase[] = [
  ...TABLE,
  { rule: 'DUE-09', sentence: '9.1 第34例：学生', expected: '应交 0.20 元', outcome: amount({ kind: 'student', proof }) },
  {
    rule: 'DUE-09',
    sentence: '9.1 第35例：领取最低生活保障，有证明和复核日期',
    expected: '应交 0.20 元',
    outcome: amount({ kind: 'minimumLiving', proof: { document: '低保证', reviewOn: date('2026-06-30') } }),
  },
  {
    rule: 'DUE-09',
    sentence: '9.1 第36例：农民，省里规定 0.50 元',
    expected: '应交 0.50 元',
    outcome: amount({ kind: 'farmer' }, '2026-03', LAW_ONLY, farmer('0.50')),
  },
  {
    rule: 'DUE-16',
    sentence: '9.1 第37例：基数 2600.00 元，经批准免交',
    expected: '按规定 13.00 元，应交 0.00 元，减免 13.00 元',
    outcome: decided(exempt),
  },
  {
    rule: 'DUE-04',
    sentence: '基数为零的，不作无声的零',
    expected: '不能办理：没有可计入基数的收入，应交为零',
    outcome: notices(onSalary({ rewardPerformance: '900.00' })),
  },
  {
    rule: 'DUE-06',
    sentence: '工资单不能拆分，原核定 20.00 元，总额由 5000 元升为 5500 元',
    expected: '应交 22.00 元',
    outcome: amount(unsplit('5500.00')),
  },
  {
    rule: 'DUE-06',
    sentence: '工资单不能拆分的，提醒并写明原因',
    expected: '提醒：离退休费不能拆分出基本部分，按原数额调整',
    outcome: notices(unsplit('5500.00')),
  },
  {
    rule: 'DUE-06',
    sentence: '离退休党员返聘的岗位工资不计入',
    expected: '基数 4000.00 元，应交 20.00 元',
    outcome: amount({ kind: 'retired', pay: slip({ basicPension: '4000.00', postPay: '2000.00' }) }),
  },
  {
    rule: 'DUE-06',
    sentence: '2016 年的离退休费，补贴计入',
    expected: '基数 6080.00 元，应交 60.80 元',
    outcome: amount({ kind: 'retired', pay: slip({ basicPension: '4980.00', pensionSubsidy: '1100.00' }, '2016-06') }, '2016-06'),
  },
  {
    rule: 'DUE-07',
    sentence: '年薪制，3 月实领 19000.00 元',
    expected: '基数 19000.00 元，应交 380.00 元',
    outcome: amount(annual('2026-03')),
  },
  {
    rule: 'DUE-07',
    sentence: '年薪制，只有 2 月的薪酬',
    expected: '待定：缺2026年3月实际领取的薪酬',
    outcome: amount(annual('2026-02')),
  },
  {
    rule: 'DUE-08',
    sentence: '上季度纯收入 9000.01 元，平均 3000.00（333 分的零头舍去）',
    expected: '基数 3000.00 元，应交 15.00 元',
    outcome: amount(quarter('9000.01')),
  },
  {
    rule: 'DUE-08',
    sentence: '上季度纯收入 9000.02 元，平均取整为 3000.01，进入下一档',
    expected: '基数 3000.01 元，应交 30.00 元',
    outcome: amount(quarter('9000.02')),
  },
  {
    rule: 'DUE-08',
    sentence: '只有前一个季度的申报',
    expected: '待定：缺2025年第四季度的纯收入',
    outcome: amount(quarter('9000.00', '2025-Q3')),
  },
  {
    rule: 'DUE-09',
    sentence: '农民，省里规定的数额没有登记',
    expected: '待定：缺省里规定的农民党员每月数额',
    outcome: amount({ kind: 'farmer' }),
  },
  ...(
    [
      ['0.19', '不能办理：定额 0.19 元 不在 0.20 元至 1.00 元之间'],
      ['0.20', '不提示'],
      ['1.00', '不提示'],
      ['1.01', '不能办理：定额 1.01 元 不在 0.20 元至 1.00 元之间'],
    ] as const
  ).map(([yuan, expected]) => ({
    rule: 'DUE-09',
    sentence: `农民，省里规定 ${yuan} 元`,
    expected,
    outcome: () => inBrief(assess({ kind: 'farmer' }, MARCH, LAW_ONLY, farmer(yuan)).findings),
  })),
  {
    rule: 'DUE-09',
    sentence: '下岗失业，没有证明',
    expected: '不能办理：按下岗失业交纳，没有身份证明或者复核日期',
    outcome: notices({ kind: 'laidOff' }),
  },
  {
    rule: 'DUE-09',
    sentence: '证明应于去年底复核',
    expected: '提醒：在校学生的证明应于 2025年12月31日 复核',
    outcome: notices({ kind: 'student', proof: { document: '学生证', reviewOn: date('2025-12-31') } }),
  },
  {
    rule: 'DUE-09',
    sentence: '在职读书的学生有工资收入',
    expected: '不能办理：在校学生党员另有工资收入，不能按定额交纳',
    outcome: notices({
      kind: 'student',
      proof,
      payroll: { month: MARCH, lines: [{ code: 'postPay', amountFen: known(fen(1)) }] },
    }),
  },
  { rule: 'DUE-12', sentence: '33.3333 元进位到角', expected: '33.40 元', outcome: rounded('3333.33', UP_TO_JIAO) },
  { rule: 'DUE-12', sentence: '40.00 元进位到角不变', expected: '40.00 元', outcome: rounded('4000.00', UP_TO_JIAO) },
  {
    rule: 'DUE-12',
    sentence: '98.14815 元取整到角只取一次（先到分再到角才会得 98.2）',
    expected: '98.10 元',
    outcome: rounded('6543.21', TO_JIAO),
  },
  {
    rule: 'DUE-12',
    sentence: '取整到分的，不因设了进位而进位',
    expected: '33.33 元',
    outcome: rounded('3333.33', { local: [localNorm('dues.roundingUp', true)] }),
  },
  {
    rule: 'DUE-16',
    sentence: '少交，每月交 5.00 元',
    expected: '按规定 13.00 元，应交 5.00 元，减免 8.00 元',
    outcome: decided({ ...exempt, kind: 'reduce', amountFen: money('5.00') }),
  },
  {
    rule: 'DUE-16',
    sentence: '免交到 8 月，9 月恢复',
    expected: '按规定 13.00 元，应交 13.00 元，减免 0.00 元',
    outcome: decided(exempt, '2026-09'),
  },
  { rule: 'DUE-16', sentence: '手续齐全', expected: '不提示', outcome: may({}) },
  { rule: 'DUE-16', sentence: '没有上级批准', expected: '不能办理：没有上一级党委的批准', outcome: may({ approval: undefined }) },
  {
    rule: 'DUE-16',
    sentence: '离退休党员有困难，支部同意，没有上级批准',
    expected: '不提示',
    outcome: may({ approval: undefined }, 'retired'),
  },
  {
    rule: 'DUE-16',
    sentence: '由党总支批准',
    expected: '不能办理：少交、免交由上一级党委批准，总支、支部不能批准',
    outcome: may({ approval: { orgKind: 'generalBranch', docNo: '示例〔2026〕4号', on: date('2026-02-20') } }),
  },
  { rule: 'DUE-16', sentence: '没有终止月份', expected: '不能办理：没有写明到哪个月为止', outcome: may({ until: undefined }) },
  { rule: 'DUE-16', sentence: '正好十二个月', expected: '不提示', outcome: may({ until: month('2027-02') }) },
  {
    rule: 'DUE-16',
    sentence: '十三个月',
    expected: '不能办理：一次决定 13 个月，超过 12 个月',
    outcome: may({ until: month('2027-03') }),
  },
  {
    rule: 'DUE-16',
    sentence: '少交的数额不低于应交',
    expected: '不能办理：少交后的数额应低于应交的 13.00 元',
    outcome: may({ kind: 'reduce', amountFen: money('13.00') }),
  },
  {
    rule: 'DUE-27',
    sentence: '基数 60000 元，2017 年 12 月，还没有上限',
    expected: '1200.00 元',
    outcome: onDay('60000', '2017-12'),
  },
  { rule: 'DUE-27', sentence: '基数 60000 元，2018 年 1 月，有上限', expected: '1000.00 元', outcome: onDay('60000', '2018-01') },
  { rule: 'DUE-27', sentence: '规定施行的第一个月', expected: '40.00 元', outcome: onDay('4000', '2008-04') },
  {
    rule: 'DUE-27',
    sentence: '规定施行以前的月份',
    expected: '待定：缺当月有效的规定：按月领取工资党员的交纳比例（元，千分之）',
    outcome: onDay('4000', '2008-03'),
  },
]
