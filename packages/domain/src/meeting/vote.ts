import type { Citation, PlainDate, Refusal } from '../kernel/index.ts'
import { block, info, LIFE_CITES, type Norms, warn } from '../norms/index.ts'
import { majorityVerdict, membershipCite, quorumVerdict, VOTE_RULES } from './quorum.ts'
import type { VoteFact } from './types.ts'
import { dueWords } from './vote-words.ts'

/** What a vote comes to. null where no rule is in force on the day, or where votes do not decide. */
export interface VoteVerdict {
  rule: string
  hasQuorum: boolean | null
  neededPresent: number | null
  neededYes: number | null
  /** Approvals counted: ballots and, for membership, written opinions. */
  yes: number
  passed: boolean | null
  /** 「应到有表决权 20 人，实到 10 人，2×10 ≥ 20，达到半数；赞成 10 票，2×10 ≤ 20，未超过半数」. */
  arithmetic: string
  cites: readonly Citation[]
  refusals: readonly Refusal[]
}

/** MTG-02、MTG-03、MTG-04、SCH-03、SCH-04、SCH-05：表决的到会、赞成和结论。基数一律为应到人数。 */
export function voteVerdict(vote: VoteFact, on: PlainDate, norms: Norms): VoteVerdict {
  const rule = VOTE_RULES[vote.matter]
  const yes = vote.yes + (vote.matter === 'membership' ? vote.writtenYes : 0)
  const wrong = numberRefusals(vote, rule)
  const quorum = quorumVerdict(vote.matter, vote.presentVoters, vote.entitled, on, norms)
  if (wrong.length > 0 || !quorum) {
    const refusals = quorum ? wrong : [...wrong, info(rule, 'vote.no-rule', '当日尚无规定，不作判断')]
    return { rule, hasQuorum: null, neededPresent: null, neededYes: null, yes, passed: null, arithmetic: '', cites: [], refusals }
  }
  const opening = `${dueWords(vote.matter)} ${vote.entitled} 人，实到 ${vote.presentVoters} 人，${quorum.arithmetic}`
  const majority = majorityVerdict(vote.matter, yes, vote.entitled, on, norms)
  const refusals = ballotRefusals(vote, rule, quorum.cite, on)
  if (!quorum.isReached)
    refusals.unshift(
      block(rule, 'vote.no-quorum', `${opening}，不能表决（须到 ${quorum.needed} 人）`, {
        cite: quorum.cite,
        remedy: '改期召开，或者核对应到人数',
        field: 'presentVoters',
      }),
    )
  const written = vote.matter === 'membership' && vote.writtenYes > 0 ? `（含书面赞成 ${vote.writtenYes} 票）` : ''
  return {
    rule,
    hasQuorum: quorum.isReached,
    neededPresent: quorum.needed,
    neededYes: majority?.needed ?? null,
    yes,
    passed: majority ? quorum.isReached && majority.isReached && refusals.every((r) => r.severity !== 'block') : null,
    arithmetic: quorum.isReached && majority ? `${opening}；赞成 ${yes} 票${written}，${majority.arithmetic}` : opening,
    cites: majority ? [quorum.cite, majority.cite] : [quorum.cite],
    refusals,
  }
}

const COUNTS = ['entitled', 'presentVoters', 'yes', 'no', 'abstain', 'void', 'writtenYes', 'withdrawn'] as const

/** 数目本身不成立的，先改正再判断。 */
function numberRefusals(vote: VoteFact, rule: string): Refusal[] {
  const found: Refusal[] = []
  for (const field of COUNTS)
    if (!Number.isSafeInteger(vote[field]) || vote[field] < 0)
      found.push(block(rule, 'vote.not-a-count', '人数和票数须为不小于零的整数', { remedy: '核对人数和票数', field }))
  if (vote.entitled < 1)
    found.push(block(rule, 'vote.nobody-due', '应到人数不能为零', { field: 'entitled', remedy: '核对应到人数' }))
  if (vote.presentVoters > vote.entitled)
    found.push(
      block(rule, 'vote.more-present-than-due', `实到 ${vote.presentVoters} 人多于应到 ${vote.entitled} 人`, {
        field: 'presentVoters',
        remedy: '核对应到和实到人数；列席人员不计入',
      }),
    )
  return found
}

