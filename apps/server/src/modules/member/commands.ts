import { type Refusal, unlessBlocked } from '@hongzhu/domain'

import type { Context } from '../../platform/http/context.ts'
import { Failure, notFound, orRefuse } from '../../platform/http/failure.ts'
import { findDecider, findHome, findStanding, lockPerson } from './command-queries.ts'

/** The person locked for a command; out of reach, or left for elsewhere, is 404. */
export async function personFor(ctx: Context, personId: string) {
  const person = await lockPerson(ctx.db, ctx.scope, personId, ctx.today)
  if (!person) throw notFound('人员信息')
  return person
}

/** The person with present home, status and group; only for members. */
export async function memberFor(ctx: Context, personId: string) {
  const person = await personFor(ctx, personId)
  const standing = await findStanding(ctx.db, personId, ctx.today)
  if (!standing.isMember) throw notFound('党员信息')
  return { person, standing }
}

/** An organisation of the scope as a home; its kind is that of the day. */
export async function homeFor(ctx: Context, orgId: string, on: string) {
  const ref = await ctx.org(orgId)
  const home = await findHome(ctx.db, ref.id, on as never)
  if (!home) throw notFound('组织')
  return home
}

/** The organisation that decided: in reach, or above the organisations in reach. */
export async function deciderFor(ctx: Context, orgId: string, on: string) {
  const decider = (await findDecider(ctx.db, ctx.scope, orgId, ctx.today))
    ? await findHome(ctx.db, orgId, on as never)
    : undefined
  if (!decider) throw notFound('组织')
  return decider
}

/** Refuses when a finding blocks; the others travel no further. */
export const refuseIfBlocked = (findings: readonly Refusal[]): void => {
  orRefuse(unlessBlocked(true, findings))
}

/** The overlap that the database refused in the end: somebody did the same a moment earlier (ORG-17, MDS-17). */
export async function orTaken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if ((error as { code?: string }).code === '23P01')
      throw new Failure('conflict', '这段时间已经有另一条登记，请刷新后核对。', { code: 'member.overlap' })
    if ((error as { code?: string }).code === '23505')
      throw new Failure('conflict', '同一天已经有一条登记，请刷新后核对。', { code: 'member.same-day' })
    throw error
  }
}

export const subjectOf = (personId: string) => ({ kind: 'person', id: personId })
