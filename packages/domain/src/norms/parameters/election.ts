import type { Citation } from '../../kernel/index.ts'
import { productDefault } from '../cites.ts'
import { ELECTION_CITES as C } from '../election-cites.ts'
import { inForceFrom, type LawId } from '../laws.ts'
import { type Parameter, parameter } from '../parameter.ts'
import type { Share } from './life.ts'

const since = <T>(law: LawId, value: T, cite: Citation) => [{ from: inForceFrom(law), value, cite }]
/** 1990 年暂行条例以来数值没有变化的，只换条文。 */
const kept = <T>(value: T, before: Citation, now: Citation) => [
  ...since('election-1990', value, before),
  ...since('election-2020', value, now),
]
const lower = (local: number, law: number) => local <= law
const higher = (local: number, law: number) => local >= law
/** 没有全国规定、由各地自定的天数，任何当地值都可用（疑点11）。 */
const leftToLocality = () => true

/** 1990 年暂行条例为“超过五分之四”，2020 年条例为“不少于五分之四”。 */
export const electionQuorum: Parameter<Share> = parameter({
  id: 'electionQuorum',
  label: '选举大会到会比例',
  history: [
    { from: inForceFrom('election-1990'), value: { numerator: 4, denominator: 5, included: false }, cite: C.quorum1990 },
    { from: inForceFrom('election-2020'), value: { numerator: 4, denominator: 5, included: true }, cite: C.quorum },
  ],
})

export const electionMajority: Parameter<Share> = parameter({
  id: 'electionMajority',
  label: '当选所需赞成票比例',
  history: kept<Share>({ numerator: 1, denominator: 2, included: false }, C.majority1990, C.majority),
})

const base = (id: string, label: string): Parameter<boolean> =>
  parameter({
    id,
    label,
    history: kept(true, C.majority1990, C.majority),
    isStricter: (local, law) => law || !local,
  })
/** 疑点2：true 为实到会，false 为应到会（更严）。 */
export const electionMajorityBase = base('electionMajorityBase', '当选计票是否以实到会人数为基数（否则以应到会）')
export const preselectionMajorityBase = base('preselectionMajorityBase', '预选计票是否以实到会人数为基数（否则以应到会）')

export const leaveOpenShare: Parameter<Share> = parameter({
  id: 'leaveOpenShare',
  label: '不再选举空缺名额所需同意比例',
  history: kept<Share>({ numerator: 1, denominator: 2, included: true }, C.majority1990, C.leaveOpen),
})

export const nearSeatsMissing: Parameter<number> = parameter({
  id: 'nearSeatsMissing',
  label: '缺几名以内算接近应选名额',
  unit: '名',
  history: since('product-default', 1, productDefault('“接近应选名额”没有明确的数，缺一名以内算接近，多于一名的提醒')),
  isStricter: lower,
})

export const candidateSurplusPercent: Parameter<number> = parameter({
  id: 'candidateSurplusPercent',
  label: '候选人差额占应选人数的最低百分比',
  unit: '%',
  history: kept(20, C.surplus1990, C.surplus),
  isStricter: higher,
})

export const standingSurplus: Parameter<{ least: number; most: number }> = parameter({
  id: 'standingSurplus',
  label: '常委候选人的差额',
  unit: '人',
  history: since('election-2020', { least: 1, most: 2 }, C.standing),
})

export const congressFromMembers: Parameter<number> = parameter({
  id: 'congressFromMembers',
  label: '可以召开党员代表大会的党员人数',
  unit: '人',
  history: kept(500, C.form1990, C.form),
  isStricter: higher,
})

export const congressDelegates: Parameter<{ least: number; most: number }> = parameter({
  id: 'congressDelegates',
  label: '代表大会的一般代表名额',
  unit: '名',
  history: kept({ least: 100, most: 200 }, C.delegates1990, C.delegates),
})

export const congressDelegatesMax: Parameter<number> = parameter({
  id: 'congressDelegatesMax',
  label: '代表大会的最多代表名额',
  unit: '名',
  history: kept(300, C.delegates1990, C.delegates),
  isStricter: lower,
})

export const exclusionAwayMonths: Parameter<number> = parameter({
  id: 'exclusionAwayMonths',
  label: '自费出国或者外出多久可不计算在应到会人数内',
  unit: '个月',
  history: since('practice', 6, C.exclusions),
  isStricter: higher,
})

export const exclusionInfoPercent: Parameter<number> = parameter({
  id: 'exclusionInfoPercent',
  label: '不计入应到会的人数占选举人多少以上即提示',
  unit: '%',
  history: since('product-default', 10, productDefault('超过选举人的 10% 即提示核对')),
  isStricter: lower,
})

export const secondMonitorFrom: Parameter<number> = parameter({
  id: 'secondMonitorFrom',
  label: '到会多少人起监票人、计票人各设二人',
  unit: '人',
  history: since('practice', 30, C.monitorsPractice),
  isStricter: lower,
})

const stepDays = (id: string, label: string, days: number, gist: string): Parameter<number> =>
  parameter({
    id,
    label,
    unit: '天',
    history: since('product-default', days, productDefault(gist)),
    isStricter: leftToLocality,
  })
export const electionDecideDays = stepDays('electionDecideDays', '大会前多少天研究换届', 90, '大会前 90 天上届班子研究决定')
export const electionRequestDays = stepDays('electionRequestDays', '大会前多少天报送换届请示', 60, '大会前 60 天报送请示')
export const electionRequestReplyDays = stepDays('electionRequestReplyDays', '大会前多少天批复换届请示', 45, '大会前 45 天批复')
export const electionVoterListDays = stepDays('electionVoterListDays', '大会前多少天核定选举人名单', 40, '大会前 40 天核定名单')
export const electionRecommendDays = stepDays('electionRecommendDays', '大会前多少天推荐提名', 35, '大会前 35 天推荐和审查')
export const electionCandidateReportDays = stepDays(
  'electionCandidateReportDays',
  '大会前多少天报送候选人预备人选',
  25,
  '大会前 25 天报送人选请示',
)
export const electionCandidateReplyDays = stepDays(
  'electionCandidateReplyDays',
  '大会前多少天批复候选人预备人选',
  15,
  '大会前 15 天批复人选',
)
export const electionDraftDays = stepDays(
  'electionDraftDays',
  '大会前多少天备齐大会材料',
  10,
  '大会前 10 天备齐报告、选举办法和选票',
)
export const electionPlenaryDays = stepDays('electionPlenaryDays', '大会后多少天内召开第一次全体会议', 1, '大会当日或者次日召开')
export const electionResultReportDays = stepDays('electionResultReportDays', '大会后多少天内报告选举结果', 7, '大会后 7 天内报告')
export const superiorReplyDays = stepDays('superiorReplyDays', '收到结果报告后多少天内批复', 30, '报告后 30 天内批复')
export const electionHandoverDays = stepDays(
  'electionHandoverDays',
  '大会后多少天内交接归档',
  30,
  '大会后 30 天内交接、公布、归档',
)

export const candidateNoticeWorkdays: Parameter<number> = parameter({
  id: 'candidateNoticeWorkdays',
  label: '候选人公示的工作日数',
  unit: '个工作日',
  history: since('product-default', 5, productDefault('公示不是必经步骤；公示的不少于 5 个工作日')),
  isStricter: higher,
})
