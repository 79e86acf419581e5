import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, date, fen, type PlainDate, periodsBetween } from '../kernel/index.ts'
import { LAW_ONLY } from '../norms/index.ts'
import type { Obligation } from '../obligation/types.ts'
import { EXAMPLE_NOTICE, exampleDues, money } from './examples.ts'
import { NO_LOCAL_DUES } from './local.ts'
import { month, monthsFrom } from './month.ts'
import type { DuesFacts, MonthCollection } from './obligation-facts.ts'
import { duesObligations } from './obligations.ts'

const YEAR = { from: date('2026-01-01'), to: date('2026-12-31') }
const derive = (facts: Partial<DuesFacts>, on: string) => duesObligations(exampleDues(facts), YEAR, date(on), LAW_ONLY)
const find = (list: readonly Obligation[], key: string) => list.find((one) => one.key === key)
const collection = (changes: Partial<MonthCollection> = {}): MonthCollection => ({
  month: month('2026-03'),
  members: 20,
  settled: 18,
  owedFen: money('84.00'),
  asks: [],
  ...changes,
})
const share = {
  fromLevel: 'school',
  toLevel: 'county',
  basisPoints: 5000,
  period: 'quarter',
  dueDays: 20,
  from: date('2026-01-01'),
  cite: EXAMPLE_NOTICE,
} as const

describe('任务的样子', () => {
  test('DUE-13：三月收缴：应交、已结清、尚欠，没有结清的写明几人', () => {
    const found = find(derive({ collections: [collection()] }, '2026-04-01'), 'DUE-13:collection:o1:2026-03')
    expect(found).toMatchObject({
      title: '收缴2026年3月党费',
      opens: '2026-03-01',
      due: '2026-03-31',
      state: 'late',
      weight: 'warn',
      missing: '还有 2 人没有结清',
      act: { page: 'dues.month', params: { org: 'o1', period: '2026-03' } },
    })
    expect(found?.because[0]?.value).toBe('20 人应交，18 人已结清，尚欠 84.00 元')
  })
  test.each([
    [{ settled: 20, owedFen: fen(0), settledOn: date('2026-03-30') }, 'met', 'info'],
    [{ settled: 20, owedFen: fen(0), settledOn: date('2026-04-10') }, 'met', 'warn'],
    [{ settled: 20, owedFen: fen(0), asks: [{ fact: 'dues.pay', label: '工资' }] }, 'undetermined', 'warn'],
    [{ settled: 18, asks: [{ fact: 'dues.pay', label: '工资' }] }, 'late', 'warn'],
    [{ members: 0, settled: 0 }, undefined, undefined],
  ] as const)('DUE-13：%o：%s', (changes, state) => {
    const found = find(derive({ collections: [collection(changes)] }, '2026-04-15'), 'DUE-13:collection:o1:2026-03')
    expect(found?.state).toBe(state)
  })
  test('DUE-10：一月底以前核定；上年底已经通过的，元旦即完成', () => {
    const key = 'DUE-10:fixing:o1:2026'
    expect(find(derive({}, '2026-01-31'), key)).toMatchObject({ state: 'open', due: '2026-01-31', weight: 'flag' })
    expect(find(derive({}, '2026-02-01'), key)?.state).toBe('late')
    const sheets = [{ id: 's1', year: 2026, on: date('2025-12-20') }]
    expect(find(derive({ sheets }, '2026-01-01'), key)).toMatchObject({
      state: 'met',
      metOn: '2026-01-01',
      evidence: [{ id: 's1' }],
    })
  })
  test('DUE-20：有比例有实收的给出应缴；实收不明的待补充', () => {
    const local = { ...NO_LOCAL_DUES, shares: [share] }
    const facts = { level: { from: 'school', to: 'county' }, local } as const
    const key = 'DUE-20:remittance:o1:2026-Q1'
    expect(find(derive(facts, '2026-04-10'), key)).toMatchObject({ state: 'undetermined', asks: [{ fact: 'dues.collected' }] })
    const known = { ...facts, collectedFen: new Map([['2026-Q1', money('1000.00')]]) }
    expect(find(derive(known, '2026-04-10'), key)).toMatchObject({ state: 'open', due: '2026-04-20', missing: '还差 500.00 元' })
    const sent = [{ period: '2026-Q1', sentFen: money('500.00'), sentOn: date('2026-04-12') }]
    expect(find(derive({ ...known, remittances: sent }, '2026-04-21'), key)).toMatchObject({ state: 'met', metOn: '2026-04-12' })
    expect(find(derive({ ...known, collectedFen: new Map([['2026-Q1', fen(0)]]) }, '2026-04-10'), key)?.state).toBe('met')
  })
  test('DUE-15：第三个月过了期限，十五天内谈话；键按人和起始月份，题目不写姓名', () => {
    const months = monthsFrom(month('2026-01'), month('2026-03'))
    const arrears = { months, owedFen: money('126.00'), stage: 'talk' as const, since: date('2026-04-01') }
    const one = { personId: 'p7', arrears, records: { remindedOn: [] } }
    const found = find(derive({ arrears: [one] }, '2026-04-20'), 'DUE-15:talk:o1:p7.2026-01')
    expect(found).toMatchObject({ opens: '2026-04-01', due: '2026-04-16', state: 'late' })
    expect(found?.title).toBe('1 名党员连续 3 个月未交党费：谈话提醒并记录')
    const done = { ...one, records: { remindedOn: [], talkOn: date('2026-04-10') } }
    expect(find(derive({ arrears: [done] }, '2026-04-20'), 'DUE-15:talk:o1:p7.2026-01')?.state).toBe('met')
  })
  test('DUE-16、DUE-17、DUE-23、DUE-24：复核、收据、核对、报告、检查各有任务', () => {
    const facts: Partial<DuesFacts> = {
      kind: 'committee',
      accountSpans: [{ from: date('2020-01-01') }],
      large: [{ id: 'e1', personId: 'p1', paidOn: date('2026-03-20'), amountFen: money('1000.00') }],
      reductions: [{ id: 'r1', until: month('2026-06') }],
    }
    const list = derive(facts, '2026-06-15')
    expect(find(list, 'DUE-16:review:o1:r1')).toMatchObject({ opens: '2026-06-01', due: '2026-06-30', state: 'open' })
    expect(find(list, 'DUE-17:receipt:o1:e1')).toMatchObject({ due: '2026-05-19', state: 'late', missing: '待逐级上缴中央' })
    expect(find(list, 'DUE-23:reconciliation:o1:2026-05')).toMatchObject({ due: '2026-06-10', state: 'late' })
    expect(find(list, 'DUE-24:report:o1:2025')?.state).toBe('late')
    expect(list.some((one) => one.rule === 'DUE-13')).toBe(false)
    expect(find(derive({ kind: 'workCommittee' }, '2026-01-10'), 'DUE-24:inspection:o1:2025')?.state).toBe('open')
  })
  test('撤销以后、设立以前没有任务', () => {
    expect(derive({ dissolvedOn: date('2026-01-01') }, '2026-06-01')).toEqual([])
    expect(derive({ foundedOn: date('2027-01-01') }, '2026-06-01')).toEqual([])
    const founded = derive({ foundedOn: date('2026-06-20') }, '2026-12-31').map((one) => one.key)
    expect(founded.filter((key) => key.includes('fixing') || key.includes('publication'))).toEqual([])
    expect(founded.filter((key) => key.includes('collection')).toSorted()[0]).toBe('DUE-13:collection:o1:2026-06')
  })
})

