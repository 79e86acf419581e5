// Shapes of the meeting sheet and its record.
import type { AgendaContent, AttendanceState, MeetingKind, MeetingState, VoteMatter } from '@hongzhu/domain/meeting'
import {
  AGENDA_CONTENT_LABELS,
  ATTENDANCE_LABELS,
  MEETING_KIND_LABELS,
  MEETING_STATE_LABELS,
  VOTE_MATTER_LABELS,
} from '@hongzhu/domain/meeting'
import { ORG_KINDS } from '@hongzhu/domain/org'
import { z } from 'zod'
import { citation, day, dayOut, id, line, prose } from './fields.ts'
import { attachment } from './file.ts'
import { fixedDay } from './theme-day.ts'

const oneOf = <K extends string>(labels: Record<K, string>) => z.enum(Object.keys(labels) as [K, ...K[]])
export const kind = oneOf<MeetingKind>(MEETING_KIND_LABELS)
export const state = oneOf<MeetingState>(MEETING_STATE_LABELS)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间须写成 14:30 的样子')
const count = z.number().int('须为整数').min(0, '不能小于零').max(100_000)

const rosterEntry = z.strictObject({
  personId: id,
  name: z.string().max(60),
  category: z.enum(['F', 'P', 'N']),
  hasVote: z.boolean(),
  isDue: z.boolean(),
  isRelieved: z.boolean(),
  /** null: not marked yet. */
  state: oneOf<AttendanceState>(ATTENDANCE_LABELS).nullable(),
  leaveReason: prose(200),
})

/** One vote; a number not filled in yet is null, never zero. */
const vote = z.strictObject({
  matter: oneOf<VoteMatter>(VOTE_MATTER_LABELS),
  entitled: count.nullable(),
  presentVoters: count.nullable(),
  yes: count.nullable(),
  no: count.nullable(),
  abstain: count.nullable(),
  void: count.nullable(),
  writtenYes: count.nullable(),
  withdrawn: count.nullable(),
  issued: count.nullable(),
  returned: count.nullable(),
  subjects: z.array(line(60)).max(20),
  writtenOn: z.array(day).max(200),
})

const agendaItem = z.strictObject({
  kind,
  title: prose(200),
  content: oneOf<AgendaContent>(AGENDA_CONTENT_LABELS),
  priorCommitteeOn: day.nullable(),
  proposedBy: prose(60),
  isReleased: z.boolean(),
  isMajor: z.boolean(),
  isProposalOnly: z.boolean(),
  vote: vote.nullable(),
})

const followUp = z.strictObject({ text: prose(500), ownerPersonId: id.nullable(), dueOn: day.nullable() })

/** The meeting sheet as it is filled in; a draft may lack anything but the organisation and the day. No field holds who said what. */
export const meetingSheet = z.strictObject({
  kinds: z.array(kind).max(6),
  title: prose(120),
  heldOn: day,
  startTime: time.nullable(),
  endTime: time.nullable(),
  place: prose(120),
  chairPersonId: id.nullable(),
  entrustedNote: prose(200),
  recorderPersonId: id.nullable(),
  lecturerPersonId: id.nullable(),
  theme: prose(120),
  forYear: z.number().int().min(2000).max(2100).nullable(),
  paperRef: prose(60),
  roster: z.array(rosterEntry).max(2000),
  guests: z.array(z.strictObject({ name: prose(60), title: prose(120) })).max(200),
  agenda: z.array(agendaItem).max(40),
  decisions: z.array(followUp).max(60),
  isNoDecision: z.boolean(),
  rectification: z.array(followUp).max(60),
  sections: z.partialRecord(kind, prose(20_000)),
})
export type Sheet = z.output<typeof meetingSheet>
export type SheetRosterEntry = z.output<typeof rosterEntry>
export type SheetVote = z.output<typeof vote>
export type SheetAgendaItem = z.output<typeof agendaItem>
export type SheetFollowUp = z.output<typeof followUp>

const localNorm = z.object({
  /** Whose notice it is; a later one of the same issuer replaces it. */
  orgId: id.optional(),
  parameter: z.string(),
  value: z.unknown(),
  from: dayOut,
  until: dayOut.nullable(),
  cite: citation,
})
const person = z.object({ personId: id, name: z.string(), duties: z.array(z.string()) })

