import type { SheetContext, SheetRosterEntry } from '@hongzhu/contract/meeting'
import { addMonths, type PlainDate } from '@hongzhu/domain'
import { MEETING_KINDS, type MeetingKind } from '@hongzhu/domain/meeting'
import { type Duty, isBranch, type OrgKind, SEAT_DUTIES } from '@hongzhu/domain/org'
import type { Database } from '../../platform/db/pool.ts'
import { invalid } from '../../platform/http/failure.ts'
import { normsOf } from '../norm/index.ts'
import { findHabits, findOrgOnDay, listMembersOnDay, listOfficersOnDay, type OrgOnDay } from './context-queries.ts'
import { listTalkDays } from './talk-queries.ts'
import { listThemeDays } from './theme-day-queries.ts'

/** Whose meeting it is: all members, holders of seats, or the administrative team (MTG-04, SCH-03, SCH-05). */
type Body = 'members' | 'seats' | 'administration'
const BODY_OF: Partial<Record<MeetingKind, Body>> = {
  committee: 'seats',
  democratic: 'seats',
  schoolParty: 'seats',
  headteacher: 'administration',
}
const ADMINISTRATION: readonly Duty[] = ['headteacher', 'deputyHead']

/** The widest body among the kinds of one sitting (MTG-18). */
function bodyOf(kinds: readonly MeetingKind[], orgKind: OrgKind): Body {
  const bodies = kinds.map((kind) => BODY_OF[kind] ?? 'members')
  if (orgKind === 'workCommittee')
    return bodies.length > 0 && bodies.every((body) => body === 'administration') ? 'administration' : 'seats'
  if (bodies.length === 0 || bodies.includes('members')) return 'members'
  return bodies.includes('seats') ? 'seats' : 'administration'
}

export const kindsIn = (text: string): MeetingKind[] =>
  text.split(',').filter((part): part is MeetingKind => (MEETING_KINDS as string[]).includes(part))

type Officers = Awaited<ReturnType<typeof listOfficersOnDay>>

const entryOf = (
  person: { personId: string; name: string; category: 'F' | 'P' | 'N'; hasVote: boolean; isRelieved: boolean },
  hasVote: boolean,
): SheetRosterEntry => ({
  personId: person.personId,
  name: person.name,
  category: person.category,
  hasVote,
  isDue: true,
  isRelieved: person.isRelieved,
  state: null,
  leaveReason: '',
})

function seatsOf(officers: Officers, duties: readonly Duty[]): SheetRosterEntry[] {
  const seen = new Map<string, SheetRosterEntry>()
  for (const officer of officers)
    if (duties.includes(officer.duty as Duty) && !seen.has(officer.personId))
      seen.set(officer.personId, entryOf(officer, officer.hasVote))
  return [...seen.values()]
}

async function rosterOf(db: Database, org: OrgOnDay, kinds: readonly MeetingKind[], on: PlainDate, officers: Officers) {
  const body = bodyOf(kinds, org.kind as OrgKind)
  if (body === 'seats') return seatsOf(officers, SEAT_DUTIES)
  if (body === 'administration') return seatsOf(officers, ADMINISTRATION)
  const isBelow = org.kind === 'committee' || org.kind === 'generalBranch'
  return (await listMembersOnDay(db, org.id, isBelow, on)).map((person) => entryOf(person, person.hasVote))
}

/** MTG-08：会前一年内有谈心谈话记录的日期；党小组的组织生活会连同所在支部的。与组织生活会无关的不取。 */
async function talkDaysOf(db: Database, org: OrgOnDay, kinds: readonly MeetingKind[], on: PlainDate) {
  if (!kinds.includes('life')) return undefined
  const orgIds = org.kind === 'group' && org.parentId ? [org.id, org.parentId] : [org.id]
  return (await listTalkDays(db, orgIds, addMonths(on, -12), on)).map((row) => row.on)
}

/** The organisation on the day, who is due, whom to choose from, local norms and habits: all a sheet needs, also without network. */
export async function loadContext(
  db: Database,
  orgId: string,
  on: PlainDate,
  kinds: readonly MeetingKind[],
): Promise<SheetContext> {
  const org = await findOrgOnDay(db, orgId, on)
  if (!org) throw invalid('heldOn', '该组织当日尚未成立或者已经撤销，请核对日期。')
  const [officers, norms, habits, themeDays, talksOn] = await Promise.all([
    listOfficersOnDay(db, org.id, on),
    normsOf(db, org.id, on),
    findHabits(db, org.id, kinds),
    listThemeDays(db, org.id),
    talkDaysOf(db, org, kinds, on),
  ])
  const ofBranch = org.kind === 'group' && org.parentId ? await listOfficersOnDay(db, org.parentId, on) : []
  const roster = await rosterOf(db, org, kinds, on, officers)
  const people = new Map<string, { personId: string; name: string; duties: string[] }>()
  for (const person of [...officers, ...ofBranch, ...roster]) {
    const known = people.get(person.personId) ?? { personId: person.personId, name: person.name, duties: [] }
    people.set(person.personId, known)
    // Duties of the branch do not count in its group: there the leader chairs (MTG-15).
    if ('duty' in person && officers.includes(person)) known.duties.push(person.duty)
  }
  return {
    orgId: org.id,
    orgName: org.name,
    orgShortName: org.shortName,
    orgKind: org.kind,
    on,
    hasCommittee: isBranch(org.kind as OrgKind) ? org.hasCommittee : true,
    isSchoolBody: org.isSchoolBody,
    roster,
    people: [...people.values()],
    norms: norms.local.map((norm) => ({ ...norm, until: norm.until ?? null })),
    themeDay: themeDays.find((row) => row.from <= on && (row.until === null || row.until > on))?.fixed ?? null,
    ...(talksOn ? { talksOn } : {}),
    habits,
  }
}
