import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import type { HomeFacts, MemberStatus } from '@hongzhu/domain/member'
import type { OrgKind } from '@hongzhu/domain/org'
import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'
import type { PersonRef } from './record-queries.ts'
import { inForce } from './sql-queries.ts'

/** Locks the person for a command; only who keeps them may, others do not see them. */
export async function lockPerson(db: Database, scope: Scope, personId: string, today: PlainDate): Promise<PersonRef | undefined> {
  const { rows } = await sql<PersonRef>`
    select p.id, p.name, p.keeper_org_id as "orgId", r.path as "orgPath", p.version, true as "isKept"
    from person p join org_placement r on r.org_id = p.keeper_org_id and ${inForce('r', today)}
    where p.id = ${personId} and ${inScope(sql.ref('r.path'), scope)} for update of p`.execute(db)
  return rows[0]
}

/** Whether the organisation is in reach or above what is in reach: superiors decide for those below them. */
export async function findDecider(db: Database, scope: Scope, orgId: string, today: PlainDate): Promise<boolean> {
  const above = scope.prefixes.flatMap((prefix) =>
    prefix
      .split('/')
      .flatMap((_part, index, parts) =>
        index > 0 && index < parts.length - 1 ? [`${parts.slice(0, index + 1).join('/')}/`] : [],
      ),
  )
  const isAbove = above.length > 0 ? sql`r.path in (${sql.join(above)})` : sql`false`
  const isAboveExact =
    scope.exact.length > 0
      ? sql`exists (select from org_placement x where x.org_id = any(${[...scope.exact]}::bigint[]) and ${inForce('x', today)}
          and x.path >= r.path and x.path < (r.path || '~') collate "C")`
      : sql`false`
  const { rows } = await sql`
    select from org_placement r where r.org_id = ${orgId} and ${inForce('r', today)} and (${inScope(sql.ref('r.path'), scope)} or ${isAbove} or ${isAboveExact})`.execute(
    db,
  )
  return rows.length > 0
}

/** What an organisation is as a home, with its name. */
export async function findHome(db: Database, orgId: string, on: PlainDate) {
  const { rows } = await sql<HomeFacts & { name: string; parentId: string | null }>`
    select o.id as "orgId", coalesce(k.kind, l.kind) as kind, o.founded_on as "foundedOn", o.dissolved_on as "dissolvedOn", l.short_name as name,
      l.parent_id as "parentId"
    from org o left join org_kind k on k.org_id = o.id and ${inForce('k', on)},
      lateral (select n.short_name, (select x.kind from org_kind x where x.org_id = o.id order by x.from_on desc limit 1) as kind,
        (select y.parent_id from org_placement y where y.org_id = o.id order by y.from_on desc limit 1) as parent_id
        from org_name n where n.org_id = o.id order by n.from_on desc limit 1) l
    where o.id = ${orgId}`.execute(db)
  const [row] = rows
  return row ? { ...row, kind: row.kind as OrgKind } : undefined
}

/** Present home, status and group of a member. */
export async function findStanding(db: Database, personId: string, today: PlainDate) {
  const [homes, statuses, groups, members] = await Promise.all([
    sql<{ orgId: string; fromOn: PlainDate; untilOn: PlainDate | null }>`
      select org_id as "orgId", from_on as "fromOn", until_on as "untilOn" from membership where person_id = ${personId} order by from_on desc limit 1`.execute(
      db,
    ),
    sql<{ status: MemberStatus; fromOn: PlainDate }>`
      select status, from_on as "fromOn" from member_status s where person_id = ${personId} and ${inForce('s', today)}`.execute(
      db,
    ),
    sql<{ groupId: string; fromOn: PlainDate }>`
      select group_id as "groupId", from_on as "fromOn" from group_member where person_id = ${personId} and until_on is null`.execute(
      db,
    ),
    sql<{ fullOn: PlainDate | null }>`select full_on as "fullOn" from member where person_id = ${personId}`.execute(db),
  ])
  const latest = homes.rows[0]
  return {
    isMember: members.rows.length > 0,
    latest,
    home: latest && latest.untilOn === null ? { orgId: latest.orgId, fromOn: latest.fromOn } : undefined,
    status: statuses.rows[0]?.status ?? ('NORMAL' as const),
    statusSince: statuses.rows[0]?.fromOn,
    group: groups.rows[0],
  }
}

