import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN, ORG } from '../../testing/world.ts'
import { confirm, idNumber, preview, type TestCell, workbook } from './testing.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const HEAD = {
  name: '姓名',
  idNo: '身份证号',
  sex: '性别',
  ethnicity: '民族',
  bornOn: '出生年月',
  education: '学历',
  degree: '学位',
  workPost: '工作岗位',
  school: '工作单位',
  phone: '手机',
  address: '家庭住址',
  workedFrom: '参加工作时间',
  isFrontLine: '是否一线',
  category: '人员类别',
  org: '所在支部',
  group: '党小组',
  appliedOn: '申请入党时间',
  activistOn: '积极分子日期',
  candidateOn: '发展对象时间',
  joinedOn: '入党时间',
  fullOn: '转正时间',
  enteredOn: '转入时间',
  entryKind: '转入类型',
  duties: '党内职务',
  dutyFrom: '任职时间',
  appointment: '产生方式',
  status: '党籍状态',
  statusOn: '停止党籍日期',
  isFloating: '是否流动党员',
  floatingTo: '流向',
  floatingFrom: '外出时间',
  isLost: '是否失联',
  lostOn: '失联时间',
  title: '职称',
  nativePlace: '籍贯',
} as const
type Key = keyof typeof HEAD
const KEYS = Object.keys(HEAD) as Key[]

/** A member about whom nothing is to be said. */
const good = (sequence: number): Partial<Record<Key, TestCell>> => ({
  name: `${'赵钱孙李周吴郑王冯陈'[sequence % 10]}${'甲乙丙丁戊己庚辛壬癸'[Math.floor(sequence / 10) % 10]}${'一二三四五'[Math.floor(sequence / 100)]}`,
  idNo: idNumber('1980-05-06', 2 * sequence + 1),
  sex: '男',
  ethnicity: '汉族',
  bornOn: '1980-05-06',
  education: '大学本科',
  degree: '学士',
  workPost: '专业技术',
  phone: '13800001000',
  category: '正式党员',
  org: '青禾一中数学组党支部',
  joinedOn: '2001-07-01',
  fullOn: '2002-07-01',
})

type Level = 'ok' | 'note' | 'warning' | 'error'
type Case = [key: Key, cell: TestCell, level: Level, message: RegExp, more?: Partial<Record<Key, TestCell>>]

