import type { Known, PlainDate, Span } from '../kernel/index.ts'

/** 教育工委、党委、党总支、党支部、联合党支部、临时党支部、党小组。 */
export type OrgKind = 'workCommittee' | 'committee' | 'generalBranch' | 'branch' | 'jointBranch' | 'temporaryBranch' | 'group'

export const ORG_KIND_LABELS: Record<OrgKind, string> = {
  workCommittee: '教育工委',
  committee: '党委',
  generalBranch: '党总支',
  branch: '党支部',
  jointBranch: '联合党支部',
  temporaryBranch: '临时党支部',
  group: '党小组',
}
export const ORG_KINDS = Object.keys(ORG_KIND_LABELS) as OrgKind[]
/** Kinds that hold the monthly and quarterly meetings of a branch. */
export const BRANCH_KINDS: readonly OrgKind[] = ['branch', 'jointBranch', 'temporaryBranch']
export const isBranch = (kind: OrgKind) => BRANCH_KINDS.includes(kind)

/** 成立、更名、改设类型、改变隶属、拆分、合并、撤销。 */
export type OrgEventKind = 'found' | 'rename' | 'retype' | 'move' | 'split' | 'merge' | 'dissolve'
export const ORG_EVENT_LABELS: Record<OrgEventKind, string> = {
  found: '成立',
  rename: '更名',
  retype: '改设类型',
  move: '改变隶属',
  split: '拆分',
  merge: '合并',
  dissolve: '撤销',
}

export type SchoolStage =
  | 'kindergarten'
  | 'primary'
  | 'junior'
  | 'nineYear'
  | 'senior'
  | 'complete'
  | 'vocational'
  | 'special'
  | 'other'
export const STAGE_LABELS: Record<SchoolStage, string> = {
  kindergarten: '幼儿园',
  primary: '小学',
  junior: '初中',
  nineYear: '九年一贯制学校',
  senior: '普通高中',
  complete: '完全中学',
  vocational: '中等职业学校',
  special: '特殊教育学校',
  other: '其他教育机构',
}
export const STAGES = Object.keys(STAGE_LABELS) as SchoolStage[]

export type Ownership = 'public' | 'private'
export const OWNERSHIP_LABELS: Record<Ownership, string> = { public: '公办', private: '民办' }

/** 党组织领导的校长负责制、参照执行、其他 (SCH-01). */
export type GovernanceMode = 'partyLed' | 'reference' | 'other'
export const GOVERNANCE_LABELS: Record<GovernanceMode, string> = {
  partyLed: '党组织领导的校长负责制',
  reference: '参照执行',
  other: '按其他规定',
}

/** How a school is covered by an organisation: 单独建立、联合建立、挂靠上级。 */
export type CoverageForm = 'own' | 'joint' | 'attached'
export const COVERAGE_FORM_LABELS: Record<CoverageForm, string> = { own: '单独建立', joint: '联合建立', attached: '挂靠组建' }
/** How Party work reaches a school: 选派指导员、联合支部、群团带动。 */
export type WorkCoverageForm = 'instructor' | 'joint' | 'massOrganisation'
export const WORK_COVERAGE_LABELS: Record<WorkCoverageForm, string> = {
  instructor: '选派党建指导员',
  joint: '联合党组织覆盖',
  massOrganisation: '群团组织带动',
}
/** 学校的覆盖情况：有组织覆盖；没有组织覆盖而有工作覆盖；两项都没有。 */
export type CoverState = 'covered' | 'workOnly' | 'blank'
export const COVER_STATE_LABELS: Record<CoverState, string> = {
  covered: '组织覆盖',
  workOnly: '仅有工作覆盖',
  blank: '均未覆盖',
}
/** 五个清：隶属关系、教职工、党员队伍、出资人或负责人、未建原因。 */
export type DossierItem = 'affiliation' | 'staff' | 'members' | 'principal' | 'reason'
export const DOSSIER_LABELS: Record<DossierItem, string> = {
  affiliation: '隶属关系清',
  staff: '教职工情况清',
  members: '党员队伍情况清',
  principal: '出资人（负责人）情况清',
  reason: '未建党组织原因清',
}

/** Duties of a post in an organisation or school. */
export type Duty =
  | 'secretary'
  | 'deputySecretary'
  | 'fullTimeDeputy'
  | 'organisationMember'
  | 'publicityMember'
  | 'disciplineMember'
  | 'youthMember'
  | 'committeeMember'
  | 'groupLeader'
  | 'headteacher'
  | 'deputyHead'
  | 'clerk'
  | 'partyOfficeHead'
