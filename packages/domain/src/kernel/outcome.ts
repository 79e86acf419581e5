import type { Citation } from './cite.ts'

/** `block` stops the act; `warn` may be passed with a typed reason that is kept and shown upward; `info` is shown. */
export type Severity = 'block' | 'warn' | 'info'

/** Why something cannot or should not be done: what, by which article, what to do next. */
export interface Refusal {
  /** capability.reason, stable. */
  code: string
  severity: Severity
  message: string
  rule?: string
  cite?: Citation
  remedy?: string
  /** The record where the remedy is found; the page makes the link. */
  opens?: { kind: 'person'; id: string; label: string }
  /** Path of the field it belongs to, for forms. */
  field?: string
}

/** The result of a decision of the domain. Expected failure is a value, not an exception. */
export type Outcome<T> =
  | { ok: true; value: T; warnings: readonly Refusal[] }
  | { ok: false; refusals: readonly [Refusal, ...Refusal[]] }

export const done = <T>(value: T, warnings: readonly Refusal[] = []): Outcome<T> => ({ ok: true, value, warnings })
export const refused = <T>(first: Refusal, ...rest: Refusal[]): Outcome<T> => ({ ok: false, refusals: [first, ...rest] })

/** Succeeds with the value unless a finding blocks; warnings travel with it. */
export function unlessBlocked<T>(value: T, findings: readonly Refusal[]): Outcome<T> {
  const [first, ...rest] = findings.filter((finding) => finding.severity === 'block')
  if (first) return refused(first, ...rest)
  return done(
    value,
    findings.filter((finding) => finding.severity !== 'block'),
  )
}
