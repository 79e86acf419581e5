import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'
import { pipeline, type Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { momentAt } from '@hongzhu/domain'
import pg from 'pg'
import { copyInStream } from '../../platform/db/copy.ts'
import { listMigrations, migrate } from '../../platform/db/migrate.ts'
import { databaseOn } from '../../platform/db/pool.ts'
import { continueSequences, findOrphans } from '../../platform/db/references.ts'
import { SYSTEM, writeEvents } from '../../platform/events/record.ts'
import { verifyChain } from '../audit/index.ts'
import { BrokenArchive, byteReader, type End, type Head, type Part, type Sum } from './format.ts'
import { clearBaseData, copyTarget, isInUse, listApplied, listTables, restTriggers, type TableShape } from './queries.ts'

export interface RestoreOptions {
  ownerUrl: string
  filesDir: string
  onProgress?: (line: string) => void
}

type Reader = ReturnType<typeof byteReader>

function readHead(text: string): Head {
  try {
    const head = JSON.parse(text) as Head
    if (head.format === 'hongzhu-backup' && head.version === 1) return head
  } catch {
    // Falls through to the sentence below.
  }
  throw new BrokenArchive('这不是红烛的备份文件，或者版本不认识。')
}

/** Brings an empty database to the archive's version; a migrated one must already be there. */
async function prepare(client: pg.Client, ownerUrl: string, head: Head): Promise<void> {
  const known = await listMigrations()
  const strange = head.migrations.find((name) => !known.includes(name))
  if (strange) throw new BrokenArchive(`备份来自更新的版本（${strange}），请先升级程序再恢复。`)
  const applied = await listApplied(client)
  if (applied === undefined) {
    await migrate(ownerUrl, head.migrations)
    return
  }
  if (await isInUse(client)) throw new BrokenArchive('目标数据库里已经有数据，只能恢复到空的系统；请换一个数据库或数据目录。')
  if (applied.join() !== head.migrations.join())
    throw new BrokenArchive('备份与目标数据库的版本不同，请恢复到一个没有升级过的空数据库，程序会自己升级到位。')
}

/** Passes the rows on while counting and summing them. */
async function* watched(rows: AsyncIterable<Buffer>, sum: { hash: ReturnType<typeof createHash> }): AsyncGenerator<Buffer> {
  for await (const piece of rows) {
    sum.hash.update(piece)
    yield piece
  }
}

async function loadTable(client: pg.Client, reader: Reader, shape: TableShape): Promise<Sum> {
  const sum = { hash: createHash('sha256') }
  const rows = await copyInStream(client, copyTarget(shape), watched(reader.rows(), sum))
  return { name: shape.name, rows, sha256: sum.hash.digest('hex') }
}

/** A file's place below the folder; an archive cannot write anywhere else. */
function placeOf(folder: string, name: string): string {
  const path = normalize(join(folder, name))
  if (!path.startsWith(normalize(folder) + sep)) throw new BrokenArchive(`备份里的附件名不对：${name}`)
  return path
}

async function loadFile(reader: Reader, folder: string, part: { file: string; size: number }): Promise<Sum> {
  const path = placeOf(folder, part.file)
  await mkdir(dirname(path), { recursive: true })
  const hash = createHash('sha256')
  const out = createWriteStream(path, { mode: 0o600 })
  for await (const piece of reader.bytes(part.size)) {
    hash.update(piece)
    if (!out.write(Buffer.from(piece))) await new Promise<void>((resolve) => out.once('drain', () => resolve()))
  }
  out.end()
  await finished(out)
  return { name: part.file, rows: part.size, sha256: hash.digest('hex') }
}

function compare(said: readonly Sum[], found: readonly Sum[], what: string): void {
  const byName = new Map(found.map((sum) => [sum.name, sum]))
  if (said.length !== found.length) throw new BrokenArchive(`备份文件不完整：应有 ${said.length} ${what}，读到 ${found.length}。`)
  for (const sum of said) {
    const own = byName.get(sum.name)
    if (own?.rows !== sum.rows) throw new BrokenArchive(`备份文件已损坏：${sum.name} 应有 ${sum.rows}，读到 ${own?.rows ?? 0}。`)
    if (own.sha256 !== sum.sha256) throw new BrokenArchive(`备份文件已损坏：${sum.name} 的校验值不符。`)
  }
}

async function loadParts(client: pg.Client, reader: Reader, staging: string, options: RestoreOptions): Promise<End> {
  const tables = new Map((await listTables(client)).map((table) => [table.name, table]))
  const found: End = { tables: [], files: [] }
  for (;;) {
    const part = JSON.parse(await reader.line()) as Part
    if ('end' in part) {
      compare(part.end.tables, found.tables, '张表')
      compare(part.end.files, found.files, '个附件')
      return found
    }
    if ('file' in part) {
      found.files.push(await loadFile(reader, staging, part))
      continue
    }
    if (!tables.has(part.table)) throw new BrokenArchive(`备份里有不认识的表 ${part.table}。`)
    const sum = await loadTable(client, reader, { name: part.table, columns: part.columns })
    found.tables.push(sum)
    if (sum.rows > 50_000) options.onProgress?.(`${sum.name}：${sum.rows} 条`)
  }
}

/** What was loaded past the triggers must be as if it had gone through them. */
async function checkLoaded(client: pg.Client, areReferencesChecked: boolean): Promise<number> {
  const orphans = areReferencesChecked ? [] : await findOrphans(client)
  const [orphan] = orphans
  if (orphan)
    throw new BrokenArchive(`备份内容不一致：${orphan.table} 有 ${orphan.count} 条指向不存在的记录（${orphan.reference}）。`)
  const chain = await verifyChain(databaseOn(client as unknown as pg.PoolClient))
  if (chain.brokenAt) throw new BrokenArchive(`审计链校验不过：第 ${chain.brokenAt} 条${chain.why ?? ''}，没有恢复。`)
  return chain.checked
}

async function load(client: pg.Client, reader: Reader, head: Head, staging: string, options: RestoreOptions): Promise<End> {
  await client.query('begin')
  try {
    const tables = await listTables(client)
    const { areReferencesChecked, wake } = await restTriggers(client, tables)
    await clearBaseData(client, tables)
    const end = await loadParts(client, reader, staging, options)
    await wake()
    await continueSequences(client)
    const events = await checkLoaded(client, areReferencesChecked)
    options.onProgress?.(`审计链完整，共 ${events} 条`)
    const rows = end.tables.reduce((sum, table) => sum + table.rows, 0)
    await writeEvents(databaseOn(client as unknown as pg.PoolClient), SYSTEM, [
      {
        type: 'backup.restored',
        summary: `恢复备份：${momentAt(head.takenAt)} 的数据，${rows} 条记录、${end.files.length} 个附件`,
      },
    ])
    await client.query('commit')
    return end
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

/** Every failure of reading is one sentence; failures of the database keep theirs. */
function sentenceOf(error: unknown): Error {
  const { code, message } = error as { code?: string; message?: string }
  if (error instanceof SyntaxError) return new BrokenArchive('备份文件已损坏：内容读不懂。')
  if (code?.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return new BrokenArchive(`备份文件已损坏：解压不了（${message}）。`)
  if (code?.startsWith('22') || code === '57014') return new BrokenArchive(`备份文件已损坏：${message}`)
  return error as Error
}

/** Loads an archive into an empty database, whole or not at all; uploaded files go to their folder last. */
export async function restore(options: RestoreOptions, source: Readable): Promise<End> {
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'hongzhu-restore' })
  client.on('error', () => {})
  await client.connect()
  const staging = `${options.filesDir}.restoring`
  await rm(staging, { recursive: true, force: true })
  try {
    const unzipped = pipeline(source, createGunzip(), () => {})
    const reader = byteReader(unzipped as AsyncIterable<Buffer>)
    const head = readHead(await reader.line())
    await prepare(client, options.ownerUrl, head)
    const end = await load(client, reader, head, staging, options)
    await mkdir(options.filesDir, { recursive: true })
    for (const name of await readdir(staging).catch(() => [])) await rename(join(staging, name), join(options.filesDir, name))
    await migrate(options.ownerUrl)
    await client.query('analyze')
    return end
  } catch (error) {
    throw sentenceOf(error)
  } finally {
    source.destroy()
    await client.end().catch(() => {})
    await rm(staging, { recursive: true, force: true })
  }
}