/** Ends the present home. */
export const closeHome = (db: Database, personId: string, on: PlainDate, leaveKind: string) =>
  db
    .updateTable('membership')
    .set({ until_on: on, leave_kind: leaveKind })
    .where('person_id', '=', personId)
    .where('until_on', 'is', null)
    .execute()

/** Begins a home; the exclusion constraint refuses a second one at the same time (ORG-17). */
export const insertHome = (
  db: Database,
  row: { personId: string; orgId: string; on: PlainDate; entryKind: string; docNo: string | null; by: string },
) =>
  db
    .insertInto('membership')
    .values({
      person_id: row.personId,
      org_id: row.orgId,
      from_on: row.on,
      entry_kind: row.entryKind,
      doc_no: row.docNo,
      recorded_by: row.by,
    })
    .execute()

/** Ends the present group; a membership that would be empty never was. */
export async function closeGroup(db: Database, personId: string, on: PlainDate): Promise<void> {
  const open = () => db.updateTable('group_member').where('person_id', '=', personId).where('until_on', 'is', null)
  await open().set({ until_on: on }).where('from_on', '<', on).execute()
}

export const insertGroup = (db: Database, row: { personId: string; groupId: string; on: PlainDate; by: string }) =>
  db
    .insertInto('group_member')
    .values({ person_id: row.personId, group_id: row.groupId, from_on: row.on, recorded_by: row.by })
    .execute()

/** Ends the present status row, if there is one, and begins the next. */
export async function insertStatus(
  db: Database,
  row: {
    personId: string
    orgId: string
    status: MemberStatus
    on: PlainDate
    docNo: string | null
    decidedBy: string
    reason: string
    by: string
  },
): Promise<void> {
  await db
    .updateTable('member_status')
    .set({ until_on: row.on })
    .where('person_id', '=', row.personId)
    .where('until_on', 'is', null)
    .execute()
  await db
    .insertInto('member_status')
    .values({
      person_id: row.personId,
      org_id: row.orgId,
      status: row.status,
      from_on: row.on,
      doc_no: row.docNo,
      decided_by: row.decidedBy,
      reason: row.reason,
      recorded_by: row.by,
    })
    .execute()
  if (row.status === 'DEAD') await db.updateTable('person').set({ died_on: row.on }).where('id', '=', row.personId).execute()
}

/** Persons in reach who may be the same as the one about to be added: same ID number, or same name and birth date. */
export async function listLikely(
  db: Database,
  scope: Scope,
  who: { idNo: string; name: string; bornOn: PlainDate },
  today: PlainDate,
) {
  const { rows } = await sql<{
    personId: string
    name: string
    sex: string | null
    bornYear: number | null
    orgId: string
    orgName: string
    isMember: boolean
    isSameId: boolean
    category: 'F' | 'P' | null
  }>`
    select p.id as "personId", p.name, p.sex, extract(year from p.born_on)::int as "bornYear", p.keeper_org_id as "orgId",
      coalesce(n.short_name, '') as "orgName", m.person_id is not null as "isMember", p.id_no is not distinct from ${who.idNo} as "isSameId",
      case when m.person_id is null then null when m.full_on <= ${today} then 'F' else 'P' end as category
    from person p join org_placement r on r.org_id = p.keeper_org_id and ${inForce('r', today)}
    left join member m on m.person_id = p.id left join org_name n on n.org_id = p.keeper_org_id and ${inForce('n', today)}
    where (p.id_no = ${who.idNo} or (p.name = ${who.name} and (p.born_on = ${who.bornOn} or p.born_on is null))) and ${inScope(sql.ref('r.path'), scope)}
    order by "isSameId" desc, p.id limit 20`.execute(db)
  return rows
}
