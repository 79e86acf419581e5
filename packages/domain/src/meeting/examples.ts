import { date } from '../kernel/index.ts'
import type { AgendaItem, MeetingSheet, RosterEntry, SheetVote } from './sheet.ts'
import type { MeetingFact, MeetingKind, OrgLifeFacts, VoteFact } from './types.ts'

/** 示例表决：正式党员 20 人全部到会，11 票赞成。 */
export const exampleVote = (changes: Partial<VoteFact> = {}): VoteFact => {
  const vote = {
    matter: 'ordinary',
    entitled: 20,
    presentVoters: 20,
    yes: 11,
    no: 0,
    abstain: 0,
    void: 0,
    writtenYes: 0,
    withdrawn: 0,
    ...changes,
  } as const
  const cast = vote.yes + vote.no + vote.abstain + vote.void
  const rest = vote.presentVoters - vote.withdrawn - cast
  return { ...vote, abstain: vote.abstain + (changes.abstain === undefined ? Math.max(rest, 0) : 0) }
}

/** 应到 `due` 人、出席 `present` 人的签到表，均为正式党员。 */
export const exampleRoster = (due: number, present = due): RosterEntry[] =>
  Array.from({ length: due }, (_, index) => ({
    personId: `p${index + 1}`,
    name: `党员${index + 1}`,
    category: 'F',
    isDue: true,
    state: index < present ? 'present' : 'absent',
    isRelieved: false,
  }))

export const exampleItem = (kind: MeetingKind, changes: Partial<AgendaItem> = {}): AgendaItem => ({
  kind,
  title: '学习研讨',
  content: 'study',
  ...changes,
})

/** 示例记录：一次要素齐全、没有任何提示的支部党员大会。 */
export const exampleSheet = (changes: Partial<MeetingSheet> = {}): MeetingSheet => ({
  kinds: ['general'],
  orgKind: 'branch',
  hasCommittee: true,
  heldOn: date('2026-06-10'),
  startTime: '15:00',
  endTime: '16:30',
  place: '第一会议室',
  chair: { personId: 'p1', duties: ['secretary'] },
  recorderPersonId: 'p2',
  roster: exampleRoster(20),
  agenda: [exampleItem('general')],
  votes: [],
  decisions: [],
  isNoDecision: true,
  sections: { general: '传达学习有关文件，党员结合岗位交流。' },
  rectification: [],
  recordedOn: date('2026-06-12'),
  ...changes,
})

/** 一次发展党员表决的记录。 */
export const exampleAdmission = (fact: Partial<VoteFact>, changes: Partial<SheetVote> = {}): MeetingSheet =>
  exampleSheet({
    agenda: [exampleItem('general', { title: '接收预备党员', content: 'membership', priorCommitteeOn: date('2026-06-01') })],
    votes: [{ agenda: 0, fact: exampleVote({ matter: 'membership', ...fact }), subjects: ['p30'], ...changes }],
    decisions: [{ text: '同意接收为预备党员', ownerPersonId: 'p1', dueOn: date('2026-06-20') }],
    isNoDecision: false,
  })

export const exampleMeeting = (
  id: string,
  heldOn: string,
  kinds: readonly MeetingKind[],
  changes: Partial<MeetingFact> = {},
): MeetingFact => ({
  id,
  orgId: 'o1',
  heldOn: date(heldOn),
  recordedOn: date(heldOn),
  kinds,
  due: 20,
  present: 18,
  ...changes,
})

/** 示例支部的组织生活：2020 年成立，设支委会。 */
export const exampleLife = (changes: Partial<OrgLifeFacts> = {}): OrgLifeFacts => ({
  orgId: 'o1',
  kind: 'branch',
  name: '第一小学党支部',
  foundedOn: date('2020-01-01'),
  committeeSpans: [{ from: date('2020-01-01') }],
  meetings: [],
  secretaryPersonId: 'p1',
  dutiesFrom: date('2020-01-01'),
  ...changes,
})
