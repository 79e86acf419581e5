import type { PlainDate } from '@hongzhu/domain'
import {
  GOVERNANCE_TABLE,
  mark,
  numberValue,
  OWNERSHIP_TABLE,
  plainName,
  propose,
  proposeBecause,
  STAGE_TABLE,
  textValue,
  unresolved,
  type Values,
} from '@hongzhu/domain/exchange'
import { labelOf } from '@hongzhu/domain/member'
import { type ManagingOrg, regionRefusal } from '@hongzhu/domain/school'
import type { Directory } from './directory-queries.ts'
import { conclude, type InputRow, type PlannedRow } from './plan.ts'

/** A school on record with everything an import may touch. */
export interface SchoolFact {
  id: string
  version: number
  code: string
  name: string
  shortName: string
  stage: string
  ownership: string
  regionCode: string
  openedOn: string | null
  legal: string | null
  governance: string | null
  managerOrgId: string | null
}

export interface SchoolFacts {
  directory: Directory
  schools: Map<string, SchoolFact>
  /** Codes already used by schools out of reach. */
  codesTaken: ReadonlySet<string>
  /** school id + item + day → amount. */
  numbers: Map<string, number>
  defaultOrgId: string
  today: PlainDate
}

export interface SchoolNumber {
  item: 'staff' | 'teachers' | 'pupils' | 'partyStaff'
  countedOn: string
  amount: number
}

export interface SchoolOp {
  id?: string
  code?: string
  version?: number
  set: Record<string, string | null>
  /** A county to register with it. */
  newRegion?: string
  numbers: SchoolNumber[]
}

export const ITEMS = ['staff', 'teachers', 'pupils', 'partyStaff'] as const
export const numberKey = (schoolId: string, item: string, on: string) => `${schoolId} ${item} ${on}`

/** Column of the table ← field of the file; with the words for what was there before. */
const COLUMNS: readonly [field: string, column: string, fact: keyof SchoolFact, shown: (value: string) => string][] = [
  ['name', 'name', 'name', String],
  ['shortName', 'short_name', 'shortName', String],
  ['stage', 'stage', 'stage', (value) => labelOf(STAGE_TABLE, value)],
  ['ownership', 'ownership', 'ownership', (value) => labelOf(OWNERSHIP_TABLE, value)],
  ['openedOn', 'opened_on', 'openedOn', String],
  ['legal', 'legal_representative', 'legal', String],
  ['governance', 'governance', 'governance', (value) => labelOf(GOVERNANCE_TABLE, value)],
]

interface Resolved {
  regionCode?: string
  /** A county that is not there yet; the import of the whole instance may register it. */
  newRegion?: string
  managerId?: string
}

/** Counties are registered with the first list of schools, by the office at the top alone. */
const mayAddRegion = (name: string, facts: SchoolFacts) =>
  facts.directory.orgById.get(facts.defaultOrgId)?.parentId === null && /^[\p{Script=Han}]{2,12}[县区市旗]$/u.test(name)

/** A county registers the schools of its own county; a county not registered yet is nobody's but the top's. */
function refuseOutside({ cells }: InputRow, { directory }: SchoolFacts, { regionCode, managerId }: Resolved): void {
  if (regionCode === undefined || managerId === undefined) return
  const upwards: ManagingOrg[] = []
  for (let org = directory.orgById.get(managerId); org; org = directory.orgById.get(org.parentId ?? '')) upwards.push(org)
  const outside = regionRefusal(upwards, directory.regions, regionCode)
  if (outside) mark(cells, 'region', 'error', `${outside.message}；${outside.remedy}`)
}

function resolveReferences(row: InputRow, facts: SchoolFacts): Resolved {
  const { values, cells } = row
  const resolved: Resolved = {}
  const region = textValue(values, 'region')
  if (region !== undefined) {
    const code = facts.directory.regionOf(region)
    if (code) {
      resolved.regionCode = code
      propose(cells, 'region', facts.directory.regions.find((entry) => entry.code === code)?.name ?? region)
    } else if (mayAddRegion(region, facts)) {
      resolved.newRegion = region
      mark(cells, 'region', 'warning', `还没有“${region}”这个县（市、区），确认导入时一并登记；如是笔误请先改正`)
    } else
      mark(
        cells,
        'region',
        'error',
        `没有“${region.slice(0, 20)}”这个县（市、区）；可填：${facts.directory.regions
          .slice(0, 12)
          .map((entry) => entry.name)
          .join('、')}`,
      )
  }
  const manager = textValue(values, 'manager')
  if (manager === undefined) resolved.managerId = facts.defaultOrgId
  else {
    const found = facts.directory.orgs.find(manager)
    if (found.found) {
      resolved.managerId = found.found.id
      if (manager !== found.found.name) propose(cells, 'manager', found.found.shortName)
    } else mark(cells, 'manager', 'error', unresolved('党组织', manager, found))
  }
  refuseOutside(row, facts, resolved)
  const openedOn = textValue(values, 'openedOn')
  if (openedOn && openedOn > facts.today) mark(cells, 'openedOn', 'error', '晚于今天')
  const countedOn = textValue(values, 'countedOn')
  if (countedOn && countedOn > facts.today) mark(cells, 'countedOn', 'error', '晚于今天')
  return resolved
}

