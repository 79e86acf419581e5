import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, date, type PlainDate } from '../kernel/index.ts'
import { LAW_ONLY } from '../norms/index.ts'
import { advance, begin, type CaseCommand } from './advance.ts'
import { caseDuty } from './duty.ts'
import { type CaseEvent, type CaseState, fold } from './events.ts'
import { EXAMPLE } from './example.ts'
import { entryRefusals, type Field } from './fields.ts'
import { flaws } from './flaws.ts'
import { railOf } from './rail.ts'
import type { CaseMode } from './types.ts'

const TODAY = date('2026-06-30')
const FACTS = { lead: 15 }
const begun = (mode: CaseMode = 'live'): CaseEvent => ({
  type: 'begun',
  on: date('2026-05-01'),
  mode,
  entry: { meetingOn: '2026-06-01' },
})
const setting = (state: CaseState) => ({ procedure: EXAMPLE, state, facts: FACTS, today: TODAY, norms: LAW_ONLY })

/** Runs commands on a case; each must be accepted. */
function run(events: readonly CaseEvent[], ...commands: readonly CaseCommand[]): CaseEvent[] {
  const all = [...events]
  for (const command of commands) {
    const answer = advance(setting(fold(EXAMPLE, all)), command)
    if (!answer.ok) throw new Error(answer.refusals.map(({ message }) => message).join('；'))
    all.push(answer.value)
  }
  return all
}
const codes = (events: readonly CaseEvent[], command: CaseCommand): string[] => {
  const answer = advance(setting(fold(EXAMPLE, events)), command)
  return (answer.ok ? answer.warnings : answer.refusals).map(({ severity, code }) => `${severity} ${code}`)
}

const request = (on = '2026-05-10'): CaseCommand => ({
  act: 'do',
  step: 'request',
  on: date(on),
  entry: { docNo: '示例〔2026〕1号', meetingOn: '2026-06-01' },
})
const reply = (verdict = 'yes', on = '2026-05-20'): CaseCommand => ({
  act: 'do',
  step: 'reply',
  on: date(on),
  entry: verdict === 'yes' ? { verdict, docNo: '示例〔2026〕2号' } : { verdict },
})
const meeting = (present: number, on = '2026-06-01'): CaseCommand => ({
  act: 'do',
  step: 'meeting',
  on: date(on),
  entry: { due: 9, present },
})
const closing = (on = '2026-06-02'): CaseCommand => ({ act: 'do', step: 'closing', on: date(on), entry: {} })

test('the definition is sound; a broken one is told', () => {
  expect(flaws(EXAMPLE)).toEqual([])
  const [version] = EXAMPLE.versions
  const [first, ...rest] = version.steps
  const broken = {
    ...EXAMPLE,
    versions: [{ ...version, steps: [{ ...first, next: [{ to: 'nowhere' }] as const }, ...rest] as const }] as const,
  }
  expect(flaws(broken)).toEqual([
    '2018-07-10 request：没有终点',
    '2018-07-10 request：去向 nowhere 不存在',
    '2018-07-10 reply：走不到',
    '2018-07-10 meeting：走不到',
    '2018-07-10 closing：走不到',
  ])
})

test('the straight way and the short way both reach the end', () => {
  const straight = fold(EXAMPLE, run([begun()], request(), reply(), meeting(5), closing()))
  expect([straight.status, straight.current, Object.keys(straight.done)]).toEqual([
    'ended',
    undefined,
    ['request', 'reply', 'meeting', 'closing'],
  ])
  const short = fold(EXAMPLE, run([begun()], request(), reply('no'), closing('2026-05-21')))
  expect([short.status, Object.keys(short.done)]).toEqual(['ended', ['request', 'reply', 'closing']])
})

