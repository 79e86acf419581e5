import { describe, expect, test } from 'vitest'
import { addDays, date, known, type PlainDate } from '../kernel/index.ts'
import { LAW_ONLY } from '../norms/index.ts'
import {
  advance,
  begin,
  type CaseCommand,
  type CaseEvent,
  caseDuty,
  type Entry,
  flaws,
  fold,
  railOf,
} from '../procedure/index.ts'
import { RULES_PART_LABELS } from './conduct.ts'
import { exampleVoters, EXAMPLE_MEETING as MEETING } from './examples.ts'
import { electionRecordFindings } from './look-back-election.ts'
import { ELECTION_PROCEDURE as ELECTION } from './procedure.ts'
import type { ElectionFacts } from './procedure-case.ts'
import { pastElection } from './procedure-past.ts'

const TODAY = date('2026-12-01')

const factsOf = (members: number, hasCommittee: boolean): ElectionFacts => {
  const voters = exampleVoters(members).map((voter, index) => ({ ...voter, personId: String(index + 1) }))
  return {
    kind: 'branch',
    term: { id: '1', startedOn: known(date('2023-06-15')), seats: known(3), hasCommittee },
    members: voters,
    names: new Map(voters.map(({ personId, name }) => [personId, name])),
    posts: [],
    vacantSeats: 0,
  }
}

interface Course {
  facts: ElectionFacts
  events: CaseEvent[]
}
const on = (days: number): PlainDate => addDays(MEETING, days)

function begun(facts: ElectionFacts, begin_: Entry): Course {
  const answer = begin(ELECTION, { on: on(-180), mode: 'live', entry: { meetingOn: MEETING, ...begin_ } }, facts, TODAY, LAW_ONLY)
  if (!answer.ok) throw new Error(answer.refusals[0].message)
  return { facts, events: [answer.value] }
}
const decide = ({ facts, events }: Course, command: CaseCommand) =>
  advance({ procedure: ELECTION, state: fold(ELECTION, events), facts, today: TODAY, norms: LAW_ONLY }, command)

function go(course: Course, ...steps: readonly [string, number, Entry][]): Course {
  let { events } = course
  for (const [step, days, entry] of steps) {
    const answer = decide({ ...course, events }, { act: 'do', step, on: on(days), entry, reason: '示例' })
    if (!answer.ok) throw new Error(`${step}：${answer.refusals.map(({ message }) => message).join('；')}`)
    events = [...events, answer.value]
  }
  return { ...course, events }
}
const refusals = (course: Course, step: string, days: number, entry: Entry) => {
  const answer = decide(course, { act: 'do', step, on: on(days), entry })
  return answer.ok ? [] : answer.refusals.map(({ code }) => code)
}
const current = (course: Course) => {
  const { status, current: step } = fold(ELECTION, course.events)
  return step ?? status
}

const RULES = Object.fromEntries(Object.keys(RULES_PART_LABELS).map((part) => [`rules-${part}`, true]))
const member = (id: number, votes: number, present: number, office = 'member') => ({
  personId: String(id),
  office,
  for: votes,
  against: present - votes,
  abstain: 0,
})
const sheet = (due: number, present: number, tallies: readonly ReturnType<typeof member>[]): Entry => ({
  due,
  present,
  issued: present,
  voted: present,
  returned: present,
  valid: present,
  void: 0,
  tallies,
  isSealed: true,
})
const conduct = (basis: string): Entry => ({
  chair: '9',
  chairBasis: basis,
  monitors: ['20', '21'],
  tellers: ['22', '23'],
  monitorsPassed: true,
  rulesYes: 20,
})

/** 23 名正式党员、设委员会、应选 3 名：大会以前各步。 */
const prepared = (): Course =>
  go(
    begun(factsOf(23, true), { occasion: 'term', hasCommittee: true, seats: 3, deputies: 1 }),
    ['remind', -178, {}],
    ['decide', -95, {}],
    ['request', -62, { docNo: '示例〔2026〕1号', method: 'surplus', meetingOn: MEETING }],
    ['requestReply', -50, { docNo: '示例〔2026〕2号', seats: 3 }],
    ['voterList', -41, {}],
    ['recommend', -36, {}],
    ['candidateReport', -26, { docNo: '示例〔2026〕3号', members: ['1', '2', '3', '4'], secretary: '1', deputies: ['2'] }],
    ['candidateReply', -16, { docNo: '示例〔2026〕4号', members: ['1', '2', '3', '4'], secretary: '1', deputies: ['2'] }],
    ['drafts', -11, { ...RULES, hasIntroductions: true, ballotsPrinted: 23 }],
  )

test('the definition is sound', () => {
  expect(flaws(ELECTION)).toEqual([])
})

