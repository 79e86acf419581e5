import type { Refusal } from '../kernel/index.ts'
import { block, ELECTION_CITES } from '../norms/index.ts'
import { isBranch, type OrgKind } from '../org/types.ts'
import { type ElectingBody, isOfficer, OFFICE_LABELS, type Slate } from './types.ts'

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
