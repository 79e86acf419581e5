import pg from 'pg'

interface Reference {
  name: string
  child: string
  columns: string[]
  parent: string
  parent_columns: string[]
}

const REFERENCES = `
  select k.conname as name, c.relname as child, p.relname as parent,
    array(select a.attname::text from unnest(k.conkey) with ordinality as u(num, at) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num order by u.at) as columns,
    array(select a.attname::text from unnest(k.confkey) with ordinality as u(num, at) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num order by u.at) as parent_columns
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid join pg_namespace n on n.oid = c.relnamespace
  where k.contype = 'f' and n.nspname = 'public' order by 1`

/** References whose row does not exist, by name of the constraint; empty is right. For data that was loaded with resting triggers. */
export async function findOrphans(client: pg.Client): Promise<{ reference: string; table: string; count: number }[]> {
  const id = pg.escapeIdentifier
  const found: { reference: string; table: string; count: number }[] = []
  const { rows } = await client.query<Reference>(REFERENCES)
  for (const { name, child, columns, parent, parent_columns: keys } of rows) {
    const joined = columns.map((column, index) => `p.${id(keys[index] ?? column)} = c.${id(column)}`).join(' and ')
    const present = columns.map((column) => `c.${id(column)} is not null`).join(' and ')
    const answer = await client.query<{ count: string }>(
      `select count(*) from ${id(child)} c where ${present} and not exists (select from ${id(parent)} p where ${joined})`,
    )
    const count = Number(answer.rows[0]?.count ?? 0)
    if (count > 0) found.push({ reference: name, table: child, count })
  }
  return found
}

/** Every identity sequence of the schema continues after the highest key in its table. */
export async function continueSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and a.attidentity <> ''`,
  )
  for (const { table, column } of rows)
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce((select max(${pg.escapeIdentifier(column)}) from ${pg.escapeIdentifier(table)}), 0) + 1, false)`,
      [table, column],
    )
}
