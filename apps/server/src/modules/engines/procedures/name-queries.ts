import { inWords, type PlainDate } from '@hongzhu/domain'
import { MEETING_KIND_LABELS, type MeetingKind } from '@hongzhu/domain/meeting'
import type { EntryNames, NamedIds } from '@hongzhu/domain/procedure'
import { sql } from 'kysely'
import type { Database } from '../../../platform/db/pool.ts'

interface NameRow {
  id: string
  name: string
}
interface MeetingRow {
  id: string
  title: string
  kinds: MeetingKind[]
  heldOn: PlainDate
}
const TITLE = sql`m.title, array(select s.kind from meeting_section s where s.meeting_id = m.id order by s.kind) as kinds`
const titleOf = ({ title, kinds }: MeetingRow) => title || kinds.map((kind) => MEETING_KIND_LABELS[kind]).join('、') || '会议'
const mapOf = (rows: readonly NameRow[]) => new Map(rows.map(({ id, name }) => [id, name]))

/** Names of what entries point at, as they are called today. */
export async function listNames(db: Database, ids: NamedIds): Promise<EntryNames> {
  const people = await sql<NameRow>`select id, name from person where id = any(${ids.people}::bigint[])`.execute(db)
  const meetings = await sql<MeetingRow>`
    select m.id, ${TITLE}, m.held_on as "heldOn" from meeting m where m.id = any(${ids.meetings}::bigint[])`.execute(db)
  const orgs = await sql<NameRow>`
    select org_id as id, short_name as name from org_name where org_id = any(${ids.orgs}::bigint[]) and until_on is null`.execute(
    db,
  )
  return {
    people: mapOf(people.rows),
    meetings: mapOf(meetings.rows.map((row) => ({ id: row.id, name: `${inWords(row.heldOn)} ${titleOf(row)}` }))),
    orgs: mapOf(orgs.rows),
  }
}

/** Which of these persons the organisation keeps on its books. */
export async function listKept(db: Database, orgId: string, personIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from person where keeper_org_id = ${orgId} and id = any(${[...personIds]}::bigint[])`.execute(db)
  return rows.map(({ id }) => id)
}

/** Meetings on record of the organisation: those held nearest the day, or these. */
export async function listMeetings(db: Database, orgId: string, on: PlainDate, ids?: readonly string[]) {
  const { rows } = await sql<MeetingRow>`
    select m.id, ${TITLE}, m.held_on as "heldOn" from meeting m
    where m.org_id = ${orgId} and m.state in ('confirmed', 'archived') ${ids ? sql`and m.id = any(${[...ids]}::bigint[])` : sql``}
    order by abs(m.held_on - ${on}::date), m.id desc limit ${ids?.length ?? 60}`.execute(db)
  return rows.map((row) => ({ id: row.id, title: titleOf(row), heldOn: row.heldOn }))
}

/** Organisations above, nearest first. */
export async function listSuperiors(db: Database, path: string) {
  const ids = path.split('/').filter(Boolean).slice(0, -1).reverse()
  const { orgs } = await listNames(db, { people: [], meetings: [], orgs: ids })
  return ids.flatMap((id) => {
    const name = orgs.get(id)
    return name === undefined ? [] : [{ id, name }]
  })
}

/** The short name of an organisation as it is now, or was last. */
export async function findOrgName(db: Database, orgId: string): Promise<string> {
  const { rows } = await sql<NameRow>`
    select org_id as id, short_name as name from org_name where org_id = ${orgId} order by from_on desc limit 1`.execute(db)
  return rows[0]?.name ?? ''
}
