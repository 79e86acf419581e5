import { addDays, date, dateOf, type PlainDate, readDate } from '../kernel/index.ts'
import { type DateReading, isBlank, isFormulaError, type RawCell, textOf, toPlain, wholeDigits, wrong } from './cell.ts'

const FIRST_YEAR = 1900
const LAST_YEAR = 2100
const HOW = '请写成 1985-03-01 的样子'
/** Day 0 of Excel's calendar for serials after its 29 February 1900, which never was. */
const EXCEL_EPOCH = date('1899-12-30')
/** 1927-05-18 … 2099-12-31: five digits; shorter serials cannot be told from years. */
const SERIAL = { from: 10_000, to: 73_050 }

const shown = (text: string) => `“${text.length > 20 ? `${text.slice(0, 20)}…` : text}”`

function inRange(year: number, text: string): DateReading | undefined {
  if (year < FIRST_YEAR || year > LAST_YEAR) return wrong(`${shown(text)}的年份不在 ${FIRST_YEAR}—${LAST_YEAR} 年之间，${HOW}`)
  return undefined
}

function fullDay(year: number, month: number, day: number, text: string): DateReading {
  const bad = inRange(year, text)
  if (bad) return bad
  const value = dateOf(year, month, day)
  return value ? { level: 'ok', value, precision: 'day' } : wrong(`${shown(text)}不是日历上的日子，请核对后${HOW.slice(1)}`)
}

function monthOnly(year: number, month: number, text: string): DateReading {
  const bad = inRange(year, text)
  if (bad) return bad
  const value = dateOf(year, month, 1)
  if (!value) return wrong(`${shown(text)}的月份不对，${HOW}`)
  return { level: 'warning', value, precision: 'month', message: '只写到月，按 1 日登记' }
}

const DIGITS: Record<string, string> = {
  〇: '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  元: '1',
}

/** 十二 → 12, 二十一 → 21, 廿三 → 23; plain digits stay. */
function chineseNumber(text: string): string {
  const plain = text.replace(/廿/g, '二十').replace(/卅/g, '三十')
  if (!/[十]/.test(plain)) return plain.replace(/[〇零一二三四五六七八九元]/g, (digit) => DIGITS[digit] ?? digit)
  const [tens = '', ones = ''] = plain.split('十')
  return String((tens ? Number(DIGITS[tens] ?? tens) : 1) * 10 + (ones ? Number(DIGITS[ones] ?? ones) : 0))
}

function fromDigits(digits: string, text: string): DateReading | undefined {
  if (digits.length === 8) return fullDay(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)), text)
  if (digits.length === 6) {
    const month = Number(digits.slice(4))
    return month >= 1 && month <= 12
      ? monthOnly(Number(digits.slice(0, 4)), month, text)
      : wrong(`${shown(text)}看不出是哪一天，${HOW}`)
  }
  if (digits.length === 4) return wrong(`${shown(text)}只写到年，请补到月或日，${HOW}`)
  return undefined
}

function fromSerial(serial: number): DateReading {
  return { level: 'ok', value: addDays(EXCEL_EPOCH, Math.floor(serial)), precision: 'day' }
}

function fromNumber(literal: string): DateReading {
  const digits = wholeDigits(literal)
  const found = digits ? fromDigits(digits, literal) : undefined
  if (found) return found
  const parts = /^(\d{4})\.(\d{1,2})$/.exec(literal)
  // A number cell drops trailing zeros: 1985.10 becomes 1985.1, which nobody can tell from January.
  if (parts && parts[2]?.length === 1)
    return wrong(
      `${shown(literal)}分不清是 ${parts[2]} 月还是 ${parts[2]}0 月，请把单元格设为文本并写成 ${parts[1]}.0${parts[2]} 或 ${parts[1]}.${parts[2]}0`,
    )
  if (parts) return monthOnly(Number(parts[1]), Number(parts[2]), literal)
  const serial = Number(literal)
  if (serial >= SERIAL.from && serial < SERIAL.to + 1) return fromSerial(serial)
  return wrong(`${shown(literal)}看不出是哪一天，${HOW}`)
}

const TIME = /[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/

function fromText(text: string): DateReading {
  const plain = toPlain(text)
    .replace(TIME, '')
    .replace(/ /g, '')
    .replace(/[。．]/g, '.')
    .replace(/[—–−]/g, '-')
  const words = plain.replace(/[〇零一二三四五六七八九元十廿卅]+(?=年|月|日|号)/g, chineseNumber)
  const chinese = /^(\d{4})年(\d{1,2})月(?:(\d{1,2})[日号]?)?$/.exec(words)
  const signs = /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?\.?$/.exec(words)
  const [year, month, day] = chinese ? chinese.slice(1) : signs ? [signs[1], signs[3], signs[4]] : []
  if (year && month)
    return day ? fullDay(Number(year), Number(month), Number(day), text) : monthOnly(Number(year), Number(month), text)
  if (/^\d{4}年?$/.test(words)) return wrong(`${shown(text)}只写到年，请补到月或日，${HOW}`)
  if (/^\d+$/.test(words)) {
    const found = fromDigits(words, text)
    if (found) return found
    const serial = Number(words)
    if (serial >= SERIAL.from && serial <= SERIAL.to)
      return { ...fromSerial(serial), level: 'warning', message: `按 Excel 日期序号读作 ${fromSerial(serial).value}，请核对` }
  }
  if (/^\d{2}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?月?$/.test(words)) return wrong(`${shown(text)}的年份须写四位，${HOW}`)
  if (/^#+$/.test(words)) return wrong(`单元格里存的就是“###”，原日期已经丢失，${HOW}`)
  return wrong(`${shown(text)}看不出是哪一天，${HOW}`)
}

/** A day in any of the ways rosters write it. Month only is taken as the first, and said so. */
export function readDateCell(cell: RawCell | undefined): DateReading {
  if (isFormulaError(cell)) return wrong('单元格的公式出错，请改成日期')
  if (cell === null || cell === undefined || isBlank(cell)) return { level: 'ok' }
  if (typeof cell === 'object' && 'd' in cell) {
    const value: PlainDate | undefined = readDate(cell.d.slice(0, 10))
    return value
      ? fullDay(Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8, 10)), value)
      : wrong(`${shown(cell.d)}不是日历上的日子，${HOW}`)
  }
  if (typeof cell === 'object') return fromNumber(cell.n)
  return fromText(textOf(cell))
}
