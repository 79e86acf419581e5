import { inWords, readDate } from '../kernel/index.ts'
import { type Entry, type Field, type FieldValue, isAsked, type Row, type Scalar } from './fields.ts'

/** Names of what an entry points at, by id. */
export interface EntryNames {
  people: ReadonlyMap<string, string>
  meetings: ReadonlyMap<string, string>
  orgs: ReadonlyMap<string, string>
}

/** One field of an entry as it reads on a page, in a paper, in the audit. */
export interface EntryLine {
  id: string
  label: string
  value: string
}

const nameIn = (names: ReadonlyMap<string, string>, id: Scalar) => names.get(String(id)) ?? `编号 ${id}`

function scalarInWords(field: Field, value: Scalar, names: EntryNames): string {
  switch (field.kind) {
    case 'flag':
      return value === true ? '是' : '否'
    case 'choice':
      return field.choices?.find(({ id }) => id === value)?.label ?? String(value)
    case 'day': {
      const day = readDate(String(value))
      return day ? inWords(day) : String(value)
    }
    case 'person':
      return nameIn(names.people, value)
    case 'meeting':
      return nameIn(names.meetings, value)
    case 'org':
      return nameIn(names.orgs, value)
    default:
      return String(value)
  }
}

const rowInWords = (columns: readonly Field[], row: Row, names: EntryNames) =>
  columns
    .flatMap((column) => {
      const value = row[column.id]
      return value === undefined ? [] : [`${column.label} ${scalarInWords(column, value, names)}`]
    })
    .join('，')

/** One value of a field in words; a table becomes one phrase a line. */
export function valueInWords(field: Field, value: FieldValue, names: EntryNames): string {
  if (!Array.isArray(value)) return scalarInWords(field, value as Scalar, names)
  if (field.kind === 'rows') return (value as readonly Row[]).map((row) => rowInWords(field.columns ?? [], row, names)).join('；')
  return (value as readonly string[]).map((id) => nameIn(names.people, id)).join('、')
}

/** What an entry says, field by field, in the order of the form; what is not asked for is left out. */
export const entryInWords = (fields: readonly Field[], entry: Entry, names: EntryNames): EntryLine[] =>
  fields.flatMap((field) => {
    const value = entry[field.id]
    if (value === undefined || !isAsked(field, entry)) return []
    return [{ id: field.id, label: field.label, value: valueInWords(field, value, names) }]
  })
