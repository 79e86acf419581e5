import type { Citation } from '../../kernel/index.ts'
import { LIFE_CITES as C, productDefault } from '../cites.ts'
import { inForceFrom, type LawId } from '../laws.ts'
import { type Parameter, parameter } from '../parameter.ts'

const since = <T>(law: LawId, value: T, cite: Citation) => [{ from: inForceFrom(law), value, cite }]
const ownDefault = <T>(value: T, gist: string) => since('product-default', value, productDefault(gist))
const lower = (local: number, law: number) => local <= law
const higher = (local: number, law: number) => local >= law
/** 规则明文交由当地通知决定的，任何当地值都可用。 */
const leftToLocality = () => true

/** A share of a base; `included` tells whether the border itself is enough (以上 / 超过). */
export interface Share {
  numerator: number
  denominator: number
  included: boolean
}
const HALF: Share = { numerator: 1, denominator: 2, included: true }
const MORE_THAN_HALF: Share = { numerator: 1, denominator: 2, included: false }
const TWO_THIRDS: Share = { numerator: 2, denominator: 3, included: true }

const perMonthOrYear = (id: string, label: string, law: LawId, cite: Citation): Parameter<number> =>
  parameter({ id, label, unit: '次', history: since(law, 1, cite), isStricter: higher })

export const generalMeetingsPerQuarter = perMonthOrYear(
  'generalMeetingsPerQuarter',
  '每季度支部党员大会次数',
  'branch-2018',
  C.branch11,
)
export const committeeMeetingsPerMonth = perMonthOrYear(
  'committeeMeetingsPerMonth',
  '每月支部委员会会议次数',
  'branch-2018',
  C.branch12,
)
export const groupMeetingsPerMonth = perMonthOrYear('groupMeetingsPerMonth', '每月党小组会次数', 'branch-2018', C.branch13)
export const partyClassPerQuarter = perMonthOrYear('partyClassPerQuarter', '每季度党课次数', 'practice', C.classQuarterly)
export const secretaryClassesPerYear = perMonthOrYear(
  'secretaryClassesPerYear',
  '书记每年讲党课次数',
  'branch-2018',
  C.classSecretary,
)
export const themeDaysPerMonth = perMonthOrYear('themeDaysPerMonth', '每月主题党日次数', 'education-2019', C.education16)
export const lifeMeetingsPerYear = perMonthOrYear('lifeMeetingsPerYear', '每年组织生活会次数', 'education-2019', C.education17)
export const appraisalsPerYear = perMonthOrYear('appraisalsPerYear', '每年民主评议党员次数', 'education-2019', C.education18)

export const dutyMinDays: Parameter<number> = parameter({
  id: 'dutyMinDays',
  label: '组织在一个周期内存在多少天才计该周期的会议',
  unit: '天',
  history: ownDefault(10, '周期最后一天仍存在，且周期内存在满 10 天，才计该周期'),
})

/** 次年三月底前召开、写明年度的，仍算上一年度 (MTG-08)。 */
export const lifeMeetingGraceMonths: Parameter<number> = parameter({
  id: 'lifeMeetingGraceMonths',
  label: '年度组织生活会可顺延到次年的月数',
  unit: '个月',
  history: ownDefault(3, '次年 3 月 31 日前召开并写明年度的算上一年度'),
  isStricter: lower,
})

export const talksBeforeLifeDays: Parameter<number> = parameter({
  id: 'talksBeforeLifeDays',
  label: '组织生活会前多少天内应有谈心谈话记录',
  unit: '天',
  history: ownDefault(60, '会前 60 天内没有谈心谈话记录即提醒'),
  isStricter: lower,
})

/** 月份 1–12；当地通知允许在这些月调整的，按月的“一般”项目只作提示 (MTG-20)。 */
export const holidayMonths: Parameter<readonly number[]> = parameter({
  id: 'holidayMode',
  label: '寒暑假调整月份',
  unit: '月',
  history: since<readonly number[]>('practice', [], C.holidayPractice),
  isStricter: leftToLocality,
})

