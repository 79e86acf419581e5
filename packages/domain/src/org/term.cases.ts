import { date, type Known, type PlainDate, unknown } from '../kernel/index.ts'
import { inBrief, LAW_ONLY, type WorkedCase } from '../norms/index.ts'
import { OBLIGATION_STATE_LABELS } from '../obligation/types.ts'
import { exampleOrg, exampleTermFrom } from './examples.ts'
import { orgObligations } from './obligations.ts'
import {
  electionDayRefusals,
  latestElectionDay,
  reminderDay,
  TERM_STATE_LABELS,
  termEnd,
  termFindings,
  termState,
} from './term.ts'
import type { OrgKind, TermFact } from './types.ts'

const TODAY = date('2026-06-15')
const inWord = (day: Known<PlainDate>) => (day.known ? day.value : `缺${day.ask.label}`)
const end = (kind: OrgKind, term: TermFact) => () => inWord(termEnd(term, kind, TODAY, LAW_ONLY))
const reminder = (kind: OrgKind, term: TermFact) => () => inWord(reminderDay(term, kind, TODAY, LAW_ONLY))
const latest = (kind: OrgKind, term: TermFact) => () => inWord(latestElectionDay(term, kind, TODAY, LAW_ONLY))
const state = (term: TermFact, on: string) => () => TERM_STATE_LABELS[termState(term, 'branch', date(on), LAW_ONLY)]
const findings = (rule: string, term: TermFact, on: string) => () =>
  inBrief(termFindings(exampleOrg({ terms: [term] }), date(on), LAW_ONLY), rule)
const held = (term: TermFact, on: string, docNo?: string) => () =>
  inBrief(electionDayRefusals(term, 'branch', date(on), LAW_ONLY, docNo))
const duty = (item: string, term: TermFact, on: string) => () =>
  orgObligations(exampleOrg({ terms: [term] }), date(on), LAW_ONLY)
    .filter((entry) => entry.key.includes(`:${item}:`))
    .map((entry) => `${OBLIGATION_STATE_LABELS[entry.state]}，${entry.opens} 至 ${entry.due}`)
    .join('；')

const autumn = exampleTermFrom('2022-09-15')
const approved = { delayedTo: date('2026-09-15'), delayDocNo: '示例〔2025〕8号' }

