import { date, inWords, type Known, known, type PlainDate, unknown } from '../kernel/index.ts'
import { inBrief, LAW_ONLY, type WorkedCase } from '../norms/index.ts'
import { exampleSecretary, exampleTermFrom } from '../org/examples.ts'
import { APPOINTMENT_LABELS, DUTY_LABELS } from '../org/types.ts'
import { APPROVAL_STATE_LABELS, approvalFindings, approvalState, disciplineRefusals } from './approval.ts'
import { appointmentRefusals, byElectionRefusals } from './by-election.ts'
import { EXAMPLE_MEETING, EXAMPLE_STEPS, exampleCandidates } from './examples.ts'
import { type ElectedOfficer, postPlan, termMove } from './posts.ts'
import { type ElectionStep, electionSchedule, type StepDays, stepFindings, stepOpenRefusals } from './steps.ts'
import type { ApprovalFact, ElectionOccasion, ShiftFact } from './types.ts'
import { electionWindow, meetingDayRefusals, shiftFindings } from './window.ts'

const ON = EXAMPLE_MEETING
const day = (value: Known<PlainDate> | undefined) => (value?.known ? value.value : `缺${value?.ask.label ?? ''}`)
const due = (id: ElectionStep, meetingOn: string) => () =>
  electionSchedule(date(meetingOn), LAW_ONLY).find((entry) => entry.step === id)?.due ?? '不推算'
const opens =
  (id: ElectionStep, days: StepDays, hasCommittee = true) =>
  () =>
    inBrief(stepOpenRefusals(id, days, hasCommittee))
const steps =
  (changes: StepDays, hasCommittee = true) =>
  () =>
    inBrief(stepFindings({ ...EXAMPLE_STEPS, ...changes }, hasCommittee, LAW_ONLY))
const { drafts: _drafts, ...withoutDrafts } = EXAMPLE_STEPS
const { requestReply: _reply, ...withoutReply } = EXAMPLE_STEPS

const autumn = exampleTermFrom('2022-09-15')
const late = (to: string, decidedOn: string, docNo: string | undefined = '示例〔2025〕8号'): ShiftFact => ({
  kind: 'late',
  to: date(to),
  docNo,
  decidedOn: known(date(decidedOn)),
})
const early = (to: string, docNo: string | undefined = '示例〔2025〕3号'): ShiftFact => ({
  kind: 'early',
  to: date(to),
  docNo,
  decidedOn: known(date('2024-06-01')),
})
const window =
  (shift?: ShiftFact, term = autumn) =>
  () => {
    const found = electionWindow(term, 'branch', shift, date('2025-03-20'), LAW_ONLY)
    return `${day(found.earliest)} 至 ${day(found.latest)}`
  }
const shift = (fact: ShiftFact) => () => inBrief(shiftFindings(autumn, 'branch', fact, date('2025-03-20'), LAW_ONLY))
const held = (on: string, fact?: ShiftFact) => () => inBrief(meetingDayRefusals(autumn, 'branch', date(on), fact, LAW_ONLY))

const approval =
  (changes: Partial<ApprovalFact>, on = '2026-06-30') =>
  () =>
    inBrief(approvalFindings({ electedOn: ON, ...changes }, date(on), LAW_ONLY))
const approvedAt = (changes: Partial<ApprovalFact>) => () =>
  APPROVAL_STATE_LABELS[approvalState({ electedOn: ON, ...changes }, date('2026-12-31'))]
const complete = {
  reportedOn: date('2026-06-12'),
  approvedOn: date('2026-07-01'),
  approvalDocNo: '示例〔2026〕9号',
  filedOn: date('2026-07-01'),
}

const plan =
  (occasion: ElectionOccasion, officers: readonly ElectedOfficer[], running: readonly string[] = ['丁山']) =>
  () => {
    const members = exampleCandidates(3).map(({ personId, name }) => ({ personId, name }))
    const posts = running.map((name) => ({
      ...exampleSecretary,
      name,
      personId: members.find((one) => one.name === name)?.personId ?? `x-${name}`,
    }))
    const term = occasion === 'byElection' ? exampleTermFrom('2024-09-01') : exampleTermFrom('2026-06-10')
    const found = postPlan({ kind: 'branch', occasion, meetingOn: ON, term, members, officers, posts }, ON, LAW_ONLY)
    return [
      ...found.closes.map((post) => `${post.name}任${DUTY_LABELS[post.duty]}止于 ${day(post.until)}`),
      ...found.opens
        .filter((post) => post.duty !== 'committeeMember' || post.until || occasion === 'byElection')
        .map(
          (post) =>
            `${post.name}${APPOINTMENT_LABELS[post.by]}任${DUTY_LABELS[post.duty]}自 ${day(post.from)}${post.until ? ` 至 ${day(post.until)}` : `，至 ${day(post.expectedUntil)}`}`,
        ),
    ].join('；')
  }
