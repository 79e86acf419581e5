import { addDays, inWords, type PlainDate, type Refusal, step, type Trace } from '../kernel/index.ts'
import {
  block,
  ELECTION_CITES,
  electionCandidateReplyDays,
  electionCandidateReportDays,
  electionDecideDays,
  electionDraftDays,
  electionHandoverDays,
  electionPlenaryDays,
  electionRecommendDays,
  electionRequestDays,
  electionRequestReplyDays,
  electionResultReportDays,
  electionVoterListDays,
  type Norms,
  type Parameter,
  rulingOn,
  superiorReplyDays,
  warn,
} from '../norms/index.ts'

/** The thirteen steps of a term election, in order (ELE-19). */
export type ElectionStep =
  | 'remind'
  | 'decide'
  | 'request'
  | 'requestReply'
  | 'voterList'
  | 'recommend'
  | 'candidateReport'
  | 'candidateReply'
  | 'drafts'
  | 'meeting'
  | 'plenary'
  | 'approve'
  | 'handover'

/** One step: who acts, which paper proves it, how far from the meeting, and whether the step before must be on record. */
export interface StepDefinition {
  id: ElectionStep
  title: string
  actor: 'superior' | 'outgoing' | 'meeting' | 'newCommittee'
  /** The record that must exist before the step counts as done. */
  paper: string
  /** Days before (or after) the meeting; absent for the reminder, which counts months from the end of the term. */
  days?: { parameter: Parameter<number>; side: 'before' | 'after' }
  /** 3、4、7、8、10–12：前一步没有记录的，不能办理。 */
  isGate: boolean
}

const before = (parameter: Parameter<number>) => ({ parameter, side: 'before' as const })
const after = (parameter: Parameter<number>) => ({ parameter, side: 'after' as const })

/** ELE-19：换届选举的步骤。天数是产品默认值，各地可另行规定。 */
export const ELECTION_STEPS: readonly StepDefinition[] = [
  { id: 'remind', title: '上级提醒换届', actor: 'superior', paper: '换届提醒函', isGate: false },
  { id: 'decide', title: '研究决定换届', actor: 'outgoing', paper: '会议记录', days: before(electionDecideDays), isGate: false },
  { id: 'request', title: '报送换届请示', actor: 'outgoing', paper: '换届请示', days: before(electionRequestDays), isGate: true },
  {
    id: 'requestReply',
    title: '批复换届请示',
    actor: 'superior',
    paper: '换届批复',
    days: before(electionRequestReplyDays),
    isGate: true,
  },
  {
    id: 'voterList',
    title: '核定选举人和应到会',
    actor: 'outgoing',
    paper: '选举人名单',
    days: before(electionVoterListDays),
    isGate: false,
  },
  {
    id: 'recommend',
    title: '推荐提名和审查',
    actor: 'outgoing',
    paper: '推荐汇总和审查意见',
    days: before(electionRecommendDays),
    isGate: false,
  },
  {
    id: 'candidateReport',
    title: '报送候选人预备人选',
    actor: 'outgoing',
    paper: '人选请示',
    days: before(electionCandidateReportDays),
    isGate: true,
  },
  {
    id: 'candidateReply',
    title: '批复候选人预备人选',
    actor: 'superior',
    paper: '人选批复',
    days: before(electionCandidateReplyDays),
    isGate: true,
  },
  {
    id: 'drafts',
    title: '备齐大会材料',
    actor: 'outgoing',
    paper: '工作报告、选举办法和选票',
    days: before(electionDraftDays),
    isGate: false,
  },
  { id: 'meeting', title: '召开选举大会', actor: 'meeting', paper: '会议记录、签到和计票单', isGate: true },
  {
    id: 'plenary',
    title: '召开第一次全体会议',
    actor: 'newCommittee',
    paper: '会议记录和计票单',
    days: after(electionPlenaryDays),
    isGate: true,
  },
  {
    id: 'approve',
    title: '报告结果并报批备案',
    actor: 'newCommittee',
    paper: '结果报告和批复',
    days: after(electionResultReportDays),
    isGate: true,
  },
  {
    id: 'handover',
    title: '交接、公布和归档',
    actor: 'newCommittee',
    paper: '交接清单',
    days: after(electionHandoverDays),
    isGate: false,
  },
]

/** Latest day of one step for a meeting day, with the sum in words. */
export interface StepDue {
  step: ElectionStep
  title: string
  due: PlainDate
  trace: Trace
}

