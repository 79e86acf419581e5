import type { Field } from '../procedure/index.ts'
import { CHAIR_LABELS, RULES_PART_LABELS } from './conduct.ts'
import { EXCLUSION_LABELS, METHOD_LABELS, OCCASION_LABELS } from './types.ts'

const choices = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([id, label]) => ({ id, label }))

export const docNo = (label = '文号', isRequired = true): Field => ({ id: 'docNo', label, kind: 'docNo', isRequired })
export const meetingRecord = (label: string, isRequired = false): Field => ({
  id: 'meetingId',
  label,
  kind: 'meeting',
  isRequired,
  help: '选已登记的会议；没有登记的可以先不选',
})

/** What is asked when an election begins. */
export const BEGIN_FIELDS: readonly Field[] = [
  {
    id: 'occasion',
    label: '选举种类',
    kind: 'choice',
    isRequired: true,
    choices: choices(OCCASION_LABELS),
  },
  { id: 'meetingOn', label: '拟开大会日期', kind: 'day', isRequired: true, help: '各步的最迟日从这一天推算' },
  { id: 'hasCommittee', label: '设委员会', kind: 'flag', isRequired: true, help: '正式党员不足 7 人的支部不设委员会' },
  { id: 'seats', label: '应选委员', kind: 'number', isRequired: true, min: 0, max: 50, help: '不设委员会的填 0' },
  { id: 'deputies', label: '应选副书记', kind: 'number', isRequired: true, min: 0, max: 10 },
]

/** Persons left out of the base, one line each (ELE-04). */
export const EXCLUSION_ROWS: Field = {
  id: 'exclusions',
  label: '不计算在应到会人数内的党员',
  kind: 'rows',
  isRequired: false,
  help: '只有六种情形；须经上级同意、大会通过，一人一行',
  columns: [
    { id: 'personId', label: '姓名', kind: 'person', isRequired: true },
    { id: 'reason', label: '情形', kind: 'choice', isRequired: true, choices: choices(EXCLUSION_LABELS) },
    { id: 'months', label: '外出月数', kind: 'number', isRequired: false, max: 600 },
    { id: 'superiorDocNo', label: '上级同意文号', kind: 'docNo', isRequired: false },
  ],
}

/** The superior's leave to elect before the usual days (ORG-15). */
export const EARLY_REPLY: Field = {
  id: 'earlyDocNo',
  label: '提前换届的批复文号',
  kind: 'docNo',
  isRequired: false,
  help: '大会比届满日提前较多的，须先经上级批准；正常换届不填',
}

export const METHOD: Field = {
  id: 'method',
  label: '选举方式',
  kind: 'choice',
  isRequired: true,
  choices: choices(METHOD_LABELS),
}

const candidates = (id: string, label: string, isRequired: boolean): Field => ({ id, label, kind: 'people', isRequired, max: 60 })
/** The lists of a request or reply: members, secretary, deputies. */
export const CANDIDATE_FIELDS: readonly Field[] = [
  candidates('members', '委员候选人', false),
  { id: 'secretary', label: '书记候选人', kind: 'person', isRequired: true },
  candidates('deputies', '副书记候选人', false),
]

const OFFICES = { member: '委员', secretary: '书记', deputySecretary: '副书记' }
/** Votes for one person of one office. */
const TALLIES: Field = {
  id: 'tallies',
  label: '各人得票',
  kind: 'rows',
  isRequired: true,
  columns: [
    { id: 'personId', label: '姓名', kind: 'person', isRequired: true },
    { id: 'office', label: '职务', kind: 'choice', isRequired: true, choices: choices(OFFICES) },
    { id: 'for', label: '赞成', kind: 'number', isRequired: true },
    { id: 'against', label: '不赞成', kind: 'number', isRequired: true },
    { id: 'abstain', label: '弃权', kind: 'number', isRequired: true },
  ],
}
const number = (id: string, label: string): Field => ({ id, label, kind: 'number', isRequired: true })

/** The count sheet: totals only, never who voted how (ELE-13, ELE-17). */
export const COUNT_FIELDS: readonly Field[] = [
  number('due', '应到选举人'),
  number('present', '实到选举人'),
  number('issued', '发出选票'),
  number('voted', '投票人数'),
  number('returned', '收回选票'),
  number('valid', '有效票'),
  number('void', '无效票'),
  TALLIES,
  { id: 'isSealed', label: '选票已经封存', kind: 'flag', isRequired: true },
]

/** Who chaired, watched and counted; what the meeting passed before the vote (ELE-10, ELE-12, ELE-21). */
export const CONDUCT_FIELDS: readonly Field[] = [
  { id: 'chair', label: '主持人', kind: 'person', isRequired: true },
  { id: 'chairBasis', label: '主持依据', kind: 'choice', isRequired: true, choices: choices(CHAIR_LABELS) },
  { id: 'monitors', label: '监票人', kind: 'people', isRequired: true, max: 20 },
  { id: 'tellers', label: '计票人', kind: 'people', isRequired: true, max: 20 },
  { id: 'monitorsPassed', label: '监票人经大会通过', kind: 'flag', isRequired: true },
  number('rulesYes', '举手通过选举办法的人数'),
  { id: 'exclusionsPassed', label: '大会通过不计算的党员', kind: 'people', isRequired: false },
]

/** Contents of the rules for the meeting (ELE-21). */
export const RULES_PARTS: readonly Field[] = Object.entries(RULES_PART_LABELS).map(([id, label]) => ({
  id: `rules-${id}`,
  label: `选举办法写明“${label}”`,
  kind: 'flag',
  isRequired: true,
}))
