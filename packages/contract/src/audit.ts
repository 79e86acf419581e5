import { SUBJECT_LABELS } from '@hongzhu/domain/access'
import { z } from 'zod'
import { endpoint, fileAnswer } from './endpoint.ts'
import { day, flag, id, pageOf, prose } from './fields.ts'

const filters = {
  /** Name of the person who acted. */
  actor: prose(30).optional(),
  subjectKind: z.enum(Object.keys(SUBJECT_LABELS)).optional(),
  subjectId: prose(40).optional(),
  /** A type such as grant.approved, or a capability such as grant. */
  type: z
    .string()
    .regex(/^[a-z-]+(\.[a-z-]+)?$/)
    .max(60)
    .optional(),
  from: day.optional(),
  until: day.optional(),
  isOk: flag.optional(),
  q: prose(40).optional(),
  /** What is in the archive instead of what is online (SEC-28). */
  isArchived: flag.optional(),
}
const row = z.object({
  seq: z.string(),
  at: z.string(),
  type: z.string(),
  label: z.string(),
  actor: z.string(),
  role: z.string().nullable(),
  orgId: id.nullable(),
  orgName: z.string().nullable(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  summary: z.string(),
  reason: z.string().nullable(),
  isOk: z.boolean(),
  ip: z.string().nullable(),
})
const verification = z.object({
  at: z.string(),
  checked: z.number().int(),
  isWhole: z.boolean(),
  brokenAt: z.string().nullable(),
  why: z.string().nullable(),
})

export const audit = {
  list: endpoint({
    method: 'GET',
    path: '/audit/events',
    summary: '审计记录',
    access: { permission: 'audit.read' },
    input: z.strictObject({
      ...filters,
      page: z.coerce.number().int().min(1).max(2_000).default(1),
      pageSize: z.coerce.number().int().min(1).max(100).default(50),
    }),
    output: pageOf(row).extend({ isMore: z.boolean() }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/audit/events/{seq}',
    summary: '一条审计记录（变更前后）',
    access: { permission: 'audit.read' },
    input: z.strictObject({ seq: id }),
    output: row.extend({
      before: z.unknown(),
      after: z.unknown(),
      /** Before and after field by field, in words. */
      changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
      device: z.string().nullable(),
      requestId: z.string().nullable(),
      prevHash: z.string(),
      hash: z.string(),
    }),
  }),
  types: endpoint({
    method: 'GET',
    path: '/audit/types',
    summary: '审计事件类型',
    access: { permission: 'audit.read' },
    input: z.strictObject({}),
    output: z.object({ rows: z.array(z.object({ type: z.string(), label: z.string(), group: z.string() })) }),
  }),
  export: endpoint({
    method: 'GET',
    path: '/audit/export',
    summary: '导出审计记录',
    access: { permission: 'audit.read' },
    input: z.strictObject(filters),
    output: fileAnswer,
    sends: 'file',
    isExport: true,
  }),
  state: endpoint({
    method: 'GET',
    path: '/audit/state',
    summary: '审计链校验结果和保存期限',
    access: { permission: 'audit.read' },
    input: z.strictObject({}),
    output: z.object({
      events: z.number().int(),
      since: z.string().nullable(),
      archived: z.number().int(),
      archivedUntil: z.string().nullable(),
      last: verification.nullable(),
      retention: z.array(z.string()),
    }),
  }),
  verify: endpoint({
    method: 'POST',
    path: '/audit/verification',
    summary: '立即校验审计链',
    access: { permission: 'audit.read' },
    input: z.strictObject({}),
    output: verification,
  }),
}
