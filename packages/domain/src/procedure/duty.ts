import { type Citation, inWords, step as line, maxDate, minDate, type PlainDate } from '../kernel/index.ts'
import type { Norms } from '../norms/index.ts'
import type { Obligation } from '../obligation/index.ts'
import { type CaseState, stepOf, versionOf } from './events.ts'
import type { Procedure } from './types.ts'

/** A case under way, as the due list needs it. */
export interface OpenCase {
  id: string
  orgId: string
  /** The organisation next above, who acts in steps of the superior. */
  superiorOrgId: string | undefined
  state: CaseState
}

/** What a case owes on a day; closed over its procedure and its facts. */
export type CaseDuty = (on: PlainDate, norms: Norms) => Obligation[]

/** The key of a step's duty, under which excuses and the due list know it. */
export const caseDutyKey = (procedure: { id: string; rule: string }, caseId: string, stepId: string): string =>
  `${procedure.rule}:${procedure.id}:${caseId}:${stepId}`

/** The step whose turn it is as a duty of who must act; none while the law sets no last day. */
export function caseDuty<F>(procedure: Procedure<F>, open: OpenCase, facts: F, on: PlainDate, norms: Norms): Obligation[] {
  const { state, id, orgId, superiorOrgId } = open
  const step = stepOf(versionOf(procedure, state.begunOn), state.current)
  if (!step || state.status !== 'running' || state.mode === 'history') return []
  const { earliest, latest } = step.window?.(state, facts, norms) ?? {}
  if (!latest) return []
  const before = Object.values(state.done).reduce((found, record) => maxDate(found, record.on), state.begunOn)
  const opens = minDate(earliest ? maxDate(earliest.day, before) : before, latest.day)
  const cites: readonly Citation[] = step.cites
  return [
    {
      key: caseDutyKey(procedure, id, step.id),
      rule: procedure.rule,
      orgId,
      ...(step.actor === 'superior' && superiorOrgId ? { actorOrgId: superiorOrgId } : {}),
      title: `${procedure.name(state)}：${step.title}`,
      opens,
      due: latest.day,
      state: on > latest.day ? 'late' : 'open',
      weight: step.isGate ? 'flag' : 'warn',
      because: [line('开始办理', inWords(state.begunOn)), ...latest.trace],
      cites,
      missing: `缺${step.papers.join('、')}`,
      act: { label: `办理“${step.title}”`, page: 'case', params: { caseId: id, step: step.id } },
      evidence: [{ kind: 'case', id }],
    },
  ]
}
