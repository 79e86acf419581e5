import type { PlainDate } from '@hongzhu/domain'
import type { FieldValue, Values } from '@hongzhu/domain/exchange'
import type { Duty } from '@hongzhu/domain/org'
import type { Directory, OrgEntry } from './directory-queries.ts'
import type { PersonOnRecord } from './member-facts-queries.ts'

export interface MemberFacts {
  directory: Directory
  byIdNo: Map<string, PersonOnRecord>
  byName: Map<string, PersonOnRecord[]>
  byId: Map<string, PersonOnRecord>
  taken: ReadonlySet<string>
  /** person, organisation, duty → last day of the post, null while it is held. */
  posts: ReadonlyMap<string, string | null>
  defaultOrgId: string
  /** From which day homes and posts without a day of their own are registered. */
  fromOn: PlainDate
  today: PlainDate
}

export interface PostOp {
  orgId: string
  duty: Duty
  appointment: string
  fromOn: string
  termId: string | null
}

export interface MemberOp {
  personId?: string
  version?: number
  values: Values
  orgId: string
  groupId: string | null
  schoolId: string | null
  /** First day of the home. */
  enteredOn: string
  /** First day in the group. */
  groupedOn: string
  posts: PostOp[]
  /** For people on record: what to fill or change. */
  changes?: MemberChanges
  /** The person is on record and becomes a member now. */
  becomesMember?: boolean
}

/** Where a row stands: branch, group, school. */
export interface Place {
  org?: OrgEntry
  group?: OrgEntry
  schoolId?: string
}

/** Columns to set in person and member. */
export interface MemberChanges {
  person: Record<string, FieldValue>
  member: Record<string, FieldValue>
}
