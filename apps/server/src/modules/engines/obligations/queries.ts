import type { PlainDate, Refusal } from '@hongzhu/domain'
import { periodOf } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import type { Bucket } from '@hongzhu/domain/duty'
import { dutyWindow } from '@hongzhu/domain/duty'
import { citeInBrief } from '@hongzhu/domain/norms'
import type { Obligation } from '@hongzhu/domain/obligation'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScope } from '../../../platform/access/scope.ts'
import type { Database } from '../../../platform/db/pool.ts'

/** Ids of organisations that exist on the day and lie in scope, below `path` when given. */
export async function listOrgIds(db: Database, scope: Scope, on: PlainDate, path?: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from org_at(${on}) o
    where ${inScope(sql.ref('o.path'), scope)} ${path ? sql`and o.path >= ${path} collate "C" and o.path < ${`${path}~`} collate "C"` : sql``}
    order by o.path`.execute(db)
  return rows.map((row) => row.id)
}

const CHUNK = 5_000

/** Makes the cache of these organisations what was derived: only rows that differ are written. */
export async function replaceCache(
  db: Database,
  orgIds: readonly string[],
  duties: readonly Obligation[],
  findings: ReadonlyMap<string, readonly Refusal[]>,
  on: PlainDate,
): Promise<void> {
  await sql`delete from obligation where subject_org_id = any(${orgIds}::bigint[]) and key <> all(${duties.map((duty) => duty.key)}::text[])`.execute(
    db,
  )
  for (let start = 0; start < duties.length; start += CHUNK) await writeDuties(db, duties.slice(start, start + CHUNK))
  await replaceFindings(db, orgIds, findings)
  await sql`insert into obligation_run (org_id, computed_for) select unnest(${orgIds}::bigint[]), ${on}::date
    on conflict (org_id) do update set computed_for = excluded.computed_for, computed_at = now()`.execute(db)
}

/** The article a duty rests on, on one line. */
export const articleOf = (duty: Obligation) => (duty.cites[0] ? citeInBrief(duty.cites[0]) : null)

/** One parameter per call instead of one per column: the database takes the rows apart. */
async function writeDuties(db: Database, part: readonly Obligation[]): Promise<void> {
  const rows = part.map((duty) => ({
    key: duty.key,
    rule: duty.rule,
    org_id: duty.actorOrgId ?? duty.orgId,
    subject_org_id: duty.orgId,
    title: duty.title,
    opens_on: duty.opens,
    due_on: duty.due,
    state: duty.state,
    weight: duty.weight,
    met_on: duty.metOn ?? null,
    body: { missing: duty.missing, act: duty.act, article: articleOf(duty) },
  }))
  await sql`insert into obligation as o (key, rule, org_id, subject_org_id, title, opens_on, due_on, state, weight, met_on, body)
    select key, rule, org_id, subject_org_id, title, opens_on, due_on, state, weight, met_on, body
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(key text, rule text, org_id bigint, subject_org_id bigint, title text, opens_on date, due_on date, state text, weight text, met_on date, body jsonb)
    on conflict (key) do update set org_id = excluded.org_id, title = excluded.title, opens_on = excluded.opens_on, due_on = excluded.due_on,
      state = excluded.state, weight = excluded.weight, met_on = excluded.met_on, body = excluded.body
    where (o.org_id, o.title, o.opens_on, o.due_on, o.state, o.weight, o.met_on, o.body)
      is distinct from (excluded.org_id, excluded.title, excluded.opens_on, excluded.due_on, excluded.state, excluded.weight, excluded.met_on, excluded.body)`.execute(
    db,
  )
}

async function replaceFindings(
  db: Database,
  orgIds: readonly string[],
  findings: ReadonlyMap<string, readonly Refusal[]>,
): Promise<void> {
  await sql`delete from org_finding where org_id = any(${orgIds}::bigint[])`.execute(db)
  const rows = [...findings].flatMap(([orgId, list]) =>
    list.map((finding) => ({
      org_id: orgId,
      rule: finding.rule ?? '',
      code: finding.code,
      severity: finding.severity,
      message: finding.message,
      body: finding,
    })),
  )
  for (let start = 0; start < rows.length; start += CHUNK)
    await sql`insert into org_finding (org_id, rule, code, severity, message, body)
      select org_id, rule, code, severity, message, body
      from jsonb_to_recordset(${JSON.stringify(rows.slice(start, start + CHUNK))}::jsonb) as r(org_id bigint, rule text, code text, severity text, message text, body jsonb)`.execute(
      db,
    )
}

/** Whether any organisation alive on the day has no cache for the day. */
export async function hasStaleCache(db: Database, on: PlainDate): Promise<boolean> {
  const { rows } = await sql<{ stale: boolean }>`
    select exists (select from org_at(${on}) o left join obligation_run r on r.org_id = o.id where r.computed_for is distinct from ${on}::date) as stale`.execute(
    db,
  )
  return rows[0]?.stale ?? true
}

/** The bucket as SQL over the cache, the same borders as `bucketOf`. */
function inBucket(bucket: Bucket, on: PlainDate): RawBuilder<SqlBool> {
  const month = periodOf('month', on).last
  const next = dutyWindow(on).to
  switch (bucket) {
    case 'done':
      return sql`b.state in ('met', 'excused')`
    case 'undetermined':
      return sql`b.state = 'undetermined'`
    case 'late':
      return sql`b.state in ('open', 'late') and b.due_on < ${on}`
    case 'now':
      return sql`b.state in ('open', 'late') and b.due_on >= ${on} and b.due_on <= ${month}`
    case 'next':
      return sql`b.state in ('open', 'late') and b.due_on > ${month} and b.due_on <= ${next}`
    case 'later':
      return sql`b.state in ('open', 'late') and b.due_on > ${next} and b.opens_on <= ${next}`
    case 'distant':
      return sql`b.state in ('open', 'late') and b.due_on > ${next} and b.opens_on > ${next}`
  }
}

export interface DutyRow {
  key: string
  rule: string
  orgId: string
  orgName: string
  subjectOrgId: string
  subjectName: string
  title: string
  opens: string
  due: string
  state: Obligation['state']
  weight: Obligation['weight']
  metOn: string | null
  missing: string | null
  article: string | null
  act: { label: string; page: string; params: Record<string, string> } | null
}

export interface DutyFilter {
  path?: string | undefined
  /** Only what this organisation itself must do. */
  actorOrgId?: string | undefined
  bucket: Bucket
  rule?: string | undefined
  page: number
  pageSize: number
}

const place = (scope: Scope, path: string | undefined) =>
  sql`${inScope(sql.ref('p.path'), scope)} ${path ? sql`and p.path >= ${path} collate "C" and p.path < ${`${path}~`} collate "C"` : sql``}`

/** One page of cached obligations in scope. */
export async function listDuties(
  db: Database,
  scope: Scope<'obligation.read'>,
  on: PlainDate,
  filter: DutyFilter,
): Promise<{ rows: DutyRow[]; total: number }> {
  const { rows } = await sql<DutyRow & { total: number }>`
    select b.key, b.rule, b.org_id as "orgId", n.short_name as "orgName", b.subject_org_id as "subjectOrgId", s.short_name as "subjectName", b.title,
      b.opens_on as opens, b.due_on as due, b.state, b.weight, b.met_on as "metOn", b.body->>'missing' as missing, b.body->>'article' as article, b.body->'act' as act, count(*) over ()::int as total
    from obligation b
    join org_placement p on p.org_id = b.org_id and p.until_on is null
    join org_name n on n.org_id = b.org_id and n.until_on is null
    join org_name s on s.org_id = b.subject_org_id and s.until_on is null
    where ${place(scope, filter.path)} and ${inBucket(filter.bucket, on)} ${filter.rule ? sql`and b.rule = ${filter.rule}` : sql``} ${filter.actorOrgId ? sql`and b.org_id = ${filter.actorOrgId}` : sql``}
    order by ${filter.bucket === 'done' ? sql`b.due_on desc` : sql`b.due_on`}, case b.weight when 'flag' then 0 when 'warn' then 1 else 2 end, p.path, b.key
    limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}`.execute(db)
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 }
}

export interface DutyCounts {
  late: number
  now: number
  next: number
  later: number
  undetermined: number
  excused: number
  met: number
}

const COUNTS = (on: PlainDate) => sql`
  count(*) filter (where ${inBucket('late', on)})::int as late, count(*) filter (where ${inBucket('now', on)})::int as now,
  count(*) filter (where ${inBucket('next', on)})::int as next, count(*) filter (where ${inBucket('later', on)})::int as later, count(*) filter (where b.state = 'undetermined')::int as undetermined,
  count(*) filter (where b.state = 'excused')::int as excused, count(*) filter (where b.state = 'met')::int as met`

/** Counts by bucket of everything in scope below the path, or of what one organisation itself must do. */
export async function countDuties(
  db: Database,
  scope: Scope<'obligation.read'>,
  on: PlainDate,
  { path, actorOrgId }: { path?: string | undefined; actorOrgId?: string | undefined },
): Promise<DutyCounts> {
  const { rows } = await sql<DutyCounts>`
    select ${COUNTS(on)} from obligation b join org_placement p on p.org_id = b.org_id and p.until_on is null where ${place(scope, path)} ${actorOrgId ? sql`and b.org_id = ${actorOrgId}` : sql``}`.execute(
    db,
  )
  return rows[0] ?? { late: 0, now: 0, next: 0, later: 0, undetermined: 0, excused: 0, met: 0 }
}

/** The same counts for each organisation directly below one, everything below it included. */
export async function countByChild(db: Database, scope: Scope<'obligation.read'>, on: PlainDate, parentId: string) {
  const { rows } = await sql<DutyCounts & { orgId: string; orgName: string; hasChildren: boolean }>`
    with child as (
      select o.id, o.short_name, o.path, o.name_key from org_at(${on}) o where o.parent_id = ${parentId} and ${inScope(sql.ref('o.path'), scope)})
    select c.id as "orgId", c.short_name as "orgName", exists (select from org_placement x where x.parent_id = c.id and x.until_on is null) as "hasChildren", ${COUNTS(on)}
    from child c
    left join org_placement p on p.path >= c.path and p.path < (c.path || '~') collate "C" and p.until_on is null and ${inScope(sql.ref('p.path'), scope)}
    left join obligation b on b.org_id = p.org_id
    group by c.id, c.short_name, c.path, c.name_key order by late desc, c.path`.execute(db)
  return rows
}

/** Findings of the setting check in scope, by rule. */
export async function countByRule(db: Database, scope: Scope) {
  const { rows } = await sql<{ rule: string; organisations: number }>`
    select rule, count(distinct org_id)::int as organisations from (
      select b.rule, b.subject_org_id as org_id from obligation b where b.state in ('late', 'undetermined')
      union all select f.rule, f.org_id from org_finding f where f.severity <> 'info') x
    join org_placement p using (org_id) where p.until_on is null and ${inScope(sql.ref('p.path'), scope)} group by rule`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.rule, row.organisations]))
}
