import { COVERAGE_QUERIES } from './coverage.ts'
import { MEETING_QUERIES } from './meeting.ts'
import { MEMBER_QUERIES, POST_QUERIES } from './member.ts'
import { ORG_QUERIES } from './org.ts'
import type { RowQueryOf } from './row-query.ts'
import { TERM_QUERIES } from './term.ts'

/** One row query per indicator id. */
export const ROW_QUERIES: Readonly<Record<string, RowQueryOf>> = {
  ...ORG_QUERIES,
  ...TERM_QUERIES,
  ...COVERAGE_QUERIES,
  ...MEMBER_QUERIES,
  ...POST_QUERIES,
  ...MEETING_QUERIES,
}
export type { RowArgs, RowQuery, RowQueryOf } from './row-query.ts'
