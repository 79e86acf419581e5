import { date, type PlainDate } from '@hongzhu/domain'
import type { DecisionFact } from '@hongzhu/domain/duty'
import type { Excuse } from '@hongzhu/domain/obligation'
import { sql } from 'kysely'
import type { Database } from '../../../platform/db/pool.ts'

/** Decisions of archived and confirmed meetings that were due or open in the window, by organisation. */
export async function loadDecisions(
  db: Database,
  orgIds: readonly string[],
  from: PlainDate,
  on: PlainDate,
): Promise<Map<string, DecisionFact[]>> {
  const rows = await db
    .selectFrom('decision as d')
    .innerJoin('meeting as m', 'm.id', 'd.meeting_id')
    .leftJoin('person as p', 'p.id', 'd.owner_person_id')
    .select(['d.id', 'd.meeting_id', 'd.org_id', 'd.body', 'd.is_measure', 'd.due_on', 'd.done_on', 'm.held_on', 'p.name'])
    .where('d.org_id', '=', sql<string>`any(${orgIds}::bigint[])`)
    .where('m.state', 'in', ['confirmed', 'archived'])
    .where('m.held_on', '<=', on)
    .where((eb) => eb.or([eb('d.done_on', 'is', null), eb('d.done_on', '>=', from)]))
    .execute()
  const found = new Map<string, DecisionFact[]>()
  for (const row of rows) {
    const list = found.get(row.org_id) ?? []
    list.push({
      id: row.id,
      meetingId: row.meeting_id,
      orgId: row.org_id,
      body: row.body,
      isMeasure: row.is_measure,
      owner: row.name ?? undefined,
      decidedOn: date(row.held_on),
      dueOn: row.due_on ? date(row.due_on) : undefined,
      doneOn: row.done_on ? date(row.done_on) : undefined,
    })
    found.set(row.org_id, list)
  }
  return found
}

/** Excuses in force, by organisation, with the name of the deciding organisation. */
export async function loadExcuses(db: Database, orgIds: readonly string[]): Promise<Map<string, Excuse[]>> {
  const rows = await db
    .selectFrom('excuse as e')
    .innerJoin('org_name as n', (join) => join.onRef('n.org_id', '=', 'e.decided_by_org').on('n.until_on', 'is', null))
    .select(['e.key', 'e.org_id', 'e.reason', 'e.doc_no', 'e.decided_on', 'n.short_name'])
    .where('e.org_id', '=', sql<string>`any(${orgIds}::bigint[])`)
    .where('e.revoked_at', 'is', null)
    .execute()
  const found = new Map<string, Excuse[]>()
  for (const row of rows) {
    const list = found.get(row.org_id) ?? []
    list.push({ key: row.key, reason: row.reason, decidedBy: row.short_name, docNo: row.doc_no, decidedOn: date(row.decided_on) })
    found.set(row.org_id, list)
  }
  return found
}
