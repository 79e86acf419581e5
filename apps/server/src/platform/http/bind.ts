import type { EndpointMeta, EndpointTypes } from '@hongzhu/contract'
import type { PlainDate } from '@hongzhu/domain'
import type { Permission } from '@hongzhu/domain/access'
import type { AnyContractProcedure } from '@orpc/contract'
import { type AnyProcedure, implement } from '@orpc/server'
import { sql } from 'kysely'
import { type Actor, inScope, reachOf, scopeFor } from '../access/scope.ts'
import type { Database } from '../db/pool.ts'
import { inTransaction, type Wall, wallOfAll } from '../db/transaction.ts'
import { type EventDraft, type EventOrigin, writeEvents } from '../events/record.ts'
import type { Context, OrgRef, Services } from './context.ts'
import { Failure, notFound } from './failure.ts'
import { refuseUnwritable } from './unwritable.ts'

/** What the HTTP layer hands to oRPC for each request. */
export interface Incoming {
  services: Services
  identify: () => Promise<Actor | null>
  requestId: string
  ip: string
  device: string
  setCookie: (value: string | null) => void
}

// biome-ignore lint/suspicious/noExplicitAny: the three type parameters are only read back by the helpers below
export type AnyEndpoint = AnyContractProcedure & EndpointTypes<any, any, any>
type Types<E extends AnyEndpoint> = NonNullable<E['__types']>
type PermissionOf<A> = A extends { permission: infer P extends Permission } ? P : never

/** One endpoint with its function, for the module's list of routes. */
export interface Bound {
  endpoint: AnyContractProcedure
  procedure: AnyProcedure
}

const EXPORTS_PER_DAY = 20

function allow(actor: Actor | null, { access, beforePasswordChange }: EndpointMeta): void {
  if (access === 'public') return
  if (!actor) throw new Failure('unauthenticated', '请先登录。')
  if (actor.mustChangePassword && !beforePasswordChange)
    throw new Failure('forbidden', '首次登录、重置后或口令到期，须先修改口令。', { code: 'identity.must-change-password' })
  if (access === 'self') return
  if (!scopeFor(actor, access.permission))
    throw new Failure('forbidden', '您当前的身份没有办理这件事的权限。', { code: 'access.no-permission' })
}

/** The wall of a reach; one over the whole instance compares no paths. */
function wallOf(reach: Pick<Wall, 'prefixes' | 'exact'>, { grant, personId }: Actor, on: PlainDate): Wall {
  const isWhole = grant?.isWhole === true && reach.prefixes.length > 0
  return { prefixes: isWhole ? ['/'] : reach.prefixes, exact: reach.exact, selfPersonId: personId, on }
}

/** Closed unless the endpoint says otherwise: a stranger sees nobody, whoever is signed in themselves and their present reach. */
export function wallFor({ access, wall }: Pick<EndpointMeta, 'access' | 'wall'>, actor: Actor | null, on: PlainDate): Wall {
  if (wall === 'all') return { ...wallOfAll(on), selfPersonId: actor?.personId ?? null }
  const none = { prefixes: [], exact: [] }
  if (access === 'public' || !actor) return { ...none, selfPersonId: null, on }
  if (access === 'self') return wallOf(actor.grant ? reachOf(actor.grant) : none, actor, on)
  const scope = scopeFor(actor, access.permission)
  return scope ? wallOf(scope, actor, on) : { ...none, selfPersonId: null, on }
}

const originOf = (incoming: Incoming, actor: Actor | null): EventOrigin => ({
  accountId: actor?.accountId ?? null,
  actor: actor?.name ?? '未登录',
  role: actor?.grant?.role ?? null,
  ip: incoming.ip,
  device: incoming.device,
  requestId: incoming.requestId,
})

/** Resolves organisation ids through the scope, each id once per request. */
function orgResolver(db: Database, scope: Context['scope'] | undefined, today: string) {
  const known = new Map<string, Promise<OrgRef>>()
  return (id: string) => {
    const found = known.get(id) ?? resolveOrg(db, scope, today, id)
    known.set(id, found)
    return found
  }
}

async function resolveOrg(db: Database, scope: Context['scope'] | undefined, today: string, id: string): Promise<OrgRef> {
  if (!scope || !/^\d{1,18}$/.test(id)) throw notFound('组织')
  const row = await db
    .selectFrom('org_placement as p')
    .select(['p.org_id as id', 'p.path'])
    .where('p.org_id', '=', id)
    .where('p.from_on', '<=', today)
    .where((eb) => eb.or([eb('p.until_on', 'is', null), eb('p.until_on', '>', today)]))
    .where(inScope(sql.ref('p.path'), scope))
    .executeTakeFirst()
  if (!row) throw notFound('组织')
  return row as unknown as OrgRef
}

