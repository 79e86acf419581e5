import { AGE_BAND_IDS, type AgeBand, PERSON_FIELDS } from '@hongzhu/domain/member'
import { DUTIES } from '@hongzhu/domain/org'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { day, flag, id, line, pageOf, paging, prose } from './fields.ts'
import {
  attendanceCount,
  attendanceRow,
  correction,
  memberCategory,
  memberHit,
  memberRecord,
  memberRow,
  memberStatus,
  trailRow,
} from './member-shapes.ts'

export * from './member-shapes.ts'

const read = { permission: 'member.read' } as const
const write = { permission: 'member.write' } as const
/** Key items and status are for offices (MDS-30). */
const decide = { permission: 'member.decide' } as const
const done = z.object({ ok: z.literal(true) })
const docNo = line(60)
const reason = line(200)
const codeText = z.string().trim().max(30)
const ids = z
  .string()
  .regex(/^\d{1,18}(,\d{1,18}){0,199}$/, '编号格式不对')
  .transform((text) => text.split(','))

/** Fields the branch itself may change (MDS-30); an empty text clears the field. */
const plainFields = {
  sex: z.enum(['1', '2']).nullable().optional(),
  ethnicity: codeText.nullable().optional(),
  birthNote: prose(200).nullable().optional(),
  education: codeText.nullable().optional(),
  degree: codeText.nullable().optional(),
  workPost: codeText.nullable().optional(),
  title: prose(50).nullable().optional(),
  phone: z.string().trim().max(30).nullable().optional(),
  address: prose(200).nullable().optional(),
  nativePlace: prose(60).nullable().optional(),
  workedFrom: day.nullable().optional(),
  isFrontLine: z.boolean().nullable().optional(),
}
const listFilters = {
  on: day.optional(),
  orgId: id.optional(),
  /** Also everything below the organisation; true unless said otherwise. */
  below: flag.default(true),
  category: memberCategory.optional(),
  sex: z.enum(['1', '2']).optional(),
  ageBand: z.enum(AGE_BAND_IDS as [AgeBand, ...AgeBand[]]).optional(),
  education: z.enum(['1', '2', '3', '4', '6', '7']).optional(),
  status: memberStatus.default('NORMAL'),
  duty: z.enum(DUTIES as [string, ...string[]]).optional(),
  flag: z.enum(['floating', 'lost', 'relieved']).optional(),
  text: z.string().trim().max(30).optional(),
}
export const memberListInput = z.strictObject({ ...listFilters, sort: z.enum(['org', 'name']).default('org'), ...paging })

