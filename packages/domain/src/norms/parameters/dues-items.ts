import { DUES_CITES as C } from '../cites.ts'
import { inForceFrom } from '../laws.ts'
import { type Parameter, parameter } from '../parameter.ts'

/** What a pay item does to the base: counted, left out, subtracted, or to be settled by a local notice. */
export type PayItemTreatment = 'included' | 'excluded' | 'deducted' | 'ask'

/** Coded pay items of the school setting (DUE-03); labels in dues/items.ts. */
export type PayItemCode =
  | 'postPay'
  | 'gradePay'
  | 'rankPay'
  | 'technicalPay'
  | 'fixedPay'
  | 'regularBonus'
  | 'teacherUplift'
  | 'basicPerformance'
  | 'regulatedAllowance'
  | 'basicPension'
  | 'rewardPerformance'
  | 'yearEndReward'
  | 'irregularBonus'
  | 'thirteenthMonth'
  | 'specialTeacher'
  | 'classTeacher'
  | 'ruralTeacher'
  | 'hardshipArea'
  | 'governmentExpert'
  | 'teachingAge'
  | 'afterSchool'
  | 'lessonFee'
  | 'overtime'
  | 'housingSubsidy'
  | 'transportSubsidy'
  | 'communicationSubsidy'
  | 'mealSubsidy'
  | 'climateSubsidy'
  | 'propertySubsidy'
  | 'pensionSubsidy'
  | 'disabilityPension'
  | 'survivorPension'
  | 'incomeTax'
  | 'pensionInsurance'
  | 'medicalInsurance'
  | 'unemploymentInsurance'
  | 'injuryInsurance'
  | 'maternityInsurance'
  | 'housingFund'
  | 'annuity'
  | 'unitContribution'

export type PayItemTable = Readonly<Record<PayItemCode, PayItemTreatment>>

/** 2008 年规定只写明工资、津贴补贴、经常性奖金和税后；没有写明的项目须问本地。 */
const TABLE_2008: PayItemTable = {
  postPay: 'included',
  gradePay: 'included',
  rankPay: 'included',
  technicalPay: 'included',
  fixedPay: 'included',
  regularBonus: 'included',
  teacherUplift: 'included',
  basicPerformance: 'included',
  regulatedAllowance: 'included',
  basicPension: 'included',
  rewardPerformance: 'included',
  yearEndReward: 'ask',
  irregularBonus: 'excluded',
  thirteenthMonth: 'ask',
  specialTeacher: 'ask',
  classTeacher: 'ask',
  ruralTeacher: 'ask',
  hardshipArea: 'ask',
  governmentExpert: 'ask',
  teachingAge: 'ask',
  afterSchool: 'ask',
  lessonFee: 'excluded',
  overtime: 'ask',
  housingSubsidy: 'ask',
  transportSubsidy: 'ask',
  communicationSubsidy: 'ask',
  mealSubsidy: 'ask',
  climateSubsidy: 'ask',
  propertySubsidy: 'ask',
  pensionSubsidy: 'included',
  disabilityPension: 'ask',
  survivorPension: 'ask',
  incomeTax: 'deducted',
  pensionInsurance: 'ask',
  medicalInsurance: 'ask',
  unemploymentInsurance: 'ask',
  injuryInsurance: 'ask',
  maternityInsurance: 'ask',
  housingFund: 'ask',
  annuity: 'ask',
  unitContribution: 'excluded',
}

/** 2017 年通知：绩效只计基础性部分，特殊岗位和部分人员的津补贴、改革性补贴、加班费不计，五险一金和年金减除。 */
const TABLE_2017: PayItemTable = {
  ...TABLE_2008,
  rewardPerformance: 'excluded',
  yearEndReward: 'excluded',
  specialTeacher: 'excluded',
  classTeacher: 'excluded',
  ruralTeacher: 'excluded',
  hardshipArea: 'excluded',
  governmentExpert: 'excluded',
  overtime: 'excluded',
  housingSubsidy: 'excluded',
  transportSubsidy: 'excluded',
  communicationSubsidy: 'excluded',
  mealSubsidy: 'excluded',
  climateSubsidy: 'excluded',
  propertySubsidy: 'excluded',
  pensionSubsidy: 'excluded',
  disabilityPension: 'excluded',
  survivorPension: 'excluded',
  pensionInsurance: 'deducted',
  medicalInsurance: 'deducted',
  unemploymentInsurance: 'deducted',
  injuryInsurance: 'deducted',
  maternityInsurance: 'deducted',
  housingFund: 'deducted',
  annuity: 'deducted',
}

/** 各项收入怎样计入基数；疑点5 所列项目由本地项目表决定（dues/items.ts）。 */
export const duesPayItems: Parameter<PayItemTable> = parameter<PayItemTable>({
  id: 'dues.payItems',
  label: '工资项目怎样计入党费基数',
  history: [
    { from: inForceFrom('dues-2008'), value: TABLE_2008, cite: C.one },
    { from: inForceFrom('dues-2017'), value: TABLE_2017, cite: C.noticeItems },
  ],
})
