import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { day, id } from './fields.ts'

export const orgNode = z.object({
  id,
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.string(),
  parentId: id.nullable(),
  members: z.number().int(),
})

export const org = {
  tree: endpoint({
    method: 'GET',
    path: '/orgs',
    summary: '组织树（截止日）',
    access: { permission: 'org.tree' },
    input: z.strictObject({ on: day.optional() }),
    output: z.object({ on: z.string(), rows: z.array(orgNode) }),
  }),
}
