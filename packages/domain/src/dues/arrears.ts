import { addDays, type Fen, fen, inWords, type PlainDate, type Refusal } from '../kernel/index.ts'
import {
  type ArrearsSteps,
  block,
  DUES_CITES as C,
  duesArrearsSteps,
  duesReminderDays,
  info,
  type Norms,
  rulingOn,
  warn,
} from '../norms/index.ts'
import { inYuan } from './base.ts'
import { type Month, monthLabel, monthsInWords } from './month.ts'

/** How one month of one member stands, for the run of unpaid months. */
export interface DuesMonth {
  month: Month
  /** The day by which it is to be paid; undefined while no rule is in force. */
  payBy: PlainDate | undefined
  owedFen: Fen
  /** Anything paid for this month. */
  hasPaid: boolean
  /** Not owed, 停止党籍, exempt, or the branch accepted the reason: breaks the run. */
  isExcused: boolean
}

/** DUE-13：收缴日前几天提示，过了收缴日提醒；付清的不提示。 */
export function collectionFindings(one: DuesMonth, on: PlainDate, norms: Norms): Refusal[] {
  const { payBy, owedFen, isExcused, month: of } = one
  const days = rulingOn(duesReminderDays, on, norms)
  if (!payBy || !days || isExcused || owedFen <= 0 || on < addDays(payBy, -days.value)) return []
  const message = `${monthLabel(of)}党费 ${inYuan(owedFen)}，${inWords(payBy)}前交`
  const more = { cite: C.twelve, remedy: '向支部收款人交纳，索取收据' }
  return [
    on > payBy ? warn('DUE-13', 'dues.overdue', `${message}，已过期限`, more) : info('DUE-13', 'dues.due-soon', message, more),
  ]
}

/** none → 提示 → 提醒 → 谈话 → 书面通知 → 核查 (DUE-15). */
export type ArrearsStage = 'none' | 'info' | 'warn' | 'talk' | 'notice' | 'case'
export const ARREARS_STAGE_LABELS: Record<ArrearsStage, string> = {
  none: '正常',
  info: '提示收缴人',
  warn: '提醒支部书记',
  talk: '谈话提醒并记录',
  notice: '书面通知本人',
  case: '立案核查',
}

/** The run of unpaid months that reaches up to the day, and all that is owed by then; fen. */
export interface Arrears {
  months: readonly Month[]
  owedFen: Fen
  stage: ArrearsStage
  /** The day the present stage was reached. */
  since?: PlainDate
}

function stageOf(length: number, steps: ArrearsSteps): ArrearsStage {
  const order = ['case', 'notice', 'talk', 'warn', 'info'] as const
  return order.find((stage) => length >= steps[stage]) ?? 'none'
}

/**
 * DUE-15：到当日为止连续未交的月数和欠额。没有到期的月份不计；免交、停止党籍、支部认可理由的月份和
 * 交过（含部分）的月份使连续中断。只提示和立事项，从不自动处理任何人。
 */
export function arrearsOn(months: readonly DuesMonth[], on: PlainDate, norms: Norms): Arrears {
  const steps = rulingOn(duesArrearsSteps, on, norms)
  const late = months.filter((one) => one.payBy !== undefined && one.payBy < on).toSorted((a, b) => (a.month < b.month ? -1 : 1))
  let run: DuesMonth[] = []
  for (const one of late) run = one.isExcused || one.hasPaid || one.owedFen <= 0 ? [] : [...run, one]
  const owedFen = fen(late.reduce((sum, one) => sum + (one.isExcused ? 0 : Math.max(0, one.owedFen)), 0))
  const stage = steps ? stageOf(run.length, steps.value) : 'none'
  const reached = steps && stage !== 'none' ? run[steps.value[stage] - 1]?.payBy : undefined
  return { months: run.map((one) => one.month), owedFen, stage, ...(reached ? { since: addDays(reached, 1) } : {}) }
}

const REMEDIES: Record<Exclude<ArrearsStage, 'none'>, string> = {
  info: '提醒本人交纳',
  warn: '支部书记了解原因，提醒本人交纳',
  talk: '与本人谈话，限期补交，留存谈话记录',
  notice: '书面通知本人，限期补交',
  case: '核查有无正当理由，由支部大会讨论决定，报上级批准；不由软件决定',
}

/** DUE-15：一名党员的欠交提示；到六个月只提示由组织核查。 */
export function arrearsFindings(arrears: Arrears): Refusal[] {
  const { stage, months } = arrears
  if (stage === 'none') return []
  const make = stage === 'info' ? info : warn
  return [
    make('DUE-15', `dues.arrears-${stage}`, `连续 ${months.length} 个月未交党费（${monthsInWords(months)}）`, {
      cite: stage === 'case' ? C.education29 : C.thirteen,
      remedy: REMEDIES[stage],
    }),
  ]
}

/** Records of one arrears case: reminders, talk, notice, decision of the general meeting, approval. */
export interface ArrearsRecords {
  remindedOn: readonly PlainDate[]
  talkOn?: PlainDate | undefined
  noticeOn?: PlainDate | undefined
  meetingDecidedOn?: PlainDate | undefined
  approvedOn?: PlainDate | undefined
  /** Paid up, or the branch accepted the reason. */
  closedOn?: PlainDate | undefined
}

/** 未立、已提醒、已谈话、已书面通知、待支部大会、待上级批准、已办结 (section 7, dues case). */
export type CaseState = 'open' | 'reminded' | 'talk' | 'notice' | 'case' | 'decided' | 'closed'
export const CASE_STATE_LABELS: Record<CaseState, string> = {
  open: '待提醒',
  reminded: '已提醒',
  talk: '已谈话',
  notice: '已书面通知',
  case: '待支部大会讨论',
  decided: '待上级批准',
  closed: '已办结',
}

/** DUE-15：欠交事项走到哪一步，由记录推出。 */
export function caseState(arrears: Arrears, records: ArrearsRecords): CaseState {
  if (records.closedOn || records.approvedOn) return 'closed'
  if (records.meetingDecidedOn) return 'decided'
  if (records.noticeOn) return arrears.stage === 'case' ? 'case' : 'notice'
  if (records.talkOn) return 'talk'
  return records.remindedOn.length > 0 ? 'reminded' : 'open'
}

/** DUE-15：提交支部大会前须满六个月，并有提醒、谈话、书面通知的记录。 */
export function decisionRefusals(arrears: Arrears, records: ArrearsRecords): Refusal[] {
  const missing = [
    ...(records.remindedOn.length === 0 ? ['提醒'] : []),
    ...(records.talkOn ? [] : ['谈话记录']),
    ...(records.noticeOn ? [] : ['书面通知']),
  ]
  const found: Refusal[] = []
  const refuse = (code: string, message: string, remedy: string) =>
    found.push(block('DUE-15', code, message, { cite: C.thirteen, remedy }))
  if (arrears.stage !== 'case')
    refuse('dues.not-six-months', `连续未交 ${arrears.months.length} 个月，不满规定月数`, '继续教育提醒，限期补交')
  if (missing.length > 0) refuse('dues.no-records', `缺${missing.join('、')}`, '补办并登记后再提交支部大会')
  return found
}
