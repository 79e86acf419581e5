import type { Citation } from './cite.ts'
import type { PlainDate } from './date.ts'

/** A value from a day on. `repealed` ends it. Histories are appended to, newest last, never edited. */
export interface DatedValue<T> {
  from: PlainDate
  value: T | 'repealed'
  cite: Citation
}

/** A value on a day, or the reason why there is none; never the nearest guess. */
export type InForce<T> =
  | { inForce: true; value: T; cite: Citation; from: PlainDate }
  | { inForce: false; reason: 'not-yet' | 'repealed' }

/** The value in force on the day. */
export function valueAt<T>(history: readonly DatedValue<T>[], on: PlainDate): InForce<T> {
  let current: DatedValue<T> | undefined
  for (const entry of history) if (entry.from <= on) current = entry
  if (!current) return { inForce: false, reason: 'not-yet' }
  if (current.value === 'repealed') return { inForce: false, reason: 'repealed' }
  return { inForce: true, value: current.value as T, cite: current.cite, from: current.from }
}
