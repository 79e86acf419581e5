import type { PlainDate } from '../kernel/index.ts'

/** A cell as a file holds it: nothing, text, a number as the file spells it, a day (number in a date format), yes/no. */
export type RawCell = null | string | boolean | { n: string } | { d: string }

/** `note`: read, with a remark; `warning`: taken over, somebody should look; `error`: this cell keeps its row out. */
export type CellLevel = 'ok' | 'note' | 'warning' | 'error'

export interface Reading<T> {
  level: CellLevel
  /** Absent when the cell is empty, says 不详, or is wrong. */
  value?: T
  /** What is the matter and what to do about it. */
  message?: string
}

export const read = <T>(value: T): Reading<T> => ({ level: 'ok', value })
export const noted = <T>(value: T | undefined, message: string): Reading<T> =>
  value === undefined ? { level: 'note', message } : { level: 'note', value, message }
export const doubted = <T>(value: T | undefined, message: string): Reading<T> =>
  value === undefined ? { level: 'warning', message } : { level: 'warning', value, message }
export const wrong = <T>(message: string): Reading<T> => ({ level: 'error', message })
export const nothing: Reading<never> = { level: 'ok' }

/** Half-width letters, digits and signs; one kind of space; no line breaks, no invisible characters. */
export const toPlain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** The text a cell shows. */
export function textOf(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell.trim()
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return 'n' in cell ? cell.n : cell.d
}

const EMPTY_WORDS = new Set([
  '',
  '/',
  '\\',
  '-',
  '--',
  '—',
  '——',
  '无',
  '暂无',
  '空',
  '不详',
  '未知',
  '不清楚',
  '未填',
  'null',
  'NULL',
  'N/A',
  '#N/A',
])
const SPREADSHEET_ERRORS = /^#(REF|VALUE|NAME|DIV\/0|NUM|NULL)[!?]?$/i

/** Whether a cell says nothing: empty, a dash, 不详. */
export const isBlank = (cell: RawCell | undefined): boolean => EMPTY_WORDS.has(toPlain(textOf(cell)))
/** A formula that failed in the spreadsheet (#REF!). */
export const isFormulaError = (cell: RawCell | undefined): boolean => SPREADSHEET_ERRORS.test(textOf(cell))

const EXPONENT = /^(\d)(?:\.(\d+))?E\+?(\d+)$/i

/** The digits of a whole number as the file spells it, an exponent written out; undefined when it is not a whole number. */
export function wholeDigits(literal: string): string | undefined {
  const text = literal.trim()
  if (/^\d+(\.0+)?$/.test(text)) return text.replace(/\.0+$/, '')
  const parts = EXPONENT.exec(text)
  if (!parts) return undefined
  const [, first = '', rest = '', power = '0'] = parts
  const digits = first + rest
  return Number(power) >= digits.length - 1 && Number(power) <= 40 ? digits.padEnd(Number(power) + 1, '0') : undefined
}

export interface DateReading extends Reading<PlainDate> {
  /** How exactly the cell states the day. */
  precision?: 'day' | 'month'
}
