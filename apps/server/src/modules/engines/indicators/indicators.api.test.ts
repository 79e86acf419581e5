import { date } from '@hongzhu/domain'
import { fold, INDICATORS, type IndicatorRow, type PartKey } from '@hongzhu/domain/indicator'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scopeOfSystem } from '../../../platform/access/scope.ts'
import { inTransaction, wallOfAll } from '../../../platform/db/transaction.ts'
import { type Caller, startApp, type TestApp, TODAY } from '../../../testing/app.ts'
import { hold } from '../../../testing/held.ts'
import { LOGIN, ORG, SCHOOL } from '../../../testing/world.ts'
import { figureValue, listFigures } from './index.ts'

let app: TestApp
let city: Caller

beforeAll(async () => {
  app = await startApp()
  city = await app.as(LOGIN.city)
  await hold(app, ORG.maths, '2026-11-05', ['themeDay', 'class'], ['周明远', '吴晓岚', '郑怀谷'], ['钱一诺'])
  await hold(app, ORG.maths, '2026-10-12', ['general'], ['周明远', '吴晓岚'], ['郑怀谷', '钱一诺'], { recordedOn: '2026-10-25' })
  await hold(app, ORG.science, '2026-11-06', ['themeDay'], ['褚文', '卫青禾', '蒋一帆'])
  await hold(app, ORG.heron, '2026-03-06', ['general'], ['杨帆', '朱砂'])
  await app.owner
    .insertInto('work_cover')
    .values({ school_id: SCHOOL.uncovered, form: 'instructor', detail: '县教育工委选派', from_on: '2026-05-01' })
    .execute()
})
afterAll(() => app.close())

const value = async (caller: Caller, org: string, ref: string, on?: string) =>
  (await caller.get(`/orgs/${org}/figures/value?ref=${encodeURIComponent(ref)}${on ? `&on=${on}` : ''}`)).body
const allRows = async (org: string, ref: string): Promise<IndicatorRow[]> =>
  (await city.get(`/orgs/${org}/figures/rows?ref=${encodeURIComponent(ref)}&pageSize=200`)).body.rows

describe('who may', () => {
  const paths = [
    '/orgs/4/figures?refs=member.count',
    '/orgs/4/figures/value?ref=member.count',
    '/orgs/4/figures/rows?ref=member.count',
    '/orgs/4/figures/trend?ref=member.count',
    '/orgs/4/figures/parts?ref=member.count&part=sex',
    '/orgs/4/figures/sheet?ref=member.count',
  ]
  test.each(paths)('%s: anonymous 401, member 403, neighbour county 404', async (path) => {
    expect((await app.anonymous.get(path)).status).toBe(401)
    expect((await (await app.as(LOGIN.member)).get(path)).status).toBe(403)
    expect((await (await app.as(LOGIN.countyPeer)).get(path)).status).toBe(404)
  })
  test('the catalogue needs the permission', async () => {
    expect((await app.anonymous.get('/figures')).status).toBe(401)
    expect((await (await app.as(LOGIN.audit)).get('/figures')).status).toBe(403)
    expect((await city.get('/figures')).body.rows).toHaveLength(INDICATORS.length)
  })
  test('the check of typed numbers, too', async () => {
    const path = '/orgs/4/figures/check'
    expect((await app.anonymous.post(path, { text: '' })).status).toBe(401)
    expect((await (await app.as(LOGIN.member)).post(path, { text: '' })).status).toBe(403)
    expect((await (await app.as(LOGIN.countyPeer)).post(path, { text: '' })).status).toBe(404)
    expect((await city.post(path, { words: 1 })).status).toBe(400)
  })
  test('a figure of another organisation inside the list is resolved through the scope', async () => {
    const secretary = await app.as(LOGIN.secretary)
    expect((await secretary.get(`/orgs/5/figures?refs=${encodeURIComponent('member.count@6')}`)).status).toBe(404)
  })
  test('unknown figures, parts, and days to come are refused in Chinese', async () => {
    expect((await city.get('/orgs/1/figures/value?ref=member.nothing')).body.fields[0].message).toBe('没有这个指标')
    expect((await city.get('/orgs/1/figures/value?ref=org.count%3Bsex%3D1')).status).toBe(400)
    expect((await city.get('/orgs/1/figures/parts?ref=org.count&part=sex')).status).toBe(400)
    expect((await city.get('/orgs/1/figures/value?ref=member.count&on=2026-12-31')).status).toBe(400)
  })
})

