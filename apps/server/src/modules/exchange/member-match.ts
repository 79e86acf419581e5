import { dayOfRow, mark, mayBeOnePerson, textValue } from '@hongzhu/domain/exchange'
import { EDUCATION_CODES, labelOf, type PersonField, SEX_CODES, shownText } from '@hongzhu/domain/member'
import { bornOf, type PersonOnRecord } from './member-facts-queries.ts'
import type { MemberFacts, Place } from './member-types.ts'
import type { Candidate, InputRow } from './plan.ts'

interface Match {
  /** The person the row is about. */
  person?: PersonOnRecord
  /** People it may be about; somebody has to say. */
  candidates: Candidate[]
}

const differs = (a: string | null | undefined, b: string | null | undefined) => !!a && !!b && a !== b

function describe(person: PersonOnRecord, row: InputRow, facts: MemberFacts): Candidate {
  const shown = (field: PersonField, text: string | null) => text && shownText(field, text, true)
  const detail: [string, string, string | null][] = [
    ['idNo', '公民身份号码', shown('idNo', person.idNo)],
    ['sex', '性别', shown('sex', labelOf(SEX_CODES, person.sex))],
    [
      'bornOn',
      '出生日期',
      shown('bornOn', person.bornPrecision === 'month' ? (person.bornOn?.slice(0, 7) ?? null) : person.bornOn),
    ],
    ['joinedOn', '入党日期', shown('joinedOn', person.joinedOn)],
    ['fullOn', '转正日期', shown('fullOn', person.fullOn)],
    ['education', '学历', shown('education', labelOf(EDUCATION_CODES, person.education))],
    ['phone', '联系电话', shown('phone', person.phone)],
  ]
  return {
    choice: `same:${person.id}`,
    title: '现有记录',
    name: person.name,
    orgName:
      facts.directory.orgById.get(person.homeOrgId ?? '')?.shortName ?? (person.isMember ? '范围外的组织' : '未登记为党员'),
    detail: detail.map(([key, label, value]) => ({ key, label, value: value || '未登记' })),
    mayBeSame: !differs(textValue(row.values, 'idNo'), person.idNo),
  }
}

/**
 * Whom on record a row is about: by ID number for certain; by name with birth date or organisation only when somebody says so
 * (IMP-02). Never by name alone.
 */
export function matchPerson(row: InputRow, facts: MemberFacts, place: Place): Match {
  const idNo = textValue(row.values, 'idNo')
  const name = textValue(row.values, 'name') ?? ''
  const byIdNo = idNo === undefined ? undefined : facts.byIdNo.get(idNo)
  if (byIdNo) return { person: byIdNo, candidates: [] }
  if (idNo !== undefined && facts.taken.has(idNo)) {
    mark(row.cells, 'idNo', 'error', '这个身份号码已在别处登记，不在您的管理范围内；如是转入，请办理组织关系转接（MDS-03）')
    return { candidates: [] }
  }
  const own = { born: dayOfRow(row.values, 'bornOn'), orgId: place.org?.id }
  const people = (facts.byName.get(name) ?? []).filter((person) =>
    mayBeOnePerson(own, { born: bornOf(person), orgId: person.homeOrgId }),
  )
  const candidates = people.map((person) => describe(person, row, facts))
  if (!row.choice?.startsWith('same:')) return { candidates }
  const chosen = people.find((person) => `same:${person.id}` === row.choice)
  if (!chosen) {
    mark(row.cells, 'name', 'error', '选定为同一人的现有记录已经变动，请重新选择')
    return { candidates }
  }
  if (differs(idNo, chosen.idNo)) mark(row.cells, 'idNo', 'error', '与所选人员的身份号码不同，不能作为同一人；请核对号码')
  return { person: chosen, candidates }
}
