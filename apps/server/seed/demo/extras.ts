import { textOf } from './calendar.ts'
import { excusedMeetings } from './excused.ts'
import type { City } from './model.ts'
import type { Sink } from './rows.ts'
import { stampOf } from './stamp.ts'

const OPINIONS: readonly (readonly [string, string, string | null])[] = [
  [
    '/meetings/new',
    '支委会和主题党日同一天开，希望能在一张会议单里一起登记。',
    '已支持：同一张会议单可选多个会议种类，各记一节。',
  ],
  ['/imports', '去年报过的党员名册，今年又要按新模板重填一遍。', null],
  ['/obligations', '寒假期间没有学生，党小组会能否按当地通知调整。', null],
]

/** Excuses decided by the county for meetings that could not be held, and opinions on burdens. */
export function writeExtras(sink: Sink, city: City): void {
  for (const { org, county, rule, kind, month, period } of excusedMeetings(city))
    sink.put('excuse', [
      city.next('other'),
      `${rule}:${kind}:${org.id}:${period}`,
      org.id,
      '校舍改造期间全体教师分散办公，经研究顺延',
      county.org.id,
      city.docNo(`${county.short}教工委`, month),
      textOf(month),
      stampOf(month, org.id),
    ])
  const asking = city.persons.filter((person) => person.status === undefined && person.turn % 211 === 100).slice(0, 6)
  for (const [index, person] of asking.entries())
    sink.put('correction_request', [
      city.next('other'),
      person.id,
      person.stays.at(-1)?.org.id,
      'phone',
      '联系电话已更换，请支部更正。',
      index % 2 === 0 ? 'open' : 'corrected',
      index % 2 === 0 ? null : '已核对更正。',
      index % 2 === 0 ? null : stampOf(city.today - 12),
      // One has waited longer than the fifteen working days of SEC-61.
      stampOf(city.today - (index === 0 ? 40 : 5 + index * 8)),
    ])
  for (const [index, [page, body, answer]] of OPINIONS.entries())
    sink.put('feedback', [
      city.next('other'),
      page,
      body,
      stampOf(city.today - 30 + index * 5),
      answer,
      answer ? stampOf(city.today - 20) : null,
    ])
}
