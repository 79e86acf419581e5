import { addDays, inWords, type PlainDate, type Refusal, yearOf } from '../kernel/index.ts'
import { block, LIFE_CITES as C, info, type Norms, rulingOn, talksBeforeLifeDays, warn } from '../norms/index.ts'
import { lastDayForYear } from './calendar.ts'
import type { MeetingSheet } from './sheet.ts'
import { themeDayIn, themeDayInWords } from './theme-day.ts'

const isBlank = (text: string | undefined) => !text || text.trim() === ''
const THEME_CONTENT = ['study', 'life', 'discussion', 'service']

/** MTG-07：主题党日须有主题和内容，单纯外出不算（教育管理条例第十六条）。 */
export function themeRefusals(sheet: MeetingSheet): Refusal[] {
  if (!sheet.kinds.includes('themeDay')) return []
  const found: Refusal[] = []
  if (isBlank(sheet.theme))
    found.push(
      block('MTG-07', 'meeting.no-theme', '主题党日没有主题', { cite: C.education16, remedy: '填写主题', field: 'theme' }),
    )
  const items = sheet.agenda.filter((item) => item.kind === 'themeDay')
  if (items.length > 0 && !items.some((item) => THEME_CONTENT.includes(item.content)))
    found.push(
      block('MTG-07', 'meeting.theme-without-content', '主题党日没有学习、组织生活、讨论交流或者志愿服务的内容', {
        cite: C.fixedDayPractice,
        remedy: '补充学习或者交流环节',
        field: 'agenda',
      }),
    )
  const fixed = sheet.themeDay && themeDayIn(sheet.themeDay, sheet.heldOn)
  if (sheet.themeDay && fixed !== sheet.heldOn)
    found.push(
      warn(
        'MTG-07',
        'meeting.theme-day-moved',
        `主题党日固定在${themeDayInWords(sheet.themeDay)}，本次为 ${inWords(sheet.heldOn)}`,
        { cite: C.fixedDayPractice, remedy: '写明调整原因', field: 'heldOn' },
      ),
    )
  return found
}

/** MTG-08：组织生活会须有整改清单，会前有谈心谈话（教育管理条例第十七条）。 */
export function lifeRefusals(sheet: MeetingSheet, norms: Norms): Refusal[] {
  if (!sheet.kinds.includes('life')) return []
  const found: Refusal[] = []
  const cite = C.education17
  if (sheet.rectification.length === 0)
    found.push(
      block('MTG-08', 'meeting.no-rectification', '组织生活会没有整改清单', {
        cite,
        remedy: '填写整改措施、责任人和期限',
        field: 'rectification',
      }),
    )
  sheet.rectification.forEach((measure, index) => {
    if (isBlank(measure.text) || !measure.ownerPersonId || !measure.dueOn)
      found.push(
        block('MTG-08', 'meeting.rectification-incomplete', `第 ${index + 1} 项整改缺少内容、责任人或者期限`, {
          cite,
          remedy: '补填整改内容、责任人和期限',
          field: `rectification.${index}`,
        }),
      )
  })
  const days = rulingOn(talksBeforeLifeDays, sheet.heldOn, norms)
  if (days && sheet.talksOn && !sheet.talksOn.some((day) => isWithin(day, addDays(sheet.heldOn, -days.value), sheet.heldOn)))
    found.push(
      warn('MTG-08', 'meeting.no-talks', `会前 ${days.value} 天内没有谈心谈话记录`, {
        cite: days.cite,
        remedy: '会前谈过的补录谈心谈话的日期和人员；没有谈的写明原因',
        field: 'talksOn',
      }),
    )
  return [...found, ...forYearRefusals(sheet, norms)]
}

const isWithin = (day: PlainDate, from: PlainDate, to: PlainDate) => from <= day && day <= to

/** MTG-08：次年一季度召开的，写明所属年度。 */
function forYearRefusals(sheet: MeetingSheet, norms: Norms): Refusal[] {
  const year = yearOf(sheet.heldOn)
  const isInGrace = sheet.heldOn <= lastDayForYear(year - 1, norms)
  if (sheet.forYear === undefined)
    return isInGrace
      ? [
          info('MTG-08', 'meeting.no-year', `未写明所属年度，按 ${year} 年度计`, {
            cite: C.education17,
            remedy: '属于上一年度的请写明',
            field: 'forYear',
          }),
        ]
      : []
  if (sheet.forYear === year || (isInGrace && sheet.forYear === year - 1)) return []
  return [
    warn('MTG-08', 'meeting.odd-year', `${inWords(sheet.heldOn)} 召开，写明属于 ${sheet.forYear} 年度，不计入该年度`, {
      cite: C.education17,
      remedy: '核对召开日期和所属年度',
      field: 'forYear',
    }),
  ]
}
