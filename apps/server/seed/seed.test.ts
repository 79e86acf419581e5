import { randomBytes } from 'node:crypto'
import { meetingSheet } from '@hongzhu/contract/meeting'
import { date } from '@hongzhu/domain'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { findOrphans } from '../src/platform/db/references.ts'
import { generateCity } from './demo/generate.ts'
import { digestSink } from './demo/rows.ts'
import { holidayYears, loadHolidays, seedDemo } from './index.ts'

const TODAY = date('2026-11-22')

function generate(today: string) {
  const sink = digestSink()
  for (const _ of generateCity(sink, { size: 'district', index: 0, today, passwordHash: 'x' }));
  return { digest: sink.digest(), counts: sink.counts }
}

describe('generator', () => {
  test('same size and day give the same data, another day gives other data', () => {
    const [first, again, later] = [generate(TODAY), generate(TODAY), generate('2027-01-05')]
    expect(again).toEqual(first)
    expect(later.digest).not.toBe(first.digest)
  })
  test('cities of a province share no key and no ID number', () => {
    const seen = { ids: new Set<string>(), numbers: new Set<string>(), clashes: 0 }
    for (const index of [1, 2]) {
      const sink = {
        put: (table: string, cells: readonly unknown[]) => {
          if (table === 'person') {
            if (seen.ids.has(String(cells[0])) || (cells[4] && seen.numbers.has(String(cells[4])))) seen.clashes++
            seen.ids.add(String(cells[0]))
            if (cells[4]) seen.numbers.add(String(cells[4]))
          }
        },
      }
      for (const step of generateCity(sink, { size: 'province', index, today: TODAY, passwordHash: 'x' }))
        if (step.line?.includes('党员')) break
    }
    expect(seen.clashes).toBe(0)
    expect(seen.ids.size).toBeGreaterThan(40_000)
  })
  test('the city has the schools and members it should have', () => {
    const schools: unknown[][] = []
    const orgs = { count: 0 }
    const sink = {
      put: (table: string, cells: readonly unknown[]) => {
        if (table === 'school') schools.push([...cells])
        if (table === 'org') orgs.count++
      },
    }
    for (const step of generateCity(sink, { size: 'city', index: 0, today: TODAY, passwordHash: 'x' })) if (step.line) break
    const open = schools.filter((school) => school[10] === null)
    expect(open).toHaveLength(2211)
    expect(open.filter((school) => school[7] === 'public')).toHaveLength(1764)
    expect(new Set(schools.map((school) => school[2])).size).toBe(schools.length)
    expect(orgs.count).toBeGreaterThan(2800)
    expect(orgs.count).toBeLessThan(3200)
  })
})

describe('holidays', () => {
  test('the notices of the years are complete', () => {
    const year = holidayYears().find((row) => row.year === 2026)
    expect(year?.makeUp).toContain('2026-02-14')
    expect(year?.off).toContain('2026-02-17')
  })
})

