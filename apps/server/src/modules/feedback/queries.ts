import { type SqlBool, sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

interface Row {
  total: number
  id: string
  page: string
  body: string
  recordedAt: string
  askedBy: string | null
  isMine: boolean
  answer: string | null
  answeredAt: string | null
  answeredBy: string | null
}

/** Feedback newest first: one's own and what is answered; everything, with names, for those who answer. */
export async function listFeedback(
  db: Database,
  reader: { accountId: string; mayAnswer: boolean },
  input: { mine: boolean; open: boolean; page: number; pageSize: number },
) {
  const isMine = sql<SqlBool>`f.recorded_by = ${reader.accountId}`
  const seen = input.mine ? isMine : reader.mayAnswer ? sql<SqlBool>`true` : sql<SqlBool>`(${isMine} or f.answer is not null)`
  const open = input.open ? sql<SqlBool>`f.answer is null` : sql<SqlBool>`true`
  const { rows } = await sql<Row>`
    select count(*) over ()::int as total, f.id, f.page, f.body, f.recorded_at as "recordedAt", ${isMine} as "isMine",
      case when ${reader.mayAnswer} or ${isMine} then (select a.display_name from account a where a.id = f.recorded_by) end as "askedBy",
      f.answer, f.answered_at as "answeredAt", (select a.display_name from account a where a.id = f.answered_by) as "answeredBy"
    from feedback f where ${seen} and ${open}
    order by f.id desc limit ${input.pageSize} offset ${(input.page - 1) * input.pageSize}`.execute(db)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _total, ...row }) => row) }
}

export async function insertFeedback(db: Database, row: { page: string; body: string; by: string }): Promise<string> {
  const { id } = await db
    .insertInto('feedback')
    .values({ page: row.page, body: row.body, recorded_by: row.by })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const lockFeedback = (db: Database, id: string) =>
  db.selectFrom('feedback').select(['id', 'body', 'answer']).where('id', '=', id).forUpdate().executeTakeFirst()

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
