import {
  type Ask,
  addDays,
  holds,
  inWords,
  maxDate,
  minDate,
  monthOf,
  type Period,
  type PeriodKind,
  type PlainDate,
  periodsBetween,
  type Span,
  step,
  type TraceStep,
} from '../kernel/index.ts'
import {
  dutyMinDays,
  holidayMonths,
  type Norms,
  type Ruling,
  rulingOn,
  secretaryClassesPerYear,
  talksBeforeLifeDays,
} from '../norms/index.ts'
import { reachableCount } from '../obligation/start-of-use.ts'
import type { Obligation, ObligationState } from '../obligation/types.ts'
import { CALENDAR, type CalendarItem, countsFor, dueOf } from './calendar.ts'
import { MEETING_KIND_LABELS, type MeetingFact, type MeetingKind, type OrgLifeFacts } from './types.ts'

/** Days for which duties are asked; both ends included. */
export interface Window {
  from: PlainDate
  to: PlainDate
}

/** The span in which the organisation owes meetings: from founding or go-live until dissolved. */
const dutySpan = (facts: OrgLifeFacts): Span => ({
  from: maxDate(facts.foundedOn, facts.dutiesFrom),
  until: facts.dissolvedOn,
})

/**
 * 周期最后一天（以及可顺延到的最后一天）仍存在、周期内存在满规定天数，才计该周期；
 * 成立或者启用在周期中间的，按剩下的天数折算次数 (dutyMinDays，产品默认)。返回该周期应办次数。
 */
function owedIn(span: Span, period: Period, due: PlainDate, need: number, norms: Norms): number {
  if (!holds(span, period.last) || (span.until !== undefined && span.until <= due)) return 0
  return reachableCount(need, period, span.from, rulingOn(dutyMinDays, period.first, norms)?.value ?? 1)
}

/** 启用日期在周期中间时，写明只计启用以后的部分。 */
function startSteps(facts: OrgLifeFacts, period: Period, norms: Norms): TraceStep[] {
  const from = facts.dutiesFrom
  if (from <= facts.foundedOn || from <= period.first) return []
  return [step('启用日期', `${inWords(from)}，只计启用以后的部分`, rulingOn(dutyMinDays, period.first, norms)?.cite)]
}

const earlier = (a: MeetingFact, b: MeetingFact) => (a.heldOn < b.heldOn || (a.heldOn === b.heldOn && a.id < b.id) ? -1 : 1)
const days = (meetings: readonly { heldOn: PlainDate }[]) => meetings.map((meeting) => inWords(meeting.heldOn)).join('、') || '无'

/** The key of one period's duty of an organisation: excuses attach to it. */
export const lifeDutyKey = (rule: string, item: string, orgId: string, period: Pick<Period, 'key'>) =>
  `${rule}:${item}:${orgId}:${period.key}`

/** The shared facts of one period's duty. */
interface Slot {
  facts: OrgLifeFacts
  rule: string
  item: string
  kind: MeetingKind
  label: string
  period: Period
  due: PlainDate
  need: Ruling<number>
  weight: Obligation['weight']
  extra: readonly TraceStep[]
}

const stateOf = (isMet: boolean, due: PlainDate, on: PlainDate): ObligationState => (isMet ? 'met' : on > due ? 'late' : 'open')

function obligationOf(
  slot: Slot,
  evidence: readonly { id: string; heldOn: PlainDate }[],
  on: PlainDate,
  asks: readonly Ask[] = [],
): Obligation {
  const { facts, rule, item, kind, label, period, due, need, weight, extra } = slot
  const deciding = evidence[need.value - 1]
  const lacking = need.value - evidence.length
  const state = stateOf(deciding !== undefined, due, on)
  return {
    key: lifeDutyKey(rule, item, facts.orgId, period),
    rule,
    orgId: facts.orgId,
    title: `${period.label}${period.kind === 'year' ? '度' : ''}${label}`,
    opens: maxDate(period.first, minDate(dutySpan(facts).from, due)),
    due,
    state: !deciding && asks.length > 0 ? 'undetermined' : state,
    weight,
    because: [
      step('周期', `${inWords(period.first)}至${inWords(period.last)}`),
      step('应召开', `${need.value} 次`, need.cite),
      step('已召开', evidence.length === 0 ? '0 次' : `${evidence.length} 次：${days(evidence)}`),
      ...extra,
    ],
    cites: [need.cite],
    ...(deciding
      ? { metOn: deciding.heldOn }
      : { missing: `还差 ${lacking} 次${label}`, act: meetingAct(facts.orgId, kind, period) }),
    ...(!deciding && asks.length > 0 ? { asks } : {}),
    ...(evidence.length > 0 ? { evidence: evidence.map(({ id }) => ({ kind: 'meeting', id })) } : {}),
  }
}

