import { createHash } from 'node:crypto'

/** Columns of every table the demo fills, in the order of its rows; tables in the order of their references. */
export const COLUMNS = {
  region: 'code name sort',
  org: 'id code founded_on founded_doc_no dissolved_on dissolved_doc_no ends_on recorded_at',
  org_name: 'org_id name short_name name_key initials from_on until_on doc_no recorded_at',
  org_kind: 'org_id kind from_on until_on doc_no recorded_at',
  org_placement: 'org_id parent_id path from_on until_on doc_no recorded_at',
  approval_power: 'org_id from_on until_on doc_no recorded_at',
  start_of_use: 'org_id from_on reason recorded_at',
  org_event: 'id org_id kind happened_on doc_no decided_by detail recorded_at',
  school:
    'id code name short_name name_key initials stage ownership region_code opened_on closed_on legal_representative governance manager_org_id recorded_at',
  school_event: 'id school_id kind happened_on doc_no detail recorded_at',
  school_campus: 'id school_id name address from_on until_on',
  school_number: 'school_id item counted_on amount source recorded_at',
  school_org: 'id school_id org_id form from_on until_on doc_no recorded_at',
  work_cover: 'id school_id form detail from_on until_on doc_no recorded_at',
  dossier_entry: 'id school_id item content source known_on full_members recorded_at',
  establishment_case: 'id school_id opened_on proposal proposed_on closed_on result org_id doc_no recorded_at',
  person:
    'id name name_key initials id_no sex ethnicity born_on birth_note education degree work_post title phone address native_place worked_from is_front_line died_on keeper_org_id school_id former_org_ids recorded_at',
  member: 'person_id org_id applied_on activist_on candidate_on joined_on full_on former_org_ids recorded_at',
  member_away: 'person_id org_id kind from_on destination reason contact recorded_at',
  member_status: 'person_id org_id status from_on until_on doc_no decided_by reason recorded_at',
  membership: 'person_id org_id from_on until_on entry_kind leave_kind doc_no recorded_at',
  group_member: 'person_id group_id from_on until_on recorded_at',
  term: 'id org_id started_on ended_on seats has_committee approval_doc_no prepared_on prepare_doc_no reminded_on reminder_doc_no approved_seats recorded_at',
  term_delay: 'term_id delayed_to doc_no decided_on recorded_at',
  post: 'id person_id org_id duty appointment from_on until_on doc_no term_id recorded_at',
  member_relief: 'id person_id org_id kind reason from_on until_on review_on doc_no recorded_at',
  account: 'id person_id login display_name password_hash password_set_at must_change recorded_at',
  role_grant: 'id account_id role org_id reach listed_orgs from_on state reason requested_at decided_at',
  meeting:
    'id org_id client_key state title held_on starts_at ends_at place chair_person_id entrustment recorder_person_id lecturer_person_id theme for_year no_decision due_count present_count version late_reason passed_warnings confirmed_at archived_at void_reason voided_at recorded_on recorded_at recorded_by changed_at changed_by',
  meeting_draft: 'meeting_id org_id sheet saved_at saved_by',
  meeting_section: 'meeting_id kind body',
  attendance: 'meeting_id person_id org_id held_on category has_vote is_due is_relieved state leave_reason',
  meeting_guest: 'id meeting_id name title',
  agenda_item:
    'id meeting_id seq kind title content prior_committee_on proposed_by is_released is_major is_proposal_only matter entitled present_voters yes no abstain void written_yes withdrawn subjects',
  decision: 'id meeting_id org_id seq body is_measure owner_person_id due_on done_on done_note done_recorded_at',
  meeting_correction: 'id meeting_id body recorded_at',
  correction_request: 'id person_id org_id field body state answer answered_at recorded_at',
  excuse: 'id key org_id reason decided_by_org doc_no decided_on recorded_at',
  feedback: 'id page body recorded_at answer answered_at',
} as const satisfies Record<string, string>

export type DemoTable = keyof typeof COLUMNS
export const DEMO_TABLES = Object.keys(COLUMNS) as DemoTable[]
export type Cell = string | number | boolean | null | undefined

/** Where the generator puts its rows. */
export interface Sink {
  put: (table: DemoTable, cells: readonly Cell[]) => void
}

const escaped = /[\\\t\n\r]/g
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** One line of COPY's text format. */
export function copyLine(cells: readonly Cell[]): string {
  let line = ''
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index]
    if (index > 0) line += '\t'
    if (cell === null || cell === undefined) line += '\\N'
    else if (typeof cell === 'string')
      line += cell.search(escaped) < 0 ? cell : cell.replace(escaped, (found) => ESCAPES[found] ?? found)
    else line += cell === true ? 't' : cell === false ? 'f' : String(cell)
  }
  return `${line}\n`
}

/** A sink that keeps nothing but counts and a digest: whether two generations are the same. */
export function digestSink(): Sink & { digest: () => string; counts: Record<string, number> } {
  const hash = createHash('sha256')
  const counts: Record<string, number> = {}
  return {
    put: (table, cells) => {
      counts[table] = (counts[table] ?? 0) + 1
      hash.update(table).update(copyLine(cells))
    },
    digest: () => hash.digest('hex'),
    counts,
  }
}
