import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../platform/db/embedded.ts'
import { migrate } from '../platform/db/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseServer: string
    databaseTemplate: string
  }
}

/** One database server for the whole run (embedded, or TEST_DATABASE_URL), one migrated template; each file clones it. */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL
  const home = given ? undefined : await mkdtemp(join(tmpdir(), 'hongzhu-test-'))
  const server = home
    ? await startEmbedded(home, ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200'])
    : undefined
  const url = given ?? server?.url ?? ''
  const template = `hongzhu_template_${process.pid}`
  const admin = async (text: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(text).finally(() => client.end())
  }
  await admin(`create database ${template} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`)
  const target = new URL(url)
  target.pathname = `/${template}`
  await migrate(target.toString())
  project.provide('databaseServer', url)
  project.provide('databaseTemplate', template)
  return async () => {
    if (!server) await admin(`drop database if exists ${template}`)
    await server?.stop()
    if (home) await rm(home, { recursive: true, force: true })
  }
}
