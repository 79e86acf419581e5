import { addDays, daysBetween, inWords, type PlainDate, type Refusal, step, type Trace } from '../kernel/index.ts'
import {
  block,
  ELECTION_CITES,
  electionResultReportDays,
  type Norms,
  ORG_CITES,
  rulingOn,
  superiorReplyDays,
  warn,
} from '../norms/index.ts'
import type { ApprovalFact } from './types.ts'

/** 已选出、已报告、已批准备案 (ELE-18). */
export type ApprovalState = 'elected' | 'submitted' | 'approved'
export const APPROVAL_STATE_LABELS: Record<ApprovalState, string> = {
  elected: '已选出，待报告',
  submitted: '已报告，待批复',
  approved: '已批准',
}

/** ELE-18：报批到了哪一步；批准须有文号。 */
export function approvalState(facts: ApprovalFact, on: PlainDate): ApprovalState {
  if (facts.approvedOn && facts.approvedOn <= on && facts.approvalDocNo?.trim()) return 'approved'
  return facts.reportedOn && facts.reportedOn <= on ? 'submitted' : 'elected'
}

/** ELE-18：报告、批复的最迟日；没有报告的，批复期限不起算。 */
export function approvalDates(facts: ApprovalFact, norms: Norms): { reportDue?: PlainDate; replyDue?: PlainDate; trace: Trace } {
  const report = rulingOn(electionResultReportDays, facts.electedOn, norms)
  const reply = facts.reportedOn && rulingOn(superiorReplyDays, facts.reportedOn, norms)
  const reportDue = report && addDays(facts.electedOn, report.value)
  const replyDue = reply && facts.reportedOn && addDays(facts.reportedOn, reply.value)
  return {
    ...(reportDue ? { reportDue } : {}),
    ...(replyDue ? { replyDue } : {}),
    trace: [
      step('选举大会', inWords(facts.electedOn)),
      ...(report && reportDue
        ? [step('最迟报告', `${inWords(facts.electedOn)}后 ${report.value} 天，${inWords(reportDue)}`, report.cite)]
        : []),
      ...(reply && replyDue && facts.reportedOn
        ? [step('最迟批复', `${inWords(facts.reportedOn)}后 ${reply.value} 天，${inWords(replyDue)}`, reply.cite)]
        : []),
    ],
  }
}

/** ELE-18：报告、批复、备案是否齐全、按时、先后有序。 */
export function approvalFindings(facts: ApprovalFact, on: PlainDate, norms: Norms): Refusal[] {
  const { reportDue, replyDue } = approvalDates(facts, norms)
  const { electedOn, reportedOn, approvedOn, filedOn } = facts
  const found: Refusal[] = []
  const late = (code: string, message: string, field: string, remedy: string) =>
    found.push(warn('ELE-18', code, message, { cite: ELECTION_CITES.filing, remedy, field }))
  const wrong = (code: string, message: string, field: string, remedy: string) =>
    found.push(block('ELE-18', code, message, { cite: ORG_CITES.charter31, remedy, field }))
  const reported = reportedOn ?? on
  if (reportDue && reported > reportDue)
    late(
      'election.report-late',
      `选举结果${reportedOn ? '报告晚了' : '尚未报告，已超过'} ${daysBetween(reportDue, reported)} 天（应于 ${inWords(reportDue)} 前）`,
      'reportedOn',
      reportedOn ? '写明原因' : '报送选举结果报告',
    )
  const replied = approvedOn ?? on
  if (replyDue && replied > replyDue)
    late(
      'election.reply-late',
      `上级批复${approvedOn ? '晚了' : '尚未作出，已超过'} ${daysBetween(replyDue, replied)} 天（应于 ${inWords(replyDue)} 前）`,
      'approvedOn',
      approvedOn ? '写明原因' : '请上级尽快批复',
    )
  if (reportedOn && reportedOn < electedOn)
    wrong('election.report-before', `报告日 ${inWords(reportedOn)} 早于选举大会`, 'reportedOn', '核对日期')
  if (approvedOn && (!reportedOn || approvedOn < reportedOn))
    wrong(
      'election.approved-before-report',
      reportedOn ? `批复日 ${inWords(approvedOn)} 早于报告日` : '有批复而没有结果报告',
      'approvedOn',
      '核对日期，补录结果报告',
    )
  if (approvedOn && !facts.approvalDocNo?.trim())
    wrong('election.approval-undocumented', '书记、副书记的批复没有文号', 'approvalDocNo', '补录批复文号')
  if (approvedOn && !filedOn) late('election.not-filed', '委员名单没有备案记录', 'filedOn', '补录备案日期')
  return found
}

/** ELE-18：纪委书记、副书记的选举结果先经同级委员会通过，再报上级批准。 */
export const disciplineRefusals = (officers: readonly { name: string; passedOn?: PlainDate | undefined }[]): Refusal[] =>
  officers
    .filter((officer) => !officer.passedOn)
    .map((officer) =>
      block('ELE-18', 'election.discipline-not-passed', `${officer.name}的选举结果没有经同级委员会通过`, {
        cite: ELECTION_CITES.filing,
        remedy: '同级委员会通过后再报上级批准',
        field: 'passedOn',
      }),
    )
