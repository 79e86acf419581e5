import { readIdNumber } from '../member/index.ts'
import { type CellLevel, type DateReading, isBlank, type RawCell, type Reading, textOf } from './cell.ts'
import { readDateCell } from './date-cell.ts'
import type { Field, FieldValue, Values } from './field.ts'
import type { Columns } from './header.ts'
import { readIdNo } from './id-no.ts'
import { readName, readPhone } from './person-cells.ts'
import { readChoice, readCodeText, readDuties, readText, readWhole, readYesNo } from './plain-cells.ts'
import { setMonthOnly } from './same-person.ts'

/** A cell of the preview: what the file says, how it stands, and why. */
export interface CellState {
  text: string
  level: CellLevel | 'changed'
  message?: string
  /** What will be written, where it is not the text. */
  will?: string
  /** What is on record now, where the cell changes it. */
  before?: string
}
export type Cells = Record<string, CellState>

export interface RowReading {
  values: Values
  cells: Cells
}

const REFERENCE_LENGTH = 200
const SHOWN_LENGTH = 200

/** Reads one cell as its field says. */
export function readCell(field: Field, cell: RawCell | undefined): Reading<FieldValue> & Pick<DateReading, 'precision'> {
  const { kind } = field
  switch (kind.type) {
    case 'text':
      return readText(cell, kind.most)
    case 'code':
      return readCodeText(cell, kind.most)
    case 'choice':
      return readChoice(kind.table, cell)
    case 'whole':
      return readWhole(cell, kind.least, kind.most)
    case 'name':
      return readName(cell)
    case 'idNo':
      return readIdNo(cell)
    case 'phone':
      return readPhone(cell)
    case 'date':
      return readDateCell(cell)
    case 'yesNo':
      return readYesNo(cell)
    case 'duties':
      return readDuties(cell)
    case 'org':
    case 'school':
    case 'region':
      return readText(cell, REFERENCE_LENGTH)
  }
}

const RANK: Record<CellState['level'], number> = { ok: 0, note: 1, changed: 2, warning: 3, error: 4 }

/** Adds a finding to a cell; the graver level stays, sentences add up. */
export function mark(cells: Cells, key: string, level: CellState['level'], message: string, before?: string): void {
  const cell = cells[key] ?? { text: '', level: 'ok' as const }
  cells[key] = {
    ...cell,
    level: RANK[level] > RANK[cell.level] ? level : cell.level,
    message: cell.message && cell.message !== message ? `${cell.message}；${message}` : message,
    ...(before === undefined ? {} : { before }),
  }
}

/** The gravest level among the cells of a row. */
export const gravest = (cells: Cells): CellState['level'] =>
  Object.values(cells).reduce<CellState['level']>((worst, cell) => (RANK[cell.level] > RANK[worst] ? cell.level : worst), 'ok')

/** Sex and birth follow from the ID number where the row leaves them empty; where they differ, say so (MDS-03, MDS-04). */
function followIdNo({ values, cells }: RowReading): void {
  const idNo = values.idNo
  if (typeof idNo !== 'string') return
  const number = readIdNumber(idNo)
  if (!number) return
  const { sex, bornOn: born } = number
  if (values.sex === undefined && cells.sex?.level !== 'error') values.sex = sex
  if (values.bornOn === undefined && born) {
    if (cells.bornOn?.level === 'error') mark(cells, 'bornOn', 'error', `身份号码上是 ${born}`)
    else values.bornOn = born
  }
  const text = String(values.bornOn)
  // A birth date known to the month agrees with an ID number of the same month; the number then supplies the day.
  if (born && cells.bornOn?.level === 'warning' && text.endsWith('-01') && text.slice(0, 7) === born.slice(0, 7)) {
    values.bornOn = born
    setMonthOnly(values, 'bornOn', false)
    cells.bornOn = { text: cells.bornOn.text, level: 'note', message: `日按身份号码补为 ${born}` }
  }
}

/** Reads a row: values that are right, a state for every cell that is filled or should be. */
export function readRow(fields: readonly Field[], columns: Columns, row: readonly RawCell[]): RowReading {
  const reading: RowReading = { values: {}, cells: {} }
  for (const field of fields) {
    const column = columns[field.key]
    if (column === undefined) {
      if (field.required) mark(reading.cells, field.key, 'error', `表中没有“${field.title}”这一列`)
      continue
    }
    const cell = row[column]
    const { level, value, message, precision } = readCell(field, cell)
    if (value !== undefined) reading.values[field.key] = value
    if (precision === 'month') setMonthOnly(reading.values, field.key, true)
    const text = textOf(cell).slice(0, SHOWN_LENGTH)
    if (text !== '' || message) reading.cells[field.key] = { text, level, ...(message ? { message } : {}) }
    if (field.required && value === undefined && level !== 'error')
      mark(reading.cells, field.key, 'error', `“${field.title}”必须填写${isBlank(cell) && text !== '' ? '，不能写“不详”' : ''}`)
  }
  followIdNo(reading)
  return reading
}
