import { inWords } from '@hongzhu/domain'
import { CASE_EVENT_LABELS, type CaseEvent, type CaseState, type EntryNames, entryInWords } from '@hongzhu/domain/procedure'
import type { Context } from '../../../platform/http/context.ts'
import { fieldsOf, stepIn, versionFor } from './permit.ts'
import type { Registered } from './registry.ts'

/** The audit's name of each kind of record. */
const PAST: Record<CaseEvent['type'], string> = {
  begun: 'case.begun',
  done: 'case.done',
  excepted: 'case.excepted',
  corrected: 'case.corrected',
  returned: 'case.returned',
  suspended: 'case.suspended',
  resumed: 'case.resumed',
  withdrawn: 'case.withdrawn',
  expired: 'case.expired',
}

/** What an event of a case says, field by field, in words. */
export function linesOf(registered: Registered, state: CaseState, event: CaseEvent, names: EntryNames) {
  if (event.type === 'begun') return entryInWords(registered.begin, event.entry, names)
  if (event.type === 'excepted') {
    const { decidedBy, docNo } = event.exception
    return [
      { id: 'decidedBy', label: '决定组织', value: names.orgs.get(decidedBy) ?? `编号 ${decidedBy}` },
      { id: 'docNo', label: '文号', value: docNo },
    ]
  }
  if (event.type === 'suspended' && event.docNo) return [{ id: 'docNo', label: '文号', value: event.docNo }]
  return 'entry' in event ? entryInWords(fieldsOf(versionFor(registered, state), event.step), event.entry, names) : []
}

/** The typed reason of an event, where it has one. */
export const reasonIn = (event: CaseEvent): string | undefined =>
  event.type === 'excepted' ? event.exception.reason : event.reason

/** The title of the step an event is about. */
export function stepTitleOf(registered: Registered, state: CaseState, event: CaseEvent): string | undefined {
  const id = 'step' in event ? event.step : 'to' in event ? event.to : undefined
  return id === undefined ? undefined : (stepIn(versionFor(registered, state), id)?.title ?? id)
}

/** Writes the audit's event for one record of a case. */
export function recordEvent(
  ctx: Context,
  registered: Registered,
  written: { id: string; orgId: string; event: CaseEvent; state: CaseState; names: EntryNames },
): void {
  const { event, state, names } = written
  const title = stepTitleOf(registered, state, event)
  const reason = reasonIn(event)
  ctx.events.record({
    type: PAST[event.type],
    summary: `${CASE_EVENT_LABELS[event.type]}：${registered.name(state)}${title ? `“${title}”` : ''}（${inWords(event.on)}）`,
    orgId: written.orgId,
    subject: { kind: 'case', id: written.id },
    after: {
      on: event.on,
      ...(title ? { step: title } : {}),
      content: linesOf(registered, state, event, names).map(({ label, value }) => `${label}：${value}`),
    },
    ...(reason ? { reason } : {}),
  })
}
