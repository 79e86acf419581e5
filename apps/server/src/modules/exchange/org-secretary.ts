import type { PlainDate } from '@hongzhu/domain'
import { firstDay, firstDayInWords, proposeBecause, textValue } from '@hongzhu/domain/exchange'
import { APPOINTMENT_LABELS, type Appointment, usualAppointment } from '@hongzhu/domain/org'
import type { OrgEntry } from './directory-queries.ts'
import type { OrgFacts } from './org-types.ts'
import type { InputRow } from './plan.ts'

/** The secretary named, when exactly one member of that name stands in the organisation or below. */
function findSecretary(row: InputRow, facts: OrgFacts, org: OrgEntry | undefined): string | undefined {
  const name = textValue(row.values, 'secretary')
  if (name === undefined) return undefined
  const below = (facts.people.get(name) ?? []).filter((person) => org && person.path.startsWith(org.path))
  const [only, another] = below
  if (only && !another) return only.id
  proposeBecause(
    row.cells,
    'secretary',
    '不登记',
    'note',
    another
      ? '范围内同名党员不止一人，这次不登记；请在党员名册的“党内职务”一栏填'
      : '名册里还没有这名党员，导入党员名册时在“党内职务”一栏登记',
  )
  return undefined
}

/**
 * The post of secretary a row brings, from the day the sheet gives, else from the day of the batch: an election day is not the
 * day on which this person took office. For an organisation the file founds there is no member yet.
 */
export function planSecretary(
  row: InputRow,
  facts: OrgFacts,
  known: OrgEntry | undefined,
): { secretaryId: string; secretaryFrom: PlainDate; secretaryBy: Appointment } | undefined {
  const secretaryId = findSecretary(row, facts, known)
  if (!known || secretaryId === undefined || facts.secretaries.has(`${known.id} ${secretaryId}`)) return undefined
  const given = textValue(row.values, 'secretaryFrom') as PlainDate | undefined
  const from = firstDay({ given, batch: facts.fromOn, notBefore: { founded: known.foundedOn } })
  const name = textValue(row.values, 'secretary') ?? ''
  const secretaryBy = usualAppointment(known.kind)
  const by = `按${APPOINTMENT_LABELS[secretaryBy]}登记`
  const why = given ? `将登记任职，${by}` : `任职日期不详：${firstDayInWords('书记', from)}，${by}`
  proposeBecause(row.cells, 'secretary', `${name}（自 ${from.on}）`, given ? 'changed' : 'warning', why)
  return { secretaryId, secretaryFrom: from.on, secretaryBy }
}
