import { date } from '../kernel/index.ts'
import { inBrief, LAW_ONLY, type WorkedCase } from '../norms/index.ts'
import { archiveRefusals } from './archive.ts'
import { exampleAdmission, exampleItem, exampleRoster, exampleSheet, exampleVote } from './examples.ts'
import type { AgendaContent, MeetingSheet } from './sheet.ts'
import type { ThemeDay } from './theme-day.ts'
import type { MeetingKind } from './types.ts'

const check = (rule: string, sheet: MeetingSheet) => () => inBrief(archiveRefusals(sheet, LAW_ONLY), rule)
const sheet = (rule: string, changes: Partial<MeetingSheet>) => check(rule, exampleSheet(changes))

const theme: Partial<MeetingSheet> = {
  kinds: ['themeDay'],
  theme: '关爱留守儿童',
  agenda: [exampleItem('themeDay', { content: 'service' })],
  sections: { themeDay: '走访慰问，返校后交流体会。' },
}
const themeOn = (on: string, themeDay?: ThemeDay) =>
  sheet('MTG-07', { ...theme, heldOn: date(on), recordedOn: date(on), themeDay })
const life: Partial<MeetingSheet> = {
  kinds: ['life'],
  heldOn: date('2026-12-20'),
  recordedOn: date('2026-12-22'),
  agenda: [exampleItem('life', { content: 'life' })],
  sections: { life: '查摆问题，开展批评和自我批评。' },
  rectification: [{ text: '每月检查一次学习笔记', ownerPersonId: 'p2', dueOn: date('2027-03-01') }],
}
const group: Partial<MeetingSheet> = {
  kinds: ['group'],
  orgKind: 'group',
  chair: { personId: 'p1', duties: ['groupLeader'] },
  agenda: [exampleItem('group')],
  sections: { group: '集体学习。' },
}
const committee: Partial<MeetingSheet> = {
  kinds: ['committee'],
  roster: exampleRoster(5),
  agenda: [exampleItem('committee', { title: '研究工作计划', content: 'decision' })],
  sections: { committee: '研究年度工作计划。' },
}

const item = (kind: MeetingKind, content: AgendaContent, title: string) =>
  sheet('MTG-17', { kinds: [kind], agenda: [exampleItem(kind, { title, content })], sections: { [kind]: title } })

