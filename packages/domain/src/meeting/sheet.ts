import type { PlainDate } from '../kernel/index.ts'
import type { MemberCategory } from '../member/types.ts'
import type { Duty, OrgKind } from '../org/types.ts'
import type { ThemeDay } from './theme-day.ts'
import type { AttendanceState, MeetingKind, VoteFact } from './types.ts'

/** What an agenda item is: it decides which body may close it (MTG-17) and whether a theme day has content (MTG-07). */
export type AgendaContent =
  | 'study'
  | 'life'
  | 'discussion'
  | 'service'
  | 'report'
  | 'decision'
  | 'membership'
  | 'election'
  | 'sanction'
  | 'appraisal'
  | 'outing'
export const AGENDA_CONTENT_LABELS: Record<AgendaContent, string> = {
  study: '学习',
  life: '组织生活',
  discussion: '讨论交流',
  service: '志愿服务',
  report: '听取报告',
  decision: '讨论决定',
  membership: '发展党员',
  election: '选举',
  sanction: '处分处置',
  appraisal: '评议',
  outing: '参观活动',
}
/** 属于“决定”的议题；党小组会不能有 (MTG-05)。 */
export const DECIDING_CONTENT: readonly AgendaContent[] = ['decision', 'membership', 'election', 'sanction']

/** One person on the attendance list. */
export interface RosterEntry {
  personId: string
  name: string
  /** Absent for persons who are not members of the organisation (guests). */
  category?: MemberCategory | undefined
  /** Whether the person may vote that day; absent: full members may (0.1: not while in 留党察看 or suspended). */
  hasVote?: boolean | undefined
  /** Whether the person was due; guests are not. */
  isDue: boolean
  state?: AttendanceState | undefined
  leaveReason?: string | undefined
  /** Relief from attendance (MTG-19): does not change voting rights. */
  isRelieved: boolean
}

export interface AgendaItem {
  /** The kind of meeting this item belongs to (MTG-18). */
  kind: MeetingKind
  title: string
  content: AgendaContent
  /** The committee meeting that dealt with it first (MTG-04). */
  priorCommitteeOn?: PlainDate | undefined
  /** Who proposed it and whether the secretary released it (SCH-03). */
  proposedBy?: string | undefined
  isReleased?: boolean | undefined
  /** 三重一大事项，校长办公会议只能提出方案 (SCH-05). */
  isMajor?: boolean | undefined
  isProposalOnly?: boolean | undefined
}

export interface SheetVote {
  /** Index of the agenda item. */
  agenda: number
  fact: VoteFact
  /** Persons this vote is about; a vote on membership or cadres is about one (MTG-03, SCH-04). */
  subjects: readonly string[]
  /** Days on which written opinions were given (MTG-03). */
  writtenOn?: readonly PlainDate[] | undefined
}

/** A decision or a rectification measure: text, who carries it out, until when. */
export interface FollowUp {
  text: string
  ownerPersonId?: string | undefined
  dueOn?: PlainDate | undefined
}

/** Everything a meeting record holds when it is to be archived (MTG-14). Views of single persons are no field (INT-09). */
export interface MeetingSheet {
  kinds: readonly MeetingKind[]
  orgKind: OrgKind
  hasCommittee: boolean
  heldOn: PlainDate
  /** `HH:MM`. */
  startTime?: string | undefined
  endTime?: string | undefined
  place?: string | undefined
  chair?: { personId: string; duties: readonly Duty[]; entrustedNote?: string | undefined } | undefined
  recorderPersonId?: string | undefined
  roster: readonly RosterEntry[]
  agenda: readonly AgendaItem[]
  votes: readonly SheetVote[]
  decisions: readonly FollowUp[]
  /** Explicitly nothing was decided. */
  isNoDecision: boolean
  /** One part of the minutes per kind (MTG-18). */
  sections: Readonly<Partial<Record<MeetingKind, string>>>
  /** Theme of a theme day (MTG-07). */
  theme?: string | undefined
  /** The fixed day for theme days as it stood on the day, when the branch set one (MTG-07). */
  themeDay?: ThemeDay | undefined
  /** Measures after a life meeting (MTG-08). */
  rectification: readonly FollowUp[]
  /** Page of the paper record with everybody's views, which stays on paper (SCH-09). */
  paperRef?: string | undefined
  /** Days of heart-to-heart talks on record; absent: not known here, never none (MTG-08). */
  talksOn?: readonly PlainDate[] | undefined
  forYear?: number | undefined
  recordedOn: PlainDate
}
