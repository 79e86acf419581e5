import { UPLOAD_BYTES } from '@hongzhu/contract/exchange'
import type { PlainDate } from '@hongzhu/domain'
import { IMPORT_KIND_LABELS, type ImportKind } from '@hongzhu/domain/exchange'
import type { EventOrigin } from '../../platform/events/record.ts'
import { isLetIn } from '../../platform/files/scan.ts'
import type { Context } from '../../platform/http/context.ts'
import { conflict, Failure, invalid, notFound } from '../../platform/http/failure.ts'
import { type Batch, type BatchState, findBatch, insertBatch, moveBatch, updateBatch } from './batch-queries.ts'
import { confirmBatch } from './confirm.ts'
import { typeOfUpload } from './file-type.ts'
import { isRunning, startImportJob } from './job.ts'
import { countRows } from './plan.ts'
import { planRows } from './planner.ts'
import { forgetUpload, makePreview, storeUpload } from './preview.ts'
import type { GivenLayout } from './read-rows.ts'
import { isPointedAt, pointedAt, reverseEffects } from './reverse.ts'
import { deleteRows, listStates, loadAlike, loadRows, updateRows } from './row-queries.ts'

type Ctx = Context<'import.run'>

/** The batch within reach, in one of these states. */
export async function openBatch(ctx: Ctx, batchId: string, states?: readonly BatchState[]): Promise<Batch> {
  const batch = await findBatch(ctx.db, ctx.scope, batchId, isRunning)
  if (!batch) throw notFound('导入批次')
  if (states && !states.includes(batch.state)) {
    const why: Record<BatchState, string> = {
      reading: '正在读取，请稍候',
      preview: '还没有确认导入',
      confirming: '正在写入，请稍候',
      confirmed: '已经确认导入',
      reversed: '已经撤回',
      failed: '没有读成，请重新上传',
    }
    throw conflict(`这一批${why[batch.state]}。`)
  }
  return batch
}

const originOf = (ctx: Ctx): EventOrigin => ({
  accountId: ctx.actor.accountId,
  actor: ctx.actor.name,
  role: ctx.actor.grant?.role ?? null,
  ip: ctx.ip,
  device: ctx.device,
  requestId: ctx.requestId,
})

const jobScope = (ctx: Ctx) => ({ services: ctx.services, scope: ctx.scope, today: ctx.today })
const NAME_LENGTH = 120

/** Takes a file in: checked by its content, kept aside, read beside the requests. */
export async function upload(ctx: Ctx, input: { orgId: string; kind: ImportKind; file: File; fromOn?: PlainDate | undefined }) {
  const fileName = input.file.name.replace(/^.*[\\/]/, '').slice(-NAME_LENGTH)
  if (input.file.size > UPLOAD_BYTES) throw new Failure('too-large', '文件超过 20 MB，请删去多余内容或拆分后再传（SEC-36）。')
  const fromOn = input.fromOn ?? ctx.today
  if (fromOn > ctx.today)
    throw invalid('fromOn', '登记起始日期不能晚于今天；没有把握的，按今天登记，此前的以后凭材料补（MDS-25）')
  const bytes = Buffer.from(await input.file.arrayBuffer())
  const type = typeOfUpload(fileName, bytes)
  const title = `${IMPORT_KIND_LABELS[input.kind]}名册`
  // Refused after the commit, with the refusal in the audit: nobody sees an answer.
  if (!(await isLetIn(ctx, { name: fileName, bytes, orgId: input.orgId, title }))) return undefined as never
  const id = await insertBatch(ctx.db, {
    kind: input.kind,
    orgId: input.orgId,
    fileName,
    fromOn,
    accountId: ctx.actor.accountId,
    note: '等待读取',
  })
  const storedAs = `${id}.${type}`
  await updateBatch(ctx.db, id, { file_stored_as: storedAs })
  await storeUpload(ctx.services, storedAs, bytes)
  ctx.events.record({
    type: 'import.uploaded',
    summary: `上传${title}“${fileName}”供导入预览`,
    orgId: input.orgId,
    subject: { kind: 'import', id },
  })
  const batch = { id, kind: input.kind, orgId: input.orgId, fileName, fromOn, storedAs }
  ctx.afterCommit(() => startImportJob(ctx.services, id, 'failed', (progress) => makePreview(jobScope(ctx), batch, [], progress)))
  return { id }
}

/** Reads the stored file again with other sheets, heading rows or columns. */
export async function relayout(ctx: Ctx, input: { batchId: string; sheets: GivenLayout[] }) {
  const batch = await openBatch(ctx, input.batchId, ['preview', 'failed'])
  if (!(await moveBatch(ctx.db, batch.id, ['preview', 'failed', 'reading', 'confirming'], 'reading', '等待读取')))
    throw conflict('这一批正在处理，请稍候。')
  ctx.afterCommit(() =>
    startImportJob(ctx.services, batch.id, 'failed', (progress) => makePreview(jobScope(ctx), batch, input.sheets, progress)),
  )
  return { id: batch.id }
}