describe('number and rows are the same query', () => {
  test.each(INDICATORS.map((indicator) => indicator.id))('%s: fold(rows) is the aggregate, parts make the whole', async (id) => {
    const indicator = INDICATORS.find((entry) => entry.id === id)
    if (!indicator) throw new Error(id)
    const figure = await value(city, ORG.city, id)
    const rows = await allRows(ORG.city, id)
    expect(rows).toHaveLength(figure.rows)
    expect(fold(indicator, rows)).toEqual({
      numerator: figure.numerator,
      denominator: figure.denominator,
      value: figure.value,
      text: figure.text,
      rounding: figure.rounding,
    })
    for (const row of rows) {
      expect(row.label).toBeTruthy()
      expect(row.orgName).toBeTruthy()
    }
    for (const part of indicator.parts) {
      const { body } = await city.get(`/orgs/1/figures/parts?ref=${id}&part=${part}`)
      expect({ id, part, closed: body.closed }).toEqual({ id, part, closed: true })
      const first = body.parts[0]
      if (first)
        expect(await value(city, ORG.city, first.ref)).toMatchObject({
          numerator: first.numerator,
          denominator: first.denominator,
        })
    }
  })
  test.each(INDICATORS.filter((indicator) => indicator.additive).map((indicator) => indicator.id))(
    '%s: parent is own plus children',
    async (id) => {
      const numerator = async (org: string) => (await value(city, org, id)).numerator
      const { body } = await city.get(`/orgs/1/figures/parts?ref=${id}&part=child`)
      const own = body.parts.find((part: { key: PartKey }) => (part.key as string) === '0')?.numerator ?? 0
      expect(await numerator(ORG.city)).toBe(own + (await numerator(ORG.qinghe)) + (await numerator(ORG.bailu)))
    },
  )
})

describe('the figures of the cast', () => {
  test('coverage keeps organisation and work apart', async () => {
    expect(await value(city, ORG.city, 'coverage.org')).toMatchObject({ numerator: 3, denominator: 4, text: '75.0%' })
    expect(await value(city, ORG.city, 'coverage.work')).toMatchObject({ numerator: 4, denominator: 4, text: '100.0%' })
    expect(await value(city, ORG.city, 'coverage.privateOrg')).toMatchObject({ text: '0.0%' })
    expect(await value(city, ORG.bailu, 'coverage.privateOrg')).toMatchObject({ value: null, text: '无数据' })
    expect(await value(city, ORG.school, 'coverage.schools')).toMatchObject({ text: '1' })
    const missing = await city.get('/orgs/1/figures/rows?ref=coverage.org&hit=miss')
    expect(missing.body.rows[0]).toMatchObject({ label: '青禾县晨光幼儿园', note: '没有党组织；选派党建指导员' })
    expect(missing.body.total).toBe(1)
  })
  test('场次、人数、人次 are three measures', async () => {
    expect(await value(city, ORG.school, 'meeting.sessions')).toMatchObject({ text: '3', unit: '场次' })
    expect(await value(city, ORG.school, 'meeting.byKind')).toMatchObject({ text: '4' })
    expect(await value(city, ORG.school, 'attendance.personTimes')).toMatchObject({ text: '8', unit: '人次' })
    expect(await value(city, ORG.school, 'attendance.persons')).toMatchObject({ text: '6', unit: '人' })
    expect(await value(city, ORG.school, 'attendance.rate')).toMatchObject({ numerator: 8, denominator: 11, text: '72.7%' })
  })
  test('meetings of the month and lateness', async () => {
    expect(await value(city, ORG.city, 'meeting.themeDay')).toMatchObject({ numerator: 2, denominator: 4, text: '50.0%' })
    expect(await value(city, ORG.city, 'meeting.general')).toMatchObject({ numerator: 1, denominator: 4 })
    expect(await value(city, ORG.city, 'timeliness.onTime')).toMatchObject({ numerator: 3, denominator: 4, text: '75.0%' })
    expect(await value(city, ORG.city, 'timeliness.late')).toMatchObject({ text: '1' })
  })
  test('terms: overdue since October 2026, the rest running, nothing unknown here', async () => {
    expect(await value(city, ORG.city, 'term.overdue')).toMatchObject({ text: '1' })
    expect(await value(city, ORG.city, 'term.bodies')).toMatchObject({ text: '5' })
    expect(await value(city, ORG.city, 'term.onTime')).toMatchObject({ text: '80.0%' })
  })
  test('posts: a branch without secretary shows, incomplete committees show', async () => {
    expect((await allRows(ORG.city, 'post.secretaryVacant')).filter((row) => row.hit).map((row) => row.label)).toEqual([
      '中共青禾县第一中学委员会',
    ])
    expect(await value(city, ORG.city, 'post.committeeIncomplete')).toMatchObject({ numerator: 3 })
  })
  test('a member of one branch sees no more than the branch', async () => {
    const secretary = await app.as(LOGIN.secretary)
    expect(await value(secretary, ORG.maths, 'member.count')).toMatchObject({ text: '9' })
    expect((await secretary.get('/orgs/4/figures/value?ref=member.count')).status).toBe(404)
  })
})

