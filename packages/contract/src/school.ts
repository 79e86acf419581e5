import {
  COVERAGE_FORM_LABELS,
  type CoverageForm,
  DOSSIER_LABELS,
  type DossierItem,
  GOVERNANCE_LABELS,
  type GovernanceMode,
  OWNERSHIP_LABELS,
  type Ownership,
  STAGES,
  WORK_COVERAGE_LABELS,
  type WorkCoverageForm,
} from '@hongzhu/domain/org'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { day, id, line, pageOf, paging, prose, refusal, traceStep } from './fields.ts'

const keys = <K extends string>(labels: Record<K, string>) => z.enum(Object.keys(labels) as [K, ...K[]])
export const stage = z.enum(STAGES)
export const ownership = keys<Ownership>(OWNERSHIP_LABELS)
const governance = keys<GovernanceMode>(GOVERNANCE_LABELS)
const form = keys<CoverageForm>(COVERAGE_FORM_LABELS)
const workForm = keys<WorkCoverageForm>(WORK_COVERAGE_LABELS)
const dossierItem = keys<DossierItem>(DOSSIER_LABELS)
const numberItem = z.enum(['staff', 'teachers', 'pupils', 'partyStaff'])

/** Covered by an organisation; only by Party work; by neither. */
export const coverState = z.enum(['covered', 'workOnly', 'blank'])
const who = { recordedAt: z.string(), recordedBy: z.string().nullable() }
const span = { id, from: z.string(), until: z.string().nullable(), docNo: z.string().nullable(), ...who }

export const schoolRow = z.object({
  id,
  code: z.string(),
  name: z.string(),
  stage: z.string(),
  ownership: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  openedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  state: coverState,
  /** The qualifying fact in words. */
  basis: z.string().nullable(),
  orgId: id.nullable(),
  orgName: z.string().nullable(),
  /** Items of the dossier that are clear, of five; only where no organisation covers the school. */
  dossierClear: z.number().int().nullable(),
  reason: z.string().nullable(),
  nextStep: z.string(),
})

/** Filters of every list of schools. */
export const schoolFilter = {
  on: day.optional(),
  q: z.string().trim().max(60).default(''),
  region: z.string().max(12).optional(),
  stage: stage.optional(),
  ownership: ownership.optional(),
  /** `uncovered` is workOnly and blank together. */
  state: z.enum(['covered', 'workOnly', 'blank', 'uncovered']).optional(),
}

const caseView = z.object({
  id,
  openedOn: z.string(),
  proposal: z.string().nullable(),
  proposedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  result: z.string().nullable(),
  orgId: id.nullable(),
  orgName: z.string().nullable(),
  docNo: z.string().nullable(),
  ...who,
})

const page = z.object({
  on: z.string(),
  today: z.string(),
  exists: z.boolean(),
  /** Whether the present post manages the school (county or city), not only belongs to it. */
  isManaged: z.boolean(),
  id,
  version: z.number().int(),
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  stage: z.string(),
  ownership: z.string(),
  regionName: z.string(),
  openedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  legalRepresentative: z.string().nullable(),
  governance: z.string().nullable(),
  managerOrgId: id.nullable(),
  managerName: z.string().nullable(),
  state: coverState,
  basis: z.string().nullable(),
  nextStep: z.string(),
  gap: z.object({ days: z.number().int(), isClosed: z.boolean(), isSynchronous: z.boolean() }).nullable(),
  fullMembers: z.number().int().nullable(),
  proposal: z.object({ form: z.string(), text: z.string(), because: z.array(traceStep) }).nullable(),
  /** What must be supplied before the adviser can propose. */
  proposalAsk: z.string().nullable(),
  links: z.array(z.object({ ...span, orgId: id, orgName: z.string(), form: z.string(), inReach: z.boolean() })),
  work: z.array(z.object({ ...span, form: z.string(), detail: z.string() })),
  dossier: z.array(
    z.object({
      id,
      item: z.string(),
      content: z.string(),
      source: z.string(),
      knownOn: z.string(),
      fullMembers: z.number().int().nullable(),
      ...who,
      isLatest: z.boolean(),
    }),
  ),
  dossierMissing: z.array(z.string()),
  numbers: z.array(z.object({ item: z.string(), on: z.string(), amount: z.number().int(), source: z.string(), ...who })),
  campuses: z.array(
    z.object({ id, name: z.string(), address: z.string().nullable(), from: z.string(), until: z.string().nullable() }),
  ),
  cases: z.array(caseView),
  events: z.array(z.object({ id, kind: z.string(), on: z.string(), docNo: z.string().nullable(), text: z.string(), ...who })),
})

const write = { permission: 'school.write' } as const
const saved = z.object({ id, warnings: z.array(refusal) })
const docNo = line(60).optional()
const reason = prose(300).optional()
const at = { schoolId: id }

