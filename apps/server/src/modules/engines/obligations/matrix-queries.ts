import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import { sql } from 'kysely'
import { inScope } from '../../../platform/access/scope.ts'
import type { Database } from '../../../platform/db/pool.ts'

/** Branches and groups in scope on the day, one page, in the order of the tree. */
export async function listMeetingOrgs(
  db: Database,
  scope: Scope<'obligation.read'>,
  on: PlainDate,
  path: string | undefined,
  paging: { page: number; pageSize: number },
) {
  const { rows } = await sql<{ orgId: string; orgName: string; kind: string; total: number }>`
    select o.id as "orgId", o.short_name as "orgName", o.kind, count(*) over ()::int as total
    from org_at(${on}) o
    where o.kind in ('branch', 'jointBranch', 'temporaryBranch', 'group') and ${inScope(sql.ref('o.path'), scope)}
      ${path ? sql`and o.path >= ${path} collate "C" and o.path < ${`${path}~`} collate "C"` : sql``}
    order by o.path limit ${paging.pageSize} offset ${(paging.page - 1) * paging.pageSize}`.execute(db)
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 }
}
