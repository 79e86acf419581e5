import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { date } from '../kernel/index.ts'
import {
  agrees,
  closes,
  figureOf,
  findMention,
  fold,
  INDICATORS,
  type Indicator,
  type IndicatorRow,
  indicatorById,
  mayAdd,
  PARTS,
  readRef,
  sizesOf,
  spanOf,
  unclosedShares,
  writeRef,
} from './index.ts'

const by = (id: string): Indicator => {
  const found = indicatorById(id)
  if (!found) throw new Error(id)
  return found
}
const row = (hit: boolean, measure = 1, base = 1): IndicatorRow => ({
  subjectKind: 'org',
  subjectId: '1',
  label: '甲',
  orgId: '1',
  orgName: '甲',
  hit,
  measure,
  base,
  on: null,
  note: null,
  parts: {},
})

describe('definitions', () => {
  test('at least 24, ids unique and well formed, each with definition, article and known parts', () => {
    expect(INDICATORS.length).toBeGreaterThanOrEqual(24)
    expect(new Set(INDICATORS.map((entry) => entry.id)).size).toBe(INDICATORS.length)
    for (const entry of INDICATORS) {
      expect(entry.id).toMatch(/^[a-z]+\.[a-zA-Z0-9]+$/)
      expect(entry.definition.length).toBeGreaterThan(8)
      expect(entry.cite.gist).not.toBe('')
      for (const part of entry.parts) expect(PARTS[part]).toBeDefined()
      if (['share', 'ratio', 'average'].includes(entry.fold)) {
        expect(entry.numerator).toBeTruthy()
        expect(entry.denominator).toBeTruthy()
        expect(entry.additive).toBe(false)
      }
    }
  })
  test('every capability has figures', () => {
    expect(new Set(INDICATORS.map((entry) => entry.capability)).size).toBe(8)
  })
  test('ORG-02：人数区间由规则本身推出', () => {
    expect(sizesOf('branch', date('2026-11-22'))).toEqual({ usual: { from: 3, to: 50 }, approved: { from: 3, to: 99 } })
    expect(sizesOf('committee', date('2026-11-22'))).toEqual({ usual: { from: 100, to: null }, approved: { from: 50, to: null } })
  })
  test('a yearly figure runs from the first of January to the as-of day', () => {
    expect(spanOf(by('meeting.sessions'), date('2026-11-22'))).toEqual({ from: '2026-01-01', to: '2026-11-22' })
    expect(spanOf(by('meeting.general'), date('2026-11-22')).from).toBe('2026-10-01')
    expect(spanOf(by('member.count'), date('2026-11-22')).from).toBe('2026-11-22')
  })
})

describe('folding', () => {
  test('a share keeps numerator and denominator and rounds half up', () => {
    const rows = [...Array.from({ length: 403 }, () => row(true)), ...Array.from({ length: 44 }, () => row(false))]
    expect(fold(by('coverage.org'), rows)).toMatchObject({ numerator: 403, denominator: 447, value: 90.2, text: '90.2%' })
  })
  test('almost all may round to 100.0%: both numbers always stand beside it', () => {
    const share = (hits: number, rows: number) => figureOf(by('coverage.org'), { rows, hits, measure: hits, base: rows })
    expect(share(2210, 2211)).toMatchObject({ numerator: 2210, denominator: 2211, text: '100.0%' })
    expect([share(2, 3).text, share(5, 5).text, share(0, 4).text]).toEqual(['66.7%', '100.0%', '0.0%'])
  })
  test('half goes up: 1/16 at one decimal is 6.3, 1/8 at none is 13', () => {
    expect(figureOf({ fold: 'share', decimals: 1 }, { rows: 16, hits: 1, measure: 1, base: 16 }).text).toBe('6.3%')
    expect(figureOf({ fold: 'share', decimals: 0 }, { rows: 8, hits: 1, measure: 1, base: 8 }).text).toBe('13%')
  })
  test('a share of nothing is 无数据, a count of nothing is 0', () => {
    expect(fold(by('coverage.org'), [])).toMatchObject({ value: null, text: '无数据' })
    expect(fold(by('org.count'), [])).toMatchObject({ value: 0, text: '0' })
  })
  test('thousands are grouped', () => {
    expect(figureOf({ fold: 'sum', decimals: 0 }, { rows: 2, hits: 2, measure: 1764000, base: 2 }).text).toBe('1,764,000')
  })
  test('an average is over the hits, a ratio over the bases', () => {
    expect(fold(by('member.averageAge'), [row(true, 40), row(true, 41), row(false, 0)])).toMatchObject({
      text: '40.5',
      denominator: 2,
    })
    expect(fold(by('attendance.rate'), [row(true, 9, 10), row(true, 8, 9)])).toMatchObject({ text: '89.5%', numerator: 17 })
  })
  test('rounding never leaves the neighbourhood of the quotient', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (hits, rows) => {
        const { value } = figureOf({ fold: 'share', decimals: 1 }, { rows, hits, measure: hits, base: rows })
        expect(Math.abs((value ?? -1) - (100 * hits) / rows)).toBeLessThanOrEqual(0.0501)
      }),
    )
  })
  test('parts of a whole are checked for closure', () => {
    const count = (n: number) => figureOf({ fold: 'count', decimals: 0 }, { rows: n, hits: n, measure: n, base: n })
    expect(closes(count(10), [count(4), count(6)])).toEqual({ closed: true, difference: 0 })
    expect(closes(count(10), [count(4), count(5)])).toEqual({ closed: false, difference: -1 })
  })
  test('场次、人数、人次互不相加', () => {
    const three = ['meeting.sessions', 'attendance.persons', 'attendance.personTimes'].map(by)
    for (const a of three) for (const b of three) expect(mayAdd(a, b)).toBe(a === b)
    expect(mayAdd(by('meeting.sessions'), by('meeting.byKind'))).toBe(false)
    expect(mayAdd(by('member.full'), by('member.probationary'))).toBe(true)
    expect(mayAdd(by('coverage.org'), by('coverage.org'))).toBe(false)
  })
})

