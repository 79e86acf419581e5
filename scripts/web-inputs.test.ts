import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const SOURCE = join(import.meta.dirname, '../apps/web/src')
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.tsx') && !name.includes('.test.'),
)
const naming = (pattern: RegExp) => files.filter((name) => pattern.test(readFileSync(join(SOURCE, name), 'utf8')))

test('日期和时间只有一种输入：不用浏览器自带的日期框', () =>
  expect(naming(/type="(date|time|month|week|datetime-local)"/)).toEqual([]))
test('数字只有一种输入：全角半角都认', () => expect(naming(/<InputNumber\b/)).toEqual(['ui/number-field.tsx']))
