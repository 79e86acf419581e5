import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, date, type Fen, fen, known, unknown } from '../kernel/index.ts'
import { LAW_ONLY } from '../norms/index.ts'
import { arrearsOn } from './arrears.ts'
import { billedIn, billLine, billMonth, correctedBill } from './billing.ts'
import { reconcile } from './books.ts'
import {
  exampleBill,
  exampleEntry,
  exampleLiability,
  exampleLine,
  examplePayment,
  examplePaymentFacts,
  money,
} from './examples.ts'
import { amountIn, carriedSheet, fixingRefusals, januaryDifferences } from './fixing.ts'
import { append, cashBook, type EntryKind, type LedgerEntry, type LedgerFacts, memberAccount } from './ledger.ts'
import { memberMonths } from './member-months.ts'
import { month, monthsFrom } from './month.ts'
import { appendAll, recordPayment } from './payment.ts'

const TODAY = date('2026-12-31')
const anyDay = fc.integer({ min: 0, max: 364 }).map((days) => addDays(date('2026-01-01'), days))
const MONTHS = monthsFrom(month('2026-01'), month('2026-12'))
const MEMBER: readonly EntryKind[] = ['due', 'waived', 'paid']
const anyEntry = fc.record({
  kind: fc.constantFrom<EntryKind>(
    'due',
    'waived',
    'paid',
    'extra',
    'large',
    'refund',
    'received',
    'granted',
    'remitted',
    'used',
    'interest',
    'largeRemitted',
    'reversal',
  ),
  on: anyDay,
  amountFen: fc.integer({ min: 1, max: 5000 }).map(fen),
  personId: fc.constantFrom('p1', 'p2'),
  month: fc.constantFrom(...MONTHS.slice(0, 3)),
  target: fc.nat({ max: 30 }),
})

/** 逐笔试着登记，能登记的留在账上：这样得到的账就是任意一本合法的账。 */
function bookOf(attempts: readonly (typeof anyEntry extends fc.Arbitrary<infer T> ? T : never)[], startFen: Fen) {
  let facts: LedgerFacts = { entries: [], startFen }
  attempts.forEach(({ target, personId, month: of, ...entry }, index) => {
    const aim = facts.entries[target % Math.max(1, facts.entries.length)]
    const next: LedgerEntry =
      entry.kind === 'reversal'
        ? exampleEntry(`e${index}`, 'reversal', {
            reverses: aim?.id,
            amountFen: aim?.amountFen ?? entry.amountFen,
            on: TODAY,
            reason: '示例',
          })
        : {
            id: `e${index}`,
            clientKey: `e${index}`,
            orgId: 'o1',
            ...entry,
            ...(MEMBER.includes(entry.kind) ? { personId, month: of } : {}),
          }
    const found = append(facts, next)
    if (found.ok) facts = { ...facts, entries: found.value }
  })
  return facts
}
const anyBook = fc
  .tuple(fc.array(anyEntry, { maxLength: 30 }), fc.integer({ min: 0, max: 10_000 }).map(fen))
  .map((args) => bookOf(...args))
const closing = (facts: LedgerFacts, book: 'ordinary' | 'large' = 'ordinary') =>
  cashBook(facts.entries, 'o1', book, date('2026-01-01'), TODAY, book === 'ordinary' ? facts.startFen : fen(0))

