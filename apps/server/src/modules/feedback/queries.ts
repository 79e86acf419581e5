import type { Scope } from '@hongzhu/domain/access'
import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'

interface Row {
  total: number
  id: string
  page: string
  body: string
  recordedAt: string
  askedBy: string | null
  isMine: boolean
  mayAnswer: boolean
  answer: string | null
  answeredAt: string | null
  answeredBy: string | null
}

/** Where the feedback was given; what is known of no organisation stands at the root, for the root office alone. */
const place = sql<string>`coalesce(
  (select p.path from org_placement p where p.org_id = f.org_id and p.until_on is null),
  (select p.path from org_placement p where p.parent_id is null and p.until_on is null limit 1))`
const mayAnswer = (scope: Scope<'feedback.answer'> | undefined) => (scope ? inScope(place, scope) : sql<SqlBool>`false`)

/** Feedback newest first: one's own and what is answered; all of one's own field, with names, for those who answer. */
export async function listFeedback(
  db: Database,
  reader: { accountId: string; answers: Scope<'feedback.answer'> | undefined },
  input: { mine: boolean; open: boolean; page: number; pageSize: number },
) {
  const isMine = sql<SqlBool>`coalesce(x.recorded_by = ${reader.accountId}, false)`
  const seen = input.mine ? isMine : sql<SqlBool>`(${isMine} or x."mayAnswer" or x.answer is not null)`
  const open = input.open ? sql<SqlBool>`x.answer is null` : sql<SqlBool>`true`
  const { rows } = await sql<Row>`
    select count(*) over ()::int as total, x.id, x.page, x.body, x.recorded_at as "recordedAt", ${isMine} as "isMine", x."mayAnswer",
      case when x."mayAnswer" or ${isMine} then (select a.display_name from account a where a.id = x.recorded_by) end as "askedBy",
      x.answer, x.answered_at as "answeredAt", (select a.display_name from account a where a.id = x.answered_by) as "answeredBy"
    from (select f.*, ${mayAnswer(reader.answers)} as "mayAnswer" from feedback f) x where ${seen} and ${open}
    order by x.id desc limit ${input.pageSize} offset ${(input.page - 1) * input.pageSize}`.execute(db)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _total, ...row }) => row) }
}

export async function insertFeedback(
  db: Database,
  row: { page: string; body: string; by: string; orgId: string | null },
): Promise<string> {
  const { id } = await db
    .insertInto('feedback')
    .values({ page: row.page, body: row.body, recorded_by: row.by, org_id: row.orgId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** One entry in reach of who answers, locked. */
export async function lockFeedback(db: Database, scope: Scope<'feedback.answer'>, id: string) {
  const { rows } = await sql<{ id: string; body: string; answer: string | null; orgId: string | null }>`
    select f.id, f.body, f.answer, f.org_id as "orgId" from feedback f where f.id = ${id} and ${mayAnswer(scope)} for update`.execute(
    db,
  )
  return rows[0]
}

export const answerFeedback = (db: Database, row: { id: string; answer: string; at: string; by: string }) =>
  db
    .updateTable('feedback')
    .set({ answer: row.answer, answered_at: row.at, answered_by: row.by })
    .where('id', '=', row.id)
    .execute()

/** How many one account has sent in the last day. */
export async function countToday(db: Database, accountId: string, now: number): Promise<number> {
  const since = new Date(now - 86_400_000).toISOString()
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from feedback where recorded_by = ${accountId} and recorded_at > ${since}`.execute(db)
  return rows[0]?.count ?? 0
}
