import { z } from 'zod'
import { endpoint, fileAnswer } from './endpoint.ts'
import { day, id, line, pageOf, paging } from './fields.ts'

export const importKind = z.enum(['school', 'org', 'member'])
export const importState = z.enum(['reading', 'preview', 'confirming', 'confirmed', 'reversed', 'failed'])
export const importRowState = z.enum(['new', 'changed', 'same', 'warning', 'error', 'duplicate', 'skipped'])
/** Rows behind a count of an import: those of a state, those that are or were added or changed, those that are kept out. */
export const importRowsShown = z.enum([...importRowState.options, 'toAdd', 'toChange', 'left'])
export type ImportRowsShown = z.output<typeof importRowsShown>
/** 20 MB (SEC-36). */
export const UPLOAD_BYTES = 20 * 1024 * 1024

const sheetLayout = z.object({
  sheet: z.string(),
  isUsed: z.boolean(),
  /** Why a sheet is left out. */
  why: z.string().optional(),
  rows: z.number().int(),
  headerRow: z.number().int(),
  headings: z.array(z.string()),
  columns: z.record(z.string(), z.number().int()),
  unread: z.array(z.object({ column: z.number().int(), heading: z.string(), why: z.string() })),
  missing: z.array(z.string()),
})
export const importCounts = z.object({
  total: z.number().int(),
  new: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  warning: z.number().int(),
  error: z.number().int(),
  duplicate: z.number().int(),
  skipped: z.number().int(),
  /** What a confirmation would write now: records added, records changed. */
  toAdd: z.number().int(),
  toChange: z.number().int(),
})
export type ImportCounts = z.output<typeof importCounts>

export const importBatch = z.object({
  id,
  kind: importKind,
  orgId: id,
  orgName: z.string(),
  fileName: z.string(),
  state: importState,
  progress: z.number().int(),
  progressNote: z.string(),
  allOrNothing: z.boolean(),
  /** The day for what the file gives no day for. */
  fromOn: z.string().nullable(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  confirmedAt: z.string().nullable(),
  reversedAt: z.string().nullable(),
  reversedReason: z.string().nullable(),
  counts: importCounts.nullable(),
  sheets: z.array(sheetLayout),
  /** Milliseconds each step took, once it is done. */
  previewMs: z.number().int().nullable(),
  confirmMs: z.number().int().nullable(),
})
export type ImportBatch = z.output<typeof importBatch>

export const importCell = z.object({
  text: z.string(),
  level: z.enum(['ok', 'note', 'changed', 'warning', 'error']),
  message: z.string().optional(),
  /** What will be written, where it is not the text. */
  will: z.string().optional(),
  before: z.string().optional(),
})
export const importCandidate = z.object({
  /** What is sent when this is the same person: `same:` and a person, or `row:` and an earlier row of the file. */
  choice: z.string(),
  title: z.string(),
  name: z.string(),
  orgName: z.string(),
  detail: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })),
  /** False when the two cannot be one: both have ID numbers and they differ. */
  mayBeSame: z.boolean(),
})
export const importRow = z.object({
  seq: z.number().int(),
  sheet: z.string(),
  rowNo: z.number().int(),
  state: importRowState,
  /** What would be done with the row. */
  action: z.enum(['new', 'changed', 'same', 'none']),
  cells: z.record(z.string(), importCell),
  candidates: z.array(importCandidate),
  choice: z.string().nullable(),
})
export type ImportRow = z.output<typeof importRow>

const field = z.object({ key: z.string(), title: z.string(), required: z.boolean(), help: z.string() })
const may = { permission: 'import.run' } as const
const batchId = { batchId: id }
const started = z.object({ id })

