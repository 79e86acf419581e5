import { type PlainDate, type Refusal, step, type Trace } from '../kernel/index.ts'
import { block, ELECTION_CITES as C, leaveOpenShare, type Norms, nearSeatsMissing, rulingOn, warn } from '../norms/index.ts'
import { electionShare, isCount } from './arithmetic.ts'
import { type ResultLine, type RoundVerdict, roundVerdict } from './result.ts'
import { type ElectingBody, type LeaveOpen, ROUND_LABELS, type Round, type RoundKind } from './types.ts'

/** The ballot that must follow, and for whom. */
export interface Pending {
  kind: RoundKind
  seats: number
  /** The tied, for a ballot among them. */
  persons: readonly { personId: string; name: string }[]
}

/** What all ballots for one office come to; the software computes it and nobody types it over (ELE-16). */
export interface ElectionOutcome {
  seats: number
  elected: readonly ResultLine[]
  /** The next ballot; absent when the election is finished. */
  pending?: Pending | undefined
  /** Seats left open by recorded agreement. */
  openSeats: number
  rounds: readonly RoundVerdict[]
  trace: Trace
  refusals: readonly Refusal[]
}

/** Facts around the ballots of one office. */
export interface OutcomeFacts {
  body: ElectingBody
  seats: number
  rounds: readonly Round[]
  leaveOpen?: LeaveOpen | undefined
  /** Persons with the right to be elected (ELE-14). */
  eligible?: ReadonlySet<string> | undefined
}

/** ELE-16：这一轮投票是否正是该投的那一轮。 */
function roundRefusals(round: Round, pending: Pending, elected: readonly ResultLine[]): Refusal[] {
  const wrong = (message: string) => [
    block('ELE-16', 'election.wrong-round', message, {
      cite: C.majority,
      remedy: `应进行${ROUND_LABELS[pending.kind]}，名额 ${pending.seats} 名`,
      field: 'rounds',
    }),
  ]
  const { sheet } = round
  if (round.kind !== pending.kind) return wrong(`登记的是${ROUND_LABELS[round.kind]}，应为${ROUND_LABELS[pending.kind]}`)
  if (sheet.seats !== pending.seats) return wrong(`${ROUND_LABELS[round.kind]}名额 ${sheet.seats} 名，应为 ${pending.seats} 名`)
  const ids = new Set(sheet.tallies.map((tally) => tally.personId))
  if (pending.kind === 'tie') {
    const due = new Set(pending.persons.map((person) => person.personId))
    if (ids.size !== due.size || [...ids].some((id) => !due.has(id)))
      return wrong(`再次投票只在票数相等的${pending.persons.map((person) => person.name).join('、')}之间进行`)
  }
  const again = elected.find((line) => ids.has(line.personId))
  return again ? wrong(`${again.name}已经当选，不再列入${ROUND_LABELS[round.kind]}`) : []
}

/** The ballot that follows from this one, if any. */
function following(verdict: RoundVerdict): Pending | undefined {
  if (verdict.tiedSeats > 0) return { kind: 'tie', seats: verdict.tiedSeats, persons: verdict.tied }
  return verdict.missing > 0 ? { kind: 'extra', seats: verdict.missing, persons: [] } : undefined
}

/** ELE-16：接近应选名额的，半数以上选举人同意或者主席团决定，可以不再选举。 */
function leaveOpenRefusals(leave: LeaveOpen, missing: number, facts: OutcomeFacts, on: PlainDate, norms: Norms) {
  const refusals: Refusal[] = []
  const near = rulingOn(nearSeatsMissing, on, norms)
  const wrong = (message: string, remedy: string) =>
    refusals.push(block('ELE-16', 'election.leave-open', message, { cite: C.leaveOpen, remedy, field: 'leaveOpen' }))
  let words = '主席团决定不再选举'
  if (leave.by === 'presidium') {
    if (facts.body !== 'congress') wrong('没有主席团，不能由主席团决定不再选举', '由半数以上选举人同意，或者另行选举')
  } else {
    const { agreed, present } = leave
    const share = electionShare(leaveOpenShare, agreed, present, on, norms)
    words = `同意不再选举 ${share?.arithmetic ?? agreed}`
    if (![agreed, present].every(isCount) || agreed > present) wrong(`同意 ${agreed} 人、到会 ${present} 人不成立`, '核对人数')
    else if (share && !share.isReached) wrong(`${words}，不足半数`, '对不足的名额另行选举')
  }
  if (near && missing > near.value)
    refusals.push(
      warn('ELE-16', 'election.not-near-seats', `还差 ${missing} 名，是否“接近应选名额”请上级把握`, {
        cite: near.cite,
        remedy: '写明理由，或者另行选举',
        field: 'leaveOpen',
      }),
    )
  return { refusals, trace: [step('不再选举', words, C.leaveOpen)] }
}

