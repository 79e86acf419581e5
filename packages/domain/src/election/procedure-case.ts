import { date, known, type PlainDate, type Trace, unknown } from '../kernel/index.ts'
import type { Norms } from '../norms/index.ts'
import type { OrgKind, PostFact, TermFact } from '../org/types.ts'
import type { CaseView, Entry, Row } from '../procedure/index.ts'
import { type DueBase, dueBase } from './base.ts'
import type { Named } from './conduct.ts'
import { type ElectionOutcome, electionOutcome } from './rounds.ts'
import type { ElectionOccasion, ExclusionFact, ExclusionReason, Office, Round, RoundKind, Tally, VoterFact } from './types.ts'
import { type VoterList, voterList } from './voters.ts'

/** What an election needs to know besides its own case: the organisation on the day of the meeting. */
export interface ElectionFacts {
  kind: OrgKind
  /** The running term, which a term election ends; absent before the first election. */
  term: TermFact | undefined
  /** Members of the electing organisation on the day of the meeting, or today while it lies ahead. */
  members: readonly VoterFact[]
  /** Names of everyone the case or the organisation names. */
  names: ReadonlyMap<string, string>
  posts: readonly PostFact[]
  /** Seats of the running term without a holder. */
  vacantSeats: number | undefined
}

const text = (entry: Entry | undefined, id: string): string | undefined => {
  const value = entry?.[id]
  return typeof value === 'string' && value !== '' ? value : undefined
}
const ids = (entry: Entry | undefined, id: string): readonly string[] => {
  const value = entry?.[id]
  return Array.isArray(value) ? (value as readonly string[]) : []
}
export const rowsIn = (entry: Entry | undefined, id: string): readonly Row[] => {
  const value = entry?.[id]
  return Array.isArray(value) ? (value as readonly Row[]) : []
}
const count = (entry: Entry | undefined, id: string): number => Number(entry?.[id] ?? 0)

/** The case in the words of the law. */
export interface ElectionCase {
  occasion: ElectionOccasion
  hasCommittee: boolean
  seats: number
  deputies: number
  plannedOn: PlainDate
  /** The day of the meeting: as held, or as planned. */
  meetingOn: PlainDate
}

/** Reads what the case began with; the request may move day and seats, the meeting fixes the day. */
export function electionCase(view: CaseView): ElectionCase {
  const { begun, done } = view
  const plannedOn = date(text(done.request?.entry, 'meetingOn') ?? text(begun, 'meetingOn') ?? view.begunOn)
  return {
    occasion: (text(begun, 'occasion') ?? 'term') as ElectionOccasion,
    hasCommittee: begun.hasCommittee === true,
    seats: count(done.requestReply?.entry ?? begun, 'seats'),
    deputies: count(begun, 'deputies'),
    plannedOn,
    meetingOn: done.meeting?.on ?? plannedOn,
  }
}

export const named = (personIds: readonly string[], { names }: ElectionFacts): Named[] =>
  personIds.map((personId) => ({ personId, name: names.get(personId) ?? `编号 ${personId}` }))
export const peopleIn = (entry: Entry | undefined, id: string, facts: ElectionFacts): Named[] => named(ids(entry, id), facts)
export const personIn = (entry: Entry | undefined, id: string, facts: ElectionFacts): Named | undefined => {
  const personId = text(entry, id)
  return personId ? named([personId], facts)[0] : undefined
}

/** Candidates of one office as the request or the reply names them. */
export function candidatesIn(entry: Entry | undefined, office: Office, facts: ElectionFacts): Named[] {
  const secretary = text(entry, 'secretary')
  if (office === 'secretary') return secretary ? named([secretary], facts) : []
  return peopleIn(entry, office === 'member' ? 'members' : 'deputies', facts)
}

/** Those left out of the base, with what the superior and the meeting decided (ELE-04). */
export function exclusionsIn(view: CaseView, facts: ElectionFacts): ExclusionFact[] {
  const meeting = view.done.meeting?.entry
  const passed = new Set(ids(meeting, 'exclusionsPassed'))
  return rowsIn(view.done.voterList?.entry, 'exclusions').map((row) => {
    const personId = String(row.personId)
    return {
      personId,
      name: facts.names.get(personId) ?? '',
      reason: row.reason as ExclusionReason,
      ...(typeof row.months === 'number' ? { months: row.months } : {}),
      ...(typeof row.superiorDocNo === 'string' ? { superiorDocNo: row.superiorDocNo } : {}),
      passed: meeting ? known(passed.has(personId)) : unknown('meeting.exclusionsPassed', '大会是否通过不计算在应到会人数内'),
    }
  })
}

