import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { flag, id, line, pageOf, paging } from './fields.ts'

const item = z.object({
  id,
  page: z.string(),
  body: z.string(),
  recordedAt: z.string(),
  /** The asker's name, for those who answer; others see the question only. */
  askedBy: z.string().nullable(),
  isMine: z.boolean(),
  /** Whether it comes from the field of the reader's office. */
  mayAnswer: z.boolean(),
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
  answeredBy: z.string().nullable(),
})

export const feedback = {
  list: endpoint({
    method: 'GET',
    path: '/feedback',
    summary: '减负意见和答复',
    access: 'self',
    input: z.strictObject({ mine: flag.default(false), open: flag.default(false), ...paging }),
    output: pageOf(item),
  }),
  create: endpoint({
    method: 'POST',
    path: '/feedback',
    summary: '提出减负意见',
    access: { permission: 'feedback.write' },
    input: z.strictObject({ page: z.string().trim().max(200), body: line(1000).min(2, '请写明意见') }),
    output: z.object({ id }),
  }),
  answer: endpoint({
    method: 'PUT',
    path: '/feedback/{feedbackId}/answer',
    summary: '答复减负意见',
    access: { permission: 'feedback.answer' },
    input: z.strictObject({ feedbackId: id, answer: line(1000) }),
    output: z.object({ ok: z.literal(true) }),
  }),
}
