import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp } from '../../../testing/app.ts'
import { LOGIN, ORG } from '../../../testing/world.ts'

let app: TestApp
let neighbour: Caller
let school: Caller
const NAME = '蒋一帆'
const PAST = '2026-08-31'

beforeAll(async () => {
  app = await startApp()
  neighbour = await app.as(LOGIN.neighbour)
  school = await app.as(LOGIN.school)
  const path = `/members/${app.world.person[NAME]}/transfer`
  const answer = await school.post(path, { toOrgId: ORG.maths, on: '2026-09-01', docNo: '校内调整' })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
})
afterAll(() => app.close())

interface Row {
  label: string
  note: string | null
  measure: number | null
  on: string | null
}
const rowsFor = async (caller: Caller, ref: string, on = PAST): Promise<Row[]> =>
  (await caller.get(`/orgs/${ORG.science}/figures/rows?ref=${ref}&on=${on}&pageSize=200`)).body.rows

describe('已离开的人在过去的数据里只留姓名', () => {
  test('人数不变；明细的说明、数量、日期空白；本人仍在范围内的照旧', async () => {
    for (const ref of ['member.count', 'member.averageAge', 'member.under35', 'member.joinedThisYear', 'attendance.persons']) {
      const rows = await rowsFor(neighbour, ref)
      const left = rows.filter((row) => row.label === NAME)
      expect([ref, left]).toMatchObject([ref, [{ note: null, measure: null, on: null }]])
      const stayed = rows.filter((row) => row.label !== NAME)
      expect(stayed.length).toBeGreaterThan(0)
      expect(stayed.every((row) => row.note !== null && row.measure !== null)).toBe(true)
      const same = (await rowsFor(school, ref)).find((row) => row.label === NAME)
      expect(same?.note).toEqual(expect.any(String))
      const values = await Promise.all(
        [neighbour, school].map(
          async (caller) => (await caller.get(`/orgs/${ORG.science}/figures/value?ref=${ref}&on=${PAST}`)).body.text,
        ),
      )
      expect(values[0]).toBe(values[1])
    }
  })
  test('导出的明细也一样', async () => {
    const answer = await neighbour.get(`/orgs/${ORG.science}/figures/sheet?ref=member.averageAge&on=${PAST}`)
    const [sheet] = await readXlsxFile(answer.raw)
    const row = sheet?.data.find((cells) => cells[0] === NAME)
    expect(row).toEqual([NAME, expect.any(String), '计入', null, null, null])
  })
  test('过去某天的党员名册导出，与页面的名册一样只留姓名、性别、类别、入党转正日期', async () => {
    const exported = async (caller: Caller) => {
      const [sheet] = await readXlsxFile((await caller.get(`/exports/members?on=${PAST}&under=${ORG.science}`)).raw)
      const head = sheet?.data.find((cells) => cells[0] === '姓名') ?? []
      const row = sheet?.data.find((cells) => cells[0] === NAME) ?? []
      return Object.fromEntries(head.map((title, index) => [String(title), row[index] ?? null]))
    }
    const mine = await exported(neighbour)
    expect(mine).toMatchObject({ 姓名: NAME, 性别: expect.any(String), 所在党支部: expect.any(String), 公民身份号码: null })
    for (const title of ['民族', '出生年份', '学历', '学位', '工作岗位', '专业技术职务', '联系电话'])
      expect([title, mine[title]]).toEqual([title, null])
    expect(await exported(school)).toMatchObject({ 出生年份: expect.any(String) })
  })
})
