import { date, known, unknown } from '../kernel/index.ts'
import { inBrief, LAW_ONLY, type WorkedCase } from '../norms/index.ts'
import { attendanceVerdict, dueBase } from './base.ts'
import { EXAMPLE_MEETING, exampleExclusion, exampleVoter, exampleVoters } from './examples.ts'
import type { ExclusionFact, MeasureKind, VoterFact } from './types.ts'
import { standingRefusals, voterList, voterVerdict } from './voters.ts'

const ON = EXAMPLE_MEETING
const may =
  (changes: Partial<VoterFact>, on = ON) =>
  () => {
    const verdict = voterVerdict(exampleVoter(changes), on)
    if (verdict.mayVote === null) return `不能判断：${verdict.because}`
    return `${verdict.mayVote ? '有选举权和被选举权' : '没有'}（${verdict.because}）`
  }
const measure = (kind: MeasureKind, from: string, until?: string) => ({
  measures: [{ kind, from: date(from), until: until ? date(until) : undefined }],
})
const list = (members: readonly VoterFact[]) => () => {
  const found = voterList(members, ON)
  return `${found.trace.map((line) => `${line.label} ${line.value}`).join('；')}${found.refusals.length > 0 ? `；${inBrief(found.refusals)}` : ''}`
}
const stands = (personId: string, name: string, members: readonly VoterFact[]) => () =>
  inBrief(standingRefusals(voterList(members, ON), [{ personId, name }]))
const arrives =
  (due: number, present: number, on = '2026-06-10') =>
  () => {
    const verdict = attendanceVerdict(present, due, date(on), LAW_ONLY)
    return verdict.arithmetic || inBrief(verdict.refusals)
  }
const base =
  (voters: number, exclusions: readonly ExclusionFact[], rule = 'ELE-04') =>
  () => {
    const found = dueBase(voterList(exampleVoters(voters), ON), exclusions, ON, LAW_ONLY)
    return `应到会 ${found.due} 人；${inBrief(found.refusals, rule)}`
  }
const opens = (voters: number, exclusions: readonly ExclusionFact[], present: number) => () => {
  const found = dueBase(voterList(exampleVoters(voters), ON), exclusions, ON, LAW_ONLY)
  return attendanceVerdict(present, found.due, ON, LAW_ONLY).arithmetic
}
const four = (changes: Partial<ExclusionFact> = {}) => [1, 2, 3, 4].map((index) => exampleExclusion(index, changes))
const one = (changes: Partial<ExclusionFact> = {}) => [exampleExclusion(1, changes)]
const three = exampleVoters(3)

