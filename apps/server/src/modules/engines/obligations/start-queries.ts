import type { Scope } from '@hongzhu/domain/access'
import { sql } from 'kysely'
import { inScope } from '../../../platform/access/scope.ts'
import type { Database } from '../../../platform/db/pool.ts'

/** Founding day and superior of one organisation today; undefined when it stands nowhere. */
export async function findStartPlace(db: Database, orgId: string, on: string) {
  const { rows } = await sql<{ foundedOn: string; parentId: string | null; name: string }>`
    select o.founded_on as "foundedOn", a.parent_id as "parentId", a.short_name as name
    from org o join org_at(${on}) a on a.id = o.id where o.id = ${orgId}`.execute(db)
  return rows[0]
}

/** Adds a start; the earlier ones of the organisation stay on record. Returns its id. */
export async function insertStart(
  db: Database,
  start: { orgId: string; from: string; docNo: string; reason: string; recordedBy: string },
): Promise<string> {
  const row = await db
    .insertInto('start_of_use')
    .values({
      org_id: start.orgId,
      from_on: start.from,
      doc_no: start.docNo,
      reason: start.reason,
      recorded_by: start.recordedBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Starts recorded for organisations in scope and for everything above them, which binds them; newest first. */
export async function listStartRows(db: Database, scope: Scope, path: string | undefined) {
  const { rows } = await sql<{
    id: string
    orgId: string
    orgName: string
    from: string
    docNo: string | null
    reason: string
    recordedAt: string
    recordedBy: string | null
    isInForce: boolean
  }>`
    select s.id, s.org_id as "orgId", n.short_name as "orgName", s.from_on as "from", s.doc_no as "docNo", s.reason, s.recorded_at as "recordedAt",
      a.display_name as "recordedBy", not exists (select from start_of_use later where later.org_id = s.org_id and later.id > s.id) as "isInForce"
    from start_of_use s
    join org_placement p on p.org_id = s.org_id and p.until_on is null
    join org_name n on n.org_id = s.org_id and n.until_on is null
    left join account a on a.id = s.recorded_by
    where (${inScope(sql.ref('p.path'), scope)} ${path ? sql`and p.path >= ${path} collate "C" and p.path < ${`${path}~`} collate "C"` : sql``})
      ${path ? sql`or starts_with(${path}, p.path)` : sql``}
    order by s.id desc limit 500`.execute(db)
  return rows
}
