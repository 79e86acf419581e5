import { NUMBER_MARK } from '@hongzhu/domain/report'
import { z } from 'zod'
import { endpoint, fileAnswer } from './endpoint.ts'
import { day, id, line, pageOf, paging, prose } from './fields.ts'
import { figureMeaning, figureRow, figureValue } from './figure.ts'

const inline = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(20_000) }),
  z.strictObject({
    type: z.literal('figure'),
    attrs: z.strictObject({
      ref: z.string().min(3).max(300),
      /** Words around the number, which stands at `{}`; and the words when there is nothing to count. */
      some: z
        .string()
        .max(200)
        .refine((text) => text.split(NUMBER_MARK).length === 2, '数据的文字里须有且只有一处 {}，表示数字的位置')
        .nullable()
        .optional(),
      none: z.string().max(200).nullable().optional(),
    }),
  }),
  z.strictObject({ type: z.literal('day') }),
  z.strictObject({ type: z.literal('hardBreak') }),
])
const content = z.array(inline).max(400).optional()
const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('heading'), attrs: z.strictObject({ level: z.number().int().min(1).max(3) }), content }),
  z.strictObject({ type: z.literal('paragraph'), content }),
])
/** Running text: headings, paragraphs, live figures, the as-of day. */
export const reportBody = z.strictObject({ type: z.literal('doc'), content: z.array(block).max(1000) })

const summary = {
  id,
  title: z.string(),
  template: z.string(),
  orgId: id,
  orgName: z.string(),
  asOf: z.string(),
  state: z.enum(['draft', 'frozen']),
  version: z.number().int(),
  changedAt: z.string(),
  changedBy: z.string().nullable(),
  frozenAt: z.string().nullable(),
  frozenBy: z.string().nullable(),
}
const read = { permission: 'report.read' } as const
const byId = { reportId: id }
const saved = z.object({ id, version: z.number().int(), changedAt: z.string() })

/** A figure as it was when the report was frozen. */
export const sealedFigure = figureValue.extend({
  sealId: id,
  sealedAt: z.string(),
  digest: z.string(),
})

export const report = {
  list: endpoint({
    method: 'GET',
    path: '/reports',
    summary: '总结材料目录',
    access: read,
    input: z.strictObject({ state: z.enum(['draft', 'frozen']).optional(), q: z.string().trim().max(60).optional(), ...paging }),
    output: pageOf(z.object(summary)),
  }),
  templates: endpoint({
    method: 'GET',
    path: '/reports/templates',
    summary: '材料模板',
    access: read,
    input: z.strictObject({}),
    output: z.object({
      rows: z.array(z.object({ id: z.string(), title: z.string(), about: z.string(), figures: z.number().int() })),
    }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/reports',
    summary: '新建总结材料',
    access: { permission: 'report.write', org: 'orgId' },
    input: z.strictObject({
      orgId: id,
      template: z.string().max(40),
      asOf: day,
      title: line(120).optional(),
      /** Start from the text of this report instead of the template's. */
      copyOf: id.optional(),
    }),
    output: saved,
  }),
  get: endpoint({
    method: 'GET',
    path: '/reports/{reportId}',
    summary: '总结材料正文和数据',
    access: read,
    input: z.strictObject(byId),
    output: z.object({
      ...summary,
      body: reportBody,
      figures: z.array(sealedFigure),
      mayWrite: z.boolean(),
      mayFreeze: z.boolean(),
    }),
  }),
  save: endpoint({
    method: 'PUT',
    path: '/reports/{reportId}',
    summary: '保存总结材料',
    access: { permission: 'report.write' },
    input: z.strictObject({ ...byId, version: z.number().int(), title: line(120), asOf: day, body: reportBody }),
    output: saved,
  }),
  freeze: endpoint({
    method: 'POST',
    path: '/reports/{reportId}/freeze',
    summary: '总结材料定稿：固化每个数据及其记录',
    access: { permission: 'report.freeze' },
    input: z.strictObject({ ...byId, version: z.number().int(), reason: prose(300).optional() }),
    output: z.object({ id, version: z.number().int(), figures: z.number().int(), rows: z.number().int() }),
  }),
  sealed: endpoint({
    method: 'GET',
    path: '/reports/{reportId}/seals/{sealId}',
    summary: '定稿数据：当时的数值、口径和校验',
    access: read,
    input: z.strictObject({ ...byId, sealId: id }),
    output: sealedFigure.extend({ meaning: figureMeaning, intact: z.boolean(), sealedBy: z.string().nullable() }),
  }),
  sealedRows: endpoint({
    method: 'GET',
    path: '/reports/{reportId}/seals/{sealId}/rows',
    summary: '定稿数据背后的记录',
    access: read,
    input: z.strictObject({ ...byId, sealId: id, hit: z.enum(['hit', 'miss', 'all']).default('all'), ...paging }),
    output: pageOf(figureRow),
  }),
  document: endpoint({
    method: 'GET',
    path: '/reports/{reportId}/document',
    summary: '总结材料（Word，附数据来源表）',
    access: read,
    input: z.strictObject(byId),
    output: fileAnswer,
    sends: 'file',
    isExport: true,
  }),
}
