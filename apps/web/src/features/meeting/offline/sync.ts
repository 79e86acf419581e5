import type { MeetingRecord, Sheet } from '@hongzhu/contract/meeting'
import { saysTheSame } from '@hongzhu/contract/meeting-sheet'
import { client, problemOf } from '../../../app/api.ts'
import { dropSheet, findSheet, keepSheet, type LocalSheet, listSheets } from './store.ts'

/** What came of sending: saved, no network, both sides changed, the record is closed, or refused for another reason. */
export type Sent =
  | { kind: 'saved'; meetingId: string; version: number; savedAt: string; sheet: Sheet }
  | { kind: 'offline' }
  | { kind: 'conflict'; present: MeetingRecord }
  | { kind: 'settled'; present: MeetingRecord }
  | { kind: 'failed'; error: unknown }

type Save = (input: {
  clientKey: string
  orgId: string
  version: number
  sheet: Sheet
}) => Promise<{ id: string; version: number; state: string; savedAt: string }>

/** Sends one sheet. The key makes it safe to send the same content again after a lost answer. */
export async function sendSheet(local: LocalSheet, save: Save = client.meeting.save): Promise<Sent> {
  try {
    const answer = await save({ clientKey: local.key, orgId: local.orgId, version: local.version, sheet: local.sheet })
    return { kind: 'saved', meetingId: answer.id, version: answer.version, savedAt: answer.savedAt, sheet: local.sheet }
  } catch (error) {
    const problem = problemOf(error)
    if (problem.status === 0 || problem.status === 503 || problem.status === 502 || problem.status === 504)
      return { kind: 'offline' }
    if (problem.status === 409 && problem.present)
      return {
        kind: problem.code === 'meeting.settled' ? 'settled' : 'conflict',
        present: problem.present as MeetingRecord,
      }
    return { kind: 'failed', error }
  }
}

/** The local sheet after sending; what was typed meanwhile stays and is still to be sent. */
export function afterSending(local: LocalSheet, sent: Sent): LocalSheet {
  if (sent.kind === 'saved')
    return {
      ...local,
      meetingId: sent.meetingId,
      version: sent.version,
      base: sent.sheet,
      conflict: null,
      isUnsent: !saysTheSame(local.sheet, sent.sheet),
    }
  if (sent.kind === 'conflict' || sent.kind === 'settled')
    return { ...local, meetingId: sent.present.id, conflict: sent.present, isUnsent: true }
  return { ...local, isUnsent: true }
}

/** The sheet after the person has chosen between both: it builds on what the server has now. */
export const afterChoosing = (local: LocalSheet, sheet: Sheet, present: MeetingRecord): LocalSheet => ({
  ...local,
  sheet,
  base: present.sheet,
  version: present.version,
  conflict: null,
  isUnsent: true,
})

/** Sends everything of this person that has not gone out; sheets in conflict wait for the person. */
export async function sendAll(accountId: string, save?: Save): Promise<number> {
  let count = 0
  for (const waiting of await listSheets(accountId)) {
    if (!waiting.isUnsent || waiting.conflict) continue
    const sent = await sendSheet(waiting, save)
    if (sent.kind === 'offline') return count
    const present = (await findSheet(accountId, waiting.key)) ?? waiting
    await keepSheet(afterSending(present, sent))
    if (sent.kind === 'saved') count += 1
  }
  return count
}

/** Sheets the server has in full are kept a while for opening without network, then forgotten. */
export async function forgetOld(accountId: string, now: number, days = 14): Promise<void> {
  for (const sheet of await listSheets(accountId))
    if (!sheet.isUnsent && now - Date.parse(sheet.changedAt) > days * 86_400_000) await dropSheet(sheet.key)
}
