import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

/** Tables an import writes, children first: the order in which a reversal takes rows away. */
export const EFFECT_TABLES = {
  group_member: ['person_id', 'from_on'],
  post: ['id'],
  member_status: ['person_id', 'from_on'],
  membership: ['person_id', 'from_on'],
  member: ['person_id'],
  person: ['id'],
  school_org: ['id'],
  term: ['id'],
  org_event: ['id'],
  org_placement: ['org_id', 'from_on'],
  org_kind: ['org_id', 'from_on'],
  org_name: ['org_id', 'from_on'],
  org: ['id'],
  school_number: ['school_id', 'item', 'counted_on'],
  school: ['id'],
} as const
export type EffectTable = keyof typeof EFFECT_TABLES

const KEYS_PER_EFFECT = 1_000
type Key = Record<string, string>

/** Remembers rows an import added, a thousand keys to an effect. */
export async function recordInserted(db: Database, batchId: string, table: EffectTable, keys: readonly Key[]): Promise<void> {
  for (let at = 0; at < keys.length; at += KEYS_PER_EFFECT)
    await db
      .insertInto('import_effect')
      .values({ batch_id: batchId, table_name: table, row_key: JSON.stringify(keys.slice(at, at + KEYS_PER_EFFECT)) })
      .execute()
}

/** What a row was and what the import made of it, by column. */
export interface Change {
  key: Key
  was: Record<string, unknown>
  now: Record<string, unknown>
}

/** Remembers rows an import changed. */
export const recordChanged = (db: Database, batchId: string, table: EffectTable, changes: readonly Change[]) =>
  sql`insert into import_effect (batch_id, table_name, row_key, before)
    select ${batchId}, ${table}, x->'key', jsonb_build_object('was', x->'was', 'now', x->'now')
    from jsonb_array_elements(${JSON.stringify(changes)}::jsonb) x`.execute(db)

const columnType = (column: string) =>
  column === 'id' || column.endsWith('_id') ? 'bigint' : column.endsWith('_on') ? 'date' : 'text'

/** Takes away the rows an import added to a table; answers how many were still there of how many. */
export async function deleteInserted(
  db: Database,
  batchId: string,
  table: EffectTable,
): Promise<{ removed: number; expected: number }> {
  const columns = EFFECT_TABLES[table]
  const match = sql.join(
    columns.map((column) => sql`t.${sql.ref(column)} = (k.key->>${sql.lit(column)})::${sql.raw(columnType(column))}`),
    sql` and `,
  )
  const { rows } = await sql<{ removed: number; expected: number }>`
    with k as materialized (select jsonb_array_elements(row_key) as key from import_effect
      where batch_id = ${batchId} and table_name = ${table} and before is null),
    gone as (delete from ${sql.table(table)} t using k where ${match} returning 1)
    select (select count(*)::int from gone) as removed, (select count(*)::int from k) as expected`.execute(db)
  return rows[0] ?? { removed: 0, expected: 0 }
}

/** Columns an import may change; a reversal sets them back. */
const CHANGED: Partial<Record<EffectTable, readonly string[]>> = {
  person: [
    'id_no',
    'sex',
    'born_on',
    'born_precision',
    'ethnicity',
    'birth_note',
    'education',
    'degree',
    'work_post',
    'title',
    'phone',
    'address',
    'native_place',
    'worked_from',
    'is_front_line',
    'school_id',
    'version',
  ],
  member: ['applied_on', 'activist_on', 'candidate_on', 'joined_on', 'full_on'],
  school: [
    'name',
    'short_name',
    'name_key',
    'initials',
    'stage',
    'ownership',
    'region_code',
    'opened_on',
    'legal_representative',
    'governance',
    'manager_org_id',
    'version',
  ],
  school_number: ['amount'],
  term: ['ended_on'],
}

/** Sets columns of rows from `set` objects; answers how many rows took them. Rows that no longer hold `held` are left alone. */
export async function applySets(
  db: Database,
  table: EffectTable,
  sets: readonly { key: Key; set: Record<string, unknown>; held?: Record<string, unknown> }[],
): Promise<number> {
  const columns = CHANGED[table] ?? []
  const match = sql.join(
    EFFECT_TABLES[table].map(
      (column) => sql`t.${sql.ref(column)} = (r.key->>${sql.lit(column)})::${sql.raw(columnType(column))}`,
    ),
    sql` and `,
  )
  const result = await sql`
    update ${sql.table(table)} t set (${sql.join(columns.map((column) => sql.ref(column)))}) =
      (select ${sql.join(columns.map((column) => sql`n.${sql.ref(column)}`))} from jsonb_populate_record(t, r.set) n)
    from jsonb_to_recordset(${JSON.stringify(sets)}::jsonb) as r(key jsonb, set jsonb, held jsonb)
    where ${match} and (r.held is null or to_jsonb(t) @> r.held)`.execute(db)
  return Number(result.numAffectedRows ?? 0)
}

