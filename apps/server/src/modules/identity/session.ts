import { createHash, randomBytes } from 'node:crypto'
import type { Reach } from '@hongzhu/domain/access'
import { roleOf } from '@hongzhu/domain/access'
import { sql } from 'kysely'
import type { Actor } from '../../platform/access/scope.ts'
import { type Database, databaseOf } from '../../platform/db/pool.ts'
import type { Services } from '../../platform/http/context.ts'

const MINUTE = 60_000
/** Idle limits (SEC-05): administrators 15 minutes, others 30. */
export const idleMinutes = (role: string | null | undefined) => (role && roleOf(role)?.isAdministrator ? 15 : 30)
export const ABSOLUTE_HOURS = 12

export const newToken = () => randomBytes(32).toString('base64url')
export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')

interface Remembered {
  actor: Actor
  loadedAt: number
  lastSeen: number
}

/** Actors of live sessions, for a few seconds; forgotten at once by whatever changes a session, account or grant. */
const remembered = new Map<string, Remembered>()
const REMEMBER = 5_000

export const forgetSession = (sessionHash: string) => void remembered.delete(sessionHash)
export const forgetAllSessions = () => remembered.clear()

async function loadActor(db: Database, hash: string, services: Services): Promise<Remembered | null> {
  const now = services.clock.now()
  const row = await db
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
  if (!row) return null
  const lastSeen = Date.parse(row.last_seen_at)
  if (Date.parse(row.expires_at) <= now || now - lastSeen > idleMinutes(row.role) * MINUTE) {
    await db
      .updateTable('session')
      .set({ ended_at: new Date(now).toISOString(), ended_why: '超时' })
      .where('token_hash', '=', hash)
      .execute()
    return null
  }
  const today = services.clock.today()
  const isLive = row.grant_id !== null && (row.from_on ?? '') <= today && (row.until_on === null || row.until_on > today)
  const grant = isLive ? await loadGrant(db, row as never, today) : null
  const actor: Actor = {
    accountId: row.account_id,
    personId: row.person_id,
    name: row.display_name,
    login: row.login,
    sessionHash: hash,
    mustChangePassword: row.must_change,
    grant,
  }
  return { actor, loadedAt: now, lastSeen }
}

async function loadGrant(
  db: Database,
  row: { grant_id: string; role: string; org_id: string; reach: string; listed_orgs: string[] },
  today: string,
): Promise<Actor['grant']> {
  const ids = row.reach === 'listed' ? row.listed_orgs : [row.org_id]
  const places = await db
    .selectFrom('org_placement')
    .select('path')
    .where('org_id', 'in', ids.length > 0 ? ids : ['0'])
    .where('from_on', '<=', today)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', today)]))
    .execute()
  const name = await db
    .selectFrom('org_name')
    .select('short_name')
    .where('org_id', '=', row.org_id)
    .orderBy('from_on', 'desc')
    .executeTakeFirst()
  return {
    id: row.grant_id,
    role: row.role,
    orgId: row.org_id,
    orgName: name?.short_name ?? '',
    reach: row.reach as Reach,
    paths: places.map((place) => place.path),
  }
}

/** The actor of a token, or null when the session is over. Touches the session at most once a minute. */
export async function identify(token: string, services: Services): Promise<Actor | null> {
  const hash = hashToken(token)
  const now = services.clock.now()
  const known = remembered.get(hash)
  if (known && now - known.loadedAt < REMEMBER) return known.actor
  const db = databaseOf(services.pool)
  const loaded = await loadActor(db, hash, services)
  if (!loaded) {
    remembered.delete(hash)
    return null
  }
  if (now - loaded.lastSeen > MINUTE)
    await db
      .updateTable('session')
      .set({ last_seen_at: new Date(now).toISOString() })
      .where('token_hash', '=', hash)
      .execute()
  if (remembered.size > 5_000) remembered.clear()
  remembered.set(hash, loaded)
  return loaded.actor
}

/** Live grants of an account today, in a stable order. */
export const listLiveGrants = (db: Database, accountId: string, today: string) =>
  db
    .selectFrom('role_grant as g')
    .innerJoin('org_name as n', (join) => join.onRef('n.org_id', '=', 'g.org_id').on(sql<boolean>`n.until_on is null`))
    .select(['g.id', 'g.role', 'g.org_id as orgId', 'n.short_name as orgName', 'g.reach'])
    .where('g.account_id', '=', accountId)
    .where('g.state', '=', 'active')
    .where('g.from_on', '<=', today)
    .where((eb) => eb.or([eb('g.until_on', 'is', null), eb('g.until_on', '>', today)]))
    .orderBy('g.id')
    .execute()