describe('性质（随机事实）', () => {
  const anyDay = fc.integer({ min: 0, max: 700 }).map((days) => addDays(date('2025-06-01'), days))
  const anyCollection = fc.record({
    month: fc.constantFrom(...monthsFrom(month('2026-01'), month('2026-12'))),
    members: fc.integer({ min: 0, max: 30 }),
    left: fc.integer({ min: 0, max: 3 }),
    settledOn: anyDay,
  })
  const anyFacts = fc
    .record({
      kind: fc.constantFrom('branch' as const, 'jointBranch' as const, 'committee' as const, 'workCommittee' as const),
      foundedOn: anyDay,
      collections: fc.uniqueArray(anyCollection, { selector: (one) => one.month }),
      published: fc.option(anyDay, { nil: undefined }),
      largeOn: anyDay,
    })
    .map(({ kind, foundedOn, collections, published, largeOn }) =>
      exampleDues({
        kind,
        foundedOn,
        dutiesFrom: foundedOn,
        level: { from: 'school', to: 'county' },
        local: { ...NO_LOCAL_DUES, shares: [share] },
        accountSpans: [{ from: foundedOn }],
        collections: collections.map(({ month: of, members, left, settledOn }) =>
          collection({ month: of, members, settled: Math.max(0, members - left), settledOn }),
        ),
        publications: published ? [{ id: 'x', year: 2025, on: published }] : [],
        large: [{ id: 'e1', personId: 'p1', paidOn: largeOn, amountFen: money('1000.00') }],
      }),
    )
  const keyed = (list: readonly Obligation[]) => new Map(list.map((one) => [one.key, one]))
  const all = (facts: DuesFacts, on: PlainDate) => duesObligations(facts, YEAR, on, LAW_ONLY)

  test('键不重复；起不晚于止；逾期即已过期限；未完成的写明缺什么、怎么办', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, on) => {
        const list = all(facts, on)
        expect(keyed(list).size).toBe(list.length)
        for (const one of list) {
          expect(one.opens <= one.due).toBe(true)
          expect(one.key.startsWith(`${one.rule}:`)).toBe(true)
          if (one.state === 'late') expect(on > one.due).toBe(true)
          if (one.state === 'met') expect(one.metOn && one.metOn <= on).toBe(true)
          else expect(one.missing && one.act).toBeTruthy()
        }
      }),
      { numRuns: 40 },
    )
  })
  test('整窗一次算出，等于逐月、逐年算出的并集', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, fc.constantFrom('month' as const, 'quarter' as const), (facts, on, kind) => {
        const parts = periodsBetween(kind, YEAR.from, YEAR.to).flatMap((period) =>
          duesObligations(facts, { from: period.first, to: period.last }, on, LAW_ONLY),
        )
        const sorted = (list: Iterable<Obligation>) => [...list].toSorted((a, b) => (a.key < b.key ? -1 : 1))
        expect(sorted(keyed(parts).values())).toEqual(sorted(all(facts, on)))
      }),
      { numRuns: 40 },
    )
  })
  test('日子往后：已完成的仍完成；期限不动', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, anyDay, (facts, a, b) => {
        const [before, after] = a <= b ? [a, b] : [b, a]
        const later = keyed(all(facts, after))
        for (const one of all(facts, before)) {
          const next = later.get(one.key)
          if (!next) continue
          expect([next.opens, next.due]).toEqual([one.opens, one.due])
          if (one.state === 'met') expect(next.state).toBe('met')
        }
      }),
      { numRuns: 40 },
    )
  })
})
