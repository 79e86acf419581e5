import type { Database } from '../../platform/db/pool.ts'
import { databaseOf } from '../../platform/db/pool.ts'
import { inTransaction, wallOfAll } from '../../platform/db/transaction.ts'
import { SYSTEM, writeEvents } from '../../platform/events/record.ts'
import type { Services } from '../../platform/http/context.ts'
import { checkSpan, findEnd, findHash, findWitness, setWitness, type Verification, type Witness } from './queries.ts'

const BATCH = 5_000

export interface Checked {
  checked: number
  last: string
  lastHash: string
  /** The first row that does not fit; null when the chain is whole. */
  brokenAt: string | null
  why: string | null
}

/** Recomputes the chain in batches, from the beginning or after the row `from`, and stops at the first break (SEC-27). */
export async function verifyChain(db: Database, { from }: { from?: string } = {}): Promise<Checked> {
  let last = from ?? '0'
  let lastHash = from ? ((await findHash(db, from)) ?? '') : ''
  let checked = 0
  for (;;) {
    const span = await checkSpan(db, last, lastHash, BATCH)
    checked += span.checked
    if (span.broken !== null) return { checked, last, lastHash, brokenAt: span.broken, why: span.why }
    if (span.last === null) return { checked, last, lastHash, brokenAt: null, why: null }
    last = span.last
    lastHash = span.lastHash ?? ''
  }
}

/** The chain as a whole, and that its end of last time is still in it: rows cut off at the end leave no gap. */
async function verifyWhole(db: Database, at: string): Promise<Witness> {
  const before = await findWitness(db)
  const result = await verifyChain(db)
  const witness = { at, checked: result.checked, last: result.last, lastHash: result.lastHash }
  if (result.brokenAt !== null) return { ...witness, isWhole: false, brokenAt: result.brokenAt, why: result.why }
  if (before && before.last !== '0' && (await findHash(db, before.last)) !== before.lastHash)
    return { ...witness, isWhole: false, brokenAt: before.last, why: '上次校验时的末条记录不见了或变了' }
  return { ...witness, isWhole: true, brokenAt: null, why: null }
}

/** The nightly verification: its result is kept and recorded; a break is recorded as such (SEC-27, SEC-31). */
export async function verifyAudit(services: Services): Promise<Verification> {
  const witness = await verifyWhole(databaseOf(services.pool), new Date(services.clock.now()).toISOString())
  await inTransaction(services.pool, wallOfAll(services.clock.today()), 'read write', async (db) => {
    await writeEvents(db, SYSTEM, [
      witness.isWhole
        ? { type: 'audit.verified', summary: `校验审计链 ${witness.checked} 条，完整` }
        : { type: 'audit.broken', summary: `审计链第 ${witness.brokenAt} 条${witness.why}`, ok: false },
    ])
    // The event just written is the end of the chain until we commit: what the next verification must still find.
    const end = (await findEnd(db)) ?? { last: witness.last, lastHash: witness.lastHash }
    await setWitness(db, { ...witness, ...end })
  })
  const { at, checked, isWhole, brokenAt, why } = witness
  return { at, checked, isWhole, brokenAt, why }
}
