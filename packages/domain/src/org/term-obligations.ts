import { type Ask, addMonths, inWords, type PlainDate, step, type Trace } from '../kernel/index.ts'
import {
  type Norms,
  ORG_CITES,
  reelectionNoticeMonths,
  reelectionPreparationMonths,
  reelectionReminderLeadMonths,
  reelectionReminderMonths,
  rulingOn,
} from '../norms/index.ts'
import type { Act, Obligation } from '../obligation/types.ts'
import { key, metBy, stateOf } from './obligation-state.ts'
import { currentTerm, electionDue, reminderDay, termBody, termEnd, termTrace } from './term.ts'
import type { OrgFacts, TermFact } from './types.ts'

const byDay = (day: PlainDate | undefined, on: PlainDate) => (day && day <= on ? day : undefined)
const termAct = (facts: OrgFacts, term: string): Act => ({
  label: '补录届期',
  page: 'term.edit',
  params: { org: facts.orgId, term },
})

/** ORG-13：届期不详的，不猜测，请补录。 */
function undeterminedTerm(facts: OrgFacts, periodKey: string, ask: Ask): Obligation {
  const since = facts.dutiesFrom ?? facts.foundedOn
  return {
    key: key('ORG-13', 'election', facts, periodKey),
    rule: 'ORG-13',
    orgId: facts.orgId,
    title: '按期换届',
    opens: since,
    due: since,
    state: 'undetermined',
    weight: 'flag',
    because: [step(ask.label, '未知')],
    cites: [ORG_CITES.term1],
    missing: `缺${ask.label}`,
    asks: [ask],
    act: termAct(facts, periodKey),
  }
}

export function termObligations(facts: OrgFacts, on: PlainDate, norms: Norms): Obligation[] {
  if (!termBody(facts.kind)) return []
  const current = currentTerm(facts.terms, on)
  const ended = facts.terms.filter((term) => term.endedOn && term.endedOn <= on)
  const missing: Ask = { fact: 'term.startedOn', label: '最近一次选举大会的日期' }
  const past = ended.flatMap((term) => oneTerm(facts, term, on, norms).filter((entry) => entry.rule === 'ORG-13'))
  if (current) return [...past, ...oneTerm(facts, current, on, norms)]
  const isOwed = past.some((entry) => entry.state !== 'met')
  return isOwed ? past : [...past, undeterminedTerm(facts, 'none', missing)]
}

/** ORG-13：换届以下一届的选举大会为准；届止而没有选举的，仍应换届（撤销的不再有任务）。 */
function electedAfter(facts: OrgFacts, term: TermFact, on: PlainDate): PlainDate | undefined {
  const days = facts.terms.flatMap((entry) => (entry.id !== term.id && entry.startedOn.known ? [entry.startedOn.value] : []))
  const after = term.startedOn.known ? term.startedOn.value : term.endedOn
  return after === undefined
    ? undefined
    : days.filter((day) => day <= on && (term.startedOn.known ? day > after : day >= after)).toSorted()[0]
}

/** ORG-14：届满前六个月、三个月、一个月各提示一次；没有到提示的时候为空。 */
function nearEnd(end: PlainDate, on: PlainDate, norms: Norms): string {
  const months = [
    ...(rulingOn(reelectionNoticeMonths, on, norms)?.value ?? []),
    ...[rulingOn(reelectionReminderMonths, on, norms)?.value ?? []].flat(),
  ]
  const reached = months.filter((lead) => on <= end && on >= addMonths(end, -lead)).toSorted((a, b) => a - b)[0]
  return reached === undefined ? '' : `距届满不足 ${reached} 个月，`
}

