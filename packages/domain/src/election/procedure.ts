import { date, inWords, step as line } from '../kernel/index.ts'
import { ELECTION_CITES as C, LAW_ONLY, type Norms, ORG_CITES } from '../norms/index.ts'
import { actionAllowed } from '../org/hierarchy.ts'
import { type CaseView, type Edge, END, type Procedure, type Step, type StepWindow } from '../procedure/index.ts'
import { approvalDates } from './approval.ts'
import { type ElectionFacts, electionCase, officesOf, outcomeOf, outcomeTrace } from './procedure-case.ts'
import {
  approvalChecks,
  ballotFindings,
  candidateFindings,
  candidateVerdict,
  meetingFindings,
  plenaryFindings,
  requestFindings,
  voterFindings,
  voterVerdict,
} from './procedure-checks.ts'
import {
  BEGIN_FIELDS,
  CANDIDATE_FIELDS,
  CONDUCT_FIELDS,
  COUNT_FIELDS,
  docNo,
  EARLY_REPLY,
  EXCLUSION_ROWS,
  METHOD,
  meetingRecord,
  RULES_PARTS,
} from './procedure-fields.ts'
import { ELECTION_STEPS, type ElectionStep, stepDue } from './steps.ts'
import { OCCASION_LABELS } from './types.ts'
import { electionWindow } from './window.ts'

type ElectionStepDefinition = Step<ElectionFacts>

const tableOf = (id: ElectionStep) => {
  const found = ELECTION_STEPS.find((entry) => entry.id === id)
  if (!found) throw new Error(`选举步骤 ${id} 不在 ELE-19 的表中`)
  return found
}

/** The latest day by ELE-19's table, reckoned from the day of the meeting. */
const byMeeting =
  (id: ElectionStep) =>
  (view: CaseView, _facts: ElectionFacts, norms: Norms): StepWindow => {
    const { meetingOn } = electionCase(view)
    const due = stepDue(id, meetingOn, norms)
    return due ? { latest: { day: due.due, trace: [line('大会日期', inWords(meetingOn)), ...due.trace] } } : {}
  }

type Rest = Pick<ElectionStepDefinition, 'fields' | 'task' | 'next'> & Partial<ElectionStepDefinition>

/** A step of ELE-19's table with what is recorded in it. */
function tableStep(id: ElectionStep, rest: Rest): ElectionStepDefinition {
  const { title, actor, paper, isGate } = tableOf(id)
  return {
    id,
    title,
    actor: actor === 'superior' ? 'superior' : 'own',
    cites: [C.steps],
    papers: [paper],
    isGate,
    window: byMeeting(id),
    ...rest,
  }
}

const to = (id: string): readonly [Edge] => [{ to: id }]

/** ORG-14：届满前 6 个月提醒；首次选举、补选没有这一步的期限。 */
const reminderWindow = (view: CaseView, { term, kind }: ElectionFacts, norms: Norms): StepWindow => {
  if (electionCase(view).occasion !== 'term' || !term) return {}
  const { reminder, trace } = electionWindow(term, kind, undefined, view.begunOn, norms)
  return reminder.known ? { latest: { day: reminder.value, trace: trace.slice(0, 2) } } : {}
}

