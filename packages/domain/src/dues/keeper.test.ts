import { expect, test } from 'vitest'
import { branchRefusals, keepsDuesOf } from './index.ts'

test('DUE-13：只有党员组织关系所在的支部核定和收缴，临时党支部和其他层级不收', () => {
  expect(branchRefusals('branch')).toEqual([])
  expect(branchRefusals('jointBranch')).toEqual([])
  for (const kind of ['temporaryBranch', 'committee', 'generalBranch', 'workCommittee', 'group'] as const)
    expect(branchRefusals(kind)).toMatchObject([{ severity: 'block', code: 'dues.not-branch' }])
})

test('只有在本支部任职的看得到党员的工资项目，上级的职务看不到', () => {
  expect([keepsDuesOf('5', '5'), keepsDuesOf('4', '5'), keepsDuesOf(undefined, '5')]).toEqual([true, false, false])
})
