import { z } from 'zod'
import { endpoint, fileAnswer } from './endpoint.ts'
import { citation, day, flag, id, line, pageOf, paging, traceStep } from './fields.ts'
import { attachment } from './file.ts'

const bucket = z.enum(['late', 'now', 'next', 'later', 'undetermined', 'done'])
const act = z.object({ label: z.string(), page: z.string(), params: z.record(z.string(), z.string()) }).nullable()
const dutyRow = z.object({
  key: z.string(),
  rule: z.string(),
  orgId: id,
  orgName: z.string(),
  subjectOrgId: id,
  subjectName: z.string(),
  title: z.string(),
  opens: z.string(),
  due: z.string(),
  state: z.enum(['open', 'met', 'late', 'excused', 'undetermined']),
  weight: z.enum(['flag', 'warn', 'info']),
  metOn: z.string().nullable(),
  missing: z.string().nullable(),
  /** The article it rests on: 支部工作条例第十一条. */
  article: z.string().nullable(),
  act,
})
const counts = {
  late: z.number().int(),
  now: z.number().int(),
  next: z.number().int(),
  later: z.number().int(),
  undetermined: z.number().int(),
  excused: z.number().int(),
  met: z.number().int(),
}
const dutyWhy = dutyRow.omit({ orgName: true, subjectName: true, subjectOrgId: true, article: true }).extend({
  because: z.array(traceStep),
  cites: z.array(citation),
  asks: z.array(z.object({ fact: z.string(), label: z.string() })),
  evidence: z.array(z.object({ kind: z.string(), id })),
  ruleTitle: z.string(),
  ruleText: z.string(),
})
const cell = z.object({
  month: z.number().int(),
  owed: z.number().int(),
  met: z.number().int(),
  late: z.number().int(),
  excused: z.number().int(),
  undetermined: z.number().int(),
  /** The month, or its first part, lies before the start of use and nothing is owed. */
  isBeforeUse: z.boolean(),
})
const key = z.string().min(5).max(120)
const below = { org: id.optional() }

