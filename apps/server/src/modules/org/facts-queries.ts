import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

type Ids = readonly string[]

/** Organisations of the day with the document and day of their present type and the type of their superior. */
export async function listOrgRows(db: Database, ids: Ids, on: string) {
  const { rows } = await sql<{
    id: string
    name: string
    shortName: string
    kind: string
    kindDocNo: string | null
    kindSince: string
    foundedOn: string
    foundedDocNo: string | null
    dissolvedOn: string | null
    endsOn: string | null
    parentId: string | null
    parentKind: string | null
  }>`
    select o.id, n.name, n.short_name as "shortName", k.kind, k.doc_no as "kindDocNo", k.from_on as "kindSince",
      o.founded_on as "foundedOn", o.founded_doc_no as "foundedDocNo", o.dissolved_on as "dissolvedOn", o.ends_on as "endsOn",
      t.parent_id as "parentId", p.kind as "parentKind"
    from org o
    join org_name n on n.org_id = o.id and n.from_on <= ${on} and (n.until_on is null or n.until_on > ${on})
    join org_kind k on k.org_id = o.id and k.from_on <= ${on} and (k.until_on is null or k.until_on > ${on})
    join org_placement t on t.org_id = o.id and t.from_on <= ${on} and (t.until_on is null or t.until_on > ${on})
    left join org_kind p on p.org_id = t.parent_id and p.from_on <= ${on} and (p.until_on is null or p.until_on > ${on})
    where o.id = any(${ids}::bigint[]) and o.founded_on <= ${on} and (o.dissolved_on is null or o.dissolved_on > ${on})`.execute(
    db,
  )
  return rows
}

export interface MemberTotal {
  orgId: string
  /** Members whose home it is. */
  ownFull: number
  ownProbationary: number
  /** With everything below. */
  full: number
  probationary: number
}

/** Full and probationary members of every organisation of the day, own and with all below, in one pass. */
export async function listMemberTotals(db: Database, on: string, ids?: Ids): Promise<MemberTotal[]> {
  if (ids && ids.length <= FEW)
    return (await countBelow(db, [on], ids)).map(({ orgId, ownFull, ownProbationary, full, probationary }) => ({
      orgId,
      ownFull,
      ownProbationary,
      full,
      probationary,
    }))
  const { rows } = await sql<MemberTotal>`
    with own as (
      select org_id, (count(*) filter (where category = 'F'))::int as f, (count(*) filter (where category = 'P'))::int as p
      from member_at(${on}) group by org_id),
    below as (
      select part.id::bigint as org_id, sum(own.f)::int as f, sum(own.p)::int as p
      from own
      join org_placement pl on pl.org_id = own.org_id and pl.from_on <= ${on} and (pl.until_on is null or pl.until_on > ${on})
      cross join unnest(string_to_array(trim(both '/' from pl.path), '/')) as part(id)
      group by part.id)
    select below.org_id as "orgId", coalesce(own.f, 0) as "ownFull", coalesce(own.p, 0) as "ownProbationary",
      below.f as full, below.p as probationary
    from below left join own on own.org_id = below.org_id
    ${ids ? sql`where below.org_id = any(${ids}::bigint[])` : sql``}`.execute(db)
  return rows
}

/** Up to this many organisations are counted from their own subtrees; more are counted with everyone else's at once. */
const FEW = 60

