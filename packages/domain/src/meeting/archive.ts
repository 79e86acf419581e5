import { addDays, type Refusal } from '../kernel/index.ts'
import { block, LIFE_CITES as C, minutesLateDays, type Norms, rulingOn, warn } from '../norms/index.ts'
import { schoolAgendaRefusals, schoolRecordRefusals } from '../school/agenda.ts'
import { chairRefusals } from './convene.ts'
import { lifeRefusals, themeRefusals } from './life-meeting.ts'
import { powerRefusals } from './power.ts'
import { attendanceRefusals } from './roster.ts'
import { DECIDING_CONTENT, type MeetingSheet } from './sheet.ts'
import { sheetVoteRefusals } from './sheet-votes.ts'
import { MEETING_KIND_LABELS } from './types.ts'

/** MTG-14 等：会议记录能否归档；field 为表单字段路径。 */
export function archiveRefusals(sheet: MeetingSheet, norms: Norms): Refusal[] {
  return [
    ...contentRefusals(sheet),
    ...timeRefusals(sheet, norms),
    ...chairRefusals(sheet),
    ...attendanceRefusals(sheet, norms),
    ...sectionRefusals(sheet),
    ...decisionRefusals(sheet),
    ...groupRefusals(sheet),
    ...committeeRefusals(sheet),
    ...powerRefusals(sheet),
    ...themeRefusals(sheet),
    ...lifeRefusals(sheet, norms),
    ...schoolAgendaRefusals(sheet),
    ...schoolRecordRefusals(sheet),
    ...sheetVoteRefusals(sheet, norms),
  ]
}

const isBlank = (text: string | undefined) => !text || text.trim() === ''

/** MTG-14：记录要素。 */
function contentRefusals(sheet: MeetingSheet): Refusal[] {
  const found: Refusal[] = []
  const cite = C.minutesPractice
  if (sheet.kinds.length === 0)
    found.push(block('MTG-14', 'meeting.no-kind', '没有选择会议类型', { cite, remedy: '选择会议类型', field: 'kinds' }))
  if (!sheet.recorderPersonId)
    found.push(block('MTG-14', 'meeting.no-recorder', '没有记录人', { cite, remedy: '填写记录人', field: 'recorderPersonId' }))
  if (isBlank(sheet.place))
    found.push(warn('MTG-14', 'meeting.no-place', '没有地点', { cite, remedy: '填写地点', field: 'place' }))
  if (sheet.agenda.length === 0)
    found.push(block('MTG-14', 'meeting.no-agenda', '没有议题', { cite, remedy: '填写议题', field: 'agenda' }))
  sheet.agenda.forEach((item, index) => {
    if (isBlank(item.title))
      found.push(
        block('MTG-14', 'meeting.agenda-untitled', `第 ${index + 1} 项议题没有名称`, {
          cite,
          remedy: '填写议题名称',
          field: `agenda.${index}.title`,
        }),
      )
  })
  return found
}

/** MTG-14：时间先后和录入时限。 */
function timeRefusals(sheet: MeetingSheet, norms: Norms): Refusal[] {
  const found: Refusal[] = []
  const cite = C.minutesPractice
  if (!sheet.startTime || !sheet.endTime)
    found.push(warn('MTG-14', 'meeting.no-time', '没有起止时间', { cite, remedy: '填写起止时间', field: 'startTime' }))
  else if (sheet.endTime <= sheet.startTime)
    found.push(
      block('MTG-14', 'meeting.times-reversed', '结束时间不晚于开始时间', { cite, remedy: '核对起止时间', field: 'endTime' }),
    )
  if (sheet.recordedOn < sheet.heldOn)
    found.push(
      block('MTG-14', 'meeting.not-yet-held', '会议日期晚于录入日期，尚未召开的会议不能归档', {
        remedy: '核对会议日期，会后再归档',
        field: 'heldOn',
      }),
    )
  const late = rulingOn(minutesLateDays, sheet.heldOn, norms)
  if (late && sheet.recordedOn > addDays(sheet.heldOn, late.value))
    found.push(
      warn('MTG-14', 'meeting.recorded-late', `会后超过 ${late.value} 天才录入`, {
        cite: late.cite,
        remedy: '写明原因',
        field: 'recordedOn',
      }),
    )
  return found
}

