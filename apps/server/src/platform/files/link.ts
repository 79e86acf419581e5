import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** How long a link to a file is good for. */
export const LINK_MINUTES = 5

export interface FileLink {
  fileId: string
  accountId: string
  /** Milliseconds since the epoch. */
  until: number
}

const keys = new Map<string, Promise<Buffer>>()

/** The key of this installation: made once in the files' folder, readable by the application alone, never in the database. */
function linkKey(filesDir: string): Promise<Buffer> {
  const known = keys.get(filesDir) ?? loadKey(filesDir)
  keys.set(filesDir, known)
  known.catch(() => keys.delete(filesDir))
  return known
}

async function loadKey(filesDir: string): Promise<Buffer> {
  const path = join(filesDir, '.link-key')
  await mkdir(filesDir, { recursive: true })
  // `wx`: of two processes starting together one writes, both read the same key.
  await writeFile(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' }).catch((error: { code?: string }) => {
    if (error.code !== 'EEXIST') throw error
  })
  return Buffer.from((await readFile(path, 'utf8')).trim(), 'hex')
}

const mark = (key: Buffer, { fileId, accountId, until }: FileLink) =>
  createHmac('sha256', key)
    .update(JSON.stringify([fileId, accountId, until]))
    .digest()

/** The signature of a short-lived link bound to one account (SEC-20). */
export const signLink = async (filesDir: string, link: FileLink): Promise<string> =>
  mark(await linkKey(filesDir), link).toString('base64url')

export type LinkVerdict = 'good' | 'expired' | 'foreign'

/** Whether the link is ours, in time and for this account; a copy in another account's hands is foreign (SEC-20). */
export async function checkLink(filesDir: string, link: FileLink, sign: string, now: number): Promise<LinkVerdict> {
  const given = Buffer.from(sign, 'base64url')
  const made = mark(await linkKey(filesDir), link)
  if (given.length !== made.length || !timingSafeEqual(given, made)) return 'foreign'
  return link.until > now ? 'good' : 'expired'
}
