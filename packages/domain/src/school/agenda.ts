import type { Refusal } from '../kernel/index.ts'
import type { MeetingSheet } from '../meeting/sheet.ts'
import { MEETING_KIND_LABELS } from '../meeting/types.ts'
import { block, LIFE_CITES as C } from '../norms/index.ts'

/** SCH-03：议题有提出人并经书记确定；SCH-05：三重一大事项在校长办公会议只能提出方案（2022 年意见第三部分）。 */
export function schoolAgendaRefusals(sheet: MeetingSheet): Refusal[] {
  const found: Refusal[] = []
  sheet.agenda.forEach((item, index) => {
    const field = `agenda.${index}`
    if (item.kind === 'schoolParty' && !(item.proposedBy && item.isReleased))
      found.push(
        block('SCH-03', 'school.item-not-released', `议题“${item.title}”没有提出人或者未经书记确定`, {
          cite: C.school5,
          remedy: '填写提出人，由书记确定议题',
          field,
        }),
      )
    if (item.kind === 'headteacher' && item.isMajor && !item.isProposalOnly)
      found.push(
        block('SCH-05', 'school.major-item-decided', `“${item.title}”属于三重一大事项，校长办公会议不能作最后决定`, {
          cite: C.school6,
          remedy: '形成方案后提交党组织会议',
          field,
        }),
      )
  })
  return found
}

const SCHOOL_BODIES = ['schoolParty', 'headteacher'] as const

/** SCH-09：两会的完整原始记录在纸上，平台只记其册页；个人意见不录入平台。 */
export function schoolRecordRefusals(sheet: MeetingSheet): Refusal[] {
  const kind = SCHOOL_BODIES.find((entry) => sheet.kinds.includes(entry))
  if (!kind || sheet.paperRef?.trim()) return []
  return [
    block('SCH-09', 'school.no-paper-page', `没有写明${MEETING_KIND_LABELS[kind]}纸质原始记录的册页`, {
      cite: C.schoolRecord,
      remedy: '填写记录本的编号和页码，如“2026 年第 1 册第 12 页”',
      field: 'paperRef',
    }),
  ]
}
