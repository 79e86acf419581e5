import type { TableShape } from './queries.ts'

/**
 * An archive is one gzip stream: a head line, then per table a line naming it, its rows as COPY text and a line `\.`;
 * per file a line with its size and its bytes; last a line with counts and SHA-256 of every part. All lines but rows are JSON.
 */
export interface Head {
  format: 'hongzhu-backup'
  version: 1
  takenAt: string
  migrations: string[]
  tables: number
}
export type Part = { table: string; columns: string[] } | { file: string; size: number } | { end: End }
export interface Sum {
  name: string
  rows: number
  sha256: string
}
export interface End {
  tables: Sum[]
  files: Sum[]
}

export const END_OF_ROWS = '\\.\n'
export const lineOf = (value: Head | Part) => `${JSON.stringify(value)}\n`
export const partOf = (table: TableShape): Part => ({ table: table.name, columns: table.columns })

/** Says in one sentence why an archive cannot be used. */
export class BrokenArchive extends Error {}

const NEWLINE = 10

/** Reads lines and counted bytes from a stream of chunks. */
export function byteReader(chunks: AsyncIterable<Buffer>) {
  const source = chunks[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  const pull = async (): Promise<boolean> => {
    const { value, done } = await source.next()
    if (done) return false
    held = held.length === 0 ? value : Buffer.concat([held, value])
    return true
  }
  /** Takes out the bytes up to and with the last line end held; waits until there is one. */
  const lines = async (): Promise<Buffer> => {
    let end = held.lastIndexOf(NEWLINE)
    while (end < 0) {
      if (!(await pull())) throw new BrokenArchive('备份文件不完整：中途断了。')
      end = held.lastIndexOf(NEWLINE)
    }
    const taken = held.subarray(0, end + 1)
    held = held.subarray(end + 1)
    return taken
  }
  return {
    line: async (): Promise<string> => {
      let end = held.indexOf(NEWLINE)
      while (end < 0) {
        if (!(await pull())) throw new BrokenArchive('备份文件不完整：中途断了。')
        end = held.indexOf(NEWLINE)
      }
      const text = held.subarray(0, end).toString()
      held = held.subarray(end + 1)
      return text
    },
    /** The rows up to the line `\.`, in pieces that end with a line. */
    rows: async function* (): AsyncGenerator<Buffer> {
      const mark = Buffer.from(END_OF_ROWS)
      for (;;) {
        const piece = await lines()
        let at = piece.subarray(0, mark.length).equals(mark) ? 0 : piece.indexOf(`\n${END_OF_ROWS}`)
        if (at < 0) {
          yield piece
          continue
        }
        if (at > 0) at++
        if (at > 0) yield piece.subarray(0, at)
        held = Buffer.concat([piece.subarray(at + mark.length), held])
        return
      }
    },
    bytes: async function* (size: number): AsyncGenerator<Buffer> {
      for (let left = size; left > 0; ) {
        if (held.length === 0 && !(await pull())) throw new BrokenArchive('备份文件不完整：附件中途断了。')
        const piece = held.subarray(0, left)
        held = held.subarray(piece.length)
        left -= piece.length
        yield piece
      }
    },
  }
}
