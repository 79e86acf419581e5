import { date, maxDate, minDate, type PlainDate } from '@hongzhu/domain'
import { LAW_ONLY, type LocalValue, type Norms, type Parameter, type Stretch, valuesOverTime } from '@hongzhu/domain/norms'
import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

interface LocalNormRow {
  org_id: string
  parameter: string
  value: unknown
  from_on: string
  until_on: string | null
  doc_no: string
  article: string
  gist: string
  issuer: string
}

const localValue = (row: LocalNormRow): LocalValue => ({
  orgId: row.org_id,
  parameter: row.parameter,
  value: row.value,
  from: date(row.from_on),
  until: row.until_on ? date(row.until_on) : undefined,
  cite: { law: `${row.issuer} ${row.doc_no}`, article: row.article, gist: row.gist, mark: 'confirmed', source: row.doc_no },
})

/** Every notice, the latest of an issuer first: it replaces the one before. */
const listNotices = (db: Database): Promise<LocalNormRow[]> =>
  db
    .selectFrom('local_norm as l')
    .innerJoin('org_name as n', (join) => join.onRef('n.org_id', '=', 'l.org_id').on('n.until_on', 'is', null))
    .select([
      'l.org_id',
      'l.parameter',
      'l.value',
      'l.from_on',
      'l.until_on',
      'l.doc_no',
      'l.article',
      'l.gist',
      'n.short_name as issuer',
    ])
    .orderBy('l.from_on', 'desc')
    .orderBy('l.id', 'desc')
    .execute()

/** The path of each organisation on the day; one dissolved by then keeps its last. */
const listPaths = (db: Database, orgIds: readonly string[], on: PlainDate) =>
  db
    .selectFrom('org_placement')
    .distinctOn('org_id')
    .select(['org_id', 'path'])
    .where('org_id', '=', sql<string>`any(${orgIds}::bigint[])`)
    .where('from_on', '<=', on)
    .orderBy('org_id')
    .orderBy('from_on', 'desc')
    .execute()

/** The norms of a place in the tree: the notices of every organisation on its path, the nearest first. */
function normsAlong(notices: readonly LocalNormRow[]): (path: string) => Norms {
  const byIssuer = Map.groupBy(notices, (row) => row.org_id)
  return (path) => ({
    local: path
      .split('/')
      .reverse()
      .flatMap((id) => (byIssuer.get(id) ?? []).map(localValue)),
  })
}

/** The norms of each organisation: local notices of itself and of those above it on the day, the nearest first. */
export async function loadNorms(
  db: Database,
  orgIds: readonly string[],
  on: PlainDate,
): Promise<(orgId: string | null) => Norms> {
  const notices = await listNotices(db)
  if (notices.length === 0) return () => LAW_ONLY
  const normsAt = normsAlong(notices)
  const paths = new Map((await listPaths(db, orgIds, on)).map((place) => [place.org_id, place.path]))
  return (orgId) => normsAt(paths.get(orgId ?? '') ?? '')
}

/** The norms of one organisation as it stood on the day; where none is named, the law alone. */
export const normsOf = async (db: Database, orgId: string | null, on: PlainDate): Promise<Norms> =>
  orgId === null ? LAW_ONLY : (await loadNorms(db, [orgId], on))(orgId)

/** The norms of a place in the tree, and those of the issuers of notices below it, the deepest first. */
export interface NormsByPlace {
  top: Norms
  issuers: readonly { orgId: string; norms: Norms }[]
}

/**
 * For set-based queries over many organisations: the norms below `path` on the day, or of the whole tree without one.
 * An organisation follows the first issuer that lies on its path, else the top.
 */
export async function loadNormsByPlace(db: Database): Promise<(on: PlainDate, path?: string) => NormsByPlace> {
  const notices = await listNotices(db)
  if (notices.length === 0) return () => ({ top: LAW_ONLY, issuers: [] })
  const normsAt = normsAlong(notices)
  const places = await db
    .selectFrom('org_placement')
    .select(['org_id', 'path', 'from_on'])
    .where('org_id', 'in', [...new Set(notices.map((row) => row.org_id))])
    .orderBy('from_on', 'desc')
    .execute()
  return (on, path) => {
    const latest = Map.groupBy(
      places.filter((place) => place.from_on <= on),
      (place) => place.org_id,
    )
    const issuers = [...latest.values()]
      .flatMap(([place]) => place ?? [])
      .filter((place) => path === undefined || (place.path.startsWith(path) && place.path !== path))
      .toSorted((a, b) => b.path.length - a.path.length)
    return {
      top: path === undefined ? LAW_ONLY : normsAt(path),
      issuers: issuers.map((place) => ({ orgId: place.org_id, norms: normsAt(place.path) })),
    }
  }
}

/** Every place that lies below an issuer of notices about the parameter, with the days it was held. */
async function listGovernedPlaces(db: Database, parameter: string) {
  const { rows } = await sql<{ orgId: string; path: string; from: PlainDate; until: PlainDate | null }>`
    select org_id as "orgId", path, from_on as "from", until_on as "until" from org_placement
    where string_to_array(trim(both '/' from path), '/')::bigint[]
      && array(select org_id from local_norm where parameter = ${parameter})`.execute(db)
  return rows
}

/** A value that holds for one organisation for some days. */
export interface LocalStretch<T> extends Stretch<T> {
  orgId: string
}

/** For lists over many days: how a value ran where notices govern it, by organisation; all others follow the law. */
export async function localOverTime<T>(db: Database, parameter: Parameter<T>): Promise<LocalStretch<T>[]> {
  const notices = (await listNotices(db)).filter((row) => row.parameter === parameter.id)
  if (notices.length === 0) return []
  const normsAt = normsAlong(notices)
  return (await listGovernedPlaces(db, parameter.id)).flatMap((place) =>
    valuesOverTime(parameter, normsAt(place.path)).flatMap((stretch) => {
      const from = maxDate(stretch.from, place.from)
      const until =
        stretch.until && place.until ? minDate(stretch.until, place.until) : (stretch.until ?? place.until ?? undefined)
      return until && until <= from ? [] : [{ orgId: place.orgId, value: stretch.value, from, until }]
    }),
  )
}
