import { inWords, type PlainDate } from '../kernel/index.ts'
import type { OrgKind } from '../org/types.ts'
import { MEETING_KINDS, type MeetingKind, meetingKindLabel } from './types.ts'

/** The name of a sitting: as typed, else its day and kinds, 「2026年11月6日支部党员大会、主题党日」. */
export function sittingTitle(sitting: {
  title: string
  kinds: readonly MeetingKind[]
  heldOn: PlainDate
  orgKind?: OrgKind | undefined
}): string {
  const kinds = MEETING_KINDS.filter((kind) => sitting.kinds.includes(kind)).map((kind) =>
    meetingKindLabel(kind, sitting.orgKind),
  )
  return sitting.title.trim() || `${inWords(sitting.heldOn)}${kinds.join('、') || '会议'}`
}
