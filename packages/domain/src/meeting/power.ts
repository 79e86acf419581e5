import type { Refusal } from '../kernel/index.ts'
import { block, LIFE_CITES as C } from '../norms/index.ts'
import { AGENDA_CONTENT_LABELS, type AgendaContent, type MeetingSheet } from './sheet.ts'
import { MEETING_KIND_LABELS, type MeetingKind } from './types.ts'

/**
 * 规则书 MTG-17 的表：党员大会决定，支委会审查、提名、筹备或者提出意见，学校党组织会议以上级的身份审批。
 * 没有列出的会议不能有这类议题；党小组会见 MTG-05。
 */
const BODIES: Partial<Record<AgendaContent, readonly MeetingKind[]>> = {
  membership: ['general', 'committee', 'schoolParty'],
  election: ['general', 'committee', 'schoolParty'],
  sanction: ['general', 'committee', 'schoolParty'],
  appraisal: ['general', 'committee', 'life', 'appraisal', 'democratic', 'report', 'schoolParty'],
}

/** MTG-17：议题是否列在有权的会议（支部条例第十一条、第十二条）。 */
export function powerRefusals(sheet: MeetingSheet): Refusal[] {
  return sheet.agenda.flatMap((item, index) => {
    const bodies = BODIES[item.content]
    if (!bodies || item.kind === 'group' || bodies.includes(item.kind)) return []
    const [decides = 'general'] = bodies
    return [
      block(
        'MTG-17',
        'meeting.item-without-power',
        `“${item.title}”属于${AGENDA_CONTENT_LABELS[item.content]}，不能由${MEETING_KIND_LABELS[item.kind]}办结`,
        {
          cite: C.branch11,
          remedy: `列为${MEETING_KIND_LABELS[decides]}的议题，同次召开的增选该会议类型`,
          field: `agenda.${index}.content`,
        },
      ),
    ]
  })
}
