import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import type { CaseEvent, CaseStatus } from '@hongzhu/domain/procedure'
import { sql } from 'kysely'
import { inScope } from '../../../platform/access/scope.ts'
import type { Database } from '../../../platform/db/pool.ts'

export interface CaseHead {
  id: string
  orgId: string
  procedure: string
}
export interface StoredEvent {
  caseId: string
  seq: number
  event: CaseEvent
  recordedAt: string
  recordedBy: string | null
}
/** What lists show of a case, folded from its events. */
export interface CaseCache {
  name: string
  status: CaseStatus
  current: string | null
  actor: string | null
  dutyKey: string | null
}

/** A case of the reach the wall knows; `lock` for a command. */
export async function findCase(db: Database, id: string, lock: boolean): Promise<CaseHead | undefined> {
  const { rows } = await sql<CaseHead>`
    select id, org_id as "orgId", procedure from procedure_case where id = ${id} ${lock ? sql`for update` : sql``}`.execute(db)
  return rows[0]
}

/** The case that this form began already, with its number of events. */
export async function findByKey(db: Database, clientKey: string) {
  const { rows } = await sql<{ id: string; orgId: string; seq: number }>`
    select c.id, c.org_id as "orgId", (select max(e.seq) from procedure_event e where e.case_id = c.id) as seq
    from procedure_case c where c.client_key = ${clientKey}`.execute(db)
  return rows[0]
}

/** A new case; undefined when the key is taken. */
export async function insertCase(
  db: Database,
  row: { orgId: string; procedure: string; begunOn: PlainDate; clientKey: string; accountId: string; cache: CaseCache },
): Promise<string | undefined> {
  const { cache } = row
  const { rows } = await sql<{ id: string }>`
    insert into procedure_case (org_id, procedure, begun_on, client_key, name, status, current_step, actor, recorded_by)
    values (${row.orgId}, ${row.procedure}, ${row.begunOn}, ${row.clientKey}, ${cache.name}, ${cache.status}, ${cache.current}, ${cache.actor}, ${row.accountId})
    on conflict (client_key) do nothing returning id`.execute(db)
  return rows[0]?.id
}

/** Writes what the events now fold to; lists read it. */
export const updateCache = (db: Database, id: string, cache: CaseCache) =>
  sql`update procedure_case set name = ${cache.name}, status = ${cache.status}, current_step = ${cache.current}, actor = ${cache.actor},
    duty_key = ${cache.dutyKey} where id = ${id}`.execute(db)

export async function insertEvent(
  db: Database,
  row: { caseId: string; orgId: string; seq: number; event: CaseEvent; accountId: string },
): Promise<void> {
  const { type, on, ...body } = row.event
  const step = 'step' in body ? body.step : 'to' in body ? body.to : null
  await sql`insert into procedure_event (case_id, seq, org_id, type, on_day, step, body, recorded_by)
    values (${row.caseId}, ${row.seq}, ${row.orgId}, ${type}, ${on}, ${step}, ${JSON.stringify(body)}::jsonb, ${row.accountId})`.execute(
    db,
  )
}

/** Events of cases in order, each case's own; up to the day when one is given. */
export async function listEvents(db: Database, caseIds: readonly string[], upTo?: PlainDate): Promise<StoredEvent[]> {
  const { rows } = await sql<Omit<StoredEvent, 'event'> & { type: CaseEvent['type']; on: PlainDate; body: object }>`
    select e.case_id as "caseId", e.seq, e.type, e.on_day as "on", e.body, e.recorded_at as "recordedAt", a.display_name as "recordedBy"
    from procedure_event e left join account a on a.id = e.recorded_by
    where e.case_id = any(${[...caseIds]}::bigint[]) ${upTo ? sql`and e.on_day <= ${upTo}` : sql``}
    order by e.case_id, e.seq`.execute(db)
  return rows.map(({ type, on, body, ...row }) => ({ ...row, event: { type, on, ...body } as CaseEvent }))
}

/** Cases of these organisations that were under way on the day, with the organisation next above. */
export async function listUnderWay(db: Database, orgIds: readonly string[], on: PlainDate) {
  const { rows } = await sql<CaseHead & { parentId: string | null }>`
    select c.id, c.org_id as "orgId", c.procedure, p.parent_id as "parentId"
    from procedure_case c
    left join org_placement p on p.org_id = c.org_id and p.from_on <= ${on} and (p.until_on is null or p.until_on > ${on})
    where c.org_id = any(${[...orgIds]}::bigint[]) and c.begun_on <= ${on}
      and (c.status = 'running' or exists (select from procedure_event e where e.case_id = c.id and e.on_day > ${on}))
    order by c.id`.execute(db)
  return rows
}

/** Cases of a procedure in these organisations, but those taken back or run out. */
export async function listOnRecord(db: Database, orgIds: readonly string[], procedure: string): Promise<CaseHead[]> {
  const { rows } = await sql<CaseHead>`
    select id, org_id as "orgId", procedure from procedure_case
    where org_id = any(${[...orgIds]}::bigint[]) and procedure = ${procedure} and status not in ('withdrawn', 'expired') order by id`.execute(
    db,
  )
  return rows
}

export interface CaseFilter {
  path: string | undefined
  procedure: string | undefined
  status: CaseStatus | undefined
  page: number
  pageSize: number
}
export interface ListedCase {
  id: string
  orgId: string
  orgName: string
  procedure: string
  name: string
  status: CaseStatus
  step: string | null
  actor: 'own' | 'superior' | null
  due: PlainDate | null
  begunOn: PlainDate
  changedAt: string
}

/** Cases in scope: those under way first, by last day; the days come from the cache of duties. */
export async function listCases(db: Database, scope: Scope, on: PlainDate, filter: CaseFilter) {
  const { path, procedure, status } = filter
  const from = sql`from procedure_case c
    join org_placement p on p.org_id = c.org_id and p.from_on <= ${on} and (p.until_on is null or p.until_on > ${on})
    where ${inScope(sql.ref('p.path'), scope)}
      ${path ? sql`and p.path >= ${path} collate "C" and p.path < ${`${path}~`} collate "C"` : sql``}
      ${procedure ? sql`and c.procedure = ${procedure}` : sql``} ${status ? sql`and c.status = ${status}` : sql``}`
  const { rows } = await sql<ListedCase>`
    with page as (
      select c.*, b.due_on from (select c.*, p.path ${from}) c left join obligation b on b.key = c.duty_key
      order by c.status <> 'running', b.due_on nulls last, c.id desc
      limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize})
    select c.id, c.org_id as "orgId", n.short_name as "orgName", c.procedure, c.name, c.status, c.current_step as step, c.actor,
      c.due_on as due, c.begun_on as "begunOn",
      (select max(e.recorded_at) from procedure_event e where e.case_id = c.id) as "changedAt"
    from page c
    cross join lateral (select short_name from org_name where org_id = c.org_id and from_on <= ${on} order by from_on desc limit 1) n
    order by c.status <> 'running', c.due_on nulls last, c.id desc`.execute(db)
  const counted = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(db)
  return { rows, total: counted.rows[0]?.total ?? 0 }
}
