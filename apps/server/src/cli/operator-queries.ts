import { type Permission, ROLES } from '@hongzhu/domain/access'
import { sql } from 'kysely'
import type { Database } from '../platform/db/pool.ts'

/** The account of a login with the grant that carries the permission today. */
export async function findOperator(db: Database, login: string, permission: Permission, today: string) {
  const roles = ROLES.filter((role) => role.permissions.includes(permission)).map((role) => role.id)
  return db
    .selectFrom('account as a')
    .innerJoin('role_grant as g', 'g.account_id', 'a.id')
    .select(['a.id as accountId', 'a.display_name as name', 'g.id as grantId', 'g.role', 'g.org_id as orgId'])
    .where('a.login', '=', login)
    .where('a.state', '=', 'active')
    .where('g.state', '=', 'active')
    .where('g.role', 'in', roles)
    .where('g.from_on', '<=', today)
    .where((eb) => eb.or([eb('g.until_on', 'is', null), eb('g.until_on', '>', today)]))
    .orderBy('g.id')
    .executeTakeFirst()
}

/** A short session for one command. */
export const insertSession = (
  db: Database,
  session: { hash: string; accountId: string; grantId: string; expiresAt: string; device: string },
) =>
  db
    .insertInto('session')
    .values({
      token_hash: session.hash,
      account_id: session.accountId,
      grant_id: session.grantId,
      expires_at: session.expiresAt,
      ip: '127.0.0.1',
      device: session.device,
    })
    .execute()

export const endSession = (db: Database, hash: string) =>
  db
    .updateTable('session')
    .set({ ended_at: sql<string>`now()`, ended_why: '命令行结束' })
    .where('token_hash', '=', hash)
    .execute()
