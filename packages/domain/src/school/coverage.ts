import {
  addDays,
  daysBetween,
  holds,
  inWords,
  type Known,
  knownOr,
  type PlainDate,
  type Refusal,
  type Span,
  step,
  type Trace,
} from '../kernel/index.ts'
import {
  block,
  jointBranchMaxUnits,
  minFullMembers,
  type Norms,
  ORG_CITES,
  rulingOn,
  synchronousDays,
  warn,
} from '../norms/index.ts'
import {
  COVERAGE_FORM_LABELS,
  type CoverageForm,
  DOSSIER_LABELS,
  type DossierItem,
  type GovernanceMode,
  type OrgKind,
  type Ownership,
  type SchoolStage,
  WORK_COVERAGE_LABELS,
  type WorkCoverageForm,
} from '../org/types.ts'

/** A school's stay under an organisation; the link ends at the latest when the organisation does. */
export interface CoverageLink extends Span {
  orgId: string
  orgName: string
  form: CoverageForm
  docNo?: string | undefined
  orgDissolvedOn?: PlainDate | undefined
}

/** Party work that reaches a school without an organisation. */
export interface WorkCover extends Span {
  form: WorkCoverageForm
  detail: string
}

/** What a school is, apart from its name. */
export interface SchoolTraits {
  stage: SchoolStage
  ownership: Ownership
  governance?: GovernanceMode | undefined
}

/** A recorded change of traits: what they were before the day. */
export interface TraitChange<T extends SchoolTraits = SchoolTraits> {
  on: PlainDate
  before: Partial<T>
}

/** Whether the school is in the unit list of the day; a school whose opening day is unknown counts until it closes. */
export const existsOn = (school: { openedOn?: PlainDate | undefined; closedOn?: PlainDate | undefined }, on: PlainDate) =>
  (school.openedOn === undefined || school.openedOn <= on) && (school.closedOn === undefined || on < school.closedOn)

/** The traits of a past day: later changes undone, newest first. */
export const traitsOn = <T extends SchoolTraits>(now: T, changes: readonly TraitChange<T>[], on: PlainDate): T => {
  const later = changes.filter((change) => change.on > on).toSorted((a, b) => (a.on > b.on ? -1 : 1))
  return Object.assign({}, now, ...later.map((change) => change.before))
}

const ORDER: readonly CoverageForm[] = ['own', 'joint', 'attached']

/** 党组织覆盖：当日由哪个党组织、以何种方式覆盖；撤销的组织不再覆盖任何学校。 */
export function orgCoverage(links: readonly CoverageLink[], on: PlainDate): CoverageLink | undefined {
  return links
    .filter((link) => holds(link, on) && !(link.orgDissolvedOn && link.orgDissolvedOn <= on))
    .toSorted((a, b) => ORDER.indexOf(a.form) - ORDER.indexOf(b.form) || (a.from < b.from ? -1 : 1))[0]
}

/** 党的工作覆盖的依据：由党组织覆盖即有党的工作；否则看指导员、联合党组织、群团带动的记录。两项指标分开计算。 */
export type WorkBasis = { by: 'organisation'; link: CoverageLink } | { by: 'work'; cover: WorkCover }

export function workCoverage(links: readonly CoverageLink[], covers: readonly WorkCover[], on: PlainDate): WorkBasis | undefined {
  const link = orgCoverage(links, on)
  if (link) return { by: 'organisation', link }
  const cover = covers.find((entry) => holds(entry, on))
  return cover ? { by: 'work', cover } : undefined
}

/** The qualifying fact in words: 「联合建立：某某联合党支部（2025年3月1日起，文号）」. */
export function basisInWords(basis: WorkBasis): string {
  if (basis.by === 'work')
    return `${WORK_COVERAGE_LABELS[basis.cover.form]}：${basis.cover.detail}（${inWords(basis.cover.from)}起）`
  const { form, orgName, from, docNo } = basis.link
  return `${COVERAGE_FORM_LABELS[form]}：${orgName}（${inWords(from)}起${docNo ? `，${docNo}` : ''}）`
}

/** One entry of the five-item dossier. */
export interface DossierEntry {
  item: DossierItem
  content: string
  source: string
  knownOn: PlainDate
  /** Full members as stated, for 党员队伍情况; absent while not counted. */
  fullMembers?: number | undefined
}

export interface Dossier {
  /** The latest entry of each item on the day. */
  latest: Partial<Record<DossierItem, DossierEntry>>
  clear: number
  of: number
  missing: DossierItem[]
}

export const DOSSIER_ITEMS = Object.keys(DOSSIER_LABELS) as DossierItem[]

/** 五个清：每项以当日最近一条有来源的记录为准。 */
export function dossierOn(entries: readonly DossierEntry[], on: PlainDate): Dossier {
  const latest: Dossier['latest'] = {}
  for (const entry of entries) {
    if (entry.knownOn > on || !entry.content.trim() || !entry.source.trim()) continue
    const known = latest[entry.item]
    if (!known || entry.knownOn >= known.knownOn) latest[entry.item] = entry
  }
  const missing = DOSSIER_ITEMS.filter((item) => !latest[item])
  return { latest, clear: DOSSIER_ITEMS.length - missing.length, of: DOSSIER_ITEMS.length, missing }
}

/** 本校正式党员人数：以“党员队伍情况清”查明的数为准，没有查明的用名册上的人数；都没有为未知，不当作零。 */
export function fullMembersOf(dossier: Dossier, onRolls: number | undefined): Known<number> {
  return knownOr(dossier.latest.members?.fullMembers ?? onRolls, 'school.members', '本校正式党员人数（“党员队伍情况清”）')
}

/** What the establishment adviser proposes, and by which rule. */
export interface Proposal {
  form: CoverageForm
  text: string
  because: Trace
}

