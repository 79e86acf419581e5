import type { PlainDate } from '@hongzhu/domain'
import { type Entry, type Field, idsIn, type NamedIds } from '@hongzhu/domain/procedure'
import type { Context } from '../../../platform/http/context.ts'
import { invalid } from '../../../platform/http/failure.ts'
import { loadPeople } from '../../meeting/index.ts'
import { listKept, listMeetings, listSuperiors } from './name-queries.ts'

type Writing = Context<'case.write'>

/** The field of an entry that names this id, for the message. */
function fieldOf(fields: readonly Field[], entry: Entry, id: string): string {
  const holds = (field: Field) => {
    const named = idsIn([field], entry)
    return [...named.people, ...named.meetings, ...named.orgs].includes(id)
  }
  return fields.find(holds)?.id ?? 'entry'
}

/**
 * Resolves every id of an entry: persons of the organisation on that day or on its books, meetings on its record,
 * organisations in reach. Nothing is learnt about anybody else: unknown and out of reach read the same.
 */
export async function resolveEntry(
  ctx: Writing,
  orgId: string,
  on: PlainDate,
  fields: readonly Field[],
  entry: Entry,
): Promise<NamedIds> {
  const named = idsIn(fields, entry)
  const people = [...new Set(named.people)]
  if (people.length > 0) {
    const present = new Set((await loadPeople(ctx.db, orgId, on)).map((person) => person.personId))
    const absent = people.filter((id) => !present.has(id))
    const kept = new Set(absent.length > 0 ? await listKept(ctx.db, orgId, absent) : [])
    const unknown = absent.find((id) => !kept.has(id))
    if (unknown) throw invalid(fieldOf(fields, entry, unknown), '所选人员当日不在本组织，请核对日期或者重新选择')
  }
  if (named.meetings.length > 0) {
    const found = new Set((await listMeetings(ctx.db, orgId, on, named.meetings)).map((meeting) => meeting.id))
    const unknown = named.meetings.find((id) => !found.has(id))
    if (unknown) throw invalid(fieldOf(fields, entry, unknown), '没有这次会议的记录，或者它还没有确认、归档')
  }
  for (const id of named.orgs) await ctx.org(id)
  return named
}

/** What can be chosen in the forms of an organisation's cases. */
export async function listChoices(ctx: Writing, input: { orgId: string; on: PlainDate }) {
  const org = await ctx.org(input.orgId)
  const [people, meetings, superiors] = [
    await loadPeople(ctx.db, org.id, input.on),
    await listMeetings(ctx.db, org.id, input.on),
    await listSuperiors(ctx.db, org.path),
  ]
  return { people: people.map(({ personId, name, note }) => ({ id: personId, name, note })), meetings, superiors }
}
