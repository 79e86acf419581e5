import { daysBetween, inWords, type PlainDate, type Refusal } from '../kernel/index.ts'
import { info, type Norms, ORG_CITES, warn } from '../norms/index.ts'
import { electionDue, latestElectionDay, termBody, termEnd } from '../org/term.ts'
import type { TermFact } from '../org/types.ts'
import { electionRecordFindings } from './look-back-election.ts'
import { postRecordFindings } from './look-back-posts.ts'
import type { LookBackFacts, LookBackFinding, PastElection } from './look-back-types.ts'
import type { ShiftFact } from './types.ts'
import { meetingDayRefusals, shiftFindings } from './window.ts'

/** GEN-09：以前的事只提醒、列入清理，不作阻断。 */
const asHistory = (finding: Refusal): Refusal => (finding.severity === 'block' ? { ...finding, severity: 'warn' } : finding)

const startOf = (term: TermFact) => (term.startedOn.known ? term.startedOn.value : undefined)

/** ORG-13、ORG-15：批准的延期写入届期，届期上已有的照旧。 */
const withShift = (term: TermFact, shift: ShiftFact | undefined): TermFact =>
  shift?.kind === 'late' && !term.delayedTo ? { ...term, delayedTo: shift.to, delayDocNo: shift.docNo } : term

/** The shift as far as it is known, from its own record or from the term. */
function shiftOf(term: TermFact, facts: LookBackFacts): ShiftFact | undefined {
  const found = facts.shifts.get(term.id)
  if (found || !term.delayedTo) return found
  const decidedOn = { known: false, ask: { fact: 'shift.decidedOn', label: '延期批复的日期' } } as const
  return { kind: 'late', to: term.delayedTo, docNo: term.delayDocNo, decidedOn }
}

/** 换届晚于应换届之日的天数，以及超过一年的提示。 */
function overrun(term: TermFact, facts: LookBackFacts, heldOn: PlainDate, isHeld: boolean, norms: Norms): Refusal[] {
  const shifted = withShift(term, facts.shifts.get(term.id))
  const due = electionDue(shifted, facts.kind, heldOn, norms)
  const latest = latestElectionDay(shifted, facts.kind, heldOn, norms)
  if (!due.known || heldOn <= due.value) return []
  const days = daysBetween(due.value, heldOn)
  const isLong = latest.known && heldOn > latest.value
  return [
    warn(
      'ORG-13',
      isLong ? 'look-back.long-overrun' : 'look-back.overrun',
      `应于 ${inWords(due.value)} 前换届，${isHeld ? `${inWords(heldOn)} 才换届，` : '至今没有换届，'}逾期 ${days} 天${isLong ? '，已超过一年' : ''}`,
      {
        cite: ORG_CITES.term1,
        remedy: isHeld ? '补录延期批复；没有批复的，写明原因报上级备查' : '报上级批准后尽快换届',
      },
    ),
  ]
}

/** 两届之间：空档、重叠、提前、延期。 */
function betweenTerms(term: TermFact, next: TermFact, facts: LookBackFacts, norms: Norms): Refusal[] {
  const heldOn = startOf(next)
  if (!heldOn) return []
  const shift = shiftOf(term, facts)
  const found = [...overrun(term, facts, heldOn, true, norms)]
  if (found.length === 0) found.push(...meetingDayRefusals(term, facts.kind, heldOn, shift, norms))
  const { endedOn } = term
  if (endedOn && endedOn < heldOn)
    found.push(
      warn(
        'ORG-13',
        'look-back.gap',
        `上一届 ${inWords(endedOn)} 届止，下一届 ${inWords(heldOn)} 才选举，空档 ${daysBetween(endedOn, heldOn)} 天`,
        {
          cite: ORG_CITES.term1,
          remedy: '核对两届的日期；确有空档的写明原因',
        },
      ),
    )
  if (endedOn && endedOn > heldOn)
    found.push(
      warn('ORG-13', 'look-back.overlap', `上一届 ${inWords(endedOn)} 届止，晚于下一届选举大会 ${inWords(heldOn)}`, {
        cite: ORG_CITES.term1,
        remedy: '届止日改为下一届选举大会之日',
      }),
    )
  return found
}

function termFindings(term: TermFact, next: TermFact | undefined, facts: LookBackFacts, on: PlainDate, norms: Norms): Refusal[] {
  const end = termEnd(term, facts.kind, on, norms)
  const shift = shiftOf(term, facts)
  const found: Refusal[] = shift && end.known ? shiftFindings(term, facts.kind, shift, on, norms) : []
  if (!end.known)
    found.push(
      info('ORG-13', 'look-back.term-unknown', `届期无法核对：缺${end.ask.label}`, {
        cite: ORG_CITES.term1,
        remedy: `补录${end.ask.label}`,
      }),
    )
  if (next) return [...found, ...betweenTerms(term, next, facts, norms)]
  const asOf = facts.dissolvedOn && facts.dissolvedOn < on ? facts.dissolvedOn : on
  return [...found, ...overrun(term, facts, asOf, false, norms)]
}

/** ELE-19：每届都应有产生它的选举记录。 */
function withoutElection(term: TermFact, elections: readonly PastElection[]): Refusal[] {
  const start = startOf(term)
  const has = elections.some((one) => one.occasion !== 'byElection' && one.heldOn.known && one.heldOn.value === start)
  if (!start || has) return []
  return [
    warn('ELE-19', 'look-back.no-election', `${inWords(start)} 起的一届没有选举记录`, {
      cite: ORG_CITES.term1,
      remedy: '补录选举大会的记录、计票单和批复',
    }),
  ]
}

/** 回头看：一个组织历届选举的日期、批复、算式、材料和任职；只列问题和修补办法，不改任何记录。 */
export function lookBack(facts: LookBackFacts, on: PlainDate, norms: Norms): LookBackFinding[] {
  const found: LookBackFinding[] = []
  const add = (
    topic: LookBackFinding['topic'],
    kind: LookBackFinding['subject']['kind'],
    id: string,
    findings: readonly Refusal[],
  ) =>
    found.push(...findings.map((finding) => ({ orgId: facts.orgId, topic, subject: { kind, id }, finding: asHistory(finding) })))
  if (termBody(facts.kind)) {
    const terms = facts.terms.toSorted((a, b) => ((startOf(a) ?? '') < (startOf(b) ?? '') ? -1 : 1))
    terms.forEach((term, index) => {
      add('dates', 'term', term.id, termFindings(term, startOf(term) ? terms[index + 1] : undefined, facts, on, norms))
      add('papers', 'term', term.id, withoutElection(term, facts.elections))
    })
    if (terms.length === 0)
      add('dates', 'org', facts.orgId, [
        info('ORG-13', 'look-back.no-term', '没有届期记录', { cite: ORG_CITES.term1, remedy: '补录历次选举大会的日期' }),
      ])
  }
  for (const election of facts.elections)
    for (const { topic, finding } of electionRecordFindings(election, on, norms)) add(topic, 'election', election.id, [finding])
  for (const { id, kind, finding } of postRecordFindings(facts, on, norms)) add('posts', kind, id, [finding])
  return found
}
