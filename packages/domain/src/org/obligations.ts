import {
  type Ask,
  addDays,
  addMonths,
  daysBetween,
  holds,
  inWords,
  maxDate,
  type PlainDate,
  periodOf,
  previousPeriod,
  step,
  type Trace,
} from '../kernel/index.ts'
import {
  dutyMinDays,
  type Norms,
  ORG_CITES,
  reelectionPreparationMonths,
  reelectionReminderLeadMonths,
  rulingOn,
  secretaryVacantEscalateDays,
  secretaryVacantWarnDays,
  supervisionPerYear,
  temporaryBranchGraceDays,
  weakPlanDays,
} from '../norms/index.ts'
import type { Act, Obligation, ObligationState } from '../obligation/types.ts'
import { secretaryVacancy } from './committee.ts'
import { currentTerm, electionDue, reminderDay, termBody, termEnd, termTrace } from './term.ts'
import type { OrgFacts, TermFact } from './types.ts'

/** 一个组织自身事实推出的任务：ORG-06、ORG-13、ORG-14、ORG-16、ORG-19、ORG-21。撤销后不再有任务。 */
export function orgObligations(facts: OrgFacts, on: PlainDate, norms: Norms): Obligation[] {
  if (on < facts.foundedOn || (facts.dissolvedOn && facts.dissolvedOn <= on)) return []
  return [
    ...termObligations(facts, on, norms),
    ...vacancyObligations(facts, on, norms),
    ...temporaryObligations(facts, on, norms),
    ...weakObligations(facts, on, norms),
    ...supervisionObligations(facts, on, norms),
  ]
}

const stateOf = (metOn: PlainDate | undefined, due: PlainDate, on: PlainDate): ObligationState =>
  metOn && metOn <= on ? 'met' : on > due ? 'late' : 'open'
const metBy = (metOn: PlainDate | undefined, on: PlainDate) => (metOn && metOn <= on ? { metOn } : {})
const key = (rule: string, item: string, facts: OrgFacts, periodKey: string) => `${rule}:${item}:${facts.orgId}:${periodKey}`
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

function termObligations(facts: OrgFacts, on: PlainDate, norms: Norms): Obligation[] {
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
    ...(elected ? {} : { missing: '还没有换届选举的记录', act: { ...termAct(facts, term.id), label: '登记换届结果' } }),
    evidence: [{ kind: 'term', id: term.id }],
  }
  if (ended) return [election]
  return [election, ...reminderObligations(facts, term, { end: end.value, reminder: reminder.value, trace }, on, norms)]
}

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
  if (lead && facts.parentId)
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
  if (preparation) {
    const due = addMonths(dates.end, -preparation.value)
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
  }
  return found
}

/** ORG-16：书记空缺应及时补选。 */
function vacancyObligations(facts: OrgFacts, on: PlainDate, norms: Norms): Obligation[] {
  const vacancy = secretaryVacancy(facts, on)
  const limit = rulingOn(secretaryVacantWarnDays, on, norms)
  const escalate = rulingOn(secretaryVacantEscalateDays, on, norms)
  if (!vacancy || !limit || !escalate) return []
  const due = addDays(vacancy.since, limit.value)
  return [
    {
      key: key('ORG-16', 'secretary', facts, vacancy.since),
      rule: 'ORG-16',
      orgId: facts.orgId,
      title: '补选书记',
      opens: vacancy.since,
      due,
      state: stateOf(undefined, due, on),
      weight: on >= addDays(vacancy.since, escalate.value) ? 'flag' : 'warn',
      because: [...vacancy.because, step('提醒期限', `${limit.value} 天`, limit.cite)],
      cites: [ORG_CITES.branchVacancy, limit.cite],
      missing: '还没有书记任职记录',
      act: { label: '登记任职', page: 'post.new', params: { org: facts.orgId, duty: 'secretary' } },
    },
  ]
}

