import type { Database } from '../../platform/db/pool.ts'
import { Failure } from '../../platform/http/failure.ts'
import {
  countTouched,
  deleteDerived,
  deleteInserted,
  EFFECT_TABLES,
  type EffectTable,
  listDependents,
  restoreChanged,
} from './effect-queries.ts'

const LABELS: Partial<Record<EffectTable, string>> = {
  person: '人员',
  member: '党员',
  membership: '组织关系',
  member_status: '党籍状态',
  group_member: '党小组成员',
  post: '任职',
  school: '学校',
  school_number: '学校人数',
  school_org: '覆盖关系',
  term: '届期',
  org: '党组织',
}
const REMEDY = '请先处理这些记录，或者不整批撤回，逐条更正'

const refuse = (message: string) =>
  new Failure('refused', message, {
    code: 'import.depended-on',
    refusals: [{ code: 'import.depended-on', severity: 'block', message, remedy: REMEDY }],
  })

const PARENTS = ['person', 'term', 'org', 'school'] as const
const isParent = (table: EffectTable): table is (typeof PARENTS)[number] => (PARENTS as readonly string[]).includes(table)

/**
 * Takes a confirmed import back as a whole: what it changed is set back, what it added is removed. Refused, with what stands
 * in the way, when anything else has come to depend on it or been changed since. The caller's transaction undoes the attempt.
 */
export async function reverseEffects(db: Database, batchId: string): Promise<{ removed: number; restored: number }> {
  let removed = 0
  let restored = 0
  await deleteDerived(db, batchId)
  for (const table of Object.keys(EFFECT_TABLES) as EffectTable[]) {
    const label = LABELS[table] ?? '组织变动'
    const changes = await restoreChanged(db, batchId, table)
    if (changes.restored !== changes.expected)
      throw refuse(`不能撤回：有 ${changes.expected - changes.restored} 条${label}在导入之后又改过。${REMEDY}。`)
    restored += changes.restored
    const touched = await countTouched(db, batchId, table)
    if (touched > 0) throw refuse(`不能撤回：有 ${touched} 条${label}在导入之后又改过。${REMEDY}。`)
    if (isParent(table)) {
      const dependents = await listDependents(db, batchId, table)
      if (dependents.length > 0)
        throw refuse(
          `不能撤回：已有 ${dependents.map((entry) => `${entry.label} ${entry.count} 条`).join('、')}用到导入的${label}。${REMEDY}。`,
        )
    }
    const { removed: gone, expected } = await deleteInserted(db, batchId, table)
    if (gone !== expected) throw refuse(`不能撤回：有 ${expected - gone} 条${label}在导入之后已经变动或转出。${REMEDY}。`)
    removed += gone
  }
  return { removed, restored }
}

/** A record out of reach still points at what was imported; the database says which table. */
export const isPointedAt = (error: unknown) => (error as { code?: string }).code === '23503'
export const pointedAt = () => refuse(`不能撤回：管理范围以外已有记录用到导入的内容。${REMEDY}。`)
