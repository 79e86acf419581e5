import { AUDIT_RETENTION, eventGroup, eventLabel } from '@hongzhu/domain/access'
import { changesInWords, NOTHING } from '@hongzhu/domain/audit'
import type { Context } from '../../platform/http/context.ts'
import { Failure, notFound } from '../../platform/http/failure.ts'
import {
  COUNT_LIMIT,
  countEvents,
  type EventFilter,
  findEvent,
  findExtent,
  findWitness,
  listEvents,
  listTypes,
} from './queries.ts'
import { auditSheet } from './sheet.ts'
import { verifyAudit } from './verify.ts'

type Reading = Context<'audit.read'>

export async function list(ctx: Reading, { page, pageSize, ...filter }: EventFilter & { page: number; pageSize: number }) {
  const rows = await listEvents(ctx.db, ctx.scope, filter, { limit: pageSize, offset: (page - 1) * pageSize, today: ctx.today })
  const total = await countEvents(ctx.db, ctx.scope, filter, ctx.today)
  return {
    rows: rows.map((row) => ({ ...row, label: eventLabel(row.type) })),
    total: Math.min(total, COUNT_LIMIT),
    isMore: total > COUNT_LIMIT,
  }
}

export async function get(ctx: Reading, input: { seq: string }) {
  const event = await findEvent(ctx.db, ctx.scope, input.seq, ctx.today)
  if (!event) throw notFound('审计记录')
  return { ...event, label: eventLabel(event.type), changes: changesInWords(event.type, event.before, event.after) }
}

export async function types(ctx: Reading) {
  const found = await listTypes(ctx.db)
  return { rows: found.map((type) => ({ type, label: eventLabel(type), group: eventGroup(type) })) }
}

/** What was found, as a sheet; taking it out is itself recorded (SEC-29). */
export async function exportEvents(ctx: Reading, filter: EventFilter) {
  const rows = await listEvents(ctx.db, ctx.scope, filter, { limit: COUNT_LIMIT + 1, offset: 0, today: ctx.today })
  if (rows.length > COUNT_LIMIT)
    throw new Failure('refused', `超过 ${COUNT_LIMIT} 条，请缩小时间范围后分次导出。`, { code: 'audit.too-many' })
  const given = changesInWords('export.made', null, filter).filter((one) => one.after !== NOTHING)
  const filters = given.map((one) => `${one.field} ${one.after}`).join('，') || '全部'
  return auditSheet(rows, { by: ctx.actor.name, on: ctx.today, filters })
}

export async function state(ctx: Reading) {
  const witness = await findWitness(ctx.db)
  return { ...(await findExtent(ctx.db)), last: witness ?? null, retention: [...AUDIT_RETENTION] }
}

/** Verifies now, outside this request's transaction: the chain has one writer and must not wait for itself. */
export const verify = async (ctx: Reading) => verifyAudit(ctx.services)
