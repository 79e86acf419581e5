import { type Ask, type Citation, maxDate, minDate, type PlainDate, type Span, type TraceStep } from '../kernel/index.ts'
import type { Act, Obligation } from '../obligation/types.ts'
import { isBranch } from '../org/types.ts'
import type { DuesFacts } from './obligation-facts.ts'

/** What one duty of dues is made of. */
export interface Slot {
  rule: string
  item: string
  period: string
  title: string
  opens: PlainDate
  due: PlainDate
  metOn?: PlainDate | undefined
  weight: Obligation['weight']
  because: readonly TraceStep[]
  cite: Citation
  missing: string
  asks?: readonly Ask[] | undefined
  act: Act
  evidence?: { kind: string; id: string } | undefined
}

/** A duty with its state on the day; key = rule, item, organisation, period. */
export function dutyOf(facts: DuesFacts, slot: Slot, on: PlainDate): Obligation {
  const { rule, item, period, title, opens, due, metOn, weight, because, cite, missing, asks, act, evidence } = slot
  const isMet = metOn !== undefined && metOn <= on
  const isOpen = !isMet && asks !== undefined && asks.length > 0
  return {
    key: `${rule}:${item}:${facts.orgId}:${period}`,
    rule,
    orgId: facts.orgId,
    title,
    opens: minDate(opens, due),
    due,
    state: isMet ? 'met' : isOpen ? 'undetermined' : on > due ? 'late' : 'open',
    weight,
    because,
    cites: [cite],
    ...(isMet ? { metOn } : { missing, act }),
    ...(isOpen ? { asks } : {}),
    ...(isMet && evidence ? { evidence: [evidence] } : {}),
  }
}

/** The span in which dues are owed by the organisation. */
export const dutySpan = (facts: DuesFacts): Span => ({
  from: maxDate(facts.foundedOn, facts.dutiesFrom),
  until: facts.dissolvedOn,
})

/** Branches that hold formal relations: a temporary branch does not (TRF-13). */
export const collects = (facts: DuesFacts) => isBranch(facts.kind) && facts.kind !== 'temporaryBranch'