describe('as of a past day', () => {
  test('the category of that day counts', async () => {
    expect(await value(city, ORG.maths, 'member.count', '2026-03-19')).toMatchObject({ text: '8' })
    expect(await value(city, ORG.maths, 'member.probationary', '2026-03-20')).toMatchObject({ text: '1' })
  })
  test('who has moved to another county since is still counted where they were, also by that county', async () => {
    const person = app.world.person.秦川 ?? ''
    await app.owner.updateTable('membership').set({ until_on: '2026-08-01' }).where('person_id', '=', person).execute()
    await app.owner.insertInto('membership').values({ person_id: person, org_id: ORG.primary, from_on: '2026-08-01' }).execute()
    const peer = await app.as(LOGIN.countyPeer)
    expect(await value(peer, ORG.bailu, 'member.count', '2026-07-31')).toMatchObject({ text: '3' })
    expect(await value(peer, ORG.bailu, 'member.count')).toMatchObject({ text: '2' })
    const county = await app.as(LOGIN.county)
    expect(await value(county, ORG.qinghe, 'member.count')).toMatchObject({ text: '16' })
  })
  test('an organisation moved since is counted where it stood; the tree of the day decides', async () => {
    await app.owner.updateTable('org_placement').set({ until_on: '2026-09-01' }).where('org_id', '=', ORG.heron).execute()
    await app.owner
      .insertInto('org_placement')
      .values({ org_id: ORG.heron, parent_id: ORG.qinghe, path: '/1/2/8/', from_on: '2026-09-01' })
      .execute()
    const peer = await app.as(LOGIN.countyPeer)
    const county = await app.as(LOGIN.county)
    expect(await value(peer, ORG.bailu, 'org.branches', '2026-08-31')).toMatchObject({ text: '1' })
    expect(await value(peer, ORG.bailu, 'org.branches')).toMatchObject({ text: '0' })
    expect(await value(county, ORG.qinghe, 'org.branches')).toMatchObject({ text: '4' })
    expect(await value(county, ORG.qinghe, 'org.branches', '2026-08-31')).toMatchObject({ text: '3' })
    // In reach today, not in reach on that day.
    expect((await county.get(`/orgs/8/figures/value?ref=member.count&on=2026-08-31`)).status).toBe(404)
  })
  test('the trend has twelve points; before the founding there is no data', async () => {
    const { body } = await city.get('/orgs/1/figures/trend?ref=member.count&step=quarter')
    expect(body.points).toHaveLength(12)
    expect(body.points.at(-1)).toMatchObject({ on: TODAY, text: '18' })
    expect(body.points.at(-4)).toMatchObject({ on: '2026-03-31', text: '18' })
    expect(body.points.at(-5)).toMatchObject({ on: '2025-12-31', text: '17' })
    const early = await city.get('/orgs/1/figures/trend?ref=org.count&step=quarter&on=2015-03-31')
    expect(early.body.points[0]).toMatchObject({ value: null, text: '无数据' })
  })
})

describe('many figures, sheet, check', () => {
  test('values come in the order asked for', async () => {
    const { body } = await city.get(`/orgs/1/figures?refs=${encodeURIComponent('org.count,member.count;sex=2,member.count@2')}`)
    expect(body.rows.map((row: { ref: string }) => row.ref)).toEqual(['org.count', 'member.count;sex=2', 'member.count@2'])
    expect(body.rows[1].filters).toEqual([{ key: 'sex', title: '性别', label: '女' }])
  })
  test('the sheet carries definition and rows and is an event', async () => {
    const answer = await city.get('/orgs/1/figures/sheet?ref=coverage.org')
    expect(answer.status).toBe(200)
    const [sheet] = await readXlsxFile(answer.raw)
    const text = JSON.stringify(sheet)
    expect(text).toContain('党的组织覆盖率：75.0%')
    expect(text).toContain('青禾县晨光幼儿园')
    const events = await app.owner.selectFrom('event').select('type').where('type', '=', 'export.made').execute()
    expect(events).toHaveLength(1)
    expect((await (await app.as(LOGIN.inspector)).get('/orgs/2/figures/sheet?ref=coverage.org')).status).toBe(403)
  })
  test('typed numbers are compared with the records', async () => {
    const { body } = await city.post('/orgs/1/figures/check', { text: '全市共有党员19名，党的组织覆盖率75.0%。' })
    expect(body.mentions).toMatchObject([
      { id: 'member.count', agrees: false, notice: '与台账不一致：台账为 18，文中写 19名' },
      { id: 'coverage.org', agrees: true },
    ])
  })
  test('commands of operators get the same figure', async () => {
    expect(listFigures().length).toBe(INDICATORS.length)
    const figure = await inTransaction(app.services.pool, wallOfAll(TODAY), 'read only', (db) =>
      figureValue(db, scopeOfSystem('figure.read'), 'member.count', ORG.city, date('2026-11-22')),
    )
    expect(figure.text).toBe('18')
  })
})
