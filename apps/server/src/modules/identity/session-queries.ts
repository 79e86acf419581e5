import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

/** A session that has not ended, with its account and the grant it acts in. */
export const findSession = (db: Database, hash: string) =>
  db
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .leftJoin('role_grant as g', (join) => join.onRef('g.id', '=', 's.grant_id').on('g.state', '=', 'active'))
    .select([
      's.account_id',
      's.last_seen_at',
      's.expires_at',
      'a.person_id',
      'a.display_name',
      'a.login',
      'a.must_change',
      'g.id as grant_id',
      'g.role',
      'g.org_id',
      'g.reach',
      'g.listed_orgs',
      'g.from_on',
      'g.until_on',
    ])
    .where('s.token_hash', '=', hash)
    .where('s.ended_at', 'is', null)
    .where('a.state', '=', 'active')
    .executeTakeFirst()

/** Where these organisations stand on the day. */
export const listPaths = (db: Database, orgIds: readonly string[], on: string) =>
  db
    .selectFrom('org_placement')
    .select('path')
    .where('org_id', 'in', orgIds.length > 0 ? orgIds : ['0'])
    .where('from_on', '<=', on)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', on)]))
    .execute()

/** No organisation ever stood outside these paths: the reach is the whole instance. */
export const findIsWhole = async (db: Database, paths: readonly string[]): Promise<boolean> => {
  const { rows } = await sql<{ isWhole: boolean }>`
    select not exists (select from org_placement p where p.parent_id is null and not exists (select from unnest(${[...paths]}::text[]) as top(path) where starts_with(p.path, top.path))) as "isWhole"`.execute(
    db,
  )
  return rows[0]?.isWhole ?? false
}

/** Party groups directly below these organisations on the day: parts of a branch, no level of organisation (ORG-12). */
export const listGroupIds = async (db: Database, orgIds: readonly string[], on: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select p.org_id as id from org_placement p join org_kind k on k.org_id = p.org_id and k.kind = 'group'
    where p.parent_id = any(${[...orgIds]}::bigint[]) and p.from_on <= ${on} and (p.until_on is null or p.until_on > ${on})
      and k.from_on <= ${on} and (k.until_on is null or k.until_on > ${on})
    order by p.org_id`.execute(db)
  return rows.map((row) => row.id)
}

/** The latest short name of an organisation. */
export const findShortName = async (db: Database, orgId: string): Promise<string> =>
  (await db.selectFrom('org_name').select('short_name').where('org_id', '=', orgId).orderBy('from_on', 'desc').executeTakeFirst())
    ?.short_name ?? ''

export const findSessionEnd = async (db: Database, hash: string): Promise<string> =>
  (await db.selectFrom('session').select('expires_at').where('token_hash', '=', hash).executeTakeFirstOrThrow()).expires_at

export const insertSession = (
  db: Database,
  row: {
    token_hash: string
    account_id: string
    grant_id: string | null
    last_seen_at: string
    expires_at: string
    ip: string
    device: string
  },
) => db.insertInto('session').values(row).execute()

/** The same post, address, device and absolute end under another id. */
export const copySession = (db: Database, from: string, to: string, at: string) =>
  sql`insert into session (token_hash, account_id, grant_id, created_at, last_seen_at, expires_at, ip, device)
    select ${to}, account_id, grant_id, created_at, ${at}::timestamptz, expires_at, ip, device from session where token_hash = ${from}`.execute(
    db,
  )

export const touchSession = (db: Database, hash: string, at: string) =>
  db.updateTable('session').set({ last_seen_at: at }).where('token_hash', '=', hash).execute()

export const closeSession = (db: Database, hash: string, at: string, why: string) =>
  db
    .updateTable('session')
    .set({ ended_at: at, ended_why: why })
    .where('token_hash', '=', hash)
    .where('ended_at', 'is', null)
    .execute()

/** Open sessions of an account, the one used last first. */
export const listOpenSessions = async (db: Database, accountId: string): Promise<string[]> =>
  (
    await db
      .selectFrom('session')
      .select('token_hash')
      .where('account_id', '=', accountId)
      .where('ended_at', 'is', null)
      .orderBy('last_seen_at', 'desc')
      .execute()
  ).map((row) => row.token_hash)

/** The grant the account acted in last. */
export const findLastGrant = async (db: Database, accountId: string): Promise<string | null> =>
  (
    await db
      .selectFrom('session')
      .select('grant_id')
      .where('account_id', '=', accountId)
      .orderBy('last_seen_at', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.grant_id ?? null

export const setSessionGrant = (db: Database, hash: string, grantId: string | null) =>
  db.updateTable('session').set({ grant_id: grantId }).where('token_hash', '=', hash).execute()

/** Live grants of an account on the day, in a stable order. */
export const listLiveGrants = (db: Database, accountId: string, on: string) =>
  db
    .selectFrom('role_grant as g')
    .innerJoin('org_name as n', (join) => join.onRef('n.org_id', '=', 'g.org_id').on(sql<boolean>`n.until_on is null`))
    .select(['g.id', 'g.role', 'g.org_id as orgId', 'n.short_name as orgName', 'g.reach'])
    .where('g.account_id', '=', accountId)
    .where('g.state', '=', 'active')
    .where('g.from_on', '<=', on)
    .where((eb) => eb.or([eb('g.until_on', 'is', null), eb('g.until_on', '>', on)]))
    .orderBy('g.id')
    .execute()
