// The one list of scheduled jobs.
import type { Services } from '../platform/http/context.ts'
import { archiveAudit, verifyAudit } from './audit/index.ts'
import { backUpTonight } from './backup/index.ts'
import { refreshCache } from './engines/obligations/index.ts'
import { forgetImports } from './exchange/index.ts'
import { disableIdleAccounts } from './identity/index.ts'
import { checkClock } from './system/index.ts'

export interface Job {
  /** capability-verb, the name of its queue. */
  name: string
  /** What it does, for the administrators' page. */
  label: string
  /** In Asia/Shanghai. */
  cron: string
  /** Also as soon as the process is up. */
  isRunAtStart?: true
  /** Idempotent by rule. */
  run: (services: Services) => Promise<unknown>
}

export const jobs: readonly Job[] = [
  { name: 'obligation-derive', label: '按当日推导全部待办', cron: '5 0 * * *', run: (services) => refreshCache(services) },
  { name: 'account-disable-idle', label: '停用离任和九十天未登录的账号（SEC-11）', cron: '30 1 * * *', run: disableIdleAccounts },
  { name: 'backup-nightly', label: '每夜备份，保留 14 份', cron: '30 2 * * *', run: backUpTonight },
  { name: 'import-forget', label: '删除三十天未确认的导入内容', cron: '40 1 * * *', run: forgetImports },
  { name: 'audit-verify', label: '校验审计链（SEC-27）', cron: '0 2 * * *', run: verifyAudit },
  {
    name: 'audit-archive',
    label: '审计记录在线期满归档（SEC-28）',
    cron: '50 2 * * *',
    run: (services) => archiveAudit(services),
  },
  { name: 'clock-check', label: '核对时钟（SEC-30）', cron: '7 * * * *', isRunAtStart: true, run: checkClock },
]