const DATES: Key[] = ['bornOn', 'workedFrom', 'appliedOn', 'joinedOn', 'fullOn', 'enteredOn', 'lostOn']
const badDates: [TestCell, RegExp][] = [
  ['1985', /只写到年/],
  ['1985-02-30', /不是日历上的日子/],
  ['85.3.1', /四位/],
  ['待查', /看不出/],
  ['#VALUE!', /公式出错/],
  ['2199-13-01', /1900—2100|日历/],
  [12, /看不出/],
]
const NUMBERS: [TestCell, RegExp][] = [
  ['1.10105E+17', /科学计数法/],
  ['1.10105198005061E+17', /科学计数法/],
  [Number('110105198005061010'), /科学计数法/],
  ['110105198005061', /15 位/],
  [110105800506101, /15 位/],
  ['11010519800506', /14 位/],
  ['1101051980050610111', /19 位/],
  ['11010519801306101X', /日历/],
  ['11010519800506101A', /只能是数字/],
  ['110105198005061000', /000|校验码/],
  [`${idNumber('1980-05-06', 7).slice(0, 17)}${idNumber('1980-05-06', 7).endsWith('1') ? '2' : '1'}`, /校验码/],
  ['同上', /应为 18 位/],
]
const NAMES: [TestCell, RegExp][] = [
  ['赵', /2—20/],
  ['赵'.repeat(21), /2—20/],
  ['赵甲（女）', /括注/],
  ['赵甲(大)', /括注/],
  ['赵甲2', /数字/],
  ['Zhao Jia', /汉字/],
  ['赵?', /缺字/],
  ['赵□', /缺字/],
  ['·赵甲', /间隔号/],
  ['赵··甲', /间隔号/],
  ['赵\ue123', /造字/],
  ['', /必须填写/],
  ['不详', /必须填写/],
  ['#REF!', /公式出错/],
]
const CHOICES: [Key, TestCell, RegExp][] = [
  ['sex', '中', /没有“中”/],
  ['sex', 3, /没有“3”/],
  ['sex', '先生', /没有/],
  ['ethnicity', '火星族', /没有“火星族”/],
  ['ethnicity', '99', /没有/],
  ['ethnicity', '汉回', /没有/],
  ['education', '大砖', /可填：/],
  ['education', '清华', /可填：/],
  ['education', 99, /没有/],
  ['degree', '双学位', /可填：/],
  ['degree', '院士', /没有/],
  ['workPost', '董事长', /没有/],
  ['workPost', '在岗', /没有/],
  ['category', '积极分子', /没有/],
  ['category', '群众', /没有/],
  ['entryKind', '空降', /没有/],
  ['appointment', '抓阄', /没有/],
  ['status', '冻结', /没有/],
  ['isFrontLine', '大概', /是还是否/],
  ['isFloating', '可能', /是还是否/],
  ['isLost', '联系不上', /是还是否/],
]
const ORGS: [Key, TestCell, Level, RegExp][] = [
  ['org', '火星支部', 'error', /没有找到/],
  ['org', '白鹭中学党支部', 'error', /不在您的管理范围内/],
  ['org', 'YS0008', 'error', /不在您的管理范围内/],
  ['org', '青禾一中党委', 'error', /应落在党支部/],
  ['org', '青禾县教育工委', 'error', /应落在党支部/],
  ['org', '青禾一中', 'error', /没有找到|是不是/],
  ['org', '', 'error', /必须填写/],
  ['org', '中共青禾县第一中学数学组支部', 'note', /读作/],
  ['group', '第九党小组', 'warning', /没有名为/],
  ['school', '火星小学', 'warning', /工作单位这次不登记/],
  ['school', '白鹭县中学', 'warning', /工作单位这次不登记/],
]
const REST: Case[] = [
  ['phone', '1380000100', 'warning', /不像手机/],
  ['phone', '23800001000', 'warning', /不像手机/],
  ['phone', '6666666', 'warning', /区号/],
  ['phone', '13800001000/13900001000', 'warning', /第一个/],
  ['phone', '同上', 'error', /数字以外/],
  ['phone', 'abc', 'error', /数字以外/],
  ['phone', '138****1000', 'note', /遮蔽/],
  ['idNo', '110105********1011', 'note', /遮蔽/],
  ['title', '师'.repeat(41), 'error', /40 个字/],
  ['nativePlace', '乡'.repeat(41), 'error', /40 个字/],
  ['address', '路'.repeat(121), 'error', /120 个字/],
  ['address', '#NAME?', 'error', /公式出错/],
  ['duties', '大总管', 'warning', /没有“大总管”/],
  ['duties', '书记、掌柜', 'warning', /没有“掌柜”/],
  ['duties', '党小组组长', 'warning', /党小组/],
  ['duties', '党委书记', 'warning', /任职日期不详.*此前不详/],
  ['duties', '总支书记', 'warning', /上级组织不在/],
  ['dutyFrom', '2027-01-01', 'error', /晚于今天/, { duties: '青年委员' }],
  ['duties', '青年委员', 'warning', /任职日期不详.*此前不详/],
  ['status', '去世', 'error', /不导入名册/],
  ['status', '出党', 'error', /不导入名册/],
  ['status', '已转出', 'error', /不导入名册/],
  ['status', '停止党籍', 'error', /停止党籍日期/],
  ['statusOn', '2001-07-01', 'error', /晚于入党/, { status: '停止党籍' }],
  ['floatingTo', '', 'warning', /流向/, { isFloating: '是', floatingFrom: '2020-01-01' }],
  ['floatingFrom', '', 'warning', /外出日期/, { isFloating: '是', floatingTo: '海南' }],
  ['lostOn', '', 'warning', /失联日期/, { isLost: '是' }],
  ['bornOn', '1980.05', 'note', /按身份号码补/],
  ['bornOn', '1981.05', 'warning', /只写到月/],
  ['bornOn', '1980-05-07', 'warning', /不一致（MDS-04）/],
  ['sex', '女', 'warning', /性别/],
  ['joinedOn', '1997-07-01', 'warning', /不满 18 周岁/, { fullOn: '1998-07-01' }],
  ['fullOn', '2002-06-30', 'warning', /不满一年/],
  ['fullOn', '2001-06-30', 'error', /早于入党/],
  ['fullOn', '', 'error', /没有转正日期/],
  ['category', '预备党员', 'error', /不应有转正日期/],
  ['fullOn', '2003-09-01', 'warning', /26 个月/],
  ['fullOn', '2002-10-01', 'warning', /个月/],
  ['joinedOn', '2027-07-01', 'error', /晚于今天/, { fullOn: '', category: '预备党员' }],
  ['fullOn', '2027-07-01', 'error', /晚于今天/],
  ['appliedOn', '1996-01-01', 'warning', /不满 18 周岁/],
  ['activistOn', '2000-12-01', 'ok', /^$/],
  ['candidateOn', '2001-08-01', 'ok', /^$/],
  ['joinedOn', '2001-07-01', 'warning', /早于列为发展对象/, { candidateOn: '2001-08-01' }],
  ['joinedOn', '2001-07-01', 'warning', /不满一年/, { activistOn: '2000-12-01' }],
  ['activistOn', '1999-01-01', 'warning', /早于申请/, { appliedOn: '1999-06-01' }],
  ['enteredOn', '2000-01-01', 'warning', /早于入党|才成立/],
  ['enteredOn', '2010-01-01', 'warning', /才成立/],
  ['enteredOn', '2027-01-01', 'error', /晚于今天/],
  ['workedFrom', '1995-01-01', 'warning', /16 周岁/],
  ['degree', '博士', 'warning', /学历不到/, { education: '高中' }],
  ['workPost', '研究生', 'ok', /^$/],
]

