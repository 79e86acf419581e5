import { describe, expect, test } from 'vitest'
import { date } from '../kernel/index.ts'
import { LAW_ONLY } from '../norms/index.ts'
import { type EstablishFacts, establishDuty } from './establish-duty.ts'

const opened = (more: Partial<EstablishFacts> = {}): EstablishFacts => ({
  schoolId: '9',
  schoolName: '青禾新区小学',
  managerOrgId: '2',
  openedOn: date('2026-09-01'),
  ...more,
})
const dutyOn = (day: string, more: Partial<EstablishFacts> = {}) => establishDuty(opened(more), date(day), LAW_ONLY)

describe('ORG-01 新建学校建立党组织', () => {
  test.each([
    ['2026-09-01', 'open'],
    ['2026-10-01', 'open'],
    ['2026-10-02', 'late'],
  ])('9 月 1 日开办，%s：%s', (day, state) => {
    expect(dutyOn(day)).toMatchObject({ rule: 'ORG-01', orgId: '2', state, opens: '2026-09-01', due: '2026-10-01' })
  })
  test('写明缺什么、依据和下一步', () => {
    const duty = dutyOn('2026-10-02')
    expect(duty?.cites[0]?.article).toMatch(/第三十条/)
    expect(duty?.act).toMatchObject({ label: '立组建事项', params: { school: '9' } })
    expect(dutyOn('2026-10-02', { openCase: { openedOn: date('2026-09-20') } })?.missing).toBe('组建事项没有办结')
  })
  test('已覆盖的办结；批准不需要建立的没有任务', () => {
    expect(dutyOn('2026-11-01', { coveredFrom: date('2026-10-20') })).toMatchObject({ state: 'met', metOn: '2026-10-20' })
    expect(dutyOn('2026-11-01', { isNotNeeded: true })).toBeUndefined()
  })
  test('覆盖终止的自终止之日起算；开办日期不详的先补日期', () => {
    expect(dutyOn('2026-11-01', { uncoveredSince: date('2026-10-20') })).toMatchObject({ state: 'open', due: '2026-11-19' })
    expect(dutyOn('2026-11-01', { openedOn: undefined })).toMatchObject({ state: 'undetermined', missing: '缺学校开办日期' })
  })
})
