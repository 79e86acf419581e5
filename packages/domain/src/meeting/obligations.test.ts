import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, date, type PlainDate, periodsBetween, yearOf } from '../kernel/index.ts'
import { LAW_ONLY, LIFE_CITES } from '../norms/index.ts'
import type { Obligation } from '../obligation/types.ts'
import { meetingsNeededFrom } from './calendar.ts'
import { exampleLife, exampleMeeting } from './examples.ts'
import { lifeObligations, type Window } from './obligations.ts'
import type { MeetingFact, MeetingKind, OrgLifeFacts } from './types.ts'

const window = (from: string, to: string): Window => ({ from: date(from), to: date(to) })
const TWO_YEARS = window('2025-01-01', '2026-12-31')
const derive = (facts: OrgLifeFacts, days: Window, on: PlainDate) => lifeObligations(facts, days, on, LAW_ONLY)
const byKey = (list: readonly Obligation[]) => new Map(list.map((entry) => [entry.key, entry]))
const sorted = (list: Iterable<Obligation>) => [...list].toSorted((a, b) => (a.key < b.key ? -1 : 1))

const anyDay = fc.integer({ min: 0, max: 850 }).map((days) => addDays(date('2024-12-01'), days))
const anyKinds = fc.uniqueArray(
  fc.constantFrom<MeetingKind>('general', 'committee', 'class', 'themeDay', 'life', 'appraisal', 'group'),
  { minLength: 1, maxLength: 3 },
)
const anyMeeting = fc.record({
  heldOn: anyDay,
  kinds: anyKinds,
  year: fc.constantFrom(undefined, 2024, 2025, 2026),
  lecturer: fc.constantFrom(undefined, 'p1', 'p2'),
})
const anyMeetings = fc
  .array(anyMeeting, { maxLength: 25 })
  .map((list) =>
    list.map(
      (one, index): MeetingFact =>
        exampleMeeting(`m${index}`, one.heldOn, one.kinds, { forYear: one.year, lecturerPersonId: one.lecturer }),
    ),
  )
const anyFacts = fc
  .record({
    kind: fc.constantFrom(
      'branch' as const,
      'jointBranch' as const,
      'temporaryBranch' as const,
      'group' as const,
      'committee' as const,
      'generalBranch' as const,
    ),
    foundedOn: anyDay,
    life: fc.option(fc.integer({ min: 1, max: 700 }), { nil: undefined }),
    committee: fc.array(fc.tuple(anyDay, fc.integer({ min: 5, max: 400 })), { maxLength: 2 }),
    meetings: anyMeetings,
  })
  .map(({ kind, foundedOn, life, committee, meetings }) =>
    exampleLife({
      kind,
      foundedOn,
      dutiesFrom: foundedOn,
      dissolvedOn: life === undefined ? undefined : addDays(foundedOn, life),
      committeeSpans: committee.map(([from, length]) => ({ from, until: addDays(from, length) })),
      meetings,
    }),
  )