function oneTerm(facts: OrgFacts, term: TermFact, on: PlainDate, norms: Norms): Obligation[] {
  const end = termEnd(term, facts.kind, on, norms)
  const due = electionDue(term, facts.kind, on, norms)
  const reminder = reminderDay(term, facts.kind, on, norms)
  if (!end.known || !due.known || !reminder.known) {
    if (byDay(term.endedOn, on) && electedAfter(facts, term, on)) return []
    return [undeterminedTerm(facts, term.id, end.known ? { fact: 'term.startedOn', label: '届期起始日期' } : end.ask)]
  }
  const elected = electedAfter(facts, term, on)
  const ended = byDay(term.endedOn, on)
  const trace = [
    ...termTrace(term, facts.kind, on, norms),
    ...(ended && !elected ? [step('届止', `${inWords(ended)}，没有换届选举`)] : []),
  ]
  const election: Obligation = {
    key: key('ORG-13', 'election', facts, term.id),
    rule: 'ORG-13',
    orgId: facts.orgId,
    title: `${inWords(due.value)}前换届`,
    opens: reminder.value,
    due: due.value,
    state: stateOf(elected, due.value, on),
    ...metBy(elected, on),
    weight: 'flag',
    because: trace,
    cites: [ORG_CITES.term1, ORG_CITES.charter31],
    ...(elected
      ? {}
      : {
          missing: `${nearEnd(end.value, on, norms)}还没有换届选举的记录`,
          act: { ...termAct(facts, term.id), label: '登记换届结果' },
        }),
    evidence: [{ kind: 'term', id: term.id }],
  }
  if (ended) return [election]
  return [election, ...reminderObligations(facts, term, { end: end.value, reminder: reminder.value, trace }, on, norms)]
}

/** ORG-14、dutyMinDays：期限在启用以前的提醒和准备不在本系统推导；已有记录的照列。换届本身（ORG-13）不受影响。 */
const isBeforeUse = (due: PlainDate, done: PlainDate | undefined, facts: OrgFacts) =>
  done === undefined && facts.dutiesFrom !== undefined && due < facts.dutiesFrom

/** ORG-14：上级的提醒责任，以及届满前两个月应有的换届准备。 */
function reminderObligations(
  facts: OrgFacts,
  term: TermFact,
  dates: { end: PlainDate; reminder: PlainDate; trace: Trace },
  on: PlainDate,
  norms: Norms,
): Obligation[] {
  const lead = rulingOn(reelectionReminderLeadMonths, on, norms)
  const preparation = rulingOn(reelectionPreparationMonths, on, norms)
  const found: Obligation[] = []
  if (lead && facts.parentId && !isBeforeUse(dates.reminder, term.remindedOn, facts))
    found.push({
      key: key('ORG-14', 'reminder', facts, term.id),
      rule: 'ORG-14',
      orgId: facts.orgId,
      actorOrgId: facts.parentId,
      title: `提醒${facts.shortName}做好换届准备`,
      opens: addMonths(dates.reminder, -lead.value),
      due: dates.reminder,
      state: stateOf(term.remindedOn, dates.reminder, on),
      ...metBy(term.remindedOn, on),
      weight: 'warn',
      because: [...dates.trace, step('提醒日', inWords(dates.reminder), ORG_CITES.branchReminder)],
      cites: [ORG_CITES.branchReminder, ORG_CITES.termReminder],
      ...(term.remindedOn
        ? {}
        : { missing: '还没有提醒函', act: { ...termAct(facts, term.id), label: '发提醒函', page: 'term.remind' } }),
    })
  const due = preparation && addMonths(dates.end, -preparation.value)
  if (preparation && due && !isBeforeUse(due, term.preparedOn, facts))
    found.push({
      key: key('ORG-14', 'preparation', facts, term.id),
      rule: 'ORG-14',
      orgId: facts.orgId,
      title: '报送换届请示',
      opens: dates.reminder,
      due,
      state: stateOf(term.preparedOn, due, on),
      ...metBy(term.preparedOn, on),
      weight: 'warn',
      because: [...dates.trace, step('最迟准备', inWords(due), preparation.cite)],
      cites: [preparation.cite, ORG_CITES.branchReminder],
      ...(term.preparedOn
        ? {}
        : {
            missing: '还没有换届请示或者通知',
            act: { ...termAct(facts, term.id), label: '登记换届准备', page: 'term.prepare' },
          }),
    })
  return found
}
