import { addMonths, type PlainDate } from '../kernel/index.ts'

/** 审计记录在线保存的月数，到期转入归档、不删除（SEC-28）；法律底线为六个月（网络安全法），取值为产品默认。 */
export const AUDIT_ONLINE_MONTHS = { personal: 36, other: 12, atLeast: 6 } as const

/** Types of events by which somebody saw or took out personal information; they stay online the longest (SEC-28). */
export const PERSONAL_ACCESS_EVENTS: readonly string[] = [
  'member.unmasked',
  'export.made',
  'meeting.minutes-printed',
  'file.linked',
  'file.downloaded',
  'backup.made',
  'backup.moved',
]

/** Months an event of this type stays online (SEC-28). */
export const onlineMonthsOf = (type: string): number =>
  PERSONAL_ACCESS_EVENTS.includes(type) ? AUDIT_ONLINE_MONTHS.personal : AUDIT_ONLINE_MONTHS.other

/** The days on which what is kept online begins; earlier events go to the archive (SEC-28). */
export const onlineSince = (today: PlainDate): { personal: PlainDate; other: PlainDate } => ({
  personal: addMonths(today, -AUDIT_ONLINE_MONTHS.personal),
  other: addMonths(today, -AUDIT_ONLINE_MONTHS.other),
})

/** How long records are kept, in sentences (SEC-28); nothing in the product deletes them. */
export const AUDIT_RETENTION: readonly string[] = [
  `网络日志留存不少于 ${AUDIT_ONLINE_MONTHS.atLeast} 个月，这里的期限更长，不能在页面上缩短。`,
  `查看完整证件号码、导出、下载等涉及个人信息的记录，在线保存 ${AUDIT_ONLINE_MONTHS.personal} 个月；其他记录在线保存 ${AUDIT_ONLINE_MONTHS.other} 个月；到期转入归档，归档后仍可查询，也在校验之内。`,
  '记录只能追加，逐条链接校验；任何人不能修改或删除。',
]
