import { type PlainDate, startOfDay } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'

export interface EventFilter {
  actor?: string | undefined
  subjectKind?: string | undefined
  subjectId?: string | undefined
  type?: string | undefined
  from?: PlainDate | undefined
  until?: PlainDate | undefined
  isOk?: boolean | undefined
  q?: string | undefined
  /** In the archive instead of online (SEC-28). */
  isArchived?: boolean | undefined
}

export interface EventRow {
  seq: string
  at: string
  type: string
  actor: string
  role: string | null
  orgId: string | null
  orgName: string | null
  subjectKind: string | null
  subjectId: string | null
  summary: string
  reason: string | null
  isOk: boolean
  ip: string | null
}

export interface EventDetail extends EventRow {
  before: unknown
  after: unknown
  device: string | null
  requestId: string | null
  prevHash: string
  hash: string
}

const columns = sql`e.seq::text as seq, e.at, e.type, e.actor, e.role, e.org_id as "orgId", n.short_name as "orgName",
  e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.summary, e.reason, e.ok as "isOk", e.ip`
const tableOf = ({ isArchived }: EventFilter) => sql.table(isArchived ? 'event_archive' : 'event')
const named = sql`left join org_name n on n.org_id = e.org_id and n.until_on is null`

/**
 * Events of organisations in scope. Those without an organisation (failed sign-ins of unknown names, jobs) belong to
 * the auditor of the root alone.
 */
function visible(scope: Scope, today: string): RawBuilder<SqlBool> {
  const placed = sql`exists (select from org_placement pl where pl.org_id = e.org_id and pl.from_on <= ${today}
    and (pl.until_on is null or pl.until_on > ${today}) and ${inScope(sql.ref('pl.path'), scope)})`
  const isRoot = scope.prefixes.some((prefix) => prefix.split('/').filter(Boolean).length <= 1)
  return isRoot ? sql<SqlBool>`(e.org_id is null or ${placed})` : sql<SqlBool>`${placed}`
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

function conditions(scope: Scope, filter: EventFilter, today: string): RawBuilder<SqlBool> {
  const parts: RawBuilder<SqlBool>[] = [visible(scope, today)]
  if (filter.actor) parts.push(sql<SqlBool>`e.actor like ${like(filter.actor)}`)
  if (filter.subjectKind) parts.push(sql<SqlBool>`e.subject_kind = ${filter.subjectKind}`)
  if (filter.subjectId) parts.push(sql<SqlBool>`e.subject_id = ${filter.subjectId}`)
  if (filter.type?.includes('.')) parts.push(sql<SqlBool>`e.type = ${filter.type}`)
  else if (filter.type) parts.push(sql<SqlBool>`e.type >= ${`${filter.type}.`} and e.type < ${`${filter.type}/`}`)
  if (filter.from) parts.push(sql<SqlBool>`e.at >= ${startOfDay(filter.from)}::timestamptz`)
  if (filter.until) parts.push(sql<SqlBool>`e.at < ${startOfDay(filter.until)}::timestamptz + interval '1 day'`)
  if (filter.isOk !== undefined) parts.push(sql<SqlBool>`e.ok = ${filter.isOk}`)
  if (filter.q) parts.push(sql<SqlBool>`e.summary like ${like(filter.q)}`)
  return sql<SqlBool>`${sql.join(parts, sql` and `)}`
}

/** Rows counted at most; beyond it the total says “more”. */
export const COUNT_LIMIT = 10_000

/** A page of the audit, newest first, with how many there are up to the limit. */
export async function listEvents(
  db: Database,
  scope: Scope<'audit.read'>,
  filter: EventFilter,
  { limit, offset, today }: { limit: number; offset: number; today: string },
): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`select ${columns} from ${tableOf(filter)} e ${named}
    where ${conditions(scope, filter, today)} order by e.seq desc limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export async function countEvents(db: Database, scope: Scope<'audit.read'>, filter: EventFilter, today: string): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total from (
    select from ${tableOf(filter)} e where ${conditions(scope, filter, today)} limit ${COUNT_LIMIT + 1}) found`.execute(db)
  return rows[0]?.total ?? 0
}

export async function findEvent(db: Database, scope: Scope<'audit.read'>, seq: string, today: string) {
  const { rows } = await sql<EventDetail>`
    select ${columns}, e.before, e.after, e.device, e.request_id as "requestId", e.prev_hash as "prevHash", e.hash
    from event_all e ${named} where e.seq = ${seq} and ${visible(scope, today)}`.execute(db)
  return rows[0]
}

