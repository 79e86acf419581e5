import type { PlainDate } from '@hongzhu/domain'
import type { LocalItem } from '@hongzhu/domain/dues'
import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

export interface LocalItemRow {
  id: string
  orgId: string
  issuer: string
  code: string
  label: string | null
  treatment: LocalItem['treatment']
  from: PlainDate
  until: PlainDate | null
  docNo: string
}

/** Local items of the organisation and of those above it on the day: the nearest office first, its latest notice first. */
export async function listLocalItems(db: Database, orgId: string, on: PlainDate): Promise<LocalItemRow[]> {
  const { rows } = await sql<LocalItemRow>`
    with place as (select path from org_placement where org_id = ${orgId} and from_on <= ${on} order by from_on desc limit 1)
    select i.id, i.org_id as "orgId", n.short_name as issuer, i.code, i.label, i.treatment, i.from_on as "from",
      i.until_on as until, i.doc_no as "docNo"
    from dues_local_item i
    cross join place
    cross join lateral (select short_name from org_name where org_id = i.org_id order by from_on desc limit 1) n
    where place.path like '%/' || i.org_id || '/%'
    order by position('/' || i.org_id || '/' in place.path) desc, i.from_on desc, i.id desc`.execute(db)
  return rows
}

/** Adds a line; undefined where this office already has one for the item from that day. */
export async function insertLocalItem(
  db: Database,
  row: { orgId: string; item: LocalItem; docNo: string; accountId: string },
): Promise<string | undefined> {
  const { item } = row
  const { rows } = await sql<{ id: string }>`
    insert into dues_local_item (org_id, code, label, treatment, from_on, until_on, doc_no, recorded_by)
    values (${row.orgId}, ${item.code}, ${item.label ?? null}, ${item.treatment}, ${item.from}, ${item.until ?? null},
      ${row.docNo}, ${row.accountId})
    on conflict (org_id, code, from_on) do nothing returning id`.execute(db)
  return rows[0]?.id
}
