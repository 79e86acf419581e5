import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, ORG } from '../../testing/world.ts'
import { confirm, find, preview, workbook } from './testing.ts'

let app: TestApp
let county: Caller
beforeAll(async () => {
  app = await startApp()
  county = await app.as(LOGIN.county)
})
afterAll(() => app.close())

const HEAD = ['姓名', '性别', '出生日期', '所在党支部', '入党时间', '转正时间', '职称']
const row = (name: string, born: string, more: Partial<Record<string, string>> = {}) => {
  const cells: Record<string, string | undefined> = {
    姓名: name,
    性别: '女',
    出生日期: born,
    所在党支部: '青禾一中数学组党支部',
    入党时间: '2019-06-28',
    转正时间: '2020-06-28',
    ...more,
  }
  return HEAD.map((title) => cells[title] ?? '')
}
const roll = async (...rows: string[][]) =>
  preview(county, {
    orgId: ORG.qinghe,
    kind: 'member',
    bytes: await workbook({ 名册: [HEAD, ...rows] }),
  })
const choose = async (id: string, seq: number, choice: string | null) =>
  county.post(`/imports/${id}/choices`, { choices: [{ seq, choice }] })
const people = (batchId: string) =>
  app.owner
    .selectFrom('person')
    .select(['name', 'born_on', 'born_precision', 'title'])
    .where('import_batch_id', '=', batchId)
    .orderBy('id')
    .execute()

describe('IMP-02：没有身份号码的，像是同一人就要问', () => {
  test('与表中另一行的姓名、支部、性别、日期都相同：不问清楚不写', async () => {
    const batch = await roll(row('冯双行', '1990-05-06'), row('冯双行', '1990-05-06'), row('冯双行', '1971-01-02'))
    expect(batch.counts).toMatchObject({ new: 2, duplicate: 1, toAdd: 2 })
    const [, second] = batch.rows
    expect(second).toMatchObject({ state: 'duplicate', action: 'none' })
    expect(second.candidates).toMatchObject([{ choice: 'row:1', title: '表中第 2 行', orgName: '青禾一中数学组党支部' }])
    const behind = async (show: string) => (await county.get(`/imports/${batch.id}/rows?show=${show}`)).body.total
    expect([await behind('toAdd'), await behind('toChange'), await behind('left'), await behind('duplicate')]).toEqual([
      2, 0, 1, 1,
    ])
    expect((await county.get(`/imports/${batch.id}/rows?show=nothing`)).status).toBe(400)
    expect((await county.post(`/imports/${batch.id}/confirm`, { allOrNothing: true })).status).toBe(422)

    expect((await choose(batch.id, 2, 'row:3')).status).toBe(400)
    const same = await choose(batch.id, 2, 'row:1')
    expect(same.body.counts).toMatchObject({ duplicate: 0, skipped: 1, toAdd: 2 })
    const other = await choose(batch.id, 2, 'new')
    expect(other.body.counts).toMatchObject({ duplicate: 0, skipped: 0, toAdd: 3 })
    const undone = await choose(batch.id, 2, null)
    expect(undone.body.counts).toMatchObject({ duplicate: 1, toAdd: 2 })
  })

  test('两行是同一人：只写一人，出生日期取写到日的，空着的补上；另一行不导入时重新发问', async () => {
    const batch = await roll(row('陈半截', '1985.03'), row('陈半截', '1985-03-12', { 职称: '一级教师' }))
    expect(batch.rows[1].state).toBe('duplicate')
    await choose(batch.id, 2, 'row:1')
    const joined = await find(county, batch.id)
    expect(joined.rows[0].cells.bornOn).toMatchObject({
      text: '1985.03',
      will: '1985-03-12',
      message: expect.stringContaining('第 3 行'),
    })
    await choose(batch.id, 1, 'skip')
    expect((await find(county, batch.id)).rows[1]).toMatchObject({ state: 'new', choice: null })
    await choose(batch.id, 1, null)
    await choose(batch.id, 2, 'row:1')
    expect(await confirm(county, batch.id)).toMatchObject({ state: 'confirmed', counts: { toAdd: 1 } })
    expect(await people(batch.id)).toEqual([{ name: '陈半截', born_on: '1985-03-12', born_precision: 'day', title: '一级教师' }])
  })

  test('与在册的人姓名、支部、日期相同：并排发问；同一人的，半截出生日期取全的', async () => {
    const first = await roll(row('褚在册', '1985.03'))
    await confirm(county, first.id)
    expect(await people(first.id)).toMatchObject([{ born_on: '1985-03-01', born_precision: 'month' }])
    const { id } = await app.owner
      .selectFrom('person')
      .select('id')
      .where('import_batch_id', '=', first.id)
      .executeTakeFirstOrThrow()
    const { fields } = (await county.get(`/members/${id}`)).body
    const born = fields.find((field: { key: string }) => field.key === 'bornOn')
    expect(born).toMatchObject({ value: expect.stringContaining('1985-03（') })

    const fuller = await roll(row('褚在册', '1985-03-12'))
    expect(fuller.rows[0]).toMatchObject({ state: 'duplicate' })
    const { choice } = fuller.rows[0].candidates[0]
    await choose(fuller.id, 1, choice)
    expect((await find(county, fuller.id)).rows[0].cells.bornOn).toMatchObject({ level: 'changed', before: '1985-03' })
    await confirm(county, fuller.id)
    expect(await people(first.id)).toMatchObject([{ born_on: '1985-03-12', born_precision: 'day' }])

    const half = await roll(row('褚在册', '1985年3月'))
    expect(half.rows[0]).toMatchObject({ state: 'duplicate' })
    await choose(half.id, 1, choice)
    const kept = (await find(county, half.id)).rows[0]
    expect(kept).toMatchObject({ action: 'same' })
    expect(kept.cells.bornOn).toMatchObject({ will: '1985-03-12', message: expect.stringContaining('保留现登记') })
    expect((await county.post(`/imports/${fuller.id}/reverse`, { reason: '退回重来' })).status).toBe(200)
    expect(await people(first.id)).toMatchObject([{ born_on: '1985-03-01', born_precision: 'month' }])
  })

  test('王知夏：与在册的姓名、支部相同而没有出生日期，也要问；出生日期不同的不问', async () => {
    const batch = await roll(row('王知夏', ''), row('王知夏', '1958-02-03'))
    expect(batch.rows[0]).toMatchObject({ state: 'duplicate', candidates: [{ title: '现有记录' }] })
  })
})

test('预览写明将写入的值：与表中写法不同的，原文另列', async () => {
  const batch = await roll(row('卫 规范', '19900506', { 所在党支部: 'YS0005' }))
  const { cells } = batch.rows[0]
  expect(cells.name).toMatchObject({ text: '卫 规范', will: '卫规范' })
  expect(cells.bornOn).toMatchObject({ text: '19900506', will: '1990-05-06' })
  expect(cells.org).toMatchObject({ text: 'YS0005', will: '青禾一中数学组党支部' })
  expect(cells.joinedOn.will).toBeUndefined()
})
