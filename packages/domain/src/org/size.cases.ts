import { date, fen, known, unknown } from '../kernel/index.ts'
import { inBrief, LAW_ONLY, type WorkedCase } from '../norms/index.ts'
import { EXAMPLE_DAY, exampleOrg } from './examples.ts'
import { organisationFindings } from './findings.ts'
import { type DissolutionFacts, dissolutionRefusals, type FoundingRequest, foundingRefusals } from './founding.ts'
import { typeVerdict } from './type.ts'
import type { OrgFacts, OrgKind } from './types.ts'

const request = (changes: Partial<FoundingRequest>): FoundingRequest => ({
  kind: 'branch',
  fullMembers: 8,
  probationaryMembers: 0,
  coveredUnits: 1,
  docNo: '示例〔2026〕3号',
  appliedOn: date('2026-05-01'),
  repliedOn: date('2026-05-20'),
  activeFrom: date('2026-05-20'),
  ...changes,
})
const founding = (rule: string, changes: Partial<FoundingRequest>) => () =>
  inBrief(foundingRefusals(request(changes), EXAMPLE_DAY, LAW_ONLY), rule)
const findings =
  (rule: string, changes: Partial<OrgFacts>, on = EXAMPLE_DAY) =>
  () =>
    inBrief(organisationFindings(exampleOrg(changes), on, LAW_ONLY), rule)
const FIT_WORDS = { usual: '相称', withApproval: '经上级批准可以', no: '不相称' }
const fit = (kind: OrgKind, full: number, all: number) => () => {
  const verdict = typeVerdict(kind, full, all, EXAMPLE_DAY, LAW_ONLY)
  return verdict ? FIT_WORDS[verdict.fit] : '不按人数衡量'
}
const dissolving = (changes: Partial<DissolutionFacts>) => () =>
  inBrief(
    dissolutionRefusals({ membersLeft: 0, childrenLeft: 0, duesBalance: known(fen(0)), docNo: '示例〔2026〕9号', ...changes }),
  )
const grown = {
  memberCounts: [{ from: date('2026-03-01'), full: 51, probationary: 0 }],
  fullMembers: 51,
  probationaryMembers: 0,
  kindDocNo: undefined,
}

