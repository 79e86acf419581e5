import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN } from '../../testing/world.ts'
import { checkClock, runRecorded } from './index.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const lastEvent = (type: string) =>
  app.owner.selectFrom('event').selectAll().where('type', '=', type).orderBy('seq', 'desc').executeTakeFirst()
const countOf = async (type: string) =>
  (await app.owner.selectFrom('event').select('seq').where('type', '=', type).execute()).length

test('未登录 401，业务角色 403，系统管理员看得到', async () => {
  expect((await app.anonymous.get('/system/status')).status).toBe(401)
  expect((await (await app.as(LOGIN.city)).get('/system/status')).status).toBe(403)
  const { body } = await (await app.as(LOGIN.system)).get('/system/status')
  expect(body).toMatchObject({ environment: 'test', today: '2026-11-22' })
  expect(body.jobs.map((job: { name: string }) => job.name)).toContain('audit-verify')
})

test('任务成功和失败都留下记录', async () => {
  await runRecorded(app.services, { name: 'audit-verify', label: '校验审计链' }, async () => ({ ok: true }))
  await expect(
    runRecorded(app.services, { name: 'obligation-derive', label: '推导待办' }, async () => {
      throw new Error('数据库断开')
    }),
  ).rejects.toThrow('数据库断开')
  const { body } = await (await app.as(LOGIN.system)).get('/system/status')
  const last = (name: string) => body.jobs.find((job: { name: string }) => job.name === name).last
  expect(last('audit-verify')).toMatchObject({ ok: true })
  expect(last('obligation-derive')).toMatchObject({ ok: false, note: '数据库断开' })
  expect(await lastEvent('job.done')).toMatchObject({ actor: '系统', ok: true, summary: '后台任务完成：校验审计链' })
  expect(await lastEvent('job.failed')).toMatchObject({ ok: false, summary: '后台任务失败：推导待办' })
})

describe('SEC-30：时钟', () => {
  const clock = async () => (await (await app.as(LOGIN.system)).get('/system/status')).body.clock
  const stateOf = async (source: string) =>
    (await clock()).checks.find((check: { source: string }) => check.source === source)?.state
  test('没有设时间服务器就是无法判断，不是准确；与数据库一致', async () => {
    expect(await clock()).toEqual({ limit: 2_000, checks: [] })
    expect(await checkClock(app.services)).toEqual({ off: [] })
    expect(await stateOf('ntp')).toBe('unknown')
    expect(await stateOf('database')).toBe('right')
    expect(await lastEvent('clock.drifted')).toBeUndefined()
  })
  test('快了三秒：告警一次；调了时间也记下；恢复后说恢复', async () => {
    app.advance(3_000)
    expect((await checkClock(app.services)).off).toEqual(['数据库服务器', '上次核对以来有无改动'])
    expect(await lastEvent('clock.drifted')).toMatchObject({ ok: false, summary: expect.stringContaining('快 3.0 秒') })
    expect(await lastEvent('clock.corrected')).toMatchObject({ ok: false, summary: '系统时间被调快 3.0 秒' })
    expect(await stateOf('database')).toBe('off')
    await checkClock(app.services)
    expect(await countOf('clock.drifted')).toBe(1)
    app.advance(-3_000)
    await checkClock(app.services)
    expect(await lastEvent('clock.settled')).toMatchObject({ ok: true })
    expect(await lastEvent('clock.corrected')).toMatchObject({ summary: '系统时间被调慢 3.0 秒' })
    expect(await stateOf('database')).toBe('right')
  })
  test('差一点九秒不告警', async () => {
    app.advance(1_900)
    await checkClock(app.services)
    expect(await countOf('clock.drifted')).toBe(1)
    app.advance(-1_900)
    await checkClock(app.services)
  })
  test('与时间服务器核对：问得到就用它的，问不到说明原因', async () => {
    app.services.config.ntpServer = '127.0.0.1:9'
    await checkClock(app.services)
    const check = (await clock()).checks.find((one: { source: string }) => one.source === 'ntp')
    expect(check).toMatchObject({ state: 'unknown', reference: '127.0.0.1:9', problem: expect.stringContaining('时间服务器') })
    app.services.config.ntpServer = ''
  })
  test('every time in the database has its zone', async () => {
    const { rows } = await sql`select table_name, column_name from information_schema.columns
      where table_schema = 'public' and data_type = 'timestamp without time zone'`.execute(app.owner)
    expect(rows).toEqual([])
  })
})
