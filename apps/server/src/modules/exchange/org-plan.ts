import type { PlainDate } from '@hongzhu/domain'
import {
  mark,
  type Named,
  type NameIndex,
  nameIndex,
  numberValue,
  plainName,
  textValue,
  unresolved,
  yesNoValue,
} from '@hongzhu/domain/exchange'
import { isBranch, ORG_KIND_LABELS, type OrgKind } from '@hongzhu/domain/org'
import type { Directory, OrgEntry } from './directory-queries.ts'
import { conclude, type InputRow, type PlannedRow } from './plan.ts'

export interface OrgFacts {
  directory: Directory
  codesTaken: ReadonlySet<string>
  /** org id + first day → the term. */
  terms: Map<string, { seats: number | null; hasCommittee: boolean }>
  /** school id + org id of open coverage. */
  coverage: ReadonlySet<string>
  /** Members of these names in reach: who could be the secretary named. */
  people: Map<string, { id: string; orgId: string; path: string }[]>
  /** org id + person id of open secretary posts. */
  secretaries: ReadonlySet<string>
  defaultOrgId: string
  today: PlainDate
}

export interface TermOp {
  startedOn: string
  seats: number | null
  hasCommittee: boolean
  docNo: string | null
}

export interface OrgOp {
  /** Present for organisations on record. */
  id?: string
  /** Row that founds the organisation, for children in the same file. */
  seq: number
  parent: { id: string } | { seq: number }
  code?: string
  name: string
  shortName: string
  kind: OrgKind
  foundedOn: string
  foundedDocNo: string | null
  schools: { id: string; form: 'own' | 'joint' | 'attached' }[]
  term?: TermOp
  secretaryId?: string
  secretaryFrom?: string
}

/** A parent: on record or founded by another row. */
interface ParentEntry extends Named {
  org?: OrgEntry
  row?: InputRow
}

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

