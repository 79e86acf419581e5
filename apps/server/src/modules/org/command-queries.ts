import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'
import { pinyinKeys } from '../../platform/pinyin.ts'

/** The organisation locked for a command, with the latest day of each kind of fact. */
export async function lockOrg(db: Database, id: string) {
  const { rows } = await sql<{ id: string; foundedOn: string; dissolvedOn: string | null }>`
    select id, founded_on as "foundedOn", dissolved_on as "dissolvedOn" from org where id = ${id} for update`.execute(db)
  return rows[0]
}

export interface OrgState {
  id: string
  name: string
  shortName: string
  kind: string
  kindDocNo: string | null
  parentId: string | null
  path: string
  nameFrom: string
  kindFrom: string
  placedFrom: string
}

/** Newest name, type and place of the organisations. */
export async function listLatest(db: Database, ids: readonly string[]): Promise<OrgState[]> {
  const { rows } = await sql<OrgState>`
    select distinct on (o.id) o.id, n.name, n.short_name as "shortName", k.kind, k.doc_no as "kindDocNo", p.parent_id as "parentId", p.path,
      n.from_on as "nameFrom", k.from_on as "kindFrom", p.from_on as "placedFrom"
    from org o join org_name n on n.org_id = o.id join org_kind k on k.org_id = o.id join org_placement p on p.org_id = o.id
    where o.id = any(${ids}::bigint[])
    order by o.id, n.from_on desc, k.from_on desc, p.from_on desc`.execute(db)
  return rows
}

export interface Placement {
  orgId: string
  parentId: string | null
  path: string
  from: string
  until: string | null
  docNo: string | null
}

/** Places the organisation had from the day on, oldest first. */
export async function listPlacesFrom(db: Database, id: string, from: string): Promise<Placement[]> {
  const { rows } = await sql<Placement>`
    select org_id as "orgId", parent_id as "parentId", path, from_on as "from", until_on as until, doc_no as "docNo"
    from org_placement where org_id = ${id} and (until_on is null or until_on > ${from}) order by from_on`.execute(db)
  return rows
}

/** Places of the organisation and everything below it that reach past the day. */
export async function listSubtreeFrom(db: Database, path: string, from: string): Promise<Placement[]> {
  const { rows } = await sql<Placement>`
    select org_id as "orgId", parent_id as "parentId", path, from_on as "from", until_on as until, doc_no as "docNo"
    from org_placement
    where path >= ${path} collate "C" and path < ${`${path}~`} collate "C" and (until_on is null or until_on > ${from})
    order by path for update`.execute(db)
  return rows
}

/** Closes the rows begun before the day, rewrites the path of later ones, opens the new rows: one subtree in three statements. */
export async function replacePlaces(
  db: Database,
  on: string,
  close: readonly string[],
  rewrite: readonly Placement[],
  open: readonly Placement[],
  accountId: string,
) {
  if (close.length > 0)
    await sql`update org_placement set until_on = ${on} where org_id = any(${close}::bigint[]) and from_on < ${on} and (until_on is null or until_on > ${on})`.execute(
      db,
    )
  if (rewrite.length > 0)
    await sql`update org_placement p set path = r.path from jsonb_to_recordset(${JSON.stringify(rewrite)}::jsonb) as r("orgId" bigint, "from" date, path text)
      where p.org_id = r."orgId" and p.from_on = r."from"`.execute(db)
  await insertPlaces(db, open, accountId)
}

export async function insertPlaces(db: Database, rows: readonly Placement[], accountId: string) {
  if (rows.length === 0) return
  await sql`insert into org_placement (org_id, parent_id, path, from_on, until_on, doc_no, recorded_by)
    select r."orgId", r."parentId", r.path, r."from", r.until, r."docNo", ${accountId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("orgId" bigint, "parentId" bigint, path text, "from" date, until date, "docNo" text)`.execute(
    db,
  )
}

export async function insertOrg(
  db: Database,
  row: {
    code: string | undefined
    name: string
    shortName: string
    kind: string
    on: string
    docNo: string | null
    endsOn: string | null
    accountId: string
  },
): Promise<string> {
  const next = await sql<{ id: string }>`select nextval(pg_get_serial_sequence('org', 'id')) as id`.execute(db)
  const given = next.rows[0]?.id ?? ''
  const { id } = await db
    .insertInto('org')
    .values({
      id: given,
      code: row.code ?? `ZZ${given.padStart(6, '0')}`,
      founded_on: row.on,
      founded_doc_no: row.docNo,
      ends_on: row.endsOn,
      recorded_by: row.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertName(db, { ...row, orgId: id })
  await insertKind(db, { ...row, orgId: id })
  return id
}

interface Change {
  orgId: string
  on: string
  docNo: string | null
  accountId: string
}

export const insertName = (db: Database, row: Change & { name: string; shortName: string }) =>
  db
    .insertInto('org_name')
    .values({
      org_id: row.orgId,
      name: row.name,
      short_name: row.shortName,
      name_key: pinyinKeys(row.name, 'unit').nameKey,
      initials: pinyinKeys(row.shortName, 'unit').initials,
      from_on: row.on,
      doc_no: row.docNo,
      recorded_by: row.accountId,
    })
    .execute()

export const insertKind = (db: Database, row: Change & { kind: string }) =>
  db
    .insertInto('org_kind')
    .values({ org_id: row.orgId, kind: row.kind, from_on: row.on, doc_no: row.docNo, recorded_by: row.accountId })
    .execute()

/** Ends the open name or type at the day. */
export const closeOpen = (db: Database, table: 'org_name' | 'org_kind', orgId: string, on: string) =>
  db.updateTable(table).set({ until_on: on }).where('org_id', '=', orgId).where('until_on', 'is', null).execute()

export const markDissolved = (db: Database, orgId: string, on: string, docNo: string | null) =>
  db.updateTable('org').set({ dissolved_on: on, dissolved_doc_no: docNo }).where('id', '=', orgId).execute()

export async function insertOrgEvent(
  db: Database,
  row: Change & { kind: string; decidedBy: string | null; detail: object; reason: string | null },
) {
  const { id } = await db
    .insertInto('org_event')
    .values({
      org_id: row.orgId,
      kind: row.kind,
      happened_on: row.on,
      doc_no: row.docNo,
      decided_by: row.decidedBy,
      detail: JSON.stringify(row.detail),
      reason: row.reason,
      recorded_by: row.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Ends what hangs on a dissolved organisation: posts, terms, the power to approve, coverage of schools. */
export async function closeWhatHangs(db: Database, orgId: string, on: string) {
  await sql`update post set until_on = greatest(${on}::date, from_on + 1) where org_id = ${orgId} and (until_on is null or until_on > ${on})`.execute(
    db,
  )
  await sql`update term set ended_on = ${on} where org_id = ${orgId} and ended_on is null and (started_on is null or started_on <= ${on})`.execute(
    db,
  )
  await sql`update approval_power set until_on = greatest(${on}::date, coalesce(from_on + 1, ${on}::date)) where org_id = ${orgId} and until_on is null`.execute(
    db,
  )
  await sql`update school_org set until_on = greatest(${on}::date, from_on + 1) where org_id = ${orgId} and (until_on is null or until_on > ${on})`.execute(
    db,
  )
}

/** Codes are unique. */
export async function codeExists(db: Database, code: string) {
  return (await db.selectFrom('org').select('id').where('code', '=', code).executeTakeFirst()) !== undefined
}
