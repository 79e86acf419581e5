import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EICAR } from '../../platform/files/inspect.ts'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { makeJpeg, makePdf, uploadOf } from '../../testing/files.ts'
import { saveSheet } from '../../testing/meeting.ts'
import { LOGIN, ORG } from '../../testing/world.ts'

/** Knows the test virus by a part of its text, and breaks down over a sick file. It notes where it looked. */
const SCANNER = `#!/bin/sh
echo "$2" >> "$(dirname "$0")/looked"
grep -q 'EICAR-STANDARD' "$2" && exit 1
grep -q 'SCANNER-BREAKS' "$2" && exit 2
exit 0
`
let app: TestApp
let secretary: Caller
let folder: string
let meetingId: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hongzhu-scanner-'))
  await writeFile(join(folder, 'scanner'), SCANNER, { mode: 0o755 })
  app = await startApp({ settings: { SCAN_COMMAND: `${folder}/scanner --quiet` } })
  secretary = await app.as(LOGIN.secretary)
  meetingId = (await saveSheet(secretary, '2026-11-20', ['general'])).id
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

const upload = (bytes: Buffer, name = '签到.pdf') => secretary.send(uploadOf(`/meetings/${meetingId}/files`, name, bytes))
const kept = async () =>
  (await readdir(app.services.filesDir, { recursive: true })).filter((name) => /[0-9a-f]{48}|imports\/./.test(name))
const refusals = () => app.owner.selectFrom('event').selectAll().where('type', '=', 'file.refused').orderBy('seq').execute()

describe('SEC-36：病毒查杀程序', () => {
  test('a harmless file passes and is kept', async () => {
    expect((await upload(makePdf())).status).toBe(200)
    expect(await kept()).toHaveLength(1)
    expect(await refusals()).toEqual([])
  })
  test('an infected file is refused in one sentence, recorded, and nothing is kept; a photo’s metadata are looked at too', async () => {
    const before = await kept()
    for (const [name, bytes] of [
      ['签到.pdf', makePdf('EICAR-STANDARD')],
      ['照片.jpg', makeJpeg('Exif\0\0EICAR-STANDARD')],
    ] as const) {
      const answer = await upload(bytes, name)
      expect(answer).toMatchObject({ status: 400, body: { fields: [{ path: 'file' }] } })
      expect(answer.body.title).toMatch(/^文件没有通过病毒查杀[^。]*（SEC-36）。$/)
      expect((await refusals()).at(-1)).toMatchObject({ ok: false, actor: '周明远', subject_id: meetingId, org_id: ORG.maths })
      expect((await refusals()).at(-1)?.summary).toContain(`没有通过病毒查杀，拒收：${name}`)
    }
    expect(await kept()).toEqual(before)
    expect((await secretary.get(`/meetings/${meetingId}`)).body.files).toHaveLength(1)
  })
  test('a scanner that breaks down lets nothing in', async () => {
    const [before, counted] = [await kept(), (await refusals()).length]
    const answer = await upload(makePdf('SCANNER-BREAKS'))
    expect(answer).toMatchObject({ status: 503, body: { code: 'file.scan-failed' } })
    expect(answer.body.title).toMatch(/^病毒查杀程序没有正常答复[^。]*（SEC-36）。$/)
    app.services.config.scanCommand = `${folder}/nothing-there`
    expect((await upload(makePdf())).body.code).toBe('file.scan-failed')
    app.services.config.scanCommand = `${folder}/scanner --quiet`
    expect((await refusals()).length).toBe(counted + 2)
    expect(await kept()).toEqual(before)
  })
  test('a roster is looked at before it is taken in', async () => {
    const county = await app.as(LOGIN.county)
    const send = async (text: string) => {
      const form = new FormData()
      form.set('kind', 'member')
      form.set('file', new File([text], '名册.csv'))
      const packed = new Response(form)
      const payload = Buffer.from(await packed.arrayBuffer())
      const headers = { 'content-type': packed.headers.get('content-type') ?? '', 'content-length': String(payload.length) }
      return county.send({ method: 'POST', url: `/api/orgs/${ORG.qinghe}/imports`, payload, headers })
    }
    // The test virus itself is known without a scanner.
    const known = await send(`姓名\r\n${EICAR.toString('latin1')}`)
    expect(known).toMatchObject({ status: 400, body: { title: expect.stringContaining('没有通过病毒检查') } })
    const answer = await send('姓名\r\nEICAR-STANDARD')
    expect(answer).toMatchObject({ status: 400, body: { title: expect.stringContaining('没有通过病毒查杀') } })
    expect(await app.owner.selectFrom('import_batch').select('id').execute()).toEqual([])
    expect((await refusals()).at(-1)).toMatchObject({
      ok: false,
      org_id: ORG.qinghe,
      summary: expect.stringContaining('名册.csv'),
    })
  })
  test('what it looked at is gone', async () => {
    const left = (await readdir(tmpdir())).filter((name) => name.startsWith('hongzhu-scan-'))
    expect(left).toEqual([])
  })
})
