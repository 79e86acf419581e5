import type { Citation } from '../kernel/index.ts'
import { BANK, confirmed, ELECTION, memory, UNKNOWN } from './citing.ts'

/** 文件未规定而由本产品自定的数。 */
export const productDefault = (gist: string): Citation => ({
  law: 'product-default',
  article: '',
  gist,
  mark: 'product-default',
})

const SERIAL = '支部条例连载(香格里拉网)'
const ARTICLE_FOUR = '支部条例第四条(释义页)'
const DIGEST = '党建小知识(设立篇)'
const EDUCATION = '教育管理条例全文(绍兴一中)'
const TERM = '任期意见(榆林日报)'
const SCHOOL = '校长负责制意见(五)–(七)'

/** 组织设置、班子、任期所引条文，每条一次。 */
export const ORG_CITES = {
  charter30: confirmed(
    'charter-2022',
    '第三十条',
    '有正式党员三人以上的单位都应当成立基层组织；设何种组织须经上级批准',
    ARTICLE_FOUR,
  ),
  charter31: confirmed('charter-2022', '第三十一条', '基层委员会、总支部、支部的任期为三年至五年', '机关基层组织条例(转载)'),
  charter45: memory('charter-2022', '第四十五条', '基层委员会设纪委或纪检委员；总支部、支部设纪检委员'),
  branch4: confirmed('branch-2018', '第四条', '正式党员满三人成立支部；支部党员一般不超过五十人', ARTICLE_FOUR),
  branchJoint: confirmed('branch-2018', '第二章', '正式党员不足三人的单位联合建立支部，一般不超过五个单位', DIGEST),
  branchProject: confirmed('branch-2018', '第二章', '存续六个月以上、符合条件的项目和工程队建立支部', DIGEST),
  branchTemporary: memory(
    'branch-2018',
    `第二章（${UNKNOWN}）`,
    '临时支部只组织学习和管理监督，班子由批准单位指定，任务结束自然撤销',
  ),
  branchFounding: memory(
    'branch-2018',
    `第二章（${UNKNOWN}）`,
    '单位申请，基层党委会议研究并一般在一个月内批复，再开党员大会选举并备案',
  ),
  branchDissolving: memory(
    'branch-2018',
    `第二章（${UNKNOWN}）`,
    '不再适应的支部应当及时调整或者撤销，由基层党委审批或者直接决定',
  ),
  branchCommittee: confirmed(
    'branch-2018',
    '第六章',
    '正式党员七人以上设支委会，一般三至五人、不超过七人；不足七人设书记一人，必要时设副书记一人',
    `支委会如何设立(铜陵机关党建网)、${BANK}`,
  ),
  branchSecretary: confirmed('branch-2018', '第六章', '支部书记一般应有一年以上党龄', BANK),
  branchVacancy: confirmed('branch-2018', '第六章', '委员出缺及时补选，必要时上级可以指派书记、副书记', BANK),
  branchReminder: memory('branch-2018', `第六章（${UNKNOWN}）`, '上级一般提前六个月提醒支部做好换届准备'),
  branchWeak: memory('branch-2018', `第六章（${UNKNOWN}）`, '经常整顿软弱涣散支部，形成常态机制'),
  branchSupervision: memory('branch-2018', `第七章（${UNKNOWN}）`, '各级党委每年至少专题研究一次支部建设'),
  branch13: confirmed('branch-2018', '第十三条', '党员人数较多或者分散的支部可以划分党小组，设组长', SERIAL),
  electionShift: confirmed('election-2020', '第三条', '提前或者延期换届须报上级批准，一般不超过一年', ELECTION),
  electionFive: confirmed('election-2020', '第五条', '正式党员有选举权；预备党员和留党察看期间的党员没有', ELECTION),
  electionVacancy: memory('election-2020', '第五章', '委员出缺时补选；书记、副书记必要时可由上级任命'),
  term1: confirmed('term-2018', '第一项', '党的基层委员会每届任期五年，总支部、支部委员会三年', TERM),
  term2: confirmed('term-2018', '第二项', '提前或者延期换届须经上级批准，延长或者提前一般不超过一年', TERM),
  termReminder: confirmed('term-2018', '', '上级组织负有按期提醒换届的职责', TERM),
  offices: confirmed(
    'offices-2019',
    '第五条至第九条',
    '机关党员满五十人、一百人设总支部、党委的界限；学校无此明文',
    '机关基层组织条例(转载)',
  ),
  seatsPractice: confirmed('practice', '', '总支委员会五至七人、不超过九人；基层党委五至九人', '职数规定(安徽理工大学)'),
  namesPractice: memory('practice', '', '组织全称依是否设委员会区分，印章用全称'),
  groupPractice: memory('practice', '', '党小组一般不少于三人，组长由正式党员担任'),
  education25: confirmed(
    'education-2019',
    '第二十五条',
    '党员编入一个支部；外出六个月以上且地点固定的转接组织关系，转出前由原组织负责',
    EDUCATION,
  ),
  education43: confirmed('education-2019', '第四十三条', '基层党委每年向上级报告党员教育管理情况', EDUCATION),
  hierarchy: memory('charter-2022', '', '党的组织上下隶属；审批预备党员的权力在基层党委和经授权的组织'),
  approvalPower2014: memory('development-2014', '第二十三条', '预备党员由党委审批，党总支和支部不得审批'),
  approvalPower2026: memory('development-2026', '第二十二条', '预备党员由党委审批，党总支和支部不得审批'),
} as const