describe('references', () => {
  test('are written in one spelling and read back', () => {
    const ref = { id: 'coverage.org', filters: { stage: 'primary', ownership: 'private' }, orgId: '8' } as const
    expect(writeRef(ref)).toBe('coverage.org@8;ownership=private;stage=primary')
    expect(readRef(writeRef(ref))).toEqual(ref)
    expect(readRef("member.count;sex='; drop")).toBeUndefined()
    expect(readRef('member.count;colour=red')).toBeUndefined()
  })
})

describe('figures typed by hand', () => {
  const mentions = (text: string) => findMention(text, INDICATORS).map((found) => [found.indicatorId, found.value])
  test('stand before or behind the words of an indicator', () => {
    expect(mentions('全系统共有党员22375名，党的组织覆盖率达到90.2%。')).toEqual([
      ['member.count', 22375],
      ['coverage.org', 90.2],
    ])
    expect(mentions('现有党支部 1,764 个')).toEqual([['org.branches', 1764]])
    expect(mentions('现有31个党支部')).toEqual([['org.branches', 31]])
  })
  test('the most specific words decide', () => {
    expect(mentions('其中正式党员31名')).toEqual([['member.full', 31]])
    expect(mentions('有12个党组织逾期未换届')).toEqual([['term.overdue', 12]])
    expect(mentions('民办学校党的组织覆盖率为75.0%')).toEqual([['coverage.privateOrg', 75]])
    expect(mentions('女党员占38.5%')).toEqual([['member.femaleShare', 38.5]])
  })
  test('units are not mixed: 人次 is not 人', () => {
    expect(mentions('党员31人次')).toEqual([])
    expect(mentions('共参加组织生活 1764 人次')).toEqual([['attendance.personTimes', 1764]])
  })
  test('years, other people and rough numbers are left alone', () => {
    expect(mentions('2026年党员教育培训')).toEqual([])
    expect(mentions('慰问困难党员12名')).toEqual([])
    expect(mentions('党员2万余名')).toEqual([])
    expect(mentions('云教工委〔2026〕31号')).toEqual([])
  })
  test('agree at the decimals that were typed', () => {
    const [mention] = findMention('党的组织覆盖率90%', INDICATORS)
    const figure = figureOf(by('coverage.org'), { rows: 447, hits: 403, measure: 403, base: 447 })
    expect(mention && agrees(mention, by('coverage.org'), figure)).toBe(true)
    const [wrong] = findMention('党的组织覆盖率90.3%', INDICATORS)
    expect(wrong && agrees(wrong, by('coverage.org'), figure)).toBe(false)
  })
  test('shares that should make a whole and do not are pointed out', () => {
    expect(unclosedShares('公办占60.1%，民办占20.2%，其他占17.7%。')).toEqual([
      { sentence: '公办占60.1%，民办占20.2%，其他占17.7%', sum: 98 },
    ])
    expect(unclosedShares('甲占33.3%，乙占33.3%，丙占33.3%。')).toEqual([])
  })
})
