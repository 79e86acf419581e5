import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import { type FigureRef, type IndicatorRow, OWN_PART, type PartKey, type Tally } from '@hongzhu/domain/indicator'
import { type RawBuilder, sql } from 'kysely'
import { endsIn, inScope } from '../../../platform/access/scope.ts'
import type { Database } from '../../../platform/db/pool.ts'
import { openWallWhen } from '../../../platform/db/transaction.ts'
import type { RowArgs, RowQuery } from './queries/index.ts'

type Sql = RawBuilder<unknown>

/** The expression of a breakdown; `child` is the organisation next below the one asked for. */
export function partOf(query: RowQuery, key: PartKey, args: RowArgs): Sql | undefined {
  if (key !== 'child') return query.parts[key]
  return sql`coalesce(nullif(split_part(substr(${query.path}, ${args.path.length + 1}::int), '/', 1), ''), ${OWN_PART})`
}

/** The filters asked for; and where the reach stops at named organisations, none of what is below them. */
const conditions = (query: RowQuery, filters: FigureRef['filters'], args: RowArgs): Sql[] => [
  ...(args.exact.length > 0 ? [endsIn(query.path as RawBuilder<string>, args.exact)] : []),
  ...Object.entries(filters).map(([key, value]) => {
    const part = partOf(query, key as PartKey, args)
    return part ? sql`(${part}) = ${value}` : sql`false`
  }),
]

/** The person of a row is kept within the reader's reach now, or the day is not past. */
const isKept = (keeper: Sql, scope: Scope, on: PlainDate): Sql =>
  sql`(${on}::date >= coalesce(nullif(current_setting('hz.on', true), '')::date, current_date) or exists (
    select from org_placement k where k.org_id = ${keeper} and k.until_on is null and ${inScope(sql.ref('k.path'), scope)}))`

/** The one row query of an indicator, narrowed; number, list, breakdown, sheet and seal all read from it. */
function rowsOf(
  query: RowQuery,
  args: RowArgs,
  where: readonly Sql[],
  more: { part?: Sql; order?: boolean; reader?: Scope } = {},
): Sql {
  const kept = query.keeper && more.reader ? isKept(query.keeper, more.reader, args.on) : sql`true`
  return sql`select ${query.subject}::text as subject_kind, (${query.id})::text as subject_id, ${query.label} as label,
      (${query.orgId})::text as org_id, ${query.orgName} as org_name, (${query.hit}) is true as hit,
      ${query.measure ?? sql`1`} as measure, ${query.base ?? sql`1`} as base, ${kept} as kept,
      (${query.day ?? sql`null::date`})::text as "on", ${query.note ?? sql`null::text`} as note
      ${more.part ? sql`, (${more.part})::text as part` : sql``}
    ${query.from} ${sql.join(
      where.map((condition) => sql`and ${condition}`),
      sql` `,
    )} ${more.order ? sql`order by ${query.order}` : sql``}`
}

const counts = sql`count(*)::int as rows, (count(*) filter (where r.hit))::int as hits,
  coalesce(sum(r.measure) filter (where r.hit), 0)::float8 as measure, coalesce(sum(r.base), 0)::float8 as base`

/** Folds the row query in SQL. */
export async function countRows(db: Database, query: RowQuery, ref: FigureRef, args: RowArgs): Promise<Tally> {
  const { rows } =
    await sql<Tally>`select ${counts} from (${rowsOf(query, args, conditions(query, ref.filters, args))}) r`.execute(db)
  return rows[0] ?? { rows: 0, hits: 0, measure: 0, base: 0 }
}

/** The same fold by the values of a breakdown. */
export async function countParts(db: Database, query: RowQuery, ref: FigureRef, args: RowArgs, part: Sql) {
  const { rows } = await sql<Tally & { part: string }>`
    select r.part, ${counts} from (${rowsOf(query, args, conditions(query, ref.filters, args), { part })}) r group by r.part order by r.part`.execute(
    db,
  )
  return rows
}

/** The fold by every combination of several breakdowns, in their order. */
export async function countGrid(db: Database, query: RowQuery, ref: FigureRef, args: RowArgs, parts: readonly Sql[]) {
  const key = sql`jsonb_build_array(${sql.join(parts)})`
  const rows = await countParts(db, query, ref, args, key)
  return rows.map(({ part, ...counted }) => ({ values: JSON.parse(part) as string[], ...counted }))
}

