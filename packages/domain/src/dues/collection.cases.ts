import { date, fen, known, type PlainDate, unknown } from '../kernel/index.ts'
import { inBrief, LAW_ONLY, type Norms, type WorkedCase } from '../norms/index.ts'
import {
  ARREARS_STAGE_LABELS,
  type ArrearsRecords,
  arrearsFindings,
  arrearsOn,
  CASE_STATE_LABELS,
  caseState,
  collectionFindings,
  type DuesMonth,
  decisionRefusals,
} from './arrears.ts'
import { inYuan } from './base.ts'
import { exampleBill, exampleEntry, exampleLiability, examplePayment, examplePaymentFacts, localNorm, money } from './examples.ts'
import { LARGE_STATE_LABELS, type LargeContribution, largeState } from './large.ts'
import { ENTRY_KIND_LABELS, memberAccount, standing } from './ledger.ts'
import { collectorIn, LIABILITY_LABELS, type LiabilityFacts, liabilityIn, paidThrough, payBy, placesIn } from './liability.ts'
import { refundFindings } from './member-months.ts'
import { month, monthsFrom, plusMonths } from './month.ts'
import { type PaymentCommand, type PaymentFacts, recordPayment } from './payment.ts'
import { consentRefusals } from './reduction.ts'
import type { QuarterlyConsent } from './types.ts'

const TODAY = date('2026-12-31')
const owes = (facts: LiabilityFacts, of: string) => () => {
  const found = liabilityIn(facts, month(of))
  return found.known ? LIABILITY_LABELS[found.value] : `待定：缺${found.ask.label}`
}
const takes = (facts: LiabilityFacts, of: string) => () => {
  const found = collectorIn(facts, month(of))
  return found.known ? found.value : `待定：缺${found.ask.label}`
}
const dueBy =
  (facts: LiabilityFacts, of: string, norms: Norms = LAW_ONLY, consent?: QuarterlyConsent) =>
  () =>
    payBy(facts, month(of), norms, consent) ?? '没有规定'
const DAY_25: Norms = { local: [localNorm('dues.collectDay', 25)] }
const admitted = (on: string) => exampleLiability({ admittedOn: known(date(on)), homes: [{ orgId: 'o1', from: date(on) }] })
const ended = exampleLiability({ endedOn: date('2026-05-10') })
const stopped = exampleLiability({ stopped: [{ from: date('2026-03-15'), until: date('2026-06-10') }] })
const moved = exampleLiability({
  homes: [
    { orgId: 'o1', from: date('2020-04-28'), until: date('2026-03-05') },
    { orgId: 'o2', from: date('2026-03-05') },
  ],
})
const gone = exampleLiability({ homes: [{ orgId: 'o1', from: date('2020-04-28'), until: date('2026-03-05') }] })
const arrived = exampleLiability({ homes: [{ orgId: 'o2', from: date('2026-03-05') }] })

const pay = (changes: Partial<PaymentCommand> = {}, facts: Partial<PaymentFacts> = {}, today: PlainDate = TODAY) => {
  const found = recordPayment(examplePaymentFacts(facts), examplePayment(changes), today, LAW_ONLY)
  if (!found.ok) return inBrief(found.refusals)
  const entries = standing(found.value)
    .filter((entry) => entry.kind !== 'due')
    .map((entry) => `${ENTRY_KIND_LABELS[entry.kind]} ${inYuan(entry.amountFen)}`)
  return [...entries, ...(found.warnings.length > 0 ? [inBrief(found.warnings)] : [])].join('；')
}
const paid = (changes: Partial<PaymentCommand>, facts?: Partial<PaymentFacts>) => () => pay(changes, facts)
const lines = (from: string, count: number, amount = '42.00') =>
  monthsFrom(month(from), plusMonths(month(from), count - 1)).map((one) => ({ month: one, amountFen: money(amount) }))