/** 组织生活、学校议事和日期计算所引条文，每条一次。 */
export const LIFE_CITES = {
  branch11: confirmed(
    'branch-2018',
    '第十一条',
    '支部党员大会一般每季度一次；有表决权党员半数以上到会方可表决，应到会过半数赞成通过',
    SERIAL,
  ),
  branch12: confirmed('branch-2018', '第十二条', '支委会一般每月一次，委员半数以上到会方可进行；重要事项先由支委会研究', SERIAL),
  branch13: confirmed('branch-2018', '第十三条', '党小组会一般每月一次，开展政治学习、谈心和批评与自我批评', SERIAL),
  branch14: confirmed('branch-2018', '第十四条', '支部会议由书记召集主持，可委托副书记或者委员；党小组会由组长召集主持', SERIAL),
  committeeBase: memory('practice', '', '支委会决定事项以应到委员过半数赞成为通过'),
  classQuarterly: confirmed('practice', '', '支部一般每季度组织一次党课', BANK),
  classSecretary: memory('branch-2018', `第五章（${UNKNOWN}）`, '党员领导干部定期讲党课，党委书记每年至少一次'),
  noCommittee: memory('branch-2018', `第六章（${UNKNOWN}）`, '不设支委会的支部，由党员大会或者书记会同党员办理'),
  development2014: confirmed(
    'development-2014',
    '第二十条、第二十一条',
    '接收预备党员，有表决权的到会党员须超过应到会半数，赞成须超过应到会有表决权党员半数；逐个讨论表决',
    '支部大会表决问答(360doc)、接收预备党员应到会问答(共产党员网转载)',
  ),
  development2026: confirmed(
    'development-2026',
    '第十九条、第二十条',
    '支部大会讨论接收预备党员的到会人数、票决和计票基数（二手材料）',
    '细则2026-quotes',
  ),
  education16: confirmed(
    'education-2019',
    '第十六条',
    '党员参加组织生活；每月开展一次主题党日；领导干部参加双重组织生活',
    EDUCATION,
  ),
  education17: confirmed(
    'education-2019',
    '第十七条',
    '支部每年至少召开一次组织生活会，查摆问题、开展批评和自我批评、整改',
    EDUCATION,
  ),
  education18: confirmed('education-2019', '第十八条', '支部一般每年开展一次民主评议党员，可与组织生活会合并', EDUCATION),
  education23: confirmed(
    'education-2019',
    '第二十三条',
    '年老体弱、生病行动不便的党员不作硬性要求，送学上门、走访关心',
    EDUCATION,
  ),
  education29: confirmed(
    'education-2019',
    '第二十九条、第三十一条第六项',
    '连续六个月无正当理由不参加组织生活的，按自行脱党处理',
    EDUCATION,
  ),
  charter9: confirmed(
    'charter-2022',
    '第九条',
    '连续六个月不参加组织生活的按自行脱党，由支部大会决定除名并报上级批准',
    EDUCATION,
  ),
  democratic: confirmed('democratic-2016', '', '领导班子民主生活会每年一次，到会人数须达三分之二以上', '民主生活会规定(摘编)'),
  minutesPractice: memory('practice', '', '会议记录载明届次、时间、地点、主持、记录、出席、议题、决定、表决数和签名'),
  holidayPractice: memory('practice', '', '寒暑假不免除组织生活；可依当地通知调整方式和时间'),
  fixedDayPractice: memory('practice', '', '主题党日相对固定日期；没有主题和交流的外出活动不算'),
  school5: confirmed(
    'school-2022',
    '第三部分（五）',
    '党组织会议由书记召集主持，半数以上班子成员到会；干部任免等须三分之二以上到会',
    SCHOOL,
  ),
  school6: confirmed(
    'school-2022',
    '第三部分（六）',
    '校长办公会议由校长召集主持，行政班子半数以上到会，听取意见后由校长决定',
    SCHOOL,
  ),
  school7: confirmed('school-2022', '第三部分（七）', '重要议题会前充分沟通，讨论干部等事项本人和亲属回避', SCHOOL),
  schoolWithdrawal: confirmed('practice', '', '学校议事规则样本：涉及本人和亲属的议题回避', '泰安长城中学会议制度'),
  schoolRecord: confirmed(
    'practice',
    '',
    '学校议事规则样本：会议有完整的原始记录，载明到会、意见、理由、表决和决定，归档备查',
    '泰安长城中学会议制度、郑州十一中议事规则',
  ),
  schoolMajority: memory('practice', '', '党组织会议以应到班子成员过半数赞成为通过'),
  clamping: confirmed('development-2026', '', '按自然月、自然年推算，当月没有对应日的取月末', '2026 timing note'),
  corresponding: memory('practice', '', '“几个月内”包括届满月的对应日'),
  publicNotice: confirmed('development-2026', '第十三条', '公示不少于五个工作日', '细则2026-quotes'),
  workdays: confirmed('holidays', '', '工作日按国务院办公厅放假安排计算，调休上班日计入', '2026 timing note'),
  halfIncluded: memory('practice', '', '“半数以上”通常含半数；部分手册按超过半数掌握'),
} as const

