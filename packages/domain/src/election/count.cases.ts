import { type Citation, date } from '../kernel/index.ts'
import { inBrief, LAW_ONLY, type Norms, type WorkedCase } from '../norms/index.ts'
import { closingRefusals, listOrder } from './announce.ts'
import { type BallotMarks, ballotVerdict, countVerdict } from './ballot.ts'
import { EXAMPLE_MEETING, exampleCandidates, exampleSheet } from './examples.ts'
import { roundVerdict } from './result.ts'
import { electionOutcome, outcomeInWords } from './rounds.ts'
import type { CountSheet, ElectingBody, LeaveOpen, Round, RoundKind } from './types.ts'

const ON = EXAMPLE_MEETING
const LOCAL: Citation = { law: 'local', article: '', gist: '示例当地通知：以应到会为基数', mark: 'from-memory' }
const byDue: Norms = { local: [{ parameter: 'electionMajorityBase', value: false, from: date('2026-01-01'), cite: LOCAL }] }
const strictHalf: Norms = { local: [{ parameter: 'halfIncluded', value: false, from: date('2026-01-01'), cite: LOCAL }] }

const paper = (seats: number, marks: Partial<BallotMarks>) => () =>
  ballotVerdict({ approved: 0, against: 0, abstained: 0, writtenIn: 0, ...marks }, seats).because
const count = (changes: Partial<CountSheet>, eligible?: ReadonlySet<string>) => () => {
  const found = countVerdict(exampleSheet(3, [15, 14, 13, 10], changes), ON, eligible)
  return found.refusals.length > 0 ? inBrief(found.refusals) : found.arithmetic
}
const round = (kind: RoundKind, seats: number, votes: readonly number[], changes: Partial<CountSheet> = {}): Round => ({
  kind,
  heldOn: ON,
  sheet: exampleSheet(seats, votes, changes),
})
/** 在第几名候选人之间再次投票。 */
const among = (kind: RoundKind, seats: number, votes: Readonly<Record<number, number>>): Round => {
  const most = Math.max(...Object.keys(votes).map(Number))
  const all = exampleSheet(
    seats,
    Array.from({ length: most }, (_, index) => votes[index + 1] ?? 0),
  )
  return { kind, heldOn: ON, sheet: { ...all, tallies: all.tallies.filter((_, index) => votes[index + 1] !== undefined) } }
}
const result =
  (seats: number, rounds: readonly Round[], leaveOpen?: LeaveOpen, body: ElectingBody = 'members', norms: Norms = LAW_ONLY) =>
  () => {
    const outcome = electionOutcome({ body, seats, rounds, leaveOpen }, norms)
    const findings = outcome.refusals.filter((refusal) => refusal.severity !== 'info')
    return findings.length > 0 ? inBrief(findings) : outcomeInWords(outcome)
  }
const line =
  (votes: number, changes: Partial<CountSheet> = {}, norms: Norms = LAW_ONLY) =>
  () =>
    roundVerdict(exampleSheet(1, [votes], changes), 'first', ON, norms)
      .lines.map((entry) => entry.arithmetic)
      .join('；')
const extra = (...names: readonly [string, number][]) => ({
  tallies: [
    ...exampleSheet(3, [15, 14, 13, 10]).tallies,
    ...names.map(([name, votes]) => ({ personId: `w-${name}`, name, isListed: false, for: votes, against: 0, abstain: 0 })),
  ],
})
const five = [19, 18, 16, 12, 11, 11]
const named = (...names: readonly string[]) => names.map((name) => ({ personId: name, name }))
const closing =
  (signed: readonly string[], isSealed = true) =>
  () =>
    inBrief(closingRefusals({ monitors: named('吴越'), tellers: named('郑和'), signed, isSealed }))
const all = new Set(exampleCandidates(10).map((one) => one.personId))

