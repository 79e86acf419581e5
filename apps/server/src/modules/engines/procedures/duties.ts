import type { PlainDate } from '@hongzhu/domain'
import type { Norms } from '@hongzhu/domain/norms'
import type { CaseDuty } from '@hongzhu/domain/procedure'
import type { Database } from '../../../platform/db/pool.ts'
import { listEvents, listUnderWay } from './queries.ts'
import { REGISTRY } from './registry.ts'

/** What the cases of these organisations owe on the day, by organisation; a fixed number of queries for each procedure. */
export async function loadCaseDuties(
  db: Database,
  orgIds: readonly string[],
  on: PlainDate,
  normsFor: (orgId: string) => Norms,
): Promise<ReadonlyMap<string, CaseDuty[]>> {
  const heads = await listUnderWay(db, orgIds, on)
  if (heads.length === 0) return new Map()
  const events = Map.groupBy(
    await listEvents(
      db,
      heads.map((head) => head.id),
      on,
    ),
    (row) => row.caseId,
  )
  const found: { orgId: string; duty: CaseDuty }[] = []
  for (const [id, registered] of REGISTRY) {
    const own = heads
      .filter((head) => head.procedure === id && events.has(head.id))
      .map((head) => ({ ...head, state: registered.fold((events.get(head.id) ?? []).map((row) => row.event)) }))
      .filter(({ state }) => state.status === 'running' && state.mode === 'live')
    const opened = await registered.open(db, own, { today: on, normsFor, names: new Map(), isForDays: true })
    for (const one of own) {
      const duty = opened.get(one.id)?.dutyOf({ ...one, superiorOrgId: one.parentId ?? undefined })
      if (duty) found.push({ orgId: one.orgId, duty })
    }
  }
  return new Map([...Map.groupBy(found, (one) => one.orgId)].map(([orgId, list]) => [orgId, list.map(({ duty }) => duty)]))
}