describe('只追加的账（性质）', () => {
  test('期初加收入减支出等于期末；分段相接与一次算出相同；结存和欠额从不为负', () => {
    fc.assert(
      fc.property(anyBook, anyDay, (facts, day) => {
        const whole = closing(facts)
        expect(whole.openingFen + whole.inFen - whole.outFen).toBe(whole.closingFen)
        expect([...whole.movements.values()].reduce((sum, one) => sum + one, 0)).toBe(whole.closingFen - whole.openingFen)
        const first = cashBook(facts.entries, 'o1', 'ordinary', date('2026-01-01'), day, facts.startFen)
        const second = cashBook(facts.entries, 'o1', 'ordinary', addDays(day, 1), TODAY, facts.startFen)
        expect(second.openingFen).toBe(first.closingFen)
        expect(second.closingFen).toBe(whole.closingFen)
        expect(reconcile(whole, { openingFen: whole.openingFen, closingFen: whole.closingFen })).toEqual([])
        expect(whole.closingFen).toBeGreaterThanOrEqual(0)
        expect(closing(facts, 'large').closingFen).toBeGreaterThanOrEqual(0)
        for (const person of ['p1', 'p2'])
          for (const one of memberAccount(facts.entries, person).values()) {
            expect(one.owedFen).toBeGreaterThanOrEqual(0)
            expect(one.dueFen - one.waivedFen - one.paidFen).toBe(one.owedFen)
          }
      }),
      { numRuns: 60 },
    )
  })

  test('同一客户端键再来一次，账不变；键相同而内容不同的不办理', () => {
    fc.assert(
      fc.property(anyBook, fc.nat(), (facts, pick) => {
        const entry = facts.entries[pick % Math.max(1, facts.entries.length)]
        if (!entry) return
        const again = append(facts, { ...entry, id: 'another' })
        expect(again.ok && again.value).toEqual(facts.entries)
        expect(append(facts, { ...entry, id: 'another', amountFen: fen(entry.amountFen + 1) }).ok).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  test('登记以后冲正，结存和各人欠额回到登记以前；原分录还在', () => {
    fc.assert(
      fc.property(anyBook, anyEntry, (facts, attempt) => {
        if (attempt.kind === 'reversal') return
        const { target: _target, ...rest } = attempt
        const entry: LedgerEntry = { id: 'x', clientKey: 'x', orgId: 'o1', ...rest, on: TODAY }
        const added = append(facts, entry)
        if (!added.ok) return
        const back = append(
          { ...facts, entries: added.value },
          exampleEntry('y', 'reversal', { reverses: 'x', amountFen: entry.amountFen, on: TODAY, reason: '示例' }),
        )
        if (!back.ok) throw new Error(back.refusals[0].message)
        const after = { ...facts, entries: back.value }
        expect(closing(after).closingFen).toBe(closing(facts).closingFen)
        expect(closing(after, 'large').closingFen).toBe(closing(facts, 'large').closingFen)
        for (const person of ['p1', 'p2'])
          expect(memberAccount(after.entries, person)).toEqual(memberAccount(facts.entries, person))
        expect(after.entries.slice(0, -2)).toEqual(facts.entries)
      }),
      { numRuns: 60 },
    )
  })

  test('分录登记的先后不影响结存和欠额', () => {
    fc.assert(
      fc.property(anyBook, (facts) => {
        const turned = { ...facts, entries: facts.entries.toReversed() }
        expect(closing(turned).closingFen).toBe(closing(facts).closingFen)
        expect(new Map([...memberAccount(turned.entries, 'p1')].toSorted())).toEqual(
          new Map([...memberAccount(facts.entries, 'p1')].toSorted()),
        )
      }),
      { numRuns: 60 },
    )
  })
})

describe('冲正的边界', () => {
  const paid = [exampleEntry('d', 'due'), exampleEntry('p', 'paid')]
  const reverse = (entries: readonly LedgerEntry[], of: string, changes: Partial<LedgerEntry> = {}) => {
    const found = append(
      { entries },
      exampleEntry(`r-${of}`, 'reversal', { reverses: of, on: date('2026-04-01'), reason: '示例', ...changes }),
    )
    return found.ok ? '已冲正' : found.refusals[0].code
  }
  test.each([
    ['p', {}, '已冲正'],
    ['d', {}, 'dues.reverse-paid'],
    ['z', {}, 'dues.no-target'],
    ['p', { on: date('2026-03-01') }, 'dues.reversal-early'],
    ['p', { orgId: 'o2' }, 'dues.no-target'],
  ] as const)('冲正 %s（%o）：%s', (of, changes, expected) => {
    expect(reverse(paid, of, changes)).toBe(expected)
  })
  test('冲正过的不能再冲正，冲正分录不能冲正', () => {
    const once = [...paid, exampleEntry('r', 'reversal', { reverses: 'p' })]
    expect([reverse(once, 'p'), reverse(once, 'r')]).toEqual(['dues.already-reversed', 'dues.reverse-reversal'])
  })
  test('收到的钱已经用了，不能冲正', () => {
    const spent = [...paid, exampleEntry('u', 'used', { amountFen: money('40.00') })]
    expect(reverse(spent, 'p')).toBe('dues.negative-cash')
  })
  test('金额须大于零', () => {
    expect(append({ entries: [] }, exampleEntry('a', 'extra', { amountFen: fen(0) })).ok).toBe(false)
  })
})

describe('收缴', () => {
  test('同一次交纳提交两次，只记一次', () => {
    const facts = examplePaymentFacts()
    const once = recordPayment(facts, examplePayment(), TODAY, LAW_ONLY)
    if (!once.ok) throw new Error('应当办成')
    const twice = recordPayment({ ...facts, entries: once.value }, examplePayment(), TODAY, LAW_ONLY)
    expect(twice.ok && twice.value).toEqual(once.value)
  })
  test('每笔拒绝都写明依据和怎么办', () => {
    const found = recordPayment(
      examplePaymentFacts(),
      examplePayment({
        payer: { role: 'organisation' },
        receiptNo: undefined,
        channel: 'payroll',
        extraFen: money('1000.00'),
        months: [],
      }),
      date('2026-03-01'),
      LAW_ONLY,
    )
    if (found.ok) throw new Error('应当拒绝')
    expect(found.refusals.length).toBe(6)
    for (const refusal of found.refusals) expect(refusal.cite && refusal.remedy && refusal.field).toBeTruthy()
  })
  test('出账两次相同；数额待定的另列；免交的应交与减免相抵', () => {
    const lines = [
      { personId: 'p1', dueFen: known(money('42.00')), waivedFen: fen(0) },
      { personId: 'p2', dueFen: known(money('13.00')), waivedFen: money('13.00') },
      { personId: 'p3', dueFen: { known: false as const, ask: { fact: 'dues.pay', label: '工资' } }, waivedFen: fen(0) },
    ]
    const bills = billMonth('o1', month('2026-03'), date('2026-03-01'), lines, billedIn([], month('2026-03')))
    expect(bills.undetermined).toEqual([{ personId: 'p3', missing: '2026年3月：工资' }])
    const once = appendAll({ entries: [] }, bills.entries)
    if (!once.ok) throw new Error('应当出账')
    expect(appendAll({ entries: once.value }, bills.entries)).toMatchObject({ ok: true, value: once.value })
    expect(memberAccount(once.value, 'p2').get(month('2026-03'))?.owedFen).toBe(0)
    expect(billMonth('o1', month('2026-03'), date('2026-03-01'), lines, billedIn(once.value, month('2026-03'))).entries).toEqual(
      [],
    )
  })
  test('应交被冲正以后可以再出账，键不同；冲正前后重复出账都不变', () => {
    const MARCH = month('2026-03')
    const lines = [exampleBill('42.00')]
    const bill = (entries: readonly LedgerEntry[]) => {
      const { entries: next } = billMonth('o1', MARCH, date('2026-03-01'), lines, billedIn(entries, MARCH))
      const found = appendAll({ entries }, next)
      if (!found.ok) throw new Error(found.refusals[0].message)
      return found.value
    }
    const first = bill([])
    expect(bill(first)).toEqual(first)
    const back = append({ entries: first }, exampleEntry('r', 'reversal', { reverses: first[0]?.id, reason: '示例' }))
    if (!back.ok) throw new Error('应当冲正')
    const again = bill(back.value)
    expect(again.map((one) => one.clientKey)).toEqual(['due:o1:p1:2026-03', 'r', 'due:o1:p1:2026-03:1'])
    expect(bill(again)).toEqual(again)
  })
  test('DUE-16：出账按核定数额，减免另列；决定期满恢复', () => {
    const sheets = [{ orgId: 'o1', year: 2026, lines: [exampleLine('p1', '42.00')], decidedOn: date('2026-01-20') }]
    const reductions = [
      { id: 'r', kind: 'reduce' as const, amountFen: money('5.00'), from: month('2026-03'), until: month('2026-04') },
    ]
    const of = (text: string) => billLine({ sheets, changes: [] }, reductions, 'p1', month(text))
    expect([of('2026-02').waivedFen, of('2026-03').waivedFen, of('2026-04').waivedFen, of('2026-05').waivedFen]).toEqual([
      0, 3700, 3700, 0,
    ])
    expect(of('2026-03').dueFen).toEqual(known(4200))
    expect(of('2027-02').dueFen.known).toBe(false)
  })
  test('一月沿用上年出账，核定后更正差额，原分录照样保留', () => {
    const last = { orgId: 'o1', year: 2025, lines: [exampleLine('p1', '40.00')], decidedOn: date('2025-01-12') }
    const sheet = { ...carriedSheet(last), lines: [exampleLine('p1', '42.00')], decidedOn: date('2026-01-20') }
    expect(carriedSheet(last).lines[0]?.confirmedOn).toBeUndefined()
    expect(fixingRefusals(sheet, [{ personId: 'p1', name: 'p1' }])).toEqual([])
    const january = exampleEntry('d', 'due', { month: month('2026-01'), amountFen: money('40.00'), on: date('2026-01-01') })
    expect(amountIn({ sheets: [last], changes: [] }, 'p1', month('2026-01'))).toEqual(known({ amountFen: 4000, isCarried: true }))
    expect(januaryDifferences(sheet, new Map([['p1', money('40.00')]]))).toEqual([{ personId: 'p1', differenceFen: 200 }])
    const fixed = appendAll({ entries: [january] }, correctedBill(january, money('42.00'), date('2026-01-20'), '年度核定'))
    if (!fixed.ok) throw new Error('应当更正')
    expect(fixed.value[0]).toEqual(january)
    expect(memberAccount(fixed.value, 'p1').get(month('2026-01'))?.dueFen).toBe(4200)
  })
})

describe('DUE-15：逐月情况由账和决定推出', () => {
  const facts = {
    liability: exampleLiability({ stopped: [{ from: date('2026-01-20'), until: date('2026-03-05') }] }),
    account: memberAccount([exampleEntry('d', 'due', { month: month('2026-03') })], 'p1'),
    billOf: () => ({ ...exampleBill('0.00'), dueFen: unknown<Fen>('dues.fixing', '核定数额') }),
    reductions: [{ id: 'r', kind: 'exempt' as const, from: month('2026-04'), until: month('2026-04') }],
    consents: [],
    acceptedReasons: [month('2026-05')],
  }
  const booked = memberAccount(
    MONTHS.map((of) => exampleEntry(of, 'due', { month: of })),
    'p1',
  )
  test('数额没有核定的月份不算欠交，另列所缺', () => {
    const found = memberMonths(facts, MONTHS, LAW_ONLY)
    expect(found.undetermined[0]).toEqual({ month: '2026-04', missing: '核定数额' })
    expect(found.months.map((one) => one.month)).toEqual(['2026-01', '2026-02', '2026-03'])
  })
  test('停止党籍、免交、认可理由的月份不计入连续未交', () => {
    const { months } = memberMonths({ ...facts, account: booked }, MONTHS, LAW_ONLY)
    expect(months.map((one) => one.isExcused)).toEqual([true, true, false, true, true, ...Array(7).fill(false)])
    expect(arrearsOn(months, date('2026-12-01'), LAW_ONLY)).toMatchObject({
      stage: 'case',
      months: MONTHS.slice(5, 11),
      since: '2026-12-01',
    })
  })
  test('性质：未交月份越多，步骤不退；任何一个月交过即中断', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }),
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        (count, paidMonths) => {
          const months = MONTHS.slice(0, count).map((of, index) => ({
            month: of,
            payBy: date(`${of}-25`),
            owedFen: money('1.00'),
            hasPaid: paidMonths[index] ?? false,
            isExcused: false,
          }))
          const expected = months.length - 1 - months.findLastIndex((one) => one.hasPaid)
          expect(arrearsOn(months, TODAY, LAW_ONLY).months.length).toBe(expected)
        },
      ),
    )
  })
})