/** The ids of all records behind a figure, the ones that do not count included. */
export async function listSubjects(db: Database, query: RowQuery, ref: FigureRef, args: RowArgs): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.subject_id as id from (${rowsOf(query, args, conditions(query, ref.filters, args))}) r`.execute(db)
  return rows.map((row) => row.id)
}

export interface RowsPage {
  hit?: boolean | undefined
  limit: number
  offset: number
}

/** Of who has left for elsewhere since only the name: no measure, day or note. */
type ListedRow = Omit<IndicatorRow, 'parts' | 'measure'> & { measure: number | null }
const rowColumns = sql`r.subject_kind as "subjectKind", r.subject_id as "subjectId", r.label, r.org_id as "orgId", r.org_name as "orgName",
  r.hit, case when r.kept then r.measure::float8 end as measure, r.base::float8 as base,
  case when r.kept then r."on" end as "on", case when r.kept then r.note end as note`

/** The records behind a figure, in order. */
export async function listRows(
  db: Database,
  scope: Scope,
  query: RowQuery,
  ref: FigureRef,
  args: RowArgs,
  page: RowsPage,
): Promise<ListedRow[]> {
  const where = conditions(query, ref.filters, args)
  if (page.hit !== undefined) where.push(sql`((${query.hit}) is true) = ${page.hit}`)
  const { rows } = await sql<ListedRow>`
    select ${rowColumns} from (${rowsOf(query, args, where, { order: true, reader: scope })} limit ${page.limit} offset ${page.offset}) r`.execute(
    db,
  )
  return rows
}

/** The row query as numbered, canonical records, for sealing. */
export const numberedRows = (scope: Scope, query: RowQuery, ref: FigureRef, args: RowArgs): RawBuilder<unknown> =>
  sql`select row_number() over () as seq, r.hit, r.measure, r.base, jsonb_build_object('subjectKind', r.subject_kind, 'subjectId', r.subject_id,
    'label', r.label, 'orgId', r.org_id, 'orgName', r.org_name, 'hit', r.hit, 'measure', case when r.kept then r.measure end, 'base', r.base,
    'on', case when r.kept then r."on" end, 'note', case when r.kept then r.note end) as body
    from (${rowsOf(query, args, conditions(query, ref.filters, args), { order: true, reader: scope })}) r`

export interface Place {
  on: PlainDate
  path: string
  name: string
}

/**
 * Where the organisation stood on each of the days, as far as the scope reached there then: a grant names organisations,
 * and their reach on a past day is what was below them on that day. Days on which it was not there are left out.
 */
export async function findPlaces(db: Database, scope: Scope, orgId: string, days: readonly PlainDate[]): Promise<Place[]> {
  const tops = scope.prefixes.flatMap((prefix) => prefix.split('/').at(-2) || [])
  const isAll = scope.prefixes.includes('/')
  const { rows } = await sql<Place>`
    select d.day::text as "on", p.path, n.short_name as name
    from unnest(${sql.val([...days] as string[])}::date[]) as d(day)
    join org_placement p on p.org_id = ${orgId} and p.from_on <= d.day and (p.until_on is null or p.until_on > d.day)
    join org_name n on n.org_id = p.org_id and n.from_on <= d.day and (n.until_on is null or n.until_on > d.day)
    where ${isAll} or p.org_id = any(${sql.val([...scope.exact])}::bigint[]) or exists (
      select from org_placement top
      where top.org_id = any(${sql.val(tops)}::bigint[]) and top.from_on <= d.day and (top.until_on is null or top.until_on > d.day)
        and p.path >= top.path and p.path < (top.path || '~') collate "C")
    order by d.day`.execute(db)
  return rows
}

/**
 * A figure of the past counts people where they were; today's wall would hide those who have moved on since. Its rows are
 * bounded by the path of that day within the scope of that day, so the second wall is opened for the rest of the transaction.
 */
export const openWallForPast = (db: Database, on: PlainDate, readsHistory: boolean) =>
  openWallWhen(
    db,
    sql`(${readsHistory}::boolean or ${on}::date < coalesce(nullif(current_setting('hz.on', true), '')::date, current_date))`,
  )

/** Names of organisations as of the day, for breakdowns by lower organisations. */
export async function namesOf(db: Database, ids: readonly string[], on: PlainDate): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct on (n.org_id) n.org_id::text as id, n.short_name as name from org_name n
    where n.org_id = any(${sql.val([...ids])}::bigint[]) and n.from_on <= ${on} order by n.org_id, n.from_on desc`.execute(db)
  return new Map(rows.map((row) => [row.id, row.name]))
}
