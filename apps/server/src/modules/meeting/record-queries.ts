import type { Sheet, SheetVote } from '@hongzhu/contract/meeting'
import type { PlainDate } from '@hongzhu/domain'
import type { Permission, Scope } from '@hongzhu/domain/access'
import type { AgendaContent, AttendanceState, MeetingKind, MeetingState, VoteMatter } from '@hongzhu/domain/meeting'
import type { OrgKind } from '@hongzhu/domain/org'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'

export interface PassedWarning {
  code: string
  rule?: string
  message: string
  reason: string
}

/** The row of a meeting, before its parts. */
export interface Head {
  id: string
  clientKey: string
  orgId: string
  orgName: string
  /** On the day of the meeting. */
  orgKind: OrgKind
  version: number
  state: MeetingState
  title: string
  heldOn: PlainDate
  startTime: string | null
  endTime: string | null
  place: string
  chairPersonId: string | null
  entrustedNote: string | null
  recorderPersonId: string | null
  lecturerPersonId: string | null
  theme: string | null
  forYear: number | null
  isNoDecision: boolean
  paperRef: string | null
  dueCount: number
  presentCount: number
  lateReason: string | null
  passedWarnings: PassedWarning[]
  recordedOn: PlainDate
  recordedAt: string
  recordedBy: string | null
  changedAt: string
  changedBy: string | null
  confirmedAt: string | null
  archivedAt: string | null
  voidReason: string | null
}

