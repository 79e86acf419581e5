import {
  COVERAGE_TABLE,
  mark,
  type NameIndex,
  numberValue,
  propose,
  proposeBecause,
  textValue,
  unresolved,
  yesNoValue,
} from '@hongzhu/domain/exchange'
import { labelOf } from '@hongzhu/domain/member'
import { isBranch, ORG_KIND_LABELS, type OrgKind } from '@hongzhu/domain/org'
import type { OrgFacts, OrgOp, ParentEntry, TermOp } from './org-types.ts'
import type { InputRow } from './plan.ts'

const COMMITTEE_KINDS: readonly OrgKind[] = ['workCommittee', 'committee', 'generalBranch']
/** Below whom an organisation of a kind may stand (ORG-11). */
const PARENTS: Record<OrgKind, readonly OrgKind[]> = {
  workCommittee: ['workCommittee'],
  committee: ['workCommittee', 'committee'],
  generalBranch: ['workCommittee', 'committee'],
  branch: ['workCommittee', 'committee', 'generalBranch'],
  jointBranch: ['workCommittee', 'committee', 'generalBranch'],
  temporaryBranch: ['workCommittee', 'committee', 'generalBranch'],
  group: ['branch', 'jointBranch', 'temporaryBranch'],
}

/** The organisation above: named by a cell, founded by another row, else the one chosen at the upload. */
export function resolveParent(row: InputRow, facts: OrgFacts, parents: NameIndex<ParentEntry>): ParentEntry | undefined {
  const { values, cells } = row
  const text = textValue(values, 'parent')
  const found = text === undefined ? undefined : parents.find(text)
  if (found && !found.found) {
    mark(cells, 'parent', 'error', unresolved('党组织', text ?? '', found))
    return undefined
  }
  const org = facts.directory.orgById.get(facts.defaultOrgId)
  const parent: ParentEntry | undefined = found?.found ?? (org ? { ...org, org } : undefined)
  if (parent && text === undefined) proposeBecause(cells, 'parent', parent.shortName, 'note', '表中没有写，归到导入时所选的组织')
  else if (parent && text !== parent.name) propose(cells, 'parent', parent.shortName)
  if (parent?.row === row) {
    mark(cells, 'parent', 'error', '上级党组织不能是自己')
    return undefined
  }
  const kind = textValue(values, 'kind') as OrgKind | undefined
  const above = parent?.org?.kind ?? (textValue(parent?.row?.values ?? {}, 'kind') as OrgKind | undefined)
  if (kind && above && !PARENTS[kind].includes(above))
    mark(cells, 'parent', 'error', `${ORG_KIND_LABELS[kind]}不能设在${ORG_KIND_LABELS[above]}之下`)
  return parent
}

/** The schools a cell names, with the form of coverage. */
export function resolveSchools(row: InputRow, facts: OrgFacts): OrgOp['schools'] {
  const { values, cells } = row
  const text = textValue(values, 'school')
  if (text === undefined) return []
  const whole = facts.directory.schools.find(text)
  const names = whole.found ? [text] : text.split(/[、,，;；\n]/).filter((part) => part.trim() !== '')
  const kind = textValue(values, 'kind')
  const given = textValue(values, 'coverage') as 'own' | 'joint' | 'attached' | undefined
  const form = given ?? (kind === 'jointBranch' || names.length > 1 ? 'joint' : 'own')
  const found = names.flatMap((name) => {
    const school = facts.directory.schools.find(name)
    if (school.found) return [school.found]
    mark(cells, 'school', 'error', unresolved('学校', name, school))
    return []
  })
  const written = found.map((school) => school.name).join('、')
  if (cells.school?.level !== 'error' && written !== text) propose(cells, 'school', written)
  if (given === undefined && found.length > 0) propose(cells, 'coverage', labelOf(COVERAGE_TABLE, form))
  return found.map(({ id }) => ({ id, form }))
}

/** The present term, where the row gives its election. */
export function readTerm(row: InputRow, facts: OrgFacts): TermOp | undefined {
  const { values, cells } = row
  const startedOn = textValue(values, 'termStart')
  const kind = textValue(values, 'kind') as OrgKind | undefined
  const seats = numberValue(values, 'seats')
  if (!startedOn) {
    if (seats !== undefined) proposeBecause(cells, 'seats', '不登记', 'warning', '没有本届选举日期，职数不登记')
    return undefined
  }
  if (startedOn > facts.today) mark(cells, 'termStart', 'error', '晚于今天；选举之后再登记')
  const founded = textValue(values, 'foundedOn')
  if (founded && startedOn < founded) mark(cells, 'termStart', 'error', '早于组织成立日期')
  const written = yesNoValue(values, 'hasCommittee')
  const hasCommittee = written ?? (kind === undefined ? false : COMMITTEE_KINDS.includes(kind) || (seats ?? 0) >= 3)
  if (written === undefined && kind && isBranch(kind))
    proposeBecause(
      cells,
      'hasCommittee',
      hasCommittee ? '是' : '否',
      'note',
      `未填，按${hasCommittee ? '设支委会' : '不设支委会'}登记`,
    )
  return { startedOn, seats: seats ?? null, hasCommittee, docNo: textValue(values, 'termDocNo') ?? null }
}
