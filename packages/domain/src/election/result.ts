import { type Citation, type PlainDate, type Refusal, step, type Trace } from '../kernel/index.ts'
import type { ShareVerdict } from '../meeting/quorum.ts'
import { electionMajority, electionMajorityBase, info, type Norms, preselectionMajorityBase, rulingOn } from '../norms/index.ts'
import { electionShare } from './arithmetic.ts'
import { type CountState, countVerdict, validityOn } from './ballot.ts'
import { attendanceVerdict } from './base.ts'
import type { CountSheet, RoundKind, Tally } from './types.ts'

/** 当选、票数相等待再次投票、未超过半数、超过半数但名额已满。 */
export type Standing = 'elected' | 'tied' | 'short' | 'outranked'
export const STANDING_LABELS: Record<Standing, string> = {
  elected: '当选',
  tied: '票数相等，再次投票',
  short: '未超过半数',
  outranked: '名额已满，不当选',
}

export interface ResultLine {
  personId: string
  name: string
  votes: number
  standing: Standing
  /** 「张明 11 > 1/2×20=10，当选」. */
  arithmetic: string
}

/** What one ballot comes to. `state` other than `counted`: nobody is elected by it. */
export interface RoundVerdict {
  state: 'counted' | 'noQuorum' | 'noRule' | Exclude<CountState, 'valid'>
  /** Votes needed; null in a ballot among the tied, where the higher total wins. */
  needed: number | null
  lines: readonly ResultLine[]
  elected: readonly ResultLine[]
  tied: readonly ResultLine[]
  /** Seats for which the tied vote again. */
  tiedSeats: number
  /** Seats nobody won. */
  missing: number
  trace: Trace
  cites: readonly Citation[]
  refusals: readonly Refusal[]
}

type Place = Pick<Tally, 'personId' | 'for'>
/** Highest first; equal totals in a fixed order, so that the order on the ballot does not matter. */
const byVotes = (a: Place, b: Place) => b.for - a.for || (a.personId < b.personId ? -1 : 1)

interface Placed {
  elected: ReadonlySet<string>
  tied: ReadonlySet<string>
  tiedSeats: number
}

/** ELE-16：取足名额；末位票数相等而名额不够的，都不当选，待再次投票。 */
function place(qualified: readonly Place[], seats: number): Placed {
  const ranked = qualified.toSorted(byVotes)
  const ids = (places: readonly Place[]) => new Set(places.map((entry) => entry.personId))
  const last = ranked[seats - 1]
  if (ranked.length <= seats || !last) return { elected: ids(ranked), tied: new Set(), tiedSeats: 0 }
  const above = ranked.filter((entry) => entry.for > last.for)
  const level = ranked.filter((entry) => entry.for === last.for)
  if (above.length + level.length === seats) return { elected: ids([...above, ...level]), tied: new Set(), tiedSeats: 0 }
  return { elected: ids(above), tied: ids(level), tiedSeats: seats - above.length }
}

function standingOf({ personId }: Tally, { elected, tied }: Placed, isOver: boolean): Standing {
  if (elected.has(personId)) return 'elected'
  if (tied.has(personId)) return 'tied'
  return isOver ? 'outranked' : 'short'
}

const nothing = (state: RoundVerdict['state'], trace: Trace, refusals: readonly Refusal[]): RoundVerdict => ({
  state,
  needed: null,
  lines: [],
  elected: [],
  tied: [],
  tiedSeats: 0,
  missing: 0,
  trace,
  cites: [],
  refusals,
})

/** ELE-05、ELE-16：一次投票的结果，先看到会人数，再看选票清点，再看得票；预选用预选的基数。 */
export function roundVerdict(
  sheet: CountSheet,
  kind: RoundKind | 'preselection',
  on: PlainDate,
  norms: Norms,
  eligible?: ReadonlySet<string>,
): RoundVerdict {
  const attendance = attendanceVerdict(sheet.present, sheet.due, on, norms)
  const count = countVerdict(sheet, on, eligible)
  const counting = step('选票清点', count.arithmetic, validityOn(on))
  if (attendance.isReached === null) {
    const isWrong = attendance.refusals.some((refusal) => refusal.severity === 'block')
    return nothing(isWrong ? 'wrong' : 'noRule', [], attendance.refusals)
  }
  if (!attendance.isReached) return nothing('noQuorum', attendance.trace, attendance.refusals)
  if (count.state !== 'valid') return nothing(count.state, [...attendance.trace, counting], count.refusals)
  const byPresent = rulingOn(kind === 'preselection' ? preselectionMajorityBase : electionMajorityBase, on, norms)
  const base = byPresent?.value === false ? sheet.due : sheet.present
  const share = electionShare(electionMajority, 0, base, on, norms)
  if (!byPresent || !share)
    return nothing('noRule', attendance.trace, [info('ELE-16', 'election.no-rule', '当日尚无规定，不作判断')])
  const counted = countedVerdict(sheet, kind === 'tie', base, share, on, norms)
  const condition =
    kind === 'tie'
      ? '票数相等的再次投票，得赞成票多的当选'
      : `赞成票超过${byPresent.value ? '实到会' : '应到会'} ${base} 人的一半，须 ${share.needed} 票`
  return {
    ...counted,
    trace: [
      ...attendance.trace,
      counting,
      step('当选条件', condition, share.cite),
      ...counted.lines.map((line) => step(line.name, line.arithmetic, share.cite)),
    ],
    cites: [share.cite, validityOn(on)],
    refusals: count.refusals,
  }
}

/** 清点有效以后，每人得票的结论；再次投票不再要求超过半数。 */
function countedVerdict(sheet: CountSheet, isTie: boolean, base: number, share: ShareVerdict, on: PlainDate, norms: Norms) {
  const isOver = (tally: Tally) => isTie || tally.for >= share.needed
  const placed = place(sheet.tallies.filter(isOver), sheet.seats)
  const lines = sheet.tallies.toSorted(byVotes).map((tally): ResultLine => {
    const standing = standingOf(tally, placed, isOver(tally))
    const compared = isTie ? `${tally.for} 票` : electionShare(electionMajority, tally.for, base, on, norms)?.arithmetic
    const { personId, name } = tally
    return { personId, name, votes: tally.for, standing, arithmetic: `${name} ${compared}，${STANDING_LABELS[standing]}` }
  })
  const elected = lines.filter((line) => line.standing === 'elected')
  return {
    state: 'counted' as const,
    needed: isTie ? null : share.needed,
    lines,
    elected,
    tied: lines.filter((line) => line.standing === 'tied'),
    tiedSeats: placed.tiedSeats,
    missing: sheet.seats - elected.length - placed.tiedSeats,
  }
}