const secretary = (personId: string, name: string, approvedOn?: string): ElectedOfficer => ({
  personId,
  name,
  duty: 'secretary',
  approvedOn: approvedOn ? date(approvedOn) : undefined,
})
const moved = (occasion: ElectionOccasion, on: string) => () => {
  const found = termMove(occasion, date(on), autumn, 'branch', LAW_ONLY)
  const bar = found.startsNew ? `新届自 ${inWords(found.startsNew)}` : '届期不变'
  return `${found.endsPrevious ? `上届止于 ${inWords(found.endsPrevious)}，` : ''}${bar}，届满 ${day(found.termEnd)}`
}
const by = (seats: number, vacant: Known<number>, on: string) => () =>
  inBrief(byElectionRefusals({ kind: 'branch', term: autumn, seats, vacant, heldOn: date(on) }, LAW_ONLY))
const appointed = (changes: Partial<Parameters<typeof appointmentRefusals>[0]>) => () =>
  inBrief(
    appointmentRefusals({
      duty: 'secretary',
      name: '王强',
      appointedOn: ON,
      docNo: '示例〔2026〕4号',
      decidedBy: '示例党委',
      ...changes,
    }),
  )

/** ELE-18 至 ELE-20 的示例，含期间、批复、任职和届期的变动。 */
export const DATES_CASES: readonly WorkedCase[] = [
  { rule: 'ELE-18', sentence: '大会后第 7 天报告', expected: '不提示', outcome: approval({ reportedOn: date('2026-06-17') }) },
  {
    rule: 'ELE-18',
    sentence: '大会后第 8 天报告',
    expected: '提醒：选举结果报告晚了 1 天（应于 2026年6月17日 前）',
    outcome: approval({ reportedOn: date('2026-06-18') }),
  },
  {
    rule: 'ELE-18',
    sentence: '大会后第 20 天仍未报告',
    expected: '提醒：选举结果尚未报告，已超过 13 天（应于 2026年6月17日 前）',
    outcome: approval({}),
  },
  {
    rule: 'ELE-18',
    sentence: '报告后第 30 天批复、备案',
    expected: '不提示',
    outcome: approval({ ...complete, approvedOn: date('2026-07-12') }, '2026-12-31'),
  },
  {
    rule: 'ELE-18',
    sentence: '报告后第 31 天批复',
    expected: '提醒：上级批复晚了 1 天（应于 2026年7月12日 前）',
    outcome: approval({ ...complete, approvedOn: date('2026-07-13') }, '2026-12-31'),
  },
  {
    rule: 'ELE-18',
    sentence: '批复没有文号',
    expected: '不能办理：书记、副书记的批复没有文号',
    outcome: approval({ ...complete, approvalDocNo: undefined }, '2026-12-31'),
  },
  {
    rule: 'ELE-18',
    sentence: '有批复而没有文号，报批状态',
    expected: '已报告，待批复',
    outcome: approvedAt({ ...complete, approvalDocNo: undefined }),
  },
  { rule: 'ELE-18', sentence: '批复有日期和文号，报批状态', expected: '已批准', outcome: approvedAt(complete) },
  {
    rule: 'ELE-18',
    sentence: '没有报告就有批复',
    expected: '不能办理：有批复而没有结果报告',
    outcome: approval({ ...complete, reportedOn: undefined }, '2026-06-17'),
  },
  {
    rule: 'ELE-18',
    sentence: '6 月 10 日选举，新书记王强 7 月 1 日批准，原书记丁山',
    expected:
      '丁山任书记止于 2026-07-01；王强选举产生任委员自 2026-06-10 至 2026-07-01；王强选举产生任书记自 2026-07-01，至 2029-06-10',
    outcome: plan('term', [secretary('p2', '王强', '2026-07-01')]),
  },
  {
    rule: 'ELE-18',
    sentence: '书记丁山连任，7 月 1 日批准',
    expected: '丁山任书记止于 2026-07-01；丁山选举产生任书记自 2026-07-01，至 2029-06-10',
    outcome: plan('term', [secretary('p1', '丁山', '2026-07-01')]),
  },
  {
    rule: 'ELE-18',
    sentence: '新书记王强当日批准',
    expected: '丁山任书记止于 2026-06-10；王强选举产生任书记自 2026-06-10，至 2029-06-10',
    outcome: plan('term', [secretary('p2', '王强', '2026-06-10')]),
  },
  {
    rule: 'ELE-18',
    sentence: '新书记尚未批准',
    expected:
      '丁山任书记止于 缺上级批准书记、副书记的日期；王强选举产生任委员自 2026-06-10 至 缺上级批准书记、副书记的日期；王强选举产生任书记自 缺上级批准书记、副书记的日期，至 2029-06-10',
    outcome: plan('term', [secretary('p2', '王强')]),
  },
  {
    rule: 'ELE-18',
    sentence: '第一次全体会议尚未选举书记',
    expected: '丁山任书记止于 缺新一届书记、副书记的选举和批准',
    outcome: plan('term', []),
  },
  {
    rule: 'ELE-18',
    sentence: '纪委书记的选举结果没有经同级委员会通过就报批',
    expected: '不能办理：李红的选举结果没有经同级委员会通过',
    outcome: () => inBrief(disciplineRefusals([{ name: '李红' }])),
  },
  { rule: 'ELE-19', sentence: '6 月 10 日召开大会，请示最迟何日', expected: '2026-04-11', outcome: due('request', '2026-06-10') },
  { rule: 'ELE-19', sentence: '3 月 31 日召开大会，请示最迟何日', expected: '2026-01-30', outcome: due('request', '2026-03-31') },
  {
    rule: 'ELE-19',
    sentence: '闰年 2 月 29 日召开大会，人选批复最迟何日',
    expected: '2028-02-14',
    outcome: due('candidateReply', '2028-02-29'),
  },
  {
    rule: 'ELE-19',
    sentence: '6 月 10 日召开大会，结果报告最迟何日',
    expected: '2026-06-17',
    outcome: due('approve', '2026-06-10'),
  },
  { rule: 'ELE-19', sentence: '提醒由届满日推算，不由大会日推算', expected: '不推算', outcome: due('remind', '2026-06-10') },
  { rule: 'ELE-19', sentence: '各步都有记录、都按时', expected: '不提示', outcome: steps({}) },
  {
    rule: 'ELE-19',
    sentence: '没有换届批复就核定选举人',
    expected: '提醒：“批复换届请示”没有记录，不宜核定选举人和应到会',
    outcome: opens('voterList', withoutReply),
  },
  {
    rule: 'ELE-19',
    sentence: '大会材料没有备齐就召开大会',
    expected: '不能办理：“备齐大会材料”没有记录，不能召开选举大会',
    outcome: opens('meeting', withoutDrafts),
  },
  {
    rule: 'ELE-19',
    sentence: '请示晚一天报送',
    expected: '提醒：“报送换届请示”2026年4月12日 晚于 2026年4月11日',
    outcome: steps({ request: date('2026-04-12') }),
  },
  {
    rule: 'ELE-19',
    sentence: '批复早于请示',
    expected: '不能办理：“批复换届请示”2026年4月10日 早于“报送换届请示”2026年4月11日',
    outcome: steps({ requestReply: date('2026-04-10') }),
  },
  { rule: 'ELE-19', sentence: '大会次日召开第一次全体会议', expected: '不提示', outcome: steps({ plenary: date('2026-06-11') }) },
  {
    rule: 'ELE-19',
    sentence: '大会后第二天召开第一次全体会议',
    expected: '提醒：“召开第一次全体会议”2026年6月12日 晚于 2026年6月11日',
    outcome: steps({ plenary: date('2026-06-12') }),
  },
  {
    rule: 'ELE-19',
    sentence: '不设支委会，大会后直接报批',
    expected: '不提示',
    outcome: opens('approve', { meeting: ON }, false),
  },
  {
    rule: 'ELE-19',
    sentence: '设支委会，没有第一次全体会议就报批',
    expected: '不能办理：“召开第一次全体会议”没有记录，不能报告结果并报批备案',
    outcome: opens('approve', { meeting: ON }),
  },
  {
    rule: 'ELE-19',
    sentence: '2022 年 9 月 15 日选举的支部，何日可以换届',
    expected: '2025-07-17 至 2025-09-15',
    outcome: window(),
  },
  {
    rule: 'ELE-19',
    sentence: '同上，经批准延期至 2026 年 3 月 15 日',
    expected: '2025-07-17 至 2026-03-15',
    outcome: window(late('2026-03-15', '2025-08-01')),
  },
  {
    rule: 'ELE-19',
    sentence: '同上，延期没有文号',
    expected: '2025-07-17 至 2025-09-15',
    outcome: window(late('2026-03-15', '2025-08-01', '')),
  },
  {
    rule: 'ELE-19',
    sentence: '同上，经批准提前至 2025 年 1 月 10 日',
    expected: '2025-01-10 至 2025-09-15',
    outcome: window(early('2025-01-10')),
  },
  {
    rule: 'ELE-19',
    sentence: '届期不详',
    expected: '缺届期起始日期 至 缺届期起始日期',
    outcome: window(undefined, { ...autumn, startedOn: unknown('term.startedOn', '届期起始日期') }),
  },
  { rule: 'ELE-19', sentence: '延期在届满当日批准', expected: '不提示', outcome: shift(late('2026-03-15', '2025-09-15')) },
  {
    rule: 'ELE-19',
    sentence: '延期在届满次日批准',
    expected: '不能办理：延期批复 2025年9月16日，晚于届满日 2025年9月15日',
    outcome: shift(late('2026-03-15', '2025-09-16')),
  },
  { rule: 'ELE-19', sentence: '提前整一年', expected: '不提示', outcome: shift(early('2024-09-15')) },
  {
    rule: 'ELE-19',
    sentence: '提前超过一年',
    expected: '提醒：提前至 2024年9月14日，早于届满前 12 个月（2024年9月15日）',
    outcome: shift(early('2024-09-14')),
  },
  {
    rule: 'ELE-19',
    sentence: '提前没有文号',
    expected: '不能办理：提前换届没有批准文号',
    outcome: shift(early('2025-01-10', '')),
  },
  { rule: 'ELE-19', sentence: '在批准提前的日期换届', expected: '不提示', outcome: held('2025-01-10', early('2025-01-10')) },
  {
    rule: 'ELE-19',
    sentence: '比批准提前的日期还早一天换届',
    expected: '不能办理：换届大会比届满日 2025年9月15日 提前超过 60 天，没有批复',
    outcome: held('2025-01-09', early('2025-01-10')),
  },
  {
    rule: 'ELE-19',
    sentence: '换届大会 2025 年 9 月 10 日，届期怎样变动',
    expected: '上届止于 2025年9月10日，新届自 2025年9月10日，届满 2028-09-10',
    outcome: moved('term', '2025-09-10'),
  },
  {
    rule: 'ELE-19',
    sentence: '换届大会在闰年 2 月 29 日，届期怎样变动',
    expected: '上届止于 2028年2月29日，新届自 2028年2月29日，届满 2031-02-28',
    outcome: moved('term', '2028-02-29'),
  },
  {
    rule: 'ELE-20',
    sentence: '第二年补选一名委员，届期怎样变动',
    expected: '届期不变，届满 2025-09-15',
    outcome: moved('byElection', '2024-03-01'),
  },
  {
    rule: 'ELE-20',
    sentence: '2024 年 9 月 1 日起的一届，2026 年 6 月 10 日补选三名委员',
    expected:
      '丁山补选任委员自 2026-06-10，至 2027-09-01；王强补选任委员自 2026-06-10，至 2027-09-01；李红补选任委员自 2026-06-10，至 2027-09-01',
    outcome: plan('byElection', [], ['孙立']),
  },
  { rule: 'ELE-20', sentence: '空缺 1 名，补选 1 名', expected: '不提示', outcome: by(1, known(1), '2024-03-01') },
  {
    rule: 'ELE-20',
    sentence: '空缺 1 名，补选 2 名',
    expected: '不能办理：补选 2 名，空缺只有 1 名',
    outcome: by(2, known(1), '2024-03-01'),
  },
  { rule: 'ELE-20', sentence: '届满当日补选', expected: '不提示', outcome: by(1, known(1), '2025-09-15') },
  {
    rule: 'ELE-20',
    sentence: '届满次日补选',
    expected: '不能办理：本届已经届满，应当换届而不是补选',
    outcome: by(1, known(1), '2025-09-16'),
  },
  {
    rule: 'ELE-20',
    sentence: '职数不详',
    expected: '提示：空缺名额无法核对：缺批准职数',
    outcome: by(1, unknown('term.seats', '批准职数'), '2024-03-01'),
  },
  { rule: 'ELE-20', sentence: '上级任命书记，有文号', expected: '不提示', outcome: appointed({}) },
  {
    rule: 'ELE-20',
    sentence: '上级任命书记，没有文号',
    expected: '不能办理：任命王强为书记，缺任命文号',
    outcome: appointed({ docNo: undefined }),
  },
  {
    rule: 'ELE-20',
    sentence: '任命组织委员',
    expected: '提醒：组织委员一般由大会补选，不由上级任命',
    outcome: appointed({ duty: 'organisationMember' }),
  },
]
