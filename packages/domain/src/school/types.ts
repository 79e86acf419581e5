/** The two bodies of a school and the matters they vote on live in meeting/types.ts (VoteMatter). */
export type SchoolBody = 'partyTeam' | 'administrativeTeam'
export const SCHOOL_BODY_LABELS: Record<SchoolBody, string> = { partyTeam: '学校党组织班子', administrativeTeam: '学校行政班子' }
