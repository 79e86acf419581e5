import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { databaseOf, openPool } from '../../platform/db/pool.ts'
import { startApp, type TestApp } from '../../testing/app.ts'
import { LOGIN } from '../../testing/world.ts'
import { verifyChain } from '../audit/index.ts'
import { BrokenArchive, backUpTonight, backupName, backupTo, listBackups, moveTo, restoreFrom } from './index.ts'
import { listTables } from './queries.ts'

const TAKEN = '2026-11-22T03:00:00.000Z'
let app: TestApp
let folder: string
let archive: string
const pools: pg.Pool[] = []

async function freshDatabase(template: string): Promise<string> {
  const server = inject('databaseServer')
  const name = `hongzhu_restore_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create database ${name} template ${template} encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`)
  await admin.end()
  const target = new URL(server)
  target.pathname = `/${name}`
  return target.toString()
}
const migrated = () => freshDatabase(inject('databaseTemplate'))
const empty = () => freshDatabase('template0')

async function contents(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const found: Record<string, string> = {}
    for (const { name } of await listTables(client)) {
      const { rows } = await client.query(
        `select coalesce(md5(string_agg(t::text, E'\n' order by t::text)), '') || ' ' || count(*) as sum from ${pg.escapeIdentifier(name)} t ${name === 'event' ? `where type <> 'backup.restored'` : ''}`,
      )
      found[name] = rows[0].sum
    }
    return found
  } finally {
    await client.end()
  }
}

const chainOf = async (url: string) => {
  const pool = openPool({ url, max: 1, asOwner: true })
  pools.push(pool)
  return verifyChain(databaseOf(pool))
}

beforeAll(async () => {
  app = await startApp()
  const city = await app.as(LOGIN.city)
  await city.post('/feedback', { page: '/duty', body: '含有制表符\t、换行\n和反斜杠\\的意见' })
  await app.owner.insertInto('feedback').values({ page: '/x', body: '制表符\t换行\n反斜杠\\N 与 \\.\n结束' }).execute()
  await mkdir(join(app.services.filesDir, 'ab'), { recursive: true })
  await writeFile(join(app.services.filesDir, 'ab', 'scan'), Buffer.concat([randomBytes(300_000), Buffer.from('\n\\.\n{"end":')]))
  await writeFile(join(app.services.filesDir, 'empty'), '')
  folder = await mkdtemp(join(tmpdir(), 'hongzhu-backup-'))
  archive = join(folder, 'one.hzbak')
  await backupTo(archive, { ownerUrl: app.services.ownerUrl, filesDir: app.services.filesDir, takenAt: TAKEN })
})
afterAll(async () => {
  for (const pool of pools) await pool.end()
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

describe('backup and restore', () => {
  test('every table and file comes back as it was, the chain is whole and the restoration is in it', async () => {
    const url = await migrated()
    const files = join(folder, 'files')
    const end = await restoreFrom(archive, { ownerUrl: url, filesDir: files })
    expect(end.tables.find((table) => table.name === 'person')?.rows).toBeGreaterThan(15)
    expect(await contents(url)).toEqual(await contents(app.services.ownerUrl))
    for (const name of ['ab/scan', 'empty'])
      expect((await readFile(join(files, name))).equals(await readFile(join(app.services.filesDir, name)))).toBe(true)
    expect(await chainOf(url)).toMatchObject({ brokenAt: null })
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows } =
      await client.query(`insert into person (name, name_key, initials, keeper_org_id) values ('新人', 'xin ren', 'xr', 1) returning id::int,
      (select max(id)::int from person) as last`)
    expect(rows[0].id).toBe(rows[0].last + 1)
    expect((await client.query(`select summary from event where type = 'backup.restored'`)).rows).toHaveLength(1)
    await expect(client.query(`update event set summary = 'x'`)).rejects.toThrow('只追加')
    await client.end()
  })
  test('a database that was never migrated is brought to the version first', async () => {
    const url = await empty()
    await restoreFrom(archive, { ownerUrl: url, filesDir: join(folder, 'files-2') })
    expect(await contents(url)).toEqual(await contents(app.services.ownerUrl))
  })
  test('a database in use is refused', async () => {
    await expect(restoreFrom(archive, { ownerUrl: app.services.ownerUrl, filesDir: join(folder, 'files-3') })).rejects.toThrow(
      '已经有数据',
    )
  })
  test('moving to another server leaves the same data there', async () => {
    const url = await migrated()
    await moveTo(
      { ownerUrl: app.services.ownerUrl, filesDir: app.services.filesDir, takenAt: TAKEN },
      { ownerUrl: url, filesDir: join(folder, 'files-4') },
    )
    expect(await contents(url)).toEqual(await contents(app.services.ownerUrl))
  })
  test('the nightly job keeps fourteen', async () => {
    const services = { ...app.services, config: { ...app.services.config, dataDir: join(folder, 'data') } }
    await mkdir(join(folder, 'data', 'backups'), { recursive: true })
    for (let day = 10; day < 30; day++)
      await writeFile(join(folder, 'data', 'backups', backupName(`2026-10-${day}T02:30:00Z`)), '')
    await backUpTonight(services)
    const kept = await listBackups(join(folder, 'data'))
    expect(kept).toHaveLength(14)
    expect(kept[0]?.size).toBeGreaterThan(300_000)
  })
})

describe('a damaged archive is refused in one sentence and leaves nothing behind', () => {
  const attempt = async (change: (whole: Buffer) => Buffer) => {
    const url = await migrated()
    const path = join(folder, `bad-${randomBytes(4).toString('hex')}`)
    await writeFile(path, change(await readFile(archive)))
    const problem = await restoreFrom(path, { ownerUrl: url, filesDir: join(folder, 'files-bad') }).then(
      () => undefined,
      (error: Error) => error,
    )
    const left = Object.values(await contents(url)).filter((sum) => !sum.endsWith(' 0'))
    return { problem, left }
  }
  const inside = (change: (text: string) => string) => (whole: Buffer) =>
    gzipSync(Buffer.from(change(gunzipSync(whole).toString('latin1')), 'latin1'))
  test.each<[string, (whole: Buffer) => Buffer, RegExp]>([
    ['cut off', (whole) => whole.subarray(0, Math.floor(whole.length / 2)), /备份文件/],
    [
      'a byte flipped',
      (whole) => {
        const copy = Buffer.from(whole)
        const at = Math.floor(copy.length / 3)
        copy[at] = (copy[at] ?? 0) ^ 0xff
        return copy
      },
      /备份文件|备份里/,
    ],
    ['a row changed', inside((text) => text.replace('1380000100', '1380000199')), /校验值不符/],
    ['a row missing', inside((text) => text.replace(/\n[^\n]*1380000100[^\n]*\n/, '\n')), /应有 \d+，读到/],
    ['something else altogether', () => Buffer.from('hello'), /备份文件/],
    ['another gzip', () => gzipSync('hello\n'), /不是红烛的备份文件/],
    [
      'from a newer version',
      inside((text) => text.replace('"migrations":["', '"migrations":["29991231_0010_later.sql","')),
      /更新的版本/,
    ],
    ['a file name that climbs out', inside((text) => text.replace('{"file":"ab/scan"', '{"file":"../b/scan"')), /附件名/],
  ])('%s', async (_name, change, sentence) => {
    const { problem, left } = await attempt(change)
    expect(problem).toBeInstanceOf(BrokenArchive)
    expect(problem?.message).toMatch(sentence)
    expect(left).toEqual([])
  })
})
