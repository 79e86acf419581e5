import { type Citation, type DatedValue, type InForce, type PlainDate, valueAt } from '../kernel/index.ts'

/** A number or list of the law that changes over time; its history is appended to, never edited. */
export interface Parameter<T> {
  /** As in the rule book's configuration table, e.g. `termYears`. */
  id: string
  label: string
  unit?: string
  history: readonly DatedValue<T>[]
  /** Whether a local value is at least as strict as the law's. Absent: localities cannot set it. */
  isStricter?: (local: T, law: T) => boolean
}

export const parameter = <T>(definition: Parameter<T>): Parameter<T> => definition

/** A value that an organisation set by its own notice for itself and all below it. */
export interface LocalValue {
  /** The organisation that issued the notice; a later notice of the same one replaces it. */
  orgId?: string | undefined
  parameter: string
  value: unknown
  from: PlainDate
  until?: PlainDate | undefined
  cite: Citation
}

/** The law plus local notices that apply to one organisation: the nearest issuer first, the latest notice of an issuer first. */
export interface Norms {
  local: readonly LocalValue[]
}

export const LAW_ONLY: Norms = { local: [] }

/** The notices about a parameter that stand on the day: of each issuer the latest, nearest issuer first. */
function standingOn(parameter: string, on: PlainDate, norms: Norms): LocalValue[] {
  const inForce = norms.local.filter(
    (local) => local.parameter === parameter && local.from <= on && (!local.until || local.until > on),
  )
  return inForce.filter(
    (local, index) => local.orgId === undefined || inForce.findIndex((other) => other.orgId === local.orgId) === index,
  )
}

/**
 * The value that applies on the day. From the law downwards each level's notice counts only where it is at least as
 * strict as what holds above it that day, so a notice loses from the day a superior's later one is stricter.
 */
export function valueInForce<T>(parameter: Parameter<T>, on: PlainDate, norms: Norms = LAW_ONLY): InForce<T> {
  let found = valueAt(parameter.history, on)
  if (!parameter.isStricter) return found
  for (const local of standingOn(parameter.id, on, norms).toReversed()) {
    const value = local.value as T
    if (!found.inForce || parameter.isStricter(value, found.value))
      found = { inForce: true, value, cite: local.cite, from: local.from }
  }
  return found
}

/** What a local value would be looser than: what holds above on the day by notice or law. Undefined: it is strict enough. */
export function looserThan<T>(parameter: Parameter<T>, value: T, on: PlainDate, above: Norms): Ruling<T> | undefined {
  const ruling = parameter.isStricter && rulingOn(parameter, on, above)
  return ruling && !parameter.isStricter?.(value, ruling.value) ? ruling : undefined
}

/** A value with the article it comes from. */
export interface Ruling<T> {
  value: T
  cite: Citation
}

/** As `valueInForce`, for rules that fall silent while nothing is in force: undefined then. */
export function rulingOn<T>(parameter: Parameter<T>, on: PlainDate, norms: Norms): Ruling<T> | undefined {
  const found = valueInForce(parameter, on, norms)
  return found.inForce ? { value: found.value, cite: found.cite } : undefined
}

/** A value and the days it was in force; `until` exclusive, absent while it lasts. */
export interface Stretch<T> {
  value: T
  from: PlainDate
  until?: PlainDate | undefined
}

/** How a value ran over time under law and local notices, oldest first; days without any value in force are left out. */
export function valuesOverTime<T>(parameter: Parameter<T>, norms: Norms): Stretch<T>[] {
  const local = norms.local.filter((entry) => entry.parameter === parameter.id)
  const turns = [
    ...parameter.history.map((entry) => entry.from),
    ...local.flatMap((entry) => (entry.until ? [entry.from, entry.until] : [entry.from])),
  ]
  const days = [...new Set(turns)].toSorted()
  return days.flatMap((from, index) => {
    const found = valueInForce(parameter, from, norms)
    return found.inForce ? [{ value: found.value, from, until: days[index + 1] }] : []
  })
}