describe('任务的样子', () => {
  test('MTG-01：键、起止、缺什么、怎么办、依据', () => {
    const found = byKey(derive(exampleLife(), window('2026-11-01', '2026-11-30'), date('2026-11-10'))).get(
      'MTG-01:committee:o1:2026-11',
    )
    expect(found).toEqual({
      key: 'MTG-01:committee:o1:2026-11',
      rule: 'MTG-01',
      orgId: 'o1',
      title: '2026年11月支部委员会会议',
      opens: '2026-11-01',
      due: '2026-11-30',
      state: 'open',
      weight: 'warn',
      because: [
        { label: '周期', value: '2026年11月1日至2026年11月30日' },
        { label: '应召开', value: '1 次', cite: LIFE_CITES.branch12 },
        { label: '已召开', value: '0 次' },
      ],
      cites: [LIFE_CITES.branch12],
      missing: '还差 1 次支部委员会会议',
      act: { label: '登记支部委员会会议', page: 'meeting.new', params: { org: 'o1', kind: 'committee', period: '2026-11' } },
    })
  })

  test('MTG-08：已完成的给出日期和凭据，不再给出办理入口', () => {
    const facts = exampleLife({ meetings: [exampleMeeting('m1', '2026-01-20', ['life'], { forYear: 2025 })] })
    const found = byKey(derive(facts, TWO_YEARS, date('2026-02-01'))).get('MTG-08:life:o1:2025')
    expect(found).toMatchObject({
      state: 'met',
      metOn: '2026-01-20',
      due: '2026-03-31',
      title: '2025年度组织生活会',
      evidence: [{ kind: 'meeting', id: 'm1' }],
    })
    expect(found?.act).toBeUndefined()
    expect(found?.missing).toBeUndefined()
  })

  test('MTG-08：逾期后补开的，写在依据里', () => {
    const facts = exampleLife({ meetings: [exampleMeeting('m1', '2026-04-10', ['life'], { forYear: 2025 })] })
    const found = byKey(derive(facts, TWO_YEARS, date('2026-05-01'))).get('MTG-08:life:o1:2025')
    expect(found?.state).toBe('late')
    expect(found?.because.at(-1)).toEqual({ label: '逾期后补开', value: '2026年4月10日' })
  })

  test('MTG-06：书记不详的，请补录，不作逾期', () => {
    const facts = exampleLife({
      secretaryPersonId: undefined,
      meetings: [exampleMeeting('m1', '2025-05-01', ['class'], { lecturerPersonId: 'p1' })],
    })
    const found = byKey(derive(facts, TWO_YEARS, date('2026-01-01'))).get('MTG-06:secretaryClass:o1:2025')
    expect(found).toMatchObject({ state: 'undetermined', asks: [{ fact: 'post.secretary', label: '书记' }] })
  })

  test('MTG-06：年中换书记的，各按任职期间', () => {
    const spans = [
      { personId: 'p1', from: date('2020-01-01'), until: date('2025-07-01') },
      { personId: 'p2', from: date('2025-07-01') },
    ]
    const given = (heldOn: string) =>
      exampleLife({ secretarySpans: spans, meetings: [exampleMeeting('m1', heldOn, ['class'], { lecturerPersonId: 'p1' })] })
    const state = (heldOn: string) =>
      byKey(derive(given(heldOn), TWO_YEARS, date('2026-01-01'))).get('MTG-06:secretaryClass:o1:2025')?.state
    expect([state('2025-06-30'), state('2025-07-01')]).toEqual(['met', 'late'])
  })

  test('MTG-18：一次会议有几类记录，各算一次', () => {
    const facts = exampleLife({ meetings: [exampleMeeting('m1', '2026-06-30', ['themeDay', 'general', 'class'])] })
    const found = byKey(derive(facts, TWO_YEARS, date('2026-07-01')))
    const keys = ['MTG-07:themeDay:o1:2026-06', 'MTG-01:general:o1:2026-Q2', 'MTG-06:class:o1:2026-Q2']
    expect(keys.map((key) => found.get(key)?.state)).toEqual(['met', 'met', 'met'])
  })

  test('MTG-01：条例施行前的周期没有任务', () => {
    const facts = exampleLife({
      foundedOn: date('2010-01-01'),
      dutiesFrom: date('2010-01-01'),
      committeeSpans: [{ from: date('2010-01-01') }],
    })
    const keys = derive(facts, window('2018-09-01', '2019-06-30'), date('2026-01-01')).map((entry) => entry.key)
    expect(keys.filter((key) => key.includes('committee')).toSorted()[0]).toBe('MTG-01:committee:o1:2018-11')
    expect(keys.filter((key) => key.includes('general'))[0]).toBe('MTG-01:general:o1:2019-Q1')
    expect(keys.filter((key) => key.includes('themeDay'))).toEqual(['MTG-07:themeDay:o1:2019-06'])
  })

  test('MTG-01：支委会只在设立期间计', () => {
    const facts = exampleLife({ committeeSpans: [{ from: date('2026-03-22'), until: date('2026-06-30') }] })
    const keys = derive(facts, window('2026-01-01', '2026-12-31'), date('2026-12-31')).map((entry) => entry.key)
    expect(keys.filter((key) => key.includes(':committee:'))).toEqual(
      ['2026-03', '2026-04', '2026-05'].map((key) => `MTG-01:committee:o1:${key}`),
    )
  })

  test('ORG-06：临时支部没有年度的组织生活会和评议', () => {
    const items = new Set(
      derive(exampleLife({ kind: 'temporaryBranch' }), TWO_YEARS, date('2026-06-01')).map((entry) => entry.key.split(':')[1]),
    )
    expect([...items].toSorted()).toEqual(['class', 'committee', 'general', 'themeDay'])
  })

  test('ORG-06：临时支部没有编入党员、应到 0 人的，不列开不成的会', () => {
    const facts = exampleLife({ kind: 'temporaryBranch', isWithoutRoll: true })
    expect(derive(facts, TWO_YEARS, date('2026-06-01'))).toEqual([])
    expect(derive({ ...facts, kind: 'branch' }, TWO_YEARS, date('2026-06-01')).length, '正式支部照列').toBeGreaterThan(0)
  })

  test('撤销或者成立在窗口之外的，没有任务', () => {
    expect(
      derive(exampleLife({ foundedOn: date('2027-01-01'), dutiesFrom: date('2027-01-01') }), TWO_YEARS, date('2026-06-01')),
    ).toEqual([])
    expect(derive(exampleLife({ dissolvedOn: date('2025-01-01') }), TWO_YEARS, date('2026-06-01'))).toEqual([])
  })

  test('会议须从窗口所在年度的第一天备齐', () => {
    expect(meetingsNeededFrom({ from: date('2026-05-17') })).toBe('2026-01-01')
  })
})

