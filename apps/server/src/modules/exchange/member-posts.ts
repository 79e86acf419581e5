import type { PlainDate } from '@hongzhu/domain'
import { type DutyWord, firstDay, firstDayInWords, listValue, mark, propose, textValue } from '@hongzhu/domain/exchange'
import {
  APPOINTMENT_LABELS,
  type Appointment,
  appointmentsOf,
  DUTY_LABELS,
  type Duty,
  ORG_KIND_LABELS,
  usualAppointment,
} from '@hongzhu/domain/org'
import type { OrgEntry } from './directory-queries.ts'
import type { MemberFacts, Place, PostOp } from './member-types.ts'
import type { InputRow } from './plan.ts'

interface Holder {
  place: Place
  personId: string | undefined
  /** First day of the home the row makes; undefined for members on record. */
  home: PlainDate | undefined
}

/** The organisation a duty is held in: the branch, its group, or the committee above. */
function orgOfDuty(word: DutyWord, place: Place, facts: MemberFacts): { org: OrgEntry; duty: Duty } | undefined {
  const [level, above] = word.split(':') as [string, Duty | undefined]
  if (above) {
    for (let org = place.org; org; org = facts.directory.orgById.get(org.parentId ?? ''))
      if (org.kind === level) return { org, duty: above }
    return undefined
  }
  const org = word === 'groupLeader' ? place.group : place.org
  return org ? { org, duty: word as Duty } : undefined
}

/** How the holder came to the post: as the sheet says, else as the kind of organisation has it; undefined where the law rules it out (ORG-06). */
function readAppointment({ values, cells }: InputRow, org: OrgEntry): Appointment | undefined {
  const given = textValue(values, 'appointment') as Appointment | undefined
  const usual = usualAppointment(org.kind)
  if (!given) mark(cells, 'duties', 'note', `产生方式未填，按${APPOINTMENT_LABELS[usual]}登记`)
  if (!given || appointmentsOf(org.kind).includes(given)) return given ?? usual
  mark(
    cells,
    'duties',
    'warning',
    `${ORG_KIND_LABELS[org.kind]}的班子由批准单位指定，不能登记为${APPOINTMENT_LABELS[given]}（ORG-06），这个职务这次不登记；请把产生方式改为任命`,
  )
  return undefined
}

function planPost(row: InputRow, facts: MemberFacts, { place, personId, home }: Holder, word: DutyWord): PostOp[] {
  const { values, cells } = row
  const at = orgOfDuty(word, place, facts)
  if (!at) {
    const isLeader = word === 'groupLeader'
    mark(
      cells,
      'duties',
      'warning',
      isLeader ? '没有编入党小组，组长职务这次不登记' : '上级组织不在您的管理范围内，这个职务这次不登记',
    )
    return []
  }
  const label = DUTY_LABELS[at.duty]
  const held = personId ? facts.posts.get(`${personId} ${at.org.id} ${at.duty}`) : undefined
  if (held === null) return []
  const given = textValue(values, 'dutyFrom') as PlainDate | undefined
  const from = firstDay({ given, batch: facts.fromOn, notBefore: { founded: at.org.foundedOn, home } })
  if (held !== undefined && held > from.on) {
    mark(cells, 'duties', 'warning', `已登记过任${label}至 ${held}，任职日期不能更早，这次不登记`)
    return []
  }
  if (!given) mark(cells, 'duties', 'warning', `任职日期不详：${firstDayInWords(label, from)}`)
  const appointment = readAppointment(row, at.org)
  if (!appointment) return []
  const isOfTerm = at.org.termStart !== null && from.on >= at.org.termStart
  return [
    {
      orgId: at.org.id,
      duty: at.duty,
      appointment,
      fromOn: from.on,
      termId: isOfTerm ? at.org.termId : null,
    },
  ]
}

/** The posts a row brings, each from the day the sheet gives, else from the day of the batch: never from an election nobody wrote down. */
export function planPosts(row: InputRow, facts: MemberFacts, holder: Holder): PostOp[] {
  const words = listValue(row.values, 'duties') as readonly DutyWord[]
  const posts = words.flatMap((word) => planPost(row, facts, holder, word))
  const said = posts.map((post) => {
    const org = post.orgId === holder.place.org?.id ? '' : (facts.directory.orgById.get(post.orgId)?.shortName ?? '')
    return `${org}${DUTY_LABELS[post.duty]}（自 ${post.fromOn}）`
  })
  if (words.length > 0) propose(row.cells, 'duties', said.length > 0 ? said.join('、') : '不登记')
  return posts
}