const preparation: ElectionStepDefinition[] = [
  tableStep('remind', {
    task: '上级党组织在届满前 6 个月以函件或者电话提醒。',
    cites: [ORG_CITES.branchReminder],
    fields: [docNo('提醒函文号', false)],
    window: reminderWindow,
    next: to('decide'),
  }),
  tableStep('decide', {
    task: '本届委员会（不设委员会的由支部党员大会）研究决定换届。',
    fields: [meetingRecord('研究换届的会议')],
    next: to('request'),
  }),
  tableStep('request', {
    task: '写明时间、名额、差额、选举方式和议程，向上级报送请示。',
    fields: [docNo('请示文号'), METHOD, { id: 'meetingOn', label: '拟开大会日期', kind: 'day', isRequired: true }, EARLY_REPLY],
    check: requestFindings,
    next: to('requestReply'),
  }),
  tableStep('requestReply', {
    task: '上级批复同意的时间和名额；不同意的，退回请示并写明原因。',
    fields: [docNo('批复文号'), { id: 'seats', label: '批复的委员名额', kind: 'number', isRequired: true, max: 50 }],
    next: to('voterList'),
  }),
  tableStep('voterList', {
    task: '核对党员名册，固定选举人名单，逐人写明不计算在应到会人数内的党员。',
    fields: [EXCLUSION_ROWS],
    check: voterFindings,
    verdict: voterVerdict,
    next: to('recommend'),
  }),
  tableStep('recommend', {
    task: '组织党员推荐，征求有关方面意见，核查个人有关事项；只登记材料，不登记个人意见。',
    fields: [docNo('汇总材料编号', false)],
    cites: [C.proposing],
    next: to('candidateReport'),
  }),
  tableStep('candidateReport', {
    task: '向上级报送候选人预备人选。',
    fields: [docNo('请示文号'), ...CANDIDATE_FIELDS],
    cites: [C.proposing, C.surplus],
    check: (input) => candidateFindings(input, false),
    verdict: candidateVerdict,
    next: to('candidateReply'),
  }),
  tableStep('candidateReply', {
    task: '上级批复候选人；不同意的，退回并写明原因。',
    fields: [docNo('批复文号'), ...CANDIDATE_FIELDS],
    cites: [C.proposing, C.surplus],
    check: (input) => candidateFindings(input, true),
    verdict: candidateVerdict,
    next: to('drafts'),
  }),
  tableStep('drafts', {
    task: '备齐工作报告、党费收支报告、选举办法、选票和候选人介绍。',
    fields: [
      ...RULES_PARTS,
      { id: 'hasIntroductions', label: '每名候选人有介绍材料', kind: 'flag', isRequired: true },
      { id: 'ballotsPrinted', label: '印制选票', kind: 'number', isRequired: true },
    ],
    cites: [C.steps, C.rules],
    next: to('meeting'),
  }),
]

/** Whether another ballot must follow the meeting, by the counts alone; before it is held nobody can tell (ELE-16). */
function needsSecond(view: CaseView): boolean {
  if (!view.done.meeting) return false
  const facts: ElectionFacts = {
    kind: 'branch',
    term: undefined,
    members: [],
    names: new Map(),
    posts: [],
    vacantSeats: undefined,
  }
  return officesOf(electionCase(view), 'meeting').some((office) => {
    const { elected } = outcomeOf({ ...view, done: { ...view.done, secondBallot: undefined as never } }, office, facts, LAW_ONLY)
    const { seats, deputies } = electionCase(view)
    return elected.length < (office === 'secretary' ? 1 : office === 'deputySecretary' ? deputies : seats)
  })
}
const hasPlenary = (view: CaseView) => electionCase(view).hasCommittee && electionCase(view).occasion !== 'byElection'

const afterBallots: readonly [Edge, Edge] = [
  { to: 'plenary', when: hasPlenary, because: '设委员会的，由第一次全体会议选举书记、副书记' },
  { to: 'resultReport' },
]

