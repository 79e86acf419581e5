import type { Scope } from '@hongzhu/domain/access'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'

const live = (alias: string, on: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(`${alias}.from_on`)} <= ${on} and (${sql.ref(`${alias}.until_on`)} is null or ${sql.ref(`${alias}.until_on`)} > ${on})`
const below = (path: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(pl.path >= ${path} collate "C" and pl.path < ${`${path}~`} collate "C")`

export interface AccountRow {
  id: string
  login: string
  name: string
  orgId: string
  orgName: string
  path: string
  state: 'active' | 'disabled'
  disabledReason: string | null
  isLocked: boolean
  isWaitingForCode: boolean
  lastLoginAt: string | null
  createdAt: string
  passwordSetAt: string | null
  roles: string[]
  requested: number
}

/** Day and instant a read is made for. */
export interface At {
  today: string
  now: string
}

const columns = ({ today, now }: At) => sql`
  a.id, a.login, a.display_name as name, p.keeper_org_id as "orgId", n.short_name as "orgName", pl.path, a.state,
  a.disabled_reason as "disabledReason", coalesce(a.locked_until > ${now}, false) as "isLocked",
  a.password_hash is null as "isWaitingForCode", a.last_login_at as "lastLoginAt", a.recorded_at as "createdAt",
  a.password_set_at as "passwordSetAt",
  array(select g.role from role_grant g where g.account_id = a.id and g.state = 'active' and ${live('g', today)} order by g.id) as roles,
  (select count(*)::int from role_grant g where g.account_id = a.id and g.state = 'requested') as requested`
/** Accounts stand where the home of their person is. */
const source = ({ today }: At) => sql`
  from account a
  join person p on p.id = a.person_id
  join org_placement pl on pl.org_id = p.keeper_org_id and ${live('pl', today)}
  join org_name n on n.org_id = p.keeper_org_id and ${live('n', today)}`

export interface AccountFilter {
  q?: string | undefined
  path?: string | undefined
  role?: string | undefined
  state?: string | undefined
  page: number
  pageSize: number
}

function conditions(scope: Scope, filter: AccountFilter, at: At): RawBuilder<SqlBool> {
  const parts: RawBuilder<SqlBool>[] = [inScope(sql.ref('pl.path'), scope)]
  if (filter.path) parts.push(below(filter.path))
  if (filter.q) {
    const q = filter.q.replace(/[\\%_]/g, '\\$&')
    parts.push(
      sql<SqlBool>`(a.display_name like ${`%${q}%`} or a.login like ${`${q.toLowerCase()}%`} or p.initials like ${`${q.toLowerCase()}%`})`,
    )
  }
  if (filter.role)
    parts.push(
      sql<SqlBool>`exists (select from role_grant g where g.account_id = a.id and g.role = ${filter.role} and g.state = 'active' and ${live('g', at.today)})`,
    )
  if (filter.state === 'locked') parts.push(sql<SqlBool>`a.locked_until > ${at.now}`)
  else if (filter.state === 'requested')
    parts.push(sql<SqlBool>`exists (select from role_grant g where g.account_id = a.id and g.state = 'requested')`)
  else if (filter.state) parts.push(sql<SqlBool>`a.state = ${filter.state}`)
  return sql<SqlBool>`${sql.join(parts, sql` and `)}`
}

/** A page of accounts in scope. */
export async function listAccounts(db: Database, scope: Scope<'account.read'>, filter: AccountFilter, at: At) {
  const where = conditions(scope, filter, at)
  const { rows } = await sql<AccountRow>`select ${columns(at)} ${source(at)} where ${where}
    order by pl.path, p.name_key, a.id limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}`.execute(db)
  const total = await sql<{ total: number }>`select count(*)::int as total ${source(at)} where ${where}`.execute(db)
  return { rows, total: total.rows[0]?.total ?? 0 }
}

/** One account in scope. */
export async function findAccount(db: Database, scope: Scope, accountId: string, at: At): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`select ${columns(at)} ${source(at)}
    where a.id = ${accountId} and ${inScope(sql.ref('pl.path'), scope)}`.execute(db)
  return rows[0]
}

