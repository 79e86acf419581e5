import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import type { Appointment, Duty } from '@hongzhu/domain/org'
import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'

export interface LookedAt {
  id: string
  name: string
}

/** Organisations with a leading body below the path today, in the order of the tree. */
export async function listBodies(
  db: Database,
  scope: Scope,
  on: PlainDate,
  { path, kinds, limit, offset }: { path: string | undefined; kinds: readonly string[]; limit: number; offset: number },
) {
  const { rows } = await sql<LookedAt & { total: number }>`
    select o.id, o.short_name as name, count(*) over ()::int as total from org_at(${on}) o
    where ${path ? sql`o.path >= ${path} collate "C" and o.path < ${`${path}~`} collate "C" and` : sql``} o.kind = any(${[...kinds]}::text[])
      and ${inScope(sql.ref('o.path'), scope)}
    order by o.path limit ${limit} offset ${offset}`.execute(db)
  return { rows: rows.map(({ id, name }): LookedAt => ({ id, name })), total: rows[0]?.total ?? 0 }
}

export interface PostRow {
  id: string
  orgId: string
  personId: string
  name: string
  duty: Duty
  by: Appointment
  from: PlainDate
  until: PlainDate | null
  docNo: string | null
  fullOn: PlainDate | null
}

/** Every post that was ever held in these organisations, up to the day. */
export async function listPosts(db: Database, orgIds: readonly string[], on: PlainDate): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    select d.id, d.org_id as "orgId", d.person_id as "personId", p.name, d.duty, d.appointment as by, d.from_on as "from",
      d.until_on as "until", d.doc_no as "docNo", m.full_on as "fullOn"
    from post d join person p on p.id = d.person_id left join member m on m.person_id = d.person_id
    where d.org_id = any(${[...orgIds]}::bigint[]) and d.from_on <= ${on}
    order by d.org_id, d.from_on, d.id`.execute(db)
  return rows
}

interface DelayRow {
  termId: string
  to: PlainDate
  docNo: string | null
  decidedOn: PlainDate | null
}

/** The approved delay of each term of these organisations, the latest decision. */
export async function listDelays(db: Database, orgIds: readonly string[]): Promise<DelayRow[]> {
  const { rows } = await sql<DelayRow>`
    select distinct on (t.id) t.id as "termId", d.delayed_to as "to", d.doc_no as "docNo", d.decided_on as "decidedOn"
    from term t join term_delay d on d.term_id = t.id where t.org_id = any(${[...orgIds]}::bigint[])
    order by t.id, d.id desc`.execute(db)
  return rows
}