const meetingAct = (org: string, kind: MeetingKind, period: Period) => ({
  label: `登记${MEETING_KIND_LABELS[kind]}`,
  page: 'meeting.new',
  params: { org, kind, period: period.key },
})

/** The span in which this item is owed: the organisation's, cut to its committee's where the item needs one. */
function itemSpans(item: CalendarItem, facts: OrgLifeFacts): Span[] {
  const own = dutySpan(facts)
  if (!item.needsCommittee) return [own]
  return facts.committeeSpans.map((span) => ({
    from: maxDate(span.from, own.from),
    until: span.until && own.until ? minDate(span.until, own.until) : (span.until ?? own.until),
  }))
}

/** Meetings held up to the day, by kind and in order; sorted once for all periods. */
type HeldByKind = ReadonlyMap<MeetingKind, readonly MeetingFact[]>

function heldByKind(facts: OrgLifeFacts, on: PlainDate): HeldByKind {
  const found = new Map<MeetingKind, MeetingFact[]>()
  for (const meeting of facts.meetings.filter((entry) => entry.heldOn <= on).toSorted(earlier))
    for (const kind of new Set(meeting.kinds)) found.set(kind, [...(found.get(kind) ?? []), meeting])
  return found
}

function itemObligation(
  item: CalendarItem,
  period: Period,
  facts: OrgLifeFacts,
  held: readonly MeetingFact[],
  on: PlainDate,
  norms: Norms,
): Obligation | undefined {
  const law = rulingOn(item.count, period.first, norms)
  const due = dueOf(item, period, norms)
  if (!law || law.value < 1) return undefined
  const need = {
    ...law,
    value: Math.max(0, ...itemSpans(item, facts).map((span) => owedIn(span, period, due, law.value, norms))),
  }
  if (need.value < 1) return undefined
  const evidence = held.filter((meeting) => countsFor(item, period, due, meeting))
  const extra: TraceStep[] = startSteps(facts, period, norms)
  const eased = item.isEasedInHolidays ? rulingOn(holidayMonths, period.first, norms) : undefined
  const isEased = eased?.value.includes(monthOf(period.first)) ?? false
  if (isEased && eased) extra.push(step('寒暑假调整', '该月只作提示', eased.cite))
  if (item.hasGrace) {
    extra.push(step('最迟', `${inWords(due)}，次年召开的须写明年度`))
    const tooLate = held.filter((meeting) => meeting.forYear === Number(period.key) && meeting.heldOn > due)
    if (tooLate.length > 0) extra.push(step('逾期后补开', days(tooLate)))
  }
  if (item.kind === 'life' && evidence.length === 0) extra.push(...talkSteps(facts, on, norms))
  const label = MEETING_KIND_LABELS[item.kind]
  const weight = isEased ? 'info' : item.weight
  return obligationOf(
    { facts, rule: item.rule, item: item.kind, kind: item.kind, label, period, due, need, weight, extra },
    evidence,
    on,
  )
}

/** MTG-08：组织生活会尚未召开的，写明会前谈心谈话到哪一步。 */
function talkSteps(facts: OrgLifeFacts, on: PlainDate, norms: Norms): TraceStep[] {
  const days = rulingOn(talksBeforeLifeDays, on, norms)
  if (!facts.talksOn || !days) return []
  const last = facts.talksOn
    .filter((day) => day <= on)
    .toSorted()
    .at(-1)
  const isNear = last !== undefined && last >= addDays(on, -days.value)
  return [
    step(
      '会前谈心谈话',
      last ? `最近一次 ${inWords(last)}${isNear ? '' : `，已超过 ${days.value} 天`}` : `未见记录，会前 ${days.value} 天内应有`,
      days.cite,
    ),
  ]
}

