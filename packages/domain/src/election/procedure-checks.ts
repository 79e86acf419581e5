import { known, type PlainDate, type Refusal, type Trace, unknown } from '../kernel/index.ts'
import { block, ELECTION_CITES } from '../norms/index.ts'
import type { CaseView, StepInput } from '../procedure/index.ts'
import { approvalFindings } from './approval.ts'
import { attendanceVerdict } from './base.ts'
import { byElectionRefusals } from './by-election.ts'
import { candidateNumber, slateRefusals } from './candidates.ts'
import {
  type ChairBasis,
  chairRefusals,
  electionRulesRefusals,
  monitorRefusals,
  RULES_PART_LABELS,
  type RulesPart,
} from './conduct.ts'
import { officerElectionRefusals } from './officers.ts'
import {
  type BallotStep,
  baseOf,
  candidatesIn,
  type ElectionFacts,
  electedMembers,
  electionCase,
  officesOf,
  outcomeOf,
  peopleIn,
  votersOf,
} from './procedure-case.ts'
import { type ElectionMethod, OFFICE_LABELS, type Office, type ShiftFact, type Slate } from './types.ts'
import { standingRefusals } from './voters.ts'
import { meetingDayRefusals } from './window.ts'

type Input = StepInput<ElectionFacts>

const seatsFor = (view: CaseView, office: Office): number => {
  const { seats, deputies } = electionCase(view)
  return office === 'secretary' ? 1 : office === 'deputySecretary' ? deputies : seats
}
const listOffices = (view: CaseView): Office[] => {
  const own = electionCase(view)
  return own.hasCommittee ? ['member', ...officesOf(own, 'plenary')] : officesOf(own, 'meeting')
}

/** ORG-15：请示写明的提前换届批复；延期的批复登记在届期里，随届期的事实来。 */
function earlyShift(view: CaseView): ShiftFact | undefined {
  const docNo = view.done.request?.entry.earlyDocNo
  if (typeof docNo !== 'string') return undefined
  const decidedOn = unknown<PlainDate>('shift.decidedOn', '提前换届批复的日期')
  return { kind: 'early', to: electionCase(view).plannedOn, docNo, decidedOn }
}

/** ELE-01、ORG-15、ELE-20：拟开大会的日期、补选的名额。 */
export function requestFindings({ view, facts, norms }: Input): Refusal[] {
  const { occasion, plannedOn, seats, deputies, hasCommittee } = electionCase(view)
  const found: Refusal[] = []
  if (occasion === 'term' && facts.term)
    found.push(...meetingDayRefusals(facts.term, facts.kind, plannedOn, earlyShift(view), norms))
  if (occasion === 'byElection') {
    const vacant =
      facts.vacantSeats === undefined
        ? { known: false as const, ask: { fact: 'term.seats', label: '本届委员名额' } }
        : known(facts.vacantSeats)
    found.push(
      ...byElectionRefusals(
        { kind: facts.kind, term: facts.term, seats: hasCommittee ? seats : deputies, vacant, heldOn: plannedOn },
        norms,
      ),
    )
  }
  return found
}

/** ELE-02、ELE-04：选举人名单和应到会人数。 */
export const voterFindings = ({ view, facts, norms }: Input): Refusal[] => [...baseOf(view, facts, norms).refusals]
export const voterVerdict = ({ view, facts, norms }: Input): Trace => baseOf(view, facts, norms).trace

function slateOf({ view, entry, facts }: Input, office: Office, isReply: boolean): Slate {
  const approved = new Set(isReply ? candidatesIn(entry, office, facts).map(({ personId }) => personId) : [])
  const method = office === 'member' ? ((view.done.request?.entry.method ?? 'surplus') as ElectionMethod) : 'equal'
  return {
    office,
    seats: seatsFor(view, office),
    method,
    candidates: candidatesIn(entry, office, facts).map((one) => ({
      ...one,
      isApproved: approved.has(one.personId),
      hasIntroduction: true,
    })),
    approvedSeats: seatsFor(view, office),
    ...(isReply && typeof entry.docNo === 'string' ? { replyDocNo: entry.docNo } : {}),
  }
}

/** ELE-02、ELE-05：人选须在选举人名单上，人数够差额；批复以后还要名单、文号齐全。 */
export function candidateFindings(input: Input, isReply: boolean): Refusal[] {
  const { view, entry, facts, norms } = input
  const on = electionCase(view).meetingOn
  return listOffices(view).flatMap((office) => {
    const people = candidatesIn(entry, office, facts)
    const standing = standingRefusals(votersOf(view, facts), people)
    if (isReply) return [...standing, ...slateRefusals(slateOf(input, office, true), on, norms)]
    const least = candidateNumber(office, seatsFor(view, office), on, norms)
    const isPreselected = office === 'member' && view.done.request?.entry.method === 'preselection'
    if (!least || isPreselected || people.length >= least.least) return standing
    const cite = least.trace[0]?.cite ?? ELECTION_CITES.surplus
    return [
      ...standing,
      block('ELE-05', 'election.too-few-candidates', `${OFFICE_LABELS[office]}候选人 ${people.length} 名：${least.arithmetic}`, {
        cite,
        remedy: '补充人选',
        field: office === 'member' ? 'members' : office === 'secretary' ? 'secretary' : 'deputies',
      }),
    ]
  })
}

export const candidateVerdict = ({ view, norms }: Input): Trace =>
  listOffices(view).flatMap((office) => [
    ...(candidateNumber(office, seatsFor(view, office), electionCase(view).meetingOn, norms)?.trace ?? []),
  ])

