import type { Sheet, SheetContext, SheetRosterEntry } from '@hongzhu/contract/meeting'
import { mergeRoster, reasonKey, sheetRefusals } from '@hongzhu/contract/meeting-sheet'
import type { Refusal } from '@hongzhu/domain'
import { MEETING_STATE_LABELS } from '@hongzhu/domain/meeting'
import type { Context } from '../../platform/http/context.ts'
import { Failure } from '../../platform/http/failure.ts'
import { normsOf } from '../norm/index.ts'
import { tellChanged } from './changed.ts'
import { loadContext } from './context.ts'
import { isLate, loadRecord } from './record.ts'
import { findDraft, type Head, type PassedWarning } from './record-queries.ts'
import { lockMeeting, refuseConflict, titleOf } from './service.ts'
import { archiveHead, settleHead, writeSettled } from './write-queries.ts'

type Writing = Context<'meeting.write'>
type Target = 'confirmed' | 'archived'
interface Settle {
  meetingId: string
  version: number
  reasons: readonly { code: string; field?: string | undefined; reason: string }[]
}

/** Marked, yet not on the rolls of that day: moved away the day before, or never one of them. */
const rosterFindings = (dropped: readonly SheetRosterEntry[]): Refusal[] =>
  dropped.map((entry) => ({
    code: 'meeting.not-on-roster',
    severity: 'block',
    rule: 'MTG-14',
    message: `${entry.name}当日不在应到名册上`,
    remedy: '核对会议日期；不是本组织成员的，改填为列席人员',
    field: 'roster',
  }))

/** Persons named on the sheet must be of the organisation on that day. */
function personFindings(sheet: Sheet, context: SheetContext): Refusal[] {
  const known = new Set(context.people.map((person) => person.personId))
  const named: [string, string, string | null][] = [
    ['chairPersonId', '主持人', sheet.chairPersonId],
    ['recorderPersonId', '记录人', sheet.recorderPersonId],
    ['lecturerPersonId', '讲课人', sheet.lecturerPersonId],
    ...sheet.decisions.map((item, index): [string, string, string | null] => [
      `decisions.${index}.ownerPersonId`,
      '责任人',
      item.ownerPersonId,
    ]),
    ...sheet.rectification.map((item, index): [string, string, string | null] => [
      `rectification.${index}.ownerPersonId`,
      '责任人',
      item.ownerPersonId,
    ]),
  ]
  return named
    .filter(([, , personId]) => personId !== null && !known.has(personId))
    .map(([field, label]) => ({
      code: 'meeting.person-unknown',
      severity: 'block',
      rule: 'MTG-14',
      message: `${label}当日不在本组织`,
      remedy: '重新选择；外来的讲课人、列席领导填在列席人员里',
      field,
    }))
}

/** Every finding about the sheet as of today; blocks refuse, warnings need a typed reason each (kept and shown upward). */
function judge(sheet: Sheet, context: SheetContext, dropped: readonly SheetRosterEntry[], ctx: Writing, input: Settle) {
  const findings = [...rosterFindings(dropped), ...personFindings(sheet, context), ...sheetRefusals(sheet, context, ctx.today)]
  const block = findings.find((finding) => finding.severity === 'block')
  if (block) throw new Failure('refused', `不能归档：${block.message}。`, { code: block.code, refusals: findings })
  const reasons = new Map(
    input.reasons.map((given) => [reasonKey({ code: given.code, ...(given.field ? { field: given.field } : {}) }), given.reason]),
  )
  const warnings = findings.filter((finding) => finding.severity === 'warn')
  const open = warnings.filter((finding) => !reasons.has(reasonKey(finding)))
  if (open.length > 0)
    throw new Failure('refused', `有 ${open.length} 项提醒须写明原因后才能归档。`, {
      code: 'meeting.reason-needed',
      refusals: open,
    })
  return warnings.map(
    (finding): PassedWarning => ({
      code: finding.code,
      ...(finding.rule ? { rule: finding.rule } : {}),
      message: finding.message,
      reason: reasons.get(reasonKey(finding)) ?? '',
    }),
  )
}

