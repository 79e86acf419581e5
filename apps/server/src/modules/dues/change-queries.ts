import type { PlainDate } from '@hongzhu/domain'
import type { ChangeReason, ReductionKind } from '@hongzhu/domain/dues'
import type { OrgKind } from '@hongzhu/domain/org'
import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

export interface ChangeRow {
  id: string
  personId: string
  cause: ChangeReason
  fromMonth: string
  oldFen: number | null
  newFen: number
  decidedOn: PlainDate
  docNo: string
}

/** Changes of the branch that begin in the year, in the order they were decided. */
export async function listChanges(db: Database, orgId: string, year: number): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select id, person_id as "personId", cause, to_char(from_month, 'YYYY-MM') as "fromMonth", old_fen::float8 as "oldFen",
      new_fen::float8 as "newFen", decided_on as "decidedOn", doc_no as "docNo"
    from dues_change where org_id = ${orgId} and extract(year from from_month) = ${year} order by from_month, id`.execute(db)
  return rows
}

interface Recording {
  orgId: string
  clientKey: string
  accountId: string
  reason: string | undefined
}

/** Adds a change; undefined when the same form was already recorded. */
export async function insertChange(db: Database, row: Omit<ChangeRow, 'id'> & Recording): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into dues_change (org_id, person_id, cause, from_month, old_fen, new_fen, decided_on, doc_no, reason, client_key, recorded_by)
    values (${row.orgId}, ${row.personId}, ${row.cause}, ${`${row.fromMonth}-01`}, ${row.oldFen}, ${row.newFen}, ${row.decidedOn},
      ${row.docNo}, ${row.reason ?? null}, ${row.clientKey}, ${row.accountId})
    on conflict (org_id, client_key) do nothing returning id`.execute(db)
  return rows[0]?.id
}

export interface ReductionRow {
  id: string
  personId: string
  kind: ReductionKind
  fromMonth: string
  untilMonth: string
  amountFen: number | null
  appliedOn: PlainDate | null
  branchMinutesOn: PlainDate
  approverOrgId: string | null
  approvalDocNo: string | null
  approvedOn: PlainDate | null
}

/** Decisions that touch the year. */
export async function listReductions(db: Database, orgId: string, year: number): Promise<ReductionRow[]> {
  const { rows } = await sql<ReductionRow>`
    select id, person_id as "personId", kind, to_char(from_month, 'YYYY-MM') as "fromMonth", to_char(until_month, 'YYYY-MM') as "untilMonth",
      amount_fen::float8 as "amountFen", applied_on as "appliedOn", branch_minutes_on as "branchMinutesOn",
      approver_org_id as "approverOrgId", approval_doc_no as "approvalDocNo", approved_on as "approvedOn"
    from dues_reduction
    where org_id = ${orgId} and extract(year from from_month) <= ${year} and extract(year from until_month) >= ${year}
    order by from_month, id`.execute(db)
  return rows
}

/** Whether a decision of this member already covers one of the months. */
export async function hasReduction(db: Database, personId: string, from: string, until: string): Promise<boolean> {
  const { rows } = await sql`
    select from dues_reduction where person_id = ${personId}
      and daterange(from_month, until_month, '[]') && daterange(${`${from}-01`}::date, ${`${until}-01`}::date, '[]') limit 1`.execute(
    db,
  )
  return rows.length > 0
}

/** Adds a decision; undefined when the same form was already recorded. */
export async function insertReduction(db: Database, row: Omit<ReductionRow, 'id'> & Recording): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into dues_reduction (org_id, person_id, kind, from_month, until_month, amount_fen, applied_on, branch_minutes_on,
      approver_org_id, approval_doc_no, approved_on, reason, client_key, recorded_by)
    values (${row.orgId}, ${row.personId}, ${row.kind}, ${`${row.fromMonth}-01`}, ${`${row.untilMonth}-01`}, ${row.amountFen},
      ${row.appliedOn}, ${row.branchMinutesOn}, ${row.approverOrgId}, ${row.approvalDocNo}, ${row.approvedOn}, ${row.reason ?? null},
      ${row.clientKey}, ${row.accountId})
    on conflict (org_id, client_key) do nothing returning id`.execute(db)
  return rows[0]?.id
}

/** Whether this form was recorded before, of either kind. */
export async function findByKey(db: Database, table: 'dues_change' | 'dues_reduction', orgId: string, clientKey: string) {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where org_id = ${orgId} and client_key = ${clientKey}`.execute(db)
  return rows[0]?.id
}

/** The organisations above the branch on the day, the nearest first. */
export async function listAbove(db: Database, orgId: string, on: PlainDate) {
  const { rows } = await sql<{ id: string; name: string; kind: OrgKind }>`
    select a.id, a.short_name as name, a.kind from org_at(${on}) b join org_at(${on}) a on b.path like a.path || '%' and a.id <> b.id
    where b.id = ${orgId} order by length(a.path) desc`.execute(db)
  return rows
}
