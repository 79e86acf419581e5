/** What must be supplied before a conclusion can be drawn: a field of a record, in plain words. */
export interface Ask {
  /** Stable id such as `term.startedOn`. */
  fact: string
  /** What to supply, as a clerk would say it: 「届期起始日期」. */
  label: string
}

/** A fact that may be unknown; unknown is never zero and travels into the conclusion. */
export type Known<T> = { known: true; value: T } | { known: false; ask: Ask }

export const known = <T>(value: T): Known<T> => ({ known: true, value })
export const unknown = <T>(fact: string, label: string): Known<T> => ({ known: false, ask: { fact, label } })

/** Wraps a value that may be missing. */
export const knownOr = <T>(value: T | null | undefined, fact: string, label: string): Known<T> =>
  value === null || value === undefined ? unknown(fact, label) : known(value)
