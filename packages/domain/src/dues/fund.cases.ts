import { date, known, periodOf } from '../kernel/index.ts'
import { inBrief, LAW_ONLY, type WorkedCase } from '../norms/index.ts'
import { OBLIGATION_STATE_LABELS } from '../obligation/types.ts'
import { inYuan } from './base.ts'
import {
  type AccountDuties,
  destroyRefusals,
  dutyRefusals,
  type Handover,
  handoverRefusals,
  type KeptRecord,
  keepUntil,
  reconcile,
  type Statement,
} from './books.ts'
import { EXAMPLE_NOTICE, exampleDues, exampleEntry, money } from './examples.ts'
import { append, cashBook, type LedgerEntry } from './ledger.ts'
import { type LocalDues, NO_LOCAL_DUES, type RemittanceShare } from './local.ts'
import { month } from './month.ts'
import type { DuesFacts } from './obligation-facts.ts'
import { duesObligations } from './obligations.ts'
import { publicationFigures, publicationRefusals } from './publication.ts'
import {
  centralDue,
  collectedFen,
  compareRemittance,
  REMITTANCE_STATE_LABELS,
  type Remittance,
  remitRefusals,
  remittanceDue,
  remittanceFindings,
  shareOn,
  shareRefusals,
} from './remittance.ts'
import { type Expense, expenseRefusals, requestRefusals } from './spending.ts'

const Q1 = periodOf('quarter', date('2026-02-01'))
const share: RemittanceShare = {
  fromLevel: 'school',
  toLevel: 'county',
  basisPoints: 5000,
  period: 'quarter',
  dueDays: 20,
  from: date('2026-01-01'),
  cite: EXAMPLE_NOTICE,
}
const LOCAL: LocalDues = { ...NO_LOCAL_DUES, shares: [share] }
const owed = (local: LocalDues, collected: string) => () => {
  const due = remittanceDue(shareOn('school', 'county', Q1.last, local), Q1, money(collected))
  return due.known ? `应上缴 ${inYuan(due.value.dueFen)}，${due.value.dueOn} 前` : `待定：缺${due.ask.label}`
}
const sent = (amount: string, confirmed?: string): Remittance => ({
  period: '2026-Q1',
  sentFen: money(amount),
  sentOn: date('2026-04-10'),
  ...(confirmed === undefined ? {} : { confirmedFen: money(confirmed), confirmedOn: date('2026-04-12') }),
})
const compare =
  (on: string, ...list: Remittance[]) =>
  () => {
    const due = remittanceDue(known(share), Q1, money('1000.00'))
    if (!due.known) return '待定'
    return `${REMITTANCE_STATE_LABELS[compareRemittance(due.value, list).state]}；${inBrief(remittanceFindings(due.value, list, date(on)))}`
  }

const expense: Expense = {
  on: date('2026-06-20'),
  amountFen: money('300.00'),
  use: 'materials',
  decision: { on: date('2026-06-10'), minutesNo: '支委会 6 号' },
  proposerId: 'a',
  approverId: 'b',
  cashierId: 'c',
  invoiceNo: '0012',
}
const spend =
  (changes: Partial<Expense> = {}, local = NO_LOCAL_DUES) =>
  () =>
    inBrief(expenseRefusals({ ...expense, ...changes }, local))
const MAPPED: LocalDues = {
  ...NO_LOCAL_DUES,
  uses: [{ line: 'meetings', use: 'training', from: date('2026-01-01'), cite: EXAMPLE_NOTICE }],
}
const request = (to: string) => () => inBrief(requestRefusals('branch', to, (id) => (id === 'branch' ? 'school' : 'county')))