/** Totals of a few organisations on some days, looking only at what lies below them. */
async function countBelow(db: Database, days: readonly string[], ids: Ids) {
  const { rows } = await sql<MemberTotal & { on: string }>`
    select mine.org_id as "orgId", d.on_day as "on",
      (count(*) filter (where m.category = 'F' and p.org_id = mine.org_id))::int as "ownFull",
      (count(*) filter (where m.category = 'P' and p.org_id = mine.org_id))::int as "ownProbationary",
      (count(*) filter (where m.category = 'F'))::int as full, (count(*) filter (where m.category = 'P'))::int as probationary
    from unnest(${days}::date[]) as d(on_day)
    join org_placement mine on mine.org_id = any(${ids}::bigint[]) and mine.from_on <= d.on_day and (mine.until_on is null or mine.until_on > d.on_day)
    join org_placement p on p.path >= mine.path and p.path < (mine.path || '~') collate "C" and p.from_on <= d.on_day and (p.until_on is null or p.until_on > d.on_day)
    cross join lateral (
      select case when r.full_on is not null and r.full_on <= d.on_day then 'F' else 'P' end as category
      from membership s join member r on r.person_id = s.person_id
      where s.org_id = p.org_id and s.from_on <= d.on_day and (s.until_on is null or s.until_on > d.on_day)
        and not exists (
          select from member_status x
          where x.person_id = s.person_id and x.status <> 'NORMAL' and x.from_on <= d.on_day and (x.until_on is null or x.until_on > d.on_day))) m
    group by mine.org_id, d.on_day order by d.on_day`.execute(db)
  return rows
}

/** The same totals on several days, for telling how long a number has differed. */
export async function listMemberTotalsOn(db: Database, days: readonly string[], ids: Ids) {
  if (ids.length <= FEW) return countBelow(db, days, ids)
  const { rows } = await sql<{ orgId: string; on: string; full: number; probationary: number }>`
    with own as (
      select d.on_day, m.org_id, (count(*) filter (where m.category = 'F'))::int as f, (count(*) filter (where m.category = 'P'))::int as p
      from unnest(${days}::date[]) as d(on_day) cross join lateral member_at(d.on_day) m
      group by d.on_day, m.org_id)
    select part.id::bigint as "orgId", own.on_day as "on", sum(own.f)::int as full, sum(own.p)::int as probationary
    from own
    join org_placement pl on pl.org_id = own.org_id and pl.from_on <= own.on_day and (pl.until_on is null or pl.until_on > own.on_day)
    cross join unnest(string_to_array(trim(both '/' from pl.path), '/')) as part(id)
    where part.id::bigint = any(${ids}::bigint[])
    group by part.id, own.on_day order by own.on_day`.execute(db)
  return rows
}

/** One approval of a later election; the newest one holds (ORG-15). */
export interface DelayRow {
  id: string
  delayedTo: string
  docNo: string | null
  decidedOn: string | null
  decidedBy: string | null
  reason: string | null
  recordedAt: string
  recordedBy: string | null
}

export interface TermRow {
  id: string
  orgId: string
  startedOn: string | null
  endedOn: string | null
  seats: number | null
  approvedSeats: number | null
  hasCommittee: boolean
  approvalDocNo: string | null
  delayedTo: string | null
  delayDocNo: string | null
  /** Every approval of a delay, newest first. */
  delays: DelayRow[]
  preparedOn: string | null
  prepareDocNo: string | null
  endsOn: string | null
  earlyDocNo: string | null
  remindedOn: string | null
  reminderDocNo: string | null
  recordedAt: string
  recordedBy: string | null
}

/** Terms of the organisations, newest first, with the delays decided by the day; without a day all of them. */
export async function listTerms(db: Database, ids: Ids, on: string | null = null): Promise<TermRow[]> {
  const { rows } = await sql<TermRow>`
    select t.id, t.org_id as "orgId", t.started_on as "startedOn", t.ended_on as "endedOn", t.seats, t.approved_seats as "approvedSeats",
      t.has_committee as "hasCommittee", t.approval_doc_no as "approvalDocNo", v.delays,
      v.delays #>> '{0,delayedTo}' as "delayedTo", v.delays #>> '{0,docNo}' as "delayDocNo",
      t.prepared_on as "preparedOn", t.prepare_doc_no as "prepareDocNo", t.ends_on as "endsOn", t.early_doc_no as "earlyDocNo",
      t.reminded_on as "remindedOn", t.reminder_doc_no as "reminderDocNo", t.recorded_at as "recordedAt", a.display_name as "recordedBy"
    from term t left join account a on a.id = t.recorded_by
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', d.id::text, 'delayedTo', d.delayed_to, 'docNo', d.doc_no, 'decidedOn', d.decided_on,
        'decidedBy', n.short_name, 'reason', d.reason, 'recordedAt', d.recorded_at, 'recordedBy', b.display_name) order by d.id desc), '[]') as delays
      from term_delay d left join account b on b.id = d.recorded_by
      left join org_name n on n.org_id = d.decided_by and n.until_on is null
      where d.term_id = t.id and (${on}::date is null or d.decided_on is null or d.decided_on <= ${on}::date)) v
    where t.org_id = any(${ids}::bigint[])
    order by t.org_id, t.started_on desc nulls last, t.id desc`.execute(db)
  return rows
}

