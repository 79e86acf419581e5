import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN } from '../../testing/world.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

describe('GET /search 查找组织和人员', () => {
  const find = async (login: string, q: string) => (await (await app.as(login)).get(`/search?q=${encodeURIComponent(q)}`)).body
  const names = (rows: { name: string }[]) => rows.map((row) => row.name)
  test('anonymous 401, no permission 403, empty 400', async () => {
    expect((await app.anonymous.get('/search?q=z')).status).toBe(401)
    expect((await (await app.as(LOGIN.member)).get('/search?q=z')).status).toBe(403)
    expect((await (await app.as(LOGIN.city)).get('/search?q=')).status).toBe(400)
  })
  test('organisations by name, initials and code', async () => {
    expect(names((await find(LOGIN.city, '实验小学')).orgs)).toEqual(['青禾实验小学党支部'])
    expect(names((await find(LOGIN.city, 'blzx')).orgs)).toEqual(['白鹭中学党支部'])
    expect((await find(LOGIN.city, 'ys0007')).orgs).toMatchObject([{ name: '青禾实验小学党支部', parentName: '青禾县教育工委' }])
    expect((await find(LOGIN.city, '%')).orgs).toEqual([])
  })
  test('persons by name and initials, eight at most', async () => {
    expect(names((await find(LOGIN.county, 'mmt')).people)).toEqual(['买买提·吐尔逊·艾力'])
    expect((await find(LOGIN.county, '周')).people).toMatchObject([{ name: '周明远', orgName: '青禾一中数学组党支部' }])
    expect((await find(LOGIN.city, 'z')).people.length).toBeLessThanOrEqual(8)
  })
  test('only within reach; administrators find organisations and no person', async () => {
    expect(await find(LOGIN.neighbour, 'zmy')).toEqual({ orgs: [], people: [] })
    expect((await find(LOGIN.countyPeer, '青禾')).orgs).toEqual([])
    const seen = await find(LOGIN.system, '周')
    expect(seen.people).toEqual([])
    expect((await find(LOGIN.system, '青禾')).orgs.length).toBeGreaterThan(0)
  })
})
