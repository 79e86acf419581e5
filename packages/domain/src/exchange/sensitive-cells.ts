import { maskedFields, PERSON_FIELDS, type PersonField, shownText } from '../member/index.ts'
import type { ImportKind } from './field.ts'
import type { CellState, Cells } from './read-row.ts'

const isPersonField = (key: string): key is PersonField => key in PERSON_FIELDS

/** The sensitive cells of a roll, by the labels of its fields (SEC-17). Schools and organisations have none. */
export const sensitiveCells = (kind: ImportKind): readonly string[] => (kind === 'member' ? maskedFields() : [])

/** A sensitive text as others than the person who brought it may see it (SEC-74); other texts as they are. */
export const maskedText = (kind: ImportKind, key: string, text: string): string =>
  kind === 'member' && isPersonField(key) ? shownText(key, text) : text

/** Whether the texts of a batch show in full: to the person who uploaded it, until it becomes records. */
export const showsInFull = (batch: { uploaderId: string | null; confirmedAt: string | null }, accountId: string): boolean =>
  batch.confirmedAt === null && batch.uploaderId === accountId

function maskedCell(kind: ImportKind, key: string, cell: CellState): CellState {
  const text = maskedText(kind, key, cell.text)
  // A sentence about a cell may quote it.
  const message = cell.text === '' || text === cell.text ? cell.message : cell.message?.replaceAll(cell.text, text)
  const will = cell.will === undefined ? {} : { will: maskedText(kind, key, cell.will) }
  return { ...cell, text, ...will, ...(message === undefined ? {} : { message }) }
}

/** The cells of a row with the sensitive ones masked. */
export const maskedCells = (kind: ImportKind, cells: Cells): Cells =>
  Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, maskedCell(kind, key, cell)]))
