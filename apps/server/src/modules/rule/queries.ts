import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'

/** Local values of a parameter that apply to the actor: of its own organisation, of those above and those below in reach. */
export async function listLocal(
  db: Database,
  parameters: readonly string[],
  path: string,
  on: PlainDate,
  writes: Scope<'norm.write'> | undefined,
) {
  const { rows } = await sql<{
    id: string
    orgId: string
    mayEnd: boolean
    parameter: string
    issuer: string
    value: unknown
    from: string
    until: string | null
    docNo: string
    gist: string
  }>`
    select l.id, l.org_id as "orgId", l.until_on is null and ${writes ? inScope(sql.ref('p.path'), writes) : sql<SqlBool>`false`} as "mayEnd", l.parameter, n.short_name as issuer, l.value, l.from_on as from, l.until_on as until, l.doc_no as "docNo", l.gist
    from local_norm l
    join org_name n on n.org_id = l.org_id and n.until_on is null
    join org_placement p on p.org_id = l.org_id and p.until_on is null
    where l.parameter = any(${parameters}) and (l.until_on is null or l.until_on > ${on})
      and (starts_with(${path}, p.path) or starts_with(p.path, ${path})) order by l.from_on`.execute(db)
  return rows
}

/** Organisations in scope that a rule concerns now: duties late or undetermined, findings of the setting check. */
export async function listAffected(db: Database, scope: Scope, ruleId: string, limit: number) {
  const { rows } = await sql<{ orgId: string; orgName: string; message: string; total: number }>`
    select x.org_id as "orgId", n.short_name as "orgName", x.message, count(*) over ()::int as total from (
      select b.subject_org_id as org_id, b.title || case b.state when 'late' then '：已逾期' else '：待补充' end as message from obligation b
        where b.rule = ${ruleId} and b.state in ('late', 'undetermined')
      union all select f.org_id, f.message from org_finding f where f.rule = ${ruleId} and f.severity <> 'info') x
    join org_placement p on p.org_id = x.org_id and p.until_on is null
    join org_name n on n.org_id = x.org_id and n.until_on is null
    where ${inScope(sql.ref('p.path'), scope)} order by p.path, x.message limit ${limit}`.execute(db)
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 }
}

/** Records a local value; returns its id. */
export async function insertLocal(
  db: Database,
  norm: {
    orgId: string
    parameter: string
    value: unknown
    from: string
    until: string | undefined
    docNo: string
    article: string
    gist: string
    recordedBy: string
  },
): Promise<string> {
  const row = await db
    .insertInto('local_norm')
    .values({
      org_id: norm.orgId,
      parameter: norm.parameter,
      value: JSON.stringify(norm.value),
      from_on: norm.from,
      until_on: norm.until ?? null,
      doc_no: norm.docNo,
      article: norm.article,
      gist: norm.gist,
      recorded_by: norm.recordedBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Ends a local value on a day; false when it is not open or not of this organisation. */
export async function endLocal(db: Database, orgId: string, id: string, until: string): Promise<boolean> {
  const result = await db
    .updateTable('local_norm')
    .set({ until_on: until })
    .where('id', '=', id)
    .where('org_id', '=', orgId)
    .where('until_on', 'is', null)
    .where('from_on', '<', until)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
