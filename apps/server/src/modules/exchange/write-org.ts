import type { PlainDate } from '@hongzhu/domain'
import type { Database } from '../../platform/db/pool.ts'
import { Failure } from '../../platform/http/failure.ts'
import { pinyinKeys } from '../../platform/pinyin.ts'
import { changeRows } from './change-rows.ts'
import { nextIds, recordInserted } from './effect-queries.ts'
import type { OrgOp } from './org-types.ts'
import type { PlannedRow } from './plan.ts'
import {
  insertCoverage,
  insertOrgs,
  insertPosts,
  insertTerms,
  listPaths,
  listTermsToEnd,
  type OrgRecord,
  type Stamp,
} from './write-queries.ts'

/** Paths of new organisations, whatever order the rows are in. */
function pathsOf(
  added: readonly OrgOp[],
  idOf: ReadonlyMap<number, string>,
  known: ReadonlyMap<string, string>,
): Map<number, string> {
  const bySeq = new Map(added.map((op) => [op.seq, op]))
  const paths = new Map<number, string>()
  const pathOf = (op: OrgOp): string => {
    const ready = paths.get(op.seq)
    if (ready) return ready
    const parent = 'seq' in op.parent ? bySeq.get(op.parent.seq) : undefined
    const above = parent ? pathOf(parent) : 'id' in op.parent ? known.get(op.parent.id) : undefined
    if (!above) throw new Failure('conflict', `“${op.name}”的上级党组织已经变动，没有写入任何内容；请重新读取。`)
    const path = `${above}${idOf.get(op.seq)}/`
    paths.set(op.seq, path)
    return path
  }
  for (const op of added) pathOf(op)
  return paths
}

async function writeFounded(db: Database, stamp: Stamp, added: readonly OrgOp[], today: PlainDate): Promise<Map<number, string>> {
  const ids = await nextIds(db, 'org', added.length)
  const idOf = new Map(added.map((op, index) => [op.seq, ids[index] ?? '']))
  if (added.length === 0) return idOf
  const parents = added.flatMap((op) => ('id' in op.parent ? [op.parent.id] : []))
  const paths = pathsOf(added, idOf, await listPaths(db, parents, today))
  const records = added.map((op): OrgRecord => {
    const { nameKey, initials } = pinyinKeys(op.shortName, 'unit')
    const id = idOf.get(op.seq) ?? ''
    return {
      id,
      code: op.code ?? `ZZ-${id.padStart(6, '0')}`,
      name: op.name,
      short_name: op.shortName,
      name_key: nameKey,
      initials,
      kind: op.kind,
      founded_on: op.foundedOn,
      founded_doc_no: op.foundedDocNo,
      parent_id: ('seq' in op.parent ? idOf.get(op.parent.seq) : op.parent.id) ?? '',
      path: paths.get(op.seq) ?? '',
    }
  })
  const events = await insertOrgs(db, stamp, records)
  const dated = added.map((op) => ({ org_id: idOf.get(op.seq) ?? '', from_on: op.foundedOn }))
  await recordInserted(
    db,
    stamp.batchId,
    'org',
    ids.map((id) => ({ id })),
  )
  for (const table of ['org_name', 'org_kind', 'org_placement'] as const) await recordInserted(db, stamp.batchId, table, dated)
  await recordInserted(
    db,
    stamp.batchId,
    'org_event',
    events.map((id) => ({ id })),
  )
  return idOf
}

async function writeTerms(db: Database, stamp: Stamp, ops: readonly (OrgOp & { orgId: string })[]): Promise<Map<string, string>> {
  const terms = ops.flatMap((op) => (op.term ? [{ ...op.term, orgId: op.orgId }] : []))
  if (terms.length === 0) return new Map()
  const ids = await nextIds(db, 'term', terms.length)
  await insertTerms(
    db,
    stamp,
    terms.map((term, index) => ({
      id: ids[index] ?? '',
      org_id: term.orgId,
      started_on: term.startedOn,
      seats: term.seats,
      has_committee: term.hasCommittee,
      approval_doc_no: term.docNo,
    })),
  )
  await recordInserted(
    db,
    stamp.batchId,
    'term',
    ids.map((id) => ({ id })),
  )
  const ended = await listTermsToEnd(
    db,
    terms.map((term) => term.orgId),
  )
  const own = new Set(ids)
  await changeRows(
    db,
    stamp.batchId,
    'term',
    ended.filter((term) => !own.has(term.id)).map((term) => ({ key: { id: term.id }, set: { ended_on: term.endedOn } })),
  )
  return new Map(terms.map((term, index) => [term.orgId, ids[index] ?? '']))
}

/** Writes organisations with name, kind, place, founding, term, coverage and secretary. */
export async function writeOrgs(
  db: Database,
  stamp: Stamp,
  plans: readonly PlannedRow<OrgOp>[],
  today: PlainDate,
): Promise<string[]> {
  const ops = plans.flatMap((plan) => (plan.op && plan.action !== 'same' ? [plan.op] : []))
  const idOf = await writeFounded(
    db,
    stamp,
    ops.filter((op) => op.id === undefined),
    today,
  )
  const placed = ops.map((op) => ({ ...op, orgId: op.id ?? idOf.get(op.seq) ?? '' }))
  const termOf = await writeTerms(db, stamp, placed)
  const coverage = placed.flatMap((op) =>
    op.schools.map((school) => ({ school_id: school.id, org_id: op.orgId, form: school.form, from_on: op.coveredFrom })),
  )
  if (coverage.length > 0)
    await recordInserted(
      db,
      stamp.batchId,
      'school_org',
      (await insertCoverage(db, stamp, coverage)).map((id) => ({ id })),
    )
  const posts = placed.filter((op) => op.secretaryId !== undefined)
  const ids = await nextIds(db, 'post', posts.length)
  if (posts.length > 0)
    await insertPosts(
      db,
      stamp,
      posts.map((op, index) => ({
        id: ids[index] ?? '',
        person_id: op.secretaryId ?? '',
        org_id: op.orgId,
        duty: 'secretary',
        appointment: op.secretaryBy ?? 'elected',
        from_on: op.secretaryFrom ?? '',
        term_id: termOf.get(op.orgId) ?? null,
      })),
    )
  await recordInserted(
    db,
    stamp.batchId,
    'post',
    ids.map((id) => ({ id })),
  )
  return placed.map((op) => op.orgId)
}
