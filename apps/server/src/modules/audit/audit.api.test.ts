import { sql } from 'kysely'
import readSheet from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseOf } from '../../platform/db/pool.ts'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { fictionalId, LOGIN } from '../../testing/world.ts'
import { verifyAudit, verifyChain } from './index.ts'

let app: TestApp
let auditor: Caller
beforeAll(async () => {
  app = await startApp()
  auditor = await app.as(LOGIN.audit)
  await app.anonymous.post('/session', { login: LOGIN.city, password: 'wrong-1' })
  await app.as(LOGIN.city)
  await app.as(LOGIN.neighbour)
})
afterAll(() => app.close())

const rowsOf = async (query: string) =>
  (await auditor.get(`/audit/events?${query}`)).body.rows as { type: string; seq: string; actor: string }[]

describe('审计查询 SEC-29', () => {
  test('anonymous 401; nobody but the auditor', async () => {
    expect((await app.anonymous.get('/audit/events')).status).toBe(401)
    for (const login of [LOGIN.city, LOGIN.system, LOGIN.security, LOGIN.member])
      expect((await (await app.as(login)).get('/audit/events')).status, login).toBe(403)
  })
  test('found by person, kind, type, capability, result, words and days; fifty to a page, newest first', async () => {
    expect((await rowsOf(`actor=${encodeURIComponent('申计')}`)).map((row) => row.type)).toEqual(['identity.signed-in'])
    expect((await rowsOf('type=identity.sign-in-failed')).map((row) => row.type)).toEqual(['identity.sign-in-failed'])
    expect((await rowsOf('type=identity')).length).toBeGreaterThan(3)
    expect(await rowsOf('type=ident')).toEqual([])
    expect((await rowsOf('isOk=false')).every((row) => row.type.includes('failed'))).toBe(true)
    expect((await rowsOf('subjectKind=account&subjectId=1')).length).toBeGreaterThan(0)
    expect((await rowsOf(`q=${encodeURIComponent('林知秋')}`)).length).toBeGreaterThan(0)
    expect(await rowsOf('until=2020-01-01')).toEqual([])
    const all = (await auditor.get('/audit/events?pageSize=3')).body
    expect(all.rows).toHaveLength(3)
    expect(Number(all.rows[0].seq)).toBeGreaterThan(Number(all.rows[1].seq))
    expect((await auditor.get('/audit/events?from=yesterday')).status).toBe(400)
    expect((await auditor.get('/audit/events?pageSize=1000')).status).toBe(400)
  })
  test('SEC-26: one entry carries who, as what, for whom, where from and the request', async () => {
    const [row] = await rowsOf('type=identity.signed-in')
    const { body } = await auditor.get(`/audit/events/${row?.seq}`)
    expect(body).toMatchObject({ label: '登录', ip: '127.0.0.1', isOk: true, before: null })
    expect(body.at).toMatch(/Z$/)
    expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/)
    expect((await auditor.get('/audit/events/999999')).status).toBe(404)
    const switched = await app.owner.selectFrom('event').selectAll().where('type', '=', 'identity.signed-in').execute()
    expect(switched.every((event) => event.org_id !== null)).toBe(true)
  })
  test('an auditor of a county sees the county, and not what belongs to no one', async () => {
    await app.owner.updateTable('role_grant').set({ org_id: '2' }).where('role', '=', 'auditAdmin').execute()
    const county = await app.as(LOGIN.audit)
    const { body } = await county.get('/audit/events?pageSize=100')
    expect(body.rows.length).toBeGreaterThan(0)
    for (const row of body.rows) expect(['2', '4', '5', '6', '7', '9']).toContain(row.orgId)
    await app.owner.updateTable('role_grant').set({ org_id: '1' }).where('role', '=', 'auditAdmin').execute()
    auditor = await app.as(LOGIN.audit)
  })
  test('the types there are, by group', async () => {
    const { rows } = (await auditor.get('/audit/types')).body
    expect(rows).toContainEqual({ type: 'identity.sign-in-failed', label: '登录失败', group: '登录与口令' })
  })
  test('an export is a sheet with its conditions in the head, and is itself recorded', async () => {
    const answer = await auditor.get('/audit/export?type=identity')
    expect(answer.status).toBe(200)
    expect(String(answer.headers['content-disposition'])).toContain('xlsx')
    const [sheet] = await readSheet(answer.raw)
    const rows = sheet?.data ?? []
    expect(rows[0]?.[0]).toBe('审计记录')
    expect(String(rows[1]?.[0])).toContain('导出人：申计')
    expect(String(rows[1]?.[0])).toContain('条件：事件 登录与口令；')
    expect(rows.slice(3).some((row) => /^账号 \d+$/.test(String(row[6])))).toBe(true)
    expect(rows.slice(3).filter((row) => /[a-z]/.test(String(row[6])))).toEqual([])
    expect(rows[2]?.slice(0, 3)).toEqual(['序号', '时间（北京时间）', '事件'])
    const made = await app.owner.selectFrom('event').selectAll().where('type', '=', 'export.made').executeTakeFirstOrThrow()
    expect(made).toMatchObject({ summary: '导出：导出审计记录', after: { type: 'identity' }, org_id: '1' })
  })
  test('there is no way to change or delete an entry', async () => {
    for (const method of ['put', 'post', 'delete'] as const)
      expect((await auditor[method]('/audit/events/1', {})).status, method).toBe(404)
  })
})

