import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

export interface PowerRow {
  id: string
  from: string | null
  until: string | null
  docNo: string | null
  untilDocNo: string | null
  recordedAt: string
  recordedBy: string | null
}

/** The spans in which the organisation may approve probationary members, newest first (GEN-05). */
export async function listPowers(db: Database, orgId: string): Promise<PowerRow[]> {
  const { rows } = await sql<PowerRow>`
    select x.id, x.from_on as "from", x.until_on as until, x.doc_no as "docNo", x.until_doc_no as "untilDocNo",
      x.recorded_at as "recordedAt", a.display_name as "recordedBy"
    from approval_power x left join account a on a.id = x.recorded_by
    where x.org_id = ${orgId} order by x.from_on desc nulls last, x.id desc`.execute(db)
  return rows
}

interface Stamp {
  orgId: string
  on: string
  docNo: string | null
  accountId: string
}

export const insertPower = (db: Database, row: Stamp) =>
  db
    .insertInto('approval_power')
    .values({ org_id: row.orgId, from_on: row.on, doc_no: row.docNo, recorded_by: row.accountId })
    .execute()

/** Fills in since when and by which paper an open span holds; what is known already stays. */
export const completePower = (db: Database, id: string, row: Stamp) =>
  db
    .updateTable('approval_power')
    .set({
      from_on: sql`coalesce(from_on, ${row.on})`,
      doc_no: sql`coalesce(doc_no, ${row.docNo})`,
      recorded_by: row.accountId,
      recorded_at: sql`now()`,
    })
    .where('id', '=', id)
    .execute()

/** Ends the open span; one that began on the day or later never held and goes at once. */
export const endPower = (db: Database, row: Stamp) =>
  db
    .updateTable('approval_power')
    .set({
      until_on: sql`greatest(${row.on}::date, coalesce(from_on + 1, ${row.on}::date))`,
      until_doc_no: row.docNo,
      ended_at: sql`now()`,
      ended_by: row.accountId,
    })
    .where('org_id', '=', row.orgId)
    .where('until_on', 'is', null)
    .execute()
