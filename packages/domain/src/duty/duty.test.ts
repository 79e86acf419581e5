import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, date } from '../kernel/index.ts'
import { LAW_ONLY } from '../norms/index.ts'
import { bucketOf, decisionDuty, dutiesOf, dutyWindow } from './index.ts'

const decision = { id: '7', meetingId: '3', orgId: '5', body: '修订学习计划', isMeasure: false, decidedOn: date('2026-10-12') }

describe('待办时段', () => {
  test.each([
    ['2026-11-22', '2026-01-01', '2026-12-31'],
    ['2026-12-01', '2026-01-01', '2027-01-31'],
    ['2027-01-01', '2026-01-01', '2027-02-28'],
    ['2027-03-31', '2026-01-01', '2027-04-30'],
    ['2027-04-01', '2027-01-01', '2027-05-31'],
  ])('%s 看 %s 至 %s', (on, from, to) => {
    expect(dutyWindow(date(on))).toEqual({ from, to })
  })
})

describe('MTG-14 决定事项转为待办', () => {
  test('到期当天仍为待办，次日逾期', () => {
    const fact = { ...decision, dueOn: date('2026-11-22') }
    expect(decisionDuty(fact, date('2026-11-22')).state).toBe('open')
    expect(decisionDuty(fact, date('2026-11-23')).state).toBe('late')
  })
  test('没有写时限的不会逾期，登记完成后办结', () => {
    expect(decisionDuty(decision, date('2030-01-01')).state).toBe('open')
    expect(decisionDuty({ ...decision, doneOn: date('2026-11-01') }, date('2026-11-22'))).toMatchObject({
      state: 'met',
      metOn: '2026-11-01',
    })
  })
  test('待办一行里写明责任人，没有写的照实说', () => {
    const missing = (owner?: string) => decisionDuty({ ...decision, owner }, date('2026-11-22')).missing
    expect(missing('吴晓岚')).toBe('责任人吴晓岚，还没有登记完成情况')
    expect(missing()).toBe('责任人未写明，还没有登记完成情况')
  })
  test('截止日早于完成日时仍按当日情况', () => {
    expect(decisionDuty({ ...decision, doneOn: date('2026-11-01') }, date('2026-10-20')).state).toBe('open')
  })
})

describe('分栏', () => {
  const on = date('2026-11-22')
  test.each([
    ['open', '2026-11-21', 'late'],
    ['open', '2026-11-22', 'now'],
    ['open', '2026-11-30', 'now'],
    ['open', '2026-12-01', 'next'],
    ['open', '2026-12-31', 'next'],
    ['open', '2027-01-01', 'later'],
    ['met', '2026-11-01', 'done'],
    ['excused', '2026-11-01', 'done'],
    ['undetermined', '2020-01-01', 'undetermined'],
  ] as const)('%s 期限 %s 在 %s 栏', (state, due, bucket) => {
    expect(bucketOf({ state, due: date(due), opens: date('2020-01-01') }, on)).toBe(bucket)
  })
  test('下月底以前能办的列入以后，届满还早的换届不列', () => {
    const due = date('2029-05-10')
    expect(bucketOf({ state: 'open', due, opens: date('2026-12-31') }, on)).toBe('later')
    expect(bucketOf({ state: 'open', due, opens: date('2027-01-01') }, on)).toBe('distant')
  })
  test('逾期不会随时间变回待办', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), (wait, more) => {
        const due = addDays(on, wait)
        const isLate = (day: number) =>
          bucketOf(decisionDuty({ ...decision, dueOn: due }, addDays(on, day)), addDays(on, day)) === 'late'
        return !isLate(wait + 0) && (!isLate(wait + more) || isLate(wait + more + 1))
      }),
    )
  })
})

test('批准免办的注明组织和文号', () => {
  const excuses = [
    {
      key: 'MTG-14:decision:5:7',
      reason: '工作调整',
      decidedBy: '青禾县教育工委',
      docNo: '青教工委〔2026〕3号',
      decidedOn: date('2026-11-01'),
    },
  ]
  const [duty] = dutiesOf(
    { decisions: [{ ...decision, dueOn: date('2026-10-30') }], cases: [], excuses },
    dutyWindow(date('2026-11-22')),
    date('2026-11-22'),
    LAW_ONLY,
  )
  expect(duty?.state).toBe('excused')
  expect(duty?.because.at(-1)?.value).toContain('青教工委〔2026〕3号')
})
