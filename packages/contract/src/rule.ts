import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { citation, day, id, line } from './fields.ts'

const mark = z.enum(['confirmed', 'from-memory', 'product-default'])
const parameter = z.object({
  id: z.string(),
  label: z.string(),
  unit: z.string().nullable(),
  /** Whether a locality may set a stricter value. */
  isLocal: z.boolean(),
  history: z.array(z.object({ from: z.string(), value: z.string(), cite: citation })),
  local: z.array(
    z.object({
      id,
      orgId: id,
      /** Whether the reader's post may end it. */
      mayEnd: z.boolean(),
      issuer: z.string(),
      value: z.string(),
      from: z.string(),
      until: z.string().nullable(),
      docNo: z.string(),
      gist: z.string(),
    }),
  ),
})

export const rule = {
  list: endpoint({
    method: 'GET',
    path: '/rules',
    summary: '法规与规则目录',
    access: { permission: 'rule.read' },
    input: z.strictObject({ text: z.string().max(50).optional(), mark: mark.optional() }),
    output: z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          capability: z.string(),
          effect: z.string(),
          text: z.string(),
          marks: z.array(mark),
          laws: z.array(z.string()),
          affected: z.number().int().nullable(),
        }),
      ),
    }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/rules/{ruleId}',
    summary: '一条规则：版本、参数、例子、涉及组织',
    access: { permission: 'rule.read' },
    input: z.strictObject({ ruleId: z.string().max(20) }),
    output: z.object({
      id: z.string(),
      title: z.string(),
      effect: z.string(),
      versions: z.array(
        z.object({
          since: z.string(),
          until: z.string().nullable(),
          text: z.string(),
          cites: z.array(citation.extend({ lawTitle: z.string() })),
        }),
      ),
      parameters: z.array(parameter),
      cases: z.array(z.object({ sentence: z.string(), expected: z.string() })),
      doubts: z.array(z.string()),
      affected: z.array(z.object({ orgId: id, orgName: z.string(), message: z.string() })),
      affectedTotal: z.number().int().nullable(),
    }),
  }),
  setLocal: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/norms',
    summary: '登记本地规定（可以更严，不得更宽）',
    access: { permission: 'norm.write', org: 'orgId' },
    input: z.strictObject({
      orgId: id,
      parameter: z.string().max(60),
      value: z.string().max(200),
      from: day,
      until: day.optional(),
      docNo: line(60),
      article: z.string().max(40).default(''),
      gist: line(200),
    }),
    output: z.object({ id }),
  }),
  endLocal: endpoint({
    method: 'PUT',
    path: '/orgs/{orgId}/norms/{normId}/end',
    summary: '终止本地规定',
    access: { permission: 'norm.write', org: 'orgId' },
    input: z.strictObject({ orgId: id, normId: id, until: day, docNo: line(60) }),
    output: z.object({ ok: z.literal(true) }),
  }),
}
