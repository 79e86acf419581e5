import { type Citation, type PlainDate, valueAt } from '../kernel/index.ts'
import {
  halfIncluded,
  LIFE_CITES,
  majorityCommittee,
  majorityGeneral,
  majorityMembership,
  majoritySchool,
  type Norms,
  type Parameter,
  quorumCommittee,
  quorumDemocratic,
  quorumGeneral,
  quorumHeadteacher,
  quorumMembership,
  quorumSchoolCadre,
  quorumSchoolParty,
  type Ruling,
  rulingOn,
  type Share,
} from '../norms/index.ts'
import type { VoteMatter } from './types.ts'

/** A share applied to a base: how many are needed, whether they are reached, and the sum in words. */
export interface ShareVerdict {
  needed: number
  isReached: boolean
  /** 「2×10 ≥ 20，达到半数」. */
  arithmetic: string
  cite: Citation
}

const SHARE_NAMES: Record<string, string> = { '1/2': '半数', '2/3': '三分之二', '4/5': '五分之四' }

/** 规则书 0.1：全部用整数比较，“以上”含边界，“超过”不含。 */
export function shareVerdict(share: Share, n: number, base: number, cite: Citation): ShareVerdict {
  const { numerator, denominator, included } = share
  const isReached = included ? denominator * n >= numerator * base : denominator * n > numerator * base
  const needed = included ? Math.ceil((numerator * base) / denominator) : Math.floor((numerator * base) / denominator) + 1
  const sign = isReached ? (included ? '≥' : '>') : included ? '<' : '≤'
  const right = numerator === 1 ? `${base}` : `${numerator}×${base}`
  const name = SHARE_NAMES[`${numerator}/${denominator}`] ?? `${denominator}分之${numerator}`
  const word = isReached ? (included ? '达到' : '超过') : included ? '未达到' : '未超过'
  return { needed, isReached, arithmetic: `${denominator}×${n} ${sign} ${right}，${word}${name}`, cite }
}

const QUORUM: Record<VoteMatter, Parameter<Share>> = {
  ordinary: quorumGeneral,
  membership: quorumMembership,
  committee: quorumCommittee,
  schoolOrdinary: quorumSchoolParty,
  schoolCadre: quorumSchoolCadre,
  headteacher: quorumHeadteacher,
}
/** 校长办公会议听取意见后由校长决定，不计票 (SCH-05)。 */
const MAJORITY: Record<VoteMatter, Parameter<Share> | undefined> = {
  ordinary: majorityGeneral,
  membership: majorityMembership,
  committee: majorityCommittee,
  schoolOrdinary: majoritySchool,
  schoolCadre: majoritySchool,
  headteacher: undefined,
}
/** The rule a matter's quorum belongs to. */
export const VOTE_RULES: Record<VoteMatter, string> = {
  ordinary: 'MTG-02',
  membership: 'MTG-03',
  committee: 'MTG-04',
  schoolOrdinary: 'SCH-03',
  schoolCadre: 'SCH-04',
  headteacher: 'SCH-05',
}

/** 疑点15：当地可规定“半数以上”不含半数；只影响一半的边界。 */
function strictHalf(share: Share, on: PlainDate, norms: Norms): Share {
  const isHalf = share.numerator * 2 === share.denominator
  const half = rulingOn(halfIncluded, on, norms)
  return isHalf && half && !half.value ? { ...share, included: false } : share
}

/** 规则书 0.1：当日有效的比例，含疑点15 的当地收紧；undefined 表示当日尚无规定。 */
export function shareOn(parameter: Parameter<Share>, on: PlainDate, norms: Norms): Ruling<Share> | undefined {
  const ruling = rulingOn(parameter, on, norms)
  return ruling && { value: strictHalf(ruling.value, on, norms), cite: ruling.cite }
}

function apply(parameter: Parameter<Share>, n: number, base: number, on: PlainDate, norms: Norms): ShareVerdict | undefined {
  const ruling = shareOn(parameter, on, norms)
  return ruling && shareVerdict(ruling.value, n, base, ruling.cite)
}

/** MTG-02、MTG-03、MTG-04、SCH-03、SCH-04、SCH-05：到会人数是否足够；undefined 表示当日尚无规定。 */
export const quorumVerdict = (matter: VoteMatter, present: number, base: number, on: PlainDate, norms: Norms) =>
  apply(QUORUM[matter], present, base, on, norms)

/** 同上：赞成是否足够，一律以应到人数为基数；undefined 表示不计票或者当日尚无规定。 */
export function majorityVerdict(matter: VoteMatter, yes: number, base: number, on: PlainDate, norms: Norms) {
  const majority = MAJORITY[matter]
  return majority && apply(majority, yes, base, on, norms)
}

/** MTG-11：民主生活会到会人数须达三分之二以上（民主生活会若干规定）。 */
export const democraticQuorum = (present: number, team: number, on: PlainDate, norms: Norms): ShareVerdict | undefined =>
  apply(quorumDemocratic, present, team, on, norms)

/** MTG-03：按会议日期引用当时施行的发展党员工作细则（2026 年 5 月 18 日起为修订本）。 */
export function membershipCite(on: PlainDate): Citation {
  const found = valueAt(quorumMembership.history, on)
  return found.inForce ? found.cite : LIFE_CITES.development2014
}