const march = (amount: string) => [{ month: month('2026-03'), amountFen: money(amount) }]
const note = '示例同志简要情况'

/** 未交的月份，期限为各月末。 */
const unpaid = (from: string, count: number, changes: Readonly<Record<string, Partial<DuesMonth>>> = {}): DuesMonth[] =>
  monthsFrom(month(from), plusMonths(month(from), count - 1)).map((one) => ({
    month: one,
    payBy: payBy(exampleLiability(), one, LAW_ONLY, undefined),
    owedFen: money('42.00'),
    hasPaid: false,
    isExcused: false,
    ...changes[one],
  }))
const stage = (months: DuesMonth[], on: string) => () => {
  const found = arrearsOn(months, date(on), LAW_ONLY)
  return `连续 ${found.months.length} 个月，${ARREARS_STAGE_LABELS[found.stage]}，欠 ${inYuan(found.owedFen)}`
}
const reminder = (on: string) => () => {
  const [first] = unpaid('2026-03', 1)
  return first ? inBrief(collectionFindings(first, date(on), LAW_ONLY)) : ''
}
const ALL: ArrearsRecords = { remindedOn: [date('2026-02-01')], talkOn: date('2026-04-05'), noticeOn: date('2026-06-05') }
const decide = (count: number, records: ArrearsRecords) => () =>
  inBrief(decisionRefusals(arrearsOn(unpaid('2026-01', count), date('2026-12-31'), LAW_ONLY), records))
const state = (records: ArrearsRecords) => () =>
  CASE_STATE_LABELS[caseState(arrearsOn(unpaid('2026-01', 6), date('2026-07-01'), LAW_ONLY), records)]
const large: LargeContribution = { id: 'e1', personId: 'p1', paidOn: date('2026-03-20'), amountFen: money('1000.00') }
const sheet = (changes: Partial<LargeContribution>) => () => LARGE_STATE_LABELS[largeState({ ...large, ...changes })]