/** 票数平衡：赞成、反对、弃权、无效之和与到会人数、发出收回票数相符；书面意见和回避另有规定。 */
function ballotRefusals(vote: VoteFact, rule: string, cite: Citation, on: PlainDate): Refusal[] {
  const found: Refusal[] = []
  const cast = vote.yes + vote.no + vote.abstain + vote.void
  const mayVote = vote.presentVoters - vote.withdrawn
  if (vote.withdrawn > vote.presentVoters)
    found.push(block(rule, 'vote.withdrawn-not-present', '回避人数多于实到人数', { remedy: '核对回避人数', field: 'withdrawn' }))
  else if (cast > mayVote)
    found.push(
      block(rule, 'vote.too-many-ballots', `票数合计 ${cast}，多于可投票的 ${mayVote} 人`, {
        field: 'yes',
        cite: vote.withdrawn > 0 ? LIFE_CITES.schoolWithdrawal : cite,
        remedy: vote.withdrawn > 0 ? '回避的人不参加表决，应到基数不变' : '核对票数',
      }),
    )
  if (vote.returned !== undefined && vote.returned !== cast)
    found.push(
      block(rule, 'vote.unbalanced', `赞成、反对、弃权、无效合计 ${cast}，与收回 ${vote.returned} 票不符`, {
        field: 'returned',
        remedy: '重新核对票数',
      }),
    )
  if (vote.issued !== undefined && vote.returned !== undefined && vote.returned > vote.issued)
    found.push(
      block(rule, 'vote.more-returned', `收回 ${vote.returned} 票，多于发出 ${vote.issued} 票`, {
        field: 'returned',
        remedy: '表决无效，重新表决',
      }),
    )
  if (cast < mayVote)
    found.push(
      info(rule, 'vote.fewer-ballots', `到会可投票 ${mayVote} 人，票数合计 ${cast}`, {
        field: 'abstain',
        remedy: '未表态的记为弃权',
      }),
    )
  return [...found, ...writtenRefusals(vote, rule, on), ...smallBranch(vote, rule)]
}

/** MTG-03：会前正式书面意见只用于发展党员事项，由未到会党员提出。 */
function writtenRefusals(vote: VoteFact, rule: string, on: PlainDate): Refusal[] {
  if (vote.writtenYes === 0) return []
  const cite = membershipCite(on)
  if (vote.matter !== 'membership')
    return [
      block(rule, 'vote.written-not-allowed', '书面意见只在讨论发展党员事项时计票', {
        cite,
        field: 'writtenYes',
        remedy: '不计书面意见',
      }),
    ]
  if (vote.writtenYes + vote.presentVoters <= vote.entitled) return []
  return [
    block(
      rule,
      'vote.written-by-present',
      `书面意见 ${vote.writtenYes} 份，多于未到会的 ${vote.entitled - vote.presentVoters} 人`,
      {
        cite,
        field: 'writtenYes',
        remedy: '书面意见只计未到会党员的',
      },
    ),
  ]
}

/** GEN-07：有表决权的不足三人，提醒核对。 */
const smallBranch = (vote: VoteFact, rule: string): Refusal[] =>
  vote.matter === 'membership' && vote.entitled < 3
    ? [warn(rule, 'vote.few-voters', `有表决权的只有 ${vote.entitled} 人`, { field: 'entitled', remedy: '核对支部正式党员人数' })]
    : []

/** MTG-02 等：结论一句话，用于会议记录和示例表。 */
export function verdictInWords(verdict: VoteVerdict): string {
  if (verdict.hasQuorum === null) return '数据有误或者当日尚无规定，不作判断'
  if (!verdict.hasQuorum) return `不能表决，须到 ${verdict.neededPresent} 人`
  if (verdict.refusals.some((refusal) => refusal.severity === 'block')) return '票数有误，不能计票'
  if (verdict.passed === null) return '达到到会人数，由主持人听取意见后决定'
  return verdict.passed ? '可以表决，通过' : `可以表决，未通过，须 ${verdict.neededYes} 票`
}
