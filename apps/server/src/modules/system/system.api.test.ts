import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN } from '../../testing/world.ts'
import { runRecorded } from './index.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test('未登录 401，业务角色 403，系统管理员看得到', async () => {
  expect((await app.anonymous.get('/system/status')).status).toBe(401)
  expect((await (await app.as(LOGIN.city)).get('/system/status')).status).toBe(403)
  const { body } = await (await app.as(LOGIN.system)).get('/system/status')
  expect(body).toMatchObject({ environment: 'test', today: '2026-11-22' })
  expect(body.jobs.map((job: { name: string }) => job.name)).toContain('audit-verify')
})

test('任务成功和失败都留下记录', async () => {
  await runRecorded(app.services, 'audit-verify', async () => ({ ok: true }))
  await expect(
    runRecorded(app.services, 'obligation-derive', async () => {
      throw new Error('数据库断开')
    }),
  ).rejects.toThrow('数据库断开')
  const { body } = await (await app.as(LOGIN.system)).get('/system/status')
  const last = (name: string) => body.jobs.find((job: { name: string }) => job.name === name).last
  expect(last('audit-verify')).toMatchObject({ ok: true })
  expect(last('obligation-derive')).toMatchObject({ ok: false, note: '数据库断开' })
})
