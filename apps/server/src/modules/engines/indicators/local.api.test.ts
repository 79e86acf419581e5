import { date, type PlainDate, yearOf } from '@hongzhu/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scopeOfSystem } from '../../../platform/access/scope.ts'
import { type Caller, startApp, type TestApp, TODAY } from '../../../testing/app.ts'
import { hold } from '../../../testing/held.ts'
import { LOGIN, ORG } from '../../../testing/world.ts'
import { computeDuties, listOrgIds } from '../obligations/index.ts'

let app: TestApp
let city: Caller
const DAYS = ['2026-02-15', '2026-06-20', TODAY]
const PLACES = [ORG.city, ORG.qinghe, ORG.bailu, ORG.school]

const notice = (orgId: string, parameter: string, value: unknown, from = '2020-01-01') =>
  app.owner
    .insertInto('local_norm')
    .values({ org_id: orgId, parameter, value: JSON.stringify(value), from_on: from, doc_no: '甲1号', article: '', gist: '从严' })
    .execute()

beforeAll(async () => {
  app = await startApp()
  city = await app.as(LOGIN.city)
  await notice(ORG.qinghe, 'themeDaysPerMonth', 2)
  await notice(ORG.school, 'themeDaysPerMonth', 3, '2026-11-01')
  await notice(ORG.city, 'generalMeetingsPerQuarter', 2, '2026-10-01')
  await notice(ORG.qinghe, 'lifeMeetingGraceMonths', 1)
  await notice(ORG.qinghe, 'minutesLateDays', 3, '2026-06-01')
  await notice(ORG.qinghe, 'reelectionReminderMonths', 12)
  for (const day of ['2026-11-03', '2026-11-05', '2026-11-19']) await hold(app, ORG.maths, day, ['themeDay'], ['周明远'])
  await hold(app, ORG.science, '2026-11-06', ['themeDay', 'class'], ['褚文'])
  for (const day of ['2026-06-03', '2026-06-05']) await hold(app, ORG.primary, day, ['themeDay', 'general'], [])
  await hold(app, ORG.heron, '2026-11-06', ['themeDay', 'general'], ['杨帆'])
  await hold(app, ORG.heron, '2026-10-06', ['general'], ['杨帆'])
  // 上年度的组织生活会：数学组在当地期限内，理科组已过当地期限，白鹭没有写明年度。
  await hold(app, ORG.maths, '2026-01-20', ['life'], ['周明远'], [], { forYear: 2025 })
  await hold(app, ORG.science, '2026-02-10', ['life'], ['褚文'], [], { forYear: 2025 })
  await hold(app, ORG.heron, '2026-01-20', ['life'], ['杨帆'])
  await app.owner
    .insertInto('excuse')
    .values({
      key: `MTG-07:themeDay:${ORG.science}:2026-11`,
      org_id: ORG.science,
      reason: '校舍受灾停课',
      decided_by_org: ORG.qinghe,
      doc_no: '甲2号',
      decided_on: '2026-11-10',
    })
    .execute()
})
afterAll(() => app.close())

const value = async (org: string, ref: string, on: string) =>
  (await city.get(`/orgs/${org}/figures/value?ref=${ref}&on=${on}`)).body as { numerator: number; denominator: number | null }

async function dutiesBelow(org: string, on: PlainDate) {
  const [place] = await app.owner.selectFrom('org_placement').select('path').where('org_id', '=', org).execute()
  const ids = await listOrgIds(app.owner, scopeOfSystem('obligation.read'), on, place?.path)
  const from = date(`${yearOf(on) - 1}-01-01`)
  return (await computeDuties(app.owner, ids, on, { from, to: date(`${yearOf(on)}-12-31`) })).duties
}

