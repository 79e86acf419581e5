import { LOOK_BACK_TOPIC_LABELS, type LookBackTopic } from '@hongzhu/domain/election'
import { z } from 'zod'
import { endpoint, fileAnswer } from './endpoint.ts'
import { id, pageOf, paging, refusal } from './fields.ts'

const topic = z.enum(Object.keys(LOOK_BACK_TOPIC_LABELS) as [LookBackTopic, ...LookBackTopic[]], { error: '没有这个方面' })

const row = z.object({
  orgId: id,
  orgName: z.string(),
  terms: z.number().int(),
  elections: z.number().int(),
  findings: z.array(
    z.object({
      topic,
      subject: z.object({ kind: z.enum(['term', 'election', 'post', 'org']), id }),
      finding: refusal,
    }),
  ),
})
export type LookBackRow = z.output<typeof row>

export const lookBack = {
  page: endpoint({
    method: 'GET',
    path: '/orgs/{orgId}/look-back',
    summary: '换届回头看：一个组织及下级历届选举的问题',
    access: { permission: 'case.read', org: 'orgId' },
    input: z.strictObject({ orgId: id, topic: topic.optional(), ...paging }),
    output: pageOf(row),
  }),
  exportAll: endpoint({
    method: 'GET',
    path: '/exports/look-back',
    summary: '换届回头看',
    access: { permission: 'export.run' },
    input: z.strictObject({ orgId: id.optional(), topic: topic.optional() }),
    output: fileAnswer,
    sends: 'file',
    isExport: true,
  }),
}
