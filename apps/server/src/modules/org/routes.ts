import { contract } from '@hongzhu/contract'
import { bind } from '../../platform/http/bind.ts'
import { completeEnd } from './ends.ts'
import { found } from './found.ts'
import { readPage, readTree } from './page.ts'
import { listOrgPosts } from './post-queries.ts'
import { assign, candidates, endPost, postsOfPerson } from './posts.ts'
import { changePower } from './power.ts'
import { searchOrgs } from './queries.ts'
import { dissolve, merge, split } from './reorganise.ts'
import { move, rename, retype } from './service.ts'
import { addTerm, closeTerm, completeTerm, delayTerm, prepareTerm, remindTerm } from './terms.ts'
import { acceptWeak, listWeak, planWeak } from './weak.ts'

const { org, post, term, weak } = contract

export const routes = [
  bind(org.tree, (ctx, input) => readTree(ctx, input.on ?? ctx.today)),
  bind(org.search, async (ctx, input) => ({ rows: await searchOrgs(ctx.db, ctx.scope, ctx.today, input) })),
  bind(org.page, (ctx, input) => readPage(ctx, input.orgId, input.on ?? ctx.today)),
  bind(org.found, found),
  bind(org.rename, rename),
  bind(org.retype, retype),
  bind(org.move, move),
  bind(org.split, split),
  bind(org.merge, merge),
  bind(org.dissolve, dissolve),
  bind(org.changePower, changePower),
  bind(org.completeEnd, completeEnd),
  bind(weak.list, listWeak),
  bind(weak.plan, planWeak),
  bind(weak.accept, acceptWeak),
  bind(post.list, async (ctx, input) => ({
    rows: await listOrgPosts(ctx.db, input.orgId, input.on ?? ctx.today, input.past ?? false),
  })),
  bind(post.ofPerson, (ctx, input) => postsOfPerson(ctx, input.personId)),
  bind(post.candidates, candidates),
  bind(post.assign, assign),
  bind(post.end, endPost),
  bind(term.add, addTerm),
  bind(term.complete, completeTerm),
  bind(term.prepare, prepareTerm),
  bind(term.remind, remindTerm),
  bind(term.delay, delayTerm),
  bind(term.close, closeTerm),
]
