// npm run generate: rewrites generated files (table types, schema, documents); `-- --check` says which are stale.
import { spawnSync } from 'node:child_process'
import { ensureInstalled, environment, nodeProgram, ROOT } from './ready.mjs'

ensureInstalled()
const { status } = spawnSync(
  nodeProgram(),
  ['--disable-warning=ExperimentalWarning', 'apps/server/src/cli/generate.ts', ...process.argv.slice(2)],
  { cwd: ROOT, stdio: 'inherit', env: environment() },
)
process.exit(status ?? 1)
