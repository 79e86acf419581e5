import { VOTE_CASES } from '../meeting/vote.cases.ts'
import * as n from '../norms/index.ts'
import { LIFE_CITES as C, catalogueOf, DOUBTS, type Rule } from '../norms/index.ts'
import { AGENDA_CASES } from './agenda.cases.ts'

export const SCHOOL_CASES = [...VOTE_CASES.filter((entry) => entry.rule.startsWith('SCH')), ...AGENDA_CASES]
const rule = catalogueOf('school', SCHOOL_CASES)

/** 学校议事规则目录；计票在 meeting/vote.ts，议题在 agenda.ts。 */
export const SCHOOL_RULES: readonly Rule[] = [
  rule('SCH-03', {
    title: '党组织会议',
    effect: 'block',
    since: 'school-2022',
    text: '学校重大事项由党组织会议讨论决定，书记召集主持并确定议题，半数以上班子成员到会方可召开，以应到过半数赞成为通过。',
    cites: [C.school5, C.schoolMajority],
    parameters: [n.quorumSchoolParty, n.majoritySchool, n.halfIncluded],
    doubts: [DOUBTS.d15],
  }),
  rule('SCH-04', {
    title: '干部任免等重要事项',
    effect: 'block',
    since: 'school-2022',
    text: '讨论干部任免等，须有三分之二以上班子成员到会，逐个表决；本人和亲属回避，回避的计入到会、不计票，应到基数不变。',
    cites: [C.school5, C.school7, C.schoolWithdrawal, C.schoolMajority],
    parameters: [n.quorumSchoolCadre, n.majoritySchool],
  }),
  rule('SCH-05', {
    title: '校长办公会议',
    effect: 'block',
    since: 'school-2022',
    text: '校长召集主持，行政班子半数以上到会，听取意见后由校长决定；三重一大事项只能提出方案，提交党组织会议决定。',
    cites: [C.school6],
    parameters: [n.quorumHeadteacher, n.halfIncluded],
    doubts: [DOUBTS.d15],
  }),
  rule('SCH-09', {
    title: '原始记录',
    effect: 'block',
    since: 'school-2022',
    text: '党组织会议、校长办公会议有完整的纸质原始记录并归档；平台只记到会、票数、决定和纸质记录的册页，没有册页的不能归档，个人意见不录入平台。',
    cites: [C.schoolRecord],
  }),
]
