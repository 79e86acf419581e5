import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'
import { reachOf } from './queries.ts'

export interface TalkFilter {
  orgId?: string | undefined
  from?: PlainDate | undefined
  to?: PlainDate | undefined
}

export interface TalkRow {
  id: string
  orgId: string
  orgName: string
  talkedOn: PlainDate
  personId: string
  personName: string
  otherPersonId: string
  otherPersonName: string
  recordedOn: PlainDate
  recordedBy: string | null
}

/** Talks of the organisations in reach and below, the latest first; voided ones are left out. */
export async function listTalks(
  db: Database,
  scope: Scope,
  filter: TalkFilter & { page: number; pageSize: number },
  on: PlainDate,
): Promise<{ rows: TalkRow[]; total: number }> {
  const last = filter.to && filter.to < on ? filter.to : on
  const from = sql`from talk t join reach r on r.org_id = t.org_id
    where t.voided_at is null and t.talked_on <= ${last} ${filter.from ? sql`and t.talked_on >= ${filter.from}` : sql``}`
  const reach = sql`with reach as (${reachOf(scope, on, filter.orgId)})`
  const [found, counted] = await Promise.all([
    sql<TalkRow>`${reach}, page as (
        select t.* ${from} order by t.talked_on desc, t.id desc limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize})
      select t.id, t.org_id as "orgId", n.short_name as "orgName", t.talked_on as "talkedOn", t.person_id as "personId",
        w.name as "personName", t.other_person_id as "otherPersonId", w.other_name as "otherPersonName", t.recorded_on as "recordedOn",
        a.display_name as "recordedBy"
      from page t
      join talk_names(array(select id from page)) w on w.talk_id = t.id
      cross join lateral (select short_name from org_name where org_id = t.org_id and from_on <= ${on} order by from_on desc limit 1) n
      left join account a on a.id = t.recorded_by
      order by t.talked_on desc, t.id desc`.execute(db),
    sql<{ total: number }>`${reach} select count(*)::int as total ${from}`.execute(db),
  ])
  return { rows: found.rows, total: counted.rows[0]?.total ?? 0 }
}

/** Records the talks that are not on record yet; the same pair on the same day is one talk. Answers how many were new. */
export async function insertTalks(
  db: Database,
  row: { orgId: string; talkedOn: PlainDate; personId: string; otherIds: readonly string[]; today: PlainDate; accountId: string },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into talk (org_id, talked_on, person_id, other_person_id, recorded_on, recorded_by)
    select ${row.orgId}, ${row.talkedOn}, ${row.personId}::bigint, other, ${row.today}, ${row.accountId}
    from unnest(${[...row.otherIds]}::bigint[]) as other
    on conflict do nothing`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** A talk in reach, locked, not voided. */
export async function lockTalk(db: Database, scope: Scope<'meeting.write'>, id: string, today: PlainDate) {
  const { rows } = await sql<{ id: string; orgId: string; talkedOn: PlainDate }>`
    select t.id, t.org_id as "orgId", t.talked_on as "talkedOn" from talk t join org_placement p on p.org_id = t.org_id
    where t.id = ${id} and t.voided_at is null and p.from_on <= ${today} and (p.until_on is null or p.until_on > ${today})
      and ${inScope(sql.ref('p.path'), scope)} for update of t`.execute(db)
  return rows[0]
}

export const voidTalkRow = (db: Database, id: string, row: { reason: string; accountId: string }) =>
  sql`update talk set voided_at = now(), voided_by = ${row.accountId}, void_reason = ${row.reason} where id = ${id}`.execute(db)

/** Days with a talk on record between the days, by organisation: what MTG-08 asks before a life meeting. */
export async function listTalkDays(db: Database, orgIds: readonly string[], from: PlainDate, to: PlainDate) {
  const { rows } = await sql<{ orgId: string; on: PlainDate }>`
    select distinct org_id as "orgId", talked_on as "on" from talk
    where org_id = any(${[...orgIds]}::bigint[]) and voided_at is null and talked_on between ${from} and ${to}
    order by talked_on`.execute(db)
  return rows
}
