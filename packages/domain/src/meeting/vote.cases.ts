import { type Citation, date, type PlainDate } from '../kernel/index.ts'
import { LAW_ONLY, type Norms, type WorkedCase } from '../norms/index.ts'
import { exampleVote } from './examples.ts'
import { democraticQuorum } from './quorum.ts'
import type { VoteFact } from './types.ts'
import { verdictInWords, voteVerdict } from './vote.ts'

const DAY = date('2026-06-10')
const vote = (
  matter: VoteFact['matter'],
  entitled: number,
  presentVoters: number,
  yes: number,
  changes: Partial<VoteFact> = {},
) => exampleVote({ matter, entitled, presentVoters, yes, ...changes })
const verdict =
  (fact: VoteFact, norms: Norms = LAW_ONLY, on: PlainDate = DAY) =>
  () =>
    verdictInWords(voteVerdict(fact, on, norms))
const sum = (fact: VoteFact) => () => voteVerdict(fact, DAY, LAW_ONLY).arithmetic
const wrong = (fact: VoteFact) => () => {
  const { refusals } = voteVerdict(fact, DAY, LAW_ONLY)
  return refusals
    .filter((refusal) => refusal.severity !== 'info')
    .map((refusal) => refusal.message)
    .join('；')
}
const lifeMeeting = (present: number, team: number) => () => {
  const found = democraticQuorum(present, team, DAY, LAW_ONLY)
  return found?.isReached ? '可以召开' : `不能召开，须到 ${found?.needed} 人`
}
const LOCAL: Citation = { law: 'local', article: '', gist: '示例当地通知', mark: 'from-memory' }
const strict: Norms = { local: [{ parameter: 'halfIncluded', value: false, from: date('2026-01-01'), cite: LOCAL }] }