/** 示例账：期初 100.00 元，1 月收 42.00，2 月多交 8.00，3 月上缴 25.00，大额 1000.00。 */
const BOOK: readonly LedgerEntry[] = [
  exampleEntry('d', 'due', { on: date('2026-01-01') }),
  exampleEntry('a', 'paid', { on: date('2026-01-20') }),
  exampleEntry('b', 'extra', { on: date('2026-02-20'), amountFen: money('8.00') }),
  exampleEntry('c', 'remitted', { on: date('2026-03-20'), amountFen: money('25.00') }),
  exampleEntry('l', 'large', { on: date('2026-03-21'), amountFen: money('1000.00') }),
]
const book = () => cashBook(BOOK, 'o1', 'ordinary', date('2026-02-01'), date('2026-03-31'), money('100.00'))
const closed = (statement: Partial<Statement>) => () =>
  inBrief(reconcile(book(), { openingFen: money('142.00'), closingFen: money('125.00'), ...statement }))
const add = (entry: LedgerEntry, closedThrough?: string) => () => {
  const found = append(
    { entries: BOOK, startFen: money('100.00'), closedThrough: closedThrough ? month(closedThrough) : undefined },
    entry,
  )
  return found.ok ? `账上 ${found.value.length} 笔` : inBrief(found.refusals)
}
const reversal = (id: string, of: string, changes: Partial<LedgerEntry> = {}) =>
  exampleEntry(id, 'reversal', { reverses: of, on: date('2026-04-01'), reason: '登记错误', ...changes })

const handover: Handover = {
  on: date('2026-09-01'),
  fromId: 'a',
  toId: 'b',
  witnessId: 'c',
  balanceFen: money('125.00'),
  hasBooks: true,
  hasReceipts: true,
  signedBy: ['a', 'b', 'c'],
}
const hand = (changes: Partial<Handover>) => () => inBrief(handoverRefusals({ ...handover, ...changes }, money('125.00')))
const keepers = (duties: AccountDuties) => () => inBrief(dutyRefusals(duties))
const keep = (kind: KeptRecord) => () => {
  const until = keepUntil(kind, date('2026-03-20'), date('2026-12-31'), LAW_ONLY)
  return until.known ? (until.value === 'forever' ? '永久' : until.value) : '待定'
}
const destroy = (kind: KeptRecord, on: string) => () => inBrief(destroyRefusals(kind, date('2026-03-20'), date(on), LAW_ONLY))
const duty = (rule: string, facts: Partial<DuesFacts>, on: string, period: string) => () => {
  const list = duesObligations(exampleDues(facts), { from: date('2026-01-01'), to: date('2026-12-31') }, date(on), LAW_ONLY)
  const found = list.find((one) => one.rule === rule && one.key.endsWith(`:${period}`))
  return found
    ? `${OBLIGATION_STATE_LABELS[found.state]}，${found.opens} 至 ${found.due}${found.weight === 'flag' ? '，重点' : ''}`
    : '没有任务'
}
const published = [{ id: 'x', year: 2025, on: date('2026-01-20') }]

