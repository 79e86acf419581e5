import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, date, known } from '../kernel/index.ts'
import { LAW_ONLY, type Norms } from '../norms/index.ts'
import { countVerdict } from './ballot.ts'
import { attendanceVerdict, dueBase } from './base.ts'
import { candidateNumber } from './candidates.ts'
import { EXAMPLE_MEETING, exampleElection, exampleExclusion, exampleLookBack, exampleSheet, exampleVoters } from './examples.ts'
import { lookBack } from './look-back.ts'
import { roundVerdict } from './result.ts'
import { electionOutcome } from './rounds.ts'
import { ELECTION_STEPS, electionSchedule } from './steps.ts'
import type { CountSheet, Round, RoundKind } from './types.ts'
import { voterList } from './voters.ts'

const ON = EXAMPLE_MEETING
const cite = { law: 'local', article: '', gist: '示例当地通知', mark: 'from-memory' } as const
const BY_DUE: Norms = { local: [{ parameter: 'electionMajorityBase', value: false, from: date('2020-01-01'), cite }] }

/** A sheet of a meeting with quorum whose totals can come from real ballots: at most `seats` votes on each. */
const anySheet = fc
  .record({
    present: fc.integer({ min: 1, max: 60 }),
    seats: fc.integer({ min: 1, max: 9 }),
    candidates: fc.integer({ min: 1, max: 12 }),
    spoilt: fc.integer({ min: 0, max: 3 }),
    seed: fc.infiniteStream(fc.nat({ max: 1000 })),
  })
  .map(({ present, seats, candidates, spoilt, seed }): CountSheet => {
    const lost = Math.min(spoilt, present)
    const valid = present - lost
    const votes = Array.from({ length: candidates }, () => 0)
    for (let paper = 0; paper < valid; paper++) {
      const order = votes.map((_, index) => ({ index, key: seed.next().value ?? 0 })).sort((a, b) => a.key - b.key)
      for (const { index } of order.slice(0, Math.min(seats, (seed.next().value ?? 0) % (seats + 1))))
        votes[index] = (votes[index] ?? 0) + 1
    }
    return exampleSheet(seats, votes, { present, due: present, void: lost, valid })
  })
const judge = (sheet: CountSheet, kind: RoundKind = 'first', norms: Norms = LAW_ONLY) => roundVerdict(sheet, kind, ON, norms)
const idsOf = (lines: readonly { personId: string }[]) => lines.map((line) => line.personId).toSorted()

