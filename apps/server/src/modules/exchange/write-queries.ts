import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

export interface Stamp {
  batchId: string
  accountId: string
}

const asRecords = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::jsonb`

/** Registers counties that are not there yet; answers the code of each name. */
export async function addRegions(db: Database, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  await sql`insert into region (code, name, sort)
    select 'QX' || lpad((base.last + n.ord)::text, 4, '0'), n.name, base.last + n.ord
    from unnest(${names}::text[]) with ordinality as n(name, ord), (select coalesce(max(sort), 0) as last from region) base
    on conflict (name) do nothing`.execute(db)
  const { rows } = await sql<{
    code: string
    name: string
  }>`select code, name from region where name = any(${names}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.name, row.code]))
}

export interface SchoolRecord {
  id: string
  code: string
  name: string
  short_name: string
  name_key: string
  initials: string
  stage: string
  ownership: string
  region_code: string
  opened_on: string | null
  legal_representative: string | null
  governance: string | null
  manager_org_id: string | null
}
export const insertSchools = (db: Database, { batchId, accountId }: Stamp, rows: readonly SchoolRecord[]) =>
  sql`insert into school (id, code, name, short_name, name_key, initials, stage, ownership, region_code, opened_on, legal_representative,
      governance, manager_org_id, import_batch_id, recorded_by)
    select id, code, name, short_name, name_key, initials, stage, ownership, region_code, opened_on, legal_representative, governance,
      manager_org_id, ${batchId}, ${accountId}
    from jsonb_to_recordset(${asRecords(rows)}) as r(id bigint, code text, name text, short_name text, name_key text, initials text, stage text,
      ownership text, region_code text, opened_on date, legal_representative text, governance text, manager_org_id bigint)`.execute(
    db,
  )

export const insertSchoolNumbers = (
  db: Database,
  { accountId }: Stamp,
  source: string,
  rows: readonly { school_id: string; item: string; counted_on: string; amount: number }[],
) =>
  sql`insert into school_number (school_id, item, counted_on, amount, source, recorded_by)
    select school_id, item, counted_on, amount, ${source}, ${accountId}
    from jsonb_to_recordset(${asRecords(rows)}) as r(school_id bigint, item text, counted_on date, amount int)`.execute(db)

export interface OrgRecord {
  id: string
  code: string
  name: string
  short_name: string
  name_key: string
  initials: string
  kind: string
  founded_on: string
  founded_doc_no: string | null
  parent_id: string
  path: string
}

/** Organisations with name, kind and place from their founding, and the founding as an event; answers the event ids. */
export async function insertOrgs(db: Database, { batchId, accountId }: Stamp, rows: readonly OrgRecord[]): Promise<string[]> {
  const records = asRecords(rows)
  await sql`insert into org (id, code, founded_on, founded_doc_no, recorded_by)
    select id, code, founded_on, founded_doc_no, ${accountId}
    from jsonb_to_recordset(${records}) as r(id bigint, code text, founded_on date, founded_doc_no text)`.execute(db)
  await sql`insert into org_name (org_id, name, short_name, name_key, initials, from_on, doc_no, recorded_by)
    select id, name, short_name, name_key, initials, founded_on, founded_doc_no, ${accountId}
    from jsonb_to_recordset(${records}) as r(id bigint, name text, short_name text, name_key text, initials text, founded_on date, founded_doc_no text)`.execute(
    db,
  )
  await sql`insert into org_kind (org_id, kind, from_on, doc_no, recorded_by)
    select id, kind, founded_on, founded_doc_no, ${accountId}
    from jsonb_to_recordset(${records}) as r(id bigint, kind text, founded_on date, founded_doc_no text)`.execute(db)
  await sql`insert into org_placement (org_id, parent_id, path, from_on, doc_no, recorded_by)
    select id, parent_id, path, founded_on, founded_doc_no, ${accountId}
    from jsonb_to_recordset(${records}) as r(id bigint, parent_id bigint, path text, founded_on date, founded_doc_no text)`.execute(
    db,
  )
  const events = await sql<{ id: string }>`insert into org_event (org_id, kind, happened_on, doc_no, detail, recorded_by)
    select id, 'found', founded_on, founded_doc_no, jsonb_build_object('importBatch', ${batchId}::text), ${accountId}
    from jsonb_to_recordset(${records}) as r(id bigint, founded_on date, founded_doc_no text) returning id`.execute(db)
  return events.rows.map((row) => row.id)
}

