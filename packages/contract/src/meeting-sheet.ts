// The meeting sheet as filled in, put before the rules: the same on the page and on the server. Pure; loads no schema.
import type { PlainDate, Refusal } from '@hongzhu/domain'
import {
  archiveRefusals,
  type MeetingKind,
  type MeetingSheet,
  type VoteFact,
  type VoteVerdict,
  voteVerdict,
} from '@hongzhu/domain/meeting'
import type { Norms } from '@hongzhu/domain/norms'
import type { Duty, OrgKind } from '@hongzhu/domain/org'
import type { Sheet, SheetContext, SheetRosterEntry, SheetVote } from './meeting.ts'

/** An empty sheet of one day. */
export const emptySheet = (heldOn: PlainDate, kinds: readonly MeetingKind[]): Sheet => ({
  kinds: [...kinds],
  title: '',
  heldOn,
  startTime: null,
  endTime: null,
  place: '',
  chairPersonId: null,
  entrustedNote: '',
  recorderPersonId: null,
  lecturerPersonId: null,
  theme: '',
  forYear: null,
  paperRef: '',
  roster: [],
  guests: [],
  agenda: [],
  decisions: [],
  isNoDecision: false,
  rectification: [],
  sections: {},
})

export const normsOf = (context: Pick<SheetContext, 'norms'>): Norms => ({
  local: context.norms.map((norm) => ({
    ...(norm.orgId ? { orgId: norm.orgId } : {}),
    parameter: norm.parameter,
    value: norm.value,
    from: norm.from,
    ...(norm.until ? { until: norm.until } : {}),
    cite: norm.cite as Norms['local'][number]['cite'],
  })),
})

/** A number that is not filled in is not a count: the rules say so at its field. */
const number = (value: number | null) => value ?? Number.NaN

const factOf = (vote: SheetVote): VoteFact => ({
  matter: vote.matter,
  entitled: number(vote.entitled),
  presentVoters: number(vote.presentVoters),
  yes: number(vote.yes),
  no: number(vote.no),
  abstain: number(vote.abstain),
  void: vote.void ?? 0,
  writtenYes: vote.writtenYes ?? 0,
  withdrawn: vote.withdrawn ?? 0,
  ...(vote.issued === null ? {} : { issued: vote.issued }),
  ...(vote.returned === null ? {} : { returned: vote.returned }),
})

/** MTG-02、MTG-03、MTG-04、SCH-03、SCH-04：一次表决的结论；票数没有填齐的返回 undefined。 */
export function verdictOf(vote: SheetVote, heldOn: PlainDate, context: Pick<SheetContext, 'norms'>): VoteVerdict | undefined {
  const isOpen = [vote.entitled, vote.presentVoters, vote.yes, vote.no, vote.abstain].some((value) => value === null)
  return isOpen ? undefined : voteVerdict(factOf(vote), heldOn, normsOf(context))
}

/** Who is counted in a vote: due with a vote, and those of them present. */
export const votersOf = (roster: readonly SheetRosterEntry[]) => {
  const voters = roster.filter((entry) => entry.isDue && entry.hasVote)
  return { entitled: voters.length, present: voters.filter((entry) => entry.state === 'present').length }
}

/** The roster of the day with the marks already made; who is no longer due on that day is named in `dropped`. */
export function mergeRoster(
  marked: readonly SheetRosterEntry[],
  ofTheDay: readonly SheetRosterEntry[],
): { roster: SheetRosterEntry[]; dropped: SheetRosterEntry[] } {
  const known = new Map(marked.map((entry) => [entry.personId, entry]))
  const due = new Set(ofTheDay.map((entry) => entry.personId))
  return {
    roster: ofTheDay.map((entry) => {
      const before = known.get(entry.personId)
      return before ? { ...entry, state: before.state, leaveReason: before.leaveReason } : entry
    }),
    dropped: marked.filter((entry) => !due.has(entry.personId) && entry.state !== null),
  }
}

