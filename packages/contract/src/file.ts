import { z } from 'zod'
import { endpoint, fileAnswer } from './endpoint.ts'
import { id } from './fields.ts'

/** An attachment of a record. */
export const attachment = z.object({
  id,
  name: z.string(),
  mime: z.string(),
  size: z.number().int(),
  recordedAt: z.string(),
  recordedBy: z.string().nullable(),
})
export type Attachment = z.output<typeof attachment>

export const file = {
  link: endpoint({
    method: 'GET',
    path: '/files/{fileId}/link',
    summary: '附件的临时下载地址（五分钟内本人有效）',
    access: { permission: 'meeting.read' },
    isRecorded: true,
    input: z.strictObject({ fileId: id }),
    output: z.object({ url: z.string(), until: z.string() }),
  }),
  download: endpoint({
    method: 'GET',
    path: '/files/{fileId}',
    summary: '下载附件',
    access: { permission: 'meeting.read' },
    input: z.strictObject({ fileId: id, until: z.string().regex(/^\d{10,14}$/), key: z.string().regex(/^[\w-]{43}$/) }),
    output: fileAnswer,
    sends: 'file',
    isRecorded: true,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/files/{fileId}',
    summary: '移除草稿的附件',
    access: { permission: 'meeting.write' },
    input: z.strictObject({ fileId: id }),
    output: z.object({ ok: z.literal(true) }),
  }),
}
