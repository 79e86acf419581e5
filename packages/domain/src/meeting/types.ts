import type { PlainDate } from '../kernel/index.ts'
import type { OrgKind } from '../org/types.ts'

/** 支部党员大会、支委会、党小组会、党课、主题党日、组织生活会、民主评议党员、民主生活会、述职评议会、党委(总支)会、党组织会议、校长办公会. */
export type MeetingKind =
  | 'general'
  | 'committee'
  | 'group'
  | 'class'
  | 'themeDay'
  | 'life'
  | 'appraisal'
  | 'democratic'
  | 'report'
  | 'schoolParty'
  | 'headteacher'
export const MEETING_KIND_LABELS: Record<MeetingKind, string> = {
  general: '支部党员大会',
  committee: '支部委员会会议',
  group: '党小组会',
  class: '党课',
  themeDay: '主题党日',
  life: '组织生活会',
  appraisal: '民主评议党员',
  democratic: '民主生活会',
  report: '述职评议会',
  schoolParty: '党组织会议',
  headteacher: '校长办公会议',
}
/** 委员会会议按组织类型称呼；支部的用通称。 */
const COMMITTEE_MEETINGS: Partial<Record<OrgKind, string>> = {
  workCommittee: '工委会议',
  committee: '党委会',
  generalBranch: '总支委员会会议',
}
/** 会议种类在该类组织中的名称：党委的委员会会议称党委会，党总支的称总支委员会会议；组织类型不明的用支部的名称（MTG-04）。 */
export const meetingKindLabel = (kind: MeetingKind, orgKind?: OrgKind): string =>
  (kind === 'committee' && orgKind && COMMITTEE_MEETINGS[orgKind]) || MEETING_KIND_LABELS[kind]

export const MEETING_KINDS = Object.keys(MEETING_KIND_LABELS) as MeetingKind[]
/** 学校议事决策的会议（SCH-03、SCH-05），不是组织生活。 */
export const SCHOOL_BODY_KINDS: readonly MeetingKind[] = ['schoolParty', 'headteacher']
/** 组织生活的种类：三会一课、主题党日、组织生活会、民主评议、民主生活会、述职评议（MTG-01）。 */
export const LIFE_KINDS: readonly MeetingKind[] = MEETING_KINDS.filter((kind) => !SCHOOL_BODY_KINDS.includes(kind))

export type MeetingState = 'draft' | 'confirmed' | 'archived' | 'voided'
export const MEETING_STATE_LABELS: Record<MeetingState, string> = {
  draft: '草稿',
  confirmed: '已确认',
  archived: '已归档',
  voided: '已作废',
}

/** 出席、请假、缺席、列席; `relieved` members are not asked to come (MTG-19). */
export type AttendanceState = 'present' | 'leave' | 'absent'
export const ATTENDANCE_LABELS: Record<AttendanceState, string> = { present: '出席', leave: '请假', absent: '缺席' }

/** What kind of matter a vote decides; it chooses quorum and majority. */
export type VoteMatter = 'ordinary' | 'membership' | 'committee' | 'schoolOrdinary' | 'schoolCadre' | 'headteacher'
export const VOTE_MATTER_LABELS: Record<VoteMatter, string> = {
  ordinary: '支部大会一般事项',
  membership: '发展党员事项（接收、转正、延长、取消）',
  committee: '支委会事项',
  schoolOrdinary: '党组织会议一般事项',
  schoolCadre: '干部任免等重要事项',
  headteacher: '校长办公会议事项',
}

/** One vote as counted: entitled on the rolls, excluded with both consents, present, and the ballots. */
export interface VoteFact {
  matter: VoteMatter
  /** Voters (or team members) due. */
  entitled: number
  presentVoters: number
  yes: number
  no: number
  abstain: number
  void: number
  /** Formal written approvals given before the meeting by absent voters (MTG-03). */
  writtenYes: number
  /** Members withdrawn from this item; counted as present, not as votes (SCH-04). */
  withdrawn: number
  /** Ballots handed out and returned, where paper ballots were used; absent for a show of hands. */
  issued?: number | undefined
  returned?: number | undefined
}

/** One meeting as the frequency rules see it: archived or confirmed, never a draft. */
export interface MeetingFact {
  id: string
  orgId: string
  heldOn: PlainDate
  recordedOn: PlainDate
  /** Kinds with their own section in the minutes (MTG-18). */
  kinds: readonly MeetingKind[]
  /** The year a life meeting or appraisal is for, when it says so (MTG-08). */
  forYear?: number | undefined
  lecturerPersonId?: string | undefined
  due: number
  present: number
}

/** Attendance of one person in one month, for MTG-16. */
export interface AttendanceMonth {
  month: string
  /** Sittings at which the person was due. */
  due: number
  present: number
  leave: number
}

/** Facts of one organisation's organisational life from a day on. */
export interface OrgLifeFacts {
  orgId: string
  kind: OrgKind
  name: string
  foundedOn: PlainDate
  dissolvedOn?: PlainDate | undefined
  /** Spans in which the branch had a committee (MTG-01: none → monthly committee item not applicable). */
  committeeSpans: readonly { from: PlainDate; until?: PlainDate | undefined }[]
  /** Meetings of this organisation on or after the first day asked for. */
  meetings: readonly MeetingFact[]
  secretaryPersonId?: string | undefined
  /** Who was secretary when; without it the present secretary is taken for the whole time (MTG-06). */
  secretarySpans?: readonly { personId: string; from: PlainDate; until?: PlainDate | undefined }[] | undefined
  /** Party classes the secretary gave in other organisations (MTG-06). */
  secretaryLectures?: readonly { id: string; heldOn: PlainDate }[] | undefined
  /** Days with a heart-to-heart talk on record; absent: not known (MTG-08). */
  talksOn?: readonly PlainDate[] | undefined
  /** Nobody's home is here, so nobody can be due at its meetings: a temporary branch whose members stay with their own (ORG-06). */
  isWithoutRoll?: boolean | undefined
  /** From which day duties are derived: founding, or a later start of use of it or of an organisation above. */
  dutiesFrom: PlainDate
}
