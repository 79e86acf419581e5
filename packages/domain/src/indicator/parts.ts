import { MEETING_KIND_LABELS } from '../meeting/index.ts'
import { AGE_BANDS, CATEGORY_LABELS, EDUCATION_LEVELS, SEX_LABELS } from '../member/index.ts'
import { COVER_STATE_LABELS, COVERAGE_FORM_LABELS, ORG_KIND_LABELS, OWNERSHIP_LABELS, STAGE_LABELS } from '../org/index.ts'
import type { PartKey } from './types.ts'

/** A breakdown: its title and the words of its values; without values they come from the records (组织、县区). */
export interface Part {
  title: string
  values?: Readonly<Record<string, string>>
}

/** The value of rows whose field is empty. */
export const UNKNOWN_PART = '-'
/** Rows of the organisation asked for itself, in the breakdown by lower organisations. */
export const OWN_PART = '0'

const filled = (values: Record<string, string>, unknown: string) => ({ ...values, [UNKNOWN_PART]: unknown })

export const PARTS: Record<PartKey, Part> = {
  child: { title: '直属下级' },
  kind: { title: '组织类型', values: ORG_KIND_LABELS },
  termState: {
    title: '届期',
    values: { running: '任期内', expiring: '已进入换届提醒期', overdue: '逾期未换届', unknown: '届期待补录' },
  },
  ownership: { title: '办学性质', values: OWNERSHIP_LABELS },
  stage: { title: '学段', values: STAGE_LABELS },
  region: { title: '县（市、区）' },
  form: { title: '组织覆盖方式', values: { ...COVERAGE_FORM_LABELS, none: '未覆盖' } },
  cover: { title: '覆盖情况', values: COVER_STATE_LABELS },
  category: { title: '党员类别', values: CATEGORY_LABELS },
  sex: { title: '性别', values: filled(SEX_LABELS, '未填') },
  minority: { title: '民族', values: filled({ han: '汉族', minority: '少数民族' }, '未填') },
  ageBand: {
    title: '年龄',
    values: filled(Object.fromEntries(AGE_BANDS.map((band) => [band.id, band.label])), '出生日期未填'),
  },
  education: { title: '学历', values: filled({ ...EDUCATION_LEVELS }, '未填') },
  meetingKind: { title: '种类', values: MEETING_KIND_LABELS },
  promptness: { title: '录入', values: { onTime: '按时录入', late: '逾期录入' } },
}

/** The word for a value of a breakdown; values from the records show themselves. */
export const partLabel = (key: PartKey, value: string): string =>
  PARTS[key].values?.[value] ?? (value === UNKNOWN_PART ? '未填' : value)
