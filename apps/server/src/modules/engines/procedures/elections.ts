import type { PlainDate } from '@hongzhu/domain'
import { type PastElection, pastElection } from '@hongzhu/domain/election'
import type { Norms } from '@hongzhu/domain/norms'
import type { Database } from '../../../platform/db/pool.ts'
import { ELECTION } from './election.ts'
import { listNames } from './name-queries.ts'
import { listEvents, listOnRecord } from './queries.ts'
import { REGISTRY } from './registry.ts'
import { namedIn } from './service.ts'

/** Elections on record of these organisations, as a look-back reads them (ELE-19); a fixed number of queries for all. */
export async function loadElections(
  db: Database,
  orgIds: readonly string[],
  today: PlainDate,
  normsFor: (orgId: string) => Norms,
): Promise<ReadonlyMap<string, PastElection[]>> {
  const registered = REGISTRY.get(ELECTION.procedure.id)
  const heads = await listOnRecord(db, orgIds, ELECTION.procedure.id)
  if (!registered || heads.length === 0) return new Map()
  const events = Map.groupBy(
    await listEvents(
      db,
      heads.map((head) => head.id),
    ),
    (row) => row.caseId,
  )
  const cases = heads.map((head) => ({
    ...head,
    state: registered.fold((events.get(head.id) ?? []).map((row) => row.event)),
  }))
  const ids = cases.map(({ state }) => namedIn(registered, state))
  const names = await listNames(db, { people: ids.flatMap(({ people }) => people), meetings: [], orgs: [] })
  const facts = await ELECTION.load(db, cases, { today, normsFor, names: names.people, isForDays: false })
  const found = cases.flatMap(({ id, orgId, state }) => {
    const own = facts.get(id)
    const past = own && pastElection(id, state, own, normsFor(orgId))
    return past ? [{ orgId, past }] : []
  })
  return new Map([...Map.groupBy(found, (one) => one.orgId)].map(([orgId, list]) => [orgId, list.map(({ past }) => past)]))
}
