import type { PlainDate } from '@hongzhu/domain'
import type { IndicatorRow, PartKey } from '@hongzhu/domain/indicator'
import { LIFE_KINDS, SCHOOL_BODY_KINDS } from '@hongzhu/domain/meeting'
import type { Norms, Stretch } from '@hongzhu/domain/norms'
import type { OrgKind } from '@hongzhu/domain/org'
import { type RawBuilder, sql } from 'kysely'
import type { NormsByPlace } from '../../../norm/index.ts'

/** What a row query is asked for: days, and the path of the organisation on the last of them. */
export interface RowArgs {
  on: PlainDate
  from: PlainDate
  path: string
  /** The organisations the reach stops at, when it does. */
  exact: readonly string[]
  /** Law and local notices on the day, below `path` or in the whole tree; only for a query made with `byNorms`. */
  norms: (path?: string) => NormsByPlace
}

type Sql = RawBuilder<unknown>

/** The rows of an indicator: expressions over `from`. What is not asked for is never evaluated. */
export interface RowQuery {
  subject: IndicatorRow['subjectKind']
  id: Sql
  label: Sql
  orgId: Sql
  orgName: Sql
  hit: Sql
  measure?: Sql
  base?: Sql
  day?: Sql
  note?: Sql
  /** Where the row sits in the tree of the day. */
  path: Sql
  parts: Partial<Record<PartKey, Sql>>
  /** `from …` and always a `where …`, so that conditions can be added. */
  from: Sql
  /** Order of the list. */
  order: Sql
  /** Who keeps the person a row is about now; somebody who has left for elsewhere since shows by name only. */
  keeper?: Sql
  /** Looks at facts recorded under organisations the persons have left since. */
  readsHistory?: boolean
}

export interface RowQueryOf {
  (args: RowArgs): RowQuery
  /** Looks at law and local notices; only then are they loaded. */
  readsNorms?: true
}

/** A row query that looks at the norms of places. */
export const byNorms = (make: RowQueryOf): RowQueryOf =>
  Object.assign((args: RowArgs) => make(args), { readsNorms: true as const })

/** The kinds a figure about organisations counts. */
export const BASE_KINDS: readonly OrgKind[] = ['committee', 'generalBranch', 'branch', 'jointBranch', 'temporaryBranch']

/** A list of bound values: `in ($1, $2)`. */
export const listed = (values: readonly string[]): Sql => sql`(${sql.join(values.map((value) => sql`${value}`))})`

/** Path within the organisation asked for. */
export const below = (column: Sql, path: string): Sql =>
  sql`${column} >= ${path} collate "C" and ${column} < ${`${path}~`} collate "C"`

/** Valid on the day. */
export const valid = (alias: string, on: PlainDate): Sql =>
  sql`${sql.ref(`${alias}.from_on`)} <= ${on} and (${sql.ref(`${alias}.until_on`)} is null or ${sql.ref(`${alias}.until_on`)} > ${on})`

/** `o`: the organisations below, as they were on the day. */
export const orgsOf = ({ on, path }: RowArgs, kinds?: readonly OrgKind[]): Sql =>
  sql`from org_at(${on}) o where ${below(sql`o.path`, path)}${kinds ? sql` and o.kind in ${listed(kinds)}` : sql``}`

/** The short name an organisation had on the day. */
export const nameOn = (orgId: Sql, on: PlainDate): Sql =>
  sql`(select n.short_name from org_name n where n.org_id = ${orgId} and n.from_on <= ${on} order by n.from_on desc limit 1)`

/** A whole number or a day as a bound value. */
export const bound = (value: number | string): Sql => (typeof value === 'number' ? sql`${value}::int` : sql`${value}::date`)

/**
 * What `read` answers under the norms that hold where each row stands: one value for all rows, or one for each issuer of
 * notices on the row's path, the nearest first. Decided once per issuer, never per row.
 */
export function byPlace<T>(norms: NormsByPlace, path: Sql, read: (norms: Norms) => T, write: (value: T) => Sql): Sql {
  const top = read(norms.top)
  const issuers = norms.issuers.map(({ orgId, norms: local }) => ({ orgId, value: read(local) }))
  const same = JSON.stringify(top)
  if (issuers.every(({ value }) => JSON.stringify(value) === same)) return write(top)
  const cases = issuers.map(({ orgId, value }) => sql`when strpos(${path}, ${`/${orgId}/`}) > 0 then ${write(value)}`)
  return sql`case ${sql.join(cases, sql` `)} else ${write(top)} end`
}

/** The value that held on the day of a column; null before the first. */
export const valueAsOf = (stretches: readonly Stretch<number>[], day: Sql): Sql =>
  stretches.length === 0
    ? sql`null::int`
    : sql`case ${sql.join(
        stretches.toReversed().map(({ from, value }) => sql`when ${day} >= ${from} then ${value}::int`),
        sql` `,
      )} end`

/** The label of a coded column. */
export const labelled = (column: Sql, labels: Readonly<Record<string, string>>): Sql =>
  sql`case ${column} ${sql.join(
    Object.entries(labels).map(([code, label]) => sql`when ${code} then ${label}`),
    sql` `,
  )} end`

const sectionOf = (kinds: readonly string[]) =>
  sql`exists (select from meeting_section l where l.meeting_id = t.id and l.kind in ${listed(kinds)})`
/** `t` is organisational life: a meeting of a school's bodies alone is not. Those are few, so that is asked first. */
export const isLife = sql`(not ${sectionOf(SCHOOL_BODY_KINDS)} or ${sectionOf(LIFE_KINDS)})`

/** The columns every query about organisations `o` shares. */
export const orgColumns = {
  subject: 'org',
  id: sql`o.id`,
  label: sql`o.name`,
  orgId: sql`o.id`,
  orgName: sql`o.short_name`,
  path: sql`o.path`,
  parts: { kind: sql`o.kind` },
  order: sql`o.path`,
} as const
