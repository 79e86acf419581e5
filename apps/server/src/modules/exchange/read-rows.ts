import type { ImportBatch } from '@hongzhu/contract/exchange'
import {
  type Columns,
  columnsOf,
  FIELDS,
  findLayout,
  type ImportKind,
  isNoRecord,
  type Layout,
  layoutOf,
  readRow,
} from '@hongzhu/domain/exchange'
import { invalid } from '../../platform/http/failure.ts'
import { breathe, CHUNK_ROWS, type InputRow, remarksOf } from './plan.ts'
import type { Grid } from './read-file.ts'

export type SheetLayout = ImportBatch['sheets'][number]

/** What a person said about a sheet's columns, in place of what was recognised. */
export interface GivenLayout {
  sheet: string
  isUsed: boolean
  headerRow: number
  columns: Columns
}

const MOST_ROWS = 100_000
const NAME: Record<ImportKind, string> = { school: '学校全称', org: '组织全称', member: '姓名' }

const shown = (grid: Grid, layout: Layout | undefined, isUsed: boolean, why?: string): SheetLayout => ({
  sheet: grid.name,
  isUsed,
  ...(why ? { why } : {}),
  rows: grid.rows.length,
  headerRow: layout?.headerRow ?? 0,
  headings: [...(layout?.headings ?? [])],
  columns: layout?.columns ?? {},
  unread: [...(layout?.unread ?? [])],
  missing: [...(layout?.missing ?? [])],
})

function recognise(kind: ImportKind, grid: Grid, given: GivenLayout | undefined): SheetLayout {
  if (given) {
    const known = new Set(FIELDS[kind].map((field) => field.key))
    const chosen = Object.entries(given.columns).filter(([key]) => known.has(key))
    // Only another row of headings was named: its columns are recognised anew.
    const columns = chosen.length > 0 ? Object.fromEntries(chosen) : columnsOf(kind, grid.rows[given.headerRow] ?? [])
    const layout = layoutOf(kind, grid.rows, given.headerRow, columns)
    if (!given.isUsed) return shown(grid, layout, false, '没有选用')
    return shown(grid, layout, columns.name !== undefined, columns.name === undefined ? `没有指定“${NAME[kind]}”一列` : undefined)
  }
  if (grid.isHidden) return shown(grid, undefined, false, '隐藏的工作表，不读')
  const layout = findLayout(kind, grid.rows)
  return layout ? shown(grid, layout, true) : shown(grid, undefined, false, `没有找到带“${NAME[kind]}”一列的表头`)
}

/** Of several sheets that look like a list, those with more of the required columns are the list; notes and code tables are not. */
function keepFullest(sheets: readonly SheetLayout[]): SheetLayout[] {
  const fewest = Math.min(...sheets.filter((sheet) => sheet.isUsed).map((sheet) => sheet.missing.length))
  return sheets.map((sheet) =>
    sheet.isUsed && sheet.missing.length > fewest ? { ...sheet, isUsed: false, why: `缺少${sheet.missing.join('、')}` } : sheet,
  )
}

/** Recognises each sheet, or takes what a person said. */
export function recogniseSheets(kind: ImportKind, grids: readonly Grid[], given: readonly GivenLayout[] = []): SheetLayout[] {
  const sheets = grids.map((grid) =>
    recognise(
      kind,
      grid,
      given.find((entry) => entry.sheet === grid.name),
    ),
  )
  return given.length > 0 ? sheets : keepFullest(sheets)
}

/** Why nothing can be read, when no sheet is a list of this kind. */
export function nothingToRead(kind: ImportKind, sheets: readonly SheetLayout[]): string | undefined {
  if (sheets.some((sheet) => sheet.isUsed)) return undefined
  const reasons = sheets.slice(0, 5).map((sheet) => `“${sheet.sheet}”${sheet.why ?? ''}`)
  return `没有可读的工作表：${reasons.join('；')}。请确认导入种类选对了，表头写有“${NAME[kind]}”，或者手工指定表头行和各列。`
}

/** How many rows there are to read, those that are no records included. */
export const countToRead = (grids: readonly Grid[], sheets: readonly SheetLayout[]): number =>
  usedOf(grids, sheets).reduce((sum, { sheet, grid }) => sum + Math.max(0, grid.rows.length - sheet.headerRow - 1), 0)

const usedOf = (grids: readonly Grid[], sheets: readonly SheetLayout[]) =>
  sheets.flatMap((sheet) => {
    const grid = grids.find((entry) => entry.name === sheet.sheet)
    return sheet.isUsed && grid ? [{ sheet, grid }] : []
  })

function* recordsOf(kind: ImportKind, grids: readonly Grid[], sheets: readonly SheetLayout[]): Generator<InputRow> {
  let seq = 0
  for (const { sheet, grid } of usedOf(grids, sheets))
    for (let at = sheet.headerRow + 1; at < grid.rows.length; at += 1) {
      const raw = grid.rows[at] ?? []
      // A row that has been read is not needed again: the file is stored.
      grid.rows[at] = []
      if (isNoRecord(kind, raw, sheet)) continue
      if (seq >= MOST_ROWS) throw invalid('file', `一次最多导入 ${MOST_ROWS} 行，请拆成几个文件。`)
      seq += 1
      const { values, cells } = readRow(FIELDS[kind], sheet.columns, raw)
      yield { seq, sheet: sheet.sheet, rowNo: at + 1, values, cells, remarks: remarksOf(cells), choice: null }
    }
  if (seq === 0) throw invalid('file', '表头下面没有内容。')
}

/** Reads the rows of the used sheets, some hundred at a time, and empties the grids on the way. */
export async function* readChunks(
  kind: ImportKind,
  grids: readonly Grid[],
  sheets: readonly SheetLayout[],
): AsyncGenerator<InputRow[]> {
  let chunk: InputRow[] = []
  for (const row of recordsOf(kind, grids, sheets)) {
    chunk.push(row)
    if (chunk.length < CHUNK_ROWS) continue
    yield chunk
    chunk = []
    await breathe()
  }
  if (chunk.length > 0) yield chunk
}
