import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, ORG } from '../../testing/world.ts'
import { confirm, idNumber, preview, workbook } from './testing.ts'

let app: TestApp
let county: Caller
beforeAll(async () => {
  app = await startApp()
  county = await app.as(LOGIN.county)
})
afterAll(() => app.close())

const SHEETS = {
  school: [
    ['学校名称', '学段', '办学性质', '所在县区'],
    ['青禾湖小学', '小学', '公办', '青禾县'],
  ],
  org: [
    ['组织全称', '组织类型', '成立日期', '所属学校'],
    ['中共青禾湖小学支部委员会', '党支部', '2020-07-01', '青禾湖小学'],
  ],
  member: [
    ['姓名', '身份证号', '所在党支部', '入党时间', '转正时间'],
    ['湖有源', idNumber('1975-03-01', 301), '中共青禾湖小学支部委员会', '1998-07-01', '1999-07-01'],
  ],
} as const
const idOf: Record<keyof typeof SHEETS, () => Promise<{ id: string } | undefined>> = {
  school: () => app.owner.selectFrom('school').select('id').where('name', '=', '青禾湖小学').executeTakeFirst(),
  org: () =>
    app.owner.selectFrom('org_name').select('org_id as id').where('name', '=', '中共青禾湖小学支部委员会').executeTakeFirst(),
  member: () => app.owner.selectFrom('person').select('id').where('name', '=', '湖有源').executeTakeFirst(),
}

test('导入的学校、党组织、党员都说得出来自哪一批；撤回的不再列', async () => {
  const peer = await app.as(LOGIN.countyPeer)
  const secretary = await app.as(LOGIN.secretary)
  for (const kind of ['school', 'org', 'member'] as const) {
    const batch = await preview(county, { kind, orgId: ORG.qinghe, bytes: await workbook({ 名册: SHEETS[kind] }) })
    expect(await confirm(county, batch.id)).toMatchObject({ state: 'confirmed', counts: { toAdd: 1 } })
    const path = `/import-sources/${kind}/${(await idOf[kind]())?.id}`
    expect((await app.anonymous.get(path)).status).toBe(401)
    expect((await secretary.get(path)).status).toBe(403)
    expect((await peer.get(path)).status).toBe(404)
    const answer = await county.get(path)
    expect(answer.body.rows).toEqual([{ id: batch.id, fileName: '名册.xlsx', day: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) }])
  }
  expect((await county.get('/import-sources/nothing/1')).status).toBe(400)
})

test('不是导入的，没有来源', async () => {
  expect((await county.get(`/import-sources/org/${ORG.maths}`)).body).toEqual({ rows: [] })
  expect((await county.get(`/import-sources/member/${app.world.person.王知夏}`)).body).toEqual({ rows: [] })
})
