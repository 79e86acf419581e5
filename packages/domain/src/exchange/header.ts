import { type RawCell, textOf, toPlain } from './cell.ts'
import type { Field, ImportKind } from './field.ts'
import { MEMBER_FIELDS } from './member-fields.ts'
import { ORG_FIELDS } from './org-fields.ts'
import { SCHOOL_FIELDS } from './school-fields.ts'

export const FIELDS: Record<ImportKind, readonly Field[]> = { school: SCHOOL_FIELDS, org: ORG_FIELDS, member: MEMBER_FIELDS }

/** Which column of a sheet holds which field; columns count from 0. */
export type Columns = Record<string, number>

export interface Layout {
  /** Row of the headings, from 0. */
  headerRow: number
  columns: Columns
  headings: readonly string[]
  /** Headings no field answers to; they are not taken over. */
  unread: readonly { column: number; heading: string; why: string }[]
  /** Titles of required fields without a column. */
  missing: readonly string[]
}

const LOOK_WITHIN = 40
const LEAST_FIELDS = 2
/** Columns every roster has and no record needs. */
const IDLE = new Set(['序号', '序', '编号', '备注', '说明', '问题', '行号'])

/** A heading without spaces, marks and notes in brackets: 「姓 名*」「入党时间（年月日）」. */
export function plainHeading(text: string): string {
  const plain = toPlain(text)
    .replace(/\s/g, '')
    .replace(/[*＊:：。.]/g, '')
  const short = plain.replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
  return short || plain
}

const wordsOf = (field: Field): string[] => [field.title, ...(field.synonyms ?? [])]
const indexes = new Map<ImportKind, Map<string, string>>()

/** Heading → field key. Titles win over synonyms; the whole heading wins over the one without brackets. */
function indexFor(kind: ImportKind): Map<string, string> {
  const known = indexes.get(kind)
  if (known) return known
  const index = new Map<string, string>()
  const put = (word: string, key: string) => {
    if (word && !index.has(word)) index.set(word, key)
  }
  for (const field of FIELDS[kind]) put(toPlain(field.title).replace(/\s/g, ''), field.key)
  for (const field of FIELDS[kind]) for (const word of wordsOf(field)) put(toPlain(word).replace(/\s/g, ''), field.key)
  for (const field of FIELDS[kind]) for (const word of wordsOf(field)) put(plainHeading(word), field.key)
  indexes.set(kind, index)
  return index
}

/** The field a heading stands for. */
export function fieldOfHeading(kind: ImportKind, heading: string): string | undefined {
  const index = indexFor(kind)
  return index.get(toPlain(heading).replace(/[\s*＊]/g, '')) ?? index.get(plainHeading(heading))
}

/** Which columns of a row of headings hold which fields. */
export function columnsOf(kind: ImportKind, row: readonly RawCell[]): Columns {
  const columns: Columns = {}
  row.forEach((cell, column) => {
    const key = typeof cell === 'string' ? fieldOfHeading(kind, cell) : undefined
    if (key !== undefined && columns[key] === undefined) columns[key] = column
  })
  return columns
}

/** The layout with given columns: what is read, what is left out, what is missing. */
export function layoutOf(kind: ImportKind, rows: readonly (readonly RawCell[])[], headerRow: number, columns: Columns): Layout {
  const headings = (rows[headerRow] ?? []).map((cell) => toPlain(textOf(cell)))
  const used = new Set(Object.values(columns))
  const unread = headings.flatMap((heading, column) => {
    if (!heading || used.has(column) || IDLE.has(plainHeading(heading))) return []
    const key = fieldOfHeading(kind, heading)
    return [{ column, heading, why: key === undefined ? '没有对应的项目' : '与另一列重复' }]
  })
  const missing = FIELDS[kind].filter((field) => field.required && columns[field.key] === undefined).map((field) => field.title)
  return { headerRow, columns, headings, unread, missing }
}

/**
 * Finds the row of headings under any title rows: the row that names most fields; of two lines of headings the lower one.
 * Undefined when the sheet is not a list of this kind.
 */
export function findLayout(kind: ImportKind, rows: readonly (readonly RawCell[])[]): Layout | undefined {
  let best: { row: number; columns: Columns; count: number } | undefined
  for (let row = 0; row < Math.min(rows.length, LOOK_WITHIN); row += 1) {
    const columns = columnsOf(kind, rows[row] ?? [])
    const count = Object.keys(columns).length
    const isSecondLine = best !== undefined && row === best.row + 1 && count === best.count
    if (count >= LEAST_FIELDS && (!best || count > best.count || isSecondLine)) best = { row, columns, count }
  }
  if (best?.columns.name === undefined) return undefined
  return layoutOf(kind, rows, best.row, best.columns)
}

const FOOT = /^(合计|小计|总计|共计|填表人|制表人|填报人|审核人|负责人签字|填表日期|填报单位|注[:：]?|备注[:：]|说明[:：]?)/

/** Rows that are no record: empty, headings repeated on a new page, totals and signatures below the list. */
export function isNoRecord(kind: ImportKind, row: readonly RawCell[], layout: Pick<Layout, 'columns'>): boolean {
  const name = textOf(row[layout.columns.name ?? -1])
  const written = row.reduce((count: number, cell) => (cell === null || cell === '' ? count : count + 1), 0)
  // Nearly every row: it names somebody and says more. Only the others are looked at closely.
  if (name !== '' && written > LEAST_FIELDS && fieldOfHeading(kind, name) !== 'name' && !FOOT.test(name)) return false
  const cells = Object.entries(layout.columns).map(([key, column]) => ({ key, text: toPlain(textOf(row[column])) }))
  const filled = cells.filter((cell) => cell.text !== '')
  if (filled.length === 0) return true
  if (filled.length >= LEAST_FIELDS && filled.every((cell) => fieldOfHeading(kind, cell.text) === cell.key)) return true
  const first = row.find((cell) => toPlain(textOf(cell)) !== '')
  return filled.length <= LEAST_FIELDS && FOOT.test(toPlain(textOf(first)).replace(/\s/g, ''))
}