/** MTG-03 至 MTG-08、MTG-14、MTG-15、MTG-17 至 MTG-18 的会议记录示例。 */
export const ARCHIVE_CASES: readonly WorkedCase[] = [
  {
    rule: 'MTG-14',
    sentence: '要素齐全、会后两天录入的党员大会',
    expected: '不提示',
    outcome: () => inBrief(archiveRefusals(exampleSheet(), LAW_ONLY)),
  },
  { rule: 'MTG-14', sentence: '没有主持人', expected: '不能办理：没有主持人', outcome: sheet('MTG-14', { chair: undefined }) },
  {
    rule: 'MTG-14',
    sentence: '没有记录人',
    expected: '不能办理：没有记录人',
    outcome: sheet('MTG-14', { recorderPersonId: undefined }),
  },
  {
    rule: 'MTG-14',
    sentence: '没有签到',
    expected: '不能办理：没有应到人员和签到记录',
    outcome: sheet('MTG-14', { roster: [] }),
  },
  {
    rule: 'MTG-14',
    sentence: '既没有决定事项，也没有注明无决定事项',
    expected: '不能办理：没有决定事项，也未注明“无决定事项”',
    outcome: sheet('MTG-14', { isNoDecision: false }),
  },
  {
    rule: 'MTG-14',
    sentence: '决定事项没有责任人和期限',
    expected: '提醒：第 1 项决定没有责任人或者期限',
    outcome: sheet('MTG-14', { isNoDecision: false, decisions: [{ text: '整理活动室' }] }),
  },
  {
    rule: 'MTG-14',
    sentence: '会后第 7 天录入',
    expected: '不提示',
    outcome: sheet('MTG-14', { recordedOn: date('2026-06-17') }),
  },
  {
    rule: 'MTG-14',
    sentence: '会后第 8 天录入',
    expected: '提醒：会后超过 7 天才录入',
    outcome: sheet('MTG-14', { recordedOn: date('2026-06-18') }),
  },
  {
    rule: 'MTG-14',
    sentence: '录入日早于会议日',
    expected: '不能办理：会议日期晚于录入日期，尚未召开的会议不能归档',
    outcome: sheet('MTG-14', { recordedOn: date('2026-06-09') }),
  },
  {
    rule: 'MTG-15',
    sentence: '普通党员主持党员大会',
    expected: '不能办理：主持人不是书记，也不是副书记或者委员',
    outcome: sheet('MTG-15', { chair: { personId: 'p5', duties: [] } }),
  },
  {
    rule: 'MTG-15',
    sentence: '组织委员受书记委托主持，写明委托',
    expected: '不提示',
    outcome: sheet('MTG-15', {
      chair: { personId: 'p3', duties: ['organisationMember'], entrustedNote: '书记外出培训，委托组织委员主持' },
    }),
  },
  {
    rule: 'MTG-15',
    sentence: '组织委员主持，没有委托说明',
    expected: '不能办理：副书记或者委员主持的，须写明书记委托',
    outcome: sheet('MTG-15', { chair: { personId: 'p3', duties: ['organisationMember'] } }),
  },
  {
    rule: 'MTG-15',
    sentence: '支部书记主持党小组会，不是组长',
    expected: '不能办理：党小组会由党小组组长召集主持',
    outcome: sheet('MTG-15', { ...group, chair: { personId: 'p1', duties: ['secretary'] } }),
  },
  { rule: 'MTG-05', sentence: '党小组会学习研讨', expected: '不提示', outcome: sheet('MTG-05', group) },
  {
    rule: 'MTG-05',
    sentence: '党小组会决定接收预备党员',
    expected: '不能办理：党小组会不能决定“接收预备党员”',
    outcome: sheet('MTG-05', { ...group, agenda: [exampleItem('group', { title: '接收预备党员', content: 'membership' })] }),
  },
  {
    rule: 'MTG-05',
    sentence: '党小组会进行表决',
    expected: '不能办理：党小组会不进行表决',
    outcome: sheet('MTG-05', { ...group, votes: [{ agenda: 0, fact: exampleVote(), subjects: [] }] }),
  },
  {
    rule: 'MTG-04',
    sentence: '不设支委会的支部登记支委会会议',
    expected: '不能办理：本支部不设支部委员会，没有支部委员会会议',
    outcome: sheet('MTG-04', { ...committee, hasCommittee: false }),
  },
  {
    rule: 'MTG-04',
    sentence: '支委会 5 人，到 2 人，作出决定',
    expected: '不能办理：支部委员会会议应到 5 人，实到 2 人，2×2 < 5，未达到半数（须到 3 人）',
    outcome: sheet('MTG-04', { ...committee, roster: exampleRoster(5, 2) }),
  },
  {
    rule: 'MTG-04',
    sentence: '党员大会讨论决定的事项，没有先经支委会',
    expected: '提醒：“工作计划”没有先经支部委员会会议研究的记录',
    outcome: sheet('MTG-04', { agenda: [exampleItem('general', { title: '工作计划', content: 'decision' })] }),
  },
  {
    rule: 'MTG-17',
    sentence: '支委会表决接收预备党员',
    expected: '不能办理：发展党员事项（接收、转正、延长、取消）不由支部委员会会议表决',
    outcome: sheet('MTG-17', {
      ...committee,
      votes: [{ agenda: 0, fact: exampleVote({ matter: 'membership' }), subjects: ['p30'] }],
    }),
  },
  ...(
    [
      ['主题党日单独选举支部书记', 'themeDay', 'election', '“选举支部书记”属于选举，不能由主题党日办结'],
      ['党课上讨论处分党员', 'class', 'sanction', '“讨论处分”属于处分处置，不能由党课办结'],
      ['校长办公会议讨论接收预备党员', 'headteacher', 'membership', '“接收预备党员”属于发展党员，不能由校长办公会议办结'],
      ['支委会审查发展对象材料', 'committee', 'membership', undefined],
      ['学校党委会议审批接收预备党员', 'schoolParty', 'membership', undefined],
      ['组织生活会上评议党员', 'life', 'appraisal', undefined],
    ] as [string, MeetingKind, AgendaContent, string | undefined][]
  ).map(([sentence, kind, content, refusal]) => ({
    rule: 'MTG-17',
    sentence,
    expected: refusal ? `不能办理：${refusal}` : '不提示',
    outcome: item(kind, content, refusal?.match(/“(.*)”/)?.[1] ?? sentence),
  })),
  { rule: 'MTG-17', sentence: '党员大会表决接收预备党员', expected: '不提示', outcome: check('MTG-17', exampleAdmission({})) },
  {
    rule: 'MTG-03',
    sentence: '一次表决两名发展对象',
    expected: '不能办理：须逐人表决，不能一次表决多人',
    outcome: check('MTG-03', exampleAdmission({}, { subjects: ['p30', 'p31'] })),
  },
  {
    rule: 'MTG-03',
    sentence: '书面意见日期晚于会议',
    expected: '不能办理：书面意见的日期晚于会议日期',
    outcome: check('MTG-03', exampleAdmission({ presentVoters: 19, writtenYes: 1 }, { writtenOn: [date('2026-06-11')] })),
  },
  {
    rule: 'MTG-03',
    sentence: '签到正式党员 20 人，表决到会填 20 人',
    expected: '不提示',
    outcome: check('MTG-03', exampleAdmission({ yes: 20 })),
  },
  { rule: 'MTG-07', sentence: '有主题、有志愿服务内容的主题党日', expected: '不提示', outcome: sheet('MTG-07', theme) },
  {
    rule: 'MTG-07',
    sentence: '没有主题',
    expected: '不能办理：主题党日没有主题',
    outcome: sheet('MTG-07', { ...theme, theme: ' ' }),
  },
  {
    rule: 'MTG-07',
    sentence: '只有外出参观',
    expected: '不能办理：主题党日没有学习、组织生活、讨论交流或者志愿服务的内容',
    outcome: sheet('MTG-07', { ...theme, agenda: [exampleItem('themeDay', { content: 'outing' })] }),
  },
  {
    rule: 'MTG-07',
    sentence: '固定在每月 5 日，改在 10 日',
    expected: '提醒：主题党日固定在每月 5 日，本次为 2026年6月10日',
    outcome: sheet('MTG-07', { ...theme, themeDay: { by: 'date', day: 5 } }),
  },
  {
    rule: 'MTG-07',
    sentence: '固定在每月 10 日，当日开展',
    expected: '不提示',
    outcome: sheet('MTG-07', { ...theme, themeDay: { by: 'date', day: 10 } }),
  },
  {
    rule: 'MTG-07',
    sentence: '固定在每月第二个星期五，6 月 12 日开展',
    expected: '不提示',
    outcome: themeOn('2026-06-12', { by: 'weekday', week: 2, weekday: 5 }),
  },
  {
    rule: 'MTG-07',
    sentence: '固定在每月第二个星期五，提前到 6 月 5 日',
    expected: '提醒：主题党日固定在每月第二个星期五，本次为 2026年6月5日',
    outcome: themeOn('2026-06-05', { by: 'weekday', week: 2, weekday: 5 }),
  },
  {
    rule: 'MTG-07',
    sentence: '固定在每月 31 日，6 月没有 31 日，30 日开展',
    expected: '不提示',
    outcome: themeOn('2026-06-30', { by: 'date', day: 31 }),
  },
  {
    rule: 'MTG-07',
    sentence: '固定在每月 30 日，平年 2 月 28 日开展',
    expected: '不提示',
    outcome: themeOn('2026-02-28', { by: 'date', day: 30 }),
  },
  {
    rule: 'MTG-07',
    sentence: '固定在每月 30 日，闰年 2 月 28 日开展，当月最后一天是 29 日',
    expected: '提醒：主题党日固定在每月 30 日，本次为 2028年2月28日',
    outcome: themeOn('2028-02-28', { by: 'date', day: 30 }),
  },
  {
    rule: 'MTG-07',
    sentence: '没有登记固定日',
    expected: '不提示',
    outcome: themeOn('2026-06-25'),
  },
  {
    rule: 'MTG-08',
    sentence: '没有整改清单',
    expected: '不能办理：组织生活会没有整改清单',
    outcome: sheet('MTG-08', { ...life, rectification: [] }),
  },
  {
    rule: 'MTG-08',
    sentence: '整改没有责任人',
    expected: '不能办理：第 1 项整改缺少内容、责任人或者期限',
    outcome: sheet('MTG-08', { ...life, rectification: [{ text: '改进学习', dueOn: date('2027-03-01') }] }),
  },
  {
    rule: 'MTG-08',
    sentence: '会前 60 天有谈心谈话',
    expected: '不提示',
    outcome: sheet('MTG-08', { ...life, talksOn: [date('2026-10-21')] }),
  },
  {
    rule: 'MTG-08',
    sentence: '会前 61 天才有谈心谈话',
    expected: '提醒：会前 60 天内没有谈心谈话记录',
    outcome: sheet('MTG-08', { ...life, talksOn: [date('2026-10-20')] }),
  },
  {
    rule: 'MTG-08',
    sentence: '2027 年 3 月 31 日召开，写明属于 2026 年度',
    expected: '不提示',
    outcome: sheet('MTG-08', { ...life, heldOn: date('2027-03-31'), recordedOn: date('2027-03-31'), forYear: 2026 }),
  },
  {
    rule: 'MTG-08',
    sentence: '2027 年 4 月 1 日召开，写明属于 2026 年度',
    expected: '提醒：2027年4月1日 召开，写明属于 2026 年度，不计入该年度',
    outcome: sheet('MTG-08', { ...life, heldOn: date('2027-04-01'), recordedOn: date('2027-04-01'), forYear: 2026 }),
  },
  {
    rule: 'MTG-18',
    sentence: '主题党日套开党员大会，两段记录齐全',
    expected: '不提示',
    outcome: sheet('MTG-18', {
      kinds: ['themeDay', 'general'],
      theme: '学条例',
      agenda: [exampleItem('themeDay'), exampleItem('general')],
      sections: { themeDay: '学习', general: '讨论' },
    }),
  },
  {
    rule: 'MTG-18',
    sentence: '主题党日套开党员大会，缺党员大会的记录',
    expected: '不能办理：没有支部党员大会的记录',
    outcome: sheet('MTG-18', {
      kinds: ['themeDay', 'general'],
      theme: '学条例',
      agenda: [exampleItem('themeDay'), exampleItem('general')],
      sections: { themeDay: '学习' },
    }),
  },
]
