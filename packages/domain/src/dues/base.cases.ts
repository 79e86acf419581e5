import { date, known, unknown } from '../kernel/index.ts'
import { inBrief, LAW_ONLY, type WorkedCase } from '../norms/index.ts'
import { assessed, EXAMPLE_NOTICE, linesOf, money, onSalary, slip, TEACHER } from './examples.ts'
import { itemOn, localItemRefusals, TREATMENT_LABELS } from './items.ts'
import { type LocalItem, NO_LOCAL_DUES } from './local.ts'
import { month } from './month.ts'
import { assess } from './payable.ts'
import type { Payer, PayLine } from './types.ts'

const amount = (payer: Payer, of?: string) => () => assessed(payer, of)
const notices =
  (payer: Payer, of = '2026-03') =>
  () =>
    inBrief(assess(payer, month(of), LAW_ONLY, NO_LOCAL_DUES).findings)
const local = (code: string, treatment: LocalItem['treatment'], label?: string): LocalItem => ({
  code,
  treatment,
  label,
  from: date('2026-01-01'),
  cite: EXAMPLE_NOTICE,
})
const withLocal =
  (payer: Payer, ...items: LocalItem[]) =>
  () =>
    assessed(payer, '2026-03', LAW_ONLY, { ...NO_LOCAL_DUES, items })
const adopt = (item: LocalItem) => () => inBrief(localItemRefusals(item))
const treated = (code: string, on: string) => () => {
  const item = itemOn(code, date(on), NO_LOCAL_DUES)
  return item ? `${item.label}：${TREATMENT_LABELS[item.treatment]}` : '项目表里没有'
}
const withLine = (line: PayLine): Payer => ({
  kind: 'salaried',
  pay: known({ month: month('2026-03'), lines: [...linesOf(TEACHER), line] }),
})

