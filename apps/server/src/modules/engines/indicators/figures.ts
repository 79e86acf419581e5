import { addDays, addMonths, type PlainDate, periodOf } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import {
  closes,
  type FigureRef,
  type FigureValue,
  figureOf,
  type Indicator,
  indicatorById,
  OWN_PART,
  PARTS,
  type PartKey,
  partLabel,
  readRef,
  spanOf,
  unitOf,
  writeRef,
} from '@hongzhu/domain/indicator'
import type { Database } from '../../../platform/db/pool.ts'
import { Failure, invalid, notFound } from '../../../platform/http/failure.ts'
import { loadNormsByPlace } from '../../norm/index.ts'
import { countParts, countRows, findPlaces, listRows, namesOf, openWallForPast, partOf, type RowsPage } from './fold-queries.ts'
import { ROW_QUERIES, type RowArgs, type RowQuery } from './queries/index.ts'

/** A figure asked for: its meaning, its parts, its organisation and day. */
export interface Asked {
  indicator: Indicator
  ref: FigureRef
  orgId: string
  on: PlainDate
  /** Its place today, when the request has resolved it already (and `on` is today): saves looking it up. */
  path?: string
  /** Its name that day, on its way already. */
  name?: Promise<string>
}

export interface Figure extends FigureValue {
  ref: string
  id: string
  title: string
  unit: string
  on: string
  from: string
  orgId: string
  orgName: string
  filters: { key: string; title: string; label: string }[]
  rows: number
}

/** Reads a reference against the catalogue; 400 when there is no such figure or part. */
export function ask(text: string, orgId: string, on: PlainDate): Asked {
  const ref = readRef(text)
  const indicator = ref && indicatorById(ref.id)
  if (!ref || !indicator) throw invalid('ref', '没有这个指标')
  for (const key of Object.keys(ref.filters))
    if (!indicator.parts.includes(key as PartKey)) throw invalid('ref', `这个指标不能按${PARTS[key as PartKey].title}分组`)
  return { indicator, ref, orgId: ref.orgId ?? orgId, on }
}

/** Law and local notices of any day; loaded once per request, each organisation is measured by its own. */
type NormsOn = Awaited<ReturnType<typeof loadNormsByPlace>>

const notLoaded: NormsOn = () => {
  throw new Error('取数没有声明它要看标准（byNorms）')
}

/** The norms, when a row query of these looks at them. */
const normsFor = (db: Database, indicators: readonly Indicator[]): Promise<NormsOn> =>
  indicators.some(({ id }) => ROW_QUERIES[id]?.readsNorms) ? loadNormsByPlace(db) : Promise.resolve(notLoaded)

function queryOf(
  scope: Scope,
  indicator: Indicator,
  on: PlainDate,
  path: string,
  normsOn: NormsOn,
): { query: RowQuery; args: RowArgs } {
  const make = ROW_QUERIES[indicator.id]
  if (!make) throw new Error(`指标 ${indicator.id} 没有取数`)
  const norms = (place?: string) => normsOn(on, place)
  const args = { on, from: spanOf(indicator, on).from, path, exact: scope.exact, norms }
  return { query: make(args), args }
}

interface Located {
  path: string
  name: string | Promise<string>
}

/** The name of an organisation on the day. */
export const nameOf = async (db: Database, orgId: string, on: PlainDate): Promise<string> =>
  (await namesOf(db, [orgId], on)).get(orgId) ?? ''

async function placeOf(db: Database, scope: Scope, { orgId, on, path, name }: Asked): Promise<Located> {
  if (path) return { path, name: name ?? nameOf(db, orgId, on) }
  const [place] = await findPlaces(db, scope, orgId, [on])
  if (!place) throw notFound(`组织（${on}）`)
  return place
}

/** The row query of a figure on its organisation's place of that day, with the wall set for it. */
export async function prepare(db: Database, scope: Scope, asked: Asked) {
  const [place, normsOn] = await Promise.all([placeOf(db, scope, asked), normsFor(db, [asked.indicator])])
  const { query, args } = queryOf(scope, asked.indicator, asked.on, place.path, normsOn)
  const isToday = asked.path !== undefined
  const opened = isToday && !query.readsHistory ? undefined : openWallForPast(db, asked.on, query.readsHistory ?? false)
  return { place, query, args, opened }
}

function describe({ indicator, ref, orgId, on }: Asked, orgName: string, rows: number, value: FigureValue): Figure {
  const filters = Object.entries(ref.filters).map(([key, text = '']) => ({
    key,
    title: PARTS[key as PartKey].title,
    label: partLabel(key as PartKey, text),
  }))
  return {
    ref: writeRef(ref),
    id: indicator.id,
    title: indicator.title,
    unit: unitOf(indicator),
    on,
    from: spanOf(indicator, on).from,
    orgId,
    orgName,
    filters,
    rows,
    ...value,
  }
}

/** Computes a figure: the row query folded in SQL. */
export async function computeFigure(db: Database, scope: Scope, asked: Asked): Promise<Figure> {
  const { place, query, args, opened } = await prepare(db, scope, asked)
  const [, counted, name] = await Promise.all([opened, countRows(db, query, asked.ref, args), place.name])
  return describe(asked, name, counted.rows, figureOf(asked.indicator, counted))
}

