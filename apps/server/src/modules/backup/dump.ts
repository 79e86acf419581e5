import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Writable } from 'node:stream'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { copyOut } from '../../platform/db/copy.ts'
import { END_OF_ROWS, type End, lineOf, partOf, type Sum } from './format.ts'
import { copyTarget, listApplied, listTables, openSnapshot, type TableShape } from './queries.ts'

export interface DumpOptions {
  ownerUrl: string
  filesDir: string
  /** The moment, from the caller's clock. */
  takenAt: string
  onProgress?: (line: string) => void
}

const LEVEL = 4
const CHUNK = 128 * 1024

/** Collects small pieces into larger writes and waits when the other side is slow. */
function collector(target: Writable) {
  let waiting: Buffer[] = []
  let size = 0
  const flush = async () => {
    if (size === 0) return
    const chunk = Buffer.concat(waiting, size)
    waiting = []
    size = 0
    if (!target.write(chunk)) await once(target, 'drain')
  }
  return {
    put: (piece: Buffer): Promise<void> | undefined => {
      waiting.push(piece)
      size += piece.length
      return size >= CHUNK ? flush() : undefined
    },
    flush,
  }
}

async function dumpTable(client: pg.Client, table: TableShape, target: Writable): Promise<Sum> {
  const hash = createHash('sha256')
  const out = collector(target)
  await out.put(Buffer.from(lineOf(partOf(table))))
  const rows = await copyOut(client, copyTarget(table), (line) => {
    hash.update(line)
    return out.put(Buffer.from(line))
  })
  await out.put(Buffer.from(END_OF_ROWS))
  await out.flush()
  return { name: table.name, rows, sha256: hash.digest('hex') }
}

async function dumpFile(folder: string, path: string, target: Writable): Promise<Sum> {
  const { size } = await stat(path)
  const name = relative(folder, path).split(sep).join('/')
  const hash = createHash('sha256')
  const out = collector(target)
  await out.put(Buffer.from(lineOf({ file: name, size })))
  let read = 0
  // A file that grows meanwhile is cut to what was announced; uploads are written once and never change.
  for await (const piece of createReadStream(path, size > 0 ? { end: size - 1 } : {})) {
    hash.update(piece)
    read += (piece as Buffer).length
    await out.put(piece as Buffer)
  }
  if (read !== size) throw new Error(`附件 ${name} 在备份时变短了，请重试。`)
  await out.flush()
  return { name, rows: size, sha256: hash.digest('hex') }
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** Writes one consistent snapshot of all tables and the uploaded files, compressed, into the stream and ends it. */
export async function dump(options: DumpOptions, target: Writable): Promise<End> {
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'hongzhu-backup' })
  client.on('error', () => {})
  await client.connect()
  const gzip = createGzip({ level: LEVEL })
  const failed = new Promise<never>((_, reject) => {
    gzip.on('error', reject)
    target.on('error', reject)
  })
  gzip.pipe(target)
  const write = async (): Promise<End> => {
    await openSnapshot(client)
    const tables = await listTables(client)
    const migrations = (await listApplied(client)) ?? []
    gzip.write(lineOf({ format: 'hongzhu-backup', version: 1, takenAt: options.takenAt, migrations, tables: tables.length }))
    const end: End = { tables: [], files: [] }
    for (const table of tables) {
      const sum = await dumpTable(client, table, gzip)
      end.tables.push(sum)
      if (sum.rows > 50_000) options.onProgress?.(`${sum.name}：${sum.rows} 条`)
    }
    for (const path of await listFiles(options.filesDir)) end.files.push(await dumpFile(options.filesDir, path, gzip))
    gzip.end(lineOf({ end }))
    await once(target, 'finish')
    return end
  }
  try {
    return await Promise.race([write(), failed])
  } finally {
    await client.end().catch(() => {})
  }
}
