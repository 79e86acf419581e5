import { randomUUID } from 'node:crypto'
import type { Sheet, SheetContext } from '@hongzhu/contract/meeting'
import { emptySheet } from '@hongzhu/contract/meeting-sheet'
import { date } from '@hongzhu/domain'
import type { MeetingKind } from '@hongzhu/domain/meeting'
import type { Caller } from './app.ts'
import { ORG } from './world.ts'

/** The context of a sheet as its page asks for it. */
export async function contextFor(
  caller: Caller,
  on: string,
  kinds: readonly MeetingKind[],
  orgId: string = ORG.maths,
): Promise<SheetContext> {
  const answer = await caller.get(`/orgs/${orgId}/meeting-roster?on=${on}&kinds=${kinds.join(',')}`)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

/** A complete sheet: everybody present, one item per kind, nothing decided. */
export function makeSheet(context: SheetContext, kinds: readonly MeetingKind[], more: Partial<Sheet> = {}): Sheet {
  const chair =
    context.people.find((person) => person.duties.includes('secretary') || person.duties.includes('groupLeader')) ??
    context.people[0]
  return {
    ...emptySheet(date(context.on), kinds),
    startTime: '15:30',
    endTime: '17:00',
    place: '行政楼三楼会议室',
    chairPersonId: chair?.personId ?? null,
    recorderPersonId: context.people.find((person) => person.personId !== chair?.personId)?.personId ?? null,
    roster: context.roster.map((entry) => ({ ...entry, state: 'present' as const })),
    agenda: kinds.map((kind) => ({
      kind,
      title: '学习二十届四中全会精神',
      content: 'study' as const,
      priorCommitteeOn: null,
      proposedBy: '',
      isReleased: false,
      isMajor: false,
      isProposalOnly: false,
      vote: null,
    })),
    isNoDecision: true,
    sections: Object.fromEntries(kinds.map((kind) => [kind, '集中学习，交流讨论。'])),
    ...(kinds.includes('themeDay') ? { theme: '重温入党志愿' } : {}),
    ...more,
  }
}

/** Saves a complete sheet as a draft. */
export async function saveSheet(
  caller: Caller,
  on: string,
  kinds: readonly MeetingKind[],
  more: Partial<Sheet> = {},
  orgId: string = ORG.maths,
) {
  const context = await contextFor(caller, on, kinds, orgId)
  const sheet = makeSheet(context, kinds, more)
  const clientKey = randomUUID()
  const answer = await caller.put(`/meeting-sheets/${clientKey}`, { orgId, version: 0, sheet })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return { clientKey, context, sheet, id: answer.body.id as string, version: answer.body.version as number }
}