/** ELE-03、ELE-10 至 ELE-17、ELE-21：大会能否选举，这次投票的结果。 */
export function meetingFindings(input: Input): Refusal[] {
  const { view, entry, facts, norms, on } = input
  const own = electionCase(view)
  const base = baseOf(view, facts, norms)
  const parts = (Object.keys(RULES_PART_LABELS) as RulesPart[]).filter(
    (part) => view.done.drafts?.entry[`rules-${part}`] === true,
  )
  const reply = view.done.candidateReply?.entry
  const conduct = {
    monitors: peopleIn(entry, 'monitors', facts),
    tellers: peopleIn(entry, 'tellers', facts),
    candidates: listOffices(view).flatMap((office) => candidatesIn(reply, office, facts)),
    present: Number(entry.present ?? 0),
    passed: entry.monitorsPassed === true,
  }
  const chair = typeof entry.chair === 'string' ? { personId: entry.chair, basis: entry.chairBasis as ChairBasis } : undefined
  return [
    ...(own.occasion === 'term' && facts.term ? meetingDayRefusals(facts.term, facts.kind, on, earlyShift(view), norms) : []),
    ...base.refusals,
    ...dueRefusals(Number(entry.due ?? 0), base.due, '选举人名单减去不计算的党员'),
    ...attendanceVerdict(Number(entry.present ?? 0), base.due, on, norms).refusals,
    ...chairRefusals(chair, 'members', facts.term?.hasCommittee ?? own.hasCommittee),
    ...electionRulesRefusals({ parts, vote: { yes: Number(entry.rulesYes ?? 0), due: base.due } }, on, norms),
    ...monitorRefusals(conduct, on, norms),
    ...ballotFindings(input, 'meeting'),
    ...sealRefusals(entry.isSealed === true),
  ]
}

/** ELE-17：计票单上的应到人数须与算出的一致。 */
const dueRefusals = (written: number, due: number, how: string): Refusal[] =>
  written === due
    ? []
    : [
        block('ELE-17', 'election.due-differs', `计票单写应到 ${written} 人，按${how}为 ${due} 人`, {
          cite: ELECTION_CITES.exclusions,
          remedy: '核对选举人名单和不计算的党员',
          field: 'due',
        }),
      ]

const sealRefusals = (isSealed: boolean): Refusal[] =>
  isSealed
    ? []
    : [
        block('ELE-17', 'election.not-sealed', '选票没有封存的记录', {
          cite: ELECTION_CITES.announce,
          remedy: '封存选票后登记',
          field: 'isSealed',
        }),
      ]

/** ELE-14 至 ELE-16：计票单是否成立，每一职务都有投票。 */
export function ballotFindings({ view, entry, facts, norms }: Input, step: BallotStep): Refusal[] {
  const offices = officesOf(electionCase(view), step)
  const rows = Array.isArray(entry.tallies) ? (entry.tallies as readonly { office: string }[]) : []
  const strange = rows.find((row) => !offices.some((office) => office === row.office))
  const wrong = strange
    ? [
        block(
          'ELE-07',
          'election.wrong-office',
          `这次会议选举${offices.map((office) => OFFICE_LABELS[office]).join('、')}，不选举${OFFICE_LABELS[strange.office as Office]}`,
          { cite: ELECTION_CITES.officers, remedy: '核对各人得票的职务', field: 'tallies' },
        ),
      ]
    : []
  return [
    ...wrong,
    ...offices.flatMap((office) => {
      const isVoted = rows.some((row) => row.office === office)
      if (step !== 'secondBallot' && !isVoted)
        return [
          block('ELE-16', 'election.no-ballot', `没有${OFFICE_LABELS[office]}的得票`, {
            cite: ELECTION_CITES.majority,
            remedy: '登记各人得票',
            field: 'tallies',
          }),
        ]
      return [...outcomeOf(view, office, facts, norms).refusals]
    }),
  ]
}

/** ELE-07、ELE-10、ELE-16：第一次全体会议。 */
export function plenaryFindings(input: Input): Refusal[] {
  const { view, entry, facts, norms } = input
  const members = electedMembers(view, facts, norms)
  const chair = typeof entry.chair === 'string' ? { personId: entry.chair, basis: 'recommended' as const } : undefined
  const rows = Array.isArray(entry.tallies) ? (entry.tallies as readonly { office: string; personId: string }[]) : []
  const officers = officesOf(electionCase(view), 'plenary').flatMap((office) =>
    officerElectionRefusals({
      hasCommittee: true,
      body: 'plenary',
      members: members.map(({ personId }) => personId),
      slate: {
        office,
        seats: seatsFor(view, office),
        method: 'equal',
        candidates: rows
          .filter((row) => row.office === office)
          .map(({ personId }) => ({ personId, name: facts.names.get(personId) ?? '', isApproved: true, hasIntroduction: true })),
      },
    }),
  )
  return [
    ...chairRefusals(chair, 'plenary', true),
    ...dueRefusals(Number(entry.due ?? 0), members.length, '当选委员'),
    ...officers,
    ...ballotFindings(input, 'plenary'),
    ...sealRefusals(entry.isSealed === true),
  ]
}

/** ELE-18：报告和批复的时限、先后、文号。 */
export const approvalChecks = ({ view, entry, on, norms }: Input): Refusal[] => {
  const reportedOn = view.done.resultReport?.on
  return approvalFindings(
    {
      electedOn: electionCase(view).meetingOn,
      ...(reportedOn ? { reportedOn } : {}),
      approvedOn: on,
      ...(typeof entry.docNo === 'string' ? { approvalDocNo: entry.docNo } : {}),
      ...(typeof entry.filedOn === 'string' ? { filedOn: on } : {}),
    },
    on,
    norms,
  ).filter(({ code }) => code !== 'election.report-late')
}
