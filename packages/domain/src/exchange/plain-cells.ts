import { type CodeTable, labelOf, readCode } from '../member/index.ts'
import type { Duty } from '../org/index.ts'
import {
  doubted,
  isBlank,
  isFormulaError,
  nothing,
  type RawCell,
  type Reading,
  read,
  textOf,
  toPlain,
  wholeDigits,
  wrong,
} from './cell.ts'

const YES = new Set(['是', '有', '√', '✓', '✔', '对', '1', 'Y', 'YES', 'TRUE', '在', '设', '已设'])
const NO = new Set(['否', '无', '没有', '×', '✗', 'X', '0', 'N', 'NO', 'FALSE', '不', '不设', '未设', '不是'])

/** 是、否、√、有、无。 */
export function readYesNo(cell: RawCell | undefined): Reading<boolean> {
  if (typeof cell === 'boolean') return read(cell)
  const text = toPlain(textOf(cell)).replace(/ /g, '').toUpperCase()
  if (text === '') return nothing
  if (YES.has(text)) return read(true)
  if (NO.has(text)) return read(false)
  return isBlank(cell) ? nothing : wrong(`“${text.slice(0, 20)}”看不出是还是否，请填“是”或“否”`)
}

/** A choice from a code list, by code, label or usual word. */
export function readChoice(table: CodeTable, cell: RawCell | undefined): Reading<string> {
  if (isFormulaError(cell)) return wrong(`单元格的公式出错，请改成${table.title}`)
  const raw = toPlain(textOf(cell)).replace(/ /g, '')
  const text = typeof cell === 'object' && cell !== null && 'n' in cell ? (wholeDigits(cell.n) ?? raw) : raw
  if (text === '') return nothing
  const code = readCode(table, text) ?? (/^\d$/.test(text) ? readCode(table, `0${text}`) : undefined)
  if (code !== undefined) return read(code)
  if (isBlank(cell)) return nothing
  const some = nearestLabels(table, text)
  const more = table.codes.length > some.length ? ' 等' : ''
  return wrong(`没有“${text.slice(0, 20)}”这样的${table.title}；可填：${some.join('、')}${more}`)
}

