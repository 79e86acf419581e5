import type { Scope } from '@hongzhu/domain/access'
import type { PartKey, Tally } from '@hongzhu/domain/indicator'
import type { Database } from '../../../platform/db/pool.ts'
import { type Asked, prepare } from './figures.ts'
import { countGrid, findPlaces, listSubjects, partOf } from './fold-queries.ts'

/** One combination of values of the breakdowns asked for, counted. */
export interface GridCell {
  values: Readonly<Partial<Record<PartKey, string>>>
  tally: Tally
}

/** The row query of a figure; undefined where the organisation was not there on the day. */
async function prepareIfThere(db: Database, scope: Scope, asked: Asked) {
  const [place] = await findPlaces(db, scope, asked.orgId, [asked.on])
  return place && prepare(db, scope, asked)
}

/** A figure by several breakdowns at once, for pages that show many of its parts: each is a fold of these cells. */
export async function figureGrid(db: Database, scope: Scope, asked: Asked, keys: readonly PartKey[]): Promise<GridCell[]> {
  const prepared = await prepareIfThere(db, scope, asked)
  if (!prepared) return []
  const { query, args, opened } = prepared
  const parts = keys.map((key) => {
    const part = partOf(query, key, args)
    if (!part) throw new Error(`指标 ${asked.indicator.id} 没有分组 ${key}`)
    return part
  })
  const [, cells] = await Promise.all([opened, countGrid(db, query, asked.ref, args, parts)])
  return cells.map(({ values, ...tally }) => ({
    values: Object.fromEntries(keys.map((key, index) => [key, values[index] ?? ''])),
    tally,
  }))
}

/** The ids of the records behind a figure, for lists that must show exactly those. */
export async function figureSubjects(db: Database, scope: Scope, asked: Asked): Promise<string[]> {
  const prepared = await prepareIfThere(db, scope, asked)
  if (!prepared) return []
  const [, ids] = await Promise.all([prepared.opened, listSubjects(db, prepared.query, asked.ref, prepared.args)])
  return ids
}