async function findHead(
  db: Database,
  scope: Scope<Permission>,
  today: PlainDate,
  which: RawBuilder<SqlBool>,
  lock: boolean,
): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select m.id, m.client_key as "clientKey", m.org_id as "orgId",
      (select name from org_name where org_id = m.org_id and from_on <= greatest(m.held_on, from_on) order by (from_on <= m.held_on) desc, from_on desc limit 1) as "orgName",
      (select kind from org_kind where org_id = m.org_id order by (from_on <= m.held_on) desc, from_on desc limit 1) as "orgKind",
      m.version, m.state, m.title, m.held_on as "heldOn", m.starts_at as "startTime", m.ends_at as "endTime", m.place,
      m.chair_person_id as "chairPersonId", m.entrustment as "entrustedNote", m.recorder_person_id as "recorderPersonId",
      m.lecturer_person_id as "lecturerPersonId", m.theme, m.for_year as "forYear", m.no_decision as "isNoDecision", m.paper_ref as "paperRef",
      m.due_count as "dueCount", m.present_count as "presentCount", m.late_reason as "lateReason", m.passed_warnings as "passedWarnings",
      m.recorded_on as "recordedOn", m.recorded_at as "recordedAt", m.changed_at as "changedAt", m.confirmed_at as "confirmedAt",
      m.archived_at as "archivedAt", m.void_reason as "voidReason",
      (select display_name from account where id = m.recorded_by) as "recordedBy", (select display_name from account where id = m.changed_by) as "changedBy"
    from meeting m join org_placement p on p.org_id = m.org_id
    where ${which} and p.from_on <= ${today} and (p.until_on is null or p.until_on > ${today}) and ${inScope(sql.ref('p.path'), scope)}
    ${lock ? sql`for update of m` : sql``}`.execute(db)
  return rows[0]
}

/** A meeting whose organisation is in reach today. */
export const findMeeting = (db: Database, scope: Scope<Permission>, today: PlainDate, id: string, lock = false) =>
  findHead(db, scope, today, sql<SqlBool>`m.id = ${id}`, lock)
/** The same by the key its device gave it. */
export const findMeetingByKey = (db: Database, scope: Scope<Permission>, today: PlainDate, key: string, lock = false) =>
  findHead(db, scope, today, sql<SqlBool>`m.client_key = ${key}::uuid`, lock)

/** The draft of a meeting as it was last saved. */
export async function findDraft(db: Database, meetingId: string): Promise<Sheet | undefined> {
  const row = await db.selectFrom('meeting_draft').select('sheet').where('meeting_id', '=', meetingId).executeTakeFirst()
  return row?.sheet as Sheet | undefined
}

interface AgendaRow {
  kind: MeetingKind
  title: string
  content: AgendaContent | null
  matter: VoteMatter | null
  entitled: number | null
  presentVoters: number | null
  yes: number | null
  no: number | null
  abstain: number | null
  void: number | null
  writtenYes: number | null
  withdrawn: number | null
  issued: number | null
  returned: number | null
  subjects: string[]
  writtenOn: string[]
  priorCommitteeOn: PlainDate | null
  proposedBy: string | null
  isReleased: boolean | null
  isMajor: boolean | null
  isProposalOnly: boolean | null
}

async function listAgenda(db: Database, meetingId: string): Promise<Sheet['agenda']> {
  const { rows } = await sql<AgendaRow>`
    select kind, title, content, matter, entitled, present_voters as "presentVoters", yes, no, abstain, void, written_yes as "writtenYes",
      withdrawn, issued, returned, subjects, written_on::text[] as "writtenOn", prior_committee_on as "priorCommitteeOn",
      proposed_by as "proposedBy", is_released as "isReleased", is_major as "isMajor", is_proposal_only as "isProposalOnly"
    from agenda_item where meeting_id = ${meetingId} order by seq`.execute(db)
  return rows.map((row) => ({
    kind: row.kind,
    title: row.title,
    content: row.content ?? (row.matter === 'membership' ? 'membership' : 'discussion'),
    priorCommitteeOn: row.priorCommitteeOn,
    proposedBy: row.proposedBy ?? '',
    isReleased: row.isReleased ?? false,
    isMajor: row.isMajor ?? false,
    isProposalOnly: row.isProposalOnly ?? false,
    vote: row.matter ? voteOf(row, row.matter) : null,
  }))
}

function voteOf(row: AgendaRow, matter: VoteMatter): SheetVote {
  const { entitled, presentVoters, yes, no, abstain, writtenYes, withdrawn, issued, returned, subjects } = row
  return {
    matter,
    entitled,
    presentVoters,
    yes,
    no,
    abstain,
    void: row.void,
    writtenYes,
    withdrawn,
    issued,
    returned,
    subjects,
    writtenOn: row.writtenOn as PlainDate[],
  }
}

async function listRoster(db: Database, meetingId: string): Promise<Sheet['roster']> {
  const { rows } = await sql<{
    personId: string
    name: string | null
    category: 'F' | 'P' | 'N'
    hasVote: boolean
    isDue: boolean
    isRelieved: boolean
    state: AttendanceState
    leaveReason: string | null
  }>`
    select a.person_id as "personId", n.name, a.category, a.has_vote as "hasVote", a.is_due as "isDue", a.is_relieved as "isRelieved",
      a.state, a.leave_reason as "leaveReason"
    from attendance a left join meeting_names(${meetingId}::bigint) n on n.person_id = a.person_id
    where a.meeting_id = ${meetingId} order by n.name_key, a.person_id`.execute(db)
  return rows.map((row) => ({ ...row, name: row.name ?? '', leaveReason: row.leaveReason ?? '' }))
}

/** The sheet of a settled meeting, put together again from its tables. */
export async function findSettledSheet(db: Database, head: Head): Promise<Sheet> {
  const [roster, guests, agenda, follow, sections] = await Promise.all([
    listRoster(db, head.id),
    db.selectFrom('meeting_guest').select(['name', 'title']).where('meeting_id', '=', head.id).orderBy('id').execute(),
    listAgenda(db, head.id),
    db
      .selectFrom('decision')
      .select(['body as text', 'owner_person_id as ownerPersonId', 'due_on as dueOn', 'is_measure as isMeasure'])
      .where('meeting_id', '=', head.id)
      .orderBy('seq')
      .execute(),
    db.selectFrom('meeting_section').select(['kind', 'body']).where('meeting_id', '=', head.id).orderBy('kind').execute(),
  ])
  const followUps = (isMeasure: boolean) =>
    follow
      .filter((item) => item.isMeasure === isMeasure)
      .map(({ text, ownerPersonId, dueOn }) => ({ text, ownerPersonId, dueOn: dueOn as PlainDate | null }))
  return {
    kinds: sections.map((section) => section.kind as MeetingKind),
    title: head.title,
    heldOn: head.heldOn,
    startTime: head.startTime,
    endTime: head.endTime,
    place: head.place,
    chairPersonId: head.chairPersonId,
    entrustedNote: head.entrustedNote ?? '',
    recorderPersonId: head.recorderPersonId,
    lecturerPersonId: head.lecturerPersonId,
    theme: head.theme ?? '',
    forYear: head.forYear,
    paperRef: head.paperRef ?? '',
    roster,
    guests,
    agenda,
    decisions: followUps(false),
    isNoDecision: head.isNoDecision,
    rectification: followUps(true),
    sections: Object.fromEntries(sections.map((section) => [section.kind, section.body])),
  }
}

/** Names of everybody the record of this meeting mentions. */
export async function listNames(db: Database, meetingId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ personId: string; name: string }>`
    select person_id as "personId", name from meeting_names(${meetingId}::bigint)`.execute(db)
  return new Map(rows.map((row) => [row.personId, row.name]))
}

/** Corrections in the order they were appended. */
export async function listCorrections(db: Database, meetingId: string) {
  const { rows } = await sql<{ id: string; text: string; recordedAt: string; recordedBy: string | null }>`
    select c.id, c.body as text, c.recorded_at as "recordedAt", a.display_name as "recordedBy"
    from meeting_correction c left join account a on a.id = c.recorded_by
    where c.meeting_id = ${meetingId} order by c.id`.execute(db)
  return rows
}
