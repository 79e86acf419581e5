import { date } from '../kernel/index.ts'
import { inBrief, type WorkedCase } from '../norms/index.ts'
import { awayFindings, groupFindings, homeFindings, statusFindings, suspensionFindings, transferFindings } from './changes.ts'
import { completenessOf, type MinimumFacts } from './completeness.ts'
import type { MemberFacts, PersonFacts } from './finding-facts.ts'
import { memberFindings } from './findings.ts'
import { idNumberFindings } from './id-number.ts'

const TODAY = date('2026-11-22')
const FULL: MinimumFacts = {
  name: '周明远',
  hasIdNo: true,
  sex: '1',
  ethnicity: '01',
  bornOn: '1982-03-01',
  education: '21',
  category: 'F',
  orgId: '5',
  joinedOn: '2008-06-20',
  fullOn: '2009-06-20',
  workPost: '事业单位专业技术岗位',
  hasPhone: true,
  hasAddress: true,
  status: 'NORMAL',
  isLost: false,
  lostOn: null,
  isFloating: false,
  floatingTo: null,
}
const complete = (change: Partial<MinimumFacts>) => () => {
  const { filled, due, missing } = completenessOf({ ...FULL, ...change })
  return `${filled} / ${due}${missing.length > 0 ? `，缺${missing.join('、')}` : ''}`
}
const person: PersonFacts = { name: '周明远', bornOn: date('1982-03-01') }
const member: MemberFacts = {
  category: 'F',
  joinedOn: date('2008-06-20'),
  fullOn: date('2009-06-20'),
  enteredBranchOn: date('2015-01-01'),
  status: 'NORMAL',
  isLost: false,
  isFloating: false,
}
const checked =
  (rule: string, change: Partial<MemberFacts>, mode: 'live' | 'history' = 'live') =>
  () =>
    inBrief(memberFindings(person, { ...member, ...change }, [], TODAY, mode), rule)
const checkedPerson = (rule: string, change: Partial<PersonFacts>) => () =>
  inBrief(memberFindings({ ...person, ...change }, member, [], TODAY), rule)
const branch = { orgId: '6', kind: 'branch' as const, foundedOn: date('2015-01-01') }
const moved =
  (on: string, change: Partial<Parameters<typeof transferFindings>[0]> = {}) =>
  () =>
    inBrief(
      transferFindings(
        { present: { orgId: '5', fromOn: date('2015-01-01') }, status: 'NORMAL', target: branch, ...change },
        date(on),
        TODAY,
      ),
    )
const group = { homeOrgId: '5', homeFrom: date('2015-01-01'), groupKind: 'group' as const }