export const member = {
  list: endpoint({
    method: 'GET',
    path: '/members',
    summary: '党员名册（截止日）',
    access: read,
    input: memberListInput,
    output: pageOf(memberRow).extend({ on: z.string() }),
  }),
  search: endpoint({
    method: 'GET',
    path: '/members/search',
    summary: '选人：按姓名、拼音首字母查找党员',
    access: read,
    input: z.strictObject({
      q: z.string().trim().max(30).default(''),
      orgId: id.optional(),
      below: flag.default(true),
      on: day.optional(),
      /** Already chosen ones, to show their names. */
      ids: ids.optional(),
    }),
    output: z.object({ rows: z.array(memberHit) }),
  }),
  read: endpoint({
    method: 'GET',
    path: '/members/{personId}',
    summary: '党员信息',
    access: read,
    input: z.strictObject({ personId: id, on: day.optional() }),
    output: memberRecord,
  }),
  trail: endpoint({
    method: 'GET',
    path: '/members/{personId}/trail',
    summary: '党员信息的录入和变更记录',
    access: read,
    input: z.strictObject({ personId: id, ...paging }),
    output: pageOf(trailRow),
  }),
  attendance: endpoint({
    method: 'GET',
    path: '/members/{personId}/attendance',
    summary: '一名党员参加组织生活的记录；选定一个次数的，列出它计入的会议',
    access: read,
    input: z.strictObject({ personId: id, only: attendanceCount.optional(), on: day.optional(), ...paging }),
    output: pageOf(attendanceRow),
  }),
  add: endpoint({
    method: 'POST',
    path: '/members',
    summary: '登记党员（一人一条）',
    access: write,
    input: z.strictObject({
      orgId: id,
      name: line(50),
      idNo: line(18),
      bornOn: day,
      ...plainFields,
      appliedOn: day.optional(),
      activistOn: day.optional(),
      candidateOn: day.optional(),
      joinedOn: day,
      fullOn: day.optional(),
      enteredOn: day,
      entryKind: z.enum(['NEW', 'IN_COUNTY', 'IN_PROV', 'IN_OUT', 'IN_SPECIAL', 'RESTORE', 'REORG', 'OTHER']),
      docNo: docNo.optional(),
      /** A candidate chosen as the same person, or the statement that it is somebody else. */
      sameAs: id.optional(),
      isAnother: z.boolean().default(false),
    }),
    output: z.object({
      personId: id.nullable(),
      /** Persons who may be the same; a person must choose. */
      candidates: z.array(memberHit.extend({ isMember: z.boolean() })),
    }),
  }),
  changeFields: endpoint({
    method: 'PUT',
    path: '/members/{personId}/fields',
    summary: '修改党员一般信息',
    access: write,
    input: z.strictObject({ personId: id, version: z.number().int(), ...plainFields }),
    output: z.object({ version: z.number().int() }),
  }),
  changeKeyItems: endpoint({
    method: 'PUT',
    path: '/members/{personId}/key-items',
    summary: '变更党员关键信息（凭文件）',
    access: decide,
    input: z.strictObject({
      personId: id,
      version: z.number().int(),
      name: line(50).optional(),
      idNo: line(18).optional(),
      bornOn: day.optional(),
      birthNote: prose(200).optional(),
      joinedOn: day.optional(),
      fullOn: day.nullable().optional(),
      docNo,
      reason,
    }),
    output: z.object({ version: z.number().int() }),
  }),
  transfer: endpoint({
    method: 'POST',
    path: '/members/{personId}/transfer',
    summary: '组织关系转接（系统内）',
    access: write,
    input: z.strictObject({
      personId: id,
      toOrgId: id,
      on: day,
      leaveKind: z.enum(['TO_COUNTY', 'TO_PROV', 'REORG', 'OTHER']).default('TO_COUNTY'),
      entryKind: z.enum(['IN_COUNTY', 'IN_PROV', 'REORG', 'OTHER']).default('IN_COUNTY'),
      docNo: docNo.optional(),
    }),
    output: done,
  }),
  changeStatus: endpoint({
    method: 'POST',
    path: '/members/{personId}/status',
    summary: '登记党籍状态变化（凭决定文件）',
    access: decide,
    input: z.strictObject({
      personId: id,
      status: memberStatus,
      on: day,
      decidedByOrgId: id,
      docNo: docNo.optional(),
      reason,
    }),
    output: done,
  }),
  joinGroup: endpoint({
    method: 'POST',
    path: '/members/{personId}/group',
    summary: '编入党小组',
    access: write,
    input: z.strictObject({ personId: id, groupId: id.nullable(), on: day }),
    output: done,
  }),
  relieve: endpoint({
    method: 'POST',
    path: '/members/{personId}/reliefs',
    summary: '登记不作硬性要求、中止党员权利',
    access: write,
    input: z.strictObject({
      personId: id,
      kind: z.enum(['attendance', 'rights']),
      reason: z.string().trim().max(200),
      fromOn: day,
      untilOn: day.optional(),
      reviewOn: day.optional(),
      docNo: docNo.optional(),
    }),
    output: z.object({ reliefId: id }),
  }),
  endRelief: endpoint({
    method: 'PUT',
    path: '/members/{personId}/reliefs/{reliefId}',
    summary: '终止不作硬性要求、恢复党员权利',
    access: write,
    input: z.strictObject({ personId: id, reliefId: id, untilOn: day, docNo: docNo.optional() }),
    output: done,
  }),
  setFloating: endpoint({
    method: 'PUT',
    path: '/members/{personId}/floating',
    summary: '登记流动、失联情况',
    access: write,
    input: z.strictObject({
      personId: id,
      isFloating: z.boolean(),
      floatingTo: prose(100).optional(),
      floatingFrom: day.optional(),
      floatingReason: codeText.optional(),
      floatingContact: prose(50).optional(),
      isLost: z.boolean(),
      lostOn: day.optional(),
    }),
    output: done,
  }),
  unmask: endpoint({
    method: 'POST',
    path: '/members/{personId}/unmask',
    summary: '查看敏感信息全文（逐条、写明事由）',
    access: { permission: 'member.unmask' },
    input: z.strictObject({ personId: id, reason: z.string().trim().min(4, '请写明事由，不少于 4 个字').max(200) }),
    output: z.object({ fields: z.record(z.string(), z.string().nullable()), seconds: z.number().int() }),
  }),
  corrections: endpoint({
    method: 'GET',
    path: '/corrections',
    summary: '本人更正申请（本组织受理）',
    access: write,
    input: z.strictObject({ state: z.enum(['open', 'answered', 'all']).default('open'), ...paging }),
    output: pageOf(correction),
  }),
  answerCorrection: endpoint({
    method: 'PUT',
    path: '/corrections/{correctionId}',
    summary: '答复本人更正申请',
    access: write,
    input: z.strictObject({ correctionId: id, state: z.enum(['corrected', 'refused']), answer: line(300) }),
    output: done,
  }),
}

/** Fields a person may ask to have corrected. */
export const CORRECTION_FIELDS = [...(Object.keys(PERSON_FIELDS) as (keyof typeof PERSON_FIELDS)[]), 'other'] as const
