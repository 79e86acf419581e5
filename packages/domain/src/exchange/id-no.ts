import { readIdNumber } from '../member/index.ts'
import {
  doubted,
  isBlank,
  isFormulaError,
  noted,
  nothing,
  type RawCell,
  type Reading,
  read,
  textOf,
  toPlain,
  wholeDigits,
  wrong,
} from './cell.ts'

/** 省级区划前两位；81—83 为港澳台居民居住证。 */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)
/** Spreadsheets keep fifteen digits of a number; whatever follows has become zero. */
const EXACT_DIGITS = 15

const CURE = '后几位已经丢失，无法还原：请把这一列设为“文本”格式后从原件重新录入（或在号码前加英文单引号）'

function isDestroyed(cell: RawCell, text: string): boolean {
  if (/^\d(\.\d+)?E\+?\d+$/i.test(text)) return true
  return typeof cell === 'object' && cell !== null && 'n' in cell && (wholeDigits(cell.n)?.length ?? 0) > EXACT_DIGITS
}

/** 公民身份号码（MDS-03）：18 位、校验码、日历日期；科学计数法毁掉的说明原因和办法。 */
export function readIdNo(cell: RawCell | undefined): Reading<string> {
  if (isFormulaError(cell)) return wrong('单元格的公式出错，请改成身份号码')
  if (cell === null || cell === undefined || isBlank(cell)) return nothing
  const text = toPlain(textOf(cell))
    .replace(/[\s'"‘’“”`´-]/g, '')
    .toUpperCase()
    .replace(/[Х×✕Ⅹ]$/, 'X')
  if (isDestroyed(cell, text)) return wrong(`身份号码被当作数字存成了科学计数法，${CURE}`)
  if (text.includes('*')) return noted<string>(undefined, '号码已遮蔽，不作为修改')
  if (/^\d{15}$/.test(text)) return wrong('15 位旧号码不能使用，请填写 18 位公民身份号码')
  if (text.length !== 18) return wrong(`身份号码应为 18 位，这里是 ${text.length} 位`)
  const number = readIdNumber(text)
  if (!number) return wrong('身份号码只能是数字，末位可以是 X')
  if (!number.bornOn) return wrong('身份号码第 7—14 位不是日历上的日子，请核对原件')
  if (!number.isChecked)
    return wrong(
      text.endsWith('000')
        ? `身份号码末三位为 000 且校验码不符，多半曾被存成数字，${CURE}`
        : '身份号码校验码不符，有数字写错，请核对原件',
    )
  if (!PROVINCES.has(text.slice(0, 2))) return doubted(text, '身份号码的地区代码不认识，请核对原件')
  return read(text)
}
