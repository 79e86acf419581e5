import { scopeFor } from '../../platform/access/scope.ts'
import type { Context } from '../../platform/http/context.ts'
import { Failure, notFound } from '../../platform/http/failure.ts'
import { answerFeedback, countToday, insertFeedback, listFeedback, lockFeedback } from './queries.ts'

const PER_DAY = 20

export const list = (ctx: Context, input: { mine: boolean; open: boolean; page: number; pageSize: number }) =>
  listFeedback(ctx.db, { accountId: ctx.actor.accountId, answers: scopeFor(ctx.actor, 'feedback.answer') }, input)

/** Where the product makes work for people: the page it happened on and what. */
export async function create(ctx: Context<'feedback.write'>, input: { page: string; body: string }) {
  if ((await countToday(ctx.db, ctx.actor.accountId, ctx.services.clock.now())) >= PER_DAY)
    throw new Failure('too-many', `一天最多提 ${PER_DAY} 条，请明天再提。`, { code: 'feedback.too-many' })
  const id = await insertFeedback(ctx.db, {
    ...input,
    by: ctx.actor.accountId,
    orgId: ctx.actor.grant?.orgId ?? null,
  })
  ctx.events.record({
    type: 'feedback.given',
    summary: `提出减负意见：${input.body.slice(0, 40)}`,
    orgId: ctx.actor.grant?.orgId ?? null,
    subject: { kind: 'feedback', id },
  })
  return { id }
}

/** Answers what comes from one's own field, in public; a second answer replaces none, it is refused. */
export async function answer(ctx: Context<'feedback.answer'>, input: { feedbackId: string; answer: string }) {
  const found = await lockFeedback(ctx.db, ctx.scope, input.feedbackId)
  if (!found) throw notFound('意见')
  if (found.answer) throw new Failure('refused', '这条意见已经答复。', { code: 'feedback.answered' })
  await answerFeedback(ctx.db, {
    id: found.id,
    answer: input.answer,
    at: new Date(ctx.services.clock.now()).toISOString(),
    by: ctx.actor.accountId,
  })
  ctx.events.record({
    type: 'feedback.answered',
    summary: `答复减负意见：${found.body.slice(0, 40)}`,
    orgId: found.orgId ?? ctx.actor.grant?.orgId ?? null,
    subject: { kind: 'feedback', id: found.id },
    after: { answer: input.answer },
  })
  return { ok: true as const }
}
