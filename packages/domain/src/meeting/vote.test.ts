import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Citation, date } from '../kernel/index.ts'
import { LAW_ONLY, type Norms } from '../norms/index.ts'
import { exampleVote } from './examples.ts'
import type { VoteFact, VoteMatter } from './types.ts'
import { voteVerdict } from './vote.ts'

const ON = date('2026-06-10')
const MATTERS: readonly VoteMatter[] = ['ordinary', 'membership', 'committee', 'schoolOrdinary', 'schoolCadre']
const cite: Citation = { law: 'local', article: '', gist: '示例当地通知', mark: 'from-memory' }
const STRICT: Norms = { local: [{ parameter: 'halfIncluded', value: false, from: date('2020-01-01'), cite }] }

/** A vote whose numbers fit together. */
const anyVote = fc
  .record({
    matter: fc.constantFrom(...MATTERS),
    entitled: fc.integer({ min: 1, max: 120 }),
    a: fc.double({ min: 0, max: 1, noNaN: true }),
    b: fc.double({ min: 0, max: 1, noNaN: true }),
    c: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ matter, entitled, a, b, c }): VoteFact => {
    const presentVoters = Math.floor(a * entitled)
    const yes = Math.floor(b * presentVoters)
    const writtenYes = matter === 'membership' ? Math.floor(c * (entitled - presentVoters)) : 0
    return exampleVote({ matter, entitled, presentVoters, yes, no: presentVoters - yes, writtenYes })
  })
const judge = (vote: VoteFact, norms: Norms = LAW_ONLY) => voteVerdict(vote, ON, norms)

describe('计票的性质', () => {
  test('通过必有法定人数，且赞成超过应到半数；结论与最少票数一致', () => {
    fc.assert(
      fc.property(anyVote, (vote) => {
        const verdict = judge(vote)
        expect(verdict.passed).toBe(verdict.hasQuorum === true && verdict.yes >= (verdict.neededYes ?? 0))
        expect(verdict.hasQuorum).toBe(vote.presentVoters >= (verdict.neededPresent ?? 0))
        if (verdict.passed) expect(2 * (vote.yes + vote.writtenYes) > vote.entitled).toBe(true)
        expect(verdict.refusals.some((refusal) => refusal.severity === 'block')).toBe(!verdict.hasQuorum)
      }),
    )
  })

  test('多一票赞成不会由通过变为不通过', () => {
    fc.assert(
      fc.property(anyVote, (vote) => {
        if (vote.no === 0) return
        if (judge(vote).passed) expect(judge({ ...vote, yes: vote.yes + 1, no: vote.no - 1 }).passed).toBe(true)
      }),
    )
  })

  test('发展党员事项的到会要求不低于一般事项；当地收紧不会放宽', () => {
    fc.assert(
      fc.property(anyVote, (vote) => {
        const plain = { ...vote, writtenYes: 0 }
        if (judge({ ...plain, matter: 'membership' }).hasQuorum)
          expect(judge({ ...plain, matter: 'ordinary' }).hasQuorum).toBe(true)
        if (judge(vote, STRICT).passed) expect(judge(vote).passed).toBe(true)
      }),
    )
  })

  test('写出的算式两边成立，且引有条文', () => {
    fc.assert(
      fc.property(anyVote, (vote) => {
        const { arithmetic, cites } = judge(vote)
        const parts = [...arithmetic.matchAll(/(\d+)×(\d+) ([≥>≤<]) (?:(\d+)×)?(\d+)/g)]
        expect(parts.length).toBeGreaterThan(0)
        for (const [, left = '', n = '', sign = '', times = '1', base = ''] of parts) {
          const [x, y] = [Number(left) * Number(n), Number(times) * Number(base)]
          expect({ '≥': x >= y, '>': x > y, '≤': x <= y, '<': x < y }[sign]).toBe(true)
        }
        expect(cites.length).toBeGreaterThan(0)
      }),
    )
  })

  test.each([
    ['负数', { no: -1 }],
    ['小数', { yes: 1.5 }],
    ['应到为零', { entitled: 0, presentVoters: 0, yes: 0 }],
  ])('%s：不作判断', (_sentence, changes) => {
    const verdict = judge({ ...exampleVote(), ...changes })
    expect(verdict.passed).toBeNull()
    expect(verdict.refusals.some((refusal) => refusal.severity === 'block')).toBe(true)
  })
})
