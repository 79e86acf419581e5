import { contract } from '@hongzhu/contract'
import { bind } from '../../platform/http/bind.ts'
import { listTree, searchOrgs } from './queries.ts'

const { org } = contract

export const routes = [
  bind(org.tree, async (ctx, input) => {
    const on = input.on ?? ctx.today
    return { on, rows: await listTree(ctx.db, ctx.scope, on) }
  }),
  bind(org.search, async (ctx, input) => ({ rows: await searchOrgs(ctx.db, ctx.scope, ctx.today, input) })),
]
