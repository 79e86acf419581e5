import type { Refusal } from '../kernel/index.ts'
import { block, ELECTION_CITES } from '../norms/index.ts'
import { isBranch, type OrgKind } from '../org/types.ts'
import {
  ELECTING_BODY_LABELS,
  type ElectingBody,
  type ElectionMethod,
  isOfficer,
  OFFICE_LABELS,
  type Office,
  type Slate,
} from './types.ts'

/** What the election of officers rests on. */
export interface OfficersFacts {
  hasCommittee: boolean
  /** The meeting that elects secretary and deputies. */
  body: ElectingBody
  /** Members elected to the new committee; empty where there is none. */
  members: readonly string[]
  slate: Slate
}

/** ELE-07：书记、副书记由新委员会第一次全体会议从委员中选举；不设委员会的由党员大会直接选举。 */
export function officerElectionRefusals(facts: OfficersFacts): Refusal[] {
  const { slate, hasCommittee, body } = facts
  if (!isOfficer(slate.office)) return []
  const found: Refusal[] = []
  const name = OFFICE_LABELS[slate.office]
  if (hasCommittee && body !== 'plenary')
    found.push(
      block('ELE-07', 'election.officers-body', `设委员会的，${name}由新一届委员会第一次全体会议选举`, {
        cite: ELECTION_CITES.officers,
        remedy: '召开第一次全体会议选举',
        field: 'body',
      }),
    )
  if (!hasCommittee && body !== 'members')
    found.push(
      block('ELE-07', 'election.officers-body', `不设委员会的，${name}由党员大会直接选举`, {
        cite: ELECTION_CITES.officersDirect,
        remedy: '在党员大会上选举',
        field: 'body',
      }),
    )
  const members = new Set(facts.members)
  if (hasCommittee)
    for (const candidate of slate.candidates)
      if (!members.has(candidate.personId))
        found.push(
          block('ELE-07', 'election.officer-not-member', `${candidate.name}没有当选委员，不能作为${name}候选人`, {
            cite: ELECTION_CITES.officers,
            remedy: '从当选委员中另提人选并报批',
            field: `candidates.${candidate.personId}`,
          }),
        )
  return found
}

/** ELE-08：设常务委员会须经批准；支部、党总支不设。 */
export function standingCommitteeRefusals(kind: OrgKind, approvalDocNo: string | undefined): Refusal[] {
  const cite = ELECTION_CITES.standing
  if (isBranch(kind) || kind === 'generalBranch')
    return [
      block('ELE-08', 'election.standing-kind', '党支部、党总支不设常务委员会', { cite, remedy: '不选举常委', field: 'office' }),
    ]
  if (approvalDocNo?.trim()) return []
  return [
    block('ELE-08', 'election.standing-unapproved', '设常务委员会没有上级批复', {
      cite,
      remedy: '补录批复文号',
      field: 'approvalDocNo',
    }),
  ]
}

/** One ballot of the election: which meeting elects how many of what. */
export interface PlannedBallot {
  body: ElectingBody
  office: Office
  seats: number
  method: ElectionMethod
}

/** ELE-05、ELE-07：要投哪几次票；设委员会的先选委员，再由第一次全体会议选书记、副书记，不设的由党员大会直接选举。 */
export function ballotPlan(facts: {
  /** 党员大会或者党员代表大会. */
  body: Exclude<ElectingBody, 'plenary'>
  hasCommittee: boolean
  seats: number
  deputies: number
}): PlannedBallot[] {
  const { body, hasCommittee, seats, deputies } = facts
  const officersBy = hasCommittee ? 'plenary' : 'members'
  const officers: PlannedBallot[] = [{ body: officersBy, office: 'secretary', seats: 1, method: 'equal' }]
  if (deputies > 0) officers.push({ body: officersBy, office: 'deputySecretary', seats: deputies, method: 'equal' })
  return hasCommittee ? [{ body, office: 'member', seats, method: 'surplus' }, ...officers] : officers
}

/** 「党员大会选举委员 3 名」. */
export const ballotInWords = ({ body, office, seats }: PlannedBallot) =>
  `${ELECTING_BODY_LABELS[body]}选举${OFFICE_LABELS[office]} ${seats} 名`