export const DUTY_LABELS: Record<Duty, string> = {
  secretary: '书记',
  deputySecretary: '副书记',
  fullTimeDeputy: '专职副书记',
  organisationMember: '组织委员',
  publicityMember: '宣传委员',
  disciplineMember: '纪检委员',
  youthMember: '青年委员',
  committeeMember: '委员',
  groupLeader: '党小组组长',
  headteacher: '校长（园长）',
  deputyHead: '副校长（副园长）',
  clerk: '党务干部',
  partyOfficeHead: '党办主任',
}
export const DUTIES = Object.keys(DUTY_LABELS) as Duty[]
/** Duties that are seats of the leading body. */
export const SEAT_DUTIES: readonly Duty[] = [
  'secretary',
  'deputySecretary',
  'fullTimeDeputy',
  'organisationMember',
  'publicityMember',
  'disciplineMember',
  'youthMember',
  'committeeMember',
]
export type Appointment = 'elected' | 'byElected' | 'appointed'
export const APPOINTMENT_LABELS: Record<Appointment, string> = { elected: '选举产生', byElected: '补选', appointed: '任命' }

/** 产生方式，最常用的在前：临时党支部的班子由批准单位指定（ORG-06），党小组组长由支部指定或者小组推选（ORG-12）。 */
export function appointmentsOf(kind: OrgKind): readonly [Appointment, ...Appointment[]] {
  if (kind === 'temporaryBranch') return ['appointed']
  return kind === 'group' ? ['appointed', 'elected', 'byElected'] : ['elected', 'byElected', 'appointed']
}

/** 没有写明产生方式的，按该类组织的通例：临时党支部、党小组为任命，其他为选举产生（ORG-06、ORG-12）。 */
export const usualAppointment = (kind: OrgKind): Appointment => appointmentsOf(kind)[0]

/** A post held by a person. `isProbationary` and `fullOn` tell whether the holder may hold it (ORG-10). */
export interface PostFact extends Span {
  personId: string
  name: string
  duty: Duty
  by: Appointment
  fullOn: Known<PlainDate>
  isProbationary: boolean
}

/** A term of a leading body; `startedOn` is the day of the electing meeting (ORG-13). */
export interface TermFact {
  id: string
  startedOn: Known<PlainDate>
  /** The day of the next electing meeting, when it was held. */
  endedOn?: PlainDate | undefined
  seats: Known<number>
  hasCommittee: boolean
  approvalDocNo?: string | undefined
  /** Approved delay: new last day and document (ORG-15). */
  delayedTo?: PlainDate | undefined
  delayDocNo?: string | undefined
  /** First day on which preparation (request, notice) is on record (ORG-14). */
  preparedOn?: PlainDate | undefined
  /** Last day as the approval states it; read only where no term length is in force (before July 2018). */
  endsOn?: PlainDate | undefined
  /** Day of the superior's reminder letter (ORG-14). */
  remindedOn?: PlainDate | undefined
}

/** Facts of one organisation on a day, as every rule of ORG needs them. */
export interface OrgFacts {
  orgId: string
  name: string
  shortName: string
  unitName?: string | undefined
  kind: OrgKind
  kindDocNo?: string | undefined
  kindSince: PlainDate
  foundedOn: PlainDate
  foundedDocNo?: string | undefined
  dissolvedOn?: PlainDate | undefined
  /** For temporary branches: the planned last day (ORG-06). */
  endsOn?: PlainDate | undefined
  parentId?: string | undefined
  parentKind?: OrgKind | undefined
  fullMembers: number
  probationaryMembers: number
  coveredUnits: number
  terms: readonly TermFact[]
  posts: readonly PostFact[]
  groups: readonly {
    orgId: string
    name: string
    members: number
    leaderIsProbationary: boolean
    hasLeader: boolean
    foundedOn: PlainDate
    dissolvedOn?: PlainDate | undefined
  }[]
  /** Meeting items on record about supervision (ORG-21): days by kind. */
  supervisionOn: readonly PlainDate[]
  /** From which day duties are derived: the later of founding and go-live. Absent: founding. */
  dutiesFrom?: PlainDate | undefined
  /** Counts from each day on which they changed, oldest first; tells how long type and number have differed (ORG-02). */
  memberCounts?: readonly MemberCount[] | undefined
  /** Units a joint branch covers, with their full members (ORG-01, ORG-04). */
  units?: readonly { name: string; fullMembers: number }[] | undefined
  /** Project teams of six months and more without a branch of their own (ORG-05). */
  projects?: readonly { name: string; fullMembers: number; plannedMonths: number }[] | undefined
  /** What a person decided about ORG-19; the signals are computed. */
  weakListing?: { listedOn: PlainDate; planOn?: PlainDate | undefined; acceptedOn?: PlainDate | undefined } | undefined
  /** Signals of ORG-19 that other capabilities know. */
  weakSignals?: WeakSignals | undefined
}

/** Members from a day on. */
export interface MemberCount {
  from: PlainDate
  full: number
  probationary: number
}

/** Signals of ORG-19 from other capabilities; absent means not known, never zero. */
export interface WeakSignals {
  /** Months in a row in which organisational life was not held as required. */
  irregularLifeMonths?: number | undefined
  /** Last grade of the secretary's report (MTG-13). */
  reportGrade?: string | undefined
  /** Applicants on record, and days since the last new member. */
  applicants?: number | undefined
  monthsWithoutAdmission?: number | undefined
}
