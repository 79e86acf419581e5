import type { Reach, RoleId, Scope } from '@hongzhu/domain/access'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'

export interface GrantRow {
  id: string
  accountId: string
  login: string
  name: string
  role: RoleId
  orgId: string
  orgName: string
  reach: Reach
  listedOrgIds: string[]
  listedOrgs: { id: string; name: string }[]
  fromOn: string
  untilOn: string | null
  state: 'requested' | 'active' | 'refused' | 'ended'
  reason: string
  requestedById: string | null
  requestedBy: string | null
  requestedAt: string
  decidedBy: string | null
  decidedAt: string | null
  decisionNote: string | null
  endedBy: string | null
  endedAt: string | null
  endReason: string | null
}

const columns = sql`
  g.id, g.account_id as "accountId", a.login, a.display_name as name, g.role, g.org_id as "orgId", n.short_name as "orgName", g.reach,
  g.listed_orgs::text[] as "listedOrgIds",
  coalesce((select jsonb_agg(jsonb_build_object('id', x.org_id::text, 'name', x.short_name) order by x.org_id)
    from org_name x where x.org_id = any (g.listed_orgs) and x.until_on is null), '[]') as "listedOrgs",
  g.from_on as "fromOn", g.until_on as "untilOn", g.state, coalesce(g.reason, '') as reason,
  g.requested_by as "requestedById", rb.display_name as "requestedBy", g.requested_at as "requestedAt",
  db.display_name as "decidedBy", g.decided_at as "decidedAt", g.decision_note as "decisionNote",
  eb.display_name as "endedBy", g.ended_at as "endedAt", g.end_reason as "endReason"`
const source = (today: string) => sql`
  from role_grant g
  join account a on a.id = g.account_id
  join org_placement pl on pl.org_id = g.org_id and pl.from_on <= ${today} and (pl.until_on is null or pl.until_on > ${today})
  join org_name n on n.org_id = g.org_id and n.from_on <= ${today} and (n.until_on is null or n.until_on > ${today})
  left join account rb on rb.id = g.requested_by
  left join account db on db.id = g.decided_by
  left join account eb on eb.id = g.ended_by`

/** A page of grants whose organisation is in scope, newest first. */
export async function listGrants(
  db: Database,
  scope: Scope<'account.read'>,
  filter: { state?: string | undefined; endsBefore?: string | undefined; page: number; pageSize: number },
  today: string,
) {
  const parts: RawBuilder<SqlBool>[] = [inScope(sql.ref('pl.path'), scope)]
  if (filter.state) parts.push(sql<SqlBool>`g.state = ${filter.state}`)
  if (filter.endsBefore) parts.push(sql<SqlBool>`g.until_on >= ${today} and g.until_on < ${filter.endsBefore}`)
  const where = sql.join(parts, sql` and `)
  const { rows } = await sql<GrantRow>`select ${columns} ${source(today)} where ${where}
    order by g.id desc limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}`.execute(db)
  const total = await sql<{ total: number }>`select count(*)::int as total ${source(today)} where ${where}`.execute(db)
  return { rows, total: total.rows[0]?.total ?? 0 }
}

/** All grants of one account, newest first; the account was found in scope. */
export const listAccountGrants = async (db: Database, accountId: string, today: string): Promise<GrantRow[]> =>
  (await sql<GrantRow>`select ${columns} ${source(today)} where g.account_id = ${accountId} order by g.id desc`.execute(db)).rows

/** One grant whose organisation is in scope, held until the transaction ends. */
export async function holdGrant(db: Database, scope: Scope, grantId: string, today: string): Promise<GrantRow | undefined> {
  const { rows } = await sql<GrantRow>`select ${columns} ${source(today)}
    where g.id = ${grantId} and ${inScope(sql.ref('pl.path'), scope)} for update of g`.execute(db)
  return rows[0]
}

/** What the rules ask of the place of a grant. */
export async function findOrgFacts(db: Database, orgId: string, today: string): Promise<{ kind: string; isRoot: boolean }> {
  const { rows } = await sql<{ kind: string; isRoot: boolean }>`
    select kind, parent_id is null as "isRoot" from org_at(${today}) where id = ${orgId}`.execute(db)
  return rows[0] ?? { kind: '', isRoot: false }
}

/** Roles of an account besides one grant: held or asked for, today or later. */
export async function listOtherRoles(db: Database, accountId: string, exceptGrant: string | null, today: string) {
  const { rows } = await sql<{ role: RoleId; orgId: string }>`
    select role, org_id as "orgId" from role_grant
    where account_id = ${accountId} and id <> ${exceptGrant ?? '0'} and state in ('requested','active') and (until_on is null or until_on > ${today})`.execute(
    db,
  )
  return rows
}

export const insertGrant = async (
  db: Database,
  row: {
    account_id: string
    role: string
    org_id: string
    reach: string
    listed_orgs: string[]
    from_on: string
    until_on: string | null
    state: 'requested' | 'active'
    reason: string
    requested_by: string | null
    requested_at: string
  },
): Promise<string> => (await db.insertInto('role_grant').values(row).returning('id').executeTakeFirstOrThrow()).id

export const decideGrant = (
  db: Database,
  grantId: string,
  row: { state: 'active' | 'refused'; from_on: string; decided_by: string; decided_at: string; decision_note: string | null },
) => db.updateTable('role_grant').set(row).where('id', '=', grantId).execute()

/** Ends a grant at once; the day it ends on is kept where the calendar allows it. */
export const closeGrant = (db: Database, grantId: string, by: string | null, at: string, reason: string, today: string) =>
  sql`update role_grant set state = 'ended', ended_by = ${by}, ended_at = ${at}, end_reason = ${reason},
    until_on = case when from_on < ${today}::date then least(coalesce(until_on, ${today}::date), ${today}::date) else until_on end
    where id = ${grantId}`.execute(db)

export const requirePasswordChange = (db: Database, accountId: string) =>
  db
    .updateTable('account')
    .set({ must_change: true })
    .where('id', '=', accountId)
    .where('password_hash', 'is not', null)
    .execute()
