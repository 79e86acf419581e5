import { describe, expect, test } from 'vitest'
import { date } from '../kernel/index.ts'
import { type MemberFacts, memberFindings, type PersonFacts, retirementOn } from './index.ts'

const ON = date('2026-11-22')
const person: PersonFacts = {
  name: '张三',
  idNo: '11010519491231002X',
  sex: '2',
  bornOn: date('1949-12-31'),
  workPost: '退休人员',
}
const member: MemberFacts = {
  status: 'NORMAL',
  isLost: false,
  isFloating: false,
  category: 'F',
  joinedOn: date('1985-07-01'),
  fullOn: date('1986-07-01'),
  enteredBranchOn: date('2000-01-01'),
}
const codes = (p: Partial<PersonFacts>, m: Partial<MemberFacts>, mode: 'live' | 'history' = 'live') =>
  memberFindings({ ...person, ...p }, { ...member, ...m }, [], ON, mode).map((found) => `${found.rule} ${found.severity}`)

test('一切相符，不提示', () => expect(codes({}, {})).toEqual([]))

describe('MDS-10…25 一致性检查（上线后阻断，历史数据按 GEN-09 改为提醒）', () => {
  test.each<[string, Partial<PersonFacts>, Partial<MemberFacts>, string, string]>([
    ['申请时未满十八', {}, { appliedOn: date('1967-12-30') }, 'MDS-10 block', 'MDS-10 warn'],
    ['入党时未满十八', {}, { joinedOn: date('1967-12-30'), fullOn: date('1967-12-30') }, 'MDS-11 block', 'MDS-11 warn'],
    ['积极分子不满一年', {}, { activistOn: date('1984-08-01') }, 'MDS-11 block', 'MDS-11 warn'],
    ['预备期不满一年', {}, { fullOn: date('1986-06-30') }, 'MDS-11 block', 'MDS-11 warn'],
    ['转正早于入党', {}, { fullOn: date('1985-06-30') }, 'MDS-12 block', 'MDS-12 block'],
    ['积极分子早于申请', {}, { appliedOn: date('1984-01-01'), activistOn: date('1983-01-01') }, 'MDS-12 block', 'MDS-12 warn'],
    ['入党早于发展对象', {}, { candidateOn: date('1985-08-01') }, 'MDS-12 block', 'MDS-12 warn'],
    ['正式党员缺转正日期', {}, { fullOn: undefined }, 'MDS-13 block', 'MDS-13 block'],
    ['预备党员有转正日期', {}, { category: 'P' }, 'MDS-13 block', 'MDS-13 block'],
    ['预备期十四个月', {}, { fullOn: date('1986-09-01') }, 'MDS-14 warn', 'MDS-14 warn'],
    ['十五岁参加工作', { workedFrom: date('1965-12-30') }, {}, 'MDS-15 warn', 'MDS-15 warn'],
    ['进支部早于入党', {}, { enteredBranchOn: date('1985-06-30') }, 'MDS-16 block', 'MDS-16 warn'],
    ['进支部早于支部成立', {}, { branchFoundedOn: date('2001-01-01') }, 'MDS-16 block', 'MDS-16 warn'],
    ['失联没有日期', {}, { isLost: true }, 'MDS-19 block', 'MDS-19 warn'],
    ['过退休年龄仍在岗', { workPost: '事业单位专业技术岗位' }, {}, 'MDS-20 warn', 'MDS-20 warn'],
    ['有博士学位而学历高中', { education: '61', degree: '2' }, {}, 'MDS-21 warn', 'MDS-21 warn'],
    ['介绍人当时是预备党员', {}, { introducersFullOn: [date('1990-01-01')] }, 'MDS-24 block', 'MDS-24 warn'],
    [
      '将来的入党日期',
      {},
      { joinedOn: date('2027-01-01'), fullOn: undefined, category: 'P', enteredBranchOn: undefined },
      'MDS-25 block',
      'MDS-25 block',
    ],
    ['去世以后转正', { diedOn: date('1986-01-01') }, { enteredBranchOn: undefined }, 'MDS-25 block', 'MDS-25 block'],
    ['性别与号码不符', { sex: '1' }, {}, 'MDS-03 warn', 'MDS-03 warn'],
    ['出生日期与号码不符', { bornOn: date('1949-12-30') }, {}, 'MDS-04 warn', 'MDS-04 warn'],
  ])('%s', (_, p, m, live, history) => {
    expect(codes(p, m)).toContain(live)
    expect(codes(p, m, 'history')).toContain(history)
  })
  test('AGE-05：一九六六至一九七七年入党的没有预备期', () => {
    expect(codes({}, { joinedOn: date('1970-07-01'), fullOn: date('1970-07-01') })).toEqual([])
  })
  test('出生日期不一致写明原因的不再提醒', () => {
    expect(codes({ bornOn: date('1949-12-30'), birthNote: '以档案为准' }, {})).toEqual([])
  })
  test('任职早于将来、早于入党都指出', () => {
    const found = memberFindings(person, member, [{ from: date('2027-01-01'), label: '书记' }], ON)
    expect(found).toMatchObject([{ rule: 'MDS-25', field: 'dutyFrom' }])
  })
})

describe('MDS-20 法定退休日', () => {
  test.each([
    ['1964-12-31', '1', '2024-12-31'],
    ['1965-01-15', '1', '2025-02-15'],
    ['1965-04-30', '1', '2025-05-30'],
    ['1965-05-10', '1', '2025-07-10'],
    ['1980-01-01', '1', '2043-01-01'],
    ['1970-01-01', '2', '2025-02-01'],
    ['1985-06-01', '2', '2043-06-01'],
  ] as const)('%s 出生（性别 %s）', (born, sex, day) => expect(retirementOn(date(born), sex)).toBe(day))
})
