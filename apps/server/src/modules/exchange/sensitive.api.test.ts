import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, ORG } from '../../testing/world.ts'
import { readFile } from './read-file.ts'
import { confirm, find, idNumber, preview, workbook } from './testing.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const HEAD = ['姓名', '身份证号', '性别', '人员类别', '所在党支部', '入党时间', '转正时间', '手机号', '家庭住址', '备用电话']
const SPARE = '13977778888'
const ADDRESS = '云山市青禾县育才路1号'
const PHONE = '13800002000'
const person = (name: string, sequence: number, org = '青禾一中理科组党支部') => [
  name,
  idNumber('1985-03-01', sequence),
  sequence % 2 === 1 ? '男' : '女',
  '正式党员',
  org,
  '2008-06-01',
  '2009-06-01',
  PHONE,
  ADDRESS,
  SPARE,
]
const roll = () => workbook({ 名册: [HEAD, person('方一', 61), person('方二', 63, '火星支部')] })

const SECRETS = [idNumber('1985-03-01', 61), idNumber('1985-03-01', 63), PHONE, ADDRESS]
const leaks = (text: string) => [...SECRETS, SPARE].filter((secret) => text.includes(secret))
const textsOf = async (bytes: Buffer) => JSON.stringify(await readFile(bytes, 'xlsx'))

describe('SEC-74：导入中的证件号码、电话、住址', () => {
  test('确认前只有上传的人看得到全部，别人看到的已遮蔽；确认后谁也看不到，也不再保存', async () => {
    const county = await app.as(LOGIN.county)
    const city = await app.as(LOGIN.city)
    const batch = await preview(county, { orgId: ORG.qinghe, kind: 'member', bytes: await roll() })
    expect(batch.rows[0].cells).toMatchObject({
      idNo: { text: idNumber('1985-03-01', 61) },
      phone: { text: PHONE },
      address: { text: ADDRESS },
    })
    const seen = (await find(city, batch.id)).rows
    expect(seen[0].cells).toMatchObject({
      idNo: { text: expect.stringMatching(/^110\*{13}\w\w$/) },
      phone: { text: '138****2000' },
      address: { text: '云山市青禾县******' },
      name: { text: '方一' },
    })
    expect(leaks(JSON.stringify(seen))).toEqual([])

    expect(leaks(await textsOf((await county.get(`/imports/${batch.id}/marked`)).raw))).toHaveLength(5)
    expect(leaks(await textsOf((await city.get(`/imports/${batch.id}/marked`)).raw))).toEqual([])
    const exports = await app.owner.selectFrom('event').select('summary').where('type', '=', 'export.made').execute()
    expect(exports).toEqual([{ summary: '导出：标出问题的原表' }, { summary: '导出：标出问题的原表' }])

    expect((await confirm(county, batch.id)).state).toBe('confirmed')
    expect(leaks(JSON.stringify((await find(county, batch.id)).rows))).toEqual([])
    expect(leaks(await textsOf((await county.get(`/imports/${batch.id}/marked`)).raw))).toEqual([])
    const { rows } = await sql<{ text: string }>`
      select cells::text || parsed::text as text from import_row where batch_id = ${batch.id} order by seq`.execute(app.owner)
    expect(rows).toHaveLength(2)
    expect(leaks(JSON.stringify(rows))).toEqual([])
    expect(rows[0]?.text).toContain('138****2000')
    const written = await app.owner
      .selectFrom('person')
      .select(['id_no', 'phone', 'address'])
      .where('import_batch_id', '=', batch.id)
      .execute()
    expect(written).toEqual([{ id_no: SECRETS[0], phone: PHONE, address: ADDRESS }])
  })
})
