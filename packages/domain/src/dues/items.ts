import { type Citation, inWords, type PlainDate, type Refusal } from '../kernel/index.ts'
import {
  block,
  DUES_CITES as C,
  duesPayItems,
  LAW_ONLY,
  type PayItemCode,
  type PayItemTreatment,
  rulingOn,
} from '../norms/index.ts'
import { type LocalDues, type LocalItem, localOn } from './local.ts'

export const PAY_ITEM_LABELS: Record<PayItemCode, string> = {
  postPay: '岗位工资',
  gradePay: '薪级工资',
  rankPay: '职务（级别）工资',
  technicalPay: '技术等级工资',
  fixedPay: '固定工资',
  regularBonus: '经常性奖金',
  teacherUplift: '岗位薪级工资提高10%部分',
  basicPerformance: '基础性绩效工资',
  regulatedAllowance: '规范津贴补贴',
  basicPension: '基本离退休费或者基本养老金',
  rewardPerformance: '奖励性绩效工资',
  yearEndReward: '年终奖',
  irregularBonus: '不固定的奖金',
  thirteenthMonth: '十三薪',
  specialTeacher: '特级教师津贴',
  classTeacher: '班主任津贴',
  ruralTeacher: '乡村教师补助',
  hardshipArea: '艰苦边远地区津贴',
  governmentExpert: '政府特殊津贴',
  teachingAge: '教龄津贴',
  afterSchool: '课后服务费',
  lessonFee: '课时费',
  overtime: '加班值班费',
  housingSubsidy: '住房补贴',
  transportSubsidy: '交通补贴',
  communicationSubsidy: '通讯补贴',
  mealSubsidy: '误餐补贴',
  climateSubsidy: '取暖降温补贴',
  propertySubsidy: '物业补贴',
  pensionSubsidy: '离退休人员补贴',
  disabilityPension: '伤残抚恤金',
  survivorPension: '遗属补助',
  incomeTax: '个人所得税',
  pensionInsurance: '养老保险（个人）',
  medicalInsurance: '医疗保险（个人）',
  unemploymentInsurance: '失业保险（个人）',
  injuryInsurance: '工伤保险（个人）',
  maternityInsurance: '生育保险（个人）',
  housingFund: '住房公积金（个人）',
  annuity: '职业年金或者企业年金（个人）',
  unitContribution: '单位缴纳部分',
}
export const PAY_ITEM_CODES = Object.keys(PAY_ITEM_LABELS) as PayItemCode[]

export const TREATMENT_LABELS: Record<PayItemTreatment, string> = {
  included: '计入',
  excluded: '不计入',
  deducted: '减除',
  ask: '由本地规定',
}

/** 疑点5：这些项目全国没有定论，由本地项目表决定；其余项目本地不得改变。 */
export const LEFT_TO_LOCALITY: readonly PayItemCode[] = [
  'teacherUplift',
  'teachingAge',
  'classTeacher',
  'ruralTeacher',
  'afterSchool',
  'thirteenthMonth',
]

const isNational = (code: string): code is PayItemCode => Object.hasOwn(PAY_ITEM_LABELS, code)
const isLeftToLocality = (code: PayItemCode) => LEFT_TO_LOCALITY.includes(code)

/** How one pay item counts, and by what. */
export interface ItemRuling {
  label: string
  treatment: PayItemTreatment
  cite: Citation
}

/** DUE-03：当日某项收入怎样计入基数；undefined 表示没有这个项目。本地只能决定全国没有定论的项目和自设项目。 */
export function itemOn(code: string, on: PlainDate, local: LocalDues): ItemRuling | undefined {
  const mine = localOn(local.items, on, (entry) => entry.code === code)
  if (!isNational(code)) return mine && { label: mine.label ?? code, treatment: mine.treatment, cite: mine.cite }
  const label = PAY_ITEM_LABELS[code]
  if (mine && isLeftToLocality(code)) return { label, treatment: mine.treatment, cite: mine.cite }
  const table = rulingOn(duesPayItems, on, LAW_ONLY)
  return table && { label, treatment: table.value[code], cite: table.cite }
}

/** DUE-03：本地项目表的一行能否采用：不得改变通知已经写明的项目，自设项目要有名称。 */
export function localItemRefusals(item: LocalItem): Refusal[] {
  const found: Refusal[] = []
  const refuse = (code: string, message: string, remedy: string, field: string) =>
    found.push(block('DUE-03', code, message, { cite: C.noticeItems, remedy, field }))
  if (isNational(item.code) && !isLeftToLocality(item.code))
    refuse(
      'dues.item-settled',
      `${PAY_ITEM_LABELS[item.code]}怎样计入基数，通知已经写明，本地不得改变`,
      '删去这一行，或者另设本地项目',
      'code',
    )
  if (!isNational(item.code) && !item.label?.trim())
    refuse('dues.item-unnamed', '有一个本地项目没有名称', '填写工资条上的项目名称', 'label')
  if (item.treatment === 'ask')
    refuse('dues.item-undecided', '没有写明这一项怎样计入基数', '选择计入、不计入或者减除', 'treatment')
  if (item.until && item.until <= item.from)
    refuse('dues.item-span', `终止日期须晚于 ${inWords(item.from)}`, '核对通知上的日期', 'until')
  return found
}
