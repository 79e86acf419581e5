import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const DIST = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** Scripts that loading this script loads before it runs. */
function closureOf(start: readonly string[]): Set<string> {
  const found = new Set<string>()
  const queue = [...start]
  for (let name = queue.pop(); name; name = queue.pop()) {
    const path = join(DIST, 'assets', name)
    if (found.has(name) || !existsSync(path)) continue
    found.add(name)
    const text = readFileSync(path, 'utf8')
    for (const match of text.matchAll(
      /(?:^|[;}\n])(?:import|export)[^"'()]{0,4000}?from\s*["']\.\/([^"']+\.js)["']|(?:^|[;}\n])import\s*["']\.\/([^"']+\.js)["']/g,
    ))
      queue.push(match[1] ?? match[2] ?? '')
  }
  return found
}

const gzipped = (names: Iterable<string>) =>
  [...names].reduce((sum, name) => sum + gzipSync(readFileSync(join(DIST, 'assets', name)), { level: 9 }).length, 0)

export interface PageSize {
  name: string
  kilobytes: number
  scripts: number
}

/** Compressed script size of the sign-in page and the work desk; undefined until the web is built. */
export function webSizes(): PageSize[] | undefined {
  const index = join(DIST, 'index.html')
  if (!existsSync(index)) return undefined
  const entry = [...readFileSync(index, 'utf8').matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)].map((match) =>
    basename(match[1] ?? ''),
  )
  const assets = readdirSync(join(DIST, 'assets')).filter((name) => name.endsWith('.js'))
  const page = (name: string, pattern: RegExp): PageSize => {
    const scripts = closureOf([...entry, ...assets.filter((asset) => pattern.test(asset))])
    return { name, kilobytes: Math.round(gzipped(scripts) / 102.4) / 10, scripts: scripts.size }
  }
  return [page('登录页', /^sign-in/), page('待办', /^desk/)]
}
