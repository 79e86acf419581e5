import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, ORG } from '../../testing/world.ts'
import { forgetImports, settleImport } from './index.ts'
import { confirm, find, idNumber, preview, uploadFile, workbook } from './testing.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const eventTypes = async () => (await app.owner.selectFrom('event').select('type').execute()).map((event) => event.type)
const HEAD = [
  '姓名',
  '身份证号',
  '性别',
  '民族',
  '出生日期',
  '学历',
  '人员类别',
  '所在党支部',
  '入党时间',
  '转正时间',
  '手机号',
  '党内职务',
  '任职时间',
]
const person = (name: string, sequence: number, more: Record<string, string> = {}) => {
  const row: Record<string, string> = {
    姓名: name,
    身份证号: idNumber('1985-03-01', sequence),
    性别: sequence % 2 === 1 ? '男' : '女',
    民族: '汉',
    出生日期: '1985.03',
    学历: '本科',
    人员类别: '正式党员',
    所在党支部: '青禾一中理科组党支部',
    入党时间: '2008年6月',
    转正时间: '2009年6月',
    手机号: '13800002000',
    党内职务: '',
    任职时间: '',
    ...more,
  }
  return HEAD.map((title) => row[title] ?? '')
}

describe('上传名册', () => {
  test('没有登录、没有权限、不在范围内、不是名册', async () => {
    const bytes = await workbook({ 名册: [HEAD, person('甲乙', 1)] })
    const input = { orgId: ORG.qinghe, kind: 'member', bytes }
    expect((await uploadFile(app.anonymous, input)).status).toBe(401)
    expect((await uploadFile(await app.as(LOGIN.secretary), input)).status).toBe(403)
    expect((await uploadFile(await app.as(LOGIN.countyPeer), input)).status).toBe(404)
    const county = await app.as(LOGIN.county)
    expect((await uploadFile(county, { ...input, kind: 'nothing' })).status).toBe(400)
    const refusals: [string, Buffer, RegExp][] = [
      ['名册.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /旧版 \.xls.*另存为/],
      ['名册.xlsx', Buffer.from('<html><table></table></html>'), /内容却是网页/],
      ['名册.xlsx', Buffer.from('PK\u0003\u0004 cut off'), /不完整/],
      ['名册.pdf', Buffer.from('%PDF-1.7'), /只接收/],
      ['名册.csv', Buffer.from([0, 1, 2, 3]), /编码认不出来/],
      ['名册.xlsx', Buffer.alloc(0), /空的/],
    ]
    for (const [name, file, message] of refusals) {
      const answer = await uploadFile(county, { ...input, name, bytes: file })
      expect(answer.status).toBe(400)
      expect(answer.body.fields[0]).toMatchObject({ path: 'file', message: expect.stringMatching(message) })
    }
  })
  test('超过 20 MB 不收', async () => {
    const answer = await uploadFile(await app.as(LOGIN.county), {
      orgId: ORG.qinghe,
      kind: 'member',
      bytes: Buffer.alloc(21 * 1024 * 1024),
    })
    expect(answer.status).toBe(413)
  })
})

describe('两步：预览不写入，确认一次写入', () => {
  test('党员名册：预览每格有状态，确认后人员、党员、组织关系、党籍、任职都在，整批可以撤回', async () => {
    const county = await app.as(LOGIN.county)
    const bytes = await workbook({
      党员名册: [
        ['青禾县教育系统党员名册'],
        ['填报日期：2026年11月'],
        HEAD,
        person('王 小明', 11, { 党内职务: '宣传委员', 任职时间: '2023-10-10' }),
        person('买买提•吐尔逊', 13, { 民族: '维吾尔', 转正时间: '', 人员类别: '预备党员', 入党时间: '2026-06-30' }),
        person('没有支部', 15, { 所在党支部: '火星支部' }),
        person('范围之外', 17, { 所在党支部: '白鹭中学党支部' }),
        person('号码已毁', 19, { 身份证号: '1.10105E+17' }),
        ['合计', '5 人'],
        [],
      ],
      填表说明: [['一、姓名按身份证填写']],
    })
    const before = await app.owner
      .selectFrom('person')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow()
    const batch = await preview(county, { orgId: ORG.qinghe, kind: 'member', bytes })
    expect(batch.progressNote).toBe('')
    expect(batch).toMatchObject({ state: 'preview', kind: 'member', counts: { total: 5, error: 3, toAdd: 2 } })
    expect(batch.sheets).toMatchObject([
      { sheet: '党员名册', isUsed: true, headerRow: 2 },
      { sheet: '填表说明', isUsed: false, why: expect.stringContaining('没有找到') },
    ])
    const [ming, tursun, nowhere, outside, destroyed] = batch.rows
    expect(ming).toMatchObject({ rowNo: 4, action: 'new', state: 'warning' })
    expect(ming.cells.name).toMatchObject({ level: 'note', message: expect.stringContaining('王小明') })
    expect(ming.cells.bornOn.message).toContain('1985-03-01')
    expect(ming.cells.joinedOn).toMatchObject({ level: 'warning', message: expect.stringContaining('只写到月') })
    expect(tursun).toMatchObject({ action: 'new' })
    expect(nowhere.cells.org).toMatchObject({ level: 'error', message: expect.stringContaining('没有找到') })
    expect(outside.cells.org).toMatchObject({ level: 'error', message: expect.stringContaining('不在您的管理范围内') })
    expect(destroyed.cells.idNo.message).toContain('科学计数法')
    const after = await app.owner
      .selectFrom('person')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow()
    expect(after.n).toBe(before.n)

    const done = await confirm(county, batch.id)
    expect(done.answer.body).toEqual({ id: batch.id, state: 'confirming' })
    expect(done).toMatchObject({ state: 'confirmed', counts: { toAdd: 2, error: 3 } })
    const added = await app.owner
      .selectFrom('person as p')
      .innerJoin('member as m', 'm.person_id', 'p.id')
      .innerJoin('membership as s', 's.person_id', 'p.id')
      .innerJoin('member_status as x', 'x.person_id', 'p.id')
      .select([
        'p.id',
        'p.name',
        'p.initials',
        'p.born_on',
        'p.ethnicity',
        'm.joined_on',
        'm.full_on',
        's.org_id',
        's.from_on',
        'x.status',
      ])
      .where('p.import_batch_id', '=', batch.id)
      .orderBy('p.id')
      .execute()
    expect(added).toMatchObject([
      {
        name: '王小明',
        initials: 'wxm',
        born_on: '1985-03-01',
        joined_on: '2008-06-01',
        full_on: '2009-06-01',
        org_id: '6',
        from_on: '2026-11-22',
        status: 'NORMAL',
      },
      { name: '买买提·吐尔逊', ethnicity: '05', full_on: null, from_on: '2026-11-22', status: 'NORMAL' },
    ])
    const posts = await app.owner
      .selectFrom('post')
      .select(['duty', 'from_on', 'term_id', 'org_id'])
      .where('import_batch_id', '=', batch.id)
      .execute()
    expect(posts).toMatchObject([{ duty: 'publicityMember', from_on: '2023-10-10', org_id: '6' }])
    expect(posts[0]?.term_id).not.toBeNull()
    expect(await eventTypes()).toEqual(expect.arrayContaining(['import.uploaded', 'import.confirmed']))

    const again = await confirm(county, batch.id)
    expect(again.answer.body.state).toBe('confirmed')

    const repeat = await preview(county, { orgId: ORG.qinghe, kind: 'member', bytes })
    expect(repeat.rows[0]).toMatchObject({ action: 'same' })
    expect(repeat.rows[1]).toMatchObject({ action: 'same' })
    expect((await county.post(`/imports/${repeat.id}/confirm`, {})).status).toBe(422)
    expect((await county.post(`/imports/${repeat.id}/discard`, {})).status).toBe(200)
    expect(await eventTypes()).toContain('import.discarded')

    expect((await county.post(`/imports/${batch.id}/reverse`, {})).status).toBe(400)
    const reversed = await county.post(`/imports/${batch.id}/reverse`, { reason: '传错了名册' })
    expect(reversed.body).toMatchObject({ removed: expect.any(Number), restored: 0 })
    const left = await app.owner.selectFrom('person').select('id').where('import_batch_id', '=', batch.id).execute()
    expect(left).toEqual([])
    expect((await county.post(`/imports/${batch.id}/reverse`, { reason: '再来一次' })).status).toBe(409)
    expect(await eventTypes()).toContain('import.reversed')
  })

  test('有人用到导入的记录，不能整批撤回，并说明是什么', async () => {
    const county = await app.as(LOGIN.county)
    const bytes = await workbook({ 名册: [HEAD, person('赵有用', 21), person('钱已改', 23)] })
    const batch = await preview(county, { orgId: ORG.qinghe, kind: 'member', bytes })
    await confirm(county, batch.id)
    const [first, second] = await app.owner
      .selectFrom('person')
      .select('id')
      .where('import_batch_id', '=', batch.id)
      .orderBy('id')
      .execute()
    await app.owner
      .updateTable('person')
      .set({ phone: '13900003000', version: 2 })
      .where('id', '=', second?.id ?? '')
      .execute()
    const changed = await county.post(`/imports/${batch.id}/reverse`, { reason: '试一试' })
    expect(changed.status).toBe(422)
    expect(changed.body.title).toContain('人员在导入之后又改过')
    await app.owner
      .updateTable('person')
      .set({ version: 1 })
      .where('id', '=', second?.id ?? '')
      .execute()
    await app.owner
      .insertInto('account')
      .values({
        person_id: first?.id ?? '',
        login: 'youyong',
        display_name: '赵有用',
        password_hash: 'x',
        password_set_at: '2026-11-01T00:00:00Z',
        must_change: false,
      })
      .execute()
    const used = await county.post(`/imports/${batch.id}/reverse`, { reason: '试一试' })
    expect(used.status).toBe(422)
    expect(used.body.refusals[0]).toMatchObject({ code: 'import.depended-on', message: expect.stringContaining('1 条') })
    expect(await app.owner.selectFrom('person').select('id').where('import_batch_id', '=', batch.id).execute()).toHaveLength(2)
  })

  test('有错即全部不导入；两个人同时确认只写一次；跳过的行不写', async () => {
    const county = await app.as(LOGIN.county)
    const bytes = await workbook({
      名册: [HEAD, person('孙甲', 31), person('孙乙', 33), person('孙丙', 35, { 入党时间: '2008' })],
    })
    const batch = await preview(county, { orgId: ORG.qinghe, kind: 'member', bytes })
    const strict = await county.post(`/imports/${batch.id}/confirm`, { allOrNothing: true })
    expect(strict.status).toBe(422)
    expect(strict.body.title).toContain('1 行有错')
    const chosen = await county.post(`/imports/${batch.id}/choices`, { choices: [{ seq: 2, choice: 'skip' }] })
    expect(chosen.body.counts).toMatchObject({ skipped: 1, toAdd: 1, error: 1 })
    const [a, b] = await Promise.all([
      county.post(`/imports/${batch.id}/confirm`, {}),
      (await app.as(LOGIN.city)).post(`/imports/${batch.id}/confirm`, {}),
    ])
    expect([a.status, b.status]).toEqual([200, 200])
    await settleImport(batch.id)
    await settleImport(batch.id)
    const rows = await app.owner.selectFrom('person').select('name').where('import_batch_id', '=', batch.id).execute()
    expect(rows).toEqual([{ name: '孙甲' }])
    expect(
      await app.owner
        .selectFrom('event')
        .select('seq')
        .where('type', '=', 'import.confirmed')
        .where('subject_id', '=', batch.id)
        .execute(),
    ).toHaveLength(1)
  })

  test('范围以外的人看不见这一批，没有权限的不能碰', async () => {
    const county = await app.as(LOGIN.county)
    const batch = await preview(county, {
      orgId: ORG.qinghe,
      kind: 'member',
      bytes: await workbook({ 名册: [HEAD, person('李秘', 41)] }),
    })
    const peer = await app.as(LOGIN.countyPeer)
    const member = await app.as(LOGIN.member)
    for (const path of ['', '/rows', '/marked']) {
      expect((await app.anonymous.get(`/imports/${batch.id}${path}`)).status).toBe(401)
      expect((await member.get(`/imports/${batch.id}${path}`)).status).toBe(403)
      expect((await peer.get(`/imports/${batch.id}${path}`)).status).toBe(404)
    }
    for (const [path, body] of [
      ['layout', { sheets: [] }],
      ['choices', { choices: [{ seq: 1, choice: 'skip' }] }],
      ['confirm', {}],
      ['reverse', { reason: '没有理由' }],
      ['discard', {}],
    ] as const) {
      expect((await app.anonymous.post(`/imports/${batch.id}/${path}`, body)).status).toBe(401)
      expect((await member.post(`/imports/${batch.id}/${path}`, body)).status).toBe(403)
      expect((await peer.post(`/imports/${batch.id}/${path}`, body)).status).toBe(404)
    }
    expect((await county.post(`/imports/${batch.id}/reverse`, { reason: '还没有确认' })).status).toBe(409)
    expect((await peer.get('/imports')).body.rows.every((row: { orgId: string }) => row.orgId === ORG.bailu)).toBe(true)
    expect((await county.get('/imports?kind=member')).body.rows[0]).toMatchObject({ id: batch.id, recordedBy: '何青' })
  })

  test('确认时服务中断：没有写入，回到预览，可以再次确认', async () => {
    const county = await app.as(LOGIN.county)
    const batch = await preview(county, {
      orgId: ORG.qinghe,
      kind: 'member',
      bytes: await workbook({ 名册: [HEAD, person('周断', 51)] }),
    })
    await app.owner.updateTable('import_batch').set({ state: 'confirming' }).where('id', '=', batch.id).execute()
    expect(await find(county, batch.id)).toMatchObject({
      state: 'preview',
      progressNote: expect.stringContaining('没有写入任何内容'),
    })
    expect(await confirm(county, batch.id)).toMatchObject({ state: 'confirmed', counts: { toAdd: 1 } })
    const reading = await preview(county, {
      orgId: ORG.qinghe,
      kind: 'member',
      bytes: await workbook({ 名册: [HEAD, person('周读', 53)] }),
    })
    await app.owner.updateTable('import_batch').set({ state: 'reading' }).where('id', '=', reading.id).execute()
    expect(await find(county, reading.id)).toMatchObject({ state: 'failed', progressNote: expect.stringContaining('中断') })
  })

  test('预览之后有人先登记了同一号码：再次核对挡下这一行，其余照写；有错即全部不导入的一行也不写', async () => {
    const county = await app.as(LOGIN.county)
    const roll = async (names: [string, number][]) =>
      preview(county, {
        orgId: ORG.qinghe,
        kind: 'member',
        bytes: await workbook({ 名册: [HEAD, ...names.map(([name, n]) => person(name, n))] }),
      })
    const register = (n: number) =>
      app.owner
        .insertInto('person')
        .values({ name: '先到', name_key: 'x', initials: 'x', id_no: idNumber('1985-03-01', n), keeper_org_id: ORG.heron })
        .execute()
    const strict = await roll([
      ['吴先', 71],
      ['吴后', 73],
    ])
    await register(71)
    expect(await confirm(county, strict.id, { allOrNothing: true })).toMatchObject({
      state: 'preview',
      progressNote: expect.stringContaining('没有写入任何内容'),
      counts: { error: 1, toAdd: 1 },
    })
    expect(await app.owner.selectFrom('person').select('id').where('import_batch_id', '=', strict.id).execute()).toEqual([])
    const lenient = await roll([
      ['郑先', 75],
      ['郑后', 77],
    ])
    await register(75)
    const done = await confirm(county, lenient.id)
    expect(done).toMatchObject({
      state: 'confirmed',
      progressNote: expect.stringContaining('1 行'),
      counts: { error: 1, toAdd: 1 },
    })
    expect(done.rows[0]).toMatchObject({ state: 'error', cells: { name: { text: '郑先' }, idNo: { level: 'error' } } })
  })

  test('三十天没有确认的，上传的内容由夜间任务删除', async () => {
    const county = await app.as(LOGIN.county)
    const batch = await preview(county, {
      orgId: ORG.qinghe,
      kind: 'member',
      bytes: await workbook({ 名册: [HEAD, person('郑久', 81)] }),
    })
    await forgetImports(app.services)
    expect((await find(county, batch.id)).state).toBe('preview')
    await app.owner.updateTable('import_batch').set({ recorded_at: '2026-01-01T00:00:00Z' }).where('id', '=', batch.id).execute()
    expect(await forgetImports(app.services)).toBeGreaterThan(0)
    expect(await find(county, batch.id)).toMatchObject({
      state: 'failed',
      rows: [],
      progressNote: expect.stringContaining('已删除'),
    })
  })
})
