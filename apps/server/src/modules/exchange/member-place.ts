import { mark, plainName, propose, proposeBecause, textValue, unresolved } from '@hongzhu/domain/exchange'
import { isBranch, ORG_KIND_LABELS } from '@hongzhu/domain/org'
import type { OrgEntry } from './directory-queries.ts'
import type { MemberFacts, Place } from './member-types.ts'
import type { InputRow } from './plan.ts'

function resolveOrg({ values, cells }: InputRow, facts: MemberFacts): OrgEntry | undefined {
  const text = textValue(values, 'org')
  if (text === undefined) {
    const chosen = facts.directory.orgById.get(facts.defaultOrgId)
    if (chosen && isBranch(chosen.kind)) {
      proposeBecause(cells, 'org', chosen.shortName, 'note', '表中没有写，归到导入时所选的党支部')
      return chosen
    }
    mark(cells, 'org', 'error', '“所在党支部”必须填写（导入时选的不是党支部）')
    return undefined
  }
  const found = facts.directory.orgs.find(text)
  if (!found.found) {
    mark(cells, 'org', 'error', unresolved('党组织', text, found))
    return undefined
  }
  const parent = found.found.kind === 'group' ? facts.directory.orgById.get(found.found.parentId ?? '') : found.found
  if (parent && isBranch(parent.kind)) {
    if (found.how === 'loose') mark(cells, 'org', 'note', `读作“${found.found.name}”`)
    if (text !== parent.name) propose(cells, 'org', parent.shortName)
    return found.found
  }
  mark(
    cells,
    'org',
    'error',
    `“${found.found.shortName}”是${ORG_KIND_LABELS[found.found.kind]}；党员的组织关系应落在党支部，请填支部`,
  )
  return undefined
}

function resolveGroup(row: InputRow, facts: MemberFacts, branch: OrgEntry | undefined): OrgEntry | undefined {
  const text = textValue(row.values, 'group')
  if (text === undefined || !branch) return undefined
  const own = facts.directory.groupsOf.get(branch.id) ?? []
  const name = plainName(text)
  const hits = own.filter((org) => [org.code, org.name, org.shortName].some((word) => plainName(word) === name))
  const near = hits.length > 0 ? hits : own.filter((org) => plainName(org.name).includes(name))
  if (near.length === 1) return near[0]
  proposeBecause(row.cells, 'group', '不编组', 'warning', `本支部没有名为“${text.slice(0, 30)}”的党小组，这次不编组`)
  return undefined
}

function resolveSchool({ values, cells }: InputRow, facts: MemberFacts): string | undefined {
  const text = textValue(values, 'school')
  if (text === undefined) return undefined
  const school = facts.directory.schools.find(text)
  if (!school.found) {
    proposeBecause(cells, 'school', '不登记', 'warning', `${unresolved('学校', text, school)}；工作单位这次不登记`)
    return undefined
  }
  if (text !== school.found.name) propose(cells, 'school', school.found.shortName)
  return school.found.id
}

/** Where a row stands: branch, group and school its cells name; what cannot be found is said on the cell. */
export function resolvePlace(row: InputRow, facts: MemberFacts): Place {
  const named = resolveOrg(row, facts)
  const isGroup = named?.kind === 'group'
  const org = isGroup ? facts.directory.orgById.get(named.parentId ?? '') : named
  const group = isGroup ? named : resolveGroup(row, facts, org)
  const schoolId = resolveSchool(row, facts)
  return { ...(org ? { org } : {}), ...(group ? { group } : {}), ...(schoolId ? { schoolId } : {}) }
}
