import type { Sheet } from '@hongzhu/contract/meeting'
import { comparable, saysTheSame } from '@hongzhu/contract/meeting-sheet'
import type { PlainDate } from '@hongzhu/domain'
import { MEETING_STATE_LABELS, type MeetingKind, meetingKindLabel } from '@hongzhu/domain/meeting'
import type { Context } from '../../platform/http/context.ts'
import { Failure, invalid, notFound } from '../../platform/http/failure.ts'
import { attachFile } from '../document/index.ts'
import { tellChanged } from './changed.ts'
import { closeDecision, lockDecision } from './queries.ts'
import { loadRecord } from './record.ts'
import { findMeeting, findMeetingByKey, type Head } from './record-queries.ts'
import { insertCorrection, insertDraft, updateDraft, voidHead } from './write-queries.ts'

type Writing = Context<'meeting.write'>

/** 「青禾一中数学组党支部 2026-11-20 支部党员大会」, as events name a meeting. */
export const titleOf = (head: Pick<Head, 'orgName' | 'orgKind' | 'heldOn'>, kinds: readonly MeetingKind[]) =>
  `${head.orgName} ${head.heldOn} ${kinds.map((kind) => meetingKindLabel(kind, head.orgKind)).join('、') || '会议'}`

const answerOf = (head: Pick<Head, 'id' | 'version' | 'state' | 'changedAt'>) => ({
  id: head.id,
  version: head.version,
  state: head.state,
  savedAt: head.changedAt,
})

/** 409 with what the server holds, so that the page can show both. */
export async function refuseConflict(ctx: Writing, head: Head, message: string): Promise<never> {
  throw new Failure('conflict', message, { code: 'meeting.conflict', present: await loadRecord(ctx, head) })
}

/** The meeting, locked for this command; out of reach is 404. */
export async function lockMeeting(ctx: Writing, meetingId: string): Promise<Head> {
  const head = await findMeeting(ctx.db, ctx.scope, ctx.today, meetingId, true)
  if (!head) throw notFound('会议记录')
  return head
}

/** Saves a draft under its device's key: the same sheet sent twice is one; an older version is refused with the present one. */
export async function saveDraft(ctx: Writing, input: { clientKey: string; orgId: string; version: number; sheet: Sheet }) {
  const org = await ctx.org(input.orgId)
  const { sheet } = input
  const { accountId } = ctx.actor
  const savedAt = new Date(ctx.services.clock.now()).toISOString()
  const created = await insertDraft(ctx.db, { clientKey: input.clientKey, orgId: org.id, sheet, today: ctx.today, accountId })
  if (created) return { id: created.id, version: 1, state: 'draft' as const, savedAt }
  const head = await findMeetingByKey(ctx.db, ctx.scope, ctx.today, input.clientKey, true)
  if (!head || head.orgId !== org.id) throw notFound('会议单')
  const present = await loadRecord(ctx, head)
  if (saysTheSame(comparable(present.sheet), comparable(sheet))) return answerOf(head)
  if (head.state !== 'draft')
    throw new Failure('conflict', `这次会议${MEETING_STATE_LABELS[head.state]}，不能再改；有误的请追加更正。`, {
      code: 'meeting.settled',
      present,
    })
  if (input.version !== head.version)
    throw new Failure('conflict', `${head.changedBy ?? '另一处'}已经改过这张会议单，请核对两份内容后再保存。`, {
      code: 'meeting.conflict',
      present,
    })
  const version = await updateDraft(ctx.db, { id: head.id, orgId: head.orgId, sheet, accountId })
  return { id: head.id, version, state: head.state, savedAt }
}

