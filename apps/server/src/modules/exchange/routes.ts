import { exchange } from '@hongzhu/contract/exchange'
import { dayAt } from '@hongzhu/domain'
import { FIELDS, IMPORT_KIND_LABELS, type ImportKind, maskedCells, showsInFull } from '@hongzhu/domain/exchange'
import { bind } from '../../platform/http/bind.ts'
import type { Context } from '../../platform/http/context.ts'
import { notFound } from '../../platform/http/failure.ts'
import { type Batch, listBatches } from './batch-queries.ts'
import { countGuide } from './export-queries.ts'
import { exportMembers, exportOrgs, exportSchools } from './exports.ts'
import { isRunning } from './job.ts'
import { leftOutFile, markedFile, maskedGrids } from './marked.ts'
import { openUpload } from './preview.ts'
import { listMarks, listRows } from './row-queries.ts'
import { choose, confirm, discard, openBatch, relayout, reverse, upload } from './service.ts'
import { listSources } from './source-queries.ts'
import { templateFile } from './template.ts'

const summary = ({ layout, storedAs: _, total: __, uploaderId: ___, ...batch }: Batch) => ({
  ...batch,
  previewMs: layout.previewMs ?? null,
  confirmMs: layout.confirmMs ?? null,
})

async function marked(ctx: Context<'import.run'>, { batchId }: { batchId: string }): Promise<File> {
  const batch = await openBatch(ctx, batchId, ['preview', 'confirmed'])
  const isFull = showsInFull(batch, ctx.actor.accountId)
  const found = await listMarks(ctx.db, batch.id)
  const marks = isFull ? found : found.map((mark) => ({ ...mark, cells: maskedCells(batch.kind, mark.cells) }))
  if (batch.state === 'confirmed') return leftOutFile(batch.kind, batch.fileName, marks)
  const grids = await openUpload(ctx.services, batch)
  const { sheets } = batch.layout
  return markedFile(batch.kind, batch.fileName, isFull ? grids : maskedGrids(batch.kind, grids, sheets), sheets, marks)
}

/** The rows of a preview; sensitive cells in full only for the person who uploaded them, and only until they are records (SEC-74). */
async function previewRows(
  ctx: Context<'import.run'>,
  { batchId, ...query }: { batchId: string } & Parameters<typeof listRows>[3],
) {
  const batch = await openBatch(ctx, batchId)
  const { rows, total } = await listRows(ctx.db, batch.id, batch.kind, query)
  if (showsInFull(batch, ctx.actor.accountId)) return { rows, total }
  return { rows: rows.map((row) => ({ ...row, cells: maskedCells(batch.kind, row.cells) })), total }
}

/** Where a record came from, for those who may open the import. */
async function sources(ctx: Context<'import.run'>, { kind, subjectId }: { kind: ImportKind; subjectId: string }) {
  const rows = await listSources(ctx.db, ctx.scope, kind, subjectId)
  if (!rows) throw notFound(IMPORT_KIND_LABELS[kind])
  return { rows: rows.map(({ confirmedAt, ...row }) => ({ ...row, day: dayAt(confirmedAt) })) }
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
  bind(exchange.sources, sources),
  bind(exchange.rows, previewRows),
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
