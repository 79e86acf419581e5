// Shapes of cases: entries as data, the rail, the history, the commands.
import { z } from 'zod'
import { citation, day, dayOut, id, line, refusal, traceStep } from './fields.ts'

const stepId = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,39}$/, '步骤格式不对')
export const procedureId = z.string().regex(/^[a-z][A-Za-z0-9.-]{0,39}$/, '程序格式不对')
const fieldKey = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/, '内容项格式不对')
const scalar = z.union([z.string().max(1000, '不能超过 1000 个字'), z.number(), z.boolean()])
const row = z.record(fieldKey, scalar)
/** An entry as the form sends it: what each field may hold is the definition's to say, not the shape's. */
export const entry = z.record(
  fieldKey,
  z.union([scalar, z.array(z.string().max(40)).max(1000).readonly(), z.array(row).max(1000).readonly()]),
)

const fieldKind = z.enum(['day', 'text', 'docNo', 'number', 'choice', 'flag', 'person', 'people', 'meeting', 'org', 'rows'])
const column = z.object({
  id: z.string(),
  label: z.string(),
  kind: fieldKind,
  isRequired: z.boolean(),
  help: z.string().optional(),
  max: z.number().optional(),
  min: z.number().optional(),
  choices: z
    .array(z.object({ id: z.string(), label: z.string() }))
    .readonly()
    .optional(),
  onlyWhen: z.object({ field: z.string(), is: z.array(z.string()).readonly() }).optional(),
})
const field = column.extend({ columns: z.array(column).readonly().optional() })
export type FieldShape = z.output<typeof field>

const actor = z.enum(['own', 'superior'])
export const status = z.enum(['running', 'suspended', 'withdrawn', 'expired', 'ended'])
export const mode = z.enum(['live', 'history'])

const stepShape = z.object({
  id: z.string(),
  title: z.string(),
  actor,
  task: z.string(),
  cites: z.array(citation).readonly(),
  fields: z.array(field).readonly(),
  papers: z.array(z.string()).readonly(),
  isGate: z.boolean(),
})
/** A procedure as data, for forms. */
export const definition = z.object({
  id: z.string(),
  title: z.string(),
  rule: z.string(),
  begin: z.array(field).readonly(),
  versions: z.array(z.object({ since: dayOut, steps: z.array(stepShape).readonly() })).readonly(),
})
export type DefinitionShape = z.output<typeof definition>

const dayFound = z.object({ day: dayOut, trace: z.array(traceStep).readonly() }).nullable()
const railStep = stepShape.omit({ isGate: true }).extend({
  state: z.enum(['done', 'excepted', 'current', 'later']),
  earliest: dayFound,
  latest: dayFound,
  on: dayOut.nullable(),
  entry: entry.nullable(),
  reason: z.string().nullable(),
  exception: z.object({ decidedBy: z.string(), docNo: z.string(), reason: z.string() }).nullable(),
  isLate: z.boolean(),
  findings: z.array(refusal).readonly(),
  verdict: z.array(traceStep).readonly(),
})
export type RailStepShape = z.output<typeof railStep>

const named = z.object({ id, name: z.string() })
const historyLine = z.object({
  seq: z.number().int(),
  type: z.string(),
  label: z.string(),
  on: dayOut,
  step: z.string().nullable(),
  reason: z.string().nullable(),
  lines: z.array(z.object({ label: z.string(), value: z.string() })),
  recordedAt: z.string(),
  recordedBy: z.string().nullable(),
})

/** One case with everything the page shows. */
export const caseRecord = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  procedure: z.string(),
  procedureTitle: z.string(),
  name: z.string(),
  mode,
  begunOn: dayOut,
  begin: z.array(field).readonly(),
  begun: entry,
  status,
  current: z.string().nullable(),
  returned: z.object({ reason: z.string(), on: dayOut }).nullable(),
  /** Events on record; a command names the number its page saw. */
  seq: z.number().int(),
  /** What the step whose turn it is lacks. */
  missing: z.string().nullable(),
  rail: z.array(railStep),
  history: z.array(historyLine),
  people: z.array(named),
  meetings: z.array(named),
  orgs: z.array(named),
  may: z.object({ own: z.boolean(), superior: z.boolean() }),
})
export type CaseRecord = z.output<typeof caseRecord>

export const caseRow = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  procedure: z.string(),
  name: z.string(),
  status,
  step: z.string().nullable(),
  actor: actor.nullable(),
  due: dayOut.nullable(),
  isLate: z.boolean(),
  begunOn: dayOut,
  changedAt: z.string(),
})
export type CaseRow = z.output<typeof caseRow>

const reason = line(500)
/** What may be done with a case; `reason` of the step's record answers for what is warned of. */
export const command = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('suspend'), on: day, reason, docNo: line(60).optional() }),
  z.strictObject({ act: z.literal('do'), step: stepId, on: day, entry, reason: reason.optional() }),
  z.strictObject({ act: z.literal('correct'), step: stepId, on: day, entry, reason }),
  z.strictObject({
    act: z.literal('except'),
    step: stepId,
    on: day,
    exception: z.strictObject({ decidedBy: id, docNo: line(60), reason }),
  }),
  z.strictObject({ act: z.literal('return'), to: stepId, on: day, reason }),
  z.strictObject({ act: z.literal('resume'), on: day, reason: reason.optional() }),
  z.strictObject({ act: z.literal('withdraw'), on: day, reason }),
  z.strictObject({ act: z.literal('expire'), on: day, reason }),
])
export type CommandShape = z.input<typeof command>

/** What a command comes to: written or only tried. */
export const answer = z.object({
  id: id.nullable(),
  seq: z.number().int(),
  isWritten: z.boolean(),
  findings: z.array(refusal).readonly(),
  verdict: z.array(traceStep).readonly(),
})
export const choices = z.object({
  people: z.array(z.object({ id, name: z.string(), note: z.string() })),
  meetings: z.array(z.object({ id, title: z.string(), heldOn: dayOut })),
  /** Those above, nearest first: who may decide that a step is passed. */
  superiors: z.array(named),
})
export type ChoicesShape = z.output<typeof choices>
