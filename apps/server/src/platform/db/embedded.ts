import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { appendFile, chown, mkdir, readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { binariesFor, type DatabaseUser, databaseUser } from './embedded-home.ts'

const exec = promisify(execFile)

export interface EmbeddedServer {
  /** Connection string of the owner. */
  url: string
  stop: () => Promise<void>
}

interface Saved {
  password: string
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const until = async (done: () => boolean, milliseconds: number) => {
  const deadline = Date.now() + milliseconds
  while (!done() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50))
  return done()
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('没有空闲端口'))))
    })
  })

/**
 * Whether the process is the database server of this folder. Numbers are given out anew after a power cut,
 * so the one written down may by now be anybody's; a server works in its own folder.
 */
async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'win32') return true
  if (process.platform === 'linux')
    return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === (await realpath(cluster).catch(() => cluster))
  const { stdout } = await exec('ps', ['-p', String(pid), '-o', 'command=']).catch(() => ({ stdout: '' }))
  return stdout.includes('postgres')
}

/** Stops a server that outlived its process (kill -9 of Node leaves it running and the next start would fail). */
async function stopOrphan(cluster: string): Promise<void> {
  const note = join(cluster, 'postmaster.pid')
  const pid = Number((await readFile(note, 'utf8').catch(() => '')).split('\n')[0])
  if (!pid || !isAlive(pid)) return
  // PostgreSQL itself refuses to start while any process has the number written down.
  if (!(await isServerOf(pid, cluster))) return rm(note, { force: true })
  process.kill(pid, 'SIGINT')
  if (!(await until(() => !isAlive(pid), 30_000))) throw new Error(`上次的数据库进程 ${pid} 没有停下，请手工结束后再启动。`)
}

function run(command: string, args: string[], user: DatabaseUser): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...user.ids,
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`建立数据库失败：${said.trim()}`))))
  })
}

async function createCluster(home: string, cluster: string, initdb: string, user: DatabaseUser): Promise<void> {
  const password = randomBytes(24).toString('base64url')
  const passwordFile = join(home, '.first-password')
  await rm(cluster, { recursive: true, force: true })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (user.ids) await chown(passwordFile, user.ids.uid, user.ids.gid)
  try {
    await run(
      initdb,
      ['-D', cluster, '-U', 'hongzhu', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C.UTF-8'],
      user,
    )
  } finally {
    await rm(passwordFile, { force: true })
  }
  // Written last: a folder without it is an unfinished creation and is made anew.
  await writeFile(join(home, 'embedded.json'), JSON.stringify({ password } satisfies Saved), { mode: 0o600 })
}

/**
 * Starts the server in its own process group (Ctrl-C in the terminal reaches the application first, which then stops it)
 * and, once it was up, starts it again whenever it dies without being asked to.
 */
function supervise(program: string, args: string[], user: DatabaseUser, log: string) {
  let said = ''
  let down = false
  let keep = false
  let stopping = false
  let child = launch()
  function revive() {
    if (!stopping) child = launch()
  }
  function launch() {
    const started = spawn(program, args, {
      ...user.ids,
      detached: true,
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    down = false
    started.stderr.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-4000)
      appendFile(log, chunk).catch(() => {})
    })
    started.on('error', (error) => {
      said = error.message
      down = true
    })
    started.on('exit', () => {
      down = true
      if (keep) setTimeout(revive, 500)
    })
    started.unref()
    return started
  }
  return {
    said: () => said.trim(),
    isDown: () => down,
    keepUp: () => {
      keep = true
    },
    stop: async () => {
      stopping = true
      if (down || !child.pid) return
      process.kill(child.pid, 'SIGINT')
      if (!(await until(() => down, 20_000))) process.kill(child.pid, 'SIGQUIT')
    },
  }
}

async function connectable(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * Runs the PostgreSQL 18 that npm brought on a folder of its own: created on first use, loopback only, own password,
 * stopped with the application. As root it runs as an unprivileged user; a server left over by a crash is stopped first.
 */
export async function startEmbedded(home: string, flags: readonly string[] = []): Promise<EmbeddedServer> {
  const user = await databaseUser()
  await mkdir(home, { recursive: true, mode: 0o755 })
  if (user.ids) await chown(home, user.ids.uid, user.ids.gid)
  const cluster = join(home, 'pg18')
  const binaries = await binariesFor(user)
  await stopOrphan(cluster)
  if (!existsSync(join(home, 'embedded.json'))) await createCluster(home, cluster, binaries.initdb, user)
  const { password } = JSON.parse(await readFile(join(home, 'embedded.json'), 'utf8')) as Saved
  const port = await freePort()
  const args = [
    '-D',
    cluster,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'timezone=UTC',
    '-c',
    'log_min_messages=warning',
    ...flags,
  ]
  const server = supervise(binaries.postgres, args, user, join(home, 'postgres.log'))
  const url = `postgres://hongzhu:${password}@127.0.0.1:${port}/postgres`
  const deadline = Date.now() + 60_000
  while (!(await connectable(url))) {
    if (server.isDown() || Date.now() > deadline) {
      await server.stop()
      throw new Error(`自带数据库没有启动：${server.said() || '没有输出'}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  server.keepUp()
  return { url, stop: server.stop }
}