/** Several figures on one connection, sent together; organisations and places are looked up once. */
export async function computeFigures(db: Database, scope: Scope, asked: readonly Asked[]): Promise<Figure[]> {
  const places = new Map<string, Promise<Located>>()
  const placeFor = (one: Asked) => {
    const key = `${one.orgId} ${one.on}`
    const found = places.get(key) ?? placeOf(db, scope, one)
    places.set(key, found)
    return found
  }
  const [normsOn, ...located] = await Promise.all([
    normsFor(
      db,
      asked.map((one) => one.indicator),
    ),
    ...asked.map(placeFor),
  ])
  return Promise.all(
    asked.map(async (one, index) => {
      const place = located[index]
      if (!place) throw notFound('组织')
      const { query, args } = queryOf(scope, one.indicator, one.on, place.path, normsOn)
      const opened = openWallForPast(db, one.on, query.readsHistory ?? false)
      const [, counted, name] = await Promise.all([opened, countRows(db, query, one.ref, args), place.name])
      return describe(one, name, counted.rows, figureOf(one.indicator, counted))
    }),
  )
}

/** The records behind a figure, a page at a time. */
export async function figureRows(db: Database, scope: Scope, asked: Asked, page: RowsPage) {
  const { query, args, opened } = await prepare(db, scope, asked)
  const [, rows, counted] = await Promise.all([
    opened,
    listRows(db, scope, query, asked.ref, args, page),
    countRows(db, query, asked.ref, args),
  ])
  const total = page.hit === undefined ? counted.rows : page.hit ? counted.hits : counted.rows - counted.hits
  return { rows, total }
}

const STEPS = { month: 1, quarter: 3 } as const
/** Twelve days: the as-of day and the eleven ends of month or quarter before it. */
function trendDays(on: PlainDate, step: keyof typeof STEPS): PlainDate[] {
  const first = periodOf(step, on).first
  const ends = Array.from({ length: 11 }, (_, index) => addDays(addMonths(first, -STEPS[step] * index), -1))
  return [...ends.reverse(), on]
}

/** The figure at twelve points, each by the tree and the rules of its day; null where the organisation was not there. */
export async function figureTrend(db: Database, scope: Scope, asked: Asked, step: keyof typeof STEPS) {
  const days = trendDays(asked.on, step)
  const [found, normsOn] = await Promise.all([findPlaces(db, scope, asked.orgId, days), normsFor(db, [asked.indicator])])
  const places = new Map(found.map((place) => [place.on, place]))
  if (!places.has(asked.on)) throw notFound(`组织（${asked.on}）`)
  return Promise.all(
    days.map(async (on) => {
      const place = places.get(on)
      if (!place) return { on, denominator: null, value: null, text: '无数据' }
      const { query, args } = queryOf(scope, asked.indicator, on, place.path, normsOn)
      const opened = openWallForPast(db, on, query.readsHistory ?? false)
      const [, counted] = await Promise.all([opened, countRows(db, query, asked.ref, args)])
      return { on, ...figureOf(asked.indicator, counted) }
    }),
  )
}

const isPart = (indicator: Indicator, key: string): key is PartKey => (indicator.parts as readonly string[]).includes(key)

/** The figure by a breakdown, with the check that the parts make the whole. */
export async function figureParts(db: Database, scope: Scope, asked: Asked, key: string) {
  const { indicator, ref } = asked
  if (!isPart(indicator, key)) throw invalid('part', '这个指标没有这种分组')
  const { place, query, args, opened } = await prepare(db, scope, asked)
  const part = partOf(query, key, args)
  if (!part) throw new Error(`指标 ${indicator.id} 没有分组 ${key}`)
  const [, counted, counts] = await Promise.all([opened, countRows(db, query, ref, args), countParts(db, query, ref, args, part)])
  const names =
    key === 'child'
      ? await namesOf(
          db,
          counts.map((row) => row.part).filter((id) => id !== OWN_PART),
          asked.on,
        )
      : undefined
  const order = Object.keys(PARTS[key].values ?? {})
  const parts = counts
    .map((row) => ({
      key: row.part,
      label: names ? (names.get(row.part) ?? (row.part === OWN_PART ? '本级' : row.part)) : partLabel(key, row.part),
      ref: writeRef({ ...ref, filters: { ...ref.filters, [key]: row.part } }),
      ...figureOf(indicator, row),
    }))
    .sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key) || Number(a.key) - Number(b.key) || 0)
  const total = describe(asked, await place.name, counted.rows, figureOf(indicator, counted))
  return { total, parts, ...closes(total, parts) }
}

/** The figure for commands and jobs: `scopeOfSystem('figure.read')` sees everything. */
export const figureValue = (db: Database, scope: Scope, ref: string, orgId: string, on: PlainDate): Promise<Figure> =>
  computeFigure(db, scope, ask(ref, orgId, on))

/** A day a figure may be asked for: none in the future. */
export function dayOf(on: PlainDate | undefined, today: PlainDate): PlainDate {
  if (on && on > today)
    throw new Failure('invalid', '截止日不能晚于今天。', { fields: [{ path: 'on', message: '截止日不能晚于今天' }] })
  return on ?? today
}
