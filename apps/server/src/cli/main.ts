// The operators' command line: npm run hongzhu -- <command> … Start with COMMANDS.
import { Failure } from '../platform/http/failure.ts'
import { type Arguments, print, readArguments, word } from './arguments.ts'
import { configOf, type Reached, reachDatabase, UsageError } from './database.ts'

/** Loaded when called, so that help and mistakes answer at once. */
interface Command {
  /** Its words, then what follows. */
  name: string
  usage: string
  about: string
  run: (args: Arguments, reached: Reached) => Promise<void>
}
interface Detached {
  name: string
  usage: string
  about: string
  /** Needs no database, or looks for itself. */
  alone: (args: Arguments) => Promise<void>
}

const COMMANDS: readonly (Command | Detached)[] = [
  {
    name: 'doctor',
    usage: 'doctor',
    about: '检查运行环境，打印一页',
    alone: async (args) => (await import('./doctor.ts')).doctor(args),
  },
  {
    name: 'seed',
    usage: 'seed --size district|city|province [--today 日期]',
    about: '向空系统装入演示数据',
    run: async (args, reached) => (await import('./seed.ts')).seed(args, reached),
  },
  {
    name: 'import',
    usage: 'import school|org|member 文件 --org 编号 --as 登录名 [--from 日期] [--confirm]',
    about: '导入名册：先预览，加 --confirm 才写入；--from 为没有写明日期的行的登记起始日，默认今天',
    run: async (args, reached) => (await import('./lists.ts')).importList(args, reached),
  },
  {
    name: 'export',
    usage: 'export school|org|member --org 编号 --as 登录名 --out 文件',
    about: '导出名册',
    run: async (args, reached) => (await import('./lists.ts')).exportList(args, reached),
  },
  {
    name: 'due',
    usage: 'due --org 编号 [--on 日期] [--below] [--json]',
    about: '推导一个组织（--below 连同下级）的待办',
    run: async (args, reached) => (await import('./figures.ts')).due(args, reached),
  },
  {
    name: 'figure list',
    usage: 'figure list [--json]',
    about: '全部指标及定义',
    alone: async (args) => (await import('./figures.ts')).figureList(args),
  },
  {
    name: 'figure',
    usage: 'figure 指标 [--org 编号] [--on 日期] [--json]',
    about: '计算一个数据',
    run: async (args, reached) => (await import('./figures.ts')).figure(args, reached),
  },
  {
    name: 'rules check',
    usage: 'rules check 规则 [--facts 文件.json] [--on 日期] [--json]',
    about: '按一条规则检查给定的事实；不给事实则演算示例',
    alone: async (args) => (await import('./rules.ts')).rulesCheck(args),
  },
  {
    name: 'backup',
    usage: 'backup [文件]',
    about: '备份全部数据和附件',
    run: async (args, reached) => (await import('./backup.ts')).backup(args, reached),
  },
  {
    name: 'restore',
    usage: 'restore 文件',
    about: '恢复到空的系统',
    run: async (args, reached) => (await import('./backup.ts')).restoreArchive(args, reached),
  },
  {
    name: 'move-to',
    usage: 'move-to postgres://… [--files 附件目录]',
    about: '搬到另一台 PostgreSQL 服务器',
    run: async (args, reached) => (await import('./backup.ts')).moveToServer(args, reached),
  },
  {
    name: 'audit verify',
    usage: 'audit verify [--json]',
    about: '校验审计链',
    run: async (args, reached) => (await import('./audit.ts')).auditVerify(args, reached),
  },
  {
    name: 'audit archive',
    usage: 'audit archive [--json]',
    about: '把在线期满的审计记录转入归档（平时每夜自动）',
    run: async (args, reached) => (await import('./audit.ts')).auditArchive(args, reached),
  },
  {
    name: 'reset-code',
    usage: 'reset-code 登录名',
    about: '为账号发一次性代码（管理员口令只能这样重设）',
    run: async (args, reached) => (await import('./reset-code.ts')).resetCode(args, reached),
  },
]

const help = () => {
  const width = Math.max(...COMMANDS.map((command) => command.usage.length)) + 2
  print(
    [
      '用法：npm run hongzhu -- 命令 [选项]',
      '',
      ...COMMANDS.map(({ usage, about }) => `  ${usage.padEnd(width)}${about}`),
      '',
      '  --data 目录   数据目录，默认 HONGZHU_DATA 或 ./data；设了 DATABASE_URL 则用那台服务器',
      '',
    ].join('\n'),
  )
}

async function run(args: Arguments): Promise<void> {
  const said = args.words.join(' ')
  const command = COMMANDS.find(({ name }) => said === name || said.startsWith(`${name} `))
  if (!command) throw new UsageError(`没有 ${word(args.words, 0, '命令')} 这个命令；用法见 npm run hongzhu -- help。`)
  const rest: Arguments = { ...args, words: args.words.slice(command.name.split(' ').length) }
  if ('alone' in command) return command.alone(rest)
  const reached = await reachDatabase(configOf(args.data))
  // Ctrl-C takes the database that was started for this command down with it.
  let isLeaving = false
  const leave = () => {
    if (isLeaving) return
    isLeaving = true
    process.stderr.write('正在停止……\n')
    void reached.close().finally(() => process.exit(130))
  }
  process.on('SIGINT', leave)
  process.on('SIGTERM', leave)
  try {
    await command.run(rest, reached)
  } catch (error) {
    // What fails because we are leaving is no news.
    if (!isLeaving) throw error
  } finally {
    if (!isLeaving) await reached.close()
  }
}

/** One sentence per failure; the whole error only when asked for. */
function sentenceOf(error: unknown): string {
  if (error instanceof Failure)
    return [error.message, ...(error.fields ?? []).map((field) => `  ${field.path}：${field.message}`)].join('\n')
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ECONNREFUSED') return `连不上数据库：${message || '没有回应'}`
  return message || String(error)
}

async function main(): Promise<void> {
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  try {
    const args = readArguments(process.argv.slice(2))
    if (args.help || args.words.length === 0 || args.words[0] === 'help') return help()
    await run(args)
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`)
    if (process.env.LOG_LEVEL === 'debug') console.error(error)
    process.exitCode = error instanceof UsageError ? 2 : 1
  }
}

await main()
