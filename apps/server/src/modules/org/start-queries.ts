import { date } from '@hongzhu/domain'
import type { StartOfUse } from '@hongzhu/domain/obligation'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

const inForce = sql`(select distinct on (org_id) org_id, from_on from start_of_use order by org_id, id desc)`

/** The latest 启用日期 of an organisation and all above it, by its path; null where none is on record. */
export const latestStart = (path: RawBuilder<unknown>) =>
  sql<
    string | null
  >`(select max(s.from_on) from ${inForce} s where s.org_id = any(string_to_array(trim(both '/' from ${path}), '/')::bigint[]))`

/** 启用日期 in force of these organisations and of everything above them on the day, by organisation concerned. */
export async function listStarts(db: Database, orgIds: readonly string[], on: string): Promise<Map<string, StartOfUse[]>> {
  const { rows } = await sql<{ orgId: string; of: string; from: string }>`
    select p.org_id as "orgId", s.org_id as "of", s.from_on as "from"
    from ${inForce} s
    join org_placement p on s.org_id = any(string_to_array(trim(both '/' from p.path), '/')::bigint[])
    where p.org_id = any(${[...orgIds]}::bigint[]) and p.from_on <= ${on} and (p.until_on is null or p.until_on > ${on})`.execute(
    db,
  )
  const found = new Map<string, StartOfUse[]>()
  for (const row of rows) found.set(row.orgId, [...(found.get(row.orgId) ?? []), { orgId: row.of, from: date(row.from) }])
  return found
}
