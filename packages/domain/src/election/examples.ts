import { date, known, type PlainDate } from '../kernel/index.ts'
import { exampleSecretary, exampleTermFrom } from '../org/examples.ts'
import { papersDue } from './look-back-election.ts'
import type { ElectionPaper, LookBackFacts, PastElection, PastPost } from './look-back-types.ts'
import type { StepDays } from './steps.ts'
import type { CandidateFact, CountSheet, ExclusionFact, Slate, Tally, VoterFact } from './types.ts'

/** 示例选举大会之日。 */
export const EXAMPLE_MEETING: PlainDate = date('2026-06-10')

/** 示例党员：正式党员 `count` 名，没有处分。 */
export const exampleVoters = (count: number): VoterFact[] =>
  Array.from({ length: count }, (_, index) => exampleVoter({ personId: `p${index + 1}`, name: `党员${index + 1}` }))

export const exampleVoter = (changes: Partial<VoterFact> = {}): VoterFact => ({
  personId: 'p1',
  name: '张明',
  category: known('F'),
  status: 'NORMAL',
  measures: [],
  ...changes,
})

/** 示例不计算人员：三项手续齐全。 */
export const exampleExclusion = (index: number, changes: Partial<ExclusionFact> = {}): ExclusionFact => ({
  personId: `p${index}`,
  name: `党员${index}`,
  reason: 'bedridden',
  superiorDocNo: '示例〔2026〕6号',
  passed: known(true),
  ...changes,
})

const NAMES = ['丁山', '王强', '李红', '张明', '周宁', '赵云', '钱进', '孙立', '吴越', '郑和']
/** 示例候选人：手续齐全。 */
export const exampleCandidates = (count: number): CandidateFact[] =>
  Array.from({ length: count }, (_, index) => ({
    personId: `p${index + 1}`,
    name: NAMES[index] ?? `候选人${index + 1}`,
    isApproved: true,
    hasIntroduction: true,
  }))

export const exampleSlate = (seats: number, candidates: number, changes: Partial<Slate> = {}): Slate => ({
  office: 'member',
  seats,
  method: 'surplus',
  candidates: exampleCandidates(candidates),
  approvedSeats: seats,
  replyDocNo: '示例〔2026〕7号',
  ...changes,
})

/** 示例计票单：应到 25 人、实到 20 人，全部为有效票；各候选人依次得 `votes` 票，其余为不赞成。 */
export function exampleSheet(seats: number, votes: readonly number[], changes: Partial<CountSheet> = {}): CountSheet {
  const present = changes.present ?? 20
  const valid = changes.valid ?? present - (changes.void ?? 0)
  const tallies = votes.map(
    (count, index): Tally => ({
      personId: `p${index + 1}`,
      name: NAMES[index] ?? `候选人${index + 1}`,
      isListed: true,
      for: count,
      against: valid - count,
      abstain: 0,
    }),
  )
  return {
    office: 'member',
    seats,
    due: 25,
    present,
    issued: present,
    voted: present,
    returned: present,
    valid,
    void: 0,
    tallies,
    ...changes,
  }
}

/** 示例步骤：大会 2026 年 6 月 10 日，各步都按时有记录。 */
export const EXAMPLE_STEPS: StepDays = {
  remind: date('2025-12-10'),
  decide: date('2026-03-12'),
  request: date('2026-04-11'),
  requestReply: date('2026-04-26'),
  voterList: date('2026-05-01'),
  recommend: date('2026-05-06'),
  candidateReport: date('2026-05-16'),
  candidateReply: date('2026-05-26'),
  drafts: date('2026-05-31'),
  meeting: EXAMPLE_MEETING,
  plenary: EXAMPLE_MEETING,
  approve: date('2026-06-17'),
  handover: date('2026-07-10'),
}

/** 示例换届：2024 年 9 月 1 日选举三名委员，材料、批复齐全。 */
export const exampleElection = (changes: Partial<PastElection> = {}): PastElection => {
  const election: PastElection = {
    id: 'e1',
    occasion: 'term',
    body: 'members',
    hasCommittee: true,
    heldOn: known(date('2024-09-01')),
    seats: known(3),
    approvedSeats: 3,
    attendance: known({ voters: 25, due: 25, present: 20 }),
    exclusions: [],
    candidates: known({ number: 4, method: 'surplus' }),
    rounds: known([{ kind: 'first', heldOn: date('2024-09-01'), sheet: exampleSheet(3, [18, 16, 15, 9]) }]),
    elected: known(exampleCandidates(3).map(({ personId, name }) => ({ personId, name }))),
    officers: [
      { personId: 'p1', name: '丁山', duty: 'secretary', approvedOn: date('2024-09-20'), approvalDocNo: '示例〔2024〕9号' },
    ],
    approval: {
      reportedOn: date('2024-09-05'),
      approvedOn: date('2024-09-20'),
      approvalDocNo: '示例〔2024〕9号',
      filedOn: date('2024-09-20'),
    },
    papers: [],
    ...changes,
  }
  return { ...election, papers: changes.papers ?? papersDue(election) }
}

export const withoutPapers = (election: PastElection, ...missing: ElectionPaper[]): PastElection => ({
  ...election,
  papers: election.papers.filter((paper) => !missing.includes(paper)),
})

/** 示例任职：丁山自 2024 年 9 月 1 日任书记，由选举产生。 */
export const examplePost = (changes: Partial<PastPost> = {}): PastPost => ({
  ...exampleSecretary,
  id: 'q1',
  name: '丁山',
  from: date('2024-09-01'),
  ...changes,
})

/** 示例组织：2024 年 9 月 1 日成立并选举，没有任何问题。 */
export const exampleLookBack = (changes: Partial<LookBackFacts> = {}): LookBackFacts => ({
  orgId: 'o1',
  kind: 'branch',
  foundedOn: date('2024-09-01'),
  terms: [exampleTermFrom('2024-09-01')],
  shifts: new Map(),
  elections: [exampleElection()],
  posts: [examplePost()],
  ...changes,
})
