import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

export interface WeakRow {
  id: string
  listedOn: string
  docNo: string
  decidedBy: string
  reason: string
  planOn: string | null
  planDocNo: string | null
  acceptedOn: string | null
  acceptedDocNo: string | null
  recordedAt: string
  recordedBy: string | null
}

/** How often and why the organisation was listed as weak by the day, newest first (ORG-19). */
export async function listWeakOf(db: Database, orgId: string, on: string): Promise<WeakRow[]> {
  const { rows } = await sql<WeakRow>`
    select w.id, w.listed_on as "listedOn", w.doc_no as "docNo", n.short_name as "decidedBy", w.reason, w.plan_on as "planOn",
      w.plan_doc_no as "planDocNo", w.accepted_on as "acceptedOn", w.accepted_doc_no as "acceptedDocNo",
      w.recorded_at as "recordedAt", a.display_name as "recordedBy"
    from weak_listing w
    join org_name n on n.org_id = w.decided_by and n.until_on is null
    left join account a on a.id = w.recorded_by
    where w.org_id = ${orgId} and w.listed_on <= ${on} order by w.listed_on desc, w.id desc`.execute(db)
  return rows
}

/** The listing as weak that stands on the day, by organisation (ORG-19). */
export async function listWeakListings(db: Database, ids: readonly string[], on: string) {
  const { rows } = await sql<{ orgId: string; listedOn: string; planOn: string | null }>`
    select org_id as "orgId", listed_on as "listedOn", plan_on as "planOn" from weak_listing
    where org_id = any(${ids}::bigint[]) and listed_on <= ${on} and (accepted_on is null or accepted_on > ${on})
    order by listed_on`.execute(db)
  return rows
}

/** One listing of the organisation, locked. */
export const lockListing = (db: Database, orgId: string, id: string) =>
  db
    .selectFrom('weak_listing')
    .select(['listed_on as listedOn', 'plan_on as planOn', 'accepted_on as acceptedOn'])
    .where('id', '=', id)
    .where('org_id', '=', orgId)
    .forUpdate()
    .executeTakeFirst()

export async function insertListing(
  db: Database,
  row: { orgId: string; listedOn: string; docNo: string; decidedBy: string; reason: string; accountId: string },
): Promise<string> {
  const { id } = await db
    .insertInto('weak_listing')
    .values({
      org_id: row.orgId,
      listed_on: row.listedOn,
      doc_no: row.docNo,
      decided_by: row.decidedBy,
      reason: row.reason,
      recorded_by: row.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Fills the plan or the acceptance of a listing. */
export const changeListing = (
  db: Database,
  id: string,
  change: { plan_on: string; plan_doc_no: string } | { accepted_on: string; accepted_doc_no: string },
) => db.updateTable('weak_listing').set(change).where('id', '=', id).execute()

/** Whether a listing of the organisation is still open or ended after the day. */
export const findListingSince = (db: Database, orgId: string, on: string) =>
  db
    .selectFrom('weak_listing')
    .select('listed_on as listedOn')
    .where('org_id', '=', orgId)
    .where((eb) => eb.or([eb('accepted_on', 'is', null), eb('accepted_on', '>', on)]))
    .executeTakeFirst()

/** Sets the last day of a temporary branch where none is known yet (ORG-06). */
export const setEnd = (db: Database, orgId: string, endsOn: string, docNo: string) =>
  db
    .updateTable('org')
    .set({ ends_on: endsOn, ends_doc_no: docNo })
    .where('id', '=', orgId)
    .where('ends_on', 'is', null)
    .execute()