describe('what is refused', () => {
  const started = run([begun()], request())
  test.each<[string, readonly CaseEvent[], CaseCommand, string[]]>([
    ['上一步没有记录', started, meeting(5), ['block case.step-before']],
    ['日期在上一步之前', started, reply('yes', '2026-05-09'), ['block case.step-order']],
    ['日期在今天以后', started, reply('yes', '2026-07-01'), ['block case.future']],
    ['日期在开始以前', [begun()], request('2026-04-30'), ['block case.before-begin']],
    ['晚于最迟日只提醒', [begun()], request('2026-05-18'), ['warn case.too-late']],
    ['最迟日当天', [begun()], request('2026-05-17'), []],
    ['缺内容', started, { act: 'do', step: 'reply', on: date('2026-05-20'), entry: { verdict: 'yes' } }, ['block case.missing']],
    [
      '不认识的内容',
      started,
      { act: 'do', step: 'reply', on: date('2026-05-20'), entry: { verdict: 'no', thought: 'x' } },
      ['block case.unknown-field'],
    ],
    [
      '正好半数',
      run(started, reply()),
      { ...meeting(4), entry: { due: 8, present: 4 } } as CaseCommand,
      ['block example.quorum'],
    ],
    ['已有记录', started, request(), ['block case.done-already']],
    ['没有这一步', started, { ...request(), step: 'other' } as CaseCommand, ['block case.no-step']],
    ['不在路上的一步', run(started, reply('no')), meeting(5), ['block case.no-step']],
    ['没有可更正的', started, { ...reply(), act: 'correct', reason: '错' } as CaseCommand, ['block case.nothing-to-correct']],
    ['未中止而恢复', started, { act: 'resume', on: TODAY }, ['block case.wrong-state']],
    ['退回到没有办过的', started, { act: 'return', to: 'closing', on: TODAY, reason: '错' }, ['block case.no-return']],
    ['撤回以后办理', run(started, { act: 'withdraw', on: TODAY, reason: '不办' }), reply(), ['block case.wrong-state']],
  ])('%s', (_name, events, command, expected) => {
    expect(codes(events, command)).toEqual(expected)
  })

  test('补录历史：不能办理改为提醒，早于开始之日的可以补录；格式不对的仍不能', () => {
    const history = [begun('history')]
    expect(codes(history, request('2026-04-01'))).toEqual([])
    expect(codes(history, meeting(4))).toEqual(['warn case.step-before', 'warn example.quorum'])
    expect(codes(history, { ...meeting(4), entry: { due: 9 } } as CaseCommand)).toContain('warn case.missing')
    expect(codes(history, { ...meeting(4), entry: { due: -1, present: 2 } } as CaseCommand)).toEqual(['block case.malformed'])
  })
})

test('经批准不办的步骤写明组织和文号，不再提示缺记录', () => {
  const exception = { decidedBy: '区教育工委', docNo: '示例〔2026〕3号', reason: '疫情' }
  const events = run([begun()], request(), { act: 'except', step: 'reply', on: date('2026-05-20'), exception }, meeting(5))
  const rail = railOf(EXAMPLE, fold(EXAMPLE, events), FACTS, TODAY, LAW_ONLY)
  expect(rail.map(({ id, state }) => [id, state])).toEqual([
    ['request', 'done'],
    ['reply', 'excepted'],
    ['meeting', 'done'],
    ['closing', 'current'],
  ])
  expect(rail[1]?.record?.exception).toEqual(exception)
})

test('退回：该步及以后的记录不再作数，历史照留；重新办理后继续', () => {
  const before = run([begun()], request(), reply(), { act: 'return', to: 'request', on: date('2026-05-21'), reason: '人数不符' })
  const state = fold(EXAMPLE, before)
  expect([state.current, state.done, state.returned?.reason]).toEqual(['request', {}, '人数不符'])
  const again = fold(EXAMPLE, run(before, request('2026-05-22')))
  expect([again.current, again.returned]).toEqual(['reply', undefined])
})

test('更正改变去向时，轮到新的去向上没有记录的一步', () => {
  const ended = run([begun()], request(), reply('no'), closing('2026-05-21'))
  const corrected = fold(EXAMPLE, run(ended, { ...reply('yes', '2026-05-20'), act: 'correct', reason: '误录' } as CaseCommand))
  expect([corrected.status, corrected.current]).toEqual(['running', 'meeting'])
})

test('待办：轮到谁、最迟哪天；中止、补录的没有', () => {
  const duty = (events: readonly CaseEvent[], on: PlainDate) =>
    caseDuty(EXAMPLE, { id: '7', orgId: '3', superiorOrgId: '2', state: fold(EXAMPLE, events) }, FACTS, on, LAW_ONLY)
  expect(duty([begun()], date('2026-05-17'))).toMatchObject([
    { key: 'GEN-06:example:7:request', orgId: '3', due: '2026-05-17', state: 'open' },
  ])
  expect(duty([begun()], date('2026-05-18'))).toMatchObject([{ state: 'late' }])
  expect(duty([begun('history')], TODAY)).toEqual([])
  expect(duty([begun(), { type: 'suspended', on: date('2026-05-02'), reason: '校舍' }], TODAY)).toEqual([])
  expect(duty(run([begun()], request()), TODAY)).toEqual([])
})

