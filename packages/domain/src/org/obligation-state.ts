import type { PlainDate } from '../kernel/index.ts'
import type { ObligationState } from '../obligation/types.ts'
import type { OrgFacts } from './types.ts'

/** Met by a day that has come, late after its last day, else open. */
export const stateOf = (metOn: PlainDate | undefined, due: PlainDate, on: PlainDate): ObligationState =>
  metOn && metOn <= on ? 'met' : on > due ? 'late' : 'open'
/** The day it was met, when that day has come. */
export const metBy = (metOn: PlainDate | undefined, on: PlainDate) => (metOn && metOn <= on ? { metOn } : {})
/** rule:item:organisation:period (see Obligation.key). */
export const key = (rule: string, item: string, facts: OrgFacts, periodKey: string) =>
  `${rule}:${item}:${facts.orgId}:${periodKey}`
