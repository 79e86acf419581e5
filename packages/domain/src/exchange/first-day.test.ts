import { expect, test } from 'vitest'
import { date } from '../kernel/index.ts'
import { firstDay, firstDayInWords } from './first-day.ts'

const batch = date('2026-11-22')
const founded = date('2015-01-01')

test('IMP-01：表中写了日期的按表', () => {
  expect(firstDay({ given: date('2019-09-01'), batch, notBefore: { founded } })).toEqual({ on: '2019-09-01', because: 'sheet' })
})

test('IMP-01：没写的按本批选定的日期，绝不退到组织成立日或入党日', () => {
  expect(firstDay({ batch, notBefore: { joined: date('2008-06-01'), founded } })).toEqual({ on: batch, because: 'batch' })
})

test('IMP-01：入党、成立晚于选定日期的，按较晚的一天', () => {
  const chosen = date('2020-01-01')
  expect(firstDay({ batch: chosen, notBefore: { joined: date('2026-06-30'), founded } }).because).toBe('joined')
  expect(firstDay({ batch: chosen, notBefore: { joined: date('2008-06-01'), founded: date('2021-03-01') } })).toEqual({
    on: '2021-03-01',
    because: 'founded',
  })
})

test('IMP-01：说明里写明哪一天、为什么、此前不详', () => {
  expect(firstDayInWords('组织关系', { on: batch, because: 'batch' })).toBe(
    '组织关系自 2026年11月22日 起登记（表中没有写，按本批选定的日期；此前不详，不补记）',
  )
  expect(firstDayInWords('组织关系', { on: batch, because: 'joined' })).not.toContain('此前不详')
})
