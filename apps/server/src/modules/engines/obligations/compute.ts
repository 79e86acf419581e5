import type { PlainDate, Refusal } from '@hongzhu/domain'
import { dutiesOf, dutyWindow } from '@hongzhu/domain/duty'
import { meetingsNeededFrom, type Window } from '@hongzhu/domain/meeting'
import type { Obligation } from '@hongzhu/domain/obligation'
import { organisationFindings } from '@hongzhu/domain/org'
import type { Database } from '../../../platform/db/pool.ts'
import { loadLifeFacts } from '../../meeting/index.ts'
import { loadNorms } from '../../norm/index.ts'
import { loadOrgFacts } from '../../org/index.ts'
import { loadEstablishments } from '../../school/index.ts'
import { loadCaseDuties } from '../procedures/index.ts'
import { loadDecisions, loadExcuses } from './facts.ts'
import { replaceCache } from './queries.ts'

export interface Computed {
  duties: Obligation[]
  findings: Map<string, Refusal[]>
}

/** Derives what these organisations owe on the day, from facts alone; nothing is read from the cache. */
export async function computeDuties(
  db: Database,
  orgIds: readonly string[],
  on: PlainDate,
  window: Window = dutyWindow(on),
): Promise<Computed> {
  const duties: Obligation[] = []
  const findings = new Map<string, Refusal[]>()
  if (orgIds.length === 0) return { duties, findings }
  const normsFor = await loadNorms(db, orgIds, on)
  const [orgs, lives, decisions, excuses, schools, cases] = await Promise.all([
    loadOrgFacts(db, orgIds, on, normsFor),
    loadLifeFacts(db, orgIds, meetingsNeededFrom(window), on),
    loadDecisions(db, orgIds, window.from, on),
    loadExcuses(db, orgIds),
    loadEstablishments(db, orgIds, window.from, on),
    loadCaseDuties(db, orgIds, on, normsFor),
  ])
  for (const id of orgIds) {
    const org = orgs.get(id)
    const norms = normsFor(id)
    duties.push(
      ...dutiesOf(
        {
          org,
          life: lives.get(id),
          decisions: decisions.get(id) ?? [],
          excuses: excuses.get(id) ?? [],
          schools: schools.get(id),
          cases: cases.get(id) ?? [],
        },
        window,
        on,
        norms,
      ),
    )
    if (org) findings.set(id, organisationFindings(org, on, norms))
  }
  return { duties, findings }
}

const BATCH = 150

/** Recomputes the cache of these organisations, a few hundred at a time so that memory stays flat. */
export async function recompute(db: Database, orgIds: readonly string[], on: PlainDate): Promise<number> {
  let count = 0
  for (let start = 0; start < orgIds.length; start += BATCH) {
    const batch = orgIds.slice(start, start + BATCH)
    const { duties, findings } = await computeDuties(db, batch, on)
    await replaceCache(db, batch, duties, findings, on)
    count += duties.length
  }
  return count
}
