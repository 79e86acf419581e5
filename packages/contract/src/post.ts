import { APPOINTMENT_LABELS, type Appointment, DUTIES } from '@hongzhu/domain/org'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { day, flag, id, line, prose, refusal } from './fields.ts'
import { postView } from './org.ts'

const appointments = Object.keys(APPOINTMENT_LABELS) as Appointment[]
const write = { permission: 'org.write', org: 'orgId' } as const
const saved = z.object({ id, warnings: z.array(refusal) })
const reason = prose(300).optional()
const docNo = line(60).optional()

export const post = {
  list: endpoint({
    method: 'GET',
    path: '/orgs/{orgId}/posts',
    summary: '任职（按组织）',
    access: { permission: 'org.read', org: 'orgId' },
    input: z.strictObject({ orgId: id, on: day.optional(), past: flag.optional() }),
    output: z.object({ rows: z.array(postView) }),
  }),
  ofPerson: endpoint({
    method: 'GET',
    path: '/persons/{personId}/posts',
    summary: '任职经历（按人员）',
    access: { permission: 'org.read' },
    input: z.strictObject({ personId: id }),
    output: z.object({ rows: z.array(postView) }),
  }),
  candidates: endpoint({
    method: 'GET',
    path: '/orgs/{orgId}/candidates',
    summary: '可以任职或者划转的人员',
    access: { permission: 'org.write', org: 'orgId' },
    input: z.strictObject({
      orgId: id,
      q: z.string().trim().max(40).default(''),
      /** Only members whose home it is. */
      own: flag.optional(),
      limit: z.coerce.number().int().min(1).max(500).default(30),
    }),
    output: z.object({
      rows: z.array(z.object({ id, name: z.string(), orgName: z.string(), category: z.enum(['full', 'probationary', 'none']) })),
    }),
  }),
  assign: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/posts',
    summary: '任职',
    access: write,
    input: z.strictObject({
      orgId: id,
      personId: id,
      duty: z.enum(DUTIES),
      appointment: z.enum(appointments),
      from: day,
      docNo,
      reason,
    }),
    output: saved,
  }),
  end: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/posts/{postId}/end',
    summary: '免职',
    access: write,
    input: z.strictObject({ orgId: id, postId: id, until: day, docNo, reason }),
    output: saved,
  }),
}

const ofTerm = { orgId: id, termId: id }
export const term = {
  add: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/terms',
    summary: '登记换届（上一届同日届止）',
    access: write,
    input: z.strictObject({
      orgId: id,
      startedOn: day,
      seats: z.number().int().min(1).max(99),
      hasCommittee: z.boolean(),
      approvedSeats: z.number().int().min(1).max(99).optional(),
      approvalDocNo: docNo,
      earlyDocNo: docNo,
      /** Last day as the approval states it, where no length of term is in force. */
      endsOn: day.optional(),
      reason,
    }),
    output: saved,
  }),
  complete: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/terms/{termId}/complete',
    summary: '补录届期（只填空缺，不改已有）',
    access: write,
    input: z.strictObject({
      ...ofTerm,
      startedOn: day.optional(),
      seats: z.number().int().min(1).max(99).optional(),
      endsOn: day.optional(),
      approvalDocNo: docNo,
    }),
    output: saved,
  }),
  prepare: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/terms/{termId}/prepare',
    summary: '登记换届请示',
    access: write,
    input: z.strictObject({ ...ofTerm, preparedOn: day, docNo }),
    output: saved,
  }),
  remind: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/terms/{termId}/remind',
    summary: '登记换届提醒函',
    access: write,
    input: z.strictObject({ ...ofTerm, remindedOn: day, docNo }),
    output: saved,
  }),
  delay: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/terms/{termId}/delay',
    summary: '登记批准延期换届',
    access: write,
    input: z.strictObject({ ...ofTerm, delayedTo: day, docNo: line(60), decidedOn: day.optional(), reason }),
    output: saved,
  }),
  close: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/terms/{termId}/close',
    summary: '登记届止（改设、撤销等未经换届的届止）',
    access: write,
    input: z.strictObject({ ...ofTerm, endedOn: day, docNo, reason: line(300) }),
    output: saved,
  }),
}
