import type { Context } from '../../platform/http/context.ts'

/** Called in the same transaction after what counts about a meeting has changed; whoever derives from meetings registers here. */
export type MeetingSubscriber = (ctx: Context<'meeting.write'>, orgId: string, meetingId: string) => Promise<void>
export const meetingSubscribers: MeetingSubscriber[] = []

/** Tells every subscriber, in order. */
export async function tellChanged(ctx: Context<'meeting.write'>, orgId: string, meetingId: string): Promise<void> {
  for (const subscriber of meetingSubscribers) await subscriber(ctx, orgId, meetingId)
}
