import type { Database } from '../../platform/db/pool.ts'
import { pinyinKeys } from '../../platform/pinyin.ts'
import { changeRows } from './change-rows.ts'
import { nextIds, recordInserted } from './effect-queries.ts'
import type { PlannedRow } from './plan.ts'
import type { SchoolOp } from './school-plan.ts'
import { addRegions, insertSchoolNumbers, insertSchools, type SchoolRecord, type Stamp } from './write-queries.ts'

const text = (value: string | null | undefined) => value ?? ''

function recordOf(id: string, { code, set, newRegion }: SchoolOp, regions: ReadonlyMap<string, string>): SchoolRecord {
  const { nameKey, initials } = pinyinKeys(text(set.name), 'unit')
  return {
    id,
    code: code ?? `XX-${id.padStart(6, '0')}`,
    name: text(set.name),
    short_name: text(set.short_name),
    name_key: nameKey,
    initials,
    stage: text(set.stage),
    ownership: text(set.ownership),
    region_code: text(set.region_code ?? regions.get(newRegion ?? '')),
    opened_on: set.opened_on ?? null,
    legal_representative: set.legal_representative ?? null,
    governance: set.governance ?? null,
    manager_org_id: set.manager_org_id ?? null,
  }
}

/** Changes with the keys that follow a name. */
function setOf({ set, version = 0 }: SchoolOp): Record<string, unknown> {
  const keys = set.name ? pinyinKeys(set.name, 'unit') : undefined
  return { ...set, ...(keys ? { name_key: keys.nameKey, initials: keys.initials } : {}), version: version + 1 }
}

/** Writes schools and their numbers. */
export async function writeSchools(db: Database, stamp: Stamp, plans: readonly PlannedRow<SchoolOp>[]): Promise<void> {
  const ops = plans.flatMap((plan) => (plan.op && plan.action !== 'same' ? [plan.op] : []))
  const added = ops.filter((op) => op.id === undefined)
  const changed = ops.filter((op) => op.id !== undefined && Object.keys(op.set).length > 0)
  const regions = await addRegions(db, [...new Set(added.flatMap((op) => (op.newRegion ? [op.newRegion] : [])))])
  const ids = await nextIds(db, 'school', added.length)
  if (added.length > 0)
    await insertSchools(
      db,
      stamp,
      added.map((op, index) => recordOf(ids[index] ?? '', op, regions)),
    )
  await recordInserted(
    db,
    stamp.batchId,
    'school',
    ids.map((id) => ({ id })),
  )
  await changeRows(
    db,
    stamp.batchId,
    'school',
    changed.map((op) => ({ key: { id: op.id ?? '' }, set: setOf(op), held: { version: op.version } })),
  )
  const idOf = new Map(added.map((op, index) => [op, ids[index] ?? '']))
  const numbers = ops.flatMap((op) =>
    op.numbers.map((entry) => ({
      isNew: op.id === undefined,
      key: { school_id: op.id ?? idOf.get(op) ?? '', item: entry.item, counted_on: entry.countedOn },
      amount: entry.amount,
    })),
  )
  const present = await changeRows(
    db,
    stamp.batchId,
    'school_number',
    numbers.filter((entry) => !entry.isNew).map((entry) => ({ key: entry.key, set: { amount: entry.amount } })),
    true,
  )
  const fresh = numbers.filter((entry) => !present.has(JSON.stringify(entry.key)))
  if (fresh.length > 0)
    await insertSchoolNumbers(
      db,
      stamp,
      '名册导入',
      fresh.map((entry) => ({ ...entry.key, amount: entry.amount })),
    )
  await recordInserted(
    db,
    stamp.batchId,
    'school_number',
    fresh.map((entry) => entry.key),
  )
}
