import type { Citation } from '../../kernel/index.ts'
import { DUES_CITES as C, productDefault } from '../cites.ts'
import { inForceFrom, type LawId } from '../laws.ts'
import { type Parameter, parameter } from '../parameter.ts'

const since = <T>(law: LawId, value: T, cite: Citation) => [{ from: inForceFrom(law), value, cite }]
/** 自党费规定施行起适用的产品默认值。 */
const ownDefault = <T>(value: T, gist: string) => since('dues-2008', value, productDefault(gist))
const lower = (local: number, law: number) => local >= 1 && local <= law
const higher = (local: number, law: number) => local >= law

/** One step of a rate scale: up to `most` yuan a month, the border included; the last step has no `most`. */
export interface RateBand {
  most?: number
  /** Rate on the whole base, in thousandths. */
  perMille: number
}

/** 全国统一的比例，当地不得改动（DUE-19：不得收取规定以外的党费）。 */
export const duesBandsSalaried: Parameter<readonly RateBand[]> = parameter<readonly RateBand[]>({
  id: 'dues.bandsSalaried',
  label: '按月领取工资党员的交纳比例（元，千分之）',
  history: since<readonly RateBand[]>(
    'dues-2008',
    [{ most: 3000, perMille: 5 }, { most: 5000, perMille: 10 }, { most: 10_000, perMille: 15 }, { perMille: 20 }],
    C.two,
  ),
})

export const duesBandsRetired: Parameter<readonly RateBand[]> = parameter<readonly RateBand[]>({
  id: 'dues.bandsRetired',
  label: '离退休党员的交纳比例（元，千分之）',
  history: since<readonly RateBand[]>('dues-2008', [{ most: 5000, perMille: 5 }, { perMille: 10 }], C.five),
})

/** 2017 年通知以前没有上限。 */
export const duesMonthlyCeiling: Parameter<number> = parameter({
  id: 'dues.monthlyCeiling',
  label: '每月交纳数额的上限',
  unit: '元',
  history: since('dues-2017', 1000, C.notice1),
  isStricter: lower,
})

export const duesFlat: Parameter<number> = parameter({
  id: 'dues.flat',
  label: '学生、下岗失业、靠抚恤救济和低保生活的党员每月数额',
  unit: '分',
  history: since('dues-2008', 20, C.six),
})

/** 农民党员的数额由省在此范围内规定，作为本地数据，没有默认值。 */
export const duesFlatRange: Parameter<{ least: number; most: number }> = parameter({
  id: 'dues.flatRange',
  label: '农民党员每月数额的范围',
  unit: '分',
  history: since('dues-2008', { least: 20, most: 100 }, C.six),
})

/** 1 为分，10 为角；全国没有规定，当地任选其一。 */
export const duesRounding: Parameter<number> = parameter({
  id: 'dues.rounding',
  label: '应交数额取整的单位',
  unit: '分',
  history: ownDefault(1, '精确计算，最后取整一次，四舍五入到分'),
  isStricter: (local) => local === 1 || local === 10,
})

export const duesRoundingUp: Parameter<boolean> = parameter({
  id: 'dues.roundingUp',
  label: '取整到角时是否一律进位',
  history: ownDefault(false, '四舍五入；只在取整到角时可改为进位'),
  isStricter: () => true,
})

/** 31 即每月最后一天；当月没有该日的取月末。 */
export const duesCollectDay: Parameter<number> = parameter({
  id: 'dues.collectDay',
  label: '每月收缴党费的日期',
  unit: '日',
  history: ownDefault(31, '支部没有规定收缴日的，为每月最后一天'),
  isStricter: lower,
})

export const duesReminderDays: Parameter<number> = parameter({
  id: 'dues.reminderDays',
  label: '收缴日前多少天提示',
  unit: '天',
  history: ownDefault(3, '收缴日前 3 天提示'),
  isStricter: higher,
})