/** Taking a list out is recorded with what it was of and by which filters (SEC-25). */
const exportEvent = (list: string, input: unknown): EventDraft => ({
  type: 'export.made',
  summary: `导出：${list}`,
  after: { list, ...(input as object) },
})

async function refuseManyExports(db: Database, actor: Actor): Promise<void> {
  const { count } = await db
    .selectFrom('event')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('account_id', '=', actor.accountId)
    .where('type', '=', 'export.made')
    .where('at', '>', sql<string>`now() - interval '1 day'`)
    .executeTakeFirstOrThrow()
  if (count >= EXPORTS_PER_DAY)
    throw new Failure('too-many', `一天最多导出 ${EXPORTS_PER_DAY} 次，请明天再试（SEC-39）。`, { code: 'export.too-many' })
}

/**
 * The answer once both are done with the connection: a refusal must not end the transaction and give the connection to
 * somebody else while the read still sends queries on it. The check's failure is the one that is told.
 */
async function bothSettled<T>(check: Promise<unknown> | undefined, reading: Promise<T>): Promise<T> {
  const [checked, read] = await Promise.allSettled([check, reading])
  if (checked.status === 'rejected') throw checked.reason
  if (read.status === 'rejected') throw read.reason
  return read.value
}

/**
 * Binds an endpoint to its function: who is it → may they → is the input right → one transaction behind the wall →
 * the organisation in the path resolved through the scope → the function → its events → commit.
 */
export function bind<E extends AnyEndpoint>(
  endpoint: E,
  handler: (ctx: Context<PermissionOf<Types<E>['access']>>, input: Types<E>['input']) => Promise<Types<E>['output']>,
): Bound {
  const meta = endpoint['~orpc'].meta as EndpointMeta
  const { access, isExport, isRecorded } = meta
  const isRead = endpoint['~orpc'].route.method === 'GET'
  // Input is looked at after the question who asks: a stranger learns nothing about an endpoint, not even its fields.
  const procedure = implement(endpoint as AnyContractProcedure, { initialInputValidationIndex: Number.POSITIVE_INFINITY })
    .$context<Incoming>()
    .use(async ({ context, next }) => {
      const actor = await context.identify()
      allow(actor, meta)
      return next({ context: { actor } })
    })
    .handler(async ({ input, context }) => {
      const { actor, services } = context as Incoming & { actor: Actor | null }
      refuseUnwritable(input)
      const today = services.clock.today()
      const drafts: EventDraft[] = []
      const touched = new Set<string>()
      const afterwards: (() => void | Promise<void>)[] = []
      const mode = isRead && !isExport && !isRecorded ? 'read only' : 'read write'
      const result = await inTransaction(services.pool, wallFor(meta, actor, today), mode, async (db, client) => {
        const scope = actor && typeof access === 'object' ? scopeFor(actor, access.permission) : undefined
        const ctx = {
          services,
          db,
          client,
          today,
          scope,
          actor,
          events: { record: (draft: EventDraft) => void drafts.push(draft) },
          touch: (orgId: string) => void touched.add(orgId),
          afterCommit: (work: () => void | Promise<void>) => void afterwards.push(work),
          requestId: context.requestId,
          ip: context.ip,
          device: context.device,
          setCookie: context.setCookie,
          org: orgResolver(db, scope as Context['scope'] | undefined, today),
        } as unknown as Context<PermissionOf<Types<E>['access']>>
        if (isExport && actor) await refuseManyExports(db, actor)
        const named =
          typeof access === 'object' && access.org ? ctx.org(String((input as Record<string, unknown>)[access.org])) : undefined
        // A read may start beside the check of its organisation (both are on one connection, in order); a command waits.
        if (!isRead) await named
        const answer = await bothSettled(named, handler(ctx, input as never))
        for (const draft of drafts)
          if (
            draft.orgId &&
            draft.subject &&
            !/^(identity|account|grant|session|export)\.|^file\.(linked|downloaded|refused)$/.test(draft.type)
          )
            touched.add(draft.orgId)
        if (touched.size > 0) await services.derive?.(ctx, [...touched])
        if (isExport) drafts.push(exportEvent(endpoint['~orpc'].route.summary ?? '', input))
        // What names no organisation is kept under the one the actor acts for (SEC-26).
        const placed = drafts.map((draft) => ({ ...draft, orgId: draft.orgId ?? actor?.grant?.orgId ?? null }))
        if (placed.length > 0) await writeEvents(db, originOf(context, actor), placed)
        return answer
      })
      for (const work of afterwards) await work()
      return result
    })
  return { endpoint, procedure: procedure as AnyProcedure }
}
