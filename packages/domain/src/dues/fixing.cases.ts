import { date, type Fen, known, unknown } from '../kernel/index.ts'
import { inBrief, type WorkedCase } from '../norms/index.ts'
import { inYuan } from './base.ts'
import { exampleLine, money } from './examples.ts'
import {
  type AmountChange,
  amountIn,
  billingFindings,
  carriedSheet,
  changeRefusals,
  type FixedAmounts,
  type FixingSheet,
  fixingDifferences,
  fixingRefusals,
} from './fixing.ts'
import { month } from './month.ts'

const sheet = (year: number, amount: string, decidedOn?: string): FixingSheet => ({
  orgId: 'o1',
  year,
  lines: [exampleLine('p1', amount)],
  decidedOn: decidedOn ? date(decidedOn) : undefined,
})
const LAST = sheet(2025, '40.00', '2025-01-12')
const THIS = sheet(2026, '42.00', '2026-01-15')
const retired: AmountChange = {
  personId: 'p1',
  reason: 'retired',
  fromMonth: month('2026-07'),
  oldFen: money('42.00'),
  newFen: money('25.00'),
  decidedOn: date('2026-07-02'),
}
const facts = (sheets: readonly FixingSheet[], changes: readonly AmountChange[] = []): FixedAmounts => ({ sheets, changes })
const inForce = (fixed: FixedAmounts, of: string) => () => {
  const found = amountIn(fixed, 'p1', month(of))
  if (!found.known) return `待定：缺${found.ask.label}`
  return `${inYuan(found.value.amountFen)}${found.value.isCarried ? '（沿用上年）' : ''}`
}
const bill = (fixed: FixedAmounts, of: string) => () => inBrief(billingFindings(fixed, month(of)))
const people = (...ids: string[]) => ids.map((personId) => ({ personId, name: personId }))
const approve =
  (one: FixingSheet, liable = people('p1')) =>
  () =>
    inBrief(fixingRefusals(one, liable))
const change =
  (changes: Partial<AmountChange>, today = '2026-07-05') =>
  () =>
    inBrief(changeRefusals({ ...retired, ...changes }, known({ amountFen: money('42.00'), isCarried: false }), date(today)))
const signed = (fen: Fen) => `${fen > 0 ? '＋' : ''}${inYuan(fen)}`
const differences = (before: FixingSheet, after: FixingSheet) => () =>
  fixingDifferences(before, after)
    .map(
      (one) =>
        `${one.name} ${one.differenceFen.known ? signed(one.differenceFen.value) : `待定：缺${one.differenceFen.ask.label}`}`,
    )
    .join('；') || '没有变化'