export const obligation = {
  list: endpoint({
    method: 'GET',
    path: '/obligations',
    summary: '待办列表',
    access: { permission: 'obligation.read' },
    input: z.strictObject({
      ...below,
      bucket,
      rule: z.string().max(20).optional(),
      own: flag.optional(),
      on: day.optional(),
      ...paging,
    }),
    output: pageOf(dutyRow),
  }),
  counts: endpoint({
    method: 'GET',
    path: '/obligations/counts',
    summary: '待办数量，按下级组织',
    access: { permission: 'obligation.read' },
    input: z.strictObject({ ...below, on: day.optional() }),
    output: z.object({
      orgId: id,
      orgName: z.string(),
      kind: z.string(),
      ...counts,
      /** What the organisation itself must do; with the rows below it makes the whole. */
      own: z.object(counts),
      children: z.array(z.object({ orgId: id, orgName: z.string(), hasChildren: z.boolean(), ...counts })),
    }),
  }),
  why: endpoint({
    method: 'GET',
    path: '/orgs/{orgId}/obligations/why',
    summary: '一项待办的依据',
    access: { permission: 'obligation.read', org: 'orgId' },
    input: z.strictObject({ orgId: id, key, on: day.optional() }),
    output: dutyWhy,
  }),
  matrix: endpoint({
    method: 'GET',
    path: '/obligations/matrix',
    summary: '组织生活落实情况（组织×月份）',
    access: { permission: 'obligation.read' },
    input: z.strictObject({ ...below, year: z.coerce.number().int().min(2000).max(2100), on: day.optional(), ...paging }),
    output: pageOf(z.object({ orgId: id, orgName: z.string(), kind: z.string(), cells: z.array(cell) })),
  }),
  month: endpoint({
    method: 'GET',
    path: '/orgs/{orgId}/obligations/month',
    summary: '一个组织一个月的应办事项和记录',
    access: { permission: 'obligation.read', org: 'orgId' },
    input: z.strictObject({
      orgId: id,
      year: z.coerce.number().int().min(2000).max(2100),
      month: z.coerce.number().int().min(1).max(12),
      on: day.optional(),
    }),
    output: z.object({ rows: z.array(dutyWhy) }),
  }),
  sheet: endpoint({
    method: 'GET',
    path: '/obligations/sheet',
    summary: '导出待办',
    access: { permission: 'export.run' },
    isExport: true,
    sends: 'file',
    input: z.strictObject({ ...below, bucket }),
    output: fileAnswer,
  }),
  exportExcuses: endpoint({
    method: 'GET',
    path: '/exports/excuses',
    summary: '免办情况',
    access: { permission: 'export.run' },
    isExport: true,
    sends: 'file',
    input: z.strictObject(below),
    output: fileAnswer,
  }),
  exportMatrix: endpoint({
    method: 'GET',
    path: '/exports/matrix',
    summary: '组织生活落实情况',
    access: { permission: 'export.run' },
    isExport: true,
    sends: 'file',
    input: z.strictObject({ ...below, year: z.coerce.number().int().min(2000).max(2100), on: day.optional() }),
    output: fileAnswer,
  }),
  attachDecision: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/excuses/{excuseId}/files',
    summary: '上传免办决定的文件',
    access: { permission: 'excuse.write', org: 'orgId' },
    input: z.strictObject({ orgId: id, excuseId: id, file: z.instanceof(File, { message: '请选择文件' }) }),
    output: attachment,
  }),
  excuse: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/excuses',
    summary: '登记免办决定',
    access: { permission: 'excuse.write', org: 'orgId' },
    input: z.strictObject({
      orgId: id,
      key,
      reason: line(200).refine((text) => text.length >= 4, '事由至少写 4 个字'),
      decidedBy: id,
      docNo: line(60),
      decidedOn: day,
    }),
    output: z.object({ id }),
  }),
  revokeExcuse: endpoint({
    method: 'DELETE',
    path: '/orgs/{orgId}/excuses/{excuseId}',
    summary: '撤回免办',
    access: { permission: 'excuse.write', org: 'orgId' },
    input: z.strictObject({ orgId: id, excuseId: id, reason: line(200) }),
    output: z.object({ ok: z.literal(true) }),
  }),
  excuses: endpoint({
    method: 'GET',
    path: '/excuses',
    summary: '免办情况',
    access: { permission: 'obligation.read' },
    input: z.strictObject(below),
    output: z.object({
      rows: z.array(
        z.object({
          id,
          orgId: id,
          orgName: z.string(),
          title: z.string(),
          reason: z.string(),
          docNo: z.string(),
          decidedOn: z.string(),
          decidedBy: z.string(),
          recordedAt: z.string(),
          recordedBy: z.string().nullable(),
          files: z.array(z.object({ id, name: z.string() })),
        }),
      ),
    }),
  }),
  start: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/start-of-use',
    summary: '登记启用日期（连同下级）',
    access: { permission: 'excuse.write', org: 'orgId' },
    input: z.strictObject({
      orgId: id,
      from: day,
      reason: line(200).refine((text) => text.length >= 4, '事由至少写 4 个字'),
      docNo: line(60),
    }),
    output: z.object({ id }),
  }),
  starts: endpoint({
    method: 'GET',
    path: '/starts-of-use',
    summary: '启用日期，含更正以前的',
    access: { permission: 'obligation.read' },
    input: z.strictObject(below),
    output: z.object({
      rows: z.array(
        z.object({
          id,
          orgId: id,
          orgName: z.string(),
          from: z.string(),
          docNo: z.string().nullable(),
          reason: z.string(),
          recordedAt: z.string(),
          recordedBy: z.string().nullable(),
          /** The newest row of the organisation; the others were put right by it. */
          isInForce: z.boolean(),
        }),
      ),
    }),
  }),
}
