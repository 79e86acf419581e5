import { expect, test } from 'vitest'
import { GENERAL_CASES } from './general.cases.ts'

test.each(GENERAL_CASES)('$rule：$sentence → $expected', ({ expected, outcome }) => {
  expect(outcome()).toBe(expected)
})