/** DUE-10、DUE-11 的示例。 */
export const FIXING_CASES: readonly WorkedCase[] = [
  { rule: 'DUE-10', sentence: '当年核定 42.00 元，3 月', expected: '42.00 元', outcome: inForce(facts([LAST, THIS]), '2026-03') },
  {
    rule: 'DUE-10',
    sentence: '当年还没有核定，1 月',
    expected: '40.00 元（沿用上年）',
    outcome: inForce(facts([LAST]), '2026-01'),
  },
  {
    rule: 'DUE-10',
    sentence: '当年还没有核定，2 月',
    expected: '待定：缺2026年党费核定数额',
    outcome: inForce(facts([LAST]), '2026-02'),
  },
  {
    rule: 'DUE-10',
    sentence: '核定表拟好而支部没有通过，2 月',
    expected: '待定：缺2026年党费核定数额',
    outcome: inForce(facts([LAST, sheet(2026, '42.00')]), '2026-02'),
  },
  {
    rule: 'DUE-10',
    sentence: '没有核定表，1 月出账',
    expected: '提醒：2026年的党费核定表还没有经支部通过，一月暂按上年末数额',
    outcome: bill(facts([LAST]), '2026-01'),
  },
  {
    rule: 'DUE-10',
    sentence: '没有核定表，2 月出账',
    expected: '不能办理：2026年的党费核定表还没有经支部通过',
    outcome: bill(facts([LAST]), '2026-02'),
  },
  { rule: 'DUE-10', sentence: '有核定表，2 月出账', expected: '不提示', outcome: bill(facts([THIS]), '2026-02') },
  { rule: 'DUE-10', sentence: '核定表齐全', expected: '不提示', outcome: approve(THIS) },
  {
    rule: 'DUE-10',
    sentence: '核定表少了一名党员',
    expected: '不能办理：核定表缺 p2',
    outcome: approve(THIS, people('p1', 'p2')),
  },
  {
    rule: 'DUE-10',
    sentence: '有一名党员的工资不明',
    expected: '不能办理：p1的数额待定，缺工资项目',
    outcome: approve({ ...THIS, lines: [exampleLine('p1', '42.00', { amountFen: unknown('dues.pay', '工资项目') })] }),
  },
  {
    rule: 'DUE-10',
    sentence: '低于规定数额',
    expected: '不能办理：p1按规定应交 42.00 元，核定为 30.00 元',
    outcome: approve({ ...THIS, lines: [exampleLine('p1', '30.00', { assessedFen: known(money('42.00')) })] }),
  },
  {
    rule: 'DUE-10',
    sentence: '高于规定数额',
    expected: '不能办理：p1按规定应交 42.00 元，核定为 50.00 元',
    outcome: approve({ ...THIS, lines: [exampleLine('p1', '50.00', { assessedFen: known(money('42.00')) })] }),
  },
  {
    rule: 'DUE-10',
    sentence: '本人还没有确认',
    expected: '提醒：p1本人还没有确认',
    outcome: approve({ ...THIS, lines: [exampleLine('p1', '42.00', { confirmedOn: undefined })] }),
  },
  {
    rule: 'DUE-10',
    sentence: '沿用上年数额，没有本年工资项目',
    expected: '提醒：p1沿用上年数额，缺2026年工资项目；提醒：p1本人还没有确认',
    outcome: approve({ ...carriedSheet(LAST), decidedOn: date('2026-01-15') }),
  },
  {
    rule: 'DUE-10',
    sentence: '2027 年通过 2026 年的核定表',
    expected: '不能办理：2027年1月3日通过的不是2026年的核定表',
    outcome: approve({ ...THIS, decidedOn: date('2027-01-03') }),
  },
  { rule: 'DUE-10', sentence: '与上年比较', expected: 'p1 ＋2.00 元', outcome: differences(LAST, THIS) },
  { rule: 'DUE-10', sentence: '与上年相同', expected: '没有变化', outcome: differences({ ...LAST, lines: THIS.lines }, THIS) },
  {
    rule: 'DUE-10',
    sentence: '新增的党员，上年没有数额',
    expected: 'p1 待定：缺上年核定数额',
    outcome: differences({ ...LAST, lines: [] }, THIS),
  },
  {
    rule: 'DUE-11',
    sentence: '7 月退休，自 7 月起 25.00 元：6 月',
    expected: '42.00 元',
    outcome: inForce(facts([THIS], [retired]), '2026-06'),
  },
  {
    rule: 'DUE-11',
    sentence: '7 月退休，自 7 月起 25.00 元：7 月',
    expected: '25.00 元',
    outcome: inForce(facts([THIS], [retired]), '2026-07'),
  },
  { rule: 'DUE-11', sentence: '退休，事由和数额齐全', expected: '不提示', outcome: change({}) },
  {
    rule: 'DUE-11',
    sentence: '普通调资',
    expected: '提醒：普通调资一般到次年年初核定时再变',
    outcome: change({ reason: 'ordinaryRise', newFen: money('45.00') }),
  },
  {
    rule: 'DUE-11',
    sentence: '收入不固定的党员季度申报后，自 7 月起 60.00 元',
    expected: '不提示',
    outcome: change({ reason: 'statement', newFen: money('60.00') }),
  },
  { rule: 'DUE-11', sentence: '没有事由', expected: '不能办理：没有写明调整事由', outcome: change({ reason: undefined }) },
  {
    rule: 'DUE-11',
    sentence: '原数额与现行数额不符',
    expected: '不能办理：现行数额是 42.00 元，与调整单上的原数额不符',
    outcome: change({ oldFen: money('40.00') }),
  },
  {
    rule: 'DUE-11',
    sentence: '5 月已退休，7 月才决定',
    expected: '提醒：自2026年5月起调整，早于支部决定的月份',
    outcome: change({ fromMonth: month('2026-05') }),
  },
]
