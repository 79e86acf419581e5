import { expect, test } from 'vitest'
import { MEMBER_CASES } from './member.cases.ts'

test.each(MEMBER_CASES)('$rule：$sentence → $expected', ({ expected, outcome }) => {
  expect(outcome()).toBe(expected)
})