/** The types there are, online and archived, by hopping from one to the next along the index. */
export async function listTypes(db: Database): Promise<string[]> {
  const hops = (table: string) => sql`
    with recursive hop as (
      (select type from ${sql.table(table)} order by type limit 1)
      union all
      select (select e.type from ${sql.table(table)} e where e.type > hop.type order by e.type limit 1) from hop where hop.type is not null)
    select type from hop where type is not null`
  const { rows } = await sql<{ type: string }>`(${hops('event')}) union (${hops('event_archive')}) order by type`.execute(db)
  return rows.map((row) => row.type)
}

/** How many events there are online and in the archive, and since when. */
export async function findExtent(db: Database) {
  const { rows } = await sql<{ events: number; since: string | null; archived: number; archivedUntil: string | null }>`
    select (select coalesce(max(seq), 0)::int from event) as events, (select at from event_all order by seq limit 1) as since,
      (select count(*)::int from event_archive) as archived, (select max(at) from event_archive) as "archivedUntil"`.execute(db)
  return rows[0] ?? { events: 0, since: null, archived: 0, archivedUntil: null }
}

export interface Span {
  checked: number
  last: string | null
  lastHash: string | null
  broken: string | null
  why: string | null
}

/**
 * One chain over both tables: an event keeps its number and its hash when it is archived. `made` is recomputed by the
 * algorithm the row is marked with, null where this version does not know the mark.
 */
const CHAIN = sql`select * from (
  select e.seq, e.hash, e.prev_hash, event_digest(e) as made from event e
  union all select a.seq, a.hash, a.prev_hash, event_digest(row(a.*)::event) from event_archive a) chain`

/** Recomputes one batch of the chain in the database, after the row `after` whose hash is `hash`. */
export async function checkSpan(db: Database, after: string, hash: string, size: number): Promise<Span> {
  const { rows } = await sql<Span>`
    with batch as (
      select e.seq, e.hash, e.prev_hash, e.made,
        lag(e.seq, 1, ${after}::bigint) over w as before_seq, lag(e.hash, 1, ${hash}::text) over w as before_hash
      from (${CHAIN} where seq > ${after}::bigint order by seq limit ${size}) e
      window w as (order by e.seq)),
    broken as (
      select seq, case when seq <> before_seq + 1 then '缺少记录' when prev_hash <> before_hash then '与上一条不衔接'
        when made is null then '散列算法不认识' else '内容与散列不符' end as why
      from batch where seq <> before_seq + 1 or prev_hash <> before_hash or made is distinct from hash order by seq limit 1)
    select (select count(*)::int from batch) as checked, (select max(seq)::text from batch) as last,
      (select hash from batch order by seq desc limit 1) as "lastHash",
      (select seq::text from broken) as broken, (select why from broken) as why`.execute(db)
  const [span] = rows
  if (!span) throw new Error('审计链校验没有返回结果')
  return span
}

export const findHash = async (db: Database, seq: string): Promise<string | undefined> =>
  (await sql<{ hash: string }>`select hash from event_all where seq = ${seq}`.execute(db)).rows[0]?.hash

export interface Moved {
  moved: number
  first: string | null
  last: string | null
}

/** Moves up to `size` events into the archive, oldest first; the database sees to it that nothing is lost (SEC-28). */
export async function moveToArchive(
  db: Database,
  before: { other: string; personal: string },
  personalTypes: readonly string[],
  size: number,
): Promise<Moved> {
  const { rows } = await sql<Moved>`select moved, first_seq::text as first, last_seq::text as last
    from archive_events(${before.other}::timestamptz, ${before.personal}::timestamptz, ${[...personalTypes]}::text[], ${size})`.execute(
    db,
  )
  return rows[0] ?? { moved: 0, first: null, last: null }
}

/** The end of the chain. */
export async function findEnd(db: Database): Promise<{ last: string; lastHash: string } | undefined> {
  return db.selectFrom('event').select(['seq as last', 'hash as lastHash']).orderBy('seq', 'desc').limit(1).executeTakeFirst()
}

export interface Verification {
  at: string
  checked: number
  isWhole: boolean
  brokenAt: string | null
  why: string | null
}
/** What the last verification saw: the end of the chain then, which must still be there. */
export interface Witness extends Verification {
  last: string
  lastHash: string
}

const WITNESS = 'audit.verified'

export const findWitness = async (db: Database): Promise<Witness | undefined> =>
  (await db.selectFrom('setting').select('value').where('key', '=', WITNESS).executeTakeFirst())?.value as Witness | undefined

export const setWitness = (db: Database, witness: Witness) =>
  sql`insert into setting (key, value) values (${WITNESS}, ${JSON.stringify(witness)}::jsonb)
    on conflict (key) do update set value = excluded.value, changed_at = now()`.execute(db)
