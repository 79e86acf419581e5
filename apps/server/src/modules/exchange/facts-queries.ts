import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'
import { numberKey, type SchoolFact } from './school-plan.ts'

/** Schools on record by id, with what an import may touch. */
export async function listSchoolFacts(db: Database, ids: readonly string[]): Promise<Map<string, SchoolFact>> {
  const { rows } = await sql<SchoolFact>`
    select id, version, code, name, short_name as "shortName", stage, ownership, region_code as "regionCode", opened_on as "openedOn",
      legal_representative as legal, governance, manager_org_id as "managerOrgId"
    from school where id = any (${ids}::bigint[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Numbers of schools by school, item and day. */
export async function listSchoolNumbers(db: Database, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ schoolId: string; item: string; countedOn: string; amount: number }>`
    select school_id as "schoolId", item, counted_on as "countedOn", amount from school_number
    where school_id = any (${ids}::bigint[])`.execute(db)
  return new Map(rows.map((row) => [numberKey(row.schoolId, row.item, row.countedOn), row.amount]))
}

/** Which of the codes are in use outside the given ids. */
export async function listTakenCodes(
  db: Database,
  table: 'school' | 'org',
  codes: readonly string[],
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`
    select code from ${sql.table(table)} where code = any (${codes}::text[]) and not (id = any (${ids}::bigint[]))`.execute(db)
  return new Set(rows.map((row) => row.code))
}

export async function listTerms(db: Database, orgIds: readonly string[]) {
  const { rows } = await sql<{ key: string; seats: number | null; hasCommittee: boolean }>`
    select org_id || ' ' || started_on as key, seats, has_committee as "hasCommittee" from term
    where org_id = any (${orgIds}::bigint[]) and started_on is not null`.execute(db)
  return new Map(rows.map((row) => [row.key, { seats: row.seats, hasCommittee: row.hasCommittee }]))
}

/** Open coverage as school and organisation. */
export async function listCoverage(db: Database, orgIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select school_id || ' ' || org_id as key from school_org where org_id = any (${orgIds}::bigint[]) and until_on is null`.execute(
    db,
  )
  return new Set(rows.map((row) => row.key))
}

/** Open posts of secretary as organisation and person. */
export async function listSecretaries(db: Database, orgIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select org_id || ' ' || person_id as key from post
    where org_id = any (${orgIds}::bigint[]) and duty = 'secretary' and until_on is null`.execute(db)
  return new Set(rows.map((row) => row.key))
}
