import { date, type PlainDate } from '../kernel/index.ts'
import { inBrief, LAW_ONLY, type WorkedCase } from '../norms/index.ts'
import { ballotOrderRefusals, byStrokes } from './announce.ts'
import { slateRefusals } from './candidates.ts'
import {
  CHAIR_LABELS,
  type ChairBasis,
  type ComplaintFact,
  chairExpected,
  chairRefusals,
  complaintFindings,
  electionRulesRefusals,
  formFindings,
  isVoided,
  monitorRefusals,
  type Named,
  proxyRefusals,
  RULES_PART_LABELS,
  type RulesPart,
} from './conduct.ts'
import { EXAMPLE_MEETING, exampleCandidates, exampleSlate } from './examples.ts'
import type { ElectingBody, Office } from './types.ts'

const ON = EXAMPLE_MEETING
const person = (name: string): Named => ({ personId: name, name })
const people = (...names: string[]) => names.map(person)
const form =
  (members: number, changes: { isScattered?: boolean; formDocNo?: string } = {}, on: PlainDate = ON) =>
  () =>
    inBrief(
      formFindings({ body: 'congress', members, isScattered: false, formDocNo: '示例〔2026〕1号', ...changes }, on, LAW_ONLY),
    )
const chair = (body: ElectingBody, hadCommittee: boolean, electedBy?: ElectingBody) => () =>
  CHAIR_LABELS[chairExpected(body, hadCommittee, electedBy)]
const chaired =
  (basis: ChairBasis | undefined, hadCommittee = true) =>
  () =>
    inBrief(chairRefusals(basis && { personId: 'p1', basis }, 'members', hadCommittee))
const monitors =
  (names: { monitors?: string[]; tellers?: string[] }, present = 20, passed = true) =>
  () =>
    inBrief(
      monitorRefusals(
        {
          monitors: people(...(names.monitors ?? ['吴越'])),
          tellers: people(...(names.tellers ?? ['郑和'])),
          candidates: people('丁山', '王强'),
          present,
          passed,
        },
        ON,
        LAW_ONLY,
      ),
    )
const order =
  (office: Office, printed: readonly string[], approved: readonly string[] = [], isChecked = false) =>
  () =>
    inBrief(ballotOrderRefusals(office, people(...printed), people(...approved), isChecked))
const PARTS = Object.keys(RULES_PART_LABELS) as RulesPart[]
const rules = (parts: readonly RulesPart[], vote?: { yes: number; due: number }) => () =>
  inBrief(electionRulesRefusals({ parts, vote }, ON, LAW_ONLY))
const complaint = (decision?: ComplaintFact['decision']) => () => {
  const complaints = [{ receivedOn: date('2026-06-15'), decision }]
  return `${inBrief(complaintFindings(complaints))}；${isVoided(complaints) ? '选举无效' : '选举结果不变'}`
}

