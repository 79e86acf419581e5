import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, ORG } from '../../testing/world.ts'
import { confirm, idNumber, preview, uploadFile, workbook } from './testing.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const HEAD = ['姓名', '身份证号', '所在党支部', '入党时间', '转正时间', '进入本支部日期', '党小组', '党内职务', '任职时间']
const BRANCH = '青禾一中数学组党支部'
const row = (name: string, sequence: number, more: Partial<Record<string, string>> = {}) => {
  const cells: Record<string, string | undefined> = {
    姓名: name,
    身份证号: idNumber('1975-03-01', sequence),
    所在党支部: BRANCH,
    入党时间: '1998-07-01',
    转正时间: '1999-07-01',
    ...more,
  }
  return HEAD.map((title) => cells[title] ?? '')
}
const roll = async (rows: string[][], fromOn?: string) => ({
  orgId: ORG.qinghe,
  kind: 'member',
  bytes: await workbook({ 名册: [HEAD, ...rows] }),
  ...(fromOn ? { fromOn } : {}),
})
const homes = (batchId: string) =>
  app.owner
    .selectFrom('person as p')
    .innerJoin('membership as s', 's.person_id', 'p.id')
    .select(['p.name', 's.from_on'])
    .where('p.import_batch_id', '=', batchId)
    .orderBy('p.id')
    .execute()

describe('IMP-01：组织关系从哪一天起，从不悄悄提前', () => {
  test('没写的自导入当天起，不退到支部成立之日；写了的按表；预览逐行说明', async () => {
    const county = await app.as(LOGIN.county)
    const batch = await preview(
      county,
      await roll([
        row('赵未写', 101),
        row('钱写明', 103, { 进入本支部日期: '2019-09-01' }),
        row('孙新党员', 105, { 入党时间: '2026-06-30', 转正时间: '' }),
      ]),
    )
    expect(batch.fromOn).toBe('2026-11-22')
    const [silent, stated, fresh] = batch.rows
    expect(silent.cells.enteredOn).toMatchObject({
      level: 'note',
      will: '2026-11-22',
      message: expect.stringContaining('此前不详'),
    })
    expect(stated.cells.enteredOn).toMatchObject({ text: '2019-09-01', message: expect.stringContaining('表中所填') })
    expect(fresh.cells.enteredOn).toMatchObject({ will: '2026-11-22' })
    await confirm(county, batch.id)
    expect(await homes(batch.id)).toEqual([
      { name: '赵未写', from_on: '2026-11-22' },
      { name: '钱写明', from_on: '2019-09-01' },
      { name: '孙新党员', from_on: '2026-11-22' },
    ])
  })

  test('上传时选定一天：入党晚于这一天的按入党日期；早先的截止日里没有他们', async () => {
    const county = await app.as(LOGIN.county)
    const at = async (on: string) => (await county.get(`/members?orgId=${ORG.maths}&on=${on}&pageSize=1`)).body.total
    const [before, after] = [await at('2025-08-31'), await at('2025-09-01')]
    const batch = await preview(
      county,
      await roll([row('李旧党员', 111), row('周新党员', 113, { 入党时间: '2026-06-30', 转正时间: '' })], '2025-09-01'),
    )
    expect(batch.rows[1].cells.enteredOn).toMatchObject({ will: '2026-06-30', message: expect.stringContaining('入党日期晚于') })
    await confirm(county, batch.id)
    expect(await homes(batch.id)).toEqual([
      { name: '李旧党员', from_on: '2025-09-01' },
      { name: '周新党员', from_on: '2026-06-30' },
    ])
    expect(await at('2025-08-31')).toBe(before)
    expect(await at('2025-09-01')).toBe(after + 1)
  })

  test('选定的日期不能晚于今天', async () => {
    const answer = await uploadFile(await app.as(LOGIN.county), await roll([row('吴将来', 121)], '2026-11-23'))
    expect(answer.status).toBe(400)
    expect(answer.body.fields[0]).toMatchObject({ path: 'fromOn', message: expect.stringContaining('不能晚于今天') })
  })
})

describe('IMP-01：职务从哪一天起', () => {
  test('没写任职日期的不退到本届选举之日，预览说明不详；写了的按表', async () => {
    const county = await app.as(LOGIN.county)
    const batch = await preview(
      county,
      await roll([
        row('郑未写', 131, { 党内职务: '青年委员', 党小组: '数学组第一党小组', 进入本支部日期: '2010-09-01' }),
        row('王写明', 133, { 党内职务: '纪检委员', 任职时间: '2024-09-15' }),
      ]),
    )
    expect(batch.rows[0].cells.duties).toMatchObject({
      level: 'warning',
      will: '青年委员（自 2026-11-22）',
      message: expect.stringMatching(/任职日期不详.*此前不详/),
    })
    expect(batch.rows[1].cells.duties).toMatchObject({ will: '纪检委员（自 2024-09-15）' })
    await confirm(county, batch.id)
    const posts = await app.owner
      .selectFrom('post')
      .select(['duty', 'from_on'])
      .where('import_batch_id', '=', batch.id)
      .orderBy('id')
      .execute()
    expect(posts).toEqual([
      { duty: 'youthMember', from_on: '2026-11-22' },
      { duty: 'disciplineMember', from_on: '2024-09-15' },
    ])
    const groups = await app.owner
      .selectFrom('group_member as g')
      .innerJoin('person as p', 'p.id', 'g.person_id')
      .select('g.from_on')
      .where('p.import_batch_id', '=', batch.id)
      .execute()
    expect(groups).toEqual([{ from_on: '2026-11-22' }])
  })

  test('党组织名录里写的书记：有任职日期的按表，没有的说明不详', async () => {
    const county = await app.as(LOGIN.county)
    const orgs = async (from: string) => ({
      orgId: ORG.qinghe,
      kind: 'org',
      bytes: await workbook({
        名录: [
          ['组织全称', '组织类型', '成立日期', '书记', '书记任职日期'],
          ['中共青禾县第一中学理科组支部委员会', '党支部', '2015-01-01', '卫青禾', from],
        ],
      }),
    })
    const silent = await preview(county, await orgs(''))
    expect(silent.rows[0].cells.secretary).toMatchObject({
      level: 'warning',
      will: '卫青禾（自 2026-11-22）',
      message: expect.stringContaining('任职日期不详'),
    })
    const stated = await preview(county, await orgs('2026-03-01'))
    expect(stated.rows[0].cells.secretary).toMatchObject({ level: 'changed', will: '卫青禾（自 2026-03-01）' })
  })
})
