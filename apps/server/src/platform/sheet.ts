import writeXlsxFile, { type Cell, type CellObject, type Row, type SheetData } from 'write-excel-file/node'

export type SheetValue = string | number | boolean | null | undefined

export interface SheetColumn<T> {
  title: string
  /** In characters. */
  width?: number
  kind: 'text' | 'integer' | 'decimal' | 'date' | 'percent'
  /** Days as ISO text; percent as a fraction (0.902 shows 90.2%); null, undefined and '' leave the cell empty. */
  value: (row: T) => SheetValue
}

export interface SheetSpec<T> {
  /** With or without .xlsx; characters no file system takes are replaced. */
  fileName: string
  title: string
  /** The day the figures or the list are of. */
  asOf: string
  /** Whose reach the list was made in. */
  scopeName: string
  filters: readonly { label: string; value: string }[]
  /** What is counted and how, in one sentence. */
  definition?: string | undefined
  columns: readonly SheetColumn<T>[]
  rows: readonly T[]
}

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const WIDTHS: Record<SheetColumn<unknown>['kind'], number> = { text: 18, integer: 10, decimal: 12, date: 12, percent: 10 }
const FORMATS: Partial<Record<SheetColumn<unknown>['kind'], string>> = { integer: '0', decimal: '0.00', percent: '0.0%' }
const HEAD: CellObject = {
  fontWeight: 'bold',
  backgroundColor: '#EFEFEA',
  borderStyle: 'thin',
  borderColor: '#BFBFB8',
  wrap: true,
  alignVertical: 'center',
}
const BODY: CellObject = { borderStyle: 'thin', borderColor: '#DCDCD6', alignVertical: 'top' }

// Characters that XML 1.0 cannot carry would make the workbook unreadable.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const EXCEL_CELL_LIMIT = 32_767

/** Text as text: a leading = + - @ never becomes a formula, long digits never a number. */
export const textCell = (value: string, style: CellObject = {}): Cell => ({
  ...style,
  value: value.replace(UNPRINTABLE, '').slice(0, EXCEL_CELL_LIMIT),
  type: String,
  format: '@',
})

function dataCell(value: SheetValue, kind: SheetColumn<unknown>['kind']): Cell {
  if (value === null || value === undefined || value === '') return { ...BODY }
  const format = FORMATS[kind]
  if (format && typeof value === 'number' && Number.isFinite(value))
    return { ...BODY, value, type: Number, format, align: 'right' }
  return textCell(
    typeof value === 'boolean' ? (value ? '是' : '否') : String(value),
    kind === 'text' ? { ...BODY, wrap: true } : BODY,
  )
}

const safeName = (name: string) =>
  `${name
    .replace(/\.xlsx$/i, '')
    .replace(/[\\/:*?"<>|\r\n\t]/g, '_')
    .slice(0, 80)}.xlsx`

/** A workbook of several sheets of cells as a file to send. */
export async function workbookFile(
  fileName: string,
  sheets: readonly { name: string; data: SheetData; widths: readonly number[]; stickyRows: number }[],
): Promise<File> {
  const buffer = await writeXlsxFile(
    sheets.map((sheet) => ({
      data: sheet.data,
      sheet: sheet.name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
      columns: sheet.widths.map((width) => ({ width })),
      stickyRowsCount: sheet.stickyRows,
    })),
    { fontFamily: '宋体', fontSize: 11 },
  ).toBuffer()
  return new File([new Uint8Array(buffer)], safeName(fileName), { type: XLSX_TYPE })
}

/** A list or figure as .xlsx: title, as-of day, definition, scope and filters, header, rows. */
export async function sheetFile<T>(spec: SheetSpec<T>): Promise<File> {
  const { columns, rows, filters } = spec
  const about: Row[] = [
    [textCell(spec.title, { fontWeight: 'bold', fontSize: 14 })],
    [textCell(`截止日：${spec.asOf}    范围：${spec.scopeName}    共 ${rows.length} 条`)],
    [textCell(`口径：${spec.definition ?? '按截止日当天的记录列出'}`)],
    [textCell(`筛选：${filters.length > 0 ? filters.map((filter) => `${filter.label}＝${filter.value}`).join('；') : '无'}`)],
  ]
  const data: SheetData = [
    ...about,
    columns.map((column) => textCell(column.title, HEAD)),
    ...rows.map((row) => columns.map((column) => dataCell(column.value(row), column.kind))),
  ]
  return workbookFile(spec.fileName, [
    {
      name: spec.title,
      data,
      widths: columns.map((column) => column.width ?? WIDTHS[column.kind]),
      stickyRows: about.length + 1,
    },
  ])
}
