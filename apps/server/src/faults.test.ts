// What was confirmed to somebody is there after any fall, and nothing is there by half.
import { randomUUID } from 'node:crypto'
import { setTimeout as after } from 'node:timers/promises'
import type { Sheet } from '@hongzhu/contract/meeting'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChain } from './modules/audit/index.ts'
import { makeSheet } from './modules/meeting/testing.ts'
import { databaseOf, openPool } from './platform/db/pool.ts'
import { ask, clear, databaseUrl, freePort, newFolder, type Product, postmasterOf, start, until } from './testing/process.ts'
import { type Visitor, visit } from './testing/visitor.ts'
import { LOGIN, makeWorld, ORG } from './testing/world.ts'

const SEED = 20_261_122
const ROUNDS = 10
/** Falls come within this many milliseconds of the first save of a round. */
const WITHIN = 900

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

/** One meeting as its client knows it: what was confirmed to it, and the call it got no answer to. */
interface Kept {
  key: string
  orgId: string
  id: string | undefined
  version: number
  state: 'draft' | 'confirmed' | 'archived' | undefined
  place: string
  open: { method: 'PUT' | 'POST'; path: string; body: unknown; place: string; state: Kept['state'] } | undefined
}

let folder: string
let port: string
let product: Product
const products: Product[] = []
const settings = () => ({ APP_ENV: 'test', APP_TODAY: '2026-11-22', PORT: port })
const startAgain = async () => {
  product = await start(folder, settings())
  products.push(product)
}
const people: { visitor: Visitor; orgId: string; blank: Sheet }[] = []
const kept: Kept[] = []

beforeAll(async () => {
  folder = await newFolder()
  port = String(await freePort())
  await startAgain()
  const pool = openPool({ url: await databaseUrl(folder), max: 2, asOwner: true })
  await makeWorld(databaseOf(pool))
  await pool.end()
  for (const [login, orgId] of [
    [LOGIN.secretary, ORG.maths],
    [LOGIN.neighbour, ORG.science],
  ] as const) {
    const visitor = await visit(product.url, login)
    const { body } = await visitor.call('GET', `/orgs/${orgId}/meeting-roster?on=2026-11-20&kinds=general`)
    people.push({ visitor, orgId, blank: makeSheet(body, ['general']) })
  }
})
afterAll(() => clear(folder, products))

/** Makes one call; without an answer it stays open and the client stops. */
async function send(visitor: Visitor, one: Kept, call: NonNullable<Kept['open']>): Promise<boolean> {
  one.open = call
  const answer = await visitor.call(call.method, call.path, call.body).catch(() => undefined)
  if (!answer || answer.status >= 500) return false
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 200 })
  one.open = undefined
  one.id = answer.body.id
  one.version = answer.body.version
  one.place = call.place
  one.state = call.state
  return true
}

/** Saves meetings one after the other, as devices do, until an answer fails to come. */
async function saveOn({ visitor, orgId, blank }: (typeof people)[number], count: { calls: number }): Promise<void> {
  for (let n = 1; ; n++) {
    const one: Kept = { key: randomUUID(), orgId, id: undefined, version: 0, state: undefined, place: '', open: undefined }
    kept.push(one)
    const put = (place: string) => ({
      method: 'PUT' as const,
      path: `/meeting-sheets/${one.key}`,
      body: { orgId, version: one.version, sheet: { ...blank, place } },
      place,
      state: 'draft' as const,
    })
    const settle = (verb: 'confirm' | 'archive', state: 'confirmed' | 'archived') => ({
      method: 'POST' as const,
      path: `/meetings/${one.id}/${verb}`,
      body: { meetingId: one.id, version: one.version, reasons: [] },
      place: one.place,
      state,
    })
    const steps = [
      () => put(`第${n}会议室`),
      () => put(`第${n}会议室，改到礼堂`),
      () => settle('confirm', 'confirmed'),
      () => settle('archive', 'archived'),
    ]
    for (const step of steps) {
      if (!(await send(visitor, one, step()))) return
      count.calls += 1
    }
  }
}

interface Row {
  client_key: string
  state: string
  place: string
  version: number
  due_count: number
  marked: number
  sections: number
  drafts: number
  agenda: number
  events: string[]
}
const meetingRows = async () =>
  ask<Row>(
    folder,
    `select m.client_key, m.state, m.place, m.version, m.due_count,
       (select count(*)::int from attendance a where a.meeting_id = m.id) as marked,
       (select count(*)::int from meeting_section s where s.meeting_id = m.id) as sections,
       (select count(*)::int from meeting_draft d where d.meeting_id = m.id) as drafts,
       (select count(*)::int from agenda_item i where i.meeting_id = m.id) as agenda,
       array(select e.type from event e where e.subject_kind = 'meeting' and e.subject_id = m.id::text order by e.seq) as events
     from meeting m`,
  )

const EVENTS: Record<string, string[]> = {
  draft: [],
  confirmed: ['meeting.confirmed'],
  archived: ['meeting.confirmed', 'meeting.archived'],
}

/** Nothing by half: a draft is one document and no rows, a settled meeting all its rows and its events. */
function expectWhole(row: Row): void {
  const isDraft = row.state === 'draft'
  expect(row).toMatchObject({
    sections: 1,
    drafts: isDraft ? 1 : 0,
    marked: isDraft ? 0 : row.due_count,
    agenda: isDraft ? 0 : 1,
    events: EVENTS[row.state],
  })
}

async function expectAllKept(): Promise<void> {
  const rows = new Map((await meetingRows()).map((row) => [row.client_key, row]))
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
    const visitor = people.find((person) => person.orgId === one.orgId)?.visitor
    if (!one.open || !visitor) continue
    open += 1
    expect(await send(visitor, one, one.open)).toBe(true)
  }
  const keys = (await meetingRows()).map((row) => row.client_key)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys).toHaveLength(kept.length)
  return open
}

async function round(moment: number, fall: () => Promise<void>, rise: () => Promise<void>) {
  const count = { calls: 0 }
  const saving = people.map((person) => saveOn(person, count))
  await after(moment)
  await fall()
  await Promise.all(saving)
  await rise()
  await expectAllKept()
  return { calls: count.calls, open: await sendAgain() }
}

describe('falls while meetings are being saved', () => {
  test(`${ROUNDS} times kill -9 of the product`, { timeout: 240_000 }, async () => {
    const random = randomFrom(SEED)
    const seen = { calls: 0, open: 0 }
    for (let n = 0; n < ROUNDS; n++) {
      const { calls, open } = await round(random() * WITHIN, async () => void (await product.end('SIGKILL')), startAgain)
      seen.calls += calls
      seen.open += open
    }
    // The falls came in the midst of work, not before or after it.
    expect(seen.calls).toBeGreaterThan(ROUNDS)
    expect(seen.open).toBeGreaterThan(0)
  })

  test(`${ROUNDS} times kill -9 of the database`, { timeout: 240_000 }, async () => {
    const random = randomFrom(SEED + 1)
    const seen = { calls: 0, open: 0 }
    for (let n = 0; n < ROUNDS; n++) {
      const fall = async () => void process.kill((await postmasterOf(folder)) ?? 0, 'SIGKILL')
      const rise = async () => {
        const health = () => fetch(`${product.url}/healthz`, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined)
        await until('recovery', async () => (await health())?.status === 200, 15_000)
      }
      const { calls, open } = await round(random() * WITHIN, fall, rise)
      seen.calls += calls
      seen.open += open
    }
    expect(seen.calls).toBeGreaterThan(ROUNDS)
    expect(seen.open).toBeGreaterThan(0)
  })
})
