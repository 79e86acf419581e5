import type { PlainDate } from '@hongzhu/domain'
import { scopeFor } from '../../platform/access/scope.ts'
import type { Context } from '../../platform/http/context.ts'
import { findOrgs, findPeople } from './queries.ts'

/** Finds organisations and, where the post may see members, persons; both within reach. */
export async function find(ctx: Context<'org.tree'>, input: { q: string; on?: PlainDate | undefined }) {
  const people = scopeFor(ctx.actor, 'member.read')
  const [orgs, found] = await Promise.all([
    findOrgs(ctx.db, ctx.scope, input.q, input.on ?? ctx.today),
    people ? findPeople(ctx.db, people, input.q, ctx.today) : [],
  ])
  return { orgs, people: found }
}
