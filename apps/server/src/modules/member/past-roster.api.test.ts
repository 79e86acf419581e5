import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, ORG } from '../../testing/world.ts'

let app: TestApp
let county: Caller
const DAY = '2026-01-15'
beforeAll(async () => {
  app = await startApp()
  county = await app.as(LOGIN.county)
})
afterAll(() => app.close())

const total = async (caller: Caller, on: string) => (await caller.get(`/members?on=${on}&pageSize=1`)).body.total
const figure = async (on: string) => (await county.get(`/orgs/${ORG.qinghe}/figures/value?ref=member.count&on=${on}`)).body.value

test('STA-01：往日名册和同日的党员总数相同，此后撤销的组织的党员照列；管理范围外的不列', async () => {
  const before = await total(county, DAY)
  expect(before).toBe(await figure(DAY))
  await app.owner.updateTable('org_placement').set({ until_on: '2026-06-01' }).where('org_id', '=', ORG.primary).execute()
  await app.owner.updateTable('org').set({ dissolved_on: '2026-06-01' }).where('id', '=', ORG.primary).execute()
  expect(await figure(DAY)).toBe(before)
  expect(await total(county, DAY)).toBe(before)
  const secretary = await app.as(LOGIN.secretary)
  const { rows } = (await secretary.get(`/members?on=${DAY}&pageSize=200`)).body
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every((row: { orgId: string }) => row.orgId === ORG.maths || row.orgId === ORG.group)).toBe(true)
})

test('SEC-16：往日名册里已转出的人只列姓名，也不能按不列的项目去筛', async () => {
  const secretary = await app.as(LOGIN.secretary)
  const { rows } = (await secretary.get(`/members?on=${DAY}&pageSize=200`)).body
  const { personId } = rows[0]
  await app.owner
    .updateTable('person')
    .set({ keeper_org_id: ORG.science, education: '21', born_on: '1990-05-01' })
    .where('id', '=', personId)
    .execute()
  const found = async (filter: string, on = DAY) =>
    (await secretary.get(`/members?on=${on}&pageSize=200${filter}`)).body.rows.some(
      (row: { personId: string }) => row.personId === personId,
    )
  expect(await found('')).toBe(true)
  expect(await found('&education=2')).toBe(false)
  await app.owner.updateTable('person').set({ keeper_org_id: ORG.maths }).where('id', '=', personId).execute()
  expect(await found('&education=2')).toBe(true)
})
