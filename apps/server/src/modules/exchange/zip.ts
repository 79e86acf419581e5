import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

const inflate = promisify(inflateRaw)

/** One file inside a zip archive, as its directory lists it. */
export interface ZipEntry {
  name: string
  size: number
  packedSize: number
  method: number
  offset: number
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const END_LENGTH = 22
const LONGEST_COMMENT = 65_535
const STORED = 0
const DEFLATED = 8

/** The directory of a zip archive; undefined when the bytes are no readable archive. */
export function listZip(bytes: Buffer): ZipEntry[] | undefined {
  const from = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT)
  let end = -1
  for (let at = bytes.length - END_LENGTH; at >= from && end < 0; at -= 1) if (bytes.readUInt32LE(at) === END) end = at
  if (end < 0) return undefined
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return undefined
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/** The text of one entry, never longer than the directory says. */
export async function readEntry(bytes: Buffer, entry: ZipEntry): Promise<Buffer> {
  const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28)
  const packed = bytes.subarray(start, start + entry.packedSize)
  if (entry.method === STORED) return packed
  if (entry.method !== DEFLATED) throw new Error('unknown compression')
  return inflate(packed, { maxOutputLength: Math.max(entry.size, 1) })
}