/** MTG-18：合并召开的，每一类各有议题和记录。 */
function sectionRefusals(sheet: MeetingSheet): Refusal[] {
  const found: Refusal[] = []
  for (const kind of sheet.kinds) {
    const label = MEETING_KIND_LABELS[kind]
    if (isBlank(sheet.sections[kind]))
      found.push(
        block('MTG-18', 'meeting.section-missing', `没有${label}的记录`, {
          cite: C.education16,
          remedy: `为${label}单独写一段记录`,
          field: `sections.${kind}`,
        }),
      )
    if (sheet.agenda.length > 0 && !sheet.agenda.some((item) => item.kind === kind))
      found.push(
        block('MTG-18', 'meeting.agenda-part-missing', `没有${label}的议题`, {
          cite: C.education16,
          remedy: `为${label}列出议题`,
          field: 'agenda',
        }),
      )
  }
  sheet.agenda.forEach((item, index) => {
    if (!sheet.kinds.includes(item.kind))
      found.push(
        block('MTG-18', 'meeting.agenda-foreign', `议题“${item.title}”属于${MEETING_KIND_LABELS[item.kind]}，本次未选该类型`, {
          cite: C.education16,
          remedy: '增选该会议类型，或者改正议题所属',
          field: `agenda.${index}.kind`,
        }),
      )
  })
  return found
}

/** MTG-14：有决定或者写明没有决定；决定事项有责任人和期限。 */
function decisionRefusals(sheet: MeetingSheet): Refusal[] {
  const found: Refusal[] = []
  const cite = C.minutesPractice
  const isNone = sheet.decisions.length === 0
  if (isNone && !sheet.isNoDecision)
    found.push(
      block('MTG-14', 'meeting.no-decision', '没有决定事项，也未注明“无决定事项”', {
        cite,
        remedy: '填写决定，或者勾选无决定事项',
        field: 'decisions',
      }),
    )
  if (!isNone && sheet.isNoDecision)
    found.push(
      block('MTG-14', 'meeting.decision-contradiction', '已填决定事项，又注明“无决定事项”', {
        cite,
        remedy: '删去决定事项，或者取消“无决定事项”',
        field: 'isNoDecision',
      }),
    )
  sheet.decisions.forEach((decision, index) => {
    if (isBlank(decision.text))
      found.push(
        block('MTG-14', 'meeting.decision-empty', `第 ${index + 1} 项决定没有内容`, {
          cite,
          remedy: '填写决定内容，或者删去该项',
          field: `decisions.${index}.text`,
        }),
      )
    else if (!decision.ownerPersonId || !decision.dueOn)
      found.push(
        warn('MTG-14', 'meeting.decision-open', `第 ${index + 1} 项决定没有责任人或者期限`, {
          cite,
          remedy: '补填责任人和期限',
          field: `decisions.${index}.${decision.ownerPersonId ? 'dueOn' : 'ownerPersonId'}`,
        }),
      )
  })
  return found
}

/** MTG-05：党小组会不作决定，不表决（支部条例第十三条）。 */
function groupRefusals(sheet: MeetingSheet): Refusal[] {
  const isGroupOnly = sheet.kinds.includes('group') && !sheet.kinds.includes('general') && !sheet.kinds.includes('committee')
  const found: Refusal[] = []
  const more = { cite: C.branch13, remedy: '移交支部委员会会议或者党员大会决定' }
  sheet.agenda.forEach((item, index) => {
    if (item.kind === 'group' && DECIDING_CONTENT.includes(item.content))
      found.push(
        block('MTG-05', 'meeting.group-decides', `党小组会不能决定“${item.title}”`, {
          ...more,
          field: `agenda.${index}.content`,
        }),
      )
  })
  if (isGroupOnly && sheet.votes.length > 0)
    found.push(block('MTG-05', 'meeting.group-votes', '党小组会不进行表决', { ...more, field: 'votes' }))
  return found
}

/** MTG-04、GEN-04：不设支委会的没有支委会会议；重要事项一般先经支委会研究。 */
function committeeRefusals(sheet: MeetingSheet): Refusal[] {
  const found: Refusal[] = []
  if (sheet.kinds.includes('committee') && !sheet.hasCommittee)
    found.push(
      block('MTG-04', 'meeting.no-committee', '本支部不设支部委员会，没有支部委员会会议', {
        cite: C.noCommittee,
        remedy: '改为支部党员大会',
        field: 'kinds',
      }),
    )
  if (!sheet.hasCommittee) return found
  sheet.agenda.forEach((item, index) => {
    const needsPrior = item.kind === 'general' && DECIDING_CONTENT.includes(item.content) && item.content !== 'election'
    if (needsPrior && !item.priorCommitteeOn && !sheet.kinds.includes('committee'))
      found.push(
        warn('MTG-04', 'meeting.no-prior-committee', `“${item.title}”没有先经支部委员会会议研究的记录`, {
          cite: C.branch12,
          remedy: '补填支部委员会会议日期，或者写明原因',
          field: `agenda.${index}.priorCommitteeOn`,
        }),
      )
    if (item.priorCommitteeOn && item.priorCommitteeOn > sheet.heldOn)
      found.push(
        block('MTG-04', 'meeting.prior-committee-later', `“${item.title}”的支部委员会会议晚于党员大会`, {
          cite: C.branch12,
          remedy: '核对支部委员会会议日期',
          field: `agenda.${index}.priorCommitteeOn`,
        }),
      )
  })
  return found
}
