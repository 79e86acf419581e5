import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import serverFlags from '../../node-flags.json' with { type: 'json' }

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))

/** The product as its own process, as an operator runs it. */
export interface Product {
  url: string
  folder: string
  process: ChildProcess
  /** Everything it wrote so far. */
  said: () => string
  /** Its exit code; undefined when a signal ended it. */
  exited: Promise<number | undefined>
  /** Sends the signal and waits until the process is gone. */
  end: (signal: NodeJS.Signals) => Promise<number | undefined>
}

export const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** An empty data folder that other users can pass through, as the database's user must. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hongzhu-process-'))
  await chmod(folder, 0o755)
  return folder
}

/** Waits until the question is answered with something true; answers that, or fails with the sentence. */
export async function until<T>(what: string, ask: () => T | Promise<T>, milliseconds = 60_000): Promise<NonNullable<T>> {
  const deadline = performance.now() + milliseconds
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (performance.now() > deadline) throw new Error(`waited ${milliseconds} ms in vain: ${what}`)
    await after(25)
  }
}

/** Starts the product and returns at once. */
export async function launch(folder: string, settings: Record<string, string> = {}): Promise<Product> {
  const port = settings.PORT ?? String(await freePort())
  const child = spawn(process.execPath, [...serverFlags, 'apps/server/src/main.ts'], {
    cwd: ROOT,
    // Nothing of the test run's own settings: neither APP_* nor vitest's NODE_OPTIONS.
    env: { PATH: process.env.PATH ?? '', RATE_LIMIT: '0', HONGZHU_DATA: folder, PORT: port, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (chunk: Buffer) => {
    said += chunk
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const exited = new Promise<number | undefined>((resolve) => child.once('close', (code) => resolve(code ?? undefined)))
  return {
    url: `http://127.0.0.1:${port}`,
    folder,
    process: child,
    said: () => said,
    exited,
    end: (signal) => {
      child.kill(signal)
      return exited
    },
  }
}

/** Starts the product and waits until it says that it is up. */
export async function start(folder: string, settings: Record<string, string> = {}): Promise<Product> {
  const product = await launch(folder, settings)
  await until('the product to be up', () => {
    if (product.process.exitCode !== null) throw new Error(`it did not start: ${product.said()}`)
    return product.said().includes('红烛已启动')
  })
  return product
}

export const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const postmasterFile = async (folder: string) =>
  (await readFile(join(folder, 'database/pg18/postmaster.pid'), 'utf8').catch(() => '')).split('\n')

/** Process id of the folder's database server as it wrote it down, or undefined. */
export async function postmasterOf(folder: string): Promise<number | undefined> {
  const pid = Number((await postmasterFile(folder))[0])
  return pid || undefined
}

/** Whether a database server of this folder runs. */
export async function hasDatabase(folder: string): Promise<boolean> {
  const pid = await postmasterOf(folder)
  return pid !== undefined && isAlive(pid)
}

/** Where the folder's database answers now, as its owner. */
export async function databaseUrl(folder: string): Promise<string> {
  const { password } = JSON.parse(await readFile(join(folder, 'database/embedded.json'), 'utf8')) as { password: string }
  return `postgres://hongzhu:${password}@127.0.0.1:${Number((await postmasterFile(folder))[3])}/postgres`
}

/** Asks the folder's database as its owner, past the product. */
export async function ask<Row extends pg.QueryResultRow>(folder: string, query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: await databaseUrl(folder) })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(query)).rows
  } finally {
    await client.end()
  }
}

/** Ends what may still run on the folder and removes it. */
export async function clear(folder: string, products: readonly Product[] = []): Promise<void> {
  for (const product of products) if (product.process.exitCode === null) await product.end('SIGKILL')
  const postmaster = await postmasterOf(folder)
  if (postmaster && isAlive(postmaster)) {
    process.kill(postmaster, 'SIGINT')
    await until('the database to stop', () => !isAlive(postmaster), 20_000)
  }
  await rm(folder, { recursive: true, force: true })
}
