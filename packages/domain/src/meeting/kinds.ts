import type { OrgKind } from '../org/types.ts'
import { MEETING_KINDS, type MeetingKind } from './types.ts'

const OF_BRANCH: readonly MeetingKind[] = ['general', 'committee', 'class', 'themeDay', 'life', 'appraisal', 'report']
const OF_COMMITTEE: readonly MeetingKind[] = ['general', 'committee', 'class', 'themeDay', 'democratic', 'report']
const HELD_BY: Record<OrgKind, readonly MeetingKind[]> = {
  workCommittee: ['committee', 'class', 'democratic', 'report'],
  committee: OF_COMMITTEE,
  generalBranch: OF_COMMITTEE,
  branch: OF_BRANCH,
  jointBranch: OF_BRANCH,
  temporaryBranch: OF_BRANCH,
  group: ['group', 'life'],
}
/** Of the organisation that leads a school: its leading team and its two bodies (SCH-03, SCH-05, MTG-11). */
const OF_SCHOOL: readonly MeetingKind[] = ['democratic', 'schoolParty', 'headteacher']

/** MTG-01、MTG-04、MTG-05、SCH-01：这样的组织能召开哪些会议，供登记时选择；不设支委会的没有支委会，不领导学校的没有学校的会。 */
export function kindsHeldBy(org: { kind: OrgKind; hasCommittee: boolean; isSchoolBody: boolean }): MeetingKind[] {
  const held = HELD_BY[org.kind]
  return MEETING_KINDS.filter(
    (kind) =>
      (held.includes(kind) && (kind !== 'committee' || org.hasCommittee)) ||
      (org.isSchoolBody && org.kind !== 'group' && OF_SCHOOL.includes(kind)),
  )
}
