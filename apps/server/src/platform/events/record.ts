import { maskNumbersIn } from '@hongzhu/domain/member'
import { sql } from 'kysely'
import type { Database } from '../db/pool.ts'

/** Something that happened, as the audit keeps it. Sensitive fields are masked by whoever records, numbers in text here. */
export interface EventDraft {
  /** capability.past, e.g. meeting.archived. */
  type: string
  /** One sentence in Chinese. */
  summary: string
  orgId?: string | null
  subject?: { kind: string; id: string }
  before?: unknown
  after?: unknown
  reason?: string
  ok?: boolean
  /** Who did it, where the request itself came from nobody yet: signing in, setting a password with a code. */
  by?: { accountId: string; actor: string }
}

/** Who did it and from where. */
export interface EventOrigin {
  accountId: string | null
  actor: string
  role: string | null
  ip: string | null
  device: string | null
  requestId: string | null
}

export const SYSTEM: EventOrigin = { accountId: null, actor: '系统', role: null, ip: null, device: null, requestId: null }

/**
 * Writes events to the chain. The chain has one writer at a time until its transaction ends, so this is the last
 * statement of a command (the binding does it).
 */
export async function writeEvents(db: Database, origin: EventOrigin, drafts: readonly EventDraft[]): Promise<void> {
  const json = (value: unknown) =>
    value === undefined ? null : JSON.stringify(value, (_, part) => (typeof part === 'string' ? maskNumbersIn(part) : part))
  for (const draft of drafts)
    await sql`insert into event (type, account_id, actor, role, org_id, subject_kind, subject_id, summary, before, after, reason, ok, ip, device, request_id)
      values (${draft.type}, ${draft.by?.accountId ?? origin.accountId}, ${draft.by?.actor ?? origin.actor}, ${origin.role}, ${draft.orgId ?? null}, ${draft.subject?.kind ?? null},
        ${draft.subject?.id ?? null}, ${maskNumbersIn(draft.summary)}, ${json(draft.before)}::jsonb, ${json(draft.after)}::jsonb, ${draft.reason === undefined ? null : maskNumbersIn(draft.reason)},
        ${draft.ok ?? true}, ${origin.ip}, ${origin.device?.slice(0, 200) ?? null}, ${origin.requestId})`.execute(db)
}
