import { inWords, type PlainDate, type Refusal } from '../kernel/index.ts'
import { block, ORG_CITES, warn } from '../norms/index.ts'
import { BRANCH_KINDS, ORG_EVENT_LABELS, ORG_KIND_LABELS, type OrgEventKind, type OrgKind } from './types.ts'

/** What the day of a change is measured against. */
export interface ChangeDayFacts {
  kind: OrgEventKind
  /** Day from which the change holds. */
  on: PlainDate
  today: PlainDate
  foundedOn?: PlainDate | undefined
  dissolvedOn?: PlainDate | undefined
  /** Latest day on which the same fact (name, type, superior) already changed. */
  lastOn?: PlainDate | undefined
}

/** 变动生效日：不得在将来、在成立之前、在撤销之后，也不得与已登记的变动重叠。 */
export function changeDayRefusals(facts: ChangeDayFacts): Refusal[] {
  const { kind, on, today, foundedOn, dissolvedOn, lastOn } = facts
  const label = ORG_EVENT_LABELS[kind]
  const refuse = (code: string, message: string, remedy: string) => [block('ORG-08', code, message, { remedy, field: 'on' })]
  if (on > today) return refuse('org.future', `${label}的生效日 ${inWords(on)} 还没有到`, '到生效日再登记')
  if (foundedOn && on < foundedOn)
    return refuse('org.before-founding', `${label}的生效日早于成立日 ${inWords(foundedOn)}`, '核对批复上的日期')
  if (dissolvedOn && on >= dissolvedOn)
    return refuse('org.dissolved', `该组织已于 ${inWords(dissolvedOn)} 撤销`, '撤销后资料只供查阅')
  if (lastOn && on <= lastOn)
    return refuse(
      'org.overlapping-change',
      `${inWords(lastOn)} 已登记过同类变动，生效日 ${inWords(on)} 与它重叠`,
      '生效日须晚于上一次变动；上一次登记有误的，请先更正',
    )
  return []
}

const UNDER: Record<OrgKind, readonly OrgKind[]> = {
  workCommittee: ['workCommittee'],
  committee: ['workCommittee', 'committee'],
  generalBranch: ['workCommittee', 'committee'],
  branch: ['workCommittee', 'committee', 'generalBranch'],
  jointBranch: ['workCommittee', 'committee', 'generalBranch'],
  temporaryBranch: ['workCommittee', 'committee', 'generalBranch'],
  group: BRANCH_KINDS,
}

/** Kinds that may stand directly below. */
export const kindsUnder = (parent: OrgKind): OrgKind[] =>
  (Object.keys(UNDER) as OrgKind[]).filter((kind) => UNDER[kind].includes(parent))

/** ORG-12、ORG-18：某类组织能否直接隶属于某类上级；党小组只在支部之内，不是一级组织。 */
export function placementRefusals(kind: OrgKind, parentKind: OrgKind | undefined): Refusal[] {
  if (!parentKind || UNDER[kind].includes(parentKind)) return []
  const isGroup = kind === 'group' || parentKind === 'group'
  return [
    block(
      isGroup ? 'ORG-12' : 'ORG-18',
      'org.wrong-parent',
      `${ORG_KIND_LABELS[kind]}不能直接隶属于${ORG_KIND_LABELS[parentKind]}`,
      {
        cite: isGroup ? ORG_CITES.branch13 : ORG_CITES.hierarchy,
        remedy: `请选择${UNDER[kind].map((entry) => ORG_KIND_LABELS[entry]).join('、')}作为上级`,
        field: 'parentId',
      },
    ),
  ]
}

/** ORG-18：批复应由上级党组织作出。 */
export const decisionFindings = (docNo: string | undefined): Refusal[] =>
  docNo
    ? []
    : [
        warn('ORG-18', 'org.no-document', '没有批复文号', {
          cite: ORG_CITES.hierarchy,
          remedy: '录入批复文号；确无文号的写明原因',
          field: 'docNo',
        }),
      ]

/** ORG-16：同一时间只有一名书记（支部条例第六章）。 */
export function secondSecretaryRefusals(sitting: readonly { name: string; from: PlainDate }[]): Refusal[] {
  const [other] = sitting
  if (!other) return []
  return [
    block('ORG-16', 'post.second-secretary', `${other.name}自 ${inWords(other.from)} 起任书记，尚未免职`, {
      cite: ORG_CITES.branchVacancy,
      remedy: '先登记现任书记免职，再登记新任',
      field: 'duty',
    }),
  ]
}
