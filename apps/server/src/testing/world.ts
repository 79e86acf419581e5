import { sql } from 'kysely'
import { hashPassword } from '../modules/identity/index.ts'
import type { Database } from '../platform/db/pool.ts'
import { ACCOUNTS, ORGS, PEOPLE } from './world-rows.ts'

/** The password of everyone in the cast. */
export const PASSWORD = 'Hongzhu-2026'

/**
 * The fixed cast. 云山市 > 青禾县、白鹭县. 青禾一中 (party committee with two branches, one group), 青禾实验小学 (branch without committee);
 * 白鹭中学 (branch). Ids are fixed so that tests, documents and journeys speak of the same places and people.
 */
export const ORG = {
  city: '1',
  qinghe: '2',
  bailu: '3',
  school: '4',
  maths: '5',
  science: '6',
  primary: '7',
  heron: '8',
  group: '9',
} as const
export const SCHOOL = { middle: '1', primary: '2', heron: '3', uncovered: '4' } as const
export const LOGIN = {
  city: 'city',
  county: 'qinghe',
  countyPeer: 'bailu',
  school: 'school',
  secretary: 'secretary',
  neighbour: 'neighbour',
  member: 'member',
  system: 'sysadmin',
  security: 'secadmin',
  audit: 'auditadmin',
  inspector: 'inspector',
  clerk: 'clerk',
} as const

export interface World {
  /** Person ids by name. */
  person: Record<string, string>
}

async function makeOrgs(db: Database): Promise<void> {
  await db
    .insertInto('region')
    .values([
      { code: '990101', name: '青禾县' },
      { code: '990102', name: '白鹭县' },
    ])
    .execute()
  await db
    .insertInto('org')
    .values(
      ORGS.map((o) => ({
        id: o.id,
        code: `YS${o.id.padStart(4, '0')}`,
        founded_on: '2015-01-01',
        founded_doc_no: `云教工委〔2015〕${o.id}号`,
      })),
    )
    .execute()
  await db
    .insertInto('org_name')
    .values(
      ORGS.map((o) => ({
        org_id: o.id,
        name: o.name,
        short_name: o.short,
        name_key: o.initials,
        initials: o.initials,
        from_on: '2015-01-01',
      })),
    )
    .execute()
  await db
    .insertInto('org_kind')
    .values(ORGS.map((o) => ({ org_id: o.id, kind: o.kind, from_on: '2015-01-01', doc_no: `云教工委〔2015〕${o.id}号` })))
    .execute()
  await db
    .insertInto('org_placement')
    .values(ORGS.map((o) => ({ org_id: o.id, parent_id: o.parent, path: o.path, from_on: '2015-01-01' })))
    .execute()
  await db
    .insertInto('approval_power')
    .values(
      ORGS.filter((o) => ['workCommittee', 'committee'].includes(o.kind)).map((o) => ({
        org_id: o.id,
        from_on: '2015-01-01',
        doc_no: `云教工委〔2015〕${o.id}号`,
      })),
    )
    .execute()
  await db
    .insertInto('term')
    .values([
      { org_id: '5', started_on: '2024-09-15', seats: 3, has_committee: true, approval_doc_no: '青一中党〔2024〕7号' },
      { org_id: '6', started_on: '2023-10-10', seats: 3, has_committee: true },
      { org_id: '7', started_on: '2025-03-01', seats: 1, has_committee: false },
      { org_id: '8', started_on: '2024-03-01', seats: 3, has_committee: true },
      { org_id: '4', started_on: '2022-05-20', seats: 7, has_committee: true },
    ])
    .execute()
  const school = (id: string, name: string, stage: string, ownership: string, region: string, manager: string) => ({
    id,
    code: `99010${id}`,
    name,
    short_name: name,
    name_key: name,
    initials: `s${id}`,
    stage,
    ownership,
    region_code: region,
    opened_on: '2001-09-01',
    manager_org_id: manager,
    governance: ownership === 'public' ? 'partyLed' : 'other',
  })
  await db
    .insertInto('school')
    .values([
      school('1', '青禾县第一中学', 'complete', 'public', '990101', '2'),
      school('2', '青禾县实验小学', 'primary', 'public', '990101', '2'),
      school('3', '白鹭县中学', 'complete', 'public', '990102', '3'),
      school('4', '青禾县晨光幼儿园', 'kindergarten', 'private', '990101', '2'),
    ])
    .execute()
  await db
    .insertInto('school_org')
    .values([
      { school_id: '1', org_id: '4', form: 'own', from_on: '2015-01-01' },
      { school_id: '2', org_id: '7', form: 'own', from_on: '2015-01-01' },
      { school_id: '3', org_id: '8', form: 'own', from_on: '2015-01-01' },
    ])
    .execute()
}

const CHECK = '10X98765432'
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** A well-formed fictional ID number (region 990101 exists nowhere). */
export function fictionalId(born: string, sequence: number): string {
  const body = `990101${born.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (WEIGHTS[index] ?? 0), 0)
  return `${body}${CHECK[sum % 11]}`
}

async function makePeople(db: Database): Promise<Record<string, string>> {
  const person: Record<string, string> = {}
  for (const [index, [name, initials, home, joined, full, duty]] of PEOPLE.entries()) {
    const born = `${Number(joined.slice(0, 4)) - 26}-03-${String((index % 27) + 1).padStart(2, '0')}`
    const row = await db
      .insertInto('person')
      .values({
        name,
        name_key: initials,
        initials,
        id_no: fictionalId(born, 100 + index),
        sex: index % 2 === 0 ? '2' : '1',
        ethnicity: '01',
        born_on: born,
        education: '21',
        work_post: '专业技术',
        phone: `1380000${String(1000 + index)}`,
        address: '云山市青禾县育才路1号',
        keeper_org_id: home,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    person[name] = row.id
    await db
      .insertInto('member')
      .values({ person_id: row.id, org_id: home, joined_on: joined, full_on: full || null })
      .execute()
    await db
      .insertInto('membership')
      .values({ person_id: row.id, org_id: home, from_on: joined > '2015-01-01' ? joined : '2015-01-01', entry_kind: 'NEW' })
      .execute()
    if (duty)
      await db
        .insertInto('post')
        .values({ person_id: row.id, org_id: home, duty, appointment: 'elected', from_on: '2024-09-15' })
        .execute()
    if (home === '5' && index < 4)
      await db.insertInto('group_member').values({ person_id: row.id, group_id: '9', from_on: '2020-01-01' }).execute()
  }
  return person
}

/** Puts the cast into an empty migrated database, as the owner. */
export async function makeWorld(db: Database): Promise<World> {
  await makeOrgs(db)
  const person = await makePeople(db)
  const hash = await hashPassword(PASSWORD)
  for (const [login, name, role, org] of ACCOUNTS) {
    person[name] ??= (
      await db
        .insertInto('person')
        .values({ name, name_key: login, initials: login, keeper_org_id: org })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
    const account = await db
      .insertInto('account')
      .values({
        person_id: person[name],
        login,
        display_name: name,
        password_hash: hash,
        password_set_at: '2026-11-01T00:00:00Z',
        must_change: false,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('role_grant')
      .values({
        account_id: account.id,
        role,
        org_id: org,
        reach: role === 'member' ? 'self' : 'subtree',
        from_on: '2020-01-01',
        state: 'active',
      })
      .execute()
  }
  for (const table of ['org', 'school', 'person', 'account']) {
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), (select max(id) from ${sql.table(table)}))`.execute(db)
  }
  return { person }
}
