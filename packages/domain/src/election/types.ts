import type { Known, PlainDate, Span } from '../kernel/index.ts'
import type { MemberCategory, MemberStatus } from '../member/types.ts'

/** 届满换届、成立后首次选举、补选。 */
export type ElectionOccasion = 'term' | 'founding' | 'byElection'
export const OCCASION_LABELS: Record<ElectionOccasion, string> = { term: '换届选举', founding: '首次选举', byElection: '补选' }

/** 党员大会、党员代表大会、委员会第一次全体会议。 */
export type ElectingBody = 'members' | 'congress' | 'plenary'
export const ELECTING_BODY_LABELS: Record<ElectingBody, string> = {
  members: '党员大会',
  congress: '党员代表大会',
  plenary: '委员会第一次全体会议',
}

/** 委员、代表、常委、书记、副书记。 */
export type Office = 'member' | 'delegate' | 'standing' | 'secretary' | 'deputySecretary'
export const OFFICE_LABELS: Record<Office, string> = {
  member: '委员',
  delegate: '代表',
  standing: '常委',
  secretary: '书记',
  deputySecretary: '副书记',
}
export const isOfficer = (office: Office) => office === 'secretary' || office === 'deputySecretary'

/** 直接差额选举、差额预选后等额选举、等额选举. */
export type ElectionMethod = 'surplus' | 'preselection' | 'equal'
export const METHOD_LABELS: Record<ElectionMethod, string> = {
  surplus: '直接差额选举',
  preselection: '差额预选后等额选举',
  equal: '等额选举',
}

/** Disciplinary and legal measures; only two of them take voting rights away (ELE-02). */
export type MeasureKind = 'warning' | 'seriousWarning' | 'removal' | 'disciplinaryProbation' | 'rightsSuspended'
export const MEASURE_LABELS: Record<MeasureKind, string> = {
  warning: '警告',
  seriousWarning: '严重警告',
  removal: '撤销党内职务',
  disciplinaryProbation: '留党察看',
  rightsSuspended: '中止党员权利（留置、逮捕）',
}

/** One member of the electing organisation, as the voter list needs it. */
export interface VoterFact {
  personId: string
  name: string
  category: Known<MemberCategory>
  status: MemberStatus
  measures: readonly (Span & { kind: MeasureKind })[]
}

/** 不计算在应到会人数内的六种情形 (ELE-04). */
export type ExclusionReason = 'illness' | 'abroad' | 'sentence' | 'bedridden' | 'away' | 'retiredAway'
export const EXCLUSION_LABELS: Record<ExclusionReason, string> = {
  illness: '患精神病或者其他疾病，不能表达本人意志',
  abroad: '自费出国半年以上',
  sentence: '留党察看期间，或者服刑而未受该处分',
  bedridden: '年老体弱卧床不起或者长期患病生活不能自理',
  away: '工作调动、借调、学习、外出半年以上，应转而未转组织关系',
  retiredAway: '离退休后长期回原籍居住，因特殊原因未转组织关系，确实不能到会',
}

/** One person whom the meeting left out of the base, with the three elements of ELE-04. */
export interface ExclusionFact {
  personId: string
  name: string
  reason?: ExclusionReason | undefined
  /** Number of the superior's agreement. */
  superiorDocNo?: string | undefined
  /** Whether the meeting passed it. */
  passed: Known<boolean>
  /** Months away, for `abroad` and `away`. */
  months?: number | undefined
  /** The person came after all: back in the base. */
  cameAfterAll?: boolean | undefined
}

/** One person on the candidate list. */
export interface CandidateFact {
  personId: string
  name: string
  /** Named in the superior's reply. */
  isApproved: boolean
  /** Career, performance, strengths and weaknesses on one sheet (ELE-11). */
  hasIntroduction: boolean
}

/** The list put to one ballot: how many seats, who stands, by which method. */
export interface Slate {
  office: Office
  seats: number
  method: ElectionMethod
  candidates: readonly CandidateFact[]
  /** Seats in the superior's reply (ORG-11). */
  approvedSeats?: number | undefined
  /** Number of the superior's reply on candidates (ELE-06). */
  replyDocNo?: string | undefined
  /** Winners of the preselection, when there was one. */
  preselected?: readonly string[] | undefined
}

/** Votes of one person; `isListed` is false for someone whom voters wrote in (ELE-14). */
export interface Tally {
  personId: string
  name: string
  isListed: boolean
  for: number
  against: number
  abstain: number
}

/** The count sheet of one ballot: totals only, never who voted how (ELE-13, ELE-17). */
export interface CountSheet {
  office: Office
  seats: number
  /** Voters due and voters present when the vote began. */
  due: number
  present: number
  issued: number
  /** Voters who put a ballot in the box. */
  voted: number
  returned: number
  valid: number
  void: number
  tallies: readonly Tally[]
}

/** First ballot, ballot among the tied for the last seats, separate ballot for missing seats (ELE-16). */
export type RoundKind = 'first' | 'tie' | 'extra'
export const ROUND_LABELS: Record<RoundKind, string> = {
  first: '第一次投票',
  tie: '票数相等的再次投票',
  extra: '不足名额的另行选举',
}
export interface Round {
  kind: RoundKind
  heldOn: PlainDate
  sheet: CountSheet
}

/** Agreement to leave missing seats open instead of another ballot (ELE-16). */
export type LeaveOpen = { by: 'voters'; agreed: number; present: number } | { by: 'presidium'; recordedOn: PlainDate }

/** Approved shift of an election to an earlier or later day (ORG-15). */
export interface ShiftFact {
  kind: 'early' | 'late'
  to: PlainDate
  docNo?: string | undefined
  decidedOn: Known<PlainDate>
}

/** Report of the result and what the superior answered (ELE-18). */
export interface ApprovalFact {
  electedOn: PlainDate
  reportedOn?: PlainDate | undefined
  /** Reply approving secretary and deputies. */
  approvedOn?: PlainDate | undefined
  approvalDocNo?: string | undefined
  /** Filing of the members. */
  filedOn?: PlainDate | undefined
}
