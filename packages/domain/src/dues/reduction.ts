import { type Fen, fen, known, type PlainDate, type Refusal, step } from '../kernel/index.ts'
import { block, DUES_CITES as C, duesReductionMonths, type Norms, rulingOn, warn } from '../norms/index.ts'
import type { OrgKind } from '../org/types.ts'
import { inYuan } from './base.ts'
import { firstDay, type Month, monthLabel, monthsApart } from './month.ts'
import type { Assessment } from './payable.ts'
import { type PayerKind, type QuarterlyConsent, REDUCTION_KIND_LABELS, type Reduction } from './types.ts'

/** Only a committee approves; a general branch does not (DUE-16, our reading). */
const APPROVERS: readonly OrgKind[] = ['committee', 'workCommittee']

/** The decision that covers the month, if any. */
export const reductionIn = (reductions: readonly Reduction[], of: Month) =>
  reductions.find((one) => one.from <= of && one.until !== undefined && of <= one.until)

/** DUE-16：应交按规定照算，决定另列：免交为零，少交为决定的数额。已知的减免数为分。 */
export function afterReduction(assessment: Assessment, reduction: Reduction | undefined): Assessment & { waivedFen: Fen } {
  const none = { ...assessment, waivedFen: fen(0) }
  const { amounts, month: of } = assessment
  if (!reduction?.until || of < reduction.from || of > reduction.until || !amounts.known) return none
  const { payableFen } = amounts.value
  const paysFen = fen(Math.min(payableFen, reduction.kind === 'exempt' ? 0 : (reduction.amountFen ?? payableFen)))
  const words = `${REDUCTION_KIND_LABELS[reduction.kind]}，${monthLabel(reduction.from)}至${monthLabel(reduction.until)}`
  return {
    month: of,
    amounts: known({ ...amounts.value, payableFen: paysFen }),
    waivedFen: fen(payableFen - paysFen),
    trace: [
      ...assessment.trace,
      step('决定', `${words}，${reduction.approval?.docNo ?? '支部会议同意'}`, C.seven),
      step('减免后应交', inYuan(paysFen)),
    ],
    findings: assessment.findings.filter((finding) => finding.code !== 'dues.zero-base'),
  }
}

function approvalFindings(reduction: Reduction, payer: PayerKind): Refusal[] {
  const { approval, branchMinutesOn } = reduction
  const found: Refusal[] = []
  const refuse = (code: string, message: string, remedy: string, field: string) =>
    found.push(block('DUE-16', code, message, { cite: payer === 'retired' ? C.centralOrgans : C.seven, remedy, field }))
  if (!branchMinutesOn) refuse('dues.no-branch-minutes', '没有支部研究的会议记录', '登记支部研究的日期', 'branchMinutesOn')
  if (payer === 'retired') return found
  if (!reduction.applicationOn)
    found.push(
      warn('DUE-16', 'dues.no-application', '没有本人申请的日期', {
        cite: C.seven,
        remedy: '登记本人申请',
        field: 'applicationOn',
      }),
    )
  if (!approval?.docNo.trim()) refuse('dues.no-approval', '没有上一级党委的批准', '报上一级党委批准后登记文号', 'approval.docNo')
  else if (!APPROVERS.includes(approval.orgKind))
    refuse('dues.wrong-approver', '少交、免交由上一级党委批准，总支、支部不能批准', '报上一级党委批准', 'approval.orgKind')
  else if (branchMinutesOn && approval.on < branchMinutesOn)
    refuse('dues.approval-before-branch', '批准早于支部研究', '核对两个日期', 'approval.on')
  return found
}

/** DUE-16：少交、免交的决定是否齐全：支部研究、上一级党委批准（离退休困难的支部同意即可）、起止月份、数额。 */
export function reductionRefusals(reduction: Reduction, payer: PayerKind, dueFen: Fen | undefined, norms: Norms): Refusal[] {
  const { from, until, kind, amountFen } = reduction
  const found = approvalFindings(reduction, payer)
  const refuse = (code: string, message: string, remedy: string, field: string) =>
    found.push(block('DUE-16', code, message, { cite: C.seven, remedy, field }))
  const most = rulingOn(duesReductionMonths, firstDay(from), norms)
  if (!until) refuse('dues.no-end', '没有写明到哪个月为止', '填写终止月份', 'until')
  else if (until < from) refuse('dues.end-before-start', '终止月份早于起始月份', '核对起止月份', 'until')
  else if (most && monthsApart(from, until) + 1 > most.value)
    found.push(
      block('DUE-16', 'dues.too-long', `一次决定 ${monthsApart(from, until) + 1} 个月，超过 ${most.value} 个月`, {
        cite: most.cite,
        remedy: '先定到期满，期满复核后再作决定',
        field: 'until',
      }),
    )
  if (kind === 'reduce' && amountFen === undefined)
    refuse('dues.no-reduced-amount', '没有写明少交后的数额', '填写每月交纳数额', 'amountFen')
  if (kind === 'reduce' && amountFen !== undefined && (amountFen < 0 || (dueFen !== undefined && amountFen >= dueFen)))
    refuse(
      'dues.not-reduced',
      dueFen === undefined ? '少交后的数额不能为负数' : `少交后的数额应低于应交的 ${inYuan(dueFen)}`,
      '核对数额',
      'amountFen',
    )
  return found
}

/** DUE-13：按季度交纳须经支部同意并有终止月份。 */
export function consentRefusals(consent: QuarterlyConsent, consentedOn: PlainDate | undefined): Refusal[] {
  const found: Refusal[] = []
  if (!consentedOn)
    found.push(
      block('DUE-13', 'dues.no-consent', '没有支部同意按季度交纳的日期', {
        cite: C.twelve,
        remedy: '登记支部同意的日期',
        field: 'consentedOn',
      }),
    )
  if (!consent.until || consent.until < consent.from)
    found.push(
      block('DUE-13', 'dues.consent-open', '按季度交纳没有终止月份', { cite: C.twelve, remedy: '填写终止月份', field: 'until' }),
    )
  return found
}
