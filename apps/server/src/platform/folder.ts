import { randomBytes } from 'node:crypto'
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

/** Takes the data folder for this process; a folder of a process that is gone is taken over. Returns its release. */
export async function takeFolder(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true })
  const lock = join(dataDir, 'hongzhu.lock')
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = await open(lock, 'wx', 0o600)
      await file.writeFile(String(process.pid))
      await file.close()
      return () => rm(lock, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new FolderTaken(`数据目录 ${dataDir} 不能写入：${(error as Error).message}`)
      const pid = Number(await readFile(lock, 'utf8').catch(() => ''))
      if (pid && pid !== process.pid && isAlive(pid))
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

/** A random secret, for keys kept in the data folder. */
export const newSecret = () => randomBytes(32).toString('base64url')
