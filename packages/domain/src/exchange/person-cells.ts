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

const NAME_LENGTH = { least: 2, most: 20 }
/** 间隔号的各种写法归为 U+00B7。 */
const MIDDLE_DOTS = /[•‧∙⋅●・･﹒．.]/g
const HAN_NAME = /^\p{Script=Han}+(·\p{Script=Han}+)*$/u
const PRIVATE_USE = /[\ue000-\uf8ff]|[\u{f0000}-\u{10fffd}]/u

/** 姓名（MDS-23）：2—20 个汉字或间隔号；字间空格去掉，间隔号写法统一。 */
export function readName(cell: RawCell | undefined): Reading<string> {
  if (isFormulaError(cell)) return wrong('单元格的公式出错，请改成姓名')
  if (isBlank(cell)) return nothing
  const raw = textOf(cell)
  if (PRIVATE_USE.test(raw)) return wrong('姓名里有造字（自造字符），别的电脑显示不出，请改用标准字')
  const name = toPlain(raw).replace(/ /g, '').replace(MIDDLE_DOTS, '·')
  if (/[(（[【<]/.test(name)) return wrong('姓名后有括注，请去掉括号和里面的字（可写入备注）')
  if (/\d/.test(name)) return wrong('姓名里有数字，请去掉（同名的人用身份号码区分）')
  if (/[?？□■�]/.test(name)) return wrong('姓名里有缺字，请补上')
  if (name.includes('·') && /^·|·$|··/.test(name)) return wrong('姓名的间隔号位置不对')
  if (!HAN_NAME.test(name)) return wrong('姓名只能是汉字和间隔号“·”')
  const length = [...name].length
  if (length < NAME_LENGTH.least || length > NAME_LENGTH.most)
    return wrong(`姓名应为 ${NAME_LENGTH.least}—${NAME_LENGTH.most} 个字，这里是 ${length} 个`)
  if (/\S\s+\S/.test(raw.trim())) return noted(name, `已去掉姓名中的空格，读作“${name}”`)
  return raw.trim() === name ? read(name) : noted(name, `读作“${name}”`)
}

const MOBILE = /^1[3-9]\d{9}$/
const LAND_LINE = /^0\d{2,3}-?[2-9]\d{6,7}(-\d{1,6})?$/
const PHONE_LENGTH = 30

/** 联系电话（MDS-22）：手机 11 位以 1 开头，座机带区号；不合的提醒，不阻断。 */
export function readPhone(cell: RawCell | undefined): Reading<string> {
  if (isFormulaError(cell)) return wrong('单元格的公式出错，请改成电话号码')
  if (cell === null || cell === undefined || isBlank(cell)) return nothing
  const literal = typeof cell === 'object' && 'n' in cell ? wholeDigits(cell.n) : undefined
  const text = toPlain(literal ?? textOf(cell))
  if (text.includes('*')) return noted<string>(undefined, '号码已遮蔽，不作为修改')
  const [first = '', ...others] = text.split(/[、,;；/]|\s或\s?/).map((part) => part.replace(/[\s()]/g, '').replace(/[—–]/g, '-'))
  const number = first.replace(/^(\+?86|0086)-?(?=1\d{10}$)/, '').replace(/^(1\d{2})-?(\d{4})-?(\d{4})$/, '$1$2$3')
  if (!/^[\d-]{5,}$/.test(number) || number.length > PHONE_LENGTH) return wrong('联系电话里有数字以外的内容，请改成一个号码')
  if (!MOBILE.test(number) && !LAND_LINE.test(number))
    return doubted(number, '联系电话不像手机（11 位、以 1 开头）也不像带区号的座机，请核对')
  return others.length > 0 ? doubted(number, '写了几个号码，只登记第一个') : read(number)
}
