import type { Fen, Known, PlainDate } from '../kernel/index.ts'
import type { OrgKind } from '../org/types.ts'
import type { Month } from './month.ts'

/** 学生、下岗失业、靠抚恤救济生活、领取最低生活保障、农民：按定额交纳 (DUE-09)。 */
export type FlatKind = 'student' | 'laidOff' | 'relief' | 'minimumLiving' | 'farmer'
/** How a member's dues are reckoned: by monthly pay, pension, annual salary, irregular income, or a flat amount. */
export type PayerKind = 'salaried' | 'retired' | 'annual' | 'irregular' | FlatKind
export const PAYER_KIND_LABELS: Record<PayerKind, string> = {
  salaried: '按月领取工资',
  retired: '离退休',
  annual: '年薪制',
  irregular: '收入不固定',
  student: '在校学生',
  laidOff: '下岗失业',
  relief: '依靠抚恤或者救济生活',
  minimumLiving: '领取最低生活保障',
  farmer: '农民',
}
export const PAYER_KINDS = Object.keys(PAYER_KIND_LABELS) as PayerKind[]
export const FLAT_KINDS: readonly FlatKind[] = ['student', 'laidOff', 'relief', 'minimumLiving', 'farmer']

/** One line of a payslip; an amount that was not supplied is unknown, never zero. */
export interface PayLine {
  /** Code of DUE-03 or of the local item table. */
  code: string
  amountFen: Known<Fen>
}

/** Coded sums of one month's payslip (DUE-02); nothing else of the slip is kept. */
export interface PayStatement {
  month: Month
  lines: readonly PayLine[]
}

/** A pension slip that cannot be split: the amount formerly fixed, and the totals then and now (DUE-06). */
export interface UnsplitPension {
  formerDuesFen: Fen
  formerTotalFen: Fen
  totalFen: Fen
  reason?: string | undefined
}

/** Net income of one quarter, declared by the member (DUE-08). */
export interface QuarterIncome {
  /** 2026-Q1. */
  quarter: string
  netFen: Fen
}

/** What shows that a flat amount applies, and when it is looked at again (DUE-09). */
export interface StatusProof {
  document: string
  reviewOn?: PlainDate | undefined
}

/** A member as payer. */
export type Payer =
  | { kind: 'salaried' | 'annual'; pay: Known<PayStatement> }
  | { kind: 'retired'; pay: Known<PayStatement>; unsplit?: UnsplitPension | undefined }
  | { kind: 'irregular'; income: Known<QuarterIncome> }
  | { kind: FlatKind; proof?: StatusProof | undefined; payroll?: PayStatement | undefined }

/** 免交、少交：总有起止月份 (DUE-16)。 */
export type ReductionKind = 'exempt' | 'reduce'
export const REDUCTION_KIND_LABELS: Record<ReductionKind, string> = { exempt: '免交', reduce: '少交' }

/** A decision that a member pays less or nothing for some months. */
export interface Reduction {
  id: string
  kind: ReductionKind
  from: Month
  /** Last month it covers; a decision without an end cannot be recorded. */
  until?: Month | undefined
  /** What is paid instead, for `reduce`. */
  amountFen?: Fen | undefined
  applicationOn?: PlainDate | undefined
  branchMinutesOn?: PlainDate | undefined
  approval?: { orgKind: OrgKind; docNo: string; on: PlainDate } | undefined
}

/** Consent of the branch to quarterly paying, with its last month (DUE-13). */
export interface QuarterlyConsent {
  from: Month
  until?: Month | undefined
}

export type PayerRole = 'self' | 'relative' | 'member' | 'organisation'
export const PAYER_ROLE_LABELS: Record<PayerRole, string> = {
  self: '本人',
  relative: '亲属代交',
  member: '其他党员代交',
  organisation: '单位或者组织',
}

export type Channel = 'cash' | 'transfer' | 'bankFile' | 'payroll'
export const CHANNEL_LABELS: Record<Channel, string> = {
  cash: '现金',
  transfer: '转账',
  bankFile: '银行批量',
  payroll: '工资代扣',
}

/** Levels that keep or pass on dues (DUE-20). */
export type DuesLevel = 'branch' | 'school' | 'county' | 'city' | 'province' | 'centre'
export const DUES_LEVEL_LABELS: Record<DuesLevel, string> = {
  branch: '党支部',
  school: '学校党委（总支）',
  county: '县区',
  city: '市',
  province: '省',
  centre: '中央',
}

/** The five uses of the regulation (DUE-21). */
export type UseCode = 'training' | 'materials' | 'commendation' | 'hardship' | 'disaster'
export const USE_LABELS: Record<UseCode, string> = {
  training: '培训党员',
  materials: '订阅购买党员教育报刊、资料、音像制品和设备',
  commendation: '表彰先进基层党组织、优秀党员和优秀党务工作者',
  hardship: '补助生活困难的党员',
  disaster: '补助遭受严重自然灾害的党员和修缮因灾受损的党员教育设施',
}

/** Lines of the later, more detailed list; each belongs to one of the five only by a local mapping. */
export type UseLine = 'applicants' | 'meetings' | 'careVisits' | 'activityRooms' | 'printing' | 'otherLawful'
export const USE_LINE_LABELS: Record<UseLine, string> = {
  applicants: '培训入党积极分子、党务工作者',
  meetings: '会议、党课、主题党日、换届的费用',
  careVisits: '走访慰问',
  activityRooms: '修缮布置活动场所',
  printing: '印制、党徽党旗、表格、银行手续费',
  otherLawful: '党内法规规定的其他项目',
}
