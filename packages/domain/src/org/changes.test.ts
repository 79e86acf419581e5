import { expect, test } from 'vitest'
import { date } from '../kernel/index.ts'
import { changeDayRefusals, kindsUnder, placementRefusals, secondSecretaryRefusals } from './changes.ts'

const base = { kind: 'rename' as const, on: date('2026-03-01'), today: date('2026-11-22'), foundedOn: date('2015-01-01') }
const codes = (facts: Parameters<typeof changeDayRefusals>[0]) => changeDayRefusals(facts).map((entry) => entry.code)

test('变动可以补登，但不得在将来、成立之前、撤销之后', () => {
  expect(codes(base)).toEqual([])
  expect(codes({ ...base, on: date('2026-11-22') })).toEqual([])
  expect(codes({ ...base, on: date('2026-11-23') })).toEqual(['org.future'])
  expect(codes({ ...base, on: date('2014-12-31') })).toEqual(['org.before-founding'])
  expect(codes({ ...base, dissolvedOn: date('2026-03-01') })).toEqual(['org.dissolved'])
})
test('与已登记的变动重叠的，用大白话拒绝', () => {
  expect(changeDayRefusals({ ...base, lastOn: date('2026-03-01') })[0]?.message).toBe(
    '2026年3月1日 已登记过同类变动，生效日 2026年3月1日 与它重叠',
  )
  expect(codes({ ...base, lastOn: date('2026-02-28') })).toEqual([])
})
test('ORG-12：党小组只在支部之内；ORG-18：支部之下不再设支部', () => {
  expect(placementRefusals('group', 'committee')[0]?.rule).toBe('ORG-12')
  expect(placementRefusals('branch', 'branch')[0]?.rule).toBe('ORG-18')
  expect(placementRefusals('branch', 'committee')).toEqual([])
  expect(kindsUnder('branch')).toEqual(['group'])
  expect(kindsUnder('group')).toEqual([])
})
test('ORG-16：不能同时有两名书记', () => {
  expect(secondSecretaryRefusals([{ name: '周明远', from: date('2024-09-15') }])[0]?.severity).toBe('block')
  expect(secondSecretaryRefusals([])).toEqual([])
})
