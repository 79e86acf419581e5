import type { PlainDate, Refusal } from '@hongzhu/domain'
import { type Entry, type Field, idsIn } from '@hongzhu/domain/procedure'
import type { Context } from '../../../platform/http/context.ts'
import { loadPeople } from '../../meeting/index.ts'
import { listKept, listMeetings, listSuperiors } from './name-queries.ts'

type Writing = Context<'case.write'>

/** A finding at the field of the entry that names this id. */
function unknownAt(fields: readonly Field[], entry: Entry, id: string, code: string, message: string): Refusal {
  const holds = (field: Field) => {
    const named = idsIn([field], entry)
    return [...named.people, ...named.meetings].includes(id)
  }
  const field = fields.find(holds)
  return {
    code,
    severity: 'block',
    rule: 'GEN-06',
    message: field ? `“${field.label}”：${message}` : message,
    remedy: '核对日期或者重新选择',
    ...(field ? { field: field.id } : {}),
  }
}

/**
 * Resolves every id of an entry: persons of the organisation on that day or on its books, meetings on its record,
 * organisations in reach. Answers what cannot be; nothing is learnt about anybody else: unknown and out of reach read the same.
 */
export async function unknownIn(
  ctx: Writing,
  orgId: string,
  on: PlainDate,
  fields: readonly Field[],
  entry: Entry,
): Promise<Refusal[]> {
  const named = idsIn(fields, entry)
  const found: Refusal[] = []
  const people = [...new Set(named.people)]
  if (people.length > 0) {
    const present = new Set((await loadPeople(ctx.db, orgId, on)).map((person) => person.personId))
    const absent = people.filter((id) => !present.has(id))
    const kept = new Set(absent.length > 0 ? await listKept(ctx.db, orgId, absent) : [])
    const unknown = absent.find((id) => !kept.has(id))
    if (unknown) found.push(unknownAt(fields, entry, unknown, 'case.person-unknown', '所选人员当日不在本组织'))
  }
  if (named.meetings.length > 0) {
    const known = new Set((await listMeetings(ctx.db, orgId, on, named.meetings)).map((meeting) => meeting.id))
    const unknown = named.meetings.find((id) => !known.has(id))
    if (unknown)
      found.push(unknownAt(fields, entry, unknown, 'case.meeting-unknown', '没有这次会议的记录，或者它还没有确认、归档'))
  }
  for (const id of named.orgs) await ctx.org(id)
  return found
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