export const school = {
  regions: endpoint({
    method: 'GET',
    path: '/regions',
    summary: '县（市、区）',
    access: { permission: 'school.read' },
    input: z.strictObject({}),
    output: z.object({ rows: z.array(z.object({ code: z.string(), name: z.string() })) }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/schools',
    summary: '学校名录（截止日）',
    access: { permission: 'school.read' },
    input: z.strictObject({ ...schoolFilter, ...paging }),
    output: pageOf(schoolRow).extend({ on: z.string() }),
  }),
  page: endpoint({
    method: 'GET',
    path: '/schools/{schoolId}',
    summary: '学校情况（截止日）',
    access: { permission: 'school.read' },
    input: z.strictObject({ ...at, on: day.optional() }),
    output: page,
  }),
  create: endpoint({
    method: 'POST',
    path: '/schools',
    summary: '设立学校（同时立组建事项）',
    access: write,
    input: z.strictObject({
      code: line(20),
      name: line(60),
      shortName: line(40).optional(),
      stage,
      ownership,
      regionCode: line(12),
      openedOn: day,
      managerOrgId: id,
      legalRepresentative: line(30).optional(),
      governance: governance.optional(),
      docNo,
    }),
    output: saved,
  }),
  change: endpoint({
    method: 'POST',
    path: '/schools/{schoolId}/changes',
    summary: '学校变更（名称、学段、办学性质、领导体制、法定代表人）',
    access: write,
    input: z.strictObject({
      ...at,
      on: day,
      version: z.number().int(),
      name: line(60).optional(),
      shortName: line(40).optional(),
      stage: stage.optional(),
      ownership: ownership.optional(),
      governance: governance.optional(),
      legalRepresentative: line(30).optional(),
      docNo,
    }),
    output: saved,
  }),
  close: endpoint({
    method: 'POST',
    path: '/schools/{schoolId}/close',
    summary: '学校停办',
    access: write,
    input: z.strictObject({ ...at, on: day, docNo: line(60) }),
    output: saved,
  }),
  count: endpoint({
    method: 'POST',
    path: '/schools/{schoolId}/numbers',
    summary: '登记学校人数（按统计日期）',
    access: write,
    input: z.strictObject({
      ...at,
      item: numberItem,
      on: day,
      amount: z.number().int().min(0).max(100_000),
      source: line(60),
    }),
    output: saved,
  }),
  openCampus: endpoint({
    method: 'POST',
    path: '/schools/{schoolId}/campuses',
    summary: '启用校区',
    access: write,
    input: z.strictObject({ ...at, name: line(40), address: line(100).optional(), from: day }),
    output: saved,
  }),
  closeCampus: endpoint({
    method: 'POST',
    path: '/schools/{schoolId}/campuses/{campusId}/close',
    summary: '停用校区',
    access: write,
    input: z.strictObject({ ...at, campusId: id, until: day }),
    output: saved,
  }),
  cover: endpoint({
    method: 'POST',
    path: '/schools/{schoolId}/coverage',
    summary: '登记党组织覆盖',
    access: write,
    input: z.strictObject({ ...at, orgId: id, form, from: day, docNo, reason }),
    output: saved,
  }),
  endCover: endpoint({
    method: 'POST',
    path: '/schools/{schoolId}/coverage/{linkId}/end',
    summary: '终止党组织覆盖',
    access: write,
    input: z.strictObject({ ...at, linkId: id, until: day, reason: line(300) }),
    output: saved,
  }),
  coverWork: endpoint({
    method: 'POST',
    path: '/schools/{schoolId}/work-coverage',
    summary: '登记党的工作覆盖',
    access: write,
    input: z.strictObject({ ...at, form: workForm, detail: line(60), from: day, docNo }),
    output: saved,
  }),
  endWork: endpoint({
    method: 'POST',
    path: '/schools/{schoolId}/work-coverage/{workId}/end',
    summary: '终止党的工作覆盖',
    access: write,
    input: z.strictObject({ ...at, workId: id, until: day }),
    output: saved,
  }),
  note: endpoint({
    method: 'POST',
    path: '/schools/{schoolId}/dossier',
    summary: '登记“五个清”（追加）',
    access: write,
    input: z.strictObject({
      ...at,
      item: dossierItem,
      content: line(300),
      source: line(60),
      knownOn: day,
      fullMembers: z.number().int().min(0).max(10_000).optional(),
    }),
    output: saved,
  }),
  openCase: endpoint({
    method: 'POST',
    path: '/schools/{schoolId}/cases',
    summary: '立组建事项',
    access: write,
    input: z.strictObject({ ...at, openedOn: day }),
    output: saved,
  }),
  propose: endpoint({
    method: 'POST',
    path: '/schools/{schoolId}/cases/{caseId}/propose',
    summary: '提出组建方式（按人数和条文）',
    access: write,
    input: z.strictObject({ ...at, caseId: id, proposedOn: day, note: prose(200).optional() }),
    output: saved,
  }),
  closeCase: endpoint({
    method: 'POST',
    path: '/schools/{schoolId}/cases/{caseId}/close',
    summary: '办结组建事项',
    access: write,
    input: z.strictObject({
      ...at,
      caseId: id,
      closedOn: day,
      result: z.enum(['own', 'joint', 'attached', 'notNeeded']),
      orgId: id.optional(),
      docNo: line(60),
    }),
    output: saved,
  }),
}
