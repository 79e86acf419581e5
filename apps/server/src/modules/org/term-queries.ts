import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

export interface TermChange {
  started_on?: string | undefined
  ended_on?: string
  seats?: number | undefined
  ends_on?: string | undefined
  approval_doc_no?: string | undefined
  prepared_on?: string
  prepare_doc_no?: string | null
  reminded_on?: string
  reminder_doc_no?: string | null
}

export async function insertTerm(
  db: Database,
  row: {
    orgId: string
    startedOn: string
    seats: number
    approvedSeats: number | null
    hasCommittee: boolean
    approvalDocNo: string | null
    earlyDocNo: string | null
    endsOn: string | null
    accountId: string
  },
) {
  const { id } = await db
    .insertInto('term')
    .values({
      org_id: row.orgId,
      started_on: row.startedOn,
      seats: row.seats,
      approved_seats: row.approvedSeats,
      has_committee: row.hasCommittee,
      approval_doc_no: row.approvalDocNo,
      early_doc_no: row.earlyDocNo,
      ends_on: row.endsOn,
      recorded_by: row.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Sets fields of one term; undefined fields stay as they are. */
export async function changeTerm(db: Database, id: string, change: TermChange) {
  const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  if (Object.keys(set).length > 0) await db.updateTable('term').set(set).where('id', '=', id).execute()
}

/** Records one approval of a delay; those before it stay. */
export async function insertDelay(
  db: Database,
  row: {
    termId: string
    delayedTo: string
    docNo: string
    decidedOn: string
    decidedBy: string
    reason: string | null
    accountId: string
  },
) {
  await db
    .insertInto('term_delay')
    .values({
      term_id: row.termId,
      delayed_to: row.delayedTo,
      doc_no: row.docNo,
      decided_on: row.decidedOn,
      decided_by: row.decidedBy,
      reason: row.reason,
      recorded_by: row.accountId,
    })
    .execute()
}

/** Locks the organisation's terms against a second election at the same moment. */
export const lockTerms = (db: Database, orgId: string) => sql`select id from term where org_id = ${orgId} for update`.execute(db)
