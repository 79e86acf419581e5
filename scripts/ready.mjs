// Makes a fresh clone runnable: installs what package-lock.json names when it is missing or older. Runs on any Node >= 20.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
const BIN = join(ROOT, 'node_modules', '.bin')
const STAMP = join(ROOT, 'node_modules', '.hongzhu-installed')

const lockDigest = () =>
  createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')

/** Installs dependencies unless the installed ones match the lock file. */
export function ensureInstalled() {
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major < 20) {
    console.error(`需要 Node 20 以上，现在是 ${process.version}。`)
    process.exit(1)
  }
  const wanted = lockDigest()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  console.log('· 安装所需组件（首次约一两分钟）')
  const npm = process.env.npm_execpath
  // Not `npm ci`: it refuses a lock file that lacks other platforms' optional packages, which some registry mirrors do not carry.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional']
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: ROOT, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' })
  if (result.status !== 0) {
    console.error('组件没有装上，请检查网络或 npm 的镜像设置后再试。')
    process.exit(result.status ?? 1)
  }
  writeFileSync(STAMP, wanted)
}

/** The Node 24 that npm brought; the one we run on where npm has none for this machine and ours is new enough. */
export function nodeProgram() {
  const brought = join(BIN, process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(brought)) return brought
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major >= 24) return process.execPath
  console.error(`npm 没有适合 ${process.platform}-${process.arch} 的 Node 24，请先安装 Node 24 再启动。`)
  process.exit(1)
}

/** The environment with the brought programs first on the path. */
/** How Node runs the server: a young generation of at most 4 MB a half keeps the process near 300 MB at no cost in time. */
export const serverFlags = () => JSON.parse(readFileSync(join(ROOT, 'apps/server/node-flags.json'), 'utf8'))

export const environment = (more = {}) => ({ ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH ?? ''}`, ...more })
