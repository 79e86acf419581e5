// node scripts/run.mjs <script> [arguments]: runs one of our TypeScript programs on the Node that npm brought, installing first
// when need be; passes signals on and the exit code back. Runs on any Node >= 20.
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { ensureInstalled, environment, nodeProgram, ROOT } from './ready.mjs'

const [script, ...args] = process.argv.slice(2)
if (!script) {
  console.error('用法：node scripts/run.mjs 脚本 [参数]')
  process.exit(2)
}
ensureInstalled()
// The program is named from the root of the repository, the files it is given from where the caller stands.
const caller = process.env.INIT_CWD ?? process.cwd()
const child = spawn(nodeProgram(), ['--disable-warning=ExperimentalWarning', join(ROOT, script), ...args], {
  cwd: ROOT,
  stdio: 'inherit',
  env: environment({ INIT_CWD: resolve(caller) }),
})
// Ctrl-C in the terminal reaches the child by itself; a stop signal reaches only us.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.on('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 0)))
