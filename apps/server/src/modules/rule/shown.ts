import type { Citation } from '@hongzhu/domain'
import { lawById } from '@hongzhu/domain/norms'
import { ORG_KIND_LABELS } from '@hongzhu/domain/org'

const KEYS: Record<string, string> = {
  ...ORG_KIND_LABELS,
  min: '最少',
  max: '最多',
  usualMax: '一般不超过',
  least: '不少于',
  most: '不超过',
}

/** A parameter's value as a person reads it: 3、5/3/3、二分之一以上. */
export function shownValue(value: unknown): string {
  if (value === 'repealed') return '已废止'
  if (value === null || value === undefined) return '未设定'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.map(shownValue).join('、')
  if (typeof value !== 'object') return String(value)
  const record = value as Record<string, unknown>
  if ('numerator' in record && 'denominator' in record)
    return `${record.numerator}/${record.denominator}${record.included ? '（含本数）' : '（不含本数）'}`
  return Object.entries(record)
    .map(([key, part]) => `${KEYS[key] ?? key} ${shownValue(part)}`)
    .join('，')
}

/** The law's title for a citation; a local standard names itself. */
export const lawTitle = (cite: Citation): string => lawById(cite.law)?.title ?? cite.law
