import { known } from '../kernel/index.ts'
import type { Norms } from '../norms/index.ts'
import type { Duty } from '../org/types.ts'
import type { CaseView } from '../procedure/index.ts'
import type { ElectionPaper, PastElection, PastOfficer } from './look-back-types.ts'
import {
  candidatesIn,
  type ElectionFacts,
  electedMembers,
  electionCase,
  exclusionsIn,
  outcomeOf,
  roundIn,
  votersOf,
} from './procedure-case.ts'
import type { ApprovalFact, ElectionMethod, Office } from './types.ts'

/** Which papers a step on record puts into the archive (ELE-19). */
const PAPERS_OF: Readonly<Record<string, readonly ElectionPaper[]>> = {
  remind: ['reminder'],
  decide: ['decision'],
  request: ['request'],
  requestReply: ['requestReply'],
  voterList: ['voterList'],
  recommend: ['recommendation'],
  candidateReport: ['candidateRequest'],
  candidateReply: ['candidateReply'],
  drafts: ['rules'],
  meeting: ['attendance', 'minutes', 'countSheet'],
  plenary: ['plenaryMinutes'],
  resultReport: ['resultReport'],
  approve: ['resultReply'],
  handover: ['handover'],
}
const OFFICERS: readonly (Office & Duty)[] = ['secretary', 'deputySecretary']

/** A step on record by what was done, not passed by a decision. */
const doneIn = (view: CaseView, step: string) => {
  const record = view.done[step]
  return record && !record.exception ? record : undefined
}
const docNoIn = (view: CaseView, step: string): string | undefined => {
  const value = doneIn(view, step)?.entry.docNo
  return typeof value === 'string' ? value : undefined
}

function papersIn(view: CaseView, facts: ElectionFacts): ElectionPaper[] {
  const papers = Object.keys(PAPERS_OF).flatMap((step) => (doneIn(view, step) ? (PAPERS_OF[step] ?? []) : []))
  const excluded = exclusionsIn(view, facts)
  return excluded.length > 0 && excluded.every((one) => one.superiorDocNo) ? [...papers, 'exclusionReply'] : papers
}

function officersIn(view: CaseView, facts: ElectionFacts, norms: Norms): PastOfficer[] {
  const approvedOn = doneIn(view, 'approve')?.on
  const approvalDocNo = docNoIn(view, 'approve')
  return OFFICERS.flatMap((duty) =>
    outcomeOf(view, duty, facts, norms).elected.map(({ personId, name }) => ({
      personId,
      name,
      duty,
      approvedOn,
      approvalDocNo,
    })),
  )
}

const approvalIn = (view: CaseView): Omit<ApprovalFact, 'electedOn'> => {
  const filedOn = doneIn(view, 'approve')?.entry.filedOn
  return {
    reportedOn: doneIn(view, 'resultReport')?.on,
    approvedOn: doneIn(view, 'approve')?.on,
    approvalDocNo: docNoIn(view, 'approve'),
    ...(typeof filedOn === 'string' ? { filedOn: filedOn as ApprovalFact['filedOn'] } : {}),
  }
}

/** What the ballots of the meeting were about: the committee's members, or the secretary where there is no committee. */
const officeOf = (hasCommittee: boolean): Office => (hasCommittee ? 'member' : 'secretary')

/**
 * An election case as a look-back reads it (ELE-19); undefined before its meeting is on record. Numbers come from the
 * count sheets, never from a field of their own.
 */
export function pastElection(id: string, view: CaseView, facts: ElectionFacts, norms: Norms): PastElection | undefined {
  const meeting = doneIn(view, 'meeting')
  if (!meeting) return undefined
  const { occasion, hasCommittee, seats } = electionCase(view)
  const office = officeOf(hasCommittee)
  const officers = officersIn(view, facts, norms)
  const second = doneIn(view, 'secondBallot')?.entry.leaveOpen
  const present = Number(meeting.entry.present)
  const approvedSeats = doneIn(view, 'requestReply')?.entry.seats
  return {
    id,
    occasion,
    body: 'members',
    hasCommittee,
    heldOn: known(meeting.on),
    seats: known(hasCommittee ? seats : 1),
    ...(hasCommittee && typeof approvedSeats === 'number' ? { approvedSeats } : {}),
    attendance: known({ voters: votersOf(view, facts).voters.length, due: Number(meeting.entry.due), present }),
    exclusions: exclusionsIn(view, facts),
    candidates: known({
      number: candidatesIn(view.done.candidateReply?.entry, office, facts).length,
      method: (view.done.request?.entry.method ?? 'surplus') as ElectionMethod,
    }),
    rounds: known((['meeting', 'secondBallot'] as const).flatMap((step) => roundIn(view, step, office, facts) ?? [])),
    ...(typeof second === 'number' ? { leaveOpen: { by: 'voters', agreed: second, present } } : {}),
    elected: known(
      hasCommittee ? electedMembers(view, facts, norms) : officers.map(({ personId, name }) => ({ personId, name })),
    ),
    officers,
    approval: approvalIn(view),
    papers: papersIn(view, facts),
  }
}
