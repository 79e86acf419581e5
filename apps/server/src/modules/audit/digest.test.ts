import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { listMigrations, migrate } from '../../platform/db/migrate.ts'
import { databaseOf, openPool } from '../../platform/db/pool.ts'
import { SYSTEM, writeEvents } from '../../platform/events/record.ts'
import { verifyChain } from './index.ts'

const MARKING = '20261201_0010_audit_digest.sql'

test('SEC-27: a database from before the mark keeps its hashes, verifies after the upgrade, and goes on in one chain', async () => {
  const name = `hongzhu_test_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: inject('databaseServer') })
  await admin.connect()
  await admin.query(`create database ${name}`)
  const target = new URL(inject('databaseServer'))
  target.pathname = `/${name}`
  const url = target.toString()
  await migrate(
    url,
    (await listMigrations()).filter((one) => one < MARKING),
  )
  const pool = openPool({ url, max: 2, asOwner: true })
  const db = databaseOf(pool)
  const record = (summary: string) =>
    writeEvents(db, SYSTEM, [{ type: 'job.done', summary, before: { state: '有' }, after: null, reason: '核对' }])
  const hashes = async () =>
    (await pool.query('select hash from event order by seq')).rows.map((row: { hash: string }) => row.hash)
  await record('升级之前')
  await record('升级之前又一条')
  expect(await verifyChain(db)).toMatchObject({ checked: 2, brokenAt: null })
  const before = await hashes()

  await migrate(url)
  await record('升级之后')
  expect((await hashes()).slice(0, 2)).toEqual(before)
  expect(await verifyChain(db)).toMatchObject({ checked: 3, brokenAt: null })
  const marks = (await pool.query('select digest from event order by seq')).rows.map((row: { digest: string }) => row.digest)
  expect(marks).toEqual(['sha256', 'sha256', 'sha256-2'])

  await pool.end()
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
})
