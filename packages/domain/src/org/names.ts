import type { Refusal } from '../kernel/index.ts'
import { ORG_CITES, warn } from '../norms/index.ts'
import { isBranch, type OrgKind } from './types.ts'

/** Full and short name of an organisation (ORG-20). */
export interface NameForms {
  full: string
  short: string
}

/** ORG-20：组织全称和简称（惯例）；印章用全称。 */
export function nameForms(kind: OrgKind, unit: string, hasCommittee: boolean): NameForms {
  const branchEnd = hasCommittee ? '支部委员会' : '支部'
  const forms: Record<OrgKind, NameForms> = {
    workCommittee: { full: `中共${unit}教育工作委员会`, short: `${unit}教育工委` },
    committee: { full: `中共${unit}委员会`, short: `${unit}党委` },
    generalBranch: { full: `中共${unit}总支部委员会`, short: `${unit}党总支` },
    branch: { full: `中共${unit}${branchEnd}`, short: `${unit}党支部` },
    jointBranch: { full: `中共${unit}联合${branchEnd}`, short: `${unit}联合党支部` },
    temporaryBranch: { full: `中共${unit}临时${branchEnd}`, short: `${unit}临时党支部` },
    group: { full: `${unit}党小组`, short: `${unit}党小组` },
  }
  return forms[kind]
}

/** ORG-20：全称与是否设委员会不一致的提醒；简称不区分。 */
export function nameFindings(kind: OrgKind, name: string, hasCommittee: boolean): Refusal[] {
  const expected = expectedEnding(kind, hasCommittee)
  if (!expected || !name.startsWith('中共') || name.endsWith(expected)) return []
  return [
    warn('ORG-20', 'org.name-form', `全称应以“${expected}”结尾：${name}`, {
      cite: ORG_CITES.namesPractice,
      remedy: '按批复核对名称和印章，或者更正是否设委员会',
      field: 'name',
    }),
  ]
}

function expectedEnding(kind: OrgKind, hasCommittee: boolean): string | undefined {
  if (isBranch(kind)) return hasCommittee ? '支部委员会' : '支部'
  if (kind === 'generalBranch') return '总支部委员会'
  return kind === 'committee' ? '委员会' : undefined
}
