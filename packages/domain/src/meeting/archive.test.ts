import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { date } from '../kernel/index.ts'
import { LAW_ONLY } from '../norms/index.ts'
import { archiveRefusals } from './archive.ts'
import { exampleAdmission, exampleItem, exampleRoster, exampleSheet, exampleVote } from './examples.ts'
import { AGENDA_CONTENT_LABELS, type AgendaContent, type MeetingSheet } from './sheet.ts'
import { MEETING_KINDS, VOTE_MATTER_LABELS, type VoteMatter } from './types.ts'

const paths = (sheet: MeetingSheet) => archiveRefusals(sheet, LAW_ONLY).map((refusal) => refusal.field)

describe('字段路径', () => {
  test.each<[string, Partial<MeetingSheet>, string]>([
    ['没有主持人', { chair: undefined }, 'chair'],
    ['没有记录人', { recorderPersonId: undefined }, 'recorderPersonId'],
    ['没有地点', { place: '' }, 'place'],
    ['起止时间颠倒', { startTime: '16:00', endTime: '15:00' }, 'endTime'],
    ['没有议题', { agenda: [] }, 'agenda'],
    ['缺一段记录', { sections: {} }, 'sections.general'],
    ['既有决定又注明没有', { decisions: [{ text: '通过', ownerPersonId: 'p1', dueOn: date('2026-07-01') }] }, 'isNoDecision'],
    [
      '请假没有事由',
      { roster: exampleRoster(3).map((entry, index) => (index === 2 ? { ...entry, state: 'leave' as const } : entry)) },
      'roster.2.leaveReason',
    ],
    [
      '到会情况没有填',
      { roster: exampleRoster(3).map((entry, index) => (index === 1 ? { ...entry, state: undefined } : entry)) },
      'roster.1.state',
    ],
    ['同一人出现两次', { roster: [...exampleRoster(2), ...exampleRoster(1)] }, 'roster.2'],
  ])('MTG-14：%s', (_sentence, changes, field) => {
    expect(paths(exampleSheet(changes))).toContain(field)
  })

  test('MTG-03：表决的问题指到该次表决', () => {
    expect(paths(exampleAdmission({ presentVoters: 10, yes: 10 }))).toEqual(['votes.0.fact.presentVoters'])
    expect(paths(exampleAdmission({}, { agenda: 7 }))).toEqual(['agenda.0', 'votes.0.agenda'])
  })
})

describe('细则', () => {
  test('MTG-19：减免要求的党员请假不追问事由', () => {
    const roster = exampleRoster(20).map((entry, index) =>
      index === 0 ? { ...entry, state: 'leave' as const, isRelieved: true } : entry,
    )
    expect(paths(exampleSheet({ roster }))).toEqual([])
  })

  test('MTG-02：留党察看的正式党员没有表决权，应到按有表决权的计', () => {
    const roster = exampleRoster(20).map((entry, index) => (index === 0 ? { ...entry, hasVote: false } : entry))
    const sheet = { ...exampleAdmission({ entitled: 19, presentVoters: 19 }), roster }
    expect(archiveRefusals(sheet, LAW_ONLY)).toEqual([])
    expect(archiveRefusals({ ...exampleAdmission({}), roster }, LAW_ONLY).map((refusal) => refusal.code)).toEqual([
      'meeting.voters-exceed-roster',
      'meeting.base-differs',
    ])
  })

  test('MTG-04：当次已开支委会的，不再要求会前支委会', () => {
    const sheet = exampleSheet({
      kinds: ['general', 'committee'],
      agenda: [exampleItem('committee', { content: 'discussion' }), exampleItem('general', { content: 'decision' })],
      sections: { general: '讨论通过', committee: '研究' },
    })
    expect(archiveRefusals(sheet, LAW_ONLY)).toEqual([])
  })

  test('MTG-03：议题是发展党员而没有表决结果', () => {
    const sheet = { ...exampleAdmission({}), votes: [] }
    expect(archiveRefusals(sheet, LAW_ONLY).map((refusal) => refusal.code)).toEqual(['meeting.vote-missing'])
  })

  test('MTG-11：民主生活会到会不足三分之二', () => {
    const sheet = exampleSheet({
      kinds: ['democratic'],
      orgKind: 'committee',
      roster: exampleRoster(7, 4),
      agenda: [exampleItem('democratic', { content: 'life' })],
      sections: { democratic: '对照检查' },
    })
    expect(archiveRefusals(sheet, LAW_ONLY).map((refusal) => `${refusal.rule} ${refusal.code}`)).toEqual([
      'MTG-11 meeting.no-quorum',
    ])
  })
})

describe('性质', () => {
  const contents = Object.keys(AGENDA_CONTENT_LABELS) as AgendaContent[]
  const matters = Object.keys(VOTE_MATTER_LABELS) as VoteMatter[]
  const anySheet = fc
    .record({
      kinds: fc.uniqueArray(fc.constantFrom(...MEETING_KINDS), { maxLength: 3 }),
      agenda: fc.array(fc.tuple(fc.constantFrom(...MEETING_KINDS), fc.constantFrom(...contents)), { maxLength: 3 }),
      votes: fc.array(
        fc.tuple(
          fc.nat({ max: 3 }),
          fc.constantFrom(...matters),
          fc.integer({ min: -1, max: 25 }),
          fc.integer({ min: -1, max: 25 }),
        ),
        { maxLength: 2 },
      ),
      present: fc.nat({ max: 20 }),
      late: fc.integer({ min: -3, max: 17 }),
      flags: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    })
    .map(({ kinds, agenda, votes, present, late, flags: [hasCommittee, isNoDecision, hasChair] }) =>
      exampleSheet({
        kinds,
        agenda: agenda.map(([kind, content]) => exampleItem(kind, { content })),
        votes: votes.map(([index, matter, entitled, yes]) => ({
          agenda: index,
          fact: exampleVote({ matter, entitled, yes, presentVoters: present }),
          subjects: [],
        })),
        roster: exampleRoster(20, present),
        recordedOn: date(`2026-06-${String(13 + late)}`),
        hasCommittee,
        isNoDecision,
        chair: hasChair ? { personId: 'p1', duties: ['secretary'] } : undefined,
      }),
    )

  test('任何记录都不出错；每条提示都有规则、字段，须改正的还有办法', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        for (const refusal of archiveRefusals(sheet, LAW_ONLY)) {
          expect(refusal.rule).toMatch(/^(MTG|SCH)-\d\d$/)
          expect(refusal.field).toBeTruthy()
          if (refusal.severity !== 'info') expect(refusal.remedy ?? refusal.code).toBe(refusal.remedy)
          expect(refusal.code).toMatch(/^(meeting|vote|school)\.[a-z-]+$/)
        }
      }),
    )
  })
})
