import { toPlain } from './cell.ts'

/** Something on record that a cell may name. */
export interface Named {
  id: string
  code: string
  name: string
  shortName: string
}

/** No record, or several, for a name; with those it could mean. */
export interface Unresolved<T> {
  found: undefined
  candidates: readonly T[]
  /** Those with part of the name in common; looked for only when asked. */
  nearest: () => readonly T[]
}
export type Resolution<T> = { found: T; how: 'exact' | 'loose' } | Unresolved<T>

const NEAREST = 3
const LEAST_SHARED = 2

/** A name for comparing: half width, no spaces, one kind of brackets. */
export const plainName = (text: string): string =>
  toPlain(text)
    .replace(/[\s"'“”]/g, '')
    .replace(/[【[]/g, '(')
    .replace(/[】\]]/g, ')')
    .toUpperCase()

/** A name without the words people leave out or add: 中共…支部委员会 and …党支部 are the same. */
export const looseName = (text: string): string =>
  plainName(text)
    .replace(/^(中国共产党|中共)/, '')
    .replace(/(党总支|总支部委员会|党的总支部委员会|总支部|总支委员会|总支)$/, '总支')
    .replace(/(?<!总)(党支部|支部委员会|党的支部|支委会|支部)$/, '支部')
    .replace(/(教育工作委员会|教育工委)$/, '教育工委')
    .replace(/(党的委员会|党委|委员会)$/, '党委')

/** Finds records by code, full name or short name; says which they could be when several answer to a name. */
export interface NameIndex<T extends Named> {
  find: (text: string) => Resolution<T>
  add: (entry: T) => void
}

function push<T>(map: Map<string, T[]>, key: string, entry: T): void {
  const list = map.get(key)
  if (!list) map.set(key, [entry])
  else if (!list.includes(entry)) list.push(entry)
}

/** An index over names that is filled once and asked many times. */
export function nameIndex<T extends Named>(entries: readonly T[]): NameIndex<T> {
  const all: { entry: T; full: string; short: string }[] = []
  const codes = new Map<string, T[]>()
  const full = new Map<string, T[]>()
  const short = new Map<string, T[]>()
  const loose = new Map<string, T[]>()
  const asked = new Map<string, Resolution<T>>()
  const add = (entry: T) => {
    const names = { full: looseName(entry.name), short: looseName(entry.shortName) }
    all.push({ entry, ...names })
    asked.clear()
    if (entry.code) push(codes, plainName(entry.code), entry)
    push(full, plainName(entry.name), entry)
    push(short, plainName(entry.shortName), entry)
    push(loose, names.full, entry)
    push(loose, names.short, entry)
  }
  for (const entry of entries) add(entry)
  const search = (text: string): Resolution<T> => {
    const name = plainName(text)
    for (const [map, key, how] of [
      [codes, name, 'exact'],
      [full, name, 'exact'],
      [short, name, 'exact'],
      [loose, looseName(text), 'loose'],
    ] as const) {
      const [first, ...others] = map.get(key) ?? []
      if (first && others.length === 0) return { found: first, how }
      if (first) return { found: undefined, candidates: [first, ...others], nearest: () => [] }
    }
    let near: readonly T[] | undefined
    const nearest = () => {
      const key = looseName(text)
      near ??=
        key.length < LEAST_SHARED
          ? []
          : all
              .filter(({ full, short }) => full.includes(key) || (short.length >= LEAST_SHARED && key.includes(short)))
              .slice(0, NEAREST)
              .map(({ entry }) => entry)
      return near
    }
    return { found: undefined, candidates: [], nearest }
  }
  const find = (text: string) => {
    const known = asked.get(text) ?? search(text)
    asked.set(text, known)
    return known
  }
  return { find, add }
}

/** What to tell when a name leads to none or to several. */
export function unresolved<T extends Named>(what: string, text: string, result: Unresolved<T>): string {
  const list = (entries: readonly T[]) =>
    entries
      .slice(0, 5)
      .map((entry) => `${entry.name}（${entry.code}）`)
      .join('、')
  if (result.candidates.length > 0) return `叫“${text.slice(0, 40)}”的${what}不止一个，请改填代码：${list(result.candidates)}`
  const nearest = result.nearest()
  const near = nearest.length > 0 ? `；是不是：${list(nearest)}` : ''
  return `没有找到名为“${text.slice(0, 40)}”的${what}，或者它不在您的管理范围内${near}`
}
