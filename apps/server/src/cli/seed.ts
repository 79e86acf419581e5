import { readDate } from '@hongzhu/domain'
import { type DemoSize, loadHolidays, seedDemo } from '../../seed/index.ts'
import { migrate } from '../platform/db/migrate.ts'
import { type Arguments, print } from './arguments.ts'
import { type Reached, UsageError } from './database.ts'

const SIZES = ['district', 'city', 'province']

/** Loads the demo into an empty system. */
export async function seed(args: Arguments, reached: Reached): Promise<void> {
  const size = args.size ?? reached.config.seed
  if (!SIZES.includes(size)) throw new UsageError(`--size 只能是 ${SIZES.join('、')}。`)
  if (reached.config.env === 'production') throw new UsageError('正式环境不装演示数据。')
  const today = args.today === undefined ? reached.clock.today() : readDate(args.today)
  if (!today) throw new UsageError(`--today ${args.today} 不是日期。`)
  await migrate(reached.ownerUrl)
  await loadHolidays(reached.ownerUrl)
  const seeded = await seedDemo({ ownerUrl: reached.ownerUrl, size: size as DemoSize, today, onProgress: print })
  print('演示账号：')
  for (const { login, password, name, role, line } of seeded.accounts)
    print(`  ${login.padEnd(12)} ${password}  ${name}（${role}）：${line}`)
}