const LIABILITY_CASES: readonly WorkedCase[] = [
  {
    rule: 'DUE-01',
    sentence: '9.1 第40例：4 月 28 日支部大会接收的预备党员，6 月上级才批准：4 月',
    expected: '应交',
    outcome: owes(admitted('2026-04-28'), '2026-04'),
  },
  { rule: 'DUE-01', sentence: '4 月 28 日接收，3 月', expected: '不应交', outcome: owes(admitted('2026-04-28'), '2026-03') },
  {
    rule: 'DUE-01',
    sentence: '收缴日 25 日，4 月 28 日接收，4 月党费何日前交',
    expected: '2026-05-25',
    outcome: dueBy(admitted('2026-04-28'), '2026-04', DAY_25),
  },
  {
    rule: 'DUE-01',
    sentence: '收缴日 25 日，4 月 25 日接收，4 月党费何日前交',
    expected: '2026-04-25',
    outcome: dueBy(admitted('2026-04-25'), '2026-04', DAY_25),
  },
  {
    rule: 'DUE-01',
    sentence: '5 月 10 日去世，5 月',
    expected: '离开当月，已交的不退，未交的不催',
    outcome: owes(ended, '2026-05'),
  },
  { rule: 'DUE-01', sentence: '5 月 10 日去世，6 月', expected: '不应交', outcome: owes(ended, '2026-06') },
  { rule: 'DUE-01', sentence: '5 月 10 日去世，4 月', expected: '应交', outcome: owes(ended, '2026-04') },
  { rule: 'DUE-01', sentence: '3 月 15 日停止党籍，4 月', expected: '停止党籍期间不交', outcome: owes(stopped, '2026-04') },
  {
    rule: 'DUE-01',
    sentence: '3 月 15 日停止党籍，3 月',
    expected: '离开当月，已交的不退，未交的不催',
    outcome: owes(stopped, '2026-03'),
  },
  { rule: 'DUE-01', sentence: '6 月 10 日恢复党籍，6 月', expected: '应交', outcome: owes(stopped, '2026-06') },
  {
    rule: 'DUE-01',
    sentence: '入党日期不详，2026 年 3 月 5 日才有支部记录：3 月',
    expected: '待定：缺入党日期',
    outcome: owes({ ...arrived, admittedOn: unknown('member.joinedOn', '入党日期') }, '2026-03'),
  },
  {
    rule: 'DUE-01',
    sentence: '入党日期不详，2026 年 3 月 1 日才有支部记录：3 月',
    expected: '待定：缺入党日期',
    outcome: owes(
      { ...arrived, homes: [{ orgId: 'o2', from: date('2026-03-01') }], admittedOn: unknown('member.joinedOn', '入党日期') },
      '2026-03',
    ),
  },
  {
    rule: 'DUE-01',
    sentence: '入党日期不详，2026 年 3 月 5 日起在支部：4 月',
    expected: '应交',
    outcome: owes({ ...arrived, admittedOn: unknown('member.joinedOn', '入党日期') }, '2026-04'),
  },
  { rule: 'DUE-01', sentence: '3 月 5 日自外市转入，3 月', expected: '由名册以外的支部收', outcome: owes(arrived, '2026-03') },
  { rule: 'DUE-01', sentence: '3 月 5 日自外市转入，4 月', expected: '应交', outcome: owes(arrived, '2026-04') },
  { rule: 'DUE-01', sentence: '3 月 5 日转往外市，3 月', expected: '应交', outcome: owes(gone, '2026-03') },
  { rule: 'DUE-01', sentence: '3 月 5 日转往外市，4 月', expected: '由名册以外的支部收', outcome: owes(gone, '2026-04') },
  {
    rule: 'DUE-01',
    sentence: '接收被取消，已经交过 3 月党费',
    expected: '提醒：2026年3月不应交而已交 42.00 元',
    outcome: () => {
      const account = memberAccount([exampleEntry('1', 'due'), exampleEntry('2', 'paid')], 'p1')
      return inBrief(refundFindings(exampleLiability({ annulledOn: date('2026-06-01') }), account))
    },
  },
  { rule: 'DUE-18', sentence: '3 月 5 日转到第二支部，3 月由谁收', expected: 'o1', outcome: takes(moved, '2026-03') },
  { rule: 'DUE-18', sentence: '3 月 5 日转到第二支部，4 月由谁收', expected: 'o2', outcome: takes(moved, '2026-04') },
  {
    rule: 'DUE-18',
    sentence: '3 月 1 日转到第二支部，3 月由谁收',
    expected: 'o1',
    outcome: takes(
      exampleLiability({
        homes: [
          { orgId: 'o1', from: date('2020-04-28'), until: date('2026-03-01') },
          { orgId: 'o2', from: date('2026-03-01') },
        ],
      }),
      '2026-03',
    ),
  },
  {
    rule: 'DUE-18',
    sentence: '3 月 5 日自外市转入，3 月由谁收',
    expected: '待定：缺2026年3月的组织关系所在支部',
    outcome: takes(arrived, '2026-03'),
  },
  { rule: 'DUE-18', sentence: '4 月 28 日接收，4 月由谁收', expected: 'o1', outcome: takes(admitted('2026-04-28'), '2026-04') },
  {
    rule: 'DUE-18',
    sentence: '持活动证的流动党员可以交给哪些支部',
    expected: 'o1、o7',
    outcome: () =>
      placesIn(exampleLiability(), [{ orgId: 'o7', from: date('2026-01-01'), entry: '示例 7 号' }], month('2026-03')).join('、'),
  },
  {
    rule: 'DUE-18',
    sentence: '1 至 3 月结清，4 月未交，介绍信写交至哪个月',
    expected: '2026-03',
    outcome: () => paidThrough(month('2026-01'), month('2026-06'), (of) => of <= month('2026-03')) ?? '没有',
  },
]