describe('计票的性质', () => {
  test('当选不超过名额；当选、再次投票、不足的名额合起来等于应选名额', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const verdict = judge(sheet)
        expect(verdict.state).toBe('counted')
        expect(verdict.elected.length).toBeLessThanOrEqual(sheet.seats)
        expect(verdict.elected.length + verdict.tiedSeats + verdict.missing).toBe(sheet.seats)
        if (verdict.tiedSeats > 0) expect(verdict.tied.length).toBeGreaterThan(verdict.tiedSeats)
        expect(verdict.lines.length).toBe(sheet.tallies.length)
      }),
    )
  })

  test('当选的都超过实到的一半，且不少于任何未当选的', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const { elected, lines } = judge(sheet)
        const rest = lines.filter((line) => line.standing !== 'elected')
        for (const line of elected) {
          expect(2 * line.votes > sheet.present).toBe(true)
          for (const other of rest) expect(line.votes > other.votes).toBe(true)
        }
      }),
    )
  })

  test('候选人的先后不影响结果', () => {
    fc.assert(
      fc.property(anySheet, fc.integer({ min: 0, max: 11 }), (sheet, turn) => {
        const cut = turn % sheet.tallies.length
        const turned = [...sheet.tallies.slice(cut), ...sheet.tallies.slice(0, cut)].reverse()
        const [one, two] = [judge(sheet), judge({ ...sheet, tallies: turned })]
        expect(two.lines).toEqual(one.lines)
        expect(idsOf(two.tied)).toEqual(idsOf(one.tied))
      }),
    )
  })

  test('当选人再多一票仍然当选；以应到为基数不会使人多当选', () => {
    fc.assert(
      fc.property(anySheet, fc.nat({ max: 11 }), (sheet, pick) => {
        const before = judge(sheet)
        const tally = sheet.tallies[pick % sheet.tallies.length]
        const total = sheet.tallies.reduce((sum, one) => sum + one.for, 0)
        if (tally && tally.against > 0 && total < sheet.valid * sheet.seats) {
          const tallies = sheet.tallies.map((one) =>
            one === tally ? { ...one, for: one.for + 1, against: one.against - 1 } : one,
          )
          const after = judge({ ...sheet, tallies })
          if (idsOf(before.elected).includes(tally.personId)) expect(idsOf(after.elected)).toContain(tally.personId)
        }
        const wider = { ...sheet, due: Math.floor((sheet.present * 5) / 4) }
        const strict = judge(wider, 'first', BY_DUE)
        const lawful = new Set([...idsOf(judge(wider).elected), ...idsOf(judge(wider).tied)])
        for (const id of idsOf(strict.elected)) expect(lawful.has(id)).toBe(true)
      }),
    )
  })

  test('票数守恒：每人三项之和等于有效票，少一票即查出', () => {
    fc.assert(
      fc.property(anySheet, fc.nat({ max: 11 }), (sheet, pick) => {
        expect(countVerdict(sheet, ON).state).toBe('valid')
        const index = pick % sheet.tallies.length
        const tallies = sheet.tallies.map((tally, at) => (at === index ? { ...tally, abstain: tally.abstain + 1 } : tally))
        expect(countVerdict({ ...sheet, tallies }, ON).state).toBe('wrong')
        expect(countVerdict({ ...sheet, returned: sheet.returned + 1 }, ON).state).toBe('revote')
        if (sheet.returned > 0) expect(countVerdict({ ...sheet, returned: sheet.returned - 1 }, ON).state).toBe('wrong')
      }),
    )
  })

  test('各轮合计当选不超过名额，写出的算式两边成立', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const outcome = electionOutcome(
          { body: 'members', seats: sheet.seats, rounds: [{ kind: 'first', heldOn: ON, sheet }] },
          LAW_ONLY,
        )
        expect(outcome.elected.length + (outcome.pending?.seats ?? 0)).toBe(sheet.seats)
        for (const line of outcome.trace.map((entry) => entry.value)) {
          const [, n = '', sign = '', top = '', bottom = '', base = ''] = /(\d+) ([≥>≤<]) (\d+)\/(\d+)×(\d+)/.exec(line) ?? []
          const [left, right] = [Number(n) * Number(bottom), Number(top) * Number(base)]
          if (sign) expect({ '≥': left >= right, '>': left > right, '≤': left <= right, '<': left < right }[sign]).toBe(true)
        }
      }),
    )
  })

  test('再次投票、另行选举以后，各轮合计当选仍不超过名额，且无人当选两次', () => {
    fc.assert(
      fc.property(anySheet, fc.array(fc.nat({ max: 60 }), { minLength: 24, maxLength: 24 }), (sheet, draws) => {
        const rounds: Round[] = [{ kind: 'first', heldOn: ON, sheet }]
        for (let turn = 0; turn < 2; turn++) {
          const { pending } = electionOutcome({ body: 'members', seats: sheet.seats, rounds }, LAW_ONLY)
          if (!pending) break
          const names = pending.kind === 'tie' ? pending.persons : [{ personId: `n${turn}`, name: `新人${turn}` }]
          const tallies = names.map(({ personId, name }, index) => {
            const votes = (draws[turn * 12 + index] ?? 0) % (Math.floor((sheet.valid * pending.seats) / names.length) + 1)
            const own = Math.min(votes, sheet.valid)
            return { personId, name, isListed: true, for: own, against: sheet.valid - own, abstain: 0 }
          })
          rounds.push({ kind: pending.kind, heldOn: ON, sheet: { ...sheet, seats: pending.seats, tallies } })
        }
        const outcome = electionOutcome({ body: 'members', seats: sheet.seats, rounds }, LAW_ONLY)
        expect(outcome.refusals.filter((refusal) => refusal.severity === 'block')).toEqual([])
        expect(outcome.elected.length + (outcome.pending?.seats ?? 0)).toBe(sheet.seats)
        expect(new Set(idsOf(outcome.elected)).size).toBe(outcome.elected.length)
      }),
    )
  })

  test.each([
    ['负数', { issued: -1 }],
    ['小数', { valid: 1.5 }],
    ['应选为零', { seats: 0 }],
    ['投票多于发出', { voted: 21 }],
    ['实到多于应到', { present: 26, issued: 26, voted: 26, returned: 26, valid: 26 }],
  ])('%s：不作判断', (_sentence, changes) => {
    const verdict = judge({ ...exampleSheet(3, [15, 14, 13]), ...changes })
    expect(verdict.state).toBe('wrong')
    expect(verdict.elected).toEqual([])
    expect(verdict.refusals.some((refusal) => refusal.severity === 'block')).toBe(true)
  })
})