test('a branch of 23: from the reminder to the handover', () => {
  const voted = go(prepared(), [
    'meeting',
    0,
    {
      ...conduct('outgoingCommittee'),
      ...sheet(23, 20, [member(1, 19, 20), member(2, 18, 20), member(3, 15, 20), member(4, 8, 20)]),
    },
  ])
  expect(current(voted)).toBe('plenary')
  const end = go(
    voted,
    ['plenary', 0, { chair: '3', ...sheet(3, 3, [member(1, 3, 3, 'secretary'), member(2, 2, 3, 'deputySecretary')]) }],
    ['resultReport', 5, { docNo: '示例〔2026〕5号' }],
    ['approve', 20, { docNo: '示例〔2026〕6号', filedOn: '2026-06-30' }],
    ['handover', 28, { isArchived: true }],
  )
  const state = fold(ELECTION, end.events)
  expect(state.status).toBe('ended')
  const rail = railOf(ELECTION, state, end.facts, TODAY, LAW_ONLY)
  expect(rail.map(({ state: at }) => at)).toEqual(Array.from({ length: rail.length }, () => 'done'))
  expect(rail.filter(({ isLate }) => isLate)).toEqual([])
  expect(rail.find(({ id }) => id === 'meeting')?.verdict.map(({ value }) => value)).toContain('23 - 0 = 23 人')
  const past = pastElection('1', state, end.facts, LAW_ONLY)
  expect(past).toMatchObject({
    heldOn: { value: MEETING },
    seats: { value: 3 },
    attendance: { value: { voters: 23, due: 23, present: 20 } },
    candidates: { value: { number: 4, method: 'surplus' } },
    elected: { value: [{ personId: '1' }, { personId: '2' }, { personId: '3' }] },
    officers: [
      { duty: 'secretary', personId: '1', approvalDocNo: '示例〔2026〕6号' },
      { duty: 'deputySecretary', personId: '2' },
    ],
  })
  // ELE-19：全程登记的选举，回头看没有要补的。
  expect(past && electionRecordFindings(past, TODAY, LAW_ONLY)).toEqual([])
})

test('回头看：没有开大会的不算一次选举；经批准不办的步骤没有材料', () => {
  expect(pastElection('1', fold(ELECTION, prepared().events), prepared().facts, LAW_ONLY)).toBeUndefined()
  const voted = go(prepared(), [
    'meeting',
    0,
    {
      ...conduct('outgoingCommittee'),
      ...sheet(23, 20, [member(1, 19, 20), member(2, 18, 20), member(3, 15, 20), member(4, 8, 20)]),
    },
  ])
  const state = fold(ELECTION, voted.events)
  const { remind, ...rest } = state.done
  const exception = { decidedBy: '1', docNo: '示例〔2026〕9号', reason: '示例' }
  const past = pastElection(
    '1',
    { ...state, done: { ...rest, remind: { on: MEETING, entry: {}, exception } } },
    voted.facts,
    LAW_ONLY,
  )
  expect(remind).toBeDefined()
  const found = past ? electionRecordFindings(past, TODAY, LAW_ONLY).map(({ finding }) => finding.code) : []
  expect(found).toEqual(
    expect.arrayContaining(['look-back.no-officers', 'look-back.paper-reminder', 'look-back.paper-resultReport']),
  )
  expect(found).not.toContain('look-back.paper-request')
})

test('a branch of 6: all vote in the meeting, no plenary', () => {
  const facts = factsOf(6, false)
  const course = go(
    begun(facts, { occasion: 'term', hasCommittee: false, seats: 0, deputies: 0 }),
    ['remind', -178, {}],
    ['decide', -95, {}],
    ['request', -62, { docNo: '示例〔2026〕1号', method: 'equal', meetingOn: MEETING }],
    ['requestReply', -50, { docNo: '示例〔2026〕2号', seats: 0 }],
    ['voterList', -41, {}],
    ['recommend', -36, {}],
    ['candidateReport', -26, { docNo: '示例〔2026〕3号', secretary: '1' }],
    ['candidateReply', -16, { docNo: '示例〔2026〕4号', secretary: '1' }],
    ['drafts', -11, { ...RULES, hasIntroductions: true, ballotsPrinted: 6 }],
    [
      'meeting',
      0,
      {
        chair: '2',
        chairBasis: 'outgoingSecretary',
        monitors: ['3'],
        tellers: ['4'],
        monitorsPassed: true,
        rulesYes: 5,
        ...sheet(6, 5, [member(1, 5, 5, 'secretary')]),
      },
    ],
  )
  expect(current(course)).toBe('resultReport')
  expect(railOf(ELECTION, fold(ELECTION, course.events), facts, TODAY, LAW_ONLY).map(({ id }) => id)).not.toContain('plenary')
})