function recordSettled(
  ctx: Writing,
  head: Head,
  sheet: Sheet,
  target: Target,
  passed: readonly PassedWarning[],
  late: boolean,
): void {
  const title = titleOf({ ...head, heldOn: sheet.heldOn }, sheet.kinds)
  const subject = { kind: 'meeting', id: head.id }
  ctx.events.record({
    type: `meeting.${target}`,
    summary: `${target === 'archived' ? '归档' : '确认'}会议记录：${title}`,
    orgId: head.orgId,
    subject,
    after: { heldOn: sheet.heldOn, kinds: sheet.kinds, passedWarnings: passed },
    ...(passed.length > 0 ? { reason: passed.map((warning) => `${warning.message}：${warning.reason}`).join('；') } : {}),
  })
  if (!late) return
  ctx.events.record({
    type: 'meeting.recorded-late',
    summary: `补录会议：${title}，录入日期 ${ctx.today}`,
    orgId: head.orgId,
    subject,
    reason: lateReasonOf(passed) ?? '',
  })
}

const lateReasonOf = (passed: readonly PassedWarning[]) =>
  passed.find((warning) => warning.code === 'meeting.recorded-late')?.reason ?? null

/** MTG-14：确认、归档。名册以会议当日为准，录入日期为今天，逾期录入如实注明。 */
export async function settleMeeting(ctx: Writing, input: Settle, target: Target) {
  const head = await lockMeeting(ctx, input.meetingId)
  const savedAt = new Date(ctx.services.clock.now()).toISOString()
  const norms = await normsOf(ctx.db, head.orgId, head.heldOn)
  const late = isLate(head.heldOn, ctx.today, norms)
  const answer = (version: number) => ({ id: head.id, version, state: target, savedAt, isLate: late })
  // The answer to the first call was lost and it is sent again.
  if (head.state === target && head.version === input.version + 1)
    return { ...answer(head.version), isLate: isLate(head.heldOn, head.recordedOn, norms) }
  if (head.version !== input.version) await refuseConflict(ctx, head, '会议单刚被改过，请看过现在的内容再归档。')
  if (head.state === 'confirmed' && target === 'archived')
    return archiveConfirmed(ctx, head, savedAt, isLate(head.heldOn, head.recordedOn, norms))
  const draft = await findDraft(ctx.db, head.id)
  if (head.state !== 'draft' || !draft)
    throw new Failure('conflict', `这次会议${MEETING_STATE_LABELS[head.state]}，不用再办。`, { code: 'meeting.settled' })
  const context = await loadContext(ctx.db, head.orgId, draft.heldOn, draft.kinds)
  const { roster, dropped } = mergeRoster(draft.roster, context.roster)
  const sheet = { ...draft, roster }
  const passed = judge(sheet, context, dropped, ctx, input)
  await writeSettled(ctx.db, head.id, head.orgId, sheet)
  const { version } = await settleHead(ctx.db, {
    id: head.id,
    sheet,
    state: target,
    today: ctx.today,
    lateReason: lateReasonOf(passed),
    passedWarnings: passed,
    accountId: ctx.actor.accountId,
  })
  recordSettled(ctx, head, sheet, target, passed, late)
  await tellChanged(ctx, head.orgId, head.id)
  return answer(version)
}

async function archiveConfirmed(ctx: Writing, head: Head, savedAt: string, late: boolean) {
  const { version } = await archiveHead(ctx.db, head.id, ctx.actor.accountId)
  ctx.events.record({
    type: 'meeting.archived',
    summary: `归档会议记录：${titleOf(head, (await loadRecord(ctx, head)).sheet.kinds)}`,
    orgId: head.orgId,
    subject: { kind: 'meeting', id: head.id },
  })
  await tellChanged(ctx, head.orgId, head.id)
  return { id: head.id, version, state: 'archived' as const, savedAt, isLate: late }
}
