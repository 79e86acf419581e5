import { chmod, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Says why a folder cannot be used, in one sentence for the person who started us. */
export class FolderTaken extends Error {}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * What tells a process from a later one with the same number: after a power cut numbers are given out anew.
 * Empty where the system does not say; the number alone then decides.
 */
async function birthOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
  const startedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  return startedAt && boot ? `${boot.trim()}/${startedAt}` : ''
}

const REASONS: Record<string, string> = {
  EACCES: '没有写入权限',
  EPERM: '没有写入权限',
  EROFS: '所在磁盘是只读的',
  ENOSPC: '磁盘已满',
  ENOTDIR: '路径中有一段不是目录',
  EEXIST: '同名的文件已经存在',
}
const unusable = (dataDir: string, error: unknown) => {
  const { code, message } = error as NodeJS.ErrnoException
  return new FolderTaken(`数据目录 ${dataDir} 不能使用：${REASONS[code ?? ''] ?? message}。可用 HONGZHU_DATA 换一个目录。`)
}

/** Takes the data folder for this process; a folder of a process that is gone is taken over. Returns its release. */
export async function takeFolder(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true }).catch((error) => {
    throw unusable(dataDir, error)
  })
  const lock = join(dataDir, 'hongzhu.lock')
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = await open(lock, 'wx', 0o600)
      await file.writeFile(`${process.pid} ${await birthOf(process.pid)}`)
      await file.close()
      return () => rm(lock, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unusable(dataDir, error)
      const [number, birth] = (await readFile(lock, 'utf8').catch(() => '')).split(' ')
      const pid = Number(number)
      if (pid && pid !== process.pid && isAlive(pid) && (!birth || birth === (await birthOf(pid))))
        throw new FolderTaken(
          `数据目录 ${dataDir} 正由另一个红烛进程（进程号 ${pid}）使用；请先停止它，或用 HONGZHU_DATA 换一个目录。`,
        )
      await rm(lock, { force: true })
    }
  }
  throw new FolderTaken(`数据目录 ${dataDir} 正被占用。`)
}

/** Folder of uploads, outside the web root and readable by us alone. */
export async function privateFolder(path: string): Promise<string> {
  await mkdir(path, { recursive: true })
  await chmod(path, 0o700)
  return path
}
