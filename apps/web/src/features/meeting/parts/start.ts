import type { Sheet, SheetContext } from '@hongzhu/contract/meeting'
import { emptySheet, mergeRoster, votersOf } from '@hongzhu/contract/meeting-sheet'
import { date, type PlainDate, periodOf, readDate } from '@hongzhu/domain'
import { kindsHeldBy, MEETING_KINDS, type MeetingKind, meetingKindLabel } from '@hongzhu/domain/meeting'
import type { OrgKind } from '@hongzhu/domain/org'

/** The day a new sheet starts with: today when it lies in the period asked for (2026-11, 2026-Q4, 2026), else the period's last day. */
export function startingDay(period: string | undefined, today: PlainDate): PlainDate {
  const parts = /^(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])))?$/.exec(period ?? '')
  if (!parts) return today
  const [, year, month, quarter, half] = parts
  const first = readDate(
    `${year}-${month ?? String(quarter ? Number(quarter) * 3 - 2 : half === '2' ? 7 : 1).padStart(2, '0')}-01`,
  )
  if (!first) return today
  const { last } = periodOf(month ? 'month' : quarter ? 'quarter' : half ? 'half' : 'year', first)
  return first <= today && today <= last ? today : last < today ? last : first
}

/** The kinds named in an address. */
export const kindsOf = (text: string | undefined): MeetingKind[] =>
  (text ?? '').split(',').filter((part): part is MeetingKind => (MEETING_KINDS as string[]).includes(part))

/** Kinds offered on a sheet: those its organisation holds, with those already chosen. */
export function kindsFor(context: SheetContext | null, chosen: readonly MeetingKind[]): readonly MeetingKind[] {
  if (!context) return chosen
  const { orgKind, hasCommittee, isSchoolBody } = context
  const held = kindsHeldBy({ kind: orgKind as OrgKind, hasCommittee, isSchoolBody })
  return MEETING_KINDS.filter((kind) => held.includes(kind) || chosen.includes(kind))
}

/** What the organisation of the sheet calls this kind of meeting; the general name while it is not known. */
export const labelFor = (context: SheetContext | null, kind: MeetingKind): string =>
  meetingKindLabel(kind, context?.orgKind as OrgKind | undefined)

export const newSheet = (day: string, kinds: readonly MeetingKind[]): Sheet => emptySheet(date(day), kinds)

/** The roster of the day put under the marks, votes that still carry the roster's numbers follow it. */
export function withRoster(sheet: Sheet, roster: Sheet['roster']): Sheet {
  const [before, after] = [votersOf(sheet.roster), votersOf(roster)]
  return {
    ...sheet,
    roster,
    agenda: sheet.agenda.map((item) => {
      if (!item.vote) return item
      const { entitled, presentVoters } = item.vote
      return {
        ...item,
        vote: {
          ...item.vote,
          entitled: entitled === null || entitled === before.entitled ? after.entitled : entitled,
          presentVoters: presentVoters === null || presentVoters === before.present ? after.present : presentVoters,
        },
      }
    }),
  }
}

/** What the organisation usually does, where nothing is filled in yet. */
function withHabits(sheet: Sheet, context: SheetContext): Sheet {
  const { habits, people } = context
  const isHere = (personId: string | null) => personId !== null && people.some((person) => person.personId === personId)
  const leading = people.find((person) => person.duties.includes(context.orgKind === 'group' ? 'groupLeader' : 'secretary'))
  return {
    ...sheet,
    place: sheet.place || (habits.place ?? ''),
    startTime: sheet.startTime ?? habits.startTime,
    endTime: sheet.endTime ?? habits.endTime,
    chairPersonId: sheet.chairPersonId ?? (isHere(habits.chairPersonId) ? habits.chairPersonId : (leading?.personId ?? null)),
    recorderPersonId: sheet.recorderPersonId ?? (isHere(habits.recorderPersonId) ? habits.recorderPersonId : null),
    agenda:
      sheet.agenda.length > 0
        ? sheet.agenda
        : sheet.kinds.map((kind) => ({
            ...EMPTY_ITEM,
            kind,
            content:
              kind === 'class' || kind === 'themeDay'
                ? 'study'
                : kind === 'life'
                  ? 'life'
                  : kind === 'appraisal'
                    ? 'appraisal'
                    : 'discussion',
          })),
  }
}

export const EMPTY_ITEM: Omit<Sheet['agenda'][number], 'kind'> = {
  title: '',
  content: 'discussion',
  priorCommitteeOn: null,
  proposedBy: '',
  isReleased: false,
  isMajor: false,
  isProposalOnly: false,
  vote: null,
}

/** A fresh context laid under the sheet: roster of the day with the marks made, habits on a new sheet. */
export function withContext(sheet: Sheet, context: SheetContext, isNew: boolean): { sheet: Sheet; dropped: string[] } {
  const { roster, dropped } = mergeRoster(sheet.roster, context.roster)
  const filled = isNew ? withHabits(sheet, context) : sheet
  return { sheet: withRoster(filled, roster), dropped: dropped.map((entry) => entry.name) }
}