describe('what stops the meeting', () => {
  const course = prepared()
  const four = [member(1, 19, 20), member(2, 18, 20), member(3, 15, 20), member(4, 8, 20)]
  const whole = { ...conduct('outgoingCommittee'), ...sheet(23, 20, four) }
  test.each<[string, Entry, string]>([
    ['应到与名单不符', { ...whole, due: 22 }, 'election.due-differs'],
    [
      '到会不足五分之四',
      {
        ...whole,
        ...sheet(
          23,
          18,
          four.map((row) => ({ ...row, for: 10, against: 8 })),
        ),
      },
      'election.no-quorum',
    ],
    ['收回多于发出', { ...whole, returned: 21, valid: 21 }, 'election.more-returned'],
    ['监票人是候选人', { ...whole, monitors: ['1', '20'] }, 'election.monitor-candidate'],
    ['选举办法未过半数', { ...whole, rulesYes: 11 }, 'election.rules-rejected'],
    ['选票未封存', { ...whole, isSealed: false }, 'election.not-sealed'],
    ['职务不对', { ...whole, tallies: [...four, member(1, 10, 20, 'secretary')] }, 'election.wrong-office'],
  ])('%s', (_name, entry, code) => {
    expect(refusals(course, 'meeting', 0, entry)).toContain(code)
  })

  test('届满以后开会，没有延期批复的不能', () => {
    expect(refusals(course, 'meeting', 7, whole).length).toBeGreaterThan(0)
  })
})

test('ORG-15：提前较多的请示须写明提前换届的批复文号', () => {
  const early = on(-120)
  const entry = { docNo: '示例〔2026〕1号', method: 'surplus', meetingOn: early }
  const course = { ...prepared() }
  course.events = course.events.slice(0, 3)
  expect(refusals(course, 'request', -62, entry)).toContain('term.early-unapproved')
  expect(refusals(course, 'request', -62, { ...entry, earlyDocNo: '示例〔2025〕9号' })).not.toContain('term.early-unapproved')
})

test('ORG-12：党小组不能换届选举，不能开始', () => {
  const facts: ElectionFacts = { ...factsOf(5, false), kind: 'group' }
  const entry = { occasion: 'term', meetingOn: MEETING, hasCommittee: false, seats: 0, deputies: 0 }
  expect(begin(ELECTION, { on: on(-10), mode: 'live', entry }, facts, TODAY, LAW_ONLY).ok).toBe(false)
})

test('before the meeting the way shows no second ballot', () => {
  const course = prepared()
  const rail = railOf(ELECTION, fold(ELECTION, course.events), course.facts, TODAY, LAW_ONLY)
  expect(rail.map(({ id }) => id)).not.toContain('secondBallot')
})

test('a tie for the last seat asks for another ballot among the tied', () => {
  const tied = go(prepared(), [
    'meeting',
    0,
    {
      ...conduct('outgoingCommittee'),
      ...sheet(23, 20, [member(1, 19, 20), member(2, 17, 20), member(3, 12, 20), member(4, 12, 20)]),
    },
  ])
  expect(current(tied)).toBe('secondBallot')
  expect(refusals(tied, 'plenary', 0, {})).not.toEqual([])
  const again: Entry = { kind: 'tie', seats: 1, ...sheet(23, 20, [member(3, 13, 20), member(4, 7, 20)]) }
  expect(current(go(tied, ['secondBallot', 0, again]))).toBe('plenary')
  expect(refusals(tied, 'secondBallot', 0, { ...again, tallies: [member(3, 13, 20), member(5, 7, 20)] })).toContain(
    'election.wrong-round',
  )
})

test('too few candidates and persons off the list are refused in the request', () => {
  const course = { ...prepared() }
  course.events = course.events.slice(0, 7)
  const entry = { docNo: '示例〔2026〕3号', members: ['1', '2', '3'], secretary: '1', deputies: ['2'] }
  expect(refusals(course, 'candidateReport', -26, entry)).toEqual(['election.too-few-candidates'])
  expect(refusals(course, 'candidateReport', -26, { ...entry, members: ['1', '2', '3', '99'] })).toContain(
    'election.not-eligible',
  )
})

test('the superior is reminded by a duty of its own, the branch by its own', () => {
  const course = begun(factsOf(23, true), { occasion: 'term', hasCommittee: true, seats: 3, deputies: 1 })
  const duty = (events: readonly CaseEvent[], day: PlainDate) =>
    caseDuty(ELECTION, { id: '7', orgId: '3', superiorOrgId: '2', state: fold(ELECTION, events) }, course.facts, day, LAW_ONLY)
  expect(duty(course.events, on(-180))).toMatchObject([
    { key: 'ELE-19:election:7:remind', actorOrgId: '2', title: '换届选举：上级提醒换届' },
  ])
  const reminded = go(course, ['remind', -178, {}])
  expect(duty(reminded.events, on(-100))).toMatchObject([{ key: 'ELE-19:election:7:decide', due: on(-90), state: 'open' }])
  expect(duty(reminded.events, on(-89))[0]?.actorOrgId).toBeUndefined()
  expect(duty(reminded.events, on(-89))[0]?.state).toBe('late')
})
