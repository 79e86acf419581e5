import { type Ask, type Citation, holds, type PlainDate, type Refusal, step, type Trace } from '../kernel/index.ts'
import { STATUS_LABELS } from '../member/types.ts'
import { block, ELECTION_CITES, ORG_CITES } from '../norms/index.ts'
import { citeOn } from './arithmetic.ts'
import { MEASURE_LABELS, type MeasureKind, type VoterFact } from './types.ts'

/** ELE-02：使党员没有选举权的只有这两种；警告、严重警告、撤销党内职务不影响。 */
const TAKES_RIGHTS: readonly MeasureKind[] = ['disciplinaryProbation', 'rightsSuspended']

/** Whether one person may vote and be elected on the day, and why. null: a fact is missing. */
export interface VoterVerdict {
  personId: string
  name: string
  /** Full member on the rolls, voting rights aside. */
  isFull: boolean | null
  mayVote: boolean | null
  because: string
  cite: Citation
  ask?: Ask | undefined
}

const fiveOf = (on: PlainDate) => citeOn(on, ELECTION_CITES.voters1990, ORG_CITES.electionFive)

/** ELE-02：某日有无选举权和被选举权；预备党员、留党察看、中止权利的没有，停止党籍的不在册。 */
export function voterVerdict(voter: VoterFact, on: PlainDate): VoterVerdict {
  const { personId, name, category, status, measures } = voter
  const verdict = (isFull: boolean | null, mayVote: boolean | null, because: string, ask?: Ask): VoterVerdict => ({
    personId,
    name,
    isFull,
    mayVote,
    because,
    cite: fiveOf(on),
    ask,
  })
  if (status !== 'NORMAL') return verdict(false, false, `党籍状态为${STATUS_LABELS[status]}，不在册`)
  if (!category.known) return verdict(null, null, `缺${category.ask.label}`, category.ask)
  if (category.value === 'P') return verdict(false, false, '预备党员')
  const taken = measures.find((measure) => TAKES_RIGHTS.includes(measure.kind) && holds(measure, on))
  return taken ? verdict(true, false, MEASURE_LABELS[taken.kind]) : verdict(true, true, '正式党员')
}

/** The voter list of one day: who votes, who does not and why, and the sum in words. */
export interface VoterList {
  fullMembers: number
  voters: readonly VoterVerdict[]
  without: readonly VoterVerdict[]
  undetermined: readonly VoterVerdict[]
  trace: Trace
  refusals: readonly Refusal[]
}

/** ELE-02：大会开始时固定的选举人名单；正式党员减去没有选举权的，逐人写明原因。 */
export function voterList(members: readonly VoterFact[], on: PlainDate): VoterList {
  const all = members.map((member) => voterVerdict(member, on))
  const full = all.filter((entry) => entry.isFull === true)
  const voters = all.filter((entry) => entry.mayVote === true)
  const without = all.filter((entry) => entry.mayVote === false)
  const undetermined = all.filter((entry) => entry.mayVote === null)
  const stripped = full.filter((entry) => entry.mayVote === false)
  return {
    fullMembers: full.length,
    voters,
    without,
    undetermined,
    trace: [
      step('正式党员', `${full.length} 人`),
      ...stripped.map((entry) => step('没有选举权', `${entry.name}：${entry.because}`, entry.cite)),
      step('选举人', `${full.length} - ${stripped.length} = ${voters.length} 人`, fiveOf(on)),
    ],
    refusals: undetermined.map((entry) =>
      block('ELE-02', 'election.voter-unknown', `${entry.name}是否有选举权无法判断：${entry.because}`, {
        cite: entry.cite,
        remedy: `补录${entry.ask?.label ?? '资料'}后再固定名单`,
        field: `voters.${entry.personId}`,
      }),
    ),
  }
}

/** ELE-02：候选人须在选举人名单上。 */
export function standingRefusals(list: VoterList, persons: readonly { personId: string; name: string }[]): Refusal[] {
  const may = new Set(list.voters.map((voter) => voter.personId))
  return persons
    .filter((person) => !may.has(person.personId))
    .map((person) => {
      const found = [...list.without, ...list.undetermined].find((entry) => entry.personId === person.personId)
      return block(
        'ELE-02',
        'election.not-eligible',
        `${person.name}不能作为候选人：${found?.because ?? '不在本组织选举人名单上'}`,
        {
          cite: found?.cite ?? ORG_CITES.electionFive,
          remedy: '更换人选，或者核对党员资料',
          field: `candidates.${person.personId}`,
        },
      )
    })
}
