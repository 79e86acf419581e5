import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseOf } from '../../platform/db/pool.ts'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN } from '../../testing/world.ts'
import { archiveAudit, verifyAudit, verifyChain } from './index.ts'

let app: TestApp
let auditor: Caller
beforeAll(async () => {
  app = await startApp()
  const city = await app.as(LOGIN.city)
  const looked = await city.post(`/members/${app.world.person.吴晓岚}/unmask`, { reason: '核对证件' })
  expect(looked.status).toBe(200)
  const named = { name: '中共青禾县实验小学支部', shortName: '青禾实小党支部', on: '2026-11-20', docNo: '青教工委〔2026〕3号' }
  expect(await statusOf(city.post('/orgs/7/rename', named))).toBe(200)
  const field = { version: 1, title: '一级教师' }
  expect(await statusOf(city.put(`/members/${app.world.person.吴晓岚}/fields`, field))).toBe(200)
  await age('14 months')
  auditor = await app.as(LOGIN.audit)
})
afterAll(() => app.close())

const statusOf = async (answer: Promise<{ status: number; body: unknown }>) => {
  const { status, body } = await answer
  return status === 200 ? 200 : JSON.stringify(body)
}
/** Everything recorded so far becomes older by this, in a whole chain. */
async function age(by: string): Promise<void> {
  await sql`alter table event disable trigger user`.execute(app.owner)
  await sql`alter table event_archive disable trigger user`.execute(app.owner)
  await sql`update event_archive set at = at - ${by}::interval`.execute(app.owner)
  await sql`update event set at = at - ${by}::interval`.execute(app.owner)
  await sql`do $$ declare one record; last text := ''; begin
    for one in select seq from event_all order by seq loop
      update event set prev_hash = last where seq = one.seq;
      update event e set hash = event_digest(e) where seq = one.seq;
      update event_archive set prev_hash = last where seq = one.seq;
      update event_archive a set hash = event_digest(row(a.*)::event) where seq = one.seq;
      select hash into last from event_all where seq = one.seq;
    end loop;
  end $$`.execute(app.owner)
  await sql`alter table event enable trigger user`.execute(app.owner)
  await sql`alter table event_archive enable trigger user`.execute(app.owner)
}
const typesOf = async (query = '') =>
  ((await auditor.get(`/audit/events?pageSize=100${query}`)).body.rows as { type: string }[]).map((row) => row.type)
