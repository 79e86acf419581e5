/** capability.verb → what the person may do, as the account page shows it. */
export const PERMISSIONS = {
  'org.tree': '查看组织名录',
  'org.read': '查看组织情况',
  'org.write': '办理组织变动、届期、任职',
  'school.read': '查看学校和覆盖情况',
  'school.write': '维护学校和覆盖台账',
  'member.read': '查看党员名册',
  'member.write': '维护党员信息',
  'member.unmask': '查看完整证件号码',
  'member.decide': '变更党员关键信息和党籍状态',
  'meeting.read': '查看组织生活记录',
  'meeting.write': '登记组织生活',
  'obligation.read': '查看待办',
  'excuse.write': '登记免办决定',
  'figure.read': '查看数据',
  'report.read': '查看总结材料',
  'report.write': '撰写总结材料',
  'report.freeze': '总结材料定稿',
  'import.run': '导入名册',
  'export.run': '导出名册和数据',
  'rule.read': '查看法规与规则',
  'norm.write': '登记本地规定',
  'account.read': '查看账号和授权',
  'account.write': '建立和停用账号、申请授权',
  'grant.decide': '批准授权、解锁账号',
  'audit.read': '查看审计记录',
  'job.read': '查看系统运行情况',
  'feedback.write': '提出减负意见',
  'feedback.answer': '答复减负意见',
} as const

export type Permission = keyof typeof PERMISSIONS
export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as Permission[]
