import { type PlainDate, type Refusal, readDate } from '../kernel/index.ts'
import { block, productDefault, warn } from '../norms/index.ts'
import { SEX_LABELS, type Sex } from './types.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'
const cite = { ...productDefault('公民身份号码按 GB 11643 校验：十八位、出生日期、校验码'), mark: 'from-memory' as const }

/** What an ID number says of its holder; undefined parts where it is malformed. */
export function readIdNumber(idNo: string): { bornOn: PlainDate | undefined; sex: Sex; isChecked: boolean } | undefined {
  if (!/^\d{17}[\dX]$/.test(idNo)) return undefined
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(idNo[index]), 0)
  return {
    bornOn: readDate(`${idNo.slice(6, 10)}-${idNo.slice(10, 12)}-${idNo.slice(12, 14)}`),
    sex: Number(idNo[16]) % 2 === 1 ? '1' : '2',
    isChecked: CHECKS[sum % 11] === idNo[17],
  }
}

/** MDS-03、MDS-04：公民身份号码的格式、校验码，以及与性别、出生日期是否一致。 */
export function idNumberFindings(facts: {
  idNo: string
  sex?: Sex | null | undefined
  bornOn?: PlainDate | null | undefined
  birthNote?: string | null | undefined
}): Refusal[] {
  const field = 'idNo'
  const read = readIdNumber(facts.idNo)
  if (!read)
    return [
      block('MDS-03', 'member.id-shape', '公民身份号码须为 18 位，前 17 位是数字，末位是数字或大写 X', {
        cite,
        field,
        remedy: '对照身份证改正；15 位号码请换用 18 位',
      }),
    ]
  const found: Refusal[] = []
  if (!read.bornOn)
    found.push(
      block('MDS-03', 'member.id-date', '公民身份号码第 7 至 14 位不是一个日期', { cite, field, remedy: '对照身份证改正' }),
    )
  if (!read.isChecked)
    found.push(
      block('MDS-03', 'member.id-check', '公民身份号码末位校验码不对', {
        cite,
        field,
        remedy: '多半是输错一位，请对照身份证改正',
      }),
    )
  if (facts.sex && facts.sex !== read.sex)
    found.push(
      warn('MDS-03', 'member.id-sex', `公民身份号码表明性别为${SEX_LABELS[read.sex]}，登记为${SEX_LABELS[facts.sex]}`, {
        cite,
        field: 'sex',
        remedy: '核对后改正',
      }),
    )
  if (facts.bornOn && read.bornOn && facts.bornOn !== read.bornOn && !facts.birthNote?.trim())
    found.push(
      warn('MDS-04', 'member.birth-differs', `出生日期 ${facts.bornOn} 与公民身份号码不一致`, {
        cite: { ...cite, gist: '出生日期以干部人事档案为准，与身份证不一致的须说明' },
        field: 'birthNote',
        remedy: '以档案为准，写明不一致的说明',
      }),
    )
  return found
}
