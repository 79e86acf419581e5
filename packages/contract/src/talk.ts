import { z } from 'zod'
import { endpoint, fileAnswer } from './endpoint.ts'
import { day, dayOut, id, line, pageOf, paging } from './fields.ts'

/** A talk on record: who and when. What was said has no field (INT-09). */
const talkRow = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  talkedOn: dayOut,
  personId: id,
  personName: z.string(),
  otherPersonId: id,
  otherPersonName: z.string(),
  recordedOn: dayOut,
  recordedBy: z.string().nullable(),
})
const filter = { orgId: id.optional(), from: day.optional(), to: day.optional() }

export const talk = {
  list: endpoint({
    method: 'GET',
    path: '/talks',
    summary: '谈心谈话记录',
    access: { permission: 'meeting.read' },
    input: z.strictObject({ ...paging, ...filter, on: day.optional() }),
    output: pageOf(talkRow),
  }),
  exportList: endpoint({
    method: 'GET',
    path: '/exports/talks',
    summary: '导出谈心谈话记录',
    access: { permission: 'export.run' },
    input: z.strictObject({ ...filter, on: day.optional() }),
    output: fileAnswer,
    sends: 'file',
    isExport: true,
  }),
  record: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/talks',
    summary: '登记谈心谈话',
    access: { permission: 'meeting.write', org: 'orgId' },
    /** One person talked with one or several others, each alone. */
    input: z.strictObject({ orgId: id, talkedOn: day, personId: id, otherIds: z.array(id).min(1, '请选择谈话对象').max(200) }),
    output: z.object({ recorded: z.number().int(), known: z.number().int() }),
  }),
  void: endpoint({
    method: 'POST',
    path: '/talks/{talkId}/void',
    summary: '作废谈心谈话记录',
    access: { permission: 'meeting.write' },
    input: z.strictObject({ talkId: id, reason: line(200) }),
    output: z.object({ ok: z.literal(true) }),
  }),
}