/** MDS、TRF、GEN 中有关党员信息的示例。 */
export const MEMBER_CASES: readonly WorkedCase[] = [
  { rule: 'MDS-01', sentence: '正式党员十六项都已填写', expected: '16 / 16', outcome: complete({}) },
  {
    rule: 'MDS-01',
    sentence: '正式党员缺转正日期和住址',
    expected: '14 / 16，缺转为正式党员日期、家庭住址',
    outcome: complete({ fullOn: null, hasAddress: false }),
  },
  { rule: 'MDS-01', sentence: '预备党员没有转正日期', expected: '15 / 15', outcome: complete({ category: 'P', fullOn: null }) },
  {
    rule: 'MDS-03',
    sentence: '国家标准自带的示例号码 11010519491231002X',
    expected: '不提示',
    outcome: () => inBrief(idNumberFindings({ idNo: '11010519491231002X' })),
  },
  {
    rule: 'MDS-03',
    sentence: '末位校验码输错一位',
    expected: '不能办理：公民身份号码末位校验码不对',
    outcome: () => inBrief(idNumberFindings({ idNo: '110105194912310021' })),
  },
  {
    rule: 'MDS-04',
    sentence: '出生日期与号码不一致，没有说明',
    expected: '提醒：出生日期 1949-12-30 与公民身份号码不一致',
    outcome: () => inBrief(idNumberFindings({ idNo: '11010519491231002X', bornOn: date('1949-12-30') })),
  },
  {
    rule: 'MDS-04',
    sentence: '不一致，已写明以档案为准的说明',
    expected: '不提示',
    outcome: () => inBrief(idNumberFindings({ idNo: '11010519491231002X', bornOn: date('1949-12-30'), birthNote: '以档案为准' })),
  },
  { rule: 'MDS-11', sentence: '入党满一年转正', expected: '不提示', outcome: checked('MDS-11', {}) },
  {
    rule: 'MDS-11',
    sentence: '入党十个月转正（上线以后的事）',
    expected: '不能办理：入党到转正不满一年',
    outcome: checked('MDS-11', { fullOn: date('2009-04-20') }),
  },
  {
    rule: 'MDS-11',
    sentence: '同样的事发生在上线以前，列入清理',
    expected: '提醒：入党到转正不满一年',
    outcome: checked('MDS-11', { fullOn: date('2009-04-20') }, 'history'),
  },
  {
    rule: 'MDS-12',
    sentence: '转正日期早于入党日期',
    expected: '不能办理：转正日期早于入党日期',
    outcome: checked('MDS-12', { fullOn: date('2007-06-20') }),
  },
  { rule: 'MDS-12', sentence: '先入党、后转正', expected: '不提示', outcome: checked('MDS-12', {}) },
  {
    rule: 'MDS-13',
    sentence: '正式党员没有转正日期',
    expected: '不能办理：正式党员没有转正日期',
    outcome: checked('MDS-13', { fullOn: undefined }),
  },
  {
    rule: 'MDS-13',
    sentence: '预备党员没有转正日期',
    expected: '不提示',
    outcome: checked('MDS-13', { category: 'P', fullOn: undefined }),
  },
  { rule: 'MDS-16', sentence: '入党以后进入支部', expected: '不提示', outcome: checked('MDS-16', {}) },
  {
    rule: 'MDS-16',
    sentence: '转接日期早于进入现支部的日期',
    expected: '不能办理：转接日期须晚于进入现支部的日期 2015-01-01',
    outcome: moved('2015-01-01'),
  },
  { rule: 'MDS-17', sentence: '九月一日由一个支部转到另一个支部', expected: '不提示', outcome: moved('2026-09-01') },
  {
    rule: 'MDS-17',
    sentence: '转到本来就在的支部',
    expected: '不能办理：组织关系已经在这个支部',
    outcome: moved('2026-09-01', { present: { orgId: '6', fromOn: date('2015-01-01') } }),
  },
  {
    rule: 'MDS-18',
    sentence: '编入别的支部的党小组',
    expected: '不能办理：这个党小组不属于本人所在的支部',
    outcome: () => inBrief(groupFindings({ ...group, groupParentId: '6' }, date('2026-03-01'), TODAY)),
  },
  {
    rule: 'MDS-18',
    sentence: '编入本支部的党小组',
    expected: '不提示',
    outcome: () => inBrief(groupFindings({ ...group, groupParentId: '5' }, date('2026-03-01'), TODAY)),
  },
  {
    rule: 'MDS-19',
    sentence: '登记流动而没有流向和联系人',
    expected: '不能办理：没有填写流向；不能办理：没有填写支部联系人',
    outcome: () => inBrief(awayFindings({ isFloating: true, floatingFrom: date('2026-03-01'), isLost: false }, TODAY)),
  },
  {
    rule: 'MDS-19',
    sentence: '登记失联并写明日期',
    expected: '不提示',
    outcome: () => inBrief(awayFindings({ isFloating: false, isLost: true, lostOn: date('2026-03-01') }, TODAY)),
  },
  {
    rule: 'MDS-25',
    sentence: '登记下个月才转接',
    expected: '不能办理：转接日期 2026-12-22 晚于今天',
    outcome: moved('2026-12-22'),
  },
  { rule: 'MDS-25', sentence: '登记今天转接', expected: '不提示', outcome: moved('2026-11-22') },
  {
    rule: 'MDS-30',
    sentence: '登记停止党籍而没有文号',
    expected: '不能办理：没有决定文件的文号',
    outcome: () => inBrief(statusFindings({ present: 'NORMAL' }, 'STOPPED', date('2026-08-01'), TODAY)),
  },
  {
    rule: 'MDS-30',
    sentence: '凭文号登记停止党籍',
    expected: '不提示',
    outcome: () =>
      inBrief(statusFindings({ present: 'NORMAL', docNo: '青一中党〔2026〕5号' }, 'STOPPED', date('2026-08-01'), TODAY)),
  },
  {
    rule: 'GEN-08',
    sentence: '中止党员权利而没有文号',
    expected: '不能办理：没有决定文件的文号',
    outcome: () => inBrief(suspensionFindings(undefined)),
  },
  {
    rule: 'GEN-08',
    sentence: '凭文号中止党员权利',
    expected: '不提示',
    outcome: () => inBrief(suspensionFindings('青纪〔2026〕1号')),
  },
  {
    rule: 'TRF-13',
    sentence: '组织关系转入临时党支部',
    expected: '不能办理：临时党支部不接转组织关系',
    outcome: () => inBrief(homeFindings({ ...branch, kind: 'temporaryBranch' }, date('2026-09-01'), 'toOrgId')),
  },
  {
    rule: 'TRF-13',
    sentence: '组织关系转入党支部',
    expected: '不提示',
    outcome: () => inBrief(homeFindings(branch, date('2026-09-01'), 'toOrgId')),
  },
  {
    rule: 'MDS-10',
    sentence: '入党前七年满十八周岁，次年申请',
    expected: '不提示',
    outcome: checked('MDS-10', { appliedOn: date('2004-03-01') }),
  },
  {
    rule: 'MDS-10',
    sentence: '十六周岁申请入党',
    expected: '不能办理：申请入党时不满 18 周岁',
    outcome: checked('MDS-10', { appliedOn: date('1999-01-01') }),
  },
  {
    rule: 'MDS-14',
    sentence: '入党一年半转正（延长预备期）',
    expected: '不提示',
    outcome: checked('MDS-14', { fullOn: date('2009-12-20') }),
  },
  {
    rule: 'MDS-14',
    sentence: '入党十七个月转正',
    expected: '提醒：入党到转正 17 个月，不是一年，也不是延长后的一年半到两年',
    outcome: checked('MDS-14', { fullOn: date('2009-12-01') }),
  },
  {
    rule: 'MDS-15',
    sentence: '八周岁参加工作',
    expected: '提醒：参加工作时不满 16 周岁',
    outcome: checkedPerson('MDS-15', { workedFrom: date('1990-01-01') }),
  },
  {
    rule: 'MDS-15',
    sentence: '二十二周岁参加工作',
    expected: '不提示',
    outcome: checkedPerson('MDS-15', { workedFrom: date('2004-07-01') }),
  },
  {
    rule: 'MDS-20',
    sentence: '男，1955 年 1 月生，岗位仍是专业技术',
    expected: '提醒：已过法定退休年龄（2015-01-01），工作岗位不是离休、退休',
    outcome: checkedPerson('MDS-20', { sex: '1', bornOn: date('1955-01-01'), workPost: '事业单位专业技术岗位' }),
  },
  {
    rule: 'MDS-20',
    sentence: '同一人，岗位是退休人员',
    expected: '不提示',
    outcome: checkedPerson('MDS-20', { sex: '1', bornOn: date('1955-01-01'), workPost: '退休人员' }),
  },
  {
    rule: 'MDS-21',
    sentence: '有博士学位，学历是普通高中',
    expected: '提醒：有学位而学历不到大学本科',
    outcome: checkedPerson('MDS-21', { education: '61', degree: '2' }),
  },
  {
    rule: 'MDS-21',
    sentence: '博士研究生，博士学位',
    expected: '不提示',
    outcome: checkedPerson('MDS-21', { education: '11', degree: '2' }),
  },
  {
    rule: 'MDS-24',
    sentence: '一名介绍人在发展大会之后才转正',
    expected: '不能办理：入党介绍人在支部大会当日应为正式党员',
    outcome: checked('MDS-24', { introducersFullOn: [date('2010-01-01'), date('2000-01-01')] }),
  },
  {
    rule: 'MDS-24',
    sentence: '两名介绍人都早已是正式党员',
    expected: '不提示',
    outcome: checked('MDS-24', { introducersFullOn: [date('2001-01-01'), date('2000-01-01')] }),
  },
]
