import type { Known, PlainDate, Refusal } from '../kernel/index.ts'
import type { Duty, OrgKind, PostFact, TermFact } from '../org/types.ts'
import type {
  ApprovalFact,
  ElectingBody,
  ElectionMethod,
  ElectionOccasion,
  ExclusionFact,
  LeaveOpen,
  Round,
  ShiftFact,
} from './types.ts'

/** The papers of an election that must be in the archive (ELE-19). */
export type ElectionPaper =
  | 'reminder'
  | 'decision'
  | 'request'
  | 'requestReply'
  | 'voterList'
  | 'exclusionReply'
  | 'recommendation'
  | 'candidateRequest'
  | 'candidateReply'
  | 'rules'
  | 'attendance'
  | 'minutes'
  | 'countSheet'
  | 'plenaryMinutes'
  | 'resultReport'
  | 'resultReply'
  | 'handover'
export const ELECTION_PAPER_LABELS: Record<ElectionPaper, string> = {
  reminder: '换届提醒函',
  decision: '研究换届的会议记录',
  request: '换届请示',
  requestReply: '换届批复',
  voterList: '选举人名单',
  exclusionReply: '不计算在应到会人数内的名单和上级批复',
  recommendation: '推荐汇总和审查意见',
  candidateRequest: '候选人预备人选请示',
  candidateReply: '候选人预备人选批复',
  rules: '选举办法',
  attendance: '大会签到',
  minutes: '选举大会记录',
  countSheet: '计票单',
  plenaryMinutes: '第一次全体会议记录',
  resultReport: '选举结果报告',
  resultReply: '选举结果批复',
  handover: '交接清单',
}

/** An officer of a past election with the superior's approval. */
export interface PastOfficer {
  personId: string
  name: string
  duty: Duty
  approvedOn?: PlainDate | undefined
  approvalDocNo?: string | undefined
}

/** One past election as far as it is on record; what is not known stays unknown. */
export interface PastElection {
  id: string
  occasion: ElectionOccasion
  body: ElectingBody
  hasCommittee: boolean
  heldOn: Known<PlainDate>
  seats: Known<number>
  approvedSeats?: number | undefined
  attendance: Known<{ voters: number; due: number; present: number }>
  exclusions: readonly ExclusionFact[]
  candidates: Known<{ number: number; method: ElectionMethod; preselectionNumber?: number | undefined }>
  rounds: Known<readonly Round[]>
  leaveOpen?: LeaveOpen | undefined
  /** Who was recorded as elected. */
  elected: Known<readonly { personId: string; name: string }[]>
  officers: readonly PastOfficer[]
  approval?: Omit<ApprovalFact, 'electedOn'> | undefined
  papers: readonly ElectionPaper[]
}

/** A past or present post with the document it rests on. */
export interface PastPost extends PostFact {
  id: string
  docNo?: string | undefined
}

/** Everything a look-back reads about one organisation. */
export interface LookBackFacts {
  orgId: string
  kind: OrgKind
  foundedOn: PlainDate
  dissolvedOn?: PlainDate | undefined
  terms: readonly TermFact[]
  /** Approved early or late elections by the term they shifted. */
  shifts: ReadonlyMap<string, ShiftFact>
  elections: readonly PastElection[]
  posts: readonly PastPost[]
}

/** 届期日期、批复、算式、材料、任职. */
export type LookBackTopic = 'dates' | 'approval' | 'arithmetic' | 'papers' | 'posts'
export const LOOK_BACK_TOPIC_LABELS: Record<LookBackTopic, string> = {
  dates: '届期和日期',
  approval: '请示和批复',
  arithmetic: '人数和票数',
  papers: '材料',
  posts: '任职',
}

/** One defect: where, of which kind, and the rule with the advice to repair it. */
export interface LookBackFinding {
  orgId: string
  topic: LookBackTopic
  subject: { kind: 'term' | 'election' | 'post' | 'org'; id: string }
  finding: Refusal
}
