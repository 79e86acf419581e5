import type { Refusal } from '../kernel/index.ts'
import { block, LIFE_CITES as C, type Norms, warn } from '../norms/index.ts'
import { democraticQuorum, quorumVerdict, type ShareVerdict } from './quorum.ts'
import { DECIDING_CONTENT, type MeetingSheet, type RosterEntry } from './sheet.ts'

const due = (roster: readonly RosterEntry[]) => roster.filter((entry) => entry.isDue)
const present = (roster: readonly RosterEntry[]) => roster.filter((entry) => entry.state === 'present')

/** MTG-14、MTG-16、MTG-19：签到是否齐全；减免要求的党员缺席不追问。 */
export function attendanceRefusals(sheet: MeetingSheet, norms: Norms): Refusal[] {
  const cite = C.minutesPractice
  const expected = due(sheet.roster)
  if (expected.length === 0)
    return [block('MTG-14', 'meeting.no-attendance', '没有应到人员和签到记录', { cite, remedy: '填写签到', field: 'roster' })]
  const found: Refusal[] = []
  const seen = new Set<string>()
  sheet.roster.forEach((entry, index) => {
    const field = `roster.${index}.state`
    if (seen.has(entry.personId))
      found.push(
        block('MTG-14', 'meeting.person-twice', `${entry.name}在签到中出现两次`, {
          cite,
          remedy: '删去重复的一行',
          field: `roster.${index}`,
        }),
      )
    seen.add(entry.personId)
    if (entry.isDue && !entry.state)
      found.push(
        block('MTG-14', 'meeting.attendance-open', `${entry.name}没有到会情况`, {
          cite,
          remedy: '选择出席、请假或者缺席',
          field,
        }),
      )
    if (entry.isDue && entry.state === 'leave' && !entry.isRelieved && !entry.leaveReason?.trim())
      found.push(
        warn('MTG-16', 'meeting.leave-without-reason', `${entry.name}请假没有事由`, {
          cite: C.education16,
          remedy: '填写请假事由',
          field: `roster.${index}.leaveReason`,
        }),
      )
  })
  return [...found, ...bodyQuorumRefusals(sheet, norms)]
}

/** MTG-04、MTG-11、SCH-03、SCH-05：会议本身的到会人数；学校和班子的会议开会即须够数，支委会作决定时须够数。 */
function bodyQuorumRefusals(sheet: MeetingSheet, norms: Norms): Refusal[] {
  const team = due(sheet.roster)
  const here = present(team).length
  const isOneKind = new Set(sheet.kinds.filter((kind) => kind !== 'themeDay' && kind !== 'class')).size === 1
  if (!isOneKind) return []
  const check = (rule: string, name: string, verdict: ShareVerdict | undefined): Refusal[] =>
    !verdict || verdict.isReached
      ? []
      : [
          block(
            rule,
            'meeting.no-quorum',
            `${name}应到 ${team.length} 人，实到 ${here} 人，${verdict.arithmetic}（须到 ${verdict.needed} 人）`,
            {
              cite: verdict.cite,
              remedy: '改期召开',
              field: 'roster',
            },
          ),
        ]
  const on = sheet.heldOn
  if (sheet.kinds.includes('democratic')) return check('MTG-11', '民主生活会', democraticQuorum(here, team.length, on, norms))
  if (sheet.kinds.includes('schoolParty'))
    return check('SCH-03', '党组织会议', quorumVerdict('schoolOrdinary', here, team.length, on, norms))
  if (sheet.kinds.includes('headteacher'))
    return check('SCH-05', '校长办公会议', quorumVerdict('headteacher', here, team.length, on, norms))
  const decides = sheet.decisions.length > 0 || sheet.agenda.some((item) => DECIDING_CONTENT.includes(item.content))
  return sheet.kinds.includes('committee') && decides
    ? check('MTG-04', '支部委员会会议', quorumVerdict('committee', here, team.length, on, norms))
    : []
}