export const exchange = {
  guide: endpoint({
    method: 'GET',
    path: '/import-guide',
    summary: '初次建库：学校、党组织、党员各有多少',
    access: may,
    input: z.strictObject({}),
    output: z.object({
      orgId: id,
      orgName: z.string(),
      schools: z.number().int(),
      orgs: z.number().int(),
      branches: z.number().int(),
      branchesWithTerm: z.number().int(),
      branchesWithMembers: z.number().int(),
      members: z.number().int(),
    }),
  }),
  template: endpoint({
    method: 'GET',
    path: '/import-templates/{kind}',
    summary: '导入模板',
    access: may,
    input: z.strictObject({ kind: importKind }),
    output: fileAnswer,
    sends: 'file',
  }),
  list: endpoint({
    method: 'GET',
    path: '/imports',
    summary: '导入批次',
    access: may,
    input: z.strictObject({ kind: importKind.optional(), ...paging }),
    output: pageOf(importBatch.omit({ sheets: true })),
  }),
  upload: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/imports',
    summary: '上传名册，读取并预览',
    access: { permission: 'import.run', org: 'orgId' },
    input: z.strictObject({
      orgId: id,
      kind: importKind,
      file: z.instanceof(File),
      /** From which day homes and posts without a day of their own are registered; the day of the upload unless given. */
      fromOn: day.optional(),
    }),
    output: started,
  }),
  find: endpoint({
    method: 'GET',
    path: '/imports/{batchId}',
    summary: '一次导入的进度和结果',
    access: may,
    input: z.strictObject(batchId),
    output: importBatch.extend({ fields: z.array(field) }),
  }),
  sources: endpoint({
    method: 'GET',
    path: '/import-sources/{kind}/{subjectId}',
    summary: '学校、党组织、党员从哪一批导入',
    access: may,
    input: z.strictObject({ kind: importKind, subjectId: id }),
    output: z.object({ rows: z.array(z.object({ id, fileName: z.string(), day: z.string() })) }),
  }),
  rows: endpoint({
    method: 'GET',
    path: '/imports/{batchId}/rows',
    summary: '预览的行：每格的状态和原因',
    access: may,
    input: z.strictObject({ ...batchId, show: importRowsShown.optional(), q: z.string().trim().max(40).optional(), ...paging }),
    output: pageOf(importRow),
  }),
  relayout: endpoint({
    method: 'POST',
    path: '/imports/{batchId}/layout',
    summary: '改列的对应关系，重新读取',
    access: may,
    input: z.strictObject({
      ...batchId,
      sheets: z
        .array(
          z.strictObject({
            sheet: z.string().max(200),
            isUsed: z.boolean(),
            headerRow: z.number().int().min(0).max(10_000),
            columns: z.record(z.string().max(40), z.number().int().min(0).max(1_000)),
          }),
        )
        .max(100),
    }),
    output: started,
  }),
  choose: endpoint({
    method: 'POST',
    path: '/imports/{batchId}/choices',
    summary: '逐行选择：同一人、新的人、不导入',
    access: may,
    input: z.strictObject({
      ...batchId,
      choices: z
        .array(
          z.strictObject({
            seq: z.number().int().min(1),
            choice: z.union([z.literal('new'), z.literal('skip'), z.string().regex(/^(same:\d{1,18}|row:\d{1,7})$/)]).nullable(),
          }),
        )
        .min(1)
        .max(500),
    }),
    output: z.object({ counts: importCounts }),
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/imports/{batchId}/confirm',
    summary: '确认导入（再次核对后一次写入）',
    access: may,
    input: z.strictObject({ ...batchId, allOrNothing: z.boolean().default(false) }),
    output: z.object({ id, state: importState }),
  }),
  reverse: endpoint({
    method: 'POST',
    path: '/imports/{batchId}/reverse',
    summary: '整批撤回',
    access: may,
    input: z.strictObject({ ...batchId, reason: line(200) }),
    output: z.object({ removed: z.number().int(), restored: z.number().int() }),
  }),
  discard: endpoint({
    method: 'POST',
    path: '/imports/{batchId}/discard',
    summary: '放弃未确认的导入，删除上传的内容',
    access: may,
    input: z.strictObject(batchId),
    output: z.object({ id }),
  }),
  marked: endpoint({
    method: 'GET',
    path: '/imports/{batchId}/marked',
    summary: '标出问题的原表',
    access: may,
    input: z.strictObject(batchId),
    output: fileAnswer,
    sends: 'file',
    isExport: true,
  }),
  exportSchools: endpoint({
    method: 'GET',
    path: '/exports/schools',
    summary: '学校名录',
    access: { permission: 'export.run' },
    input: z.strictObject({
      q: z.string().trim().max(40).optional(),
      stage: z.string().max(20).optional(),
      ownership: z.string().max(20).optional(),
      region: z.string().max(12).optional(),
      on: day.optional(),
    }),
    output: fileAnswer,
    sends: 'file',
    isExport: true,
  }),
  exportOrgs: endpoint({
    method: 'GET',
    path: '/exports/orgs',
    summary: '党组织名录',
    access: { permission: 'export.run' },
    input: z.strictObject({
      q: z.string().trim().max(40).optional(),
      kind: z.string().max(20).optional(),
      under: id.optional(),
      on: day.optional(),
    }),
    output: fileAnswer,
    sends: 'file',
    isExport: true,
  }),
  exportMembers: endpoint({
    method: 'GET',
    path: '/exports/members',
    summary: '党员名册（证件号码和电话已遮蔽）',
    access: { permission: 'export.run' },
    input: z.strictObject({
      q: z.string().trim().max(40).optional(),
      category: z.enum(['F', 'P']).optional(),
      under: id.optional(),
      on: day.optional(),
    }),
    output: fileAnswer,
    sends: 'file',
    isExport: true,
  }),
}
