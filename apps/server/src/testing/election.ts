import type { Caller, Reply, TestApp } from './app.ts'

/** Adds full members to a branch until it has `count`; answers all full members' ids in a fixed order. */
export async function fillBranch(app: TestApp, orgId: string, count: number): Promise<string[]> {
  const members = () =>
    app.owner
      .selectFrom('member')
      .select('person_id')
      .where('org_id', '=', orgId)
      .where('full_on', 'is not', null)
      .orderBy('person_id')
      .execute()
  const before = await members()
  for (let index = before.length; index < count; index += 1) {
    const { id } = await app.owner
      .insertInto('person')
      .values({ name: `选举人${index + 1}`, name_key: `xjr${index + 1}`, initials: `xjr${index + 1}`, keeper_org_id: orgId })
      .returning('id')
      .executeTakeFirstOrThrow()
    await app.owner
      .insertInto('member')
      .values({ person_id: id, org_id: orgId, joined_on: '2018-06-01', full_on: '2019-06-01' })
      .execute()
    await app.owner
      .insertInto('membership')
      .values({ person_id: id, org_id: orgId, from_on: '2018-06-01', entry_kind: 'NEW' })
      .execute()
  }
  return (await members()).map((row) => row.person_id)
}

/** Every content of the rules for the meeting as written down; the form asks for each. */
export const rulesOf = (fields: readonly { id: string }[]): Record<string, boolean> =>
  Object.fromEntries(fields.filter(({ id }) => id.startsWith('rules-')).map(({ id }) => [id, true]))

interface Tally {
  personId: string
  office: string
  for: number
  against: number
  abstain: number
}
export const tally = (personId: string, votes: number, present: number, office = 'member'): Tally => ({
  personId,
  office,
  for: votes,
  against: present - votes,
  abstain: 0,
})
export const countSheet = (due: number, present: number, tallies: readonly Tally[]) => ({
  due,
  present,
  issued: present,
  voted: present,
  returned: present,
  valid: present,
  void: 0,
  tallies,
  isSealed: true,
})

/** One case driven step by step through the API. */
export interface Course {
  caseId: string
  /** The case as the page shows it to this caller. */
  read: (caller: Caller) => Promise<Reply>
  send: (caller: Caller, command: object, more?: object) => Promise<Reply>
  do: (caller: Caller, step: string, on: string, entry: object) => Promise<Reply>
}

/** Begins a case and follows its number of events. */
export async function beginCourse(caller: Caller, orgId: string, body: object): Promise<Course> {
  const begun = await caller.post(`/orgs/${orgId}/cases`, { clientKey: crypto.randomUUID(), procedure: 'election', ...body })
  if (begun.status !== 200) throw new Error(JSON.stringify(begun.body))
  const caseId = String(begun.body.id)
  let seq = Number(begun.body.seq)
  const send = async (who: Caller, command: object, more: object = {}) => {
    const answer = await who.post(`/cases/${caseId}/acts`, { seq, command, ...more })
    if (answer.status === 200 && answer.body.isWritten) seq = answer.body.seq
    return answer
  }
  return {
    caseId,
    read: (who) => who.get(`/cases/${caseId}`),
    send,
    do: (who, step, on, entry) => send(who, { act: 'do', step, on, entry, reason: '材料齐全，补登日期' }),
  }
}
