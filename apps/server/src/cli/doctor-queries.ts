import type pg from 'pg'

export interface Inspection {
  version: string
  applied: string[]
  size: number
  /** The database's clock, milliseconds since the epoch. */
  now: number
  counts: string
}

/** What the database says about itself; works on one that was never migrated. */
export async function inspect(client: pg.Client): Promise<Inspection> {
  const { rows } = await client.query<{ version: string; size: string; now: string; there: boolean }>(
    `select current_setting('server_version') as version, pg_database_size(current_database()) as size,
      extract(epoch from clock_timestamp()) * 1000 as now, to_regclass('public.migration') is not null as there`,
  )
  const [row] = rows
  if (!row) throw new Error('数据库没有回答')
  const applied = row.there
    ? (await client.query<{ name: string }>('select name from migration')).rows.map((one) => one.name)
    : []
  const counts = row.there
    ? (
        await client.query<{ counts: string }>(
          `select format('组织 %s 个，学校 %s 所，党员 %s 名，会议 %s 场，账号 %s 个', (select count(*) from org), (select count(*) from school),
            (select count(*) from member), (select count(*) from meeting), (select count(*) from account)) as counts`,
        )
      ).rows[0]?.counts
    : undefined
  return {
    version: row.version.split(' ')[0] ?? '',
    applied,
    size: Number(row.size),
    now: Number(row.now),
    counts: counts ?? '空库',
  }
}
