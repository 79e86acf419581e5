import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

export interface DueAccount {
  id: string
  login: string
  name: string
  orgId: string | null
  roles: string[]
}

const live = (alias: string, on: string) =>
  sql`${sql.ref(`${alias}.from_on`)} <= ${on} and (${sql.ref(`${alias}.until_on`)} is null or ${sql.ref(`${alias}.until_on`)} > ${on})`
const columns = (today: string) => sql`
  a.id, a.login, a.display_name as name, p.keeper_org_id as "orgId",
  array(select g.role from role_grant g where g.account_id = a.id and g.state = 'active' and ${live('g', today)}) as roles`

/** Active accounts not used since before the day. */
export const listDormant = async (db: Database, before: string, today: string): Promise<DueAccount[]> =>
  (
    await sql<DueAccount>`select ${columns(today)} from account a left join person p on p.id = a.person_id
      where a.state = 'active' and (coalesce(a.last_login_at, a.recorded_at) at time zone 'Asia/Shanghai')::date <= ${before}
      order by a.id`.execute(db)
  ).rows

/** Active accounts of people who died or are no longer in this system. */
export const listGone = async (db: Database, today: string): Promise<DueAccount[]> =>
  (
    await sql<DueAccount>`select ${columns(today)} from account a join person p on p.id = a.person_id
      where a.state = 'active' and (p.died_on is not null
        or exists (select from member_status s where s.person_id = p.id and s.status in ('OUT','DEAD','MOVED') and ${live('s', today)}))
      order by a.id`.execute(db)
  ).rows

/** Grants of branch work whose holder had a post in that organisation and has none there any more. */
export const listLeftPosts = async (db: Database, today: string) =>
  (
    await sql<{ id: string; accountId: string; name: string; role: string; orgId: string; orgName: string }>`
      select g.id, g.account_id as "accountId", a.display_name as name, g.role, g.org_id as "orgId", n.short_name as "orgName"
      from role_grant g
      join account a on a.id = g.account_id and a.state = 'active'
      join org_name n on n.org_id = g.org_id and ${live('n', today)}
      where g.state = 'active' and ${live('g', today)} and g.role in ('secretary', 'clerk')
        and exists (select from post t where t.person_id = a.person_id and t.org_id = g.org_id and t.until_on <= ${today} and t.until_on > g.from_on)
        and not exists (select from post t where t.person_id = a.person_id and t.org_id = g.org_id and ${live('t', today)})
      order by g.id`.execute(db)
  ).rows

/** Of these accounts, the active ones without any live or requested grant. */
export const listWithoutGrant = async (db: Database, accountIds: readonly string[], today: string): Promise<DueAccount[]> =>
  accountIds.length === 0
    ? []
    : (
        await sql<DueAccount>`select ${columns(today)} from account a left join person p on p.id = a.person_id
          where a.id = any (${accountIds as string[]}::bigint[]) and a.state = 'active' and not exists (
            select from role_grant g where g.account_id = a.id and g.state in ('active','requested') and (g.until_on is null or g.until_on > ${today}))`.execute(
          db,
        )
      ).rows