/** ELE-14 至 ELE-17 的示例，含规则书 9.4 第 8 至 13 例。 */
export const COUNT_CASES: readonly WorkedCase[] = [
  {
    rule: 'ELE-14',
    sentence: '应选 3 名，赞成 2 人，不赞成 1 人并另选 1 人',
    expected: '所选 3 人不多于应选 3 人，有效票',
    outcome: paper(3, { approved: 2, against: 1, writtenIn: 1 }),
  },
  {
    rule: 'ELE-14',
    sentence: '对一名候选人弃权，又另选他人',
    expected: '另选 1 人多于不赞成 0 人，由监票人认定',
    outcome: paper(3, { approved: 2, abstained: 1, writtenIn: 1 }),
  },
  {
    rule: 'ELE-14',
    sentence: '另选的人没有被选举权',
    expected: '不能办理：另选的钱明没有被选举权',
    outcome: count(extra(['钱明', 2]), all),
  },
  {
    rule: 'ELE-14',
    sentence: '另选他人的票数多于不赞成的票数',
    expected: '提醒：另选他人 29 票，多于不赞成 28 票',
    outcome: count({ ...extra(['钱明', 19], ['孙明', 10]), seats: 5 }),
  },
  {
    rule: 'ELE-15',
    sentence: '应选 3 名，一票选了 4 人',
    expected: '所选 4 人多于应选 3 人，无效票',
    outcome: paper(3, { approved: 4 }),
  },
  {
    rule: 'ELE-15',
    sentence: '应选 3 名，一票恰好选 3 人',
    expected: '所选 3 人不多于应选 3 人，有效票',
    outcome: paper(3, { approved: 3, against: 1 }),
  },
  {
    rule: 'ELE-15',
    sentence: '应选 3 名，一票只选 1 人',
    expected: '所选 1 人不多于应选 3 人，有效票',
    outcome: paper(3, { approved: 1, against: 3 }),
  },
  {
    rule: 'ELE-15',
    sentence: '应选 3 名，赞成 3 人又另选 1 人',
    expected: '所选 4 人多于应选 3 人，无效票',
    outcome: paper(3, { approved: 3, against: 1, writtenIn: 1 }),
  },
  {
    rule: 'ELE-15',
    sentence: '发出 20 张，投票 19 人，收回 20 张',
    expected: '不能办理：收回 20 张，多于投票 19 人，选举无效',
    outcome: count({ voted: 19 }),
  },
  {
    rule: 'ELE-15',
    sentence: '发出 20 张，收回 21 张',
    expected: '不能办理：收回 21 张，多于发出 20 张，选举无效',
    outcome: count({ returned: 21, void: 1 }),
  },
  {
    rule: 'ELE-15',
    sentence: '发出、投票、收回都是 20 张，其中无效 1 张',
    expected: '实到 20 人，发出 20 张，投票 20 人，收回 20 张（有效 19、无效 1），选举有效',
    outcome: count({ void: 1, valid: 19, tallies: exampleSheet(3, [15, 14, 13, 10], { valid: 19 }).tallies }),
  },
  {
    rule: 'ELE-15',
    sentence: '投票 20 人，收回 19 张',
    expected: '提示：收回 19 张，少于投票 20 人，选举有效',
    outcome: count({ returned: 19, valid: 19, tallies: exampleSheet(3, [15, 14, 13, 10], { valid: 19 }).tallies }),
  },
  {
    rule: 'ELE-15',
    sentence: '第一次收回多于投票人数，重新投票后有效',
    expected: '当选 3 人：丁山、王强、李红',
    outcome: result(3, [round('first', 3, [15, 14, 13, 10], { voted: 19 }), round('first', 3, [15, 14, 13, 10])]),
  },
  {
    rule: 'ELE-16',
    sentence: '实到 20 人，得 10 票（恰好一半）',
    expected: '丁山 10 ≤ 1/2×20=10，未超过半数',
    outcome: line(10),
  },
  { rule: 'ELE-16', sentence: '实到 20 人，得 11 票', expected: '丁山 11 > 1/2×20=10，当选', outcome: line(11) },
  {
    rule: 'ELE-16',
    sentence: '实到 21 人，得 11 票',
    expected: '丁山 11 > 1/2×21=10.5，当选',
    outcome: line(11, { present: 21 }),
  },
  {
    rule: 'ELE-16',
    sentence: '实到 20 人，无效 1 张，在 19 张有效票中得 10 票',
    expected: '丁山 10 ≤ 1/2×20=10，未超过半数',
    outcome: line(10, { void: 1, valid: 19 }),
  },
  {
    rule: 'ELE-16',
    sentence: '当地规定以应到会 25 人为基数，得 12 票',
    expected: '丁山 12 ≤ 1/2×25=12.5，未超过半数',
    outcome: line(12, {}, byDue),
  },
  {
    rule: 'ELE-16',
    sentence: '当地规定以应到会 25 人为基数，得 13 票',
    expected: '丁山 13 > 1/2×25=12.5，当选',
    outcome: line(13, {}, byDue),
  },
  {
    rule: 'ELE-16',
    sentence: '应选 5 名，得票 19、18、16、12、11、11',
    expected: '当选 4 人：丁山、王强、李红、张明；周宁、赵云再次投票，名额 1 名',
    outcome: result(5, [round('first', 5, five)]),
  },
  {
    rule: 'ELE-16',
    sentence: '同上，再次投票 9 比 11',
    expected: '当选 5 人：丁山、王强、李红、张明、赵云',
    outcome: result(5, [round('first', 5, five), among('tie', 1, { 5: 9, 6: 11 })]),
  },
  {
    rule: 'ELE-16',
    sentence: '同上，再次投票仍然相等',
    expected: '当选 4 人：丁山、王强、李红、张明；周宁、赵云再次投票，名额 1 名',
    outcome: result(5, [round('first', 5, five), among('tie', 1, { 5: 10, 6: 10 })]),
  },
  {
    rule: 'ELE-16',
    sentence: '同上，再次投票加进了别的候选人',
    expected: '不能办理：再次投票只在票数相等的周宁、赵云之间进行',
    outcome: result(5, [round('first', 5, five), among('tie', 1, { 5: 9, 6: 6, 7: 5 })]),
  },
  {
    rule: 'ELE-16',
    sentence: '应选 5 名，六人都超过半数，末位不相等',
    expected: '当选 5 人：丁山、王强、李红、张明、周宁',
    outcome: result(5, [round('first', 5, [19, 18, 16, 12, 12, 11])]),
  },
  {
    rule: 'ELE-16',
    sentence: '应选 5 名，只有 4 人超过半数',
    expected: '当选 4 人：丁山、王强、李红、张明；另行选举 1 名',
    outcome: result(5, [round('first', 5, [19, 18, 16, 12, 10, 9])]),
  },
  {
    rule: 'ELE-16',
    sentence: '同上，另行选举，得 12 票',
    expected: '当选 5 人：丁山、王强、李红、张明、周宁',
    outcome: result(5, [round('first', 5, [19, 18, 16, 12, 10, 9]), among('extra', 1, { 5: 12, 6: 8 })]),
  },
  {
    rule: 'ELE-16',
    sentence: '同上，实到 20 人中 10 人同意不再选举（恰好半数）',
    expected: '当选 4 人：丁山、王强、李红、张明；不再选举 1 名',
    outcome: result(5, [round('first', 5, [19, 18, 16, 12, 10, 9])], { by: 'voters', agreed: 10, present: 20 }),
  },
  {
    rule: 'ELE-16',
    sentence: '同上，9 人同意',
    expected: '不能办理：同意不再选举 9 < 1/2×20=10，不足半数',
    outcome: result(5, [round('first', 5, [19, 18, 16, 12, 10, 9])], { by: 'voters', agreed: 9, present: 20 }),
  },
  {
    rule: 'ELE-16',
    sentence: '同上，当地规定半数以上不含半数，10 人同意',
    expected: '不能办理：同意不再选举 10 ≤ 1/2×20=10，不足半数',
    outcome: result(
      5,
      [round('first', 5, [19, 18, 16, 12, 10, 9])],
      { by: 'voters', agreed: 10, present: 20 },
      'members',
      strictHalf,
    ),
  },
  {
    rule: 'ELE-16',
    sentence: '同上，党员大会由主席团决定不再选举',
    expected: '不能办理：没有主席团，不能由主席团决定不再选举',
    outcome: result(5, [round('first', 5, [19, 18, 16, 12, 10, 9])], { by: 'presidium', recordedOn: ON }),
  },
  {
    rule: 'ELE-16',
    sentence: '代表大会由主席团决定不再选举',
    expected: '当选 4 人：丁山、王强、李红、张明；不再选举 1 名',
    outcome: result(5, [round('first', 5, [19, 18, 16, 12, 10, 9])], { by: 'presidium', recordedOn: ON }, 'congress'),
  },
  {
    rule: 'ELE-16',
    sentence: '应选 5 名，只有 3 人当选，多数同意不再选举',
    expected: '提醒：还差 2 名，是否“接近应选名额”请上级把握',
    outcome: result(5, [round('first', 5, [19, 18, 16, 10, 10, 9])], { by: 'voters', agreed: 15, present: 20 }),
  },
  {
    rule: 'ELE-16',
    sentence: '应选 3 名，四人都是 12 票',
    expected: '当选 0 人；丁山、张明、李红、王强再次投票，名额 3 名',
    outcome: () => {
      const outcome = electionOutcome({ body: 'members', seats: 3, rounds: [round('first', 3, [12, 12, 12, 12])] }, LAW_ONLY)
      const persons = outcome.pending?.persons.toSorted((a, b) => (a.name < b.name ? -1 : 1)) ?? []
      return outcomeInWords({ ...outcome, pending: outcome.pending && { ...outcome.pending, persons } })
    },
  },
  {
    rule: 'ELE-16',
    sentence: '实到不足五分之四，不计票',
    expected: '不能办理：应到 25 人，实到 19 < 4/5×25=20，不能选举（须到 20 人）',
    outcome: result(3, [round('first', 3, [15, 14, 13, 10], { present: 19 })]),
  },
  {
    rule: 'ELE-16',
    sentence: '名额选足后又登记一轮投票',
    expected: '不能办理：名额已经选足，不应再有不足名额的另行选举',
    outcome: result(3, [round('first', 3, [15, 14, 13, 10]), among('extra', 1, { 4: 15 })]),
  },
  {
    rule: 'ELE-17',
    sentence: '收回 20 张，有效 18 张、无效 1 张',
    expected: '不能办理：有效 18 加无效 1 为 19 张，与收回 20 张不符',
    outcome: count({ valid: 18, void: 1, tallies: exampleSheet(3, [15, 14, 13, 10], { valid: 18 }).tallies }),
  },
  {
    rule: 'ELE-17',
    sentence: '有效 20 张，某候选人赞成 15、不赞成 3、弃权 1',
    expected: '不能办理：丁山赞成 15、不赞成 3、弃权 1，合计 19，与有效票 20 张不符',
    outcome: count({ tallies: exampleSheet(3, [15]).tallies.map((tally) => ({ ...tally, against: 3, abstain: 1 })) }),
  },
  {
    rule: 'ELE-17',
    sentence: '有效 20 张、应选 3 名，四人得票合计 61',
    expected: '不能办理：赞成和另选共 61 票，多于有效票 20 张各选 3 名的总数 60',
    outcome: () => inBrief(countVerdict(exampleSheet(3, [20, 20, 20, 1]), ON).refusals),
  },
  {
    rule: 'ELE-17',
    sentence: '发出 21 张，实到 20 人',
    expected: '不能办理：发出 21 张，多于实到会 20 人',
    outcome: count({ issued: 21 }),
  },
  { rule: 'ELE-17', sentence: '监票人、计票人都签名，选票已封存', expected: '不提示', outcome: closing(['吴越', '郑和']) },
  { rule: 'ELE-17', sentence: '计票人没有签名', expected: '不能办理：计票单缺郑和签名', outcome: closing(['吴越']) },
  {
    rule: 'ELE-17',
    sentence: '选票没有封存',
    expected: '不能办理：选票没有封存的记录',
    outcome: closing(['吴越', '郑和'], false),
  },
  {
    rule: 'ELE-17',
    sentence: '宣布委员名单，按姓氏笔画',
    expected: '丁山、王强、周宁',
    outcome: () =>
      listOrder('member', named('周宁', '丁山', '王强'), [])
        .map((one) => one.name)
        .join('、'),
  },
  {
    rule: 'ELE-17',
    sentence: '宣布副书记名单，按批准的顺序',
    expected: '周宁、丁山',
    outcome: () =>
      listOrder('deputySecretary', named('丁山', '周宁'), named('周宁', '丁山'))
        .map((one) => one.name)
        .join('、'),
  },
]
