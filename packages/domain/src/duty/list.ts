import { addDays, addMonths, date, type PlainDate, periodOf, step, yearOf } from '../kernel/index.ts'
import { lifeObligations, type OrgLifeFacts, type Window } from '../meeting/index.ts'
import type { Norms } from '../norms/index.ts'
import { applyExcuses, type Excuse, type Obligation } from '../obligation/index.ts'
import { type OrgFacts, orgObligations } from '../org/index.ts'
import type { CaseDuty } from '../procedure/index.ts'
import { type EstablishFacts, establishDuty } from '../school/index.ts'
import { minutesDecisionCite } from './cites.ts'
import type { Bucket, DecisionFact } from './types.ts'

/**
 * The days whose duties the due list shows: from the first day of the year in which the day three months ago lay
 * (a life meeting of last year may still be held until 31 March, MTG-08) to the end of next month.
 */
export function dutyWindow(on: PlainDate): Window {
  return { from: date(`${yearOf(addMonths(on, -3))}-01-01`), to: periodOf('month', addDays(periodOf('month', on).last, 1)).last }
}

/** A decision as a duty of its organisation; without a day it is owed but never late (MTG-14). */
export function decisionDuty(fact: DecisionFact, on: PlainDate): Obligation {
  const due = fact.dueOn ?? date('9999-12-31')
  const isDone = fact.doneOn !== undefined && fact.doneOn <= on
  const title = fact.body.length > 40 ? `${fact.body.slice(0, 40)}…` : fact.body
  return {
    key: `MTG-14:decision:${fact.orgId}:${fact.id}`,
    rule: 'MTG-14',
    orgId: fact.orgId,
    title: `${fact.isMeasure ? '整改措施' : '决定事项'}：${title}`,
    opens: fact.decidedOn,
    due,
    state: isDone ? 'met' : on > due ? 'late' : 'open',
    weight: 'warn',
    because: [step('会议决定', fact.decidedOn), step('责任人', fact.owner ?? '未写明'), step('完成时限', fact.dueOn ?? '未写明')],
    cites: [minutesDecisionCite],
    ...(isDone && fact.doneOn
      ? { metOn: fact.doneOn }
      : {
          missing: `${fact.owner ? `责任人${fact.owner}` : '责任人未写明'}，还没有登记完成情况`,
          act: { label: '登记完成情况', page: 'meeting.decision', params: { meeting: fact.meetingId, decision: fact.id } },
        }),
    evidence: [{ kind: 'meeting', id: fact.meetingId }],
  }
}

export interface DutyFacts {
  org?: OrgFacts | undefined
  life?: OrgLifeFacts | undefined
  decisions: readonly DecisionFact[]
  /** Schools in its charge that a Party organisation does not reach, or that opened lately. */
  schools?: readonly EstablishFacts[] | undefined
  /** Its procedures under way. */
  cases: readonly CaseDuty[]
  excuses: readonly Excuse[]
}

/** Everything one organisation owes in the window, on the day: from its own facts alone, so that it can be recomputed alone. */
export function dutiesOf(facts: DutyFacts, window: Window, on: PlainDate, norms: Norms): Obligation[] {
  const found = [
    ...(facts.org ? orgObligations(facts.org, on, norms) : []),
    ...(facts.life ? lifeObligations(facts.life, window, on, norms) : []),
    ...facts.decisions.map((decision) => decisionDuty(decision, on)),
    ...(facts.schools ?? []).flatMap((school) => establishDuty(school, on, norms) ?? []),
    ...facts.cases.flatMap((duty) => duty(on, norms)),
  ]
  return applyExcuses(found, facts.excuses)
}

/** Where a duty stands on the work desk. What is due after next month is 以后 when it opens by then, else not yet of concern. */
export function bucketOf(duty: Pick<Obligation, 'state' | 'due' | 'opens'>, on: PlainDate): Bucket {
  if (duty.state === 'met' || duty.state === 'excused') return 'done'
  if (duty.state === 'undetermined') return 'undetermined'
  if (duty.due < on) return 'late'
  const month = periodOf('month', on)
  if (duty.due <= month.last) return 'now'
  const { to } = dutyWindow(on)
  if (duty.due <= to) return 'next'
  return duty.opens <= to ? 'later' : 'distant'
}
