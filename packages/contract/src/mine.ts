import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { line, pageOf, paging } from './fields.ts'
import { attendanceCount, attendanceRow, CORRECTION_FIELDS, correction, memberRecord } from './member.ts'

/** What is recorded about the person who is signed in, and what they may do about it (SEC-61). */
export const mine = {
  record: endpoint({
    method: 'GET',
    path: '/me/record',
    summary: '我的信息：登记了什么、由谁登记、谁查看过',
    access: 'self',
    input: z.strictObject({}),
    output: z.object({
      record: memberRecord.nullable(),
      looks: z.array(z.object({ at: z.string(), actor: z.string(), role: z.string(), reason: z.string().nullable() })),
      corrections: z.array(correction),
    }),
  }),
  attendance: endpoint({
    method: 'GET',
    path: '/me/attendance',
    summary: '我参加组织生活的记录',
    access: 'self',
    input: z.strictObject({ only: attendanceCount.optional(), ...paging }),
    output: pageOf(attendanceRow),
  }),
  requestCorrection: endpoint({
    method: 'POST',
    path: '/me/corrections',
    summary: '申请更正我的信息',
    access: 'self',
    input: z.strictObject({ field: z.enum(CORRECTION_FIELDS as unknown as [string, ...string[]]), body: line(500) }),
    output: z.object({ ok: z.literal(true) }),
  }),
}
