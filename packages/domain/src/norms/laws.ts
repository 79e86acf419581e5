import { type Citation, date, type PlainDate } from '../kernel/index.ts'

/** What our knowledge of a text rests on. 只见二手材料的，页面上要写明。 */
export type Evidence = 'text-read' | 'excerpts-read' | 'secondary-only' | 'from-memory' | 'own-choice'

export const EVIDENCE_LABELS: Record<Evidence, string> = {
  'text-read': '已读全文',
  'excerpts-read': '已读节选或转载',
  'secondary-only': '仅有二手材料',
  'from-memory': '凭记忆',
  'own-choice': '本产品自定',
}

/** One regulation, listed once; citations point to its id. */
export interface Law {
  id: string
  title: string
  number?: string
  issuer: string
  inForceFrom: PlainDate
  /** Whether the day itself is known, or only the month or year (then the last day of it stands here). */
  precision: 'day' | 'month' | 'year'
  /** First day on which it no longer applies. */
  repealedOn?: PlainDate
  evidence: Evidence
  source: string
}

const CENTRAL = '中共中央'
const CENTRAL_OFFICE = '中共中央办公厅'
const ORGANISATION_DEPARTMENT = '中共中央组织部'

const LIST = {
  'charter-2022': {
    title: '中国共产党章程',
    issuer: '中国共产党第二十次全国代表大会',
    inForceFrom: date('2022-10-22'),
    precision: 'day',
    evidence: 'excerpts-read',
    source: '第四、第五章条文经多处转载页核对；通过日期凭记忆',
  },
  'branch-2018': {
    title: '中国共产党支部工作条例（试行）',
    issuer: CENTRAL,
    inForceFrom: date('2018-10-28'),
    precision: 'day',
    evidence: 'excerpts-read',
    source: '支部条例连载(香格里拉网)、支部条例第四条(释义页)、支委会如何设立(铜陵机关党建网)、国企党建题库',
  },
  'election-2020': {
    title: '中国共产党基层组织选举工作条例',
    issuer: CENTRAL,
    inForceFrom: date('2020-07-13'),
    precision: 'day',
    evidence: 'excerpts-read',
    source: '选举条例正文(纪委网转载)、选举条例20–25条(光山新闻网)',
  },
  'election-1990': {
    title: '中国共产党基层组织选举工作暂行条例',
    issuer: CENTRAL,
    inForceFrom: date('1990-06-27'),
    precision: 'day',
    repealedOn: date('2020-07-13'),
    evidence: 'excerpts-read',
    source: '暂行条例1990(转载)第一至七条、参加选举人数的要求(常州信息职院)；印发日和其余条文凭记忆',
  },
  'education-2019': {
    title: '中国共产党党员教育管理工作条例',
    issuer: CENTRAL,
    inForceFrom: date('2019-05-06'),
    precision: 'day',
    evidence: 'text-read',
    source: '教育管理条例全文(绍兴一中)',
  },
  'term-2018': {
    title: '关于党的基层组织任期的意见',
    issuer: CENTRAL_OFFICE,
    inForceFrom: date('2018-07-10'),
    precision: 'day',
    evidence: 'text-read',
    source: '任期意见(榆林日报)；印发日凭记忆，规则书只载 2018 年 7 月',
  },
  'school-2022': {
    title: '关于建立中小学校党组织领导的校长负责制的意见（试行）',
    issuer: CENTRAL_OFFICE,
    inForceFrom: date('2022-01-26'),
    precision: 'day',
    evidence: 'excerpts-read',
    source: '校长负责制意见(五)–(七)；公布日凭记忆，规则书只载 2022 年 1 月',
  },
  'democratic-2016': {
    title: '县以上党和国家机关党员领导干部民主生活会若干规定',
    issuer: CENTRAL,
    inForceFrom: date('2016-12-31'),
    precision: 'year',
    evidence: 'excerpts-read',
    source: '民主生活会规定(摘编)',
  },
  'assessment-2019': {
    title: '党委（党组）书记抓基层党建工作述职评议考核办法（试行）',
    issuer: CENTRAL_OFFICE,
    inForceFrom: date('2019-12-31'),
    precision: 'year',
    evidence: 'secondary-only',
    source: '述职评议流程(实务文章)',
  },
  'development-2014': {
    title: '中国共产党发展党员工作细则（2014年）',
    issuer: CENTRAL_OFFICE,
    inForceFrom: date('2014-05-28'),
    precision: 'day',
    repealedOn: date('2026-05-18'),
    evidence: 'excerpts-read',
    source: '支部大会表决问答(360doc)、接收预备党员应到会问答(共产党员网转载)、12371 问答',
  },
  'development-2026': {
    title: '中国共产党发展党员工作细则（2026年修订）',
    issuer: CENTRAL_OFFICE,
    inForceFrom: date('2026-05-18'),
    precision: 'day',
    evidence: 'secondary-only',
    source: '细则2026-quotes、2026 timing note、MOE listing；正式文本尚未读到',
  },
  'offices-2019': {
    title: '中国共产党党和国家机关基层组织工作条例',
    issuer: CENTRAL,
    inForceFrom: date('2019-12-31'),
    precision: 'year',
    evidence: 'excerpts-read',
    source: '机关基层组织条例(转载)；适用于机关，学校参照',
  },
  'dues-2008': {
    title: '关于中国共产党党费收缴、使用和管理的规定',
    number: '中组发〔2008〕3号',
    issuer: ORGANISATION_DEPARTMENT,
    inForceFrom: date('2008-04-01'),
    precision: 'day',
    evidence: 'excerpts-read',
    source: '党费规定正文、党费使用17–21条；2008 年 2 月 4 日印发，4 月 1 日起施行（施行日凭记忆）',
  },
  'dues-2017': {
    title: '关于进一步规范党费工作的通知',
    number: '组电明字〔2017〕5号',
    issuer: ORGANISATION_DEPARTMENT,
    inForceFrom: date('2017-12-31'),
    precision: 'year',
    evidence: 'excerpts-read',
    source: '2017年5号通知(节选)；文件标题凭记忆',
  },
  'accounting-archive-2015': {
    title: '会计档案管理办法',
    number: '财政部、国家档案局令第79号',
    issuer: '财政部、国家档案局',
    inForceFrom: date('2016-01-01'),
    precision: 'day',
    evidence: 'from-memory',
    source: '保管期限、文号和施行日凭记忆',
  },
  holidays: {
    title: '国务院办公厅关于部分节假日安排的通知（逐年）',
    issuer: '国务院办公厅',
    inForceFrom: date('2007-12-31'),
    precision: 'year',
    evidence: 'from-memory',
    source: '各年度放假安排作为数据装入，逐年注明文号',
  },
  practice: {
    title: '党务工作惯例（无统一文件）',
    issuer: '各地组织部门通行做法',
    inForceFrom: date('2018-10-28'),
    precision: 'day',
    evidence: 'from-memory',
    source: '实务手册和地方做法；起算日取支部工作条例施行日',
  },
  'product-default': {
    title: '产品默认值',
    issuer: '本产品',
    inForceFrom: date('2018-10-28'),
    precision: 'day',
    evidence: 'own-choice',
    source: '文件没有规定、需要一个数时由本产品自定，可由主管组织另行规定',
  },
} as const satisfies Record<string, Omit<Law, 'id'>>

export type LawId = keyof typeof LIST

/** Every regulation the rules cite, once. */
export const LAWS: readonly Law[] = Object.entries(LIST).map(([id, law]) => ({ id, ...law }))

export const lawById = (id: string): Law | undefined => LAWS.find((law) => law.id === id)

/** The day a law came into force, for `since` and `from`. */
export const inForceFrom = (id: LawId): PlainDate => LIST[id].inForceFrom

/** Whether the law applies on the day. */
export const isLawInForce = (law: Law, on: PlainDate) =>
  law.inForceFrom <= on && (law.repealedOn === undefined || on < law.repealedOn)

/** 条文的简称，写在一行里：「支部工作条例第十一条」；地方规定照其文号。 */
export function citeInBrief(cite: Pick<Citation, 'law' | 'article'>): string {
  const title = lawById(cite.law)?.title ?? cite.law
  return `${title.replace(/^(关于)?中国共产党(?=.{4})/, '').replace(/（[^）]*）/g, '')}${cite.article}`
}