/** Present values of rows as objects, by key. */
export async function listCurrent(
  db: Database,
  table: EffectTable,
  keys: readonly Key[],
): Promise<{ key: Key; row: Record<string, unknown> }[]> {
  const match = sql.join(
    EFFECT_TABLES[table].map(
      (column) => sql`t.${sql.ref(column)} = (k.key->>${sql.lit(column)})::${sql.raw(columnType(column))}`,
    ),
    sql` and `,
  )
  const { rows } = await sql<{ key: Key; row: Record<string, unknown> }>`
    select k.key, to_jsonb(t) as row from jsonb_array_elements(${JSON.stringify(keys)}::jsonb) as k(key)
    join ${sql.table(table)} t on ${match}`.execute(db)
  return rows
}

/** Sets what an import changed back to what it was, where nobody has changed it since. */
export async function restoreChanged(
  db: Database,
  batchId: string,
  table: EffectTable,
): Promise<{ restored: number; expected: number }> {
  const { rows } = await sql<{ key: Key; was: Record<string, unknown>; now: Record<string, unknown> }>`
    select row_key as key, before->'was' as was, before->'now' as now from import_effect
    where batch_id = ${batchId} and table_name = ${table} and before is not null`.execute(db)
  if (rows.length === 0) return { restored: 0, expected: 0 }
  const restored = await applySets(
    db,
    table,
    rows.map((row) => ({ key: row.key, set: row.was, held: row.now })),
  )
  return { restored, expected: rows.length }
}

/** What shows that a row an import added has been worked on since. */
const TOUCHED: Partial<Record<EffectTable, string>> = {
  person: 't.version <> 1',
  school: 't.version <> 1',
  membership: 't.until_on is not null',
  post: 't.until_on is not null',
  group_member: 't.until_on is not null',
  school_org: 't.until_on is not null',
}

/** How many rows an import added have been changed since. */
export async function countTouched(db: Database, batchId: string, table: EffectTable): Promise<number> {
  const condition = TOUCHED[table]
  if (!condition) return 0
  const match = sql.join(
    EFFECT_TABLES[table].map(
      (column) => sql`t.${sql.ref(column)} = (k.key->>${sql.lit(column)})::${sql.raw(columnType(column))}`,
    ),
    sql` and `,
  )
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select jsonb_array_elements(row_key) as key from import_effect
      where batch_id = ${batchId} and table_name = ${table} and before is null) k
    join ${sql.table(table)} t on ${match} where ${sql.raw(condition)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** What still points at rows an import added: table comment and how many. Asked after its own children are gone. */
export async function listDependents(db: Database, batchId: string, table: 'person' | 'org' | 'school' | 'term') {
  const references = await sql<{ name: string; column: string; label: string }>`
    select c.conrelid::regclass::text as name, a.attname as column, coalesce(obj_description(c.conrelid), c.conrelid::regclass::text) as label
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = ${table}::regclass and c.conrelid::regclass::text not in ('import_batch')`.execute(db)
  const found: { label: string; count: number }[] = []
  for (const { name, column, label } of references.rows) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.table(name)} t where t.${sql.ref(column)} in (
        select (jsonb_array_elements(row_key)->>'id')::bigint from import_effect
        where batch_id = ${batchId} and table_name = ${table} and before is null)`.execute(db)
    const count = rows[0]?.count ?? 0
    if (count > 0) found.push({ label: label.split(/[：（]/)[0] ?? label, count })
  }
  return found
}

/** Empties what is derived from the organisations an import founded; it is computed anew. */
export async function deleteDerived(db: Database, batchId: string): Promise<void> {
  for (const [table, column] of [
    ['obligation', 'org_id'],
    ['obligation', 'subject_org_id'],
    ['obligation_run', 'org_id'],
    ['org_finding', 'org_id'],
  ] as const)
    await sql`delete from ${sql.table(table)} where ${sql.ref(column)} in (
      select (jsonb_array_elements(row_key)->>'id')::bigint from import_effect
      where batch_id = ${batchId} and table_name = 'org' and before is null)`.execute(db)
}

/** Identity keys handed out before the rows are written, so that rows can point at each other. */
export async function nextIds(
  db: Database,
  table: 'person' | 'org' | 'school' | 'post' | 'term' | 'school_org' | 'org_event',
  count: number,
) {
  if (count === 0) return []
  const { rows } = await sql<{ id: string }>`
    select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${count})`.execute(db)
  return rows.map((row) => row.id)
}
