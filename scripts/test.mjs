// npm test: install what is missing, build the web, run every test, the browser journeys too. `-- --no-browser` leaves the journeys out.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled, environment, nodeProgram, ROOT } from './ready.mjs'
import { ensureWebBuilt } from './start.mjs'

const args = process.argv.slice(2)
const withBrowser = !args.includes('--no-browser')
const rest = args.filter((arg) => arg !== '--no-browser')

ensureInstalled()
const results = mkdtempSync(join(tmpdir(), 'hongzhu-results-'))
const total = { passed: 0, failed: 0, skipped: 0 }

function run(program, parameters, more = {}) {
  const { status, signal } = spawnSync(nodeProgram(), [program, ...parameters], {
    cwd: ROOT,
    stdio: 'inherit',
    env: environment(more),
  })
  return signal ? 1 : (status ?? 1)
}

function readResult(name) {
  try {
    return JSON.parse(readFileSync(join(results, name), 'utf8'))
  } catch {
    return undefined
  }
}

function runVitest() {
  const status = run(join(ROOT, 'node_modules/vitest/vitest.mjs'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(results, 'vitest.json')}`,
    ...rest,
  ])
  const result = readResult('vitest.json')
  total.passed += result?.numPassedTests ?? 0
  total.failed += result?.numFailedTests ?? 0
  total.skipped += (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0)
  // A file that did not load, or an error outside any test, fails the run without a failed test.
  if (status !== 0 && (result?.numFailedTests ?? 0) === 0) total.failed += 1
}

async function runJourneys() {
  const { findBrowser } = await import('./browser.mjs')
  const browser = await findBrowser().catch((error) => {
    console.error(error.message)
    return undefined
  })
  if (!browser) {
    console.error(
      '没有浏览器，页面走查没有运行，按失败计。可用 CHROMIUM_PATH 指明浏览器；只想跑其余测试：npm test -- --no-browser',
    )
    total.failed += 1
    return
  }
  const status = run(join(ROOT, 'node_modules/@playwright/test/cli.js'), ['test', '--config', 'e2e/playwright.config.ts'], {
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, 'journeys.json'),
  })
  const stats = readResult('journeys.json')?.stats
  total.passed += (stats?.expected ?? 0) + (stats?.flaky ?? 0)
  total.failed += stats?.unexpected ?? 0
  total.skipped += stats?.skipped ?? 0
  if (status !== 0 && !stats?.unexpected) total.failed += 1
}

ensureWebBuilt()
runVitest()
if (withBrowser && rest.length === 0) await runJourneys()
rmSync(results, { recursive: true, force: true })
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)