/** DUE-02、DUE-03 的示例，含规则书 9.2 全部六例。 */
export const BASE_CASES: readonly WorkedCase[] = [
  {
    rule: 'DUE-02',
    sentence: '9.2 甲：教师，计入 7957.40，奖励性绩效、班主任津贴、交通补贴不计入，减除 2078.75',
    expected: '基数 5878.65 元，应交 88.18 元',
    outcome: amount(onSalary(TEACHER)),
  },
  {
    rule: 'DUE-02',
    sentence: '9.2 乙：把同一教师的奖励性绩效 1300 元去掉，结果不变（误计入才会得 7178.65 和 107.68）',
    expected: '基数 5878.65 元，应交 88.18 元',
    outcome: amount(onSalary({ ...TEACHER, rewardPerformance: '0.00' })),
  },
  {
    rule: 'DUE-02',
    sentence: '9.2 丙：青年教师，计入 3890.00，课时费 640.00 不计入，减除 904.60',
    expected: '基数 2985.40 元，应交 14.93 元',
    outcome: amount(onSalary({ postPay: '3890.00', lessonFee: '640.00', pensionInsurance: '904.60' })),
  },
  {
    rule: 'DUE-06',
    sentence: '9.2 丁：离退休，基本养老金 4980.00，补贴 1100.00 分列',
    expected: '基数 4980.00 元，应交 24.90 元',
    outcome: amount({ kind: 'retired', pay: slip({ basicPension: '4980.00', pensionSubsidy: '1100.00' }) }),
  },
  {
    rule: 'DUE-06',
    sentence: '9.2 戊：同一离退休党员的补贴改为 2000.00，结果不变（按总额 6080.00 才会得 60.80）',
    expected: '基数 4980.00 元，应交 24.90 元',
    outcome: amount({ kind: 'retired', pay: slip({ basicPension: '4980.00', pensionSubsidy: '2000.00' }) }),
  },
  {
    rule: 'DUE-08',
    sentence: '9.2 己：自谋职业，上季度纯收入 18300.00',
    expected: '基数 6100.00 元，应交 91.50 元',
    outcome: amount({ kind: 'irregular', income: known({ quarter: '2025-Q4', netFen: money('18300.00') }) }),
  },
  {
    rule: 'DUE-02',
    sentence: '没有工资资料',
    expected: '待定：缺2026年工资项目',
    outcome: amount({ kind: 'salaried', pay: unknown('dues.pay', '2026年工资项目') }),
  },
  {
    rule: 'DUE-02',
    sentence: '岗位工资没有填金额，其余都有',
    expected: '待定：缺岗位工资的金额',
    outcome: amount(withLine({ code: 'postPay', amountFen: unknown('dues.pay.postPay', '岗位工资的金额') })),
  },
  {
    rule: 'DUE-02',
    sentence: '不计入的项目没有填金额',
    expected: '基数 5878.65 元，应交 88.18 元',
    outcome: amount(withLine({ code: 'mealSubsidy', amountFen: unknown('dues.pay.mealSubsidy', '误餐补贴的金额') })),
  },
  {
    rule: 'DUE-02',
    sentence: '减除项目大于计入项目，基数为零，不为负数',
    expected: '基数 0.00 元，应交 0.00 元',
    outcome: amount(onSalary({ postPay: '500.00', housingFund: '600.00' })),
  },
  {
    rule: 'DUE-02',
    sentence: '岗位工资填了负数',
    expected: '不能办理：岗位工资 -100.00 元 为负数',
    outcome: notices(onSalary({ postPay: '-100.00', incomeTax: '1.00' })),
  },
  {
    rule: 'DUE-02',
    sentence: '同一教师 2016 年 6 月（2017 年通知以前，规定没有写明班主任津贴）',
    expected: '待定：缺本地规定：班主任津贴是否计入党费基数',
    outcome: amount(onSalary(TEACHER, '2016-06'), '2016-06'),
  },
  {
    rule: 'DUE-03',
    sentence: '工资单上有项目表里没有的编码',
    expected: '不能办理：工资项目“节日奖”不在项目表里',
    outcome: notices(withLine({ code: '节日奖', amountFen: known(money('10.00')) })),
  },
  {
    rule: 'DUE-03',
    sentence: '基数与全部收入相同',
    expected: '提醒：基数 3000.00 元 与全部收入相同，没有不计入和减除的项目',
    outcome: notices(onSalary({ postPay: '3000.00' })),
  },
  {
    rule: 'DUE-03',
    sentence: '教龄津贴 10 元，本地没有规定',
    expected: '待定：缺本地规定：教龄津贴是否计入党费基数',
    outcome: amount(onSalary({ ...TEACHER, teachingAge: '10.00' })),
  },
  {
    rule: 'DUE-03',
    sentence: '教龄津贴 10 元，本地项目表规定计入',
    expected: '基数 5888.65 元，应交 88.33 元',
    outcome: withLocal(onSalary({ ...TEACHER, teachingAge: '10.00' }), local('teachingAge', 'included')),
  },
  {
    rule: 'DUE-03',
    sentence: '教龄津贴 10 元，本地项目表规定不计入',
    expected: '基数 5878.65 元，应交 88.18 元',
    outcome: withLocal(onSalary({ ...TEACHER, teachingAge: '10.00' }), local('teachingAge', 'excluded')),
  },
  {
    rule: 'DUE-03',
    sentence: '本地项目表想把奖励性绩效计入',
    expected: '不能办理：奖励性绩效工资怎样计入基数，通知已经写明，本地不得改变',
    outcome: adopt(local('rewardPerformance', 'included')),
  },
  {
    rule: 'DUE-03',
    sentence: '已经登记了把奖励性绩效计入的本地项目，也不起作用',
    expected: '基数 5878.65 元，应交 88.18 元',
    outcome: withLocal(onSalary(TEACHER), local('rewardPerformance', 'included')),
  },
  {
    rule: 'DUE-03',
    sentence: '本地项目表增设“边境补贴”，有名称，不计入',
    expected: '不提示',
    outcome: adopt(local('borderSubsidy', 'excluded', '边境补贴')),
  },
  {
    rule: 'DUE-03',
    sentence: '本地项目表增设项目而没有名称',
    expected: '不能办理：有一个本地项目没有名称',
    outcome: adopt(local('borderSubsidy', 'excluded')),
  },
  {
    rule: 'DUE-03',
    sentence: '2017 年通知以前的奖励性绩效工资',
    expected: '奖励性绩效工资：计入',
    outcome: treated('rewardPerformance', '2017-12-30'),
  },
  {
    rule: 'DUE-03',
    sentence: '2017 年通知以后的奖励性绩效工资',
    expected: '奖励性绩效工资：不计入',
    outcome: treated('rewardPerformance', '2017-12-31'),
  },
  {
    rule: 'DUE-03',
    sentence: '单位缴纳的公积金',
    expected: '单位缴纳部分：不计入',
    outcome: treated('unitContribution', '2026-03-01'),
  },
]
