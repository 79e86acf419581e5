/// <reference types="vite/client" />
import { expect, test } from 'vitest'

const sources = import.meta.glob<string>(['../**/*.tsx', '!../**/*.test.tsx'], { query: '?raw', import: 'default', eager: true })
const naming = (pattern: RegExp) =>
  Object.entries(sources)
    .filter(([, text]) => pattern.test(text))
    .map(([name]) => name)

test('日期和时间只有一种输入：不用浏览器自带的日期框', () => {
  expect(Object.keys(sources).length).toBeGreaterThan(100)
  expect(naming(/type="(date|time|month|week|datetime-local)"/)).toEqual([])
})
test('数字只有一种输入：全角半角都认', () => expect(naming(/<InputNumber\b/)).toEqual(['./number-field.tsx']))
