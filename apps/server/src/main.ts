// Process entry: settings → data folder → database → migrations → demo data → jobs → HTTP; and the way back down.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildApp } from './app.ts'
import { startJobs } from './jobs.ts'
import { systemClock } from './platform/clock.ts'
import { type Config, readConfig } from './platform/config.ts'
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
let stopping: Promise<void> | undefined

function stopAll(): Promise<void> {
  stopping ??= (async () => {
    for (const part of running.reverse())
      await part.stop().catch((error: Error) => console.error(`停止${part.name}时出错：${error.message}`))
  })()
  return stopping
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
  running.push({ name: '数据库', stop: server.stop })
  return server.url
}

async function start(config: Config): Promise<void> {
  const release = await takeFolder(config.dataDir)
  running.push({ name: '数据目录', stop: release })
  const ownerUrl = await startDatabase(config)
  const applied = await migrate(ownerUrl)
  if (applied.length > 0) console.log(`· 数据库升级 ${applied.length} 步`)
  const pool = openPool({ url: ownerUrl })
  running.push({ name: '连接', stop: () => pool.end() })
  const filesDir = await privateFolder(join(config.dataDir, 'files'))
  const services: Services = { config, clock: systemClock(config.today), pool, ownerUrl, filesDir }
  const notices = await prepareInstance(services)
  const jobs = await startJobs(services)
  running.push({ name: '后台任务', stop: jobs.stop })
  const app = await buildApp(services, WEB)
  running.push({ name: '网页服务', stop: () => app.close() })
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
  const leave = (signal: string) => {
    if (stopping) return
    console.log(`\n收到 ${signal}，正在停止……`)
    stopAll().then(() => {
      console.log('已停止。')
      process.exit(0)
    })
  }
  process.on('SIGINT', () => leave('Ctrl-C'))
  process.on('SIGTERM', () => leave('停止信号'))
  try {
    await start(config)
  } catch (error) {
    console.error(sentenceOf(error, config))
    if (config.logLevel === 'debug') console.error(error)
    await stopAll()
    process.exit(1)
  }
}

await main()
