import { isMonthOnly, textValue, type Values, yesNoValue } from '@hongzhu/domain/exchange'
import type { Database } from '../../platform/db/pool.ts'
import { pinyinKeys } from '../../platform/pinyin.ts'
import { changeRows } from './change-rows.ts'
import { nextIds, recordInserted } from './effect-queries.ts'
import type { MemberOp } from './member-types.ts'
import type { PlannedRow } from './plan.ts'
import {
  insertGroupMembers,
  insertMembers,
  insertPosts,
  insertStatuses,
  type MemberRecord,
  type PostRecord,
  type Stamp,
} from './write-queries.ts'

interface Placed extends MemberOp {
  id: string
}

const textOrNull = (values: Values, key: string) => textValue(values, key) ?? null

function recordOf({ id, personId, values, orgId, groupId, schoolId, enteredOn, groupedOn }: Placed): MemberRecord {
  const name = textValue(values, 'name') ?? ''
  const { nameKey, initials } = pinyinKeys(name)
  const text = (key: string) => textOrNull(values, key)
  return {
    id,
    isNewPerson: personId === undefined,
    name,
    name_key: nameKey,
    initials,
    id_no: text('idNo'),
    sex: text('sex'),
    ethnicity: text('ethnicity'),
    born_on: text('bornOn'),
    born_precision: isMonthOnly(values, 'bornOn') ? 'month' : 'day',
    birth_note: text('birthNote'),
    education: text('education'),
    degree: text('degree'),
    work_post: text('workPost'),
    title: text('title'),
    phone: text('phone'),
    address: text('address'),
    native_place: text('nativePlace'),
    worked_from: text('workedFrom'),
    is_front_line: yesNoValue(values, 'isFrontLine') ?? null,
    school_id: schoolId,
    org_id: orgId,
    group_id: groupId,
    applied_on: text('appliedOn'),
    activist_on: text('activistOn'),
    candidate_on: text('candidateOn'),
    joined_on: text('joinedOn'),
    full_on: text('fullOn'),
    is_floating: yesNoValue(values, 'isFloating') ?? false,
    floating_to: text('floatingTo'),
    floating_from: text('floatingFrom'),
    is_lost: yesNoValue(values, 'isLost') ?? false,
    lost_on: text('lostOn'),
    entered_on: enteredOn,
    grouped_on: groupedOn,
    entry_kind: text('entryKind') ?? 'OTHER',
  }
}

/** 党籍状态自入党之日起；停止党籍的自停止之日另起一段。 */
function statusesOf({ id, orgId, values, enteredOn }: Placed) {
  const from = textValue(values, 'joinedOn') ?? enteredOn
  const stopped = textValue(values, 'status') === 'STOPPED' ? textValue(values, 'statusOn') : undefined
  const row = (status: string, from_on: string, until_on: string | null) => ({
    person_id: id,
    org_id: orgId,
    status,
    from_on,
    until_on,
  })
  return stopped ? [row('NORMAL', from, stopped), row('STOPPED', stopped, null)] : [row('NORMAL', from, null)]
}

const postsOf = (placed: readonly Placed[]) =>
  placed.flatMap((op) =>
    op.posts.map(
      (post): Omit<PostRecord, 'id'> => ({
        person_id: op.id,
        org_id: post.orgId,
        duty: post.duty,
        appointment: post.appointment,
        from_on: post.fromOn,
        term_id: post.termId,
      }),
    ),
  )

async function writePosts(db: Database, stamp: Stamp, placed: readonly Placed[]): Promise<void> {
  const posts = postsOf(placed)
  if (posts.length === 0) return
  const ids = await nextIds(db, 'post', posts.length)
  await insertPosts(
    db,
    stamp,
    posts.map((post, index) => ({ ...post, id: ids[index] ?? '' })),
  )
  await recordInserted(
    db,
    stamp.batchId,
    'post',
    ids.map((id) => ({ id })),
  )
}

async function writeNew(db: Database, stamp: Stamp, placed: readonly Placed[]): Promise<void> {
  await insertMembers(db, stamp, placed.map(recordOf))
  const statuses = placed.flatMap(statusesOf)
  await insertStatuses(db, stamp, statuses)
  const { batchId } = stamp
  const people = placed.filter((op) => op.personId === undefined)
  await recordInserted(
    db,
    batchId,
    'person',
    people.map(({ id }) => ({ id })),
  )
  await recordInserted(
    db,
    batchId,
    'member',
    placed.map(({ id }) => ({ person_id: id })),
  )
  await recordInserted(
    db,
    batchId,
    'membership',
    placed.map(({ id, enteredOn }) => ({ person_id: id, from_on: enteredOn })),
  )
  await recordInserted(
    db,
    batchId,
    'member_status',
    statuses.map(({ person_id, from_on }) => ({ person_id, from_on })),
  )
  const grouped = placed.filter((op) => op.groupId !== null)
  await recordInserted(
    db,
    batchId,
    'group_member',
    grouped.map(({ id, groupedOn }) => ({ person_id: id, from_on: groupedOn })),
  )
}

async function writeChanges(db: Database, stamp: Stamp, changed: readonly Placed[]): Promise<void> {
  const people = changed.filter((op) => Object.keys(op.changes?.person ?? {}).length > 0)
  const members = changed.filter((op) => Object.keys(op.changes?.member ?? {}).length > 0)
  await changeRows(
    db,
    stamp.batchId,
    'person',
    people.map((op) => ({
      key: { id: op.id },
      set: { ...op.changes?.person, version: (op.version ?? 0) + 1 },
      held: { version: op.version },
    })),
  )
  await changeRows(
    db,
    stamp.batchId,
    'member',
    members.map((op) => ({ key: { person_id: op.id }, set: { ...op.changes?.member } })),
  )
  const grouped = changed.filter((op) => op.groupId !== null && !op.becomesMember)
  if (grouped.length === 0) return
  await insertGroupMembers(
    db,
    stamp,
    grouped.map((op) => ({ person_id: op.id, group_id: op.groupId ?? '', from_on: op.groupedOn })),
  )
  await recordInserted(
    db,
    stamp.batchId,
    'group_member',
    grouped.map((op) => ({ person_id: op.id, from_on: op.groupedOn })),
  )
}

/** Writes members with person, home, status, group and posts; answers the organisations touched. The caller brings some hundred at a time. */
export async function writeMembers(db: Database, stamp: Stamp, plans: readonly PlannedRow<MemberOp>[]): Promise<string[]> {
  const ops = plans.flatMap((plan) => (plan.op && plan.action !== 'same' ? [plan.op] : []))
  const isNew = (op: MemberOp) => op.personId === undefined || op.becomesMember === true
  const ids = await nextIds(db, 'person', ops.filter((op) => op.personId === undefined).length)
  let next = 0
  const placed = ops.map((op): Placed => ({ ...op, id: op.personId ?? ids[next++] ?? '' }))
  const added = placed.filter(isNew)
  if (added.length > 0) await writeNew(db, stamp, added)
  await writeChanges(
    db,
    stamp,
    placed.filter((op) => op.personId !== undefined),
  )
  await writePosts(db, stamp, placed)
  return [...new Set(placed.flatMap((op) => [op.orgId, ...op.posts.map((post) => post.orgId)]))]
}
