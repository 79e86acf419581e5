import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { makeJpeg, makePdf, uploadOf } from '../../testing/files.ts'
import { saveSheet } from '../../testing/meeting.ts'
import { LOGIN } from '../../testing/world.ts'

/** A disk that is full on demand. */
const disk = vi.hoisted(() => ({ isFull: false }))
vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>()
  return {
    ...real,
    open: async (...args: Parameters<typeof real.open>) => {
      const handle = await real.open(...args)
      if (!disk.isFull) return handle
      handle.writeFile = async () => {
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
      }
      return handle
    },
  }
})

let app: TestApp
let secretary: Caller
let clerk: Caller
let meetingId: string
beforeAll(async () => {
  app = await startApp()
  secretary = await app.as(LOGIN.secretary)
  clerk = await app.as(LOGIN.clerk)
  meetingId = (await saveSheet(secretary, '2026-11-20', ['general'])).id
})
afterAll(() => app.close())

const upload = (caller: Caller, name: string, bytes: Buffer, id = meetingId) =>
  caller.send(uploadOf(`/meetings/${id}/files`, name, bytes))
async function kept(): Promise<string[]> {
  const names = await readdir(app.services.filesDir, { recursive: true })
  const sized = await Promise.all(
    names.map(async (name) => ((await stat(join(app.services.filesDir, name))).isFile() ? name : '')),
  )
  return sized.filter((name) => name && !name.startsWith('.'))
}

describe('上传 POST /meetings/{meetingId}/files', () => {
  test('guards', async () => {
    expect((await upload(app.anonymous, 'a.pdf', makePdf())).status).toBe(401)
    expect((await upload(await app.as(LOGIN.neighbour), 'a.pdf', makePdf())).status).toBe(404)
    expect((await upload(await app.as(LOGIN.inspector), 'a.pdf', makePdf())).status).toBe(403)
    expect((await secretary.post(`/meetings/${meetingId}/files`, {})).status).toBe(400)
  })
  test('存在网站目录之外，名字不可猜；拍摄信息已去掉；记入事件', async () => {
    const answer = await upload(secretary, '签到照片.jpg', makeJpeg('Exif\0\0GPS'))
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ name: '签到照片.jpg', mime: 'image/jpeg', size: makeJpeg().length, recordedBy: '周明远' })
    const [name] = await kept()
    expect(name).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{48}$/)
    expect((await secretary.get(`/meetings/${meetingId}`)).body.files).toMatchObject([{ id: answer.body.id }])
    const event = await app.owner.selectFrom('event').select('summary').where('type', '=', 'file.attached').executeTakeFirst()
    expect(event?.summary).toContain('签到照片.jpg')
  })
  test('SEC-36：病毒样本、双重扩展名、名不副实的拒收，不留下任何东西', async () => {
    const before = await kept()
    const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
    for (const [name, bytes] of [
      ['a.pdf', makePdf(eicar)],
      ['a.exe.pdf', makePdf()],
      ['a.png', makePdf()],
    ] as const) {
      const answer = await upload(secretary, name, bytes)
      expect(answer.status, name).toBe(400)
      expect(answer.body.fields[0]).toMatchObject({ path: 'file' })
      expect(answer.body.title).toContain('SEC-36')
    }
    expect(await kept()).toEqual(before)
  })
  test('磁盘已满：说清楚，不留半个文件，会议单照常', async () => {
    const before = await kept()
    disk.isFull = true
    const answer = await upload(secretary, 'a.pdf', makePdf())
    disk.isFull = false
    expect(answer.status).toBe(503)
    expect(answer.body).toMatchObject({ code: 'disk.full' })
    expect(answer.body.title).toContain('磁盘已满')
    expect(await kept()).toEqual(before)
    expect((await secretary.get(`/meetings/${meetingId}`)).body.files).toHaveLength(1)
  })
})

describe('下载', () => {
  test('SEC-20：地址只对本账号有效，五分钟后失效，别人拿去是 403', async () => {
    const { id } = (await upload(secretary, '方案.pdf', makePdf())).body
    expect((await app.anonymous.get(`/files/${id}/link`)).status).toBe(401)
    expect((await (await app.as(LOGIN.neighbour)).get(`/files/${id}/link`)).status).toBe(404)
    expect((await (await app.as(LOGIN.member)).get(`/files/${id}/link`)).status).toBe(403)
    const { url } = (await secretary.get(`/files/${id}/link`)).body
    const path = url.replace('/api', '')
    const own = await secretary.get(path)
    expect(own.status).toBe(200)
    expect(own.raw).toEqual(makePdf())
    expect(own.headers['content-type']).toContain('application/pdf')
    const looks = async () =>
      (
        await app.owner
          .selectFrom('event')
          .selectAll()
          .where('type', 'in', ['file.linked', 'file.downloaded'])
          .orderBy('seq')
          .execute()
      ).map((event) => [event.type, event.actor, event.org_id, event.subject_id, event.summary])
    const seen = [
      ['file.linked', '周明远', '5', meetingId, expect.stringContaining('.pdf')],
      ['file.downloaded', '周明远', '5', meetingId, expect.stringContaining('.pdf')],
    ]
    expect((await looks()).slice(-2)).toEqual(seen)
    const counted = (await looks()).length
    expect((await clerk.get(path)).status).toBe(403)
    expect(await looks()).toHaveLength(counted)
    expect((await app.anonymous.get(path)).status).toBe(401)
    expect((await secretary.get(path.replace(/key=./, 'key=_'))).status).toBe(403)
    app.advance(6 * 60_000)
    expect((await secretary.get(path)).body.code).toBe('file.expired-link')
    app.advance(-6 * 60_000)
  })
})

describe('移除 DELETE /files/{fileId}', () => {
  test('草稿的附件可以移除，确认之后不能', async () => {
    const first = (await upload(secretary, '一.pdf', makePdf())).body.id
    expect((await app.anonymous.delete(`/files/${first}`, {})).status).toBe(401)
    expect((await (await app.as(LOGIN.neighbour)).delete(`/files/${first}`, {})).status).toBe(404)
    expect((await (await app.as(LOGIN.inspector)).delete(`/files/${first}`, {})).status).toBe(403)
    const count = (await kept()).length
    expect((await secretary.delete(`/files/${first}`, {})).status).toBe(200)
    expect(await kept()).toHaveLength(count - 1)
    const second = (await upload(secretary, '二.pdf', makePdf())).body.id
    expect((await secretary.post(`/meetings/${meetingId}/archive`, { version: 1, reasons: [] })).status).toBe(200)
    expect((await secretary.delete(`/files/${second}`, {})).body.code).toBe('file.record-settled')
    const event = await app.owner.selectFrom('event').select('summary').where('type', '=', 'file.removed').executeTakeFirst()
    expect(event?.summary).toContain('一.pdf')
  })
})