const REMITTANCE_CASES: readonly WorkedCase[] = [
  {
    rule: 'DUE-20',
    sentence: '比例没有设定',
    expected: '待定：缺学校党委（总支）上缴县区的比例（本地规定）',
    outcome: owed(NO_LOCAL_DUES, '1000.00'),
  },
  {
    rule: 'DUE-20',
    sentence: '比例没有设定，办理上缴',
    expected: '不能办理：没有设定学校党委（总支）上缴县区的比例（本地规定）',
    outcome: () => inBrief(remitRefusals(shareOn('school', 'county', Q1.last, NO_LOCAL_DUES), Q1, date('2026-04-05'))),
  },
  {
    rule: 'DUE-20',
    sentence: '实收 1000.01 元，本地规定 50%',
    expected: '应上缴 500.01 元，2026-04-20 前',
    outcome: owed(LOCAL, '1000.01'),
  },
  {
    rule: 'DUE-20',
    sentence: '省全年实收 1000.00 元，上缴中央',
    expected: '50.00 元',
    outcome: () => {
      const due = centralDue(money('1000.00'), 2026, LAW_ONLY)
      return due.known ? inYuan(due.value) : '待定'
    },
  },
  {
    rule: 'DUE-20',
    sentence: '实交 42.00 元、多交 8.00 元、大额 1000.00 元，实收按多少算',
    expected: '50.00 元',
    outcome: () => inYuan(collectedFen(BOOK, Q1.first, Q1.last)),
  },
  {
    rule: 'DUE-20',
    sentence: '应上缴 500.00 元，没有上缴，期限当日',
    expected: '待上缴；不提示',
    outcome: compare('2026-04-20'),
  },
  {
    rule: 'DUE-20',
    sentence: '应上缴 500.00 元，没有上缴，过了期限',
    expected: '待上缴；提醒：2026年第一季度应上缴 500.00 元，已上缴 0.00 元，期限 2026年4月20日 已过',
    outcome: compare('2026-04-21'),
  },
  {
    rule: 'DUE-20',
    sentence: '上缴 500.00 元，上级未确认',
    expected: '已上缴，待上级确认；不提示',
    outcome: compare('2026-04-15', sent('500.00')),
  },
  {
    rule: 'DUE-20',
    sentence: '上缴 500.00 元，上级确认一致',
    expected: '上级已确认；不提示',
    outcome: compare('2026-04-15', sent('500.00', '500.00')),
  },
  {
    rule: 'DUE-20',
    sentence: '上缴 500.00 元，上级只收到 480.00 元',
    expected: '有差额；提醒：2026年第一季度上级确认数比上缴数少 20.00 元',
    outcome: compare('2026-04-15', sent('500.00', '480.00')),
  },
  {
    rule: 'DUE-20',
    sentence: '少缴 10.00 元',
    expected: '有差额；提醒：2026年第一季度上缴数比应缴数少 10.00 元',
    outcome: compare('2026-04-15', sent('490.00', '490.00')),
  },
  {
    rule: 'DUE-20',
    sentence: '登记 120% 的上缴比例',
    expected: '不能办理：上缴比例 120% 不在 0 至 100% 之间',
    outcome: () => inBrief(shareRefusals({ ...share, basisPoints: 12_000 })),
  },
  {
    rule: 'DUE-20',
    sentence: '3 月已经结账，再记 3 月的账',
    expected: '不能办理：2026年3月已经结账',
    outcome: add(exampleEntry('n', 'interest', { amountFen: money('1.00'), on: date('2026-03-31') }), '2026-03'),
  },
  {
    rule: 'DUE-20',
    sentence: '比例没有设定的，任务待补充',
    expected: '待补充，2026-04-01 至 2026-04-01',
    outcome: duty('DUE-20', { level: { from: 'school', to: 'county' } }, '2026-04-10', '2026-Q1'),
  },
]

