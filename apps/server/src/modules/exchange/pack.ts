import type { CellState, Cells } from '@hongzhu/domain/exchange'

type Packed = string | [text: string, level: CellState['level'], message: string | null, before: string | null, will?: string]

function packed({ text, level, message, before, will }: CellState): Packed {
  if (level === 'ok' && message === undefined && will === undefined) return text
  const plain = [text, level, message ?? null, before ?? null] as const
  return will === undefined ? [...plain] : [...plain, will]
}

/** Cells as they are stored: plain text where nothing is to be said, since that is nearly all of a city's half a million cells. */
export const packCells = (cells: Cells): Record<string, Packed> =>
  Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, packed(cell)]))

function unpacked(value: Packed): CellState {
  if (typeof value === 'string') return { text: value, level: 'ok' }
  const [text, level, message, before, will] = value
  return {
    text,
    level,
    ...(message === null ? {} : { message }),
    ...(before === null ? {} : { before }),
    ...(will === undefined ? {} : { will }),
  }
}

export const unpackCells = (stored: Record<string, unknown>): Cells =>
  Object.fromEntries(Object.entries(stored as Record<string, Packed>).map(([key, value]) => [key, unpacked(value)]))
