import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../testing/app.ts'
import { saveSheet } from '../../testing/meeting.ts'
import { LOGIN, ORG } from '../../testing/world.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const LISTS = [
  { path: '/exports/meetings', who: LOGIN.secretary, filter: 'orgId', wrong: 'kind=party' },
  { path: '/exports/decisions', who: LOGIN.secretary, filter: 'orgId', wrong: 'open=maybe' },
  { path: '/exports/excuses', who: LOGIN.secretary, filter: 'org', wrong: 'year=1' },
  { path: '/exports/accounts', who: LOGIN.system, filter: 'orgId', wrong: 'role=emperor' },
]

describe.each(LISTS)('导出 $path', ({ path, who, filter, wrong }) => {
  test('anonymous, without permission, out of reach, malformed', async () => {
    expect((await app.anonymous.get(path)).status).toBe(401)
    expect((await (await app.as(LOGIN.member)).get(path)).status).toBe(403)
    const caller = await app.as(who)
    expect((await caller.get(`${path}?${filter}=999999`)).status).toBe(404)
    expect((await caller.get(`${path}?${wrong}`)).status).toBe(400)
  })
  test('给出工作簿，导出本身有记录', async () => {
    const answer = await (await app.as(who)).get(path)
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toContain('spreadsheetml')
    const events = await app.owner.selectFrom('event').select(['type', 'summary']).where('type', '=', 'export.made').execute()
    expect(events.length).toBeGreaterThan(0)
  })
})

test('会议记录导出列出登记的会议', async () => {
  const secretary = await app.as(LOGIN.secretary)
  await saveSheet(secretary, '2026-11-10', ['general'])
  const neighbour = await app.as(LOGIN.neighbour)
  expect((await neighbour.get(`/exports/meetings?orgId=${ORG.maths}`)).status).toBe(404)
  const file = await secretary.get(`/exports/meetings?orgId=${ORG.maths}&state=draft`)
  expect(file.status).toBe(200)
  expect(String(file.headers['content-disposition'])).toContain('xlsx')
})
