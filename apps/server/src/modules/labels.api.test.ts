// SEC-17: policy reads the label. A label changed in its one place changes list, record, export and audit at once.
import type { DataLabel } from '@hongzhu/domain/access'
import { PERSON_FIELDS, type PersonField } from '@hongzhu/domain/member'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp } from '../testing/app.ts'
import { saveSheet } from '../testing/meeting.ts'
import { partsOf } from '../testing/office.ts'
import { LOGIN } from '../testing/world.ts'

let app: TestApp
let secretary: Caller
let county: Caller
let path: string
beforeAll(async () => {
  app = await startApp()
  secretary = await app.as(LOGIN.secretary)
  county = await app.as(LOGIN.county)
  path = `/members/${app.world.person.周明远}`
  await app.owner
    .updateTable('member')
    .set({ applied_on: '2006-04-03', activist_on: '2006-10-09', candidate_on: '2008-01-15' })
    .where('person_id', '=', app.world.person.周明远 ?? '')
    .execute()
})
afterAll(() => app.close())

const LABELS = Object.fromEntries(Object.entries(PERSON_FIELDS).map(([field, { label }]) => [field, label]))
const relabel = (field: PersonField, label: DataLabel) => Object.assign(PERSON_FIELDS[field], { label })
afterEach(() => {
  for (const [field, label] of Object.entries(LABELS)) relabel(field as PersonField, label)
})

const listed = async () => (await county.get('/members?text=zmy')).body.rows[0]
const record = async () => (await county.get(path)).body
const fieldOf = async (key: string) => (await record()).fields.find((field: { key: string }) => field.key === key)
const exported = async () =>
  Object.values(await partsOf((await county.get('/exports/members?q=%E5%91%A8%E6%98%8E%E8%BF%9C')).raw)).join()
const lastAfter = async () =>
  (await app.owner.selectFrom('event').select(['type', 'after']).orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()).after

test('入党经历的日期标为敏感：信息页只显示年份，查看全文才看得到', async () => {
  const answer = await record()
  for (const [key, year] of [
    ['appliedOn', '2006'],
    ['activistOn', '2006'],
    ['candidateOn', '2008'],
  ])
    expect(await fieldOf(key ?? '')).toMatchObject({ label: 'sensitive', isMasked: true, value: `${year}-**-**` })
  expect(JSON.stringify(answer)).not.toContain('2006-04-03')
  const looked = await secretary.post(`${path}/unmask`, { reason: '核对发展党员材料' })
  expect(looked.body.fields).toEqual({
    idNo: expect.stringMatching(/^990101\d{11}[\dX]$/),
    phone: '13800001000',
    address: '云山市青禾县育才路1号',
    appliedOn: '2006-04-03',
    activistOn: '2006-10-09',
    candidateOn: '2008-01-15',
  })
})

test('把学历改标为敏感：名册、信息页、修改表单、导出、审计都立即遮蔽', async () => {
  expect((await listed()).education).toBe('21')
  expect(await exported()).toContain('大学本科')
  relabel('education', 'sensitive')
  expect((await listed()).education).toBeNull()
  expect(await fieldOf('education')).toMatchObject({ label: 'sensitive', isMasked: true, value: '******' })
  expect((await record()).values.education).toBeNull()
  expect(JSON.stringify(await record())).not.toContain('大学本科')
  expect(await exported()).not.toContain('大学本科')
  const looked = await secretary.post(`${path}/unmask`, { reason: '核对学历证明' })
  expect(looked.body.fields.education).toBe('大学本科毕业')
  const { version } = await record()
  expect((await secretary.put(`${path}/fields`, { version, education: '11' })).status).toBe(200)
  expect(await lastAfter()).toEqual({ education: '******' })
})

test('把联系电话改标为内部：各处立即显示全文', async () => {
  expect((await listed()).phoneMasked).toBe('138****1000')
  expect(await exported()).not.toContain('13800001000')
  relabel('phone', 'internal')
  expect((await listed()).phoneMasked).toBe('13800001000')
  expect(await fieldOf('phone')).toMatchObject({ label: 'internal', isMasked: false, value: '13800001000' })
  expect(await exported()).toContain('13800001000')
})

test('把出生日期、性别、入党日期改标为敏感：名册和选人里不再出现', async () => {
  for (const field of ['bornOn', 'sex', 'joinedOn'] as const) relabel(field, 'sensitive')
  expect(await listed()).toMatchObject({ bornYear: null, sex: null, joinedOn: null })
  const [hit] = (await county.get('/members/search?q=zmy')).body.rows
  expect(hit).toMatchObject({ name: '周明远', bornYear: null, sex: null })
  expect(await exported()).not.toContain('1982')
})

test('附件改标为敏感：没有查看权限的人立即打不开，链接也一样；改回来又能打开', async () => {
  const inspector = await app.as(LOGIN.inspector)
  const { id: meetingId } = await saveSheet(secretary, '2026-11-20', ['general'])
  const file = { org_id: '5', owner_kind: 'meeting', owner_id: meetingId, name: '名单.pdf', mime: 'application/pdf', size: 1 }
  const { id } = await app.owner
    .insertInto('file')
    .values({ ...file, sha256: '0', stored_as: '00/0' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const relabelFile = (label: DataLabel) => app.owner.updateTable('file').set({ label }).where('id', '=', id).execute()
  const { body, status } = await inspector.get(`/files/${id}/link`)
  expect(status).toBe(200)
  await relabelFile('sensitive')
  expect(await inspector.get(`/files/${id}/link`)).toMatchObject({ status: 403, body: { code: 'file.sensitive' } })
  expect(await inspector.get(body.url.replace('/api', ''))).toMatchObject({ status: 403, body: { code: 'file.sensitive' } })
  expect((await secretary.get(`/files/${id}/link`)).status).toBe(200)
  await relabelFile('internal')
  expect((await inspector.get(`/files/${id}/link`)).status).toBe(200)
})
