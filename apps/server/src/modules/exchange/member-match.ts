import { mark, textValue } from '@hongzhu/domain/exchange'
import { EDUCATION_CODES, labelOf, type PersonField, shownText } from '@hongzhu/domain/member'
import type { PersonOnRecord } from './member-facts-queries.ts'
import type { MemberFacts, Place } from './member-types.ts'
import type { Candidate, InputRow } from './plan.ts'

interface Match {
  /** The person the row is about. */
  person?: PersonOnRecord
  /** People it may be about; somebody has to say. */
  candidates: Candidate[]
}

const isSame = (a: string | null | undefined, b: string | null | undefined) => !!a && !!b && a === b
const differs = (a: string | null | undefined, b: string | null | undefined) => !!a && !!b && a !== b

/** Same name, and birth date or organisation agree, and nothing speaks against it but an ID number. */
function mayBe(row: InputRow, person: PersonOnRecord, place: Place): boolean {
  const born = textValue(row.values, 'bornOn')
  if (differs(born, person.bornOn)) return false
  if (isSame(born, person.bornOn)) return true
  return person.homeOrgId !== null && person.homeOrgId === place.org?.id
}

function describe(person: PersonOnRecord, row: InputRow, facts: MemberFacts): Candidate {
  const shown = (field: PersonField, text: string | null) => text && shownText(field, text, true)
  const detail: [string, string | null][] = [
    ['公民身份号码', shown('idNo', person.idNo)],
    ['出生日期', shown('bornOn', person.bornOn)],
    ['入党日期', shown('joinedOn', person.joinedOn)],
    ['学历', shown('education', labelOf(EDUCATION_CODES, person.education))],
    ['联系电话', shown('phone', person.phone)],
  ]
  return {
    id: person.id,
    name: person.name,
    orgName:
      facts.directory.orgById.get(person.homeOrgId ?? '')?.shortName ?? (person.isMember ? '范围外的组织' : '未登记为党员'),
    detail: detail.map(([label, value]) => ({ label, value: value || '未登记' })),
    mayBeSame: !differs(textValue(row.values, 'idNo'), person.idNo),
  }
}

/**
 * Whom a row is about: by ID number for certain; by name with birth date or organisation only when somebody says so.
 * Never by name alone.
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
  const people = (facts.byName.get(name) ?? []).filter((person) => mayBe(row, person, place))
  const chosen = row.choice?.startsWith('same:') ? facts.byId.get(row.choice.slice(5)) : undefined
  if (chosen && people.includes(chosen)) {
    if (differs(idNo, chosen.idNo)) mark(row.cells, 'idNo', 'error', '与所选人员的身份号码不同，不能作为同一人；请核对号码')
    return { person: chosen, candidates: people.map((person) => describe(person, row, facts)) }
  }
  return { candidates: people.map((person) => describe(person, row, facts)) }
}
