import { z } from 'zod'
import { endpoint, fileAnswer } from './endpoint.ts'
import { citation, day, id, pageOf, paging } from './fields.ts'

const read = { permission: 'figure.read', org: 'orgId' } as const
const ref = z.string().min(3).max(300)
const on = day.optional()

const measured = {
  numerator: z.number(),
  denominator: z.number().nullable(),
  value: z.number().nullable(),
  text: z.string(),
  rounding: z.string(),
}

/** One figure of one organisation on one day. */
export const figureValue = z.object({
  ref: z.string(),
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  on: z.string(),
  from: z.string(),
  orgId: id,
  orgName: z.string(),
  filters: z.array(z.object({ key: z.string(), title: z.string(), label: z.string() })),
  rows: z.number().int(),
  ...measured,
})

/** What a figure means. */
export const figureMeaning = z.object({
  id: z.string(),
  title: z.string(),
  capability: z.string(),
  capabilityLabel: z.string(),
  unit: z.string(),
  fold: z.enum(['count', 'sum', 'share', 'average', 'ratio']),
  decimals: z.number().int(),
  definition: z.string(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  time: z.enum(['day', 'month', 'quarter', 'year', 'lastYear']),
  parts: z.array(
    z.object({ key: z.string(), title: z.string(), values: z.array(z.object({ value: z.string(), label: z.string() })) }),
  ),
  version: z.number().int(),
  additive: z.boolean(),
  cite: citation,
})

/** One record behind a figure. */
export const figureRow = z.object({
  subjectKind: z.enum(['org', 'school', 'person', 'meeting', 'term', 'post']),
  subjectId: z.string(),
  label: z.string(),
  orgId: z.string(),
  orgName: z.string(),
  hit: z.boolean(),
  /** Nothing beyond the name of who has left for elsewhere since the day. */
  measure: z.number().nullable(),
  base: z.number(),
  on: z.string().nullable(),
  note: z.string().nullable(),
})

const rowsQuery = { on, hit: z.enum(['hit', 'miss', 'all']).default('all'), ...paging }

export const figure = {
  catalogue: endpoint({
    method: 'GET',
    path: '/figures',
    summary: '指标目录：定义、口径、依据',
    access: { permission: 'figure.read' },
    input: z.strictObject({}),
    output: z.object({ rows: z.array(figureMeaning) }),
  }),
  values: endpoint({
    method: 'GET',
    path: '/orgs/{orgId}/figures',
    summary: '多个数据（截止日）',
    access: read,
    input: z.strictObject({ orgId: id, on, refs: z.string().min(3).max(8000) }),
    output: z.object({ rows: z.array(figureValue) }),
  }),
  value: endpoint({
    method: 'GET',
    path: '/orgs/{orgId}/figures/value',
    summary: '一个数据：数值、口径、分子分母、取整',
    access: read,
    input: z.strictObject({ orgId: id, on, ref }),
    output: figureValue.extend({ meaning: figureMeaning }),
  }),
  rows: endpoint({
    method: 'GET',
    path: '/orgs/{orgId}/figures/rows',
    summary: '数据背后的记录',
    access: read,
    input: z.strictObject({ orgId: id, ref, ...rowsQuery }),
    output: pageOf(figureRow),
  }),
  trend: endpoint({
    method: 'GET',
    path: '/orgs/{orgId}/figures/trend',
    summary: '数据的变化（十二个时点）',
    access: read,
    input: z.strictObject({ orgId: id, on, ref, step: z.enum(['month', 'quarter']).default('month') }),
    output: z.object({ points: z.array(z.object({ on: z.string(), ...measured }).partial({ numerator: true, rounding: true })) }),
  }),
  parts: endpoint({
    method: 'GET',
    path: '/orgs/{orgId}/figures/parts',
    summary: '数据的分组及合计核对',
    access: read,
    input: z.strictObject({ orgId: id, on, ref, part: z.string().max(40) }),
    output: z.object({
      total: figureValue,
      parts: z.array(z.object({ key: z.string(), label: z.string(), ref: z.string(), ...measured })),
      closed: z.boolean(),
      difference: z.number(),
    }),
  }),
  sheet: endpoint({
    method: 'GET',
    path: '/orgs/{orgId}/figures/sheet',
    summary: '数据明细',
    access: { permission: 'export.run', org: 'orgId' },
    input: z.strictObject({ orgId: id, on, ref }),
    output: fileAnswer,
    sends: 'file',
    isExport: true,
  }),
  check: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/figures/check',
    summary: '核对文中手写的数字',
    access: read,
    input: z.strictObject({ orgId: id, on, text: z.string().max(60_000) }),
    output: z.object({
      mentions: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          typed: z.string(),
          word: z.string(),
          start: z.number().int(),
          end: z.number().int(),
          actual: z.string(),
          agrees: z.boolean(),
          notice: z.string(),
        }),
      ),
      shares: z.array(z.object({ sentence: z.string(), sum: z.number() })),
    }),
  }),
}