/** ELE-01、ELE-10 至 ELE-13、ELE-21、ELE-22 的示例。 */
export const CONDUCT_CASES: readonly WorkedCase[] = [
  { rule: 'ELE-01', sentence: '党员 500 人，经批准召开代表大会', expected: '不提示', outcome: form(500) },
  {
    rule: 'ELE-01',
    sentence: '党员 499 人，经批准召开代表大会',
    expected: '提醒：党员 499 人，不足 500 人，也未注明驻地分散',
    outcome: form(499),
  },
  {
    rule: 'ELE-01',
    sentence: '党员 300 人，驻地分散，经批准召开代表大会',
    expected: '不提示',
    outcome: form(300, { isScattered: true }),
  },
  {
    rule: 'ELE-01',
    sentence: '党员 600 人，没有批复就召开代表大会',
    expected: '不能办理：召开党员代表大会选举没有上级批复',
    outcome: form(600, { formDocNo: '' }),
  },
  { rule: 'ELE-10', sentence: '党员大会，上届设委员会', expected: '上届委员会', outcome: chair('members', true) },
  { rule: 'ELE-10', sentence: '党员大会，上届不设委员会', expected: '上届书记', outcome: chair('members', false) },
  { rule: 'ELE-10', sentence: '党员代表大会', expected: '大会主席团', outcome: chair('congress', true) },
  {
    rule: 'ELE-10',
    sentence: '党员大会选出的委员会第一次全体会议',
    expected: '上届委员会推荐的新当选委员',
    outcome: chair('plenary', true),
  },
  {
    rule: 'ELE-10',
    sentence: '代表大会选出的委员会第一次全体会议',
    expected: '大会主席团指定的新当选委员',
    outcome: chair('plenary', true, 'congress'),
  },
  {
    rule: 'ELE-10',
    sentence: '没有登记主持人',
    expected: '不能办理：没有登记主持人，应由上届委员会主持',
    outcome: chaired(undefined),
  },
  {
    rule: 'ELE-10',
    sentence: '设委员会而登记由上届书记主持',
    expected: '不能办理：党员大会应由上届委员会主持，登记为上届书记',
    outcome: chaired('outgoingSecretary'),
  },
  {
    rule: 'ELE-11',
    sentence: '一名候选人没有介绍材料',
    expected: '不能办理：李红没有介绍材料',
    outcome: () =>
      inBrief(
        slateRefusals(
          exampleSlate(3, 4, {
            candidates: exampleCandidates(4).map((one) => ({ ...one, hasIntroduction: one.name !== '李红' })),
          }),
          ON,
          LAW_ONLY,
        ),
      ),
  },
  {
    rule: 'ELE-11',
    sentence: '每名候选人都有介绍材料',
    expected: '不提示',
    outcome: () => inBrief(slateRefusals(exampleSlate(3, 4), ON, LAW_ONLY)),
  },
  { rule: 'ELE-12', sentence: '监票人、计票人各一名，非候选人，经大会通过', expected: '不提示', outcome: monitors({}) },
  {
    rule: 'ELE-12',
    sentence: '候选人任监票人',
    expected: '不能办理：丁山是候选人，不能任监票人',
    outcome: monitors({ monitors: ['丁山'] }),
  },
  {
    rule: 'ELE-12',
    sentence: '候选人任计票人',
    expected: '不能办理：王强是候选人，不能任计票人',
    outcome: monitors({ tellers: ['王强'] }),
  },
  {
    rule: 'ELE-12',
    sentence: '同一人任监票人和计票人',
    expected: '不能办理：吴越不能同时任监票人和计票人',
    outcome: monitors({ tellers: ['吴越'] }),
  },
  { rule: 'ELE-12', sentence: '没有监票人', expected: '不能办理：没有监票人', outcome: monitors({ monitors: [] }) },
  {
    rule: 'ELE-12',
    sentence: '监票人没有经大会通过',
    expected: '不能办理：监票人没有经大会通过',
    outcome: monitors({}, 20, false),
  },
  { rule: 'ELE-12', sentence: '到会 29 人，监票人一名', expected: '不提示', outcome: monitors({}, 29) },
  {
    rule: 'ELE-12',
    sentence: '到会 30 人，监票人一名',
    expected: '提醒：到会 30 人，监票人、计票人一般各二人',
    outcome: monitors({}, 30),
  },
  {
    rule: 'ELE-13',
    sentence: '王强、周宁、丁山按姓氏笔画排列',
    expected: '丁山、王强、周宁',
    outcome: () =>
      byStrokes(people('王强', '周宁', '丁山'))
        .map((one) => one.name)
        .join('、'),
  },
  {
    rule: 'ELE-13',
    sentence: '委员选票没有按姓氏笔画排列',
    expected: '不能办理：选票应按姓氏笔画排列：丁山、王强、周宁',
    outcome: order('member', ['周宁', '王强', '丁山']),
  },
  {
    rule: 'ELE-13',
    sentence: '与建议的次序不同，已由人核对',
    expected: '不提示',
    outcome: order('member', ['王强', '丁山'], [], true),
  },
  {
    rule: 'ELE-13',
    sentence: '书记、副书记没有按批准的顺序排列',
    expected: '不能办理：选票应按上级批准的顺序排列：周宁、丁山',
    outcome: order('deputySecretary', ['丁山', '周宁'], ['周宁', '丁山'], true),
  },
  {
    rule: 'ELE-13',
    sentence: '候选人代写选票',
    expected: '不能办理：丁山是候选人，不能代写选票',
    outcome: () => inBrief(proxyRefusals(people('丁山'), people('丁山', '王强'), 0)),
  },
  {
    rule: 'ELE-13',
    sentence: '未到会的 1 人托人投票',
    expected: '不能办理：未到会的 1 人不能投票，也不能委托或者书面投票',
    outcome: () => inBrief(proxyRefusals([], people('丁山'), 1)),
  },
  {
    rule: 'ELE-21',
    sentence: '选举办法内容齐全，应到 20 人，11 人赞成',
    expected: '不提示',
    outcome: rules(PARTS, { yes: 11, due: 20 }),
  },
  {
    rule: 'ELE-21',
    sentence: '应到 20 人，10 人赞成（恰好一半）',
    expected: '不能办理：选举办法赞成 10 人，2×10 ≤ 20，未超过半数，没有通过',
    outcome: rules(PARTS, { yes: 10, due: 20 }),
  },
  {
    rule: 'ELE-21',
    sentence: '选举办法没有经大会通过',
    expected: '不能办理：选举办法没有经大会通过，不能投票',
    outcome: rules(PARTS),
  },
  {
    rule: 'ELE-21',
    sentence: '选举办法没有写票数相等怎么办',
    expected: '不能办理：选举办法缺票数相等的处理',
    outcome: rules(
      PARTS.filter((part) => part !== 'ties'),
      { yes: 20, due: 20 },
    ),
  },
  {
    rule: 'ELE-22',
    sentence: '收到反映，上级尚未处理',
    expected: '提示：有反映选举问题的线索，尚无上级处理决定；选举结果不变',
    outcome: complaint(),
  },
  {
    rule: 'ELE-22',
    sentence: '上级调查后凭文件决定无效',
    expected: '不提示；选举无效',
    outcome: complaint({ voids: true, docNo: '示例〔2026〕12号', by: '示例教育工委' }),
  },
  {
    rule: 'ELE-22',
    sentence: '登记为无效而没有文号',
    expected: '不能办理：上级处理决定没有文号；选举结果不变',
    outcome: complaint({ voids: true, by: '示例教育工委' }),
  },
]
