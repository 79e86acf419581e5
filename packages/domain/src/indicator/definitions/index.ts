import type { Indicator } from '../types.ts'
import { COVERAGE_INDICATORS } from './coverage.ts'
import { ATTENDANCE_INDICATORS, MEETING_INDICATORS, TIMELINESS_INDICATORS } from './meeting.ts'
import { MEMBER_INDICATORS, POST_INDICATORS } from './member.ts'
import { ORG_INDICATORS, TERM_INDICATORS } from './org.ts'

/** Every figure the product can give, in the order of the figures page. */
export const INDICATORS: readonly Indicator[] = [
  ...ORG_INDICATORS,
  ...TERM_INDICATORS,
  ...COVERAGE_INDICATORS,
  ...MEMBER_INDICATORS,
  ...POST_INDICATORS,
  ...MEETING_INDICATORS,
  ...ATTENDANCE_INDICATORS,
  ...TIMELINESS_INDICATORS,
]

const BY_ID = new Map(INDICATORS.map((entry) => [entry.id, entry]))
/** The indicator of this id; undefined when there is none. */
export const indicatorById = (id: string): Indicator | undefined => BY_ID.get(id)

export const CAPABILITY_LABELS: Record<Indicator['capability'], string> = {
  org: '党组织',
  term: '届期',
  coverage: '覆盖',
  member: '党员',
  post: '班子',
  meeting: '组织生活',
  attendance: '参加情况',
  timeliness: '录入及时性',
}
