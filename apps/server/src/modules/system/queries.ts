import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

/** The last run of each job. */
export async function listLastRuns(db: Database) {
  const { rows } = await sql<{
    name: string
    startedAt: string
    finishedAt: string | null
    ok: boolean | null
    note: string | null
  }>`
    select distinct on (name) name, started_at as "startedAt", finished_at as "finishedAt", ok, note from job_run order by name, id desc`.execute(
    db,
  )
  return new Map(rows.map(({ name, ...run }) => [name, run]))
}

/** Version of the database, and the oldest day the due list was derived for. */
export async function readDatabase(db: Database) {
  const { rows } = await sql<{ version: string; derivedFor: string | null }>`
    select current_setting('server_version') as version, (select min(computed_for) from obligation_run) as "derivedFor"`.execute(
    db,
  )
  return rows[0] ?? { version: '', derivedFor: null }
}

/** Notes that a job began; returns the run. */
export async function openRun(db: Database, name: string): Promise<string> {
  return (await db.insertInto('job_run').values({ name }).returning('id').executeTakeFirstOrThrow()).id
}

/** Notes how a run ended. */
export async function closeRun(db: Database, id: string, ok: boolean, note: string | null): Promise<void> {
  await db.updateTable('job_run').set({ finished_at: sql<string>`now()`, ok, note }).where('id', '=', id).execute()
}
