import type { PlainDate, Refusal, Severity } from '../kernel/index.ts'
import {
  type AbsenceSteps,
  absenceSteps,
  block,
  LIFE_CITES as C,
  dualLifeMinShare,
  info,
  type Norms,
  rulingOn,
  warn,
} from '../norms/index.ts'
import { shareVerdict } from './quorum.ts'
import type { AttendanceMonth } from './types.ts'

/** none → info → warn → notice to branch and superior → case (MTG-16). */
export type AbsenceStage = 'none' | 'info' | 'warn' | 'notice' | 'case'
export const ABSENCE_STAGE_LABELS: Record<AbsenceStage, string> = {
  none: '正常',
  info: '提示',
  warn: '提醒',
  notice: '通知支部和上级',
  case: '立案核查',
}

/** A run of months without attendance that ends with the last month given. */
export interface AbsenceRun {
  months: readonly string[]
  length: number
  stage: AbsenceStage
}

const byMonth = (a: AttendanceMonth, b: AttendanceMonth) => (a.month < b.month ? -1 : 1)

/**
 * MTG-16：连续不参加组织生活的月数（教育管理条例第二十九条、第三十一条第六项）。
 * 没有开会的月份跳过：不计入也不中断；到会一次或者有一次准假即中断；软件只提示，除名由支部大会决定。
 */
export function absenceRun(months: readonly AttendanceMonth[], steps: AbsenceSteps): AbsenceRun {
  let run: string[] = []
  for (const month of months.toSorted(byMonth)) {
    if (month.due === 0) continue
    run = month.present > 0 || month.leave > 0 ? [] : [...run, month.month]
  }
  return { months: run, length: run.length, stage: stageOf(run.length, steps) }
}

function stageOf(length: number, steps: AbsenceSteps): AbsenceStage {
  if (length >= steps.case) return 'case'
  if (length >= steps.notice) return 'notice'
  if (length >= steps.warn) return 'warn'
  return length >= steps.info ? 'info' : 'none'
}

/** MTG-16、MTG-19：一名党员的缺席提示；减免要求的不提示。 */
export function absenceFindings(months: readonly AttendanceMonth[], isRelieved: boolean, on: PlainDate, norms: Norms): Refusal[] {
  const steps = rulingOn(absenceSteps, on, norms)
  if (!steps || isRelieved) return []
  const run = absenceRun(months, steps.value)
  if (run.stage === 'none') return []
  const message = `连续 ${run.length} 个月没有参加组织生活（${run.months.join('、')}），没有准假`
  const remedies: Record<Exclude<AbsenceStage, 'none'>, string> = {
    info: '了解原因',
    warn: '谈话提醒，进行批评教育',
    notice: '书面通知本人，告知支部和上级党组织',
    case: '核查有无正当理由，由支部大会讨论，报上级批准；不由软件决定',
  }
  const severity: Severity = run.stage === 'info' ? 'info' : 'warn'
  const make = severity === 'info' ? info : warn
  return [
    make('MTG-16', `absence.${run.stage}`, message, {
      cite: steps.cite,
      remedy: remedies[run.stage as Exclude<AbsenceStage, 'none'>],
    }),
  ]
}

/** MTG-12：领导干部半年内参加所在支部组织生活的比例；参加班子会议不计入（教育管理条例第十六条）。 */
export function dualLifeFindings(present: number, due: number, on: PlainDate, norms: Norms): Refusal[] {
  const share = rulingOn(dualLifeMinShare, on, norms)
  if (!share || due === 0) return []
  const verdict = shareVerdict(share.value, present, due, share.cite)
  if (verdict.isReached) return []
  return [
    warn('MTG-12', 'absence.dual-life', `半年内所在支部应到 ${due} 次，参加 ${present} 次，${verdict.arithmetic}`, {
      cite: C.education16,
      remedy: '以普通党员身份参加所在支部的组织生活',
    }),
  ]
}

/** Relief from attendance (MTG-19). */
export interface Relief {
  reason?: string | undefined
  from: PlainDate
  reviewOn?: PlainDate | undefined
}

/** MTG-19：减免须有原因和复核日期；不影响表决权（教育管理条例第二十三条）。 */
export function reliefRefusals(relief: Relief, on: PlainDate): Refusal[] {
  const cite = C.education23
  const found: Refusal[] = []
  if (!relief.reason?.trim())
    found.push(
      block('MTG-19', 'relief.no-reason', '没有写明原因', {
        cite,
        remedy: '写明年老体弱、患病或者行动不便等情况',
        field: 'reason',
      }),
    )
  if (!relief.reviewOn)
    found.push(block('MTG-19', 'relief.no-review', '没有复核日期', { cite, remedy: '填写复核日期', field: 'reviewOn' }))
  else if (relief.reviewOn <= relief.from)
    found.push(
      block('MTG-19', 'relief.review-not-later', '复核日期应晚于开始日期', {
        cite,
        remedy: '核对起始日期和复核日期',
        field: 'reviewOn',
      }),
    )
  else if (relief.reviewOn < on)
    found.push(warn('MTG-19', 'relief.review-overdue', '复核日期已过', { cite, remedy: '走访后重新核定', field: 'reviewOn' }))
  return found
}
