import type { PlainDate } from '@hongzhu/domain'
import type { MemberCategory } from '@hongzhu/domain/member'
import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'
import { inForce } from './sql-queries.ts'

/** A member on the rolls of an organisation on a day, as engines and sheets need one. */
export interface MemberOn {
  personId: string
  orgId: string
  name: string
  category: MemberCategory
  joinedOn: PlainDate | null
  fullOn: PlainDate | null
  enteredOn: PlainDate
  groupId: string | null
  /** Full member whose rights are not suspended that day (GEN-08). */
  hasVote: boolean
  /** Relieved from attendance that day (MTG-19). */
  isRelieved: boolean
}

/** Members of these organisations on the day, one query for all of them, by organisation and name. */
export async function listMembersOn(db: Database, orgIds: readonly string[], on: PlainDate): Promise<MemberOn[]> {
  const { rows } = await sql<MemberOn>`
    select a.person_id as "personId", a.org_id as "orgId", p.name, a.category, a.joined_on as "joinedOn", a.full_on as "fullOn",
      a.entered_on as "enteredOn", g.group_id as "groupId",
      a.category = 'F' and not exists (select from member_relief x where x.person_id = a.person_id and x.kind = 'rights' and ${inForce('x', on)}) as "hasVote",
      exists (select from member_relief x where x.person_id = a.person_id and x.kind = 'attendance' and ${inForce('x', on)}) as "isRelieved"
    from member_at(${on}) a join person p on p.id = a.person_id
    left join group_member g on g.person_id = a.person_id and ${inForce('g', on)}
    where a.org_id = any(${[...orgIds]}::bigint[]) order by a.org_id, p.name_key, p.id`.execute(db)
  return rows
}