/** Posts ever held up to the day, with what tells whether the holder may hold them. A holder out of reach stays nameless. */
export async function listPostRows(db: Database, ids: Ids, on: string) {
  const { rows } = await sql<{
    orgId: string
    personId: string
    name: string | null
    duty: string
    appointment: string
    from: string
    until: string | null
    joinedOn: string | null
    fullOn: string | null
  }>`
    select x.org_id as "orgId", x.person_id as "personId", p.name, x.duty, x.appointment, x.from_on as "from", x.until_on as "until",
      m.joined_on as "joinedOn", m.full_on as "fullOn"
    from post x
    left join person p on p.id = x.person_id
    left join member m on m.person_id = x.person_id
    where x.org_id = any(${ids}::bigint[]) and x.from_on <= ${on}
    order by x.from_on`.execute(db)
  return rows
}

/** Party groups below the organisations, with members and leaders of the day. */
export async function listGroupRows(db: Database, ids: Ids, on: string) {
  const { rows } = await sql<{
    parentId: string
    id: string
    name: string
    members: number
    hasLeader: boolean
    leaderIsProbationary: boolean
    leaderName: string | null
    foundedOn: string
    dissolvedOn: string | null
  }>`
    select g.parent_id as "parentId", g.id, g.short_name as name, g.founded_on as "foundedOn", g.dissolved_on as "dissolvedOn",
      (select count(*)::int from group_member c
        where c.group_id = g.id and c.from_on <= ${on} and (c.until_on is null or c.until_on > ${on})) as members, l.org_id is not null as "hasLeader", coalesce(l.probationary, false) as "leaderIsProbationary", l.name as "leaderName"
    from org_at(${on}) g
    left join lateral (
      select x.org_id, p.name, m.joined_on is not null and (m.full_on is null or m.full_on > ${on}) as probationary
      from post x left join person p on p.id = x.person_id left join member m on m.person_id = x.person_id
      where x.org_id = g.id and x.duty = 'groupLeader' and x.from_on <= ${on} and (x.until_on is null or x.until_on > ${on})
      order by x.from_on desc limit 1) l on true
    where g.kind = 'group' and g.parent_id = any(${ids}::bigint[])
    order by g.path`.execute(db)
  return rows
}

/** Schools each organisation covers on the day, with the full members who work there. */
export async function listUnitRows(db: Database, ids: Ids, on: string) {
  const { rows } = await sql<{ orgId: string; name: string; fullMembers: number }>`
    select so.org_id as "orgId", s.name, (
        select count(*)::int from person p join member_at(${on}) m on m.person_id = p.id
        where p.school_id = so.school_id and m.category = 'F') as "fullMembers"
    from school_org so
    join school s on s.id = so.school_id
    where so.org_id = any(${ids}::bigint[]) and so.from_on <= ${on} and (so.until_on is null or so.until_on > ${on})
      and (s.closed_on is null or s.closed_on > ${on})
    order by so.org_id, s.id`.execute(db)
  return rows
}

/** Days on which a committee had branch building on the agenda of an archived meeting (ORG-21). */
export async function listSupervisionDays(db: Database, ids: Ids, on: string) {
  const { rows } = await sql<{ orgId: string; on: string }>`
    select distinct m.org_id as "orgId", m.held_on as "on"
    from meeting m join agenda_item i on i.meeting_id = m.id
    where m.org_id = any(${ids}::bigint[]) and m.held_on <= ${on} and m.state in ('confirmed', 'archived')
      and (i.title like '%支部建设%' or i.title like '%基层党建%' or i.title like '%党支部工作%')
    order by m.held_on`.execute(db)
  return rows
}
