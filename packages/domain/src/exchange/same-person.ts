import type { FieldValue, Values } from './field.ts'

/** Key under which a row keeps the fields that were written to the month alone. */
const MONTH_ONLY = 'monthOnly'

/** Whether a date of the row was written to the month alone; its day is then the first and says nothing. */
export const isMonthOnly = (values: Values, key: string): boolean => {
  const list = values[MONTH_ONLY]
  return Array.isArray(list) && list.includes(key)
}

/** Notes, or takes back, that a date of the row was written to the month alone. */
export function setMonthOnly(values: Values, key: string, is: boolean): void {
  const list = (Array.isArray(values[MONTH_ONLY]) ? (values[MONTH_ONLY] as readonly string[]) : []).filter(
    (entry) => entry !== key,
  )
  if (is) values[MONTH_ONLY] = [...list, key]
  else if (list.length > 0) values[MONTH_ONLY] = list
  else delete values[MONTH_ONLY]
}

/** A date as one source knows it. */
export interface KnownDay {
  on: string
  isMonthOnly: boolean
}

/** How two sources of one date stand: the same, the same month with one of them fuller, different, or not both known. */
export type DayAgreement = 'same' | 'firstFuller' | 'secondFuller' | 'differ' | 'unknown'

/** IMP-02: 1985.03 and 1985-03-12 do not contradict each other; the one that states the day is the fuller. */
export function compareDays(a: KnownDay | undefined, b: KnownDay | undefined): DayAgreement {
  if (!a || !b) return 'unknown'
  if (a.isMonthOnly !== b.isMonthOnly && a.on.slice(0, 7) === b.on.slice(0, 7))
    return a.isMonthOnly ? 'secondFuller' : 'firstFuller'
  return a.on === b.on ? 'same' : 'differ'
}

/** A date of a row, with how exactly it is written. */
export const dayOfRow = (values: Values, key: string): KnownDay | undefined => {
  const value = values[key]
  return typeof value === 'string' ? { on: value, isMonthOnly: isMonthOnly(values, key) } : undefined
}

/** What two sources say of the person: ID number, sex, birth, home. */
export interface Identity {
  idNo?: string | null | undefined
  born?: KnownDay | undefined
  orgId?: string | null | undefined
}

/**
 * IMP-02 (version 1; MDS-03): whether two entries of one name may be one person, so that somebody has to say. An ID number
 * decides by itself and is looked at before; then birth dates that agree, or one organisation while a birth date is missing.
 * Never a name alone, never against a birth date.
 */
export function mayBeOnePerson(a: Identity, b: Identity): boolean {
  const agreement = compareDays(a.born, b.born)
  if (agreement === 'differ') return false
  if (agreement !== 'unknown') return true
  return !!a.orgId && a.orgId === b.orgId
}

/** Both have an ID number and they differ: two persons. */
export const haveDifferentNumbers = (a: Identity, b: Identity): boolean => !!a.idNo && !!b.idNo && a.idNo !== b.idNo

/** IMP-02: two rows about one person: what the first leaves empty, and fuller dates, come from the second; nothing else changes. */
export function joinValues(first: Values, second: Values): { values: Values; taken: string[] } {
  const values: Values = { ...first }
  const taken: string[] = []
  const take = (key: string, value: FieldValue) => {
    values[key] = value
    setMonthOnly(values, key, isMonthOnly(second, key))
    taken.push(key)
  }
  for (const [key, value] of Object.entries(second)) {
    if (key === MONTH_ONLY) continue
    if (first[key] === undefined) take(key, value)
    else if (compareDays(dayOfRow(first, key), dayOfRow(second, key)) === 'secondFuller') take(key, value)
  }
  return { values, taken }
}
