import { refreshCache } from './modules/index.ts'
import { openPool } from './platform/db/pool.ts'
import type { Services } from './platform/http/context.ts'

interface DemoAccount {
  login: string
  password: string
  name: string
  role: string
  line: string
}

/** Whether the instance has no account yet. */
async function isEmpty(ownerUrl: string): Promise<boolean> {
  const pool = openPool({ url: ownerUrl, max: 1, asOwner: true })
  try {
    return (await pool.query('select 1 from account limit 1')).rowCount === 0
  } finally {
    await pool.end()
  }
}

async function readDemoAccounts(ownerUrl: string): Promise<DemoAccount[]> {
  const pool = openPool({ url: ownerUrl, max: 1, asOwner: true })
  try {
    const { rows } = await pool.query(`select value from setting where key = 'demo.accounts'`)
    return (rows[0]?.value as DemoAccount[] | undefined) ?? []
  } finally {
    await pool.end()
  }
}

const listAccounts = (accounts: readonly DemoAccount[]) => [
  '演示账号（登录页上也能直接选）：',
  ...accounts.map(
    (account) => `  ${account.login.padEnd(12)} ${account.password}  ${account.name}（${account.role}）：${account.line}`,
  ),
]

/** The due list is kept for today: a start on another day derives it anew. */
async function deriveDuties(services: Services): Promise<void> {
  const count = await refreshCache(services)
  if (count !== undefined) console.log(`· 推导待办 ${count} 项`)
}

/**
 * Makes a fresh instance usable: demo data in demo mode, a one-time set-up link in production.
 * Returns the lines to print once the address is known.
 */
export async function prepareInstance(services: Services): Promise<(address: string) => string[]> {
  const { config, ownerUrl, clock } = services
  const { loadHolidays } = await import('../seed/index.ts')
  await loadHolidays(ownerUrl)
  const fresh = await isEmpty(ownerUrl)
  if (config.env === 'demo') {
    if (fresh) {
      console.log('· 首次启动，装入演示数据（虚构的人名、校名）')
      const { seedDemo } = await import('../seed/index.ts')
      await seedDemo({
        ownerUrl,
        size: config.seed,
        today: clock.today(),
        onProgress: (line: string) => console.log(`  ${line}`),
      })
    }
    await deriveDuties(services)
    const accounts = await readDemoAccounts(ownerUrl)
    return () => (accounts.length > 0 ? listAccounts(accounts) : [])
  }
  if (fresh && config.env === 'production') {
    const { createSetupToken } = await import('./modules/identity/index.ts')
    const token = await createSetupToken(services)
    return (address) => ['这是一套空的系统。请在 24 小时内用下面的一次性链接建立首批管理员：', `  ${address}setup?token=${token}`]
  }
  await deriveDuties(services)
  return () => []
}
