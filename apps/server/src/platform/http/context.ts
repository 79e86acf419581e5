import type { PlainDate } from '@hongzhu/domain'
import type { Permission, Scope } from '@hongzhu/domain/access'
import type pg from 'pg'
import type { Actor } from '../access/scope.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/pool.ts'
import type { EventDraft } from '../events/record.ts'

/** What lives as long as the process. */
export interface Services {
  config: Config
  clock: Clock
  /** Connections of the application role, under row-level security. */
  pool: pg.Pool
  /** Connection string of the owner: jobs' tables, backup, restore. Never for requests. */
  ownerUrl: string
  /** Folder of uploaded files. */
  filesDir: string
  /** Derives anew what follows from the facts of these organisations, in the transaction that changed them. Set by app.ts. */
  derive?: (ctx: Context, orgIds: readonly string[]) => Promise<void>
}

/** Everything one request may use; handlers take it first. */
export interface Context<P extends Permission = Permission> {
  services: Services
  /** Within the request's transaction and behind the wall of the scope. */
  db: Database
  client: pg.PoolClient
  today: PlainDate
  scope: Scope<P>
  actor: Actor
  events: { record: (draft: EventDraft) => void }
  /** Names an organisation whose facts this command changed, besides those of its events. */
  touch: (orgId: string) => void
  /** Runs after the transaction is committed; for forgetting caches and starting jobs. */
  afterCommit: (work: () => void | Promise<void>) => void
  requestId: string
  ip: string
  device: string
  setCookie: (value: string | null) => void
  /** The id of an organisation in the scope today (dissolved ones included); out of reach is 404. */
  org: (id: string) => Promise<OrgRef>
}

declare const resolved: unique symbol
/** An organisation resolved through the scope. Services take this, never a bare id. */
export interface OrgRef {
  readonly [resolved]: 'org'
  id: string
  path: string
}
