import type { Problem } from '@hongzhu/contract'
import type { Outcome, Refusal } from '@hongzhu/domain'
import { inputLabel } from '@hongzhu/domain/audit'

export type FailureKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'refused'
  | 'too-many'
  | 'too-large'
  | 'unavailable'
  | 'internal'

export const STATUS: Record<FailureKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  refused: 422,
  'too-many': 429,
  'too-large': 413,
  unavailable: 503,
  internal: 500,
}

/** What is wrong at one field of the input. */
export interface FieldFault {
  path: string
  message: string
}

/** An expected failure on its way to a problem document. */
export class Failure extends Error {
  readonly kind: FailureKind
  readonly code: string
  readonly fields: FieldFault[] | undefined
  readonly refusals: readonly Refusal[] | undefined
  /** What the server holds now, for conflicts: the page shows both. */
  readonly present: unknown

  constructor(
    kind: FailureKind,
    message: string,
    more: { code?: string; fields?: FieldFault[]; refusals?: readonly Refusal[]; present?: unknown } = {},
  ) {
    super(message)
    this.kind = kind
    this.code = more.code ?? kind
    this.fields = more.fields
    this.refusals = more.refusals
    this.present = more.present
  }
}

/** Out of reach and not there look the same. */
export const notFound = (what = '记录') => new Failure('not-found', `没有找到这条${what}，或者它不在您的管理范围内。`)
export const conflict = (message: string) => new Failure('conflict', message)
export const invalid = (path: string, message: string) => new Failure('invalid', message, { fields: [{ path, message }] })

/** The value of an outcome, or its refusals as an answer 422. */
export function orRefuse<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new Failure('refused', outcome.refusals[0].message, { code: outcome.refusals[0].code, refusals: outcome.refusals })
}

/** Refuses when any finding blocks, or warns without a typed reason. */
export function refuseBlocked(findings: readonly Refusal[]): void {
  const blocks = findings.filter((finding) => finding.severity === 'block')
  const [first] = blocks
  if (first) throw new Failure('refused', first.message, { code: first.code, refusals: findings })
}

/** Blocks refuse; warnings pass only with a typed reason, which the command keeps. Answers what was passed. */
export function refuseUnlessReasoned(findings: readonly Refusal[], reason: string | undefined): Refusal[] {
  refuseBlocked(findings)
  const warnings = findings.filter((finding) => finding.severity === 'warn')
  const [first] = warnings
  if (first && !reason)
    throw new Failure('refused', '有需要说明的事项：请写明理由后再提交。', { code: 'reason-needed', refusals: warnings })
  return findings.filter((finding) => finding.severity !== 'block')
}

const labelled = (capability: string, fault: FieldFault) => {
  const label = inputLabel(capability, fault.path)
  return { ...fault, ...(label ? { label } : {}) }
}

/** The failure as it is answered; `capability` is whose endpoint was called, in whose words its fields are named. */
export const problemOf = (failure: Failure, requestId: string, capability = ''): Problem => ({
  type: `urn:hongzhu:${failure.code}`,
  title: failure.message,
  status: STATUS[failure.kind],
  code: failure.code,
  requestId,
  ...(failure.fields ? { fields: failure.fields.map((fault) => labelled(capability, fault)) } : {}),
  ...(failure.refusals ? { refusals: failure.refusals.map((refusal) => ({ ...refusal })) } : {}),
  ...(failure.present === undefined ? {} : { present: failure.present }),
})
