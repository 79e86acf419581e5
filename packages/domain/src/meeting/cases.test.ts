import { expect, test } from 'vitest'
import { ARCHIVE_CASES } from './archive.cases.ts'
import { LIFE_CASES } from './life.cases.ts'
import { VOTE_CASES } from './vote.cases.ts'

test.each([...VOTE_CASES, ...ARCHIVE_CASES, ...LIFE_CASES])('$rule：$sentence → $expected', ({ expected, outcome }) => {
  expect(outcome()).toBe(expected)
})