/** MTG-02 至 MTG-04、MTG-11、SCH-03 至 SCH-05 的计票示例，含规则书 9.3 第 1 至 11 例。 */
export const VOTE_CASES: readonly WorkedCase[] = [
  {
    rule: 'MTG-02',
    sentence: '党员大会一般事项，应到 20 人，实到 10 人，10 人赞成',
    expected: '可以表决，未通过，须 11 票',
    outcome: verdict(vote('ordinary', 20, 10, 10)),
  },
  {
    rule: 'MTG-02',
    sentence: '党员大会一般事项，应到 20 人，实到 11 人，11 人赞成',
    expected: '可以表决，通过',
    outcome: verdict(vote('ordinary', 20, 11, 11)),
  },
  {
    rule: 'MTG-02',
    sentence: '党员大会一般事项，应到 21 人，实到 10 人',
    expected: '不能表决，须到 11 人',
    outcome: verdict(vote('ordinary', 21, 10, 0)),
  },
  {
    rule: 'MTG-02',
    sentence: '应到 20 人，实到 10 人，写出算式',
    expected: '应到有表决权 20 人，实到 10 人，2×10 ≥ 20，达到半数；赞成 10 票，2×10 ≤ 20，未超过半数',
    outcome: sum(vote('ordinary', 20, 10, 10)),
  },
  {
    rule: 'MTG-02',
    sentence: '当地规定半数以上不含半数，应到 20 人，实到 10 人',
    expected: '不能表决，须到 11 人',
    outcome: verdict(vote('ordinary', 20, 10, 10), strict),
  },
  {
    rule: 'MTG-02',
    sentence: '一般事项带有 1 份书面意见',
    expected: '书面意见只在讨论发展党员事项时计票',
    outcome: wrong(vote('ordinary', 20, 15, 11, { writtenYes: 1 })),
  },
  {
    rule: 'MTG-02',
    sentence: '到会 11 人，计出 12 票',
    expected: '票数合计 12，多于可投票的 11 人',
    outcome: wrong(vote('ordinary', 20, 11, 12)),
  },
  {
    rule: 'MTG-02',
    sentence: '收回 20 票，计出 19 票',
    expected: '赞成、反对、弃权、无效合计 19，与收回 20 票不符',
    outcome: wrong(vote('ordinary', 20, 20, 12, { abstain: 7, issued: 20, returned: 20 })),
  },
  {
    rule: 'MTG-02',
    sentence: '发出 19 票，收回 20 票',
    expected: '收回 20 票，多于发出 19 票',
    outcome: wrong(vote('ordinary', 20, 20, 12, { issued: 19, returned: 20 })),
  },
  {
    rule: 'MTG-02',
    sentence: '实到多于应到',
    expected: '实到 21 人多于应到 20 人',
    outcome: wrong(vote('ordinary', 20, 21, 11)),
  },
  {
    rule: 'MTG-02',
    sentence: '2018 年 10 月 27 日（支部工作条例施行前一天）的表决',
    expected: '数据有误或者当日尚无规定，不作判断',
    outcome: verdict(vote('ordinary', 20, 11, 11), LAW_ONLY, date('2018-10-27')),
  },
  {
    rule: 'MTG-02',
    sentence: '2018 年 10 月 28 日（施行当日）的表决',
    expected: '可以表决，通过',
    outcome: verdict(vote('ordinary', 20, 11, 11), LAW_ONLY, date('2018-10-28')),
  },
  {
    rule: 'MTG-03',
    sentence: '接收预备党员，应到 20 人，实到 10 人',
    expected: '不能表决，须到 11 人',
    outcome: verdict(vote('membership', 20, 10, 0)),
  },
  {
    rule: 'MTG-03',
    sentence: '接收预备党员，应到 20 人，实到 11 人，9 票赞成，会前书面赞成 2 份',
    expected: '可以表决，通过',
    outcome: verdict(vote('membership', 20, 11, 9, { no: 2, writtenYes: 2 })),
  },
  {
    rule: 'MTG-03',
    sentence: '接收预备党员，应到 20 人，实到 11 人，8 票赞成，会前书面赞成 2 份',
    expected: '可以表决，未通过，须 11 票',
    outcome: verdict(vote('membership', 20, 11, 8, { no: 3, writtenYes: 2 })),
  },
  {
    rule: 'MTG-03',
    sentence: '应到 4 人，实到 3 人，3 票赞成',
    expected: '可以表决，通过',
    outcome: verdict(vote('membership', 4, 3, 3)),
  },
  {
    rule: 'MTG-03',
    sentence: '应到 4 人，实到 2 人，书面赞成 2 份（书面意见不计入到会）',
    expected: '不能表决，须到 3 人',
    outcome: verdict(vote('membership', 4, 2, 2, { writtenYes: 2 })),
  },
  {
    rule: 'MTG-03',
    sentence: '应到 9 人，实到 5 人，5 票赞成',
    expected: '可以表决，通过',
    outcome: verdict(vote('membership', 9, 5, 5)),
  },
  {
    rule: 'MTG-03',
    sentence: '应到 20 人，实到 19 人，书面意见 2 份',
    expected: '书面意见 2 份，多于未到会的 1 人',
    outcome: wrong(vote('membership', 20, 19, 15, { writtenYes: 2 })),
  },
  {
    rule: 'MTG-03',
    sentence: '有表决权的只有 2 人',
    expected: '有表决权的只有 2 人',
    outcome: wrong(vote('membership', 2, 2, 2)),
  },
  {
    rule: 'MTG-04',
    sentence: '支委会，应到 5 人，实到 3 人，3 人赞成',
    expected: '可以表决，通过',
    outcome: verdict(vote('committee', 5, 3, 3)),
  },
  {
    rule: 'MTG-04',
    sentence: '支委会，应到 4 人，实到 2 人，2 人赞成',
    expected: '可以表决，未通过，须 3 票',
    outcome: verdict(vote('committee', 4, 2, 2)),
  },
  {
    rule: 'MTG-04',
    sentence: '支委会，应到 5 人，实到 2 人',
    expected: '不能表决，须到 3 人',
    outcome: verdict(vote('committee', 5, 2, 0)),
  },
  { rule: 'MTG-11', sentence: '班子 7 人，到 4 人开民主生活会', expected: '不能召开，须到 5 人', outcome: lifeMeeting(4, 7) },
  { rule: 'MTG-11', sentence: '班子 9 人，到 6 人（恰好三分之二）', expected: '可以召开', outcome: lifeMeeting(6, 9) },
  {
    rule: 'SCH-03',
    sentence: '党组织会议讨论预算，班子 7 人，到 4 人，4 人赞成',
    expected: '可以表决，通过',
    outcome: verdict(vote('schoolOrdinary', 7, 4, 4)),
  },
  {
    rule: 'SCH-03',
    sentence: '班子 8 人，到 4 人（恰好半数），4 人赞成',
    expected: '可以表决，未通过，须 5 票',
    outcome: verdict(vote('schoolOrdinary', 8, 4, 4)),
  },
  {
    rule: 'SCH-04',
    sentence: '讨论干部任免，班子 7 人，到 4 人',
    expected: '不能表决，须到 5 人',
    outcome: verdict(vote('schoolCadre', 7, 4, 0)),
  },
  {
    rule: 'SCH-04',
    sentence: '讨论干部任免，班子 9 人，到 6 人，5 人赞成',
    expected: '可以表决，通过',
    outcome: verdict(vote('schoolCadre', 9, 6, 5)),
  },
  {
    rule: 'SCH-04',
    sentence: '班子 9 人，到 6 人，其中 1 人回避，5 人赞成（回避不降低应到基数）',
    expected: '可以表决，通过',
    outcome: verdict(vote('schoolCadre', 9, 6, 5, { withdrawn: 1 })),
  },
  {
    rule: 'SCH-04',
    sentence: '班子 9 人，到 6 人，其中 2 人回避，4 人赞成',
    expected: '可以表决，未通过，须 5 票',
    outcome: verdict(vote('schoolCadre', 9, 6, 4, { withdrawn: 2 })),
  },
  {
    rule: 'SCH-04',
    sentence: '回避的人也投了票',
    expected: '票数合计 6，多于可投票的 5 人',
    outcome: wrong(vote('schoolCadre', 9, 6, 6, { withdrawn: 1 })),
  },
  {
    rule: 'SCH-05',
    sentence: '校长办公会议，行政班子 5 人，到 3 人',
    expected: '达到到会人数，由主持人听取意见后决定',
    outcome: verdict(vote('headteacher', 5, 3, 0)),
  },
  {
    rule: 'SCH-05',
    sentence: '校长办公会议，行政班子 5 人，到 2 人',
    expected: '不能表决，须到 3 人',
    outcome: verdict(vote('headteacher', 5, 2, 0)),
  },
]
