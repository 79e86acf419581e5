// npm run check: types, lint, boundaries, unused code, generated files, size of files. The same locally and in CI.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, environment, nodeProgram, ROOT } from './ready.mjs'

ensureInstalled()
const modules = (path) => join(ROOT, 'node_modules', path)
const steps = [
  ['类型 domain', modules('typescript/bin/tsc'), ['-p', 'packages/domain']],
  ['类型 contract', modules('typescript/bin/tsc'), ['-p', 'packages/contract']],
  ['类型 server', modules('typescript/bin/tsc'), ['-p', 'apps/server']],
  ['类型 web', modules('typescript/bin/tsc'), ['-p', 'apps/web']],
  ['类型 e2e', modules('typescript/bin/tsc'), ['-p', 'e2e']],
  ['书写规则', modules('@biomejs/biome/bin/biome'), ['check', '--max-diagnostics=40', '.']],
  [
    '依赖边界',
    modules('dependency-cruiser/bin/dependency-cruise.mjs'),
    ['--config', '.dependency-cruiser.cjs', 'apps', 'packages'],
  ],
  ['无用代码', modules('knip/bin/knip.js'), ['--no-progress']],
  ['生成文件', join(ROOT, 'apps/server/src/cli/generate.ts'), ['--check']],
]

/** Files above 300 lines, tests, cases, generated files and seed data aside. */
function longFiles() {
  const listed = spawnSync('git', ['ls-files', '*.ts', '*.tsx'], { cwd: ROOT, encoding: 'utf8' })
    .stdout.split('\n')
    .filter(Boolean)
  return listed
    .filter((path) => !/\.gen\.|\.test\.|\.cases\.|^e2e\/|\/seed\//.test(path))
    .map((path) => ({ path, lines: readFileSync(join(ROOT, path), 'utf8').split('\n').length - 1 }))
    .filter((file) => file.lines > 300)
}

let failed = 0
for (const [name, program, args] of steps) {
  const { status } = spawnSync(nodeProgram(), ['--disable-warning=ExperimentalWarning', program, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: environment(),
  })
  console.log(`${status === 0 ? '通过' : '未通过'}  ${name}`)
  if (status !== 0) failed++
}
const long = longFiles()
for (const file of long) console.log(`  ${file.path} 有 ${file.lines} 行`)
console.log(`${long.length === 0 ? '通过' : '未通过'}  文件不超过 300 行`)
if (long.length > 0) failed++
process.exit(failed > 0 ? 1 : 0)
