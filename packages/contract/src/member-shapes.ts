import { z } from 'zod'
import { id, refusal } from './fields.ts'

const text = z.string().nullable()
export const memberCategory = z.enum(['F', 'P'])
export const memberStatus = z.enum(['NORMAL', 'STOPPED', 'OUT', 'DEAD', 'MOVED'])

/** A line of the list; ID number and phone arrive masked, of the birth date only the year (SEC-74). */
export const memberRow = z.object({
  personId: id,
  name: z.string(),
  sex: text,
  ethnicity: text,
  bornYear: z.number().int().nullable(),
  education: text,
  workPost: text,
  idNoMasked: text,
  phoneMasked: text,
  category: memberCategory,
  status: memberStatus,
  joinedOn: text,
  fullOn: text,
  orgId: id,
  orgName: z.string(),
  duties: z.array(z.string()),
  isFloating: z.boolean(),
  isLost: z.boolean(),
})

/** A member as pickers and search boxes show it. */
export const memberHit = z.object({
  personId: id,
  name: z.string(),
  sex: text,
  bornYear: z.number().int().nullable(),
  category: memberCategory.nullable(),
  orgId: id,
  orgName: z.string(),
})

const spanFields = { fromOn: z.string(), untilOn: text, docNo: text, recordedAt: z.string(), recordedBy: text }
export const memberHome = z.object({
  orgId: id,
  orgName: z.string(),
  entryKind: z.string(),
  leaveKind: text,
  ...spanFields,
})
export const memberStatusRow = z.object({
  status: memberStatus,
  orgName: z.string(),
  decidedBy: text,
  reason: text,
  ...spanFields,
})
export const memberPost = z.object({ orgId: id, orgName: z.string(), duty: z.string(), appointment: z.string(), ...spanFields })
export const memberGroup = z.object({ groupId: id, groupName: z.string(), ...spanFields }).omit({ docNo: true })
export const memberRelief = z.object({
  id,
  kind: z.enum(['attendance', 'rights']),
  reason: z.string(),
  reviewOn: text,
  ...spanFields,
})

/** One field of a person with its words, its label and who may have seen it: `value` is what may be shown here. */
export const personField = z.object({
  key: z.string(),
  title: z.string(),
  label: z.enum(['public', 'internal', 'sensitive']),
  value: text,
  isMasked: z.boolean(),
})

/** Counts of the last twelve months; no score and no rate. */
export const attendanceSummary = z.object({
  fromOn: z.string(),
  untilOn: z.string(),
  due: z.number().int(),
  present: z.number().int(),
  leave: z.number().int(),
  absent: z.number().int(),
})

/** Which of the counts of attendance: those due, present, on leave, absent. */
export const attendanceCount = z.enum(['due', 'present', 'leave', 'absent'])
/** One sitting of one person, as recorded there. */
export const attendanceRow = z.object({
  meetingId: z.string(),
  heldOn: z.string(),
  title: z.string(),
  orgName: z.string(),
  state: z.enum(['present', 'leave', 'absent']),
  isRelieved: z.boolean(),
})

export const memberRecord = z.object({
  personId: id,
  version: z.number().int(),
  name: z.string(),
  category: memberCategory.nullable(),
  status: memberStatus.nullable(),
  /** False where the person has left for elsewhere: only the history within reach is shown. */
  isKept: z.boolean(),
  orgId: id,
  orgName: z.string(),
  orgTrail: z.array(z.string()),
  fields: z.array(personField),
  values: z.object({
    sex: text,
    ethnicity: text,
    bornOn: text,
    birthNote: text,
    education: text,
    degree: text,
    workPost: text,
    title: text,
    nativePlace: text,
    workedFrom: text,
    isFrontLine: z.boolean().nullable(),
    joinedOn: text,
    fullOn: text,
  }),
  floating: z.object({ is: z.boolean(), to: text, from: text, reason: text, contact: text }),
  lost: z.object({ is: z.boolean(), on: text }),
  completeness: z.object({ filled: z.number().int(), due: z.number().int(), missing: z.array(z.string()) }),
  findings: z.array(refusal),
  homes: z.array(memberHome),
  statuses: z.array(memberStatusRow),
  posts: z.array(memberPost),
  groups: z.array(memberGroup),
  reliefs: z.array(memberRelief),
  attendance: attendanceSummary.nullable(),
  recordedAt: z.string(),
  recordedBy: text,
})

/** Who did what and when, from the audit. */
export const trailRow = z.object({
  seq: z.string(),
  at: z.string(),
  type: z.string(),
  actor: z.string(),
  summary: z.string(),
  reason: text,
  changes: z.array(z.object({ title: z.string(), before: z.string(), after: z.string() })),
})

export const correction = z.object({
  id,
  personId: id,
  personName: z.string(),
  orgName: z.string(),
  field: z.string(),
  fieldTitle: z.string(),
  body: z.string(),
  state: z.enum(['open', 'corrected', 'refused']),
  answer: text,
  recordedAt: z.string(),
  dueOn: z.string(),
  answeredAt: text,
  answeredBy: text,
})
