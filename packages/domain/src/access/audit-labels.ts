/** What kinds of events the audit groups by: the capability before the point. */
export const EVENT_GROUPS: Record<string, string> = {
  identity: '登录与口令',
  account: '账号',
  grant: '授权',
  audit: '审计',
  export: '导出',
  import: '导入',
  org: '党组织',
  term: '届期',
  post: '任职',
  school: '学校',
  member: '党员',
  meeting: '组织生活',
  obligation: '待办',
  excuse: '免办决定',
  figure: '数据',
  report: '总结材料',
  norm: '本地规定',
  file: '附件',
  feedback: '减负意见',
  job: '系统任务',
  backup: '备份',
}

const EVENT_LABELS: Record<string, string> = {
  'identity.signed-in': '登录',
  'identity.signed-out': '退出',
  'identity.sign-in-failed': '登录失败',
  'identity.locked': '账号锁定',
  'identity.address-limited': '地址限制',
  'identity.switched': '切换身份',
  'identity.password-changed': '修改口令',
  'identity.password-change-failed': '修改口令失败',
  'identity.password-set': '设置口令',
  'identity.setup-opened': '生成首次设置链接',
  'identity.set-up': '首次设置',
  'account.created': '建立账号',
  'account.disabled': '停用账号',
  'account.enabled': '启用账号',
  'account.unlocked': '解除锁定',
  'account.code-issued': '发一次性代码',
  'account.policy-changed': '修改账号参数',
  'account.surplus-confirmed': '确认多余账号清单',
  'grant.requested': '申请授权',
  'grant.approved': '批准授权',
  'grant.refused': '不同意授权',
  'grant.ended': '终止授权',
  'audit.verified': '校验审计链',
  'audit.broken': '审计链被破坏',
  'export.made': '导出',
}

export const eventGroup = (type: string): string => EVENT_GROUPS[type.split('.')[0] ?? ''] ?? '其他'
/** The name of a type of event; its group and code where it has none of its own. */
export const eventLabel = (type: string): string => EVENT_LABELS[type] ?? `${eventGroup(type)}（${type.split('.')[1] ?? type}）`

/** How long records are kept (SEC-28); nothing in the product deletes them. */
export const AUDIT_RETENTION: readonly string[] = [
  '网络日志留存不少于六个月，这里的期限更长，不能在页面上缩短。',
  '查看完整证件号码、导出等涉及个人信息的记录，在线保存不少于 36 个月；其他记录在线保存不少于 12 个月，之后归档。',
  '记录只能追加，逐条链接校验；任何人不能修改或删除。',
]
