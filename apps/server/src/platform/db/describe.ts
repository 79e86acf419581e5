import type pg from 'pg'

interface Column {
  table_name: string
  column_name: string
  type: string
  not_null: boolean
  generated: string
  has_default: boolean
  comment: string | null
}

const COLUMNS = `
  select c.relname as table_name, a.attname as column_name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as not_null,
    a.attidentity::text as generated, a.atthasdef as has_default, col_description(c.oid, a.attnum) as comment
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relname <> 'migration'
  order by c.relname, a.attnum`

/** What the driver gives for a column type (see pool.ts). */
function typeOf(column: Column): string {
  const base = column.type.replace(/\[\]$/, '')
  const plain = /^(integer|smallint|double precision|real)$/.test(base)
    ? 'number'
    : base === 'boolean'
      ? 'boolean'
      : base === 'jsonb'
        ? 'Json'
        : 'string'
  if (plain === 'Json') return plain
  return column.type.endsWith('[]') ? `${plain}[]` : plain
}

function fieldOf(column: Column): string {
  const base = `${typeOf(column)}${column.not_null ? '' : ' | null'}`
  const optional = column.generated !== '' || column.has_default
  const type =
    typeOf(column) === 'Json'
      ? `JsonColumn<${column.not_null ? 'never' : 'null'}, ${optional}>`
      : optional
        ? `Generated<${base}>`
        : base
  return `  ${column.column_name}: ${type}`
}

/** The tables as TypeScript, for Kysely. */
export async function describeTables(client: pg.Client): Promise<string> {
  const columns = (await client.query<Column>(COLUMNS)).rows
  const names = [...new Set(columns.map((column) => column.table_name))]
  const pascal = (name: string) =>
    `${name
      .split('_')
      .map((part) => part[0]?.toUpperCase() + part.slice(1))
      .join('')}Table`
  const interfaces = names.map(
    (name) =>
      `export interface ${pascal(name)} {\n${columns
        .filter((column) => column.table_name === name)
        .map(fieldOf)
        .join('\n')}\n}`,
  )
  return `// Generated from the migrated database by \`npm run generate\`. Do not edit.
import type { ColumnType, Generated } from 'kysely'

// biome-ignore lint/suspicious/noExplicitAny: jsonb is validated where it is read
type Json = any
type JsonColumn<N, Optional extends boolean> = ColumnType<Json, Optional extends true ? string | N | undefined : string | N, string | N>

${interfaces.join('\n\n')}

export interface Tables {
${names.map((name) => `  ${name}: ${pascal(name)}`).join('\n')}
}
`
}

const CONSTRAINTS = `
  select conrelid::regclass::text as table_name, pg_get_constraintdef(oid) as definition from pg_constraint
  where connamespace = 'public'::regnamespace and conrelid <> 0 and contype <> 'n' order by 1, contype desc, 2`
const INDEXES = `select tablename as table_name, indexdef as definition from pg_indexes where schemaname = 'public' order by 1, indexname`
const POLICIES = `select tablename as table_name, policyname, cmd, qual, with_check from pg_policies where schemaname = 'public' order by 1, 2`

/** The schema as one readable text: tables with comments, constraints, indexes and policies. */
export async function describeSchema(client: pg.Client): Promise<string> {
  const columns = (await client.query<Column>(COLUMNS)).rows
  const names = [...new Set(columns.map((column) => column.table_name))]
  const rowsOf = async <T extends { table_name: string }>(text: string) => (await client.query<T>(text)).rows
  const constraints = await rowsOf<{ table_name: string; definition: string }>(CONSTRAINTS)
  const indexes = await rowsOf<{ table_name: string; definition: string }>(INDEXES)
  const policies = await rowsOf<{
    table_name: string
    policyname: string
    cmd: string
    qual: string | null
    with_check: string | null
  }>(POLICIES)
  const titles = new Map(
    (
      await rowsOf<{ table_name: string; comment: string | null }>(
        `select relname as table_name, obj_description(oid) as comment from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
      )
    ).map((row) => [row.table_name, row.comment]),
  )
  const blocks = names.map((name) => {
    const lines = columns
      .filter((column) => column.table_name === name)
      .map(
        (column) =>
          `  ${column.column_name} ${column.type}${column.not_null ? ' not null' : ''}${column.generated ? ' identity' : ''}  -- ${column.comment ?? '（缺说明）'}`,
      )
    const bodies = [
      ...constraints.filter((row) => row.table_name === name).map((row) => `  ${row.definition}`),
      ...indexes
        .filter((row) => row.table_name === name)
        .map((row) => `  ${row.definition.replace(/^CREATE /, '').replace(/ ON public\./, ' on ')}`),
      ...policies
        .filter((row) => row.table_name === name)
        .map((row) =>
          `  policy ${row.policyname} ${row.cmd} ${row.qual ?? ''} ${row.with_check ?? ''}`
            .replace(/\s+/g, ' ')
            .trimEnd()
            .replace(/^/, '  ')
            .replace(/^ +/, '  '),
        ),
    ]
    return `-- ${titles.get(name) ?? '（缺说明）'}\ntable ${name}\n${[...lines, ...bodies].join('\n')}\n`
  })
  return `-- Generated from the migrated database by \`npm run generate\`. Do not edit.\n\n${blocks.join('\n')}`
}
