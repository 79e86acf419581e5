import type { Attachment } from '@hongzhu/contract/file'
import { LABEL_POLICY, PERMISSIONS, type Permission } from '@hongzhu/domain/access'
import { holdsPermission } from '../../platform/access/scope.ts'
import { FILE_LIMIT, type Inspected, inspectUpload } from '../../platform/files/inspect.ts'
import { checkLink, LINK_MINUTES, signLink } from '../../platform/files/link.ts'
import { isLetIn } from '../../platform/files/scan.ts'
import { dropFile, keepFile, openFile } from '../../platform/files/store.ts'
import type { Context } from '../../platform/http/context.ts'
import { Failure, invalid, notFound } from '../../platform/http/failure.ts'
import { deleteFile, findFile, insertFile } from './queries.ts'

export interface Owner {
  kind: string
  id: string
  orgId: string
  /** As the event names it. */
  title: string
}

const noSpace = () =>
  new Failure('unavailable', '服务器磁盘已满，附件没有存下；会议单不受影响。请告诉系统管理员清理磁盘后再传。', {
    code: 'disk.full',
  })

/** Inspects and scans an upload and keeps it with its record; on any failure nothing stays behind (SEC-36). */
export async function attachFile<P extends Permission>(ctx: Context<P>, owner: Owner, file: File): Promise<Attachment> {
  if (file.size > FILE_LIMIT) throw new Failure('too-large', '文件超过 20 MB，请压缩或拆分后再传（SEC-36）。')
  const bytes = Buffer.from(await file.arrayBuffer())
  const inspected = inspectUpload({ name: file.name, bytes })
  if (!inspected.ok) throw invalid('file', inspected.reason)
  // Refused after the commit, with the refusal in the audit: nobody sees an answer.
  const { kind, id, orgId, title } = owner
  if (!(await isLetIn(ctx, { name: inspected.name, bytes, orgId, title, subject: { kind, id } }))) return undefined as never
  return keepAttachment(ctx, owner, inspected)
}

/** Keeps what was let in: bytes, row and event, or none of them. */
async function keepAttachment<P extends Permission>(
  ctx: Context<P>,
  owner: Owner,
  inspected: Extract<Inspected, { ok: true }>,
): Promise<Attachment> {
  const kept = await keepFile(ctx.services.filesDir, inspected.bytes).catch((error: { code?: string }) => {
    throw error.code === 'ENOSPC' || error.code === 'EDQUOT' ? noSpace() : error
  })
  try {
    const row = await insertFile(ctx.db, {
      orgId: owner.orgId,
      ownerKind: owner.kind,
      ownerId: owner.id,
      name: inspected.name,
      mime: inspected.mime,
      size: inspected.bytes.length,
      ...kept,
      accountId: ctx.actor.accountId,
    })
    ctx.events.record({
      type: 'file.attached',
      summary: `上传附件：${inspected.name}（${owner.title}）`,
      orgId: owner.orgId,
      subject: { kind: owner.kind, id: owner.id },
      after: { fileId: row.id, name: inspected.name, sha256: kept.sha256 },
    })
    return {
      id: row.id,
      name: inspected.name,
      mime: inspected.mime,
      size: inspected.bytes.length,
      recordedAt: row.recordedAt,
      recordedBy: ctx.actor.name,
    }
  } catch (error) {
    await dropFile(ctx.services.filesDir, kept.storedAs)
    throw error
  }
}

/** SEC-25：谁在什么时候看了哪个附件。 */
const look = (
  ctx: Context<'meeting.read'>,
  file: { id: string; orgId: string; ownerKind: string; ownerId: string; name: string },
  type: string,
  what: string,
) =>
  ctx.events.record({
    type,
    summary: `${what}：${file.name}`,
    orgId: file.orgId,
    subject: { kind: file.ownerKind, id: file.ownerId },
    after: { fileId: file.id },
  })

/** A file of the record, for those whom its label lets open it (SEC-17). */
async function openable(ctx: Context<'meeting.read'>, fileId: string) {
  const file = await findFile(ctx.db, ctx.scope, fileId, ctx.today)
  if (!file) throw notFound('附件')
  const needs = LABEL_POLICY[file.label].fileNeeds
  if (needs && !holdsPermission(ctx.actor, needs))
    throw new Failure(
      'forbidden',
      `这个附件标为敏感，有“${PERMISSIONS[needs]}”权限的人才能打开（SEC-17）；确需查看的，请找保管它的党组织。`,
      { code: 'file.sensitive' },
    )
  return file
}

/** SEC-20：五分钟内、只对本账号有效的下载地址。 */
export async function linkFile(ctx: Context<'meeting.read'>, { fileId }: { fileId: string }) {
  const file = await openable(ctx, fileId)
  const until = ctx.services.clock.now() + LINK_MINUTES * 60_000
  const key = await signLink(ctx.services.filesDir, { fileId, accountId: ctx.actor.accountId, until })
  look(ctx, { ...file, id: fileId }, 'file.linked', '取得附件下载地址')
  return { url: `/api/files/${fileId}?until=${until}&key=${key}`, until: new Date(until).toISOString() }
}

/** Sends the file to whoever the link was made for, and only while the record is in reach. */
export async function downloadFile(ctx: Context<'meeting.read'>, input: { fileId: string; until: string; key: string }) {
  const parts = { fileId: input.fileId, accountId: ctx.actor.accountId, until: Number(input.until) }
  const checked = await checkLink(ctx.services.filesDir, parts, input.key, ctx.services.clock.now())
  if (checked === 'foreign')
    throw new Failure('forbidden', '这个下载地址不是给您的账号的，请从记录里重新打开附件（SEC-20）。', {
      code: 'file.foreign-link',
    })
  if (checked === 'expired')
    throw new Failure('forbidden', '下载地址已过期，请从记录里重新打开附件（SEC-20）。', { code: 'file.expired-link' })
  const file = await openable(ctx, input.fileId)
  const blob = await openFile(ctx.services.filesDir, file.storedAs, file.mime).catch(() => {
    throw notFound('附件')
  })
  look(ctx, { ...file, id: input.fileId }, 'file.downloaded', '下载附件')
  return new File([blob], file.name, { type: file.mime })
}

/** Takes an attachment off a sheet that is still a draft; settled records keep theirs. */
export async function removeFile(ctx: Context<'meeting.write'>, { fileId }: { fileId: string }) {
  const file = await findFile(ctx.db, ctx.scope, fileId, ctx.today)
  if (!file) throw notFound('附件')
  if (!file.isDraft)
    throw new Failure('refused', '记录已经确认，附件不能移除；有误的请追加更正。', { code: 'file.record-settled' })
  await deleteFile(ctx.db, fileId)
  ctx.events.record({
    type: 'file.removed',
    summary: `移除草稿附件：${file.name}`,
    orgId: file.orgId,
    subject: { kind: file.ownerKind, id: file.ownerId },
  })
  ctx.afterCommit(() => dropFile(ctx.services.filesDir, file.storedAs))
  return { ok: true as const }
}
