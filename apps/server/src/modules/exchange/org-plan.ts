import {
  firstDay,
  firstDayInWords,
  mark,
  nameIndex,
  plainName,
  proposeBecause,
  textValue,
  unresolved,
} from '@hongzhu/domain/exchange'
import { ORG_KIND_LABELS, type OrgKind } from '@hongzhu/domain/org'
import type { OrgEntry } from './directory-queries.ts'
import { readTerm, resolveParent, resolveSchools } from './org-cells.ts'
import { planSecretary } from './org-secretary.ts'
import type { OrgFacts, OrgOp, ParentEntry } from './org-types.ts'
import { conclude, type InputRow, type PlannedRow } from './plan.ts'

function planNew(row: InputRow, facts: OrgFacts, parent: ParentEntry | undefined): PlannedRow<OrgOp> {
  const { values, cells } = row
  const name = textValue(values, 'name') ?? ''
  const code = textValue(values, 'code')
  if (code && facts.codesTaken.has(code)) mark(cells, 'code', 'error', '这个组织代码已经登记在别处，不在您的管理范围内')
  const foundedOn = textValue(values, 'foundedOn')
  if (foundedOn && foundedOn > facts.today) mark(cells, 'foundedOn', 'error', '晚于今天；批复成立之后再登记')
  const schools = resolveSchools(row, facts)
  if (schools.length > 0) mark(cells, 'school', 'ok', '覆盖自组织成立之日起登记')
  const term = readTerm(row, facts)
  planSecretary(row, facts, undefined)
  const op: OrgOp = {
    seq: row.seq,
    parent: parent?.row ? { seq: parent.row.seq } : { id: parent?.org?.id ?? facts.defaultOrgId },
    ...(code ? { code } : {}),
    name,
    shortName: textValue(values, 'shortName') ?? name,
    kind: (textValue(values, 'kind') ?? 'branch') as OrgKind,
    foundedOn: foundedOn ?? facts.today,
    foundedDocNo: textValue(values, 'foundedDocNo') ?? null,
    coveredFrom: foundedOn ?? facts.today,
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
    proposeBecause(cells, 'name', known.name, 'warning', `现名“${known.name}”；更名${UNCHANGED}`)
  const kind = textValue(values, 'kind') as OrgKind | undefined
  if (kind && kind !== known.kind)
    proposeBecause(
      cells,
      'kind',
      ORG_KIND_LABELS[known.kind],
      'warning',
      `现为${ORG_KIND_LABELS[known.kind]}；改设类型${UNCHANGED}`,
    )
  if (textValue(values, 'parent') !== undefined && parent?.org && parent.org.id !== known.parentId) {
    const now = facts.directory.orgById.get(known.parentId ?? '')?.shortName ?? '范围外的组织'
    proposeBecause(cells, 'parent', now, 'warning', `现隶属“${now}”；改变隶属${UNCHANGED}`)
  }
  const founded = textValue(values, 'foundedOn')
  if (founded && founded !== known.foundedOn)
    proposeBecause(cells, 'foundedOn', known.foundedOn, 'warning', `现登记 ${known.foundedOn}，本次不改`)
  const schools = resolveSchools(row, facts).filter((school) => !facts.coverage.has(`${school.id} ${known.id}`))
  const covered = firstDay({ batch: facts.fromOn, notBefore: { founded: known.foundedOn } })
  if (schools.length > 0) mark(cells, 'school', 'changed', `将登记覆盖关系：${firstDayInWords('覆盖', covered)}`)
  const term = readTerm(row, facts)
  const onRecord = term && facts.terms.get(`${known.id} ${term.startedOn}`)
  if (onRecord && term.seats !== null && onRecord.seats !== null && onRecord.seats !== term.seats)
    proposeBecause(cells, 'seats', String(onRecord.seats), 'warning', `本届职数现登记 ${onRecord.seats}，本次不改`)
  if (term && !onRecord) mark(cells, 'termStart', 'changed', '将登记这一届', known.termStart ?? '（空）')
  const secretary = planSecretary(row, facts, known)
  const isChanged = schools.length > 0 || (term && !onRecord) || secretary !== undefined
  const op: OrgOp = {
    id: known.id,
    seq: row.seq,
    parent: { id: known.parentId ?? '' },
    name: known.name,
    shortName: known.shortName,
    kind: known.kind,
    foundedOn: known.foundedOn,
    foundedDocNo: null,
    coveredFrom: covered.on,
    schools,
    ...(term && !onRecord ? { term } : {}),
    ...secretary,
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
