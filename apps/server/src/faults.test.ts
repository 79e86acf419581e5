// What was confirmed to somebody is there after any fall, and nothing is there by half.
import { setTimeout as after } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChain } from './modules/audit/index.ts'
import { databaseOf, openPool } from './platform/db/pool.ts'
import { confirmImport, expectWholeImport, finishReading, type Import, type Reading, readImport } from './testing/importer.ts'
import { clear, databaseUrl, freePort, newFolder, type Product, postmasterOf, start, until } from './testing/process.ts'
import { expectWhole, type Kept, meetingRows, newSaver, type Saver, saveOn, send } from './testing/saver.ts'
import { type Visitor, visit } from './testing/visitor.ts'
import { LOGIN, makeWorld, ORG } from './testing/world.ts'

const SEED = 20_261_122
/** Half of them while a roster is read, half while it is confirmed; meetings are saved in all. */
const ROUNDS = 20
/** Falls come within this many milliseconds of the first save of a round. */
const WITHIN = 700

/** Small and reproducible (mulberry32): the same moments in every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

let folder: string
let port: string
let product: Product
const products: Product[] = []
const startAgain = async () => {
  product = await start(folder, { APP_ENV: 'test', APP_TODAY: '2026-11-22', PORT: port })
  products.push(product)
}
const savers: Saver[] = []
const kept: Kept[] = []
let office: Visitor
const imports: Import[] = []

beforeAll(async () => {
  folder = await newFolder()
  port = String(await freePort())
  await startAgain()
  const pool = openPool({ url: await databaseUrl(folder), max: 2, asOwner: true })
  await makeWorld(databaseOf(pool))
  await pool.end()
  savers.push(await newSaver(await visit(product.url, LOGIN.secretary), ORG.maths))
  savers.push(await newSaver(await visit(product.url, LOGIN.neighbour), ORG.science))
  office = await visit(product.url, LOGIN.county)
})
afterAll(() => clear(folder, products))

async function expectAllKept(): Promise<void> {
  const rows = new Map((await meetingRows(folder)).map((row) => [row.client_key, row]))
  for (const row of rows.values()) expectWhole(row)
  for (const one of kept) {
    const row = rows.get(one.key)
    if (one.state === undefined) {
      // Never confirmed to anybody: it may be there, whole, or not.
      if (row) expect(row).toMatchObject({ state: 'draft', version: 1 })
      continue
    }
    const known = { state: one.state, place: one.place, version: one.version }
    const next = one.open && { state: one.open.state, place: one.open.place, version: one.version + 1 }
    expect([known, next]).toContainEqual({ state: row?.state, place: row?.place, version: row?.version })
  }
  const pool = openPool({ url: await databaseUrl(folder), max: 1, asOwner: true })
  expect(await verifyChain(databaseOf(pool))).toMatchObject({ brokenAt: null })
  await pool.end()
}

/** What got no answer is sent again, as the page does: it counts once. */
async function sendAgain(): Promise<number> {
  let open = 0
  for (const one of kept) {
    const visitor = savers.find((saver) => saver.orgId === one.orgId)?.visitor
    if (!one.open || !visitor) continue
    open += 1
    expect(await send(visitor, one, one.open)).toBe(true)
  }
  const keys = (await meetingRows(folder)).map((row) => row.client_key)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys).toHaveLength(kept.length)
  return open
}

/** An import cut short is whole or not there; confirmed again it is there once. */
async function importAgain(one: Import): Promise<void> {
  const wasDone = await expectWholeImport(folder, office, one)
  if (!wasDone) await confirmImport(office, one, 0)
  expect(one.isSeenDone || wasDone).toBe(true)
  expect(await expectWholeImport(folder, office, one)).toBe(true)
}

/** One round of a roster: what goes on when the fall comes, and what must be so afterwards. */
interface Roster {
  work: (wait: number) => Promise<void>
  afterwards: () => Promise<void>
}

function readingRoster(n: number): Roster {
  const reading: Reading = { n, id: undefined, isSeenRead: false }
  return {
    work: (wait) => readImport(office, reading, wait),
    afterwards: async () => void imports.push(await finishReading(folder, office, reading)),
  }
}

function confirmedRoster(one: Import): Roster {
  return {
    work: (wait) => confirmImport(office, one, wait),
    afterwards: async () => void (await importAgain(one)),
  }
}

async function fallOften(seed: number, fall: () => Promise<void>, rise: () => Promise<void>) {
  const random = randomFrom(seed)
  const seen = { calls: 0, open: 0 }
  for (let n = 0; n < ROUNDS; n++) {
    const last = imports.at(-1)
    const roster = n % 2 === 1 && last ? confirmedRoster(last) : readingRoster(imports.length)
    const moment = random() * WITHIN
    const work = [...savers.map((saver) => saveOn(saver, kept)), roster.work(random() * moment).then(() => 0)]
    await after(moment)
    await fall()
    seen.calls += (await Promise.all(work)).reduce((total, calls) => total + calls, 0)
    await rise()
    await expectAllKept()
    seen.open += await sendAgain()
    await roster.afterwards()
  }
  return seen
}

describe('falls while meetings are saved and a roster is imported', () => {
  test(`${ROUNDS} times kill -9 of the product`, { timeout: 600_000 }, async () => {
    const seen = await fallOften(SEED, async () => void (await product.end('SIGKILL')), startAgain)
    // The falls came in the midst of work, not before or after it.
    expect(seen.calls).toBeGreaterThan(ROUNDS)
    expect(seen.open).toBeGreaterThan(0)
  })

  test(`${ROUNDS} times kill -9 of the database`, { timeout: 600_000 }, async () => {
    const health = () => fetch(`${product.url}/healthz`, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined)
    const seen = await fallOften(
      SEED + 1,
      async () => void process.kill((await postmasterOf(folder)) ?? 0, 'SIGKILL'),
      async () => void (await until('recovery', async () => (await health())?.status === 200, 15_000)),
    )
    expect(seen.calls).toBeGreaterThan(ROUNDS)
    expect(seen.open).toBeGreaterThan(0)
  })

  test('all imports of all rounds are there, each once', async () => {
    expect(imports).toHaveLength(ROUNDS)
    for (const one of imports) expect(await expectWholeImport(folder, office, one)).toBe(true)
  })
})
