import { inWords, known, type PlainDate, type Refusal, step, type Trace } from '../kernel/index.ts'
import { block, info, type Norms, ORG_CITES } from '../norms/index.ts'
import { DUTY_LABELS, type Duty, type TermFact } from '../org/types.ts'
import type { CaseView } from '../procedure/index.ts'
import { type ElectedOfficer, type PostPlan, postPlan, termMove } from './posts.ts'
import { type ElectionFacts, electedMembers, electionCase, officesOf, outcomeOf } from './procedure-case.ts'
import { isOfficer } from './types.ts'

/** A post to be opened, with its days settled. */
export interface PostStart {
  personId: string
  name: string
  duty: Duty
  by: 'elected' | 'byElected' | 'appointed'
  from: PlainDate
  /** Only for the days between election and approval. */
  until?: PlainDate | undefined
}
/** A post to be ended, the day itself excluded. */
export interface PostEnd {
  personId: string
  name: string
  duty: Duty
  until: PlainDate
}

/** What an approved election changes in the books: the term and the posts (ELE-18, ORG-13). */
export interface ElectionEffect {
  /** Absent for a by-election, which leaves the term alone. */
  term?:
    | {
        startedOn: PlainDate
        seats: number
        approvedSeats: number | undefined
        hasCommittee: boolean
        approvalDocNo: string | undefined
        earlyDocNo: string | undefined
      }
    | undefined
  ends: readonly PostEnd[]
  starts: readonly PostStart[]
  docNo: string | undefined
  trace: Trace
}

const wordIn = (view: CaseView, stepId: string, field: string) => {
  const value = view.done[stepId]?.entry[field]
  return typeof value === 'string' ? value : undefined
}

function officersOf(view: CaseView, facts: ElectionFacts, norms: Norms, approvedOn: PlainDate): ElectedOfficer[] {
  const own = electionCase(view)
  if (own.hasCommittee && own.occasion === 'byElection') return []
  return officesOf(own, own.hasCommittee ? 'plenary' : 'meeting').flatMap((office) =>
    isOfficer(office)
      ? outcomeOf(view, office, facts, norms).elected.map(({ personId, name }) => ({
          personId,
          name,
          duty: office as 'secretary' | 'deputySecretary',
          approvedOn,
        }))
      : [],
  )
}

const settledDays = (plan: PostPlan): Pick<ElectionEffect, 'ends' | 'starts'> => ({
  ends: plan.closes.flatMap(({ until, ...post }) => (until.known ? [{ ...post, until: until.value }] : [])),
  starts: plan.opens.flatMap(({ personId, name, duty, by, from, until }) =>
    from.known ? [{ personId, name, duty, by, from: from.value, ...(until?.known ? { until: until.value } : {}) }] : [],
  ),
})

/** ELE-18、ORG-13：批准以后届期和任职如何变动；没有批准记录的没有变动。 */
export function electionEffect(view: CaseView, facts: ElectionFacts, norms: Norms): ElectionEffect | undefined {
  const approved = view.done.approve
  if (!approved || approved.exception) return undefined
  const own = electionCase(view)
  const seats = own.hasCommittee ? own.seats : 1 + own.deputies
  const fresh: TermFact = { id: '', startedOn: known(own.meetingOn), seats: known(seats), hasCommittee: own.hasCommittee }
  const term = own.occasion === 'byElection' ? (facts.term ?? fresh) : fresh
  const move = termMove(own.occasion, own.meetingOn, term, facts.kind, norms)
  const { kind, posts } = facts
  const plan = postPlan(
    {
      kind,
      occasion: own.occasion,
      meetingOn: own.meetingOn,
      term,
      members: electedMembers(view, facts, norms),
      officers: officersOf(view, facts, norms, approved.on),
      posts,
    },
    own.meetingOn,
    norms,
  )
  const { ends, starts } = settledDays(plan)
  return {
    ...(move.startsNew
      ? {
          term: {
            startedOn: move.startsNew,
            seats,
            approvedSeats: own.hasCommittee ? seats : undefined,
            hasCommittee: own.hasCommittee,
            approvalDocNo: wordIn(view, 'requestReply', 'docNo'),
            earlyDocNo: wordIn(view, 'request', 'earlyDocNo'),
          },
        }
      : {}),
    ends,
    starts,
    docNo: wordIn(view, 'approve', 'docNo'),
    trace: [
      ...(move.startsNew ? [step('新一届', `自${inWords(move.startsNew)}起，应选 ${seats} 名`, ORG_CITES.term1)] : []),
      ...(move.termEnd.known ? [step('届满日', inWords(move.termEnd.value), ORG_CITES.term1)] : []),
      ...starts.map((post) =>
        step(
          `${post.name}任${DUTY_LABELS[post.duty]}`,
          `自${inWords(post.from)}起${post.until ? `，至${inWords(post.until)}止` : ''}`,
        ),
      ),
      ...ends.map((post) => step(`${post.name}不再任${DUTY_LABELS[post.duty]}`, `自${inWords(post.until)}起`)),
    ],
  }
}

/** ELE-16：没有选出应选的人的，批准以后没有可以登记的任职。 */
export const effectRefusals = (effect: ElectionEffect): Refusal[] =>
  effect.starts.length > 0
    ? []
    : [
        block('ELE-18', 'election.nobody-elected', '计票结果没有当选的人，没有任职可以批准', {
          remedy: '核对选举大会和全体会议的记录',
        }),
      ]

/** GEN-09：旧材料补录、事后更正不动届期和任职；由人核对。 */
export const noEffectFinding = (why: 'history' | 'corrected'): Refusal =>
  info(
    'ELE-18',
    `election.no-effect-${why}`,
    why === 'history' ? '补录历史，届期和任职不自动变动' : '更正批准记录，届期和任职不随之变动',
    { remedy: '请核对届期和任职，有出入的在组织页面登记' },
  )
