import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { momentAt } from '@hongzhu/domain'
import type { Services } from '../../platform/http/context.ts'
import { dump } from './dump.ts'
import type { End } from './format.ts'
import { type RestoreOptions, restore } from './restore.ts'

const KEPT = 14
const SUFFIX = '.hzbak'

export const backupFolder = (dataDir: string) => join(dataDir, 'backups')

export interface BackupFile {
  path: string
  name: string
  size: number
  /** Milliseconds since the epoch. */
  madeAt: number
}

/** The archives of a data folder, newest first. */
export async function listBackups(dataDir: string): Promise<BackupFile[]> {
  const folder = backupFolder(dataDir)
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(SUFFIX))
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      const { size, mtimeMs } = await stat(path)
      return { path, name, size, madeAt: mtimeMs }
    }),
  )
  return files.sort((a, b) => b.madeAt - a.madeAt)
}

interface Where {
  ownerUrl: string
  filesDir: string
  takenAt: string
  onProgress?: (line: string) => void
}

/** Writes an archive beside its name first, so that a file of this name is always whole. */
export async function backupTo(path: string, where: Where): Promise<End> {
  await mkdir(join(path, '..'), { recursive: true })
  const part = `${path}.part`
  try {
    const end = await dump(where, createWriteStream(part, { mode: 0o600 }))
    await rename(part, path)
    return end
  } finally {
    await rm(part, { force: true })
  }
}

export const restoreFrom = (path: string, options: RestoreOptions): Promise<End> => restore(options, createReadStream(path))

/** The same archive, piped from one server to another. */
export async function moveTo(from: Where, to: RestoreOptions): Promise<End> {
  const pipe = new PassThrough({ highWaterMark: 1024 * 1024 })
  const writing = dump(from, pipe)
  writing.catch((error: Error) => pipe.destroy(error))
  const [end] = await Promise.all([restore(to, pipe), writing])
  return end
}

/** The name of an archive made at this moment, in Beijing time: hongzhu-20261122-0300.hzbak. */
export const backupName = (takenAt: string) => `hongzhu-${momentAt(takenAt).replaceAll(/[-:]/g, '').replace(' ', '-')}${SUFFIX}`

/** Tonight's archive; of the older ones fourteen stay, and go only once tonight's is whole. */
export async function backUpTonight({ config, clock, ownerUrl, filesDir }: Services): Promise<void> {
  const takenAt = new Date(clock.now()).toISOString()
  await backupTo(join(backupFolder(config.dataDir), backupName(takenAt)), { ownerUrl, filesDir, takenAt })
  for (const old of (await listBackups(config.dataDir)).slice(KEPT)) await rm(old.path, { force: true })
}
