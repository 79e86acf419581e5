import * as n from '../norms/index.ts'
import { LIFE_CITES as C, catalogueOf, DOUBTS, productDefault, type Rule } from '../norms/index.ts'
import { ARCHIVE_CASES } from './archive.cases.ts'
import { LIFE_CASES } from './life.cases.ts'
import { VOTE_CASES } from './vote.cases.ts'

export const MEETING_CASES = [...VOTE_CASES.filter((entry) => entry.rule.startsWith('MTG')), ...ARCHIVE_CASES, ...LIFE_CASES]
const rule = catalogueOf('meeting', MEETING_CASES)

/** 组织生活规则目录；逻辑在本文件夹各文件。 */
export const MEETING_RULES: readonly Rule[] = [
  rule('MTG-01', {
    title: '组织生活的周期',
    effect: 'duty',
    since: 'branch-2018',
    text: '党员大会一般每季度一次，支委会、党小组会一般每月一次。不设支委会的，没有支委会任务。',
    cites: [C.branch11, C.branch12, C.branch13],
    parameters: [n.generalMeetingsPerQuarter, n.committeeMeetingsPerMonth, n.appraisalsPerYear, n.dutyMinDays],
    next: {
      since: 'education-2019',
      text: '党员大会一般每季度一次，支委会、党小组会一般每月一次，主题党日每月一次，组织生活会每年至少一次，民主评议党员一般每年一次。不设支委会的，没有支委会任务。',
      cites: [C.branch11, C.branch12, C.branch13, C.education16, C.education17, C.education18],
    },
  }),
  rule('MTG-02', {
    title: '支部党员大会的表决',
    effect: 'block',
    since: 'branch-2018',
    text: '有表决权的党员半数以上到会方可表决，赞成超过应到会有表决权党员的半数为通过；基数是应到，不是实到。',
    cites: [C.branch11],
    parameters: [n.quorumGeneral, n.majorityGeneral, n.halfIncluded],
    doubts: [DOUBTS.d15],
  }),
  rule('MTG-03', {
    title: '发展党员事项的表决',
    effect: 'block',
    since: 'development-2014',
    text: '到会有表决权的党员须超过应到会半数，赞成须超过应到会半数；未到会党员会前的正式书面意见计入票数、不计入到会；逐人讨论表决。',
    cites: [C.development2014],
    parameters: [n.quorumMembership, n.majorityMembership],
    doubts: [DOUBTS.d9],
    next: {
      since: 'development-2026',
      text: '到会和票数的要求不变：到会、赞成均须超过应到会有表决权党员的半数，逐人讨论，无记名表决；修订本只见二手材料。',
      cites: [C.development2026, C.development2014],
    },
  }),
  rule('MTG-04', {
    title: '支部委员会会议',
    effect: 'block',
    since: 'branch-2018',
    text: '委员半数以上到会方可开会作决定，以应到委员过半数赞成为通过；重要事项一般先经支委会研究，再提交党员大会。',
    cites: [C.branch12, C.committeeBase, C.noCommittee],
    parameters: [n.quorumCommittee, n.majorityCommittee, n.halfIncluded],
    doubts: [DOUBTS.d15],
  }),
  rule('MTG-05', {
    title: '党小组会',
    effect: 'duty',
    since: 'branch-2018',
    text: '党小组会一般每月一次，由组长召集主持，开展学习、谈心和批评与自我批评，不对党员事项作决定、不表决。',
    cites: [C.branch13, C.branch14],
    parameters: [n.groupMeetingsPerMonth, n.dutyMinDays],
  }),
  rule('MTG-06', {
    title: '党课',
    effect: 'duty',
    since: 'branch-2018',
    text: '领导干部定期讲党课，党委书记每年至少一次；支部一般每季度组织一次，支部书记每年至少讲一次（惯例）。',
    cites: [C.classSecretary, C.classQuarterly],
    parameters: [n.partyClassPerQuarter, n.secretaryClassesPerYear, n.dutyMinDays],
    doubts: [DOUBTS.d14],
  }),
  rule('MTG-07', {
    title: '主题党日',
    effect: 'duty',
    since: 'education-2019',
    text: '每月相对固定一天开展主题党日，有主题，有学习、组织生活、讨论交流或者志愿服务；只有外出活动的不算。固定日由支部登记，改日的写明原因。',
    cites: [C.education16, C.fixedDayPractice],
    parameters: [n.themeDaysPerMonth, n.dutyMinDays],
  }),
  rule('MTG-08', {
    title: '组织生活会',
    effect: 'duty',
    since: 'education-2019',
    text: '每年至少一次，一般在第四季度；会前谈心谈话、征求意见，会上查摆问题、开展批评，会后列出整改清单，逐项明确责任人和期限。次年 3 月 31 日前召开并写明年度的，算上一年度。',
    cites: [
      C.education17,
      productDefault(
        '谈心谈话只登记日期和双方，不登记内容；次年 3 月 31 日前召开并写明年度的算上一年度；会前 60 天内应有谈话记录',
      ),
    ],
    parameters: [n.lifeMeetingsPerYear, n.lifeMeetingGraceMonths, n.talksBeforeLifeDays, n.dutyMinDays],
  }),
  rule('MTG-11', {
    title: '民主生活会到会人数',
    effect: 'block',
    since: 'democratic-2016',
    text: '领导班子民主生活会到会人数须达到班子成员的三分之二以上；学校依当地通知执行。',
    cites: [C.democratic],
    parameters: [n.quorumDemocratic],
    doubts: [DOUBTS.d12],
  }),
  rule('MTG-12', {
    title: '双重组织生活',
    effect: 'warn',
    since: 'education-2019',
    text: '党员领导干部以普通党员身份参加所在支部或者党小组的组织生活；参加班子会议不能代替。',
    cites: [C.education16, productDefault('半年内参加不足一半即提醒')],
    parameters: [n.dualLifeMinShare],
  }),
  rule('MTG-14', {
    title: '会议记录',
    effect: 'block',
    since: 'practice',
    text: '记录载明类型、时间、地点、主持、记录、应到实到和缺席原因、议题、决定和票数；有决定事项的写明责任人和期限，没有的注明。归档后只能追加更正。个人发言不录入平台。',
    cites: [C.minutesPractice, productDefault('会后 7 天内录入')],
    parameters: [n.minutesLateDays],
  }),
  rule('MTG-15', {
    title: '会议的召集和主持',
    effect: 'block',
    since: 'branch-2018',
    text: '党员大会、支委会由书记召集主持，书记不能参加的可委托副书记或者委员；党小组会由组长召集主持。',
    cites: [C.branch14],
  }),
  rule('MTG-16', {
    title: '出席和缺席',
    effect: 'warn',
    since: 'education-2019',
    text: '党员按时参加组织生活，不能参加的事先请假；连续六个月没有正当理由不参加的，按自行脱党处理，由支部大会决定除名并报上级批准。没有开会的月份不计入也不中断。',
    cites: [C.education16, C.education29, C.charter9],
    parameters: [n.absenceSteps],
  }),
  rule('MTG-17', {
    title: '各类事项由谁决定',
    effect: 'block',
    since: 'branch-2018',
    text: '发展党员、选举、处分处置由党员大会决定，支委会审查、筹备或者提出意见；民主评议由党员大会或者支委会定等次。没有权限的会议不能办结。',
    cites: [C.branch11, C.branch12],
  }),
  rule('MTG-18', {
    title: '会议合并召开',
    effect: 'block',
    since: 'education-2019',
    text: '主题党日可以套开党员大会、党课、党小组会，民主评议可与组织生活会合并；每一类各有议题和记录，才各算一次。',
    cites: [C.education16, C.education18],
  }),
  rule('MTG-19', {
    title: '年老体弱党员',
    effect: 'block',
    since: 'education-2019',
    text: '对年老体弱、患病、行动不便的党员不作硬性要求，写明原因和复核日期，送学上门、走访关心；不影响表决权。',
    cites: [C.education23],
  }),
  rule('MTG-20', {
    title: '寒暑假',
    effect: 'info',
    since: 'practice',
    text: '寒暑假不免除组织生活；当地通知允许调整的月份，按月的一般项目只作提示，主题党日不变；表决和选举不在线上进行。',
    cites: [C.holidayPractice],
    parameters: [n.holidayMonths],
  }),
]