/** What the sheet needs to know about its organisation on the day; kept on the device with the sheet. */
export const sheetContext = z.object({
  orgId: id,
  orgName: z.string(),
  orgShortName: z.string(),
  orgKind: z.string(),
  on: dayOut,
  hasCommittee: z.boolean(),
  /** Leads a school that is led by its Party organisation, or follows that by reference, on that day (SCH-01). */
  isSchoolBody: z.boolean(),
  /** Who is due on that day for these kinds; nobody is marked. */
  roster: z.array(rosterEntry),
  /** Whom chair, recorder, lecturer and owners can be chosen from, with the duties of that day. */
  people: z.array(person),
  norms: z.array(localNorm),
  /** The fixed day of theme days on that day, when the branch set one (MTG-07). */
  themeDay: fixedDay.nullable().optional(),
  /** Days with a heart-to-heart talk on record in the year before; absent where it does not matter (MTG-08). */
  talksOn: z.array(dayOut).optional(),
  habits: z.object({
    place: z.string().nullable(),
    startTime: z.string().nullable(),
    endTime: z.string().nullable(),
    chairPersonId: id.nullable(),
    recorderPersonId: id.nullable(),
  }),
})
export type SheetContext = z.output<typeof sheetContext>

const passedWarning = z.object({
  code: z.string(),
  rule: z.string().optional(),
  message: z.string(),
  reason: z.string(),
})
export const decisionRow = z.object({
  id,
  meetingId: id,
  orgId: id,
  orgName: z.string(),
  heldOn: dayOut,
  text: z.string(),
  isMeasure: z.boolean(),
  ownerPersonId: id.nullable(),
  ownerName: z.string().nullable(),
  dueOn: dayOut.nullable(),
  doneOn: dayOut.nullable(),
  doneNote: z.string().nullable(),
})
/** A stored sheet with everything that was recorded about it. */
/** Kind of the organisation on the day of the meeting. */
const orgKind = z.enum(ORG_KINDS)

export const meetingRecord = z.object({
  id,
  clientKey: z.string(),
  version: z.number().int(),
  state,
  orgId: id,
  orgName: z.string(),
  orgKind,
  sheet: meetingSheet,
  dueCount: z.number().int(),
  presentCount: z.number().int(),
  recordedOn: dayOut,
  recordedAt: z.string(),
  recordedBy: z.string().nullable(),
  changedAt: z.string(),
  changedBy: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  archivedAt: z.string().nullable(),
  voidReason: z.string().nullable(),
  isLate: z.boolean(),
  lateReason: z.string().nullable(),
  passedWarnings: z.array(passedWarning),
  /** Names of everybody the settled record mentions. */
  people: z.array(z.object({ personId: id, name: z.string() })),
  norms: z.array(localNorm),
  decisions: z.array(decisionRow),
  corrections: z.array(z.object({ id, text: z.string(), recordedAt: z.string(), recordedBy: z.string().nullable() })),
  files: z.array(attachment),
})
export type MeetingRecord = z.output<typeof meetingRecord>

export const meetingRow = z.object({
  id,
  clientKey: z.string(),
  orgId: id,
  orgName: z.string(),
  orgKind,
  kinds: z.array(kind),
  title: z.string(),
  heldOn: dayOut,
  startTime: z.string().nullable(),
  place: z.string(),
  due: z.number().int(),
  present: z.number().int(),
  state,
  isLate: z.boolean(),
  recordedOn: dayOut,
  /** Warnings passed with a reason, as superiors see them. */
  warnings: z.number().int(),
  changedAt: z.string(),
})
export const clientKey = z.uuid('登记键格式不对').transform((text) => text.toLowerCase())
export const saved = z.object({ id, version: z.number().int(), state, savedAt: z.string() })
export const version = z.number().int().min(0)
const reasons = z
  .array(z.strictObject({ code: z.string().max(80), field: z.string().max(120).optional(), reason: line(500) }))
  .max(60)
export const settle = z.strictObject({ meetingId: id, version, reasons })
export const settled = saved.extend({ isLate: z.boolean() })
export const done = z.object({ ok: z.literal(true) })
export const obligation = z.object({
  key: z.string(),
  rule: z.string(),
  kind: kind.or(z.literal('secretaryClass')),
  title: z.string(),
  opens: dayOut,
  due: dayOut,
  state: z.string(),
  weight: z.string(),
  missing: z.string().optional(),
  meetings: z.array(id),
})
