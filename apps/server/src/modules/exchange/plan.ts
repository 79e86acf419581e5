import { type CellState, type Cells, gravest, type Values } from '@hongzhu/domain/exchange'

export type RowState = 'new' | 'changed' | 'same' | 'warning' | 'error' | 'duplicate' | 'skipped'
export type Action = 'new' | 'changed' | 'same' | 'none'

/** Level and sentence of cells that reading did not simply accept. */
export type Remarks = Record<string, [level: CellState['level'], message: string]>

/** A row as read from the file, with what a person chose for it. */
export interface InputRow {
  seq: number
  sheet: string
  rowNo: number
  values: Values
  /** Cells as planned: what reading found and what the present data say. */
  cells: Cells
  /** What reading alone found, by field; a new plan starts from it. */
  remarks: Remarks
  choice: string | null
}

/** A record a row may be about, to be put beside it. */
export interface Candidate {
  choice: string
  title: string
  name: string
  orgName: string
  detail: { key: string; label: string; value: string }[]
  mayBeSame: boolean
}

/** What is to be done with a row; `op` is what a confirmation writes. */
export interface PlannedRow<Op = unknown> {
  row: InputRow
  state: RowState
  action: Action
  targetId: string | null
  candidates: Candidate[]
  op?: Op
}

/** The planned row from its cells and what was decided: errors first, then open questions, then warnings. */
export function conclude<Op>(
  row: InputRow,
  decided: { action: Action; targetId?: string | null; candidates?: Candidate[]; op?: Op },
): PlannedRow<Op> {
  const base = { row, targetId: decided.targetId ?? null, candidates: decided.candidates ?? [] }
  const worst = gravest(row.cells)
  if (row.choice === 'skip') return { ...base, state: 'skipped', action: 'none' }
  if (worst === 'error') return { ...base, state: 'error', action: 'none' }
  if (base.candidates.length > 0 && row.choice === null) return { ...base, state: 'duplicate', action: 'none' }
  const { action, op } = decided
  const state = worst === 'warning' ? 'warning' : action === 'none' ? 'same' : action
  return { ...base, state, action, ...(op === undefined ? {} : { op }) }
}

export interface Counts {
  total: number
  new: number
  changed: number
  same: number
  warning: number
  error: number
  duplicate: number
  skipped: number
  toAdd: number
  toChange: number
}

export const noCounts = (): Counts => ({
  total: 0,
  new: 0,
  changed: 0,
  same: 0,
  warning: 0,
  error: 0,
  duplicate: 0,
  skipped: 0,
  toAdd: 0,
  toChange: 0,
})

/** Adds rows to counts. */
export function addCounts(counts: Counts, rows: readonly Pick<PlannedRow, 'state' | 'action'>[]): void {
  for (const row of rows) {
    counts.total += 1
    counts[row.state] += 1
    if (row.action === 'new') counts.toAdd += 1
    if (row.action === 'changed') counts.toChange += 1
  }
}

/** How many rows stand how, and what a confirmation would write. */
export function countRows(rows: readonly Pick<PlannedRow, 'state' | 'action'>[]): Counts {
  const counts = noCounts()
  addCounts(counts, rows)
  return counts
}

/** A plan of ten thousand rows gives others their turn. */
export const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))
export const CHUNK_ROWS = 500

export function remarksOf(cells: Cells): Remarks {
  const remarks: Remarks = {}
  for (const [key, cell] of Object.entries(cells))
    if (cell.level !== 'ok' || cell.message) remarks[key] = [cell.level, cell.message ?? '']
  return remarks
}

/** The cells as reading left them. */
export function asRead(cells: Cells, remarks: Remarks): Cells {
  const fresh: Cells = {}
  for (const key of new Set([...Object.keys(cells), ...Object.keys(remarks)])) {
    const text = cells[key]?.text ?? ''
    const [level, message] = remarks[key] ?? ['ok', '']
    if (text !== '' || remarks[key]) fresh[key] = { text, level, ...(message ? { message } : {}) }
  }
  return fresh
}
