import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { backupFolder, backupName, backupTo, moveTo, restoreFrom } from '../modules/backup/index.ts'
import { databaseOf, openPool } from '../platform/db/pool.ts'
import { SYSTEM, writeEvents } from '../platform/events/record.ts'
import { privateFolder } from '../platform/folder.ts'
import { type Arguments, pathAsked, print, word } from './arguments.ts'
import { type Reached, UsageError } from './database.ts'

const rowsOf = (end: { tables: { rows: number }[] }) => end.tables.reduce((sum, table) => sum + table.rows, 0)
const megabytes = (bytes: number) => `${Math.round(bytes / 10_000) / 100} MB`

/** An operator's act at the terminal, in the audit like any other. */
async function record(reached: Reached, type: string, summary: string): Promise<void> {
  const pool = openPool({ url: reached.ownerUrl, max: 1, asOwner: true })
  try {
    await writeEvents(databaseOf(pool), { ...SYSTEM, actor: '命令行操作员' }, [{ type, summary }])
  } finally {
    await pool.end()
  }
}

/** One consistent archive of everything. */
export async function backup(args: Arguments, reached: Reached): Promise<void> {
  const takenAt = new Date(reached.clock.now()).toISOString()
  const path = args.words[0] ? pathAsked(args.words[0]) : join(backupFolder(reached.config.dataDir), backupName(takenAt))
  const end = await backupTo(path, { ownerUrl: reached.ownerUrl, filesDir: reached.filesDir, takenAt, onProgress: print })
  await record(reached, 'backup.made', `备份 ${rowsOf(end)} 条记录、${end.files.length} 个附件`)
  print(
    `已备份到 ${path}：${end.tables.length} 张表，${rowsOf(end)} 条记录，${end.files.length} 个附件，${megabytes((await stat(path)).size)}`,
  )
}

/** An archive into an empty system. */
export async function restoreArchive(args: Arguments, reached: Reached): Promise<void> {
  if (reached.mode === 'running') throw new UsageError('应用正在这个数据目录上运行，请先停止它再恢复。')
  const path = pathAsked(word(args.words, 0, '备份文件'))
  const end = await restoreFrom(path, { ownerUrl: reached.ownerUrl, filesDir: reached.filesDir, onProgress: print })
  print(`已恢复：${end.tables.length} 张表，${rowsOf(end)} 条记录，${end.files.length} 个附件；条数、校验值、审计链均已核对`)
}

/** The same archive, piped to another server. */
export async function moveToServer(args: Arguments, reached: Reached): Promise<void> {
  const target = word(args.words, 0, '目标服务器的连接串')
  if (!/^postgres(ql)?:\/\//.test(target)) throw new UsageError('目标须写成 postgres://用户:口令@主机:端口/库名。')
  const filesDir = args.files ? await privateFolder(pathAsked(args.files)) : undefined
  const takenAt = new Date(reached.clock.now()).toISOString()
  const end = await moveTo(
    { ownerUrl: reached.ownerUrl, filesDir: reached.filesDir, takenAt, onProgress: print },
    { ownerUrl: target, filesDir: filesDir ?? join(reached.config.dataDir, 'files-moved') },
  )
  await record(reached, 'backup.moved', `把 ${rowsOf(end)} 条记录、${end.files.length} 个附件搬到另一台服务器`)
  print(`已搬到目标服务器：${rowsOf(end)} 条记录，${end.files.length} 个附件`)
  if (!filesDir) print('附件留在本机的 files 目录；新服务器上的应用用同一个数据目录即可，设 DATABASE_URL 后启动。')
}
