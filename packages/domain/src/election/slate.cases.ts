import { type Citation, date, type HolidayYear } from '../kernel/index.ts'
import { inBrief, LAW_ONLY, type Norms, type WorkedCase } from '../norms/index.ts'
import { committeeExpected } from '../org/committee.ts'
import { candidateNumber, noticeFindings, slateRefusals } from './candidates.ts'
import { type DelegateStep, delegateFindings } from './delegates.ts'
import { EXAMPLE_MEETING, exampleCandidates, exampleSheet, exampleSlate } from './examples.ts'
import { ballotInWords, ballotPlan, officerElectionRefusals, standingCommitteeRefusals } from './officers.ts'
import { roundVerdict } from './result.ts'
import { electionOutcome, outcomeInWords } from './rounds.ts'
import type { ElectingBody, Office, Round, Slate } from './types.ts'

const ON = EXAMPLE_MEETING
const LOCAL: Citation = { law: 'local', article: '', gist: '示例当地通知：差额不少于 30%', mark: 'from-memory' }
const stricter: Norms = { local: [{ parameter: 'candidateSurplusPercent', value: 30, from: date('2026-01-01'), cite: LOCAL }] }
const looser: Norms = { local: [{ parameter: 'candidateSurplusPercent', value: 10, from: date('2026-01-01'), cite: LOCAL }] }
const least =
  (office: Office, seats: number, norms: Norms = LAW_ONLY) =>
  () =>
    candidateNumber(office, seats, ON, norms)?.arithmetic ?? '当日尚无规定'
const slate =
  (seats: number, candidates: number, changes: Partial<Slate> = {}, on = ON) =>
  () =>
    inBrief(slateRefusals(exampleSlate(seats, candidates, changes), on, LAW_ONLY))
const officers = (hasCommittee: boolean, body: ElectingBody, members: readonly string[]) => () =>
  inBrief(
    officerElectionRefusals({
      hasCommittee,
      body,
      members,
      slate: exampleSlate(1, 1, { office: 'secretary', method: 'equal' }),
    }),
  )
/** 按正式党员人数，依 ORG-09 设或者不设支委会，要投哪几次票。 */
const ballots = (fullMembers: number, seats: number, deputies: number) => () =>
  ballotPlan({ body: 'members', hasCommittee: committeeExpected('branch', fullMembers, ON, LAW_ONLY) === true, seats, deputies })
    .map(ballotInWords)
    .join('；')
/** 书记选举：应到 `due`、实到 `present`，书记候选人得 `votes` 票。 */
const secretaryVote = (body: ElectingBody, due: number, present: number, votes: number) => () => {
  const sheet = exampleSheet(1, [votes], { office: 'secretary', due, present })
  const rounds: Round[] = [{ kind: 'first', heldOn: ON, sheet }]
  const outcome = electionOutcome({ body, seats: 1, rounds }, LAW_ONLY)
  return outcome.refusals.length > 0 ? inBrief(outcome.refusals) : outcomeInWords(outcome)
}
const preselectionByDue: Norms = {
  local: [{ parameter: 'preselectionMajorityBase', value: false, from: date('2026-01-01'), cite: LOCAL }],
}
const preselected =
  (votes: readonly number[], norms: Norms = LAW_ONLY) =>
  () =>
    roundVerdict(exampleSheet(3, votes), 'preselection', ON, norms)
      .elected.map((line) => line.name)
      .join('、')
const noHolidays: ReadonlyMap<number, HolidayYear> = new Map([[2026, { year: 2026, off: [], makeUp: [], cite: LOCAL }]])
const notice = (from: string, to: string) => () => inBrief(noticeFindings(date(from), date(to), noHolidays, ON, LAW_ONLY))
const delegates =
  (quota: number, done: Partial<Record<DelegateStep, string>> = {}) =>
  () =>
    inBrief(
      delegateFindings(quota, Object.fromEntries(Object.entries(done).map(([name, day]) => [name, date(day)])), ON, LAW_ONLY),
    )

