import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import serverFlags from '../node-flags.json' with { type: 'json' }
import type { Ground } from './prepare.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export interface Child {
  port: number
  pid: number
  stop: () => Promise<void>
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

async function untilUp(child: ChildProcess, port: number, path: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error('被测进程启动失败。')
    const isUp = await fetch(`http://127.0.0.1:${port}${path}`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (isUp) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('被测进程一分钟内没有起来。')
}

async function launch(script: string, env: Record<string, string>, port: number, path: string): Promise<Child> {
  const child = spawn(process.execPath, [...serverFlags, script], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const stop = async () => {
    if (child.exitCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await gone
  }
  try {
    await untilUp(child, port, path)
    return { port, pid: child.pid ?? 0, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The application as it is delivered, on the bench's database; only the limit of requests is lifted. */
export async function startServer(ground: Ground): Promise<Child> {
  const port = await freePort()
  const env = {
    APP_ENV: 'demo',
    APP_TODAY: ground.today,
    DATABASE_URL: ground.url,
    HONGZHU_DATA: join(ground.folder, 'app'),
    PORT: String(port),
    RATE_LIMIT: '0',
    LOG_LEVEL: 'error',
  }
  return launch(here('../src/main.ts'), env, port, '/healthz')
}

/** Fastify and pg and nothing else: the statements given, as one JSON answer. */
export async function startBare(ground: Ground, statements: readonly { text: string; values: unknown[] }[]): Promise<Child> {
  const port = await freePort()
  const env = { BARE_URL: ground.url, BARE_PORT: String(port), BARE_STATEMENTS: JSON.stringify(statements) }
  return launch(here('./bare.ts'), env, port, '/up')
}

/** Resident memory of a process in megabytes: now, and at its highest. */
export async function memoryOf(pid: number): Promise<{ now: number; peak: number }> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const of = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1] ?? 0) / 1024)
  return { now: of('VmRSS'), peak: of('VmHWM') }
}
