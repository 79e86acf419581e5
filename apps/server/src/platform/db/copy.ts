import type pg from 'pg'
import type { Connection, Submittable } from 'pg'

/** What the driver's connection offers for COPY; its type declarations leave these out. */
interface CopyConnection {
  query: (text: string) => void
  sendCopyFromChunk: (chunk: Buffer) => void
  endCopyFrom: () => void
  sendCopyFail: (reason: string) => void
  stream: {
    write: unknown
    writableNeedDrain?: boolean
    once: (name: string, listener: () => void) => void
    pause: () => void
    resume: () => void
  }
}

/** The messages of one COPY statement, as the driver hands them over. */
interface CopyHandlers {
  onIn?: (connection: CopyConnection) => void
  onData?: (chunk: Buffer, connection: CopyConnection) => void
}

function submit(client: pg.Client | pg.PoolClient, text: string, handlers: CopyHandlers): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0
    let failed: Error | undefined
    const statement = {
      submit: (connection: Connection) => (connection as unknown as CopyConnection).query(text),
      handleCopyInResponse: (connection: CopyConnection) => handlers.onIn?.(connection),
      handleCopyData: (message: { chunk: Buffer }, connection: CopyConnection) => handlers.onData?.(message.chunk, connection),
      handleCommandComplete: (message: { text: string }) => {
        rows = Number(message.text.split(' ').at(-1) ?? 0)
      },
      handleError: (error: Error) => {
        failed = error
        // A lost connection sends no ReadyForQuery.
        reject(error)
      },
      handleReadyForQuery: () => (failed ? reject(failed) : resolve(rows)),
      handleRowDescription: () => {},
      handleDataRow: () => {},
      handlePortalSuspended: () => {},
      handleEmptyQuery: () => {},
    }
    client.query(statement as unknown as Submittable)
  })
}

/** COPY … FROM STDIN with text that is ready; the number of rows. For a client of its own, not one of a pipelined pool. */
export function copyIn(client: pg.Client, target: string, chunks: Iterable<string | Buffer>): Promise<number> {
  return submit(client, `copy ${target} from stdin`, {
    onIn: (connection) => {
      for (const chunk of chunks) connection.sendCopyFromChunk(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
      connection.endCopyFrom()
    },
  })
}

/** COPY … FROM STDIN with text that is still arriving; waits for the network between chunks. */
export function copyInStream(client: pg.Client, target: string, chunks: AsyncIterable<Buffer>): Promise<number> {
  const feed = async (connection: CopyConnection) => {
    try {
      for await (const chunk of chunks) {
        connection.sendCopyFromChunk(chunk)
        if (connection.stream.writableNeedDrain) await new Promise<void>((resolve) => connection.stream.once('drain', resolve))
      }
      connection.endCopyFrom()
    } catch (error) {
      connection.sendCopyFail((error as Error).message)
    }
  }
  return submit(client, `copy ${target} from stdin`, { onIn: (connection) => void feed(connection) })
}

/** COPY … TO STDOUT; `take` gets one row a time as text with its line end, and may ask to wait by returning a promise. */
export function copyOut(client: pg.Client, source: string, take: (line: Buffer) => Promise<void> | undefined): Promise<number> {
  return submit(client, `copy ${source} to stdout`, {
    onData: (chunk, connection) => {
      const waiting = take(chunk)
      if (!waiting) return
      connection.stream.pause()
      waiting.finally(() => connection.stream.resume())
    },
  })
}
