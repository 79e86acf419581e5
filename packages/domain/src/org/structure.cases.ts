import { date } from '../kernel/index.ts'
import { inBrief, LAW_ONLY, type WorkedCase } from '../norms/index.ts'
import { OBLIGATION_STATE_LABELS } from '../obligation/types.ts'
import { EXAMPLE_DAY, exampleOrg } from './examples.ts'
import { organisationFindings } from './findings.ts'
import { actionAllowed, type OrgAction, wouldMakeCycle } from './hierarchy.ts'
import { type MembershipSpan, membershipSpansRefusals, transferFindings } from './membership.ts'
import { nameForms } from './names.ts'
import { orgObligations } from './obligations.ts'
import type { OrgFacts, OrgKind } from './types.ts'

const findings =
  (rule: string, changes: Partial<OrgFacts>, on = EXAMPLE_DAY) =>
  () =>
    inBrief(organisationFindings(exampleOrg(changes), on, LAW_ONLY), rule)
const allowed = (kind: OrgKind, action: OrgAction, power?: boolean) => () => {
  const outcome = actionAllowed(kind, action, power)
  return outcome.ok ? '可以办理' : inBrief(outcome.refusals)
}
const span = (orgName: string, from: string, until?: string): MembershipSpan => ({
  orgId: orgName,
  orgName,
  from: date(from),
  until: until ? date(until) : undefined,
})
const homes =
  (...spans: MembershipSpan[]) =>
  () =>
    inBrief(membershipSpansRefusals(spans, EXAMPLE_DAY))
const PARENTS: Record<string, string> = { 支部: '总支', 总支: '党委' }
const cycle = (org: string, parent: string) => () =>
  wouldMakeCycle(org, parent, (id) => PARENTS[id]) ? '成环，不能办理' : '可以办理'
const supervision = (days: string[], on: string) => () =>
  orgObligations(exampleOrg({ kind: 'committee', supervisionOn: days.map(date) }), date(on), LAW_ONLY)
    .filter((duty) => duty.rule === 'ORG-21' && duty.key.endsWith(':2025'))
    .map((duty) => OBLIGATION_STATE_LABELS[duty.state])
    .join('')

/** ORG-06、ORG-12、ORG-17、ORG-18、ORG-20、ORG-21 的示例。 */
export const STRUCTURE_CASES: readonly WorkedCase[] = [
  {
    rule: 'ORG-12',
    sentence: '党小组讨论接收预备党员',
    expected: '不能办理：党小组不能讨论接收预备党员',
    outcome: allowed('group', 'admit'),
  },
  {
    rule: 'ORG-17',
    sentence: '甲支部至 3 月 1 日，乙支部自 3 月 1 日起',
    expected: '不提示',
    outcome: homes(span('甲支部', '2020-01-01', '2026-03-01'), span('乙支部', '2026-03-01')),
  },
  {
    rule: 'ORG-17',
    sentence: '同时编入两个支部',
    expected: '不能办理：自 2026年2月1日 起同时编入甲支部和乙支部',
    outcome: homes(span('甲支部', '2020-01-01'), span('乙支部', '2026-02-01')),
  },
  {
    rule: 'ORG-17',
    sentence: '转出十天后才编入新支部',
    expected: '不能办理：2026年3月1日 至 2026年3月11日 之间没有支部',
    outcome: homes(span('甲支部', '2020-01-01', '2026-03-01'), span('乙支部', '2026-03-11')),
  },
  { rule: 'ORG-17', sentence: '没有编入任何支部', expected: '不能办理：2026年6月15日 没有编入任何支部', outcome: homes() },
  {
    rule: 'ORG-17',
    sentence: '转出满 30 天未接收',
    expected: '不提示',
    outcome: () => inBrief(transferFindings(date('2026-05-01'), undefined, date('2026-05-31'), LAW_ONLY)),
  },
  {
    rule: 'ORG-17',
    sentence: '转出 31 天未接收',
    expected: '提醒：组织关系于 2026年5月1日 转出，超过 30 天未接收',
    outcome: () => inBrief(transferFindings(date('2026-05-01'), undefined, date('2026-06-01'), LAW_ONLY)),
  },
  { rule: 'ORG-18', sentence: '把党委划归自己下属的支部', expected: '成环，不能办理', outcome: cycle('党委', '支部') },
  { rule: 'ORG-18', sentence: '把支部直接划归党委', expected: '可以办理', outcome: cycle('支部', '党委') },
  {
    rule: 'ORG-18',
    sentence: '党总支审批预备党员',
    expected: '不能办理：党总支没有预备党员审批权',
    outcome: allowed('generalBranch', 'approveProbationary', true),
  },
  {
    rule: 'ORG-18',
    sentence: '未被授权的学校党委审批预备党员',
    expected: '不能办理：该党委没有被授予预备党员审批权',
    outcome: allowed('committee', 'approveProbationary'),
  },
  {
    rule: 'ORG-18',
    sentence: '经授权的学校党委审批预备党员',
    expected: '可以办理',
    outcome: allowed('committee', 'approveProbationary', true),
  },
  {
    rule: 'ORG-06',
    sentence: '临时党支部收缴党费',
    expected: '不能办理：临时党支部不能收缴党费',
    outcome: allowed('temporaryBranch', 'collectDues'),
  },
  {
    rule: 'ORG-06',
    sentence: '临时党支部换届选举',
    expected: '不能办理：临时党支部不能换届选举',
    outcome: allowed('temporaryBranch', 'termElection'),
  },
  {
    rule: 'ORG-20',
    sentence: '设支委会的支部全称',
    expected: '中共第一小学支部委员会',
    outcome: () => nameForms('branch', '第一小学', true).full,
  },
  {
    rule: 'ORG-20',
    sentence: '不设支委会的支部全称',
    expected: '中共第一小学支部',
    outcome: () => nameForms('branch', '第一小学', false).full,
  },
  {
    rule: 'ORG-20',
    sentence: '党总支全称',
    expected: '中共第一中学总支部委员会',
    outcome: () => nameForms('generalBranch', '第一中学', true).full,
  },
  {
    rule: 'ORG-20',
    sentence: '设支委会而名称为“支部”',
    expected: '提醒：全称应以“支部委员会”结尾：中共第一小学支部',
    outcome: findings('ORG-20', { name: '中共第一小学支部' }),
  },
  { rule: 'ORG-20', sentence: '名称用简称', expected: '不提示', outcome: findings('ORG-20', { name: '第一小学党支部' }) },
  {
    rule: 'ORG-21',
    sentence: '党委 12 月 31 日专题研究支部建设',
    expected: '已完成',
    outcome: supervision(['2025-12-31'], '2026-02-01'),
  },
  {
    rule: 'ORG-21',
    sentence: '党委全年没有专题研究，次年 1 月 1 日',
    expected: '已逾期',
    outcome: supervision(['2026-01-01'], '2026-01-01'),
  },
]
