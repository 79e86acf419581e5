import type { PersonField } from '@hongzhu/domain/member'
import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'
import { pinyinKeys } from '../../platform/pinyin.ts'

export type PersonValues = Partial<Record<PersonField, string | boolean | null | undefined>>

const COLUMNS = {
  name: 'name',
  idNo: 'id_no',
  sex: 'sex',
  ethnicity: 'ethnicity',
  bornOn: 'born_on',
  birthNote: 'birth_note',
  education: 'education',
  degree: 'degree',
  workPost: 'work_post',
  title: 'title',
  phone: 'phone',
  address: 'address',
  nativePlace: 'native_place',
  workedFrom: 'worked_from',
  isFrontLine: 'is_front_line',
} as const
const MEMBER_COLUMNS = {
  appliedOn: 'applied_on',
  activistOn: 'activist_on',
  candidateOn: 'candidate_on',
  joinedOn: 'joined_on',
  fullOn: 'full_on',
} as const

type Columns = typeof COLUMNS | typeof MEMBER_COLUMNS
/** The columns of the given fields; a new name brings its keys. */
function columnsOf(values: PersonValues, columns: Columns): Record<string, unknown> {
  const set: Record<string, unknown> = {}
  for (const [field, column] of Object.entries(columns)) {
    const value = values[field as PersonField]
    if (value !== undefined) set[column] = value
  }
  if (typeof set.name === 'string') {
    const { nameKey, initials } = pinyinKeys(set.name)
    Object.assign(set, { name_key: nameKey, initials })
  }
  return set
}

/** A new person; undefined when the ID number is already somebody's (in or out of reach). */
export async function insertPerson(db: Database, values: PersonValues, orgId: string, by: string): Promise<string | undefined> {
  const row = { ...columnsOf(values, COLUMNS), keeper_org_id: orgId, recorded_by: by }
  const added = await db
    .insertInto('person')
    .values(row as never)
    .onConflict((conflict) => conflict.column('id_no').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}

/** Fills what was empty on an existing person; nothing that is there is overwritten. */
export async function fillPerson(db: Database, personId: string, values: PersonValues, orgId: string): Promise<void> {
  const set = columnsOf(values, COLUMNS)
  delete set.name
  delete set.name_key
  delete set.initials
  const filled = Object.fromEntries(
    Object.entries(set).map(([column, value]) => [column, sql`coalesce(${sql.ref(column)}, ${value})`]),
  )
  await db
    .updateTable('person')
    .set({ ...filled, keeper_org_id: orgId, version: sql<number>`version + 1` } as never)
    .where('id', '=', personId)
    .execute()
}

export const insertMember = (db: Database, personId: string, orgId: string, values: PersonValues, by: string) =>
  db
    .insertInto('member')
    .values({ ...columnsOf(values, MEMBER_COLUMNS), person_id: personId, org_id: orgId, recorded_by: by } as never)
    .execute()

/** The stored values of a person that a change compares with. */
export async function findValues(db: Database, personId: string): Promise<PersonValues & { version: number }> {
  const { rows } = await sql<PersonValues & { version: number }>`
    select p.name, p.id_no as "idNo", p.sex, p.ethnicity, p.born_on as "bornOn", p.birth_note as "birthNote", p.education, p.degree,
      p.work_post as "workPost", p.title, p.phone, p.address, p.native_place as "nativePlace", p.worked_from as "workedFrom",
      p.is_front_line as "isFrontLine", m.joined_on as "joinedOn", m.full_on as "fullOn", p.version
    from person p left join member m on m.person_id = p.id where p.id = ${personId}`.execute(db)
  return rows[0] ?? { version: 0 }
}

/** Writes the changed fields and raises the version. */
export async function updatePerson(db: Database, personId: string, values: PersonValues): Promise<number> {
  const person = columnsOf(values, COLUMNS)
  const member = columnsOf(values, MEMBER_COLUMNS)
  if (Object.keys(member).length > 0)
    await db
      .updateTable('member')
      .set(member as never)
      .where('person_id', '=', personId)
      .execute()
  const { version } = await db
    .updateTable('person')
    .set({ ...person, version: sql<number>`version + 1` } as never)
    .where('id', '=', personId)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}
