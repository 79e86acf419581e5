import type { Known, PlainDate, Refusal } from '../kernel/index.ts'
import { block, ELECTION_CITES, info, type Norms, ORG_CITES, warn } from '../norms/index.ts'
import { termEnd } from '../org/term.ts'
import { DUTY_LABELS, type Duty, type OrgKind, type TermFact } from '../org/types.ts'

/** ELE-20、ORG-16：补选的名额不多于空缺，届满后不补选、应当换届。 */
export function byElectionRefusals(
  facts: { kind: OrgKind; term: TermFact | undefined; seats: number; vacant: Known<number>; heldOn: PlainDate },
  norms: Norms,
): Refusal[] {
  const cite = ELECTION_CITES.byElection
  const { term, vacant, seats } = facts
  if (!term)
    return [
      block('ELE-20', 'election.no-term', '没有现任届期，不能补选', { cite, remedy: '办理首次选举或者换届选举', field: 'term' }),
    ]
  const found: Refusal[] = []
  const end = termEnd(term, facts.kind, facts.heldOn, norms)
  if (!vacant.known)
    found.push(
      info('ELE-20', 'election.vacancy-unknown', `空缺名额无法核对：缺${vacant.ask.label}`, {
        cite,
        remedy: `补录${vacant.ask.label}`,
      }),
    )
  else if (seats > vacant.value)
    found.push(
      block('ELE-20', 'election.more-than-vacant', `补选 ${seats} 名，空缺只有 ${vacant.value} 名`, {
        cite,
        remedy: '按空缺名额补选',
        field: 'seats',
      }),
    )
  if (end.known && facts.heldOn > end.value)
    found.push(
      block('ELE-20', 'election.by-election-after-end', '本届已经届满，应当换届而不是补选', {
        cite: ORG_CITES.term1,
        remedy: '办理换届选举',
        field: 'heldOn',
      }),
    )
  return found
}

/** An appointment by the superior instead of a by-election (ELE-20). */
export interface AppointmentFact {
  duty: Duty
  name: string
  appointedOn: PlainDate
  docNo?: string | undefined
  /** The superior that decided. */
  decidedBy?: string | undefined
}

/** ELE-20、ORG-16：上级指派、任命书记、副书记须有文件；委员一般由大会补选。 */
export function appointmentRefusals(fact: AppointmentFact): Refusal[] {
  const cite = ELECTION_CITES.byElection
  const found: Refusal[] = []
  if (!fact.docNo?.trim() || !fact.decidedBy?.trim())
    found.push(
      block(
        'ELE-20',
        'election.appointment-undocumented',
        `任命${fact.name}为${DUTY_LABELS[fact.duty]}，缺${fact.decidedBy?.trim() ? '' : '决定的上级组织'}${!fact.decidedBy?.trim() && !fact.docNo?.trim() ? '、' : ''}${fact.docNo?.trim() ? '' : '任命文号'}`,
        {
          cite,
          remedy: '补录上级任命文件',
          field: 'docNo',
        },
      ),
    )
  if (!['secretary', 'deputySecretary', 'fullTimeDeputy'].includes(fact.duty))
    found.push(
      warn('ELE-20', 'election.appointed-member', `${DUTY_LABELS[fact.duty]}一般由大会补选，不由上级任命`, {
        cite: ORG_CITES.branchVacancy,
        remedy: '写明理由，或者办理补选',
        field: 'duty',
      }),
    )
  return found
}
