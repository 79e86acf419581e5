import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { type PlainDate, readDate } from '@hongzhu/domain'

export type Environment = 'demo' | 'production' | 'test'

export interface Config {
  env: Environment
  port: number
  host: string
  databaseUrl: string | undefined
  dataDir: string
  today: PlainDate | undefined
  seed: 'district' | 'city' | 'province'
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  secureCookies: boolean
  trustProxy: boolean
  /** Requests per minute and user; 0 lifts the limit. */
  rateLimit: number
  /** Host or host:port of the time server the clock is held against; empty for none (SEC-30). */
  ntpServer: string
  /** Program and fixed arguments that look at every upload; empty for none (SEC-36). */
  scanCommand: string
}

/** A setting the product reads from its environment; `npm run doctor` and docs/settings.md list them. */
export interface Setting {
  name: string
  label: string
  fallback: string
  /** The value, or a sentence saying what is wrong. */
  check: (text: string) => string | undefined
  /** What of it may be kept and shown, where it can hold a secret. */
  withoutSecret?: (text: string) => string
}

/** A connection string without user, password and parameters. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return '（已设）'
  const { protocol, host, pathname } = new URL(url)
  return `${protocol}//${host}${pathname}`
}

const oneOf =
  (...values: string[]) =>
  (text: string) =>
    values.includes(text) ? undefined : `只能是 ${values.join('、')}`
const port = (text: string) =>
  /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65535 ? undefined : '须为 1 到 65535 的端口号'
const notEmpty = (text: string) => (text.trim() ? undefined : '不能为空')

export const SETTINGS: readonly Setting[] = [
  {
    name: 'APP_ENV',
    label: '运行方式：demo 演示（首次启动装入演示数据），production 正式，test 测试',
    fallback: 'demo',
    check: oneOf('demo', 'production', 'test'),
  },
  { name: 'PORT', label: '网页端口', fallback: '8080', check: port },
  {
    name: 'HOST',
    label: '监听地址',
    fallback: '127.0.0.1',
    check: (text) => (isIP(text) || text === 'localhost' ? undefined : '须为 IP 地址'),
  },
  {
    name: 'DATABASE_URL',
    label: 'PostgreSQL 15 以上服务器的连接串；不设则用自带的 PostgreSQL 18',
    fallback: '',
    check: (text) => (text === '' || /^postgres(ql)?:\/\//.test(text) ? undefined : '须以 postgres:// 开头'),
    withoutSecret: placeOf,
  },
  { name: 'HONGZHU_DATA', label: '数据目录（自带数据库、附件、备份）', fallback: './data', check: notEmpty },
  {
    name: 'APP_TODAY',
    label: '把“今天”设为某日，仅限演示和测试',
    fallback: '',
    check: (text) => (text === '' || readDate(text) ? undefined : '须写成 2026-11-22 的样子'),
  },
  {
    name: 'HONGZHU_SEED',
    label: '演示数据规模：district 一个县区，city 全市，province 全省',
    fallback: 'district',
    check: oneOf('district', 'city', 'province'),
  },
  { name: 'LOG_LEVEL', label: '日志详略', fallback: 'warn', check: oneOf('silent', 'error', 'warn', 'info', 'debug') },
  {
    name: 'SECURE_COOKIES',
    label: '会话 Cookie 只走 HTTPS：1 是，0 否；正式环境默认 1',
    fallback: '',
    check: oneOf('', '0', '1'),
  },
  { name: 'TRUST_PROXY', label: '前面有反向代理：1 是，0 否', fallback: '0', check: oneOf('0', '1') },
  {
    name: 'RATE_LIMIT',
    label: '每人每分钟请求上限，0 为不限（只在压力测试时）',
    fallback: '300',
    check: (text) => (/^\d{1,6}$/.test(text) ? undefined : '须为整数'),
  },
  {
    name: 'NTP_SERVER',
    label: '核对时钟的时间服务器（NTP），如 10.0.0.1 或 ntp.example.gov.cn:123；不设则只与数据库核对',
    fallback: '',
    check: (text) =>
      /^([a-zA-Z0-9][a-zA-Z0-9.-]{0,252}(:\d{1,5})?)?$/.test(text) ? undefined : '须为主机名或 IP 地址，可带端口',
  },
  {
    name: 'SCAN_COMMAND',
    label:
      '病毒查杀程序的完整路径和固定参数，用空格隔开，如 /usr/bin/clamdscan --fdpass --no-summary；退出码 0 无毒，1 有毒，其他为查杀失败；不设则不另外查杀',
    fallback: '',
    check: (text) => (/^((\/|[A-Za-z]:[\\/])\S+( +\S+)*)?$/.test(text) ? undefined : '须为程序的完整路径，可带用空格隔开的参数'),
  },
]

/** The settings in force by name, none with a secret in it: for the audit (SEC-25). */
export const openSettings = (environment: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    SETTINGS.map(({ name, fallback, withoutSecret = (text) => text }) => {
      const text = environment[name] ?? fallback
      return [name, text === '' ? '' : withoutSecret(text)]
    }),
  )

/** The settings of this process, or every sentence that says what is wrong with them. */
export function readConfig(environment: Record<string, string | undefined>): Config | { problems: string[] } {
  const problems: string[] = []
  const values: Record<string, string> = {}
  for (const setting of SETTINGS) {
    const text = environment[setting.name] ?? setting.fallback
    const wrong = setting.check(text)
    if (wrong) problems.push(`设置 ${setting.name}=${text} 不对：${wrong}。`)
    values[setting.name] = text
  }
  const names = new Set(SETTINGS.map((setting) => setting.name))
  for (const name of Object.keys(environment))
    if (/^(APP|HONGZHU)_/.test(name) && !names.has(name)) problems.push(`没有 ${name} 这项设置；可用的设置见 npm run doctor。`)
  const env = values.APP_ENV as Environment
  if (env === 'production' && values.APP_TODAY) problems.push('正式环境不得设置 APP_TODAY：日期须是真实日期。')
  if (problems.length > 0) return { problems }
  return {
    env,
    port: Number(values.PORT),
    host: values.HOST ?? '127.0.0.1',
    databaseUrl: values.DATABASE_URL || undefined,
    dataDir: resolve(values.HONGZHU_DATA ?? './data'),
    today: values.APP_TODAY ? readDate(values.APP_TODAY) : undefined,
    seed: values.HONGZHU_SEED as Config['seed'],
    logLevel: values.LOG_LEVEL as Config['logLevel'],
    secureCookies: values.SECURE_COOKIES ? values.SECURE_COOKIES === '1' : env === 'production',
    trustProxy: values.TRUST_PROXY === '1',
    rateLimit: Number(values.RATE_LIMIT),
    ntpServer: values.NTP_SERVER ?? '',
    scanCommand: values.SCAN_COMMAND ?? '',
  }
}
