import { CASE_EVENT_LABELS, type CaseState, type EntryNames, type RailStep } from '@hongzhu/domain/procedure'
import { holdsPermission } from '../../../platform/access/scope.ts'
import type { Context } from '../../../platform/http/context.ts'
import { linesOf, reasonIn, stepTitleOf } from './audit.ts'
import { findOrgName } from './name-queries.ts'
import { actsForSuperior, fieldsOf, versionFor } from './permit.ts'
import { loadCase, openCase } from './service.ts'

type Fields = ReturnType<typeof fieldsOf>
const listOf = (names: ReadonlyMap<string, string>) => [...names].map(([id, name]) => ({ id, name }))

/** A step of the rail as data for the page; the deciding organisation of an exception by name. */
const railLine = ({ record, earliest, latest, ...step }: RailStep, fields: Fields, names: EntryNames) => ({
  ...step,
  earliest: earliest ? { day: earliest.day, trace: [...earliest.trace] } : null,
  latest: latest ? { day: latest.day, trace: [...latest.trace] } : null,
  fields: [...fields],
  cites: [...step.cites],
  papers: [...step.papers],
  findings: [...step.findings],
  verdict: [...step.verdict],
  on: record?.on ?? null,
  entry: record && !record.exception ? record.entry : null,
  reason: record?.reason ?? null,
  exception: record?.exception
    ? { ...record.exception, decidedBy: names.orgs.get(record.exception.decidedBy) ?? `编号 ${record.exception.decidedBy}` }
    : null,
})

const missingOf = (rail: readonly RailStep[], state: CaseState): string | null => {
  const step = state.status === 'running' ? rail.find(({ id }) => id === state.current) : undefined
  return step ? `缺${step.papers.join('、')}` : null
}

/** One case with its rail, records, findings and history; everything but the events is derived now. */
export async function readCase(ctx: Context<'case.read'>, input: { caseId: string }) {
  const { head, org, registered, events, state } = await loadCase(ctx, input.caseId, false)
  const { opened, names } = await openCase(ctx, registered, { id: head.id, orgId: org.id, state })
  const rail = opened.rail()
  const version = versionFor(registered, state)
  const own = holdsPermission(ctx.actor, 'case.write')
  return {
    id: head.id,
    orgId: org.id,
    orgName: await findOrgName(ctx.db, org.id),
    procedure: registered.id,
    procedureTitle: registered.title,
    name: registered.name(state),
    mode: state.mode,
    begunOn: state.begunOn,
    begin: [...registered.begin],
    begun: state.begun,
    status: state.status,
    current: state.current ?? null,
    returned: state.returned ?? null,
    seq: events.length,
    missing: missingOf(rail, state),
    rail: rail.map((step) => railLine(step, fieldsOf(version, step.id), names)),
    history: events.map(({ seq, event, recordedAt, recordedBy }) => ({
      seq,
      type: event.type,
      label: CASE_EVENT_LABELS[event.type],
      on: event.on,
      step: stepTitleOf(registered, state, event) ?? null,
      reason: reasonIn(event) ?? null,
      lines: linesOf(registered, state, event, names).map(({ label, value }) => ({ label, value })),
      recordedAt,
      recordedBy,
    })),
    people: listOf(names.people),
    meetings: listOf(names.meetings),
    orgs: listOf(names.orgs),
    may: { own, superior: own && (actsForSuperior(ctx, org) || state.mode === 'history') },
  }
}
