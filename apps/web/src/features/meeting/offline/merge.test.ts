import type { Sheet } from '@hongzhu/contract/meeting'
import { emptySheet } from '@hongzhu/contract/meeting-sheet'
import { date } from '@hongzhu/domain'
import { describe, expect, test } from 'vitest'
import { differences, mergeBy } from './merge.ts'
import type { LocalSheet } from './store.ts'
import { afterChoosing, afterSending, sendSheet } from './sync.ts'

const base: Sheet = { ...emptySheet(date('2026-11-20'), ['general']), place: '会议室', sections: { general: '学习' } }
const local = (more: Partial<LocalSheet> = {}): LocalSheet => ({
  key: '6f0c2a0e-0000-4000-8000-000000000001',
  accountId: '1',
  orgId: '5',
  meetingId: null,
  version: 0,
  sheet: base,
  base: null,
  context: null,
  reasons: {},
  conflict: null,
  isUnsent: true,
  changedAt: '2026-11-22T00:00:00.000Z',
  ...more,
})

describe('两份会议单的差别', () => {
  test('各改各的，分别标出是谁改的', () => {
    const mine = { ...base, place: '图书馆' }
    const theirs = { ...base, isNoDecision: true }
    expect(differences(base, mine, theirs)).toEqual([
      { section: 'kinds', changedBy: 'mine' },
      { section: 'decisions', changedBy: 'theirs' },
    ])
  })
  test('同一部分都改了，须由人选', () => {
    expect(differences(base, { ...base, place: '甲' }, { ...base, place: '乙' })).toEqual([
      { section: 'kinds', changedBy: 'both' },
    ])
  })
  test('没有共同的底稿，凡不同的都须由人选', () => {
    expect(differences(null, base, { ...base, place: '乙' })).toEqual([{ section: 'kinds', changedBy: 'both' }])
  })
  test('名册重新排列、名字补齐不算差别', () => {
    const entry = (personId: string, name: string) => ({
      personId,
      name,
      category: 'F' as const,
      hasVote: true,
      isDue: true,
      isRelieved: false,
      state: 'present' as const,
      leaveReason: '',
    })
    const mine = { ...base, roster: [entry('1', '甲'), entry('2', '乙')] }
    const theirs = { ...base, roster: [entry('2', '乙'), entry('1', '')] }
    expect(differences(base, mine, theirs)).toEqual([])
  })
  test('按选择合并，没有选的保留自己的', () => {
    const mine = { ...base, place: '甲', isNoDecision: true }
    const theirs = { ...base, place: '乙', sections: { general: '他们的' } }
    const merged = mergeBy(mine, theirs, { kinds: 'theirs', minutes: 'theirs', decisions: 'mine' })
    expect(merged).toMatchObject({ place: '乙', isNoDecision: true, sections: { general: '他们的' } })
  })
})

describe('发送', () => {
  test('没有网络：留在本机，仍待发送', async () => {
    const sent = await sendSheet(local(), async () => {
      throw new TypeError('Failed to fetch')
    })
    expect(sent.kind).toBe('offline')
    expect(afterSending(local(), sent).isUnsent).toBe(true)
  })
  test('存好之后以服务器的版本为底稿；发送途中又写的仍待发送', async () => {
    const sent = await sendSheet(local(), async () => ({
      id: '7',
      version: 1,
      state: 'draft',
      savedAt: '2026-11-22T11:42:00.000Z',
    }))
    expect(afterSending(local(), sent)).toMatchObject({ meetingId: '7', version: 1, isUnsent: false })
    expect(afterSending(local({ sheet: { ...base, place: '又改' } }), sent)).toMatchObject({ version: 1, isUnsent: true, base })
  })
  test('同一个键送两次：内容相同，服务器认作一次', async () => {
    const kept = new Map<string, { id: string; version: number; state: string; savedAt: string }>()
    const save = async (input: { clientKey: string }) => {
      const known = kept.get(input.clientKey) ?? { id: String(kept.size + 1), version: 1, state: 'draft', savedAt: '' }
      kept.set(input.clientKey, known)
      return known
    }
    await sendSheet(local(), save)
    await sendSheet(local(), save)
    expect(kept.size).toBe(1)
  })
  test('选定之后以对方的版本为底稿再送', () => {
    const present = { id: '7', version: 4, sheet: { ...base, place: '乙' } } as never
    expect(afterChoosing(local(), base, present)).toMatchObject({
      version: 4,
      conflict: null,
      isUnsent: true,
      base: { place: '乙' },
    })
  })
})
