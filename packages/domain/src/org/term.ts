import {
  addDays,
  addMonths,
  addYears,
  inWords,
  type Known,
  known,
  knownOr,
  type PlainDate,
  type Refusal,
  step,
  type Trace,
  unknown,
} from '../kernel/index.ts'
import {
  block,
  electionEarlyToleranceDays,
  electionShiftMaxMonths,
  info,
  type Norms,
  ORG_CITES,
  reelectionNoticeMonths,
  reelectionPreparationMonths,
  reelectionReminderMonths,
  rulingOn,
  type TermBody,
  termYears,
  warn,
} from '../norms/index.ts'
import type { OrgFacts, OrgKind, TermFact } from './types.ts'

/** running → reminded → prepared; delayed with approval; overdue; ended by the next election; unknown start. */
export type TermState = 'running' | 'reminded' | 'prepared' | 'delayed' | 'overdue' | 'ended' | 'unknown'
export const TERM_STATE_LABELS: Record<TermState, string> = {
  running: '任期内',
  reminded: '已进入换届提醒期',
  prepared: '正在筹备换届',
  delayed: '经批准延期',
  overdue: '逾期未换届',
  ended: '已换届',
  unknown: '届期待补录',
}

/** ORG-13：哪一类班子有法定任期；工委、临时支部、党小组没有。 */
export function termBody(kind: OrgKind): TermBody | undefined {
  if (kind === 'committee' || kind === 'generalBranch') return kind
  return kind === 'branch' || kind === 'jointBranch' ? 'branch' : undefined
}

/** ORG-13：届满日＝选举大会之日加任期年数，2 月 29 日取 2 月 28 日（任期意见第一项）。 */
export function termEnd(term: TermFact, kind: OrgKind, _on: PlainDate, norms: Norms): Known<PlainDate> {
  const body = termBody(kind)
  if (!body) return unknown('org.kind', '该类组织没有法定任期')
  if (!term.startedOn.known) return term.startedOn
  const years = rulingOn(termYears, term.startedOn.value, norms)
  if (!years) return knownOr(term.endsOn, 'term.endsOn', '2018年7月以前选举的届期：批复载明的届满日')
  return known(addYears(term.startedOn.value, years.value[body]))
}

const mapKnown = (value: Known<PlainDate>, change: (day: PlainDate) => PlainDate): Known<PlainDate> =>
  value.known ? known(change(value.value)) : value

/** ORG-14：换届提醒日，届满前六个月（支部条例第六章）。 */
export function reminderDay(term: TermFact, kind: OrgKind, on: PlainDate, norms: Norms): Known<PlainDate> {
  const months = rulingOn(reelectionReminderMonths, on, norms)
  return mapKnown(termEnd(term, kind, on, norms), (end) => addMonths(end, -(months?.value ?? 0)))
}

/** ORG-15：经批准延期时最迟的换届日，一般不超过一年（选举条例第三条、任期意见第二项）。 */
export function latestElectionDay(term: TermFact, kind: OrgKind, on: PlainDate, norms: Norms): Known<PlainDate> {
  const months = rulingOn(electionShiftMaxMonths, on, norms)
  return mapKnown(termEnd(term, kind, on, norms), (end) => addMonths(end, months?.value ?? 0))
}

/** ORG-15：有批准文号的延期日，否则为届满日。 */
export function electionDue(term: TermFact, kind: OrgKind, on: PlainDate, norms: Norms): Known<PlainDate> {
  return mapKnown(termEnd(term, kind, on, norms), (end) =>
    term.delayedTo && term.delayDocNo && term.delayedTo > end ? term.delayedTo : end,
  )
}

/** ORG-13、ORG-14、ORG-15：届期状态。 */
export function termState(term: TermFact, kind: OrgKind, on: PlainDate, norms: Norms): TermState {
  if (term.endedOn && term.endedOn <= on) return 'ended'
  const end = termEnd(term, kind, on, norms)
  const due = electionDue(term, kind, on, norms)
  const reminder = reminderDay(term, kind, on, norms)
  if (!end.known || !due.known || !reminder.known) return 'unknown'
  if (on > due.value) return 'overdue'
  if (on > end.value) return 'delayed'
  if (term.preparedOn && term.preparedOn <= on) return 'prepared'
  return on >= reminder.value ? 'reminded' : 'running'
}

/** The term that runs on the day: the newest one begun and not ended; of unknown start when none is dated. */
export function currentTerm(terms: readonly TermFact[], on: PlainDate): TermFact | undefined {
  const running = terms.filter((term) => !term.endedOn || term.endedOn > on)
  const begun = running.filter((term) => term.startedOn.known && term.startedOn.value <= on)
  const newest = begun.toSorted((a, b) =>
    a.startedOn.known && b.startedOn.known && a.startedOn.value > b.startedOn.value ? -1 : 1,
  )[0]
  return newest ?? running.find((term) => !term.startedOn.known)
}

/** ORG-13：届满日如何算出。 */
export function termTrace(term: TermFact, kind: OrgKind, on: PlainDate, norms: Norms): Trace {
  const body = termBody(kind)
  const end = termEnd(term, kind, on, norms)
  if (!body || !term.startedOn.known || !end.known) return [step('届期起始日', '未知')]
  const years = rulingOn(termYears, term.startedOn.value, norms)
  return [
    step('选举大会', inWords(term.startedOn.value)),
    step('任期', `${years?.value[body] ?? ''} 年`, years?.cite),
    step('届满日', inWords(end.value)),
    ...(term.delayedTo && term.delayDocNo
      ? [step('经批准延期至', `${inWords(term.delayedTo)}（${term.delayDocNo}）`, ORG_CITES.term2)]
      : []),
  ]
}

