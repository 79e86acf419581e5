import { addMonths, dayAt, type HolidayCalendar, nthWorkday } from '@hongzhu/domain'
import { roleOf } from '@hongzhu/domain/access'
import { PERSON_FIELDS, type PersonField } from '@hongzhu/domain/member'
import { productDefault } from '@hongzhu/domain/norms'
import type { Context } from '../../platform/http/context.ts'
import { Failure, notFound } from '../../platform/http/failure.ts'
import { subjectOf } from './commands.ts'
import {
  answerRequest,
  type CorrectionRow,
  countOpen,
  findCorrection,
  insertCorrection,
  listCorrections,
  listHolidays,
  listOwnCorrections,
} from './correction-queries.ts'
import { loadRecord, OWN_SCOPE } from './record.ts'
import { type AttendanceCount, findPerson, listAttendance, listEvents } from './record-queries.ts'

/** SEC-61: answered within fifteen working days. */
const ANSWER_WORKDAYS = 15
const OPEN_AT_ONCE = 10

async function calendarOf(ctx: Context): Promise<HolidayCalendar> {
  const rows = await listHolidays(ctx.db)
  return new Map(
    rows.map((row) => [row.year, { year: row.year, off: row.off, makeUp: row.makeUp, cite: productDefault(row.docNo) }]),
  )
}

export const fieldTitle = (field: string): string => (field in PERSON_FIELDS ? PERSON_FIELDS[field as PersonField].title : '其他')

const shown = (row: CorrectionRow, calendar: HolidayCalendar) => ({
  ...row,
  fieldTitle: fieldTitle(row.field),
  dueOn: nthWorkday(calendar, dayAt(row.recordedAt), ANSWER_WORKDAYS + 1).value,
})

/** What is recorded about the person who is signed in: every field, who recorded it, who looked at the full number (SEC-61). */
export async function myRecord(ctx: Context) {
  const personId = ctx.actor.personId
  const person = personId ? await findPerson(ctx.db, OWN_SCOPE, personId, ctx.today) : undefined
  if (!personId || !person) return { record: null, looks: [], corrections: [] }
  const [record, looks, corrections, calendar] = await Promise.all([
    loadRecord(ctx.db, OWN_SCOPE, person, { kind: 'own', isEntitled: true }, ctx.today, ctx.today),
    listEvents(ctx.db, personId, { page: 1, pageSize: 100, type: 'member.unmasked', since: addMonths(ctx.today, -12) }),
    listOwnCorrections(ctx.db, personId, ctx.today),
    calendarOf(ctx),
  ])
  return {
    record: record ?? null,
    looks: looks.rows.map((row) => ({
      at: row.at,
      actor: row.actor,
      role: roleOf(row.role ?? '')?.label ?? '',
      reason: row.reason,
    })),
    corrections: corrections.rows.map((row) => shown(row, calendar)),
  }
}

/** One's own sittings: day, name, organisation, state. */
export async function myAttendance(ctx: Context, input: { only?: AttendanceCount | undefined; page: number; pageSize: number }) {
  const only = input.only && { count: input.only, on: ctx.today }
  return ctx.actor.personId ? listAttendance(ctx.db, ctx.actor.personId, { ...input, only }) : { rows: [], total: 0 }
}

/** Asks the branch to correct what is recorded about oneself (SEC-61). */
export async function requestCorrection(ctx: Context, input: { field: string; body: string }) {
  const personId = ctx.actor.personId
  const person = personId ? await findPerson(ctx.db, OWN_SCOPE, personId, ctx.today) : undefined
  if (!person) throw notFound('人员信息')
  if ((await countOpen(ctx.db, person.id)) >= OPEN_AT_ONCE)
    throw new Failure('refused', `您有 ${OPEN_AT_ONCE} 条申请还没有答复，请等支部答复后再提。`, { code: 'correction.too-many' })
  await insertCorrection(ctx.db, { personId: person.id, orgId: person.orgId, ...input, by: ctx.actor.accountId })
  ctx.events.record({
    type: 'correction.requested',
    summary: `${person.name} 申请更正${fieldTitle(input.field)}`,
    orgId: person.orgId,
    subject: subjectOf(person.id),
  })
  return { ok: true as const }
}

/** Requests addressed to the organisations in reach. */
export async function corrections(
  ctx: Context<'member.write'>,
  input: { state: 'open' | 'answered' | 'all'; page: number; pageSize: number },
) {
  const [found, calendar] = await Promise.all([listCorrections(ctx.db, ctx.scope, input, ctx.today), calendarOf(ctx)])
  return { total: found.total, rows: found.rows.map((row) => shown(row, calendar)) }
}

/** Answers a request; refusing says why (SEC-61). Correcting the field itself is its own command. */
export async function answerCorrection(
  ctx: Context<'member.write'>,
  input: { correctionId: string; state: 'corrected' | 'refused'; answer: string },
) {
  const request = await findCorrection(ctx.db, ctx.scope, input.correctionId, ctx.today)
  if (!request) throw notFound('申请')
  if (request.state !== 'open') throw new Failure('refused', '这条申请已经答复。', { code: 'correction.answered' })
  await answerRequest(ctx.db, {
    id: request.id,
    state: input.state,
    answer: input.answer,
    at: new Date(ctx.services.clock.now()).toISOString(),
    by: ctx.actor.accountId,
  })
  ctx.events.record({
    type: 'correction.answered',
    summary: `答复 ${request.name} 更正${fieldTitle(request.field)}的申请：${input.state === 'corrected' ? '已更正' : '不同意'}`,
    orgId: request.orgId,
    subject: subjectOf(request.personId),
    reason: input.answer,
  })
  return { ok: true as const }
}
