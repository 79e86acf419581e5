import { VOTE_NUMBER_LABELS } from '../meeting/index.ts'
import { fieldLabel } from './field-labels.ts'

/** Fields of inputs that no event tells, in the words of the forms. */
const INPUT_LABELS: Record<string, string> = {
  ...VOTE_NUMBER_LABELS,
  // 会议单
  clientKey: '登记键',
  sheet: '会议单',
  startTime: '开始时间',
  endTime: '结束时间',
  place: '地点',
  chairPersonId: '主持人',
  entrustedNote: '委托说明',
  recorderPersonId: '记录人',
  lecturerPersonId: '讲课人',
  theme: '主题',
  forYear: '所属年度',
  paperRef: '纸质原始记录的册页',
  roster: '到会情况',
  guests: '列席人员',
  agenda: '议题',
  decisions: '决定事项',
  isNoDecision: '无决定事项',
  rectification: '整改清单',
  sections: '记录要点',
  hasVote: '有表决权',
  isDue: '应到',
  isRelieved: '不作硬性要求',
  leaveReason: '请假事由',
  priorCommitteeOn: '支委会研究的日期',
  proposedBy: '议题提出人',
  isReleased: '已经书记确定',
  isMajor: '属于三重一大事项',
  isProposalOnly: '只形成方案',
  vote: '表决',
  matter: '表决事项',
  subjects: '表决对象',
  writtenOn: '书面意见的日期',
  ownerPersonId: '责任人',
  dueOn: '完成时限',
  // 文件、口令
  file: '文件',
  password: '口令',
  newPassword: '新口令',
  token: '链接',
  // 查询
  pageSize: '每页条数',
  limit: '条数',
  mine: '只看我的',
  isEnding: '只看将到期的',
  below: '含下级',
  ageBand: '年龄段',
  flag: '标记',
  ids: '编号',
  year: '年度',
  month: '月份',
  own: '只看本组织',
  refs: '数据',
  part: '分项',
  hit: '是否计入',
  step: '间隔',
  past: '含已卸任',
  mark: '核对情况',
  ruleId: '规则编号',
  sealId: '固化编号',
  seq: '序号',
  // 导入、材料
  choices: '逐行选择',
  choice: '选择',
  sheets: '工作表',
  isUsed: '读取',
  headerRow: '表头行',
  columns: '列',
  attrs: '内容格式',
  // 党费
  rows: '党员',
  items: '工资项目',
  document: '证明材料',
  confirmedOn: '本人确认日期',
  appliedOn: '本人申请日期',
}
/** Where the same field means something else in one capability. */
const IN_CAPABILITY: Record<string, string> = {
  'exchange.sheet': '工作表',
  'dues.kind': '党员类别',
  'dues.code': '工资项目',
  'dues.docNo': '会议或者文件',
  'dues.decidedOn': '支部通过日期',
  'meeting.heldOn': '日期',
  'meeting.kinds': '会议种类',
  'meeting.category': '类别',
  'meeting.state': '到会情况',
  'meeting.content': '议题性质',
  'meeting.name': '姓名',
}
/** What only holds the fields under it is not named. */
const CONTAINERS = new Set(['sheet', 'vote'])

const labelOf = (capability: string, name: string): string | undefined =>
  IN_CAPABILITY[`${capability}.${name}`] ?? INPUT_LABELS[name] ?? fieldLabel(capability, name)

/** Where in an input something is wrong, in Chinese: `sheet.agenda.0.vote.yes` → 「议题第 1 项 赞成」; undefined where nothing in it has words. */
export function inputLabel(capability: string, path: string): string | undefined {
  const parts = path.split('.').filter(Boolean)
  const words: string[] = []
  for (const [index, part] of parts.entries()) {
    if (/^\d+$/.test(part)) words.push(`${words.pop() ?? ''}第 ${Number(part) + 1} 项`)
    else if (CONTAINERS.has(part) && index < parts.length - 1) continue
    else {
      const label = labelOf(capability, part)
      // A key of people's making (a kind of meeting, a row) is not named; what holds it is.
      if (label !== undefined) words.push(label)
    }
  }
  return words.length > 0 ? words.join(' ') : undefined
}
