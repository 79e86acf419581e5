import { eventGroup, eventLabel, IDENTITY_CHECKS, REACH_LABELS, ROLES, SUBJECT_LABELS } from '../access/index.ts'
import { CHANGE_REASON_LABELS, PAYER_KIND_LABELS, REDUCTION_KIND_LABELS, TREATMENT_LABELS } from '../dues/index.ts'
import { BUCKET_LABELS } from '../duty/index.ts'
import { ELECTION_PROCEDURE, LOOK_BACK_TOPIC_LABELS } from '../election/index.ts'
import { IMPORT_KIND_LABELS } from '../exchange/index.ts'
import { ATTENDANCE_LABELS, MEETING_KIND_LABELS, MEETING_STATE_LABELS } from '../meeting/index.ts'
import {
  CATEGORY_LABELS,
  type CodeTable,
  DEGREE_CODES,
  EDUCATION_CODES,
  ENTRY_KIND_CODES,
  ETHNICITY_CODES,
  isCode,
  LEAVE_KIND_CODES,
  labelOf,
  PERSON_FIELDS,
  type PersonField,
  SEX_CODES,
  STATUS_LABELS,
  WORK_POST_CODES,
} from '../member/index.ts'
import { parameterById } from '../norms/index.ts'
import {
  APPOINTMENT_LABELS,
  COVERAGE_FORM_LABELS,
  DOSSIER_LABELS,
  DUTY_LABELS,
  GOVERNANCE_LABELS,
  ORG_KIND_LABELS,
  OWNERSHIP_LABELS,
  STAGE_LABELS,
  WORK_COVERAGE_LABELS,
} from '../org/index.ts'
import { CASE_ACT_LABELS, CASE_MODE_LABELS, CASE_STATUS_LABELS } from '../procedure/index.ts'
import { REPORT_STATE_LABELS, REPORT_TEMPLATES } from '../report/index.ts'

type Words = (code: string) => string | undefined
const from = (...tables: Record<string, string>[]): Words => {
  const all: Record<string, string> = Object.assign({}, ...tables)
  return (code) => (Object.hasOwn(all, code) ? all[code] : undefined)
}

const coded =
  (table: CodeTable): Words =>
  (code) =>
    isCode(table, code) ? labelOf(table, code) : undefined

const PROCEDURE_TITLES = { [ELECTION_PROCEDURE.id]: ELECTION_PROCEDURE.title }
const ACCOUNT_STATES = { active: '启用', disabled: '停用', locked: '锁定', requested: '有待批准的授权' }
const GRANT_STATES = { requested: '待批准', active: '有效', refused: '不同意', ended: '已终止' }
const CORRECTION_STATES = { corrected: '已更正', refused: '不予更正', open: '待答复' }
const COVERAGE_STATES = { covered: '已覆盖', workOnly: '仅工作覆盖', blank: '未覆盖', uncovered: '未建党组织' }
const RELIEF_KINDS = { attendance: '参加组织生活不作硬性要求', rights: '中止党员权利' }
const NUMBER_ITEMS = { staff: '教职工', teachers: '专任教师', pupils: '在校学生', partyStaff: '专职党务人员' }

/** Coded values by field, or by group of events and field where a field means something else there. */
const VALUES: Record<string, Words> = {
  role: from(Object.fromEntries(ROLES.map((role) => [role.id, role.label]))),
  reach: from(REACH_LABELS),
  identityCheck: from(IDENTITY_CHECKS),
  state: from(MEETING_STATE_LABELS, REPORT_STATE_LABELS),
  'account.state': from(ACCOUNT_STATES),
  act: from(CASE_ACT_LABELS),
  mode: from(CASE_MODE_LABELS),
  'case.status': from(CASE_STATUS_LABELS),
  'procedure.status': from(CASE_STATUS_LABELS),
  topic: from(LOOK_BACK_TOPIC_LABELS),
  cause: from(CHANGE_REASON_LABELS),
  treatment: from(TREATMENT_LABELS),
  'dues.kind': from(PAYER_KIND_LABELS, REDUCTION_KIND_LABELS),
  procedure: from(PROCEDURE_TITLES),
  'grant.state': from(GRANT_STATES),
  'member.state': from(CORRECTION_STATES),
  'correction.state': from(CORRECTION_STATES),
  'coverage.state': from(COVERAGE_STATES),
  'meeting.state': from(MEETING_STATE_LABELS, ATTENDANCE_LABELS),
  kind: from(ORG_KIND_LABELS),
  'meeting.kind': from(MEETING_KIND_LABELS),
  'member.kind': from(RELIEF_KINDS),
  'exchange.kind': from(IMPORT_KIND_LABELS),
  'import.kind': from(IMPORT_KIND_LABELS),
  kinds: from(MEETING_KIND_LABELS),
  duty: from(DUTY_LABELS),
  appointment: from(APPOINTMENT_LABELS),
  stage: from(STAGE_LABELS),
  ownership: from(OWNERSHIP_LABELS),
  governance: from(GOVERNANCE_LABELS),
  form: from(WORK_COVERAGE_LABELS, COVERAGE_FORM_LABELS),
  result: from(COVERAGE_FORM_LABELS, { notNeeded: '不需组建' }),
  item: from(NUMBER_ITEMS, DOSSIER_LABELS),
  'school.item': from(DOSSIER_LABELS, NUMBER_ITEMS),
  level: from({ city: '市', county: '县（市、区）' }),
  status: from(STATUS_LABELS),
  category: from(CATEGORY_LABELS),
  entryKind: coded(ENTRY_KIND_CODES),
  leaveKind: coded(LEAVE_KIND_CODES),
  sex: coded(SEX_CODES),
  ethnicity: coded(ETHNICITY_CODES),
  education: coded(EDUCATION_CODES),
  degree: coded(DEGREE_CODES),
  workPost: coded(WORK_POST_CODES),
  field: (code) => (code === 'other' ? '其他' : PERSON_FIELDS[code as PersonField]?.title),
  parameter: (code) => parameterById(code)?.label,
  template: from(Object.fromEntries(REPORT_TEMPLATES.map((template) => [template.id, template.title]))),
  subjectKind: from(SUBJECT_LABELS),
  type: (code) => (code.includes('.') ? eventLabel(code) : eventGroup(code)),
  bucket: from(BUCKET_LABELS),
  by: from({ date: '每月某日', weekday: '每月第几周星期几' }),
  week: from({ '0': '最后一周', '1': '第一周', '2': '第二周', '3': '第三周', '4': '第四周' }),
  weekday: from({ '1': '星期一', '2': '星期二', '3': '星期三', '4': '星期四', '5': '星期五', '6': '星期六', '7': '星期日' }),
  sort: from({ heldOn: '按召开日期', recordedOn: '按录入日期', org: '按组织', name: '按姓名' }),
  order: from({ asc: '升序', desc: '降序' }),
  flag: from({ floating: '流动党员', lost: '失联党员', relieved: '不作硬性要求' }),
  size: from({ district: '一个县区', city: '全市', province: '全省' }),
}

/** A coded value of a field in words; undefined where the value is no code of it. */
export const valueLabel = (group: string, field: string, code: string): string | undefined =>
  VALUES[`${group}.${field}`]?.(code) ?? VALUES[field]?.(code)
