import { type Citation, date } from '../kernel/index.ts'
import { absenceSteps, inBrief, LAW_ONLY, type Norms, rulingOn, type WorkedCase } from '../norms/index.ts'
import { OBLIGATION_STATE_LABELS } from '../obligation/types.ts'
import { ABSENCE_STAGE_LABELS, absenceFindings, absenceRun, dualLifeFindings, reliefRefusals } from './absence.ts'
import { exampleLife, exampleMeeting } from './examples.ts'
import { lifeObligations } from './obligations.ts'
import type { AttendanceMonth, OrgLifeFacts } from './types.ts'

const WEIGHTS = { flag: '红旗', warn: '提醒', info: '提示' }
/** 某一项任务在观察日的状态；没有该任务时为「不计」。 */
const duty =
  (key: string, changes: Partial<OrgLifeFacts>, on: string, norms: Norms = LAW_ONLY) =>
  () => {
    const year = date(`${key.slice(-7).match(/\d{4}/)?.[0]}-01-01`)
    const window = { from: year, to: date(`${year.slice(0, 4)}-12-31`) }
    const [rule = '', item = '', period = ''] = key.split(' ')
    const found = lifeObligations(exampleLife(changes), window, date(on), norms).find(
      (entry) => entry.key === `${rule}:${item}:o1:${period}`,
    )
    if (!found) return '不计'
    const state = OBLIGATION_STATE_LABELS[found.state]
    return found.state === 'late' ? `${state}（${WEIGHTS[found.weight]}），${found.missing}` : state
  }
const held = (...meetings: OrgLifeFacts['meetings']) => ({ meetings })
const LOCAL: Citation = { law: 'local', article: '', gist: '示例当地通知：寒暑假可调整', mark: 'from-memory' }
const holidays: Norms = { local: [{ parameter: 'holidayMode', value: [2, 7, 8], from: date('2025-01-01'), cite: LOCAL }] }

const month = (text: string, due: number, present: number, leave = 0): AttendanceMonth => ({ month: text, due, present, leave })
const absent = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => month(`2026-${String(from + index).padStart(2, '0')}`, 2, 0))
const run =
  (...months: AttendanceMonth[]) =>
  () => {
    const steps = rulingOn(absenceSteps, date('2026-09-30'), LAW_ONLY)
    if (!steps) return ''
    const found = absenceRun(months, steps.value)
    return `${found.length} 个月，${ABSENCE_STAGE_LABELS[found.stage]}`
  }

