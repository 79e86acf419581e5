import { randomUUID } from 'node:crypto'
import type { Sheet } from '@hongzhu/contract/meeting'
import { expect } from 'vitest'
import { makeSheet } from './meeting.ts'
import { ask } from './process.ts'
import type { Visitor } from './visitor.ts'

/** One meeting as its client knows it: what was confirmed to it, and the call it got no answer to. */
export interface Kept {
  key: string
  orgId: string
  id: string | undefined
  version: number
  state: 'draft' | 'confirmed' | 'archived' | undefined
  place: string
  open: { method: 'PUT' | 'POST'; path: string; body: unknown; place: string; state: Kept['state'] } | undefined
}

/** Somebody who saves meetings one after the other. */
export interface Saver {
  visitor: Visitor
  orgId: string
  blank: Sheet
}

export async function newSaver(visitor: Visitor, orgId: string): Promise<Saver> {
  const { body } = await visitor.call('GET', `/orgs/${orgId}/meeting-roster?on=2026-11-20&kinds=general`)
  return { visitor, orgId, blank: makeSheet(body, ['general']) }
}

/** Makes one call; without an answer it stays open and the client stops. */
export async function send(visitor: Visitor, one: Kept, call: NonNullable<Kept['open']>): Promise<boolean> {
  one.open = call
  const answer = await visitor.call(call.method, call.path, call.body).catch(() => undefined)
  if (!answer || answer.status >= 500) return false
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 200 })
  one.open = undefined
  one.id = answer.body.id
  one.version = answer.body.version
  one.place = call.place
  one.state = call.state
  return true
}

/** Saves meetings one after the other, as devices do, until an answer fails to come. */
export async function saveOn({ visitor, orgId, blank }: Saver, kept: Kept[]): Promise<number> {
  let calls = 0
  for (let n = 1; ; n++) {
    const one: Kept = { key: randomUUID(), orgId, id: undefined, version: 0, state: undefined, place: '', open: undefined }
    kept.push(one)
    const put = (place: string) => ({
      method: 'PUT' as const,
      path: `/meeting-sheets/${one.key}`,
      body: { orgId, version: one.version, sheet: { ...blank, place } },
      place,
      state: 'draft' as const,
    })
    const settle = (verb: 'confirm' | 'archive', state: 'confirmed' | 'archived') => ({
      method: 'POST' as const,
      path: `/meetings/${one.id}/${verb}`,
      body: { meetingId: one.id, version: one.version, reasons: [] },
      place: one.place,
      state,
    })
    const steps = [
      () => put(`第${n}会议室`),
      () => put(`第${n}会议室，改到礼堂`),
      () => settle('confirm', 'confirmed'),
      () => settle('archive', 'archived'),
    ]
    for (const step of steps) {
      if (!(await send(visitor, one, step()))) return calls
      calls += 1
    }
  }
}

export interface Row {
  client_key: string
  state: string
  place: string
  version: number
  due_count: number
  marked: number
  sections: number
  drafts: number
  agenda: number
  events: string[]
}
export const meetingRows = (folder: string) =>
  ask<Row>(
    folder,
    `select m.client_key, m.state, m.place, m.version, m.due_count,
       (select count(*)::int from attendance a where a.meeting_id = m.id) as marked,
       (select count(*)::int from meeting_section s where s.meeting_id = m.id) as sections,
       (select count(*)::int from meeting_draft d where d.meeting_id = m.id) as drafts,
       (select count(*)::int from agenda_item i where i.meeting_id = m.id) as agenda,
       array(select e.type from event e where e.subject_kind = 'meeting' and e.subject_id = m.id::text order by e.seq) as events
     from meeting m`,
  )

const EVENTS: Record<string, string[]> = {
  draft: [],
  confirmed: ['meeting.confirmed'],
  archived: ['meeting.confirmed', 'meeting.archived'],
}

/** Nothing by half: a draft is one document and no rows, a settled meeting all its rows and its events. */
export function expectWhole(row: Row): void {
  const isDraft = row.state === 'draft'
  expect(row).toMatchObject({
    sections: 1,
    drafts: isDraft ? 1 : 0,
    marked: isDraft ? 0 : row.due_count,
    agenda: isDraft ? 0 : 1,
    events: EVENTS[row.state],
  })
}
