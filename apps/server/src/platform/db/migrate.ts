import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

export const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url))
const LOCK = 7_233_000

/** Names of all migrations in order. */
export const listMigrations = async () => (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort()

/**
 * Applies what is missing, each file in a transaction of its own, one process at a time. Returns the names applied.
 * The files are plain SQL run by the database; this only remembers which ran. With `only`, no further than these: to restore
 * an older backup before moving on.
 */
export async function migrate(ownerUrl: string, only?: readonly string[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const applied: string[] = []
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
    )
    const done = new Set((await client.query('select name from migration')).rows.map((row: { name: string }) => row.name))
    for (const name of await listMigrations()) {
      if (done.has(name) || (only && !only.includes(name))) continue
      await client.query('begin')
      try {
        await client.query(await readFile(`${MIGRATIONS}/${name}`, 'utf8'))
        await client.query('insert into migration (name) values ($1)', [name])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`数据库升级 ${name} 失败：${(error as Error).message}`)
      }
      applied.push(name)
    }
  } finally {
    await client.end()
  }
  return applied
}
