import pg from 'pg'

/** Left out of archives: sessions and one-time links end with the old server, caches are rebuilt. */
const LEFT_OUT = ['migration', 'session', 'one_time_token', 'obligation', 'obligation_run', 'org_finding']
/** Tables of which one row shows that the database is in use. */
const IN_USE = ['org', 'person', 'account', 'event']

export interface TableShape {
  name: string
  columns: string[]
}

const id = pg.escapeIdentifier

/** The tables an archive holds, those others refer to first. */
export async function listTables(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; needs: string[] }>(
    `select c.relname as name,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
       array(select distinct p.relname::text from pg_constraint k join pg_class p on p.oid = k.confrelid where k.conrelid = c.oid and k.contype = 'f' and p.oid <> c.oid) as needs
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relname <> all($1::text[]) order by c.relname`,
    [LEFT_OUT],
  )
  const ordered: TableShape[] = []
  const done = new Set<string>(LEFT_OUT)
  while (ordered.length < rows.length) {
    const ready = rows.filter((row) => !done.has(row.name) && row.needs.every((need) => done.has(need)))
    // Tables that refer to each other in a ring would never be ready; they come as they are.
    const next = ready.length > 0 ? ready : rows.filter((row) => !done.has(row.name))
    for (const { name, columns } of next) {
      done.add(name)
      ordered.push({ name, columns })
    }
  }
  return ordered
}

/** Names of the migrations applied, in order; undefined when the database was never migrated. */
export async function listApplied(client: pg.Client): Promise<string[] | undefined> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('public.migration') is not null as there`)
  if (!rows[0]?.there) return undefined
  return (await client.query<{ name: string }>('select name from migration order by name')).rows.map((row) => row.name)
}

/** Whether people have worked in this database. */
export async function isInUse(client: pg.Client): Promise<boolean> {
  for (const table of IN_USE) if ((await client.query(`select from ${id(table)} limit 1`)).rows.length > 0) return true
  return false
}

/** What a fresh instance puts in by itself gives way to what the archive holds. */
export async function clearBaseData(client: pg.Client, tables: readonly TableShape[]): Promise<void> {
  for (const { name } of tables.toReversed()) if (!IN_USE.includes(name)) await client.query(`delete from ${id(name)}`)
}

/** One view of all tables from here on. */
export const openSnapshot = (client: pg.Client) => client.query('begin isolation level repeatable read, read only')

/**
 * From here to the end of the transaction rows go in as they were, past triggers. With a superuser also past the checks of
 * references, which `areReferencesChecked` tells to make up for.
 */
export async function restTriggers(
  client: pg.Client,
  tables: readonly TableShape[],
): Promise<{ areReferencesChecked: boolean; wake: () => Promise<void> }> {
  const { rows } = await client.query<{ rolsuper: boolean }>('select rolsuper from pg_roles where rolname = current_user')
  if (rows[0]?.rolsuper) {
    await client.query('set local session_replication_role = replica')
    return {
      areReferencesChecked: false,
      wake: async () => void (await client.query('set local session_replication_role = origin')),
    }
  }
  for (const { name } of tables) await client.query(`alter table ${id(name)} disable trigger user`)
  return {
    areReferencesChecked: true,
    wake: async () => {
      for (const { name } of tables) await client.query(`alter table ${id(name)} enable trigger user`)
    },
  }
}

/** `table (columns)` for COPY. */
export const copyTarget = ({ name, columns }: TableShape) => `${id(name)} (${columns.map(id).join(', ')})`
