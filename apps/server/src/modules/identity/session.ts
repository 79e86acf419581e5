import { createHash, randomBytes } from 'node:crypto'
import { idleMinutesOf, type Reach } from '@hongzhu/domain/access'
import type { Actor } from '../../platform/access/scope.ts'
import { type Database, databaseOf } from '../../platform/db/pool.ts'
import type { Context, Services } from '../../platform/http/context.ts'
import {
  closeSession,
  copySession,
  findIsWhole,
  findSession,
  findShortName,
  listGroupIds,
  listOpenSessions,
  listPaths,
  touchSession,
} from './session-queries.ts'

const MINUTE = 60_000
/** How exact the moment of last use is kept. */
const TOUCH = 20_000

export const newToken = () => randomBytes(32).toString('base64url')
export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')
export const instant = (at: number) => new Date(at).toISOString()

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
  const row = await findSession(db, hash)
  if (!row) return null
  const lastSeen = Date.parse(row.last_seen_at)
  if (Date.parse(row.expires_at) <= now || now - lastSeen > idleMinutesOf(row.role) * MINUTE) {
    await closeSession(db, hash, instant(now), '超时')
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
  const named = row.reach === 'listed' ? row.listed_orgs : [row.org_id]
  const stopsThere = row.reach === 'own' || row.reach === 'listed'
  const [places, groups] = await Promise.all([
    listPaths(db, named, today),
    stopsThere ? listGroupIds(db, named, today) : Promise.resolve([]),
  ])
  const paths = places.map((place) => place.path)
  return {
    id: row.grant_id,
    role: row.role,
    orgId: row.org_id,
    orgName: await findShortName(db, row.org_id),
    reach: row.reach as Reach,
    paths,
    isWhole: row.reach === 'subtree' && (await findIsWhole(db, paths)),
    exact: stopsThere ? [...named, ...groups] : [],
  }
}

/** The actor of a token, or null when the session is over (SEC-05, SEC-06). */
export async function identify(token: string, services: Services): Promise<Actor | null> {
  const hash = hashToken(token)
  const now = services.clock.now()
  const known = remembered.get(hash)
  if (known && now - known.loadedAt < REMEMBER && now - known.lastSeen < TOUCH) return known.actor
  const db = databaseOf(services.pool)
  const loaded = await loadActor(db, hash, services)
  if (!loaded) {
    remembered.delete(hash)
    return null
  }
  if (now - loaded.lastSeen > TOUCH) {
    await touchSession(db, hash, instant(now))
    loaded.lastSeen = now
  }
  if (remembered.size > 5_000) remembered.clear()
  remembered.set(hash, loaded)
  return loaded.actor
}

/** The account of a session this process has found before, however long ago; says nothing about whether it still stands. */
export const recall = (token: string): string | undefined => remembered.get(hashToken(token))?.actor.accountId

/** Ends sessions for good; the memory forgets them once it is certain. */
export async function endSessions(ctx: Pick<Context, 'db' | 'services' | 'afterCommit'>, hashes: readonly string[], why: string) {
  for (const hash of hashes) await closeSession(ctx.db, hash, instant(ctx.services.clock.now()), why)
  ctx.afterCommit(() => {
    for (const hash of hashes) forgetSession(hash)
  })
}

/** Ends every session of an account; the one that is acting may be kept. */
export async function endAllSessions(
  ctx: Pick<Context, 'db' | 'services' | 'afterCommit'>,
  accountId: string,
  why: string,
  except?: string,
) {
  const open = await listOpenSessions(ctx.db, accountId)
  await endSessions(
    ctx,
    open.filter((hash) => hash !== except),
    why,
  )
}

/** Puts a session with a new id in the place of the acting one, which ends with all others of the account (SEC-06). */
export async function renewSession(ctx: Pick<Context, 'db' | 'services' | 'afterCommit' | 'actor' | 'setCookie'>, why: string) {
  const token = newToken()
  await copySession(ctx.db, ctx.actor.sessionHash, hashToken(token), instant(ctx.services.clock.now()))
  await endAllSessions(ctx, ctx.actor.accountId, why, hashToken(token))
  ctx.setCookie(token)
}
