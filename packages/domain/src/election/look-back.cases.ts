import { date, known, unknown } from '../kernel/index.ts'
import { LAW_ONLY, SEVERITY_LABELS, type WorkedCase } from '../norms/index.ts'
import { exampleTermFrom } from '../org/examples.ts'
import { exampleElection, exampleExclusion, exampleLookBack, examplePost, exampleSheet, withoutPapers } from './examples.ts'
import { lookBack } from './look-back.ts'
import { LOOK_BACK_TOPIC_LABELS, type LookBackFacts, type PastElection } from './look-back-types.ts'
import type { ShiftFact } from './types.ts'

const TODAY = date('2026-06-15')
const seen =
  (changes: Partial<LookBackFacts>, on = TODAY) =>
  () =>
    lookBack(exampleLookBack(changes), on, LAW_ONLY)
      .map(({ topic, finding }) => `${LOOK_BACK_TOPIC_LABELS[topic]}·${SEVERITY_LABELS[finding.severity]}：${finding.message}`)
      .join('；') || '没有问题'
const election = (changes: Partial<PastElection>) => ({ elections: [exampleElection(changes)] })

/** 2021 年 9 月 1 日成立并选举，2024 年 9 月 1 日届满的支部；其后换届于 `heldOn`。 */
function twoTerms(heldOn: string, endedOn = heldOn, shift?: ShiftFact): Partial<LookBackFacts> {
  const first = exampleElection({ id: 'e0', occasion: 'founding', heldOn: known(date('2021-09-01')) })
  const approved = date('2021-09-20')
  const rounds = (day: string) => known([{ kind: 'first' as const, heldOn: date(day), sheet: exampleSheet(3, [18, 16, 15, 9]) }])
  const officer = { personId: 'p1', name: '丁山', duty: 'secretary' as const, approvalDocNo: '示例〔2021〕9号' }
  const paper = (day: string) => ({ reportedOn: date(day), approvedOn: date(day), approvalDocNo: '示例9号', filedOn: date(day) })
  return {
    foundedOn: date('2021-09-01'),
    terms: [exampleTermFrom('2021-09-01', { id: 't0', endedOn: date(endedOn) }), exampleTermFrom(heldOn, { id: 't1' })],
    shifts: new Map(shift ? [['t0', shift]] : []),
    elections: [
      { ...first, rounds: rounds('2021-09-01'), officers: [{ ...officer, approvedOn: approved }], approval: paper('2021-09-05') },
      exampleElection({
        heldOn: known(date(heldOn)),
        rounds: rounds(heldOn),
        officers: [{ ...officer, approvedOn: date(heldOn) }],
        approval: paper(heldOn),
      }),
    ],
    posts: [examplePost({ id: 'q0', from: date('2021-09-01'), until: date(heldOn) }), examplePost({ from: date(heldOn) })],
  }
}
const late = (to: string, decidedOn: string, docNo?: string): ShiftFact => ({
  kind: 'late',
  to: date(to),
  docNo,
  decidedOn: known(date(decidedOn)),
})