export interface TermRecord {
  id: string
  org_id: string
  started_on: string
  seats: number | null
  has_committee: boolean
  approval_doc_no: string | null
}
export const insertTerms = (db: Database, { batchId, accountId }: Stamp, rows: readonly TermRecord[]) =>
  sql`insert into term (id, org_id, started_on, seats, has_committee, approval_doc_no, import_batch_id, recorded_by)
    select id, org_id, started_on, seats, has_committee, approval_doc_no, ${batchId}, ${accountId}
    from jsonb_to_recordset(${asRecords(rows)}) as r(id bigint, org_id bigint, started_on date, seats int, has_committee boolean, approval_doc_no text)`.execute(
    db,
  )

/** Terms that a later one has ended and that do not say so yet. */
export async function listTermsToEnd(db: Database, orgIds: readonly string[]) {
  const { rows } = await sql<{ id: string; endedOn: string }>`
    select t.id, (select min(n.started_on) from term n where n.org_id = t.org_id and n.started_on > t.started_on) as "endedOn"
    from term t where t.org_id = any (${orgIds}::bigint[]) and t.ended_on is null
      and exists (select from term n where n.org_id = t.org_id and n.started_on > t.started_on)`.execute(db)
  return rows
}

export async function insertCoverage(
  db: Database,
  { batchId, accountId }: Stamp,
  rows: readonly { school_id: string; org_id: string; form: string; from_on: string }[],
): Promise<string[]> {
  const inserted = await sql<{ id: string }>`
    insert into school_org (school_id, org_id, form, from_on, import_batch_id, recorded_by)
    select school_id, org_id, form, from_on, ${batchId}, ${accountId}
    from jsonb_to_recordset(${asRecords(rows)}) as r(school_id bigint, org_id bigint, form text, from_on date) returning id`.execute(
    db,
  )
  return inserted.rows.map((row) => row.id)
}

export interface PostRecord {
  id: string
  person_id: string
  org_id: string
  duty: string
  appointment: string
  from_on: string
  term_id: string | null
}
export const insertPosts = (db: Database, { batchId, accountId }: Stamp, rows: readonly PostRecord[]) =>
  sql`insert into post (id, person_id, org_id, duty, appointment, from_on, term_id, import_batch_id, recorded_by)
    select id, person_id, org_id, duty, appointment, from_on, term_id, ${batchId}, ${accountId}
    from jsonb_to_recordset(${asRecords(rows)}) as r(id bigint, person_id bigint, org_id bigint, duty text, appointment text, from_on date, term_id bigint)`.execute(
    db,
  )

/** One new member with everything that begins with them. */
export interface MemberRecord {
  id: string
  isNewPerson: boolean
  name: string
  name_key: string
  initials: string
  id_no: string | null
  sex: string | null
  ethnicity: string | null
  born_on: string | null
  born_precision: string
  birth_note: string | null
  education: string | null
  degree: string | null
  work_post: string | null
  title: string | null
  phone: string | null
  address: string | null
  native_place: string | null
  worked_from: string | null
  is_front_line: boolean | null
  school_id: string | null
  org_id: string
  group_id: string | null
  applied_on: string | null
  activist_on: string | null
  candidate_on: string | null
  joined_on: string | null
  full_on: string | null
  is_floating: boolean
  floating_to: string | null
  floating_from: string | null
  is_lost: boolean
  lost_on: string | null
  entered_on: string
  grouped_on: string
  entry_kind: string
}