const count = async (table: 'event' | 'event_archive') =>
  Number(
    (
      await app.owner
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

test('SEC-28：一年以上的转入归档，看过完整号码的仍在线；链仍完整，末条留下', async () => {
  const before = await count('event')
  const db = databaseOf(app.services.pool)
  expect(await verifyChain(db)).toMatchObject({ brokenAt: null, checked: before })
  const { archived } = await archiveAudit(app.services, 2)
  expect(archived).toBeGreaterThan(2)
  expect(await count('event_archive')).toBe(archived)
  const online = await typesOf()
  expect(online).toContain('member.unmasked')
  expect(online).not.toContain('org.renamed')
  expect(await typesOf('&isArchived=true')).toEqual(expect.arrayContaining(['org.renamed', 'identity.signed-in']))
  const kept = await verifyChain(db)
  expect(kept).toMatchObject({ brokenAt: null, checked: before + online.filter((type) => type === 'audit.archived').length })
  expect(await archiveAudit(app.services), '再做一次不改变什么').toEqual({ archived: 0 })
  await verifyAudit(app.services)
  expect((await auditor.get('/audit/state')).body).toMatchObject({ archived, last: { isWhole: true } })
})

test('归档的一条照样打得开、查得到种类，党员的变更记录也还在', async () => {
  const { rows } = (await auditor.get('/audit/events?isArchived=true&type=org.renamed')).body
  const { body } = await auditor.get(`/audit/events/${rows[0].seq}`)
  expect(body).toMatchObject({ label: '党组织更名', hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  const { body: types } = await auditor.get('/audit/types')
  expect(types.rows).toContainEqual(expect.objectContaining({ type: 'org.renamed' }))
  const trail = await (await app.as(LOGIN.city)).get(`/members/${app.world.person.吴晓岚}/trail`)
  expect(trail.body.total).toBeGreaterThanOrEqual(2)
  expect((await auditor.get('/audit/export?isArchived=true')).status).toBe(200)
  expect((await auditor.get('/audit/events?isArchived=perhaps')).status).toBe(400)
})

test('三年以上，看过完整号码的也归档', async () => {
  await age('23 months')
  await archiveAudit(app.services)
  expect(await typesOf('&isArchived=true')).toContain('member.unmasked')
  expect(await verifyChain(databaseOf(app.services.pool))).toMatchObject({ brokenAt: null })
})

test('归档不能改、不能删、不能混入，在线的不先归档就删不掉；六个月以内谁也移不走', async () => {
  const db = databaseOf(app.services.pool)
  await expect(sql`update event_archive set summary = '改'`.execute(db)).rejects.toThrow(/permission denied/)
  await expect(sql`delete from event_archive`.execute(db)).rejects.toThrow(/permission denied/)
  await expect(sql`insert into event_archive select * from event`.execute(db)).rejects.toThrow(/permission denied/)
  await expect(sql`update event_archive set summary = '改'`.execute(app.owner)).rejects.toThrow(/只追加/)
  await expect(sql`delete from event_archive`.execute(app.owner)).rejects.toThrow(/只追加/)
  await expect(sql`truncate event_archive`.execute(app.owner)).rejects.toThrow(/只追加/)
  await expect(sql`delete from event`.execute(app.owner)).rejects.toThrow(/只追加/)
  const forged = sql`insert into event_archive select seq + 100000, at, type, version, account_id, actor, role, org_id, subject_kind,
    subject_id, '从未发生', before, after, reason, ok, ip, device, request_id, prev_hash, hash from event limit 1`
  await expect(forged.execute(app.owner)).rejects.toThrow(/原样副本/)
  const early = sql`select archive_events(now() - interval '5 months', now() - interval '3 years', '{}'::text[], 10)`
  await expect(early.execute(db)).rejects.toThrow(/不得少于六个月/)
})

test('归档里被改动的一条校验得出来', async () => {
  const [first] = await app.owner.selectFrom('event_archive').select('seq').orderBy('seq').offset(1).limit(1).execute()
  await sql`alter table event_archive disable trigger user`.execute(app.owner)
  await sql`update event_archive set actor = '别人' where seq = ${first?.seq}`.execute(app.owner)
  expect(await verifyChain(databaseOf(app.services.pool))).toMatchObject({ brokenAt: first?.seq, why: '内容与散列不符' })
  await sql`delete from event_archive where seq = ${first?.seq}`.execute(app.owner)
  expect(await verifyChain(databaseOf(app.services.pool))).toMatchObject({ why: '缺少记录' })
})

test('SEC-11: the audit speaks of accounts, so none is ever deleted', async () => {
  await expect(databaseOf(app.services.pool).deleteFrom('account').execute()).rejects.toThrow(/permission denied/)
})

test('归档表与在线表的列完全一样：名称、类型、次序、可否为空', async () => {
  const columns = async (table: string) =>
    (
      await sql`select ordinal_position, column_name, data_type, is_nullable from information_schema.columns
        where table_schema = 'public' and table_name = ${table} order by ordinal_position`.execute(app.owner)
    ).rows
  const online = await columns('event')
  expect(online.length).toBeGreaterThan(15)
  expect(await columns('event_archive')).toEqual(online)
})

test('每一列都在散列里：哪一列被改动都校验得出来', async () => {
  const { rows } = await sql<{ column: string }>`select column_name as column from information_schema.columns
    where table_schema = 'public' and table_name = 'event' and column_name <> 'hash'`.execute(app.owner)
  const source = await sql<{ text: string }>`select pg_get_functiondef('event_digest'::regproc) as text`.execute(app.owner)
  for (const { column } of rows) expect(source.rows[0]?.text, column).toContain(`e.${column}`)
})