const definitionOf = (id: ElectionStep) => ELECTION_STEPS.find((entry) => entry.id === id)

/** ELE-19：某一步的最迟日，由大会日推算；undefined 表示该步不由大会日推算，或者当日尚无规定。 */
export function stepDue(id: ElectionStep, meetingOn: PlainDate, norms: Norms): StepDue | undefined {
  const definition = definitionOf(id)
  if (!definition) return undefined
  if (id === 'meeting')
    return { step: id, title: definition.title, due: meetingOn, trace: [step('选举大会', inWords(meetingOn))] }
  const days = definition.days && rulingOn(definition.days.parameter, meetingOn, norms)
  if (!definition.days || !days) return undefined
  const isBefore = definition.days.side === 'before'
  const due = addDays(meetingOn, isBefore ? -days.value : days.value)
  const words = `${inWords(meetingOn)}${isBefore ? '前' : '后'} ${days.value} 天，${inWords(due)}`
  return { step: id, title: definition.title, due, trace: [step('最迟', words, days.cite)] }
}

/** ELE-18、ELE-19：上级对选举结果批复的最迟日，自报告之日起算。 */
export function replyDue(reportedOn: PlainDate, norms: Norms): PlainDate | undefined {
  const days = rulingOn(superiorReplyDays, reportedOn, norms)
  return days && addDays(reportedOn, days.value)
}

/** ELE-19：全部由大会日推算的步骤的最迟日，依次。 */
export const electionSchedule = (meetingOn: PlainDate, norms: Norms): StepDue[] =>
  ELECTION_STEPS.flatMap((definition) => stepDue(definition.id, meetingOn, norms) ?? [])

/** Days on which steps were done; absent where there is no record. */
export type StepDays = Partial<Record<ElectionStep, PlainDate>>

/** Steps that do not exist in a branch without committee: the general meeting elects the officers itself (ELE-07). */
const stepsFor = (hasCommittee: boolean) => ELECTION_STEPS.filter((entry) => hasCommittee || entry.id !== 'plenary')

/** ELE-19：要办某一步，前一步须有记录；第 3、4、7、8、10 至 12 步阻断，其余提醒。 */
export function stepOpenRefusals(id: ElectionStep, days: StepDays, hasCommittee: boolean): Refusal[] {
  const steps = stepsFor(hasCommittee)
  const index = steps.findIndex((entry) => entry.id === id)
  const [previous, current] = [steps[index - 1], steps[index]]
  if (!previous || !current || days[previous.id]) return []
  const finding = current.isGate ? block : warn
  return [
    finding(
      'ELE-19',
      'election.step-before',
      `“${previous.title}”没有记录，${current.isGate ? '不能' : '不宜'}${current.title}`,
      {
        cite: ELECTION_CITES.steps,
        remedy: `先登记${previous.paper}`,
        field: previous.id,
      },
    ),
  ]
}

/** ELE-19：已办各步的先后和时限；颠倒的阻断（第 3、4、7、8、10 至 12 步），逾期的提醒。 */
export function stepFindings(days: StepDays, hasCommittee: boolean, norms: Norms): Refusal[] {
  const found: Refusal[] = []
  const meetingOn = days.meeting
  let latest: { title: string; day: PlainDate } | undefined
  for (const definition of stepsFor(hasCommittee)) {
    const day = days[definition.id]
    if (!day) continue
    found.push(...stepOpenRefusals(definition.id, days, hasCommittee))
    if (latest && day < latest.day)
      found.push(
        (definition.isGate ? block : warn)(
          'ELE-19',
          'election.step-order',
          `“${definition.title}”${inWords(day)} 早于“${latest.title}”${inWords(latest.day)}`,
          {
            cite: ELECTION_CITES.steps,
            remedy: '核对两项记录的日期',
            field: definition.id,
          },
        ),
      )
    if (!latest || day > latest.day) latest = { title: definition.title, day }
    const due = meetingOn && stepDue(definition.id, meetingOn, norms)
    if (due && day > due.due)
      found.push(
        warn('ELE-19', 'election.step-late', `“${definition.title}”${inWords(day)} 晚于 ${inWords(due.due)}`, {
          ...(due.trace[0]?.cite ? { cite: due.trace[0].cite } : {}),
          remedy: '写明原因',
          field: definition.id,
        }),
      )
  }
  return found
}
