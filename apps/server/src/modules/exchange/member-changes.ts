import { compareDays, dayOfRow, isMonthOnly, mark, proposeBecause } from '@hongzhu/domain/exchange'
import {
  type CodeTable,
  DEGREE_CODES,
  EDUCATION_CODES,
  ETHNICITY_CODES,
  labelOf,
  type PersonField,
  SEX_CODES,
  shownText,
  WORK_POST_CODES,
} from '@hongzhu/domain/member'
import type { Directory } from './directory-queries.ts'
import { bornOf, type PersonOnRecord } from './member-facts-queries.ts'
import type { MemberChanges, Place } from './member-types.ts'
import type { InputRow } from './plan.ts'

interface Item {
  field: PersonField
  column: string
  fact: keyof PersonOnRecord
  table: 'person' | 'member'
  /** Key items are only filled where empty; changing them needs a document (MDS-30). */
  isKey?: boolean
  shown?: (value: string) => string
}

const coded = (table: CodeTable) => (value: string) => labelOf(table, value)
const ITEMS: readonly Item[] = [
  { field: 'idNo', column: 'id_no', fact: 'idNo', table: 'person', isKey: true },
  { field: 'sex', column: 'sex', fact: 'sex', table: 'person', isKey: true, shown: coded(SEX_CODES) },
  { field: 'bornOn', column: 'born_on', fact: 'bornOn', table: 'person', isKey: true },
  { field: 'ethnicity', column: 'ethnicity', fact: 'ethnicity', table: 'person', shown: coded(ETHNICITY_CODES) },
  { field: 'birthNote', column: 'birth_note', fact: 'birthNote', table: 'person' },
  { field: 'education', column: 'education', fact: 'education', table: 'person', shown: coded(EDUCATION_CODES) },
  { field: 'degree', column: 'degree', fact: 'degree', table: 'person', shown: coded(DEGREE_CODES) },
  { field: 'workPost', column: 'work_post', fact: 'workPost', table: 'person', shown: coded(WORK_POST_CODES) },
  { field: 'title', column: 'title', fact: 'title', table: 'person' },
  { field: 'phone', column: 'phone', fact: 'phone', table: 'person' },
  { field: 'address', column: 'address', fact: 'address', table: 'person' },
  { field: 'nativePlace', column: 'native_place', fact: 'nativePlace', table: 'person' },
  { field: 'workedFrom', column: 'worked_from', fact: 'workedFrom', table: 'person' },
  {
    field: 'isFrontLine',
    column: 'is_front_line',
    fact: 'isFrontLine',
    table: 'person',
    shown: (value) => (value === 'true' ? '是' : '否'),
  },
  { field: 'appliedOn', column: 'applied_on', fact: 'appliedOn', table: 'member', isKey: true },
  { field: 'activistOn', column: 'activist_on', fact: 'activistOn', table: 'member', isKey: true },
  { field: 'candidateOn', column: 'candidate_on', fact: 'candidateOn', table: 'member', isKey: true },
  { field: 'joinedOn', column: 'joined_on', fact: 'joinedOn', table: 'member', isKey: true },
  { field: 'fullOn', column: 'full_on', fact: 'fullOn', table: 'member', isKey: true },
]
const KEY_REMEDY = '是关键信息，更正须凭文件在党员页办理，本次不改'

/** A date written to the month alone says nothing against the same month; a fuller birth date completes a half one (IMP-02). */
function agrees({ values, cells }: InputRow, known: PersonOnRecord, field: string, changes: MemberChanges): boolean {
  const before = field === 'bornOn' ? bornOf(known) : dayOnRecord(known[field as keyof PersonOnRecord])
  const written = dayOfRow(values, field)
  if (!before || !written) return false
  const agreement = compareDays(before, written)
  if (agreement === 'firstFuller') {
    proposeBecause(cells, field, before.on, 'note', '表中只写到月，保留现登记的日期')
    return true
  }
  if (agreement !== 'secondFuller' || field !== 'bornOn') return false
  changes.person.born_on = written.on
  changes.person.born_precision = 'day'
  mark(cells, field, 'changed', '现登记只到月，将补全到日', before.on.slice(0, 7))
  return true
}
const dayOnRecord = (value: unknown) => (typeof value === 'string' ? { on: value, isMonthOnly: false } : undefined)

/** What a row would fill or change of somebody on record; each cell says so with what is there now. */
export function changesOf(row: InputRow, known: PersonOnRecord, place: Place, directory: Directory): MemberChanges {
  const { values, cells } = row
  const changes: MemberChanges = { person: {}, member: {} }
  for (const { field, column, fact, table, isKey, shown = String } of ITEMS) {
    const value = values[field]
    const before = known[fact]
    const words = () => shownText(field, shown(String(before)))
    if (value === undefined || value === before) continue
    if (isKey && agrees(row, known, field, changes)) continue
    if (before === null) {
      changes[table][column] = value
      if (field === 'bornOn' && isMonthOnly(values, field)) changes.person.born_precision = 'month'
      mark(cells, field, 'changed', '将补填', '（空）')
    } else if (isKey) proposeBecause(cells, field, words(), 'warning', `现登记“${words()}”，${KEY_REMEDY}`)
    else {
      changes[table][column] = value
      mark(cells, field, 'changed', '将修改', words())
    }
  }
  if (place.schoolId && place.schoolId !== known.schoolId) {
    changes.person.school_id = place.schoolId
    mark(cells, 'school', 'changed', '将修改', directory.schoolById.get(known.schoolId ?? '')?.shortName ?? '（空）')
  }
  return changes
}
