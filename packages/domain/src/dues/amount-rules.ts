import * as n from '../norms/index.ts'
import { DUES_CITES as C, catalogueOf, DOUBTS, productDefault, type Rule } from '../norms/index.ts'
import { AMOUNT_CASES } from './amount.cases.ts'
import { BASE_CASES } from './base.cases.ts'
import { FIXING_CASES } from './fixing.cases.ts'

export const AMOUNT_RULE_CASES = [...BASE_CASES, ...AMOUNT_CASES, ...FIXING_CASES]
const rule = catalogueOf('dues', AMOUNT_RULE_CASES)

/** 交纳多少：DUE-02 至 DUE-12、DUE-16、DUE-27。 */
export const AMOUNT_RULES: readonly Rule[] = [
  rule('DUE-02', {
    title: '按月领取工资党员的计算基数',
    effect: 'block',
    since: 'dues-2008',
    text: '以每月工资收入中相对固定的、经常性的部分（税后）为基数：事业单位为岗位工资、薪级工资、绩效工资和津贴补贴。工资不明的待定，不作零。',
    cites: [C.one],
    parameters: [n.duesPayItems],
    next: {
      since: 'dues-2017',
      text: '绩效工资只计基础性部分，奖励性绩效和年终奖不计；五险一金、年金和个人所得税减除。工资不明的待定，不作零。',
      cites: [C.one, C.noticeItems],
    },
  }),
  rule('DUE-03', {
    title: '工资项目表',
    effect: 'block',
    since: 'dues-2008',
    text: '每项收入按项目表编码，计入、不计入或者减除；规定没有写明的项目，由本地项目表决定。',
    cites: [C.one, C.lessonFees],
    parameters: [n.duesPayItems],
    doubts: [DOUBTS.d5],
    next: {
      since: 'dues-2017',
      text: '每项收入按项目表编码；特殊岗位和部分人员的津补贴、改革性补贴、加班费、课时费不计入，五险一金、年金和个税减除。通知没有写明的项目由本地项目表决定，没有决定的待定；通知已写明的本地不得改变。',
      cites: [C.noticeItems, C.lessonFees, C.unitSample],
    },
  }),
  rule('DUE-04', {
    title: '按月领取工资党员的交纳比例',
    effect: 'block',
    since: 'dues-2008',
    text: '月基数三千元以下（含三千元）交百分之零点五，三千元以上至五千元（含）交百分之一，五千元以上至一万元（含）交百分之一点五，一万元以上交百分之二。',
    cites: [C.two],
    parameters: [n.duesBandsSalaried],
  }),
  rule('DUE-05', {
    title: '全部基数按一个比例',
    effect: 'block',
    since: 'dues-2008',
    text: '所在档的比例适用于全部基数，不分段累进；跨档时数额跳升，不作平滑。',
    cites: [C.two],
    parameters: [n.duesBandsSalaried],
  }),
  rule('DUE-06', {
    title: '离退休党员',
    effect: 'block',
    since: 'dues-2008',
    text: '以每月实际领取的离退休费或者养老金总额为基数，五千元以下（含）交百分之零点五，五千元以上交百分之一。',
    cites: [C.five],
    parameters: [n.duesBandsRetired],
    next: {
      since: 'dues-2017',
      text: '以基本离退休费或者基本养老金为基数，补贴不计入；五千元以下（含）交百分之零点五，五千元以上交百分之一。不能拆分的按原数额随总额调整。',
      cites: [C.five, C.noticeRetired, C.centralOrgans],
    },
  }),
  rule('DUE-07', {
    title: '年薪制党员',
    effect: 'block',
    since: 'dues-2008',
    text: '以当月实际领取的薪酬收入为基数，每月填报，比例同按月领取工资的党员。',
    cites: [C.three],
    parameters: [n.duesBandsSalaried],
  }),
  rule('DUE-08', {
    title: '收入不固定的党员',
    effect: 'block',
    since: 'dues-2008',
    text: '以上季度月平均纯收入为基数，由本人逐季申报；平均数先取整到分再查比例。',
    cites: [C.four, productDefault('月平均先取整到分再查比例')],
    parameters: [n.duesBandsSalaried],
  }),
  rule('DUE-09', {
    title: '定额交纳',
    effect: 'block',
    since: 'dues-2008',
    text: '学生、下岗失业、靠抚恤救济生活、领取低保的党员每月二角；农民党员每月二角至一元，由省规定。须有证明和复核日期，有工资收入的按工资交纳。',
    cites: [C.six, C.payingCertain],
    parameters: [n.duesFlat, n.duesFlatRange],
  }),
  rule('DUE-10', {
    title: '年初核定和每月上限',
    effect: 'block',
    since: 'dues-2017',
    text: '支部每年年初核定每名党员的月交纳数额，一年内一般不变；各类党员每月不超过一千元，愿意多交的另记自愿多交。二月起没有核定表不能出账。',
    cites: [C.notice1, productDefault('一月未核定的暂按上年末数额，二月起不能出账')],
    parameters: [n.duesMonthlyCeiling],
  }),
  rule('DUE-11', {
    title: '年内调整',
    effect: 'warn',
    since: 'dues-2008',
    text: '工资收入变化的，从按新标准领取的当月起重新计算。',
    cites: [C.ten],
    doubts: [DOUBTS.d3],
    next: {
      since: 'dues-2017',
      text: '一年内一般不变；退休、失业、就业、停薪、身份类别变化或者收入有较大变化的，登记事由后从起始月份调整，普通调资到次年核定。',
      cites: [C.notice1, C.ten],
    },
  }),
  rule('DUE-12', {
    title: '取整',
    effect: 'block',
    since: 'dues-2008',
    text: '精确计算，只在最后取整一次，四舍五入到分；当地可以改为四舍五入到角或者进位到角。',
    cites: [productDefault('全国没有取整规定')],
    parameters: [n.duesRounding, n.duesRoundingUp],
  }),
  rule('DUE-16', {
    title: '少交和免交',
    effect: 'block',
    since: 'dues-2008',
    text: '确有困难的，经支部研究、上一级党委批准，可以少交或者免交；离退休党员有困难的，支部同意即可。每次写明起止月份，最长十二个月，期满复核。',
    cites: [C.seven, C.centralOrgans, productDefault('一次决定最长十二个月')],
    parameters: [n.duesReductionMonths],
    doubts: [DOUBTS.d14dues],
  }),
  rule('DUE-27', {
    title: '规定的版本',
    effect: 'block',
    since: 'dues-2008',
    text: '比例、项目、上限和上缴比例都有起始日期，只追加不改动；以往月份只按当月有效的规定计算，施行以前的月份待定。',
    cites: [productDefault('每月适用当月第一天有效的规定')],
    parameters: [n.duesMonthlyCeiling, n.duesPayItems],
  }),
]
