import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import type { KnownDay } from '@hongzhu/domain/exchange'
import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'

/** A person on record with everything an import may compare or fill. */
export interface PersonOnRecord {
  id: string
  version: number
  name: string
  idNo: string | null
  sex: string | null
  ethnicity: string | null
  bornOn: PlainDate | null
  bornPrecision: 'day' | 'month'
  birthNote: string | null
  education: string | null
  degree: string | null
  workPost: string | null
  title: string | null
  phone: string | null
  address: string | null
  nativePlace: string | null
  workedFrom: PlainDate | null
  isFrontLine: boolean | null
  schoolId: string | null
  isMember: boolean
  homeOrgId: string | null
  /** First day of the present home. */
  homeFrom: PlainDate | null
  appliedOn: PlainDate | null
  activistOn: PlainDate | null
  candidateOn: PlainDate | null
  joinedOn: PlainDate | null
  fullOn: PlainDate | null
  isFloating: boolean | null
  isLost: boolean | null
  groupId: string | null
}

/** The birth date on record, with how exactly it is known. */
export const bornOf = ({ bornOn, bornPrecision }: PersonOnRecord): KnownDay | undefined =>
  bornOn === null ? undefined : { on: bornOn, isMonthOnly: bornPrecision === 'month' }

const isAwayNow = (kind: 'floating' | 'lost') =>
  sql`exists (select from member_away w where w.person_id = p.id and w.kind = ${kind} and w.until_on is null)`

const selectPeople = (db: Database, on: PlainDate, condition: ReturnType<typeof sql<boolean>>) =>
  sql<PersonOnRecord>`
    select p.id, p.version, p.name, p.id_no as "idNo", p.sex, p.ethnicity, p.born_on as "bornOn", p.born_precision as "bornPrecision", p.birth_note as "birthNote",
      p.education, p.degree, p.work_post as "workPost", p.title, p.phone, p.address, p.native_place as "nativePlace",
      p.worked_from as "workedFrom", p.is_front_line as "isFrontLine", p.school_id as "schoolId",
      m.person_id is not null as "isMember", s.org_id as "homeOrgId", s.from_on as "homeFrom", m.applied_on as "appliedOn", m.activist_on as "activistOn",
      m.candidate_on as "candidateOn", m.joined_on as "joinedOn", m.full_on as "fullOn",
      case when m.person_id is not null then ${isAwayNow('floating')} end as "isFloating",
      case when m.person_id is not null then ${isAwayNow('lost')} end as "isLost", g.group_id as "groupId"
    from person p
    left join member m on m.person_id = p.id
    left join membership s on s.person_id = p.id and s.from_on <= ${on} and (s.until_on is null or s.until_on > ${on})
    left join group_member g on g.person_id = p.id and g.from_on <= ${on} and (g.until_on is null or g.until_on > ${on})
    where ${condition}`.execute(db)

/** Everybody in reach who has one of these ID numbers or names, but for those this very import has added. */
export async function listPeople(
  db: Database,
  on: PlainDate,
  batchId: string,
  idNumbers: readonly string[],
  names: readonly string[],
): Promise<PersonOnRecord[]> {
  const { rows } = await selectPeople(
    db,
    on,
    sql<boolean>`p.import_batch_id is distinct from ${batchId} and p.id in (select id from person where id_no = any (${idNumbers}::text[]) union select id from person where name = any (${names}::text[]))`,
  )
  return rows
}

/** Those ID numbers that the city knows, in reach or not. */
export async function listTakenIdNumbers(db: Database, idNumbers: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ taken: string }>`select id_numbers_taken(${idNumbers}::text[]) as taken`.execute(db)
  return new Set(rows.map((row) => row.taken))
}

/** Posts of these persons by person, organisation and duty: the last day, null while held. */
export async function listPosts(db: Database, personIds: readonly string[]): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ key: string; until: string | null }>`
    select person_id || ' ' || org_id || ' ' || duty as key,
      case when bool_or(until_on is null) then null else max(until_on) end as until
    from post where person_id = any (${personIds}::bigint[]) group by 1`.execute(db)
  return new Map(rows.map((row) => [row.key, row.until]))
}

/** Members of these names with their home and its path: who may be the secretary a list of organisations names. */
export async function listMembersByName(db: Database, scope: Scope, on: PlainDate, names: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string; orgId: string; path: string }>`
    select p.id, p.name, a.org_id as "orgId", o.path
    from person p join member_at(${on}) a on a.person_id = p.id
    join org_placement o on o.org_id = a.org_id and o.from_on <= ${on} and (o.until_on is null or o.until_on > ${on})
    where p.name = any (${names}::text[]) and ${inScope(sql.ref('o.path'), scope)}`.execute(db)
  return rows
}