const ballots: ElectionStepDefinition[] = [
  tableStep('meeting', {
    task: '清点人数，通过选举办法和监票人，介绍候选人，无记名投票，计票，宣布结果。',
    fields: [meetingRecord('选举大会'), ...CONDUCT_FIELDS, ...COUNT_FIELDS],
    cites: [C.quorum, C.majority],
    check: meetingFindings,
    verdict: ({ view, facts, norms }) => [
      ...voterVerdict({ view, facts, norms } as never),
      ...outcomeTrace(view, 'meeting', facts, norms),
    ],
    next: [{ to: 'secondBallot', when: needsSecond, because: '票数相等或者当选人不足，须再次投票或者另行选举' }, ...afterBallots],
  }),
  {
    id: 'secondBallot',
    title: '再次投票或者另行选举',
    actor: 'own',
    task: '票数相等的，在票数相等的人中再次投票；当选人不足的，对不足的名额另行选举，或者经半数以上选举人同意不再选举。',
    cites: [C.majority, C.leaveOpen],
    papers: ['计票单'],
    isGate: true,
    fields: [
      {
        id: 'kind',
        label: '投票种类',
        kind: 'choice',
        isRequired: true,
        choices: [
          { id: 'tie', label: '票数相等的再次投票' },
          { id: 'extra', label: '不足名额的另行选举' },
          { id: 'leaveOpen', label: '不再选举' },
        ],
      },
      {
        id: 'leaveOpen',
        label: '同意不再选举的人数',
        kind: 'number',
        isRequired: true,
        onlyWhen: { field: 'kind', is: ['leaveOpen'] },
      },
      { id: 'seats', label: '本次名额', kind: 'number', isRequired: true, onlyWhen: { field: 'kind', is: ['tie', 'extra'] } },
      ...COUNT_FIELDS.map((field) => ({ ...field, onlyWhen: { field: 'kind', is: ['tie', 'extra'] } })),
    ],
    check: (input) => ballotFindings(input, 'secondBallot'),
    verdict: ({ view, facts, norms }) => outcomeTrace(view, 'secondBallot', facts, norms),
    next: afterBallots,
  },
  tableStep('plenary', {
    task: '新一届委员会第一次全体会议选举书记、副书记并分工。',
    fields: [
      meetingRecord('第一次全体会议'),
      { id: 'chair', label: '主持人', kind: 'person', isRequired: true },
      ...COUNT_FIELDS,
    ],
    cites: [C.officers],
    check: plenaryFindings,
    verdict: ({ view, facts, norms }) => outcomeTrace(view, 'plenary', facts, norms),
    next: to('resultReport'),
  }),
]

const approvalTrace = (view: CaseView, norms: Norms): { report?: StepWindow; reply?: StepWindow } => {
  const reportedOn = view.done.resultReport?.on
  const { reportDue, replyDue, trace } = approvalDates(
    { electedOn: electionCase(view).meetingOn, ...(reportedOn ? { reportedOn } : {}) },
    norms,
  )
  return {
    ...(reportDue ? { report: { latest: { day: reportDue, trace } } } : {}),
    ...(replyDue ? { reply: { latest: { day: replyDue, trace } } } : {}),
  }
}

const closing: ElectionStepDefinition[] = [
  {
    id: 'resultReport',
    title: '报告选举结果',
    actor: 'own',
    task: '向上级报送选举结果报告，书记、副书记报批，委员备案。',
    cites: [C.filing],
    papers: ['选举结果报告'],
    isGate: true,
    fields: [docNo('报告文号')],
    window: (view, _facts, norms) => approvalTrace(view, norms).report ?? {},
    next: to('approve'),
  },
  {
    id: 'approve',
    title: '批准和备案',
    actor: 'superior',
    task: '上级批准书记、副书记，备案委员名单；批准之日起任职。',
    cites: [C.filing, ORG_CITES.charter31],
    papers: ['批复和备案'],
    isGate: true,
    fields: [docNo('批复文号'), { id: 'filedOn', label: '备案日期', kind: 'day', isRequired: false }],
    window: (view, _facts, norms) => approvalTrace(view, norms).reply ?? {},
    check: approvalChecks,
    next: to('handover'),
  },
  tableStep('handover', {
    task: '交接工作，公布结果，整理归档；选票封存至下一次换届。',
    fields: [{ id: 'isArchived', label: '选举材料已经归档', kind: 'flag', isRequired: true }],
    next: to(END),
  }),
]

const [first, ...rest] = [...preparation, ...ballots, ...closing]
if (!first) throw new Error('选举没有步骤')

/** 选举：从提醒到交接，以 ELE-19 的步骤为序；人数、票数、当选都由计票单算出，不能另填。 */
export const ELECTION_PROCEDURE: Procedure<ElectionFacts> = {
  id: 'election',
  title: '选举',
  rule: 'ELE-19',
  begin: BEGIN_FIELDS,
  mayBegin: (_entry, _on, { kind }) => {
    const allowed = actionAllowed(kind, 'termElection')
    return allowed.ok ? [] : [...allowed.refusals]
  },
  name: (view) => OCCASION_LABELS[electionCase(view).occasion],
  versions: [{ since: date('2018-07-10'), steps: [first, ...rest] }],
}
