import {
  ELECTION_PROCEDURE,
  type ElectionFacts,
  effectRefusals,
  electionCase,
  electionEffect,
  noEffectFinding,
} from '@hongzhu/domain/election'
import type { Norms } from '@hongzhu/domain/norms'
import type { CaseEvent, CaseState } from '@hongzhu/domain/procedure'
import { applyElection, notePreparation } from '../../org/index.ts'
import { loadElectionFacts } from './election-facts.ts'
import type { Entered, StepEffect } from './types.ts'

const NOTED = { remind: 'reminded', request: 'prepared' } as const

/** ORG-14：换届的提醒、请示记入本届届期。 */
function noteOf(after: CaseState, event: CaseEvent): StepEffect | undefined {
  if (event.type !== 'done' || after.mode === 'history' || electionCase(after).occasion !== 'term') return undefined
  const kind = NOTED[event.step as keyof typeof NOTED]
  if (!kind) return undefined
  const docNo = typeof event.entry.docNo === 'string' ? event.entry.docNo : undefined
  return { findings: [], trace: [], apply: (ctx, orgId) => notePreparation(ctx, orgId, { kind, on: event.on, docNo }) }
}

/** ELE-18：批准以后登记届期和任职；补录和更正不动，由人核对。 */
function effectOf(after: CaseState, event: CaseEvent, facts: ElectionFacts, norms: Norms): StepEffect | undefined {
  if (!('step' in event) || event.type === 'excepted') return undefined
  if (event.step !== 'approve') return noteOf(after, event)
  if (event.type === 'corrected') return { findings: [noEffectFinding('corrected')], trace: [] }
  if (after.mode === 'history') return { findings: [noEffectFinding('history')], trace: [] }
  const effect = electionEffect(after, facts, norms)
  if (!effect) return undefined
  return {
    findings: effectRefusals(effect),
    trace: effect.trace,
    apply: (ctx, orgId) => applyElection(ctx, orgId, effect),
  }
}

/** Elections on the server. */
export const ELECTION: Entered<ElectionFacts> = { procedure: ELECTION_PROCEDURE, load: loadElectionFacts, effectOf }
