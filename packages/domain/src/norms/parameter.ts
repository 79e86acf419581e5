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

/** The law plus local notices that apply to one organisation; the nearest organisation comes first. */
export interface Norms {
  local: readonly LocalValue[]
}

export const LAW_ONLY: Norms = { local: [] }

/** The value that applies on the day: the nearest stricter local value, else the law's. A looser local value is ignored. */
export function valueInForce<T>(parameter: Parameter<T>, on: PlainDate, norms: Norms = LAW_ONLY): InForce<T> {
  const law = valueAt(parameter.history, on)
  if (!parameter.isStricter) return law
  for (const local of norms.local) {
    if (local.parameter !== parameter.id || local.from > on || (local.until && local.until <= on)) continue
    const value = local.value as T
    if (!law.inForce || parameter.isStricter(value, law.value))
      return { inForce: true, value, cite: local.cite, from: local.from }
  }
  return law
}

/** What a local value would be looser than: a notice in force above, the nearest first, else the law. Undefined: it is strict enough. */
export function looserThan<T>(parameter: Parameter<T>, value: T, on: PlainDate, above: Norms): Ruling<T> | undefined {
  const { isStricter } = parameter
  if (!isStricter) return undefined
  const law = valueAt(parameter.history, on)
  const inForce = above.local.filter(
    (local) => local.parameter === parameter.id && local.from <= on && (!local.until || local.until > on),
  )
  const standing = inForce.filter(
    (local, index) => !local.orgId || inForce.findIndex((other) => other.orgId === local.orgId) === index,
  )
  const rulings = [
    ...standing
      .map((local) => ({ value: local.value as T, cite: local.cite }))
      .filter((ruling) => !law.inForce || isStricter(ruling.value, law.value)),
    ...(law.inForce ? [{ value: law.value, cite: law.cite }] : []),
  ]
  return rulings.find((ruling) => !isStricter(value, ruling.value))
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
