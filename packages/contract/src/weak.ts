import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { day, id, line } from './fields.ts'

/** One listing as weak, with its plan and its acceptance. */
export const weakView = z.object({
  id,
  listedOn: z.string(),
  docNo: z.string(),
  decidedBy: z.string(),
  reason: z.string(),
  planOn: z.string().nullable(),
  planDocNo: z.string().nullable(),
  acceptedOn: z.string().nullable(),
  acceptedDocNo: z.string().nullable(),
  recordedAt: z.string(),
  recordedBy: z.string().nullable(),
})

const access = { permission: 'org.write', org: 'orgId' } as const
const ofListing = { orgId: id, listingId: id, docNo: line(60) }

export const weak = {
  list: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/weak',
    summary: '列入软弱涣散基层党组织名单',
    access,
    input: z.strictObject({ orgId: id, listedOn: day, docNo: line(60), reason: line(300) }),
    output: z.object({ id }),
  }),
  plan: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/weak/{listingId}/plan',
    summary: '登记整顿方案',
    access,
    input: z.strictObject({ ...ofListing, planOn: day }),
    output: z.object({ id }),
  }),
  accept: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/weak/{listingId}/accept',
    summary: '登记整顿验收',
    access,
    input: z.strictObject({ ...ofListing, acceptedOn: day }),
    output: z.object({ id }),
  }),
}
