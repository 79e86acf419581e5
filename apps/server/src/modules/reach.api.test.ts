import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../platform/db/transaction.ts'
import type { Context } from '../platform/http/context.ts'
import { type Caller, startApp, type TestApp, TODAY } from '../testing/app.ts'
import { LOGIN, ORG } from '../testing/world.ts'
import { refreshCache, refreshOrgs } from './engines/obligations/index.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
  for (const org of [ORG.school, ORG.maths, ORG.science, ORG.heron])
    await app.owner
      .insertInto('meeting')
      .values({
        org_id: org,
        client_key: crypto.randomUUID(),
        state: 'archived',
        title: `第${org}次`,
        held_on: '2026-11-02',
        recorded_on: '2026-11-02',
      })
      .execute()
  await refreshCache(app.services, true)
})
afterAll(() => app.close())

/** The account's only grant, changed, and a session that knows it. */
async function acting(login: string, reach: string, listed: readonly string[] = [], role?: string): Promise<Caller> {
  const { id } = await app.owner.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow()
  await app.owner
    .updateTable('role_grant')
    .set({ reach, listed_orgs: [...listed], ...(role ? { role } : {}) })
    .where('account_id', '=', id)
    .execute()
  return app.as(login)
}

interface Seen {
  orgs: string[]
  members: string[]
  meetings: string[]
  duties: string[]
}
const unique = (ids: string[]) => [...new Set(ids)].sort()
async function seenBy(caller: Caller): Promise<Seen> {
  const rows = async (path: string) => {
    const answer = await caller.get(path)
    expect([path, answer.status]).toEqual([path, 200])
    return answer.body.rows
  }
  return {
    orgs: unique((await rows('/orgs')).map((row: { id: string }) => row.id)),
    members: unique((await rows('/members?pageSize=200')).map((row: { orgId: string }) => row.orgId)),
    meetings: unique((await rows('/meetings?pageSize=200')).map((row: { orgId: string }) => row.orgId)),
    duties: unique((await rows('/obligations?bucket=late&pageSize=200')).map((row: { orgId: string }) => row.orgId)),
  }
}
const statuses = async (caller: Caller, paths: string[]) =>
  Promise.all(paths.map(async (path) => (await caller.get(path)).status))

describe('SEC-13：授权范围', () => {
  test('本组织及下级', async () => {
    const caller = await acting(LOGIN.school, 'subtree')
    expect(await seenBy(caller)).toMatchObject({
      orgs: [ORG.school, ORG.maths, ORG.science, ORG.group],
      members: [ORG.maths, ORG.science],
      meetings: [ORG.school, ORG.maths, ORG.science],
    })
    expect(await statuses(caller, [`/orgs/${ORG.maths}`, `/orgs/${ORG.qinghe}`])).toEqual([200, 404])
  })

  test('本组织：只有这个组织，没有下级；支部连同它的党小组', async () => {
    const school = await acting(LOGIN.school, 'own')
    const seen = await seenBy(school)
    expect(seen).toMatchObject({ orgs: [ORG.school], members: [], meetings: [ORG.school] })
    expect(seen.duties.filter((id) => id !== ORG.school)).toEqual([])
    expect(await statuses(school, [`/orgs/${ORG.school}`, `/orgs/${ORG.maths}`, `/obligations/counts?org=${ORG.maths}`])).toEqual(
      [200, 404, 404],
    )
    expect((await school.get('/obligations/counts')).body).toMatchObject({ orgId: ORG.school, children: [] })
    const branch = await acting(LOGIN.secretary, 'own')
    expect(await seenBy(branch)).toMatchObject({
      orgs: [ORG.maths, ORG.group],
      members: [ORG.maths],
      meetings: [ORG.maths],
      duties: [ORG.maths, ORG.group],
    })
    expect((await branch.get(`/members/${app.world.person.吴晓岚}`)).status).toBe(200)
    expect((await branch.get(`/members/${app.world.person.褚文}`)).status).toBe(404)
  })

  test('SEC-23：指定组织：只有列出的，自己的组织不在内', async () => {
    const caller = await acting(LOGIN.inspector, 'listed', [ORG.heron, ORG.school])
    const seen = await seenBy(caller)
    expect(seen).toMatchObject({ orgs: [ORG.school, ORG.heron], members: [ORG.heron], meetings: [ORG.school, ORG.heron] })
    expect(seen.duties.filter((id) => id !== ORG.heron && id !== ORG.school)).toEqual([])
    expect(
      await statuses(caller, [`/orgs/${ORG.heron}`, `/orgs/${ORG.school}`, `/orgs/${ORG.maths}`, `/orgs/${ORG.qinghe}`]),
    ).toEqual([200, 200, 404, 404])
    expect((await caller.get('/obligations/counts')).body).toMatchObject({ orgId: ORG.heron })
    expect((await caller.get(`/members/${app.world.person.周明远}`)).status).toBe(404)
  })

  test('仅本人：没有名册，也没有组织；自己的记录看得见', async () => {
    const caller = await app.as(LOGIN.member)
    expect(await statuses(caller, ['/orgs', '/members', '/meetings', '/obligations'])).toEqual([403, 403, 403, 403])
    expect((await caller.get('/me/record')).body.record.name).toBe('钱一诺')
  })

  test('数据：本组织不含下级的人', async () => {
    const figure = async (caller: Caller, on: string) =>
      (await caller.get(`/orgs/${ORG.school}/figures/value?ref=member.count&on=${on}`)).body.value
    for (const on of [TODAY, '2026-06-30']) {
      expect(await figure(await acting(LOGIN.school, 'own'), on)).toBe(0)
      expect(await figure(await acting(LOGIN.school, 'subtree'), on)).toBe(12)
    }
  })

  test('第二道墙：只放行列明的组织', async () => {
    const count = (exact: string[]) =>
      inTransaction(
        app.services.pool,
        { prefixes: [], exact, selfPersonId: null, on: TODAY },
        'read only',
        async (db) =>
          (
            await db
              .selectFrom('person')
              .select((eb) => eb.fn.countAll<string>().as('n'))
              .executeTakeFirstOrThrow()
          ).n,
      )
    expect(await count([])).toBe('0')
    expect(await count([ORG.school])).toBe('1')
    expect(Number(await count([ORG.maths]))).toBeGreaterThanOrEqual(9)
  })

  test('推导待办不因办理人的范围而少算', async () => {
    const duties = async () =>
      (
        await app.owner
          .selectFrom('obligation')
          .select(['key', 'state', 'due_on'])
          .where('subject_org_id', '=', ORG.school)
          .orderBy('key')
          .execute()
      ).map((row) => JSON.stringify(row))
    const findings = async () =>
      (await app.owner.selectFrom('org_finding').select('code').where('org_id', '=', ORG.school).orderBy('code').execute()).map(
        (row) => row.code,
      )
    const before = [await duties(), await findings()]
    const wall = { prefixes: [], exact: [ORG.school], selfPersonId: null, on: TODAY }
    const left = await inTransaction(app.services.pool, wall, 'read write', async (db) => {
      await refreshOrgs({ db, today: TODAY } as Context, [ORG.school])
      return db
        .selectFrom('person')
        .select((eb) => eb.fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow()
    })
    expect([await duties(), await findings()]).toEqual(before)
    // Afterwards the wall stands where it stood.
    expect(left.n).toBe('1')
  })
})
