import type { Refusal } from '../kernel/index.ts'
import { block, LIFE_CITES as C, warn } from '../norms/index.ts'
import { type Duty, SEAT_DUTIES } from '../org/types.ts'
import type { MeetingSheet } from './sheet.ts'

/** 书记不能主持时可以委托的职务 (MTG-15)。 */
const MAY_BE_ENTRUSTED = SEAT_DUTIES.filter((duty) => duty !== 'secretary')

const chairs = (sheet: MeetingSheet, duties: readonly Duty[]) =>
  sheet.chair?.duties.some((duty) => duties.includes(duty)) ?? false

/** MTG-15：谁主持（支部条例第十四条）；SCH-03、SCH-05：学校两会由书记、校长主持。 */
export function chairRefusals(sheet: MeetingSheet): Refusal[] {
  if (!sheet.chair)
    return [block('MTG-14', 'meeting.no-chair', '没有主持人', { cite: C.minutesPractice, remedy: '填写主持人', field: 'chair' })]
  const found: Refusal[] = []
  const isBranchMeeting = sheet.kinds.includes('general') || sheet.kinds.includes('committee')
  if (isBranchMeeting) found.push(...branchChairRefusals(sheet))
  else if (sheet.kinds.includes('group') && !chairs(sheet, ['groupLeader']))
    found.push(
      block('MTG-15', 'meeting.chair-not-leader', '党小组会由党小组组长召集主持', {
        cite: C.branch14,
        remedy: '改由组长主持',
        field: 'chair',
      }),
    )
  if (sheet.kinds.includes('schoolParty') && !chairs(sheet, ['secretary']))
    found.push(
      warn('SCH-03', 'meeting.chair-not-secretary', '党组织会议由书记召集主持', {
        cite: C.school5,
        remedy: '写明原因',
        field: 'chair',
      }),
    )
  if (sheet.kinds.includes('headteacher') && !chairs(sheet, ['headteacher']))
    found.push(
      warn('SCH-05', 'meeting.chair-not-headteacher', '校长办公会议由校长召集主持', {
        cite: C.school6,
        remedy: '写明原因',
        field: 'chair',
      }),
    )
  return found
}

function branchChairRefusals(sheet: MeetingSheet): Refusal[] {
  if (chairs(sheet, ['secretary'])) return []
  if (!chairs(sheet, MAY_BE_ENTRUSTED))
    return [
      block('MTG-15', 'meeting.chair-not-entitled', '主持人不是书记，也不是副书记或者委员', {
        cite: C.branch14,
        remedy: '由书记主持，或者委托副书记、委员主持',
        field: 'chair',
      }),
    ]
  if (sheet.chair?.entrustedNote?.trim()) return []
  return [
    block('MTG-15', 'meeting.not-entrusted', '副书记或者委员主持的，须写明书记委托', {
      cite: C.branch14,
      remedy: '填写委托说明',
      field: 'chair.entrustedNote',
    }),
  ]
}
