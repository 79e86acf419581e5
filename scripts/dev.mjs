// npm run dev: the server restarting on change, and Vite's development server in front of it.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, environment, nodeProgram, ROOT, serverFlags } from './ready.mjs'

ensureInstalled()
const parts = [
  spawn(nodeProgram(), ['--watch', ...serverFlags(), 'apps/server/src/main.ts'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: environment(),
  }),
  spawn(nodeProgram(), [join(ROOT, 'node_modules/vite/bin/vite.js')], {
    cwd: join(ROOT, 'apps/web'),
    stdio: 'inherit',
    env: environment(),
  }),
]
const stop = () => {
  for (const part of parts) part.kill('SIGTERM')
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
for (const part of parts) part.on('exit', stop)
