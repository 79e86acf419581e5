import type { Citation } from '../../kernel/index.ts'
import { ORG_CITES as C, productDefault } from '../cites.ts'
import { inForceFrom, type LawId } from '../laws.ts'
import { type Parameter, parameter } from '../parameter.ts'

const since = <T>(law: LawId, value: T, cite: Citation) => [{ from: inForceFrom(law), value, cite }]
const ownDefault = <T>(value: T, gist: string) => since('product-default', value, productDefault(gist))
const lower = (local: number, law: number) => local <= law
const higher = (local: number, law: number) => local >= law

/** The bodies that have a term (ORG-13). */
export type TermBody = 'committee' | 'generalBranch' | 'branch'
/** Range of seats: at least `min`, usually at most `usual`, never above `max` without approval. */
export interface SeatRange {
  min: number
  usual: number
  max: number
}

export const minFullMembers: Parameter<number> = parameter({
  id: 'minFullMembers',
  label: '成立党的基层组织所需正式党员数',
  unit: '人',
  history: since('branch-2018', 3, C.branch4),
})

export const branchMaxMembers: Parameter<number> = parameter({
  id: 'branchMaxMembers',
  label: '党支部党员人数上限',
  unit: '人',
  history: since('branch-2018', 50, C.branch4),
  isStricter: lower,
})

export const branchWarnFrom: Parameter<number> = parameter({
  id: 'branchWarnFrom',
  label: '党支部人数接近上限的提醒起点',
  unit: '人',
  history: ownDefault(46, '达到 46 人即提醒准备划分'),
  isStricter: lower,
})

/** 疑点1：学校没有明文，只作提醒。 */
export const generalBranchFrom: Parameter<number> = parameter({
  id: 'generalBranchFrom',
  label: '可设党总支的党员人数',
  unit: '人',
  history: since('branch-2018', 50, C.offices),
})

export const committeeFrom: Parameter<number> = parameter({
  id: 'committeeFrom',
  label: '一般设党委的党员人数',
  unit: '人',
  history: since('branch-2018', 100, C.offices),
})

export const typeMismatchDays: Parameter<number> = parameter({
  id: 'typeMismatchDays',
  label: '组织类型与人数不符后提醒上级的天数',
  unit: '天',
  history: ownDefault(30, '类型与人数不符超过 30 天提醒上级'),
  isStricter: lower,
})

export const jointBranchMaxUnits: Parameter<number> = parameter({
  id: 'jointBranchMaxUnits',
  label: '联合党支部覆盖单位数上限',
  unit: '个',
  history: since('branch-2018', 5, C.branchJoint),
  isStricter: lower,
})

export const synchronousDays: Parameter<number> = parameter({
  id: 'synchronousDays',
  label: '新建学校党组织视为同步建立的天数',
  unit: '天',
  history: ownDefault(30, '开办后 30 天内建立或者挂靠的，视为同步建立'),
  isStricter: lower,
})

export const projectBranchMonths: Parameter<number> = parameter({
  id: 'projectBranchMonths',
  label: '项目存续多久应当建立正式支部',
  unit: '个月',
  history: since('branch-2018', 6, C.branchProject),
})

export const temporaryBranchGraceDays: Parameter<number> = parameter({
  id: 'temporaryBranchGraceDays',
  label: '临时党支部期满后办理撤销的宽限天数',
  unit: '天',
  history: ownDefault(14, '期满 14 天后提醒'),
  isStricter: lower,
})

export const foundingReplyMonths: Parameter<number> = parameter({
  id: 'foundingReplyMonths',
  label: '对成立申请的批复时限',
  unit: '个月',
  history: since('branch-2018', 1, C.branchFounding),
})

export const committeeFromFullMembers: Parameter<number> = parameter({
  id: 'committeeFromFullMembers',
  label: '设支部委员会所需正式党员数',
  unit: '人',
  history: since('branch-2018', 7, C.branchCommittee),
})

export const branchCommitteeSeats: Parameter<SeatRange> = parameter({
  id: 'branchCommitteeSeats',
  label: '支部委员会职数',
  unit: '人',
  history: since('branch-2018', { min: 3, usual: 5, max: 7 }, C.branchCommittee),
})

export const generalBranchSeats: Parameter<SeatRange> = parameter({
  id: 'generalBranchSeats',
  label: '总支部委员会职数',
  unit: '人',
  history: since('practice', { min: 5, usual: 7, max: 9 }, C.seatsPractice),
})

export const committeeSeats: Parameter<SeatRange> = parameter({
  id: 'committeeSeats',
  label: '基层党委职数',
  unit: '人',
  history: since('practice', { min: 5, usual: 9, max: 9 }, C.seatsPractice),
})