/** ORG-01、ORG-04：正式党员满三人单独建立；不足三人联合建立；没有正式党员挂靠组建。人数不清的不提出。 */
export function establishmentProposal(fullMembers: Known<number>, on: PlainDate, norms: Norms): Known<Proposal> {
  const least = rulingOn(minFullMembers, on, norms)
  const units = rulingOn(jointBranchMaxUnits, on, norms)
  if (!fullMembers.known) return fullMembers
  if (!least || !units) return { known: false, ask: { fact: 'norm.minFullMembers', label: '当日有效的成立人数规定' } }
  const n = fullMembers.value
  const counted = step('本校正式党员', `${n} 人`)
  const border = step('成立党组织所需', `${least.value} 人以上`, least.cite)
  const answer = (form: CoverageForm, text: string, ...more: Trace): Known<Proposal> => ({
    known: true,
    value: { form, text, because: [counted, border, ...more] },
  })
  if (n >= least.value) return answer('own', `单独建立党组织：正式党员 ${n} 人，满 ${least.value} 人（ORG-01）`)
  if (n > 0)
    return answer(
      'joint',
      `与同区域或同类学校联合建立党支部：正式党员 ${n} 人，不足 ${least.value} 人（ORG-04）`,
      step('联合党支部', `一般不超过 ${units.value} 个单位`, units.cite),
    )
  return answer(
    'attached',
    '挂靠上级或者邻近党组织，并选派党建指导员：本校没有正式党员（ORG-04）',
    step('联合', '没有正式党员，不具备联合条件', ORG_CITES.branchJoint),
  )
}

/** How long a new school went, or goes, without an organisation. */
export interface EstablishmentGap {
  days: number
  isClosed: boolean
  isSynchronous: boolean
}

/** 新建学校同步成立党组织：自开办之日至被覆盖之日的天数；未覆盖的算到当日，开办日不详的不算。 */
export function establishmentGap(
  openedOn: PlainDate | undefined,
  links: readonly CoverageLink[],
  on: PlainDate,
  norms: Norms,
): EstablishmentGap | undefined {
  if (!openedOn || openedOn > on) return undefined
  const first = links
    .map((link) => link.from)
    .filter((from) => from <= on)
    .toSorted()[0]
  const limit = rulingOn(synchronousDays, openedOn, norms)
  const days = Math.max(0, daysBetween(openedOn, first ?? on))
  const isSynchronous = first !== undefined && limit !== undefined && first <= addDays(openedOn, limit.value)
  return { days, isClosed: first !== undefined, isSynchronous }
}

/** What is recorded when a school is put under an organisation. */
export interface CoverRequest {
  form: CoverageForm
  from: PlainDate
  today: PlainDate
  orgName: string
  kind: OrgKind
  foundedOn: PlainDate
  dissolvedOn?: PlainDate | undefined
  docNo?: string | undefined
  /** The school's own days. */
  openedOn?: PlainDate | undefined
  closedOn?: PlainDate | undefined
}

/** 覆盖关系的起日须在组织存续、学校开办期间；联合党支部只能登记为联合建立（ORG-04）。 */
export function coverRefusals(request: CoverRequest): Refusal[] {
  const { form, from, today, orgName, kind, foundedOn, dissolvedOn, openedOn, closedOn } = request
  const found: Refusal[] = []
  const day = (code: string, message: string) =>
    found.push(block('ORG-04', code, message, { remedy: '核对批复上的日期', field: 'from' }))
  if (from > today) day('coverage.future', '覆盖起日还没有到')
  if (from < foundedOn) day('coverage.before-founding', `${orgName}于 ${inWords(foundedOn)} 成立，覆盖不能早于成立`)
  if (dissolvedOn && from >= dissolvedOn) day('coverage.org-dissolved', `${orgName}已于 ${inWords(dissolvedOn)} 撤销`)
  if (openedOn && from < openedOn) day('coverage.before-opening', `学校于 ${inWords(openedOn)} 开办`)
  if (closedOn && from >= closedOn) day('coverage.school-closed', `学校已于 ${inWords(closedOn)} 停办`)
  if (kind === 'group')
    found.push(
      block('ORG-12', 'coverage.by-group', '党小组不是一级组织，不能覆盖学校', { cite: ORG_CITES.branch13, field: 'orgId' }),
    )
  if (kind === 'jointBranch' && form !== 'joint')
    found.push(
      block('ORG-04', 'coverage.form', `${orgName}是联合党支部，覆盖方式应为“联合建立”`, {
        cite: ORG_CITES.branchJoint,
        remedy: '改选覆盖方式',
        field: 'form',
      }),
    )
  if (!request.docNo)
    found.push(
      warn('ORG-04', 'coverage.no-document', '没有覆盖关系的文号', {
        cite: ORG_CITES.branchJoint,
        remedy: '录入批复文号；确无文号的写明原因',
        field: 'docNo',
      }),
    )
  return found
}

/** The ledger of blank units says what comes next. */
export type NextStep = 'none' | 'openCase' | 'clearMembers' | 'propose' | 'approve'
export const NEXT_STEP_LABELS: Record<NextStep, string> = {
  none: '已覆盖',
  openCase: '立组建事项',
  clearMembers: '查清党员人数',
  propose: '提出组建方式',
  approve: '报批并登记组建结果',
}

/** 空白点的下一步。 */
export function nextStep(facts: { isCovered: boolean; hasCase: boolean; isProposed: boolean; membersKnown: boolean }): NextStep {
  if (facts.isCovered) return 'none'
  if (!facts.hasCase) return 'openCase'
  if (facts.isProposed) return 'approve'
  return facts.membersKnown ? 'propose' : 'clearMembers'
}
