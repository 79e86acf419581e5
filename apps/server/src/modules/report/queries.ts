import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import type { ReportBody, ReportState } from '@hongzhu/domain/report'
import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'

export interface ReportRow {
  id: string
  title: string
  template: string
  orgId: string
  orgName: string
  orgFullName: string
  asOf: PlainDate
  state: ReportState
  version: number
  changedAt: string
  changedBy: string | null
  changedByAccount: string | null
  frozenAt: string | null
  frozenBy: string | null
}

const columns = sql`r.id::text as id, r.title, r.template, r.org_id::text as "orgId", n.short_name as "orgName", n.name as "orgFullName",
  r.as_of as "asOf", r.state, r.version, r.changed_at as "changedAt", changed.display_name as "changedBy", r.changed_by::text as "changedByAccount",
  r.frozen_at as "frozenAt", frozen.display_name as "frozenBy"`

/** Reports of organisations that are in scope today. */
const inReach = (scope: Scope, today: PlainDate) => sql`from report r
  join org_placement p on p.org_id = r.org_id and p.from_on <= ${today} and (p.until_on is null or p.until_on > ${today}) and ${inScope(sql.ref('p.path'), scope)}
  join org_name n on n.org_id = r.org_id and n.from_on <= ${today} and (n.until_on is null or n.until_on > ${today})
  left join account changed on changed.id = r.changed_by
  left join account frozen on frozen.id = r.frozen_by`

export interface ListFilter {
  state?: ReportState | undefined
  q?: string | undefined
  limit: number
  offset: number
}

/** A page of reports, latest change first. */
export async function listReports(db: Database, scope: Scope, today: PlainDate, filter: ListFilter) {
  const where = sql`where (${filter.state ?? null}::text is null or r.state = ${filter.state ?? null})
    and (${filter.q ?? null}::text is null or r.title like '%' || ${filter.q ?? ''} || '%' or n.name like '%' || ${filter.q ?? ''} || '%')`
  const [page, count] = await Promise.all([
    sql<ReportRow>`select ${columns} ${inReach(scope, today)} ${where} order by r.changed_at desc, r.id desc limit ${filter.limit} offset ${filter.offset}`.execute(
      db,
    ),
    sql<{ total: number }>`select count(*)::int as total ${inReach(scope, today)} ${where}`.execute(db),
  ])
  return { rows: page.rows, total: count.rows[0]?.total ?? 0 }
}

/** One report in scope with its text; `lock` for commands. */
export async function findReport(db: Database, scope: Scope, today: PlainDate, reportId: string, lock = false) {
  const { rows } = await sql<ReportRow & { body: ReportBody }>`
    select ${columns}, r.body ${inReach(scope, today)} where r.id = ${reportId} ${lock ? sql`for update of r` : sql``}`.execute(
    db,
  )
  return rows[0]
}

export interface NewReport {
  orgId: string
  title: string
  template: string
  asOf: PlainDate
  body: ReportBody
  accountId: string
}

export const insertReport = (db: Database, report: NewReport) =>
  db
    .insertInto('report')
    .values({
      org_id: report.orgId,
      title: report.title,
      template: report.template,
      as_of: report.asOf,
      body: JSON.stringify(report.body),
      recorded_by: report.accountId,
      changed_by: report.accountId,
    })
    .returning(['id', 'version', 'changed_at as changedAt'])
    .executeTakeFirstOrThrow()

/** Writes the text when the version is still the one that was read; undefined otherwise. */
export const updateReport = (
  db: Database,
  reportId: string,
  version: number,
  change: { title: string; asOf: PlainDate; body: ReportBody; accountId: string },
) =>
  db
    .updateTable('report')
    .set({
      title: change.title,
      as_of: change.asOf,
      body: JSON.stringify(change.body),
      version: version + 1,
      changed_at: sql<string>`now()`,
      changed_by: change.accountId,
    })
    .where('id', '=', reportId)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .returning(['id', 'version', 'changed_at as changedAt'])
    .executeTakeFirst()

/** Closes the text for good when the version is still the one that was read; undefined otherwise. */
export const closeReport = (db: Database, reportId: string, version: number, accountId: string) =>
  db
    .updateTable('report')
    .set({ state: 'frozen', version: version + 1, frozen_at: sql<string>`now()`, frozen_by: accountId })
    .where('id', '=', reportId)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .returning(['id', 'version'])
    .executeTakeFirst()

/** The short name of an organisation on the day. */
export async function findShortName(db: Database, orgId: string, on: PlainDate): Promise<string> {
  const { rows } = await sql<{ name: string }>`select short_name as name from org_name
    where org_id = ${orgId} and from_on <= ${on} order by from_on desc limit 1`.execute(db)
  return rows[0]?.name ?? ''
}
