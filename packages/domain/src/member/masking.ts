import { type DataLabel, LABEL_POLICY } from '../access/index.ts'

/** 公民身份号码：有权限的看前 6 后 4，其余看前 3 后 2 (SEC-74). */
export function maskIdNo(idNo: string, isEntitled: boolean): string {
  if (idNo.length < 12) return '*'.repeat(idNo.length)
  const [head, tail] = isEntitled ? [6, 4] : [3, 2]
  return `${idNo.slice(0, head)}${'*'.repeat(idNo.length - head - tail)}${idNo.slice(-tail)}`
}

/** 电话：前 3 后 4 (SEC-74). */
export function maskPhone(phone: string): string {
  if (phone.length < 8) return '*'.repeat(phone.length)
  return `${phone.slice(0, 3)}${'*'.repeat(phone.length - 7)}${phone.slice(-4)}`
}

/** Numbers of persons inside running text, masked as anywhere else: for what is kept for ever (SEC-26, SEC-77). */
export const maskNumbersIn = (text: string): string =>
  text
    .replace(/(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g, (idNo) => maskIdNo(idNo, false))
    .replace(/(?<![\dA-Za-z])1[3-9]\d{9}(?![\dA-Za-z])/g, maskPhone)

/** 住址：只到县区 (SEC-74). */
export const maskAddress = (address: string): string => {
  const district = /^(.*?[县区旗]|.{0,6})/.exec(address)?.[0] ?? ''
  return district.length < address.length ? `${district}******` : address
}

/** The personal fields with the words of the form and their label (SEC-17, SEC-56): the one place policy reads it from. */
export const PERSON_FIELDS = {
  name: { title: '姓名', label: 'public' },
  idNo: { title: '公民身份号码', label: 'sensitive' },
  sex: { title: '性别', label: 'public' },
  ethnicity: { title: '民族', label: 'internal' },
  bornOn: { title: '出生日期', label: 'internal' },
  birthNote: { title: '出生日期说明', label: 'internal' },
  education: { title: '学历', label: 'internal' },
  degree: { title: '学位', label: 'internal' },
  workPost: { title: '工作岗位', label: 'internal' },
  title: { title: '专业技术职务', label: 'internal' },
  phone: { title: '联系电话', label: 'sensitive' },
  address: { title: '家庭住址', label: 'sensitive' },
  nativePlace: { title: '籍贯', label: 'internal' },
  workedFrom: { title: '参加工作日期', label: 'internal' },
  isFrontLine: { title: '是否教学一线', label: 'internal' },
  appliedOn: { title: '申请入党日期', label: 'sensitive' },
  activistOn: { title: '确定为入党积极分子日期', label: 'sensitive' },
  candidateOn: { title: '列为发展对象日期', label: 'sensitive' },
  joinedOn: { title: '加入中共组织日期', label: 'internal' },
  fullOn: { title: '转为正式党员日期', label: 'internal' },
} as const satisfies Record<string, { title: string; label: DataLabel }>
export type PersonField = keyof typeof PERSON_FIELDS

const MASKS: Partial<Record<PersonField, (text: string, isEntitled: boolean) => string>> = {
  idNo: maskIdNo,
  phone: maskPhone,
  address: maskAddress,
}

/** A value without a mask of its own: of a day the year stays, of anything else nothing. */
const maskOther = (text: string): string => (/^\d{4}-\d\d/.test(text) ? `${text.slice(0, 4)}-**-**` : text && '******')

/** Whether others than the person see this field masked, by its label (SEC-17). */
export const isMaskedField = (field: PersonField): boolean => LABEL_POLICY[PERSON_FIELDS[field].label].isMasked

/** The fields that are masked for others than the person. */
export const maskedFields = (): PersonField[] => (Object.keys(PERSON_FIELDS) as PersonField[]).filter(isMaskedField)

/** A field's text as others than the person may see it: as it is, or masked where its label asks for it (SEC-17, SEC-74). */
export const shownText = (field: PersonField, text: string, isEntitled = false): string =>
  isMaskedField(field) ? (MASKS[field]?.(text, isEntitled) ?? maskOther(text)) : text
