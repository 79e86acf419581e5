import type { PlainDate } from '@hongzhu/domain'
import { DUTY_LABELS, type Duty } from '@hongzhu/domain/org'
import type { Database } from '../../platform/db/pool.ts'
import { findOrgOnDay, listMembersOnDay, listOfficersOnDay } from './context-queries.ts'

/** Somebody of an organisation on a day, with the duties held there then. */
export interface PersonOnDay {
  personId: string
  name: string
  note: string
}

/** Members on the rolls of that day and holders of posts, officers first; nobody where the organisation was not there yet. */
export async function loadPeople(db: Database, orgId: string, on: PlainDate): Promise<PersonOnDay[]> {
  const org = await findOrgOnDay(db, orgId, on)
  if (!org) return []
  const isBelow = org.kind === 'committee' || org.kind === 'generalBranch'
  const officers = await listOfficersOnDay(db, orgId, on)
  const members = await listMembersOnDay(db, orgId, isBelow, on)
  const duties = Map.groupBy(officers, (officer) => officer.personId)
  const noteOf = (id: string) => (duties.get(id) ?? []).map(({ duty }) => DUTY_LABELS[duty as Duty]).join('、')
  const people = new Map([...officers, ...members].map((person) => [person.personId, person]))
  return [...people.values()].map((person) => ({
    personId: person.personId,
    name: person.name,
    note: noteOf(person.personId) || (person.category === 'P' ? '预备党员' : ''),
  }))
}