const PAYMENT_CASES: readonly WorkedCase[] = [
  { rule: 'DUE-13', sentence: '本人交 3 月党费', expected: '实交 42.00 元', outcome: paid({}) },
  {
    rule: 'DUE-13',
    sentence: '只交了 30.00 元',
    expected: '实交 30.00 元；提醒：2026年3月还欠 12.00 元',
    outcome: paid({ months: march('30.00') }),
  },
  {
    rule: 'DUE-13',
    sentence: '亲属代交，没有写姓名',
    expected: '不能办理：没有写明代交人',
    outcome: paid({ payer: { role: 'relative' } }),
  },
  {
    rule: 'DUE-13',
    sentence: '经同意按季度交，1 月党费何日前交',
    expected: '2026-03-31',
    outcome: dueBy(exampleLiability(), '2026-01', LAW_ONLY, { from: month('2026-01'), until: month('2026-12') }),
  },
  {
    rule: 'DUE-13',
    sentence: '同意按季度交，没有终止月份',
    expected: '不能办理：按季度交纳没有终止月份',
    outcome: () => inBrief(consentRefusals({ from: month('2026-01') }, date('2026-01-05'))),
  },
  {
    rule: 'DUE-13',
    sentence: '收缴日 30 日，2 月何日前交',
    expected: '2026-02-28',
    outcome: dueBy(exampleLiability(), '2026-02', { local: [localNorm('dues.collectDay', 30)] }),
  },
  { rule: 'DUE-13', sentence: '离 3 月 31 日还有四天', expected: '不提示', outcome: reminder('2026-03-27') },
  {
    rule: 'DUE-13',
    sentence: '离 3 月 31 日还有三天',
    expected: '提示：2026年3月党费 42.00 元，2026年3月31日前交',
    outcome: reminder('2026-03-28'),
  },
  {
    rule: 'DUE-13',
    sentence: '4 月 1 日仍未交 3 月党费',
    expected: '提醒：2026年3月党费 42.00 元，2026年3月31日前交，已过期限',
    outcome: reminder('2026-04-01'),
  },
  {
    rule: 'DUE-14',
    sentence: '7 月一次补交 1 至 6 月，六个月',
    expected: '实交 42.00 元；实交 42.00 元；实交 42.00 元；实交 42.00 元；实交 42.00 元；实交 42.00 元',
    outcome: paid({ months: lines('2026-01', 6), paidOn: date('2026-07-10') }),
  },
  {
    rule: 'DUE-14',
    sentence: '8 月一次补交 1 至 7 月，七个月',
    expected: `${'实交 42.00 元；'.repeat(7)}提醒：一次补交 7 个月，一般不超过 6 个月`,
    outcome: paid({ months: lines('2026-01', 7), paidOn: date('2026-08-10') }),
  },
  {
    rule: 'DUE-14',
    sentence: '一月预交到 3 月，本季度内',
    expected: '实交 42.00 元；实交 42.00 元；实交 42.00 元',
    outcome: paid({ months: lines('2026-01', 3), paidOn: date('2026-01-10') }),
  },
  {
    rule: 'DUE-14',
    sentence: '3 月预交 4 月，跨季度',
    expected: '实交 42.00 元；实交 42.00 元；提醒：预交到2026年4月，超出本季度',
    outcome: paid({ months: lines('2026-03', 2) }),
  },
  {
    rule: 'DUE-14',
    sentence: '3 月预交到 9 月，六个月',
    expected: `${'实交 42.00 元；'.repeat(7)}提醒：预交到2026年9月，超出本季度`,
    outcome: paid({ months: lines('2026-03', 7) }),
  },
  {
    rule: 'DUE-14',
    sentence: '3 月预交到 10 月，超过六个月',
    expected: '不能办理：预交到2026年10月，超过 6 个月',
    outcome: paid({ months: lines('2026-03', 8) }),
  },
  {
    rule: 'DUE-14',
    sentence: '补交去年 12 月，按去年的数额 40.00 元',
    expected: '实交 40.00 元',
    outcome: paid(
      { months: lines('2025-12', 1, '40.00') },
      { billOf: (of) => exampleBill(of < month('2026-01') ? '40.00' : '42.00') },
    ),
  },
  {
    rule: 'DUE-17',
    sentence: '9.1 第38例：应交 90.00 元，一次自愿多交 999.99 元',
    expected: '实交 90.00 元；自愿多交 999.99 元',
    outcome: paid(
      { months: march('90.00'), extraFen: money('999.99'), isVoluntary: true },
      { billOf: () => exampleBill('90.00') },
    ),
  },
  {
    rule: 'DUE-17',
    sentence: '9.1 第39例：应交 90.00 元，一次自愿多交 1000.00 元',
    expected: '实交 90.00 元；大额党费 1000.00 元',
    outcome: paid(
      { months: march('90.00'), extraFen: money('1000.00'), isVoluntary: true, memberNote: note },
      { billOf: () => exampleBill('90.00') },
    ),
  },
  {
    rule: 'DUE-13',
    sentence: '决定少交到 5.00 元，3 月还没有出账，交 5.00 元',
    expected: '减免 37.00 元；实交 5.00 元',
    outcome: paid({ months: march('5.00') }, { billOf: () => exampleBill('42.00', '37.00') }),
  },
  {
    rule: 'DUE-17',
    sentence: '多交而本人没有表示自愿',
    expected: '不能办理：多交须由本人表示自愿',
    outcome: paid({ extraFen: money('8.00') }),
  },
  {
    rule: 'DUE-17',
    sentence: '大额党费没有党员简要情况',
    expected: '不能办理：大额党费须附党员简要情况',
    outcome: paid({ extraFen: money('1000.00'), isVoluntary: true }),
  },
  {
    rule: 'DUE-17',
    sentence: '大额党费已上缴，收据未到',
    expected: '已上缴，待中央收据',
    outcome: sheet({ sentOn: date('2026-04-01') }),
  },
  {
    rule: 'DUE-17',
    sentence: '大额党费收据已到',
    expected: '已取得中央收据',
    outcome: sheet({ sentOn: date('2026-04-01'), receipt: { no: '示例 1 号', on: date('2026-05-01') } }),
  },
  {
    rule: 'DUE-18',
    sentence: '3 月已经交清，又交一次',
    expected: '不能办理：2026年3月超出应交 42.00 元',
    outcome: paid({ clientKey: 'k2' }, { entries: [exampleEntry('1', 'due'), exampleEntry('2', 'paid')] }),
  },
  {
    rule: 'DUE-18',
    sentence: '4 月党费交给原支部',
    expected: '不能办理：2026年4月的党费不由本支部收',
    outcome: paid({ months: lines('2026-04', 1), paidOn: date('2026-04-20') }, { placesOf: () => ['o2'] }),
  },
  {
    rule: 'DUE-18',
    sentence: '数额没有核定的月份不能收',
    expected: '不能办理：数额待定，缺2026年3月：2026年党费核定数额',
    outcome: paid({}, { billOf: () => ({ ...exampleBill('0.00'), dueFen: unknown('dues.fixing', '2026年党费核定数额') }) }),
  },
  {
    rule: 'DUE-19',
    sentence: '学校为党员垫交',
    expected: '不能办理：党组织和单位不得为党员垫交党费',
    outcome: paid({ payer: { role: 'organisation', name: '学校' } }),
  },
  {
    rule: 'DUE-19',
    sentence: '从工资中代扣，没有本人书面同意',
    expected: '不能办理：没有本人书面同意，不得从工资中扣缴',
    outcome: paid({ channel: 'payroll' }),
  },
  {
    rule: 'DUE-19',
    sentence: '从工资中代扣，有本人书面同意',
    expected: '实交 42.00 元',
    outcome: paid({ channel: 'payroll', payrollConsentNo: '同意书 3 号' }),
  },
  {
    rule: 'DUE-19',
    sentence: '整批记为已交，没有收据',
    expected: '不能办理：没有收据编号或者收款人，不能记为已交',
    outcome: paid({ receiptNo: undefined }),
  },
]

