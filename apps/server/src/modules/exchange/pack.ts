import type { CellState, Cells } from '@hongzhu/domain/exchange'

type Packed = string | [text: string, level: CellState['level'], message: string | null, before: string | null]

/** Cells as they are stored: plain text where nothing is to be said, since that is nearly all of a city's half a million cells. */
export function packCells(cells: Cells): Record<string, Packed> {
  const packed: Record<string, Packed> = {}
  for (const [key, cell] of Object.entries(cells))
    packed[key] =
      cell.level === 'ok' && cell.message === undefined
        ? cell.text
        : [cell.text, cell.level, cell.message ?? null, cell.before ?? null]
  return packed
}

export function unpackCells(packed: Record<string, unknown>): Cells {
  const cells: Cells = {}
  for (const [key, value] of Object.entries(packed as Record<string, Packed>)) {
    if (typeof value === 'string') {
      cells[key] = { text: value, level: 'ok' }
      continue
    }
    const [text, level, message, before] = value
    cells[key] = { text, level, ...(message === null ? {} : { message }), ...(before === null ? {} : { before }) }
  }
  return cells
}