const SPENDING_CASES: readonly WorkedCase[] = [
  { rule: 'DUE-21', sentence: '购买党员教育资料', expected: '不提示', outcome: spend() },
  {
    rule: 'DUE-21',
    sentence: '没有写明用途',
    expected: '不能办理：没有写明用途，或者不是党费允许的用途',
    outcome: spend({ use: undefined }),
  },
  {
    rule: 'DUE-21',
    sentence: '聚餐',
    expected: '不能办理：没有写明用途，或者不是党费允许的用途',
    outcome: spend({ use: 'banquet' }),
  },
  {
    rule: 'DUE-21',
    sentence: '主题党日费用，本地没有用途对照',
    expected: '提醒：“会议、党课、主题党日、换届的费用”不在规定的五项用途之内，本地没有对照',
    outcome: spend({ use: 'meetings' }),
  },
  { rule: 'DUE-21', sentence: '主题党日费用，本地对照为培训', expected: '不提示', outcome: spend({ use: 'meetings' }, MAPPED) },
  {
    rule: 'DUE-21',
    sentence: '结存 125.00 元，支出 125.01 元',
    expected: '不能办理：账上结存不足，还差 0.01 元',
    outcome: add(exampleEntry('n', 'used', { amountFen: money('125.01'), on: date('2026-04-01') })),
  },
  {
    rule: 'DUE-21',
    sentence: '结存 125.00 元，支出 125.00 元',
    expected: '账上 6 笔',
    outcome: add(exampleEntry('n', 'used', { amountFen: money('125.00'), on: date('2026-04-01') })),
  },
  {
    rule: 'DUE-22',
    sentence: '没有会议记录',
    expected: '不能办理：没有集体研究的会议记录',
    outcome: spend({ decision: undefined }),
  },
  {
    rule: 'DUE-22',
    sentence: '先付款后开会',
    expected: '不能办理：付款早于集体决定',
    outcome: spend({ decision: { on: date('2026-06-21'), minutesNo: '支委会 7 号' } }),
  },
  {
    rule: 'DUE-22',
    sentence: '批准人就是付款人',
    expected: '不能办理：提出、批准、付款不能是同一人',
    outcome: spend({ cashierId: 'b' }),
  },
  {
    rule: 'DUE-22',
    sentence: '专款改作他用',
    expected: '不能办理：下拨的党费只能用于指定用途',
    outcome: spend({ grant: { use: 'hardship', leftFen: money('500.00') } }),
  },
  {
    rule: 'DUE-22',
    sentence: '补助 5 人，2 人没有签字',
    expected: '不能办理：5 人领取，2 人没有签字',
    outcome: spend({ use: 'hardship', receivers: { count: 5, signed: 3 } }),
  },
  { rule: 'DUE-22', sentence: '向直接上级申请下拨', expected: '不提示', outcome: request('school') },
  {
    rule: 'DUE-22',
    sentence: '越级申请',
    expected: '不能办理：申请下拨党费应当报上一级党组织，不能越级',
    outcome: request('county'),
  },
]

