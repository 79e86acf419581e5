import { ORG_KINDS } from '@hongzhu/domain/org'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { day, id, line, prose, refusal, traceStep } from './fields.ts'
import { orgChoice, orgNode } from './org-shapes.ts'
import { weakView } from './weak.ts'

const who = { recordedAt: z.string(), recordedBy: z.string().nullable() }
const span = { from: z.string(), until: z.string().nullable(), docNo: z.string().nullable(), ...who }

/** A term with what the rules make of it on the day. */
export const termView = z.object({
  id,
  startedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  /** Last day by law, or as the approval states it; empty when it cannot be told. */
  endsOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  reminderOn: z.string().nullable(),
  state: z.string(),
  isCurrent: z.boolean(),
  seats: z.number().int().nullable(),
  hasCommittee: z.boolean(),
  approvalDocNo: z.string().nullable(),
  delayedTo: z.string().nullable(),
  delayDocNo: z.string().nullable(),
  /** Every approval of a delay known on the day, newest first; the newest holds. */
  delays: z.array(
    z.object({
      id,
      delayedTo: z.string(),
      docNo: z.string().nullable(),
      decidedOn: z.string().nullable(),
      decidedBy: z.string().nullable(),
      reason: z.string().nullable(),
      ...who,
    }),
  ),
  preparedOn: z.string().nullable(),
  remindedOn: z.string().nullable(),
  because: z.array(traceStep),
  missing: z.string().nullable(),
  ...who,
})

export const postView = z.object({
  id,
  personId: id,
  name: z.string(),
  orgId: id,
  orgName: z.string(),
  duty: z.string(),
  appointment: z.string(),
  ...span,
})

const page = z.object({
  on: z.string(),
  today: z.string(),
  /** Whether the organisation exists on the day. */
  exists: z.boolean(),
  id,
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.string(),
  foundedOn: z.string(),
  foundedDocNo: z.string().nullable(),
  dissolvedOn: z.string().nullable(),
  dissolvedDocNo: z.string().nullable(),
  endsOn: z.string().nullable(),
  endsDocNo: z.string().nullable(),
  /** Whether it may approve probationary members on the day, and all spans begun by then, newest first (GEN-05). */
  canApproveProbationary: z.boolean(),
  approvalPowers: z.array(
    z.object({
      id,
      from: z.string().nullable(),
      until: z.string().nullable(),
      docNo: z.string().nullable(),
      untilDocNo: z.string().nullable(),
      ...who,
    }),
  ),
  /** Superiors from the top, the organisation itself left out. */
  trail: z.array(z.object({ id, shortName: z.string(), inReach: z.boolean() })),
  /** Whether the present post reaches the superior, who decides about the organisation itself. */
  isSuperior: z.boolean(),
  members: z.object({ ownFull: z.number(), ownProbationary: z.number(), full: z.number(), probationary: z.number() }),
  body: z.array(postView),
  terms: z.array(termView),
  schools: z.array(
    z.object({
      id,
      name: z.string(),
      stage: z.string(),
      form: z.string(),
      from: z.string(),
      until: z.string().nullable(),
      docNo: z.string().nullable(),
    }),
  ),
  children: z.array(z.object({ id, shortName: z.string(), kind: z.string(), members: z.number().int() })),
  groups: z.array(
    z.object({ id, name: z.string(), members: z.number().int(), leaderName: z.string().nullable(), hasLeader: z.boolean() }),
  ),
  names: z.array(z.object({ name: z.string(), shortName: z.string(), ...span })),
  kinds: z.array(z.object({ kind: z.string(), ...span })),
  placements: z.array(z.object({ parentId: id.nullable(), parentName: z.string().nullable(), ...span })),
  events: z.array(
    z.object({
      id,
      kind: z.string(),
      on: z.string(),
      docNo: z.string().nullable(),
      decidedBy: z.string().nullable(),
      text: z.string(),
      reason: z.string().nullable(),
      ...who,
    }),
  ),
  /** 软弱涣散名单：列入、方案、验收 (ORG-19), newest first. */
  weakListings: z.array(weakView),
  findings: z.array(refusal),
})

/** Kinds as a comma-separated list. */
export const kindList = z
  .string()
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.enum(ORG_KINDS)))

/** What every change says: since when, by which paper, decided by whom, why in spite of warnings. */
const change = {
  orgId: id,
  on: day,
  docNo: line(60).optional(),
  decidedBy: id.optional(),
  reason: prose(300).optional(),
}
const write = { permission: 'org.write', org: 'orgId' } as const
const changed = z.object({ id, warnings: z.array(refusal) })
const people = z.array(id).max(3000).default([])
const named = { name: line(100), shortName: line(60) }

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
  page: endpoint({
    method: 'GET',
    path: '/orgs/{orgId}',
    summary: '组织情况（截止日）',
    access: { permission: 'org.read', org: 'orgId' },
    input: z.strictObject({ orgId: id, on: day.optional() }),
    output: page,
  }),
  found: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/children',
    summary: '成立下级组织',
    access: write,
    input: z.strictObject({
      ...change,
      ...named,
      kind: z.enum(ORG_KINDS),
      code: line(30).optional(),
      appliedOn: day.optional(),
      repliedOn: day.optional(),
      isDirectDecision: z.boolean().default(false),
      endsOn: day.optional(),
      canApproveProbationary: z.boolean().default(false),
      /** Members who enter it, from organisations in reach. */
      personIds: people,
      /** Organisations that are put under it. */
      orgIds: z.array(id).max(200).default([]),
      schoolIds: z.array(id).max(50).default([]),
      /** Numbers the approval states, where the members are still to be received. */
      statedFull: z.number().int().min(0).max(10_000).optional(),
      statedProbationary: z.number().int().min(0).max(10_000).optional(),
    }),
    output: changed,
  }),
  rename: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/rename',
    summary: '更名',
    access: write,
    input: z.strictObject({ ...change, ...named }),
    output: changed,
  }),
  retype: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/retype',
    summary: '改设类型',
    access: write,
    input: z.strictObject({ ...change, ...named, kind: z.enum(ORG_KINDS), canApproveProbationary: z.boolean().default(false) }),
    output: changed,
  }),
  changePower: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/approval-power',
    summary: '授予、补录、收回预备党员审批权',
    access: write,
    input: z.strictObject({ orgId: id, isGrant: z.boolean(), on: day, docNo: line(60) }),
    output: z.object({ id }),
  }),
  move: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/move',
    summary: '改变隶属（连同全部下级）',
    access: write,
    input: z.strictObject({ ...change, parentId: id }),
    output: changed,
  }),
  split: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/split',
    summary: '拆分：划出党员另建组织',
    access: write,
    input: z.strictObject({
      ...change,
      parts: z
        .array(z.strictObject({ ...named, kind: z.enum(ORG_KINDS), personIds: z.array(id).min(1, '请选择划出的党员').max(3000) }))
        .min(1)
        .max(10),
    }),
    output: changed,
  }),
  merge: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/merge',
    summary: '合并：并入另一组织',
    access: write,
    input: z.strictObject({ ...change, intoId: id, isHandedOver: z.boolean().default(false) }),
    output: changed,
  }),
  completeEnd: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/end',
    summary: '补录临时党支部的截止日期（只填空缺）',
    access: write,
    input: z.strictObject({ orgId: id, endsOn: day, docNo: line(60) }),
    output: z.object({ id }),
  }),
  dissolve: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/dissolve',
    summary: '撤销',
    access: write,
    input: z.strictObject({ ...change, isHandedOver: z.boolean().default(false) }),
    output: changed,
  }),
}