test('开始：缺内容不能，日期在今天以后不能', () => {
  const asked = (entry: Record<string, string>, on = TODAY) => begin(EXAMPLE, { on, mode: 'live', entry }, FACTS, TODAY, LAW_ONLY)
  expect(asked({ meetingOn: '2026-07-01' }).ok).toBe(true)
  expect(asked({})).toMatchObject({ ok: false, refusals: [{ code: 'case.missing', field: 'meetingOn' }] })
  expect(asked({ meetingOn: '2026-07-01' }, addDays(TODAY, 1))).toMatchObject({ ok: false, refusals: [{ code: 'case.future' }] })
})

const VOTES: readonly Field[] = [
  { id: 'who', label: '姓名', kind: 'person', isRequired: true },
  { id: 'for', label: '赞成', kind: 'number', isRequired: true },
]

test.each<[string, Omit<Field, 'id' | 'label' | 'isRequired'>, unknown, boolean]>([
  ['日期', { kind: 'day' }, '2026-02-30', false],
  ['文字过长', { kind: 'text', max: 3 }, '一二三四', false],
  ['整数边界', { kind: 'number', min: 3, max: 5 }, 5, true],
  ['超过最大', { kind: 'number', min: 3, max: 5 }, 6, false],
  ['小数', { kind: 'number' }, 1.5, false],
  ['是否', { kind: 'flag' }, 'yes', false],
  ['同一人两次', { kind: 'people' }, ['1', '1'], false],
  ['表内数字为负', { kind: 'rows', columns: VOTES }, [{ who: '1', for: -1 }], false],
  ['表内缺内容', { kind: 'rows', columns: VOTES }, [{ who: '1' }], false],
  ['表内不认识的内容', { kind: 'rows', columns: VOTES }, [{ who: '1', for: 1, why: 'x' }], false],
  ['表', { kind: 'rows', columns: VOTES }, [{ who: '1', for: 1 }], true],
  ['不是表', { kind: 'rows', columns: VOTES }, 'x', false],
  ['表中不是行', { kind: 'rows', columns: VOTES }, ['x'], false],
])('内容检查：%s', (_name, field, value, isFine) => {
  const found = entryRefusals([{ id: 'f', label: '内容', isRequired: true, ...field }], { f: value as never }, false)
  expect(found.length === 0).toBe(isFine)
})

describe('whatever is commanded', () => {
  const days = fc.integer({ min: 0, max: 70 }).map((n) => addDays(date('2026-05-01'), n))
  const steps = fc.constantFrom('request', 'reply', 'meeting', 'closing')
  const entries = fc.constantFrom(
    { docNo: '示例1号', meetingOn: '2026-06-01' },
    { verdict: 'yes', docNo: '2号' },
    { verdict: 'no' },
    { due: 9, present: 5 },
    {},
  )
  const commands: fc.Arbitrary<CaseCommand> = fc.oneof(
    fc.record({ act: fc.constant('do' as const), step: steps, on: days, entry: entries }),
    fc.record({ act: fc.constant('correct' as const), step: steps, on: days, entry: entries, reason: fc.constant('误录') }),
    fc.record({
      act: fc.constant('except' as const),
      step: steps,
      on: days,
      exception: fc.constant({ decidedBy: '工委', docNo: '3号', reason: '批准' }),
    }),
    fc.record({ act: fc.constant('return' as const), to: steps, on: days, reason: fc.constant('退回') }),
    fc.record({
      act: fc.constantFrom('suspend' as const, 'withdraw' as const, 'expire' as const),
      on: days,
      reason: fc.constant('缘由'),
    }),
    fc.record({ act: fc.constant('resume' as const), on: days }),
  )

  test('a case is always in one place, what ended has no turn, what was taken back stays so', () => {
    fc.assert(
      fc.property(fc.constantFrom<CaseMode>('live', 'history'), fc.array(commands, { maxLength: 25 }), (mode, list) => {
        const events: CaseEvent[] = [begun(mode)]
        for (const command of list) {
          const state = fold(EXAMPLE, events)
          const answer = advance(setting(state), command)
          if (!answer.ok) {
            expect(answer.refusals.every(({ message }) => message.length > 0)).toBe(true)
            continue
          }
          expect(['withdrawn', 'expired']).not.toContain(state.status)
          events.push(answer.value)
        }
        const state = fold(EXAMPLE, events)
        expect(state).toEqual(fold(EXAMPLE, structuredClone(events)))
        expect(state.current === undefined).toBe(['ended', 'withdrawn', 'expired'].includes(state.status))
        if (state.current) expect(state.done[state.current]).toBeUndefined()
        const rail = railOf(EXAMPLE, state, FACTS, TODAY, LAW_ONLY)
        expect(rail.filter((entry) => entry.state === 'current').length).toBe(state.current ? 1 : 0)
      }),
    )
  })
})
