import type { IndicatorRow, Tally } from '@hongzhu/domain/indicator'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'
import type { Figure, FigureMeaning } from '../engines/indicators/index.ts'

/** Records kept together in one row of seal_row, so that a large list is stored compressed and read by pages. */
const CHUNK = 100

/** Room for sorting a city's records in memory instead of on disk, for the rest of the transaction. */
export const makeRoom = (db: Database) => sql`select set_config('work_mem', '64MB', true)`.execute(db)

const digestOf = (chunks: RawBuilder<unknown>) =>
  sql`(select encode(sha256(convert_to(coalesce(string_agg(c.body::text, chr(10) order by c.seq), ''), 'UTF8')), 'hex') from ${chunks} c)`

/** What a seal keeps of the figure besides its numbers: words of that day, so that it reads the same for ever. */
export interface Definition {
  figure: Pick<Figure, 'title' | 'unit' | 'from' | 'orgName' | 'filters'>
  meaning: FigureMeaning
}

/**
 * Seals one figure with all its records in one statement, and answers what was sealed so that the caller can compare it
 * with the number it is about to show.
 */
export async function insertSeal(
  db: Database,
  reportId: string,
  figure: Figure,
  definition: Definition,
  rows: RawBuilder<unknown>,
  accountId: string,
): Promise<Tally> {
  const { rows: sealed } = await sql<Tally>`
    with n as materialized (${rows}),
    c as materialized (select (n.seq - 1) / ${CHUNK}::int + 1 as seq, jsonb_agg(n.body order by n.seq) as body from n group by 1),
    t as (select count(*)::int as rows, (count(*) filter (where hit))::int as hits,
      coalesce(sum(measure) filter (where hit), 0)::float8 as measure, coalesce(sum(base), 0)::float8 as base from n),
    s as (
      insert into seal (report_id, figure_key, indicator, indicator_version, org_id, as_of, filters, definition,
        numerator, denominator, value, shown, rounding, row_count, digest, sealed_by)
      select ${reportId}, ${figure.ref}, ${figure.id}, ${definition.meaning.version}, ${figure.orgId}, ${figure.on}, ${JSON.stringify(figure.filters)}::jsonb,
        ${JSON.stringify(definition)}::jsonb, ${figure.numerator}, ${figure.denominator}, ${figure.value}, ${figure.text}, ${figure.rounding},
        t.rows, ${digestOf(sql`c`)}, ${accountId}
      from t returning id),
    written as (insert into seal_row (seal_id, seq, body) select s.id, c.seq, c.body from s, c returning 1)
    select t.* from t`.execute(db)
  const [tally] = sealed
  if (!tally) throw new Error('数据没有固化')
  return tally
}

export interface SealRow {
  sealId: string
  ref: string
  id: string
  on: string
  orgId: string
  numerator: number
  denominator: number | null
  value: number | null
  text: string
  rounding: string
  rows: number
  digest: string
  sealedAt: string
  sealedBy: string | null
  definition: Definition
}

const columns = sql`s.id::text as "sealId", s.figure_key as ref, s.indicator as id, s.as_of as "on", s.org_id::text as "orgId", s.numerator, s.denominator,
  s.value, s.shown as text, s.rounding, s.row_count as rows, s.digest, s.sealed_at as "sealedAt", a.display_name as "sealedBy", s.definition`

/** The sealed figures of a report that the caller has found in scope. */
export async function listSeals(db: Database, reportId: string): Promise<SealRow[]> {
  const { rows } = await sql<SealRow>`
    select ${columns} from seal s left join account a on a.id = s.sealed_by where s.report_id = ${reportId} order by s.id`.execute(
    db,
  )
  return rows
}

/** One sealed figure, with whether its records still give the digest taken when it was sealed. */
export async function findSeal(db: Database, reportId: string, sealId: string) {
  const { rows } = await sql<SealRow & { intact: boolean }>`
    select ${columns}, s.digest = ${digestOf(sql`(select * from seal_row x where x.seal_id = ${sealId})`)} as intact
    from seal s left join account a on a.id = s.sealed_by where s.report_id = ${reportId} and s.id = ${sealId}`.execute(db)
  return rows[0]
}

type KeptRow = Omit<IndicatorRow, 'parts' | 'measure'> & { measure: number | null }

/** A page of sealed records; without a filter only the chunks of the page are read. */
export async function listSealRows(db: Database, sealId: string, hit: boolean | undefined, limit: number, offset: number) {
  const first = Math.floor(offset / CHUNK) + 1
  const last = Math.floor((offset + limit - 1) / CHUNK) + 1
  const narrow = hit === undefined
  const { rows } = await sql<{ body: KeptRow }>`
    select e.value as body from seal_row x cross join lateral jsonb_array_elements(x.body) with ordinality e(value, nth)
    where x.seal_id = ${sealId}
      ${narrow ? sql`and x.seq between ${first} and ${last}` : sql`and (e.value ->> 'hit')::boolean = ${hit}`}
    order by x.seq, e.nth limit ${limit} offset ${narrow ? offset - (first - 1) * CHUNK : offset}`.execute(db)
  return rows.map((row) => row.body)
}

/** How many sealed records count or do not count. */
export async function countSealRows(db: Database, sealId: string, hit: boolean): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from seal_row x cross join lateral jsonb_array_elements(x.body) e(value)
    where x.seal_id = ${sealId} and (e.value ->> 'hit')::boolean = ${hit}`.execute(db)
  return rows[0]?.total ?? 0
}
