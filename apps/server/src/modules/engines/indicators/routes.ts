import { contract } from '@hongzhu/contract'
import { bind } from '../../../platform/http/bind.ts'
import type { Context } from '../../../platform/http/context.ts'
import { checkText } from './check.ts'
import { type Asked, ask, computeFigure, computeFigures, dayOf, figureParts, figureRows, figureTrend, nameOf } from './figures.ts'
import { listFigures, meaningOf } from './meaning.ts'
import { figureSheet } from './sheet.ts'

const { figure } = contract

/** With its place of today, which the scope has resolved already. */
async function located(ctx: Context, asked: Asked): Promise<Asked> {
  const { path } = await ctx.org(asked.orgId)
  return asked.on === ctx.today ? { ...asked, path } : asked
}

/** One figure alone: its organisation's name is asked for together with the place, not after it. */
async function locatedWithName(ctx: Context, asked: Asked): Promise<Asked> {
  const name = nameOf(ctx.db, asked.orgId, asked.on)
  name.catch(() => {})
  return { ...(await located(ctx, asked)), name }
}

const HITS = { hit: true, miss: false, all: undefined } as const

export const routes = [
  bind(figure.catalogue, async () => ({ rows: listFigures() })),
  bind(figure.values, async (ctx, input) => {
    const on = dayOf(input.on, ctx.today)
    const asked = await Promise.all(input.refs.split(',').map((ref) => located(ctx, ask(ref, input.orgId, on))))
    return { rows: await computeFigures(ctx.db, ctx.scope, asked) }
  }),
  bind(figure.value, async (ctx, input) => {
    const asked = await locatedWithName(ctx, ask(input.ref, input.orgId, dayOf(input.on, ctx.today)))
    return { ...(await computeFigure(ctx.db, ctx.scope, asked)), meaning: meaningOf(asked.indicator) }
  }),
  bind(figure.rows, async (ctx, input) => {
    const asked = await located(ctx, ask(input.ref, input.orgId, dayOf(input.on, ctx.today)))
    const { page, pageSize } = input
    return figureRows(ctx.db, ctx.scope, asked, { hit: HITS[input.hit], limit: pageSize, offset: (page - 1) * pageSize })
  }),
  bind(figure.trend, async (ctx, input) => ({
    points: await figureTrend(ctx.db, ctx.scope, ask(input.ref, input.orgId, dayOf(input.on, ctx.today)), input.step),
  })),
  bind(figure.parts, async (ctx, input) =>
    figureParts(ctx.db, ctx.scope, ask(input.ref, input.orgId, dayOf(input.on, ctx.today)), input.part),
  ),
  bind(figure.sheet, async (ctx, input) =>
    figureSheet(ctx.db, ctx.scope, ask(input.ref, input.orgId, dayOf(input.on, ctx.today))),
  ),
  bind(figure.check, async (ctx, input) => checkText(ctx.db, ctx.scope, input.text, input.orgId, dayOf(input.on, ctx.today))),
]
