import type { AccountPolicy, FailureCount } from '@hongzhu/domain/access'
import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

export const findAccountByLogin = (db: Database, login: string) =>
  db.selectFrom('account').select(['id', 'password_hash']).where('login', '=', login.toLowerCase()).executeTakeFirst()

/** The account with its row held until the transaction ends, so that attempts at the same moment are counted one by one. */
export const holdAccount = (db: Database, accountId: string) =>
  db.selectFrom('account').selectAll().where('id', '=', accountId).forUpdate().executeTakeFirstOrThrow()

export type HeldAccount = Awaited<ReturnType<typeof holdAccount>>

const milliseconds = (at: string | null) => (at === null ? null : Date.parse(at))

export const failuresOf = (account: HeldAccount): FailureCount => ({
  failed: account.failed_count,
  failedSince: milliseconds(account.failed_since),
  lockedUntil: milliseconds(account.locked_until),
})

const text = (at: number | null) => (at === null ? null : new Date(at).toISOString())

export const setFailures = (db: Database, accountId: string, count: FailureCount) =>
  db
    .updateTable('account')
    .set({ failed_count: count.failed, failed_since: text(count.failedSince), locked_until: text(count.lockedUntil) })
    .where('id', '=', accountId)
    .execute()

export const setSignedIn = (db: Database, accountId: string, at: string, mustChange: boolean) =>
  db
    .updateTable('account')
    .set({ failed_count: 0, failed_since: null, locked_until: null, last_login_at: at, must_change: mustChange })
    .where('id', '=', accountId)
    .execute()

/** Failed attempts from one address since an instant (SEC-04). */
export async function countFailures(db: Database, ip: string, since: string): Promise<number> {
  const row = await db
    .selectFrom('event')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('type', '=', 'identity.sign-in-failed')
    .where('ip', '=', ip)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Roles an account holds or has asked for on the day or later. */
export const listRoles = async (db: Database, accountId: string, on: string): Promise<string[]> =>
  (
    await db
      .selectFrom('role_grant')
      .select('role')
      .where('account_id', '=', accountId)
      .where('state', 'in', ['requested', 'active'])
      .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', on)]))
      .execute()
  ).map((row) => row.role)

/** What a password must not contain: the person behind the account. */
export const findOwner = (db: Database, accountId: string) =>
  db
    .selectFrom('account as a')
    .leftJoin('person as p', 'p.id', 'a.person_id')
    .select(['a.login', 'a.display_name as name', 'p.phone', 'p.id_no as idNo', 'p.keeper_org_id as orgId'])
    .where('a.id', '=', accountId)
    .executeTakeFirstOrThrow()

export const setPassword = (
  db: Database,
  accountId: string,
  row: { password_hash: string | null; password_set_at: string | null; must_change: boolean; password_history?: string[] },
) => db.updateTable('account').set(row).where('id', '=', accountId).execute()

export async function insertToken(
  db: Database,
  row: { token_hash: string; purpose: 'setup' | 'reset'; account_id: string | null; expires_at: string },
  now: string,
): Promise<void> {
  await db
    .updateTable('one_time_token')
    .set({ used_at: now })
    .where('purpose', '=', row.purpose)
    .where('used_at', 'is', null)
    .where((eb) => (row.account_id === null ? eb('account_id', 'is', null) : eb('account_id', '=', row.account_id)))
    .execute()
  await db.insertInto('one_time_token').values(row).execute()
}

/** An unused token in time; its row is held so that it is used once. */
export const holdToken = (db: Database, hash: string, purpose: 'setup' | 'reset', now: string) =>
  db
    .selectFrom('one_time_token')
    .select(['token_hash', 'account_id'])
    .where('token_hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst()

export const isTokenOpen = async (db: Database, hash: string, purpose: 'setup' | 'reset', now: string): Promise<boolean> =>
  (await db
    .selectFrom('one_time_token')
    .select('token_hash')
    .where('token_hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()) !== undefined

export const useToken = (db: Database, hash: string, now: string) =>
  db.updateTable('one_time_token').set({ used_at: now }).where('token_hash', '=', hash).execute()

export async function findSetting<T>(db: Database, key: string): Promise<T | undefined> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value as T | undefined
}

export const setSetting = (db: Database, key: string, value: unknown, by: string | null) =>
  sql`insert into setting (key, value, changed_by) values (${key}, ${JSON.stringify(value)}::jsonb, ${by})
    on conflict (key) do update set value = excluded.value, changed_at = now(), changed_by = excluded.changed_by`.execute(db)

export const findPolicy = (db: Database) => findSetting<AccountPolicy>(db, 'identity.policy')
