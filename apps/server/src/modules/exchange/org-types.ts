import type { PlainDate } from '@hongzhu/domain'
import type { Named } from '@hongzhu/domain/exchange'
import type { Appointment, OrgKind } from '@hongzhu/domain/org'
import type { Directory, OrgEntry } from './directory-queries.ts'
import type { InputRow } from './plan.ts'

export interface OrgFacts {
  directory: Directory
  codesTaken: ReadonlySet<string>
  /** org id + first day → the term. */
  terms: Map<string, { seats: number | null; hasCommittee: boolean }>
  /** school id + org id of open coverage. */
  coverage: ReadonlySet<string>
  /** Members of these names in reach: who could be the secretary named. */
  people: Map<string, { id: string; orgId: string; path: string }[]>
  /** org id + person id of open secretary posts. */
  secretaries: ReadonlySet<string>
  defaultOrgId: string
  /** From which day coverage and posts without a day of their own are registered. */
  fromOn: PlainDate
  today: PlainDate
}

export interface TermOp {
  startedOn: string
  seats: number | null
  hasCommittee: boolean
  docNo: string | null
}

export interface OrgOp {
  /** Present for organisations on record. */
  id?: string
  /** Row that founds the organisation, for children in the same file. */
  seq: number
  parent: { id: string } | { seq: number }
  code?: string
  name: string
  shortName: string
  kind: OrgKind
  foundedOn: string
  foundedDocNo: string | null
  /** From which day the schools are covered. */
  coveredFrom: string
  schools: { id: string; form: 'own' | 'joint' | 'attached' }[]
  term?: TermOp
  secretaryId?: string
  secretaryFrom?: string
  secretaryBy?: Appointment
}

/** A parent: on record or founded by another row. */
export interface ParentEntry extends Named {
  org?: OrgEntry
  row?: InputRow
}
