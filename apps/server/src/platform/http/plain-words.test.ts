import { day } from '@hongzhu/contract/fields'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { plainWords } from './plain-words.ts'

z.config({ ...z.locales.zhCN(), customError: plainWords })
const said = (schema: z.ZodType, input: unknown) => schema.safeParse(input).error?.issues.map((issue) => issue.message)

test.each([
  [z.strictObject({ name: z.string() }), {}, '请填写'],
  [z.strictObject({ kind: z.enum(['a', 'b']) }), {}, '请填写'],
  [z.enum(['a', 'b']), 'c', '不在可选范围内'],
  [z.literal(true), false, '不在可选范围内'],
  [z.string(), 5, '格式不对'],
  [z.coerce.number().int(), 'x', '格式不对'],
  [z.string().regex(/^a$/), 'b', '格式不对'],
  [z.union([z.string(), z.number()]), true, '格式不对'],
  [z.number().min(1), 0, '不能小于 1'],
  [z.array(z.string()).max(2), ['a', 'b', 'c'], '不能超过 2 项'],
  [z.strictObject({}), { oops: 1 }, '没有这一项，请去掉'],
  [z.string().min(1, '不能为空'), '', '不能为空'],
  [day, '0000-01-01', '日期须在 1900-01-01 至 2200-12-31 之间'],
  [day, '2201-01-01', '日期须在 1900-01-01 至 2200-12-31 之间'],
  [day, '2026-02-30', '日期须写成 2026-11-22 的样子，并且确有这一天'],
])('says in plain words what is wrong %#', (schema, input, words) => {
  expect(said(schema, input)).toEqual([words])
})

test('the ends of the calendar are days', () => {
  for (const text of ['1900-01-01', '2200-12-31']) expect(day.parse(text)).toBe(text)
})
