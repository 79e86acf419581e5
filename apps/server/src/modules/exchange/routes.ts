import { exchange } from '@hongzhu/contract/exchange'
import { FIELDS } from '@hongzhu/domain/exchange'
import { bind } from '../../platform/http/bind.ts'
import type { Context } from '../../platform/http/context.ts'
import { type Batch, listBatches, listMarks, listRows } from './batch-queries.ts'
import { countGuide } from './export-queries.ts'
import { exportMembers, exportOrgs, exportSchools } from './exports.ts'
import { isRunning } from './job.ts'
import { leftOutFile, markedFile } from './marked.ts'
import { openUpload } from './preview.ts'
import { choose, confirm, discard, openBatch, relayout, reverse, upload } from './service.ts'
import { templateFile } from './template.ts'

const summary = ({ layout, storedAs: _, total: __, ...batch }: Batch) => ({
  ...batch,
  previewMs: layout.previewMs ?? null,
  confirmMs: layout.confirmMs ?? null,
})

async function marked(ctx: Context<'import.run'>, { batchId }: { batchId: string }): Promise<File> {
  const batch = await openBatch(ctx, batchId, ['preview', 'confirmed'])
  const marks = await listMarks(ctx.db, batch.id)
  if (batch.state === 'confirmed') return leftOutFile(batch.kind, batch.fileName, marks)
  return markedFile(batch.kind, batch.fileName, await openUpload(ctx.services, batch), batch.layout.sheets, marks)
}

export const routes = [
  bind(exchange.guide, async (ctx) => ({
    orgId: ctx.actor.grant?.orgId ?? '',
    orgName: ctx.actor.grant?.orgName ?? '',
    ...(await countGuide(ctx.db, ctx.scope, ctx.today)),
  })),
  bind(exchange.template, (_, { kind }) => templateFile(kind)),
  bind(exchange.list, async (ctx, input) => {
    const { rows, total } = await listBatches(ctx.db, ctx.scope, input, isRunning)
    return { rows: rows.map(summary), total }
  }),
  bind(exchange.upload, upload),
  bind(exchange.find, async (ctx, { batchId }) => {
    const batch = await openBatch(ctx, batchId)
    const fields = FIELDS[batch.kind].map(({ key, title, required = false, help }) => ({ key, title, required, help }))
    return { ...summary(batch), sheets: batch.layout.sheets ?? [], fields }
  }),
  bind(exchange.rows, async (ctx, { batchId, ...query }) => listRows(ctx.db, (await openBatch(ctx, batchId)).id, query)),
  bind(exchange.relayout, relayout),
  bind(exchange.choose, choose),
  bind(exchange.confirm, confirm),
  bind(exchange.reverse, reverse),
  bind(exchange.discard, discard),
  bind(exchange.marked, marked),
  bind(exchange.exportSchools, exportSchools),
  bind(exchange.exportOrgs, exportOrgs),
  bind(exchange.exportMembers, exportMembers),
]
