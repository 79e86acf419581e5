import type { Refusal } from '../kernel/index.ts'
import type { MeetingSheet } from '../meeting/sheet.ts'
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
