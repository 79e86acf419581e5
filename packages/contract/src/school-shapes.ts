import {
  COVER_STATE_LABELS,
  COVERAGE_FORM_LABELS,
  type CoverageForm,
  type CoverState,
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
import { day, id, traceStep } from './fields.ts'

const keys = <K extends string>(labels: Record<K, string>) => z.enum(Object.keys(labels) as [K, ...K[]])
export const stage = z.enum(STAGES)
export const ownership = keys<Ownership>(OWNERSHIP_LABELS)
export const governance = keys<GovernanceMode>(GOVERNANCE_LABELS)
export const form = keys<CoverageForm>(COVERAGE_FORM_LABELS)
export const workForm = keys<WorkCoverageForm>(WORK_COVERAGE_LABELS)
export const dossierItem = keys<DossierItem>(DOSSIER_LABELS)
export const numberItem = z.enum(['staff', 'teachers', 'pupils', 'partyStaff'])

/** Covered by an organisation; only by Party work; by neither. */
export const coverState = keys<CoverState>(COVER_STATE_LABELS)
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

export const schoolPage = z.object({
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