const MONTHS: TestCell[] = ['2001.07', '2001.7', '2001年7月', '2001-07', '200107', 200107, 2001.07]
const DAYS: TestCell[] = [
  '2001-7-1',
  '2001/7/1',
  '2001.7.1',
  '2001年7月1日',
  '20010701',
  20010701,
  37073,
  '２００１年７月１日',
  '二〇〇一年七月一日',
  '2001-07-01 00:00:00',
  new Date('2001-07-01T00:00:00Z'),
]
const LATER: Key[] = ['workedFrom', 'joinedOn', 'candidateOn']

const CASES: Case[] = [
  ...LATER.flatMap((key) => MONTHS.map((cell): Case => [key, cell, 'warning', /只写到月，按 1 日登记/])),
  ...LATER.flatMap((key) => DAYS.map((cell): Case => [key, cell, 'ok', /^$/])),
  ...DATES.flatMap((key) => badDates.map(([cell, message]): Case => [key, cell, 'error', message])),
  ...NUMBERS.map(([cell, message]): Case => ['idNo', cell, 'error', message]),
  ...NAMES.map(([cell, message]): Case => ['name', cell, 'error', message]),
  ...CHOICES.map(([key, cell, message]): Case => [key, cell, 'error', message]),
  ...ORGS.map(([key, cell, level, message]): Case => [key, cell, level, message]),
  ...REST,
]

test('一份有两百多种格子的名册：每格说出原因，好的行照样导入', async () => {
  const county = await app.as(LOGIN.county)
  const rows = CASES.map(([key, cell, , , more], index) => {
    const row: Partial<Record<Key, TestCell>> = { ...good(index), ...more, [key]: cell }
    return KEYS.map((name) => row[name] ?? '')
  })
  const fine = Array.from({ length: 5 }, (_, index) => KEYS.map((key) => good(CASES.length + index)[key] ?? ''))
  const bytes = await workbook({ 名册: [['青禾县党员名册'], KEYS.map((key) => HEAD[key]), ...rows, ...fine] })
  const batch = await preview(county, { orgId: ORG.qinghe, kind: 'member', bytes })
  expect(batch.progressNote).toBe('')
  const pages = await Promise.all([1, 2].map((page) => county.get(`/imports/${batch.id}/rows?pageSize=200&page=${page}`)))
  const read = new Map(pages.flatMap((page) => page.body.rows).map((row: { rowNo: number }) => [row.rowNo, row] as const))
  const found = CASES.map(([key, cell, level, message], index) => {
    const row = read.get(index + 3) as { cells: Record<string, { level: string; message?: string }> } | undefined
    const state = row?.cells[key]
    const isRight = (state?.level ?? 'ok') === level && message.test(state?.message ?? '')
    return isRight ? '' : `${HEAD[key]} ${JSON.stringify(cell)}: ${level} ${message} ← ${state?.level} ${state?.message}`
  })
  expect(found.filter(Boolean)).toEqual([])
  expect(CASES.length).toBeGreaterThan(200)
  for (let index = 0; index < fine.length; index += 1) expect(read.get(CASES.length + index + 3)).toMatchObject({ state: 'new' })
  const errors = CASES.filter(([, , level]) => level === 'error').length
  expect(batch.counts.error).toBe(errors)
  const done = await confirm(county, batch.id)
  expect(done).toMatchObject({ state: 'confirmed', counts: { toAdd: CASES.length - errors + fine.length } })
})
