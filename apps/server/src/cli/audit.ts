import { archiveAudit, verifyChain } from '../modules/audit/index.ts'
import { databaseOf } from '../platform/db/pool.ts'
import { type Arguments, print, printJson } from './arguments.ts'
import { type Reached, withServices } from './database.ts'

/** Recomputes the whole chain (SEC-27). */
export async function auditVerify(args: Arguments, reached: Reached): Promise<void> {
  const result = await withServices(reached, (services) => verifyChain(databaseOf(services.pool)))
  if (args.json) printJson(result)
  else if (result.brokenAt === null) print(`审计链完整：${result.checked} 条，末条 ${result.last}，散列 ${result.lastHash}`)
  else print(`审计链在第 ${result.brokenAt} 条断开：${result.why}`)
  if (result.brokenAt !== null) process.exitCode = 1
}

/** Moves what has been online long enough into the archive (SEC-28). */
export async function auditArchive(args: Arguments, reached: Reached): Promise<void> {
  const result = await withServices(reached, (services) => archiveAudit(services))
  if (args.json) printJson(result)
  else print(result.archived === 0 ? '没有在线期满的审计记录。' : `已归档审计记录 ${result.archived} 条。`)
}
