import type { Citation, PlainDate, Refusal } from '../kernel/index.ts'
import { addDays } from '../kernel/index.ts'
import {
  block,
  branchMaxMembers,
  branchWarnFrom,
  committeeFrom,
  generalBranchFrom,
  info,
  jointBranchMaxUnits,
  minFullMembers,
  type Norms,
  ORG_CITES,
  projectBranchMonths,
  rulingOn,
  typeMismatchDays,
  warn,
} from '../norms/index.ts'
import { isBranch, ORG_KIND_LABELS, type OrgFacts, type OrgKind } from './types.ts'

/** How a type fits a number of members: usual, allowed when the superior approved it, or neither (ORG-02). */
export type TypeFit = 'usual' | 'withApproval' | 'no'

/** What a number of members asks for, and how the given type fits (ORG-02，章程第三十条). */
export interface TypeVerdict {
  fit: TypeFit
  usual: readonly OrgKind[]
  cite: Citation
}

/** Kinds that ORG-02 measures; work committees, temporary branches and groups follow other rules. */
const MEASURED: readonly OrgKind[] = ['branch', 'jointBranch', 'generalBranch', 'committee']

const fitting = (all: number, general: number, committee: number): { usual: OrgKind[]; withApproval: OrgKind[] } => {
  if (all >= committee) return { usual: ['committee'], withApproval: ['generalBranch'] }
  if (all > general) return { usual: ['generalBranch'], withApproval: ['branch', 'committee'] }
  if (all === general) return { usual: ['branch', 'generalBranch'], withApproval: ['committee'] }
  return { usual: ['branch'], withApproval: ['generalBranch'] }
}

/** ORG-02：人数与组织类型是否相称；undefined 表示该类组织不按人数衡量或当日无规定。 */
export function typeVerdict(
  kind: OrgKind,
  fullMembers: number,
  allMembers: number,
  on: PlainDate,
  norms: Norms,
): TypeVerdict | undefined {
  const least = rulingOn(minFullMembers, on, norms)
  const general = rulingOn(generalBranchFrom, on, norms)
  const committee = rulingOn(committeeFrom, on, norms)
  if (!least || !general || !committee || !MEASURED.includes(kind)) return undefined
  if (fullMembers < least.value) return { fit: 'no', usual: ['jointBranch'], cite: least.cite }
  const { usual, withApproval } = fitting(allMembers, general.value, committee.value)
  const measured = kind === 'jointBranch' ? 'branch' : kind
  const fit = usual.includes(measured) ? 'usual' : withApproval.includes(measured) ? 'withApproval' : 'no'
  return { fit, usual, cite: general.cite }
}

/** ORG-01：正式党员满三人才能成立（章程第三十条、支部条例第四条）。 */
export function sizeFindings(facts: OrgFacts, on: PlainDate, norms: Norms): Refusal[] {
  const least = rulingOn(minFullMembers, on, norms)
  if (!least || !MEASURED.includes(facts.kind)) return []
  const found: Refusal[] = []
  if (facts.fullMembers < least.value)
    found.push(
      warn('ORG-01', 'org.too-small', `正式党员 ${facts.fullMembers} 人，不足 ${least.value} 人`, {
        cite: least.cite,
        remedy: '按组织调整程序办理：与邻近单位联合，或者撤销并转接党员组织关系',
      }),
    )
  for (const unit of facts.kind === 'jointBranch' ? (facts.units ?? []) : [])
    if (unit.fullMembers >= least.value)
      found.push(
        warn('ORG-01', 'org.unit-large-enough', `联合党支部所含${unit.name}已有正式党员 ${unit.fullMembers} 人`, {
          cite: least.cite,
          remedy: '应当单独建立党组织，请该单位提出申请',
        }),
      )
  return found
}

/** The first day since when type and number have differed without a break; undefined when it is not known. */
function differsSince(facts: OrgFacts, on: PlainDate, norms: Norms): PlainDate | undefined {
  let since: PlainDate | undefined
  for (const count of (facts.memberCounts ?? []).filter((entry) => entry.from <= on)) {
    const fits = isApprovedFit(facts, count.full, count.full + count.probationary, on, norms)
    since = fits ? undefined : (since ?? count.from)
  }
  if (!since) return undefined
  return since > facts.kindSince ? since : facts.kindSince
}

function isApprovedFit(facts: OrgFacts, full: number, all: number, on: PlainDate, norms: Norms): boolean {
  const verdict = typeVerdict(facts.kind, full, all, on, norms)
  return !verdict || verdict.fit === 'usual' || (verdict.fit === 'withApproval' && facts.kindDocNo !== undefined)
}

