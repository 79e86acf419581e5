import { catalogueOf, ORG_CITES, productDefault, type Rule } from '../norms/index.ts'
import { MEMBER_CASES } from './member.cases.ts'

export { MEMBER_CASES }

const rule = catalogueOf('member', MEMBER_CASES)
const own = (gist: string) => productDefault(gist)

/** 党员信息规则目录；检查在 findings.ts，办理在 changes.ts。 */
export const MEMBER_RULES: readonly Rule[] = [
  rule('GEN-08', {
    title: '无表决权人员',
    effect: 'block',
    since: 'product-default',
    text: '预备党员、留党察看和中止党员权利期间的党员没有表决权；中止和恢复权利由有权组织决定，凭文件登记。',
    cites: [ORG_CITES.electionFive, own('中止和恢复党员权利凭文件登记')],
  }),
  rule('MDS-01', {
    title: '党员基本信息十六项',
    effect: 'warn',
    since: 'product-default',
    text: '全国统一采集的党员信息共十六项；转正日期只要求正式党员，失联、流动的细目只在有该情况时要求，缺哪项提示补哪项。',
    cites: [own('十六项清单据采集工作公开资料整理，原表待核')],
  }),
  rule('MDS-03', {
    title: '公民身份号码',
    effect: 'block',
    since: 'product-default',
    text: '公民身份号码须为十八位，出生日期是真实日期，末位校验码正确，全市不得重复；与登记的性别不一致时提醒。',
    cites: [own('公民身份号码按 GB 11643 校验')],
  }),
  rule('MDS-04', {
    title: '出生日期以档案为准',
    effect: 'warn',
    since: 'product-default',
    text: '出生日期以干部人事档案为准，与公民身份号码不一致的须写明说明。',
    cites: [own('出生日期以档案为准，来自填表说明的公开文本')],
  }),
  rule('MDS-10', {
    title: '申请入党的年龄',
    effect: 'block',
    since: 'product-default',
    text: '申请入党须年满十八周岁；上线以前的事只列入清理，不作阻断。',
    cites: [own('满十八周岁可以申请入党')],
  }),
  rule('MDS-11', {
    title: '培养期和预备期',
    effect: 'block',
    since: 'product-default',
    text: '确定为积极分子满一年方可入党，预备期一年；上线以前的事只列入清理，不作阻断。',
    cites: [own('满十八周岁申请入党，培养教育一年以上，预备期一年')],
  }),
  rule('MDS-12', {
    title: '各日期的先后',
    effect: 'block',
    since: 'product-default',
    text: '申请、积极分子、发展对象、入党、转正依次发生，后一步的日期不得早于前一步。',
    cites: [own('申请、积极分子、发展对象、入党、转正依次发生')],
  }),
  rule('MDS-13', {
    title: '类别与转正日期一致',
    effect: 'block',
    since: 'product-default',
    text: '正式党员须有转正日期，预备党员不得有已到的转正日期。',
    cites: [own('类别与转正日期互相印证')],
  }),
  rule('MDS-14', {
    title: '预备期的长短',
    effect: 'warn',
    since: 'product-default',
    text: '入党到转正一般是一年，延长预备期的为一年半到两年，其他长短可能是日期写错。',
    cites: [own('预备期一年，可以延长半年至一年')],
  }),
  rule('MDS-15', {
    title: '参加工作的年龄',
    effect: 'warn',
    since: 'product-default',
    text: '参加工作日期一般不早于十六周岁，早于的提醒核对。',
    cites: [own('法定最低就业年龄十六周岁')],
  }),
  rule('MDS-16', {
    title: '进入和离开的日期',
    effect: 'block',
    since: 'product-default',
    text: '进入支部不得早于入党和支部成立，离开不得早于进入，后一段登记须晚于前一段的起始日期。',
    cites: [own('各段登记前后相接')],
  }),
  rule('MDS-17', {
    title: '一人一个组织关系',
    effect: 'block',
    since: 'education-2019',
    text: '每名党员任一时点只有一个组织关系；转出前由原组织负责，转接当日起归接收组织。',
    cites: [ORG_CITES.education25],
  }),
  rule('MDS-18', {
    title: '党小组属于本支部',
    effect: 'block',
    since: 'product-default',
    text: '党员只能编入本支部的党小组，一人只编入一个党小组。',
    cites: [own('党小组属于本支部，一名党员只编入一个党小组')],
  }),
  rule('MDS-19', {
    title: '流动和失联的细目',
    effect: 'block',
    since: 'product-default',
    text: '登记流动的须写明流向、联系人和外出日期，登记失联的须写明日期。',
    cites: [own('流动、失联的登记须写明日期和去向')],
  }),
  rule('MDS-20', {
    title: '年龄与岗位',
    effect: 'warn',
    since: 'product-default',
    text: '已过法定退休年龄而岗位不是离退休的、年龄过小过大的、年长的学生，提醒核对。',
    cites: [own('法定退休年龄自 2025 年起逐步延迟')],
  }),
  rule('MDS-21', {
    title: '学历与学位',
    effect: 'warn',
    since: 'product-default',
    text: '有学位的，学历一般在大学本科以上，不相当的提醒核对。',
    cites: [own('学历与学位互相印证')],
  }),
  rule('MDS-24', {
    title: '入党介绍人',
    effect: 'block',
    since: 'product-default',
    text: '入党介绍人在支部大会当日须是正式党员；上线以前的事只列入清理。',
    cites: [own('介绍人须是正式党员')],
  }),
  rule('MDS-25', {
    title: '不登记将来的事',
    effect: 'block',
    since: 'product-default',
    text: '登记的日期不得晚于今天，去世、出党以后没有新的登记。',
    cites: [own('事情发生之后再登记')],
  }),
  rule('MDS-30', {
    title: '关键信息的变更',
    effect: 'block',
    since: 'product-default',
    text: '姓名、公民身份号码、出生日期、入党和转正日期、党籍状态凭申请和文件变更，由有权组织决定，变更前后都留存。',
    cites: [own('关键信息凭文件变更，变更前后留存')],
  }),
  rule('TRF-13', {
    title: '临时党支部不接转组织关系',
    effect: 'block',
    since: 'branch-2018',
    text: '借调、支教、培训等短期离开的，组织关系留在原支部；临时党支部只组织学习和活动，不接转组织关系。',
    cites: [ORG_CITES.branchTemporary],
  }),
]