describe('性质（随机历史）', () => {
  test('整窗一次算出，等于逐月、逐季、逐年算出的并集', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, fc.constantFrom('month' as const, 'quarter' as const, 'year' as const), (facts, on, kind) => {
        const whole = derive(facts, TWO_YEARS, on)
        const parts = periodsBetween(kind, TWO_YEARS.from, TWO_YEARS.to).flatMap((period) =>
          derive(facts, { from: period.first, to: period.last }, on),
        )
        expect(new Set(whole.map((entry) => entry.key)).size).toBe(whole.length)
        expect(sorted(byKey(parts).values())).toEqual(sorted(whole))
      }),
      { numRuns: 30 },
    )
  })

  test('每增一次会议只重算其所及年度，最终等于从头算', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, on) => {
        const empty = { ...facts, meetings: [] }
        const cache = byKey(derive(empty, TWO_YEARS, on))
        facts.meetings.forEach((meeting, index) => {
          const known = { ...facts, meetings: facts.meetings.slice(0, index + 1) }
          const year = yearOf(meeting.heldOn)
          const touched = window(`${Math.min(year, meeting.forYear ?? year)}-01-01`, `${year}-12-31`)
          for (const entry of derive(known, touched, on)) if (cache.has(entry.key)) cache.set(entry.key, entry)
        })
        expect(sorted(cache.values())).toEqual(sorted(derive(facts, TWO_YEARS, on)))
      }),
      { numRuns: 30 },
    )
  })

  test('会议登记的先后不影响结论', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, on) => {
        expect(derive({ ...facts, meetings: facts.meetings.toReversed() }, TWO_YEARS, on)).toEqual(derive(facts, TWO_YEARS, on))
      }),
      { numRuns: 30 },
    )
  })

  test('日子往后：已完成的仍完成，已逾期的仍逾期；期限不动', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, anyDay, (facts, a, b) => {
        const [before, after] = a <= b ? [a, b] : [b, a]
        const later = byKey(derive(facts, TWO_YEARS, after))
        for (const entry of derive(facts, TWO_YEARS, before)) {
          const next = later.get(entry.key)
          expect(next?.due).toBe(entry.due)
          expect(next?.opens).toBe(entry.opens)
          if (entry.state === 'met') expect(next).toMatchObject({ state: 'met', metOn: entry.metOn })
          if (entry.state === 'late') expect(next?.state).toBe('late')
        }
      }),
      { numRuns: 30 },
    )
  })

  test('增一次会议不会使已完成变为未完成', () => {
    fc.assert(
      fc.property(anyFacts, anyMeeting, anyDay, (facts, extra, on) => {
        const added = exampleMeeting('extra', extra.heldOn, extra.kinds, {
          forYear: extra.year,
          lecturerPersonId: extra.lecturer,
        })
        const after = byKey(derive({ ...facts, meetings: [...facts.meetings, added] }, TWO_YEARS, on))
        for (const entry of derive(facts, TWO_YEARS, on))
          if (entry.state === 'met') expect(after.get(entry.key)?.state).toBe('met')
      }),
      { numRuns: 30 },
    )
  })

  test('起不晚于止；逾期即已过期限；未完成的写明缺什么；完成日在期限内', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, on) => {
        for (const entry of derive(facts, TWO_YEARS, on)) {
          expect(entry.opens <= entry.due).toBe(true)
          expect(entry.key).toBe([...entry.key.split(':').slice(0, 2), facts.orgId, entry.key.split(':')[3]].join(':'))
          if (entry.state === 'late') expect(on > entry.due).toBe(true)
          if (entry.state === 'met') expect(entry.metOn && entry.metOn <= entry.due).toBe(true)
          else expect(entry.missing && entry.act).toBeTruthy()
        }
      }),
      { numRuns: 30 },
    )
  })
})
