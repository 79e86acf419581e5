import type { Refusal } from '../kernel/index.ts'
import { block, LIFE_CITES as C, type Norms, warn } from '../norms/index.ts'
import { membershipCite, VOTE_RULES } from './quorum.ts'
import type { MeetingSheet, SheetVote } from './sheet.ts'
import { MEETING_KIND_LABELS, type MeetingKind, VOTE_MATTER_LABELS, type VoteMatter } from './types.ts'
import { voteVerdict } from './vote.ts'

/** 哪一种会议能表决哪一类事项 (MTG-17)。 */
const BODY: Record<VoteMatter, MeetingKind> = {
  ordinary: 'general',
  membership: 'general',
  committee: 'committee',
  schoolOrdinary: 'schoolParty',
  schoolCadre: 'schoolParty',
  headteacher: 'headteacher',
}
const ONE_BY_ONE: readonly VoteMatter[] = ['membership', 'schoolCadre']

/** MTG-02、MTG-03、MTG-17、SCH-04：记录中的每一次表决。 */
export function sheetVoteRefusals(sheet: MeetingSheet, norms: Norms): Refusal[] {
  const missing = sheet.agenda.flatMap((item, index) =>
    item.content === 'membership' && item.kind === 'general' && !sheet.votes.some((vote) => vote.agenda === index)
      ? [
          block('MTG-03', 'meeting.vote-missing', `“${item.title}”没有表决结果`, {
            cite: membershipCite(sheet.heldOn),
            remedy: '填写到会人数和票数',
            field: `agenda.${index}`,
          }),
        ]
      : [],
  )
  return [...missing, ...sheet.votes.flatMap((vote, index) => oneVote(sheet, vote, index, norms))]
}

function oneVote(sheet: MeetingSheet, vote: SheetVote, index: number, norms: Norms): Refusal[] {
  const path = `votes.${index}`
  const { matter } = vote.fact
  const rule = VOTE_RULES[matter]
  const found: Refusal[] = voteVerdict(vote.fact, sheet.heldOn, norms).refusals.map((refusal) => ({
    ...refusal,
    field: refusal.field ? `${path}.fact.${refusal.field}` : path,
  }))
  const item = sheet.agenda[vote.agenda]
  if (!item)
    found.push(
      block(rule, 'meeting.vote-without-item', '表决没有对应的议题', { remedy: '选择对应的议题', field: `${path}.agenda` }),
    )
  else if (item.kind !== BODY[matter])
    found.push(
      block('MTG-17', 'meeting.wrong-body', `${VOTE_MATTER_LABELS[matter]}不由${MEETING_KIND_LABELS[item.kind]}表决`, {
        cite: C.branch11,
        remedy: `由${MEETING_KIND_LABELS[BODY[matter]]}表决`,
        field: `${path}.fact.matter`,
      }),
    )
  else if (item.content === 'membership' && matter !== 'membership')
    found.push(
      block('MTG-03', 'meeting.membership-as-ordinary', `“${item.title}”按发展党员事项表决`, {
        cite: membershipCite(sheet.heldOn),
        remedy: '改选表决类别',
        field: `${path}.fact.matter`,
      }),
    )
  if (ONE_BY_ONE.includes(matter) && vote.subjects.length !== 1)
    found.push(
      block(rule, 'meeting.not-one-by-one', vote.subjects.length > 1 ? '须逐人表决，不能一次表决多人' : '须写明表决对象', {
        cite: matter === 'membership' ? membershipCite(sheet.heldOn) : C.school5,
        remedy: '每人一次表决',
        field: `${path}.subjects`,
      }),
    )
  return [...found, ...writtenRefusals(sheet, vote, path), ...rosterRefusals(sheet, vote, path, rule)]
}

/** MTG-03：书面意见在会前提出。 */
function writtenRefusals(sheet: MeetingSheet, vote: SheetVote, path: string): Refusal[] {
  if (vote.fact.matter !== 'membership' || !vote.writtenOn) return []
  const found: Refusal[] = []
  if (vote.writtenOn.some((day) => day > sheet.heldOn))
    found.push(
      block('MTG-03', 'meeting.written-too-late', '书面意见的日期晚于会议日期', {
        cite: membershipCite(sheet.heldOn),
        remedy: '会后提出的不计票',
        field: `${path}.writtenOn`,
      }),
    )
  if (vote.writtenOn.length < vote.fact.writtenYes)
    found.push(
      block(
        'MTG-03',
        'meeting.written-undated',
        `书面赞成 ${vote.fact.writtenYes} 份，只有 ${vote.writtenOn.length} 份载明日期`,
        {
          cite: membershipCite(sheet.heldOn),
          remedy: '补填书面意见的日期，或者不计未载明日期的',
          field: `${path}.writtenOn`,
        },
      ),
    )
  return found
}

/** 表决的应到实到与签到相符：有表决权的是正式党员（支部会议）或者班子成员（其他会议）。 */
function rosterRefusals(sheet: MeetingSheet, vote: SheetVote, path: string, rule: string): Refusal[] {
  const isGeneral = vote.fact.matter === 'ordinary' || vote.fact.matter === 'membership'
  if (!isGeneral) return []
  const voters = sheet.roster.filter((entry) => entry.isDue && (entry.hasVote ?? entry.category === 'F'))
  const here = voters.filter((entry) => entry.state === 'present').length
  const found: Refusal[] = []
  if (vote.fact.presentVoters > here)
    found.push(
      block(rule, 'meeting.voters-exceed-roster', `表决到会 ${vote.fact.presentVoters} 人，签到的有表决权党员只有 ${here} 人`, {
        cite: C.branch11,
        remedy: '预备党员和列席人员没有表决权，请核对签到',
        field: `${path}.fact.presentVoters`,
      }),
    )
  if (vote.fact.entitled !== voters.length)
    found.push(
      warn(rule, 'meeting.base-differs', `应到有表决权 ${vote.fact.entitled} 人，名册有表决权党员 ${voters.length} 人`, {
        cite: C.branch11,
        remedy: '留党察看等没有表决权的，写明人数和原因',
        field: `${path}.fact.entitled`,
      }),
    )
  return found
}
