import { labelOf } from '../member/index.ts'
import { DUTY_LABELS, type Duty } from '../org/index.ts'
import type { Field, FieldValue, Values } from './field.ts'
import { type CellState, type Cells, mark } from './read-row.ts'

const dutyInWords = (word: string): string => {
  const [level, above] = word.split(':') as [string, Duty | undefined]
  if (!above) return DUTY_LABELS[word as Duty] ?? word
  return `${level === 'committee' ? '党委' : '党总支'}${DUTY_LABELS[above] ?? above}`
}

/** A value as the record will show it: the label of a code, 是 or 否, duties in words. */
export function shownValue({ kind }: Field, value: FieldValue): string {
  if (kind.type === 'choice') return labelOf(kind.table, String(value))
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return value.map(dutyInWords).join('、')
}

/** Says what will be written of a cell where it is not the text of the cell. */
export function propose(cells: Cells, key: string, will: string): void {
  const cell: CellState = cells[key] ?? { text: '', level: 'ok' }
  const { will: _, ...rest } = cell
  cells[key] = will === cell.text ? rest : { ...rest, will }
}

/** As `propose`, with the reason. */
export function proposeBecause(cells: Cells, key: string, will: string, level: CellState['level'], reason: string): void {
  mark(cells, key, level, reason)
  propose(cells, key, will)
}

/** The cells of a preview with what will be written beside what the file says, where they differ. */
export function cellsAsWritten(fields: readonly Field[], cells: Cells, values: Values): Cells {
  const shown: Cells = { ...cells }
  for (const field of fields) {
    const value = values[field.key]
    if (value === undefined || cells[field.key]?.will !== undefined || cells[field.key]?.level === 'error') continue
    propose(shown, field.key, shownValue(field, value))
  }
  return shown
}
