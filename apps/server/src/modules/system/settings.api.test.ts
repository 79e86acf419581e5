import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSettings } from '../../platform/config.ts'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN } from '../../testing/world.ts'
import { recordSettings } from './index.ts'

let app: TestApp
let auditor: Caller
beforeAll(async () => {
  app = await startApp()
  auditor = await app.as(LOGIN.audit)
})
afterAll(() => app.close())

const start = (environment: Record<string, string>) => recordSettings(app.services, openSettings(environment))
const events = async () => (await auditor.get('/audit/events?type=settings.changed')).body.rows
const SECRET = 'postgres://hongzhu:Paddle-41-lamp@10.0.0.5:5432/party?sslkey=abc'

test('SEC-25：首次启动登记全部设置；没有变动不再记；改了哪项记哪项，前后都在', async () => {
  await start({ PORT: '8080' })
  const [first] = (await auditor.get('/audit/events?type=settings.recorded')).body.rows
  expect(first).toMatchObject({ actor: '系统', label: '登记运行设置' })
  await start({ PORT: '8080' })
  expect(await events()).toEqual([])
  await start({ PORT: '8090', NTP_SERVER: '10.0.0.1' })
  const [changed] = await events()
  expect(changed).toMatchObject({ label: '运行设置变动', summary: '启动时运行设置与上次不同，共 2 项', isOk: true })
  const { body } = await auditor.get(`/audit/events/${changed.seq}`)
  expect(body.changes).toEqual([
    {
      field: '运行设置',
      before: '网页端口（PORT）：8080；核对时钟的时间服务器（NTP_SERVER）：未设',
      after: '网页端口（PORT）：8090；核对时钟的时间服务器（NTP_SERVER）：10.0.0.1',
    },
  ])
  await start({ PORT: '8090', NTP_SERVER: '10.0.0.1' })
  expect(await events()).toHaveLength(1)
})

test('连接串里的口令不进审计，也不留在库里；只换口令不算变动', async () => {
  await start({ DATABASE_URL: SECRET })
  const count = (await events()).length
  const { body } = await auditor.get(`/audit/events/${(await events())[0].seq}`)
  expect(JSON.stringify(body)).toContain('postgres://10.0.0.5:5432/party')
  await start({ DATABASE_URL: SECRET.replace('Paddle-41-lamp', 'Other-52-lamp') })
  expect(await events()).toHaveLength(count)
  const kept = await app.owner.selectFrom('setting').selectAll().execute()
  const said = await app.owner.selectFrom('event').selectAll().execute()
  expect(JSON.stringify([kept, said])).not.toMatch(/Paddle|Other-52|sslkey/)
})
