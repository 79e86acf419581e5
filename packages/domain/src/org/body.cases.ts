import { addDays, date, known, unknown } from '../kernel/index.ts'
import { inBrief, LAW_ONLY, type WorkedCase } from '../norms/index.ts'
import { appointmentRefusals, officerRefusals, type SeatPlan, seatRefusals } from './committee.ts'
import { EXAMPLE_DAY, exampleOrg, exampleSecretary, exampleTerm } from './examples.ts'
import { organisationFindings } from './findings.ts'
import type { OrgFacts, PostFact } from './types.ts'

const findings =
  (rule: string, changes: Partial<OrgFacts>, on = EXAMPLE_DAY) =>
  () =>
    inBrief(organisationFindings(exampleOrg(changes), on, LAW_ONLY), rule)
const seats = (changes: Partial<SeatPlan>) => () =>
  inBrief(seatRefusals({ kind: 'branch', fullMembers: 20, hasCommittee: true, seats: 3, ...changes }, EXAMPLE_DAY, LAW_ONLY))
const officer = (changes: Partial<PostFact>) => () =>
  inBrief(officerRefusals({ ...exampleSecretary, ...changes }, 'branch', EXAMPLE_DAY, LAW_ONLY))
const group = (changes: Partial<OrgFacts['groups'][number]>): Partial<OrgFacts> => ({
  groups: [
    {
      orgId: 'g1',
      name: '语文组党小组',
      members: 5,
      leaderIsProbationary: false,
      hasLeader: true,
      foundedOn: date('2020-01-01'),
      ...changes,
    },
  ],
})
const gone: Partial<OrgFacts> = {
  terms: [{ ...exampleTerm, hasCommittee: false, seats: known(1) }],
  posts: [{ ...exampleSecretary, until: date('2026-03-01') }],
}
const vacantAfter = (days: number) => findings('ORG-16', gone, addDays(date('2026-03-01'), days))
/** ORG-09 至 ORG-12、ORG-16、ORG-19 的示例。 */
export const BODY_CASES: readonly WorkedCase[] = [
  {
    rule: 'ORG-06',
    sentence: '临时党支部书记登记为选举产生',
    expected: '不能办理：临时党支部的班子由批准单位指定，不能登记为选举产生',
    outcome: () => inBrief(appointmentRefusals({ ...exampleSecretary, by: 'elected' }, 'temporaryBranch')),
  },
  {
    rule: 'ORG-06',
    sentence: '临时党支部书记登记为任命',
    expected: '不提示',
    outcome: () => inBrief(appointmentRefusals({ ...exampleSecretary, by: 'appointed' }, 'temporaryBranch')),
  },
  {
    rule: 'ORG-09',
    sentence: '正式党员 7 人，没有设支委会',
    expected: '提醒：正式党员 7 人，已满七人，未设支部委员会',
    outcome: findings('ORG-09', { fullMembers: 7, terms: [{ ...exampleTerm, hasCommittee: false, seats: known(1) }] }),
  },
  {
    rule: 'ORG-09',
    sentence: '正式党员 6 人，设书记一人',
    expected: '不提示',
    outcome: findings('ORG-09', { fullMembers: 6, terms: [{ ...exampleTerm, hasCommittee: false, seats: known(1) }] }),
  },
  {
    rule: 'ORG-09',
    sentence: '正式党员 6 人，仍设支委会',
    expected: '提醒：正式党员 6 人，不足七人，仍设支部委员会',
    outcome: findings('ORG-09', { fullMembers: 6 }),
  },
  {
    rule: 'ORG-09',
    sentence: '支部委员会 2 人',
    expected: '不能办理：支部委员会 2 人，不少于 3 人',
    outcome: seats({ seats: 2 }),
  },
  { rule: 'ORG-09', sentence: '支部委员会 3 人', expected: '不提示', outcome: seats({ seats: 3 }) },
  {
    rule: 'ORG-09',
    sentence: '支部委员会 4 人',
    expected: '提醒：支部委员会 4 人，为双数，宜为单数',
    outcome: seats({ seats: 4 }),
  },
  { rule: 'ORG-09', sentence: '支部委员会 7 人', expected: '提醒：支部委员会 7 人，一般三至五人', outcome: seats({ seats: 7 }) },
  {
    rule: 'ORG-09',
    sentence: '支部委员会 9 人，没有批复',
    expected: '不能办理：支部委员会 9 人，一般不超过 7 人，没有上级批复',
    outcome: seats({ seats: 9 }),
  },
  {
    rule: 'ORG-09',
    sentence: '职数没有录入',
    expected: '提示：职数不详：缺届期职数',
    outcome: findings('ORG-09', { terms: [{ ...exampleTerm, seats: unknown('term.seats', '届期职数') }] }),
  },
  {
    rule: 'ORG-10',
    sentence: '预备党员任书记',
    expected: '不能办理：张明是预备党员，不能担任书记',
    outcome: officer({ isProbationary: true }),
  },
  {
    rule: 'ORG-10',
    sentence: '转正恰好满一年时任书记',
    expected: '不提示',
    outcome: officer({ fullOn: known(date('2023-09-01')) }),
  },
  {
    rule: 'ORG-10',
    sentence: '转正差一天满一年时任书记',
    expected: '提醒：张明于 2023年9月2日 转正，任书记时党龄不足 1 年',
    outcome: officer({ fullOn: known(date('2023-09-02')) }),
  },
  {
    rule: 'ORG-10',
    sentence: '转正日期没有录入',
    expected: '提示：张明的党龄无法核对：缺转正日期',
    outcome: officer({ fullOn: unknown('member.fullOn', '转正日期') }),
  },
  { rule: 'ORG-11', sentence: '总支委员会 5 人', expected: '不提示', outcome: seats({ kind: 'generalBranch', seats: 5 }) },
  {
    rule: 'ORG-11',
    sentence: '总支委员会 4 人',
    expected: '提醒：党总支委员 4 人，一般 5 至 9 人',
    outcome: seats({ kind: 'generalBranch', seats: 4 }),
  },
  {
    rule: 'ORG-11',
    sentence: '党委委员 11 人',
    expected: '提醒：党委委员 11 人，一般 5 至 9 人',
    outcome: seats({ kind: 'committee', seats: 11 }),
  },
  {
    rule: 'ORG-11',
    sentence: '批复 7 人，按 9 人选举',
    expected: '不能办理：职数 9 与批复的 7 不一致',
    outcome: seats({ kind: 'committee', seats: 9, approvedSeats: 7 }),
  },
  {
    rule: 'ORG-12',
    sentence: '党小组 2 人',
    expected: '提醒：语文组党小组只有 2 人，不足 3 人',
    outcome: findings('ORG-12', group({ members: 2 })),
  },
  { rule: 'ORG-12', sentence: '党小组 3 人', expected: '不提示', outcome: findings('ORG-12', group({ members: 3 })) },
  {
    rule: 'ORG-12',
    sentence: '预备党员任党小组组长',
    expected: '不能办理：语文组党小组组长是预备党员',
    outcome: findings('ORG-12', group({ leaderIsProbationary: true })),
  },
  { rule: 'ORG-16', sentence: '书记 3 月 1 日离任，第 30 天', expected: '不提示', outcome: vacantAfter(30) },
  {
    rule: 'ORG-16',
    sentence: '书记 3 月 1 日离任，第 31 天',
    expected: '提醒：书记自 2026年3月1日 起空缺，已超过 30 天',
    outcome: vacantAfter(31),
  },
  {
    rule: 'ORG-16',
    sentence: '书记 3 月 1 日离任，第 90 天',
    expected: '提醒：书记自 2026年3月1日 起空缺，已满 90 天，应报上级',
    outcome: vacantAfter(90),
  },
  {
    rule: 'ORG-16',
    sentence: '支委会应有 5 人，在任 3 人',
    expected: '提醒：应有委员 5 人，在任 3 人',
    outcome: findings('ORG-16', { terms: [{ ...exampleTerm, seats: known(5) }] }),
  },
  {
    rule: 'ORG-19',
    sentence: '书记空缺满 90 天',
    expected: '提示：信号：书记长期空缺',
    outcome: findings('ORG-19', gone, date('2026-05-30')),
  },
  {
    rule: 'ORG-19',
    sentence: '组织生活连续 5 个月不正常',
    expected: '不提示',
    outcome: findings('ORG-19', { weakSignals: { irregularLifeMonths: 5 } }),
  },
  {
    rule: 'ORG-19',
    sentence: '组织生活连续 6 个月不正常',
    expected: '提示：信号：组织生活连续 6 个月不正常',
    outcome: findings('ORG-19', { weakSignals: { irregularLifeMonths: 6 } }),
  },
  {
    rule: 'ORG-19',
    sentence: '5 月 1 日列入名单，6 月 1 日没有整顿方案',
    expected: '提醒：列入软弱涣散名单超过 30 天，没有整顿方案',
    outcome: findings('ORG-19', { weakListing: { listedOn: date('2026-05-01') } }, date('2026-06-01')),
  },
]