function readNumbers(values: Values, today: PlainDate): SchoolNumber[] {
  const countedOn = textValue(values, 'countedOn') ?? today
  return ITEMS.flatMap((item) => {
    const amount = numberValue(values, item)
    return amount === undefined ? [] : [{ item, countedOn, amount }]
  })
}

const addedRegion = ({ newRegion }: Resolved) => (newRegion ? { newRegion } : {})

function newSchool(row: InputRow, facts: SchoolFacts, resolved: Resolved): PlannedRow<SchoolOp> {
  const { values } = row
  const name = textValue(values, 'name') ?? ''
  const code = textValue(values, 'code')
  if (code && facts.codesTaken.has(code)) mark(row.cells, 'code', 'error', '这个学校代码已经登记在别处，不在您的管理范围内')
  const set: SchoolOp['set'] = {
    name,
    short_name: textValue(values, 'shortName') ?? name,
    stage: textValue(values, 'stage') ?? null,
    ownership: textValue(values, 'ownership') ?? null,
    region_code: resolved.regionCode ?? null,
    opened_on: textValue(values, 'openedOn') ?? null,
    legal_representative: textValue(values, 'legal') ?? null,
    governance: textValue(values, 'governance') ?? null,
    manager_org_id: resolved.managerId ?? null,
  }
  return conclude(row, {
    action: 'new',
    op: { ...(code ? { code } : {}), ...addedRegion(resolved), set, numbers: readNumbers(values, facts.today) },
  })
}

function knownSchool(row: InputRow, facts: SchoolFacts, resolved: Resolved, known: SchoolFact): PlannedRow<SchoolOp> {
  const { values, cells } = row
  const set: SchoolOp['set'] = {}
  if (textValue(values, 'code') !== undefined && textValue(values, 'code') !== known.code)
    proposeBecause(cells, 'code', known.code, 'warning', `同名学校现登记的代码是 ${known.code}，本次不改代码`)
  for (const [field, column, fact, shown] of COLUMNS) {
    const value = textValue(values, field)
    const before = known[fact]
    if (value === undefined || value === before) continue
    set[column] = value
    mark(cells, field, 'changed', '将修改', before === null ? '（空）' : shown(String(before)))
  }
  if (resolved.regionCode && resolved.regionCode !== known.regionCode) {
    set.region_code = resolved.regionCode
    mark(cells, 'region', 'changed', '将修改')
  }
  if (textValue(values, 'manager') !== undefined && resolved.managerId && resolved.managerId !== known.managerOrgId) {
    set.manager_org_id = resolved.managerId
    mark(cells, 'manager', 'changed', '将修改', facts.directory.orgById.get(known.managerOrgId ?? '')?.shortName ?? '（范围外）')
  }
  const numbers = readNumbers(values, facts.today).filter((entry) => {
    const before = facts.numbers.get(numberKey(known.id, entry.item, entry.countedOn))
    if (before !== undefined && before !== entry.amount) mark(cells, entry.item, 'changed', '将修改', String(before))
    return before !== entry.amount
  })
  if (resolved.newRegion) mark(cells, 'region', 'warning', `还没有“${resolved.newRegion}”这个县（市、区），本次不改所在县区`)
  const isChanged = Object.keys(set).length > 0 || numbers.length > 0
  const op: SchoolOp = { id: known.id, version: known.version, set, numbers }
  return conclude(row, { action: isChanged ? 'changed' : 'same', targetId: known.id, ...(isChanged ? { op } : {}) })
}

/** What each row of a list of schools would do. */
export function planSchools(rows: readonly InputRow[], facts: SchoolFacts): PlannedRow<SchoolOp>[] {
  const seen = new Map<string, InputRow>()
  return rows.map((row) => {
    const { values, cells } = row
    for (const key of ['code', 'name']) {
      const text = textValue(values, key)
      const earlier = text === undefined ? undefined : seen.get(`${key} ${plainName(text)}`)
      if (earlier) mark(cells, key, 'error', `与第 ${earlier.rowNo} 行（${earlier.sheet}）相同，请只留一行`)
      else if (text !== undefined) seen.set(`${key} ${plainName(text)}`, row)
    }
    const resolved = resolveReferences(row, facts)
    const code = textValue(values, 'code')
    const name = textValue(values, 'name')
    const byCode = code === undefined ? undefined : facts.directory.schools.find(code)
    const byName = name === undefined ? undefined : facts.directory.schools.find(name)
    const hit = byCode?.found ?? (byName?.found && byName.how === 'exact' ? byName.found : undefined)
    if (!byCode?.found && byName && !byName.found && byName.candidates.length > 0)
      mark(cells, 'name', 'error', unresolved('学校', name ?? '', byName))
    const known = hit ? facts.schools.get(hit.id) : undefined
    return known ? knownSchool(row, facts, resolved, known) : newSchool(row, facts, resolved)
  })
}
