import { fieldLabel } from './field-labels.ts'
import { valueLabel } from './value-labels.ts'

/** One field of an event in words: what it was, what it became. */
export interface ChangeInWords {
  field: string
  before: string
  after: string
}

/** What exports are of, as their events say it: their filters are worded like the events of that group. */
const EXPORT_GROUPS: Record<string, string> = {
  组织生活记录: 'meeting',
  账号: 'account',
  覆盖台账: 'coverage',
  党组织名录: 'org',
  学校名录: 'school',
  办理事项: 'case',
}
/** What stands where there is nothing. */
export const NOTHING = '—'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The group in whose words an event's fields are told. */
export function groupOf(type: string, after: unknown): string {
  const list = isRecord(after) && type === 'export.made' ? String(after.list ?? '') : ''
  return EXPORT_GROUPS[list] ?? type.split('.')[0] ?? ''
}

function inWords(group: string, field: string, value: unknown): string {
  if (value === undefined || value === null || value === '') return NOTHING
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') return valueLabel(group, field, value) ?? value
  if (Array.isArray(value)) return value.length === 0 ? NOTHING : value.map((one) => inWords(group, field, one)).join('；')
  if (!isRecord(value)) return valueLabel(group, field, String(value)) ?? String(value)
  return Object.entries(value)
    .filter(([, one]) => one !== undefined && one !== null)
    .map(([name, one]) => `${fieldLabel(group, name) ?? name} ${inWords(group, name, one)}`)
    .join('，')
}

/** Before and after of an event, field by field, in official Chinese (SEC-26, SEC-29). */
export function changesInWords(type: string, before: unknown, after: unknown): ChangeInWords[] {
  const [was, became] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}]
  const group = groupOf(type, after)
  return [...new Set([...Object.keys(was), ...Object.keys(became)])].map((field) => ({
    field: fieldLabel(group, field) ?? field,
    before: inWords(group, field, was[field]),
    after: inWords(group, field, became[field]),
  }))
}

/** Fields whose values are names people or the system gave, not codes. */
const FREE = new Set([
  'login',
  'sha256',
  'key',
  'code',
  'q',
  'ref',
  'rule',
  'docNo',
  'first',
  'last',
  'reference',
  'version',
  'title',
])
const CODE = /^[A-Za-z][A-Za-z_]+$/

/** What of an event’s payload has no words: fields, and coded values as `field=value`; empty when all of it has. */
export function wordless(type: string, payload: unknown, group = groupOf(type, payload)): string[] {
  if (Array.isArray(payload)) return payload.flatMap((one) => wordless(type, one, group))
  if (!isRecord(payload)) return []
  return Object.entries(payload).flatMap(([field, value]) => {
    const own = fieldLabel(group, field) === undefined ? [`${type}: ${field}`] : []
    const values = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
    const codes = values
      .filter((code) => CODE.test(code) && !FREE.has(field) && valueLabel(group, field, code) === undefined)
      .map((code) => `${type}: ${field}=${code}`)
    return [...own, ...codes, ...wordless(type, value, group)]
  })
}