/** MTG-01、MTG-05 至 MTG-08、MTG-12、MTG-16、MTG-19、MTG-20 的示例，含规则书 9.5 第 7 例。 */
export const LIFE_CASES: readonly WorkedCase[] = [
  {
    rule: 'MTG-01',
    sentence: '第一季度 3 月 31 日召开党员大会',
    expected: '已完成',
    outcome: duty('MTG-01 general 2026-Q1', held(exampleMeeting('m1', '2026-03-31', ['general'])), '2026-04-01'),
  },
  {
    rule: 'MTG-01',
    sentence: '第一季度没有召开，4 月 1 日才召开党员大会',
    expected: '已逾期（提醒），还差 1 次支部党员大会',
    outcome: duty('MTG-01 general 2026-Q1', held(exampleMeeting('m1', '2026-04-01', ['general'])), '2026-04-01'),
  },
  {
    rule: 'MTG-01',
    sentence: '季度最后一天尚未召开党员大会',
    expected: '待办',
    outcome: duty('MTG-01 general 2026-Q1', {}, '2026-03-31'),
  },
  {
    rule: 'MTG-01',
    sentence: '3 月 20 日召开、5 月才录入的党员大会',
    expected: '已完成',
    outcome: duty(
      'MTG-01 general 2026-Q1',
      held(exampleMeeting('m1', '2026-03-20', ['general'], { recordedOn: date('2026-05-08') })),
      '2026-05-08',
    ),
  },
  {
    rule: 'MTG-01',
    sentence: '5 月没有召开支委会',
    expected: '已逾期（提醒），还差 1 次支部委员会会议',
    outcome: duty('MTG-01 committee 2026-05', {}, '2026-06-01'),
  },
  {
    rule: 'MTG-01',
    sentence: '不设支委会的支部，5 月的支委会',
    expected: '不计',
    outcome: duty('MTG-01 committee 2026-05', { committeeSpans: [] }, '2026-06-01'),
  },
  {
    rule: 'MTG-01',
    sentence: '5 月 22 日成立的支部，5 月的主题党日（存在 10 天）',
    expected: '已逾期（红旗），还差 1 次主题党日',
    outcome: duty('MTG-07 themeDay 2026-05', { foundedOn: date('2026-05-22') }, '2026-06-01'),
  },
  {
    rule: 'MTG-01',
    sentence: '5 月 23 日成立的支部，5 月的主题党日（存在 9 天）',
    expected: '不计',
    outcome: duty('MTG-07 themeDay 2026-05', { foundedOn: date('2026-05-23') }, '2026-06-01'),
  },
  {
    rule: 'MTG-01',
    sentence: '5 月 31 日撤销的支部，5 月的主题党日',
    expected: '不计',
    outcome: duty('MTG-07 themeDay 2026-05', { dissolvedOn: date('2026-05-31') }, '2026-06-01'),
  },
  {
    rule: 'MTG-01',
    sentence: '平台 2026 年 1 月启用，2025 年的主题党日',
    expected: '不计',
    outcome: duty('MTG-07 themeDay 2025-12', { dutiesFrom: date('2026-01-01') }, '2026-06-01'),
  },
  {
    rule: 'MTG-01',
    sentence: '一年没有民主评议党员，次年 4 月 1 日',
    expected: '已逾期（提醒），还差 1 次民主评议党员',
    outcome: duty('MTG-01 appraisal 2025', {}, '2026-04-01'),
  },
  {
    rule: 'MTG-05',
    sentence: '党小组 5 月没有开会',
    expected: '已逾期（提醒），还差 1 次党小组会',
    outcome: duty('MTG-05 group 2026-05', { kind: 'group' }, '2026-06-01'),
  },
  {
    rule: 'MTG-05',
    sentence: '支部自身没有党小组会任务',
    expected: '不计',
    outcome: duty('MTG-05 group 2026-05', {}, '2026-06-01'),
  },
  {
    rule: 'MTG-06',
    sentence: '第二季度没有党课',
    expected: '已逾期（提醒），还差 1 次党课',
    outcome: duty('MTG-06 class 2026-Q2', {}, '2026-07-01'),
  },
  {
    rule: 'MTG-06',
    sentence: '支部书记讲过一次党课',
    expected: '已完成',
    outcome: duty(
      'MTG-06 secretaryClass 2025',
      held(exampleMeeting('m1', '2025-09-10', ['class'], { lecturerPersonId: 'p1' })),
      '2026-01-01',
    ),
  },
  {
    rule: 'MTG-06',
    sentence: '党课都由别人主讲',
    expected: '已逾期（提醒），还差 1 次书记讲党课',
    outcome: duty(
      'MTG-06 secretaryClass 2025',
      held(exampleMeeting('m1', '2025-09-10', ['class'], { lecturerPersonId: 'p8' })),
      '2026-01-01',
    ),
  },
  {
    rule: 'MTG-06',
    sentence: '党课没有登记主讲人',
    expected: '待补充',
    outcome: duty('MTG-06 secretaryClass 2025', held(exampleMeeting('m1', '2025-09-10', ['class'])), '2026-01-01'),
  },
  {
    rule: 'MTG-06',
    sentence: '党委书记全年没有讲党课',
    expected: '已逾期（红旗），还差 1 次书记讲党课',
    outcome: duty('MTG-06 secretaryClass 2025', { kind: 'committee' }, '2026-01-01'),
  },
  {
    rule: 'MTG-06',
    sentence: '党委书记在所属支部讲过一次',
    expected: '已完成',
    outcome: duty(
      'MTG-06 secretaryClass 2025',
      { kind: 'committee', secretaryLectures: [{ id: 'm7', heldOn: date('2025-07-01') }] },
      '2026-01-01',
    ),
  },
  {
    rule: 'MTG-07',
    sentence: '2 月 28 日开展主题党日',
    expected: '已完成',
    outcome: duty('MTG-07 themeDay 2026-02', held(exampleMeeting('m1', '2026-02-28', ['themeDay'])), '2026-03-01'),
  },
  {
    rule: 'MTG-07',
    sentence: '2 月没有主题党日，3 月 1 日补开',
    expected: '已逾期（红旗），还差 1 次主题党日',
    outcome: duty('MTG-07 themeDay 2026-02', held(exampleMeeting('m1', '2026-03-01', ['themeDay'])), '2026-03-01'),
  },
  {
    rule: 'MTG-08',
    sentence: '12 月 31 日召开组织生活会',
    expected: '已完成',
    outcome: duty('MTG-08 life 2025', held(exampleMeeting('m1', '2025-12-31', ['life'])), '2026-01-01'),
  },
  {
    rule: 'MTG-08',
    sentence: '次年 3 月 31 日召开，写明属于上年',
    expected: '已完成',
    outcome: duty('MTG-08 life 2025', held(exampleMeeting('m1', '2026-03-31', ['life'], { forYear: 2025 })), '2026-04-01'),
  },
  {
    rule: 'MTG-08',
    sentence: '次年 4 月 1 日召开，写明属于上年',
    expected: '已逾期（红旗），还差 1 次组织生活会',
    outcome: duty('MTG-08 life 2025', held(exampleMeeting('m1', '2026-04-01', ['life'], { forYear: 2025 })), '2026-04-01'),
  },
  {
    rule: 'MTG-08',
    sentence: '次年 2 月召开，没有写明年度，算召开当年',
    expected: '已完成',
    outcome: duty('MTG-08 life 2026', held(exampleMeeting('m1', '2026-02-10', ['life'])), '2026-04-01'),
  },
  {
    rule: 'MTG-08',
    sentence: '同上，上年的组织生活会',
    expected: '已逾期（红旗），还差 1 次组织生活会',
    outcome: duty('MTG-08 life 2025', held(exampleMeeting('m1', '2026-02-10', ['life'])), '2026-04-01'),
  },
  { rule: 'MTG-08', sentence: '次年 3 月 31 日尚未召开', expected: '待办', outcome: duty('MTG-08 life 2025', {}, '2026-03-31') },
  {
    rule: 'MTG-12',
    sentence: '半年应到 12 次，参加 6 次',
    expected: '不提示',
    outcome: () => inBrief(dualLifeFindings(6, 12, date('2026-06-30'), LAW_ONLY)),
  },
  {
    rule: 'MTG-12',
    sentence: '半年应到 12 次，参加 5 次',
    expected: '提醒：半年内所在支部应到 12 次，参加 5 次，2×5 < 12，未达到半数',
    outcome: () => inBrief(dualLifeFindings(5, 12, date('2026-06-30'), LAW_ONLY)),
  },
  {
    rule: 'MTG-16',
    sentence: '3 月到会，4 月起一直缺席，没有请假，至 9 月底',
    expected: '6 个月，立案核查',
    outcome: run(month('2026-03', 2, 1), ...absent(4, 9)),
  },
  { rule: 'MTG-16', sentence: '缺席 1 个月', expected: '1 个月，提示', outcome: run(...absent(4, 4)) },
  { rule: 'MTG-16', sentence: '缺席 3 个月', expected: '3 个月，提醒', outcome: run(...absent(4, 6)) },
  { rule: 'MTG-16', sentence: '缺席 5 个月', expected: '5 个月，通知支部和上级', outcome: run(...absent(4, 8)) },
  {
    rule: 'MTG-16',
    sentence: '8 月没有开会，跳过，不计入也不中断',
    expected: '5 个月，通知支部和上级',
    outcome: run(...absent(4, 7), month('2026-08', 0, 0), ...absent(9, 9)),
  },
  {
    rule: 'MTG-16',
    sentence: '6 月准假一次，重新起算',
    expected: '3 个月，提醒',
    outcome: run(...absent(4, 5), month('2026-06', 2, 0, 1), ...absent(7, 9)),
  },
  { rule: 'MTG-16', sentence: '9 月到会一次', expected: '0 个月，正常', outcome: run(...absent(4, 8), month('2026-09', 3, 1)) },
  {
    rule: 'MTG-19',
    sentence: '减免要求的老党员连续 6 个月未到会',
    expected: '不提示',
    outcome: () => inBrief(absenceFindings(absent(4, 9), true, date('2026-09-30'), LAW_ONLY)),
  },
  {
    rule: 'MTG-19',
    sentence: '减免没有原因和复核日期',
    expected: '不能办理：没有写明原因；不能办理：没有复核日期',
    outcome: () => inBrief(reliefRefusals({ from: date('2026-01-01') }, date('2026-06-01'))),
  },
  {
    rule: 'MTG-19',
    sentence: '复核日期已过',
    expected: '提醒：复核日期已过',
    outcome: () =>
      inBrief(reliefRefusals({ reason: '长期卧床', from: date('2026-01-01'), reviewOn: date('2026-05-31') }, date('2026-06-01'))),
  },
  {
    rule: 'MTG-20',
    sentence: '当地通知列明 7 月可调整，7 月没有支委会',
    expected: '已逾期（提示），还差 1 次支部委员会会议',
    outcome: duty('MTG-01 committee 2026-07', {}, '2026-08-01', holidays),
  },
  {
    rule: 'MTG-20',
    sentence: '没有当地通知，7 月没有支委会',
    expected: '已逾期（提醒），还差 1 次支部委员会会议',
    outcome: duty('MTG-01 committee 2026-07', {}, '2026-08-01'),
  },
  {
    rule: 'MTG-20',
    sentence: '当地通知列明 7 月可调整，7 月没有主题党日',
    expected: '已逾期（红旗），还差 1 次主题党日',
    outcome: duty('MTG-07 themeDay 2026-07', {}, '2026-08-01', holidays),
  },
]
