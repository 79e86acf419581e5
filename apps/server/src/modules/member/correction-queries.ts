import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'
import { inForce } from './sql-queries.ts'

export interface CorrectionRow {
  id: string
  personId: string
  personName: string
  orgId: string
  orgName: string
  field: string
  body: string
  state: 'open' | 'corrected' | 'refused'
  answer: string | null
  recordedAt: string
  answeredAt: string | null
  answeredBy: string | null
}

const listWhere = async (db: Database, where: RawBuilder<SqlBool>, today: PlainDate, page: number, pageSize: number) => {
  const { rows } = await sql<CorrectionRow & { total: number }>`
    select count(*) over ()::int as total, c.id, c.person_id as "personId", p.name as "personName", c.org_id as "orgId", coalesce(n.short_name, '') as "orgName",
      c.field, c.body, c.state, c.answer, c.recorded_at as "recordedAt", c.answered_at as "answeredAt",
      (select a.display_name from account a where a.id = c.answered_by) as "answeredBy"
    from correction_request c join person p on p.id = c.person_id
    join org_placement r on r.org_id = c.org_id and ${inForce('r', today)}
    left join org_name n on n.org_id = c.org_id and ${inForce('n', today)}
    where ${where} order by c.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _total, ...row }) => row) }
}

/** Corrections addressed to the organisations in scope. */
export const listCorrections = (
  db: Database,
  scope: Scope<'member.write'>,
  input: { state: 'open' | 'answered' | 'all'; page: number; pageSize: number },
  today: PlainDate,
) => {
  const state =
    input.state === 'all'
      ? sql<SqlBool>`true`
      : input.state === 'open'
        ? sql<SqlBool>`c.state = 'open'`
        : sql<SqlBool>`c.state <> 'open'`
  return listWhere(db, sql<SqlBool>`${state} and ${inScope(sql.ref('r.path'), scope)}`, today, input.page, input.pageSize)
}

/** One's own requests. */
export const listOwnCorrections = (db: Database, personId: string, today: PlainDate) =>
  listWhere(db, sql<SqlBool>`c.person_id = ${personId}`, today, 1, 50)

/** The request within scope, locked for its answer. */
export async function findCorrection(db: Database, scope: Scope<'member.write'>, id: string, today: PlainDate) {
  const { rows } = await sql<{ id: string; state: string; personId: string; orgId: string; name: string; field: string }>`
    select c.id, c.state, c.person_id as "personId", c.org_id as "orgId", p.name, c.field
    from correction_request c join person p on p.id = c.person_id join org_placement r on r.org_id = c.org_id and ${inForce('r', today)}
    where c.id = ${id} and ${inScope(sql.ref('r.path'), scope)} for update of c`.execute(db)
  return rows[0]
}

export const insertCorrection = (
  db: Database,
  row: { personId: string; orgId: string; field: string; body: string; by: string },
) =>
  db
    .insertInto('correction_request')
    .values({ person_id: row.personId, org_id: row.orgId, field: row.field, body: row.body, recorded_by: row.by })
    .execute()

export const answerRequest = (
  db: Database,
  row: { id: string; state: 'corrected' | 'refused'; answer: string; at: string; by: string },
) =>
  db
    .updateTable('correction_request')
    .set({ state: row.state, answer: row.answer, answered_at: row.at, answered_by: row.by })
    .where('id', '=', row.id)
    .execute()

/** Open requests of one person, so that nobody files without end. */
export async function countOpen(db: Database, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from correction_request where person_id = ${personId} and state = 'open'`.execute(db)
  return rows[0]?.count ?? 0
}

/** Holiday calendars of the years, for counting working days. */
export async function listHolidays(db: Database) {
  const { rows } = await sql<{ year: number; off: PlainDate[]; makeUp: PlainDate[]; docNo: string }>`
    select year, off_days::text[] as off, make_up_days::text[] as "makeUp", doc_no as "docNo" from holiday_year`.execute(db)
  return rows
}