describe('district in the database', () => {
  let client: pg.Client
  let url: string
  const count = async (text: string, values: unknown[] = []) => Number((await client.query(text, values)).rows[0]?.count)
  beforeAll(async () => {
    const server = inject('databaseServer')
    const name = `hongzhu_seed_${randomBytes(6).toString('hex')}`
    const admin = new pg.Client({ connectionString: server })
    await admin.connect()
    await admin.query(`create database ${name} template ${inject('databaseTemplate')}`)
    await admin.end()
    const target = new URL(server)
    target.pathname = `/${name}`
    url = target.toString()
    await loadHolidays(url)
    await seedDemo({ ownerUrl: url, size: 'district', today: TODAY })
    client = new pg.Client({ connectionString: url })
    await client.connect()
  })
  afterAll(() => client.end())

  test('is loaded once: a system with organisations refuses a second load', async () => {
    await expect(seedDemo({ ownerUrl: url, size: 'district', today: TODAY })).rejects.toThrow('只能装进空的系统')
  })
  test('has the size it says', async () => {
    expect(await count('select count(*) from school where closed_on is null')).toBe(60)
    expect(await count('select count(*) from member_at($1)', [TODAY])).toBe(900)
    const orgs = await count('select count(*) from org_at($1)', [TODAY])
    expect(orgs).toBeGreaterThan(80)
    expect(orgs).toBeLessThan(105)
    expect(await count('select count(*) from holiday_year')).toBeGreaterThan(5)
  })
  test('refers to nothing that is not there, though triggers rested', async () => {
    expect(await findOrphans(client)).toEqual([])
  })
  test('keeps what the triggers keep: home, former homes', async () => {
    expect(
      await count(`select count(*) from person p join lateral (select org_id from membership where person_id = p.id order by from_on desc limit 1) s on true
        join member m on m.person_id = p.id where p.keeper_org_id <> s.org_id or m.org_id <> s.org_id
          or p.former_org_ids is distinct from (select array_agg(distinct x.org_id) from membership x where x.person_id = p.id and x.org_id <> s.org_id)`),
    ).toBe(0)
  })
  test('attendance holds members of that day only', async () => {
    expect(
      await count(`select count(*) from attendance a where not exists (
        select from membership s where s.person_id = a.person_id and s.from_on <= a.held_on and (s.until_on is null or s.until_on > a.held_on))`),
    ).toBe(0)
  })
  test('the counts on the sheet are those of the roster', async () => {
    expect(
      await count(`select count(*) from meeting m where m.state <> 'draft' and array[m.due_count, m.present_count] is distinct from (
        select array[count(*), count(*) filter (where state = 'present')]::int[] from attendance a where a.meeting_id = m.id)`),
    ).toBe(0)
  })
  test('drafts are sheets of the contract', async () => {
    const { rows } = await client.query('select sheet from meeting_draft')
    expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) expect(meetingSheet.safeParse(row.sheet).error).toBeUndefined()
  })
  test('nothing is recorded before it happened or after today', async () => {
    expect(await count(`select count(*) from meeting where recorded_on < held_on or recorded_on > $1`, [TODAY])).toBe(0)
    expect(await count(`select count(*) from membership s join member m using (person_id) where s.from_on < m.joined_on`)).toBe(0)
    expect(await count(`select count(*) from membership s join org o on o.id = s.org_id where s.from_on < o.founded_on`)).toBe(0)
  })
  test.each([
    ['党组织更名', `select count(*) from org_event where kind = 'rename'`],
    ['改设类型', `select count(*) from org_event where kind = 'retype'`],
    ['理顺隶属关系', `select count(*) from org_event where kind = 'move'`],
    ['拆分', `select count(*) from org_event where kind = 'split'`],
    ['合并', `select count(*) from org_event where kind = 'merge'`],
    ['撤销', `select count(*) from org_event where kind = 'dissolve'`],
    ['临时党支部', `select count(*) from org where ends_on < '2026-11-01'`],
    ['联合党支部', `select count(*) from org_kind where kind = 'jointBranch'`],
    [
      '覆盖超过五个单位',
      `select count(*) from (select org_id from school_org where until_on is null and form = 'joint' group by 1 having count(*) > 5) x`,
    ],
    ['挂靠组建', `select count(*) from school_org where form = 'attached' and until_on is null`],
    ['未覆盖学校', `select count(*) from school s where not exists (select from school_org o where o.school_id = s.id)`],
    ['未覆盖台账不全', `select count(*) from (select school_id from dossier_entry group by 1 having count(*) < 5) x`],
    ['组建事项未办结', `select count(*) from establishment_case where closed_on is null`],
    ['学校停办', `select count(*) from school where closed_on is not null`],
    [
      '党务干部人数未报',
      `select count(*) from school s where not exists (select from school_number n where n.school_id = s.id and n.item = 'partyStaff')`,
    ],
    ['支部超过五十人', `select count(*) from (select org_id from member_at('2026-11-22') group by 1 having count(*) > 50) x`],
    ['类型没有批复文号', `select count(*) from org_kind where doc_no is null`],
    [
      '任期已届满',
      `select count(*) from term t join org_kind k using (org_id) where t.ended_on is null and not exists (select from term_delay d where d.term_id = t.id) and k.kind = 'branch' and t.started_on < '2023-11-22'`,
    ],
    [
      '任期半年内届满',
      `select count(*) from term t join org_kind k using (org_id) where t.ended_on is null and k.kind = 'branch' and t.started_on between '2023-11-22' and '2024-05-22'`,
    ],
    ['延期有批复', `select count(*) from term_delay where doc_no is not null`],
    ['延期无批复', `select count(*) from term_delay where doc_no is null`],
    ['届期起始未知', `select count(*) from term where started_on is null`],
    ['书记空缺', `select count(*) from post where duty = 'secretary' and until_on < '2026-11-22'`],
    ['预备党员', `select count(*) from member where full_on is null`],
    ['预备期已满未转正', `select count(*) from member where full_on is null and joined_on < '2025-11-01'`],
    ['停止党籍', `select count(*) from member_status where status = 'STOPPED'`],
    ['去世', `select count(*) from member_status where status = 'DEAD'`],
    ['转出', `select count(*) from member_status where status = 'MOVED'`],
    ['流动党员', `select count(*) from member_away where kind = 'floating' and until_on is null`],
    ['失联党员', `select count(*) from member_away where kind = 'lost' and until_on is null`],
    ['审批权待补录', `select count(*) from approval_power where from_on is null`],
    ['不作硬性要求', `select count(*) from member_relief where kind = 'attendance'`],
    ['缺电话', `select count(*) from person where phone is null and id_no is not null`],
    ['缺身份证号', `select count(*) from person join member on person_id = id where id_no is null`],
    ['少数民族姓名', `select count(*) from person where name like '%·%'`],
    ['县内转接', `select count(*) from membership where entry_kind = 'IN_COUNTY'`],
    ['会议草稿', `select count(*) from meeting where state = 'draft'`],
    ['补录', `select count(*) from meeting where late_reason is not null`],
    ['作废', `select count(*) from meeting where state = 'voided'`],
    ['更正', `select count(*) from meeting_correction`],
    ['决定逾期未办', `select count(*) from decision where done_on is null and due_on < '2026-11-22'`],
    ['缺席', `select count(*) from attendance where state = 'absent'`],
    ['请假', `select count(*) from attendance where state = 'leave'`],
    [
      '免办决定，会议确实没有开',
      `select count(*) from excuse e where not exists (select from meeting t join meeting_section s on s.meeting_id = t.id
        where t.org_id = e.org_id and t.state <> 'voided' and s.kind = split_part(e.key, ':', 2)
          and to_char(t.held_on, 'YYYY-MM') = split_part(e.key, ':', 4))`,
    ],
    ['减负意见', `select count(*) from feedback`],
    ['更正申请', `select count(*) from correction_request`],
    [
      '半年没有组织生活的支部',
      `select count(*) from org_at('2026-11-22') o where o.kind = 'branch' and exists (select from member_at('2026-11-22') m where m.org_id = o.id)
        and not exists (select from meeting m where m.org_id = o.id and m.held_on > '2026-05-22')`,
    ],
  ])('has this kind of trouble: %s', async (_name, text) => {
    expect(await count(text)).toBeGreaterThan(0)
  })
  test('the accounts of the sign-in page exist and one has two posts', async () => {
    const { rows } = await client.query(`select value from setting where key = 'demo.accounts'`)
    for (const { login } of rows[0].value) expect(await count('select count(*) from account where login = $1', [login])).toBe(1)
    expect(
      await count(`select count(*) from role_grant g join account a on a.id = g.account_id where a.login = 'twoposts'`),
    ).toBe(2)
    expect(await count(`select count(*) from event where type = 'demo.loaded'`)).toBe(1)
  })
  test('new records continue after the loaded keys', async () => {
    const { rows } = await client.query(
      `insert into person (name, name_key, initials, keeper_org_id) values ('新人', 'xin ren', 'xr', 1) returning id`,
    )
    expect(Number(rows[0].id)).toBe(await count('select count(*) from person'))
  })
})
