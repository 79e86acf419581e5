import { describe, expect, test } from 'vitest'
import type { RawCell } from './cell.ts'
import type { ImportKind } from './field.ts'
import { FIELDS, fieldOfHeading, findLayout, isNoRecord } from './header.ts'
import { looseName, nameIndex, unresolved } from './reference.ts'

describe('认表头', () => {
  test.each<[ImportKind, string, string]>([
    ['member', '姓  名', 'name'],
    ['member', '*姓名', 'name'],
    ['member', '姓名（必填）', 'name'],
    ['member', '身份证号码', 'idNo'],
    ['member', '公民身份号码', 'idNo'],
    ['member', '入党时间（年月日）', 'joinedOn'],
    ['member', '入党\n时间', 'joinedOn'],
    ['member', '转正时间', 'fullOn'],
    ['member', '所属党支部', 'org'],
    ['member', '手机号', 'phone'],
    ['member', '文化程度', 'education'],
    ['org', '党组织名称', 'name'],
    ['org', '是否设支委会', 'hasCommittee'],
    ['org', '换届时间', 'termStart'],
    ['school', '学校名称', 'name'],
    ['school', '所在县（市、区）', 'region'],
    ['school', '学校（机构）标识码', 'code'],
  ])('%s %j 是 %s', (kind, heading, key) => expect(fieldOfHeading(kind, heading)).toBe(key))
  test('每一栏的名称和别名只指一栏', () => {
    for (const kind of ['school', 'org', 'member'] as const)
      for (const field of FIELDS[kind]) expect(fieldOfHeading(kind, field.title)).toBe(field.key)
  })
  test('标题行在上面、栏目次序随意、认不得的列列出来', () => {
    const rows: RawCell[][] = [
      ['青禾县教育系统党员名册', null, null, null, null],
      ['填报单位：青禾一中', null, null, '2026年11月', null],
      [],
      ['序号', '入党时间', '姓名', '特长', '备注'],
      [{ n: '1' }, '2001.07', '张三', '书法', null],
    ]
    expect(findLayout('member', rows)).toMatchObject({
      headerRow: 3,
      columns: { joinedOn: 1, name: 2 },
      unread: [{ column: 3, heading: '特长', why: '没有对应的项目' }],
      missing: [],
    })
  })
  test('两行表头取下面一行', () => {
    const rows: RawCell[][] = [
      ['姓名', '性别', '入党情况', '入党情况'],
      ['姓名', '性别', '入党时间', '转正时间'],
      ['张三', '男', '2001.07', '2002.07'],
    ]
    expect(findLayout('member', rows)).toMatchObject({ headerRow: 1, columns: { name: 0, sex: 1, joinedOn: 2, fullOn: 3 } })
  })
  test('不是名册的工作表不认', () => {
    expect(findLayout('member', [['填表说明'], ['一、姓名按身份证填写']])).toBeUndefined()
    expect(findLayout('member', [])).toBeUndefined()
  })
  test('同一项目的第二列不读，并说明', () => {
    const layout = findLayout('member', [['姓名', '入党时间', '入党日期']])
    expect(layout?.unread).toEqual([{ column: 2, heading: '入党日期', why: '与另一列重复' }])
  })
  test('空行、合计、签字、重复的表头不是记录', () => {
    const columns = { name: 1, joinedOn: 2, org: 3 }
    const no = (row: RawCell[]) => isNoRecord('member', row, { columns })
    expect(no([null, null, null])).toBe(true)
    expect(no([{ n: '7' }, null, ' '])).toBe(true)
    expect(no(['合 计', '26人', null])).toBe(true)
    expect(no(['填表人：李四', null, null])).toBe(true)
    expect(no(['序号', '姓名', '入党日期', '所在党支部'])).toBe(true)
    expect(no([{ n: '1' }, '张三', null])).toBe(false)
  })
})

describe('按名称找组织', () => {
  const entries = [
    { id: '1', code: 'A1', name: '中共青禾县第一中学支部委员会', shortName: '青禾一中党支部' },
    { id: '2', code: 'A2', name: '中共青禾县实验小学支部', shortName: '实验小学党支部' },
    { id: '3', code: 'A3', name: '中共白鹭县实验小学支部', shortName: '实验小学党支部' },
  ]
  const index = nameIndex(entries)
  test.each([
    ['A1', '1'],
    ['ａ１', '1'],
    ['中共青禾县第一中学支部委员会', '1'],
    ['青禾一中党支部', '1'],
    ['青禾一中支部', '1'],
    ['青禾县第一中学党支部', '1'],
    ['青禾县实验小学支部委员会', '2'],
    [' 青禾 一中党支部', '1'],
  ])('%s', (text, id) => expect(index.find(text).found?.id).toBe(id))
  test('同名的列出候选，不存在的给出相近的', () => {
    const twice = index.find('实验小学党支部')
    expect(twice.found).toBeUndefined()
    if (!twice.found) expect(unresolved('党组织', '实验小学党支部', twice)).toContain('不止一个')
    const none = index.find('第一中学')
    if (!none.found) expect(unresolved('党组织', '第一中学', none)).toContain('是不是：中共青禾县第一中学支部委员会（A1）')
  })
  test('总支和支部不混', () => {
    expect(looseName('中共青禾一中总支部委员会')).not.toBe(looseName('中共青禾一中支部委员会'))
  })
})
