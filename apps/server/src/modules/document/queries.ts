import type { PlainDate } from '@hongzhu/domain'
import type { DataLabel, Permission, Scope } from '@hongzhu/domain/access'
import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'

export interface StoredFile {
  orgId: string
  ownerKind: string
  ownerId: string
  name: string
  mime: string
  size: number
  sha256: string
  storedAs: string
  accountId: string
}

/** Writes the row of a kept file. */
export async function insertFile(db: Database, file: StoredFile) {
  return db
    .insertInto('file')
    .values({
      org_id: file.orgId,
      owner_kind: file.ownerKind,
      owner_id: file.ownerId,
      name: file.name,
      mime: file.mime,
      size: file.size,
      sha256: file.sha256,
      stored_as: file.storedAs,
      recorded_by: file.accountId,
    })
    .returning(['id', 'recorded_at as recordedAt'])
    .executeTakeFirstOrThrow()
}

/** The files of one record, oldest first. */
export async function listFiles(db: Database, ownerKind: string, ownerId: string) {
  return db
    .selectFrom('file as f')
    .leftJoin('account as a', 'a.id', 'f.recorded_by')
    .select(['f.id', 'f.name', 'f.mime', 'f.size', 'f.recorded_at as recordedAt', 'a.display_name as recordedBy'])
    .where('f.owner_kind', '=', ownerKind)
    .where('f.owner_id', '=', ownerId)
    .orderBy('f.id')
    .execute()
}

/** A file whose organisation is in reach today. */
export async function findFile(db: Database, scope: Scope<Permission>, id: string, today: PlainDate) {
  const { rows } = await sql<{
    id: string
    orgId: string
    ownerKind: string
    ownerId: string
    name: string
    mime: string
    storedAs: string
    label: DataLabel
    /** For files of meetings: whether the sheet is still a draft. */
    isDraft: boolean
  }>`
    select f.id, f.org_id as "orgId", f.owner_kind as "ownerKind", f.owner_id as "ownerId", f.name, f.mime, f.stored_as as "storedAs", f.label,
      f.owner_kind = 'meeting' and exists (select from meeting m where m.id = f.owner_id and m.state = 'draft') as "isDraft"
    from file f join org_placement p on p.org_id = f.org_id
    where f.id = ${id} and p.from_on <= ${today} and (p.until_on is null or p.until_on > ${today}) and ${inScope(sql.ref('p.path'), scope)}`.execute(
    db,
  )
  return rows[0]
}

export const deleteFile = (db: Database, id: string) => db.deleteFrom('file').where('id', '=', id).execute()
