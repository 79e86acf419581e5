import * as n from '../norms/index.ts'
import { DUES_CITES as C, catalogueOf, DOUBTS, LIFE_CITES, productDefault, type Rule } from '../norms/index.ts'
import { COLLECTION_CASES } from './collection.cases.ts'
import { FUND_CASES } from './fund.cases.ts'

export const FUND_RULE_CASES = [...COLLECTION_CASES, ...FUND_CASES]
const rule = catalogueOf('dues', FUND_RULE_CASES)

/** 谁交、何时交、交到哪里，收来以后怎样管：DUE-01、DUE-13 至 DUE-15、DUE-17 至 DUE-26。 */
export const FUND_RULES: readonly Rule[] = [
  rule('DUE-01', {
    title: '谁交、从何时起、到何时止',
    effect: 'block',
    since: 'dues-2008',
    text: '党员都要交纳；预备党员从支部大会通过当月起全月应交，收缴日已过的随下月交。离开、去世当月已交的不退、未交的不催；停止党籍期间不交，恢复后继续。',
    cites: [C.eight, productDefault('入党当月全月应交，离开、停止党籍当月已交才算')],
  }),
  rule('DUE-13', {
    title: '按月交纳',
    effect: 'warn',
    since: 'dues-2008',
    text: '党员按月主动足额交纳，支部每月相对固定一天收缴；特殊情况经支部同意，可以按季度交纳或者由亲属、其他党员代交。',
    cites: [C.twelve, productDefault('没有规定收缴日的为每月最后一天，提前三天提示')],
    parameters: [n.duesCollectDay, n.duesReminderDays],
  }),
  rule('DUE-14', {
    title: '补交和预交',
    effect: 'warn',
    since: 'dues-2008',
    text: '一次补交一般不超过六个月，按补交的月数计，各月按当月数额；预交一般不超出本季度，不得超过六个月。',
    cites: [C.twelve, productDefault('预交超出本季度提醒，超过六个月不办理')],
    parameters: [n.duesBackPayMonths, n.duesPrepayMonths],
    doubts: [DOUBTS.d6],
  }),
  rule('DUE-15', {
    title: '不按规定交纳',
    effect: 'warn',
    since: 'dues-2008',
    text: '不按规定交纳的先教育、限期改正；没有正当理由连续六个月不交的，由支部大会讨论、上级批准。免交、停止党籍和支部认可理由的月份使连续中断。软件只提示，从不处理任何人。',
    cites: [C.thirteen, LIFE_CITES.charter9, C.education29, productDefault('一、二、三、五个月分别提示、提醒、谈话、书面通知')],
    parameters: [n.duesArrearsSteps, n.duesArrearsStepDays],
    doubts: [DOUBTS.d14dues],
  }),
  rule('DUE-17', {
    title: '自愿多交和大额党费',
    effect: 'block',
    since: 'dues-2008',
    text: '自愿多交不限，由本人表示；一次多交一千元以上的为大额党费，另账登记，附党员简要情况，全部逐级上缴中央，取得中央收据为止。',
    cites: [C.eleven, C.notice1],
    parameters: [n.duesLargeFrom, n.duesLargeReceiptDays],
  }),
  rule('DUE-18', {
    title: '向哪里交',
    effect: 'block',
    since: 'dues-2008',
    text: '向组织关系所在支部交纳；持流动党员活动证的可以向活动证载明的组织交纳。转接当月由原支部收，次月起由新支部收，同一个月不得重复。',
    cites: [C.nine, C.certificate],
  }),
  rule('DUE-19', {
    title: '不得垫交、扣缴和另收',
    effect: 'block',
    since: 'dues-2008',
    text: '党组织和单位不得垫交党费，不得未经本人书面同意从工资中扣缴，不得收取规定以外的党费；没有收据和收款人的不能记为已交。',
    cites: [C.fourteen],
    doubts: [DOUBTS.d14dues],
  }),
  rule('DUE-20', {
    title: '逐级上缴',
    effect: 'block',
    since: 'dues-2008',
    text: '各级按省里规定的比例逐级上缴，以当期实收党费（不含大额党费）为基数；省按全年实收的百分之五上缴中央。比例没有设定的不能办理，已结账的期间只能补记更正。',
    cites: [C.fifteen],
    parameters: [n.duesCentralShare],
    doubts: [DOUBTS.d10],
  }),
  rule('DUE-21', {
    title: '党费的用途',
    effect: 'block',
    since: 'dues-2008',
    text: '党费用于培训党员、教育资料、表彰先进、补助困难党员、补助受灾党员和设施五项，量入为出、略有结余；后来的细目须有本地对照。',
    cites: [C.seventeen, C.sevenLines],
  }),
  rule('DUE-22', {
    title: '使用党费的决定',
    effect: 'block',
    since: 'dues-2008',
    text: '集体讨论决定，不得由个人或者少数人决定；请示只报上一级；下拨的专款专用；提出、批准、付款由不同的人办理。',
    cites: [C.twenty, productDefault('提出、批准、付款三人分开')],
  }),
  rule('DUE-23', {
    title: '专户和会计出纳分设',
    effect: 'block',
    since: 'dues-2008',
    text: '党费专户存储，利息归入党费；会计和出纳由不同的人担任；期初加收入减支出等于期末，账面与银行每月核对，不符的写明原因。',
    cites: [C.twentyTwo, productDefault('月末后十天内核对')],
    parameters: [n.duesReconcileDays],
    doubts: [DOUBTS.d14dues],
  }),
  rule('DUE-24', {
    title: '报告、检查和公布',
    effect: 'duty',
    since: 'dues-2008',
    text: '支部每年至少向党员公布一次党费收缴使用情况；基层党委向大会报告，组织部门每年检查。公布交纳数额，不公布工资和减免原因。',
    cites: [C.twentySix, C.twentySeven, productDefault('次年一月底前公布，三月底仍未公布的列为重点')],
    parameters: [n.duesPublications, n.duesPublishMonths],
  }),
  rule('DUE-25', {
    title: '账簿和档案',
    effect: 'block',
    since: 'accounting-archive-2015',
    text: '账目只追加，更正用冲正分录；凭证和账簿保管三十年，年度报告永久，银行对账单十年，移交清册三十年，期满前不得销毁。',
    cites: [C.twentyFour, C.archive],
    parameters: [n.duesKeepingYears],
    doubts: [DOUBTS.d14dues],
  }),
  rule('DUE-26', {
    title: '管理人员交接',
    effect: 'block',
    since: 'dues-2008',
    text: '党费管理人员变动，须有监交人在场移交账簿、票据和结存，三方签字；没有交接记录的不得改任。',
    cites: [C.twentyFive],
    doubts: [DOUBTS.d14dues],
  }),
]
