import type { SheetContext } from '@hongzhu/contract/meeting'
import type { PlainDate } from '@hongzhu/domain'
import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

export interface OrgOnDay {
  id: string
  name: string
  shortName: string
  kind: string
  parentId: string | null
  hasCommittee: boolean
  isSchoolBody: boolean
}

/** The organisation with the name and kind of the day, whether it had a committee then (GEN-04) and led a school (SCH-01). */
export async function findOrgOnDay(db: Database, orgId: string, on: PlainDate): Promise<OrgOnDay | undefined> {
  const { rows } = await sql<OrgOnDay>`
    select o.id, o.name, o.short_name as "shortName", o.kind, o.parent_id as "parentId",
      coalesce((select t.has_committee from term t where t.org_id = o.id and (t.started_on is null or t.started_on <= ${on})
        order by t.started_on desc nulls last limit 1), false) as "hasCommittee",
      exists (select from school_org c join school s on s.id = c.school_id
        where c.org_id = o.id and c.form = 'own' and c.from_on <= ${on} and (c.until_on is null or c.until_on > ${on})
          and s.governance is distinct from 'other') as "isSchoolBody"
    from org_at(${on}) o where o.id = ${orgId}`.execute(db)
  return rows[0]
}

interface PersonRow {
  personId: string
  name: string
  category: 'F' | 'P' | 'N'
  hasVote: boolean
  isRelieved: boolean
}

/** Members on the rolls of that day, of the organisation itself or with all below it. */
export async function listMembersOnDay(db: Database, orgId: string, isBelow: boolean, on: PlainDate): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select person_id as "personId", name, category, has_vote as "hasVote", is_relieved as "isRelieved"
    from meeting_roster(${orgId}::bigint, ${isBelow}, ${on}::date) order by name_key, person_id`.execute(db)
  return rows
}

/** Holders of posts on that day, one row per post. */
export async function listOfficersOnDay(db: Database, orgId: string, on: PlainDate): Promise<(PersonRow & { duty: string })[]> {
  const { rows } = await sql<PersonRow & { duty: string }>`
    select person_id as "personId", name, duty, category, has_vote as "hasVote", is_relieved as "isRelieved"
    from meeting_officers(${orgId}::bigint, ${on}::date) order by name_key, person_id, duty`.execute(db)
  return rows
}

/** What was usual at the latest meetings of these kinds: place and times of the last, chair and recorder of most. */
export async function findHabits(db: Database, orgId: string, kinds: readonly string[]): Promise<SheetContext['habits']> {
  const { rows } = await sql<SheetContext['habits']>`
    with latest as (
      select m.* from meeting m
      where m.org_id = ${orgId} and m.state in ('confirmed', 'archived')
        and (${kinds.length} = 0 or exists (select from meeting_section s where s.meeting_id = m.id and s.kind = any(${[...kinds]}::text[])))
      order by m.held_on desc, m.id desc limit 8)
    select (select nullif(place, '') from latest where place <> '' limit 1) as place,
      (select starts_at from latest limit 1) as "startTime", (select ends_at from latest limit 1) as "endTime",
      (select chair_person_id from latest where chair_person_id is not null group by 1 order by count(*) desc limit 1) as "chairPersonId",
      (select recorder_person_id from latest where recorder_person_id is not null group by 1 order by count(*) desc limit 1) as "recorderPersonId"`.execute(
    db,
  )
  return rows[0] ?? { place: null, startTime: null, endTime: null, chairPersonId: null, recorderPersonId: null }
}
