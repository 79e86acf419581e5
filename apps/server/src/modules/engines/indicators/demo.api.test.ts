import { date } from '@hongzhu/domain'
import { fold, INDICATORS, type IndicatorRow } from '@hongzhu/domain/indicator'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedDemo } from '../../../../seed/index.ts'
import { scopeOfSystem } from '../../../platform/access/scope.ts'
import { inTransaction, wallOfAll } from '../../../platform/db/transaction.ts'
import { type Caller, startApp, type TestApp, TODAY } from '../../../testing/app.ts'
import { ask } from './figures.ts'
import { figureSheet } from './sheet.ts'

/** The demo district: sixty schools, nine hundred members, a year of meetings. */
let app: TestApp
const LOGINS = ['city', 'qinghe', 'bailu', 'school']
const DAYS = ['2025-12-31', '2026-06-30', TODAY]
const callers = new Map<string, { caller: Caller; org: string }>()

beforeAll(async () => {
  app = await startApp({ isEmpty: true })
  await seedDemo({ ownerUrl: app.services.ownerUrl, size: 'district', today: TODAY })
  for (const login of LOGINS) {
    const caller = await app.as(login)
    callers.set(login, { caller, org: (await caller.get('/me')).body.grant.orgId })
  }
}, 240_000)
afterAll(() => app.close())

const at = (login: string) => {
  const found = callers.get(login)
  if (!found) throw new Error(login)
  return found
}
const value = async (login: string, ref: string, on: string) => {
  const { caller, org } = at(login)
  return (await caller.get(`/orgs/${org}/figures/value?ref=${encodeURIComponent(ref)}&on=${on}`)).body
}

describe('学校与覆盖页和数据页同一来源', () => {
  interface Line {
    key: string
    label: string
    units: number
    organisation: { numerator: number; denominator: number; percent: string | null }
    work: { numerator: number; denominator: number }
    own: number
    joint: number
    attached: number
    orgBlank: number
    workOnly: number
    workBlank: number
  }
  async function figuresOf(login: string, on: string, filter: string) {
    const number = async (ref: string, more = '') => (await value(login, `${ref}${filter}${more}`, on)).numerator
    return {
      units: await number('coverage.schools'),
      organisation: await number('coverage.org'),
      work: await number('coverage.work'),
      own: await number('coverage.schools', ';form=own'),
      joint: await number('coverage.schools', ';form=joint'),
      attached: await number('coverage.schools', ';form=attached'),
      orgBlank: await number('coverage.blank'),
      workOnly: await number('coverage.workOnly'),
      workBlank: await number('coverage.workBlank'),
    }
  }
  const numbersOf = (line: Line) => ({
    units: line.units,
    organisation: line.organisation.numerator,
    work: line.work.numerator,
    own: line.own,
    joint: line.joint,
    attached: line.attached,
    orgBlank: line.orgBlank,
    workOnly: line.workOnly,
    workBlank: line.workBlank,
  })
  test.each(LOGINS)('%s：合计、各分组、名录条数，几个截止日都相等', async (login) => {
    const { caller } = at(login)
    for (const on of DAYS) {
      const { body } = await caller.get(`/coverage?on=${on}`)
      expect([on, numbersOf(body.total)]).toEqual([on, await figuresOf(login, on, '')])
      for (const line of body.byOwnership as Line[])
        expect([on, line.key, numbersOf(line)]).toEqual([on, line.key, await figuresOf(login, on, `;ownership=${line.key}`)])
      for (const line of body.byStage as Line[])
        expect([on, line.key, line.units]).toEqual([
          on,
          line.key,
          (await value(login, `coverage.schools;stage=${line.key}`, on)).numerator,
        ])
      for (const line of body.byRegion as Line[])
        expect([on, line.label, line.units]).toEqual([
          on,
          line.label,
          (await value(login, `coverage.schools;region=${line.label}`, on)).numerator,
        ])
      for (const [id, share] of [
        ['dossier.complete', body.dossier],
        ['coverage.newSchools', body.newSchools],
      ]) {
        const figure = await value(login, id, on)
        expect([id, share.numerator, share.denominator]).toEqual([id, figure.numerator, figure.denominator])
      }
      const listed = async (state: string) => (await caller.get(`/schools?on=${on}${state}`)).body.total
      expect([
        await listed(''),
        await listed('&state=uncovered'),
        await listed('&state=workOnly'),
        await listed('&state=blank'),
      ]).toEqual([body.total.units, body.total.orgBlank, body.total.workOnly, body.total.workBlank])
    }
    const { body } = await caller.get('/coverage')
    const trend = (await caller.get('/coverage/trend')).body.rows.at(-1)
    expect(trend).toMatchObject({ organisation: body.total.organisation, work: body.total.work, orgBlank: body.total.orgBlank })
  })
})

describe('今天的党员名册，人数就是党员总数', () => {
  test.each(LOGINS)('%s', async (login) => {
    const { caller } = at(login)
    for (const [query, filter] of [
      ['', ''],
      ['&category=P', ';category=P'],
      ['&sex=2&ageBand=to35', ';ageBand=to35;sex=2'],
    ]) {
      const listed = (await caller.get(`/members?page=1${query}`)).body.total
      expect([filter, listed]).toEqual([filter, (await value(login, `member.count${filter}`, TODAY)).numerator])
    }
  })
})

describe('数值、明细、导出、变化同一来源', () => {
  async function allRows(ref: string, on: string): Promise<IndicatorRow[]> {
    const { caller, org } = at('city')
    const found: IndicatorRow[] = []
    for (let page = 1; ; page++) {
      const { body } = await caller.get(`/orgs/${org}/figures/rows?ref=${ref}&on=${on}&page=${page}&pageSize=200`)
      found.push(...body.rows)
      if (body.rows.length < 200) return found
    }
  }
  // Past the endpoint, which lets one person export twenty times a day (SEC-39).
  async function sheetOf(id: string, org: string, on: string) {
    const file = await inTransaction(app.services.pool, wallOfAll(TODAY), 'read only', (db) =>
      figureSheet(db, scopeOfSystem('figure.read'), ask(id, org, date(on))),
    )
    const [sheet] = await readXlsxFile(Buffer.from(await file.arrayBuffer()))
    return sheet?.data ?? []
  }
  test.each(INDICATORS.map((entry) => entry.id))('%s', async (id) => {
    const indicator = INDICATORS.find((entry) => entry.id === id)
    if (!indicator) throw new Error(id)
    const { caller, org } = at('city')
    for (const on of DAYS) {
      const figure = await value('city', id, on)
      const rows = await allRows(id, on)
      const shown = { numerator: figure.numerator, denominator: figure.denominator, value: figure.value, text: figure.text }
      expect([id, on, rows.length]).toEqual([id, on, figure.rows])
      expect([id, on, fold(indicator, rows)]).toMatchObject([id, on, shown])
      const { points } = (await caller.get(`/orgs/${org}/figures/trend?ref=${id}&on=${on}`)).body
      expect([id, points.at(-1)]).toMatchObject([id, { on, ...shown }])
      const data = await sheetOf(id, org, on)
      const body = data.slice(data.findIndex((cells) => cells[0] === '名称') + 1)
      expect([id, on, body.length]).toEqual([id, on, figure.rows])
      expect([id, on, body.filter((cells) => cells[2] === '计入').length]).toEqual([id, on, rows.filter((row) => row.hit).length])
    }
  })
})
