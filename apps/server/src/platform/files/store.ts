import { createHash, randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Random, so that no address can be guessed; two levels of folders, so that none grows large. */
const newName = () => randomBytes(24).toString('hex')
const STORED = /^[0-9a-f]{48}$/
const pathOf = (filesDir: string, storedAs: string) => {
  if (!STORED.test(storedAs)) throw new Error('not a stored file name')
  return join(filesDir, storedAs.slice(0, 2), storedAs)
}

/** Keeps the bytes outside the web root. Written beside, flushed, then renamed: a full disk leaves nothing half there. */
export async function keepFile(filesDir: string, bytes: Buffer): Promise<{ storedAs: string; sha256: string }> {
  const storedAs = newName()
  const path = pathOf(filesDir, storedAs)
  const unfinished = `${path}.part`
  await mkdir(join(filesDir, storedAs.slice(0, 2)), { recursive: true, mode: 0o700 })
  try {
    const handle = await open(unfinished, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {})
    throw error
  }
  return { storedAs, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** The kept file, read only as it is sent. */
export const openFile = (filesDir: string, storedAs: string, type: string): Promise<Blob> =>
  openAsBlob(pathOf(filesDir, storedAs), { type })

/** Forgets the bytes; a file that is already gone is no fault. */
export const dropFile = (filesDir: string, storedAs: string): Promise<void> => rm(pathOf(filesDir, storedAs), { force: true })
