import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

interface Recorded {
  recordedAt: string
  recordedBy: string | null
}
interface SpanRow extends Recorded {
  from: string
  until: string | null
  docNo: string | null
}

/** The organisation itself. */
export async function findOrg(db: Database, id: string) {
  const { rows } = await sql<{
    id: string
    code: string
    foundedOn: string
    foundedDocNo: string | null
    dissolvedOn: string | null
    dissolvedDocNo: string | null
    endsOn: string | null
    endsDocNo: string | null
  }>`select id, code, founded_on as "foundedOn", founded_doc_no as "foundedDocNo", dissolved_on as "dissolvedOn",
      dissolved_doc_no as "dissolvedDocNo", ends_on as "endsOn", ends_doc_no as "endsDocNo"
    from org where id = ${id}`.execute(db)
  return rows[0]
}

const span = sql`x.from_on as "from", x.until_on as until, x.doc_no as "docNo", x.recorded_at as "recordedAt", a.display_name as "recordedBy"`

/** Names of the organisation, newest first. */
export async function listNames(db: Database, id: string) {
  const { rows } = await sql<SpanRow & { name: string; shortName: string }>`
    select x.name, x.short_name as "shortName", ${span} from org_name x left join account a on a.id = x.recorded_by
    where x.org_id = ${id} order by x.from_on desc`.execute(db)
  return rows
}

/** Types of the organisation, newest first. */
export async function listKinds(db: Database, id: string) {
  const { rows } = await sql<SpanRow & { kind: string }>`
    select x.kind, ${span} from org_kind x left join account a on a.id = x.recorded_by
    where x.org_id = ${id} order by x.from_on desc`.execute(db)
  return rows
}

/** Superiors of the organisation, newest first, each by its name of that day. */
export async function listPlacements(db: Database, id: string) {
  const { rows } = await sql<SpanRow & { parentId: string | null; parentName: string | null; path: string }>`
    select x.parent_id as "parentId", n.short_name as "parentName", x.path, ${span}
    from org_placement x left join account a on a.id = x.recorded_by
    left join org_name n on n.org_id = x.parent_id and n.from_on <= x.from_on and (n.until_on is null or n.until_on > x.from_on)
    where x.org_id = ${id} order by x.from_on desc`.execute(db)
  return rows
}

/** Changes of the organisation, newest first. */
export async function listOrgEvents(db: Database, id: string) {
  const { rows } = await sql<
    Recorded & {
      id: string
      kind: string
      on: string
      docNo: string | null
      decidedBy: string | null
      text: string | null
      reason: string | null
    }
  >`
    select e.id, e.kind, e.happened_on as "on", e.doc_no as "docNo", n.short_name as "decidedBy", e.detail ->> 'text' as text, e.reason,
      e.recorded_at as "recordedAt", a.display_name as "recordedBy"
    from org_event e left join account a on a.id = e.recorded_by
    left join org_name n on n.org_id = e.decided_by and n.from_on <= e.happened_on and (n.until_on is null or n.until_on > e.happened_on)
    where e.org_id = ${id} order by e.happened_on desc, e.id desc`.execute(db)
  return rows
}

/** Short names of organisations on a day (else their first name). */
export async function listShortNames(db: Database, ids: readonly string[], on: string) {
  const { rows } = await sql<{ id: string; shortName: string }>`
    select distinct on (org_id) org_id as id, short_name as "shortName" from org_name
    where org_id = any(${ids}::bigint[])
    order by org_id, (from_on <= ${on}) desc, abs(from_on - ${on}::date)`.execute(db)
  return rows
}

/** Organisations directly below on the day with the members of each and all below it. */
export async function listChildren(db: Database, id: string, on: string) {
  const { rows } = await sql<{ id: string; shortName: string; kind: string; path: string }>`
    select o.id, o.short_name as "shortName", o.kind, o.path from org_at(${on}) o
    where o.parent_id = ${id} and o.kind <> 'group' order by o.path`.execute(db)
  return rows
}

/** Schools the organisation covers on the day. */
export async function listCoveredSchools(db: Database, id: string, on: string) {
  const { rows } = await sql<{
    id: string
    name: string
    stage: string
    form: string
    from: string
    until: string | null
    docNo: string | null
  }>`
    select s.id, s.name, s.stage, so.form, so.from_on as "from", so.until_on as until, so.doc_no as "docNo"
    from school_org so join school s on s.id = so.school_id
    where so.org_id = ${id} and so.from_on <= ${on} and (so.until_on is null or so.until_on > ${on})
    order by s.id`.execute(db)
  return rows
}

/** Names of the day for the page: the valid row, else the last before, else the first. */
export const rowOn = <T extends { from: string }>(newestFirst: readonly T[], on: string): T | undefined =>
  newestFirst.find((row) => row.from <= on) ?? newestFirst.at(-1)
