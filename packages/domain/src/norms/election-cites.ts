import { BANK, confirmed, ELECTION, memory, UNKNOWN } from './citing.ts'

const ARTICLES_20_25 = '选举条例20–25条(光山新闻网)'
const PROVISIONAL = '暂行条例1990(转载)'
const BASE = '应到会人数问答'

/** 选举所引条文，每条一次；第三条、第五条见 ORG_CITES。 */
export const ELECTION_CITES = {
  form: confirmed(
    'election-2020',
    '第四条',
    '一般由党员大会选举；党员五百人以上或者驻地分散的，经批准可开党员代表大会',
    ELECTION,
  ),
  form1990: confirmed('election-1990', '第四条', '由党员大会选举；五百人以上或者驻地分散的，经批准可开党员代表大会', PROVISIONAL),
  voters1990: confirmed('election-1990', '第五条', '正式党员有选举权；预备党员和留党察看期间的党员没有', PROVISIONAL),
  quorum: confirmed('election-2020', '第四章（第十九条系推定）', '有选举权的到会人数不少于应到会人数的五分之四，方可选举', BASE),
  quorum1990: confirmed(
    'election-1990',
    '第四章',
    '有选举权的到会人数超过应到会人数的五分之四，方可选举',
    '参加选举人数的要求(常州信息职院)',
  ),
  exclusions: confirmed(
    'practice',
    '',
    '中央组织部解释：六类确实不能到会的党员，经上级同意并经大会通过，可不计算在应到会人数内',
    BASE,
  ),
  surplus: confirmed('election-2020', '第二章、第三章', '代表和委员候选人的差额不少于应选人数的百分之二十', BANK),
  surplus1990: memory('election-1990', `第二章、第三章（${UNKNOWN}）`, '候选人的差额不少于应选人数的百分之二十'),
  proposing: memory('election-2020', `第三章（${UNKNOWN}）`, '候选人由上届委员会根据多数意见提出，报上级审查后提交大会选举'),
  officers: confirmed('election-2020', '第三章', '书记、副书记由新一届委员会第一次全体会议等额选举产生', BANK),
  officersDirect: memory(
    'election-2020',
    `第三章（${UNKNOWN}）`,
    '不设委员会的支部由全体党员提名，报上级审查，大会直接选举书记、副书记',
  ),
  standing: memory('election-2020', `第三章（${UNKNOWN}）`, '常务委员会委员候选人比应选人数多一至二人'),
  delegates: memory('election-2020', `第二章（${UNKNOWN}）`, '代表名额一般一百至二百名，最多不超过三百名'),
  delegates1990: confirmed('election-1990', '第七条', '代表名额一般一百至二百名，最多不超过三百名', PROVISIONAL),
  delegateSteps: confirmed(
    'election-2020',
    '第七条至第九条',
    '推荐、考察公示、确定预备人选报批、会议选举四步产生代表',
    '选举条例学习(共产党员网)',
  ),
  chair: confirmed(
    'election-2020',
    '第二十条',
    '党员大会由上届委员会主持，不设委员会的由上届书记主持，代表大会由主席团主持',
    ARTICLES_20_25,
  ),
  introduce: confirmed('election-2020', '第二十一条', '选举前如实介绍候选人的简历、表现和主要优缺点，答复询问', ARTICLES_20_25),
  monitors: confirmed(
    'election-2020',
    '第二十二条、第二十三条',
    '监票人从非候选人中推选、大会通过；计票人在监票人监督下工作',
    ARTICLES_20_25,
  ),
  monitorsPractice: memory('practice', '', '监票人、计票人各至少一人，到会三十人以上的各二人'),
  ballot: confirmed(
    'election-2020',
    '第二十四条',
    '无记名投票；委员、代表按姓氏笔画，书记、副书记按批准顺序；不能书写的可委托非候选人代写；未到会不能委托投票',
    ARTICLES_20_25,
  ),
  choices: confirmed('election-2020', '第二十五条', '可以赞成、不赞成、弃权；不赞成的可以另选他人', BANK),
  choicesPractice: memory('practice', '', '投弃权票的不得另选他人'),
  validity: confirmed(
    'election-2020',
    '第四章',
    '收回选票不多于投票人数的选举有效，多于的无效；一票所选多于应选人数的为无效票',
    BANK,
  ),
  validity1990: memory('election-1990', `第四章（${UNKNOWN}）`, '收回选票不多于投票人数的选举有效；所选多于应选的为无效票'),
  majority: confirmed(
    'election-2020',
    '第四章',
    '赞成票超过实到会有选举权人数的一半始得当选；多于名额的以得票多少为序，票数相等的再次投票；少于名额的另行选举',
    `半数不当选(深圳教育局)、当选人原则(旗帜网2023)、${BANK}`,
  ),
  majority1990: memory('election-1990', `第四章（${UNKNOWN}）`, '赞成票超过实到会有选举权人数的一半始得当选'),
  leaveOpen: confirmed(
    'election-2020',
    '第四章',
    '接近应选名额的，半数以上选举人同意或者主席团决定，可以不再选举',
    '当选人原则(旗帜网2023)',
  ),
  announce: memory('election-2020', `第四章（${UNKNOWN}）`, '监票人报告得票情况，主持人宣布当选名单，选票封存'),
  filing: confirmed('election-2020', '第五章', '选出的委员报上级备案，书记、副书记、常委报上级批准', BANK),
  byElection: confirmed('election-2020', '第五章', '委员出缺由党员大会或者代表大会补选，必要时上级可以调动或者指派', BANK),
  steps: memory('election-2020', `第三章至第五章（${UNKNOWN}）`, '请示、批复、推荐提名、审查、召开大会、报批的先后'),
  rules: memory('election-2020', `第七章（${UNKNOWN}）`, '选举单位依条例制定选举办法，经大会通过后执行'),
  conduct: memory('election-2020', `第六条、第六章（${UNKNOWN}）`, '不得强迫选举人；违反规定的由上级调查处理，可以宣布选举无效'),
  conduct1990: confirmed('election-1990', '第六条', '任何组织和个人不得强迫选举人选举或者不选举某个人', PROVISIONAL),
} as const
