import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, ORG } from '../../testing/world.ts'
import { settleImport } from './index.ts'
import { confirm, find, idNumber, preview, workbook } from './testing.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const member = (orgId: string, name: string, bytes: Buffer) => ({ orgId, kind: 'member', name, bytes })

/** GB18030 bytes of a text, by turning the decoder round. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number[]>()
  for (let first = 0x81; first <= 0xfe; first += 1)
    for (let second = 0x40; second <= 0xfe; second += 1) codes.set(decoder.decode(Uint8Array.of(first, second)), [first, second])
  return Buffer.from(
    [...text].flatMap((sign) => (sign.charCodeAt(0) < 0x80 ? [sign.charCodeAt(0)] : (codes.get(sign) ?? [0x3f]))),
  )
}

describe('文件的各种样子', () => {
  test('GB18030、UTF-8 带标记、UTF-16 的 csv 读出来一样；分号和制表符分隔也认', async () => {
    const county = await app.as(LOGIN.county)
    const id = idNumber('1980-05-06', 101)
    const text = `青禾县党员名册,,,,\r\n姓名,身份证号,所在支部,入党时间,转正时间\r\n"张　三",${id},青禾实验小学党支部,2001.7,2002年7月1日\r\n,,,,\r\n`
    const files = [
      ['国标.csv', gb18030(text)],
      ['标记.csv', Buffer.from(`\ufeff${text}`)],
      ['宽字.csv', Buffer.from(`\ufeff${text}`, 'utf16le')],
      ['分号.csv', Buffer.from(text.replaceAll(',', ';'))],
      ['制表.csv', gb18030(text.replaceAll(',', '\t'))],
    ] as const
    for (const [name, bytes] of files) {
      const batch = await preview(county, member(ORG.qinghe, name, bytes))
      expect(batch.counts).toMatchObject({ total: 1, toAdd: 1, error: 0 })
      expect(batch.rows[0].cells).toMatchObject({ name: { text: '张　三' }, idNo: { text: id }, joinedOn: { level: 'warning' } })
    }
  })

  test('合并的单元格、两行表头、日期格式的数字、文本的数字、公式以外的布尔值', async () => {
    const county = await app.as(LOGIN.county)
    const bytes = await workbook({
      名册: [
        [{ value: '青禾县党员名册', columnSpan: 6 }, null, null, null, null, null],
        [
          { value: '所在支部', rowSpan: 2 },
          { value: '姓名', rowSpan: 2 },
          { value: '入党情况', columnSpan: 2 },
          null,
          { value: '身份证号', rowSpan: 2 },
          { value: '是否一线', rowSpan: 2 },
        ],
        [null, null, '入党时间', '转正时间', null, null],
        [
          { value: '青禾实验小学党支部', rowSpan: 3 },
          '李一',
          new Date('2001-07-01T00:00:00Z'),
          37438,
          idNumber('1980-05-06', 111),
          true,
        ],
        [null, '李二', 20010701, '20020701', idNumber('1980-05-06', 113), '√'],
        [null, '李三', { value: 37073, format: '0' }, '2002/7/1', idNumber('1980-05-06', 115), '否'],
      ],
    })
    const batch = await preview(county, member(ORG.qinghe, '合并.xlsx', bytes))
    expect(batch.sheets[0]).toMatchObject({ headerRow: 2 })
    expect(batch.counts).toMatchObject({ total: 3, new: 3 })
    const done = await confirm(county, batch.id)
    expect(done.state).toBe('confirmed')
    const rows = await app.owner
      .selectFrom('member as m')
      .innerJoin('person as p', 'p.id', 'm.person_id')
      .select(['p.name', 'm.org_id', 'm.joined_on', 'm.full_on', 'p.is_front_line'])
      .where('m.import_batch_id', '=', batch.id)
      .orderBy('p.id')
      .execute()
    expect(rows).toEqual([
      { name: '李一', org_id: ORG.primary, joined_on: '2001-07-01', full_on: '2002-07-01', is_front_line: true },
      { name: '李二', org_id: ORG.primary, joined_on: '2001-07-01', full_on: '2002-07-01', is_front_line: true },
      { name: '李三', org_id: ORG.primary, joined_on: '2001-07-01', full_on: '2002-07-01', is_front_line: false },
    ])
  })

  test('身份号码存成数字的，说明原因和办法；几个工作表都读；别的表不读', async () => {
    const county = await app.as(LOGIN.county)
    const head = ['姓名', '身份证号', '支部', '入党时间', '转正时间']
    const bytes = await workbook({
      封面: [['青禾县']],
      一支部: [head, ['陈一', Number('110105198005061110'), '青禾实验小学党支部', '2001-07-01', '2002-07-01']],
      二支部: [[], head.toReversed(), ['2002-07-01', '2001-07-01', '青禾一中理科组党支部', idNumber('1980-05-06', 121), '陈二']],
    })
    const batch = await preview(county, member(ORG.qinghe, '几个表.xlsx', bytes))
    expect(batch.sheets.map((sheet: { isUsed: boolean }) => sheet.isUsed)).toEqual([false, true, true])
    expect(batch.rows).toMatchObject([
      { sheet: '一支部', rowNo: 2, state: 'error', cells: { idNo: { message: expect.stringContaining('文本') } } },
      { sheet: '二支部', rowNo: 3, state: 'new' },
    ])
  })

  test('没有认出表头的，可以指定表头行和各列，再读一次', async () => {
    const county = await app.as(LOGIN.county)
    const bytes = await workbook({
      表一: [
        ['甲', '乙', '丙', '丁', '戊'],
        ['何其芳', idNumber('1980-05-06', 131), '青禾实验小学党支部', '2001-07-01', '2002-07-01'],
      ],
    })
    const failed = await preview(county, member(ORG.qinghe, '无表头.xlsx', bytes))
    expect(failed).toMatchObject({ state: 'failed', progressNote: expect.stringContaining('没有可读的工作表') })
    const columns = { name: 0, idNo: 1, org: 2, joinedOn: 3, fullOn: 4 }
    const answer = await county.post(`/imports/${failed.id}/layout`, {
      sheets: [{ sheet: '表一', isUsed: true, headerRow: 0, columns }],
    })
    expect(answer.status).toBe(200)
    await settleImport(failed.id)
    expect(await find(county, failed.id)).toMatchObject({ state: 'preview', counts: { new: 1 } })
  })
})

describe('核对同一人', () => {
  const HEAD = ['姓名', '出生日期', '支部', '入党时间', '转正时间', '身份证号', '手机号', '学历']
  test('同名同支部的并排列出，由人选择；选同一人的只补空、改普通项，关键信息不改', async () => {
    const county = await app.as(LOGIN.county)
    const row = (name: string, idNo: string, more = '') => [
      name,
      '',
      '青禾实验小学党支部',
      '2009-06-01',
      '2010-06-01',
      idNo,
      '13911112222',
      more || '硕士研究生',
    ]
    const bytes = await workbook({
      名册: [HEAD, row('韩雪', ''), row('沈默', idNumber('1977-03-13', 3)), row('买买提·吐尔逊·艾力', '')],
    })
    const batch = await preview(county, member(ORG.qinghe, '重复.xlsx', bytes))
    expect(batch.counts).toMatchObject({ duplicate: 3, toAdd: 0 })
    const hanxue = app.world.person.韩雪
    expect(batch.rows[0].candidates).toMatchObject([{ choice: `same:${hanxue}`, orgName: '青禾实验小学党支部', mayBeSame: true }])
    expect(JSON.stringify(batch.rows[0].candidates)).toContain('********')
    expect(batch.rows[1].candidates).toMatchObject([{ mayBeSame: false }])
    expect((await county.post(`/imports/${batch.id}/choices`, { choices: [{ seq: 1, choice: 'same:1' }] })).status).toBe(400)
    expect((await county.post(`/imports/${batch.id}/choices`, { choices: [{ seq: 99, choice: 'new' }] })).status).toBe(404)
    const chosen = await county.post(`/imports/${batch.id}/choices`, {
      choices: [
        { seq: 1, choice: `same:${hanxue}` },
        { seq: 2, choice: 'new' },
        { seq: 3, choice: 'skip' },
      ],
    })
    expect(chosen.body.counts).toMatchObject({ duplicate: 0, toChange: 1, toAdd: 1, skipped: 1 })
    const done = await confirm(county, batch.id)
    expect(done).toMatchObject({ state: 'confirmed', counts: { toChange: 1, toAdd: 1 } })
    const changed = await app.owner
      .selectFrom('person')
      .select(['education', 'phone', 'version'])
      .where('id', '=', hanxue ?? '')
      .executeTakeFirstOrThrow()
    expect(changed).toEqual({ education: '14', phone: '13911112222', version: 2 })
    const reversed = await county.post(`/imports/${batch.id}/reverse`, { reason: '试导入' })
    expect(reversed.body.restored).toBeGreaterThan(0)
    expect(
      await app.owner
        .selectFrom('person')
        .select(['education', 'version'])
        .where('id', '=', hanxue ?? '')
        .executeTakeFirstOrThrow(),
    ).toEqual({ education: '21', version: 1 })
  })

  test('身份号码相同即同一人：组织关系不同、关键信息不同的只提醒不改；表内重号的只留一行；号码在别的县的不收', async () => {
    const county = await app.as(LOGIN.county)
    const known = await app.owner
      .selectFrom('person')
      .select(['id_no', 'born_on'])
      .where('id', '=', app.world.person.韩雪 ?? '')
      .executeTakeFirstOrThrow()
    const elsewhere = await app.owner
      .selectFrom('person')
      .select('id_no')
      .where('id', '=', app.world.person.朱砂 ?? '')
      .executeTakeFirstOrThrow()
    const id = known.id_no ?? ''
    const bytes = await workbook({
      名册: [
        HEAD,
        ['韩雪', known.born_on, '青禾一中理科组党支部', '2009-07-01', '2010-06-01', id.toLowerCase(), '', ''],
        ['韩雪', known.born_on, '青禾实验小学党支部', '2009-06-01', '2010-06-01', id, '', ''],
        ['朱砂', '', '青禾实验小学党支部', '2012-06-01', '2013-06-01', elsewhere.id_no, '', ''],
      ],
    })
    const batch = await preview(county, member(ORG.qinghe, '号码.xlsx', bytes))
    expect(batch.rows[0]).toMatchObject({
      state: 'warning',
      action: 'same',
      cells: {
        org: { message: expect.stringContaining('组织关系转接') },
        joinedOn: { message: expect.stringContaining('关键信息') },
      },
    })
    expect(batch.rows[1]).toMatchObject({ state: 'error', cells: { idNo: { message: expect.stringContaining('与第 2 行') } } })
    expect(batch.rows[2]).toMatchObject({ state: 'error', cells: { idNo: { message: expect.stringContaining('已在别处登记') } } })
  })
})

describe('从空白到名册：学校、党组织、党员', () => {
  test('学校和党组织导入；上级可以在同一张表里，次序随意；同名要填代码', async () => {
    const county = await app.as(LOGIN.county)
    const schools = await workbook({
      学校: [
        ['学校名称', '学段', '办学性质', '所在县区', '建校时间', '教职工数', '统计日期'],
        ['青禾县第二中学', '初级中学', '公办', '青禾', '1985.09', '126人', '2026-09-01'],
        ['青禾县育英小学', '完小', '私立', '990101', '1999年', 30, ''],
        ['青禾县育英小学', '小学', '民办', '青禾县', '', '', ''],
        ['青禾县实验小学', '小学', '公办', '青禾县', '', 80, '2026-09-01'],
        ['火星小学', '小学', '公办', '火星县', '', '', ''],
      ],
    })
    const first = await preview(county, { orgId: ORG.qinghe, kind: 'school', bytes: schools })
    expect(first.rows.map((row: { state: string }) => row.state)).toEqual(['warning', 'error', 'error', 'changed', 'error'])
    expect(first.rows[4].cells.region.message).toContain('可填：青禾县、白鹭县')
    expect(await confirm(county, first.id)).toMatchObject({ state: 'confirmed', counts: { toAdd: 1, toChange: 1 } })
    const school = await app.owner.selectFrom('school').selectAll().where('name', '=', '青禾县第二中学').executeTakeFirstOrThrow()
    expect(school).toMatchObject({
      stage: 'junior',
      ownership: 'public',
      region_code: '990101',
      manager_org_id: ORG.qinghe,
      initials: 'qhxdezx',
    })

    const orgs = await workbook({
      党组织: [
        ['党组织名称', '简称', '类型', '上级党组织', '成立时间', '单位', '换届时间', '职数', '是否设支委会', '书记'],
        [
          '中共青禾县第二中学语文组支部',
          '二中语文组党支部',
          '党支部',
          '青禾二中党总支',
          '2016-07-01',
          '',
          '2024-05-20',
          1,
          '否',
          '某某某',
        ],
        [
          '中共青禾县第二中学总支部委员会',
          '青禾二中党总支',
          '党总支',
          '青禾县教育工委',
          '2015年7月1日',
          '青禾县第二中学',
          '2023-05-20',
          '5',
          '是',
          '',
        ],
        ['中共青禾县第二中学数学组支部', '二中数学组党支部', '党支部', '二中不存在的总支', '2016-07-01', '', '', '', '', ''],
        ['白鹭某支部', '', '党支部', '白鹭县教育工委', '2016-07-01', '', '', '', '', ''],
        ['中共青禾县实验小学支部', '', '党支部', '', '2015-01-01', '', '2021-03-01', 1, '否', '沈默'],
        ['甲支部', '', '党支部', '乙党小组', '2016-07-01', '', '', '', '', ''],
        ['乙党小组', '', '党小组', '甲支部', '2016-07-01', '', '', '', '', ''],
      ],
    })
    const second = await preview(county, { orgId: ORG.qinghe, kind: 'org', bytes: orgs })
    expect(second.rows.map((row: { state: string }) => row.state)).toEqual([
      'new',
      'new',
      'error',
      'error',
      'changed',
      'error',
      'error',
    ])
    expect(second.rows[3].cells.parent.message).toContain('不在您的管理范围内')
    expect(await confirm(county, second.id)).toMatchObject({ state: 'confirmed', counts: { toAdd: 2, toChange: 1 } })
    const tree = (await county.get('/orgs')).body.rows
    const general = tree.find((row: { shortName: string }) => row.shortName === '青禾二中党总支')
    expect(tree.find((row: { shortName: string }) => row.shortName === '二中语文组党支部')).toMatchObject({
      parentId: general.id,
      kind: 'branch',
    })
    const terms = await app.owner
      .selectFrom('term')
      .select(['started_on', 'ended_on', 'seats', 'has_committee'])
      .where('org_id', '=', ORG.primary)
      .orderBy('started_on')
      .execute()
    expect(terms[0]).toMatchObject({ started_on: '2021-03-01', seats: 1, has_committee: false })
    const covered = await app.owner
      .selectFrom('school_org')
      .select(['org_id', 'form'])
      .where('school_id', '=', school.id)
      .execute()
    expect(covered).toEqual([{ org_id: general.id, form: 'own' }])
    const duties = await app.owner.selectFrom('obligation').select('rule').where('org_id', '=', general.id).execute()
    expect(duties.length).toBeGreaterThan(0)

    const members = await workbook({
      名册: [
        ['姓名', '身份证号', '支部', '入党时间', '转正时间', '职务'],
        ['冯语文', idNumber('1980-05-06', 141), '二中语文组支部', '2001-07-01', '2002-07-01', '支部书记、党总支委员'],
      ],
    })
    const third = await preview(county, member(ORG.qinghe, '党员.xlsx', members))
    expect(await confirm(county, third.id)).toMatchObject({ state: 'confirmed', counts: { toAdd: 1 } })
    const posts = await app.owner
      .selectFrom('post')
      .select(['org_id', 'duty', 'from_on'])
      .where('import_batch_id', '=', third.id)
      .orderBy('id')
      .execute()
    expect(posts).toMatchObject([
      { duty: 'secretary', from_on: '2026-11-22' },
      { org_id: general.id, duty: 'committeeMember', from_on: '2026-11-22' },
    ])
    const blocked = await county.post(`/imports/${second.id}/reverse`, { reason: '再想想' })
    expect(blocked.status).toBe(422)
    expect(blocked.body.title).toMatch(/不能撤回：已有 任职 2 条用到导入的届期/)
    expect((await county.post(`/imports/${third.id}/reverse`, { reason: '倒着撤' })).status).toBe(200)
    expect((await county.post(`/imports/${second.id}/reverse`, { reason: '倒着撤' })).status).toBe(200)
    expect((await county.post(`/imports/${first.id}/reverse`, { reason: '倒着撤' })).status).toBe(200)
    expect(await app.owner.selectFrom('school').select('id').where('name', '=', '青禾县第二中学').execute()).toEqual([])
    expect((await county.get('/import-guide')).body).toMatchObject({ orgName: '青禾县教育工委', schools: 3 })
  })
})

describe('模板、导出、标出问题的原表', () => {
  const sheetsOf = async (raw: Buffer) => readXlsxFile(raw)
  test('每种模板读得回来，必填的不少', async () => {
    const county = await app.as(LOGIN.county)
    for (const kind of ['school', 'org', 'member']) {
      const answer = await county.get(`/import-templates/${kind}`)
      expect(answer.status).toBe(200)
      const empty = await preview(county, { orgId: ORG.qinghe, kind, name: '模板.xlsx', bytes: answer.raw })
      expect(empty).toMatchObject({ state: 'failed', progressNote: '表头下面没有内容。' })
    }
    expect((await app.anonymous.get('/import-templates/member')).status).toBe(401)
    expect((await (await app.as(LOGIN.member)).get('/import-templates/member')).status).toBe(403)
    expect((await county.get('/import-templates/other')).status).toBe(400)
  })
  test('导出的学校和党组织名录读回来全部一致', async () => {
    const county = await app.as(LOGIN.county)
    for (const [kind, path] of [
      ['school', '/exports/schools'],
      ['org', '/exports/orgs'],
    ] as const) {
      const answer = await county.get(path)
      expect(answer.status).toBe(200)
      const batch = await preview(county, { orgId: ORG.qinghe, kind, name: '导出.xlsx', bytes: answer.raw })
      const foreign = batch.rows.filter((row: { state: string }) => row.state !== 'same' && row.state !== 'warning')
      expect(foreign.map((row: { cells: object }) => row.cells)).toEqual(
        kind === 'org' ? [expect.objectContaining({ name: expect.anything() })] : [],
      )
    }
  })
  test('党员名册的号码和电话已遮蔽，出生只到年；写明截止日、口径、筛选；只有范围内的；导出有记录', async () => {
    const county = await app.as(LOGIN.county)
    const answer = await county.get(`/exports/members?category=F&under=${ORG.maths}`)
    const [sheet] = await sheetsOf(answer.raw)
    const text = JSON.stringify(sheet?.data)
    expect(sheet?.data[1]?.[0]).toContain('截止日：2026-11-22')
    expect(sheet?.data[2]?.[0]).toContain('口径：')
    expect(sheet?.data[3]?.[0]).toContain('类别＝正式党员')
    expect(text).toContain('周明远')
    expect(text).not.toMatch(/\d{17}/)
    expect(text).not.toMatch(/1380000\d{4}/)
    expect(text).not.toContain('杨帆')
    expect((await county.get(`/exports/members?under=${ORG.bailu}`)).status).toBe(404)
    const events = await app.owner.selectFrom('event').select('type').where('type', '=', 'export.made').execute()
    expect(events.length).toBeGreaterThan(0)
    for (const path of ['/exports/members', '/exports/orgs', '/exports/schools', '/import-guide', '/imports']) {
      expect((await app.anonymous.get(path)).status).toBe(401)
      expect((await (await app.as(LOGIN.member)).get(path)).status).toBe(403)
      expect((await county.get(`${path}?nothing=1`)).status).toBe(400)
    }
  })
  test('标出问题的原表：行列位置不变，错格有颜色，末两列写原因；确认以后给未导入的行', async () => {
    const county = await app.as(LOGIN.county)
    const bytes = await workbook({
      名册: [
        ['青禾县名册'],
        ['姓名', '入党时间', '转正时间', '支部', '备注'],
        ['郭一', '2001', '2002-07-01', '青禾实验小学党支部', '注'],
        ['郭二', '2001-07-01', '2002-07-01', '青禾实验小学党支部', ''],
      ],
    })
    const batch = await preview(county, member(ORG.qinghe, '标记.xlsx', bytes))
    const [marked] = await sheetsOf((await county.get(`/imports/${batch.id}/marked`)).raw)
    expect(marked?.data[0]?.[0]).toBe('青禾县名册')
    expect(marked?.data[1]?.slice(-2)).toEqual(['核对结果', '原因和办法'])
    expect(marked?.data[2]?.slice(0, 6)).toEqual(['郭一', '2001', '2002-07-01', '青禾实验小学党支部', '注', '有错误'])
    expect(marked?.data[2]?.[6]).toContain('加入中共组织日期：“2001”只写到年')
    await confirm(county, batch.id)
    const [left] = await sheetsOf((await county.get(`/imports/${batch.id}/marked`)).raw)
    expect(left?.data).toHaveLength(2)
    expect(left?.data[1]?.[0]).toBe('郭一')
  })
})
