// npm start: install what is missing, build the web once, run the server. Runs on any Node >= 20.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { ensureInstalled, environment, nodeProgram, ROOT, serverFlags } from './ready.mjs'

/** A digest of everything the built web depends on. */
function webDigest() {
  const hash = createHash('sha256')
  const visit = (path) => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name))
    else hash.update(path).update(readFileSync(path))
  }
  for (const part of [
    'apps/web/src',
    'apps/web/public',
    'apps/web/index.html',
    'apps/web/vite.config.ts',
    'packages/contract/src',
    'packages/domain/src',
    'package-lock.json',
  ])
    visit(join(ROOT, part))
  return hash.digest('hex')
}

/** Lays a .br and a .gz beside every text file, once, so that the server need not compress on each request. */
function compressAssets(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name)
    if (!/\.(js|css|svg|html|json)$/.test(name) || statSync(path).size < 1024) continue
    const plain = readFileSync(path)
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length }
    writeFileSync(`${path}.br`, brotliCompressSync(plain, { params }))
    writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }))
  }
}

/** Builds the web application unless the built one is current. */
export function ensureWebBuilt() {
  const stamp = join(ROOT, 'apps/web/dist/.built-from')
  const wanted = webDigest()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('· 生成网页')
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  const result = spawnSync(nodeProgram(), [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(ROOT, 'apps/web'),
    stdio: 'inherit',
    env: environment(),
  })
  if (result.status !== 0) process.exit(result.status ?? 1)
  compressAssets(join(ROOT, 'apps/web/dist'))
  writeFileSync(stamp, wanted)
}

if (import.meta.filename === process.argv[1] || process.argv[1]?.endsWith('start.mjs')) {
  ensureInstalled()
  ensureWebBuilt()
  const server = spawn(nodeProgram(), [...serverFlags(), 'apps/server/src/main.ts'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: environment(),
  })
  // The terminal sends Ctrl-C to both; a stop signal reaches only us and is passed on. The server decides when it is done.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => server.kill('SIGTERM'))
  server.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 0)))
}