/** Voids a settled record with its reason, or discards a draft; nothing is deleted. */
export async function voidMeeting(ctx: Writing, input: { meetingId: string; version: number; reason: string }) {
  const head = await lockMeeting(ctx, input.meetingId)
  if (head.state === 'voided') return answerOf(head)
  if (head.version !== input.version) await refuseConflict(ctx, head, '会议单刚被改过，请看过现在的内容再办。')
  const isDraft = head.state === 'draft'
  if (!isDraft && !input.reason) throw invalid('reason', '作废已确认的记录须写明原因。')
  const { version } = await voidHead(ctx.db, head.id, input.reason || '废弃草稿', ctx.actor.accountId)
  const { kinds } = (await loadRecord(ctx, head)).sheet
  ctx.events.record({
    type: isDraft ? 'meeting.discarded' : 'meeting.voided',
    summary: `${isDraft ? '废弃会议草稿' : '作废会议记录'}：${titleOf(head, kinds)}`,
    orgId: head.orgId,
    subject: { kind: 'meeting', id: head.id },
    ...(input.reason ? { reason: input.reason } : {}),
  })
  if (!isDraft) await tellChanged(ctx, head.orgId, head.id)
  return { ...answerOf(head), version, state: 'voided' as const }
}

/** MTG-14：确认之后的更正只追加。 */
export async function correctMeeting(ctx: Writing, input: { meetingId: string; text: string }) {
  const head = await lockMeeting(ctx, input.meetingId)
  if (head.state !== 'confirmed' && head.state !== 'archived')
    throw new Failure('refused', `${MEETING_STATE_LABELS[head.state]}的会议单不用更正：草稿可以直接改，作废的请重新登记。`, {
      code: 'meeting.not-settled',
    })
  const correction = await insertCorrection(ctx.db, head.id, input.text, ctx.actor.accountId)
  if (correction.isNew) {
    const { kinds } = (await loadRecord(ctx, head)).sheet
    ctx.events.record({
      type: 'meeting.corrected',
      summary: `追加更正：${titleOf(head, kinds)}`,
      orgId: head.orgId,
      subject: { kind: 'meeting', id: head.id },
      after: { text: input.text },
    })
    await tellChanged(ctx, head.orgId, head.id)
  }
  return { id: correction.id }
}

/** Attaches a file to a sheet; also to a settled one (signed original, SCH-09), never to a voided one. */
export async function attachToMeeting(ctx: Writing, input: { meetingId: string; file: File }) {
  const head = await findMeeting(ctx.db, ctx.scope, ctx.today, input.meetingId)
  if (!head) throw notFound('会议记录')
  if (head.state === 'voided') throw new Failure('refused', '作废的会议单不再收附件。', { code: 'meeting.voided' })
  const { kinds } = (await loadRecord(ctx, head)).sheet
  return attachFile(ctx, { kind: 'meeting', id: head.id, orgId: head.orgId, title: titleOf(head, kinds) }, input.file)
}

/** Records that a decision was carried out. */
export async function finishDecision(ctx: Writing, input: { decisionId: string; doneOn: PlainDate; note: string }) {
  const decision = await lockDecision(ctx.db, ctx.scope, input.decisionId, ctx.today)
  if (!decision || (decision.state !== 'confirmed' && decision.state !== 'archived')) throw notFound('决定事项')
  if (decision.doneOn === input.doneOn && decision.doneNote === input.note) return { ok: true as const }
  if (decision.doneOn)
    throw new Failure('conflict', `这项决定已于 ${decision.doneOn} 登记完成。`, { code: 'meeting.decision-closed' })
  if (input.doneOn > ctx.today) throw invalid('doneOn', '完成日期不能晚于今天。')
  if (input.doneOn < decision.heldOn) throw invalid('doneOn', `完成日期不能早于作出决定的会议（${decision.heldOn}）。`)
  await closeDecision(ctx.db, decision.id, { on: input.doneOn, note: input.note, accountId: ctx.actor.accountId })
  ctx.events.record({
    type: 'meeting.decision-done',
    summary: `完成决定事项：${decision.text.slice(0, 60)}`,
    orgId: decision.orgId,
    subject: { kind: 'decision', id: decision.id },
    after: { doneOn: input.doneOn, note: input.note },
  })
  await tellChanged(ctx, decision.orgId, decision.meetingId)
  return { ok: true as const }
}