/** ORG-13、ORG-14、ORG-15 的示例，含规则书 9.5 第 1 至 4 例。 */
export const TERM_CASES: readonly WorkedCase[] = [
  { rule: 'ORG-13', sentence: '支部 2022 年 9 月 15 日选举，何日届满', expected: '2025-09-15', outcome: end('branch', autumn) },
  {
    rule: 'ORG-13',
    sentence: '党委 2020 年 2 月 29 日选举，何日届满',
    expected: '2025-02-28',
    outcome: end('committee', exampleTermFrom('2020-02-29')),
  },
  {
    rule: 'ORG-13',
    sentence: '党总支 2024 年 2 月 29 日选举，何日届满',
    expected: '2027-02-28',
    outcome: end('generalBranch', exampleTermFrom('2024-02-29')),
  },
  { rule: 'ORG-13', sentence: '第二年补选的委员，任至何日', expected: '2025-09-15', outcome: end('branch', autumn) },
  {
    rule: 'ORG-13',
    sentence: '第二年支部改设党总支，2024 年 3 月 1 日选举新班子',
    expected: '2027-03-01',
    outcome: end('generalBranch', exampleTermFrom('2024-03-01')),
  },
  {
    rule: 'ORG-13',
    sentence: '选举大会日期没有录入',
    expected: '缺届期起始日期',
    outcome: end('branch', { ...autumn, startedOn: unknown('term.startedOn', '届期起始日期') }),
  },
  {
    rule: 'ORG-13',
    sentence: '2018 年 7 月 9 日选举（任期意见施行前）',
    expected: '缺2018年7月以前选举的届期：批复载明的届满日',
    outcome: end('branch', exampleTermFrom('2018-07-09')),
  },
  {
    rule: 'ORG-13',
    sentence: '2018 年 7 月 10 日选举（任期意见施行当日）',
    expected: '2021-07-10',
    outcome: end('branch', exampleTermFrom('2018-07-10')),
  },
  { rule: 'ORG-13', sentence: '届满当日', expected: '不提示', outcome: findings('ORG-13', autumn, '2025-09-15') },
  {
    rule: 'ORG-13',
    sentence: '届满次日，没有延期批复',
    expected: '提醒：应于 2025年9月15日 前换届，逾期未换',
    outcome: findings('ORG-13', autumn, '2025-09-16'),
  },
  {
    rule: 'ORG-13',
    sentence: '届满一年零一天',
    expected: '提醒：应于 2025年9月15日 前换届，逾期超过一年未换',
    outcome: findings('ORG-13', autumn, '2026-09-16'),
  },
  {
    rule: 'ORG-13',
    sentence: '届满当日的换届任务',
    expected: '待办，2025-03-15 至 2025-09-15',
    outcome: duty('election', autumn, '2025-09-15'),
  },
  {
    rule: 'ORG-13',
    sentence: '届满次日的换届任务',
    expected: '已逾期，2025-03-15 至 2025-09-15',
    outcome: duty('election', autumn, '2025-09-16'),
  },
  {
    rule: 'ORG-13',
    sentence: '届满后登记届止，没有换届选举',
    expected: '已逾期，2025-03-15 至 2025-09-15',
    outcome: duty('election', { ...autumn, endedOn: date('2025-09-20') }, '2025-10-01'),
  },
  {
    rule: 'ORG-13',
    sentence: '届满前登记届止，没有换届选举',
    expected: '待办，2025-03-15 至 2025-09-15',
    outcome: duty('election', { ...autumn, endedOn: date('2025-08-20') }, '2025-09-01'),
  },
  {
    rule: 'ORG-14',
    sentence: '支部 2022 年 9 月 15 日选举，何日提醒',
    expected: '2025-03-15',
    outcome: reminder('branch', autumn),
  },
  {
    rule: 'ORG-14',
    sentence: '党委 2020 年 2 月 29 日选举，何日提醒',
    expected: '2024-08-28',
    outcome: reminder('committee', exampleTermFrom('2020-02-29')),
  },
  { rule: 'ORG-14', sentence: '提醒日前一天的届期状态', expected: '任期内', outcome: state(autumn, '2025-03-14') },
  { rule: 'ORG-14', sentence: '提醒日当天的届期状态', expected: '已进入换届提醒期', outcome: state(autumn, '2025-03-15') },
  {
    rule: 'ORG-14',
    sentence: '届满前 3 个月',
    expected: '提示：距届满不足 3 个月，届满日 2025年9月15日',
    outcome: findings('ORG-14', { ...autumn, preparedOn: date('2025-06-01') }, '2025-06-15'),
  },
  {
    rule: 'ORG-14',
    sentence: '届满前 2 个月，没有换届准备',
    expected: '提示：距届满不足 3 个月，届满日 2025年9月15日；提醒：距届满不足 2 个月，尚无换届准备的记录',
    outcome: findings('ORG-14', autumn, '2025-07-15'),
  },
  {
    rule: 'ORG-14',
    sentence: '上级在提醒日前没有发函',
    expected: '已逾期，2025-02-15 至 2025-03-15',
    outcome: duty('reminder', autumn, '2025-03-16'),
  },
  {
    rule: 'ORG-14',
    sentence: '上级在提醒日当天发函',
    expected: '已完成，2025-02-15 至 2025-03-15',
    outcome: duty('reminder', { ...autumn, remindedOn: date('2025-03-15') }, '2025-03-16'),
  },
  {
    rule: 'ORG-15',
    sentence: '支部 2022 年 9 月 15 日选举，经批准最迟何日换届',
    expected: '2026-09-15',
    outcome: latest('branch', autumn),
  },
  {
    rule: 'ORG-15',
    sentence: '经批准延期一年，届满后的状态',
    expected: '经批准延期',
    outcome: state({ ...autumn, ...approved }, '2026-09-15'),
  },
  {
    rule: 'ORG-15',
    sentence: '经批准延期一年，延期日次日',
    expected: '逾期未换届',
    outcome: state({ ...autumn, ...approved }, '2026-09-16'),
  },
  {
    rule: 'ORG-15',
    sentence: '批准延期超过一年',
    expected: '提醒：延期至 2026年9月16日，超过届满后一年（2026年9月15日）',
    outcome: findings('ORG-15', { ...autumn, ...approved, delayedTo: date('2026-09-16') }, '2026-01-01'),
  },
  {
    rule: 'ORG-15',
    sentence: '延期没有批准文号',
    expected: '不能办理：延期换届没有批准文号',
    outcome: findings('ORG-15', { ...autumn, delayedTo: date('2026-03-01') }, '2025-10-01'),
  },
  {
    rule: 'ORG-15',
    sentence: '届满次日换届，没有延期批复',
    expected: '不能办理：换届大会晚于届满日 2025年9月15日，没有有效的延期批复',
    outcome: held(autumn, '2025-09-16'),
  },
  { rule: 'ORG-15', sentence: '提前 60 天换届', expected: '不提示', outcome: held(autumn, '2025-07-17') },
  {
    rule: 'ORG-15',
    sentence: '提前 61 天换届，没有批复',
    expected: '不能办理：换届大会比届满日 2025年9月15日 提前超过 60 天，没有批复',
    outcome: held(autumn, '2025-07-16'),
  },
  {
    rule: 'ORG-15',
    sentence: '提前 61 天换届，有批复',
    expected: '不提示',
    outcome: held(autumn, '2025-07-16', '示例〔2025〕3号'),
  },
]