const BOOKS_CASES: readonly WorkedCase[] = [
  {
    rule: 'DUE-23',
    sentence: '期初 142.00，收 8.00，支 25.00，期末 125.00',
    expected: '不提示',
    outcome: closed({ bankFen: money('125.00') }),
  },
  {
    rule: 'DUE-23',
    sentence: '期末填成 126.00',
    expected: '不能办理：期末填 126.00 元，142.00 元 ＋ 8.00 元 － 25.00 元 ＝ 125.00 元',
    outcome: closed({ closingFen: money('126.00') }),
  },
  {
    rule: 'DUE-23',
    sentence: '银行少 5.00 元，没有说明',
    expected: '不能办理：账面 125.00 元，银行 120.00 元，相差 5.00 元',
    outcome: closed({ bankFen: money('120.00') }),
  },
  {
    rule: 'DUE-23',
    sentence: '银行少 5.00 元，写明在途',
    expected: '提醒：账面 125.00 元，银行 120.00 元，相差 5.00 元',
    outcome: closed({ bankFen: money('120.00'), explanation: '3 月 31 日存入，次日入账' }),
  },
  {
    rule: 'DUE-23',
    sentence: '会计兼出纳',
    expected: '不能办理：会计和出纳不能是同一人',
    outcome: keepers({ accountantId: 'a', cashierId: 'a' }),
  },
  { rule: 'DUE-23', sentence: '会计和出纳分设', expected: '不提示', outcome: keepers({ accountantId: 'a', cashierId: 'b' }) },
  {
    rule: 'DUE-24',
    sentence: '支部 2025 年度公布，1 月 20 日已公布',
    expected: '已完成，2026-01-01 至 2026-01-31',
    outcome: duty('DUE-24', { publications: published }, '2026-02-10', '2025'),
  },
  {
    rule: 'DUE-24',
    sentence: '支部没有公布，2 月 1 日',
    expected: '已逾期，2026-01-01 至 2026-01-31',
    outcome: duty('DUE-24', {}, '2026-02-01', '2025'),
  },
  {
    rule: 'DUE-24',
    sentence: '支部没有公布，4 月 1 日',
    expected: '已逾期，2026-01-01 至 2026-01-31，重点',
    outcome: duty('DUE-24', {}, '2026-04-01', '2025'),
  },
  {
    rule: 'DUE-24',
    sentence: '临时党支部不收党费，没有公布任务',
    expected: '没有任务',
    outcome: duty('DUE-24', { kind: 'temporaryBranch' }, '2026-04-01', '2025'),
  },
  {
    rule: 'DUE-24',
    sentence: '公布的表只有姓名和数额',
    expected: '党员一 42.00 元；结存 125.00 元',
    outcome: () => {
      const figures = publicationFigures(2026, book(), BOOK, [{ personId: 'p1', name: '党员一' }])
      return [...figures.lines.map((line) => `${line.name} ${inYuan(line.paidFen)}`), `结存 ${inYuan(figures.closingFen)}`].join(
        '；',
      )
    },
  },
  {
    rule: 'DUE-24',
    sentence: '公布的结存与账上不同',
    expected: '不能办理：公布的结存 130.00 元，账上 125.00 元',
    outcome: () =>
      inBrief(
        publicationRefusals(
          { year: 2026, on: date('2027-01-10'), place: '公示栏', closingFen: money('130.00') },
          money('125.00'),
        ),
      ),
  },
  { rule: 'DUE-25', sentence: '2026 年 3 月的凭证保管到哪天', expected: '2056-12-31', outcome: keep('vouchers') },
  { rule: 'DUE-25', sentence: '2026 年 3 月的银行对账单保管到哪天', expected: '2036-12-31', outcome: keep('statements') },
  { rule: 'DUE-25', sentence: '年度报告', expected: '永久', outcome: keep('reports') },
  {
    rule: 'DUE-25',
    sentence: '期满当日销毁对账单',
    expected: '不能办理：银行对账单和期中报表保管到 2036年12月31日，不能销毁',
    outcome: destroy('statements', '2036-12-31'),
  },
  { rule: 'DUE-25', sentence: '期满次日销毁对账单', expected: '不提示', outcome: destroy('statements', '2037-01-01') },
  { rule: 'DUE-25', sentence: '冲正 1 月实交', expected: '账上 6 笔', outcome: add(reversal('r', 'a')) },
  {
    rule: 'DUE-25',
    sentence: '冲正没有写明原因',
    expected: '不能办理：没有写明冲正原因',
    outcome: add(reversal('r', 'a', { reason: '' })),
  },
  {
    rule: 'DUE-25',
    sentence: '实交还在，冲正应交',
    expected: '不能办理：2026年3月已有实交或者减免，不能冲掉应交',
    outcome: add(reversal('r', 'd')),
  },
  {
    rule: 'DUE-25',
    sentence: '只冲正一部分',
    expected: '不能办理：冲正须为原数额 42.00 元',
    outcome: add(reversal('r', 'a', { amountFen: money('10.00') })),
  },
  { rule: 'DUE-26', sentence: '交接齐全', expected: '不提示', outcome: hand({}) },
  {
    rule: 'DUE-26',
    sentence: '没有交接就改任',
    expected: '不能办理：还没有办理党费交接',
    outcome: () => inBrief(handoverRefusals(undefined, money('125.00'))),
  },
  {
    rule: 'DUE-26',
    sentence: '移交结存与账上不符',
    expected: '不能办理：移交结存 120.00 元，账上 125.00 元',
    outcome: hand({ balanceFen: money('120.00') }),
  },
  {
    rule: 'DUE-26',
    sentence: '接手人自己监交',
    expected: '不能办理：没有监交人，或者监交人是交接双方之一',
    outcome: hand({ witnessId: 'b' }),
  },
]

/** DUE-20 至 DUE-26 的示例。 */
export const FUND_CASES: readonly WorkedCase[] = [...REMITTANCE_CASES, ...SPENDING_CASES, ...BOOKS_CASES]
