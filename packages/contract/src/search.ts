import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { day, id, line } from './fields.ts'

export const search = {
  find: endpoint({
    method: 'GET',
    path: '/search',
    summary: '查找组织和人员（名称、拼音首字母、代码）',
    access: { permission: 'org.tree' },
    input: z.strictObject({ q: line(30), on: day.optional() }),
    output: z.object({
      orgs: z.array(z.object({ id, name: z.string(), code: z.string(), kind: z.string(), parentName: z.string().nullable() })),
      people: z.array(z.object({ id, name: z.string(), bornYear: z.number().int().nullable(), orgName: z.string() })),
    }),
  }),
}
