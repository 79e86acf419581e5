import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, date, known, type PlainDate, unknown } from '../kernel/index.ts'
import { LAW_ONLY } from '../norms/index.ts'
import { exampleOrg, exampleSecretary, exampleTerm, exampleTermFrom } from './examples.ts'
import { organisationFindings } from './findings.ts'
import { wouldMakeCycle } from './hierarchy.ts'
import { orgObligations } from './obligations.ts'
import { electionDue, latestElectionDay, reminderDay, type TermState, termEnd, termState } from './term.ts'
import type { OrgFacts, OrgKind, TermFact } from './types.ts'

const duties = (changes: Partial<OrgFacts>, on: string) => orgObligations(exampleOrg(changes), date(on), LAW_ONLY)
const one = (rule: string, changes: Partial<OrgFacts>, on: string) =>
  duties(changes, on).find((entry) => entry.key.startsWith(rule))

describe('组织的任务', () => {
  test('班子健全、任期内的支部没有任何提示', () => {
    expect(organisationFindings(exampleOrg(), date('2026-06-15'), LAW_ONLY)).toEqual([])
  })

  test('ORG-13：换届任务写明选举大会、任期、届满日', () => {
    expect(one('ORG-13', {}, '2026-06-15')).toMatchObject({
      key: 'ORG-13:election:o1:t1',
      title: '2027年9月1日前换届',
      opens: '2027-03-01',
      due: '2027-09-01',
      state: 'open',
      weight: 'flag',
      act: { page: 'term.edit', params: { org: 'o1', term: 't1' } },
    })
    expect(one('ORG-13', {}, '2026-06-15')?.because.map((entry) => `${entry.label}：${entry.value}`)).toEqual([
      '选举大会：2024年9月1日',
      '任期：3 年',
      '届满日：2027年9月1日',
    ])
  })

  test('ORG-13：届期不详为待补充，列出要补什么', () => {
    const terms = [{ ...exampleTerm, startedOn: unknown<PlainDate>('term.startedOn', '届期起始日期') }]
    expect(one('ORG-13', { terms }, '2026-06-15')).toMatchObject({
      state: 'undetermined',
      asks: [{ fact: 'term.startedOn', label: '届期起始日期' }],
    })
    expect(one('ORG-13', { terms: [] }, '2026-06-15')).toMatchObject({ key: 'ORG-13:election:o1:none', state: 'undetermined' })
  })

  test('ORG-13：2018 年 7 月前选举、批复载明届满日的，按批复', () => {
    const terms = [exampleTermFrom('2018-01-10', { endsOn: date('2021-01-10') })]
    expect(one('ORG-13', { terms }, '2026-06-15')).toMatchObject({ due: '2021-01-10', state: 'late' })
  })

  test('ORG-13：已换届的一届为已完成，新一届另起', () => {
    const terms = [
      exampleTermFrom('2022-09-15', { id: 't0', endedOn: date('2025-09-10') }),
      exampleTermFrom('2025-09-10', { id: 't1' }),
    ]
    const found = duties({ terms }, '2026-06-15').filter((entry) => entry.rule === 'ORG-13')
    expect(found.map((entry) => [entry.key, entry.state, entry.metOn])).toEqual([
      ['ORG-13:election:o1:t0', 'met', '2025-09-10'],
      ['ORG-13:election:o1:t1', 'open', undefined],
    ])
  })

  test('ORG-13：登记届止而没有选举的，仍应换届；选出下一届才算完成', () => {
    const closed = exampleTermFrom('2022-09-15', { id: 't0', endedOn: date('2025-09-01') })
    const found = (terms: TermFact[], on: string) => duties({ terms }, on).filter((entry) => entry.rule === 'ORG-13')
    expect(found([closed], '2025-09-10')).toMatchObject([{ key: 'ORG-13:election:o1:t0', state: 'open' }])
    expect(found([closed], '2026-06-15')).toMatchObject([{ key: 'ORG-13:election:o1:t0', state: 'late' }])
    expect(found([closed], '2026-06-15')[0]?.because.at(-1)).toMatchObject({ label: '届止', value: '2025年9月1日，没有换届选举' })
    const next = exampleTermFrom('2025-12-01', { id: 't1' })
    expect(found([closed, next], '2026-06-15').map((entry) => [entry.state, entry.metOn])).toEqual([
      ['met', '2025-12-01'],
      ['open', undefined],
    ])
    expect(found([closed, next], '2025-11-30')).toMatchObject([{ state: 'late' }])
    const undated = { ...closed, startedOn: unknown<PlainDate>('term.startedOn', '届期起始日期') }
    expect(found([undated], '2026-06-15')).toMatchObject([{ key: 'ORG-13:election:o1:t0', state: 'undetermined' }])
    expect(found([undated, next], '2026-06-15')).toMatchObject([{ key: 'ORG-13:election:o1:t1', state: 'open' }])
  })

  test('ORG-14：登记换届准备打开换届请示', () => {
    expect(one('ORG-14:preparation', {}, '2027-06-15')?.act).toMatchObject({ page: 'term.prepare', params: { term: 't1' } })
  })

  test('ORG-15：延期没有批准文号的，仍按届满日', () => {
    const terms = [exampleTermFrom('2022-09-15', { delayedTo: date('2026-03-15') })]
    expect(one('ORG-13', { terms }, '2025-10-01')).toMatchObject({ due: '2025-09-15', state: 'late' })
  })

  test('ORG-14：提醒是上级的责任，事由写在下级名下', () => {
    expect(one('ORG-14:reminder', {}, '2027-02-15')).toMatchObject({
      orgId: 'o1',
      actorOrgId: 'o0',
      opens: '2027-02-01',
      due: '2027-03-01',
      state: 'open',
    })
    expect(one('ORG-14:reminder', { parentId: undefined }, '2027-02-15')).toBeUndefined()
  })

  test('ORG-14：期限在启用以前的提醒和准备，启用之初不算逾期；换届仍列，已有的记录照列', () => {
    const keys = (changes: Partial<OrgFacts>) =>
      duties(changes, '2027-07-20')
        .filter((entry) => entry.key.includes(':o1:t1'))
        .map((entry) => [entry.key, entry.state])
    const election = ['ORG-13:election:o1:t1', 'open']
    const preparation = ['ORG-14:preparation:o1:t1', 'late']
    expect(keys({ dutiesFrom: date('2027-07-15') })).toEqual([election])
    expect(keys({ dutiesFrom: date('2027-07-01') })).toEqual([election, preparation])
    expect(keys({ dutiesFrom: date('2027-03-01') })).toEqual([election, ['ORG-14:reminder:o1:t1', 'late'], preparation])
    const terms = [{ ...exampleTerm, remindedOn: date('2027-02-20') }]
    expect(keys({ dutiesFrom: date('2027-07-15'), terms })).toEqual([election, ['ORG-14:reminder:o1:t1', 'met']])
  })

  test('ORG-16：书记空缺的任务，满 90 天为红旗；补上即消失', () => {
    const posts = [{ ...exampleSecretary, until: date('2026-03-01') }]
    expect(one('ORG-16', { posts }, '2026-03-31')).toMatchObject({
      key: 'ORG-16:secretary:o1:2026-03-01',
      state: 'open',
      weight: 'warn',
      due: '2026-03-31',
    })
    expect(one('ORG-16', { posts }, '2026-04-01')).toMatchObject({ state: 'late', weight: 'warn' })
    expect(one('ORG-16', { posts }, '2026-05-30')).toMatchObject({ state: 'late', weight: 'flag' })
    expect(
      one('ORG-16', { posts: [...posts, { ...exampleSecretary, personId: 'p9', from: date('2026-05-01') }] }, '2026-05-30'),
    ).toBeUndefined()
  })

  test('ORG-16：从未登记书记的，自启用之日起算', () => {
    expect(one('ORG-16', { posts: [], dutiesFrom: date('2026-01-01') }, '2026-06-15')?.opens).toBe('2026-01-01')
  })

  test('ORG-06：临时支部没有结束日期为待补充；有的按期撤销', () => {
    const kind = 'temporaryBranch' as const
    expect(one('ORG-06', { kind }, '2026-06-15')).toMatchObject({ state: 'undetermined', asks: [{ fact: 'org.endsOn' }] })
    expect(one('ORG-06', { kind, endsOn: date('2026-06-01') }, '2026-06-15')).toMatchObject({ state: 'open', due: '2026-06-15' })
    expect(one('ORG-06', { kind, endsOn: date('2026-06-01') }, '2026-06-16')?.state).toBe('late')
  })

  test('ORG-19：列入名单后的整顿方案', () => {
    const listed = { weakListing: { listedOn: date('2026-05-01') } }
    expect(one('ORG-19', listed, '2026-06-01')).toMatchObject({ state: 'late', due: '2026-05-31' })
    expect(
      one('ORG-19', { weakListing: { listedOn: date('2026-05-01'), planOn: date('2026-05-20') } }, '2026-06-01')?.state,
    ).toBe('met')
  })

  test('ORG-21：只有党委和工委有；给出上一年和当年', () => {
    const years = (kind: OrgKind) =>
      duties({ kind }, '2026-06-15')
        .filter((entry) => entry.rule === 'ORG-21')
        .map((entry) => entry.key)
    expect(years('committee')).toEqual(['ORG-21:supervision:o1:2025', 'ORG-21:supervision:o1:2026'])
    expect(years('workCommittee')).toHaveLength(2)
    expect(years('branch')).toEqual([])
  })

  test.each<OrgKind>(['workCommittee', 'group', 'temporaryBranch'])('ORG-13：%s 没有换届任务', (kind) => {
    expect(duties({ kind }, '2026-06-15').filter((entry) => entry.rule === 'ORG-13')).toEqual([])
  })

  test('撤销之后没有任务和提示', () => {
    expect(duties({ dissolvedOn: date('2026-06-15') }, '2026-06-15')).toEqual([])
    expect(
      organisationFindings(exampleOrg({ dissolvedOn: date('2026-06-15'), fullMembers: 0 }), date('2026-06-15'), LAW_ONLY),
    ).toEqual([])
  })
})