const ARREARS_CASES: readonly WorkedCase[] = [
  {
    rule: 'DUE-15',
    sentence: '9.5 第8例：1 至 6 月未交，5 月支部认可理由，7 月 1 日',
    expected: '连续 1 个月，提示收缴人，欠 210.00 元',
    outcome: stage(unpaid('2026-01', 6, { '2026-05': { isExcused: true } }), '2026-07-01'),
  },
  ...(
    [
      [1, '连续 1 个月，提示收缴人，欠 42.00 元'],
      [2, '连续 2 个月，提醒支部书记，欠 84.00 元'],
      [3, '连续 3 个月，谈话提醒并记录，欠 126.00 元'],
      [4, '连续 4 个月，谈话提醒并记录，欠 168.00 元'],
      [5, '连续 5 个月，书面通知本人，欠 210.00 元'],
      [6, '连续 6 个月，立案核查，欠 252.00 元'],
    ] as const
  ).map(([count, expected]) => ({
    rule: 'DUE-15',
    sentence: `连续 ${count} 个月未交，已过期限`,
    expected,
    outcome: stage(unpaid('2026-01', count), '2026-12-31'),
  })),
  {
    rule: 'DUE-15',
    sentence: '第六个月的期限还没有过',
    expected: '连续 5 个月，书面通知本人，欠 210.00 元',
    outcome: stage(unpaid('2026-01', 6), '2026-06-30'),
  },
  {
    rule: 'DUE-15',
    sentence: '1 至 6 月只交了 4 月',
    expected: '连续 2 个月，提醒支部书记，欠 210.00 元',
    outcome: stage(unpaid('2026-01', 6, { '2026-04': { hasPaid: true, owedFen: fen(0) } }), '2026-07-01'),
  },
  {
    rule: 'DUE-15',
    sentence: '六个月未交，只提示由组织核查',
    expected: '提醒：连续 6 个月未交党费（2026年1月、2026年2月、2026年3月、2026年4月、2026年5月、2026年6月）',
    outcome: () => inBrief(arrearsFindings(arrearsOn(unpaid('2026-01', 6), date('2026-07-01'), LAW_ONLY))),
  },
  { rule: 'DUE-15', sentence: '六个月，记录齐全，提交支部大会', expected: '不提示', outcome: decide(6, ALL) },
  {
    rule: 'DUE-15',
    sentence: '五个月，提交支部大会',
    expected: '不能办理：连续未交 5 个月，不满规定月数',
    outcome: decide(5, ALL),
  },
  {
    rule: 'DUE-15',
    sentence: '六个月，没有谈话和书面通知',
    expected: '不能办理：缺谈话记录、书面通知',
    outcome: decide(6, { remindedOn: ALL.remindedOn }),
  },
  { rule: 'DUE-15', sentence: '六个月，已书面通知', expected: '待支部大会讨论', outcome: state(ALL) },
  {
    rule: 'DUE-15',
    sentence: '支部大会已决定，上级未批',
    expected: '待上级批准',
    outcome: state({ ...ALL, meetingDecidedOn: date('2026-07-20') }),
  },
]

/** DUE-01、DUE-13 至 DUE-15、DUE-17 至 DUE-19 的示例，含规则书 9.1 第 38 至 40 例和 9.5 第 8 例。 */
export const COLLECTION_CASES: readonly WorkedCase[] = [...LIABILITY_CASES, ...PAYMENT_CASES, ...ARREARS_CASES]
