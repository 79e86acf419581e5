import { expect, test } from 'vitest'
import { AGENDA_CASES } from './agenda.cases.ts'

test.each(AGENDA_CASES)('$rule：$sentence → $expected', ({ expected, outcome }) => {
  expect(outcome()).toBe(expected)
})