/** ELE-16：逐轮计票，到不该投的一轮为止。 */
function foldRounds(facts: OutcomeFacts, norms: Norms): ElectionOutcome {
  const elected: ResultLine[] = []
  const rounds: RoundVerdict[] = []
  const refusals: Refusal[] = []
  const trace: Trace[number][] = []
  let pending: Pending | undefined = { kind: 'first', seats: facts.seats, persons: [] }
  for (const round of facts.rounds) {
    const wrong: Refusal[] = pending ? roundRefusals(round, pending, elected) : [tooMany(round)]
    refusals.push(...wrong)
    if (wrong.length > 0) break
    const verdict = roundVerdict(round.sheet, round.kind, round.heldOn, norms, facts.eligible)
    rounds.push(verdict)
    trace.push(step(ROUND_LABELS[round.kind], `名额 ${round.sheet.seats} 名`), ...verdict.trace)
    const isRepeated = verdict.state === 'revote' && round !== facts.rounds.at(-1)
    if (!isRepeated) refusals.push(...verdict.refusals)
    if (verdict.state !== 'counted') continue
    elected.push(...verdict.elected)
    pending = following(verdict)
  }
  return { seats: facts.seats, elected, pending, openSeats: 0, rounds, trace, refusals }
}

const tooMany = (round: Round) =>
  block('ELE-16', 'election.round-too-many', `名额已经选足，不应再有${ROUND_LABELS[round.kind]}`, {
    cite: C.majority,
    remedy: '核对各轮计票单',
    field: 'rounds',
  })

/** ELE-16：各轮投票的总结果：当选人、还须进行的投票、不再选举的名额。 */
export function electionOutcome(facts: OutcomeFacts, norms: Norms): ElectionOutcome {
  const folded = foldRounds(facts, norms)
  const { pending } = folded
  const on = facts.rounds.at(-1)?.heldOn
  if (!facts.leaveOpen) return folded
  if (pending?.kind !== 'extra' || !on) {
    const needless = block('ELE-16', 'election.leave-open', '没有不足的名额，不需要决定不再选举', {
      cite: C.leaveOpen,
      remedy: '删去该项记录',
      field: 'leaveOpen',
    })
    return { ...folded, refusals: [...folded.refusals, needless] }
  }
  const left = leaveOpenRefusals(facts.leaveOpen, pending.seats, facts, on, norms)
  const isRefused = left.refusals.some((refusal) => refusal.severity === 'block')
  return {
    ...folded,
    ...(isRefused ? {} : { pending: undefined, openSeats: pending.seats }),
    trace: [...folded.trace, ...left.trace],
    refusals: [...folded.refusals, ...left.refusals],
  }
}

/** One sentence for minutes and examples: 「当选 4 人：…；在…之间再次投票，名额 1 名」. */
export function outcomeInWords(outcome: ElectionOutcome): string {
  const names = outcome.elected.map((line) => line.name).join('、')
  const won = `当选 ${outcome.elected.length} 人${names ? `：${names}` : ''}`
  const { pending } = outcome
  if (outcome.openSeats > 0) return `${won}；不再选举 ${outcome.openSeats} 名`
  if (!pending) return won
  if (pending.kind === 'tie')
    return `${won}；${pending.persons.map((one) => one.name).join('、')}再次投票，名额 ${pending.seats} 名`
  return pending.kind === 'extra' ? `${won}；另行选举 ${pending.seats} 名` : '没有结果，须投票'
}
