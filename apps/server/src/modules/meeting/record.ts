import type { MeetingRecord } from '@hongzhu/contract/meeting'
import { addDays, type PlainDate } from '@hongzhu/domain'
import type { Permission } from '@hongzhu/domain/access'
import { minutesLateDays, type Norms, rulingOn } from '@hongzhu/domain/norms'
import type { Context } from '../../platform/http/context.ts'
import { notFound } from '../../platform/http/failure.ts'
import { listFiles } from '../document/index.ts'
import { normsOf } from '../norm/index.ts'
import { listDecisionsOf } from './queries.ts'
import {
  findDraft,
  findMeeting,
  findMeetingByKey,
  findSettledSheet,
  type Head,
  listCorrections,
  listNames,
} from './record-queries.ts'

/** MTG-14：会后几天之内录入算及时，以会议当日的规定为准，当地可以更严。 */
export const isLate = (heldOn: PlainDate, recordedOn: PlainDate, norms: Norms): boolean => {
  const days = rulingOn(minutesLateDays, heldOn, norms)
  return days !== undefined && recordedOn > addDays(heldOn, days.value)
}

/** The stored sheet with everything recorded about it. */
export async function loadRecord<P extends Permission>(ctx: Context<P>, head: Head): Promise<MeetingRecord> {
  const [draft, decisions, corrections, files, names, norms] = await Promise.all([
    findDraft(ctx.db, head.id),
    listDecisionsOf(ctx.db, head.id),
    listCorrections(ctx.db, head.id),
    listFiles(ctx.db, 'meeting', head.id),
    listNames(ctx.db, head.id),
    normsOf(ctx.db, head.orgId, head.heldOn),
  ])
  const { id, clientKey, version, state, orgId, orgName, orgKind, dueCount, presentCount } = head
  const isSettled = state === 'confirmed' || state === 'archived'
  return {
    id,
    clientKey,
    version,
    state,
    orgId,
    orgName,
    orgKind,
    sheet: draft ?? (await findSettledSheet(ctx.db, head)),
    dueCount,
    presentCount,
    recordedOn: head.recordedOn,
    recordedAt: head.recordedAt,
    recordedBy: head.recordedBy,
    changedAt: head.changedAt,
    changedBy: head.changedBy,
    confirmedAt: head.confirmedAt,
    archivedAt: head.archivedAt,
    voidReason: head.voidReason,
    isLate: isSettled && isLate(head.heldOn, head.recordedOn, norms),
    lateReason: head.lateReason,
    passedWarnings: head.passedWarnings,
    people: [...names].map(([personId, name]) => ({ personId, name })),
    norms: norms.local.map((norm) => ({ ...norm, until: norm.until ?? null })),
    decisions,
    corrections,
    files,
  }
}

/** One meeting in reach, as it is recorded. */
export async function readMeeting(ctx: Context<'meeting.read'>, { meetingId }: { meetingId: string }) {
  const head = await findMeeting(ctx.db, ctx.scope, ctx.today, meetingId)
  if (!head) throw notFound('会议记录')
  return loadRecord(ctx, head)
}

/** The same by the key its device gave it. */
export async function readByKey(ctx: Context<'meeting.read'>, { clientKey }: { clientKey: string }) {
  const head = await findMeetingByKey(ctx.db, ctx.scope, ctx.today, clientKey)
  if (!head) throw notFound('会议单')
  return loadRecord(ctx, head)
}
