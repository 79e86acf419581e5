import { describe, expect, test } from 'vitest'
import { DUES_CASES } from './rules.ts'

test.each(DUES_CASES)('$rule：$sentence → $expected', ({ expected, outcome }) => {
  expect(outcome()).toBe(expected)
})

describe('规则书的示例齐全', () => {
  const numbersOf = (pattern: RegExp) => DUES_CASES.flatMap(({ sentence }) => pattern.exec(sentence)?.[1] ?? [])

  test('9.1 的四十例都在', () => {
    expect(
      numbersOf(/^9\.1 第(\d+)例/)
        .map(Number)
        .toSorted((a, b) => a - b),
    ).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
  })

  test('9.2 的六例都在，没有一例得出误算的 107.68 和 60.80', () => {
    expect(numbersOf(/^9\.2 (.)：/)).toEqual(['甲', '乙', '丙', '丁', '戊', '己'])
    const wrong = DUES_CASES.filter(({ sentence }) => sentence.startsWith('9.2')).map(({ outcome }) => outcome())
    expect(wrong.filter((text) => text.includes('应交 107.68') || text.includes('应交 60.80'))).toEqual([])
  })
})