const DUES_TEXT = '党费规定正文'
const DUES_NOTICE = '2017年5号通知(节选)'
const DUES_HANDBOOK = '党费交纳(旗帜网2021)'
const DUES_REPRINT = '补交党费(问答页)'
const DUES_USES = '党费使用17–21条'

/** 党费各条所引，每条一次。 */
export const DUES_CITES = {
  one: confirmed('dues-2008', '第一条', '按月领取工资的，以相对固定的、经常性的工资收入（税后）为计算基数', DUES_TEXT),
  two: confirmed(
    'dues-2008',
    '第二条',
    '三千元以下百分之零点五，五千元以下百分之一，一万元以下百分之一点五，以上百分之二',
    DUES_TEXT,
  ),
  three: confirmed('dues-2008', '第三条', '实行年薪制的，以当月实际领取的薪酬收入为基数', DUES_TEXT),
  four: confirmed('dues-2008', '第四条', '收入不固定的，以上季度月平均纯收入为基数', DUES_TEXT),
  five: confirmed('dues-2008', '第五条', '离退休党员五千元以下交百分之零点五，五千元以上交百分之一', DUES_TEXT),
  six: confirmed('dues-2008', '第六条', '农民党员每月二角至一元；学生、下岗失业、靠抚恤救济和低保生活的每月二角', DUES_TEXT),
  seven: memory('dues-2008', '第七条', '确有困难的，经支部研究、报上一级党委批准，可以少交或者免交', '党费规定正文只见摘要'),
  eight: confirmed('dues-2008', '第八条', '预备党员从支部大会通过其为预备党员之日起交纳党费', DUES_REPRINT),
  nine: confirmed('dues-2008', '第九条', '党员一般向正式组织关系所在支部交纳党费', DUES_HANDBOOK),
  certificate: memory('dues-2008', '第九条', '持流动党员活动证的，可以向活动证载明的组织交纳'),
  ten: confirmed('dues-2008', '第十条', '工资收入变化后，从按新标准领取的当月起重新计算', DUES_TEXT),
  eleven: confirmed('dues-2008', '第十一条', '自愿多交不限；一次多交一千元以上的全部上缴中央，由中央开具收据', DUES_TEXT),
  twelve: confirmed('dues-2008', '第十二条', '党员按月主动足额交纳；补交一般不得超过六个月', DUES_REPRINT),
  thirteen: memory('dues-2008', '第十三条', '不按规定交纳的教育并限期改正；连续六个月无正当理由不交的按自行脱党处理'),
  fourteen: memory('dues-2008', '第十四条', '党组织不得垫交、擅自扣缴党费，不得收取规定以外的特殊党费'),
  fifteen: confirmed(
    'dues-2008',
    '第十五条、第十六条',
    '各省按全年实收党费的百分之五上缴中央；省以下比例由省规定',
    '怎样上缴党费(西电)',
  ),
  seventeen: confirmed(
    'dues-2008',
    '第十七条至第十九条',
    '党费用于培训、教育资料、表彰、补助困难、救灾五类；统筹安排、量入为出、略有结余',
    DUES_USES,
  ),
  twenty: confirmed(
    'dues-2008',
    '第二十条、第二十一条',
    '使用党费集体讨论决定，不得个人或者少数人说了算；请示逐级，下拨专款专用',
    DUES_USES,
  ),
  twentyTwo: memory('dues-2008', '第二十二条至第二十四条', '专户存储，利息归入党费；会计、出纳分设；不得购买国债以外的有价证券'),
  twentyFour: memory('dues-2008', '第二十四条', '党费的会计核算和档案按会计制度办理'),
  twentyFive: memory('dues-2008', '第二十五条', '党费管理人员变动时严格办理交接手续'),
  twentySix: confirmed('dues-2008', '第二十六条、第二十七条', '支部每年至少向党员公布一次党费收缴情况', DUES_HANDBOOK),
  twentySeven: memory('dues-2008', '第二十六条、第二十七条', '基层党委向大会报告收缴使用情况，组织部门每年检查'),
  notice1: confirmed(
    'dues-2017',
    '第（一）项',
    '每年年初核定月交纳数额，一年内一般不变；每月一般不超过一千元，自愿多交不限',
    DUES_NOTICE,
  ),
  noticeItems: confirmed(
    'dues-2017',
    '第（二）项、第（三）项',
    '绩效工资只计基础性部分；特殊岗位和部分人员的津补贴、改革性补贴、加班费不计入；五险一金、年金和个税减除',
    DUES_NOTICE,
  ),
  noticeRetired: confirmed(
    'dues-2017',
    '离退休党员一项',
    '离退休党员以基本离退休费或者基本养老金为基数',
    '离退休党费(东营老年大学)',
  ),
  centralOrgans: confirmed(
    'practice',
    '',
    '中央和国家机关的做法（学校参照）：不能拆分的按原数额调整；离退休困难的支部同意即可',
    '中央和国家机关党费办法(南通)',
  ),
  sevenLines: confirmed('practice', '', '党费使用的七类细目（2021 年中央机关办法的提法）', '党费用途问答(nn.city)'),
  lessonFees: confirmed('practice', '', '课时费不计入基数（一所高校约 2016 年通知）', '河北某高校党费通知'),
  unitSample: confirmed('practice', '', '伤残抚恤金、遗属补助不计入基数（一个单位的细则）', '某单位党费细则(2018)'),
  archive: memory('accounting-archive-2015', '附表', '凭证和账簿三十年，年度报告永久，银行对账单十年，移交清册三十年'),
  education29: confirmed('education-2019', '第二十九条、第三十一条第六项', '连续六个月不交党费的按自行脱党处理', EDUCATION),
  payingCertain: memory('practice', '', '在校学生党员有工资收入的，按工资收入交纳'),
} as const
