import { type Cells, FIELDS, type ImportKind, maskedText, type RawCell, sensitiveCells, textOf } from '@hongzhu/domain/exchange'
import type { Cell, CellObject, Row } from 'write-excel-file/node'
import { textCell, workbookFile } from '../../platform/sheet.ts'
import type { RowState } from './plan.ts'
import type { Grid } from './read-file.ts'
import type { SheetLayout } from './read-rows.ts'

export interface Mark {
  sheet: string
  rowNo: number
  state: RowState
  cells: Cells
}

export const ROW_STATE_LABELS: Record<RowState, string> = {
  new: '新增',
  changed: '修改',
  same: '与现有一致',
  warning: '有提醒',
  error: '有错误',
  duplicate: '可能重复',
  skipped: '不导入',
}
const FILL: Record<string, string> = { error: '#F8C9C4', warning: '#FBE3B5', changed: '#CFE3F7' }
const ROW_FILL: Partial<Record<RowState, string>> = {
  error: '#F8C9C4',
  duplicate: '#E5D5F2',
  warning: '#FBE3B5',
  changed: '#CFE3F7',
}
/** Digits a spreadsheet keeps of a number. */
const EXACT_DIGITS = 15

function rawCell(cell: RawCell | undefined, style: CellObject): Cell {
  if (cell === null || cell === undefined) return style.backgroundColor ? textCell('', style) : null
  if (typeof cell === 'boolean') return { ...style, value: cell, type: Boolean }
  if (typeof cell === 'string') return textCell(cell, style)
  if ('d' in cell) return textCell(cell.d, style)
  const number = Number(cell.n)
  return cell.n.replace(/\D/g, '').length <= EXACT_DIGITS && Number.isFinite(number)
    ? { ...style, value: number, type: Number }
    : textCell(cell.n, style)
}

const titleOf = (kind: ImportKind, key: string) => FIELDS[kind].find((field) => field.key === key)?.title ?? key

/** Everything that is to be said about a row, cell by cell. */
export const remarksInWords = (kind: ImportKind, cells: Cells): string =>
  Object.entries(cells)
    .flatMap(([key, cell]) => (cell.message ? [`${titleOf(kind, key)}：${cell.message}`] : []))
    .join('\n')

function markedRow(kind: ImportKind, raw: readonly RawCell[], width: number, layout: SheetLayout, mark: Mark | undefined): Row {
  const fieldAt = new Map(Object.entries(layout.columns).map(([key, column]) => [column, key]))
  const row: Row = Array.from({ length: width }, (_, column) => {
    const level = mark?.cells[fieldAt.get(column) ?? '']?.level ?? 'ok'
    const fill = FILL[level]
    return rawCell(raw[column], fill ? { backgroundColor: fill } : {})
  })
  if (!mark) return row
  const fill = ROW_FILL[mark.state]
  row.push(textCell(ROW_STATE_LABELS[mark.state], fill ? { backgroundColor: fill } : {}))
  row.push(textCell(remarksInWords(kind, mark.cells), { wrap: true }))
  return row
}

/**
 * The sheets as others than the uploader may have them: sensitive cells masked; columns nobody recognised left empty, since
 * nobody can say what they hold.
 */
export const maskedGrids = (kind: ImportKind, grids: readonly Grid[], sheets: readonly SheetLayout[]): Grid[] =>
  grids.map((grid) => {
    const layout = sheets.find((sheet) => sheet.sheet === grid.name)
    if (kind !== 'member' || !layout) return grid
    const fieldAt = new Map(Object.entries(layout.columns).map(([key, column]) => [column, key]))
    const masked = (cell: RawCell, column: number): RawCell => {
      const key = fieldAt.get(column)
      if (key === undefined) return null
      return sensitiveCells(kind).includes(key) && cell !== null ? maskedText(kind, key, textOf(cell)) : cell
    }
    return { ...grid, rows: grid.rows.map((row, index) => (index <= layout.headerRow ? row : row.map(masked))) }
  })

/** The uploaded workbook again, row for row and column for column, wrong cells coloured, the reasons in two columns at the end. */
export function markedFile(
  kind: ImportKind,
  fileName: string,
  grids: readonly Grid[],
  sheets: readonly SheetLayout[],
  marks: readonly Mark[],
): Promise<File> {
  const byRow = new Map(marks.map((mark) => [`${mark.sheet} ${mark.rowNo}`, mark]))
  const used = sheets.filter((sheet) => sheet.isUsed)
  const pages = used.flatMap((layout) => {
    const grid = grids.find((entry) => entry.name === layout.sheet)
    if (!grid) return []
    const width = grid.rows.reduce((most, row) => Math.max(most, row.length), 0)
    const data = grid.rows.map((raw, index) => {
      const row = markedRow(kind, raw, width, layout, byRow.get(`${grid.name} ${index + 1}`))
      if (index === layout.headerRow)
        row.push(textCell('核对结果', { fontWeight: 'bold' }), textCell('原因和办法', { fontWeight: 'bold' }))
      return row
    })
    return [
      { name: grid.name, data, widths: [...Array.from({ length: width }, () => 14), 12, 60], stickyRows: layout.headerRow + 1 },
    ]
  })
  return workbookFile(`${fileName.replace(/\.\w+$/, '')}（核对结果）`, pages)
}

/** When the upload is gone: the rows that were kept out, in the columns of the template, ready to be corrected and read again. */
export function leftOutFile(kind: ImportKind, fileName: string, marks: readonly Mark[]): Promise<File> {
  const fields = FIELDS[kind]
  const left = marks.filter((mark) => ['error', 'duplicate', 'skipped'].includes(mark.state))
  const data: Row[] = [
    [...fields.map((field) => field.title), '核对结果', '原因和办法'].map((text) => textCell(text, { fontWeight: 'bold' })),
    ...left.map((mark) => [
      ...fields.map((field): Cell => {
        const cell = mark.cells[field.key]
        const fill = FILL[cell?.level ?? 'ok']
        return textCell(cell?.text ?? '', fill ? { backgroundColor: fill } : {})
      }),
      textCell(ROW_STATE_LABELS[mark.state]),
      textCell(remarksInWords(kind, mark.cells), { wrap: true }),
    ]),
  ]
  const widths = [...fields.map((field) => field.width ?? 14), 12, 60]
  return workbookFile(`${fileName.replace(/\.\w+$/, '')}（未导入的行）`, [{ name: '未导入的行', data, widths, stickyRows: 1 }])
}