/** ELE-02、ELE-03、ELE-04 的示例，含规则书 9.4 第 1 至 5、14、15 例。 */
export const WHO_CASES: readonly WorkedCase[] = [
  { rule: 'ELE-02', sentence: '正式党员', expected: '有选举权和被选举权（正式党员）', outcome: may({}) },
  { rule: 'ELE-02', sentence: '预备党员', expected: '没有（预备党员）', outcome: may({ category: known('P') }) },
  {
    rule: 'ELE-02',
    sentence: '受严重警告处分',
    expected: '有选举权和被选举权（正式党员）',
    outcome: may(measure('seriousWarning', '2026-01-01')),
  },
  {
    rule: 'ELE-02',
    sentence: '受撤销党内职务处分',
    expected: '有选举权和被选举权（正式党员）',
    outcome: may(measure('removal', '2026-01-01')),
  },
  {
    rule: 'ELE-02',
    sentence: '留党察看期间',
    expected: '没有（留党察看）',
    outcome: may(measure('disciplinaryProbation', '2026-01-01', '2027-01-01')),
  },
  {
    rule: 'ELE-02',
    sentence: '留党察看至大会前一日期满',
    expected: '有选举权和被选举权（正式党员）',
    outcome: may(measure('disciplinaryProbation', '2025-06-10', '2026-06-10')),
  },
  {
    rule: 'ELE-02',
    sentence: '被留置，党员权利中止',
    expected: '没有（中止党员权利（留置、逮捕））',
    outcome: may(measure('rightsSuspended', '2026-06-10')),
  },
  { rule: 'ELE-02', sentence: '停止党籍', expected: '没有（党籍状态为停止党籍，不在册）', outcome: may({ status: 'STOPPED' }) },
  {
    rule: 'ELE-02',
    sentence: '党员类别没有登记',
    expected: '不能判断：缺党员类别',
    outcome: may({ category: unknown('member.category', '党员类别') }),
  },
  {
    rule: 'ELE-02',
    sentence: '正式党员 3 人，其中 1 人留党察看，另有预备党员 1 人',
    expected: '正式党员 3 人；没有选举权 党员3：留党察看；选举人 3 - 1 = 2 人',
    outcome: list([
      ...exampleVoters(2),
      exampleVoter({ personId: 'p3', name: '党员3', ...measure('disciplinaryProbation', '2026-01-01') }),
      exampleVoter({ personId: 'p4', name: '党员4', category: known('P') }),
    ]),
  },
  {
    rule: 'ELE-02',
    sentence: '预备党员列为候选人',
    expected: '不能办理：李红不能作为候选人：预备党员',
    outcome: stands('p9', '李红', [...three, exampleVoter({ personId: 'p9', name: '李红', category: known('P') })]),
  },
  {
    rule: 'ELE-02',
    sentence: '外支部党员列为候选人',
    expected: '不能办理：王强不能作为候选人：不在本组织选举人名单上',
    outcome: stands('p8', '王强', three),
  },
  {
    rule: 'ELE-03',
    sentence: '应到 23 人，实到 18 人',
    expected: '应到 23 人，实到 18 < 4/5×23=18.4，不能选举（须到 19 人）',
    outcome: arrives(23, 18),
  },
  {
    rule: 'ELE-03',
    sentence: '应到 23 人，实到 19 人',
    expected: '应到 23 人，实到 19 ≥ 4/5×23=18.4，可以选举（须到 19 人）',
    outcome: arrives(23, 19),
  },
  {
    rule: 'ELE-03',
    sentence: '应到 25 人，实到 20 人（恰好五分之四）',
    expected: '应到 25 人，实到 20 ≥ 4/5×25=20，可以选举（须到 20 人）',
    outcome: arrives(25, 20),
  },
  {
    rule: 'ELE-03',
    sentence: '应到 31 人，实到 26 人',
    expected: '应到 31 人，实到 26 ≥ 4/5×31=24.8，可以选举（须到 25 人）',
    outcome: arrives(31, 26),
  },
  {
    rule: 'ELE-03',
    sentence: '应到 3 人，实到 2 人',
    expected: '应到 3 人，实到 2 < 4/5×3=2.4，不能选举（须到 3 人）',
    outcome: arrives(3, 2),
  },
  {
    rule: 'ELE-03',
    sentence: '应到 5 人，实到 4 人（恰好五分之四）',
    expected: '应到 5 人，实到 4 ≥ 4/5×5=4，可以选举（须到 4 人）',
    outcome: arrives(5, 4),
  },
  {
    rule: 'ELE-03',
    sentence: '应到 7 人，实到 5 人',
    expected: '应到 7 人，实到 5 < 4/5×7=5.6，不能选举（须到 6 人）',
    outcome: arrives(7, 5),
  },
  {
    rule: 'ELE-03',
    sentence: '应到 7 人，实到 6 人',
    expected: '应到 7 人，实到 6 ≥ 4/5×7=5.6，可以选举（须到 6 人）',
    outcome: arrives(7, 6),
  },
  {
    rule: 'ELE-03',
    sentence: '2020 年 7 月 12 日（暂行条例最后一日），应到 25 人，实到 20 人',
    expected: '应到 25 人，实到 20 ≤ 4/5×25=20，不能选举（须到 21 人）',
    outcome: arrives(25, 20, '2020-07-12'),
  },
  {
    rule: 'ELE-03',
    sentence: '2020 年 7 月 13 日（条例施行当日），应到 25 人，实到 20 人',
    expected: '应到 25 人，实到 20 ≥ 4/5×25=20，可以选举（须到 20 人）',
    outcome: arrives(25, 20, '2020-07-13'),
  },
  {
    rule: 'ELE-03',
    sentence: '实到多于应到',
    expected: '不能办理：实到会 21 人多于应到会 20 人',
    outcome: arrives(20, 21),
  },
  {
    rule: 'ELE-03',
    sentence: '1990 年 6 月 26 日的大会（当日尚无规定）',
    expected: '提示：当日尚无规定，不作判断',
    outcome: arrives(20, 16, '1990-06-26'),
  },
  {
    rule: 'ELE-04',
    sentence: '选举人 25 人，不计算 4 人手续齐全，实到 17 人',
    expected: '应到 21 人，实到 17 ≥ 4/5×21=16.8，可以选举（须到 17 人）',
    outcome: opens(25, four(), 17),
  },
  {
    rule: 'ELE-04',
    sentence: '同上，没有上级同意，实到 17 人',
    expected: '应到 25 人，实到 17 < 4/5×25=20，不能选举（须到 20 人）',
    outcome: opens(25, four({ superiorDocNo: undefined }), 17),
  },
  {
    rule: 'ELE-04',
    sentence: '不计算 1 人，没有经大会通过',
    expected: '应到会 25 人；不能办理：党员1不能不计入应到会人数：缺大会通过',
    outcome: base(25, one({ passed: known(false) })),
  },
  {
    rule: 'ELE-04',
    sentence: '出差请假的 1 人，没有六种情形之一',
    expected: '应到会 25 人；不能办理：党员1不能不计入应到会人数：缺六种情形之一的原因',
    outcome: base(25, one({ reason: undefined })),
  },
  {
    rule: 'ELE-04',
    sentence: '借调 5 个月',
    expected: '应到会 25 人；不能办理：党员1不能不计入应到会人数：缺满 6 个月的起止时间',
    outcome: base(25, one({ reason: 'away', months: 5 })),
  },
  {
    rule: 'ELE-04',
    sentence: '借调满 6 个月',
    expected: '应到会 24 人；不提示',
    outcome: base(25, one({ reason: 'away', months: 6 })),
  },
  {
    rule: 'ELE-04',
    sentence: '列为不计算的又到会',
    expected: '应到会 25 人；不提示',
    outcome: base(25, one({ cameAfterAll: true })),
  },
  {
    rule: 'ELE-04',
    sentence: '留党察看的不是选举人，又列为不计算',
    expected: '应到会 25 人；提示：党员26本来不是选举人，不再扣减',
    outcome: base(25, [exampleExclusion(26, { reason: 'sentence' })]),
  },
  {
    rule: 'ELE-04',
    sentence: '同一人列两次，只减一次',
    expected: '应到会 24 人；不能办理：党员1在不计算名单中出现两次',
    outcome: base(25, [...one(), ...one()]),
  },
  {
    rule: 'ELE-04',
    sentence: '选举人 30 人，不计算 3 人（恰好 10%）',
    expected: '应到会 27 人；不提示',
    outcome: base(30, four().slice(0, 3)),
  },
  {
    rule: 'ELE-04',
    sentence: '选举人 29 人，不计算 3 人（超过 10%）',
    expected: '应到会 26 人；提示：不计算在应到会人数内的 3 人，超过选举人 29 人的 10%',
    outcome: base(29, four().slice(0, 3)),
  },
]
