import { ORG_KINDS } from '@hongzhu/domain/org'
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

export const orgChoice = z.object({
  id,
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.string(),
  /** Short name of the superior, to tell namesakes apart. */
  parentName: z.string().nullable(),
})

/** Kinds as a comma-separated list. */
export const kindList = z
  .string()
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.enum(ORG_KINDS)))

export const org = {
  tree: endpoint({
    method: 'GET',
    path: '/orgs',
    summary: '组织树（截止日）',
    access: { permission: 'org.tree' },
    input: z.strictObject({ on: day.optional() }),
    output: z.object({ on: z.string(), rows: z.array(orgNode) }),
  }),
  search: endpoint({
    method: 'GET',
    path: '/orgs/search',
    summary: '按名称、拼音首字母、代码查找组织',
    access: { permission: 'org.tree' },
    input: z.strictObject({
      q: z.string().trim().max(60).default(''),
      kinds: kindList.optional(),
      /** Organisations to name whatever the text is (what a form already holds). */
      ids: z
        .string()
        .transform((text) => text.split(',').filter(Boolean))
        .pipe(z.array(id).max(50))
        .optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    output: z.object({ rows: z.array(orgChoice) }),
  }),
}