/** ORG-01 至 ORG-08 的示例。 */
export const SIZE_CASES: readonly WorkedCase[] = [
  {
    rule: 'ORG-01',
    sentence: '正式党员 2 人、预备党员 5 人，申请成立党支部',
    expected: '不能办理：正式党员 2 人，不足 3 人（预备党员不计）',
    outcome: founding('ORG-01', { fullMembers: 2, probationaryMembers: 5 }),
  },
  {
    rule: 'ORG-01',
    sentence: '正式党员恰好 3 人，申请成立党支部',
    expected: '不提示',
    outcome: founding('ORG-01', { fullMembers: 3 }),
  },
  {
    rule: 'ORG-01',
    sentence: '现有支部正式党员减为 2 人',
    expected: '提醒：正式党员 2 人，不足 3 人',
    outcome: findings('ORG-01', { fullMembers: 2 }),
  },
  {
    rule: 'ORG-01',
    sentence: '联合党支部所含幼儿园正式党员达到 3 人',
    expected: '提醒：联合党支部所含第二幼儿园已有正式党员 3 人',
    outcome: findings('ORG-01', {
      kind: 'jointBranch',
      units: [
        { name: '第二幼儿园', fullMembers: 3 },
        { name: '第三幼儿园', fullMembers: 2 },
      ],
    }),
  },
  {
    rule: 'ORG-02',
    sentence: '没有批复文号，申请设党总支',
    expected: '不能办理：设党总支须有上级批复',
    outcome: founding('ORG-02', { kind: 'generalBranch', fullMembers: 60, docNo: undefined }),
  },
  { rule: 'ORG-02', sentence: '正式党员 3 人设党支部', expected: '相称', outcome: fit('branch', 3, 3) },
  { rule: 'ORG-02', sentence: '党员 49 人设党总支', expected: '经上级批准可以', outcome: fit('generalBranch', 49, 49) },
  { rule: 'ORG-02', sentence: '党员 50 人设党支部', expected: '相称', outcome: fit('branch', 49, 50) },
  { rule: 'ORG-02', sentence: '党员 50 人设党总支', expected: '相称', outcome: fit('generalBranch', 49, 50) },
  { rule: 'ORG-02', sentence: '党员 51 人仍设党支部', expected: '经上级批准可以', outcome: fit('branch', 51, 51) },
  { rule: 'ORG-02', sentence: '党员 99 人设党委', expected: '经上级批准可以', outcome: fit('committee', 90, 99) },
  { rule: 'ORG-02', sentence: '党员 100 人设党委', expected: '相称', outcome: fit('committee', 95, 100) },
  { rule: 'ORG-02', sentence: '党员 100 人设党支部', expected: '不相称', outcome: fit('branch', 100, 100) },
  { rule: 'ORG-02', sentence: '党员 100 人设党总支', expected: '经上级批准可以', outcome: fit('generalBranch', 100, 100) },
  { rule: 'ORG-02', sentence: '党员 49 人设党委', expected: '不相称', outcome: fit('committee', 49, 49) },
  {
    rule: 'ORG-02',
    sentence: '3 月 1 日起党员 51 人、无批复仍为支部，至 3 月 31 日',
    expected: '提醒：设为党支部没有批复文号；提示：党员 51 人，一般设党总支，现为党支部',
    outcome: findings('ORG-02', grown, date('2026-03-31')),
  },
  {
    rule: 'ORG-02',
    sentence: '同上，至 4 月 1 日超过 30 天',
    expected: '提醒：设为党支部没有批复文号；提醒：党员 51 人，一般设党总支，现为党支部',
    outcome: findings('ORG-02', grown, date('2026-04-01')),
  },
  {
    rule: 'ORG-03',
    sentence: '支部党员 45 人',
    expected: '不提示',
    outcome: findings('ORG-03', { fullMembers: 45, probationaryMembers: 0 }),
  },
  {
    rule: 'ORG-03',
    sentence: '支部党员 46 人',
    expected: '提醒：党员 46 人，接近支部人数上限 50 人',
    outcome: findings('ORG-03', { fullMembers: 44, probationaryMembers: 2 }),
  },
  {
    rule: 'ORG-03',
    sentence: '支部党员恰好 50 人',
    expected: '提醒：党员 50 人，接近支部人数上限 50 人',
    outcome: findings('ORG-03', { fullMembers: 50, probationaryMembers: 0 }),
  },
  {
    rule: 'ORG-03',
    sentence: '支部党员 51 人',
    expected: '提醒：党员 51 人，超过支部人数上限 50 人',
    outcome: findings('ORG-03', { fullMembers: 50, probationaryMembers: 1 }),
  },
  {
    rule: 'ORG-04',
    sentence: '两个单位合计正式党员 2 人，申请成立联合党支部',
    expected: '不能办理：各单位合计正式党员 2 人，不足 3 人（预备党员不计）',
    outcome: founding('ORG-04', { kind: 'jointBranch', fullMembers: 2, coveredUnits: 2 }),
  },
  {
    rule: 'ORG-04',
    sentence: '联合党支部覆盖 5 个单位',
    expected: '不提示',
    outcome: findings('ORG-04', { kind: 'jointBranch', coveredUnits: 5 }),
  },
  {
    rule: 'ORG-04',
    sentence: '联合党支部覆盖 6 个单位',
    expected: '提醒：联合党支部覆盖 6 个单位，超过 5 个',
    outcome: findings('ORG-04', { kind: 'jointBranch', coveredUnits: 6 }),
  },
  {
    rule: 'ORG-05',
    sentence: '援建队正式党员 3 人，计划 6 个月',
    expected: '提示：援建队有正式党员 3 人、计划 6 个月',
    outcome: findings('ORG-05', { projects: [{ name: '援建队', fullMembers: 3, plannedMonths: 6 }] }),
  },
  {
    rule: 'ORG-05',
    sentence: '援建队正式党员 3 人，计划 5 个月',
    expected: '不提示',
    outcome: findings('ORG-05', { projects: [{ name: '援建队', fullMembers: 3, plannedMonths: 5 }] }),
  },
  {
    rule: 'ORG-06',
    sentence: '申请成立临时党支部，没有结束日期',
    expected: '不能办理：临时党支部须载明结束日期',
    outcome: founding('ORG-06', { kind: 'temporaryBranch' }),
  },
  {
    rule: 'ORG-06',
    sentence: '临时党支部 6 月 1 日期满，6 月 15 日未撤销（第 14 天）',
    expected: '提示：临时党支部已于 2026年6月1日 期满',
    outcome: findings('ORG-06', { kind: 'temporaryBranch', endsOn: date('2026-06-01') }),
  },
  {
    rule: 'ORG-06',
    sentence: '同上，6 月 16 日仍未撤销',
    expected: '提醒：临时党支部已于 2026年6月1日 期满，超过 14 天未撤销',
    outcome: findings('ORG-06', { kind: 'temporaryBranch', endsOn: date('2026-06-01') }, date('2026-06-16')),
  },
  {
    rule: 'ORG-07',
    sentence: '5 月 20 日批复，5 月 19 日启用',
    expected: '不能办理：启用日早于批复日 2026年5月20日',
    outcome: founding('ORG-07', { activeFrom: date('2026-05-19') }),
  },
  {
    rule: 'ORG-07',
    sentence: '1 月 31 日申请，2 月 28 日批复',
    expected: '不提示',
    outcome: founding('ORG-07', { appliedOn: date('2026-01-31'), repliedOn: date('2026-02-28'), activeFrom: date('2026-03-01') }),
  },
  {
    rule: 'ORG-07',
    sentence: '1 月 31 日申请，3 月 1 日批复',
    expected: '提醒：批复距申请超过 1 个月',
    outcome: founding('ORG-07', { appliedOn: date('2026-01-31'), repliedOn: date('2026-03-01'), activeFrom: date('2026-03-01') }),
  },
  {
    rule: 'ORG-07',
    sentence: '没有批复日期',
    expected: '不能办理：没有上级批复日期，不能启用',
    outcome: founding('ORG-07', { repliedOn: undefined }),
  },
  {
    rule: 'ORG-07',
    sentence: '上级直接决定成立，没有申请',
    expected: '不提示',
    outcome: founding('ORG-07', { appliedOn: undefined, isDirectDecision: true }),
  },
  {
    rule: 'ORG-07',
    sentence: '6 月 1 日起任书记，6 月 5 日才选举',
    expected: '不能办理：班子成员任职早于选举或者任命记录',
    outcome: founding('ORG-07', { officersFrom: date('2026-06-01'), officersRecordedOn: date('2026-06-05') }),
  },
  {
    rule: 'ORG-08',
    sentence: '还有 1 名党员没有转出',
    expected: '不能办理：尚有 1 名党员没有转入其他支部',
    outcome: dissolving({ membersLeft: 1 }),
  },
  {
    rule: 'ORG-08',
    sentence: '党费余额 12.50 元',
    expected: '不能办理：党费余额 12.50 元，没有结清',
    outcome: dissolving({ duesBalance: known(fen(1250)) }),
  },
  {
    rule: 'ORG-08',
    sentence: '党费账不在本平台，余额未知',
    expected: '提醒：党费是否结清未知：缺党费余额',
    outcome: dissolving({ duesBalance: unknown('dues.balance', '党费余额') }),
  },
  { rule: 'ORG-08', sentence: '党员已转接、党费已结清、有批复', expected: '不提示', outcome: dissolving({}) },
]