describe('按各组织适用的标准：数据与待办一致', () => {
  const cases = [
    ['meeting.themeDay', 'MTG-07:themeDay', (on: string) => on.slice(0, 7)],
    ['meeting.general', 'MTG-01:general', (on: string) => `${on.slice(0, 4)}-Q${Math.ceil(Number(on.slice(5, 7)) / 3)}`],
    ['meeting.class', 'MTG-06:class', (on: string) => `${on.slice(0, 4)}-Q${Math.ceil(Number(on.slice(5, 7)) / 3)}`],
    ['meeting.life', 'MTG-08:life', (on: string) => on.slice(0, 4)],
    ['meeting.lifeLastYear', 'MTG-08:life', (on: string) => String(Number(on.slice(0, 4)) - 1)],
  ] as const
  test.each(cases)('%s 等于待办中的件数', async (ref, head, key) => {
    for (const day of DAYS)
      for (const org of PLACES) {
        const owed = (await dutiesBelow(org, date(day))).filter(
          (duty) => duty.key.startsWith(`${head}:`) && duty.key.endsWith(`:${key(day)}`) && duty.state !== 'excused',
        )
        const found = await value(org, ref, day)
        expect({ org, day, met: found.numerator, owed: found.denominator }).toEqual({
          org,
          day,
          met: owed.filter((duty) => duty.state === 'met').length,
          owed: owed.length,
        })
      }
  })
  test('当地规定改变了结果，才算测到', async () => {
    expect(await value(ORG.school, 'meeting.themeDay', TODAY)).toMatchObject({ numerator: 1, denominator: 1 })
    expect(await value(ORG.bailu, 'meeting.themeDay', TODAY)).toMatchObject({ numerator: 1, denominator: 1 })
    expect(await value(ORG.bailu, 'meeting.general', TODAY)).toMatchObject({ numerator: 1, denominator: 1 })
    expect(await value(ORG.school, 'meeting.lifeLastYear', TODAY)).toMatchObject({ numerator: 1, denominator: 2 })
    expect(await value(ORG.bailu, 'meeting.life', TODAY)).toMatchObject({ numerator: 1, denominator: 1 })
  })
  test('换届提醒期、逾期等于待办', async () => {
    for (const day of DAYS)
      for (const org of PLACES) {
        const terms = (await dutiesBelow(org, date(day))).filter((duty) => duty.key.startsWith('ORG-13:election:'))
        const reminded = terms.filter((duty) => duty.state === 'open' && duty.opens <= day)
        expect([org, day, (await value(org, 'term.expiringIn6Months', day)).numerator]).toEqual([org, day, reminded.length])
        const late = terms.filter((duty) => duty.state === 'late')
        expect([org, day, (await value(org, 'term.overdue', day)).numerator]).toEqual([org, day, late.length])
        const asked = terms.filter((duty) => duty.state === 'undetermined')
        expect([org, day, (await value(org, 'term.unknown', day)).numerator]).toEqual([org, day, asked.length])
      }
    expect((await value(ORG.qinghe, 'term.expiringIn6Months', TODAY)).numerator).toBeGreaterThan(0)
  })
  test('录入是否逾期，以会议当日当地的天数为准，与会议列表一致', async () => {
    await hold(app, ORG.maths, '2026-05-05', ['general'], [], [], { recordedOn: '2026-05-10' })
    await hold(app, ORG.maths, '2026-07-05', ['general'], [], [], { recordedOn: '2026-07-10' })
    await hold(app, ORG.heron, '2026-07-05', ['general'], [], [], { recordedOn: '2026-07-10' })
    for (const org of PLACES) {
      const listed = (await city.get(`/meetings?orgId=${org}&late=true&from=2026-01-01`)).body.total
      expect([org, (await value(org, 'timeliness.late', TODAY)).numerator]).toEqual([org, listed])
    }
    expect((await value(ORG.city, 'timeliness.late', TODAY)).numerator).toBe(1)
  })
})

describe('组织生活不含学校议事会议', () => {
  test('党组织会议、校长办公会议不计场次、次数、人次、到会、及时率', async () => {
    const refs = [
      'meeting.sessions',
      'meeting.byKind',
      'attendance.personTimes',
      'attendance.persons',
      'attendance.rate',
      'timeliness.onTime',
    ]
    const all = async () => Promise.all(refs.map(async (ref) => value(ORG.school, ref, TODAY)))
    const before = await all()
    await hold(app, ORG.school, '2026-11-10', ['schoolParty'], ['许向阳'], [], { recordedOn: TODAY })
    await hold(app, ORG.school, '2026-11-11', ['headteacher'], ['许向阳'])
    expect(await all()).toEqual(before)
    await hold(app, ORG.school, '2026-11-12', ['schoolParty', 'class'], ['许向阳'])
    expect((await value(ORG.school, 'meeting.sessions', TODAY)).numerator).toBe((before[0]?.numerator ?? 0) + 1)
    expect((await value(ORG.school, 'meeting.byKind', TODAY)).numerator).toBe((before[1]?.numerator ?? 0) + 1)
  })
})
