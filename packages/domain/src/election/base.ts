import { type PlainDate, type Refusal, step, type Trace } from '../kernel/index.ts'
import {
  block,
  ELECTION_CITES,
  electionQuorum,
  exclusionAwayMonths,
  exclusionInfoPercent,
  info,
  type Norms,
  rulingOn,
} from '../norms/index.ts'
import { electionShare, isCount } from './arithmetic.ts'
import { EXCLUSION_LABELS, type ExclusionFact } from './types.ts'
import type { VoterList } from './voters.ts'

/** What became of one exclusion: left out; not left out because something is missing; came after all; outside the voters anyway. */
export type ExclusionState = 'excluded' | 'incomplete' | 'cameBack' | 'notVoter'
export interface ExclusionVerdict {
  exclusion: ExclusionFact
  state: ExclusionState
  /** What is missing, in words. */
  lacks: readonly string[]
}

/** The base of the meeting: voters minus those left out one by one. */
export interface DueBase {
  voters: number
  excluded: number
  due: number
  verdicts: readonly ExclusionVerdict[]
  /** 「选举人 25 人，减去不计算的 4 人，应到会 21 人」 with every name. */
  trace: Trace
  refusals: readonly Refusal[]
}

const cite = ELECTION_CITES.exclusions

/** ELE-04：原因、上级同意、大会通过三项缺一不可。 */
export function exclusionLacks(exclusion: ExclusionFact, on: PlainDate, norms: Norms): string[] {
  const awayMonths = rulingOn(exclusionAwayMonths, on, norms)?.value ?? 0
  const { reason, months, superiorDocNo, passed } = exclusion
  const lacks: string[] = []
  if (!reason) lacks.push('六种情形之一的原因')
  if ((reason === 'abroad' || reason === 'away') && (months === undefined || months < awayMonths))
    lacks.push(`满 ${awayMonths} 个月的起止时间`)
  if (!superiorDocNo?.trim()) lacks.push('上级同意的文号')
  if (!passed.known) lacks.push(passed.ask.label)
  else if (!passed.value) lacks.push('大会通过')
  return lacks
}

function verdictOf(exclusion: ExclusionFact, list: VoterList, on: PlainDate, norms: Norms): ExclusionVerdict {
  if (!list.voters.some((voter) => voter.personId === exclusion.personId)) return { exclusion, state: 'notVoter', lacks: [] }
  if (exclusion.cameAfterAll) return { exclusion, state: 'cameBack', lacks: [] }
  const lacks = exclusionLacks(exclusion, on, norms)
  return { exclusion, state: lacks.length === 0 ? 'excluded' : 'incomplete', lacks }
}

const lineOf = ({ exclusion, state, lacks }: ExclusionVerdict) => {
  const reason = exclusion.reason ? EXCLUSION_LABELS[exclusion.reason] : '没有写明原因'
  if (state === 'excluded')
    return step('不计算在应到会人数内', `${exclusion.name}：${reason}（${exclusion.superiorDocNo}）`, cite)
  if (state === 'cameBack') return step('仍计入应到会', `${exclusion.name}：已到会`, cite)
  if (state === 'notVoter') return step('不重复扣减', `${exclusion.name}：不是选举人`, cite)
  return step('仍计入应到会', `${exclusion.name}：缺${lacks.join('、')}`, cite)
}

