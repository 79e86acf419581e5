import { expect, test } from 'vitest'
import { date, step } from '../kernel/index.ts'
import { applyExcuses } from './excuse.ts'
import type { Excuse, Obligation, ObligationState } from './types.ts'

const duty = (state: ObligationState): Obligation => ({
  key: `MTG-07:themeDay:o1:${state}`,
  rule: 'MTG-07',
  orgId: 'o1',
  title: '2026年7月主题党日',
  opens: date('2026-07-01'),
  due: date('2026-07-31'),
  state,
  weight: 'flag',
  because: [step('应召开', '1 次')],
  cites: [],
})
const excuse = (state: ObligationState): Excuse => ({
  key: `MTG-07:themeDay:o1:${state}`,
  reason: '校舍受灾停课',
  decidedBy: '区教育工委',
  docNo: '示例〔2026〕7号',
  decidedOn: date('2026-07-20'),
})

test.each<[ObligationState, ObligationState]>([
  ['open', 'excused'],
  ['late', 'excused'],
  ['met', 'met'],
  ['undetermined', 'undetermined'],
  ['excused', 'excused'],
])('免办：原为 %s，结果为 %s', (before, after) => {
  expect(applyExcuses([duty(before)], [excuse(before)])[0]?.state).toBe(after)
})

test('免办保留原有依据，写明何组织以何文号批准、是否逾期后批准', () => {
  const [found] = applyExcuses([duty('late')], [excuse('late')])
  expect(found?.because).toEqual([
    step('应召开', '1 次'),
    step('逾期后批准免办', '区教育工委，示例〔2026〕7号，2026年7月20日：校舍受灾停课'),
  ])
})

test('键不相符的不变；再批一次结果相同', () => {
  const duties = [duty('open'), duty('late')]
  expect(applyExcuses(duties, [excuse('met')])).toEqual(duties)
  const once = applyExcuses(duties, [excuse('open')])
  expect(applyExcuses(once, [excuse('open')])).toEqual(once)
})