/** People below an organisation who have no account. */
export async function listPeopleWithoutAccount(db: Database, path: string, q: string, today: string) {
  const text = q.replace(/[\\%_]/g, '\\$&')
  const { rows } = await sql<{ id: string; name: string; orgId: string; orgName: string }>`
    select p.id, p.name, p.keeper_org_id as "orgId", n.short_name as "orgName"
    from person p
    join org_placement pl on pl.org_id = p.keeper_org_id and ${live('pl', today)}
    join org_name n on n.org_id = p.keeper_org_id and ${live('n', today)}
    where ${below(path)} and p.died_on is null and not exists (select from account a where a.person_id = p.id)
      and (p.name like ${`%${text}%`} or p.initials like ${`${text.toLowerCase()}%`})
    order by p.name_key, p.id limit 20`.execute(db)
  return rows
}

/** A person whose home is below the organisation. */
export async function findPersonBelow(db: Database, personId: string, path: string, today: string) {
  const { rows } = await sql<{ id: string; name: string; hasAccount: boolean }>`
    select p.id, p.name, exists (select from account a where a.person_id = p.id) as "hasAccount"
    from person p join org_placement pl on pl.org_id = p.keeper_org_id and ${live('pl', today)}
    where p.id = ${personId} and ${below(path)}`.execute(db)
  return rows[0]
}

export const hasNamesake = async (db: Database, orgId: string, name: string): Promise<boolean> =>
  (await db.selectFrom('person').select('id').where('keeper_org_id', '=', orgId).where('name', '=', name).executeTakeFirst()) !==
  undefined

export const insertStaff = async (
  db: Database,
  row: {
    name: string
    name_key: string
    initials: string
    phone: string | null
    keeper_org_id: string
    recorded_by: string | null
  },
): Promise<string> => (await db.insertInto('person').values(row).returning('id').executeTakeFirstOrThrow()).id

/** Which of these login names are taken. */
export const listTakenLogins = async (db: Database, logins: readonly string[]): Promise<Set<string>> =>
  logins.length === 0
    ? new Set()
    : new Set((await db.selectFrom('account').select('login').where('login', 'in', logins).execute()).map((row) => row.login))

/** The new account's id; undefined when the person or the login got an account meanwhile. */
export const insertAccount = async (
  db: Database,
  row: { person_id: string; login: string; display_name: string; recorded_by: string | null },
): Promise<string | undefined> =>
  (
    await db
      .insertInto('account')
      .values({ ...row, must_change: false })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
  )?.id

export const setAccountState = (db: Database, accountId: string, state: 'active' | 'disabled', reason: string | null) =>
  db.updateTable('account').set({ state, disabled_reason: reason }).where('id', '=', accountId).execute()

/** Other active accounts that hold the role today. */
export async function countOtherHolders(db: Database, accountId: string, role: string, today: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct g.account_id)::int as count from role_grant g join account a on a.id = g.account_id and a.state = 'active'
    where g.role = ${role} and g.state = 'active' and g.account_id <> ${accountId} and ${live('g', today)}`.execute(db)
  return rows[0]?.count ?? 0
}

export interface SurplusRow extends AccountRow {
  why: 'dormant' | 'left' | 'no-grant'
  lastUsedOn: string
}

/** Active accounts in scope nobody seems to need: long unused, person gone, nothing granted (SEC-11). */
export async function listSurplus(
  db: Database,
  scope: Scope<'account.read'>,
  { before, page, pageSize }: { before: string; page: number; pageSize: number },
  at: At,
) {
  const with_ = sql`with found as (
    select ${columns(at)}, (coalesce(a.last_login_at, a.recorded_at) at time zone 'Asia/Shanghai')::date as used_on,
      p.died_on is not null or exists (
        select from member_status s where s.person_id = p.id and s.status in ('OUT','DEAD','MOVED') and ${live('s', at.today)}) as is_gone
    ${source(at)} where a.state = 'active' and ${inScope(sql.ref('pl.path'), scope)}),
  surplus as (
    select *, used_on::text as "lastUsedOn",
      case when is_gone then 'left' when used_on < ${before} then 'dormant' else 'no-grant' end as why
    from found where is_gone or used_on < ${before} or (cardinality(roles) = 0 and requested = 0))`
  const { rows } = await sql<SurplusRow>`${with_} select * from surplus order by why, "lastUsedOn", id
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db)
  const total = await sql<{ total: number }>`${with_} select count(*)::int as total from surplus`.execute(db)
  return { rows, total: total.rows[0]?.total ?? 0 }
}

/** The last confirmation of the surplus list since a day. */
export const findConfirmation = (db: Database, since: string) =>
  db
    .selectFrom('event')
    .select(['actor', 'at'])
    .where('type', '=', 'account.surplus-confirmed')
    .where('at', '>=', since)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