/** What a person says about rows: the same person, a new one, leave it out. */
export async function choose(ctx: Ctx, input: { batchId: string; choices: { seq: number; choice: string | null }[] }) {
  const batch = await openBatch(ctx, input.batchId, ['preview'])
  const chosen = new Map(input.choices.map((entry) => [entry.seq, entry.choice]))
  // Organisations may stand below other rows of the file, so these are planned together; members with their namesakes.
  const rows = batch.kind === 'member' ? await loadAlike(ctx.db, batch.id, [...chosen.keys()]) : await loadRows(ctx.db, batch.id)
  if (rows.filter((row) => chosen.has(row.seq)).length !== chosen.size) throw notFound('行')
  for (const row of rows) row.choice = chosen.has(row.seq) ? (chosen.get(row.seq) ?? null) : row.choice
  const plans = await planRows(batch.kind, rows, {
    db: ctx.db,
    scope: ctx.scope,
    batchId: batch.id,
    orgId: batch.orgId,
    fromOn: batch.fromOn ?? ctx.today,
    today: ctx.today,
  })
  for (const plan of plans) {
    const wanted = chosen.get(plan.row.seq)
    if (wanted?.includes(':') && !plan.candidates.some((candidate) => candidate.choice === wanted))
      throw invalid('choices', '所选的人不在候选之中。')
  }
  await updateRows(ctx.db, batch.id, plans)
  const counts = countRows(await listStates(ctx.db, batch.id))
  await updateBatch(ctx.db, batch.id, { counts })
  return { counts }
}

/** Starts the confirmation; asked twice, it happens once. */
export async function confirm(ctx: Ctx, input: { batchId: string; allOrNothing: boolean }) {
  const batch = await openBatch(ctx, input.batchId, ['preview', 'confirming', 'confirmed'])
  if (batch.state !== 'preview') return { id: batch.id, state: batch.state }
  const { counts } = batch
  if (!counts || counts.toAdd + counts.toChange === 0)
    throw new Failure('refused', '没有可以导入的行：都有错误、待选择，或者与现有记录一致。', { code: 'import.nothing-to-write' })
  const open = counts.error + counts.duplicate
  if (input.allOrNothing && open > 0)
    throw new Failure(
      'refused',
      `选择了“有错即全部不导入”，还有 ${counts.error} 行有错、${counts.duplicate} 行待选择。请先改正，或者只导入没有问题的行。`,
      {
        code: 'import.has-errors',
      },
    )
  const moved = await moveBatch(ctx.db, batch.id, ['preview', 'confirming'], 'confirming', '等待写入')
  if (!moved) return { id: batch.id, state: (await openBatch(ctx, batch.id)).state }
  const confirmation = {
    ...jobScope(ctx),
    batch,
    accountId: ctx.actor.accountId,
    origin: originOf(ctx),
    allOrNothing: input.allOrNothing,
  }
  ctx.afterCommit(() => startImportJob(ctx.services, batch.id, 'preview', (progress) => confirmBatch(confirmation, progress)))
  return { id: batch.id, state: 'confirming' as const }
}

/** Takes a confirmed import back as a whole. */
export async function reverse(ctx: Ctx, input: { batchId: string; reason: string }) {
  const batch = await openBatch(ctx, input.batchId, ['confirmed'])
  const result = await reverseEffects(ctx.db, batch.id).catch((error: unknown) => {
    throw isPointedAt(error) ? pointedAt() : error
  })
  if (!(await moveBatch(ctx.db, batch.id, ['confirmed'], 'reversed', ''))) throw conflict('这一批已经撤回。')
  const reversed_at = new Date(ctx.services.clock.now()).toISOString()
  await updateBatch(ctx.db, batch.id, { reversed_at, reversed_reason: input.reason, progress: 100 })
  ctx.events.record({
    type: 'import.reversed',
    summary: `撤回导入“${batch.fileName}”：移除 ${result.removed} 条，还原 ${result.restored} 条`,
    orgId: batch.orgId,
    subject: { kind: 'import', id: batch.id },
    reason: input.reason,
    after: result,
  })
  return result
}

/** Gives up an import that was not confirmed; the uploaded content is deleted. */
export async function discard(ctx: Ctx, input: { batchId: string }) {
  const batch = await openBatch(ctx, input.batchId, ['preview', 'failed'])
  await deleteRows(ctx.db, batch.id)
  await updateBatch(ctx.db, batch.id, {
    state: 'failed',
    progress: 0,
    progress_note: '已放弃，上传的内容已删除',
    file_stored_as: null,
  })
  ctx.events.record({
    type: 'import.discarded',
    summary: `放弃导入“${batch.fileName}”，删除上传的内容`,
    orgId: batch.orgId,
    subject: { kind: 'import', id: batch.id },
  })
  ctx.afterCommit(() => forgetUpload(ctx.services, batch.storedAs))
  return { id: batch.id }
}
