import { existsSync } from 'node:fs'
import { readFile, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { dayAt, secondAt } from '@hongzhu/domain'
import { type ClockReading, clockState, offsetInWords } from '@hongzhu/domain/access'
import pg from 'pg'
import { listBackups } from '../modules/backup/index.ts'
import { systemClock } from '../platform/clock.ts'
import { type Config, SETTINGS } from '../platform/config.ts'
import { listMigrations } from '../platform/db/migrate.ts'
import { EICAR } from '../platform/files/inspect.ts'
import { scanBytes } from '../platform/files/scan.ts'
import { askTime } from '../platform/time/sntp.ts'
import { type Arguments, print } from './arguments.ts'
import { configOf, databaseHome, runningDatabase } from './database.ts'
import { inspect } from './doctor-queries.ts'

const WEB = new URL('../../../web/dist/index.html', import.meta.url)
const HOUR = 3_600_000
const gigabytes = (bytes: number) => `${Math.round(bytes / 1e8) / 10} GB`

interface Line {
  label: string
  text: string
  /** Something to do about it. */
  advice?: string
}

const isSecret = (name: string) => name === 'DATABASE_URL'
const shown = (name: string, value: string) =>
  value === '' ? '（未设）' : isSecret(name) ? value.replace(/:[^:@/]+@/, ':******@') : value

async function runtimeLines(): Promise<Line[]> {
  const [major = 0] = process.versions.node.split('.').map(Number)
  return [
    {
      label: '运行环境',
      text: `Node ${process.version}，${process.platform}-${process.arch}`,
      ...(major < 24 ? { advice: '请用 npm 带来的 Node 24：npm ci 之后用 npm run 启动' } : {}),
    },
    existsSync(WEB)
      ? { label: '网页', text: '已生成' }
      : { label: '网页', text: '尚未生成', advice: 'npm start 会自动生成，或者 npm run build' },
  ]
}

async function folderLines(config: Config): Promise<Line[]> {
  if (!existsSync(config.dataDir))
    return [{ label: '数据目录', text: `${config.dataDir} 还没有建立`, advice: '首次 npm start 时建立' }]
  const { bavail, bsize } = await statfs(config.dataDir)
  const free = bavail * bsize
  const lock = Number(await readFile(join(config.dataDir, 'hongzhu.lock'), 'utf8').catch(() => ''))
  return [
    { label: '数据目录', text: `${config.dataDir}${lock ? `，由进程 ${lock} 使用` : ''}` },
    { label: '可用磁盘', text: gigabytes(free), ...(free < 5e9 ? { advice: '不足 5 GB，请清理或扩容' } : {}) },
  ]
}

async function backupLine(config: Config, now: number): Promise<Line> {
  const [last] = await listBackups(config.dataDir)
  if (!last) return { label: '备份', text: '还没有备份', advice: '应用运行时每夜自动备份；现在就做：npm run hongzhu -- backup' }
  const hours = Math.round((now - last.madeAt) / HOUR)
  const text = `最近一份 ${last.name}，${hours < 1 ? '不到一小时' : hours < 72 ? `${hours} 小时` : `${Math.round(hours / 24)} 天`}前，${Math.max(1, Math.round(last.size / 1e6))} MB`
  return { label: '备份', text, ...(hours > 36 ? { advice: '超过一天半没有备份' } : {}) }
}

async function databaseLines(config: Config): Promise<Line[]> {
  const home = config.databaseUrl ? '' : await databaseHome(config)
  const url = config.databaseUrl ?? (await runningDatabase(home))
  if (!url) {
    const isThere = existsSync(join(home, 'embedded.json'))
    return [
      {
        label: '数据库',
        text: isThere ? `自带 PostgreSQL 18（${home}），应用没有运行` : '自带 PostgreSQL 18，尚未建立',
        advice: '启动应用后再运行 npm run doctor 可查看版本和升级情况',
      },
    ]
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    const found = await inspect(client)
    const pending = (await listMigrations()).filter((name) => !found.applied.includes(name))
    return [
      {
        label: '数据库',
        text: `${config.databaseUrl ? '外部服务器' : `自带（${home}）`}，PostgreSQL ${found.version}，${gigabytes(found.size)}`,
        ...(Number.parseInt(found.version, 10) < 15 ? { advice: '须为 15 以上' } : {}),
      },
      {
        label: '数据库升级',
        text:
          pending.length === 0 ? `已是最新（${found.applied.length} 步）` : `还有 ${pending.length} 步：${pending.join('、')}`,
        ...(pending.length > 0 ? { advice: '重启应用时自动升级，升级前先备份' } : {}),
      },
      { label: '数据', text: found.counts },
      clockLine('数据库', { offset: Math.round(found.now - Date.now()), delay: 0 }),
    ]
  } catch (error) {
    return [{ label: '数据库', text: `连不上：${(error as Error).message}`, advice: '检查 DATABASE_URL 和数据库服务' }]
  } finally {
    await client.end().catch(() => {})
  }
}

/** How far this machine's clock is off (SEC-30). */
function clockLine(reference: string, reading: ClockReading): Line {
  return {
    label: '时钟',
    text: `与${reference}相比${offsetInWords(reading.offset ?? 0)}`,
    ...(clockState(reading) === 'right' ? {} : { advice: '偏差超过 2 秒：请启用对时服务，校准服务器时间（SEC-30）' }),
  }
}

async function timeServerLine({ ntpServer }: Config): Promise<Line> {
  if (!ntpServer)
    return { label: '对时', text: '没有设时间服务器', advice: '用 NTP_SERVER 写明本单位的时间服务器，每小时自动核对（SEC-30）' }
  try {
    return clockLine(`时间服务器 ${ntpServer} `, await askTime(ntpServer, Date.now))
  } catch (error) {
    return { label: '对时', text: (error as Error).message, advice: '检查 NTP_SERVER 和防火墙（UDP 123）' }
  }
}

/** Whether the scanner lets a harmless file in and keeps the test virus out (SEC-36). */
async function scannerLine({ scanCommand }: Config): Promise<Line> {
  const label = '病毒查杀'
  if (!scanCommand)
    return { label, text: '没有设查杀程序，只认得测试病毒', advice: '用 SCAN_COMMAND 写明查杀程序，上传的文件逐个查杀（SEC-36）' }
  const advice = '检查 SCAN_COMMAND 的路径和参数、查杀服务和病毒库；查不成的文件一律不收'
  const harmless = await scanBytes(scanCommand, Buffer.from('红烛'))
  if (harmless !== 'clean') return { label, text: '查杀程序没有放行无毒的文件', advice }
  const virus = await scanBytes(scanCommand, EICAR)
  return virus === 'infected' ? { label, text: '正常' } : { label, text: '查杀程序没有认出测试病毒', advice }
}

/** One page in Chinese about the state of this installation. */
export async function doctor(args: Arguments): Promise<void> {
  const config = configOf(args.data)
  const clock = systemClock(config.today)
  const lines = [
    ...(await runtimeLines()),
    {
      label: '今天',
      text: `${clock.today()}${config.today ? '（由 APP_TODAY 设定）' : ''}，本机时间 ${secondAt(clock.now())}（北京时间）`,
    },
    ...(await folderLines(config)),
    ...(await databaseLines(config)),
    await timeServerLine(config),
    await scannerLine(config),
    await backupLine(config, clock.now()),
  ]
  print('红烛 · 系统检查\n')
  for (const { label, text, advice } of lines) {
    print(`${advice ? '！' : '　'}${label.padEnd(6, '　')}${text}`)
    if (advice) print(`　${''.padEnd(6, '　')}→ ${advice}`)
  }
  print('\n设置（环境变量）')
  for (const { name, label, fallback } of SETTINGS) {
    const given = process.env[name]
    print(`　${name.padEnd(16)}${shown(name, given ?? fallback)}${given === undefined ? '（默认）' : ''}  ${label}`)
  }
  const backups = join(config.dataDir, 'backups')
  if (existsSync(backups)) print(`\n备份目录 ${backups}，建立于 ${dayAt((await stat(backups)).birthtimeMs)}`)
}