/** The sheet as the rules read it (MTG-14). */
export function domainSheet(sheet: Sheet, context: SheetContext, recordedOn: PlainDate): MeetingSheet {
  const chair = context.people.find((person) => person.personId === sheet.chairPersonId)
  const votes = sheet.agenda.flatMap((item, index) =>
    item.vote ? [{ agenda: index, fact: factOf(item.vote), subjects: item.vote.subjects, writtenOn: item.vote.writtenOn }] : [],
  )
  return {
    kinds: sheet.kinds,
    orgKind: context.orgKind as OrgKind,
    hasCommittee: context.hasCommittee,
    heldOn: sheet.heldOn,
    startTime: sheet.startTime ?? undefined,
    endTime: sheet.endTime ?? undefined,
    place: sheet.place,
    chair: sheet.chairPersonId
      ? { personId: sheet.chairPersonId, duties: (chair?.duties ?? []) as Duty[], entrustedNote: sheet.entrustedNote }
      : undefined,
    recorderPersonId: sheet.recorderPersonId ?? undefined,
    roster: sheet.roster.map((entry) => ({
      personId: entry.personId,
      name: entry.name,
      category: entry.category === 'N' ? undefined : entry.category,
      hasVote: entry.hasVote,
      isDue: entry.isDue,
      state: entry.state ?? undefined,
      leaveReason: entry.leaveReason,
      isRelieved: entry.isRelieved,
    })),
    agenda: sheet.agenda.map((item) => ({
      kind: item.kind,
      title: item.title,
      content: item.content,
      priorCommitteeOn: item.priorCommitteeOn ?? undefined,
      proposedBy: item.proposedBy,
      isReleased: item.isReleased,
      isMajor: item.isMajor,
      isProposalOnly: item.isProposalOnly,
    })),
    votes,
    decisions: sheet.decisions.map(followUpOf),
    isNoDecision: sheet.isNoDecision,
    sections: sheet.sections,
    theme: sheet.theme,
    themeDay: context.themeDay ?? undefined,
    paperRef: sheet.paperRef,
    talksOn: context.talksOn,
    rectification: sheet.rectification.map(followUpOf),
    forYear: sheet.forYear ?? undefined,
    recordedOn,
  }
}

const followUpOf = (item: Sheet['decisions'][number]) => ({
  text: item.text,
  ownerPersonId: item.ownerPersonId ?? undefined,
  dueOn: item.dueOn ?? undefined,
})

/** Where a finding of the rules stands on the sheet: votes sit inside their agenda item there. */
function fieldOnSheet(sheet: Sheet, field: string): string {
  const vote = /^votes\.(\d+)(?:\.(?:fact\.)?(.*))?$/.exec(field)
  if (!vote) return field === 'chair' ? 'chairPersonId' : field === 'recorder' ? 'recorderPersonId' : field.replace('chair.', '')
  const withVote = sheet.agenda.flatMap((item, index) => (item.vote ? [index] : []))
  const index = withVote[Number(vote[1])]
  return index === undefined ? 'agenda' : `agenda.${index}.vote${vote[2] ? `.${vote[2]}` : ''}`
}

/** MTG-14 等：这张会议单能否归档；field 为会议单上的字段路径。 */
export function sheetRefusals(sheet: Sheet, context: SheetContext, recordedOn: PlainDate): Refusal[] {
  return archiveRefusals(domainSheet(sheet, context, recordedOn), normsOf(context)).map((refusal) =>
    refusal.field === undefined ? refusal : { ...refusal, field: fieldOnSheet(sheet, refusal.field) },
  )
}

/** The key under which the reason for passing a warning is kept. */
export const reasonKey = (refusal: Pick<Refusal, 'code' | 'field'>) => `${refusal.code}|${refusal.field ?? ''}`

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/** Whether two pieces of a sheet say the same, whatever the order of their fields. */
export const saysTheSame = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

/** What a sheet states, without what the server fills in or reorders: to tell whether the same sheet was sent again. */
export const comparable = (sheet: Sheet) => ({
  ...sheet,
  kinds: [...sheet.kinds].sort(),
  sections: Object.fromEntries(sheet.kinds.map((kind) => [kind, sheet.sections[kind] ?? ''])),
  roster: sheet.roster
    .filter((entry) => entry.state !== null)
    .map(({ personId, state, leaveReason }) => ({ personId, state, leaveReason }))
    .sort((a, b) => (a.personId < b.personId ? -1 : 1)),
})
