import { momentAt } from '@hongzhu/domain'
import { issueResetCode } from '../modules/identity/index.ts'
import { type Arguments, print, word } from './arguments.ts'
import { type Reached, UsageError, withServices } from './database.ts'

/** A one-time code for an account that cannot be reset on a page, administrators included (SEC-12). */
export async function resetCode(args: Arguments, reached: Reached): Promise<void> {
  const login = word(args.words, 0, '登录名')
  const made = await withServices(reached, (services) => issueResetCode(services, login))
  if (!made) throw new UsageError(`没有登录名为 ${login} 的账号。`)
  print(
    `一次性代码：${made.code}\n有效期至：${momentAt(made.expiresAt)}（北京时间）\n请当面交给本人，在登录页“用一次性代码重设口令”处使用。此操作已记入审计。`,
  )
}
