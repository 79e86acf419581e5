import type { Indicator } from '../types.ts'
import { CITES, indicator, productDefault } from './make.ts'

const MEETINGS = '当年 1 月 1 日至截止日召开、已确认或者已归档的组织生活（学校党组织会议、校长办公会议不是组织生活，不计）'

/** 应开而开的比例：与待办同一口径，次数和期限按各组织适用的标准。 */
const held = (
  id: string,
  title: string,
  time: Indicator['time'],
  kind: string,
  when: string,
  cite: Indicator['cite'],
  words: string[],
) =>
  indicator({
    id,
    title,
    capability: 'meeting',
    unit: 'org',
    fold: 'share',
    time,
    version: 2,
    definition: `应当召开${kind}的党支部中，${when}已经开足次数的所占比例；次数和期限按各组织适用的标准（国家规定，当地规定更严的从其规定）。`,
    numerator: `${when}有已确认的${kind}记录、开足次数的党支部`,
    denominator: '截止日存在、按待办应开的党支部（周期内存在不满十天的、经批准免办的不计）',
    parts: ['kind', 'child'],
    cite,
    words,
  })

/** 组织生活：场次、种类、覆盖。 */
export const MEETING_INDICATORS: readonly Indicator[] = [
  indicator({
    id: 'meeting.sessions',
    title: '本年组织生活场次',
    capability: 'meeting',
    unit: 'session',
    fold: 'count',
    time: 'year',
    version: 2,
    definition: `${MEETINGS}，一次集中计一场，兼有几个种类的也只计一场。`,
    parts: ['child'],
    cite: productDefault('场次、人数、人次是三个数，互不相加'),
    words: ['组织生活', '开展组织生活', '召开会议'],
  }),
  indicator({
    id: 'meeting.byKind',
    title: '本年组织生活次数（按种类）',
    capability: 'meeting',
    unit: 'sitting',
    fold: 'count',
    time: 'year',
    version: 2,
    definition: `${MEETINGS}，按种类各计一次；一场兼有两个种类的计两次，所以不与场次相比。`,
    parts: ['meetingKind', 'child'],
    cite: productDefault('记录中分种类写明的，各种类分别计次'),
  }),
  held('meeting.themeDay', '本月主题党日开展率', 'month', '主题党日', '当月 1 日至截止日', CITES.education16, [
    '主题党日开展率',
    '主题党日覆盖率',
  ]),
  held('meeting.general', '本季度支部党员大会召开率', 'quarter', '支部党员大会', '当季首日至截止日', CITES.branch11, [
    '支部党员大会召开率',
    '党员大会召开率',
  ]),
  held('meeting.class', '本季度党课开展率', 'quarter', '党课', '当季首日至截止日', CITES.classQuarterly, [
    '党课开展率',
    '党课覆盖率',
  ]),
  held('meeting.life', '本年度组织生活会召开率', 'year', '组织生活会', '截止日前为本年度', CITES.education17, [
    '组织生活会召开率',
  ]),
  held(
    'meeting.lifeLastYear',
    '上年度组织生活会召开率',
    'lastYear',
    '组织生活会',
    '上年 1 月 1 日至截止日为上年度（次年召开的以写明年度、在规定期限内为准）',
    CITES.education17,
    ['上年度组织生活会召开率'],
  ),
]

/** 参加：场次、人数、人次是三个数，互不相加。 */
export const ATTENDANCE_INDICATORS: readonly Indicator[] = [
  indicator({
    id: 'attendance.personTimes',
    title: '本年参加组织生活人次',
    capability: 'attendance',
    unit: 'personTime',
    fold: 'sum',
    time: 'year',
    version: 2,
    definition: `${MEETINGS}的实到人数之和。一人参加两次计两人次，不与人数相加。`,
    cite: productDefault('实到人数以会议记录确认的出席名单为准'),
    words: ['参加组织生活', '参加', '参与'],
  }),
  indicator({
    id: 'attendance.persons',
    title: '本年参加过组织生活的党员数',
    capability: 'attendance',
    unit: 'person',
    fold: 'count',
    time: 'year',
    version: 2,
    definition: '截止日在册党员中，当年至少出席过一次组织生活的人数；一人只计一次，在组织关系所在处统计。学校议事会议不计。',
    parts: ['category', 'ageBand', 'child'],
    cite: CITES.education16,
    words: ['参加过组织生活的党员', '参加组织生活的党员'],
  }),
  indicator({
    id: 'attendance.rate',
    title: '本年组织生活到会率',
    capability: 'attendance',
    unit: 'personTime',
    fold: 'ratio',
    time: 'year',
    version: 2,
    definition: `${MEETINGS}的实到人次占应到人次的比例；经批准不作硬性要求的党员不在应到之内。`,
    numerator: '实到人次',
    denominator: '应到人次',
    cite: CITES.education16,
    words: ['到会率', '出勤率', '参加率'],
  }),
]

/** 录入是否及时：以会议日期和录入日期相差的天数计。 */
export const TIMELINESS_INDICATORS: readonly Indicator[] = [
  indicator({
    id: 'timeliness.onTime',
    title: '组织生活记录按时录入率',
    capability: 'timeliness',
    unit: 'session',
    fold: 'share',
    time: 'year',
    version: 2,
    definition:
      '当年的组织生活记录中，在规定天数内录入的所占比例；天数按各组织适用的标准（默认会后 7 天，当地规定更短的从其规定）。',
    numerator: '录入日期不晚于会议日期加所适用天数的记录',
    denominator: MEETINGS,
    parts: ['promptness', 'child'],
    cite: productDefault('会后 7 天内录入为按时；补录照录，如实显示'),
    words: ['按时录入率', '及时录入率'],
  }),
  indicator({
    id: 'timeliness.late',
    title: '逾期录入的组织生活场次',
    capability: 'timeliness',
    unit: 'session',
    fold: 'count',
    time: 'year',
    version: 2,
    definition:
      '当年的组织生活记录中，超过规定天数才录入的场次；天数按各组织适用的标准（默认会后 7 天，当地规定更短的从其规定）。',
    parts: ['child'],
    cite: productDefault('会后 7 天内录入为按时；补录照录，如实显示'),
    words: ['逾期录入'],
  }),
]