export const minutesLateDays: Parameter<number> = parameter({
  id: 'minutesLateDays',
  label: '会后多少天内录入记录',
  unit: '天',
  history: ownDefault(7, '会后 7 天内录入，逾期提醒'),
  isStricter: lower,
})

export const dualLifeMinShare: Parameter<Share> = parameter({
  id: 'dualLifeMinShare',
  label: '领导干部半年内参加所在支部组织生活的最低比例',
  history: ownDefault(HALF, '半年内低于一半即提醒'),
  isStricter: (local, law) => local.numerator * law.denominator >= law.numerator * local.denominator,
})

/** Consecutive months without attendance at which something happens (MTG-16). */
export interface AbsenceSteps {
  info: number
  warn: number
  notice: number
  case: number
}
/** 六个月出自条例；一、三、五个月是工作提示。 */
export const absenceSteps: Parameter<AbsenceSteps> = parameter({
  id: 'absenceSteps',
  label: '连续不参加组织生活的月数',
  unit: '个月',
  history: since('education-2019', { info: 1, warn: 3, notice: 5, case: 6 }, C.education29),
})

/** 疑点15：false 时，“半数以上”按超过半数掌握。 */
export const halfIncluded: Parameter<boolean> = parameter({
  id: 'halfIncluded',
  label: '“半数以上”是否含半数',
  history: since('branch-2018', true, C.halfIncluded),
  isStricter: (local, law) => law || !local,
})

const quorum = (id: string, label: string, history: Parameter<Share>['history']): Parameter<Share> =>
  parameter({ id, label, history })

export const quorumGeneral = quorum('quorumGeneral', '支部党员大会到会比例', since('branch-2018', HALF, C.branch11))
export const quorumMembership = quorum('quorumMembership', '发展党员事项到会比例', [
  { from: inForceFrom('development-2014'), value: MORE_THAN_HALF, cite: C.development2014 },
  { from: inForceFrom('development-2026'), value: MORE_THAN_HALF, cite: C.development2026 },
])
export const quorumCommittee = quorum('quorumCommittee', '支部委员会会议到会比例', since('branch-2018', HALF, C.branch12))
export const quorumSchoolParty = quorum('quorumSchoolParty', '党组织会议到会比例', since('school-2022', HALF, C.school5))
export const quorumSchoolCadre = quorum(
  'quorumSchoolCadre',
  '党组织会议讨论干部任免等到会比例',
  since('school-2022', TWO_THIRDS, C.school5),
)
export const quorumHeadteacher = quorum('quorumHeadteacher', '校长办公会议到会比例', since('school-2022', HALF, C.school6))
export const quorumDemocratic = quorum(
  'quorumDemocratic',
  '民主生活会到会比例',
  since('democratic-2016', TWO_THIRDS, C.democratic),
)

const majority = quorum
export const majorityGeneral = majority(
  'majorityGeneral',
  '支部党员大会通过比例',
  since('branch-2018', MORE_THAN_HALF, C.branch11),
)
export const majorityMembership = majority('majorityMembership', '发展党员事项通过比例', [
  { from: inForceFrom('development-2014'), value: MORE_THAN_HALF, cite: C.development2014 },
  { from: inForceFrom('development-2026'), value: MORE_THAN_HALF, cite: C.development2026 },
])
export const majorityCommittee = majority(
  'majorityCommittee',
  '支部委员会会议通过比例',
  since('branch-2018', MORE_THAN_HALF, C.committeeBase),
)
export const majoritySchool = majority(
  'majoritySchool',
  '党组织会议通过比例',
  since('school-2022', MORE_THAN_HALF, C.schoolMajority),
)

export const publicNoticeWorkdays: Parameter<number> = parameter({
  id: 'publicNoticeWorkdays',
  label: '公示工作日数',
  unit: '个工作日',
  history: since('development-2026', 5, C.publicNotice),
  isStricter: higher,
})