function resolveParent(row: InputRow, facts: OrgFacts, parents: NameIndex<ParentEntry>): ParentEntry | undefined {
  const { values, cells } = row
  const text = textValue(values, 'parent')
  const found = text === undefined ? undefined : parents.find(text)
  if (found && !found.found) {
    mark(cells, 'parent', 'error', unresolved('党组织', text ?? '', found))
    return undefined
  }
  const org = facts.directory.orgById.get(facts.defaultOrgId)
  const parent: ParentEntry | undefined = found?.found ?? (org ? { ...org, org } : undefined)
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

function resolveSchools(row: InputRow, facts: OrgFacts): OrgOp['schools'] {
  const { values, cells } = row
  const text = textValue(values, 'school')
  if (text === undefined) return []
  const whole = facts.directory.schools.find(text)
  const names = whole.found ? [text] : text.split(/[、,，;；\n]/).filter((part) => part.trim() !== '')
  const kind = textValue(values, 'kind')
  const given = textValue(values, 'coverage') as 'own' | 'joint' | 'attached' | undefined
  const form = given ?? (kind === 'jointBranch' || names.length > 1 ? 'joint' : 'own')
  return names.flatMap((name) => {
    const found = facts.directory.schools.find(name)
    if (found.found) return [{ id: found.found.id, form }]
    mark(cells, 'school', 'error', unresolved('学校', name, found))
    return []
  })
}

function readTerm(row: InputRow, facts: OrgFacts): TermOp | undefined {
  const { values, cells } = row
  const startedOn = textValue(values, 'termStart')
  const kind = textValue(values, 'kind') as OrgKind | undefined
  const seats = numberValue(values, 'seats')
  if (!startedOn) {
    if (seats !== undefined) mark(cells, 'seats', 'warning', '没有本届选举日期，职数不登记')
    return undefined
  }
  if (startedOn > facts.today) mark(cells, 'termStart', 'error', '晚于今天；选举之后再登记')
  const founded = textValue(values, 'foundedOn')
  if (founded && startedOn < founded) mark(cells, 'termStart', 'error', '早于组织成立日期')
  const written = yesNoValue(values, 'hasCommittee')
  const hasCommittee = written ?? (kind === undefined ? false : COMMITTEE_KINDS.includes(kind) || (seats ?? 0) >= 3)
  if (written === undefined && kind && isBranch(kind))
    mark(cells, 'hasCommittee', 'note', `未填，按${hasCommittee ? '设支委会' : '不设支委会'}登记`)
  return { startedOn, seats: seats ?? null, hasCommittee, docNo: textValue(values, 'termDocNo') ?? null }
}

/** The secretary named, when exactly one member of that name stands in the organisation or below. */
function findSecretary(row: InputRow, facts: OrgFacts, org: OrgEntry | undefined): string | undefined {
  const name = textValue(row.values, 'secretary')
  if (name === undefined) return undefined
  const below = (facts.people.get(name) ?? []).filter((person) => org && person.path.startsWith(org.path))
  const [only, another] = below
  if (only && !another) return only.id
  mark(
    row.cells,
    'secretary',
    'note',
    another
      ? '范围内同名党员不止一人，这次不登记；请在党员名册的“党内职务”一栏填'
      : '名册里还没有这名党员，导入党员名册时在“党内职务”一栏登记',
  )
  return undefined
}

function planNew(row: InputRow, facts: OrgFacts, parent: ParentEntry | undefined): PlannedRow<OrgOp> {
  const { values, cells } = row
  const name = textValue(values, 'name') ?? ''
  const code = textValue(values, 'code')
  if (code && facts.codesTaken.has(code)) mark(cells, 'code', 'error', '这个组织代码已经登记在别处，不在您的管理范围内')
  const foundedOn = textValue(values, 'foundedOn')
  if (foundedOn && foundedOn > facts.today) mark(cells, 'foundedOn', 'error', '晚于今天；批复成立之后再登记')
  const schools = resolveSchools(row, facts)
  const term = readTerm(row, facts)
  findSecretary(row, facts, undefined)
  const op: OrgOp = {
    seq: row.seq,
    parent: parent?.row ? { seq: parent.row.seq } : { id: parent?.org?.id ?? facts.defaultOrgId },
    ...(code ? { code } : {}),
    name,
    shortName: textValue(values, 'shortName') ?? name,
    kind: (textValue(values, 'kind') ?? 'branch') as OrgKind,
    foundedOn: foundedOn ?? facts.today,
    foundedDocNo: textValue(values, 'foundedDocNo') ?? null,
    schools,
    ...(term ? { term } : {}),
  }
  return conclude(row, { action: 'new', op })
}

const UNCHANGED = '须凭文件在“组织变动”中办理，本次不改'

function planKnown(row: InputRow, facts: OrgFacts, known: OrgEntry, parent: ParentEntry | undefined): PlannedRow<OrgOp> {
  const { values, cells } = row
  const name = textValue(values, 'name')
  if (name !== undefined && plainName(name) !== plainName(known.name))
    mark(cells, 'name', 'warning', `现名“${known.name}”；更名${UNCHANGED}`)
  const kind = textValue(values, 'kind') as OrgKind | undefined
  if (kind && kind !== known.kind) mark(cells, 'kind', 'warning', `现为${ORG_KIND_LABELS[known.kind]}；改设类型${UNCHANGED}`)
  if (textValue(values, 'parent') !== undefined && parent?.org && parent.org.id !== known.parentId)
    mark(
      cells,
      'parent',
      'warning',
      `现隶属“${facts.directory.orgById.get(known.parentId ?? '')?.shortName ?? '范围外的组织'}”；改变隶属${UNCHANGED}`,
    )
  const founded = textValue(values, 'foundedOn')
  if (founded && founded !== known.foundedOn) mark(cells, 'foundedOn', 'warning', `现登记 ${known.foundedOn}，本次不改`)
  const schools = resolveSchools(row, facts).filter((school) => !facts.coverage.has(`${school.id} ${known.id}`))
  if (schools.length > 0) mark(cells, 'school', 'changed', '将登记覆盖关系')
  const term = readTerm(row, facts)
  const onRecord = term && facts.terms.get(`${known.id} ${term.startedOn}`)
  if (onRecord && term.seats !== null && onRecord.seats !== null && onRecord.seats !== term.seats)
    mark(cells, 'seats', 'warning', `本届职数现登记 ${onRecord.seats}，本次不改`)
  if (term && !onRecord) mark(cells, 'termStart', 'changed', '将登记这一届', known.termStart ?? '（空）')
  const secretaryId = findSecretary(row, facts, known)
  const isNewSecretary = secretaryId !== undefined && !facts.secretaries.has(`${known.id} ${secretaryId}`)
  const from = term?.startedOn ?? known.termStart
  if (isNewSecretary && from) mark(cells, 'secretary', 'changed', `将登记任职，自 ${from}`)
  const isChanged = schools.length > 0 || (term && !onRecord) || (isNewSecretary && from)
  const op: OrgOp = {
    id: known.id,
    seq: row.seq,
    parent: { id: known.parentId ?? '' },
    name: known.name,
    shortName: known.shortName,
    kind: known.kind,
    foundedOn: known.foundedOn,
    foundedDocNo: null,
    schools,
    ...(term && !onRecord ? { term } : {}),
    ...(isNewSecretary && from ? { secretaryId, secretaryFrom: from } : {}),
  }
  return conclude(row, { action: isChanged ? 'changed' : 'same', targetId: known.id, ...(isChanged ? { op } : {}) })
}

/** Rows whose parent rows go round in a circle, or are kept out, cannot be founded. */
function checkChains(plans: Map<number, PlannedRow<OrgOp>>): void {
  const isSound = (seq: number, seen: Set<number>): boolean => {
    const plan = plans.get(seq)
    if (!plan || plan.action === 'none' || seen.has(seq)) return false
    if (plan.targetId || !plan.op || !('seq' in plan.op.parent)) return true
    seen.add(seq)
    return isSound(plan.op.parent.seq, seen)
  }
  for (const plan of plans.values())
    if (plan.op && !plan.targetId && 'seq' in plan.op.parent && plan.action !== 'none' && !isSound(plan.row.seq, new Set())) {
      mark(plan.row.cells, 'parent', 'error', '上级党组织所在的行有错、不导入，或者互为上级')
      plan.state = 'error'
      plan.action = 'none'
    }
}

/** What each row of a list of organisations would do; parents may stand in any row of the same file. */
export function planOrgs(rows: readonly InputRow[], facts: OrgFacts): PlannedRow<OrgOp>[] {
  const { orgs } = facts.directory
  const seen = new Map<string, InputRow>()
  const targets = new Map<number, OrgEntry>()
  const parents = nameIndex<ParentEntry>([...facts.directory.orgById.values()].map((org) => ({ ...org, org })))
  for (const row of rows) {
    const name = textValue(row.values, 'name')
    const code = textValue(row.values, 'code')
    for (const [key, text] of [
      ['code', code],
      ['name', name],
    ] as const) {
      const earlier = text === undefined ? undefined : seen.get(`${key} ${plainName(text)}`)
      if (earlier) mark(row.cells, key, 'error', `与第 ${earlier.rowNo} 行（${earlier.sheet}）相同，请只留一行`)
      else if (text !== undefined) seen.set(`${key} ${plainName(text)}`, row)
    }
    if (name === undefined) continue
    const byCode = code === undefined ? undefined : orgs.find(code).found
    const byName = orgs.find(name)
    const target = byCode ?? (byName.found && byName.how === 'exact' ? byName.found : undefined)
    if (!target && !byName.found && byName.candidates.length > 0)
      mark(row.cells, 'name', 'error', unresolved('党组织', name, byName))
    if (target) targets.set(row.seq, target)
    else parents.add({ id: `row ${row.seq}`, code: code ?? '', name, shortName: textValue(row.values, 'shortName') ?? name, row })
  }
  const plans = rows.map((row) => {
    const known = targets.get(row.seq)
    const parent = resolveParent(row, facts, parents)
    return known ? planKnown(row, facts, known, parent) : planNew(row, facts, parent)
  })
  checkChains(new Map(plans.map((plan) => [plan.row.seq, plan])))
  return plans
}
