import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkLink, signLink } from './link.ts'

test('SEC-20: a link is good for its account, its file and its time only', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'hongzhu-link-'))
  const link = { fileId: '7', accountId: '3', until: 1_000_000 }
  const sign = await signLink(dir, link)
  expect(sign).toMatch(/^[\w-]{43}$/)
  expect(await checkLink(dir, link, sign, 999_999)).toBe('good')
  expect(await checkLink(dir, link, sign, 1_000_000)).toBe('expired')
  expect(await checkLink(dir, { ...link, accountId: '4' }, sign, 0)).toBe('foreign')
  expect(await checkLink(dir, { ...link, fileId: '8' }, sign, 0)).toBe('foreign')
  expect(await checkLink(dir, { ...link, until: 2_000_000 }, sign, 0)).toBe('foreign')
  expect(await checkLink(dir, link, '', 0)).toBe('foreign')
  expect((await readFile(join(dir, '.link-key'), 'utf8')).length).toBe(64)
  expect((await stat(join(dir, '.link-key'))).mode & 0o077).toBe(0)
  await rm(dir, { recursive: true })
})