export const secretaryStandingYears: Parameter<number> = parameter({
  id: 'secretaryStandingYears',
  label: '支部书记所需党龄',
  unit: '年',
  history: since('branch-2018', 1, C.branchSecretary),
  isStricter: higher,
})

export const groupMinMembers: Parameter<number> = parameter({
  id: 'groupMinMembers',
  label: '党小组最少人数',
  unit: '人',
  history: since('practice', 3, C.groupPractice),
  isStricter: higher,
})

/** 2018 年 7 月以前选举的届期不在此意见之内，须由批复补录届满日。 */
export const termYears: Parameter<Record<TermBody, number>> = parameter({
  id: 'termYears',
  label: '任期',
  unit: '年',
  history: since('term-2018', { committee: 5, generalBranch: 3, branch: 3 }, C.term1),
})

export const reelectionReminderMonths: Parameter<number> = parameter({
  id: 'reelectionReminderMonths',
  label: '届满前多久发出换届提醒',
  unit: '个月',
  history: since('branch-2018', 6, C.branchReminder),
  isStricter: higher,
})

export const reelectionNoticeMonths: Parameter<readonly number[]> = parameter({
  id: 'reelectionNoticeMonths',
  label: '届满前再次提示的月数',
  unit: '个月',
  history: ownDefault<readonly number[]>([3, 1], '届满前 3 个月、1 个月各提示一次'),
})

export const reelectionPreparationMonths: Parameter<number> = parameter({
  id: 'reelectionPreparationMonths',
  label: '届满前多久仍无换届准备即提醒上级',
  unit: '个月',
  history: ownDefault(2, '届满前 2 个月没有请示或者通知即提醒上级'),
  isStricter: higher,
})

/** 提醒函提前准备的时间：在提醒日前一个月列入上级待办。 */
export const reelectionReminderLeadMonths: Parameter<number> = parameter({
  id: 'reelectionReminderLeadMonths',
  label: '换届提醒列入上级待办的提前量',
  unit: '个月',
  history: ownDefault(1, '提醒日前 1 个月列入上级待办'),
  isStricter: higher,
})

export const electionShiftMaxMonths: Parameter<number> = parameter({
  id: 'electionShiftMaxMonths',
  label: '提前或者延期换届的最长月数',
  unit: '个月',
  history: since('term-2018', 12, C.term2),
  isStricter: lower,
})

export const electionEarlyToleranceDays: Parameter<number> = parameter({
  id: 'electionEarlyToleranceDays',
  label: '不经批准可提前换届的天数',
  unit: '天',
  history: ownDefault(60, '提前 60 天以内不视为提前换届'),
  isStricter: lower,
})

export const secretaryVacantWarnDays: Parameter<number> = parameter({
  id: 'secretaryVacantWarnDays',
  label: '书记空缺提醒天数',
  unit: '天',
  history: ownDefault(30, '书记空缺超过 30 天提醒'),
  isStricter: lower,
})

export const secretaryVacantEscalateDays: Parameter<number> = parameter({
  id: 'secretaryVacantEscalateDays',
  label: '书记空缺报上级天数',
  unit: '天',
  history: ownDefault(90, '书记空缺满 90 天报上级'),
  isStricter: lower,
})

export const transferOpenWarnDays: Parameter<number> = parameter({
  id: 'transferOpenWarnDays',
  label: '组织关系转出未接收的提醒天数',
  unit: '天',
  history: ownDefault(30, '转出 30 天仍未接收即提醒'),
  isStricter: lower,
})

export const weakPlanDays: Parameter<number> = parameter({
  id: 'weakPlanDays',
  label: '列为软弱涣散后提出整顿方案的天数',
  unit: '天',
  history: ownDefault(30, '列入名单 30 天没有整顿方案即提醒'),
  isStricter: lower,
})

export const weakLifeMonths: Parameter<number> = parameter({
  id: 'weakLifeMonths',
  label: '组织生活不正常多久成为软弱涣散信号',
  unit: '个月',
  history: since('practice', 6, C.branchWeak),
  isStricter: lower,
})

export const weakNoAdmissionMonths: Parameter<number> = parameter({
  id: 'weakNoAdmissionMonths',
  label: '有申请人而多久未发展党员成为软弱涣散信号',
  unit: '个月',
  history: ownDefault(36, '有入党申请人而满 36 个月未发展党员，作为信号提示'),
  isStricter: lower,
})

export const supervisionPerYear: Parameter<number> = parameter({
  id: 'supervisionPerYear',
  label: '党委每年专题研究支部建设的次数',
  unit: '次',
  history: since('branch-2018', 1, C.branchSupervision),
  isStricter: higher,
})
