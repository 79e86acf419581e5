import { type Refusal, readDate } from '../kernel/index.ts'
import { block, warn } from '../norms/index.ts'

/** What a field holds; `person`, `people`, `meeting` and `org` hold ids that the server resolves through the scope. */
export type FieldKind = 'day' | 'text' | 'docNo' | 'number' | 'choice' | 'flag' | 'person' | 'people' | 'meeting' | 'org' | 'rows'

/** One field of a step as plain data: form, check, table and paper are made from it. */
export interface Field {
  id: string
  label: string
  kind: FieldKind
  isRequired: boolean
  help?: string
  /** Longest text in characters, most people, largest number. */
  max?: number
  min?: number
  choices?: readonly { id: string; label: string }[]
  /** Shown and asked only when another field of the entry holds one of these values. */
  onlyWhen?: { field: string; is: readonly string[] }
  /** What one line holds, for `rows`; columns hold no lists themselves. */
  columns?: readonly Field[]
}

export type Scalar = string | number | boolean
/** One line of a small table inside a step: a candidate with votes, a person left out of the base. */
export type Row = Readonly<Record<string, Scalar>>
export type FieldValue = Scalar | readonly string[] | readonly Row[]
export type Entry = Readonly<Record<string, FieldValue>>

const TEXT = 500
const LARGEST = 100_000

/** Whether the field is asked for with this entry. */
export const isAsked = ({ onlyWhen }: Field, entry: Entry): boolean =>
  !onlyWhen || onlyWhen.is.includes(String(entry[onlyWhen.field] ?? ''))

const isEmpty = (value: FieldValue | undefined) =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const wholeNumber = (value: unknown, min: number, max: number) =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max
const isId = (value: unknown) => typeof value === 'string' && /^\d{1,18}$/.test(value)

function rowsProblem(value: FieldValue, { columns = [], max = 500 }: Field): string | undefined {
  if (!Array.isArray(value) || value.some((row) => typeof row !== 'object' || row === null)) return '格式不对'
  if (value.length > max) return `不能超过 ${max} 行`
  for (const [index, row] of (value as readonly Row[]).entries()) {
    const [first] = entryRefusals(columns, row, false)
    if (first) return `第 ${index + 1} 行：${first.message}`
  }
  return undefined
}

const PROBLEMS: Record<FieldKind, (value: FieldValue, field: Field) => string | undefined> = {
  day: (value) => (typeof value === 'string' && readDate(value) ? undefined : '日期写成 2026-06-01 的样子'),
  text: (value, { max = TEXT }) => (typeof value === 'string' && value.length <= max ? undefined : `不能超过 ${max} 个字`),
  docNo: (value) => (typeof value === 'string' && value.length <= 60 ? undefined : '文号不能超过 60 个字'),
  number: (value, { min = 0, max = LARGEST }) => (wholeNumber(value, min, max) ? undefined : `应为 ${min} 至 ${max} 的整数`),
  choice: (value, { choices = [] }) => (choices.some(({ id }) => id === value) ? undefined : '不在可选范围内'),
  flag: (value) => (typeof value === 'boolean' ? undefined : '只能是“是”或“否”'),
  person: (value) => (isId(value) ? undefined : '请从名册中选择'),
  people: (value, { max = 500 }) =>
    Array.isArray(value) && value.every(isId) && new Set(value).size === value.length && value.length <= max
      ? undefined
      : '请从名册中选择，不能重复',
  meeting: (value) => (isId(value) ? undefined : '请从会议记录中选择'),
  org: (value) => (isId(value) ? undefined : '请选择组织'),
  rows: rowsProblem,
}

/**
 * What is wrong with an entry by its fields. A malformed value always blocks; a missing one blocks too, but only warns
 * when old papers are entered (GEN-09). Fields that the definition does not know block: nothing is kept unseen.
 */
export function entryRefusals(fields: readonly Field[], entry: Entry, isHistory: boolean): Refusal[] {
  const found: Refusal[] = []
  for (const field of fields) {
    const value = entry[field.id]
    if (value === undefined || isEmpty(value)) {
      if (!field.isRequired || !isAsked(field, entry)) continue
      found.push(
        (isHistory ? warn : block)('GEN-09', 'case.missing', `缺“${field.label}”`, { remedy: '请填写', field: field.id }),
      )
      continue
    }
    const problem = PROBLEMS[field.kind](value, field)
    if (problem) found.push(block('GEN-09', 'case.malformed', `“${field.label}”：${problem}`, { field: field.id }))
  }
  const known = new Set(fields.map(({ id }) => id))
  for (const id of Object.keys(entry))
    if (!known.has(id)) found.push(block('GEN-09', 'case.unknown-field', '这一步没有这项内容', { field: id }))
  return found
}

/** The entry without empty values and without what is not asked for. */
export const tidy = (fields: readonly Field[], entry: Entry): Entry =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = entry[field.id]
      return value === undefined || isEmpty(value) || !isAsked(field, entry) ? [] : [[field.id, value]]
    }),
  )

/** Ids that an entry names. */
export interface NamedIds {
  people: string[]
  meetings: string[]
  orgs: string[]
}

/** Ids of people, meetings and organisations that an entry names: the server resolves each through the scope. */
export function idsIn(fields: readonly Field[], entry: Entry, ids: NamedIds = { people: [], meetings: [], orgs: [] }): NamedIds {
  for (const { id, kind, columns = [] } of fields) {
    const value = entry[id]
    if (value === undefined) continue
    if (kind === 'person') ids.people.push(String(value))
    if (kind === 'people') ids.people.push(...(value as readonly string[]))
    if (kind === 'meeting') ids.meetings.push(String(value))
    if (kind === 'org') ids.orgs.push(String(value))
    if (kind === 'rows') for (const row of value as readonly Row[]) idsIn(columns, row, ids)
  }
  return ids
}