describe('人数的性质', () => {
  test('到会多一人不会由够变为不够；须到人数正是边界', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.nat({ max: 600 }), (due, seen) => {
        const present = seen % (due + 1)
        const verdict = attendanceVerdict(present, due, ON, LAW_ONLY)
        expect(verdict.isReached).toBe(present >= (verdict.needed ?? 0))
        expect(verdict.isReached).toBe(5 * present >= 4 * due)
        if (verdict.isReached && present < due) expect(attendanceVerdict(present + 1, due, ON, LAW_ONLY).isReached).toBe(true)
      }),
    )
  })

  test('应到会不大于选举人，每缺一项手续就多计一人', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 }), fc.nat({ max: 59 }), (count, left, spoil) => {
        const list = voterList(exampleVoters(count), ON)
        const exclusions = Array.from({ length: Math.min(left, count) }, (_, index) =>
          exampleExclusion(index + 1, index === spoil ? { passed: known(false) } : {}),
        )
        const base = dueBase(list, exclusions, ON, LAW_ONLY)
        const valid = exclusions.length - (spoil < exclusions.length ? 1 : 0)
        expect(base.due).toBe(count - valid)
        expect(base.voters).toBe(count)
      }),
    )
  })

  test('候选人差额不少于五分之一，且少一名就不够', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (seats) => {
        const least = candidateNumber('member', seats, ON, LAW_ONLY)?.least ?? 0
        expect(5 * (least - seats) >= seats).toBe(true)
        expect(5 * (least - 1 - seats) >= seats).toBe(false)
      }),
    )
  })
})

describe('步骤和回头看', () => {
  test('由大会日推算的各步依次不倒退', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), (days) => {
        const dues = electionSchedule(addDays(date('2020-07-13'), days), LAW_ONLY).map((entry) => entry.due)
        expect(dues).toEqual(dues.toSorted())
        expect(dues.length).toBe(ELECTION_STEPS.length - 1)
      }),
    )
  })

  test('回头看不阻断，每条都有规则和修补办法', () => {
    const facts = exampleLookBack({
      elections: [
        exampleElection({
          papers: ['minutes'],
          officers: [],
          approval: undefined,
          candidates: known({ number: 2, method: 'surplus' }),
        }),
      ],
      posts: [],
    })
    const found = lookBack(facts, date('2028-12-01'), LAW_ONLY)
    expect(found.length).toBeGreaterThan(10)
    for (const { finding } of found) {
      expect(finding.severity).not.toBe('block')
      expect(finding.rule).toMatch(/^(ELE|ORG)-\d\d$/)
      expect(finding.remedy).toBeTruthy()
    }
  })
})
