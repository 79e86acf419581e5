import { countWorkdays, type HolidayCalendar, type PlainDate, type Refusal, step, type Trace } from '../kernel/index.ts'
import {
  block,
  candidateNoticeWorkdays,
  candidateSurplusPercent,
  ELECTION_CITES,
  type Norms,
  rulingOn,
  standingSurplus,
  warn,
} from '../norms/index.ts'
import { isOfficer, OFFICE_LABELS, type Office, type Slate } from './types.ts'

/** How many candidates a list needs, with the sum in words. */
export interface CandidateNumber {
  least: number
  most?: number | undefined
  /** 「应选 5 名，差额不少于 20%×5=1 名，候选人不少于 6 名」. */
  arithmetic: string
  trace: Trace
}

/** ELE-05、ELE-07、ELE-08：候选人最少几名；委员、代表差额不少于百分之二十（进位），常委多一至二名，书记、副书记等额。 */
export function candidateNumber(office: Office, seats: number, on: PlainDate, norms: Norms): CandidateNumber | undefined {
  if (isOfficer(office)) {
    const arithmetic = `应选${OFFICE_LABELS[office]} ${seats} 名，等额 ${seats} 名`
    return { least: seats, arithmetic, trace: [step('候选人', arithmetic, ELECTION_CITES.officers)] }
  }
  if (office === 'standing') {
    const more = rulingOn(standingSurplus, on, norms)
    if (!more) return undefined
    const [least, most] = [seats + more.value.least, seats + more.value.most]
    const arithmetic = `应选常委 ${seats} 名，候选人 ${least} 至 ${most} 名`
    return { least, most, arithmetic, trace: [step('候选人', arithmetic, more.cite)] }
  }
  const percent = rulingOn(candidateSurplusPercent, on, norms)
  if (!percent) return undefined
  const least = seats + Math.ceil((seats * percent.value) / 100)
  const part = Number(((seats * percent.value) / 100).toFixed(2))
  const arithmetic = `应选 ${seats} 名，差额不少于 ${percent.value}%×${seats}=${part} 名，候选人不少于 ${least} 名`
  return { least, arithmetic, trace: [step('候选人', arithmetic, percent.cite)] }
}

/** ELE-05：预选后等额的，候选人须是预选选出的。 */
function preselectionRefusals(slate: Slate): Refusal[] {
  const cite = ELECTION_CITES.surplus
  if (!slate.preselected)
    return [
      block('ELE-05', 'election.no-preselection', '没有差额预选的计票记录，不能等额选举', {
        cite,
        remedy: '登记预选结果，或者改用直接差额选举',
        field: 'candidates',
      }),
    ]
  const chosen = new Set(slate.preselected)
  return slate.candidates
    .filter((candidate) => !chosen.has(candidate.personId))
    .map((candidate) =>
      block('ELE-05', 'election.not-preselected', `${candidate.name}没有在预选中列为正式候选人`, {
        cite,
        remedy: '按预选结果确定正式候选人',
        field: `candidates.${candidate.personId}`,
      }),
    )
}

const numberRule = (office: Office) => (isOfficer(office) ? 'ELE-07' : office === 'standing' ? 'ELE-08' : 'ELE-05')

/** ELE-05、ELE-07、ELE-08：候选人数够不够、多不多。 */
function numberRefusals(slate: Slate, on: PlainDate, norms: Norms): Refusal[] {
  if (slate.method === 'preselection') return preselectionRefusals(slate)
  const needed = candidateNumber(slate.office, slate.seats, on, norms)
  if (!needed) return []
  const count = slate.candidates.length
  const message = `候选人 ${count} 名，${needed.arithmetic}`
  const more = (remedy: string) => ({ cite: needed.trace[0]?.cite ?? ELECTION_CITES.surplus, remedy, field: 'candidates' })
  const rule = numberRule(slate.office)
  if (count < needed.least) return [block(rule, 'election.too-few-candidates', message, more('补充人选并报上级审查'))]
  if (needed.most !== undefined && count > needed.most)
    return [block(rule, 'election.too-many-candidates', message, more('减少人选'))]
  return isOfficer(slate.office) && count > needed.least
    ? [warn(rule, 'election.officers-not-equal', message, more('一般等额选举；差额的写明上级批复'))]
    : []
}

/** ELE-06、ELE-11：上级批复须写明人选，每名候选人须有介绍材料；ORG-11：职数与批复一致。 */
function paperRefusals(slate: Slate): Refusal[] {
  const found: Refusal[] = []
  if (!slate.replyDocNo?.trim())
    found.push(
      block('ELE-06', 'election.no-candidate-reply', '没有上级对候选人预备人选的批复，不能投票', {
        cite: ELECTION_CITES.proposing,
        remedy: '补录批复文号',
        field: 'replyDocNo',
      }),
    )
  const seen = new Set<string>()
  for (const { personId, name, isApproved, hasIntroduction } of slate.candidates) {
    const field = `candidates.${personId}`
    if (seen.has(personId))
      found.push(
        block('ELE-06', 'election.candidate-twice', `${name}在候选人名单中出现两次`, {
          cite: ELECTION_CITES.proposing,
          remedy: '删去重复的一行',
          field,
        }),
      )
    seen.add(personId)
    if (!isApproved)
      found.push(
        block('ELE-06', 'election.candidate-not-approved', `上级批复中没有${name}`, {
          cite: ELECTION_CITES.proposing,
          remedy: '报上级审查同意，或者更换人选',
          field,
        }),
      )
    if (!hasIntroduction)
      found.push(
        block('ELE-11', 'election.no-introduction', `${name}没有介绍材料`, {
          cite: ELECTION_CITES.introduce,
          remedy: '备好简历、表现和主要优缺点的介绍',
          field,
        }),
      )
  }
  if (slate.approvedSeats !== undefined && slate.approvedSeats !== slate.seats)
    found.push(
      block('ELE-06', 'election.seats-not-as-approved', `应选 ${slate.seats} 名，与批复的 ${slate.approvedSeats} 名不一致`, {
        cite: ELECTION_CITES.proposing,
        remedy: '按批复的名额选举，或者重新报批',
        field: 'seats',
      }),
    )
  return found
}

/** ELE-05、ELE-06、ELE-07、ELE-08、ELE-11：候选人名单可否投票。 */
export const slateRefusals = (slate: Slate, on: PlainDate, norms: Norms): Refusal[] => [
  ...numberRefusals(slate, on, norms),
  ...paperRefusals(slate),
]

/** ELE-06：候选人公示不是必经步骤；公示的，起止日都算，不少于五个工作日。 */
export function noticeFindings(
  from: PlainDate,
  to: PlainDate,
  calendar: HolidayCalendar,
  on: PlainDate,
  norms: Norms,
): Refusal[] {
  const least = rulingOn(candidateNoticeWorkdays, on, norms)
  const days = countWorkdays(calendar, from, to)
  if (!least || days.value >= least.value) return []
  return [
    warn(
      'ELE-06',
      'election.short-notice',
      `公示 ${days.value} 个工作日，不足 ${least.value} 个${days.provisional ? '（假日安排未装入，暂按周末推算）' : ''}`,
      {
        cite: least.cite,
        remedy: '延长公示期',
        field: 'noticeTo',
      },
    ),
  ]
}
