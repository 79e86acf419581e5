import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

/** Whether nobody has an account yet; the check and what follows are one at a time. */
export async function holdEmptySystem(db: Database): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(7233002)`.execute(db)
  const row = await db.selectFrom('account').select('id').limit(1).executeTakeFirst()
  return row === undefined
}

export interface RootOrg {
  code: string
  name: string
  shortName: string
  foundedOn: string
  foundedDocNo: string
}

/** The root organisation: a work committee without a superior. Every other organisation is founded below it. */
export async function insertRootOrg(db: Database, root: RootOrg, keys: { nameKey: string; initials: string }): Promise<string> {
  const { id } = await db
    .insertInto('org')
    .values({ code: root.code, founded_on: root.foundedOn, founded_doc_no: root.foundedDocNo })
    .returning('id')
    .executeTakeFirstOrThrow()
  const since = { org_id: id, from_on: root.foundedOn, doc_no: root.foundedDocNo }
  await db
    .insertInto('org_name')
    .values({ ...since, name: root.name, short_name: root.shortName, name_key: keys.nameKey, initials: keys.initials })
    .execute()
  await db
    .insertInto('org_kind')
    .values({ ...since, kind: 'workCommittee' })
    .execute()
  await db
    .insertInto('org_placement')
    .values({ ...since, parent_id: null, path: `/${id}/` })
    .execute()
  await db.insertInto('approval_power').values(since).execute()
  await db
    .insertInto('org_event')
    .values({ org_id: id, kind: 'found', happened_on: root.foundedOn, doc_no: root.foundedDocNo })
    .execute()
  return id
}

/** From which day the instance is kept: the start of its topmost organisation. */
export const insertStart = (db: Database, orgId: string, from: string) =>
  db.insertInto('start_of_use').values({ org_id: orgId, from_on: from, reason: '首次设置' }).execute()

/** Whether any organisation exists: a set-up that was begun by other means is not overwritten. */
export const hasOrganisations = async (db: Database): Promise<boolean> =>
  (await db.selectFrom('org').select('id').limit(1).executeTakeFirst()) !== undefined
