import { randomUUID } from 'node:crypto'
import type { TestApp } from './app.ts'

/** One recorded meeting with its sections and roster, written past the sheet: facts for figures and duties. */
export async function hold(
  app: TestApp,
  orgId: string,
  heldOn: string,
  kinds: readonly string[],
  present: readonly string[],
  absent: readonly string[] = [],
  more: { recordedOn?: string; forYear?: number } = {},
) {
  const meeting = await app.owner
    .insertInto('meeting')
    .values({
      org_id: orgId,
      client_key: randomUUID(),
      state: 'archived',
      title: '',
      held_on: heldOn,
      recorded_on: more.recordedOn ?? heldOn,
      for_year: more.forYear ?? null,
      due_count: present.length + absent.length,
      present_count: present.length,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await app.owner
    .insertInto('meeting_section')
    .values(kinds.map((kind) => ({ meeting_id: meeting.id, kind })))
    .execute()
  const roster = [...present.map((name) => ({ name, state: 'present' })), ...absent.map((name) => ({ name, state: 'absent' }))]
  if (roster.length > 0)
    await app.owner
      .insertInto('attendance')
      .values(
        roster.map(({ name, state }) => ({
          meeting_id: meeting.id,
          person_id: app.world.person[name] ?? '',
          org_id: orgId,
          held_on: heldOn,
          category: 'F',
          has_vote: true,
          state,
        })),
      )
      .execute()
}