export const votersOf = (view: CaseView, facts: ElectionFacts): VoterList =>
  voterList(facts.members, electionCase(view).meetingOn)
export const baseOf = (view: CaseView, facts: ElectionFacts, norms: Norms): DueBase =>
  dueBase(votersOf(view, facts), exclusionsIn(view, facts), electionCase(view).meetingOn, norms)

/** The ballot steps of a case: who elects what in which step. */
export const BALLOT_STEPS = ['meeting', 'secondBallot', 'plenary'] as const
export type BallotStep = (typeof BALLOT_STEPS)[number]

function tallies(entry: Entry, office: Office, listed: ReadonlySet<string>, facts: ElectionFacts): Tally[] {
  return rowsIn(entry, 'tallies')
    .filter((row) => row.office === office)
    .map((row) => ({
      personId: String(row.personId),
      name: facts.names.get(String(row.personId)) ?? '',
      isListed: listed.has(String(row.personId)),
      for: Number(row.for),
      against: Number(row.against),
      abstain: Number(row.abstain),
    }))
}

/** One ballot step as a round for one office; undefined when nothing was voted on for it there. */
export function roundIn(view: CaseView, step: BallotStep, office: Office, facts: ElectionFacts): Round | undefined {
  const record = view.done[step]
  if (!record || record.exception) return undefined
  const { entry } = record
  const listed = new Set(candidatesIn(view.done.candidateReply?.entry, office, facts).map(({ personId }) => personId))
  const found = tallies(entry, office, listed, facts)
  if (found.length === 0) return undefined
  const { seats, deputies } = electionCase(view)
  const second = step === 'secondBallot'
  const wanted = office === 'secretary' ? 1 : office === 'deputySecretary' ? deputies : seats
  return {
    kind: second ? ((text(entry, 'kind') ?? 'extra') as RoundKind) : 'first',
    heldOn: record.on,
    sheet: {
      office,
      seats: second ? count(entry, 'seats') : wanted,
      due: count(entry, 'due'),
      present: count(entry, 'present'),
      issued: count(entry, 'issued'),
      voted: count(entry, 'voted'),
      returned: count(entry, 'returned'),
      valid: count(entry, 'valid'),
      void: count(entry, 'void'),
      tallies: found,
    },
  }
}

/** The offices that a step elects: members in the meeting, officers in the plenary; all in the meeting where there is no committee. */
export const officesOf = ({ hasCommittee, deputies }: ElectionCase, step: BallotStep): Office[] => {
  const officers: Office[] = deputies > 0 ? ['secretary', 'deputySecretary'] : ['secretary']
  if (step === 'plenary') return officers
  return hasCommittee ? ['member'] : officers
}

/** What the ballots for an office come to, over the steps that belong to it (ELE-16). */
export function outcomeOf(view: CaseView, office: Office, facts: ElectionFacts, norms: Norms): ElectionOutcome {
  const own = electionCase(view)
  const inPlenary = own.hasCommittee && office !== 'member'
  const steps: readonly BallotStep[] = inPlenary ? ['plenary'] : ['meeting', 'secondBallot']
  const rounds = steps.flatMap((step) => roundIn(view, step, office, facts) ?? [])
  const seats = office === 'secretary' ? 1 : office === 'deputySecretary' ? own.deputies : own.seats
  const agreed = view.done.secondBallot?.entry.leaveOpen
  const present = count(view.done.meeting?.entry, 'present')
  return electionOutcome(
    {
      body: inPlenary ? 'plenary' : 'members',
      seats,
      rounds,
      ...(typeof agreed === 'number' && !inPlenary ? { leaveOpen: { by: 'voters' as const, agreed, present } } : {}),
      ...(facts.members.length > 0 ? { eligible: new Set(votersOf(view, facts).voters.map(({ personId }) => personId)) } : {}),
    },
    norms,
  )
}

/** Members of the new committee so far, for the plenary and the posts. */
export const electedMembers = (view: CaseView, facts: ElectionFacts, norms: Norms): Named[] =>
  electionCase(view).hasCommittee
    ? outcomeOf(view, 'member', facts, norms).elected.map(({ personId, name }) => ({ personId, name }))
    : []

/** All outcomes of a step as one trace. */
export const outcomeTrace = (view: CaseView, step: BallotStep, facts: ElectionFacts, norms: Norms): Trace =>
  officesOf(electionCase(view), step).flatMap((office) => outcomeOf(view, office, facts, norms).trace)
