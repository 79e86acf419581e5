import type { VoteFact, VoteMatter } from './types.ts'

/** The numbers of a vote, as forms and papers name them; approvals are 赞成, never a second word for the same. */
export const VOTE_NUMBER_LABELS = {
  entitled: '应到有表决权',
  presentVoters: '实到有表决权',
  yes: '赞成',
  no: '反对',
  abstain: '弃权',
  void: '无效',
  writtenYes: '会前书面赞成',
  withdrawn: '回避',
  issued: '发出票',
  returned: '收回票',
} as const
export type VoteNumber = keyof typeof VOTE_NUMBER_LABELS

/** A vote as filled in so far; null: not filled in. */
export type VoteNumbers = Record<VoteNumber, number | null> & Pick<VoteFact, 'matter'>

const isOfSchool = (matter: VoteMatter) => matter.startsWith('school') || matter === 'headteacher'

/** Who is due at such a vote, in words. */
export const dueWords = (matter: VoteMatter) =>
  isOfSchool(matter) ? '应到班子成员' : matter === 'committee' ? '应到委员' : '应到有表决权'

const shown = (value: number | null) => (value === null ? '—' : String(value))
const some = (value: number | null, words: (count: number) => string) => (value ? [words(value)] : [])

/** MTG-14：一次表决的人数和票数，不记谁投了什么票；没有填的写“—”，不当作零。 */
export const votesInWords = (vote: VoteNumbers): string =>
  [
    `${dueWords(vote.matter)} ${shown(vote.entitled)} 人，实到 ${shown(vote.presentVoters)} 人；赞成 ${shown(vote.yes)} 票`,
    `反对 ${shown(vote.no)} 票`,
    `弃权 ${shown(vote.abstain)} 票`,
    ...some(vote.void, (count) => `无效 ${count} 票`),
    ...some(vote.writtenYes, (count) => `会前书面赞成 ${count} 份`),
    ...some(vote.withdrawn, (count) => `回避 ${count} 人`),
  ].join('，')

/** MTG-14：发出、收回的票及与票数相符与否的算式；没有用票的返回 undefined，书面意见不在票内（MTG-03）。 */
export function ballotsInWords(vote: VoteNumbers): string | undefined {
  const { issued, returned, yes, no, abstain } = vote
  if (issued === null && returned === null) return undefined
  const opening = `发出 ${shown(issued)} 票，收回 ${shown(returned)} 票`
  if (issued === null || returned === null || yes === null || no === null || abstain === null) return opening
  const cast = yes + no + abstain + (vote.void ?? 0)
  const missing = issued > returned ? `，未收回 ${issued - returned} 票` : ''
  const sum = `赞成 ${yes} + 反对 ${no} + 弃权 ${abstain} + 无效 ${vote.void ?? 0} = ${cast}`
  return `${opening}${missing}；${sum}，与收回 ${returned} 票${cast === returned ? '相符' : '不符'}`
}
