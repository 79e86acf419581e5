import type { MeetingKind } from '@hongzhu/domain/meeting'
import { textOf } from './calendar.ts'
import type { Item, Mark, Sitting } from './sheet.ts'

/** What of a half-filled sheet has been typed so far. */
export interface DraftParts {
  sitting: Sitting
  title: string
  startTime: string | null
  endTime: string | null
  place: string
  chairId: number | undefined
  recorderId: number | undefined
  theme: string
  marks: readonly Mark[]
  items: readonly Item[]
  sections: Partial<Record<MeetingKind, string>>
}

const idOf = (id: number | undefined) => (id === undefined ? null : String(id))

/** The sheet of a draft as the meeting page saves it (contract: meetingSheet). */
export const draftSheet = (parts: DraftParts) => ({
  kinds: parts.sitting.kinds,
  title: parts.title,
  heldOn: textOf(parts.sitting.on),
  startTime: parts.startTime,
  endTime: parts.endTime,
  place: parts.place,
  chairPersonId: idOf(parts.chairId),
  entrustedNote: '',
  recorderPersonId: idOf(parts.recorderId),
  lecturerPersonId: null,
  theme: parts.theme,
  forYear: parts.sitting.forYear ?? null,
  paperRef: '',
  roster: parts.marks.map((mark) => ({
    personId: String(mark.person.id),
    name: mark.person.name,
    category: mark.isFull ? 'F' : 'P',
    hasVote: mark.hasVote,
    isDue: true,
    isRelieved: mark.isRelieved,
    state: mark.state === 'absent' ? null : mark.state,
    leaveReason: mark.reason ?? '',
  })),
  guests: [],
  agenda: parts.items.map((item) => ({
    kind: item.kind,
    title: item.title,
    content: item.content,
    priorCommitteeOn: item.prior === undefined ? null : textOf(item.prior),
    proposedBy: item.isSchool ? '党政办公室' : '',
    isReleased: item.isSchool,
    isMajor: item.isMajor,
    isProposalOnly: item.isMajor && item.kind === 'headteacher',
    vote: null,
  })),
  decisions: [],
  isNoDecision: false,
  rectification: [],
  sections: parts.sections,
})
