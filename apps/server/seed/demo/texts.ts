import type { AgendaContent, MeetingKind } from '@hongzhu/domain/meeting'

/** What a meeting dealt with, and what kind of dealing it was. */
export interface Topic {
  title: string
  content: AgendaContent
  isMajor?: boolean
}
const topics = (content: AgendaContent, ...titles: string[]): Topic[] => titles.map((title) => ({ title, content }))
const major = (title: string): Topic => ({ title, content: 'decision', isMajor: true })

/** Agenda as a clerk writes it: what was dealt with, never who said what. */
export const AGENDA: Record<MeetingKind, readonly Topic[]> = {
  general: [
    ...topics('report', '听取支部委员会季度工作报告', '通报党费收缴情况'),
    ...topics('decision', '讨论下季度工作安排', '讨论志愿服务队组建方案'),
    ...topics('study', '学习上级党组织文件'),
  ],
  committee: [
    ...topics('discussion', '研究本月主题党日方案', '研究党员教育培训安排', '研究支部工作计划落实情况'),
    ...topics('report', '听取党小组工作情况'),
    ...topics('decision', '研究困难党员慰问名单', '研究入党积极分子培养情况'),
  ],
  group: [
    ...topics('discussion', '传达支部工作安排', '分工落实志愿服务', '检查上月任务完成情况'),
    ...topics('study', '交流师德规范学习体会'),
  ],
  class: topics(
    'study',
    '专题党课：教育家精神的时代内涵',
    '专题党课：学习党章第六章',
    '专题党课：师德师风的底线与高线',
    '专题党课：支部工作条例解读',
  ),
  themeDay: [
    ...topics('study', '集中学习', '重温入党誓词并交流学习体会'),
    ...topics('service', '志愿服务：校园周边环境整治', '结对帮扶学习困难学生'),
    ...topics('discussion', '参观市教育史陈列室后座谈'),
  ],
  life: topics('life', '通报上年度整改落实情况', '支部班子对照检查', '党员开展批评和自我批评', '确定整改措施'),
  appraisal: topics('appraisal', '党员自评、互评和民主测评', '支部委员会评定意见通报'),
  democratic: topics('life', '通报上年度民主生活会整改情况', '班子对照检查', '确定整改措施'),
  report: [...topics('report', '党支部书记抓基层党建工作述职'), ...topics('appraisal', '评议和点评')],
  schoolParty: [
    ...topics('decision', '研究学期重点工作', '研究校园安全工作', '专题研究党支部建设工作'),
    major('研究教师招聘与岗位设置方案'),
    major('研究中层干部任免'),
    major('研究年度预算方案'),
  ],
  headteacher: [...topics('decision', '研究教学常规检查安排', '研究学生资助工作', '研究期末考务安排'), major('提出后勤采购方案')],
}
export const BODIES: readonly string[] = [
  '会议按议程进行，参会人员围绕议题作了讨论，形成一致意见。',
  '会议传达了上级文件要点，明确了本阶段任务分工和完成时限。',
  '会议完成全部议程，会后由记录人整理纪要并公示。',
  '会议学习了有关文件，安排了下一阶段工作。',
]
export const THEMES = [
  '弘扬教育家精神，争做“四有”好老师',
  '学习党章，践行宗旨',
  '关爱学生，师德为先',
  '守护校园安全，党员在行动',
  '传承红色基因，坚守教育初心',
  '勤俭节约，绿色校园',
  '结对帮扶，不让一个学生掉队',
]
export const DECISIONS = [
  '由组织委员制定下月学习计划并上墙公示',
  '成立党员志愿服务队，每月开展一次活动',
  '走访慰问生活困难党员和老党员',
  '党员教师每人结对帮扶一名学习困难学生',
  '完善支部活动室资料并归档',
  '向学校提出校门口交通疏导方案',
  '核对党员基本信息并补齐缺项',
]
export const MEASURES = [
  '理论学习计划不落实的，按月列出清单并通报完成情况',
  '联系服务学生家长不够的，每学期家访不少于三次',
  '支部会议记录不规范的，由记录人会后三日内整理归档',
  '党员作用发挥不明显的，设立党员示范课',
]
export const LEAVES = ['外出培训', '监考阅卷', '病假', '带队参赛', '家中有事', '值班', '产假']
export const LATE_REASONS = [
  '期末工作集中，会后未及时录入，已与纸质记录核对',
  '记录人休假，返校后补录',
  '网络故障，先行纸质记录后补录',
]
export const CORRECTIONS = ['议题二的表述有误，应为“下季度工作安排”。', '主持人经核对无误，会议地点应为党员活动室。']