function baseRefusals(verdicts: readonly ExclusionVerdict[], voters: number, on: PlainDate, norms: Norms): Refusal[] {
  const found: Refusal[] = []
  const seen = new Set<string>()
  for (const { exclusion, state, lacks } of verdicts) {
    const field = `exclusions.${exclusion.personId}`
    if (seen.has(exclusion.personId))
      found.push(
        block('ELE-04', 'election.excluded-twice', `${exclusion.name}在不计算名单中出现两次`, {
          cite,
          remedy: '删去重复的一行',
          field,
        }),
      )
    seen.add(exclusion.personId)
    if (state === 'incomplete')
      found.push(
        block('ELE-04', 'election.exclusion-incomplete', `${exclusion.name}不能不计入应到会人数：缺${lacks.join('、')}`, {
          cite,
          remedy: '补齐三项手续，否则仍计入应到会人数',
          field,
        }),
      )
    if (state === 'notVoter')
      found.push(
        info('ELE-04', 'election.exclusion-not-voter', `${exclusion.name}本来不是选举人，不再扣减`, {
          cite,
          remedy: '从不计算名单中删去',
          field,
        }),
      )
  }
  const excluded = verdicts.filter((entry) => entry.state === 'excluded').length
  const limit = rulingOn(exclusionInfoPercent, on, norms)
  if (limit && excluded * 100 > limit.value * voters)
    found.push(
      info(
        'ELE-04',
        'election.many-excluded',
        `不计算在应到会人数内的 ${excluded} 人，超过选举人 ${voters} 人的 ${limit.value}%`,
        {
          cite: limit.cite,
          remedy: '逐人核对原因和手续',
        },
      ),
    )
  return found
}

/** ELE-04：应到会人数＝选举人减去逐人办齐三项手续的；到会的恢复计入，重复的只减一次。 */
export function dueBase(list: VoterList, exclusions: readonly ExclusionFact[], on: PlainDate, norms: Norms): DueBase {
  const verdicts = exclusions.map((exclusion) => verdictOf(exclusion, list, on, norms))
  const voters = list.voters.length
  const excluded = new Set(verdicts.filter((entry) => entry.state === 'excluded').map((entry) => entry.exclusion.personId)).size
  const due = voters - excluded
  return {
    voters,
    excluded,
    due,
    verdicts,
    trace: [...list.trace, ...verdicts.map(lineOf), step('应到会', `${voters} - ${excluded} = ${due} 人`, cite)],
    refusals: [...list.refusals, ...baseRefusals(verdicts, voters, on, norms)],
  }
}

/** Whether the meeting may elect. null while no rule is in force or the numbers are wrong. */
export interface AttendanceVerdict {
  isReached: boolean | null
  needed: number | null
  /** 「应到 31 人，实到 26 ≥ 4/5×31=24.8，可以选举（须到 25 人）」. */
  arithmetic: string
  trace: Trace
  refusals: readonly Refusal[]
}

/** ELE-03：有选举权的到会人数不少于应到会的五分之四（2020 年 7 月 13 日以前须超过）。 */
export function attendanceVerdict(present: number, due: number, on: PlainDate, norms: Norms): AttendanceVerdict {
  const none = (refusal: Refusal): AttendanceVerdict => ({
    isReached: null,
    needed: null,
    arithmetic: '',
    trace: [],
    refusals: [refusal],
  })
  const wrong = (message: string) =>
    none(
      block('ELE-03', 'election.attendance-wrong', message, {
        cite: ELECTION_CITES.quorum,
        remedy: '核对选举人名单和签到；列席人员不计入',
        field: 'present',
      }),
    )
  if (!isCount(present) || !isCount(due) || due === 0) return wrong('应到会、实到会人数须为整数，应到会不能为零')
  if (present > due) return wrong(`实到会 ${present} 人多于应到会 ${due} 人`)
  const verdict = electionShare(electionQuorum, present, due, on, norms)
  if (!verdict) return none(info('ELE-03', 'election.no-rule', '当日尚无规定，不作判断', { remedy: '核对大会日期' }))
  const arithmetic = `应到 ${due} 人，实到 ${verdict.arithmetic}，${verdict.isReached ? '可以选举' : '不能选举'}（须到 ${verdict.needed} 人）`
  return {
    isReached: verdict.isReached,
    needed: verdict.needed,
    arithmetic,
    trace: [step('到会人数', arithmetic, verdict.cite)],
    refusals: verdict.isReached
      ? []
      : [
          block('ELE-03', 'election.no-quorum', arithmetic, {
            cite: verdict.cite,
            remedy: '改期召开；确有不能到会的，依程序逐人办理不计算手续',
            field: 'present',
          }),
        ],
  }
}