/** ELE-05 至 ELE-09 的示例，含规则书 9.4 第 6、7 例。 */
export const SLATE_CASES: readonly WorkedCase[] = [
  ...[
    [3, 0.6, 4],
    [5, 1, 6],
    [7, 1.4, 9],
    [9, 1.8, 11],
    [11, 2.2, 14],
    [15, 3, 18],
  ].map(
    ([seats = 0, part = 0, count = 0]): WorkedCase => ({
      rule: 'ELE-05',
      sentence: `应选委员 ${seats} 名，候选人至少几名`,
      expected: `应选 ${seats} 名，差额不少于 20%×${seats}=${part} 名，候选人不少于 ${count} 名`,
      outcome: least('member', seats),
    }),
  ),
  {
    rule: 'ELE-05',
    sentence: '应选 5 名，候选人 5 名，直接选举',
    expected: '不能办理：候选人 5 名，应选 5 名，差额不少于 20%×5=1 名，候选人不少于 6 名',
    outcome: slate(5, 5),
  },
  { rule: 'ELE-05', sentence: '应选 5 名，候选人 6 名', expected: '不提示', outcome: slate(5, 6) },
  {
    rule: 'ELE-05',
    sentence: '应选 7 名，候选人 8 名',
    expected: '不能办理：候选人 8 名，应选 7 名，差额不少于 20%×7=1.4 名，候选人不少于 9 名',
    outcome: slate(7, 8),
  },
  {
    rule: 'ELE-05',
    sentence: '预选后等额选举，没有预选计票记录',
    expected: '不能办理：没有差额预选的计票记录，不能等额选举',
    outcome: slate(3, 3, { method: 'preselection' }),
  },
  {
    rule: 'ELE-05',
    sentence: '预选后等额选举，候选人都经预选',
    expected: '不提示',
    outcome: slate(3, 3, { method: 'preselection', preselected: ['p1', 'p2', 'p3'] }),
  },
  {
    rule: 'ELE-05',
    sentence: '预选后等额选举，一名候选人没有经预选',
    expected: '不能办理：李红没有在预选中列为正式候选人',
    outcome: slate(3, 3, { method: 'preselection', preselected: ['p1', 'p2', 'p9'] }),
  },
  {
    rule: 'ELE-05',
    sentence: '差额预选选 3 名，实到 20 人，得 14、13、12、11、9 票',
    expected: '丁山、王强、李红',
    outcome: preselected([14, 13, 12, 11, 9]),
  },
  {
    rule: 'ELE-05',
    sentence: '同上，当地规定预选以应到会 25 人为基数',
    expected: '丁山、王强',
    outcome: preselected([14, 13, 12, 11, 9], preselectionByDue),
  },
  {
    rule: 'ELE-05',
    sentence: '当地规定差额不少于 30%，应选 5 名',
    expected: '应选 5 名，差额不少于 30%×5=1.5 名，候选人不少于 7 名',
    outcome: least('member', 5, stricter),
  },
  {
    rule: 'ELE-05',
    sentence: '当地规定差额 10%（比条例宽，不采用），应选 5 名',
    expected: '应选 5 名，差额不少于 20%×5=1 名，候选人不少于 6 名',
    outcome: least('member', 5, looser),
  },
  {
    rule: 'ELE-06',
    sentence: '没有上级对候选人预备人选的批复',
    expected: '不能办理：没有上级对候选人预备人选的批复，不能投票',
    outcome: slate(3, 4, { replyDocNo: undefined }),
  },
  {
    rule: 'ELE-06',
    sentence: '一名候选人不在批复中',
    expected: '不能办理：上级批复中没有李红',
    outcome: slate(3, 4, { candidates: exampleCandidates(4).map((one) => ({ ...one, isApproved: one.name !== '李红' })) }),
  },
  {
    rule: 'ELE-06',
    sentence: '应选 3 名，批复职数 5 名',
    expected: '不能办理：应选 3 名，与批复的 5 名不一致',
    outcome: slate(3, 4, { approvedSeats: 5 }),
  },
  {
    rule: 'ELE-06',
    sentence: '候选人公示星期一至星期五',
    expected: '不提示',
    outcome: notice('2026-05-25', '2026-05-29'),
  },
  {
    rule: 'ELE-06',
    sentence: '候选人公示星期二至星期日',
    expected: '提醒：公示 4 个工作日，不足 5 个',
    outcome: notice('2026-05-26', '2026-05-31'),
  },
  {
    rule: 'ELE-07',
    sentence: '第一次全体会议选举书记，候选人是当选委员',
    expected: '不提示',
    outcome: officers(true, 'plenary', ['p1']),
  },
  {
    rule: 'ELE-07',
    sentence: '书记候选人没有当选委员',
    expected: '不能办理：丁山没有当选委员，不能作为书记候选人',
    outcome: officers(true, 'plenary', ['p2', 'p3']),
  },
  {
    rule: 'ELE-07',
    sentence: '设支委会，由党员大会直接选举书记',
    expected: '不能办理：设委员会的，书记由新一届委员会第一次全体会议选举',
    outcome: officers(true, 'members', ['p1']),
  },
  {
    rule: 'ELE-07',
    sentence: '不足七人、不设支委会，党员大会直接选举书记',
    expected: '不提示',
    outcome: officers(false, 'members', []),
  },
  {
    rule: 'ELE-07',
    sentence: '书记等额选举，不要求差额',
    expected: '不提示',
    outcome: slate(1, 1, { office: 'secretary', method: 'equal' }),
  },
  {
    rule: 'ELE-07',
    sentence: '书记候选人 2 名',
    expected: '提醒：候选人 2 名，应选书记 1 名，等额 1 名',
    outcome: slate(1, 2, { office: 'secretary', method: 'equal' }),
  },
  { rule: 'ELE-07', sentence: '正式党员 6 人的支部，投哪几次票', expected: '党员大会选举书记 1 名', outcome: ballots(6, 0, 0) },
  {
    rule: 'ELE-07',
    sentence: '正式党员 3 人的支部，设副书记，投哪几次票',
    expected: '党员大会选举书记 1 名；党员大会选举副书记 1 名',
    outcome: ballots(3, 0, 1),
  },
  {
    rule: 'ELE-07',
    sentence: '正式党员 7 人的支部，职数 3 名，投哪几次票',
    expected: '党员大会选举委员 3 名；委员会第一次全体会议选举书记 1 名',
    outcome: ballots(7, 3, 0),
  },
  {
    rule: 'ELE-07',
    sentence: '正式党员 6 人，实到 5 人，书记得 3 票',
    expected: '当选 1 人：丁山',
    outcome: secretaryVote('members', 6, 5, 3),
  },
  {
    rule: 'ELE-07',
    sentence: '正式党员 6 人，实到 6 人，书记得 3 票（恰好一半）',
    expected: '当选 0 人；另行选举 1 名',
    outcome: secretaryVote('members', 6, 6, 3),
  },
  {
    rule: 'ELE-07',
    sentence: '委员 5 人，到会 4 人选举书记，得 3 票',
    expected: '当选 1 人：丁山',
    outcome: secretaryVote('plenary', 5, 4, 3),
  },
  {
    rule: 'ELE-07',
    sentence: '委员 5 人，到会 3 人选举书记',
    expected: '不能办理：应到 5 人，实到 3 < 4/5×5=4，不能选举（须到 4 人）',
    outcome: secretaryVote('plenary', 5, 3, 3),
  },
  {
    rule: 'ELE-07',
    sentence: '委员 3 人，到会 2 人选举书记',
    expected: '不能办理：应到 3 人，实到 2 < 4/5×3=2.4，不能选举（须到 3 人）',
    outcome: secretaryVote('plenary', 3, 2, 2),
  },
  { rule: 'ELE-08', sentence: '应选常委 5 名', expected: '应选常委 5 名，候选人 6 至 7 名', outcome: least('standing', 5) },
  {
    rule: 'ELE-08',
    sentence: '应选常委 5 名，候选人 5 名',
    expected: '不能办理：候选人 5 名，应选常委 5 名，候选人 6 至 7 名',
    outcome: slate(5, 5, { office: 'standing' }),
  },
  {
    rule: 'ELE-08',
    sentence: '应选常委 5 名，候选人 8 名',
    expected: '不能办理：候选人 8 名，应选常委 5 名，候选人 6 至 7 名',
    outcome: slate(5, 8, { office: 'standing' }),
  },
  {
    rule: 'ELE-08',
    sentence: '党支部选举常委',
    expected: '不能办理：党支部、党总支不设常务委员会',
    outcome: () => inBrief(standingCommitteeRefusals('branch', '示例〔2026〕1号')),
  },
  {
    rule: 'ELE-08',
    sentence: '党委设常委会，没有批复',
    expected: '不能办理：设常务委员会没有上级批复',
    outcome: () => inBrief(standingCommitteeRefusals('committee', undefined)),
  },
  { rule: 'ELE-09', sentence: '代表 100 名', expected: '不提示', outcome: delegates(100) },
  { rule: 'ELE-09', sentence: '代表 99 名', expected: '提醒：代表 99 名，一般 100 至 200 名', outcome: delegates(99) },
  { rule: 'ELE-09', sentence: '代表 300 名', expected: '提醒：代表 300 名，一般 100 至 200 名', outcome: delegates(300) },
  { rule: 'ELE-09', sentence: '代表 301 名', expected: '不能办理：代表 301 名，最多 300 名', outcome: delegates(301) },
  {
    rule: 'ELE-09',
    sentence: '没有考察就确定预备人选',
    expected: '不能办理：“选举单位沟通考察”没有记录',
    outcome: delegates(150, { recommend: '2026-03-01', reserve: '2026-04-01' }),
  },
  {
    rule: 'ELE-09',
    sentence: '先选举后推荐',
    expected: '不能办理：“支部推荐提名”晚于后一步',
    outcome: delegates(150, { recommend: '2026-05-01', review: '2026-03-10', reserve: '2026-04-01', elect: '2026-04-20' }),
  },
]