/** Persons, members and homes, a chunk in one statement each. */
export async function insertMembers(db: Database, { batchId, accountId }: Stamp, rows: readonly MemberRecord[]): Promise<void> {
  const records = asRecords(rows)
  await sql`insert into person (id, name, name_key, initials, id_no, sex, ethnicity, born_on, born_precision, birth_note, education, degree, work_post, title,
      phone, address, native_place, worked_from, is_front_line, school_id, keeper_org_id, import_batch_id, recorded_by)
    select id, name, name_key, initials, id_no, sex, ethnicity, born_on, born_precision, birth_note, education, degree, work_post, title,
      phone, address, native_place, worked_from, is_front_line, school_id, org_id, ${batchId}, ${accountId}
    from jsonb_to_recordset(${records}) as r(id bigint, "isNewPerson" boolean, name text, name_key text, initials text, id_no text, sex text,
      ethnicity text, born_on date, born_precision text, birth_note text, education text, degree text, work_post text, title text, phone text, address text,
      native_place text, worked_from date, is_front_line boolean, school_id bigint, org_id bigint)
    where "isNewPerson"`.execute(db)
  await sql`insert into member (person_id, org_id, applied_on, activist_on, candidate_on, joined_on, full_on, import_batch_id, recorded_by)
    select id, org_id, applied_on, activist_on, candidate_on, joined_on, full_on, ${batchId}, ${accountId}
    from jsonb_to_recordset(${records}) as r(id bigint, org_id bigint, applied_on date, activist_on date, candidate_on date, joined_on date,
      full_on date)`.execute(db)
  await sql`insert into member_away (person_id, org_id, kind, from_on, destination, recorded_by)
    select r.id, r.org_id, w.kind, w.since, w.towards, ${accountId}
    from jsonb_to_recordset(${records}) as r(id bigint, org_id bigint, is_floating boolean, floating_to text, floating_from date,
      is_lost boolean, lost_on date)
    cross join lateral (values ('floating', r.is_floating, r.floating_from, r.floating_to), ('lost', r.is_lost, r.lost_on, null))
      as w(kind, is_away, since, towards)
    where w.is_away`.execute(db)
  await sql`insert into membership (person_id, org_id, from_on, entry_kind, import_batch_id, recorded_by)
    select id, org_id, entered_on, entry_kind, ${batchId}, ${accountId}
    from jsonb_to_recordset(${records}) as r(id bigint, org_id bigint, entered_on date, entry_kind text)`.execute(db)
  await sql`insert into group_member (person_id, group_id, from_on, recorded_by)
    select id, group_id, grouped_on, ${accountId}
    from jsonb_to_recordset(${records}) as r(id bigint, group_id bigint, grouped_on date) where group_id is not null`.execute(db)
}

export const insertStatuses = (
  db: Database,
  { accountId }: Stamp,
  rows: readonly { person_id: string; org_id: string; status: string; from_on: string; until_on: string | null }[],
) =>
  sql`insert into member_status (person_id, org_id, status, from_on, until_on, recorded_by)
    select person_id, org_id, status, from_on, until_on, ${accountId}
    from jsonb_to_recordset(${asRecords(rows)}) as r(person_id bigint, org_id bigint, status text, from_on date, until_on date)`.execute(
    db,
  )

export const insertGroupMembers = (
  db: Database,
  { accountId }: Stamp,
  rows: readonly { person_id: string; group_id: string; from_on: string }[],
) =>
  sql`insert into group_member (person_id, group_id, from_on, recorded_by)
    select person_id, group_id, from_on, ${accountId}
    from jsonb_to_recordset(${asRecords(rows)}) as r(person_id bigint, group_id bigint, from_on date)`.execute(db)

/** Paths of organisations on a day. */
export async function listPaths(db: Database, ids: readonly string[], on: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; path: string }>`
    select org_id as id, path from org_placement
    where org_id = any (${ids}::bigint[]) and from_on <= ${on} and (until_on is null or until_on > ${on})`.execute(db)
  return new Map(rows.map((row) => [row.id, row.path]))
}
