import { PARTS } from './parts.ts'
import type { PartKey } from './types.ts'

/** Which figure, of which parts: what a report, an address and a list of figures carry. */
export interface FigureRef {
  id: string
  filters: Readonly<Partial<Record<PartKey, string>>>
  /** Of another organisation than the report's. */
  orgId?: string | undefined
}

/** `coverage.org;ownership=private` · `member.count@8`: one spelling per figure, so that it can be a key. */
export function writeRef(ref: FigureRef): string {
  const filters = Object.entries(ref.filters)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `${ref.id}${ref.orgId ? `@${ref.orgId}` : ''}${filters.map(([key, value]) => `;${key}=${value}`).join('')}`
}

const isPart = (key: string): key is PartKey => key in PARTS

/** Reads what `writeRef` wrote; undefined when it is not one. */
export function readRef(text: string): FigureRef | undefined {
  const [head = '', ...rest] = text.split(';')
  const match = /^([a-zA-Z]+\.[a-zA-Z0-9]+)(?:@(\d{1,18}))?$/.exec(head)
  if (!match?.[1]) return undefined
  const filters: Partial<Record<PartKey, string>> = {}
  for (const pair of rest) {
    const [key = '', value = ''] = pair.split('=')
    if (!isPart(key) || !/^[\w\u4e00-\u9fff-]{1,40}$/.test(value)) return undefined
    filters[key] = value
  }
  return { id: match[1], filters, ...(match[2] ? { orgId: match[2] } : {}) }
}
