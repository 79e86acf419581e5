import { archiveRefusals } from '../meeting/archive.ts'
import { exampleItem, exampleRoster, exampleSheet } from '../meeting/examples.ts'
import type { MeetingSheet } from '../meeting/sheet.ts'
import { inBrief, LAW_ONLY, type WorkedCase } from '../norms/index.ts'

const sheet = (rule: string, changes: Partial<MeetingSheet>) => () =>
  inBrief(archiveRefusals(exampleSheet(changes), LAW_ONLY), rule)
const school: Partial<MeetingSheet> = {
  kinds: ['schoolParty'],
  orgKind: 'committee',
  roster: exampleRoster(7),
  agenda: [exampleItem('schoolParty', { title: '年度预算', content: 'decision', proposedBy: '副校长', isReleased: true })],
  sections: { schoolParty: '审议年度预算。' },
  paperRef: '2026 年第 1 册第 12 页',
}
const head: Partial<MeetingSheet> = {
  kinds: ['headteacher'],
  orgKind: 'committee',
  chair: { personId: 'p9', duties: ['headteacher'] },
  roster: exampleRoster(5),
  agenda: [exampleItem('headteacher', { title: '年度预算', content: 'decision', isMajor: true })],
  sections: { headteacher: '讨论年度预算。' },
  paperRef: '2026 年第 2 册第 3 页',
}

/** SCH-03、SCH-05、SCH-09 的会议记录示例；计票示例在 meeting/vote.cases.ts。 */
export const AGENDA_CASES: readonly WorkedCase[] = [
  {
    rule: 'SCH-03',
    sentence: '党组织会议，班子 7 人到 4 人，议题经书记确定',
    expected: '不提示',
    outcome: sheet('SCH-03', { ...school, roster: exampleRoster(7, 4) }),
  },
  {
    rule: 'SCH-03',
    sentence: '党组织会议，班子 7 人到 3 人',
    expected: '不能办理：党组织会议应到 7 人，实到 3 人，2×3 < 7，未达到半数（须到 4 人）',
    outcome: sheet('SCH-03', { ...school, roster: exampleRoster(7, 3) }),
  },
  {
    rule: 'SCH-03',
    sentence: '议题未经书记确定',
    expected: '不能办理：议题“年度预算”没有提出人或者未经书记确定',
    outcome: sheet('SCH-03', {
      ...school,
      agenda: [exampleItem('schoolParty', { title: '年度预算', content: 'decision', proposedBy: '副校长' })],
    }),
  },
  {
    rule: 'SCH-05',
    sentence: '校长办公会议对三重一大事项作最后决定',
    expected: '不能办理：“年度预算”属于三重一大事项，校长办公会议不能作最后决定',
    outcome: sheet('SCH-05', head),
  },
  {
    rule: 'SCH-05',
    sentence: '校长办公会议对三重一大事项形成方案',
    expected: '不提示',
    outcome: sheet('SCH-05', {
      ...head,
      agenda: [exampleItem('headteacher', { title: '年度预算', isMajor: true, isProposalOnly: true })],
    }),
  },
  {
    rule: 'SCH-09',
    sentence: '党组织会议，没有写明纸质记录的册页',
    expected: '不能办理：没有写明党组织会议纸质原始记录的册页',
    outcome: sheet('SCH-09', { ...school, paperRef: ' ' }),
  },
  { rule: 'SCH-09', sentence: '党组织会议，写明记录本册页', expected: '不提示', outcome: sheet('SCH-09', school) },
  {
    rule: 'SCH-09',
    sentence: '校长办公会议，没有写明纸质记录的册页',
    expected: '不能办理：没有写明校长办公会议纸质原始记录的册页',
    outcome: sheet('SCH-09', { ...head, paperRef: undefined }),
  },
  { rule: 'SCH-09', sentence: '支部党员大会没有册页', expected: '不提示', outcome: sheet('SCH-09', {}) },
]
