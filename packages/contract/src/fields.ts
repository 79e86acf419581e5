import type { PlainDate } from '@hongzhu/domain'
import { readDate } from '@hongzhu/domain'
import { z } from 'zod'

/** Identity key, shown as a string. */
export const id = z.string().regex(/^\d{1,18}$/, '编号格式不对')
/** Days outside cannot be meant, and some of them the database cannot keep. */
const [FIRST_DAY, LAST_DAY] = ['1900-01-01', '2200-12-31']
/** A day of the calendar, YYYY-MM-DD. */
export const day = z
  .string()
  .refine((text) => readDate(text) !== undefined, { error: '日期须写成 2026-11-22 的样子，并且确有这一天', abort: true })
  .refine((text) => text >= FIRST_DAY && text <= LAST_DAY, `日期须在 ${FIRST_DAY} 至 ${LAST_DAY} 之间`)
  .transform((text) => text as PlainDate)
/** A day in answers. */
export const dayOut = z.string().transform((text) => text as PlainDate)
/** Short text of one line: trimmed, 1…max characters. */
export const line = (max: number) => z.string().trim().min(1, '不能为空').max(max, `不能超过 ${max} 个字`)
/** Text of several lines, may be empty. */
export const prose = (max: number) => z.string().trim().max(max, `不能超过 ${max} 个字`)
/** Page of a list, from 1. */
export const paging = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(20),
}
/** A page of rows with the total in reach. */
export const pageOf = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.number().int() })
/** Query flag: true, false. */
export const flag = z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'] })

/** An article behind a conclusion, as screens show it. */
export const citation = z.object({
  law: z.string(),
  article: z.string(),
  gist: z.string(),
  mark: z.enum(['confirmed', 'from-memory', 'product-default']),
  source: z.string().optional(),
  checkedOn: z.string().optional(),
})
/** What is wrong, by which article, what to do; `field` places it on the form. */
export const refusal = z.object({
  code: z.string(),
  severity: z.enum(['block', 'warn', 'info']),
  message: z.string(),
  rule: z.string().optional(),
  cite: citation.optional(),
  remedy: z.string().optional(),
  opens: z.object({ kind: z.enum(['person']), id: z.string(), label: z.string() }).optional(),
  field: z.string().optional(),
})
/** One line of a why. */
export const traceStep = z.object({ label: z.string(), value: z.string(), cite: citation.optional() })
/** A problem document (RFC 9457) as every failed call answers it. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  requestId: z.string(),
  /** `label` says in Chinese where `path` is. */
  fields: z.array(z.object({ path: z.string(), label: z.string().optional(), message: z.string() })).optional(),
  refusals: z.array(refusal).optional(),
  /** What the server holds now, for conflicts. */
  present: z.unknown().optional(),
})
export type Problem = z.infer<typeof problem>
