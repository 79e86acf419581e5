import type { Sheet } from '@hongzhu/contract/meeting'
import { comparable, saysTheSame } from '@hongzhu/contract/meeting-sheet'

/** The numbered parts of the sheet, as people see and choose them. */
export const SECTIONS = {
  kinds: {
    title: '会议种类与时间地点',
    fields: ['kinds', 'title', 'heldOn', 'startTime', 'endTime', 'place', 'theme', 'forYear'],
  },
  chair: { title: '主持与记录', fields: ['chairPersonId', 'entrustedNote', 'recorderPersonId', 'lecturerPersonId', 'paperRef'] },
  attendance: { title: '到会情况', fields: ['roster', 'guests'] },
  agenda: { title: '议题与表决', fields: ['agenda'] },
  decisions: { title: '决定事项', fields: ['decisions', 'isNoDecision', 'rectification'] },
  minutes: { title: '记录要点', fields: ['sections'] },
} as const satisfies Record<string, { title: string; fields: readonly (keyof Sheet)[] }>
export type SectionId = keyof typeof SECTIONS
export const SECTION_IDS = Object.keys(SECTIONS) as SectionId[]

/** The part of the sheet a section shows. */
export function partOf(sheet: Sheet, section: SectionId): Partial<Sheet> {
  const plain: Sheet = { ...comparable(sheet), roster: comparable(sheet).roster as Sheet['roster'] }
  return Object.fromEntries(SECTIONS[section].fields.map((field) => [field, plain[field]]))
}

export type Side = 'mine' | 'theirs'
export interface Difference {
  section: SectionId
  /** Who changed it since both last agreed. `both` must be chosen by the person. */
  changedBy: Side | 'both'
}

/** Which sections differ, and who changed them since the common base; without a base both did. */
export function differences(base: Sheet | null, mine: Sheet, theirs: Sheet): Difference[] {
  return SECTION_IDS.flatMap((section): Difference[] => {
    const [own, other] = [partOf(mine, section), partOf(theirs, section)]
    if (saysTheSame(own, other)) return []
    if (!base) return [{ section, changedBy: 'both' }]
    const common = partOf(base, section)
    if (saysTheSame(common, other)) return [{ section, changedBy: 'mine' }]
    if (saysTheSame(common, own)) return [{ section, changedBy: 'theirs' }]
    return [{ section, changedBy: 'both' }]
  })
}

/** The sheet with each differing section taken from the chosen side; what nobody changed is the same on both. */
export function mergeBy(mine: Sheet, theirs: Sheet, choices: Partial<Record<SectionId, Side>>): Sheet {
  const merged: Record<string, unknown> = { ...mine }
  for (const section of SECTION_IDS)
    if (choices[section] === 'theirs') for (const field of SECTIONS[section].fields) merged[field] = theirs[field]
  return merged as Sheet
}