describe('审计链 SEC-27', () => {
  test('the whole chain verifies, also from the middle', async () => {
    const db = databaseOf(app.services.pool)
    const whole = await verifyChain(db)
    expect(whole).toMatchObject({ brokenAt: null })
    expect(whole.checked).toBeGreaterThan(5)
    expect((await verifyChain(db, { from: '3' })).checked).toBe(whole.checked - 3)
    const { body } = await auditor.post('/audit/verification', {})
    expect(body).toMatchObject({ isWhole: true, brokenAt: null })
    expect((await auditor.get('/audit/state')).body.last).toMatchObject({ isWhole: true })
    expect((await rowsOf('type=audit.verified')).length).toBe(1)
  })
  test('the application’s role cannot change, delete or empty it', async () => {
    const db = databaseOf(app.services.pool)
    await expect(db.updateTable('event').set({ summary: '改' }).execute()).rejects.toThrow(/permission denied|append|只追加/)
    await expect(db.deleteFrom('event').execute()).rejects.toThrow(/permission denied|只追加/)
    await expect(sql`truncate event`.execute(db)).rejects.toThrow(/permission denied|只追加/)
    await expect(sql`alter table event disable trigger user`.execute(db)).rejects.toThrow(/owner/)
  })
  test('not even the owner by ordinary means', async () => {
    await expect(app.owner.updateTable('event').set({ summary: '改' }).execute()).rejects.toThrow(/只追加/)
    await expect(app.owner.deleteFrom('event').execute()).rejects.toThrow(/只追加/)
  })
  test('a changed, a missing and a cut-off row are found', async () => {
    const db = databaseOf(app.services.pool)
    const tamper = async (work: () => Promise<unknown>) => {
      await sql`alter table event disable trigger user`.execute(app.owner)
      await work()
      await sql`alter table event enable trigger user`.execute(app.owner)
    }
    await verifyAudit(app.services)
    const last = await app.owner.selectFrom('event').selectAll().orderBy('seq', 'desc').executeTakeFirstOrThrow()
    const end = (await verifyChain(db)).last
    const row = await app.owner.selectFrom('event').selectAll().where('seq', '=', '2').executeTakeFirstOrThrow()
    await tamper(() => app.owner.updateTable('event').set({ summary: '从未登录' }).where('seq', '=', '2').execute())
    expect(await verifyChain(db)).toMatchObject({ brokenAt: '2', why: '内容与散列不符' })
    await tamper(() => app.owner.updateTable('event').set({ summary: row.summary }).where('seq', '=', '2').execute())
    expect(await verifyChain(db)).toMatchObject({ brokenAt: null })
    await sql`create table kept as select * from event where seq = 2`.execute(app.owner)
    await tamper(() => app.owner.deleteFrom('event').where('seq', '=', '2').execute())
    expect(await verifyChain(db)).toMatchObject({ brokenAt: '3', why: '缺少记录' })
    await tamper(() => sql`insert into event select * from kept`.execute(app.owner))
    expect(await verifyChain(db)).toMatchObject({ brokenAt: null, last: end })
    await tamper(() => app.owner.deleteFrom('event').where('seq', '>=', last.seq).execute())
    expect(await verifyChain(db), '链本身看不出末尾被截').toMatchObject({ brokenAt: null })
    expect(await verifyAudit(app.services)).toMatchObject({ isWhole: false })
    expect((await rowsOf('type=audit.broken')).length).toBe(1)
    expect((await auditor.get('/audit/state')).body.last).toMatchObject({ isWhole: false })
  })
  test('each row says by which digest it was chained; rows of before the mark keep theirs, a new mark cannot be put on', async () => {
    const db = databaseOf(app.services.pool)
    const { last } = await verifyChain(db)
    const marks = await app.owner.selectFrom('event').select('digest').distinct().execute()
    expect(marks).toEqual([{ digest: 'sha256-2' }])
    // As the rows stood before the mark: the whole chain made anew in the old form, by the old words of the function.
    await sql`do $$ declare one record; last text := ''; begin
      alter table event disable trigger user;
      for one in select seq from event order by seq loop
        update event set digest = 'sha256', prev_hash = last where seq = one.seq;
        update event e set hash = encode(sha256(convert_to(jsonb_build_array(
          e.seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.type, e.version, e.account_id, e.actor, e.role, e.org_id,
          e.subject_kind, e.subject_id, e.summary, e.before, e.after, e.reason, e.ok, e.ip, e.device, e.request_id, e.prev_hash)::text, 'UTF8')), 'hex')
          where e.seq = one.seq returning e.hash into last;
      end loop;
      alter table event enable trigger user;
    end $$`.execute(app.owner)
    await auditor.get('/audit/export?type=grant')
    const mixed = await verifyChain(db)
    expect(mixed).toMatchObject({ brokenAt: null })
    const rows = await app.owner.selectFrom('event').select(['seq', 'digest']).where('seq', '>=', last).orderBy('seq').execute()
    expect([rows[0]?.digest, rows.at(-1)?.digest]).toEqual(['sha256', 'sha256-2'])
    const mark = async (seq: string, digest: string) => {
      await sql`alter table event disable trigger user`.execute(app.owner)
      await app.owner.updateTable('event').set({ digest }).where('seq', '=', seq).execute()
      await sql`alter table event enable trigger user`.execute(app.owner)
    }
    const [old, fresh] = [rows[0]?.seq ?? '', rows.at(-1)?.seq ?? '']
    for (const [seq, wrong, right, why] of [
      [old, 'sha256-2', 'sha256', '内容与散列不符'],
      [fresh, 'sha256', 'sha256-2', '内容与散列不符'],
      [fresh, 'md5', 'sha256-2', '散列算法不认识'],
    ] as const) {
      await mark(seq, wrong)
      expect(await verifyChain(db)).toMatchObject({ brokenAt: seq, why })
      await mark(seq, right)
    }
    expect(await verifyChain(db)).toMatchObject({ brokenAt: null })
  })
  test('SEC-26: no ID number, telephone number or password is in it', async () => {
    const all = JSON.stringify(await app.owner.selectFrom('event').selectAll().execute())
    expect(all).not.toMatch(/\b1[3-9]\d{9}\b/)
    expect(all).not.toContain(fictionalId('1982-03-01', 100))
    expect(all).not.toMatch(/argon2id|Hongzhu-2026/)
  })
})
