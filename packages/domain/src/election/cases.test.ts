import { expect, test } from 'vitest'
import { CONDUCT_CASES } from './conduct.cases.ts'
import { COUNT_CASES } from './count.cases.ts'
import { DATES_CASES } from './dates.cases.ts'
import { LOOK_BACK_CASES } from './look-back.cases.ts'
import { SLATE_CASES } from './slate.cases.ts'
import { WHO_CASES } from './who.cases.ts'

test.each([...CONDUCT_CASES, ...WHO_CASES, ...SLATE_CASES, ...COUNT_CASES, ...DATES_CASES, ...LOOK_BACK_CASES])(
  '$rule：$sentence → $expected',
  ({ expected, outcome }) => {
    expect(outcome()).toBe(expected)
  },
)