const anyDay = fc.integer({ min: 0, max: 5000 }).map((days) => addDays(date('2018-07-10'), days))
const ORDER: readonly TermState[] = ['running', 'reminded', 'prepared', 'delayed', 'overdue']

describe('性质', () => {
  test('ORG-13：选举越晚届满越晚；提醒日早于届满日，届满日早于最迟日', () => {
    fc.assert(
      fc.property(
        anyDay,
        anyDay,
        fc.constantFrom<OrgKind>('committee', 'generalBranch', 'branch', 'jointBranch'),
        (a, b, kind) => {
          const [first, second] = a <= b ? [a, b] : [b, a]
          const on = date('2026-06-15')
          const day = (start: PlainDate, read: typeof termEnd) => {
            const found = read({ ...exampleTerm, startedOn: known(start) }, kind, on, LAW_ONLY)
            if (!found.known) throw new Error('应可推算')
            return found.value
          }
          expect(day(first, termEnd) <= day(second, termEnd)).toBe(true)
          expect(day(a, reminderDay) < day(a, termEnd) && day(a, termEnd) < day(a, latestElectionDay)).toBe(true)
          expect(day(a, electionDue)).toBe(day(a, termEnd))
        },
      ),
    )
  })

  test('ORG-13：日子往后，届期状态不倒退', () => {
    fc.assert(
      fc.property(
        anyDay,
        anyDay,
        anyDay,
        fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
        (start, a, b, delay) => {
          const term = {
            ...exampleTerm,
            startedOn: known(start),
            ...(delay === undefined ? {} : { delayedTo: addMonths(start, 36 + delay), delayDocNo: '示例〔2026〕1号' }),
          }
          const [before, after] = a <= b ? [a, b] : [b, a]
          const rank = (on: PlainDate) => ORDER.indexOf(termState(term, 'branch', on, LAW_ONLY))
          expect(rank(before) <= rank(after)).toBe(true)
        },
      ),
    )
  })

  test('ORG-18：成环判断与逐级上溯一致；坏数据不会不停', () => {
    const forest = fc.array(fc.nat({ max: 9 }), { minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(forest, fc.nat({ max: 9 }), fc.nat({ max: 9 }), (parents, org, parent) => {
        const parentOf = (id: string) =>
          Number(id) === 0 ? undefined : String(Math.min(parents[Number(id)] ?? 0, Number(id) - 1))
        let id: string | undefined = String(parent)
        let expected = false
        for (let steps = 0; id !== undefined && steps < 20; steps++, id = parentOf(id)) expected ||= id === String(org)
        expect(wouldMakeCycle(String(org), String(parent), parentOf)).toBe(expected)
      }),
    )
    expect(wouldMakeCycle('x', 'a', (id) => (id === 'a' ? 'b' : 'a'))).toBe(false)
  })
})
