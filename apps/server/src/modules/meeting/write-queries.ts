import type { Sheet } from '@hongzhu/contract/meeting'
import type { PlainDate } from '@hongzhu/domain'
import type { MeetingState } from '@hongzhu/domain/meeting'
import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'
import type { PassedWarning } from './record-queries.ts'

const orNull = (text: string) => text.trim() || null

/** The columns of the meeting row that the sheet fills; persons only once they are checked against the day. */
const headOf = (sheet: Sheet) => ({
  title: sheet.title,
  held_on: sheet.heldOn,
  starts_at: sheet.startTime,
  ends_at: sheet.endTime,
  place: sheet.place,
  entrustment: orNull(sheet.entrustedNote),
  theme: orNull(sheet.theme),
  for_year: sheet.forYear,
  no_decision: sheet.isNoDecision,
  paper_ref: orNull(sheet.paperRef),
  due_count: sheet.roster.filter((entry) => entry.isDue).length,
  present_count: sheet.roster.filter((entry) => entry.isDue && entry.state === 'present').length,
})

/** A new draft; undefined when this device's key is already there (the same sheet sent twice). */
export async function insertDraft(
  db: Database,
  draft: { clientKey: string; orgId: string; sheet: Sheet; today: PlainDate; accountId: string },
): Promise<{ id: string } | undefined> {
  const row = await db
    .insertInto('meeting')
    .values({
      ...headOf(draft.sheet),
      org_id: draft.orgId,
      client_key: draft.clientKey,
      recorded_on: draft.today,
      recorded_by: draft.accountId,
      changed_by: draft.accountId,
    })
    .onConflict((conflict) => conflict.column('client_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row) await writeDraft(db, { id: row.id, orgId: draft.orgId, sheet: draft.sheet, accountId: draft.accountId })
  return row
}

/** Puts the whole draft beside its row, and its kinds where lists find them. */
async function writeDraft(db: Database, draft: { id: string; orgId: string; sheet: Sheet; accountId: string }): Promise<void> {
  const sheet = JSON.stringify(draft.sheet)
  await sql`insert into meeting_draft (meeting_id, org_id, sheet, saved_by) values (${draft.id}, ${draft.orgId}, ${sheet}::jsonb, ${draft.accountId})
    on conflict (meeting_id) do update set sheet = excluded.sheet, saved_at = now(), saved_by = excluded.saved_by`.execute(db)
  await writeSections(db, draft.id, draft.sheet)
}

async function writeSections(db: Database, id: string, sheet: Sheet): Promise<void> {
  await db.deleteFrom('meeting_section').where('meeting_id', '=', id).execute()
  const kinds = [...new Set(sheet.kinds)]
  if (kinds.length > 0)
    await db
      .insertInto('meeting_section')
      .values(kinds.map((kind) => ({ meeting_id: id, kind, body: sheet.sections[kind] ?? '' })))
      .execute()
}

/** Saves a draft again under the next version. */
export async function updateDraft(
  db: Database,
  draft: { id: string; orgId: string; sheet: Sheet; accountId: string },
): Promise<number> {
  const { version } = await db
    .updateTable('meeting')
    .set({
      ...headOf(draft.sheet),
      version: sql`version + 1`,
      changed_at: sql`now()`,
      changed_by: draft.accountId,
    })
    .where('id', '=', draft.id)
    .returning('version')
    .executeTakeFirstOrThrow()
  await writeDraft(db, draft)
  return version
}

/** Everything the settled sheet states, into its tables; the draft goes. */
export async function writeSettled(db: Database, id: string, orgId: string, sheet: Sheet): Promise<void> {
  await writeSections(db, id, sheet)
  const marked = sheet.roster.filter((entry) => entry.state !== null)
  if (marked.length > 0)
    await db
      .insertInto('attendance')
      .values(
        marked.map((entry) => ({
          meeting_id: id,
          person_id: entry.personId,
          org_id: orgId,
          held_on: sheet.heldOn,
          category: entry.category,
          has_vote: entry.hasVote,
          is_due: entry.isDue,
          is_relieved: entry.isRelieved,
          state: entry.state ?? 'absent',
          leave_reason: orNull(entry.leaveReason),
        })),
      )
      .execute()
  const guests = sheet.guests.filter((guest) => guest.name)
  if (guests.length > 0)
    await db
      .insertInto('meeting_guest')
      .values(guests.map((guest) => ({ meeting_id: id, name: guest.name, title: guest.title })))
      .execute()
  await writeAgenda(db, id, sheet)
  const follow = [
    ...sheet.decisions.map((item) => ({ ...item, isMeasure: false })),
    ...sheet.rectification.map((item) => ({ ...item, isMeasure: true })),
  ]
  if (follow.length > 0)
    await db
      .insertInto('decision')
      .values(
        follow.map((item, index) => ({
          meeting_id: id,
          org_id: orgId,
          seq: index + 1,
          body: item.text,
          is_measure: item.isMeasure,
          owner_person_id: item.ownerPersonId,
          due_on: item.dueOn,
        })),
      )
      .execute()
  await db.deleteFrom('meeting_draft').where('meeting_id', '=', id).execute()
}

async function writeAgenda(db: Database, id: string, sheet: Sheet): Promise<void> {
  if (sheet.agenda.length === 0) return
  await db
    .insertInto('agenda_item')
    .values(
      sheet.agenda.map((item, index) => ({
        meeting_id: id,
        seq: index + 1,
        kind: item.kind,
        title: item.title,
        content: item.content,
        prior_committee_on: item.priorCommitteeOn,
        proposed_by: orNull(item.proposedBy),
        is_released: item.isReleased,
        is_major: item.isMajor,
        is_proposal_only: item.isProposalOnly,
        matter: item.vote?.matter ?? null,
        entitled: item.vote?.entitled ?? null,
        present_voters: item.vote?.presentVoters ?? null,
        yes: item.vote?.yes ?? null,
        no: item.vote?.no ?? null,
        abstain: item.vote?.abstain ?? null,
        void: item.vote?.void ?? null,
        written_yes: item.vote?.writtenYes ?? null,
        withdrawn: item.vote?.withdrawn ?? null,
        issued: item.vote?.issued ?? null,
        returned: item.vote?.returned ?? null,
        subjects: item.vote?.subjects ?? [],
        written_on: item.vote?.writtenOn ?? [],
      })),
    )
    .execute()
}

export interface Settlement {
  id: string
  sheet: Sheet
  state: Extract<MeetingState, 'confirmed' | 'archived'>
  today: PlainDate
  lateReason: string | null
  passedWarnings: readonly PassedWarning[]
  accountId: string
}

/** The row of a meeting that is now confirmed or archived: recorded today, whatever day the draft was begun. */
export async function settleHead(db: Database, settled: Settlement): Promise<{ version: number }> {
  return db
    .updateTable('meeting')
    .set({
      ...headOf(settled.sheet),
      chair_person_id: settled.sheet.chairPersonId,
      recorder_person_id: settled.sheet.recorderPersonId,
      lecturer_person_id: settled.sheet.lecturerPersonId,
      state: settled.state,
      recorded_on: settled.today,
      late_reason: settled.lateReason,
      passed_warnings: JSON.stringify(settled.passedWarnings),
      confirmed_at: sql`coalesce(confirmed_at, now())`,
      ...(settled.state === 'archived' ? { archived_at: sql`now()` } : {}),
      version: sql`version + 1`,
      changed_at: sql`now()`,
      changed_by: settled.accountId,
    })
    .where('id', '=', settled.id)
    .returning('version')
    .executeTakeFirstOrThrow()
}

/** A confirmed meeting becomes archived; its content stays as confirmed. */
export const archiveHead = (db: Database, id: string, accountId: string) =>
  db
    .updateTable('meeting')
    .set({
      state: 'archived',
      archived_at: sql`now()`,
      version: sql`version + 1`,
      changed_at: sql`now()`,
      changed_by: accountId,
    })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()

/** Voided with its reason; the record stays readable. */
export const voidHead = (db: Database, id: string, reason: string, accountId: string) =>
  db
    .updateTable('meeting')
    .set({
      state: 'voided',
      void_reason: reason,
      voided_at: sql`now()`,
      version: sql`version + 1`,
      changed_at: sql`now()`,
      changed_by: accountId,
    })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()

/** Appends a correction; the same words sent twice are one correction. */
export async function insertCorrection(db: Database, meetingId: string, text: string, accountId: string) {
  const known = await db
    .selectFrom('meeting_correction')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .where('body', '=', text)
    .executeTakeFirst()
  if (known) return { id: known.id, isNew: false }
  const row = await db
    .insertInto('meeting_correction')
    .values({ meeting_id: meetingId, body: text, recorded_by: accountId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id: row.id, isNew: true }
}
