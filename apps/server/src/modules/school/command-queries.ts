import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'
import { pinyinKeys } from '../../platform/pinyin.ts'

export async function insertSchool(
  db: Database,
  row: {
    code: string
    name: string
    shortName: string
    stage: string
    ownership: string
    regionCode: string
    openedOn: string
    managerOrgId: string
    legalRepresentative: string | null
    governance: string | null
    accountId: string
  },
) {
  const { id } = await db
    .insertInto('school')
    .values({
      code: row.code,
      name: row.name,
      short_name: row.shortName,
      name_key: pinyinKeys(row.name, 'unit').nameKey,
      initials: pinyinKeys(row.shortName, 'unit').initials,
      stage: row.stage,
      ownership: row.ownership,
      region_code: row.regionCode,
      opened_on: row.openedOn,
      manager_org_id: row.managerOrgId,
      legal_representative: row.legalRepresentative,
      governance: row.governance,
      recorded_by: row.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Writes changed fields when the version is still the one read; false when somebody was faster. */
export async function updateSchool(
  db: Database,
  id: string,
  version: number,
  change: {
    name?: string | undefined
    shortName?: string | undefined
    stage?: string | undefined
    ownership?: string | undefined
    governance?: string | undefined
    legalRepresentative?: string | undefined
    closedOn?: string
  },
): Promise<boolean> {
  const set = {
    ...(change.name ? { name: change.name, name_key: pinyinKeys(change.name, 'unit').nameKey } : {}),
    ...(change.shortName ? { short_name: change.shortName, initials: pinyinKeys(change.shortName, 'unit').initials } : {}),
    ...(change.stage ? { stage: change.stage } : {}),
    ...(change.ownership ? { ownership: change.ownership } : {}),
    ...(change.governance ? { governance: change.governance } : {}),
    ...(change.legalRepresentative ? { legal_representative: change.legalRepresentative } : {}),
    ...(change.closedOn ? { closed_on: change.closedOn } : {}),
  }
  const { numUpdatedRows } = await db
    .updateTable('school')
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const insertSchoolEvent = (
  db: Database,
  row: { schoolId: string; kind: string; on: string; docNo: string | null; detail: object; accountId: string },
) =>
  db
    .insertInto('school_event')
    .values({
      school_id: row.schoolId,
      kind: row.kind,
      happened_on: row.on,
      doc_no: row.docNo,
      detail: JSON.stringify(row.detail),
      recorded_by: row.accountId,
    })
    .execute()

/** Ends what hangs on a closed school: coverage, party work, campuses. */
export async function closeWhatHangs(db: Database, id: string, on: string) {
  for (const table of ['school_org', 'work_cover', 'school_campus'])
    await sql`update ${sql.table(table)} set until_on = greatest(${on}::date, from_on + 1)
      where school_id = ${id} and (until_on is null or until_on > ${on})`.execute(db)
}

/** A number of a day; false when that day already has one. */
export async function insertNumber(
  db: Database,
  row: { schoolId: string; item: string; on: string; amount: number; source: string; accountId: string },
) {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('school_number')
    .values({
      school_id: row.schoolId,
      item: row.item,
      counted_on: row.on,
      amount: row.amount,
      source: row.source,
      recorded_by: row.accountId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function insertCampus(db: Database, row: { schoolId: string; name: string; address: string | null; from: string }) {
  const { id } = await db
    .insertInto('school_campus')
    .values({ school_id: row.schoolId, name: row.name, address: row.address, from_on: row.from })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Ends an open dated row of this school begun before the day; false when there is none. */
export async function closeRow(
  db: Database,
  table: 'school_campus' | 'work_cover' | 'school_org',
  schoolId: string,
  id: string,
  until: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable(table)
    .set({ until_on: until })
    .where('id', '=', id)
    .where('school_id', '=', schoolId)
    .where('until_on', 'is', null)
    .where('from_on', '<', until)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function insertLink(
  db: Database,
  row: { schoolId: string; orgId: string; form: string; from: string; docNo: string | null; accountId: string },
) {
  const { id } = await db
    .insertInto('school_org')
    .values({
      school_id: row.schoolId,
      org_id: row.orgId,
      form: row.form,
      from_on: row.from,
      doc_no: row.docNo,
      recorded_by: row.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Whether this organisation covers the school at or after the day. */
export async function hasLinkFrom(db: Database, schoolId: string, orgId: string, from: string) {
  const row = await db
    .selectFrom('school_org')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('org_id', '=', orgId)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', from)]))
    .executeTakeFirst()
  return row !== undefined
}

export async function insertWork(
  db: Database,
  row: { schoolId: string; form: string; detail: string; from: string; docNo: string | null; accountId: string },
) {
  const { id } = await db
    .insertInto('work_cover')
    .values({
      school_id: row.schoolId,
      form: row.form,
      detail: row.detail,
      from_on: row.from,
      doc_no: row.docNo,
      recorded_by: row.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function insertDossier(
  db: Database,
  row: {
    schoolId: string
    item: string
    content: string
    source: string
    knownOn: string
    fullMembers: number | null
    accountId: string
  },
) {
  const { id } = await db
    .insertInto('dossier_entry')
    .values({
      school_id: row.schoolId,
      item: row.item,
      content: row.content,
      source: row.source,
      known_on: row.knownOn,
      full_members: row.fullMembers,
      recorded_by: row.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function insertCase(db: Database, row: { schoolId: string; openedOn: string; accountId: string }) {
  const { id } = await db
    .insertInto('establishment_case')
    .values({ school_id: row.schoolId, opened_on: row.openedOn, recorded_by: row.accountId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const setProposal = (db: Database, caseId: string, proposal: string, on: string) =>
  db.updateTable('establishment_case').set({ proposal, proposed_on: on }).where('id', '=', caseId).execute()

/** Closes the open case of the school, if there is one begun by the day. */
export async function closeCase(
  db: Database,
  schoolId: string,
  close: { on: string; result: string; orgId: string | null; docNo: string | null },
) {
  const { numUpdatedRows } = await db
    .updateTable('establishment_case')
    .set({ closed_on: close.on, result: close.result, org_id: close.orgId, doc_no: close.docNo })
    .where('school_id', '=', schoolId)
    .where('closed_on', 'is', null)
    .where('opened_on', '<=', close.on)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function schoolCodeExists(db: Database, code: string) {
  return (await db.selectFrom('school').select('id').where('code', '=', code).executeTakeFirst()) !== undefined
}
