import type { PlainDate } from '@hongzhu/domain'
import type { EstablishFacts } from '@hongzhu/domain/school'
import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

/** ORG-01：主管的学校里当日没有党组织覆盖的，以及 `from` 以后开办的；按主管组织，一次查询。 */
export async function loadEstablishments(
  db: Database,
  orgIds: readonly string[],
  from: PlainDate,
  on: PlainDate,
): Promise<Map<string, EstablishFacts[]>> {
  const { rows } = await sql<{
    schoolId: string
    schoolName: string
    managerOrgId: string
    openedOn: PlainDate | null
    coveredFrom: PlainDate | null
    uncoveredSince: PlainDate | null
    caseOpenedOn: PlainDate | null
    proposedOn: PlainDate | null
    isNotNeeded: boolean
  }>`
    select s.id as "schoolId", s.short_name as "schoolName", s.manager_org_id as "managerOrgId", s.opened_on as "openedOn",
      l.covered_from as "coveredFrom", l.ended_on as "uncoveredSince", c.opened_on as "caseOpenedOn", c.proposed_on as "proposedOn",
      exists (select from establishment_case n where n.school_id = s.id and n.result = 'notNeeded' and n.closed_on <= ${on}) as "isNotNeeded"
    from school s
    cross join lateral (
      select min(x.from_on) filter (where x.ends_on is null or x.ends_on > ${on}) as covered_from,
        max(x.ends_on) filter (where x.ends_on <= ${on}) as ended_on
      from (
        select k.from_on, least(k.until_on, o.dissolved_on) as ends_on
        from school_org k join org o on o.id = k.org_id where k.school_id = s.id and k.from_on <= ${on}) x) l
    left join lateral (
      select e.opened_on, e.proposed_on from establishment_case e
      where e.school_id = s.id and e.opened_on <= ${on} and (e.closed_on is null or e.closed_on > ${on})
      order by e.id desc limit 1) c on true
    where s.manager_org_id = any(${[...orgIds]}::bigint[])
      and (s.opened_on is null or s.opened_on <= ${on}) and (s.closed_on is null or s.closed_on > ${on})
      and (l.covered_from is null or (s.opened_on >= ${from} and l.ended_on is null))
    order by s.id`.execute(db)
  const found = new Map<string, EstablishFacts[]>()
  for (const row of rows) {
    const facts: EstablishFacts = {
      schoolId: row.schoolId,
      schoolName: row.schoolName,
      managerOrgId: row.managerOrgId,
      openedOn: row.openedOn ?? undefined,
      coveredFrom: row.coveredFrom ?? undefined,
      uncoveredSince: row.coveredFrom ? undefined : (row.uncoveredSince ?? undefined),
      openCase: row.caseOpenedOn ? { openedOn: row.caseOpenedOn, proposedOn: row.proposedOn ?? undefined } : undefined,
      isNotNeeded: row.isNotNeeded,
    }
    found.set(row.managerOrgId, [...(found.get(row.managerOrgId) ?? []), facts])
  }
  return found
}
