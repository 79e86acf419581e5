import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'
import { escapeLike } from './queries.ts'

export interface PostViewRow {
  id: string
  personId: string
  name: string
  orgId: string
  orgName: string
  duty: string
  appointment: string
  from: string
  until: string | null
  docNo: string | null
  recordedAt: string
  recordedBy: string | null
}

const POST_FIELDS = sql`x.id, x.person_id as "personId", coalesce(p.name, '（不在管理范围内）') as name, x.org_id as "orgId",
  coalesce(n.short_name, '') as "orgName", x.duty, x.appointment, x.from_on as "from", x.until_on as until, x.doc_no as "docNo",
  x.recorded_at as "recordedAt", a.display_name as "recordedBy"`

const listPosts = async (db: Database, condition: RawBuilder<SqlBool>, on: string) => {
  const { rows } = await sql<PostViewRow>`
    select ${POST_FIELDS}
    from post x
    left join person p on p.id = x.person_id
    left join account a on a.id = x.recorded_by
    left join org_name n on n.org_id = x.org_id and n.from_on <= ${on} and (n.until_on is null or n.until_on > ${on})
    where ${condition}
    order by x.from_on desc, x.id desc`.execute(db)
  return rows
}

/** Posts in an organisation: of the day, or with `past` all up to the day. */
export const listOrgPosts = (db: Database, orgId: string, on: string, past: boolean) =>
  listPosts(
    db,
    past
      ? sql<SqlBool>`x.org_id = ${orgId} and x.from_on <= ${on}`
      : sql<SqlBool>`x.org_id = ${orgId} and x.from_on <= ${on} and (x.until_on is null or x.until_on > ${on})`,
    on,
  )

/** Posts of a person in organisations within the scope. */
export const listPersonPosts = (db: Database, scope: Scope<'org.read'>, personId: string, on: string) =>
  listPosts(
    db,
    sql<SqlBool>`x.person_id = ${personId} and exists (
      select from org_placement pl where pl.org_id = x.org_id and pl.from_on <= ${on} and (pl.until_on is null or pl.until_on > ${on})
        and ${inScope(sql.ref('pl.path'), scope)})`,
    on,
  )

/** A post of this organisation, locked for a command. */
export async function findPost(db: Database, orgId: string, postId: string) {
  const { rows } = await sql<{
    id: string
    personId: string
    name: string | null
    duty: string
    from: string
    until: string | null
  }>`
    select x.id, x.person_id as "personId", p.name, x.duty, x.from_on as "from", x.until_on as until
    from post x left join person p on p.id = x.person_id where x.id = ${postId} and x.org_id = ${orgId} for update of x`.execute(
    db,
  )
  return rows[0]
}

export interface Candidate {
  id: string
  name: string
  homeId: string
  orgName: string
  joinedOn: string | null
  fullOn: string | null
}

/** Living persons kept within the scope, by name or initials; `homeId` narrows to members of one organisation, `near` puts those below a path first. */
export async function listCandidates(
  db: Database,
  scope: Scope<'org.write'>,
  on: string,
  query: { q?: string; ids?: readonly string[]; homeId?: string | undefined; near?: string; limit: number },
): Promise<Candidate[]> {
  const text = (query.q ?? '').toLowerCase()
  const { rows } = await sql<Candidate>`
    select p.id, p.name, p.keeper_org_id as "homeId", coalesce(n.short_name, '') as "orgName", m.joined_on as "joinedOn", m.full_on as "fullOn"
    from person p
    join org_placement pl on pl.org_id = p.keeper_org_id and pl.from_on <= ${on} and (pl.until_on is null or pl.until_on > ${on})
    left join org_name n on n.org_id = p.keeper_org_id and n.from_on <= ${on} and (n.until_on is null or n.until_on > ${on})
    left join member m on m.person_id = p.id
    where p.died_on is null and ${inScope(sql.ref('pl.path'), scope)}
      ${query.ids ? sql`and p.id = any(${query.ids}::bigint[])` : sql``}
      ${query.homeId ? sql`and p.id in (select person_id from member_at(${on}) where org_id = ${query.homeId})` : sql``}
      ${text ? sql`and (p.name ilike ${`%${escapeLike(text)}%`} or p.initials like ${`${escapeLike(text)}%`})` : sql``}
    order by (pl.path >= ${query.near ?? '/'} collate "C" and pl.path < ${`${query.near ?? '/'}~`} collate "C") desc, p.name_key, p.id
    limit ${query.limit}`.execute(db)
  return rows
}

/** Secretaries of an organisation whose time reaches past the day. */
export async function listSecretariesFrom(db: Database, orgId: string, from: string) {
  const { rows } = await sql<{ name: string; from: string }>`
    select coalesce(p.name, '现任书记') as name, x.from_on as "from" from post x left join person p on p.id = x.person_id
    where x.org_id = ${orgId} and x.duty = 'secretary' and (x.until_on is null or x.until_on > ${from})
    order by x.from_on for update of x`.execute(db)
  return rows
}

export async function insertPost(
  db: Database,
  row: {
    personId: string
    orgId: string
    duty: string
    appointment: string
    from: string
    docNo: string | null
    termId: string | null
    accountId: string
  },
) {
  const { id } = await db
    .insertInto('post')
    .values({
      person_id: row.personId,
      org_id: row.orgId,
      duty: row.duty,
      appointment: row.appointment,
      from_on: row.from,
      doc_no: row.docNo,
      term_id: row.termId,
      recorded_by: row.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const closePost = (db: Database, postId: string, until: string) =>
  db.updateTable('post').set({ until_on: until }).where('id', '=', postId).execute()

/** Whether the person already holds this duty here at or after the day. */
export async function holdsDutyFrom(db: Database, orgId: string, personId: string, duty: string, from: string) {
  const row = await db
    .selectFrom('post')
    .select('id')
    .where('org_id', '=', orgId)
    .where('person_id', '=', personId)
    .where('duty', '=', duty)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', from)]))
    .executeTakeFirst()
  return row !== undefined
}

export interface OpenPost {
  id: string
  personId: string
  duty: string
  from: PlainDate
  until: PlainDate | null
}

/** Posts of an organisation that reach past the day, locked for a command. */
export async function lockOpenPosts(db: Database, orgId: string, on: PlainDate): Promise<OpenPost[]> {
  const { rows } = await sql<OpenPost>`
    select id, person_id as "personId", duty, from_on as "from", until_on as until from post
    where org_id = ${orgId} and (until_on is null or until_on > ${on}) order by id for update`.execute(db)
  return rows
}
