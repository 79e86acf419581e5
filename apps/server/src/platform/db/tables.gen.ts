// Generated from the migrated database by `npm run generate`. Do not edit.
import type { ColumnType, Generated } from 'kysely'

// biome-ignore lint/suspicious/noExplicitAny: jsonb is validated where it is read
type Json = any
type JsonColumn<N, Optional extends boolean> = ColumnType<Json, Optional extends true ? string | N | undefined : string | N, string | N>

export interface AccountTable {
  id: Generated<string>
  person_id: string | null
  login: string
  display_name: string
  state: Generated<string>
  password_hash: string | null
  password_set_at: string | null
  must_change: Generated<boolean>
  password_history: Generated<string[]>
  failed_count: Generated<number>
  failed_since: string | null
  locked_until: string | null
  last_login_at: string | null
  large_print: Generated<boolean>
  disabled_reason: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface AgendaItemTable {
  id: Generated<string>
  meeting_id: string
  seq: number
  kind: string
  title: string
  matter: string | null
  entitled: number | null
  present_voters: number | null
  yes: number | null
  no: number | null
  abstain: number | null
  void: number | null
  written_yes: number | null
  withdrawn: number | null
  content: string | null
  prior_committee_on: string | null
  proposed_by: string | null
  is_released: boolean | null
  is_major: boolean | null
  is_proposal_only: boolean | null
  subjects: Generated<string[]>
  written_on: Generated<string[]>
  issued: number | null
  returned: number | null
}

export interface ApprovalPowerTable {
  id: Generated<string>
  org_id: string
  from_on: string | null
  until_on: string | null
  doc_no: string | null
  until_doc_no: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
  ended_at: string | null
  ended_by: string | null
}

export interface AttendanceTable {
  meeting_id: string
  person_id: string
  org_id: string
  held_on: string
  category: string
  has_vote: boolean
  is_due: Generated<boolean>
  is_relieved: Generated<boolean>
  state: string
  leave_reason: string | null
}

export interface ClockCheckTable {
  id: Generated<string>
  at: Generated<string>
  source: string
  reference: string
  offset_ms: string | null
  delay_ms: number | null
  problem: string | null
}

export interface CorrectionRequestTable {
  id: Generated<string>
  person_id: string
  org_id: string
  field: string
  body: string
  state: Generated<string>
  answer: string | null
  answered_at: string | null
  answered_by: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface DecisionTable {
  id: Generated<string>
  meeting_id: string
  org_id: string
  seq: number
  body: string
  is_measure: Generated<boolean>
  owner_person_id: string | null
  due_on: string | null
  done_on: string | null
  done_note: string | null
  done_recorded_at: string | null
  done_recorded_by: string | null
}

export interface DossierEntryTable {
  id: Generated<string>
  school_id: string
  item: string
  content: string
  source: string
  known_on: string
  recorded_at: Generated<string>
  recorded_by: string | null
  full_members: number | null
}

export interface DuesChangeTable {
  id: Generated<string>
  org_id: string
  person_id: string
  cause: string
  from_month: string
  old_fen: string | null
  new_fen: string
  decided_on: string
  doc_no: string
  reason: string | null
  client_key: string
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface DuesFixingTable {
  id: Generated<string>
  org_id: string
  year: number
  decided_on: string
  doc_no: string
  reason: string | null
  client_key: string
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface DuesFixingLineTable {
  fixing_id: string
  org_id: string
  person_id: string
  pay_id: string | null
  kind: string
  base_fen: string | null
  amount_fen: string
  is_carried: boolean
  confirmed_on: string | null
  trace: JsonColumn<never, false>
}

export interface DuesLocalItemTable {
  id: Generated<string>
  org_id: string
  code: string
  label: string | null
  treatment: string
  from_on: string
  until_on: string | null
  doc_no: string
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface DuesPayTable {
  id: Generated<string>
  org_id: string
  person_id: string
  year: number
  kind: string
  month: string
  items: JsonColumn<never, true>
  net_fen: string | null
  document: string | null
  review_on: string | null
  client_key: string
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface DuesReductionTable {
  id: Generated<string>
  org_id: string
  person_id: string
  kind: string
  from_month: string
  until_month: string
  amount_fen: string | null
  applied_on: string | null
  branch_minutes_on: string
  approver_org_id: string | null
  approval_doc_no: string | null
  approved_on: string | null
  reason: string | null
  client_key: string
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface EstablishmentCaseTable {
  id: Generated<string>
  school_id: string
  opened_on: string
  proposal: string | null
  proposed_on: string | null
  closed_on: string | null
  result: string | null
  org_id: string | null
  doc_no: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface EventTable {
  seq: string
  at: Generated<string>
  type: string
  version: Generated<number>
  account_id: string | null
  actor: string
  role: string | null
  org_id: string | null
  subject_kind: string | null
  subject_id: string | null
  summary: string
  before: JsonColumn<null, false>
  after: JsonColumn<null, false>
  reason: string | null
  ok: Generated<boolean>
  ip: string | null
  device: string | null
  request_id: string | null
  prev_hash: string
  hash: string
  digest: Generated<string>
}

export interface EventArchiveTable {
  seq: string
  at: Generated<string>
  type: string
  version: Generated<number>
  account_id: string | null
  actor: string
  role: string | null
  org_id: string | null
  subject_kind: string | null
  subject_id: string | null
  summary: string
  before: JsonColumn<null, false>
  after: JsonColumn<null, false>
  reason: string | null
  ok: Generated<boolean>
  ip: string | null
  device: string | null
  request_id: string | null
  prev_hash: string
  hash: string
  digest: Generated<string>
}

export interface ExcuseTable {
  id: Generated<string>
  key: string
  org_id: string
  reason: string
  decided_by_org: string
  doc_no: string
  decided_on: string
  revoked_at: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface FeedbackTable {
  id: Generated<string>
  page: string
  body: string
  recorded_at: Generated<string>
  recorded_by: string | null
  answer: string | null
  answered_at: string | null
  answered_by: string | null
  org_id: string | null
}

export interface FileTable {
  id: Generated<string>
  org_id: string
  owner_kind: string
  owner_id: string
  name: string
  mime: string
  size: number
  sha256: string
  stored_as: string
  label: Generated<string>
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface GroupMemberTable {
  person_id: string
  group_id: string
  from_on: string
  until_on: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface HolidayYearTable {
  year: number
  off_days: string[]
  make_up_days: string[]
  doc_no: string
}

export interface ImportBatchTable {
  id: Generated<string>
  kind: string
  org_id: string
  file_name: string
  file_stored_as: string | null
  state: string
  progress: Generated<number>
  progress_note: Generated<string>
  layout: JsonColumn<never, true>
  counts: JsonColumn<never, true>
  all_or_nothing: Generated<boolean>
  recorded_at: Generated<string>
  recorded_by: string
  confirmed_at: string | null
  reversed_at: string | null
  reversed_reason: string | null
  from_on: string | null
}

export interface ImportEffectTable {
  id: Generated<string>
  batch_id: string
  table_name: string
  row_key: JsonColumn<never, false>
  before: JsonColumn<null, false>
}

export interface ImportRowTable {
  batch_id: string
  seq: number
  sheet: string
  row_no: number
  state: string
  cells: JsonColumn<never, false>
  parsed: JsonColumn<never, false>
  target_id: string | null
  choice: string | null
}

export interface JobRunTable {
  id: Generated<string>
  name: string
  started_at: Generated<string>
  finished_at: string | null
  ok: boolean | null
  note: string | null
}

export interface LocalNormTable {
  id: Generated<string>
  org_id: string
  parameter: string
  value: JsonColumn<never, false>
  from_on: string
  until_on: string | null
  doc_no: string
  article: Generated<string>
  gist: string
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface MeetingTable {
  id: Generated<string>
  org_id: string
  client_key: string
  state: Generated<string>
  title: Generated<string>
  held_on: string
  starts_at: string | null
  ends_at: string | null
  place: Generated<string>
  chair_person_id: string | null
  entrustment: string | null
  recorder_person_id: string | null
  lecturer_person_id: string | null
  theme: string | null
  content_kind: string | null
  for_year: number | null
  no_decision: Generated<boolean>
  due_count: Generated<number>
  present_count: Generated<number>
  version: Generated<number>
  late_reason: string | null
  passed_warnings: JsonColumn<never, true>
  confirmed_at: string | null
  archived_at: string | null
  recorded_on: string
  recorded_at: Generated<string>
  recorded_by: string | null
  changed_at: Generated<string>
  changed_by: string | null
  paper_ref: string | null
  void_reason: string | null
  voided_at: string | null
}

export interface MeetingCorrectionTable {
  id: Generated<string>
  meeting_id: string
  body: string
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface MeetingDraftTable {
  meeting_id: string
  org_id: string
  sheet: JsonColumn<never, false>
  saved_at: Generated<string>
  saved_by: string | null
}

export interface MeetingGuestTable {
  id: Generated<string>
  meeting_id: string
  name: string
  title: Generated<string>
}

export interface MeetingSectionTable {
  meeting_id: string
  kind: string
  body: Generated<string>
}

export interface MemberTable {
  person_id: string
  org_id: string
  applied_on: string | null
  activist_on: string | null
  candidate_on: string | null
  joined_on: string | null
  full_on: string | null
  import_batch_id: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
  former_org_ids: string[] | null
}

export interface MemberAwayTable {
  id: Generated<string>
  person_id: string
  org_id: string
  kind: string
  from_on: string | null
  until_on: string | null
  destination: string | null
  reason: string | null
  contact: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface MemberReliefTable {
  id: Generated<string>
  person_id: string
  org_id: string
  kind: string
  reason: string
  from_on: string
  until_on: string | null
  review_on: string | null
  doc_no: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface MemberStatusTable {
  person_id: string
  org_id: string
  status: string
  from_on: string
  until_on: string | null
  doc_no: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
  decided_by: string | null
  reason: string | null
}

export interface MembershipTable {
  person_id: string
  org_id: string
  from_on: string
  until_on: string | null
  entry_kind: Generated<string>
  leave_kind: string | null
  doc_no: string | null
  import_batch_id: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface ObligationTable {
  key: string
  rule: string
  org_id: string
  title: string
  opens_on: string
  due_on: string
  state: string
  weight: string
  met_on: string | null
  body: JsonColumn<never, false>
  subject_org_id: string
}

export interface ObligationRunTable {
  org_id: string
  computed_for: string
  computed_at: Generated<string>
}

export interface OneTimeTokenTable {
  token_hash: string
  purpose: string
  account_id: string | null
  expires_at: string
  used_at: string | null
}

export interface OrgTable {
  id: Generated<string>
  code: string
  founded_on: string
  founded_doc_no: string | null
  dissolved_on: string | null
  dissolved_doc_no: string | null
  ends_on: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
  ends_doc_no: string | null
}

export interface OrgEventTable {
  id: Generated<string>
  org_id: string
  kind: string
  happened_on: string
  doc_no: string | null
  decided_by: string | null
  detail: JsonColumn<never, true>
  recorded_at: Generated<string>
  recorded_by: string | null
  reason: string | null
}

export interface OrgFindingTable {
  id: Generated<string>
  org_id: string
  rule: string
  code: string
  severity: string
  message: string
  body: JsonColumn<never, false>
}

export interface OrgKindTable {
  org_id: string
  kind: string
  from_on: string
  until_on: string | null
  doc_no: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface OrgNameTable {
  org_id: string
  name: string
  short_name: string
  name_key: string
  initials: string
  from_on: string
  until_on: string | null
  doc_no: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface OrgPlacementTable {
  org_id: string
  parent_id: string | null
  path: string
  from_on: string
  until_on: string | null
  doc_no: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface PersonTable {
  id: Generated<string>
  name: string
  name_key: string
  initials: string
  id_no: string | null
  sex: string | null
  ethnicity: string | null
  born_on: string | null
  birth_note: string | null
  education: string | null
  degree: string | null
  work_post: string | null
  title: string | null
  phone: string | null
  address: string | null
  native_place: string | null
  worked_from: string | null
  is_front_line: boolean | null
  died_on: string | null
  keeper_org_id: string
  school_id: string | null
  import_batch_id: string | null
  version: Generated<number>
  recorded_at: Generated<string>
  recorded_by: string | null
  former_org_ids: string[] | null
  born_precision: Generated<string>
}

export interface PostTable {
  id: Generated<string>
  person_id: string
  org_id: string
  duty: string
  appointment: string
  from_on: string
  until_on: string | null
  doc_no: string | null
  term_id: string | null
  import_batch_id: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface ProcedureCaseTable {
  id: Generated<string>
  org_id: string
  procedure: string
  begun_on: string
  client_key: string
  name: string
  status: string
  current_step: string | null
  actor: string | null
  duty_key: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface ProcedureEventTable {
  case_id: string
  seq: number
  org_id: string
  type: string
  on_day: string
  step: string | null
  body: JsonColumn<never, false>
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface RegionTable {
  code: string
  name: string
  sort: Generated<number>
}

export interface ReportTable {
  id: Generated<string>
  org_id: string
  title: string
  template: string
  as_of: string
  body: JsonColumn<never, false>
  state: Generated<string>
  version: Generated<number>
  frozen_at: string | null
  frozen_by: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
  changed_at: Generated<string>
  changed_by: string | null
}

export interface RoleGrantTable {
  id: Generated<string>
  account_id: string
  role: string
  org_id: string
  reach: string
  listed_orgs: Generated<string[]>
  from_on: string
  until_on: string | null
  state: Generated<string>
  reason: string | null
  requested_by: string | null
  requested_at: Generated<string>
  decided_by: string | null
  decided_at: string | null
  decision_note: string | null
  ended_by: string | null
  ended_at: string | null
  end_reason: string | null
}

export interface SchoolTable {
  id: Generated<string>
  code: string
  name: string
  short_name: string
  name_key: string
  initials: string
  stage: string
  ownership: string
  region_code: string
  opened_on: string | null
  closed_on: string | null
  legal_representative: string | null
  governance: string | null
  manager_org_id: string | null
  import_batch_id: string | null
  version: Generated<number>
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface SchoolCampusTable {
  id: Generated<string>
  school_id: string
  name: string
  address: string | null
  from_on: string
  until_on: string | null
}

export interface SchoolEventTable {
  id: Generated<string>
  school_id: string
  kind: string
  happened_on: string
  doc_no: string | null
  detail: JsonColumn<never, true>
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface SchoolNumberTable {
  school_id: string
  item: string
  counted_on: string
  amount: number
  source: string
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface SchoolOrgTable {
  id: Generated<string>
  school_id: string
  org_id: string
  form: string
  from_on: string
  until_on: string | null
  doc_no: string | null
  import_batch_id: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface SealTable {
  id: Generated<string>
  report_id: string
  figure_key: string
  indicator: string
  indicator_version: number
  org_id: string
  as_of: string
  filters: JsonColumn<never, false>
  definition: JsonColumn<never, false>
  numerator: number
  denominator: number | null
  value: number | null
  shown: string
  rounding: string
  row_count: number
  digest: string
  sealed_at: Generated<string>
  sealed_by: string | null
}

export interface SealRowTable {
  seal_id: string
  seq: number
  body: JsonColumn<never, false>
}

export interface SessionTable {
  token_hash: string
  account_id: string
  grant_id: string | null
  created_at: Generated<string>
  last_seen_at: Generated<string>
  expires_at: string
  ended_at: string | null
  ended_why: string | null
  ip: string
  device: string
}

export interface SettingTable {
  key: string
  value: JsonColumn<never, false>
  changed_at: Generated<string>
  changed_by: string | null
}

export interface StartOfUseTable {
  id: Generated<string>
  org_id: string
  from_on: string
  doc_no: string | null
  reason: string
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface TalkTable {
  id: Generated<string>
  org_id: string
  talked_on: string
  person_id: string
  other_person_id: string
  recorded_on: string
  recorded_at: Generated<string>
  recorded_by: string | null
  voided_at: string | null
  voided_by: string | null
  void_reason: string | null
}

export interface TermTable {
  id: Generated<string>
  org_id: string
  started_on: string | null
  ended_on: string | null
  seats: number | null
  has_committee: boolean
  approval_doc_no: string | null
  prepared_on: string | null
  import_batch_id: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
  ends_on: string | null
  early_doc_no: string | null
  reminded_on: string | null
  reminder_doc_no: string | null
  prepare_doc_no: string | null
  approved_seats: number | null
}

export interface TermDelayTable {
  id: Generated<string>
  term_id: string
  delayed_to: string
  doc_no: string | null
  decided_on: string | null
  decided_by: string | null
  reason: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface ThemeDayTable {
  id: Generated<string>
  org_id: string
  day_of_month: number | null
  week_of_month: number | null
  weekday: number | null
  from_on: string
  until_on: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface WeakListingTable {
  id: Generated<string>
  org_id: string
  listed_on: string
  doc_no: string
  decided_by: string
  reason: string
  plan_on: string | null
  plan_doc_no: string | null
  accepted_on: string | null
  accepted_doc_no: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface WorkCoverTable {
  id: Generated<string>
  school_id: string
  form: string
  detail: string
  from_on: string
  until_on: string | null
  doc_no: string | null
  recorded_at: Generated<string>
  recorded_by: string | null
}

export interface Tables {
  account: AccountTable
  agenda_item: AgendaItemTable
  approval_power: ApprovalPowerTable
  attendance: AttendanceTable
  clock_check: ClockCheckTable
  correction_request: CorrectionRequestTable
  decision: DecisionTable
  dossier_entry: DossierEntryTable
  dues_change: DuesChangeTable
  dues_fixing: DuesFixingTable
  dues_fixing_line: DuesFixingLineTable
  dues_local_item: DuesLocalItemTable
  dues_pay: DuesPayTable
  dues_reduction: DuesReductionTable
  establishment_case: EstablishmentCaseTable
  event: EventTable
  event_archive: EventArchiveTable
  excuse: ExcuseTable
  feedback: FeedbackTable
  file: FileTable
  group_member: GroupMemberTable
  holiday_year: HolidayYearTable
  import_batch: ImportBatchTable
  import_effect: ImportEffectTable
  import_row: ImportRowTable
  job_run: JobRunTable
  local_norm: LocalNormTable
  meeting: MeetingTable
  meeting_correction: MeetingCorrectionTable
  meeting_draft: MeetingDraftTable
  meeting_guest: MeetingGuestTable
  meeting_section: MeetingSectionTable
  member: MemberTable
  member_away: MemberAwayTable
  member_relief: MemberReliefTable
  member_status: MemberStatusTable
  membership: MembershipTable
  obligation: ObligationTable
  obligation_run: ObligationRunTable
  one_time_token: OneTimeTokenTable
  org: OrgTable
  org_event: OrgEventTable
  org_finding: OrgFindingTable
  org_kind: OrgKindTable
  org_name: OrgNameTable
  org_placement: OrgPlacementTable
  person: PersonTable
  post: PostTable
  procedure_case: ProcedureCaseTable
  procedure_event: ProcedureEventTable
  region: RegionTable
  report: ReportTable
  role_grant: RoleGrantTable
  school: SchoolTable
  school_campus: SchoolCampusTable
  school_event: SchoolEventTable
  school_number: SchoolNumberTable
  school_org: SchoolOrgTable
  seal: SealTable
  seal_row: SealRowTable
  session: SessionTable
  setting: SettingTable
  start_of_use: StartOfUseTable
  talk: TalkTable
  term: TermTable
  term_delay: TermDelayTable
  theme_day: ThemeDayTable
  weak_listing: WeakListingTable
  work_cover: WorkCoverTable
}
