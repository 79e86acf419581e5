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

/** Writes how floating and contact now stand: each span opened, corrected or ended in member_away; answers what stood there before. */
export async function updateAway(
  db: Database,
  row: {
    personId: string
    orgId: string
    isFloating: boolean
    floatingTo?: string | undefined
    floatingFrom?: PlainDate | undefined
    floatingReason?: string | undefined
    floatingContact?: string | undefined
    isLost: boolean
    lostOn?: PlainDate | undefined
    by: string
  },
) {
  const { rows } = await sql<Record<string, unknown>>`
    select f.id is not null as "isFloating", f.destination as "floatingTo", f.from_on as "floatingFrom", f.reason as "floatingReason",
      f.contact as "floatingContact", l.id is not null as "isLost", l.from_on as "lostOn"
    from (select) one
    left join member_away f on f.person_id = ${row.personId} and f.kind = 'floating' and f.until_on is null
    left join member_away l on l.person_id = ${row.personId} and l.kind = 'lost' and l.until_on is null`.execute(db)
  const [since, to] = [row.floatingFrom ?? null, row.floatingTo ?? null]
  await sql`select record_away(${row.personId}::bigint, ${row.orgId}::bigint, 'floating', ${row.isFloating}, ${since}::date, ${to},
      ${row.floatingReason ?? null}, ${row.floatingContact ?? null}, ${row.by}::bigint),
    record_away(${row.personId}::bigint, ${row.orgId}::bigint, 'lost', ${row.isLost}, ${row.lostOn ?? null}::date, null, null, null,
      ${row.by}::bigint)`.execute(db)
  return rows[0] ?? {}
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