/** ORG-02：类型须有批复；人数与类型不符超过规定天数提醒上级（疑点1，不作阻断）。党委、总支的人数含所属支部党员。 */
export function typeFindings(facts: OrgFacts, on: PlainDate, norms: Norms): Refusal[] {
  const found: Refusal[] = []
  if (facts.kind !== 'group' && !facts.kindDocNo)
    found.push(
      warn('ORG-02', 'org.type-undocumented', `设为${ORG_KIND_LABELS[facts.kind]}没有批复文号`, {
        cite: ORG_CITES.charter30,
        remedy: '补录上级批复的文号',
        field: 'kindDocNo',
      }),
    )
  const all = facts.fullMembers + facts.probationaryMembers
  const days = rulingOn(typeMismatchDays, on, norms)
  const verdict = typeVerdict(facts.kind, facts.fullMembers, all, on, norms)
  if (!verdict || !days || verdict.usual.includes('jointBranch') || isApprovedFit(facts, facts.fullMembers, all, on, norms))
    return found
  const usual = verdict.usual.map((kind) => ORG_KIND_LABELS[kind]).join('或者')
  const message = `党员 ${all} 人，一般设${usual}，现为${ORG_KIND_LABELS[facts.kind]}`
  const since = differsSince(facts, on, norms)
  const isOver = since !== undefined && on > addDays(since, days.value)
  const more = { cite: verdict.cite, remedy: '请上级党组织研究是否改设组织类型，或者补录批准保留的文号' }
  found.push(isOver ? warn('ORG-02', 'org.type-mismatch', message, more) : info('ORG-02', 'org.type-mismatch', message, more))
  return found
}

/** ORG-03：支部党员一般不超过五十人（支部条例第四条）。 */
export function ceilingFindings(facts: OrgFacts, on: PlainDate, norms: Norms): Refusal[] {
  const max = rulingOn(branchMaxMembers, on, norms)
  const near = rulingOn(branchWarnFrom, on, norms)
  const all = facts.fullMembers + facts.probationaryMembers
  if (!isBranch(facts.kind) || !max || !near || (all < near.value && all <= max.value)) return []
  if (all <= max.value)
    return [
      warn('ORG-03', 'org.near-ceiling', `党员 ${all} 人，接近支部人数上限 ${max.value} 人`, {
        cite: max.cite,
        remedy: '准备划分支部或者改设党总支',
      }),
    ]
  return [
    warn('ORG-03', 'org.over-ceiling', `党员 ${all} 人，超过支部人数上限 ${max.value} 人`, {
      cite: max.cite,
      remedy: '写明保留原因，或者划分支部、改设党总支',
    }),
  ]
}

/** ORG-04：联合党支部覆盖单位一般不超过五个（支部条例第二章）。 */
export function jointFindings(kind: OrgKind, coveredUnits: number, on: PlainDate, norms: Norms): Refusal[] {
  const max = rulingOn(jointBranchMaxUnits, on, norms)
  if (kind !== 'jointBranch' || !max || coveredUnits <= max.value) return []
  return [
    warn('ORG-04', 'org.too-many-units', `联合党支部覆盖 ${coveredUnits} 个单位，超过 ${max.value} 个`, {
      cite: max.cite,
      remedy: '写明原因，或者另建联合党支部',
    }),
  ]
}

/** ORG-05：存续六个月以上的项目应当建立正式支部（支部条例第二章）。 */
export function projectFindings(facts: OrgFacts, on: PlainDate, norms: Norms): Refusal[] {
  const months = rulingOn(projectBranchMonths, on, norms)
  const least = rulingOn(minFullMembers, on, norms)
  if (!months || !least) return []
  return (facts.projects ?? [])
    .filter((project) => project.fullMembers >= least.value && project.plannedMonths >= months.value)
    .map((project) =>
      info(
        'ORG-05',
        'org.project-branch',
        `${project.name}有正式党员 ${project.fullMembers} 人、计划 ${project.plannedMonths} 个月`,
        {
          cite: months.cite,
          remedy: '符合建立正式党支部的条件，请按成立程序办理',
        },
      ),
    )
}

/** ORG-01、ORG-04：成立时正式党员不足三人，不能办理。 */
export function tooFewToFound(kind: OrgKind, fullMembers: number, on: PlainDate, norms: Norms): Refusal[] {
  const least = rulingOn(minFullMembers, on, norms)
  if (!least || kind === 'group' || kind === 'workCommittee' || fullMembers >= least.value) return []
  const isJoint = kind === 'jointBranch'
  return [
    block(
      isJoint ? 'ORG-04' : 'ORG-01',
      'org.too-few-full-members',
      `${isJoint ? '各单位合计' : ''}正式党员 ${fullMembers} 人，不足 ${least.value} 人（预备党员不计）`,
      {
        cite: isJoint ? ORG_CITES.branchJoint : least.cite,
        remedy: isJoint ? '再联合邻近单位' : '与邻近单位建立联合党支部',
        field: 'fullMembers',
      },
    ),
  ]
}
