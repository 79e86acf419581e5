// Process entry: settings → data folder → database → migrations → demo data → jobs → HTTP; and the way back down.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildApp } from './app.ts'
import { startJobs } from './jobs.ts'
import { recordSettings, settleImports } from './modules/index.ts'
import { systemClock } from './platform/clock.ts'
import { type Config, openSettings, readConfig } from './platform/config.ts'
import { startEmbedded } from './platform/db/embedded.ts'
import { databaseUser, reachableFolder } from './platform/db/embedded-home.ts'
import { migrate } from './platform/db/migrate.ts'
import { openPool } from './platform/db/pool.ts'
import { FolderTaken, privateFolder, takeFolder } from './platform/folder.ts'
import type { Services } from './platform/http/context.ts'
import { prepareInstance } from './prepare.ts'

const WEB = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** What has been started, newest last; taken down in reverse order. */
const running: { name: string; stop: () => Promise<void> }[] = []
let isLeaving = false

async function stopAll(): Promise<void> {
  for (let part = running.pop(); part; part = running.pop()) {
    const { name } = part
    await part.stop().catch((error: Error) => console.error(`停止${name}时出错：${error.message}`))
  }
}

/** Keeps what has just been started for the way down. Asked to stop in the meantime, the start goes no further. */
function keep(name: string, stop: () => Promise<void>): void {
  running.push({ name, stop })
  if (isLeaving) throw new Error('启动中途停止')
}

function sentenceOf(error: unknown, config: Config): string {
  if (error instanceof FolderTaken) return error.message
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return `端口 ${config.port} 已被其他程序占用；请先停止它，或用 PORT 换一个端口，例如 PORT=8090 npm start。`
  if (code === 'EACCES') return `没有权限使用端口 ${config.port}；请换一个 1024 以上的端口。`
  if (code === 'ECONNREFUSED' && config.databaseUrl) return `连不上 DATABASE_URL 指向的数据库：${message}`
  return message || String(error)
}

async function startDatabase(config: Config): Promise<string> {
  if (config.databaseUrl) return config.databaseUrl
  const home = await reachableFolder(join(config.dataDir, 'database'), await databaseUser())
  console.log(`· 启动自带的 PostgreSQL 18（${home}）`)
  const server = await startEmbedded(home)
  keep('数据库', server.stop)
  return server.url
}

async function start(config: Config): Promise<void> {
  keep('数据目录', await takeFolder(config.dataDir))
  const ownerUrl = await startDatabase(config)
  const applied = await migrate(ownerUrl)
  if (applied.length > 0) console.log(`· 数据库升级 ${applied.length} 步`)
  const pool = openPool({ url: ownerUrl })
  keep('连接', () => pool.end())
  keep('正在进行的导入', settleImports)
  const filesDir = await privateFolder(join(config.dataDir, 'files'))
  const services: Services = { config, clock: systemClock(config.today), pool, ownerUrl, filesDir }
  const notices = await prepareInstance(services)
  await recordSettings(services, openSettings(process.env))
  const jobs = await startJobs(services)
  keep('后台任务', jobs.stop)
  const app = await buildApp(services, WEB)
  keep('网页服务', () => app.close())
  await app.listen({ port: config.port, host: config.host })
  const address = `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${config.port}/`
  console.log(['', `红烛已启动：${address}`, ...notices(address), '按 Ctrl-C 停止。', ''].join('\n'))
}

async function main(): Promise<void> {
  const config = readConfig(process.env)
  if ('problems' in config) {
    for (const problem of config.problems) console.error(problem)
    process.exitCode = 2
    return
  }
  const started = start(config)
  const leave = async (signal: string) => {
    if (isLeaving) return
    isLeaving = true
    console.log(`\n收到 ${signal}，正在停止……`)
    await stopAll()
    // A start still under way fails at its next step; what it brought up since is taken down as well.
    await started.catch(() => {})
    await stopAll()
    console.log('已停止。')
    process.exit(0)
  }
  process.on('SIGINT', () => void leave('Ctrl-C'))
  process.on('SIGTERM', () => void leave('停止信号'))
  try {
    await started
  } catch (error) {
    if (isLeaving) return
    console.error(sentenceOf(error, config))
    if (config.logLevel === 'debug') console.error(error)
    await stopAll()
    process.exit(1)
  }
}

await main()