/** ORG-06：临时党支部期满撤销。 */
function temporaryObligations(facts: OrgFacts, on: PlainDate, norms: Norms): Obligation[] {
  if (facts.kind !== 'temporaryBranch') return []
  const grace = rulingOn(temporaryBranchGraceDays, on, norms)
  const base = {
    rule: 'ORG-06',
    orgId: facts.orgId,
    title: '撤销期满的临时党支部',
    weight: 'warn',
    cites: [ORG_CITES.branchTemporary],
  } as const
  if (!facts.endsOn) {
    const ask = { fact: 'org.endsOn', label: '临时党支部的结束日期' }
    const act = { label: '补录结束日期', page: 'org.edit', params: { org: facts.orgId } }
    return [
      {
        ...base,
        key: key('ORG-06', 'end', facts, 'none'),
        opens: facts.foundedOn,
        due: facts.foundedOn,
        state: 'undetermined',
        because: [step(ask.label, '未知')],
        missing: `缺${ask.label}`,
        asks: [ask],
        act,
      },
    ]
  }
  const due = addDays(facts.endsOn, grace?.value ?? 0)
  return [
    {
      ...base,
      key: key('ORG-06', 'end', facts, facts.endsOn),
      opens: facts.endsOn,
      due,
      state: stateOf(undefined, due, on),
      because: [step('结束日期', inWords(facts.endsOn)), step('办理期限', `${grace?.value ?? 0} 天`, grace?.cite)],
      missing: '还没有办理撤销',
      act: { label: '办理撤销', page: 'org.dissolve', params: { org: facts.orgId } },
    },
  ]
}

/** ORG-19：列入名单后三十天内有整顿方案。 */
function weakObligations(facts: OrgFacts, on: PlainDate, norms: Norms): Obligation[] {
  const days = rulingOn(weakPlanDays, on, norms)
  const listing = facts.weakListing
  if (!days || !listing) return []
  const due = addDays(listing.listedOn, days.value)
  return [
    {
      key: key('ORG-19', 'plan', facts, listing.listedOn),
      rule: 'ORG-19',
      orgId: facts.orgId,
      title: '制定整顿方案',
      opens: listing.listedOn,
      due,
      state: stateOf(listing.planOn, due, on),
      ...metBy(listing.planOn, on),
      weight: 'warn',
      because: [step('列入名单', inWords(listing.listedOn)), step('期限', `${days.value} 天`, days.cite)],
      cites: [ORG_CITES.branchWeak, days.cite],
      ...(listing.planOn
        ? {}
        : { missing: '还没有整顿方案', act: { label: '登记整顿方案', page: 'org.weak', params: { org: facts.orgId } } }),
    },
  ]
}

/** ORG-21：各级党委每年专题研究支部建设；给出当年和上一年。 */
function supervisionObligations(facts: OrgFacts, on: PlainDate, norms: Norms): Obligation[] {
  if (facts.kind !== 'committee' && facts.kind !== 'workCommittee') return []
  const year = periodOf('year', on)
  const from = facts.dutiesFrom ? maxDate(facts.foundedOn, facts.dutiesFrom) : facts.foundedOn
  return [previousPeriod(year), year].flatMap((period) => {
    const need = rulingOn(supervisionPerYear, period.first, norms)
    const least = rulingOn(dutyMinDays, period.first, norms)?.value ?? 1
    const isOwed =
      holds({ from, until: facts.dissolvedOn }, period.last) && daysBetween(maxDate(from, period.first), period.last) + 1 >= least
    if (!need || !isOwed) return []
    const held = facts.supervisionOn.filter((day) => period.first <= day && day <= period.last && day <= on).toSorted()
    const metOn = held[need.value - 1]
    return [
      {
        key: key('ORG-21', 'supervision', facts, period.key),
        rule: 'ORG-21',
        orgId: facts.orgId,
        title: `${period.label}专题研究党支部建设`,
        opens: maxDate(period.first, from),
        due: period.last,
        state: stateOf(metOn, period.last, on),
        ...metBy(metOn, on),
        weight: 'info',
        because: [step('应研究', `${need.value} 次`, need.cite), step('已研究', held.map(inWords).join('、') || '0 次')],
        cites: [ORG_CITES.branchSupervision, ORG_CITES.education43],
        ...(metOn
          ? {}
          : {
              missing: `还差 ${need.value - held.length} 次专题研究`,
              act: {
                label: '登记会议',
                page: 'meeting.new',
                params: { org: facts.orgId, kind: 'committee', period: period.key },
              },
            }),
      },
    ]
  })
}
