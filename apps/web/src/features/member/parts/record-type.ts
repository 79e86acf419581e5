import { type client, refresh } from '../../../app/api.ts'

export type MemberRecord = Awaited<ReturnType<typeof client.member.read>>

/** After a command about a person everything that shows persons is asked for anew. */
export const refreshMembers = () => refresh('member', 'mine', 'search', 'org')
