import { expect, test } from 'vitest'
import { BODY_CASES } from './body.cases.ts'
import { SIZE_CASES } from './size.cases.ts'
import { STRUCTURE_CASES } from './structure.cases.ts'
import { TERM_CASES } from './term.cases.ts'

test.each([...SIZE_CASES, ...BODY_CASES, ...STRUCTURE_CASES, ...TERM_CASES])(
  '$rule：$sentence → $expected',
  ({ expected, outcome }) => {
    expect(outcome()).toBe(expected)
  },
)