const OFFERED = 6
/** The labels that have most characters in common with what was written, usual ones first. */
function nearestLabels(table: CodeTable, text: string): string[] {
  const common = (entry: CodeTable['codes'][number]) => {
    const words = [entry.label, ...(entry.aliases ?? [])].join('')
    return [...new Set(text)].filter((sign) => words.includes(sign)).length
  }
  return table.codes
    .filter((entry) => !entry.isGroup && !/[结肄]业$/.test(entry.label))
    .map((entry) => ({ label: entry.label, score: common(entry) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, OFFERED)
    .map((entry) => entry.label)
}

/** A choice as an export writes it back. */
export const writeChoice = (table: CodeTable, code: string | null | undefined): string => labelOf(table, code)

/** A whole number within bounds; 人, 名 and thousands separators may follow or divide it. */
export function readWhole(cell: RawCell | undefined, least: number, most: number): Reading<number> {
  if (isFormulaError(cell)) return wrong('单元格的公式出错，请改成数字')
  if (isBlank(cell)) return nothing
  const text = toPlain(textOf(cell))
    .replace(/[ ,，]/g, '')
    .replace(/[人名个位]$/, '')
  const digits = wholeDigits(text)
  if (digits === undefined) return wrong(`“${text.slice(0, 20)}”不是整数`)
  const value = Number(digits)
  return value < least || value > most ? wrong(`应在 ${least} 到 ${most} 之间，这里是 ${digits}`) : read(value)
}

/** One line of text: trimmed, spaces single, not longer than the field. */
export function readText(cell: RawCell | undefined, most: number): Reading<string> {
  if (isFormulaError(cell)) return wrong('单元格的公式出错，请改成文字')
  if (isBlank(cell)) return nothing
  const raw = typeof cell === 'object' && cell !== null && 'n' in cell ? (wholeDigits(cell.n) ?? cell.n) : textOf(cell)
  // Codes written as numbers keep their digits; prose keeps its own punctuation, so only spaces are touched.
  const text = raw
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return [...text].length > most ? wrong(`不能超过 ${most} 个字，这里是 ${[...text].length} 个`) : read(text)
}

/** A code made of letters and digits: full-width becomes half-width, long numbers destroyed by the spreadsheet are refused. */
export function readCodeText(cell: RawCell | undefined, most: number): Reading<string> {
  if (isFormulaError(cell)) return wrong('单元格的公式出错，请改成代码')
  if (cell === null || cell === undefined || isBlank(cell)) return nothing
  const literal = typeof cell === 'object' && 'n' in cell ? wholeDigits(cell.n) : undefined
  const text = toPlain(literal ?? textOf(cell))
    .replace(/ /g, '')
    .toUpperCase()
  if ((literal && literal.length > 15) || /^\d\.\d+E\+?\d+$/.test(text))
    return wrong('代码被当作数字存成了科学计数法，后几位已经丢失：请把这一列设为“文本”格式后重新录入')
  if (!/^[0-9A-Z_-]+$/.test(text)) return wrong('代码只能是字母和数字')
  return text.length > most ? wrong(`代码不能超过 ${most} 位，这里是 ${text.length} 位`) : read(text)
}

const DUTY_WORDS: readonly [RegExp, Duty][] = [
  [/^(专职副书记)$/, 'fullTimeDeputy'],
  [/^副书记$/, 'deputySecretary'],
  [/^(第一)?书记$/, 'secretary'],
  [/^组织(纪检|宣传)?委员$/, 'organisationMember'],
  [/^宣传(青年|统战)?委员$/, 'publicityMember'],
  [/^纪(律)?检(查)?委员$/, 'disciplineMember'],
  [/^青年委员$/, 'youthMember'],
  [/^支委$|^(支部|党委|支委|总支)?委员$/, 'committeeMember'],
  [/^(党)?小组(组)?长$/, 'groupLeader'],
  [/^(校长|园长)(\(园长\))?$/, 'headteacher'],
  [/^副(校长|园长)(\(副园长\))?$/, 'deputyHead'],
  [/^党务(干部|工作者|专干)$/, 'clerk'],
  [/^党(办|建办|政办)主任$/, 'partyOfficeHead'],
]
const DUTY_PREFIX = /^(党支部|支部|党组织|支委会?|学校)(?=.*(书记|委员))/
/** A duty above the branch says so: 党委书记, 总支委员. */
const ABOVE: readonly [RegExp, 'committee' | 'generalBranch'][] = [
  [/^(学校)?党委(?=.*(书记|委员))/, 'committee'],
  [/^(党总支|总支)(?=.*(书记|委员))/, 'generalBranch'],
]
/** A duty in the member's own branch, or above it in the committee or general branch. */
export type DutyWord = Duty | `${'committee' | 'generalBranch'}:${Duty}`

function dutyOf(part: string): DutyWord | undefined {
  for (const [prefix, level] of ABOVE) {
    const rest = part.replace(prefix, '')
    const found = rest === part ? undefined : DUTY_WORDS.find(([word]) => word.test(rest))
    if (found) return `${level}:${found[1]}`
  }
  return DUTY_WORDS.find(([word]) => word.test(part.replace(DUTY_PREFIX, '')))?.[1]
}

/** 党内职务：几个职务用顿号分开；无职务可不填或写“无”“普通党员”。 */
export function readDuties(cell: RawCell | undefined): Reading<DutyWord[]> {
  if (isFormulaError(cell)) return wrong('单元格的公式出错，请改成职务')
  if (isBlank(cell)) return nothing
  const parts = toPlain(textOf(cell))
    .split(/[、,，;；/+ ]|兼/)
    .filter((part) => part !== '' && !/^(普通)?党员$/.test(part))
  const duties: DutyWord[] = []
  for (const part of parts) {
    const found = dutyOf(part)
    if (!found)
      return doubted<DutyWord[]>(
        undefined,
        `没有“${part.slice(0, 20)}”这样的职务，这次不登记职务；可填：书记、副书记、组织委员、宣传委员、纪检委员、青年委员、委员、党小组组长`,
      )
    if (!duties.includes(found)) duties.push(found)
  }
  return duties.length > 0 ? read(duties) : nothing
}
