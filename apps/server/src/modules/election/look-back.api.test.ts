import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, ORG } from '../../testing/world.ts'

let app: TestApp
let county: Caller
let secretary: Caller
let member: Caller
beforeAll(async () => {
  app = await startApp()
  county = await app.as(LOGIN.county)
  secretary = await app.as(LOGIN.secretary)
  member = await app.as(LOGIN.member)
  await app.owner.deleteFrom('post').where('org_id', '=', ORG.maths).execute()
  await app.owner.deleteFrom('term').where('org_id', '=', ORG.maths).execute()
})
afterAll(() => app.close())

const path = `/orgs/${ORG.maths}/look-back`
const codes = (row: { findings: { topic: string; finding: { code: string } }[] }) =>
  row.findings.map(({ topic, finding }) => `${topic} ${finding.code}`)
const term = (started_on: string, ended_on: string | null) =>
  app.owner.insertInto('term').values({ org_id: ORG.maths, started_on, ended_on, has_committee: true }).execute()

describe('换届回头看 GET /orgs/{orgId}/look-back', () => {
  test('未登录、无权限、范围外、填错', async () => {
    expect((await app.anonymous.get(path)).status).toBe(401)
    expect((await member.get(path)).status).toBe(403)
    expect((await secretary.get(`/orgs/${ORG.science}/look-back`)).status).toBe(404)
    expect((await secretary.get(`${path}?topic=opinion`)).status).toBe(400)
  })

  test('没有届期记录的支部', async () => {
    const { body } = await secretary.get(path)
    expect(body).toMatchObject({ total: 1, rows: [{ orgId: ORG.maths, terms: 0, elections: 0 }] })
    expect(codes(body.rows[0])).toContain('dates look-back.no-term')
  })

  test('ORG-13：逾期换届和没有选举记录的届；按方面筛选', async () => {
    await term('2019-03-01', '2023-05-01')
    await term('2023-05-01', null)
    const { body } = await county.get(path)
    expect(body.rows[0]).toMatchObject({ terms: 2 })
    expect(codes(body.rows[0])).toEqual(expect.arrayContaining(['dates look-back.long-overrun', 'papers look-back.no-election']))
    const message = body.rows[0].findings.find(
      (one: { finding: { code: string } }) => one.finding.code === 'look-back.long-overrun',
    ).finding.message
    expect(message).toContain('2023年5月1日 才换届')
    const papers = (await county.get(`${path}?topic=papers`)).body.rows[0]
    expect([...new Set(codes(papers).map((code) => code.split(' ')[0]))]).toEqual(['papers'])
  })

  test('一县逐页列出，县办公室看得到所属各组织', async () => {
    const { body } = await county.get(`/orgs/${ORG.qinghe}/look-back?pageSize=2`)
    expect(body.rows).toHaveLength(2)
    expect(body.total).toBeGreaterThan(2)
  })

  test('导出全部问题，并记入审计', async () => {
    expect((await app.anonymous.get(`/exports/look-back?orgId=${ORG.maths}`)).status).toBe(401)
    expect((await member.get(`/exports/look-back?orgId=${ORG.maths}`)).status).toBe(403)
    expect((await secretary.get(`/exports/look-back?orgId=${ORG.science}`)).status).toBe(404)
    const answer = await county.get(`/exports/look-back?orgId=${ORG.maths}&topic=dates`)
    expect(answer.status).toBe(200)
    const event = await app.owner
      .selectFrom('event')
      .select('summary')
      .where('type', '=', 'export.made')
      .orderBy('seq', 'desc')
      .executeTakeFirst()
    expect(event?.summary).toBe('导出：换届回头看')
  })
})
