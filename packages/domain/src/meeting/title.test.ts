import { expect, test } from 'vitest'
import { date } from '../kernel/index.ts'
import type { OrgKind } from '../org/index.ts'
import { sittingTitle } from './index.ts'

const heldOn = date('2026-11-06')
test('写了名称的用名称', () =>
  expect(sittingTitle({ title: ' 十月主题党日 ', kinds: ['themeDay'], heldOn })).toBe('十月主题党日'))
test('没有写的，由日期和会议种类构成，种类按固定次序', () => {
  expect(sittingTitle({ title: '', kinds: ['themeDay', 'general'], heldOn })).toBe('2026年11月6日支部党员大会、主题党日')
  expect(sittingTitle({ title: '', kinds: [], heldOn })).toBe('2026年11月6日会议')
})
test('委员会会议按组织类型称呼', () => {
  const named = (orgKind?: OrgKind) => sittingTitle({ title: '', kinds: ['committee'], heldOn, orgKind })
  expect(named('committee')).toBe('2026年11月6日党委会')
  expect(named('generalBranch')).toBe('2026年11月6日总支委员会会议')
  expect(named('workCommittee')).toBe('2026年11月6日工委会议')
  expect([named('branch'), named()]).toEqual(['2026年11月6日支部委员会会议', '2026年11月6日支部委员会会议'])
})
