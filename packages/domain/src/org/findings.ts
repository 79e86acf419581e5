import type { PlainDate, Refusal } from '../kernel/index.ts'
import type { Norms } from '../norms/index.ts'
import { committeeFindings, groupFindings, officerFindings, vacancyFindings } from './committee.ts'
import { temporaryFindings } from './founding.ts'
import { nameFindings } from './names.ts'
import { currentTerm, termFindings } from './term.ts'
import { ceilingFindings, jointFindings, projectFindings, sizeFindings, typeFindings } from './type.ts'
import type { OrgFacts } from './types.ts'
import { weakPlanFindings, weakSignals } from './weak.ts'

/** 一个组织在某日的全部提示：ORG-01 至 ORG-06、ORG-09 至 ORG-16、ORG-19、ORG-20；撤销后不再提示。 */
export function organisationFindings(facts: OrgFacts, on: PlainDate, norms: Norms): Refusal[] {
  if (on < facts.foundedOn || (facts.dissolvedOn && facts.dissolvedOn <= on)) return []
  const term = currentTerm(facts.terms, on)
  return [
    ...sizeFindings(facts, on, norms),
    ...typeFindings(facts, on, norms),
    ...ceilingFindings(facts, on, norms),
    ...jointFindings(facts.kind, facts.coveredUnits, on, norms),
    ...projectFindings(facts, on, norms),
    ...temporaryFindings(facts, on, norms),
    ...committeeFindings(facts, on, norms),
    ...officerFindings(facts, on, norms),
    ...groupFindings(facts, on, norms),
    ...termFindings(facts, on, norms),
    ...vacancyFindings(facts, on, norms),
    ...weakSignals(facts, on, norms),
    ...weakPlanFindings(facts, on, norms),
    ...(term ? nameFindings(facts.kind, facts.name, term.hasCommittee) : []),
  ]
}
