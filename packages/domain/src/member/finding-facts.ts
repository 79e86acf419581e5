import type { PlainDate } from '../kernel/index.ts'
import type { MemberCategory, MemberFields, PersonFields } from './types.ts'

/** A person's own data for the checks of the member data standard. */
export interface PersonFacts extends PersonFields {
  birthNote?: string | undefined
  diedOn?: PlainDate | undefined
}

/** The member's dates and home for the checks. */
export interface MemberFacts extends MemberFields {
  category?: MemberCategory | undefined
  floatingFrom?: PlainDate | undefined
  floatingContact?: string | undefined
  lostOn?: PlainDate | undefined
  leftBranchOn?: PlainDate | undefined
  /** Founding day of the branch that is the home (MDS-16). */
  branchFoundedOn?: PlainDate | undefined
  /** Full-member day of each introducer, where known (MDS-24). */
  introducersFullOn?: readonly (PlainDate | undefined)[] | undefined
}

/** A post of the member. */
export interface PostDates {
  from: PlainDate
  until?: PlainDate | undefined
  /** 职务 as people say it. */
  label: string
}

/** `history`：上线以前的事（GEN-09），阻断的改为提醒，列入清理。 */
export type CheckMode = 'live' | 'history'
