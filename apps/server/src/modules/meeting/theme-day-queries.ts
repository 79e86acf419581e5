import type { PlainDate } from '@hongzhu/domain'
import type { ThemeDay, ThemeWeek } from '@hongzhu/domain/meeting'
import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

interface Row {
  id: string
  day: number | null
  week: ThemeWeek | null
  weekday: number | null
  from: PlainDate
  until: PlainDate | null
  recordedAt: string
  recordedBy: string | null
}

/** A stored fixed day as the rules read it. */
const fixedOf = ({ day, week, weekday }: Row): ThemeDay =>
  day === null ? { by: 'weekday', week: week ?? 1, weekday: weekday ?? 1 } : { by: 'date', day }

/** The fixed days of the organisation, newest first. */
export async function listThemeDays(db: Database, orgId: string) {
  const { rows } = await sql<Row>`
    select x.id, x.day_of_month as day, x.week_of_month as week, x.weekday, x.from_on as "from", x.until_on as until,
      x.recorded_at as "recordedAt", a.display_name as "recordedBy"
    from theme_day x left join account a on a.id = x.recorded_by where x.org_id = ${orgId} order by x.from_on desc`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    fixed: fixedOf(row),
    from: row.from,
    until: row.until,
    recordedAt: row.recordedAt,
    recordedBy: row.recordedBy,
  }))
}

/** Ends the open fixed day where the new one begins, and opens the new one. */
export async function replaceThemeDay(
  db: Database,
  row: { orgId: string; from: PlainDate; fixed: ThemeDay; accountId: string },
): Promise<string> {
  await sql`update theme_day set until_on = ${row.from} where org_id = ${row.orgId} and until_on is null`.execute(db)
  const { fixed } = row
  const { id } = await db
    .insertInto('theme_day')
    .values({
      org_id: row.orgId,
      day_of_month: fixed.by === 'date' ? fixed.day : null,
      week_of_month: fixed.by === 'weekday' ? fixed.week : null,
      weekday: fixed.by === 'weekday' ? fixed.weekday : null,
      from_on: row.from,
      recorded_by: row.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