/** Who gave it, when it matters: true, false, or not recorded. */
function isBySecretary(facts: OrgLifeFacts, meeting: MeetingFact): boolean | undefined {
  if (!meeting.lecturerPersonId) return undefined
  const spans = facts.secretarySpans
  if (spans) return spans.some((span) => holds(span, meeting.heldOn) && span.personId === meeting.lecturerPersonId)
  return facts.secretaryPersonId === undefined ? undefined : facts.secretaryPersonId === meeting.lecturerPersonId
}

/** MTG-06：书记每年至少讲一次党课：党委书记为应当，支部书记为惯例。 */
function secretaryClass(period: Period, facts: OrgLifeFacts, on: PlainDate, norms: Norms): Obligation | undefined {
  const isCommittee = facts.kind === 'committee'
  const law = rulingOn(secretaryClassesPerYear, period.first, norms)
  if (!law || !(isCommittee || facts.kind === 'branch' || facts.kind === 'jointBranch')) return undefined
  const need = { ...law, value: owedIn(dutySpan(facts), period, period.last, law.value, norms) }
  if (need.value < 1) return undefined
  const inYear = (heldOn: PlainDate) => period.first <= heldOn && heldOn <= minDate(period.last, on)
  const classes = facts.meetings.filter((meeting) => meeting.kinds.includes('class') && inYear(meeting.heldOn)).toSorted(earlier)
  const elsewhere = (facts.secretaryLectures ?? []).filter((lecture) => inYear(lecture.heldOn))
  const given = [...classes.filter((meeting) => isBySecretary(facts, meeting) === true), ...elsewhere].toSorted((a, b) =>
    a.heldOn < b.heldOn ? -1 : 1,
  )
  const asks: Ask[] = []
  if (facts.secretaryPersonId === undefined && facts.secretarySpans === undefined && classes.length > 0)
    asks.push({ fact: 'post.secretary', label: '书记' })
  if (classes.some((meeting) => !meeting.lecturerPersonId)) asks.push({ fact: 'meeting.lecturer', label: '党课主讲人' })
  const slot = {
    facts,
    rule: 'MTG-06',
    item: 'secretaryClass',
    kind: 'class',
    label: '书记讲党课',
    period,
    due: period.last,
    need,
    weight: isCommittee ? 'flag' : 'warn',
    extra: startSteps(facts, period, norms),
  } as const
  return obligationOf(slot, given, on, asks)
}

const PERIODS: readonly PeriodKind[] = ['month', 'quarter', 'year']

/**
 * MTG-01、MTG-05、MTG-06、MTG-07、MTG-08、MTG-20：一个组织在窗口所及各周期的组织生活任务。
 * 凡与窗口有一天重合的周期都给出；会议须从 `meetingsNeededFrom(window)` 起备齐。
 */
export function lifeObligations(facts: OrgLifeFacts, window: Window, on: PlainDate, norms: Norms): Obligation[] {
  const from = maxDate(window.from, dutySpan(facts).from)
  const to = facts.dissolvedOn ? minDate(window.to, addDays(facts.dissolvedOn, -1)) : window.to
  if (to < from) return []
  const found: Obligation[] = []
  const held = heldByKind(facts, on)
  const periods = new Map(PERIODS.map((kind) => [kind, periodsBetween(kind, from, to)]))
  // ORG-06：党员组织关系都在原支部的临时党支部没有应到人员，组织生活在原支部参加。
  const isIdle = facts.kind === 'temporaryBranch' && facts.isWithoutRoll === true
  for (const item of CALENDAR.filter((entry) => !isIdle && entry.appliesTo(facts.kind)))
    for (const period of periods.get(item.period) ?? []) {
      const obligation = itemObligation(item, period, facts, held.get(item.kind) ?? [], on, norms)
      if (obligation) found.push(obligation)
    }
  for (const period of periods.get('year') ?? []) {
    const obligation = secretaryClass(period, facts, on, norms)
    if (obligation) found.push(obligation)
  }
  return found
}