/** 回头看的示例：届期、批复、算式、材料、任职。 */
export const LOOK_BACK_CASES: readonly WorkedCase[] = [
  { rule: 'ELE-19', sentence: '回头看：材料、批复、票数、任职齐全', expected: '没有问题', outcome: seen({}) },
  { rule: 'ELE-19', sentence: '回头看：按期换届，两届相接', expected: '没有问题', outcome: seen(twoTerms('2024-09-01')) },
  {
    rule: 'ELE-19',
    sentence: '回头看：缺换届批复和计票单',
    expected: '材料·提醒：缺换届批复；材料·提醒：缺计票单',
    outcome: seen({ elections: [withoutPapers(exampleElection(), 'requestReply', 'countSheet')] }),
  },
  {
    rule: 'ELE-19',
    sentence: '回头看：一届没有选举记录',
    expected:
      '材料·提醒：2024年9月1日 起的一届没有选举记录；任职·提醒：丁山任书记（2024年9月1日 起）登记为选举产生，没有对应的当选记录',
    outcome: seen({ elections: [] }),
  },
  {
    rule: 'ELE-19',
    sentence: '回头看：届满后 30 天换届，没有延期批复',
    expected: '届期和日期·提醒：应于 2024年9月1日 前换届，2024年10月1日 才换届，逾期 30 天',
    outcome: seen(twoTerms('2024-10-01')),
  },
  {
    rule: 'ELE-19',
    sentence: '回头看：届满一年零一天才换届',
    expected: '届期和日期·提醒：应于 2024年9月1日 前换届，2025年9月2日 才换届，逾期 366 天，已超过一年',
    outcome: seen(twoTerms('2025-09-02')),
  },
  {
    rule: 'ELE-19',
    sentence: '回头看：届满前批准延期至 2024 年 12 月 1 日，当日换届',
    expected: '没有问题',
    outcome: seen(twoTerms('2024-12-01', '2024-12-01', late('2024-12-01', '2024-08-20', '示例〔2024〕3号'))),
  },
  {
    rule: 'ELE-19',
    sentence: '回头看：延期在届满以后才批准',
    expected: '届期和日期·提醒：延期批复 2024年9月20日，晚于届满日 2024年9月1日',
    outcome: seen(twoTerms('2024-12-01', '2024-12-01', late('2024-12-01', '2024-09-20', '示例〔2024〕3号'))),
  },
  {
    rule: 'ELE-19',
    sentence: '回头看：延期没有文号',
    expected:
      '届期和日期·提醒：延期换届没有批准文号；届期和日期·提醒：应于 2024年9月1日 前换届，2024年12月1日 才换届，逾期 91 天',
    outcome: seen(twoTerms('2024-12-01', '2024-12-01', late('2024-12-01', '2024-08-20'))),
  },
  {
    rule: 'ELE-19',
    sentence: '回头看：批准延期超过一年',
    expected: '届期和日期·提醒：延期至 2025年9月2日，超过届满后一年（2025年9月1日）',
    outcome: seen(twoTerms('2025-09-02', '2025-09-02', late('2025-09-02', '2024-08-20', '示例〔2024〕3号'))),
  },
  {
    rule: 'ELE-19',
    sentence: '回头看：提前 61 天换届，没有批复',
    expected: '届期和日期·提醒：换届大会比届满日 2024年9月1日 提前超过 60 天，没有批复',
    outcome: seen(twoTerms('2024-07-02')),
  },
  {
    rule: 'ELE-19',
    sentence: '回头看：上届登记 6 月 1 日届止，9 月 1 日才选举',
    expected: '届期和日期·提醒：上一届 2024年6月1日 届止，下一届 2024年9月1日 才选举，空档 92 天',
    outcome: seen(twoTerms('2024-09-01', '2024-06-01')),
  },
  {
    rule: 'ELE-19',
    sentence: '回头看：上届登记的届止晚于下届选举',
    expected: '届期和日期·提醒：上一届 2024年9月30日 届止，晚于下一届选举大会 2024年9月1日',
    outcome: seen(twoTerms('2024-09-01', '2024-09-30')),
  },
  {
    rule: 'ELE-19',
    sentence: '回头看：现任届满次日仍未换届',
    expected: '届期和日期·提醒：应于 2027年9月1日 前换届，至今没有换届，逾期 1 天',
    outcome: seen({}, date('2027-09-02')),
  },
  { rule: 'ELE-19', sentence: '回头看：现任届满当日', expected: '没有问题', outcome: seen({}, date('2027-09-01')) },
  {
    rule: 'ELE-19',
    sentence: '回头看：届期起始日期没有录入',
    expected: '届期和日期·提示：届期无法核对：缺届期起始日期',
    outcome: seen({ terms: [{ ...exampleTermFrom('2024-09-01'), startedOn: unknown('term.startedOn', '届期起始日期') }] }),
  },
  {
    rule: 'ELE-19',
    sentence: '回头看：没有任何届期和选举记录',
    expected: '届期和日期·提示：没有届期记录；任职·提醒：书记自 2024年9月1日 至 2026年6月15日 没有任职记录，共 652 天',
    outcome: seen({ terms: [], elections: [], posts: [] }),
  },
  {
    rule: 'ELE-03',
    sentence: '回头看：到会不足五分之四',
    expected: '人数和票数·提醒：应到 26 人，实到 20 < 4/5×26=20.8，不能选举（须到 21 人）',
    outcome: seen(election({ attendance: known({ voters: 26, due: 26, present: 20 }) })),
  },
  {
    rule: 'ELE-03',
    sentence: '回头看：到会人数没有记录',
    expected: '人数和票数·提示：缺应到会和实到会人数，不能核对',
    outcome: seen(election({ attendance: unknown('election.attendance', '应到会和实到会人数') })),
  },
  {
    rule: 'ELE-04',
    sentence: '回头看：1 人未计入应到会，没有上级同意',
    expected:
      '人数和票数·提醒：党员25（年老体弱卧床不起或者长期患病生活不能自理）未计入应到会，缺上级同意的文号；人数和票数·提醒：应到会登记为 24 人，按选举人 25 人减去手续齐全的 0 人，应为 25 人',
    outcome: seen(
      election({
        attendance: known({ voters: 25, due: 24, present: 20 }),
        exclusions: [exampleExclusion(25, { superiorDocNo: undefined })],
      }),
    ),
  },
  {
    rule: 'ELE-05',
    sentence: '回头看：应选 3 名，候选人 3 名',
    expected: '人数和票数·提醒：候选人 3 名，应选 3 名，差额不少于 20%×3=0.6 名，候选人不少于 4 名',
    outcome: seen(election({ candidates: known({ number: 3, method: 'surplus' }) })),
  },
  {
    rule: 'ELE-16',
    sentence: '回头看：恰好一半的登记为当选',
    expected:
      '人数和票数·提醒：按计票单，当选 2 人：丁山、王强；另行选举 1 名，没有后续记录；人数和票数·提醒：李红登记为当选，按计票单没有当选',
    outcome: seen(
      election({ rounds: known([{ kind: 'first', heldOn: date('2024-09-01'), sheet: exampleSheet(3, [18, 16, 10, 9]) }]) }),
    ),
  },
  {
    rule: 'ELE-17',
    sentence: '回头看：没有计票单',
    expected: '人数和票数·提示：缺计票单，不能核对',
    outcome: seen(election({ rounds: unknown('election.rounds', '计票单') })),
  },
  {
    rule: 'ELE-18',
    sentence: '回头看：书记没有上级批准',
    expected: '请示和批复·提醒：书记丁山没有上级批准的日期和文号',
    outcome: seen(election({ officers: [{ personId: 'p1', name: '丁山', duty: 'secretary' }] })),
  },
  {
    rule: 'ELE-07',
    sentence: '回头看：书记没有当选委员',
    expected: '请示和批复·提醒：书记赵云没有当选委员',
    outcome: seen({
      ...election({
        officers: [{ personId: 'p6', name: '赵云', duty: 'secretary', approvedOn: date('2024-09-20'), approvalDocNo: '示例9号' }],
      }),
      posts: [examplePost({ personId: 'p6', name: '赵云' })],
    }),
  },
  {
    rule: 'ELE-20',
    sentence: '回头看：任命的副书记没有文号',
    expected: '任职·提醒：王强任副书记（2025年3月1日 起）为任命，没有任命文号',
    outcome: seen({
      posts: [
        examplePost(),
        examplePost({
          id: 'q2',
          personId: 'p2',
          name: '王强',
          duty: 'deputySecretary',
          by: 'appointed',
          from: date('2025-03-01'),
        }),
      ],
    }),
  },
  {
    rule: 'ELE-20',
    sentence: '回头看：登记为选举产生，没有当选记录',
    expected: '任职·提醒：钱进任组织委员（2024年9月1日 起）登记为选举产生，没有对应的当选记录',
    outcome: seen({
      posts: [examplePost(), examplePost({ id: 'q3', personId: 'p7', name: '钱进', duty: 'organisationMember' })],
    }),
  },
  {
    rule: 'ELE-20',
    sentence: '回头看：换届没有当选，仍登记任委员',
    expected: '任职·提醒：孙立在 2024年9月1日 换届中没有当选，仍登记任宣传委员',
    outcome: seen({
      ...twoTerms('2024-09-01'),
      posts: [
        ...(twoTerms('2024-09-01').posts ?? []),
        examplePost({
          id: 'q4',
          personId: 'p8',
          name: '孙立',
          duty: 'publicityMember',
          by: 'appointed',
          docNo: '示例1号',
          from: date('2022-01-01'),
        }),
      ],
    }),
  },
  {
    rule: 'ELE-20',
    sentence: '回头看：书记空缺 31 天',
    expected: '任职·提醒：书记自 2025年1月1日 至 2025年2月1日 没有任职记录，共 31 天',
    outcome: seen({
      posts: [
        examplePost({ until: date('2025-01-01') }),
        examplePost({ id: 'q5', by: 'appointed', docNo: '示例2号', from: date('2025-02-01') }),
      ],
    }),
  },
  {
    rule: 'ELE-20',
    sentence: '回头看：书记空缺 30 天',
    expected: '没有问题',
    outcome: seen({
      posts: [
        examplePost({ until: date('2025-01-01') }),
        examplePost({ id: 'q5', by: 'appointed', docNo: '示例2号', from: date('2025-01-31') }),
      ],
    }),
  },
]
