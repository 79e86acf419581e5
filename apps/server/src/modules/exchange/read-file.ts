import { Readable } from 'node:stream'
import type { RawCell } from '@hongzhu/domain/exchange'
import { parse } from 'csv-parse'
import readXlsxFile from 'read-excel-file/node'
import { invalid } from '../../platform/http/failure.ts'
import { decodeText, type UploadType } from './file-type.ts'
import { listZip, readEntry, type ZipEntry } from './zip.ts'

/** One sheet of a file as rows of raw cells. */
export interface Grid {
  name: string
  isHidden: boolean
  rows: RawCell[][]
}

interface SheetPart {
  name: string
  isHidden: boolean
  merges: [top: number, left: number, bottom: number][]
}

const CHUNK = 64 * 1024

const columnOf = (letters: string) => [...letters].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0) - 1

function readMerges(xml: Buffer): SheetPart['merges'] {
  const from = xml.lastIndexOf('<mergeCells')
  if (from < 0) return []
  const text = xml.toString('utf8', from)
  return [...text.matchAll(/ref="([A-Z]+)(\d+):[A-Z]+(\d+)"/g)].map(([, left = '', top, bottom]) => [
    Number(top) - 1,
    columnOf(left),
    Number(bottom) - 1,
  ])
}

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

/** Sheets in order with what the reader does not tell: hidden ones and merged cells. */
async function listSheets(bytes: Buffer): Promise<SheetPart[]> {
  const entries = new Map((listZip(bytes) ?? []).map((entry): [string, ZipEntry] => [entry.name, entry]))
  const textOf = async (name: string) => {
    const entry = entries.get(name)
    return entry ? await readEntry(bytes, entry) : Buffer.alloc(0)
  }
  const workbook = (await textOf('xl/workbook.xml')).toString('utf8')
  const relations = (await textOf('xl/_rels/workbook.xml.rels')).toString('utf8')
  const targets = new Map(
    [...relations.matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => [attribute(tag, 'Id'), attribute(tag, 'Target')]),
  )
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => tag)
  return Promise.all(
    sheets.map(async (tag) => {
      const target = (targets.get(attribute(tag, 'r:id')) ?? '').replace(/^\/?(xl\/)?/, 'xl/')
      const merges = readMerges(await textOf(target))
      return { name: attribute(tag, 'name'), isHidden: /\sstate="(hidden|veryHidden)"/.test(tag), merges }
    }),
  )
}

const isEmpty = (cell: RawCell | undefined) => cell === null || cell === undefined || cell === ''

/**
 * Cells below the first of a merge take its value: a branch written once beside its members, headings over two lines.
 * Rows that hold nothing else stay empty.
 */
function spreadMerges(rows: RawCell[][], merges: SheetPart['merges']): void {
  const wasFilled = rows.map((row) => row.some((cell) => !isEmpty(cell)))
  for (const [top, left, bottom] of merges) {
    const value = rows[top]?.[left]
    if (value === undefined || isEmpty(value)) continue
    for (let row = top + 1; row <= Math.min(bottom, rows.length - 1); row += 1) {
      const cells = rows[row]
      if (cells && wasFilled[row] && isEmpty(cells[left])) cells[left] = value
    }
  }
}

function toRaw(cell: unknown): RawCell {
  if (cell === null || cell === undefined) return null
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : { d: cell.toISOString().slice(0, 10) }
  if (typeof cell === 'object') return cell as { n: string }
  return cell as string | boolean
}

const CELL_PROBLEM = /row (\d+), col (\d+)/

async function readWorkbook(bytes: Buffer): Promise<Grid[]> {
  const parts = await listSheets(bytes)
  const sheets = await readXlsxFile(bytes, { parseNumber: (n: string) => ({ n }), trim: false }).catch((error: unknown) => {
    const [, row, column] = CELL_PROBLEM.exec(error instanceof Error ? error.message : '') ?? []
    throw invalid(
      'file',
      row
        ? `第 ${row} 行第 ${column} 列的内容没有存完整（多半是公式没有存下结果）；请用 Excel 或 WPS 打开，保存后再上传。`
        : '工作簿读不出来；请用 Excel 或 WPS 打开，“另存为”.xlsx 再上传。',
    )
  })
  return sheets.map((sheet, index) => {
    const part = parts.find((entry) => entry.name === sheet.sheet) ?? parts[index]
    const rows = sheet.data as unknown as RawCell[][]
    for (const row of rows) for (let column = 0; column < row.length; column += 1) row[column] = toRaw(row[column])
    spreadMerges(rows, part?.merges ?? [])
    return { name: sheet.sheet, isHidden: part?.isHidden ?? false, rows }
  })
}

function* slices(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += CHUNK) yield text.slice(at, at + CHUNK)
}

async function readCsv(bytes: Buffer): Promise<Grid[]> {
  const text = decodeText(bytes) ?? ''
  const head = text.slice(0, 4_096)
  const delimiter = [',', '\t', ';'].reduce(
    (best, sign) => (head.split(sign).length > head.split(best).length ? sign : best),
    ',',
  )
  const rows: RawCell[][] = []
  const options = { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false }
  for await (const record of Readable.from(slices(text)).pipe(parse(options)))
    rows.push((record as string[]).map((cell) => (cell === '' ? null : cell)))
  return [{ name: 'csv', isHidden: false, rows }]
}

/** Every sheet of an uploaded file. */
export const readFile = (bytes: Buffer, type: UploadType): Promise<Grid[]> =>
  type === 'xlsx' ? readWorkbook(bytes) : readCsv(bytes)