/** ORG-15：换届大会的日期是否须先批准（选举条例第三条）。 */
export function electionDayRefusals(
  term: TermFact,
  kind: OrgKind,
  heldOn: PlainDate,
  norms: Norms,
  earlyDocNo?: string,
): Refusal[] {
  const end = termEnd(term, kind, heldOn, norms)
  const tolerance = rulingOn(electionEarlyToleranceDays, heldOn, norms)
  if (!end.known || !tolerance) return []
  if (heldOn > end.value && !(term.delayDocNo && term.delayedTo && heldOn <= term.delayedTo))
    return [
      block('ORG-15', 'term.late-unapproved', `换届大会晚于届满日 ${inWords(end.value)}，没有有效的延期批复`, {
        cite: ORG_CITES.electionShift,
        remedy: '补录上级批准延期的文号和日期',
        field: 'heldOn',
      }),
    ]
  if (addDays(heldOn, tolerance.value) < end.value && !earlyDocNo)
    return [
      block(
        'ORG-15',
        'term.early-unapproved',
        `换届大会比届满日 ${inWords(end.value)} 提前超过 ${tolerance.value} 天，没有批复`,
        {
          cite: ORG_CITES.electionShift,
          remedy: '补录上级批准提前换届的文号',
          field: 'heldOn',
        },
      ),
    ]
  return []
}

/** ORG-15：批准的延期是否超过一年。 */
export function delayFindings(term: TermFact, kind: OrgKind, on: PlainDate, norms: Norms): Refusal[] {
  if (!term.delayedTo) return []
  const end = termEnd(term, kind, on, norms)
  const latest = latestElectionDay(term, kind, on, norms)
  const found: Refusal[] = []
  if (!term.delayDocNo)
    found.push(
      block('ORG-15', 'term.delay-undocumented', '延期换届没有批准文号', {
        cite: ORG_CITES.electionShift,
        remedy: '补录上级批复文号，否则仍按届满日计',
        field: 'delayDocNo',
      }),
    )
  if (end.known && term.delayedTo <= end.value)
    found.push(
      block('ORG-15', 'term.delay-not-later', `延期日应晚于届满日 ${inWords(end.value)}`, {
        remedy: '核对延期日期',
        field: 'delayedTo',
      }),
    )
  if (latest.known && term.delayedTo > latest.value)
    found.push(
      warn('ORG-15', 'term.delay-too-long', `延期至 ${inWords(term.delayedTo)}，超过届满后一年（${inWords(latest.value)}）`, {
        cite: ORG_CITES.term2,
        remedy: '写明原因并报上级',
        field: 'delayedTo',
      }),
    )
  return found
}

/** ORG-14：届满前三个月、一个月提示；前两个月没有准备提醒上级；届满次日未批准延期为红旗。 */
function reminderFindings(term: TermFact, end: PlainDate, on: PlainDate, norms: Norms): Refusal[] {
  const notices = rulingOn(reelectionNoticeMonths, on, norms)?.value ?? []
  const preparation = rulingOn(reelectionPreparationMonths, on, norms)
  const found: Refusal[] = []
  const reached = notices.filter((months) => on >= addMonths(end, -months)).toSorted((a, b) => a - b)[0]
  if (reached !== undefined)
    found.push(
      info('ORG-14', 'term.ending', `距届满不足 ${reached} 个月，届满日 ${inWords(end)}`, { cite: ORG_CITES.branchReminder }),
    )
  const isPrepared = term.preparedOn !== undefined && term.preparedOn <= on
  if (preparation && !isPrepared && on >= addMonths(end, -preparation.value))
    found.push(
      warn('ORG-14', 'term.not-prepared', `距届满不足 ${preparation.value} 个月，尚无换届准备的记录`, {
        cite: preparation.cite,
        remedy: '报送换届请示，或者申请延期',
      }),
    )
  return found
}

/** ORG-13、ORG-14、ORG-15：当前届期的提示。 */
export function termFindings(facts: OrgFacts, on: PlainDate, norms: Norms): Refusal[] {
  const term = currentTerm(facts.terms, on)
  if (!termBody(facts.kind)) return []
  if (!term)
    return [info('ORG-13', 'term.missing', '没有届期记录', { cite: ORG_CITES.term1, remedy: '补录最近一次选举大会的日期' })]
  const end = termEnd(term, facts.kind, on, norms)
  if (!end.known) return [info('ORG-13', 'term.unknown', `届期无法推算：缺${end.ask.label}`, { remedy: '补录届期' })]
  const found = delayFindings(term, facts.kind, on, norms)
  const due = electionDue(term, facts.kind, on, norms)
  if (due.known && on > due.value) {
    const latest = latestElectionDay(term, facts.kind, on, norms)
    const isLong = latest.known && on > latest.value
    found.push(
      warn(
        'ORG-13',
        isLong ? 'term.long-overdue' : 'term.overdue',
        `应于 ${inWords(due.value)} 前换届，逾期${isLong ? '超过一年' : ''}未换`,
        {
          cite: ORG_CITES.term1,
          remedy: '报上级批准后抓紧换届；逾期超过一年的列入软弱涣散信号',
        },
      ),
    )
    return found
  }
  return on > end.value ? found : [...found, ...reminderFindings(term, end.value, on, norms)]
}
