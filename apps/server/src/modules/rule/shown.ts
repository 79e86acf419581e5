import type { Citation } from '@hongzhu/domain'
import { KEPT_RECORD_LABELS, PAY_ITEM_LABELS, TREATMENT_LABELS } from '@hongzhu/domain/dues'
import type { PayItemTable, PayItemTreatment, RateBand } from '@hongzhu/domain/norms'
import { lawById } from '@hongzhu/domain/norms'
import { ORG_KIND_LABELS } from '@hongzhu/domain/org'

const KEYS: Record<string, string> = {
  ...ORG_KIND_LABELS,
  ...KEPT_RECORD_LABELS,
  min: '最少',
  usual: '一般',
  max: '最多',
  usualMax: '一般不超过',
  least: '不少于',
  most: '不超过',
  info: '提示',
  warn: '提醒',
  flag: '列为重点',
  talk: '谈话',
  notice: '书面通知',
  case: '核查',
}
/** Where the same step is another act. */
const OF_PARAMETER: Record<string, string> = { 'absenceSteps.notice': '通知支部和上级' }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isBand = (value: unknown): value is RateBand => isRecord(value) && 'perMille' in value

/** 「3000 元以下（含）5‰」; the last step of a scale has no upper border. */
const bandInWords = ({ most, perMille }: RateBand) => `${most === undefined ? '以上' : `${most} 元以下（含）`} ${perMille}‰`

/** Pay items by what is done with them: 「计入：岗位工资、薪级工资；减除：个人所得税」. */
const payItemsInWords = (table: PayItemTable) =>
  (Object.keys(TREATMENT_LABELS) as PayItemTreatment[])
    .map((treatment) => {
      const items = Object.entries(PAY_ITEM_LABELS).filter(([code]) => table[code as keyof PayItemTable] === treatment)
      return items.length > 0 ? `${TREATMENT_LABELS[treatment]}：${items.map(([, label]) => label).join('、')}` : ''
    })
    .filter(Boolean)
    .join('；')

/** A parameter's value as a person reads it: 3、最少 3，最多 7、1/2（含本数）、3000 元以下（含） 5‰. */
export function shownValue(value: unknown, parameter = ''): string {
  if (value === 'repealed') return '已废止'
  if (value === null || value === undefined) return '未设定'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) {
    if (value.every(isBand)) return value.map(bandInWords).join('；') || '无'
    return value.map((one) => shownValue(one, parameter)).join('、') || '无'
  }
  if (!isRecord(value)) return String(value)
  if ('numerator' in value && 'denominator' in value)
    return `${value.numerator}/${value.denominator}${value.included ? '（含本数）' : '（不含本数）'}`
  if ('postPay' in value) return payItemsInWords(value as PayItemTable)
  return Object.entries(value)
    .map(([key, part]) => {
      const isForEver = key in KEPT_RECORD_LABELS && part === null
      return `${OF_PARAMETER[`${parameter}.${key}`] ?? KEYS[key] ?? key} ${isForEver ? '永久' : shownValue(part, parameter)}`
    })
    .join('，')
}

/** The law's title for a citation; a local standard names itself. */
export const lawTitle = (cite: Citation): string => lawById(cite.law)?.title ?? cite.law
