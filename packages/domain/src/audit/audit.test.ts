import { describe, expect, test } from 'vitest'
import { changesInWords, wordless } from './index.ts'

describe('SEC-29：变更前后用公文用语', () => {
  test('字段和代码都有中文', () => {
    expect(changesInWords('account.disabled', { state: 'active' }, { state: 'disabled' })).toEqual([
      { field: '状态', before: '启用', after: '停用' },
    ])
    expect(changesInWords('grant.ended', { state: 'active' }, { state: 'ended' })).toEqual([
      { field: '状态', before: '有效', after: '已终止' },
    ])
    expect(changesInWords('org.retyped', { kind: 'branch' }, { kind: 'committee', canApproveProbationary: true })).toEqual([
      { field: '类型', before: '党支部', after: '党委' },
      { field: '有权审批预备党员', before: '—', after: '是' },
    ])
  })
  test('同一个字段在不同事项里各有说法', () => {
    const kindIn = (type: string, after: object) => changesInWords(type, null, after).find((one) => one.field === '类型')?.after
    expect(kindIn('member.relieved', { kind: 'rights' })).toBe('中止党员权利')
    expect(kindIn('export.made', { list: '组织生活记录', kind: 'committee' })).toBe('支部委员会会议')
    expect(kindIn('export.made', { list: '党组织名录', kind: 'committee' })).toBe('党委')
    expect(changesInWords('org.renamed', { name: '甲' }, { name: '乙' })[0]?.field).toBe('名称')
    expect(changesInWords('member.changed', { name: '甲' }, { name: '乙' })[0]?.field).toBe('姓名')
  })
  test('列表和成组的内容逐项写出，空的写横线', () => {
    const after = { kinds: ['general', 'class'], parts: [{ name: '理科组党支部', persons: 3 }], docNo: null, isLost: false }
    expect(changesInWords('org.divided', null, after).map((one) => one.after)).toEqual([
      '支部党员大会；党课',
      '名称 理科组党支部，人数 3',
      '—',
      '否',
    ])
    const fixed = { fixed: { by: 'weekday', week: 0, weekday: 5 } }
    expect(changesInWords('theme-day.fixed', null, fixed)).toEqual([
      { field: '固定日', before: '—', after: '定法 每月第几周星期几，第几周 最后一周，星期 星期五' },
    ])
  })
  test('没有内容就没有行', () => expect(changesInWords('identity.signed-in', null, null)).toEqual([]))
  test('没有说法的字段和代码认得出来', () => {
    expect(wordless('org.retyped', { kind: 'branch', docNo: 'ABC' })).toEqual([])
    expect(wordless('org.retyped', { kind: 'castle', towers: [{ height: 3 }] })).toEqual([
      'org.retyped: kind=castle',
      'org.retyped: towers',
      'org.retyped: height',
    ])
  })
})
