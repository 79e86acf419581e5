import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { describeSchema, describeTables } from '../platform/db/describe.ts'
import { startEmbedded } from '../platform/db/embedded.ts'
import { migrate } from '../platform/db/migrate.ts'
import { interfaceDocument, rulesDocument, settingsDocument } from './generated-documents.ts'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))

/** Every generated file with its present text. */
async function generated(ownerUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return {
      'docs/settings.md': settingsDocument(),
      'docs/rules.md': rulesDocument(),
      'docs/openapi.json': await interfaceDocument(),
      'apps/server/src/platform/db/tables.gen.ts': await describeTables(client),
      'docs/schema.sql': await describeSchema(client),
    }
  } finally {
    await client.end()
  }
}

/** Writes generated files, or with `--check` says which are stale. */
async function main(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'hongzhu-generate-'))
  const server = await startEmbedded(home, ['-c', 'fsync=off'])
  try {
    await migrate(server.url)
    const stale: string[] = []
    for (const [path, text] of Object.entries(await generated(server.url))) {
      const before = await readFile(join(ROOT, path), 'utf8').catch(() => '')
      if (before === text) continue
      stale.push(path)
      if (process.argv.includes('--check')) continue
      await mkdir(join(ROOT, path, '..'), { recursive: true })
      await writeFile(join(ROOT, path), text)
    }
    if (stale.length > 0) console.log(`${process.argv.includes('--check') ? '过期的生成文件' : '已更新'}：${stale.join('、')}`)
    if (stale.length > 0 && process.argv.includes('--check')) process.exitCode = 1
  } finally {
    await server.stop()
    await rm(home, { recursive: true, force: true })
  }
}

await main()
