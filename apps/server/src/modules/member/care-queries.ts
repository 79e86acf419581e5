import type { PlainDate } from '@hongzhu/domain'
import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

export async function insertRelief(
  db: Database,
  row: {
    personId: string
    orgId: string
    kind: 'attendance' | 'rights'
    reason: string
    fromOn: PlainDate
    untilOn?: PlainDate | undefined
    reviewOn?: PlainDate | undefined
    docNo?: string | undefined
    by: string
  },
): Promise<string> {
  const { id } = await db
    .insertInto('member_relief')
    .values({
      person_id: row.personId,
      org_id: row.orgId,
      kind: row.kind,
      reason: row.reason,
      from_on: row.fromOn,
      until_on: row.untilOn ?? null,
      review_on: row.reviewOn ?? null,
      doc_no: row.docNo ?? null,
      recorded_by: row.by,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function findRelief(db: Database, personId: string, reliefId: string) {
  const { rows } = await sql<{ id: string; kind: 'attendance' | 'rights'; fromOn: PlainDate; untilOn: PlainDate | null }>`
    select id, kind, from_on as "fromOn", until_on as "untilOn" from member_relief
    where id = ${reliefId} and person_id = ${personId} for update`.execute(db)
  return rows[0]
}

export const endRelief = (db: Database, reliefId: string, untilOn: PlainDate) =>
  db.updateTable('member_relief').set({ until_on: untilOn }).where('id', '=', reliefId).execute()

/** Writes how floating and contact now stand (the database keeps each span dated in member_away); answers what stood there before. */
export async function updateAway(
  db: Database,
  row: {
    personId: string
    isFloating: boolean
    floatingTo?: string | undefined
    floatingFrom?: PlainDate | undefined
    floatingReason?: string | undefined
    floatingContact?: string | undefined
    isLost: boolean
    lostOn?: PlainDate | undefined
  },
) {
  const before = await sql<Record<string, unknown>>`
    select is_floating as "isFloating", floating_to as "floatingTo", floating_from as "floatingFrom", floating_reason as "floatingReason",
      floating_contact as "floatingContact", is_lost as "isLost", lost_on as "lostOn" from member where person_id = ${row.personId}`.execute(
    db,
  )
  await db
    .updateTable('member')
    .set({
      is_floating: row.isFloating,
      floating_to: row.isFloating ? (row.floatingTo ?? null) : null,
      floating_from: row.isFloating ? (row.floatingFrom ?? null) : null,
      floating_reason: row.isFloating ? (row.floatingReason ?? null) : null,
      floating_contact: row.isFloating ? (row.floatingContact ?? null) : null,
      is_lost: row.isLost,
      lost_on: row.isLost ? (row.lostOn ?? null) : null,
    })
    .where('person_id', '=', row.personId)
    .execute()
  return before.rows[0] ?? {}
}

/** Looks and tries to look at full numbers by one account: within a minute, within a day; one at a time per account. */
export async function countLooks(db: Database, accountId: string, now: number) {
  await sql`select pg_advisory_xact_lock(7233002, ${accountId}::int)`.execute(db)
  const minuteAgo = new Date(now - 60_000).toISOString()
  const dayAgo = new Date(now - 86_400_000).toISOString()
  const { rows } = await sql<{ minute: number; day: number }>`
    select count(*) filter (where at > ${minuteAgo})::int as minute, count(*)::int as day
    from event where account_id = ${accountId} and type = 'member.unmasked' and at > ${dayAgo}`.execute(db)
  return rows[0] ?? { minute: 0, day: 0 }
}

/** The full values, for the one act of looking. */
export async function findFull(db: Database, personId: string) {
  const { rows } = await sql<{ idNo: string | null; phone: string | null; address: string | null }>`
    select id_no as "idNo", phone, address from person where id = ${personId}`.execute(db)
  return rows[0]
}