export const duesBackPayMonths: Parameter<number> = parameter({
  id: 'dues.backPayMonths',
  label: '一次补交一般不超过的月数',
  unit: '个月',
  history: since('dues-2008', 6, C.twelve),
  isStricter: lower,
})

export const duesPrepayMonths: Parameter<number> = parameter({
  id: 'dues.prepayMonths',
  label: '预交不得超过的月数',
  unit: '个月',
  history: ownDefault(6, '预交超出本季度提醒，超过 6 个月不办理'),
  isStricter: lower,
})

/** Consecutive unpaid months at which something happens (DUE-15). */
export interface ArrearsSteps {
  info: number
  warn: number
  talk: number
  notice: number
  case: number
}

/** 六个月出自规定；一、二、三、五个月是工作提示。 */
export const duesArrearsSteps: Parameter<ArrearsSteps> = parameter({
  id: 'dues.arrearsSteps',
  label: '连续未交党费的月数',
  unit: '个月',
  history: since('dues-2008', { info: 1, warn: 2, talk: 3, notice: 5, case: 6 }, C.thirteen),
})

export const duesArrearsStepDays: Parameter<number> = parameter({
  id: 'dues.arrearsStepDays',
  label: '到谈话、书面通知、核查的步骤后多少天内办理',
  unit: '天',
  history: ownDefault(15, '达到步骤后 15 天内办理并留存记录'),
  isStricter: lower,
})

export const duesReductionMonths: Parameter<number> = parameter({
  id: 'dues.reductionMonths',
  label: '一次决定少交或者免交的最长月数',
  unit: '个月',
  history: ownDefault(12, '一次决定最长 12 个月，期满复核'),
  isStricter: lower,
})

/** 全国统一，当地不得改动。 */
export const duesLargeFrom: Parameter<number> = parameter({
  id: 'dues.largeContributionFrom',
  label: '大额党费的起点（一次自愿多交）',
  unit: '元',
  history: since('dues-2008', 1000, C.eleven),
})

export const duesLargeReceiptDays: Parameter<number> = parameter({
  id: 'dues.largeReceiptDays',
  label: '大额党费上缴并取得中央收据的办理天数',
  unit: '天',
  history: ownDefault(60, '60 天仍没有收据的提示催办'),
  isStricter: lower,
})

export const duesCentralShare: Parameter<number> = parameter({
  id: 'dues.centralShare',
  label: '省上缴中央的比例',
  unit: '‰',
  history: since('dues-2008', 50, C.fifteen),
})

export const duesReconcileDays: Parameter<number> = parameter({
  id: 'dues.reconcileDays',
  label: '月末后多少天内完成账款核对',
  unit: '天',
  history: ownDefault(10, '次月 10 日前核对账面与银行'),
  isStricter: lower,
})

export const duesPublications: Parameter<number> = parameter({
  id: 'dues.publications',
  label: '每年向党员公布党费情况的次数',
  unit: '次',
  history: since('dues-2008', 1, C.twentySix),
  isStricter: higher,
})

/** 年度终了后的月数：到第一个数提醒，到第二个数列为重点。 */
export const duesPublishMonths: Parameter<{ warn: number; flag: number }> = parameter({
  id: 'dues.publishMonths',
  label: '年度公布、报告、检查的期限（次年月份）',
  unit: '个月',
  history: ownDefault({ warn: 1, flag: 3 }, '次年 1 月 31 日前公布，3 月 31 日仍未公布的列为重点'),
})

/** Years to keep; null is for ever. */
export interface KeepingYears {
  vouchers: number
  statements: number
  handovers: number
  reports: number | null
}

export const duesKeepingYears: Parameter<KeepingYears> = parameter<KeepingYears>({
  id: 'dues.keepingYears',
  label: '党费会计档案的保管年限',
  unit: '年',
  history: since<KeepingYears>(
    'accounting-archive-2015',
    { vouchers: 30, statements: 10, handovers: 30, reports: null },
    C.archive,
  ),
})
