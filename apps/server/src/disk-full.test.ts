// A full disk: the upload is refused in words, and neither a row nor half a file stays.
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Caller, startApp, type TestApp } from './testing/app.ts'
import { saveSheet } from './testing/meeting.ts'
import { LOGIN } from './testing/world.ts'

const FULL = '/dev/full'
const disk = vi.hoisted(() => ({ isFull: false }))
// Whatever is opened for writing lies on a device without space: the refusal is the system's own ENOSPC.
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  return {
    ...real,
    open: ((path, ...rest) =>
      real.open(...(disk.isFull ? (['/dev/full', 'w'] as const) : ([path, ...rest] as const)))) as typeof real.open,
  }
})

let app: TestApp
let secretary: Caller
beforeAll(async () => {
  app = await startApp()
  secretary = await app.as(LOGIN.secretary)
})
afterAll(() => app.close())

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
async function upload(meetingId: string) {
  const form = new FormData()
  form.append('file', new File([PDF], '签到表.pdf', { type: 'application/pdf' }))
  const whole = new Response(form)
  const payload = Buffer.from(await whole.arrayBuffer())
  const type = whole.headers.get('content-type') ?? ''
  return secretary.send({
    method: 'POST',
    url: `/api/meetings/${meetingId}/files`,
    payload,
    headers: { 'content-type': type, 'content-length': String(payload.length) },
  })
}
const filesOf = async (meetingId: string) =>
  (await app.owner.selectFrom('file').select('id').where('owner_id', '=', meetingId).execute()).length
const bytesKept = async () =>
  (await readdir(app.services.filesDir, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && !entry.name.startsWith('.'),
  ).length

test.skipIf(!existsSync(FULL))(
  'an upload to a full disk answers 503 in words and leaves nothing; afterwards it works',
  async () => {
    const { id } = await saveSheet(secretary, '2026-11-20', ['general'])
    const events = async () =>
      (await app.owner.selectFrom('event').select('type').where('type', '=', 'file.attached').execute()).length
    disk.isFull = true
    const refused = await upload(id)
    disk.isFull = false
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 503, code: 'disk.full' })
    expect(refused.body.title).toMatch(/磁盘已满.*系统管理员/)
    expect(JSON.stringify(refused.body)).not.toMatch(/ENOSPC|node:|\.ts/)
    expect([await filesOf(id), await bytesKept(), await events()]).toEqual([0, 0, 0])

    expect((await upload(id)).status).toBe(200)
    expect([await filesOf(id), await bytesKept(), await events()]).toEqual([1, 1, 1])
  },
)

test.skipIf(!existsSync(FULL))('the sheet itself can still be saved', async () => {
  disk.isFull = true
  const { id } = await saveSheet(secretary, '2026-11-19', ['general']).finally(() => {
    disk.isFull = false
  })
  expect((await secretary.get(`/meetings/${id}`)).body.state).toBe('draft')
})
