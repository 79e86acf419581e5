import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

export interface Product {
  url: string
  said: () => string
  process: ChildProcess
  stop: () => Promise<void>
}

export const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Starts the product as a person would, on a data folder of its own, and waits until it says it is up. */
export async function startProduct(environment: Record<string, string> = {}): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hongzhu-journey-'))
  const port = await freePort()
  const child = spawn(
    join(ROOT, 'node_modules/.bin/node'),
    ['--disable-warning=ExperimentalWarning', 'apps/server/src/main.ts'],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        APP_TODAY: '2026-11-22',
        RATE_LIMIT: '0',
        HONGZHU_DATA: dataDir,
        PORT: String(port),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  let isStopping = false
  child.once('exit', (code, signal) => {
    if (!isStopping) console.error(`红烛自己停了（${signal ?? code}）：\n${said.slice(-4_000)}`)
  })
  const deadline = Date.now() + 120_000
  while (!said.includes('红烛已启动')) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`没有启动：${said}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    url: `http://127.0.0.1:${port}`,
    said: () => said,
    process: child,
    stop: async () => {
      isStopping = true
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
