import type { Scope } from '@hongzhu/domain/access'
import { sql } from 'kysely'
import { inScope } from '../../../platform/access/scope.ts'
import type { Database } from '../../../platform/db/pool.ts'

/** Records one excuse; returns its id. */
export async function insertExcuse(
  db: Database,
  excuse: { orgId: string; key: string; reason: string; decidedBy: string; docNo: string; decidedOn: string; recordedBy: string },
): Promise<string> {
  const row = await db
    .insertInto('excuse')
    .values({
      key: excuse.key,
      org_id: excuse.orgId,
      reason: excuse.reason,
      decided_by_org: excuse.decidedBy,
      doc_no: excuse.docNo,
      decided_on: excuse.decidedOn,
      recorded_by: excuse.recordedBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** The organisation that decided an open excuse of this organisation. */
export const findDecider = (db: Database, orgId: string, id: string) =>
  db
    .selectFrom('excuse')
    .select(['decided_by_org as id', 'doc_no as docNo'])
    .where('id', '=', id)
    .where('org_id', '=', orgId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()

/** Ends an excuse; false when there is no open one of this organisation. */
export async function closeExcuse(db: Database, orgId: string, id: string): Promise<boolean> {
  const result = await db
    .updateTable('excuse')
    .set({ revoked_at: sql<string>`now()` })
    .where('id', '=', id)
    .where('org_id', '=', orgId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Excuses in scope, newest first: what was excused, why, by whom. */
export async function listExcuses(db: Database, scope: Scope, path: string | undefined, limit = 500) {
  const { rows } = await sql<{
    id: string
    orgId: string
    orgName: string
    title: string
    reason: string
    docNo: string
    decidedOn: string
    decidedBy: string
    recordedAt: string
    recordedBy: string | null
    files: { id: string; name: string }[]
  }>`
    select e.id, e.org_id as "orgId", n.short_name as "orgName", coalesce(b.title, e.key) as title, e.reason, e.doc_no as "docNo", e.decided_on as "decidedOn",
      d.short_name as "decidedBy", e.recorded_at as "recordedAt", a.display_name as "recordedBy",
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id::text, 'name', f.name) order by f.id) from file f where f.owner_kind = 'excuse' and f.owner_id = e.id), '[]') as files
    from excuse e
    join org_placement p on p.org_id = e.org_id and p.until_on is null
    join org_name n on n.org_id = e.org_id and n.until_on is null
    join org_name d on d.org_id = e.decided_by_org and d.until_on is null
    left join obligation b on b.key = e.key
    left join account a on a.id = e.recorded_by
    where e.revoked_at is null and ${inScope(sql.ref('p.path'), scope)} ${path ? sql`and p.path >= ${path} collate "C" and p.path < ${`${path}~`} collate "C"` : sql``}
    order by e.id desc limit ${limit}`.execute(db)
  return rows
}
