import type { ClockSource } from '@hongzhu/domain/access'
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

export interface ClockCheck {
  source: ClockSource
  /** What it was held against. */
  reference: string
  /** Reference minus ours, milliseconds. */
  offset: number | null
  delay: number | null
  /** Why nothing was measured. */
  problem: string | null
}

export const insertClockCheck = (db: Database, { offset, delay, ...check }: ClockCheck) =>
  db
    .insertInto('clock_check')
    .values({ ...check, offset_ms: offset === null ? null : String(offset), delay_ms: delay })
    .execute()

/** The last check against each source (SEC-30). */
export async function listClockChecks(db: Database): Promise<(ClockCheck & { at: string })[]> {
  const { rows } = await sql<ClockCheck & { at: string }>`
    select distinct on (source) source, reference, at, offset_ms::float8 as "offset", delay_ms as delay, problem
    from clock_check order by source, id desc`.execute(db)
  return rows
}

/** The database's clock, in milliseconds since the epoch. */
export async function readDatabaseClock(db: Database): Promise<number> {
  const { rows } = await sql<{ now: number }>`select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`.execute(db)
  return rows[0]?.now ?? Number.NaN
}

const KNOWN_SETTINGS = 'system.settings'

/** The settings of the last start, without secrets; undefined before the first. */
export async function findKnownSettings(db: Database): Promise<Record<string, string> | undefined> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', KNOWN_SETTINGS).executeTakeFirst()
  return row?.value as Record<string, string> | undefined
}

/** Keeps the settings of this start for the next one to compare with. */
export const keepKnownSettings = (db: Database, values: Record<string, string>) =>
  sql`insert into setting (key, value) values (${KNOWN_SETTINGS}, ${JSON.stringify(values)}::jsonb)
    on conflict (key) do update set value = excluded.value, changed_at = now()`.execute(db)
